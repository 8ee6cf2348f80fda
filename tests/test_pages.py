"""What is true of a page in every format: the very words come out, do nothing, and are the same bytes again."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import docx
import opendocument
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from trees import ARABIC, HOSTILE, MEETING, page, said

from minutes_tui.config.page_styles import STYLES
from minutes_tui.export.formats import exported
from minutes_tui.language import markup
from minutes_tui.model.document import (
    Block,
    Document,
    Heading,
    Layout,
    Listing,
    Paragraph,
    Passage,
    Signature,
    Strong,
    Table,
    visible,
)
from minutes_tui.record import Record
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.writers import akoma, markdown, plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html
from minutes_tui.writers.odt import text as odt
from minutes_tui.writers.pdf import pdf

GOLDENS = Path(__file__).parent / "writers"

AKOMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("akoma.rng")))
TAGS = frozenset({
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav", "h1", "h2", "h3", "p", "span",
    "a", "ul", "ol", "li", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "div", "hr", "br", "em",
    "strong", "img", "bdi",
})  # fmt: skip
ATTRIBUTES = frozenset({
    "lang", "dir", "charset", "http-equiv", "content", "name", "class", "id", "href", "aria-label", "start", "style",
    "scope", "data-head", "src", "alt", "role",
})  # fmt: skip
EMPTY = frozenset({"meta", "br", "hr", "col", "img"})


class Read(HTMLParser):
    """The words of an HTML page, which must have only what we write in it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        if tag not in EMPTY:
            self.inside.append(tag)
        for name, value in attrs:
            assert name in ATTRIBUTES
            assert name != "href" or (value or "").startswith("#")
            assert name != "src" or (value or "").startswith("data:image/")
            assert name != "style" or re.fullmatch(r"width: [0-9.]+%", value or "")
        if tag in ("br", "p", "td", "th", "li", "h1", "h2", "h3"):
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if "style" not in self.inside:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag


def words_of_html(document: Document) -> str:
    return "".join(Read(html.write(document)).words)


def words_of_markdown(document: Document) -> str:
    parser = MarkdownIt("commonmark").enable("table")
    found = []
    for token in parser.parse(markdown.write(document)):
        assert not token.type.startswith(("html", "code", "fence", "blockquote", "hr")), token.type
        for child in token.children or ():
            assert child.type in ("text", "hardbreak", "em_open", "em_close", "strong_open", "strong_close"), child.type
            found.append(child.content if child.type == "text" else "\n" if child.type == "hardbreak" else "")
        found.append("\n")
    return "".join(found)


def words_of_docx(document: Document) -> str:
    opened = docx.Document(io.BytesIO(word.write(document).content))
    assert {each.text for each in opened.element.iter(qn("w:instrText"))} <= {" PAGE ", " NUMPAGES "}
    lines = ("".join(each.text for each in p.iter(qn("w:t"))) for p in opened.element.body.iter(qn("w:p")))
    return "\n".join(lines).translate(UNSEEN)


def words_of_odt(document: Document) -> str:
    return opendocument.words_in(odt.write(document).content).translate(UNSEEN)


def words_of_akoma(document: Document) -> str:
    tree = etree.fromstring(akoma.write(document).encode())
    AKOMA.assertValid(tree)
    return "\n".join("".join(each.itertext()) for each in tree.iter("{*}p", "{*}heading", "{*}narrative"))


def words_of_plain(document: Document) -> str:
    return plain.write(document)


FORMATS: dict[str, Callable[[Document], str]] = {
    "md": words_of_markdown,
    "html": words_of_html,
    "docx": words_of_docx,
    "odt": words_of_odt,
    "xml": words_of_akoma,
    "txt": words_of_plain,
}


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "txt"])
def test_words_side_by_side_are_read_column_by_column(format: str) -> None:
    rows = ((said("Vanags"), said("Berg")), (said("Roo"), said("Lund")), (said("Kask"), ()))
    found = FORMATS[format](page(Heading(2, said("Board")), Table(((), ()), rows, (1, 1), "columns")))
    assert found.split()[-5:] == ["Vanags", "Roo", "Kask", "Berg", "Lund"]


