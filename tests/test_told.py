"""What is said of a line that was entered, where that may surprise. A line is never refused for it."""

import io
import sys
from pathlib import Path

import pytest
from conftest import Opened, enter
from screens import shown_rows, walked
from textual.pilot import Pilot

from minutes_tui import checks
from minutes_tui.cli.main import main
from minutes_tui.commands.clock import was_set
from minutes_tui.export import formats
from minutes_tui.tui.app import MinutesApp
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
    ("", ("/item aob", "/skip aob", "AT: Yes."), "Added under 2 Any other busine…, skipped: /item aob reopens it."),
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
    (("+1 MW, TW", "/close"), SAID),
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
    assert enter(editor, lines[-1]) == said


def test_the_review_names_once_who_has_not_voted_and_offers_ways(opened: Opened) -> None:
    editor = opened(COUNCIL)
    for line in (*HELD, "+1 MW, TW", "/next"):
        enter(editor, line)
    found = [problem for problem in checks.problems(editor.minutes) if "not voted" in problem.text]
    assert [problem.text for problem in found] == ["JS and RO have not voted: add their ballots or the counts."]
    assert [fix.said for fix in checks.fixes(editor.minutes, found[0])] == ["They abstain", "They take no part"]
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
    assert (add.said, leave.said) == ("Add Mr Henry Price as a guest", "Leave Price everywhere")
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
    assert "/nowhere/a-record-that-is-not-there.toml" in " ".join(rows).split()
