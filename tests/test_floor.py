"""The floor, the agenda's time, attendance: what is asked, given, closed, and what is said about it."""

import datetime as dt

import pytest
from conftest import NOW, Opened, enter, present
from msgspec.structs import replace

from minutes_tui import checks, commands
from minutes_tui.assist import preview
from minutes_tui.commands.agenda import used
from minutes_tui.editor import Editor
from minutes_tui.export.formats import Order, exported
from minutes_tui.language.names import roster
from minutes_tui.line import minute_marks
from minutes_tui.meeting import attendance
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.document import Table, words
from minutes_tui.model.minutes import Floor, Minutes, listed
from minutes_tui.report import document

RECORD = """\
format = 1

[meeting]
title = "Orchard Council"
date = 2025-03-12

[[participant]]
key = "NK"
name = "Nora Kask"
title = "Ms"
presence = "present"

[[participant]]
key = "BO"
name = "Bo Ahlberg"
title = "Mr"
presence = "present"

[[participant]]
key = "TL"
name = "Teresa Lind"
presence = "present"

[[agenda]]
key = "frost"
title = "Late frost"
minutes = 10

[[agenda]]
key = "hives"
title = "Hives along the brook"

[[agenda]]
key = "hail"
title = "Hail and insurance"
"""


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD)


def waiting(editor: Editor) -> list[str]:
    return list(listed(editor.minutes.floor.waiting))


# The speakers list


def test_who_asks_waits_in_order_and_gets_the_floor_in_order(editor: Editor) -> None:
    assert enter(editor, "/ask TL, NK") == "Added to the speakers list: Lind, Kask"
    assert enter(editor, "/ask NK") == "Kask is already on the speakers list."
    outcome = commands.enter(editor, "/floor")
    assert outcome.line == "TL: "
    assert (editor.minutes.floor.speaker, waiting(editor)) == ("TL", ["NK"])
    assert editor.minutes.floor.since == NOW
    assert commands.enter(editor, "/floor BO").line == "BO: "
    assert waiting(editor) == ["NK"]


def test_with_nobody_waiting_the_floor_goes_back_to_who_spoke_before(editor: Editor) -> None:
    enter(editor, "NK: Did it freeze?", "BO: It did.")
    before = editor.record.text
    assert commands.enter(editor, "/floor").line == "NK: "
    assert editor.record.text == before


def test_a_closed_list_takes_nobody_and_one_who_withdraws_is_off_it(editor: Editor) -> None:
    enter(editor, "/ask NK, BO", "/closelist")
    assert enter(editor, "/ask TL") == "The speakers list is closed. To reopen it, type /openlist."
    assert enter(editor, "/withdraw NK") == "On the speakers list: Ahlberg"
    enter(editor, "/openlist", "/ask TL")
    assert waiting(editor) == ["BO", "TL"]


def test_the_floor_survives_in_the_file_and_goes_from_it_when_nobody_wants_it(editor: Editor) -> None:
    before = editor.record.text
    enter(editor, "/ask NK", "/floor")
    assert "[floor]" in editor.record.text
    enter(editor, "/clear")
    assert editor.minutes.floor == Floor()
    assert "[floor]" not in editor.record.text
    while editor.undo():
        pass
    assert editor.record.text == before


def test_the_floor_is_on_no_page(editor: Editor) -> None:
    enter(editor, "/ask NK", "/limit 3")
    assert b"floor" not in exported(editor.record, "md").lower()


def test_an_item_is_not_closed_while_somebody_waits_unless_one_insists(editor: Editor) -> None:
    enter(editor, "/item frost", "/ask NK")
    assert enter(editor, "/close") == "Ms Kask still asks for the floor. /close! closes the item."
    enter(editor, "/close!")
    assert editor.minutes.notes[-1].outcome == "closed"


def test_it_is_told_who_has_spoken_how_often(editor: Editor) -> None:
    enter(editor, "NK: One.", "NK: Two.", "BO? Three.")
    assert enter(editor, "/spoken") == "Spoken: Kask 2, Ahlberg 1"


def test_a_limit_is_a_number_of_minutes(editor: Editor) -> None:
    assert enter(editor, "/limit 2,5") == "Each speaker has 2.5 min."
    assert enter(editor, "/limit 0") == "There is no time limit for speakers."
    assert commands.enter(editor, "/limit long").misread == "long is not a number of minutes."


# Agenda and time


