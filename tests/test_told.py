"""What is said of a line that was entered, where that may surprise. A line is never refused for it."""

import datetime as dt
import io
import shutil
import sys
from pathlib import Path

import pytest
from conftest import Opened, enter, people_read
from screens import shown_rows, walked
from textual.pilot import Pilot

from minutes_tui import checks
from minutes_tui.cli.main import main
from minutes_tui.commands.clock import was_set
from minutes_tui.export import formats
from minutes_tui.language.day_phrases import held
from minutes_tui.meeting.voters import has_vote
from minutes_tui.model.document import Table, Words
from minutes_tui.record import Record
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.review.screen import Review
from minutes_tui.tui.review.state import ReviewState
from minutes_tui.tui.widgets.document_view import rows
from minutes_tui.tui.widgets.line_input import Line

AGENDA = """\
format = 1

[meeting]
title = "Parish Council"
date = 2025-03-12
{more}
[[participant]]
key = "AT"
name = "Anna Tamm"

[[agenda]]
key = "fence"
title = "The fence of the playground"

[[agenda]]
key = "aob"
title = "Any other business"
"""

REOPENS = "Added under 1 The fence of the…, closed: /item fence reopens it."

WENT = [
    ("", ("/item fence", "AT: Yes."), ""),
    ("", ("/item fence", "/close", "AT: Yes."), "Added under 1 The fence of the…, closed: /next goes on."),
    ("", ("/item fence", "/adjourn 10:40", "AT: Yes."), REOPENS),
    ("", ("/item fence", "/adjourn 10:40", "// Lights."), REOPENS),
    ("", ("/item fence", "/adjourn 10:40", "/item fence", "AT: Yes."), ""),
    ("", ("/skip fence", "/item aob", "/skip aob", "AT: Yes."),
     "Added under 2 Any other busine…, skipped: /item aob reopens it."),
    ("", ("/item aob", "/close", "/item fence"), ""),
    ('status = "circulated"', ("AT: Yes.",), "Added to circulated minutes. /circulate again numbers it."),
    ('status = "circulated"', ("// Lights.",), "Added to circulated minutes."),
    ('status = "circulated"', ("/item aob", "/close", "AT: Yes."),
     "Added to circulated minutes, under 2 Any other busine…, closed. /circulate again numbers it."),
    ('status = "circulated"', ("AT: Yes.", "... And more."), "Changed in the circulated minutes."),
    ('status = "circulated"', ("AT: Yes.", "s/Yes/No/"), "Changed in the circulated minutes."),
    ('status = "approved"', ("AT: Yes.",), "Locked, approved: use /corrigendum or /reopen."),
]  # fmt: skip


@pytest.mark.parametrize(("more", "lines", "said"), WENT)
def test_a_line_that_goes_where_it_may_surprise_goes_in_and_says_so(
    opened: Opened, more: str, lines: tuple[str, ...], said: str
) -> None:
    editor = opened(AGENDA.format(more=more))
    for line in lines[:-1]:
        enter(editor, line)
    before = len(editor.minutes.notes)
    assert enter(editor, lines[-1]) == said
    assert len(editor.minutes.notes) == before + (not said.startswith(("Locked", "Changed")))


COUNCIL = AGENDA.format(more="") + "".join(
    f'\n[[participant]]\nkey = "{code}"\nname = "{name}"\npresence = "present"\n'
    for code, name in (("MW", "May Wood"), ("TW", "Tom Wood"), ("JS", "Jo Sharma"), ("RO", "Rob Oakes"))
)
SAID = "JS and RO have not voted: press ↑ and add 0 JS, RO."
CARRIED = "The motion is carried and recorded as decision 1."
HELD = ("/item fence", "/motion to mend it")

VOTED = [
    (("+1 MW, TW", "/next"), SAID),
    (("+1 MW, TW", "/close"), f"1 The fence of the playground is closed. {SAID}"),
    (("+1 MW, TW", "/motion to paint it"), SAID),
    (("+1 MW, TW", "/carried"), f"{CARRIED} {SAID}"),
    (("+1 MW, TW", "/carried", "/next"), ""),
    (("+1 MW, TW 0 JS, RO", "/next"), ""),
    (("+1 MW, TW", "/recuse JS, RO", "/next"), ""),
    (("+1 MW, TW, JS", "/next"), "RO has not voted: press ↑ and add 0 RO."),
    (("-1 MW, TW", "/next"), ""),
    (("+1 MW", "/next"), ""),
    (("/vote 4-0-0", "/next"), ""),
]


