"""What is private stays so, whatever is done with it: no act, command or next meeting opens it without a word."""

from collections.abc import Callable

import pytest
from conftest import Opened, enter
from test_audience import bytes_of

from minutes_tui.archive.next_meeting import next_meeting
from minutes_tui.commands import entries
from minutes_tui.editor import Editor
from minutes_tui.export.formats import FORMATS, Order
from minutes_tui.meeting.audiences import items
from minutes_tui.record import new_text
from minutes_tui.report import FORMS, document

SECRET = "Zanzibar"
RECORD = f"""\
[meeting]
title = "Orchard Council"
date = 2025-03-12
[[participant]]
key = "AT"
name = "Ann Tar"
presence = "present"
[[agenda]]
key = "roof"
title = "Roof"
[[agenda]]
key = "staff"
title = "{SECRET} staff"
[[agenda]]
key = "pay"
title = "{SECRET} pay"
level = 2
[[agenda]]
key = "leave"
title = "{SECRET} leave"
level = 2
[[agenda]]
key = "garden"
title = "Garden"
[[agenda]]
key = "shed"
title = "Shed"
"""
TEXT_FORMATS = ("md", "txt", "html", "json", "csv", "ics", "xml", "typ")


@pytest.fixture
def closed(opened: Opened) -> Editor:
    """A private item with two parts, of which the second is not taken up, between two public ones."""
    editor = opened(RECORD)
    enter(
        editor, "/item roof", "AT: The roof leaks.", "/item staff", "/private", f"AT: {SECRET} one owes. And two.",
        f"! {SECRET} is to pay.", f"> AT {SECRET} is to be written to until 1 April",
        f"/motion AT: that {SECRET} be sold", f"{SECRET} four.",
        "/item pay", f"AT: {SECRET} five.", f"AT: {SECRET} six.", "/item garden", "AT: The garden is wet.",
    )  # fmt: skip
    assert is_told(editor) == []
    return editor


def is_told(editor: Editor) -> list[str]:
    """The forms and formats of which the public page has the secret word."""
    minutes, record = editor.minutes, editor.record
    told = [form for form in FORMS if SECRET in str(document(minutes, form))]
    for format in TEXT_FORMATS:
        if format in FORMATS:
            for form in ("actions", "decisions", "votes") if format == "csv" else ("summary",):
                if SECRET.encode() in bytes_of(record, format, Order(form=form, audience="public")):
                    told.append(f"{format} {form}")
    return told


ACTS = (
    *("up", "down", "remove", "join", "item roof", "item garden", "item shed", "item staff", "item pay"),
    *("split And", "strike", "after AT: a word", "before AT: a word", "words AT: other words", "speaker AT"),
    *("kind statement", "kind decision", "time 10:30"),
)


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("act", ACTS)
def test_no_act_on_a_note_opens_what_is_private(act: str, times: int, closed: Editor) -> None:
    before = closed.minutes
    for note in before.notes:
        for _ in range(times):
            enter(closed, f"/note {note.id} {act}")
        assert is_told(closed) == [], (note.id, act)
        while closed.minutes != before:
            assert closed.undo()
        assert is_told(closed) == []


def test_a_note_moved_out_step_by_step_stays_private_and_it_is_said(closed: Editor) -> None:
    last = next(note.id for note in reversed(closed.minutes.notes) if note.text == f"{SECRET} six.")
    said = enter(closed, f"/note {last} down")
    assert said == "The note stays private: w changes who may read it."
    enter(closed, f"/note {last} down")
    assert closed.minutes.item_up() == "garden"
    assert is_told(closed) == []