def test_an_item_is_inserted_moved_planned_and_come_back_to(editor: Editor) -> None:
    enter(editor, "/item frost", "/insert Wasps", "/reorder hail first", "/plan wasps 15", "/item hives", "/back")
    assert [item.key for item in editor.minutes.agenda] == ["hail", "frost", "wasps", "hives"]
    assert editor.minutes.agenda[2].minutes == 15
    assert (editor.minutes.notes[-1].item, editor.minutes.notes[-1].outcome) == ("frost", "resumed")


def test_an_item_is_moved_by_its_title_of_several_words_and_what_is_no_item_is_named(editor: Editor) -> None:
    before = [item.title for item in editor.minutes.agenda]
    enter(editor, "/insert Water and wasps", f"/reorder Water and wasps before {before[0]}")
    assert [item.title for item in editor.minutes.agenda] == ["Water and wasps", *before]
    enter(editor, "/reorder Water and wasps last")
    assert [item.title for item in editor.minutes.agenda] == [*before, "Water and wasps"]
    for line, said in (
        (f"/reorder Bees before {before[0]}", "The agenda has no item Bees."),
        (f"/reorder {before[0]} before Bees", "The agenda has no item Bees."),
        ("/reorder Bees first", "The agenda has no item Bees."),
        ("/reorder Water and", "Type /reorder ITEM before ITEM (or after ITEM, first, last, up, down)."),
    ):
        assert commands.enter(editor, line).misread == said


def test_the_time_used_is_what_the_item_was_up_without_the_break(editor: Editor) -> None:
    for minute, line in ((0, "/item frost"), (10, "/break 10:20"), (30, "/item hives"), (35, "/item frost")):
        with editor.at(NOW.replace(hour=10, minute=minute)):
            enter(editor, line)
    spent = used(editor.minutes, NOW.replace(hour=10, minute=40))
    assert spent == {"frost": 25.0, "hives": 5.0}
    with editor.at(NOW.replace(hour=10, minute=40)):
        assert enter(editor, "/times") == "Time used, in minutes: Late frost 25 of 10, Hives along the brook 5"


def test_a_meeting_begins_and_ends(editor: Editor) -> None:
    enter(editor, "/start 9:30", "/item frost", "/adjourn 12:05")
    assert (editor.minutes.meeting.start, editor.minutes.meeting.end) == (dt.time(9, 30), dt.time(12, 5))
    assert editor.minutes.notes[-1].outcome == "closed"


@pytest.mark.parametrize(
    ("line", "at", "rest"),
    [
        ("21/ NK: words", "10:21", "NK: words"), ("05/ words", "10:05", "words"),
        ("1/ – words", None, "1/ – words"), ("33/ words", "10:33", "words"),
        ("45/ words", "09:45", "words"), ("21/22 budget", None, "21/22 budget"), ("60/ words", None, "60/ words"),
        ("1/2 of it", None, "1/2 of it"), ("\\21/ words", None, "\\21/ words"),
        ("10:12/ NK: words", "10:12", "NK: words"), ("9.50/ /next", "09:50", "/next"),
        ("10:12 /next", "10:12", "/next"),
        ("[10:12] /next", "10:12", "/next"), ("10:12: /item frost", "10:12", "/item frost"),
        ("10.30/ 11.00 break", None, "10.30/ 11.00 break"), ("10:12 // of it", "10:12", "// of it"),
        ("10:12 words", None, "10:12 words"), ("25:12/ words", None, "25:12/ words"),
    ],
)  # fmt: skip
def test_a_time_before_a_line_is_when_it_was_said(line: str, at: str | None, rest: str) -> None:
    mark = minute_marks.timed(line, Minutes(), NOW)
    assert (mark.at and f"{mark.at:%H:%M}", mark.line) == (at, rest)


@pytest.mark.parametrize("line", ["10:12 /next", "10:12/ /next", "[10:12] /next", "12/ /next"])
def test_a_command_behind_a_time_is_done_at_that_time(line: str, editor: Editor) -> None:
    """As an arrival is: a line behind a command that became words would go under the wrong item."""
    enter(editor, "/start 10:00", line)
    assert [(note.kind, f"{note.at:%H:%M}") for note in editor.minutes.notes] == [("item", "10:12")]