@pytest.mark.parametrize(("lines", "said"), VOTED, ids=["; ".join(lines) for lines, _ in VOTED])
def test_who_has_not_voted_is_said_once_when_a_vote_by_name_closes(
    opened: Opened, lines: tuple[str, ...], said: str
) -> None:
    editor = opened(COUNCIL)
    for line in (*HELD, *lines[:-1]):
        enter(editor, line)
    told, _, pending = enter(editor, lines[-1]).partition("The motion “to mend it” is still pending")
    assert told.strip() == said
    assert bool(pending) is ("/lost" not in lines and "/carried" not in lines)


def test_the_review_names_once_who_has_not_voted_and_offers_ways(opened: Opened) -> None:
    editor = opened(COUNCIL)
    for line in (*HELD, "+1 MW, TW", "/next"):
        enter(editor, line)
    found = [problem for problem in checks.problems(editor.minutes) if "not voted" in problem.text]
    assert [problem.text for problem in found] == ["JS and RO have not voted: add their ballots or the counts."]
    assert [fix.said for fix in checks.fixes(editor.minutes, found[0])] == ["They abstain", "They are recused"]
    for fix in checks.fixes(editor.minutes, found[0]):
        editor.do(fix.edit)
        assert not any("not voted" in problem.text for problem in checks.problems(editor.minutes))
        assert editor.undo()


def test_f9_says_why_there_is_no_vote_what_is_voted_on_and_how_it_stands_after_it(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)
    words = "to mend the fence of the playground before the winter comes, and to paint it green, as the children asked"

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        async def typed(*lines: str) -> None:
            for line in lines:
                app.screen.query_one(Line).put(line)
                await pilot.press("enter")

        await pilot.press("f9")
        assert "There is nothing to vote on. Type /motion TEXT or /rollcall TITLE." in shown_rows(app)[-3]
        await typed(f"/motion {words}", "+1 XX")
        assert "Not on the participants list" in shown_rows(app)[-3]
        await pilot.press("f9")
        await pilot.pause()
        rows = shown_rows(app)
        assert rows[0].startswith(" Roll call · Motion")
        assert f"Motion: {words}" in " ".join(row.strip() for row in rows[2:5])
        await pilot.press("f1")
        await pilot.pause()
        assert any("Roll call (F9)" in row for row in shown_rows(app))
        assert any("Pass over the person" in row for row in shown_rows(app))
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("y", "n", "escape")
        await pilot.pause()
        assert "1 against, 0 abstained. 2 of 4 still to vote: F9 goes on." in shown_rows(app)[-3]
        await typed("/carried 3-1-0")
        await pilot.press("f9")
        assert "The last motion is carried. Type /motion TEXT or /rollcall TITLE." in shown_rows(app)[-3]

    walked(path, steps)