Do = Callable[[Editor], object]
AGENDA: dict[str, Do] = {
    "a part is none any more": lambda editor: entries.shift_item(editor, 2, -1),
    "a part that was not taken up is none any more": lambda editor: entries.shift_item(editor, 3, -1),
    "both": lambda editor: [entries.shift_item(editor, 2, -1), entries.shift_item(editor, 3, -1)],
    "the whole is a part of a public item": lambda editor: entries.shift_item(editor, 1, 1),
    "up": lambda editor: entries.move_item(editor, 1, -1),
    "down": lambda editor: entries.move_item(editor, 1, 1),
    "the part up": lambda editor: entries.move_item(editor, 3, -1),
    "part": lambda editor: enter(editor, "/reorder leave before roof"),
    "part to another": lambda editor: enter(editor, "/reorder pay after garden"),
    "first": lambda editor: enter(editor, "/reorder pay first"),
    "last": lambda editor: enter(editor, "/reorder staff last"),
    "struck": lambda editor: enter(editor, "/strike staff"),
    "part struck": lambda editor: enter(editor, "/strike pay"),
    "skipped": lambda editor: enter(editor, "/skip leave"),
    "taken up again": lambda editor: enter(editor, "/item staff", f"{SECRET} seven."),
    "part taken up": lambda editor: enter(editor, "/item leave", f"{SECRET} seven."),
    "part taken up once it is none": lambda editor: [
        entries.shift_item(editor, 3, -1),
        enter(editor, "/item leave", f"{SECRET} seven."),
    ],
    "closed": lambda editor: enter(editor, "/item staff", "/close", "/item staff", f"{SECRET} seven."),
    "back": lambda editor: enter(editor, "/item staff", "/back", "/back", f"{SECRET} seven."),
    "topic": lambda editor: enter(editor, f"/topic {SECRET} leave", f"{SECRET} seven."),
    "pasted": lambda editor: enter(editor, f"/insert {SECRET} leave\nLift"),
    "over": lambda editor: enter(editor, "/item staff", "/adjourn until 9 April 19:30", "/resume"),
}


@pytest.mark.parametrize("how", AGENDA)
def test_nothing_done_with_the_agenda_opens_what_is_private(how: str, closed: Editor) -> None:
    before = closed.minutes
    AGENDA[how](closed)
    assert is_told(closed) == []
    while closed.minutes != before:
        assert closed.undo()
    assert is_told(closed) == []


def test_a_part_that_is_none_any_more_says_that_it_stays_private(closed: Editor) -> None:
    said = entries.shift_item(closed, 2, -1).said
    assert said.endswith("is now item 3. The item stays private, with what is noted there.")
    assert closed.minutes.notes[[note.item for note in closed.minutes.notes].index("pay")].audience == "private"
    assert entries.shift_item(closed, 3, -1).said.endswith("The item stays private, with what is noted there.")
    assert closed.minutes.agenda[3].audience == "private"
    said = enter(closed, "/item leave")
    assert said == f"4 {SECRET} leave is private, with its title: /private off makes it public."
    enter(closed, "/private off")
    assert items(closed.minutes)["leave"] == "public"


def test_an_item_that_is_carried_over_is_private_in_the_next_meeting(closed: Editor, opened: Opened) -> None:
    assert closed.record.close()
    coming = next_meeting(closed.record.path, closed.record.path.parent, date="9 April 2025")
    made = {item.key: item.audience for item in coming.minutes.agenda}
    assert made["staff"] == "private"
    assert made.get("shed") == "public"
    editor = opened(new_text(coming.minutes))
    assert [note.text for note in editor.minutes.notes if SECRET in note.text]
    assert is_told(editor) == []
    enter(editor, "/item roof", "AT: Dry.", "/item staff", f"{SECRET} eight.", "/item leave", f"{SECRET} nine.")
    assert is_told(editor) == []
    enter(editor, "/item shed", "AT: It burnt down.")
    assert "burnt" in str(document(editor.minutes, "summary"))
    assert editor.record.close()
    third = next_meeting(editor.record.path, editor.record.path.parent, date="9 May 2025").minutes
    assert is_told(opened(new_text(third))) == []


def test_an_item_may_be_private_before_it_is_taken_up(opened: Opened) -> None:
    editor = opened(RECORD)
    assert "garden" in str(document(editor.minutes, "summary")).casefold()
    entries.edit(editor, entries.AGENDA, 4, {"audience": "private"})
    assert "garden" not in str(document(editor.minutes, "summary")).casefold()
    assert "garden" in str(document(editor.minutes, "summary", audience="private")).casefold()
    enter(editor, "/item garden", "AT: The garden is wet.")
    assert "garden" not in str(document(editor.minutes, "summary")).casefold()


def test_an_audience_of_an_item_that_is_mistyped_is_the_narrowest(opened: Opened) -> None:
    editor = opened(RECORD.replace('key = "shed"', 'key = "shed"\naudience = "secrit"'))
    assert "Shed" not in str(document(editor.minutes, "summary"))