@pytest.mark.parametrize(
    ("line", "kind", "audience"),
    [
        ("10:12 // ask why", "remark", "public"), ("10:12 ! We wait.", "decision", "public"),
        ("10:12 > NK to pay by Friday", "action", "public"), ("10:12 # Questions:", "heading", "public"),
        ("10:12 NK asked for more.", "statement", "public"), ("10:12: // ask why", "remark", "public"),
        ("10:12 /motion NK: to wait", "motion", "public"),
    ],
)  # fmt: skip
def test_a_mark_behind_a_time_is_that_mark(line: str, kind: str, audience: str, editor: Editor) -> None:
    """A private remark would be words on the public page else."""
    enter(editor, "/start 10:00", line)
    note = editor.minutes.notes[-1]
    assert (note.kind, note.audience, f"{note.at:%H:%M}", "10:12" in note.text) == (kind, audience, "10:12", False)


def test_a_minute_is_never_of_before_the_meeting(editor: Editor) -> None:
    """Who sets the clock to the first time that is known types what came after it, and the clock goes on with it."""
    enter(editor, "/start 10:02", "/clock 10:14", "/item frost")
    assert enter(editor, "24/ NK: It froze.") == "The clock is set to 10:24."
    assert enter(editor, "50/ NK: It thawed.") == "The clock is set to 10:50."
    assert enter(editor, "05/ NK: It froze again.") == "The clock is set to 11:05."
    assert [f"{note.at:%H:%M}" for note in editor.minutes.notes] == ["10:14", "10:24", "10:50", "11:05"]


def test_a_minute_that_is_ahead_of_the_real_clock_is_said(editor: Editor) -> None:
    enter(editor, "/start 10:00", "29/ NK: It froze.")
    said = "“45/” is 10:45, 15 min ahead of the clock; \\45/ is text."
    assert preview.preview_text("45/ eggs", editor.minutes, NOW) == f"10:45 · Narrative · {said}"
    assert enter(editor, "45/ eggs") == said


def test_any_line_may_have_its_time(editor: Editor) -> None:
    enter(editor, "21/ /item frost", "22/ NK: It froze.", "23/ -BO")
    assert [f"{note.at:%H:%M}" for note in editor.minutes.notes] == ["10:21", "10:22", "10:23"]


def test_a_slash_behind_a_number_stays_in_the_words(editor: Editor) -> None:
    enter(editor, "1/ – roll call,", "2/ apologies")
    assert [note.text for note in editor.minutes.notes] == ["1/ – roll call,", "2/ apologies"]


def test_a_minute_that_puts_a_line_well_before_the_last_note_is_said(editor: Editor) -> None:
    assert enter(editor, "29/ NK: It froze.", "26/ NK: Hard.") == ""
    said = "“12/” is 10:12, 14 min before the last note; \\12/ is text."
    assert preview.preview_text("12/ eggs", editor.minutes, NOW) == f"10:12 · Narrative · {said}"
    assert enter(editor, "12/ eggs") == said
    assert enter(editor, "\\12/ eggs") == ""
    assert [(f"{note.at:%H:%M}", note.text) for note in editor.minutes.notes[2:]] == [
        ("10:12", "eggs"),
        ("10:30", "12/ eggs"),
    ]


# Attendance


def test_regrets_absence_and_presence_are_set_for_several_at_once(editor: Editor) -> None:
    enter(editor, "/apologies NK, BO", "/absent TL")
    assert [person.presence for person in editor.minutes.participants] == ["apologies", "apologies", "absent"]
    enter(editor, "/present NK BO TL")
    assert present(editor.minutes) == ["NK", "BO", "TL"]


def test_a_substitute_is_present_and_the_one_stood_in_for_is_not(editor: Editor) -> None:
    enter(editor, "/substitute Ms Ida Berg, Gardener, Town for NK")
    person = editor.minutes.participants[-1]
    assert (person.substitute_for, person.presence, person.post) == ("NK", "present", "Gardener")
    assert editor.minutes.participants[0].presence == "apologies"
    assert "| Ms Ida Berg | Gardener, Town – *substituting for Ms Kask* |" in exported(editor.record, "md").decode()


def test_it_is_said_when_the_quorum_breaks_and_only_then(editor: Editor) -> None:
    enter(editor, "/quorum 2")
    assert enter(editor, "-TL") == ""
    assert enter(editor, "-BO") == "The quorum of 2 is not met: 1 of 3 present."
    assert enter(editor, "NK: Alone.") == ""


def test_who_is_struck_out_is_neither_printed_nor_counted_and_can_come_back(editor: Editor) -> None:
    enter(editor, "/strike BO")
    assert present(editor.minutes) == ["NK", "TL"]
    assert b"Ahlberg" not in exported(editor.record, "md")
    enter(editor, "/strike BO")
    assert b"Ahlberg" in exported(editor.record, "md")


