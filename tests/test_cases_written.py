"""Motions, votes, decisions, mastheads, rosters and registers, in the formats that are text."""

import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from trees import FORMAL, HOSTILE, VOTES, page, said

from minutes_tui.model.document import (
    Block,
    Case,
    Deleted,
    Document,
    Heading,
    Inline,
    Inserted,
    Masthead,
    Paragraph,
    Signature,
    Table,
    Words,
    flat,
    visible,
    words,
)
from minutes_tui.writers import markdown, plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
GOLDENS = Path(__file__).parent / "writers"


@pytest.mark.parametrize(("name", "write"), [("formal.md", markdown.write), ("formal.txt", plain.write)])
def test_formal_minutes_read_as_expected(name: str, write: Callable[[Document], str], accept: bool) -> None:
    written = write(FORMAL)
    if accept:
        (GOLDENS / name).write_text(written, "utf-8", newline="\n")
    assert written.encode() == (GOLDENS / name).read_bytes()


def all_words(content: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in content).split()


def words_of(source: str) -> list[str]:
    """The words of an HTML page's body, in order."""
    root = lxml_html.document_fromstring(source)
    for style in root.iter("style"):
        style.text = ""
    for each in root.iter():
        if isinstance(each.tag, str):  # words of two blocks are two
            each.tail = f" {each.tail or ''}" if each.tag in BLOCKS else each.tail
            each.text = f" {each.text or ''}" if each.tag in BLOCKS else each.text
    body = root.find("body")
    assert body is not None
    return all_words(str(etree.tostring(body, method="text", encoding="unicode")))


BLOCKS = {"p", "td", "th", "dt", "dd", "li", "br", "h1", "h2", "h3", "div", "span", "pre", "b"}


def test_each_kind_of_case_is_an_element_with_its_class() -> None:
    root = lxml_html.document_fromstring(html.write(FORMAL))
    for kind in ("motion", "amendment", "vote", "decision", "action", "election"):
        assert root.xpath(f"//div[@class='case {kind}']/p/b[@class='lead']"), kind
    assert [each.text for each in root.iter("del")] == ["February"]
    assert [each.text for each in root.iter("ins")] == ["March"]
    assert len(root.xpath("//table[@class='ballots']//th[@scope='row']")) == 5
    groups = root.xpath("//table[@class='roster']//tr[@class='group']/th")
    assert [each.get("scope") for each in groups] == ["rowgroup", "rowgroup"]
    assert not root.xpath("//*[contains(text(), '–') and ancestor::table[@class='agenda']]"), "a screen has no pages"


def case(text: str, kind: str) -> Case:
    ballots = Table(((), (), ()), ((said(text), said("2"), said(text)),), role="ballots")
    return Case(kind, text, ":", (Paragraph(said(text)),), text, text, said(text), ballots)


def formal(given: str) -> tuple[Block, ...]:
    return (
        Masthead(said(given), said(given), said(given), said(given)),
        Heading(2, said(given), "", given, given),
        Paragraph(said(given), role="event"),
        Table(((), ()), ((said(given), said(given)),), role="head"),
        Table((said(given), said("x")), ((said(given), said("3 of 4")),), role="roster", marks=("group",)),
        case(given, "vote"),
        case(given, "amendment"),
        Case("amendment", "A", ":", (Paragraph((Deleted(said(given)), Words(" "), Inserted(said(given)))),)),
        Signature(given, given, given, given, given, given),
    )


@pytest.mark.parametrize("given", HOSTILE)
def test_hostile_words_are_words_wherever_they_stand(given: str) -> None:
    written = html.write(page(*formal(given)))
    root = lxml_html.document_fromstring(written)
    assert not list(root.iter("script", "img", "iframe", "object", "link", "form", "base"))
    expected = Counter(word for block in flat(formal(given)) for word in _said(block))
    assert not expected - Counter(words_of(written))
    source = markdown.write(page(*formal(given)))
    tokens = READER.parse(source)
    kinds = {token.type for token in tokens} | {each.type for token in tokens for each in token.children or []}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "code_block"}, source
    text = plain.write(page(*formal(given)))
    assert all(char == "\n" or char == visible(char) for char in text)
    assert not expected - Counter(all_words(text)) or LONG.search(given)


LONG = re.compile(r"\S{60}")
"""What a line of plain text has to break."""


def _said(block: Block) -> list[str]:
    match block:
        case Heading():
            return _words(block.whole)
        case Paragraph(content):
            return _words(content)
        case Table(head, rows):
            return [word for row in (head, *rows) for cell in row for word in _words(cell)]
        case Signature():
            return all_words(visible(" ".join([block.label, block.place, block.caption, *block.lines])))
        case _:
            raise AssertionError(block)


def _words(content: tuple[Inline, ...]) -> list[str]:
    return all_words(visible(words(content)))


def test_the_columns_of_all_ballots_begin_at_the_same_place() -> None:
    document = page(Heading(1, said("T")), *VOTES)
    made = docx.Document(io.BytesIO(word.write(document).content))
    grids = [tuple(each.get(qn("w:w")) for each in grid) for grid in made.element.iter(qn("w:tblGrid"))]
    assert len(grids) == 3
    assert len(set(grids)) == 1
    assert "--ballots: 15.3em;" in html.write(document)
