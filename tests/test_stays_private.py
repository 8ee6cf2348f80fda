"""What is private stays so, whatever is done with it: no act, command or next meeting opens it without a word."""

import json
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import Opened, enter
from test_audience import bytes_of

from minutes_tui.archive.next_meeting import next_meeting
from minutes_tui.commands import entries
from minutes_tui.commands.comments import incoming
from minutes_tui.commands.documents import source_import
from minutes_tui.commands.notes import reorder
from minutes_tui.editor import Editor
from minutes_tui.export.formats import FORMATS, Order
from minutes_tui.meeting.audiences import items
from minutes_tui.readers.returned.mail import Letter
from minutes_tui.record import new_text
from minutes_tui.report import FORMS, document

Do = Callable[[Editor], object]
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
        if closed.minutes != before:  # of these nothing is told, as the fixture says
            assert is_told(closed) == [], (note.id, act)
        while closed.minutes != before:
            assert closed.undo()
    assert is_told(closed) == []


CIRCULATED = f"""\
[meeting]
title = "Orchard Council"
date = 2025-03-12
status = "circulated"
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
[[note]]
id = "1"
item = "roof"
kind = "item"
outcome = "taken up"
[[note]]
id = "2"
item = "roof"
kind = "statement"
speaker = "AT"
text = "The roof leaks."
paragraph = 1
[[note]]
id = "3"
item = "staff"
kind = "item"
outcome = "taken up"
audience = "private"
[[note]]
id = "4"
item = "staff"
kind = "statement"
speaker = "AT"
text = "{SECRET} owes rent."
[[note]]
id = "5"
item = "staff"
kind = "statement"
speaker = "AT"
text = "Pay it."
"""
OF_COMMENTS = [format for format, each in FORMATS.items() if "comments" in (each.forms or FORMS)]
ABOUT_PRIVATE = (
    f"/comment 1a LB: {SECRET} owed nothing", f"/comment LB: “{SECRET} owes” -> “owed”", f"/comment {SECRET}?",
    f"/comment 1 LB: it is “{SECRET} owes” -> “owed”", f"/comment LB: s/{SECRET}/Zanz/",
    f"/comment 1 {SECRET} owes -> owed",
)  # fmt: skip


@pytest.mark.parametrize("format", OF_COMMENTS)
def test_a_comment_is_for_whom_its_paragraph_is(format: str, opened: Opened) -> None:
    editor = opened(CIRCULATED)
    enter(editor, *ABOUT_PRIVATE, "/comment 1 LB: leaks -> leaked", "/comment LB: a good page")
    letter = Letter(who="Ida", lines=["1a. the zebra", "", "§1b: the zebra", "", f"1. “{SECRET}” is gone"])
    incoming.add_mail(editor, letter, "m.eml")
    assert len(editor.minutes.comments) == len(ABOUT_PRIVATE) + 5
    for audience in ("public", "restricted"):
        words = words_of(bytes_of(editor.record, format, Order(form="comments", audience=audience)))
        assert SECRET not in words
        assert "zebra" not in words
    shown = str(document(editor.minutes, "comments"))
    assert "leaked" in shown
    assert "a good page" in shown
    assert SECRET not in shown
    assert "zebra" not in shown
    assert str(document(editor.minutes, "comments", audience="private")).count("zebra") == 2


BELOW_QUOTED = ["> Ms Tamm: Pay the zebra.", "Twenty apiece.", "", "> That is all.", "A good day."]
REPEATED = (
    "1. I recall that the rent of the zebra", "1. Pay the zebra.", "1. pay the ZEBRA", "1. So: Pay the zebra, no?",
    "1. The dugong is ill.",
    "1. It owes the rent of Kalypso, it seems", "1. What of Kalypso?",
)  # fmt: skip


@pytest.mark.parametrize("said", REPEATED)
def test_a_comment_that_repeats_what_is_private_without_marks_is_withheld(said: str, opened: Opened) -> None:
    editor = opened(CIRCULATED.replace("Pay it.", "Pay the zebra. It is the rent of the zebra of old, says Kalypso."))
    enter(editor, "// The dugong is ill.")
    incoming.add_mail(editor, Letter(who="Ida", lines=[said]), "m.eml")
    assert editor.minutes.comments[0].paragraph == 1
    assert not document_text(editor, said)
    assert "Ida" in str(document(editor.minutes, "comments", audience="private"))


