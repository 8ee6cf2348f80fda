"""An import on the screen: the source beside the record, doubts that are walked, and how it is written or left."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from screens import shown_rows
from test_contrast import measured
from test_import_draft import SOURCE, said
from textual import events
from textual.pilot import Pilot

from minutes_tui.assist.file_paths import completed, dropped, is_path
from minutes_tui.assist.keymap import IMPORT, key_shown
from minutes_tui.commands.documents.import_draft import draft_of
from minutes_tui.language.names import roster
from minutes_tui.record import Record
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.screens.import_file import ImportFile
from minutes_tui.tui.screens.import_review import ImportReview, Target
from minutes_tui.tui.widgets import themes
from minutes_tui.tui.widgets.cursor_list import Walked

NARROW, WIDE = (80, 24), (120, 40)
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
LOOKS = 400
"""Looks at what a job in a thread is to show."""
RECORD = '[meeting]\ntitle = "Kiln Society"\ndate = 2025-05-07\n\n[[note]]\nid = "1"\ntext = "The first."\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "kiln.md"
    path.write_text(SOURCE, "utf-8")
    return path


@asynccontextmanager
async def reviewed(source: Path, size: tuple[int, int]) -> AsyncIterator[tuple[ImportReview, Pilot[None], MinutesApp]]:
    draft = draft_of([source])
    target = source.with_suffix(".toml")
    app = MinutesApp(None, None, first=lambda app: ImportReview(draft, Target((source,), target, app.begin)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ImportReview)
        yield screen, pilot, app
    assert app.failure is None
    if app.record:
        app.record.close()


def shown(app: MinutesApp) -> str:
    return "\n".join(row.rstrip() for row in shown_rows(app))


def flat(app: MinutesApp) -> str:
    """What is shown, without rules and ends of rows."""
    return " ".join(shown(app).replace("─", " ").replace("│", " ").split())


async def until(app: MinutesApp, pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    for _ in range(LOOKS):
        if is_so():
            await pilot.pause()
            return
        await pilot.pause(0.01)
    raise AssertionError(shown(app))


@SIZES
async def test_the_source_and_the_record_are_in_step_and_doubts_are_marked_in_both(
    source: Path, size: tuple[int, int]
) -> None:
    async with reviewed(source, size) as (_, pilot, app):
        line = next(n for n, text in enumerate(SOURCE.splitlines(), 1) if "Timber Yard" in text)
        await pilot.press("n", "p")
        rows = shown(app).splitlines()
        assert any(row.lstrip().startswith(f"!  {line} - Timber Yard") for row in rows)
        if size == WIDE:
            there = next(row for row in rows if f"{line} - Timber Yard" in row)
            assert "• Timber Yard: it comes on Friday." in there.partition("│")[2]
            assert "!" in there.partition("│")[2]
        assert f"Line {line}: Timber Yard is before a colon" in flat(app)
        assert "1 is a person" in rows[-1]
        assert "doubt 1 of 3" in flat(app)


@SIZES
async def test_doubts_are_walked_answered_and_settled_and_undone(source: Path, size: tuple[int, int]) -> None:
    async with reviewed(source, size) as (screen, pilot, app):
        first = screen.draft.minutes
        await pilot.press("1")
        assert "Timber Yard" in [each.name for each in screen.draft.minutes.participants]
        assert "doubt 1 of 2" in flat(app)
        await pilot.press("n", "n")
        assert "doubt 1 of 2" in flat(app)
        await pilot.press("x")
        assert "doubt 1 of 1" in flat(app)
        await pilot.press("2")
        assert "Nothing is in doubt any more" in flat(app)
        assert roster(screen.draft.minutes).full(str(screen.draft.minutes.notes[-3].speaker)) in ("Ana Sand", "Otto")
        for _ in range(3):
            await pilot.press("u")
        assert screen.draft.minutes == first
        assert "3 doubts" in flat(app)
        await pilot.press("U", "u", "u")
        assert "There is nothing to undo." in flat(app)


async def test_letters_say_what_a_row_is_and_whose(source: Path) -> None:
    async with reviewed(source, WIDE) as (screen, pilot, app):
        words = said(screen.draft.minutes)

        async def to(begins: str) -> Any:
            at = next(n for n, note in enumerate(screen.draft.minutes.notes, 1) if begins in note.text)
            while screen.rows.at != at:
                await pilot.press("j" if screen.rows.at < at else "k")
            return lambda: screen.draft.minutes.notes[at - 1]

        note = await to("A later word")
        await pilot.press("t", *"head", "enter")
        assert note().kind == "heading"
        await pilot.press("t", *"item-2", "enter")
        assert note().kind == "item"
        assert screen.draft.minutes.agenda[1].level == 2
        note = await to("Who lights it")
        await pilot.press("s", *"Mia", "enter")
        assert roster(screen.draft.minutes).full(str(note().speaker)) == "Mia Sand"
        note = await to("And the bucket")
        await pilot.press("R", *"LB", "enter")
        assert roster(screen.draft.minutes).full(str(note().speaker)) == "Leo Berg"
        assert "Otto is Leo Berg everywhere." in flat(app)
        before = screen.draft.minutes
        await pilot.press("R", *"ZZ = Angela Dove", "enter")
        assert screen.draft.minutes is before
        assert "This is about Leo Berg alone. Press g and R for another participant." in flat(app)
        await pilot.press("ctrl+u", *"MSA = Angela Dove", "enter")
        assert screen.draft.minutes is before
        await pilot.press("escape")
        note = await to("The kiln is cold")
        count = screen.draft.count
        await pilot.press("S", *"It has", "enter")
        assert screen.draft.count == count + 1
        await pilot.press("j", "M")
        assert screen.draft.count == count
        await to("Timber Yard")
        await pilot.press("a", "enter")
        assert "Timber Yard is a participant now, with 1 statement." in flat(app)
        assert said(screen.draft.minutes) == words
        await pilot.press("g", "R", *"MSA = ", "enter")
        assert screen.answer.question
        await pilot.press("ctrl+u", *"MSA = Dr Mia Sandberg", "enter")
        assert "Dr Mia Sandberg" in shown(app)
        await pilot.press("u", "g", "t")
        assert "d for the date, R for the participants." in flat(app)
        assert not screen.answer.question


@SIZES
async def test_enter_writes_once_and_opens_the_record_with_the_source_kept(source: Path, size: tuple[int, int]) -> None:
    folder = source.parent
    async with reviewed(source, size) as (_, pilot, app):
        await pilot.press("1", "enter")
        assert "2 doubts are left and will be marked." in flat(app)
        assert [path.name for path in folder.iterdir()] == ["kiln.md"]
        await pilot.press("enter")
        await until(app, pilot, lambda: isinstance(app.screen, Live) and "is ready" in flat(app))
        assert "2 doubts" in flat(app)
        assert app.record
        assert "Timber Yard" in [each.name for each in app.record.minutes.participants]
        checks = [note.check for note in app.record.minutes.notes if note.check]
        assert len(checks) == 2
        assert any("of kiln.md)" in check for check in checks)
    kept = [path.name for path in (folder / "kiln.files").iterdir()]
    assert len(kept) == 1
    assert (folder / "kiln.files" / kept[0]).read_text("utf-8") == SOURCE


async def test_escape_leaves_nothing_and_asks_where_something_was_chosen(source: Path) -> None:
    async with reviewed(source, NARROW) as (screen, pilot, app):
        await pilot.press("1", "escape")
        assert "Your choices will be lost" in flat(app)
        assert app.screen is screen
        await pilot.press("j", "escape")
        assert app.screen is screen
        await pilot.press("escape")
        await until(app, pilot, lambda: not app.is_running)
    assert [path.name for path in source.parent.iterdir()] == ["kiln.md"]


async def test_quitting_asks_too_where_something_was_chosen(source: Path) -> None:
    async with reviewed(source, NARROW) as (screen, pilot, app):
        await pilot.press("1", "ctrl+q")
        assert "Press Ctrl+Q again to quit" in flat(app)
        await pilot.press("j", "ctrl+q")
        assert app.screen is screen
        await pilot.press("ctrl+q")
        await until(app, pilot, lambda: not app.is_running)
    assert [path.name for path in source.parent.iterdir()] == ["kiln.md"]


async def test_choices_of_an_import_that_was_cut_short_are_back_and_undo_takes_them_back(source: Path) -> None:
    async with reviewed(source, NARROW) as (screen, pilot, app):
        untouched = screen.draft.minutes
        await pilot.press("1", "j", "t", *"remark", "enter")
        chosen, left = screen.draft.minutes, screen.draft.open_doubts()
        assert chosen != untouched
    async with reviewed(source, NARROW) as (screen, pilot, app):  # as after a kill: nothing was written or left
        assert "Your choices from last time are back." in flat(app)
        assert screen.draft.minutes == chosen
        assert screen.draft.open_doubts() == left
        await pilot.press("u")
        assert screen.draft.minutes == untouched
    async with reviewed(source, NARROW) as (screen, pilot, app):
        assert screen.draft.minutes == untouched


@pytest.mark.parametrize("keys", [("escape", "escape"), ("enter", "enter")], ids=["left", "written"])
async def test_choices_that_were_written_or_left_on_purpose_do_not_come_back(
    source: Path, keys: tuple[str, ...]
) -> None:
    async with reviewed(source, NARROW) as (screen, pilot, _):
        untouched = screen.draft.minutes
        await pilot.press("1", *keys)
        await pilot.pause()
    async with reviewed(source, NARROW) as (screen, _, app):
        assert "from last time" not in flat(app)
        assert screen.draft.minutes == untouched


async def test_choices_of_a_source_that_was_changed_since_do_not_come_back(source: Path) -> None:
    async with reviewed(source, NARROW) as (_, pilot, _):
        await pilot.press("1")
    source.write_text(f"{SOURCE}\nOne more paragraph.\n", "utf-8")
    async with reviewed(source, NARROW) as (screen, _, app):
        assert "from last time" not in flat(app)
        assert not screen.draft.is_changed


async def test_choices_that_cannot_be_kept_are_made_and_that_is_said(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewed(source, WIDE) as (screen, pilot, app):
        blocked = source.with_name("file")
        blocked.write_text("", "utf-8")
        monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
        await pilot.press("1")
        assert screen.draft.is_changed
        assert "Your choices are not kept until Enter writes the record." in flat(app)


async def test_words_of_the_source_are_never_markup(tmp_path: Path) -> None:
    source = tmp_path / "odd [b].txt"
    source.write_text(
        "[red]Ice[/red]\n\n[@click=app.quit]Ann: [/] [sic] \x1b[31mred\n\nAnn: [/x]\n\nAnn: so\n", "utf-8"
    )
    async with reviewed(source, WIDE) as (screen, pilot, app):
        for _ in range(screen.draft.count):
            await pilot.press("j")
        await pilot.press("g")
        assert "[@click=app.quit]Ann" in shown(app)
        assert "[sic]" in shown(app)
        assert "\x1b[31m" not in shown(app)


async def test_of_a_long_source_no_more_is_laid_out_than_is_shown(tmp_path: Path) -> None:
    source = tmp_path / "long.txt"
    lines = "\n".join(f"Ann: It is {n}.\n\nBob: No, {n + 1}.\n" for n in range(2_500))
    source.write_text(f"# Ice\n\n{lines}", "utf-8")
    async with reviewed(source, WIDE) as (screen, pilot, app):
        assert screen.draft.count > 4_000
        await pilot.press("G", "g", "pagedown", "G")
        assert "No, 2500." in shown(app).partition("│")[2]
        await pilot.press("t", *"motion", "enter")
        assert screen.draft.minutes.notes[-1].kind == "motion"
        assert len(screen.rows._laid_out) < 400


@SIZES
async def test_a_click_on_either_side_goes_to_the_row_and_the_wheel_moves(source: Path, size: tuple[int, int]) -> None:
    async with reviewed(source, size) as (screen, pilot, _):
        await pilot.press("g")
        for pane in (screen.source, screen.rows):
            await pilot.press("g")
            places = pane.places if pane is screen.source else [at for at, _ in screen.rows.shown]
            there = next(at for at in reversed(places[: pane.size.height]) if at is not None and at)
            await pilot.click(pane, offset=(8, places.index(there)))
            await pilot.pause()
            assert screen.rows.at == there
        before = screen.rows.at
        screen.source.post_message(Walked.Pointed(None, -1))
        await pilot.pause()
        assert screen.rows.at == before - 1


async def test_a_date_that_was_not_found_is_said_in_the_head(tmp_path: Path) -> None:
    source = tmp_path / "ice.md"
    source.write_text("# Ice\n\nAnn: It came.\n\nBob: No.\n\nAnn: Yes.\n", "utf-8")
    async with reviewed(source, NARROW) as (screen, pilot, app):
        assert screen.rows.at == 0
        assert "No date of the meeting was found." in flat(app)
        await pilot.press("d", *"soon", "enter")
        assert screen.answer.question
        await pilot.press("ctrl+u", *"12 March 2025", "enter")
        assert "2025-03-12" in shown(app)
        assert "2 doubts" in shown(app)
        await pilot.press("u")
        assert "3 doubts" in shown(app)
        assert screen.draft.minutes.meeting.date is None


async def test_text_is_found_in_the_source_and_the_record_and_a_title_is_said(tmp_path: Path) -> None:
    source = tmp_path / "chan.log"
    said_there = ("hello", "who paid", "Müller did", "ACTION: bo to ask")
    source.write_text("".join(f"[10:0{n}] <{'ab'[n % 2]}o> {said}\n" for n, said in enumerate(said_there)), "utf-8")
    async with reviewed(source, NARROW) as (screen, pilot, app):
        await pilot.press("slash", *"muller", "enter")
        assert screen.rows.at == 3
        await pilot.press("n")
        assert screen.rows.at == 3
        await pilot.press("slash", "ctrl+u", *"10:0", "enter", "n", "n", "N")
        assert screen.rows.at == 1
        assert "end search" in shown(app)
        await pilot.press("escape", "slash", *"zebra", "enter")
        assert "No row has “zebra”." in flat(app)
        await pilot.press("escape", "g", "e", "ctrl+u", *"Pilots", "enter")
        assert screen.draft.minutes.meeting.title == "Pilots"
        assert not [at for at in screen.draft.open_doubts() if screen.draft.doubts[at].about == "title"]


async def test_a_choice_answers_only_the_doubt_that_it_is_about(tmp_path: Path) -> None:
    source = tmp_path / "ice.md"
    said_four_times = "Josh: It came.\n\nLeo Berg: No.\n\n" * 4
    source.write_text(f"# Ice\n\n5 May 2025\n\nPresent: Joshue Carr, Leo Berg\n\n{said_four_times}", "utf-8")
    async with reviewed(source, WIDE) as (screen, pilot, app):
        assert "Josh speaks but is not on the list" in flat(app)
        assert "1 is Joshue Carr" in flat(app)
        await pilot.press("t", *"quest", "enter")
        assert "1 doubt" in shown(app)
        await pilot.press("R", *"Joshue", "enter")
        assert "no doubts" in shown(app)
        assert len([each for each in screen.draft.minutes.participants if not each.struck]) == 2


async def test_a_name_that_is_offered_while_it_is_typed_is_the_one_that_enter_takes(source: Path) -> None:
    async with reviewed(source, NARROW) as (screen, pilot, app):
        await pilot.press("slash", *"lights it", "enter", "escape")
        at = screen.rows.at
        await pilot.press("s", *"Ra", "enter")
        assert roster(screen.draft.minutes).full(str(screen.draft.minutes.notes[at - 1].speaker)) == "Ona Raud"
        await pilot.press("s", *"S", "enter")
        assert "“S” could be Mia Sand or Ana Sand. Type more of the name." in flat(app)
        await pilot.press("ctrl+u", *"+Ra", "enter")
        assert "Ra is new on the list of participants." in flat(app)


async def test_whose_an_agenda_item_or_a_heading_is_is_not_asked_and_undo_stays_with_the_row(source: Path) -> None:
    async with reviewed(source, WIDE) as (screen, pilot, app):
        before = screen.draft.minutes
        at = next(n for n, note in enumerate(before.notes, 1) if note.kind == "item" and note.item == "2")
        await pilot.press(*"j" * (at - screen.rows.at))
        for answer in ("-", "LB"):
            await pilot.press("s", *answer, "enter")
            assert screen.draft.minutes is before
            assert "This row is an agenda item. Press t to make it a statement first." in flat(app)
            await pilot.press("escape")
        await pilot.press("t", *"item-2", "enter")
        assert screen.draft.minutes.agenda[-1].level == 2
        await pilot.press("k", "u")
        assert screen.rows.at == at
        assert screen.draft.minutes == before
        await pilot.press("k", "U")
        assert screen.rows.at == at
        row = next(n for n, note in enumerate(before.notes, 1) if "And the bucket" in note.text)
        await pilot.press(*"k" * (at - row), "R", *"LB", "enter", "k", "u")
        assert screen.rows.at == row


async def test_a_label_with_the_name_of_a_participant_is_offered_as_theirs(tmp_path: Path) -> None:
    source = tmp_path / "kiln.md"
    text = SOURCE.replace("Timber Yard", "Timber van Yard").replace("Ana Sand\n", "Ana Sand, Jo Timbers, Wim van Os\n")
    source.write_text(text, "utf-8")
    async with reviewed(source, WIDE) as (screen, pilot, app):
        assert "1 is a person" in flat(app)
        assert "2 is Jo Timbers" in flat(app)
        assert "3 is" not in flat(app)
        words, people = said(screen.draft.minutes), screen.draft.minutes.participants
        row = screen.rows.at
        await pilot.press("2")
        assert "“Timber van Yard” is Jo Timbers, with 1 statement." in flat(app)
        assert screen.draft.minutes.participants == people
        assert roster(screen.draft.minutes).full(str(screen.draft.minutes.notes[row - 1].speaker)) == "Jo Timbers"
        assert said(screen.draft.minutes) == words


async def test_each_field_of_the_head_is_shown_and_can_be_said(source: Path) -> None:
    async with reviewed(source, NARROW) as (screen, pilot, app):
        await pilot.press("g", "e", *"venue Kiln House", "enter")
        assert screen.draft.minutes.meeting.venue == "Kiln House"
        assert "Kiln House" in shown(app)
        for answer in ("title", "start 25:00", "also a guest; two cats", "start 18:00", "end 19.30"):
            await pilot.press("e", *answer, "enter")
            if answer == "title":
                assert screen.answer.text == "Kiln Society"
                await pilot.press("ctrl+u", *"Kiln Club", "enter")
            elif answer == "start 25:00":
                assert "Not a time: write 9:30." in flat(app)
                await pilot.press("escape")
        meeting = screen.draft.minutes.meeting
        assert (meeting.title, meeting.also_present) == ("Kiln Club", ("a guest", "two cats"))
        assert "2025-05-07 · 18:00–19:30 · Kiln House" in shown(app)
        assert "also present: a guest; two cats" in shown(app)
        await pilot.press("e")
        assert "Which field? Such as venue Town Hall ─  title  date  start  end  venue" in shown(app)
        await pilot.press("escape", "R")
        assert "Who is whom? Such as AT = Ms Anna Tamm ─" in shown(app)
        await pilot.press("escape", "e", *"nonsense", "enter")
        assert "Type one of: title, date, start, end" in flat(app)
        await pilot.press("ctrl+u", *"also", "enter", "ctrl+u", "enter", "u", "u", "u", "u", "u", "u")
        assert screen.draft.minutes.meeting.title == "Kiln Society"


async def test_who_was_away_or_is_missing_on_the_list_is_said_in_the_head(source: Path) -> None:
    async with reviewed(source, WIDE) as (screen, pilot, app):
        await pilot.press("g", "R", *"LB = apologies", "enter")
        people = {each.key: each for each in screen.draft.minutes.participants}
        assert people["LB"].presence == "apologies"
        assert people["LB"].name == "Leo Berg"
        assert "Leo Berg, apologies" in shown(app)
        await pilot.press("R", *"IO = Ms Ines Olm", "enter")
        assert "Ines Olm is new on the list of participants." in flat(app)
        assert "IO   Ms Ines Olm" in shown(app)


# Which file


@asynccontextmanager
async def started(
    folder: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int] = NARROW
) -> AsyncIterator[tuple[MinutesApp, Pilot[None]]]:
    monkeypatch.chdir(folder)
    app = MinutesApp(None, None)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot
    assert app.failure is None
    if app.record:
        app.record.close()


@SIZES
async def test_a_file_is_imported_from_the_list_of_records(
    source: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    folder = source.parent
    (folder / "old.toml").write_text(RECORD, "utf-8")
    (folder / "kiln.toml").write_text(RECORD, "utf-8")
    (folder / "kiln.txt").write_text("x", "utf-8")
    async with started(folder, monkeypatch, size) as (app, pilot):
        assert "i import" in shown(app)
        await pilot.press("i", *"ki", "tab")
        assert "kiln.md  kiln.txt" in shown(app)
        await pilot.press(*"m", "tab")
        assert "kiln.txt" not in shown(app)
        assert "kiln-2.toml" in shown(app)
        await pilot.press("enter")
        await until(app, pilot, lambda: isinstance(app.screen, ImportReview))
        assert "kiln.md → kiln-2.toml" in shown(app)
        await pilot.press("escape")
        assert isinstance(app.screen, ImportFile)
        await pilot.press("enter")
        await until(app, pilot, lambda: isinstance(app.screen, ImportReview))
        await pilot.press("enter", "enter")
        await until(app, pilot, lambda: isinstance(app.screen, Live))
    assert (folder / "kiln-2.toml").exists()
    assert (folder / "kiln.toml").read_text("utf-8") == RECORD


async def test_a_file_of_an_unknown_kind_is_read_in_the_format_that_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.toml").write_text(RECORD, "utf-8")
    (tmp_path / "ice.minutes").write_text(SOURCE, "utf-8")
    async with started(tmp_path, monkeypatch) as (app, pilot):
        await pilot.press("i", *"ice.minutes", "enter")
        await until(app, pilot, lambda: "Choose a format" in flat(app))
        await pilot.press("down", "right")
        assert "Markdown" in shown(app)
        await pilot.press("enter")
        await until(app, pilot, lambda: isinstance(app.screen, ImportReview))
        await pilot.press("escape", "up", *"gone.txt", "enter")
        await until(app, pilot, lambda: "Check its name" in flat(app))
        assert isinstance(app.screen, ImportFile)


async def test_a_file_that_is_dropped_on_the_list_is_read(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source.parent / "old.toml").write_text(RECORD, "utf-8")
    async with started(source.parent, monkeypatch) as (app, pilot):
        app.screen.post_message(events.Paste(f"'{source}'\n"))
        await until(app, pilot, lambda: isinstance(app.screen, ImportReview))
        assert "kiln.md → kiln.toml" in shown(app)


async def test_a_folder_without_records_offers_to_import(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with started(source.parent, monkeypatch) as (app, pilot):
        assert "import a file" in shown(app)
        await pilot.press("ctrl+o", *"kiln.md", "enter")
        await until(app, pilot, lambda: isinstance(app.screen, ImportReview))


@SIZES
async def test_a_file_goes_into_a_running_record_and_one_undo_takes_it_back(
    source: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.chdir("/")
    path = source.parent / "now.toml"
    path.write_text(RECORD, "utf-8")
    app = MinutesApp(path, Record.open(path))
    async with app.run_test(size=size) as pilot:
        live: Any = app.screen
        live.line.put("/import kiln.md")
        await pilot.press("enter")
        await until(app, pilot, lambda: isinstance(app.screen, ImportReview))
        for key in ("e", "d", "t"):
            await pilot.press("g", key)
            assert "The record has a title, a date and a place of its own, which stay." in flat(app)
        await pilot.press("n", "1", "enter", "enter")
        await until(app, pilot, lambda: app.screen is live)
        assert "Put in from kiln.md" in flat(app)
        assert "2 in doubt" in flat(app)
        assert live.record.minutes.notes[0].text == "The first."
        assert len(live.record.minutes.notes) > 10
        assert "Timber Yard" in [each.name for each in live.record.minutes.participants]
        live.line.put("/import kiln.md")
        await pilot.press("enter")
        await until(app, pilot, lambda: "in now.toml already" in flat(app))
        await pilot.press("escape")
        await pilot.press("ctrl+z")
        assert [note.text for note in live.record.minutes.notes] == ["The first."]
        assert not live.record.minutes.participants
    assert app.record
    app.record.close()
    assert app.failure is None
    assert path.read_text("utf-8") == RECORD


def test_a_path_is_completed_and_one_that_is_dropped_is_understood(tmp_path: Path) -> None:
    for name in ("kiln one.md", "Kiln.docx", ".hidden", "ash"):
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.md").write_text("x", "utf-8")
    assert completed("ki", tmp_path) == ("kiln one.md", ["Kiln.docx", "kiln one.md"])
    assert completed("a", tmp_path) == ("ash", ["ash"])
    assert completed("de", tmp_path) == ("deep/", ["deep/"])
    assert completed("deep/", tmp_path) == ("deep/one.md", ["one.md"])
    assert completed("zz", tmp_path) == ("zz", [])
    assert completed("", tmp_path)[1] == ["Kiln.docx", "ash", "deep/", "kiln one.md"]
    odd = str(tmp_path / "kiln one.md")
    assert dropped(f"'{odd}' ") == odd
    assert dropped(odd.replace(" ", "\\ ")) == odd
    assert dropped(f"file://{odd.replace(' ', '%20')}\n") == odd
    assert dropped("o'clock.md") == "o'clock.md"
    assert is_path("old.docx")
    assert is_path(odd)
    assert is_path("../old minutes.md")
    assert not any(map(is_path, ("Ms Ida Berg", "Ms Ida Berg, Kvinnohuset", "ida@example.org", "AT = Anna Tamm", "")))


async def test_each_key_of_the_help_does_something(source: Path) -> None:
    async with reviewed(source, NARROW) as (screen, pilot, app):
        assert {view.key for view in IMPORT} <= set(screen._keys)
        await pilot.press("j", "?")
        await pilot.pause()
        assert "Import" in shown(app)
        assert all(key_shown(view.key) in shown(app) for view in IMPORT[:4])
        await pilot.press("escape", "f2", *"speaker", "enter")
        await pilot.pause()
        assert "Who said it?" in flat(app)


async def test_all_that_is_shown_can_be_read_in_each_theme(source: Path) -> None:
    found: list[str] = []
    async with reviewed(source, WIDE) as (_, pilot, app):
        for keys in (("g",), ("n",), ("x",), ("j", "R"), ("escape", "G", "t", "down")):
            await pilot.press(*keys)
            await measured(app, themes.OWN, found)
    assert found == []


async def test_control_c_says_that_the_import_is_not_written(source: Path) -> None:
    async with reviewed(source, NARROW) as (_, pilot, app):
        await pilot.press("ctrl+c")
        assert "Nothing of this import is written yet" in flat(app)
        assert "Everything is saved" not in flat(app)
