"""Notes that are put into another agenda item."""

import pytest
from conftest import Opened, enter

from minutes_tui.report import document
from minutes_tui.writers import markdown

AGENDA = "[meeting]\ntitle='T'\ndate=2025-03-11\nlanguage='en'\n" + "".join(
    f"[[agenda]]\nkey='{key}'\ntitle='{title}'\n" for key, title in (("ice", "Ice"), ("snow", "Snow"))
)


def test_notes_that_are_moved_to_an_item_that_was_not_taken_up_get_its_heading(opened: Opened) -> None:
    editor = opened(AGENDA)
    enter(editor, "The ice is thin.", "It is cold.", "/item snow", "It snows.")
    told = enter(editor, "/note 1,2 item ice")
    assert told == "Moved to Ice, which is taken up there: the 2 notes keep their place."
    assert [(note.kind, note.item) for note in editor.minutes.notes] == [
        ("item", "ice"), ("statement", "ice"), ("statement", "ice"), ("item", "snow"), ("statement", "snow")
    ]  # fmt: skip
    text = markdown.write(document(editor.minutes, "summary"))
    assert text.index("## 1. Ice") < text.index("thin") < text.index("## 2. Snow")
    enter(editor, "/undo")
    assert [note.item for note in editor.minutes.notes] == ["", "", "snow", "snow"]


def test_undo_of_a_move_says_that_the_notes_are_where_they_were(opened: Opened) -> None:
    editor = opened(AGENDA)
    enter(editor, "/item ice", "The ice is thin.", "It is cold.", "/item snow", "It snows.")
    before = editor.minutes
    enter(editor, "/note 5 item ice")
    assert [note.text for note in editor.minutes.notes] != [note.text for note in before.notes]
    assert enter(editor, "/undo") == "Undone. The statement “It snows.” is where it was before."
    assert editor.minutes.notes == before.notes
    enter(editor, "/clock 11:00", "More snow.", "/note 2,3 item snow")
    assert [note.at for note in editor.minutes.notes[-2:]] == [editor.minutes.notes[-3].at] * 2
    assert enter(editor, "/undo") == "Undone. 2 notes are where they were before."


def test_what_follows_notes_that_are_moved_to_an_item_stays_below_its_heading(opened: Opened) -> None:
    editor = opened(AGENDA)
    enter(editor, "/item snow", "It snows.", "The ice is thin.", "More snow.")
    assert enter(editor, "/note 3 item ice") == "Moved to Ice, which is taken up there: the note keeps its place."
    assert [(note.kind, note.item) for note in editor.minutes.notes] == [
        ("item", "snow"), ("statement", "snow"), ("item", "ice"), ("statement", "ice"), ("item", "snow"),
        ("statement", "snow"),
    ]  # fmt: skip


def test_notes_before_others_without_an_item_stay_without_a_heading_and_that_is_said(opened: Opened) -> None:
    editor = opened(AGENDA)
    enter(editor, "The ice is thin.", "It is cold.")
    told = enter(editor, "/note 1 item ice")
    assert told.startswith("Moved to Ice. It was not taken up: the note keeps its place, without its heading")


@pytest.mark.parametrize("act", ["item ice", "up"])
def test_a_note_that_is_moved_out_of_a_private_item_stays_private(act: str, opened: Opened) -> None:
    editor = opened(AGENDA)
    enter(editor, "/item ice", "It is thin.", "/item snow", "/private", "She owes us much.", "It is late.")
    said = enter(editor, f"/note 4 {act}")
    assert said.endswith("The note stays private: w changes who may read it.")
    page = markdown.write(document(editor.minutes, "summary", audience="public"))
    assert "thin" in page
    assert "owes" not in page
    assert "late" not in page
    enter(editor, "/undo")
    assert [note.text for note in editor.minutes.notes if note.text] == [
        "It is thin.",
        "She owes us much.",
        "It is late.",
    ]
    assert not [note for note in editor.minutes.notes if note.text and note.audience != "public"]


def test_a_heading_of_an_item_that_is_moved_opens_no_note_of_it(opened: Opened) -> None:
    editor = opened(AGENDA)
    enter(editor, "/item ice", "It is thin.", "/item snow", "/private", "She owes us much.", "It is late.")
    enter(editor, "/note 3 down")
    page = markdown.write(document(editor.minutes, "summary", audience="public"))
    assert "owes" not in page


def test_a_private_note_that_is_merged_with_a_public_one_makes_it_private(opened: Opened) -> None:
    editor = opened(AGENDA)
    enter(editor, "/item ice", "It is thin.", "She owes us much.", "/note 3 audience private", "/note 3 join")
    (note,) = [note for note in editor.minutes.notes if note.text]
    assert note.audience == "private"
    assert "owes" in note.text
