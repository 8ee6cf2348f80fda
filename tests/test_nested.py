"""Lists in lists, quotations, tables and code: a text that grows line by line, and what each format makes of it."""

import datetime as dt
import io
from collections.abc import Iterable, Iterator

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace
from trees import NESTED, page, said

from minutes_tui.language import markup
from minutes_tui.line.grammar import Added, read
from minutes_tui.line.stdin_lines import lines
from minutes_tui.model.document import Block, Code, Listing, Paragraph, Quotation, Table, words
from minutes_tui.model.minutes import Minutes, Note
from minutes_tui.report.phrases import line
from minutes_tui.tui.widgets import document_view
from minutes_tui.writers import markdown, plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html

COMMONMARK = MarkdownIt("commonmark").enable("table")

LINES = st.sampled_from(
    ["- a", "-- b", "--- c", "1. d", "2. e", "3. f", "  - g", "    1. h", "      - i", ">> j", ">> - k", "... l",
     "... 2. m", "... - n:", "```", "```py", "  o", "", "- p\n- q\nr", "| s | t |", "| u |", "a) v", "1) w", "... x\ny",
     ">> z\n> A"]
)  # fmt: skip


def grown(lines: Iterable[str]) -> str:
    """The text of a note to which lines are added."""
    note = Note(id="1", text="They")
    for typed in lines:
        reading = read(typed, Minutes(notes=(note,)), dt.date(2025, 3, 12))
        if isinstance(reading, Added) and reading.index is not None:
            note = replace(note, text=reading.onto(note.text))
    return note.text


def shape(blocks: Iterable[Block]) -> list[object]:
    """What a text is, as CommonMark is to read it."""
    found: list[object] = []
    for block in blocks:
        match block:
            case Paragraph(content):
                found.append(words(content))
            case Listing(ordered=ordered):
                items = [[words(content), *shape(inside)] for _, content, inside in block.entries]
                found.append(("ol" if ordered else "ul", items))
            case Quotation(content):
                found.append(("blockquote", shape(content)))
            case Code(lines, language):
                found.append(("code", language, lines))
            case Table(head, rows):
                found.append(("table", [[words(cell) for cell in row] for row in (head, *rows)]))
            case _:
                raise AssertionError(block)
    return found


def parsed(node: SyntaxTreeNode) -> Iterator[object]:
    """The same of what CommonMark has read."""
    for each in node.children:
        match each.type:
            case "paragraph":
                yield inline(each)
            case "bullet_list" | "ordered_list":
                yield (each.tag, [list(parsed(item)) for item in each.children])
            case "blockquote":
                yield (each.tag, list(parsed(each)))
            case "fence":
                yield ("code", each.info, each.content.removesuffix("\n"))
            case "table":
                rows = [row for part in each.children for row in part.children]
                yield ("table", [[inline(cell) for cell in row.children] for row in rows])
            case _:
                raise AssertionError(each.type)


def inline(node: SyntaxTreeNode) -> str:
    parts = (part for each in node.children for part in each.children)
    return "".join("\n" if part.type == "hardbreak" else part.content for part in parts)


@given(st.lists(LINES, max_size=14))
@settings(derandomize=True, deadline=None, max_examples=400)
def test_the_markdown_of_any_text_that_grew_is_read_back_as_it_is(lines: list[str]) -> None:
    blocks = markup.blocks(grown(lines))
    source = markdown.write(page(*blocks))
    assert list(parsed(SyntaxTreeNode(COMMONMARK.parse(source)))) == shape(blocks)


@given(st.lists(LINES, max_size=14))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_every_line_that_is_added_is_on_every_page(lines: list[str]) -> None:
    source = grown(lines)
    document = page(*markup.blocks(source))
    wanted = [char for char in markup.words(source) if char.isalpha()]
    for written in (plain.write(document), "".join(part for row in rows(document.blocks) for part, _ in row)):
        assert [char for char in written if char.isalpha()] == wanted
    assert [char for char in words(line(source)) if char.isalpha()] == wanted