@pytest.mark.parametrize("field", ["on", "words", "reason"])
def test_what_became_of_a_comment_repeats_nothing_private(field: str, opened: Opened) -> None:
    one = f"[[comment]]\nparagraph = 1\nwho = 'Ida'\ntext = 'Well.'\naccepted = false\n{field} = 'Pay the zebra.'\n"
    editor = opened(CIRCULATED.replace("Pay it.", "Pay the zebra.") + one)
    assert not document_text(editor, "Ida")
    assert "Ida" in str(document(editor.minutes, "comments", audience="private"))


def test_an_answer_to_a_quoted_private_paragraph_is_for_whom_that_is(opened: Opened) -> None:
    editor = opened(CIRCULATED.replace("Pay it.", "Pay the zebra."))
    incoming.add_mail(editor, Letter(who="Ida", lines=BELOW_QUOTED), "m.eml")
    assert [(each.on, each.text) for each in editor.minutes.comments] == [
        ("Ms Tamm: Pay the zebra.", "Twenty apiece."),
        ("That is all.", "A good day."),
    ]
    shown = str(document(editor.minutes, "comments"))
    assert "That is all." in shown
    assert "apiece" not in shown
    assert "apiece" in str(document(editor.minutes, "comments", audience="private"))


@pytest.mark.parametrize("said", ["1. The roof leaks, we say", "1. It leaks; pay for it", "1. Agreed.", "A good page"])
def test_a_comment_in_words_of_its_own_is_public(said: str, opened: Opened) -> None:
    editor = opened(CIRCULATED.replace("Pay it.", "Pay the zebra. It leaks. Agreed."))
    incoming.add_mail(editor, Letter(who="Ida", lines=[said]), "m.eml")
    assert document_text(editor, "Ida")


def document_text(editor: Editor, words: str) -> bool:
    """Whether the public table of comments has any of these words."""
    shown = str(document(editor.minutes, "comments"))
    return words.removeprefix("1. ") in shown or "Ida" in shown


def words_of(made: bytes) -> str:
    """What can be read in a file, with what is in the files in it."""
    if not made.startswith(b"PK"):
        return made.decode(errors="replace")
    with ZipFile(BytesIO(made)) as files:
        return "".join(files.read(each).decode(errors="replace") for each in files.namelist())


@pytest.mark.parametrize("form", FORMS)
def test_a_correction_of_what_is_private_is_for_those_who_may_read_it(form: str, opened: Opened) -> None:
    about = (f"“{SECRET} owes” -> “owed”", "1a: the zebra", f"{SECRET} is gone")
    tables = "".join(f"[[corrigendum]]\ntext = {json.dumps(each)}\n" for each in about)
    on_one = f"[[corrigendum]]\nparagraph = 1\ntext = {json.dumps(about[0])}\n[[corrigendum]]\ntext = 'Well said.'\n"
    editor = opened(CIRCULATED.replace("circulated", "approved") + tables + on_one)
    shown = str(document(editor.minutes, form))
    assert SECRET not in shown
    assert "zebra" not in shown
    for format, each in FORMATS.items():
        if form in (each.forms or FORMS):
            words = words_of(bytes_of(editor.record, format, Order(form=form, audience="public")))
            assert SECRET not in words
            assert "zebra" not in words
    if form == "summary":
        assert "Well said." in shown
        assert "zebra" in str(document(editor.minutes, form, audience="private"))


def row(id: int, item: str, kind: str, more: str) -> str:
    return f"[[note]]\nid = '{id}'\nitem = '{item}'\nkind = '{kind}'\n{more}\n"


UP, WITHIN, SAID = "outcome = 'taken up'", "audience = 'private'", f"text = '{SECRET} owes.'"
ROWS = {
    "the item": [("staff", "item", f"{UP}\n{WITHIN}"), ("staff", "statement", SAID), ("staff", "statement", SAID)],
    "resumed": [
        ("roof", "item", UP), ("roof", "statement", "text = 'It leaks.'"),
        ("roof", "item", f"outcome = 'resumed'\n{WITHIN}"), ("roof", "statement", SAID), ("roof", "decision", SAID),
        ("roof", "item", "outcome = 'resumed'"), ("roof", "statement", "text = 'It is dry.'"),
    ],
    "a heading": [
        ("roof", "item", UP), ("roof", "heading", f"text = '{SECRET}'\n{WITHIN}"), ("roof", "statement", SAID),
        ("roof", "heading", "text = 'Other'"), ("roof", "statement", "text = 'It is dry.'"),
    ],
}  # fmt: skip
KINDS = ("statement", "decision", "heading", "item", "motion", "remark", "action")


