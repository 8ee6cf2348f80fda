"""Replies: each is an item below what it answers, in every format, as deep as it is."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html as reader
from msgspec.structs import replace
from opendocument import parts
from programs import ran

from minutes_tui.config import house_style
from minutes_tui.model.document import Document, Listing, Paragraph, Words, unwrapped
from minutes_tui.model.minutes import listed
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import plain_text
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.tui.widgets import document_view
from minutes_tui.writers import akoma, markdown, plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html
from minutes_tui.writers.pdf import pdf

HEAD = """
[meeting]
title = "Lock keepers"
date = 2026-03-04
[print]
style = "plain"
head = ["title"]
front = []
lists = []
footer = ""
[[participant]]
key = "AB"
name = "Ann Berg"
[[participant]]
key = "CD"
name = "Cyd Dale"
"""


def note(id: str, words: str, answers: str = "", **keys: str) -> str:
    more = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
    linked = f'answers = "{answers}"\n' if answers else ""
    return f"[[note]]\nid = \"{id}\"\n{linked}{more}text = '''\n{words}'''\n"


def asked(id: str, words: str, answers: str = "") -> str:
    return note(id, words, answers, kind="question", speaker="AB", attribution="prefix")


def told(id: str, words: str, answers: str = "") -> str:
    return note(id, words, answers, speaker="CD", attribution="prefix")


THREAD = (
    asked("1", "May the gate be shut?")
    + told("2", "Yes.", "1")
    + asked("3", "At noon?", "2")
    + note("4", "It is quiet then.", "3")
    + told("5", "Not on Sundays.", "1")
)
LISTED = (
    note("1", "Left to do:\n\n- the sluice\n- the gate")
    + told("2", "It is rusty.", "1")
    + note("3", "Only the hinge.", "2")
    + note("4", "- the lamp")
)


def made(notes: str, form: str = "summary", **keys: Any) -> Document:
    minutes = read(HEAD + notes).minutes
    return document(replace(minutes, print=replace(house_style.merged(minutes.print), **keys)), form, "", "public")


def lines(notes: str, **keys: Any) -> list[str]:
    """The lines of the page, without its title and the blank ones."""
    return [line for line in markdown.write(made(notes, **keys)).split("\n") if line][1:]


def test_a_reply_is_an_item_below_a_question_and_one_to_it_below_that() -> None:
    assert lines(THREAD) == [
        "**Berg:** May the gate be shut?",
        "- **Dale:** Yes.",
        "  - **Berg:** At noon?",
        "    - It is quiet then.",
        "- **Dale:** Not on Sundays.",
    ]


def test_a_reply_to_the_item_of_a_list_is_below_that_item() -> None:
    assert lines(LISTED) == [
        "Left to do:",
        "- the sluice",
        "- the gate",
        "  - **Dale:** It is rusty.",
        "    - Only the hinge.",
        "* the lamp",
    ]


def test_a_reply_keeps_its_further_paragraphs_and_its_list() -> None:
    notes = note("1", "The ice is late.") + note("2", "Not in the bay.\n\nThere:\n\n- the quay", "1")
    assert lines(notes + note("3", "Who says so?", "2")) == [
        "The ice is late.", "- Not in the bay.", "  There:", "  - the quay", "    - Who says so?",
    ]  # fmt: skip


def test_a_reply_that_is_a_list_is_that_list() -> None:
    notes = note("1", "- the weir") + note("2", "- too low\n- too old", "1")
    assert lines(notes) == ["- the weir", "  - too low", "  - too old"]


def test_a_reply_is_at_most_four_lists_deep() -> None:
    notes = note("1", "One.") + "".join(note(f"{at}", f"Number {at}.", f"{at - 1}") for at in range(2, 8))
    assert lines(notes) == [
        "One.", "- Number 2.", "  - Number 3.", "    - Number 4.",
        "      - Number 5.", "      - Number 6.", "      - Number 7.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "between", [asked("2", "Why?"), note("2", "The lock is old."), "[[note]]\nkind='heading'\ntext='Rest'\n"]
)
def test_a_reply_that_does_not_follow_what_it_answers_is_a_paragraph(between: str) -> None:
    notes = note("1", "The ice is late.") + between + note("3", "Not in the bay.", "1") + note("4", "Nor here.", "3")
    assert lines(notes)[-2:] == ["Not in the bay.", "- Nor here."]


def test_a_late_reply_to_a_reply_is_not_taken_for_one_to_the_next() -> None:
    notes = THREAD + note("6", "Quiet it is.", "4")
    assert lines(notes)[-2:] == ["- **Dale:** Not on Sundays.", "Quiet it is."]


def test_what_is_on_no_page_parts_no_reply_from_what_it_answers() -> None:
    hidden = note("x", "Not for others.", audience="private") + note("y", "Check this.", kind="remark")
    assert lines(THREAD.replace('[[note]]\nid = "2"', hidden + '[[note]]\nid = "2"')) == lines(THREAD)


def test_a_reply_to_what_is_on_no_page_is_a_paragraph() -> None:
    assert lines(note("1", "Not for others.", audience="private") + note("2", "Good.", "1")) == ["Good."]


def test_a_reply_with_a_number_of_its_own_is_a_paragraph() -> None:
    assert not any(line.lstrip().startswith("-") for line in lines(THREAD, numbered=True))


def test_a_reply_with_a_time_of_its_own_is_a_paragraph() -> None:
    timed = THREAD.replace("[[note]]\n", "[[note]]\nat = 2026-03-04T10:00:00\n")
    assert not any(line.lstrip().startswith("-") for line in lines(timed, times=True))
    assert lines(timed) == lines(THREAD)


def test_an_interest_that_is_declared_in_a_motion_is_no_reply() -> None:
    notes = note("1", "Paint it.", kind="motion") + note("2", "Mr Dale has an interest.", "1", recused="CD")
    assert "Mr Dale has an interest." in lines(notes)


def test_replies_that_follow_each_other_are_one_list() -> None:
    blocks = [*unwrapped(made(THREAD).blocks)]
    [listing] = [block for block in blocks if isinstance(block, Listing)]
    assert len(listing.items) == 2
    other = [Listing(((Words("a"),),), ordered=True, reply=1), Listing(((Words("b"),),), reply=1)]
    assert [*unwrapped(other)] == other


# Each format has them as deep as they are


def test_plain_text_sets_them_in() -> None:
    assert plain.write(made(LISTED)).split("\n")[3:] == [
        "Left to do:", "", "- the sluice", "- the gate", "  - Dale: It is rusty.", "    - Only the hinge.", "",
        "- the lamp", "",
    ]  # fmt: skip


@pytest.mark.parametrize(("notes", "deep"), [(THREAD, [1, 2, 3, 1]), (LISTED, [1, 1, 2, 3, 1])])
def test_an_office_has_them_in_the_levels_of_its_lists(notes: str, deep: list[int]) -> None:
    page = made(notes)
    body = docx.Document(io.BytesIO(word.write(page).content)).element.body
    assert [int(each.get(qn("w:val"))) + 1 for each in body.iter(qn("w:ilvl"))] == deep
    office = parts(page)["content.xml"]
    name = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    items = [each for each in office.iter(f"{name}list-item") if each.find(f"{name}p") is not None]
    assert [sum(up.tag == f"{name}list" for up in item.iterancestors()) for item in items] == deep


def test_html_has_a_list_in_the_item_that_it_is_about() -> None:
    root = reader.fromstring(html.write(made(THREAD)))
    deep = [(item.text_content().split("\n")[0], len([*item.iterancestors("ul")])) for item in root.iter("li")]
    assert deep == [("Dale: Yes.", 1), ("Berg: At noon?", 2), ("It is quiet then.", 3), ("Dale: Not on Sundays.", 1)]
    root = reader.fromstring(html.write(made(LISTED)))
    [hinge] = [item for item in root.iter("li") if item.text_content() == "Only the hinge."]
    assert [item.text_content().split("\n")[0] for item in hinge.iterancestors("li")] == [
        "Dale: It is rusty.",
        "the gate",
    ]
    assert [each.get("id") for each in root.iter("div") if each.get("id")] == ["note-1", "note-2", "note-3", "note-4"]


def test_a_pdf_sets_them_in(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(pdf.write(made(LISTED)).content)
    said = ran(["pdftotext", "-bbox", f"{tmp_path}/page.pdf", "-"]).out
    words = reader.fromstring(said.encode()).iter("word")
    at = {each.text: float(each.get("xmin")) for each in words}
    assert at["Left"] < at["sluice"]
    assert at["sluice"] - at["the"] == pytest.approx(at["gate"] - at["the"], abs=4)
    assert at["the"] < at["Dale:"] < at["Only"]
    assert at["Only"] - at["Dale:"] > 5


def test_akoma_ntoso_has_each_as_an_answer_and_its_words_once() -> None:
    said = akoma.write(made(THREAD))
    said = said.content.decode() if hasattr(said, "content") else said
    assert said.count("Dale:") == 2
    assert "<from>Dale:</from>\n<p>Yes.</p>" in said
    assert "blockList" not in said


def test_the_page_on_the_screen_sets_them_in() -> None:
    listing = Listing(((Words("It is quiet then."),),), reply=3)
    rows = ["".join(words for words, _ in row) for row in document_view.rows(listing, 14)]
    flat = ["".join(words for words, _ in row) for row in document_view.rows(replace(listing, reply=1), 10)]
    assert rows == [f"    {row}" for row in flat]
    assert document_view.rows(Paragraph((Words("x"),)), 10)


# A source that has them so


SOURCE = """# Lock keepers, 4 March 2026