def test_only_who_is_named_nowhere_can_be_removed(editor: Editor) -> None:
    enter(editor, "BO: It froze.")
    assert enter(editor, "/remove BO") == "BO is named in 1 place: use x, or /strike BO, instead."
    assert enter(editor, "/remove TL") == "Teresa Lind removed from the participants list."
    assert [person.key for person in editor.minutes.participants] == ["NK", "BO"]


def test_every_field_of_a_participant_can_be_set(editor: Editor) -> None:
    enter(editor, "/set NK role = chair", "/set NK aliases = Kasc, Cask", "/set NK post = Head of Unit")
    person = editor.minutes.participants[0]
    assert (person.role, person.aliases, person.post) == ("chair", ("Kasc", "Cask"), "Head of Unit")
    said = "Fields of the participants list are key, name, role, "
    assert commands.enter(editor, "/set NK colour = green").misread.startswith(said)


def by_item(editor: Editor) -> dict[str, set[str]]:
    """The codes of those who were there at some time of each item, as the page of attendance has them."""
    table = document(editor.minutes, "attendance").blocks[-1]
    assert isinstance(table, Table)
    titles = {f"{at}. {item.title or item.key}": item.key for at, item in enumerate(editor.minutes.agenda, 1)}
    names = {roster(editor.minutes).short(each.key): each.key for each in editor.minutes.participants}
    return {
        titles[words(item)]: {names[name] for name in words(there).split("\n")[0].split(", ")}
        for item, there in table.rows
    }


def test_attendance_of_each_item_is_derived(editor: Editor) -> None:
    enter(editor, "/item frost", "-TL", "/item hives", "NK: Bees.", "+TL", "-BO", "/item hail", "NK: Ice.")
    assert by_item(editor) == {
        "frost": {"NK", "BO", "TL"},
        "hives": {"NK", "BO", "TL"},
        "hail": {"NK", "TL"},
    }


EXPECTED = """format = 1

[meeting]
title = "Orchard Council"
date = 2025-03-12
""" + "".join(f'\n[[participant]]\nkey = "{key}"\nname = "{key}"\n' for key in ("AA", "BB", "CC", "DD", "EE"))


def expected(opened: Opened, *lines: str) -> Editor:
    """A meeting of five of whom nothing is known, until the lines tell of some."""
    editor = opened(EXPECTED)
    enter(editor, *lines)
    return editor


def test_the_first_note_of_an_expected_person_tells_whether_they_were_there(
    opened: Opened,
) -> None:
    editor = expected(
        opened, "/topic One", "AA: Words.", "-BB", "/topic Two", "+CC", "DD: Words.", "+DD", "/topic Three"
    )
    assert list(by_item(editor).values()) == [
        {"AA", "BB", "DD"}, {"AA", "CC", "DD"}, {"AA", "CC", "DD"},
    ]  # fmt: skip
    assert attendance.presence(editor.minutes) == {"AA": "●", "BB": "–", "CC": "●", "DD": "●", "EE": "○"}


def test_who_arrives_later_is_not_counted_for_what_was_decided_before(opened: Opened) -> None:
    editor = expected(opened, "/present AA BB", "/quorum 3", "! Before.", "+CC", "! After.", "/vote X 3-0-0")
    found = [(problem.index, problem.text) for problem in checks.problems(editor.minutes) if problem.check == "quorum"]
    assert found == [(0, "The quorum of 3 was not met: 2 of 5 present.")]
    said = exported(editor.record, "md", Order("attendance")).decode()
    assert "| CC | Present |" in said


def test_a_private_departure_tells_a_public_page_nothing_of_who_was_there(opened: Opened) -> None:
    lines = ("/present AA", "/topic One", "AA: Words.", "-BB", "-AA", "/topic Two", "CC: Words.")
    editor = expected(opened, *lines)
    hidden = [
        editor.change("note", at, replace(note, audience="private"))
        for at, note in enumerate(editor.minutes.notes)
        if note.kind == "departure"
    ]
    editor.do(Edit(tuple(hidden)))
    never = expected(opened, *(line for line in lines if not line.startswith("-")))
    page, without = (exported(each.record, "md", Order("attendance")).decode() for each in (editor, never))
    assert page == without
    assert "| 2. Two | AA, CC |" in page
    private = exported(editor.record, "md", Order("attendance", audience="private")).decode()
    assert "| 1. One | AA, BB, CC<br>BB left at " in private
    assert "| 2. Two | CC |" in private