@pytest.mark.parametrize("format", FORMATS)
def test_a_table_in_a_text_without_a_head_keeps_its_rows(format: str) -> None:
    found = FORMATS[format](page(*markup.blocks("| | |\n| --- | --: |\n| Spent | 12 |\n| Got | 34 |")))
    assert found.split()[-4:] == ["Spent", "12", "Got", "34"]


def test_plain_text_sets_words_side_by_side_without_rules() -> None:
    rows = ((said("Vanags"), said("Berg")), (said("Roo"), ()))
    assert plain.write(page(Table(((), ()), rows, (1, 1), "columns"))) == "Vanags  Berg\nRoo\n"


UNLAWFUL = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})


UNSEEN = dict.fromkeys(map(ord, "\xad\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069"))
"""What an office's page may have more of: places where a long word may be parted, and ends of what is written the other
way."""


def plainly(text: str, name: str) -> str:
    """A text as it must come out, whatever blanks are between its words."""
    seen = visible(text)
    if name in ("docx", "odt"):
        seen = seen.translate(UNSEEN)
    return " ".join((seen.translate(UNLAWFUL) if name in ("docx", "odt", "xml") else seen).split())


def everywhere(text: str) -> Document:
    """A page with a text in each place that has one, but tables, which plain text wraps."""
    return page(
        Heading(2, said(text), "place"),
        Paragraph((Strong(said(text)),)),
        Listing((said(text),)),
        Listing((said(text),), True),
        Passage("statement", (Paragraph(said(text), text, text),), ((text, text),), text, anchor="said"),
        Signature(text, text),
        layout=Layout(header=text, footer=text, draft=text, restricted=text, font=text, color=text, paper=text),
        title=text,
        language=text,
    )


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_markup_in_the_words_comes_out_as_words(text: str, name: str) -> None:
    found = " ".join(FORMATS[name](everywhere(text)).split())
    assert found.count(plainly(text, name)) >= 4


@cache
def tables(name: str) -> tuple[str, ...]:
    """What comes out of a table with each of the hostile texts; all stand on one page, with words between them."""
    blocks: list[Block] = []
    for number, text in enumerate(HOSTILE):
        table = Table((said(text), said("x")), ((said("y"), said(text)), (said(text), ())))
        blocks += [table, Paragraph(said(f"after{number}."))]
    found = " ".join(FORMATS[name](page(*blocks)).split())
    parts = []
    for number in range(len(HOSTILE)):
        part, between, found = found.partition(f"after{number}.")
        assert between, f"the words after table {number} are missing or part of it"
        parts.append(part)
    return tuple(parts)


@pytest.mark.parametrize("name", ["md", "html", "docx", "odt", "xml"])
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_markup_in_a_table_comes_out_as_words(text: str, name: str) -> None:
    assert tables(name)[HOSTILE.index(text)].count(plainly(text, name)) >= 3


@pytest.mark.parametrize("name", FORMATS)
@given(texts=st.lists(st.text(max_size=12), min_size=60, max_size=60))
@settings(derandomize=True, deadline=None, max_examples=5)
def test_whatever_is_said_comes_out_in_every_format(name: str, texts: list[str]) -> None:
    blocks = [block for text in texts for block in (Paragraph(said(text)), Listing((said(text),)), Signature(text, ""))]
    found = " ".join(FORMATS[name](page(*blocks)).split())
    for text in texts:
        assert plainly(text, name) in found


@given(texts=st.lists(st.text(max_size=12), min_size=60, max_size=60))
@settings(derandomize=True, deadline=None, max_examples=5)
def test_whatever_is_said_makes_a_pdf(texts: list[str]) -> None:
    table = Table((said("x"),), tuple((said(text),) for text in texts))
    blocks = [block for text in texts for block in (Paragraph(said(text)), Listing((said(text),)), Signature(text, ""))]
    assert pdf.write(page(*blocks, table)).content.startswith(b"%PDF")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_markup_in_the_words_makes_a_pdf(text: str) -> None:
    assert pdf.write(everywhere(text)).content.startswith(b"%PDF")