def test_no_changed_words_of_a_correction_are_lost_and_an_emptied_note_is_struck_out(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        line = app.screen.query_one(Line)
        for words in ("MW: One.", "MW: Two."):
            line.put(words)
            await pilot.press("enter")
        await pilot.press("up")
        line.put("Two, changed.")
        for key in ("ctrl+l", "ctrl+r", "ctrl+o"):
            await pilot.press(key)
            assert "Press Enter to save the correction first." in shown_rows(app)[-3]
            assert line.text == "Two, changed."
        await pilot.press("home", "up")
        await pilot.pause()
        assert "Changes to note 2 are kept: ↑ in an empty line" in "".join(shown_rows(app)[-4:])
        assert line.text == "One."
        line.put("One, changed.")
        await pilot.press("down")
        assert line.text == "Two."
        await pilot.press("escape")
        for kept in ("/note 1 words One, changed.", "/note 2 words Two, changed."):
            await pilot.press("up")
            assert line.text == kept
            await pilot.press("enter")
        assert app.record
        assert [note.text for note in app.record.minutes.notes] == ["One, changed.", "Two, changed."]
        await pilot.press("up")
        line.put("")
        await pilot.press("enter")
        assert "The note is empty now: Enter strikes it out, Esc keeps it." in shown_rows(app)[-3]
        await pilot.press("enter")
        assert "Struck out. It stays in the record but is not printed." in shown_rows(app)[-3]
        assert app.record.minutes.notes[1].struck
        await pilot.press("f5")
        await pilot.pause()
        await pilot.press("escape")
        assert "There is nothing to cancel: F5 or q goes back." in shown_rows(app)[-2]
        await pilot.press("/")
        assert "Enter find" in shown_rows(app)[-1]
        await pilot.press("escape", "f")
        assert "Enter show" in shown_rows(app)[-1]

    walked(path, steps)


def test_names_of_one_family_are_told_apart_in_the_strip_and_the_agenda_is_wide(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL.replace("May Wood", "Margaret Whitlock").replace("Tom Wood", "Tom Whitlock"))

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        assert all(name in shown_rows(app)[1] for name in ("M. Whitlock", "Tom Whitlock"))
        await pilot.resize_terminal(160, 40)
        await pilot.press("f3")
        await pilot.pause()
        assert app.screen.query_one("#left").size.width == 94

    walked(path, steps)


def test_the_page_beside_the_choices_has_what_runs_on_behind_a_break(opened: Opened) -> None:
    editor = opened(COUNCIL)
    for line in ("/break 10 min", "-MW"):
        enter(editor, line)
    page = formats.page_of(editor.record, formats.Order())
    shown = [text for block in page.blocks for row in rows(block, 80) for text, _ in row]
    assert any("Wood left at" in text for text in shown)


def test_somebody_not_on_the_list_is_added_or_left_everywhere(opened: Opened) -> None:
    editor = opened(COUNCIL)
    for line in ("MW: Mr Price came.", "TW: Mr Price said so.", "RO: Mr Henry Price left."):
        enter(editor, line)
    found = [problem for problem in checks.problems(editor.minutes) if problem.check == "unlisted"]
    assert [problem.index for problem in found] == [0]
    add, leave = checks.fixes(editor.minutes, found[0])
    assert (add.said, leave.said) == ("Add Mr Henry Price as a guest", "Leave Price as typed")
    for fix in (add, leave):
        editor.do(fix.edit)
        assert not [problem for problem in checks.problems(editor.minutes) if problem.check == "unlisted"]
        assert editor.undo()


def test_the_review_walks_comments_and_a_key_that_is_refused_eats_the_words_behind_it(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = opened(COUNCIL)
    for line in ("MW: One.", "TW: Two.", "/circulate! because late", "/comment 2 Roe: Three", "/comment Doe: Cold"):
        enter(editor, line)
    path = tmp_path / "circulated.toml"
    path.write_text(editor.record.text)
    now = [1.0]
    monkeypatch.setattr(ReviewState, "moment", staticmethod(lambda: now[0]))

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f5")
        review = app.screen
        assert isinstance(review, Review)
        while not review.doubts.is_known:
            await pilot.pause(0.01)
        assert shown_rows(app)[0].endswith("2 comments")
        assert review.doubts.is_comment()
        assert review.index() == 1
        assert shown_rows(app)[-1].startswith(" A accept  r reject  n next")
        await pilot.press("x")
        assert "A comment is decided: A accepts it, r rejects it." in shown_rows(app)[-2]
        await pilot.press("k")
        assert review.index() == 0
        for letter in "rxdDn":
            await pilot.press(letter)
            assert "There is no open comment on this note: n goes to the next." in shown_rows(app)[-2]
        assert review.minutes.notes[0].struck is None
        now[0] += 1
        await pilot.press("n", "r")
        assert review.answer.question == "Reject it? Enter, or the reason"
        await pilot.press("n", "o", "enter")
        assert review.minutes.comments[0].accepted is False
        assert review.minutes.comments[0].reason == "no"

    walked(path, steps)


@pytest.mark.parametrize(("times", "told"), [
    (("09:30:00", "09:30:00"), "The clock shows the real time again: /clock 09:30 sets it back."),
    (("09:30:00", "09:31:00"), ""),
    (("09:30:07", "09:30:07"), ""),
    (("10:29:00", "10:29:00"), ""),
    (("09:30:00",), ""),
    (("19:30:00",), "The clock shows the real time again: /clock 19:30 sets it back."),
    (("19:30:07",), ""),
])  # fmt: skip
def test_a_clock_that_was_set_and_is_not_any_more_is_said_at_opening(
    opened: Opened, times: tuple[str, ...], told: str
) -> None:
    notes = (f'\n[[note]]\nid = "{n}"\nkind = "statement"\nat = 2025-03-12T{at}+02:00\ntext = "Ice."\n'
             for n, at in enumerate(times))  # fmt: skip
    assert was_set(opened(COUNCIL + "".join(notes))) == told


def test_a_sentence_in_a_terminal_breaks_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["check", "/nowhere/a-record-that-is-not-there.toml"]) == 3
    rows = shown.getvalue().splitlines()
    assert len(rows) > 1
    assert " ".join(rows).startswith("minutes: There is no file /nowhere/a-record-that-is-not-there.toml. To create")


DAYS = [
    ("26 Nov", "2026-11-26"), ("2026-11-26", "2026-11-26"), ("Thursday", "2026-11-26"), ("yesterday", "2026-11-26"),
    ("today", "2026-11-27"), ("tomorrow", "2026-11-28"), ("2 January", "2027-01-02"), ("13th", "2026-11-13"),
    ("26 November 2027", "2027-11-26"), ("31 Dec", "2026-12-31"), ("next Friday", "2026-12-04"),
    ("Friday", "2026-11-27"), ("Friday next", "2026-12-04"), ("coming Monday", "2026-11-30"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "date"), DAYS)
def test_the_day_of_a_meeting_is_the_nearest_that_is_meant(typed: str, date: str) -> None:
    assert f"{held(typed, 'en', dt.date(2026, 11, 27))}" == date


def test_f1_in_a_form_shows_its_fields_and_what_was_wrong_goes_as_one_types(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        app.screen.query_one(Line).put("/meeting quorum")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("x", "enter")
        assert any("Not a quorum" in row for row in shown_rows(app))
        await pilot.press("backspace")
        await pilot.pause()
        assert not any("Not a quorum" in row for row in shown_rows(app))
        await pilot.press("f1")
        await pilot.pause()
        rows = shown_rows(app)
        assert any(row.strip() == "Meeting details" for row in rows[:6])
        assert any(row.split()[:1] == ["Venue"] for row in rows)

    walked(path, steps)


REASONS = [
    ("/apologies TW", "Wood: apologies at the opening.", ""),
    ("/apologies TW: illness", "Wood: apologies at the opening (illness: on no page).", "illness"),
    ("/absent TW: on holiday", "Wood: absent at the opening (on holiday: on no page).", "on holiday"),
    ("/apologies TW (on holiday)", "Wood: apologies at the opening (on holiday: on no page).", "on holiday"),
    ("/apologies TW illness", "Type the reason after a colon: /apologies TW: illness", ""),
    ("/apologies ZZ illness", "ZZ illness is not on the participants list.", ""),
]


@pytest.mark.parametrize(("line", "said", "absence"), REASONS)
def test_who_is_away_may_have_a_reason(opened: Opened, line: str, said: str, absence: str) -> None:
    editor = opened(COUNCIL)
    assert enter(editor, line).replace("Tom Wood", "Wood") == said
    assert next(person.absence for person in editor.minutes.participants if person.key == "TW") == absence


def test_a_list_pasted_behind_a_mere_insert_is_the_agenda_and_undo_takes_the_warning_away(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        line = app.screen.query_one(Line)
        assert app.record
        line.put("/insert")
        await pilot.press("enter")
        assert "Type the title, or paste a whole agenda here: /insert TITLE" in shown_rows(app)[-3]
        line.take_paste(["3. Planning", "4. Lights"])
        assert [item.title for item in app.record.minutes.agenda[-2:]] == ["Planning", "Lights"]
        assert not app.record.minutes.notes
        line.take_paste(["One.", "/nothing at all", ""])
        assert "1 of 2 lines to be checked" in "".join(shown_rows(app)[-4:])
        await pilot.press("ctrl+z")
        assert "Undone. 2 notes are out of the record again." in shown_rows(app)[-3]

    walked(path, steps)


def test_lines_pasted_behind_the_mark_of_a_quotation_are_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        line = app.screen.query_one(Line)
        assert app.record
        line.put("The report says:")
        await pilot.press("enter")
        line.put(">> ")
        line.take_paste(["The chains are worn.", "They must be replaced.", "", "Signed: A. Inspector"])
        assert line.text == ">> Signed: A. Inspector"
        await pilot.press("enter")
        (note,) = app.record.minutes.notes
        said = "> The chains are worn.\n> They must be replaced.\n>\n> Signed: A. Inspector"
        assert note.text == f"The report says:\n\n{said}"

    walked(path, steps)


@pytest.mark.parametrize("typed", ["/import", "/import "])
def test_a_list_pasted_behind_import_is_looked_at_before_it_is_entered(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        line = app.screen.query_one(Line)
        assert app.record
        people = len(app.record.minutes.participants)
        line.put(typed)
        line.take_paste(["Cllr Ada Fenn", "Cllr Bo Marsh, Chair"])
        await pilot.pause()
        assert "Ada Fenn" in "".join(shown_rows(app))
        await pilot.press("enter")
        await pilot.pause()
        assert len(app.record.minutes.participants) == people + 2
        assert (line.text, app.record.minutes.notes) == ("", ())

    walked(path, steps)


def test_the_last_line_of_a_paste_without_an_end_waits_and_the_row_says_so(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        line = app.screen.query_one(Line)
        assert app.record
        line.take_paste(["One.", "Two.", "Three."])
        assert "2 lines entered. The last pasted line waits: Enter enters it." in shown_rows(app)[-3]
        assert (line.text, [note.text for note in app.record.minutes.notes]) == ("Three.", ["One.", "Two."])
        await pilot.press("enter")
        assert [note.text for note in app.record.minutes.notes] == ["One.", "Two.", "Three."]
        line.take_paste(["/nothing at all", "Five."])
        assert "The last pasted line waits: Enter enters it." in "".join(shown_rows(app)[-4:])
        line.put("")
        line.take_paste(["Six.", "Seven.", ""])
        assert "2 lines entered. Ctrl+Z undoes them." in "".join(shown_rows(app)[-4:])

    walked(path, steps)


def test_undo_right_after_a_paste_takes_all_of_it_back_and_later_only_what_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        line = app.screen.query_one(Line)
        assert app.record
        line.take_paste(["One.", "Two.", "Three."])
        await pilot.press("ctrl+z")
        assert (line.text, app.record.minutes.notes) == ("", ())
        line.take_paste(["One.", "Two.", "Three."])
        await pilot.press("x", "ctrl+z")
        assert [note.text for note in app.record.minutes.notes] == ["One.", "Two."]

    walked(path, steps)


QUESTIONS = [
    ("> MW mends it by next Friday", ["14 March", "21 March"]),
    ("Wood noted that it rains.", ["MW May Wood", "TW Tom Wood"]),
    ("It rains ?? or so", []),
    ("Cllr Raman said so.", []),
]


@pytest.mark.parametrize(("line", "fixes"), QUESTIONS)
def test_a_question_in_a_mark_is_answered_by_a_key(opened: Opened, line: str, fixes: list[str]) -> None:
    editor = opened(COUNCIL + '\n[[participant]]\nkey = "PR"\nname = "Priya Raman"\ntitle = "Cllr Dr."\n')
    enter(editor, line)
    found = [problem for problem in checks.problems(editor.minutes) if problem.check == "gaps"]
    offered = [fix for problem in found for fix in checks.fixes(editor.minutes, problem)]
    assert [fix.said for fix in offered] == fixes
    for fix in offered:
        editor.do(fix.edit)
        assert not editor.minutes.notes[-1].check
        assert editor.undo()


def test_a_ballot_that_is_none_is_removed_by_a_key(opened: Opened) -> None:
    editor = opened(COUNCIL.replace('key = "RO"', 'key = "RO"\nrole = "guest"'))
    for line in ("/motion to mend it", "+1 MW, TW, JS, RO"):
        enter(editor, line)
    (problem,) = (each for each in checks.problems(editor.minutes) if each.text.startswith("RO has a ballot"))
    (fix,) = checks.fixes(editor.minutes, problem)
    assert fix.said == "Remove the ballot of RO"
    editor.do(fix.edit)
    assert list(editor.minutes.notes[-1].ballots) == ["MW", "TW", "JS"]


def test_a_clerk_of_two_offices_and_who_is_in_attendance_have_no_vote(opened: Opened) -> None:
    editor = opened(COUNCIL)
    lines = ("Mrs Joan Pettigrew, Clerk and RFO", "Helen Marsh, County Councillor (in attendance)", "Dan Rudge, Police")
    listed = people_read("\n".join(lines), editor.minutes)
    for line in lines:
        enter(editor, f"/person {line}")
    for people in (editor.minutes.participants[-3:], listed):
        assert [each.name for each in people] == ["Joan Pettigrew", "Helen Marsh", "Dan Rudge"]
        assert not any(has_vote(each, editor.minutes) for each in people)


def test_a_semicolon_parts_mover_and_seconder_everywhere(opened: Opened) -> None:
    editor = opened(COUNCIL)
    enter(editor, "/motion MW; TW: mend the fence")
    enter(editor, "/amend JS; RO: mend half of it")
    enter(editor, "/motion MW, JS; TW: paint it")
    told = [(note.mover, note.seconder) for note in editor.minutes.notes]
    assert told == [("MW", "TW"), ("JS", "RO"), (("MW", "JS"), "TW")]


def test_a_roll_call_is_undone_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        assert app.record
        before = app.record.text
        app.screen.query_one(Line).put("/rollcall Second notice board")
        await pilot.press("enter", "y", "y", "n", "a", "enter")
        await pilot.pause()
        assert len(app.record.minutes.notes[-1].ballots) == 4
        await pilot.press("ctrl+z")
        assert "Undone. The vote is out of the record again." in shown_rows(app)[-3]
        assert app.record.text == before

    walked(path, steps)


def test_a_line_that_is_typed_in_a_list_goes_into_the_line(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        assert app.record
        before = app.record.minutes
        for keys, line in ((("f3",), "MW: I came late."), (("f3", "f3"), "! We plant six trees.")):
            await pilot.press(*keys)
            await pilot.pause()
            await pilot.press(line[0])
            await pilot.pause()
            assert f"“{line[0]}” is no key of the list: back in the line." in shown_rows(app)[-3]
            await pilot.press(*("space" if each == " " else each for each in line[1:]))
            assert app.screen.query_one(Line).text == line
            assert app.record.minutes.participants == before.participants
            assert app.record.minutes.agenda == before.agenda
            await pilot.press("enter")
        assert [note.kind for note in app.record.minutes.notes] == ["statement", "decision"]

    walked(path, steps)


def test_a_comment_whose_words_are_in_another_paragraph_is_accepted_there(opened: Opened) -> None:
    editor = opened(COUNCIL)
    for line in ("MW: The fence is rotten.", "TW: The pond is low.", "/circulate! because late"):
        enter(editor, line)
    enter(editor, '/comment 2 Roe: for "fence" read "gate"')
    enter(editor, "/comment 2 Doe: pool -> lake")
    said = "The words of comment #1 are in §1, not in §2: /accept #1 1 corrects them there."
    assert enter(editor, "/accept #1") == said
    assert enter(editor, "/accept #1 3").startswith("Comment #1 is on §2")
    assert enter(editor, "/accept #1 1") == "Accepted, §1: “fence” changed to “gate”."
    assert (editor.minutes.comments[0].paragraph, editor.minutes.comments[0].accepted) == (1, True)
    assert enter(editor, "/accept #2").startswith("“pool” is not in §2")


def test_what_is_typed_over_the_wording_that_is_read_back_is_the_next_line(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        assert app.record
        app.screen.query_one(Line).put("/motion to mend it")
        await pilot.press("enter", "ctrl+o")
        await pilot.pause()
        await pilot.press(*("space" if each == " " else each for each in "MW: We see the fence."), "enter")
        await pilot.pause()
        assert app.record.minutes.notes[-1].text == "We see the fence."
        assert isinstance(app.screen, Live)

    walked(path, steps)


def test_a_table_breaks_no_word_while_another_column_has_room() -> None:
    head = (plain("Name"), plain("Affiliation"), plain("Signature"))
    table = Table(head, ((plain("Cllr Margaret Anne Elizabeth Hale of Wendle"), plain("Parish"), plain("")),))
    shown = [" ".join(text for text, _ in row) for row in rows(table, 40)]
    assert "Affiliation" in shown[0]
    assert "Signature" in shown[0]


def plain(said: str) -> tuple[Words, ...]:
    return (Words(said),)


@pytest.mark.parametrize(("line", "there"), [
    ("/present all", "AT MW TW JS RO"), ("/present all but TW", "AT MW JS RO"), ("/present all -TW, RO", "AT MW JS"),
    ("/present all the rest", "AT MW TW JS RO"), ("/present MW", "MW"),
])  # fmt: skip
def test_all_on_the_list_but_some_are_marked_at_once(opened: Opened, line: str, there: str) -> None:
    editor = opened(COUNCIL.replace('presence = "present"\n', ""))
    enter(editor, line)
    assert " ".join(each.key for each in editor.minutes.participants if each.presence == "present") == there


def test_approved_minutes_that_another_program_changed_say_so(
    opened: Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    editor = opened(COUNCIL)
    for line in ("MW: Mill Lane at six.", "/circulate! because late", "/approve! by the Council because late"):
        enter(editor, line)
    path = tmp_path / "approved" / editor.record.path.name
    path.parent.mkdir()
    path.write_text(editor.record.text, "utf-8")
    shutil.copytree(editor.record.path.with_suffix(".sent"), path.with_suffix(".sent"))
    assert formats.remarks(Record.read(path)) == []
    path.write_text(editor.record.text.replace("Lane at six", "Lane at seven"), "utf-8")
    said = f"The record differs from what was approved (§1): minutes diff {path} approved shows how."
    assert formats.remarks(Record.read(path)) == [said]
    main(["check", str(path)])
    assert f"{path}:1: {said}" in capsys.readouterr().out


def test_who_approves_the_last_minutes_in_the_next_meeting_is_not_led_to_approve_these(opened: Opened) -> None:
    editor = opened(AGENDA.format(more='previous = "2025-02.toml"\n'))
    said = "This meeting's own minutes are a draft. /approve last approves 2025-02.toml."
    assert enter(editor, "/approve") == said
    assert enter(opened(COUNCIL), "/approve") == "This is a draft: /circulate it first, or /approve! because TEXT."


def test_commas_and_colons_of_other_scripts_part_what_ours_do(opened: Opened) -> None:
    editor = opened(COUNCIL)
    enter(editor, "/meeting language ja", "/person TT = 田中 太郎、議長", "/person SS = 佐藤 花子，書記")
    people = {each.key: each for each in editor.minutes.participants}
    assert [(people[key].name, people[key].role) for key in ("TT", "SS")] == [
        ("田中 太郎", "chair"), ("佐藤 花子", "rapporteur"),
    ]  # fmt: skip
    enter(editor, "/motion TT;SS：船を買う。", "/amend SS：船を二隻買う。")
    assert [(note.mover, note.text) for note in editor.minutes.notes] == [
        ("TT", "船を買う。"), ("SS", "船を二隻買う。"),
    ]  # fmt: skip
    enter(editor, "/recuse TT：利害関係")
    assert [note.recused for note in editor.minutes.notes if note.recused] == [("TT",)]


def test_tab_enters_what_the_first_of_two_speakers_said_and_leaves_the_second_in_the_line(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    people = (("AT", "Anna Tamm"), ("BM", "Bo Mahs"))
    path.write_text("".join(f'[[participant]]\nkey = "{key}"\nname = "{name}"\n' for key, name in people))

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        assert isinstance(app.screen, Live)
        await pilot.press(*"AT: It froze. BM: No, 3.")
        while "Tab enters it up to BM" not in "\n".join(shown_rows(app)):
            await pilot.pause(0.01)
        await pilot.press("tab")
        assert app.screen.line.text == "BM: No, 3."
        await pilot.press("tab", "enter")
        notes = app.screen.editor.minutes.notes
        assert [(note.speaker, note.text) for note in notes] == [("AT", "It froze."), ("BM", "No, 3.")]

    walked(path, steps)


def test_a_correction_that_is_left_by_quitting_comes_back_as_one(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def leave(pilot: Pilot[None], app: MinutesApp) -> None:
        line = app.screen.query_one(Line)
        for words in ("MW: The fence is rotten.", "TW: It is not."):
            line.put(words)
            await pilot.press("enter")
        await pilot.press("up", "end", "space", *"now", "ctrl+q")

    async def enter_it(pilot: Pilot[None], app: MinutesApp) -> None:
        assert app.record
        assert app.screen.query_one(Line).text == "/note 2 words It is not. now"
        await pilot.press("enter")
        assert [note.text for note in app.record.minutes.notes] == ["The fence is rotten.", "It is not. now"]

    walked(path, leave)
    walked(path, enter_it)


def test_the_list_of_open_points_says_first_that_changes_were_made(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        line = app.screen.query_one(Line)
        for words in ("MW: The fence is rotten.", "/circulate! because late", "s/rotten/new/", "/signoff"):
            line.put(words)
            await pilot.press("enter")
            await pilot.pause()
        said = "No points are open, but 1 change was made since the minutes were circulated."
        assert said in " ".join(row.strip() for row in shown_rows(app))

    walked(path, steps)