@pytest.mark.parametrize("what", ROWS)
def test_a_row_that_is_taken_out_or_of_another_kind_opens_nothing_below_it(what: str, opened: Opened) -> None:
    rows = [*ROWS[what], ("garden", "item", UP), ("garden", "statement", "text = 'The garden is wet.'")]
    editor = opened(RECORD.replace(f"{SECRET} ", "The ") + "".join(row(at, *each) for at, each in enumerate(rows, 1)))
    before = editor.minutes
    assert is_told(editor) == []
    everything = [at for at, note in enumerate(before.notes) if note.kind in ("item", "heading")]
    acts: list[Do] = [lambda editor: reorder.remove(editor, everything)]
    for at, note in enumerate(before.notes):
        acts.append(partial(reorder.remove, indices=[at]))
        acts += [partial(entered, lines=(f"/note {note.id} {each}",)) for each in ("remove", "strike", "join")]
        acts += [partial(entered, lines=(f"/note {note.id} kind {kind}",)) for kind in KINDS]
    for act in acts:
        act(editor)
        assert not [form for form in FORMS if SECRET in str(document(editor.minutes, form))], act
        while editor.minutes != before:
            assert editor.undo()


def entered(editor: Editor, lines: tuple[str, ...]) -> str:
    return enter(editor, *lines)


def test_a_note_moved_out_step_by_step_stays_private_and_it_is_said(closed: Editor) -> None:
    last = next(note.id for note in reversed(closed.minutes.notes) if note.text == f"{SECRET} six.")
    said = enter(closed, f"/note {last} down")
    assert said == "The note stays private: w changes who may read it."
    enter(closed, f"/note {last} down")
    assert closed.minutes.item_up() == "garden"
    assert is_told(closed) == []


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


@pytest.mark.parametrize("act", ["remove", "strike", "kind remark", "kind heading", "join", "split owes"])
def test_the_files_and_terms_of_what_is_private_are_told_to_nobody_else(act: str, opened: Opened) -> None:
    more = f"[[attachment]]\ntitle = '{SECRET} letter'\nfile = '{SECRET}.pdf'\nnote = '5'\n"
    text = CIRCULATED.replace('"circulated"', '"draft"').replace('"Pay it."', '"She owes it."')
    editor = opened(f"{text}{more}[glossary]\n{SECRET}bar = '{SECRET}'\n")
    assert is_told(editor) == []
    enter(editor, f"/note 5 {act}")
    assert is_told(editor) == []
    for format, each in FORMATS.items():
        for form in each.forms or ("summary",):
            assert SECRET not in words_of(bytes_of(editor.record, format, Order(form=form, audience="public"))), format


SOURCE = f"""\
# Orchard Council

Present: Ann Tar

## Roof

Ann Tar: The roof is mended.

## {SECRET} staff

Ann Tar: {SECRET} seven.

## {SECRET} leave

Ann Tar: {SECRET} eight.

## Garden

Ann Tar: The garden is dry.
"""


def test_minutes_that_are_put_in_open_no_item_that_is_private(closed: Editor, tmp_path: Path) -> None:
    source = tmp_path / "source.md"
    source.write_text(SOURCE)
    made = source_import.read([source], into=True).minutes
    said = source_import.put_into(closed, closed.record.path, made, [source]).said
    assert said.endswith(" What came below a private item is private, too.")
    assert is_told(closed) == []
    assert "garden is dry" in str(document(closed.minutes, "summary"))
    assert f"{SECRET} seven" in str(document(closed.minutes, "summary", audience="private"))


@pytest.mark.parametrize("format", FORMATS)
def test_the_next_meeting_has_the_title_of_a_private_item_in_no_format(
    format: str, closed: Editor, opened: Opened
) -> None:
    enter(closed, "/item staff", "/postpone to next meeting")
    assert closed.record.close()
    coming = next_meeting(closed.record.path, closed.record.path.parent, date="9 April 2025")
    editor = opened(new_text(coming.minutes))
    assert SECRET in str(document(editor.minutes, "agenda", audience="private"))
    for form in FORMATS[format].forms or FORMS:
        made = bytes_of(editor.record, format, Order(form=form, audience="public"))
        assert SECRET not in words_of(made), form


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
