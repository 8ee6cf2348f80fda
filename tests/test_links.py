"""Code, links and tables of a text: what each format makes of them, and that whatever else is typed is words."""

import io
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import opendocument
import pytest
from docx.oxml.ns import qn
from lxml import etree
from lxml import html as reader
from markdown_it import MarkdownIt
from trees import HOSTILE, LINKED, page, said

from minutes_tui.export.formats import exported
from minutes_tui.language import markup
from minutes_tui.language.emphasis import inlines
from minutes_tui.line.pasted_tables import as_rows
from minutes_tui.line.speakers import mentioned
from minutes_tui.model import addresses
from minutes_tui.model.document import (
    Address,
    Block,
    CodeWords,
    Document,
    Heading,
    Inline,
    Link,
    Paragraph,
    Table,
    Words,
    linked,
    visible,
    words,
)
from minutes_tui.model.minutes import Minutes, Note, Participant
from minutes_tui.model.printed_addresses import with_addresses
from minutes_tui.record import Record
from minutes_tui.search.mentions import mentions
from minutes_tui.search.replacement import Query, hits
from minutes_tui.tui.widgets import document_view
from minutes_tui.writers import akoma, markdown, plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html
from minutes_tui.writers.odt.elements import qualified
from minutes_tui.writers.pdf import pdf

MARKDOWN = MarkdownIt("commonmark").enable("table")
LEADS = ["https://reeds.example/a_(b)?c=1&d=2", "https://reeds.example/", "mailto:ida@reeds.example"]
SAID = "See the new | `x`, https://reeds.example/ and ida@reeds.example, not this: cut *all*."
SIDES = Table(
    (said("Day"), said("cm"), said("Who")), ((said("Monday"), said("5"), said("a")),), sides=("start", "end", "center")
)


# What each format makes of them: its words, where its links lead, what is code

Found = tuple[str, list[str], list[str]]


def of_markdown(document: Document) -> Found:
    parts: list[str] = []
    leads: list[str] = []
    code: list[str] = []
    for token in MARKDOWN.parse(markdown.write(document)):
        for child in token.children or ():
            assert child.type not in ("html_inline", "image"), child.content
            parts.append(
                child.content if child.type in ("text", "code_inline") else "\n" if "break" in child.type else ""
            )
            leads += [str(child.attrs["href"])] if child.type == "link_open" else []
            code += [child.content] if child.type == "code_inline" else []
        parts.append(token.content if token.type in ("fence", "code_block") else "\n")
        assert token.type != "html_block", token.content
    return "".join(parts), leads, code


def of_html(document: Document) -> Found:
    main = reader.document_fromstring(html.write(document)).find(".//main")
    assert main is not None
    allowed = {"main", "p", "a", "em", "strong", "code", "br", "table", "thead", "tbody", "tr", "th", "td", "ul", "ol",
               "li", "blockquote", "pre", "div", "bdi", "span"}  # fmt: skip
    assert {each.tag for each in main.iter()} <= allowed
    assert {key for each in main.iter() for key in each.attrib} <= {
        "href", "rel", "class", "scope", "data-head", "dir", "style",
    }  # fmt: skip
    assert all(re.fullmatch("--indent: [0-9]+ch", each.get("style", "")) for each in main.findall(".//*[@style]"))
    links, code = main.findall(".//a"), [each.text_content() for each in main.findall(".//code")]
    assert all(each.get("rel") == "noopener noreferrer" for each in links)
    for each in main.iter("br"):
        each.tail = "\n" + (each.tail or "")
    return main.text_content(), [each.get("href") or "" for each in links], code


def of_docx(document: Document) -> Found:
    opened = docx.Document(io.BytesIO(word.write(document).content))
    related = {name: each.target_ref for name, each in opened.part.rels.items() if each.is_external}
    links = list(opened.element.iter(qn("w:hyperlink")))
    runs = list(opened.element.iter(qn("w:r")))
    code = ["".join(each.text for each in run.iter(qn("w:t"))) for run in runs if _style(run) == "HTMLCode"]
    parts = ("\n" if each.tag == qn("w:p") else each.text or "" for each in opened.element.iter(qn("w:p"), qn("w:t")))
    return "".join(parts), [related[each.get(qn("r:id"))] for each in links], code