def test_the_same_page_has_the_same_bytes() -> None:
    assert word.write(MEETING) == word.write(MEETING)
    assert pdf.write(MEETING) == pdf.write(MEETING)
    with zipfile.ZipFile(io.BytesIO(word.write(MEETING).content)) as opened:
        assert {each.date_time for each in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def body(document: Document) -> str:
    """A page as HTML from its language to its end, without the style sheet."""
    return re.sub(r"<style>.*</style>\n", "", html.write(document), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("name", "write", "document"),
    [
        ("meeting.md", markdown.write, MEETING),
        ("meeting.txt", plain.write, MEETING),
        ("meeting.html", body, MEETING),
        ("meeting.xml", akoma.write, MEETING),
        ("arabic.html", body, ARABIC),
        ("arabic.xml", akoma.write, ARABIC),
    ],
)
def test_a_meeting_reads_as_expected(
    name: str, write: Callable[[Document], str], document: Document, accept: bool
) -> None:
    written = write(document)
    if accept:
        (GOLDENS / name).write_text(written, "utf-8", newline="\n")
    assert written.encode() == (GOLDENS / name).read_bytes()


def test_an_empty_page_is_a_page_in_every_format() -> None:
    for name, write in FORMATS.items():
        assert write(page()).strip() == ("Reed Museum" if name == "html" else ""), "the title is the file's own"
    assert pdf.write(page()).content.startswith(b"%PDF")


def test_tables_without_rows_or_words_stop_nothing() -> None:
    for table in (Table((), ()), Table((said("a"),), ()), Table(((), ()), (((), ()),), (0, 0))):
        for write in FORMATS.values():
            write(page(table))
        pdf.write(page(table))


STATED = """
[meeting]
title = "Ice"
date = 2025-03-12
organisation = "City of Riga"
series = "Board"
distribution = ["Members", "Town archive"]
rapporteur = ["IV"]
next = { date = 2025-04-09, start = 10:00:00, venue = "Mill Hall" }
[print]
signature = ["rapporteur"]
style = "STYLE"
lists = ["next", "distribution"]
head = ["organisation", "body", "title"]
[[participant]]
key = "IV"
name = "Ilse Vanags"
"""
ELEMENTS = (
    "City of Riga", "Distribution: Members, Town archive", "Next meeting: 9 April 2025, 10", "Mill Hall",
    "Place and date", "Signature", "Ilse Vanags",
)  # fmt: skip


def html_words(document: Document) -> str:
    return re.sub("<[^>]*>", " ", html.write(document).partition("<body")[2])


@pytest.mark.parametrize("format", FORMATS)
def test_what_stands_above_the_body_and_behind_the_proceedings_is_in_every_format(format: str) -> None:
    for style in STYLES:
        made = document(read(STATED.replace("STYLE", style)).minutes)
        found = " ".join((html_words(made) if format == "html" else FORMATS[format](made)).split())
        said_ = found.replace("2025-04-09", "9 April 2025")
        assert [each for each in ELEMENTS if each not in said_] == [], (style, found)


def test_what_stands_above_the_body_and_behind_the_proceedings_is_in_json(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(STATED.replace("STYLE", "plain"), "utf-8")
    made = json.loads(exported(Record.read(path), "json"))["meeting"]
    assert (made["organisation"], made["distribution"]) == ("City of Riga", ["Members", "Town archive"])
    assert made["next"] == {"date": "2025-04-09", "start": "10:00:00", "venue": "Mill Hall"}


TWO_SIDED = Layout(footer="", footer_sides=("Reeds", "{page}"), header_sides=("Board", ""), two_sided="pages")


def test_pages_printed_on_both_sides_have_the_number_outside() -> None:
    made = page(*(Paragraph(said(f"Reed {number}")) for number in range(120)), layout=TWO_SIDED)
    assert words_of_odt(made).startswith("Reed\u00a00")
    made_docx = docx.Document(io.BytesIO(word.write(made).content))
    odd, even = made_docx.sections[0].footer, made_docx.sections[0].even_page_footer
    assert [each.paragraphs[-1].text.split("\t") for each in (odd, even)] == [["Reeds", "1"], ["1", "Reeds"]]
    assert made_docx.settings.element.find(qn("w:mirrorMargins")) is not None
    assert made_docx.settings.odd_and_even_pages_header_footer
    with zipfile.ZipFile(io.BytesIO(odt.write(made).content)) as file:
        styles = file.read("styles.xml").decode()
    assert 'style:page-usage="mirrored"' in styles
    left = styles.partition("<style:footer-left>")[2].partition("</style:footer-left>")[0]
    assert left.index("text:page-number") < left.index("Reeds")
