"""A rule between paragraphs: in a text, as a note of its own, in the line, on the screen and on every page."""

import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import docx
import pikepdf
import pytest
from conftest import Opened, enter
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace
from opendocument import parts, style_of
from test_akoma import OURS as AKOMA
from test_pdf import text as text_of_pdf
from trees import DAY, page, said

from minutes_tui import commands
from minutes_tui.assist.preview import previewed
from minutes_tui.export.formats import exported
from minutes_tui.language import markup
from minutes_tui.model.document import Block, Document, Heading, Listing, Paragraph, Quotation, Rule, flat, words
from minutes_tui.readers import engine, formats
from minutes_tui.readers.dialects import html_pages, plain_text
from minutes_tui.readers.returned import document_comments, open_document_changes, word_changes
from minutes_tui.readers.returned.paragraphs import Paragraph as Returned
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.report.differences.redline import redline
from minutes_tui.tui.widgets.text_rows import marked
from minutes_tui.writers import akoma, manpage, markdown, plain, redline_pages
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html
from minutes_tui.writers.odt import text as odt
from minutes_tui.writers.pdf import pdf
from minutes_tui.writers.result import Written

COMMONMARK = MarkdownIt("commonmark").enable("table")
NOW = dt.datetime(2025, 3, 12, 10, 5, tzinfo=dt.UTC)
A, B = Paragraph(said("The reeds are cut.")), Paragraph(said("The boats are tarred."))
RULED = page(Heading(1, said("Roof")), A, Rule(), B, Quotation((A, Rule(), B)), Rule(), Rule(), A)


@pytest.mark.parametrize(
    "line", ["---", "***", "___", "- - -", "* * *", "_ _ _", "-----", "---  ", "-\t-\t-", "*" * 40, "_" * 9]
)
def test_a_line_of_signs_alone_is_a_rule(line: str) -> None:
    assert markup.blocks(line) == (Rule(),)
    assert markup.blocks(f"The reeds are cut.\n{line}\nThe boats are tarred.") == (A, Rule(), B)
    assert markup.blocks(f"The reeds are cut.\n\n{line}\n\nThe boats are tarred.") == (A, Rule(), B)


@pytest.mark.parametrize(
    "line",
    ["--", "-- x", "--- x", "- -", "**", "__", "— — —", "===", "-*-", "a --- b", "---.", "_" * 10, "_ " * 12,
     "____________________ (Chair)", r"\---", r"\***", r"\___", r"\* * *"],
)  # fmt: skip
def test_what_is_no_rule_stays_words(line: str) -> None:
    """Ten underscores or more are a place to sign or to write."""
    found = markup.blocks(f"Reeds\n\n{line}")
    assert Rule() not in found
    unmarked = line.removeprefix("\\").removeprefix("- ")
    assert "".join(markup.words(line).split()) == "".join(unmarked.split())


def test_dashes_in_code_and_tables_are_no_rule() -> None:
    assert not any(isinstance(each, Rule) for each in markup.blocks("```\n---\n```\n\n| a |\n| --- |\n| --- |"))


def test_a_rule_may_stand_in_a_quotation_and_in_an_item() -> None:
    assert markup.blocks("> a\n> ---\n> b") == (Quotation((Paragraph(said("a")), Rule(), Paragraph(said("b")))),)
    (listing,) = markup.blocks("- a\n\n  ***\n  b\n- c")
    assert isinstance(listing, Listing)
    assert listing.inside[0] == (Rule(), Paragraph(said("b")))


def test_a_rule_has_no_words() -> None:
    assert markup.words("One.\n\n---\n\nTwo.") == "One.\nTwo."
    assert markup.words("---") == ""


LINES = st.sampled_from(
    ["---", "***", "___", "* * *", "- - -", "", "", "a", "- b", "  ---", "  ***", "> c", "> ---", "1. d",
     "- ***", "_" * 12, "| e |\n| --- |", "```\n---\n```", r"\---"]
)  # fmt: skip


def shape(blocks: Iterable[Block]) -> Iterator[object]:
    for block in blocks:
        match block:
            case Listing():
                yield ("list", [[words(content), *shape(inside)] for _, content, inside in block.entries])
            case Quotation(content):
                yield ("blockquote", list(shape(content)))
            case Paragraph(content):
                yield words(content)
            case _:
                yield type(block).__name__