def test_the_first_who_are_noted_as_present_were_there_at_the_opening(opened: Opened) -> None:
    """Though the first item is up already: a meeting whose start was announced would have them come late."""
    people = "".join(f'[[participant]]\nkey = "{key}"\nname = "{key} Oll"\n' for key in ("AT", "BE", "CO"))
    left = '[[note]]\nid = "1"\nkind = "question"\nfrom = "may.toml#2"\nspeaker = "AT"\ntext = "When?"\n'
    editor = opened(
        f'[meeting]\nstart = 19:00:00\n{people}[[agenda]]\nkey = "a"\ntitle = "A"\n[print]\nstyle = "council"\n' + left
    )
    assert "called to order" not in exported(editor.record, "md").decode(), "nothing was said yet"
    enter(editor, "/item 1", "+all -CO")
    assert present(editor.minutes) == ["AT", "BE"]
    assert [note.kind for note in editor.minutes.notes] == ["question", "item"]
    enter(editor, "Said.")
    assert "called to order at 19:00" in exported(editor.record, "md").decode()
    enter(editor, "+all")
    assert editor.minutes.notes[-1].kind == "arrival", "CO came later"


def test_an_item_that_is_put_off_after_it_was_taken_up_is_said_to_be(opened: Opened) -> None:
    """The one word that it was opened is no dealing with it. Where it comes up again it was not put off."""
    editor = opened('format = 1\n[meeting]\ntitle = "Council"\nlanguage = "en"\n')
    enter(editor, "/insert One", "/insert Two", "/next", "/next", "No time for the second.", "/skip Two")
    assert exported(editor.record, "md").decode().rstrip().endswith("No time for the second.\n\n*Postponed: 2. Two*")
    enter(editor, "It waits until May.")
    assert "*Postponed: 2. Two*\n\nIt waits until May." in exported(editor.record, "md").decode()
    enter(editor, "/item Two", "Time after all.")
    assert "Postponed" not in exported(editor.record, "md").decode()


def test_an_item_that_is_skipped_out_of_turn_leaves_the_current_one_and_the_next_as_they_are(opened: Opened) -> None:
    editor = opened('format = 1\n[meeting]\ntitle = "Council"\nlanguage = "en"\n')
    enter(editor, *(f"/insert {title}" for title in ("One", "Two", "Three", "Four", "Five")), "/next", "/next", "Said.")
    assert enter(editor, "/skip Five") == "5 Five is skipped. 2 Two is still the current item."
    enter(editor, "More of it.", "/next", "/skip", "/next")
    assert [(note.kind, note.item, note.outcome) for note in editor.minutes.notes] == [
        ("item", "one", "taken up"),
        ("item", "two", "taken up"),
        ("statement", "two", ""),
        ("item", "five", "skipped"),
        ("item", "two", "resumed"),
        ("statement", "two", ""),
        ("item", "three", "taken up"),
        ("item", "four", "skipped"),
    ]
    page = exported(editor.record, "md").decode()
    assert page.count("## 2. Two") == 1
    places = [page.index(each) for each in ("## 2. Two", "Not taken up: 5. Five", "More of it.", "## 3.")]
    assert places == sorted(places)
    enter(editor, "/undo", "/undo", "/undo")
    assert [note.outcome for note in editor.minutes.notes if note.kind == "item"][-2:] == ["skipped", "resumed"]
    enter(editor, "/undo")
    assert editor.minutes.notes[-1].text == "Said."


def test_with_nothing_up_an_item_that_is_skipped_does_not_carry_the_next_one_along(opened: Opened) -> None:
    editor = opened('format = 1\n[meeting]\ntitle = "Council"\nlanguage = "en"\n')
    enter(editor, *(f"/insert {title}" for title in ("One", "Two", "Three", "Four")), "/skip Three", "/next")
    assert editor.minutes.current_item() == "one"


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("Visit after 2", ["One", "Two", "Visit", "Three"]),
        ("Visit, before item 1", ["Visit", "One", "Two", "Three"]),
        ("Walk after the talk", ["One", "Two", "Three", "Walk after the talk"]),
        ("Lunch after 12", ["One", "Two", "Three", "Lunch after 12"]),
    ],
)
def test_a_new_item_is_put_beside_the_one_whose_number_is_typed(opened: Opened, typed: str, titles: list[str]) -> None:
    editor = opened('format = 1\n[meeting]\ntitle = "Council"\nlanguage = "en"\n')
    enter(editor, *(f"/insert {title}" for title in ("One", "Two", "Three")), f"/insert {typed}")
    assert [item.title for item in editor.minutes.agenda] == titles