Present: Ann Berg, Cyd Dale, Eli Fox

## Gates

**Ann Berg:** May the gate be shut?

- **Cyd Dale:** Yes.
  - **Ann Berg:** At noon?
    - **Eli Fox:** It is quiet then.
- **Eli Fox:** Not on Sundays.

**Cyd Dale:** The hinge is rusty.

## Hinges

- **Eli Fox:** It is.
"""


def test_a_name_in_an_item_below_what_was_said_is_a_reply_to_it() -> None:
    notes = engine.imported(list(plain_text.blocks(SOURCE, is_markdown=True)), "locks", "").minutes.notes
    said = {note.id: note.text for note in notes}
    assert [(note.text, said.get("".join(listed(note.answers)), "")) for note in notes if note.speaker] == [
        ("May the gate be shut?", ""),
        ("Yes.", "May the gate be shut?"),
        ("At noon?", "Yes."),
        ("It is quiet then.", "At noon?"),
        ("Not on Sundays.", "May the gate be shut?"),
        ("The hinge is rusty.", ""),
        ("It is.", ""),
    ]


@pytest.mark.parametrize("made_by", [markdown.write, plain.write])
def test_the_page_of_a_record_comes_back_with_its_replies(made_by: Callable[[Document], str]) -> None:
    people = HEAD.replace("front = []", 'front = ["roster"]').replace('name = "', 'presence = "present"\nname = "')
    page = document(read(people + THREAD).minutes, "summary", "", "public")
    is_markdown = made_by is markdown.write
    blocks = list(plain_text.blocks(made_by(page), is_markdown=is_markdown))
    notes = [note for note in engine.imported(blocks, "locks", "").minutes.notes if note.speaker]
    ids = [note.id for note in notes]
    assert [ids.index("".join(listed(note.answers))) if note.answers else None for note in notes] == [None, 0, 1, 0]