def of_odt(document: Document) -> Found:
    made = opendocument.parts(document)["content.xml"]
    leads = [str(each.get(qualified("xlink:href"))) for each in made.iter(qualified("text:a"))]
    code = [opendocument.words_of(each) for each in made.iter(qualified("text:span"))
            if each.get(qualified("text:style-name")) == "HTML_20_Code"]  # fmt: skip
    return "\n".join(map(opendocument.words_of, opendocument.paragraphs(made))), leads, code


def _style(run: etree._Element) -> str:
    return next((str(each.get(qn("w:val"))) for each in run.iter(qn("w:rStyle"))), "")


def of_akoma(document: Document) -> Found:
    tree = etree.fromstring(akoma.write(document).encode())
    body = tree.find(".//{*}preface")
    if body is None:
        return "", [], []
    for each in body.iter("{*}num"):
        each.text = ""
    leads = [str(each.get("href")) for each in body.iter("{*}a")]
    return "".join(body.itertext()), leads, ["".join(each.itertext()) for each in body.iter("{*}span")]


FORMATS: dict[str, Callable[[Document], Found]] = {
    "md": of_markdown, "html": of_html, "docx": of_docx, "odt": of_odt, "xml": of_akoma
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_code_and_links_are_what_the_format_has_for_them(name: str) -> None:
    found, leads, code = FORMATS[name](page(LINKED))
    assert SAID in " ".join(found.split())
    assert [each.replace("&amp;", "&") for each in leads] == LEADS
    assert code == [" | `x`", "cut *all*"]


def test_plain_text_and_the_terminal_have_their_words_alone() -> None:
    assert " ".join(plain.write(page(LINKED)).split()) == SAID
    rows = document_view.rows(LINKED, 200)
    assert "".join(text for row in rows for text, _ in row) == SAID.replace("new |", "new |")
    assert {style for row in rows for text, style in row if text.startswith("https")} == {"link"}


def test_a_link_is_one_in_a_pdf_and_nothing_that_leads_nowhere_is_one() -> None:
    made = pdf.write(page(LINKED, SIDES)).content
    found = {each.decode().replace("\\", "") for each in re.findall(rb"/URI ?\(((?:[^()\\]|\\.|\([^()]*\))*)\)", made)}
    assert found == {*LEADS} or not found  # in an object that is compressed nothing is seen
    assert b"javascript" not in made


def test_a_file_is_a_link_in_a_pdf() -> None:
    paths = ("old/last year.pdf", "../ice.pdf", "javascript:alert(1)")
    made = pdf.write(page(*(Paragraph((Address(path, said("File"), is_file=True),)) for path in paths))).content
    assert re.findall(rb"/URI\(([^)]*)\)", made) == [b"old/last%20year.pdf"]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a:b@c.example", "//a.example", "",
        "https://a.example/\u202e", "https://a.example/ b", "https://",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", FORMATS)
def test_an_address_that_may_lead_nowhere_is_words_whoever_has_made_it(name: str, url: str) -> None:
    found, leads, _ = FORMATS[name](page(Paragraph((Address(url, said("here")), Words(".")))))
    assert ("here." in found, leads) == (True, [])


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("ice.pdf", "ice.pdf"), ("old/last year (2).pdf", "old/last%20year%20%282%29.pdf"),
        ("a/../Töne#1?.pdf", "a/../T%C3%B6ne%231%3F.pdf"), ("100%41.pdf", "100%2541.pdf"),
        ("a/b:c.pdf", "a/b%3Ac.pdf"), ("@ida.pdf", "%40ida.pdf"), ("https://reeds.example/a", "https://reeds.example/a"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("is_called_so", [True, False])
def test_a_file_is_a_link_beside_the_page(name: str, path: str, leads: str, is_called_so: bool) -> None:
    called = path if is_called_so else "Ice <b>"
    found, to, _ = FORMATS[name](page(Paragraph((Address(path, said(called), is_file=True), Words(".")))))
    beside = "../" if name == "odt" and ":" not in leads else ""  # a path without it is of a part of the file
    assert (f"{called}." in found, to) == (True, [beside + leads])


@pytest.mark.parametrize(
    "path",
    [
        "javascript:alert(1)", " java:x", "C:/ice.pdf", "file:///etc/passwd", "https://a:b@c.example", "//a.example/b",
        "/etc/passwd", "../ice.pdf", "a/../../ice.pdf", "a/..", "a/", ".", "..\\ice.pdf", "a\u202efdp.pdf", "",
        "a" * 2001,
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", FORMATS)
def test_a_file_elsewhere_is_words(name: str, path: str) -> None:
    found, leads, _ = FORMATS[name](page(Paragraph((Address(path, said("here"), is_file=True), Words(".")))))
    assert ("here." in found, leads) == (True, [])


def test_paper_has_the_path_of_a_file_behind_its_words_where_it_has_addresses() -> None:
    link = Address("old/last year.pdf", said("Last year"), is_file=True)
    shown = with_addresses(page(Paragraph((link,)))).blocks[0]
    assert isinstance(shown, Paragraph)
    assert words(shown.content) == "Last year (old/last year.pdf)"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("See [the page](https://page.example/a).", "See the page (page.example/a)."),
        ("See *[the page](https://page.example/a)*.", "See the page (page.example/a)."),
        ("See [page.example](https://page.example/).", "See page.example."),
        ("See https://page.example/a.", "See https://page.example/a."),
        ("Write to [Ida](mailto:ida@reeds.example).", "Write to Ida (ida@reeds.example)."),
        ("See [it](https://page.example) (https://page.example).", "See it (https://page.example)."),
        ("See [it](https://page.example) (page.example) now.", "See it (page.example) now."),
        ("- [a](https://a.example)\n  - [b](https://b.example)", "- a (a.example)\n  - b (b.example)"),
        ("| Day |\n|---|\n| [a](https://a.example) |", "Day\n-------------\na (a.example)"),
    ],
)
@pytest.mark.parametrize("kept", ["", 'links = "words"', 'links = "address"'])
def test_plain_text_has_where_a_link_leads_once(typed: str, printed: str, kept: str) -> None:
    assert as_text(f"[print]\nhead = []\n{kept}\n[[note]]\ntext = '''\n{typed}'''\n") == printed


def test_plain_text_has_where_the_link_of_a_heading_leads_where_nothing_else_says_it() -> None:
    item = "[[agenda]]\nkey = '1'\ntitle = '[Gates](https://a.example)'\ndocument = '[L/2](https://b.example)'\n"
    notes = "[[note]]\nkind = 'item'\nitem = '1'\n[[note]]\ntext = 'Shut.'\n"
    said = as_text(f"[print]\nhead = ['title']\nfront = []\nstyle = 'plain'\n{item}{notes}")
    assert "1. Gates (a.example) (L/2 (b.example))\n" in said
    notes += "[[note]]\ntext = 'See [it](https://a.example).'\n"
    said = as_text(f"[print]\nhead = ['title']\nfront = []\nstyle = 'plain'\n{item}{notes}")
    assert "1. Gates (L/2 (b.example))\n" in said
    assert said.endswith("See it (a.example).")


def as_text(record: str) -> str:
    """The page as a text file, without its title."""
    head = "[meeting]\ntitle = 'Locks'\ndate = 2026-03-04\n"
    made = exported(Record(Path("locks.toml"), head + record), "txt").decode()
    return made.removeprefix("Locks\n=====\n\n").rstrip("\n")


def test_the_agenda_in_markdown_leads_to_the_headings_that_all_forges_call_the_same() -> None:
    titles = {
        "a": "Beaconry in *ice*",
        "b": "Töne & Eis",
        "c": "Twice",
        "d": "Twice",
        "e": "Ask @ida",
        "f": "Q: a, b (c)",
    }
    rows = tuple(((Link(f"item-{key}", said(title)),),) for key, title in titles.items())
    headings = (
        Heading(2, said(title), f"item-{key}", str(at), document="HB/2" if key == "f" else "")
        for at, (key, title) in enumerate(titles.items(), 1)
    )
    made = markdown.write(page(Table(((),), rows, role="agenda"), *headings, Heading(2, said("Twice"), "", "4")))
    assert made.split("\n")[:6] == [
        "- [Beaconry in \\*ice\\*](#1-beaconry-in-ice)", "- Töne & Eis", "- [Twice](#3-twice)", "- Twice",
        "- Ask \\@ida", "- [Q: a, b (c)](#6-q-a-b-c-hb2)",
    ]  # fmt: skip


def test_parts_of_items_without_numbers_stand_below_them_in_the_agenda_in_markdown() -> None:
    def row(key: str, *behind: Inline) -> tuple[tuple[Inline, ...], ...]:
        return (Link(f"item-{key}", said(key)),), behind

    rows = (row("day"), row("ice", Address("https://example.org/95", said("#95"))), row("floes"), row("other"))
    table = Table(((), ()), rows, role="agenda", marks=("", "sub", "subsub", ""))
    headings = (Heading(2, said(key), f"item-{key}") for key in ("day", "floes", "other"))
    made = markdown.write(page(table, *headings)).split("\n\n")[0]
    assert made.split("\n") == [
        "- [day](#day)", "  - ice ([#95](https://example.org/95))", "    - [floes](#floes)", "- [other](#other)",
    ]  # fmt: skip


def test_columns_stand_where_they_are_to_stand() -> None:
    assert '<td data-head="cm" class="end">5</td><td data-head="Who" class="center">a</td>' in html.write(page(SIDES))
    assert "| --- | --: | :-: |" in markdown.write(page(SIDES))
    assert plain.write(page(SIDES)) == "Day     cm  Who\n------  --  ---\nMonday   5   a\n"
    made = docx.Document(io.BytesIO(word.write(page(SIDES)).content))
    assert [each.get(qn("w:val")) for each in made.element.iter(qn("w:jc"))] == ["right", "center"] * 2


def test_a_column_of_numbers_stands_at_the_end_and_dashes_say_otherwise() -> None:
    def sides(rule: str, *cells: str) -> tuple[str, ...]:
        (block,) = markup.blocks("\n".join(["| a |", rule, *(f"| {cell} |" for cell in cells)]))
        assert isinstance(block, Table)
        return block.sides

    assert sides("| --- |", "1 200,50", "-", "–3 %", "€ 5") == ("end",)
    assert (
        sides("| --- |", "2025-03-12") == sides("| --- |", "9:30") == sides("| --- |", "5 cm") == sides("| --- |") == ()
    )
    assert sides("| :-- |", "5") == ()
    assert (sides("| --: |", "x"), sides("| :-: |", "x")) == (("end",), ("center",))


def test_a_table_in_docx_is_as_wide_as_its_cells() -> None:
    def width(*cells: str) -> int:
        table = Table(tuple(map(said, cells)), ())
        made = docx.Document(io.BytesIO(word.write(page(table)).content))
        return sum(int(each.get(qn("w:w"))) for each in made.element.iter(qn("w:gridCol")))

    assert width("a", "b") < width("a", "word word word") < width(*["word " * 9] * 9)
    assert width(*["word " * 9] * 9) // 100 == width(*["word " * 9] * 12) // 100


def test_a_table_that_would_be_as_large_as_the_square_of_its_text_ends_in_words() -> None:
    text = "|a" * 90 + "|\n" + "|-" * 90 + "|\n" + "|b|\n" * 20_000
    table, rest = markup.blocks(text)
    assert isinstance(table, Table)
    assert isinstance(rest, Paragraph)
    assert len(table.rows) * 90 <= markup.MOST_CELLS
    assert len(table.rows) + words(rest.content).count("|b|") == 20_000
    assert isinstance(markup.blocks("|" * 300 + "\n" + "|-" * 299 + "|")[0], Paragraph)


# Whatever is typed

PIECES = (
    *"*`[]()|\\<>&_~!#\n\t :.,", "**", "``", "```", "](", "[a](", "https://a.example", "https://", "mailto:",
    "http://b.example/c_(d)", "ida@a.example", "javascript:alert(1)", "data:text/html,<b>", "https://a:b@c.example/",
    "\u202e", "\u2066", "&lt;", "&#42;", "<b>", "</a>", '" onclick="x', '#link("x")', "$x$", "a", "word", "- ", "1. ",
    "> ", "| a | b |", "字",
)  # fmt: skip


def typed() -> Iterator[str]:
    chance = random.Random(18)
    for _ in range(300):
        yield "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 14)))
    yield from HOSTILE


def within(text: str) -> Iterator[tuple[Block, ...]]:
    """A text by itself, and in each structure that a line can put it into."""
    cell = text.replace("\n", " ").replace("|", "\\|")
    line = text.replace("\n", " ")
    table = f"| {cell} |\n| --- |\n| {cell} |"
    yield from map(markup.blocks, (text, table, f"[{line}](https://a.example)", f"`{line}`", f"- a\n  - {line}",
                                   f"> {line}", f"```\n{text}\n```"))  # fmt: skip
    yield (Paragraph((CodeWords(line), Words(" "), Address("https://a.example", (Words(line), CodeWords(line))))),)


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def pages() -> Iterator[tuple[Block, ...]]:
    """All that is typed, a page for each structure."""
    for each in zip(*map(within, typed()), strict=True):
        yield tuple(block for blocks in each for block in blocks)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_typed_is_words_in_every_structure_and_leads_nowhere_else(name: str) -> None:
    for blocks in pages():
        wanted = letters("\n".join(visible(line) for line in markup.lines(blocks)))
        found, leads, _ = FORMATS[name](page(*blocks))
        assert letters(found) == wanted
        assert [each for each in leads if addresses.url(each) != each] == []


def test_what_is_typed_makes_a_pdf() -> None:
    assert pdf.write(page(*(block for blocks in pages() for block in blocks))).content.startswith(b"%PDF")


# In the line, and what looks for words

IV = Minutes(participants=(Participant(key="AT", name="Anna Tamm", title="Ms"),))
MARKED = "AT said `AT` and [AT](https://a.example/AT), see https://b.example/?AT and at@AT.example\n```\nAT\n```"


def test_a_code_in_code_or_in_an_address_stays() -> None:
    line = "@AT: `@AT \\@` [@AT](https://a.example/@AT) https://b.example/@AT"
    assert mentioned(line, IV) == "Ms Tamm: `@AT \\@` [Ms Tamm](https://a.example/@AT) https://b.example/@AT"
    minutes = Minutes(participants=IV.participants, notes=(Note(id="1", text=MARKED),))
    assert [each.hit.start for each in mentions(minutes, "AT", "AT")] == [0, 18]


def test_a_word_is_replaced_in_no_code_and_no_address_and_an_address_is() -> None:
    minutes = Minutes(notes=(Note(id="1", text=MARKED),))

    def places(query: str) -> list[int]:
        return [hit.start for found in hits(minutes, Query(query, "x", case=True)) for hit in found]

    assert places("AT") == [0, 18]
    assert places("https://a.example/AT") == [22]
    assert places("`AT`") == [8]


def test_an_address_in_a_field_is_one() -> None:
    assert linked("Online, https://a.example/b.") == (
        Words("Online, "), Address("https://a.example/b", said("https://a.example/b")), Words(".")
    )  # fmt: skip
    assert linked("*Mill* `1`") == said("*Mill* `1`")


@pytest.mark.parametrize(
    ("pasted", "lines"),
    [
        ("<table><tr><th>Day</th><th>cm</th></tr>\n<tr><td>Mon</td><td>4|5<br>*</td></tr></table>",
         ["| Day | cm |", r"| Mon | 4\|5 \* |", ""]),
        ("<meta charset='utf-8'><p>Ice</p><table><tr><td>a<td>b<tr><td><td>&lt;c&gt;</table>so",
         ["Ice", "| a | b |", "|  | <c> |", "so"]),
        ("<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>", ["| ab | c |", ""]),
        ("the <table> tag", ["the <table> tag"]),
        ("<table><tr><td>a</td></tr></table><script>", ["<table><tr><td>a</td></tr></table><script>"]),
        ('a\t"b\nc ""d"""\n1\t2\n', ['a\tb c "d"', "1\t2", ""]),
        ('a\t"b\nc', ['a\t"b', "c"]),
        ("a\tb\nc\td", ["a\tb", "c\td"]),
    ],
)  # fmt: skip
def test_a_table_that_is_pasted_becomes_rows(pasted: str, lines: list[str]) -> None:
    assert as_rows(pasted.split("\n")) == lines


@pytest.mark.parametrize(
    ("pasted", "lines"),
    [
        ("Bills:\nPayee         Net     Gross\nMill works    4980.00  5976.00\nWater          120.00   144.00\n",
         ["Bills:", "| Payee | Net | Gross |", "| Mill works | 4980.00 | 5976.00 |",
          "| Water | 120.00 | 144.00 |", ""]),
        ("Payee  Net  Gross\nMills  40  59", ["| Payee | Net | Gross |", "| Mills | 40 | 59 |", ""]),
        ("          Net   Gross\nMills      40      59\nRoof       10      12\nTotal              71",
         ["|  | Net | Gross |", "| Mills | 40 | 59 |", "| Roof | 10 | 12 |", "| Total |  | 71 |", ""]),
        ("a  b  c\nlong words  b  c\nx  long words  c", ["| a | b | c |", "| long words | b | c |",
         "| x | long words | c |", ""]),
    ],
)  # fmt: skip
def test_columns_with_blanks_between_them_become_rows_where_it_is_sure(pasted: str, lines: list[str]) -> None:
    """Also with a cell that is empty, where the others stand in columns."""
    assert as_rows(pasted.split("\n"), has_columns=True) == lines


@pytest.mark.parametrize(
    "pasted",
    [
        "He left.  She came.  Both went.\nIt was late.  No vote.  All went.",
        "a  b\nc  d",
        "a  b  c",
        "a  b  c  d\na  b  c",
        "10:05  AT  The roof\n10:06  LB  The wall",
        "AT:  a  b\nLB:  c  d",
        "/insert\na  b  c\nd  e  f",
        "a  b  c\nlong words  b  c",
        "1. Opening   Chair   19:00\n2. Roof      Mill    19:10",
        "AT  " + "word " * 9 + " b  c\nAT  x  y",
    ],
)
def test_other_lines_with_blanks_are_lines(pasted: str) -> None:
    assert as_rows(pasted.split("\n"), has_columns=True) == pasted.split("\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Two `pull`s a day, and `gate lock`s.", ["pull", "gate lock"]),
        ("It`s theirs: don`t, and `one`self.", []),
        ("A `b`so.", []),
    ],
)
def test_code_may_have_a_plural_behind_it(text: str, code: list[str]) -> None:
    content = inlines(text)
    assert [each.text for each in content if isinstance(each, CodeWords)] == code
    assert words(content) == (text.replace("`", "") if code else text)


@pytest.mark.parametrize(
    ("pasted", "rows"),
    [
        ('No,Payee,Amount\n001,"Smith, J. & Sons","£1,200.00"\n002,Jones,£45.00',
         ["| No | Payee | Amount |", "| 001 | Smith, J. & Sons | £1,200.00 |", "| 002 | Jones | £45.00 |", ""]),
        ('001,"Jones\nLtd",£45.00\n002,Ash,£4.00',
         ["|  |  |  |", "| 001 | Jones Ltd | £45.00 |", "| 002 | Ash | £4.00 |", ""]),
        ('Zahler;Betrag\n"Schmidt; Sohn";1.200,00', ["| Zahler | Betrag |", "| Schmidt; Sohn | 1.200,00 |", ""]),
        ("We saw apples, pears, 3\nWe saw plums, figs, 4", ["We saw apples, pears, 3", "We saw plums, figs, 4"]),
        ("Apples,pears,plums\nHens,ducks,geese", ["Apples,pears,plums", "Hens,ducks,geese"]),
    ],
)  # fmt: skip
def test_cells_that_commas_or_semicolons_part_are_rows_where_it_is_sure(pasted: str, rows: list[str]) -> None:
    assert as_rows(pasted.split("\n"), has_columns=True) == rows