def parsed_markdown(node: SyntaxTreeNode) -> Iterator[object]:
    for each in node.children:
        match each.type:
            case "bullet_list" | "ordered_list":
                yield ("list", [list(parsed_markdown(item)) for item in each.children])
            case "blockquote":
                yield ("blockquote", list(parsed_markdown(each)))
            case "paragraph":
                inside = [part for child in each.children for part in child.children]
                yield "".join("\n" if part.type == "hardbreak" else part.content for part in inside)
            case other:
                yield {"hr": "Rule", "table": "Table", "fence": "Code"}[other]


@given(st.lists(LINES, max_size=12))
@settings(derandomize=True, deadline=None, max_examples=400)
def test_markdown_of_any_text_with_rules_is_read_back_as_it_is(lines: list[str]) -> None:
    """No rule is a heading's line, an item's mark or what begins the matter about the file."""
    blocks = markup.blocks("\n".join(lines))
    source = markdown.write(page(*blocks))
    assert list(parsed_markdown(SyntaxTreeNode(COMMONMARK.parse(source)))) == list(shape(blocks))
    assert source.split("\n")[0] != "---"


def test_places_to_sign_below_each_other_keep_all_their_signs_in_markdown() -> None:
    lines = f"{'_' * 12}\n{'_ ' * 11}_"
    (paragraph,) = COMMONMARK.parse(markdown.write(page(*markup.blocks(lines))))[1:2]
    assert "".join("\n" if part.type == "hardbreak" else part.content for part in paragraph.children or ()) == lines


def test_every_format_has_its_own_rule() -> None:
    assert len(re.findall(r"\n\n---(?=\n\n)", markdown.write(RULED))) == 3
    assert len(re.findall(r"\n\n-{78}(?=\n\n)", plain.write(RULED))) == 3
    assert html.write(RULED).count('<hr class="rule">') == 4
    assert html.write(RULED).count("hr.rule {") == 1
    assert akoma.write(RULED).count('<p class="rule"/>') == 4
    AKOMA.assertValid(etree.fromstring(akoma.write(RULED).encode()))
    assert manpage.write(page(A, Rule(), B), 1, DAY, "2.0").count("* * *") == 1
    opened = docx.Document(io.BytesIO(word.write(RULED).content))
    assert [each.style.name for each in opened.paragraphs].count("Rule") == 4  # type: ignore[union-attr]
    border = opened.styles["Rule"].element.pPr.find(docx.oxml.ns.qn("w:pBdr"))
    assert [side.tag.rpartition("}")[2] for side in border] == ["bottom"]
    made = parts(RULED)
    styles = [style_of(each, made) for each in made["content.xml"].iter() if each.tag.endswith("}p")]
    assert styles.count("Rule") == 4
    assert 'style:name="Rule"' in str(made["styles.xml"]) or any(
        "Rule" in each.attrib.values() for each in made["styles.xml"].iter()
    )


def test_a_page_without_a_rule_knows_nothing_of_any() -> None:
    without = page(Heading(1, said("Roof")), A, B)
    assert "hr.rule" not in html.write(without)
    assert "Rule" not in [style.name for style in docx.Document(io.BytesIO(word.write(without).content)).styles]
    assert not any("Rule" in each.attrib.values() for each in parts(without)["styles.xml"].iter())


def test_a_rule_in_the_pdf_is_for_the_eye_alone(tmp_path: Path) -> None:
    assert tags(RULED) == tags(page(Heading(1, said("Roof")), A, B, Quotation((A, B)), A))
    assert "---" not in text_of_pdf(RULED, tmp_path)


def test_a_rule_goes_over_to_the_next_page_with_what_follows_it() -> None:
    """At the foot it would part nothing, and left out it would be missed. A heading above it goes along."""
    texts = (Paragraph(said(f"{n} " + "reeds and boats " * (n % 9 + 1))) for n in range(60))
    file = pikepdf.open(io.BytesIO(pdf.write(page(*(each for text in texts for each in (text, Rule())))).content))
    pages = [[str(op.operator) for op in pikepdf.parse_content_stream(each)] for each in file.pages]
    assert len(pages) > 2
    assert sum(each.count("S") for each in pages) == 60
    for marks in pages[:-1]:
        behind = marks[len(marks) - marks[::-1].index("S") :]
        assert behind.count("TJ") + behind.count("Tj") > 1, "more than the number of the page"