@pytest.mark.parametrize(
    ("text", "said"),
    [("1. Budget", "1. Budget"), ("7. a\n8. b", "7. a 8. b"), ("- a\n- b", "a b")],
)
def test_numbers_of_a_list_are_words_of_the_one_line_that_it_becomes(text: str, said: str) -> None:
    assert words(line(text)) == said


def rows(blocks: Iterable[Block]) -> Iterator[list[tuple[str, str]]]:
    for block in blocks:
        yield from document_view.rows(block, 60)


def test_a_list_in_a_list_is_one_in_html_and_docx() -> None:
    assert "<li>both\n<ol>\n<li>deep</li>\n</ol></li>" in html.write(page(NESTED))
    assert "<blockquote>\n<p>At sea.</p>\n</blockquote>" in html.write(page(NESTED))
    assert "<pre><code>  x = 1\n</code></pre>" in html.write(page(NESTED))
    made = docx.Document(io.BytesIO(word.write(page(NESTED)).content))
    found = [(each.text, style(each), *level(each)) for each in made.paragraphs if each.text]
    assert found == [
        ("call", "List Number", "0"), ("both", "List Bullet", "1"), ("deep", "List Number", "2"),
        ("all", "List Bullet", "1"), ("who are away", "Body Text"), ("At sea.", "Quote"), ("apart", "List Number", "1"),
        ("send", "List Number", "0"), ("  x = 1", "Code"),
    ]  # fmt: skip
    numbers = {each.text: number(each) for each in made.paragraphs if style(each) == "List Number"}
    assert numbers["call"] == numbers["send"]
    assert len({numbers["call"], numbers["deep"], numbers["apart"]}) == 3


def style(paragraph: WordParagraph) -> str | None:
    return paragraph.style.name if paragraph.style else None


def level(paragraph: WordParagraph) -> list[str]:
    return [each.get(qn("w:val")) for each in paragraph._p.iter(qn("w:ilvl"))]


def number(paragraph: WordParagraph) -> str:
    return next(str(each.get(qn("w:val"))) for each in paragraph._p.iter(qn("w:numId")))


def test_what_is_within_an_item_hangs_below_it_on_the_screen() -> None:
    drawn = ["".join(words for words, _ in row) for row in document_view.rows(NESTED, 40)]
    assert [each.rstrip() for each in drawn] == [
        "1. call", "   • both", "     1. deep", "   • all", "   who are away", "   │ At sea.", "   1. apart",
        "2. send", "       x = 1", "   Day", "   ──────", "   Monday",
    ]  # fmt: skip


def test_plain_text_indents_what_is_within_an_item() -> None:
    assert (
        plain.write(page(NESTED))
        == """\
1. call
   - both
     1. deep
   - all

   who are away

   > At sea.

   1. apart
2. send

         x = 1

   Day
   ------
   Monday
"""
    )


def test_a_text_cannot_nest_deeper_than_a_page_can_draw() -> None:
    for source in ("> " * 2_000 + "a", "\n".join(" " * 2 * deep + "- a" for deep in range(300))):
        blocks = markup.blocks(source)
        document = page(*blocks)
        assert "a" in plain.write(document)
        assert "a" in html.write(document)
        assert list(parsed(SyntaxTreeNode(COMMONMARK.parse(markdown.write(document)))))


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_fences_in_code_do_not_end_it(fence: str) -> None:
    code = Code(f"a\n{fence}\nb", "x y")
    source = markdown.write(page(code, Paragraph(said("c"))))
    assert list(parsed(SyntaxTreeNode(COMMONMARK.parse(source)))) == [("code", "x y", code.text), "c"]


def test_a_list_that_is_set_in_as_a_whole_is_one_list() -> None:
    typed = ["Next:", "    * hedges", "    * gates", "      * the north one", "\t1. call\tnow",
             "Said.", "- both", "  - inner", "... and more", "  - again", "```", "    - kept", "```"]  # fmt: skip
    entered = [each.words for each in lines((f"{each}\n".encode() for each in typed), clock=False)]
    assert entered == ["Next:", "* hedges", "* gates", "  * the north one", "1. call\tnow", *typed[5:]]
    assert grown(entered[1:4]) == "They\n\n- hedges\n- gates\n  - the north one"