def test_a_rule_keeps_with_what_follows_it_in_offices() -> None:
    style = docx.Document(io.BytesIO(word.write(RULED).content)).styles["Rule"]
    assert style.paragraph_format.keep_with_next
    (look,) = (each for each in parts(RULED)["styles.xml"].iter() if "Rule" in each.attrib.values())
    assert [each.get(KEEP) for each in look.iter() if each.get(KEEP)] == ["always"]


KEEP = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}keep-with-next"


def tags(document: Document) -> list[str]:
    file = pikepdf.open(io.BytesIO(pdf.write(document).content))
    return [str(each.get("/S")) for each in elements(file.Root.StructTreeRoot)]


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = node.get("/K")
    for each in kids if isinstance(kids, pikepdf.Array) else [kids] if kids is not None else []:
        if isinstance(each, pikepdf.Dictionary) and "/S" in each:
            yield each
            yield from elements(each)


RECORD = """format = 1

[meeting]
title = "Reed cutters"
date = 2025-03-12
timezone = "Europe/Oslo"

[print]
numbered = true
times = true

[[participant]]
key = "AT"
name = "Anna Tamm"

[[note]]
id = "1"
at = 2025-03-12T10:05:00+01:00
kind = "statement"
text = "The reeds are cut."

[[note]]
id = "2"
at = 2025-03-12T10:06:00+01:00
kind = "statement"
text = "---"

[[note]]
id = "3"
at = 2025-03-12T10:07:00+01:00
kind = "statement"
text = \"\"\"
The boats are tarred.
* * *
They are sold.\"\"\"
"""


def test_a_rule_is_no_numbered_paragraph_and_has_no_time(opened: Opened) -> None:
    minutes = opened(RECORD).minutes
    found = [each for each in flat(document(minutes).blocks) if isinstance(each, Paragraph | Rule)]
    at = next(n for n, each in enumerate(found) if isinstance(each, Rule))
    assert [each.number if isinstance(each, Paragraph) else "rule" for each in found[at - 1 :]] == [
        "1", "rule", "2", "rule", "",
    ]  # fmt: skip


def test_a_record_keeps_its_rules_byte_for_byte(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "The nets are dry.")
    assert editor.record.path.read_text("utf-8").startswith(RECORD)
    assert [note.text for note in read(RECORD).minutes.notes][1:] == [
        "---", "The boats are tarred.\n* * *\nThey are sold."
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["---", "***", "___", "* * *", "- - -", " ---  "])
def test_a_rule_is_typed_as_it_is_and_nothing_is_asked(line: str, opened: Opened) -> None:
    editor = opened(RECORD)
    assert enter(editor, line) == ""
    note = editor.minutes.notes[-1]
    assert (note.kind, note.text, note.check, note.speaker) == ("statement", line.strip(), "", ())
    assert previewed(line, editor.minutes, NOW).parts == ("Rule between paragraphs",)


def test_what_follows_a_rule_is_below_it(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(
        editor, "AT: The quay is wet.", "---", "- nets", "- boats", "***", "| a | b |", "| c | d |", "---", "... more"
    )
    assert [note.text for note in editor.minutes.notes[3:]] == [
        "The quay is wet.", "---", "- nets\n- boats", "***", "| a | b |\n| --- | --- |\n| c | d |", "---", "... more",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["--", "____________", "\\---"])
def test_what_is_typed_and_is_no_rule_is_none(line: str, opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, line)
    assert len(editor.minutes.notes) == 4
    assert Rule() not in markup.blocks(editor.minutes.notes[-1].text)


@pytest.mark.parametrize("line", ["-- x", "--- x"])
def test_dashes_before_words_are_a_list(line: str, opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "The nets:", "- dry", line)
    assert editor.minutes.notes[-1].text == "The nets:\n\n- dry\n  - x"


def test_dashes_in_code_that_is_typed_are_code(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "```", "---", "```")
    assert editor.minutes.notes[-1].text.endswith("\n\n```\n---\n```")


def test_the_screen_draws_a_rule() -> None:
    rows = [(each.mark, each.runs) for each in marked(markup.blocks("a\n---\n> b\n> ***"), 30)]
    assert rows[1] == ("", [("─" * 10, "dim")])
    assert rows[3][1][0][0].strip("─") == ""


SOURCE = """# Minutes of the reed cutters, 12 March 2025

---

Present: Anna Tamm, Leo Berg

## Roof

---

The reeds are cut.

---

The boats are tarred.

* * *

- nets
- oars

___

Anna Tamm: The nets are dry.

---

### Quay

The quay is wet.
---
It was cleaned.
***
It is dry.

---

**Thursday, 13 March 2025**

The nets were sold.

> Cut them.
>
> ---
>
> Sell them.

---
"""


def test_a_rule_of_a_markdown_source_stands_between_the_same_paragraphs() -> None:
    """One beside a heading or a day parts what the page parts by itself; dashes right below words are no rule of ours,
    for they make a heading of these."""
    made = engine.imported(list(plain_text.blocks(SOURCE, is_markdown=True)), "old").minutes
    assert [note.text or note.kind for note in made.notes if note.kind in ("statement", "item")] == [
        "Present: Anna Tamm, Leo Berg", "item", "The reeds are cut.", "---",
        "The boats are tarred.\n\n---\n\n- nets\n- oars", "---", "The nets are dry.", "The quay is wet.",
        "It was cleaned.", "---", "It is dry.", "**Thursday, 13 March 2025**",
        "The nets were sold.\n\n> Cut them.\n>\n> ---\n>\n> Sell them.",
    ]  # fmt: skip
    assert len({note.id for note in made.notes}) == len(made.notes)


def test_a_line_of_signs_in_plain_text_is_none() -> None:
    text = "Roof\n====\n\nThe reeds are cut.\n\n--------\n\nThe boats are tarred.\n"
    made = engine.imported(list(plain_text.blocks(text, is_markdown=False)), "old").minutes
    assert not [note for note in made.notes if markup.is_rule(note.text)]


def test_a_rule_of_a_web_page_is_one_and_the_room_of_our_own_pages_is_not() -> None:
    quoted = "<blockquote><p>a</p><hr><p>b</p></blockquote>"
    source = f"<h1>Roof</h1><p>The reeds are cut.</p><hr><p>The boats are tarred.</p>{quoted}"
    for body, count in (("<body>", 1), ('<body class="style-plain cases-bar">', 0)):
        made = engine.imported(list(html_pages.blocks(f"<html>{body}{source}</body></html>")), "old").minutes
        assert [note.text for note in made.notes].count("---") == count
        assert any("> ---" in note.text for note in made.notes)


WRITERS: dict[str, Callable[[Document], str | Written]] = {
    "md": markdown.write,
    "html": html.write,
    "docx": word.write,
    "odt": odt.write,
}


@pytest.mark.parametrize("ending", WRITERS)
def test_a_page_of_ours_comes_back_with_its_rules(ending: str, opened: Opened, tmp_path: Path) -> None:
    text = RECORD.replace("numbered = true\ntimes = true\n", "")
    file = tmp_path / f"page.{ending}"
    made_of = document(opened(text).minutes)
    written = WRITERS[ending](made_of)
    file.write_bytes(written.encode() if isinstance(written, str) else written.content)
    made = engine.imported(formats.read(file)[0], "page").minutes
    found = "\n\n".join(note.text for note in made.notes)
    assert "The reeds are cut.\n\n---\n\nThe boats are tarred.\n\n---\n\nThey are sold." in found
    assert len(re.findall("^---$", found, re.MULTILINE)) == 2


@pytest.mark.parametrize(
    ("ending", "paragraphs"), [("docx", word_changes.paragraphs), ("odt", open_document_changes.paragraphs)]
)
def test_a_page_that_comes_back_unchanged_has_no_comment_on_its_rules(
    ending: str, paragraphs: Callable[[bytes], list[Returned]], opened: Opened
) -> None:
    editor = opened(RECORD.replace("times = true\n", ""))
    assert not commands.enter(editor, "/circulate! because of a test").refused
    assert [note.paragraph for note in editor.minutes.notes] == [1, None, 2]
    written = exported(editor.record, ending)
    asked = document_comments.asked(paragraphs(written), paragraphs(written), editor.minutes, editor.minutes)
    assert asked.comments == []


def test_a_comparison_says_where_a_rule_went(opened: Opened) -> None:
    old = opened(RECORD).minutes
    new = replace(old, notes=(old.notes[0], replace(old.notes[1], text="They float."), old.notes[2]))
    said = redline_pages.text(redline(old, new), "Old → new")
    assert "---" in said
    assert "They float." in said
