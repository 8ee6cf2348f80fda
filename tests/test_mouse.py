"""The mouse does what the screen seems to offer, and what is typed behind a click still goes into the line."""

from pathlib import Path

import pytest
from screens import shown_rows, walked
from textual.pilot import Pilot

from minutes_tui.editor import Editor
from minutes_tui.tui import views
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.review.problems_pane import Problems
from minutes_tui.tui.review.screen import Review
from minutes_tui.tui.screens.export import Pages
from minutes_tui.tui.screens.help import Help, Rows
from minutes_tui.tui.widgets.form import Fields
from minutes_tui.tui.widgets.notes_pane import Notes
from minutes_tui.tui.widgets.roster_agenda_panes import Agenda, Roster

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"

[[agenda]]
key = "ice"
title = "Ice classes"
""" + "".join(
    f'\n[[note]]\nid = "{n}"\nkind = "statement"\nspeaker = "AT"\nattribution = "prefix"\n'
    f'check = "which {n}?"\ntext = "It was on day {n}."\n'
    for n in range(1, 61)
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


async def click(pilot: Pilot[None], app: MinutesApp, words: str, beside: int = 1) -> None:
    """Click on words, in the last row that has them."""
    at = max(number for number, row in enumerate(shown_rows(app)) if words in row)
    await pilot.click(offset=(shown_rows(app)[at].index(words) + beside, at))
    await pilot.pause()


async def wheel(pilot: Pilot[None], app: MinutesApp, column: int, row: int, *, up: bool = False) -> None:
    turn = pilot._post_mouse_events
    from textual import events

    kind = events.MouseScrollUp if up else events.MouseScrollDown
    await turn([kind], None, offset=(column, row), button=0)
    await pilot.pause()


def test_the_footer_does_what_its_words_say_on_every_screen(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await click(pilot, app, "F1 help")
        assert isinstance(app.screen, Help)
        await pilot.press("escape", "f5")
        await pilot.pause()
        assert isinstance(app.screen, Review)
        await click(pilot, app, "Enter edit", 7)
        assert app.screen.answer.question
        await click(pilot, app, "Esc")
        assert app.screen.answer.question == ""
        await pilot.press("f5")
        assert isinstance(app.screen, Live)
        await pilot.press("f8")
        await pilot.pause()
        await click(pilot, app, "Esc")
        assert isinstance(app.screen, Live)
        await pilot.press(*"/meeting", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Fields)
        await click(pilot, app, "Esc")
        assert isinstance(app.screen, Live)

    walked(path, steps, (100, 30))


def test_a_click_before_the_first_paint_reads_no_panes_that_are_not_there_yet(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        assert app.record
        coming = Live(Editor(app.record), views.show, [])
        app._screen_stack.append(coming)
        app._have_all_read()
        assert not coming.is_mounted
        assert app._screen_stack.pop() is coming
        await pilot.pause()

    walked(path, steps)


def test_the_wheel_looks_back_in_the_notes_and_the_line_keeps_its_keys(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        live = app.screen
        assert isinstance(live, Live)
        assert any("day 60." in row for row in shown_rows(app))
        notes = live.query_one(Notes).region
        for _ in range(4):
            await wheel(pilot, app, notes.x + 4, notes.y + 4, up=True)
        assert not any("day 60." in row for row in shown_rows(app))
        await pilot.press(*"AT: Yes.", "enter")
        assert live.record.minutes.notes[-1].text == "Yes."
        assert live.focused is live.line

    walked(path, steps, (100, 30))


def test_a_click_on_a_problem_goes_to_its_note_and_one_on_a_note_to_that(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f5")
        review = app.screen
        assert isinstance(review, Review)
        for _ in range(500):
            if review.doubts.is_known:
                break
            await pilot.pause(0.01)
        await pilot.pause()
        assert review.index() == 0
        await click(pilot, app, "To check: which 2?")
        assert review.index() == 1
        row = next(number for number, row in enumerate(shown_rows(app)) if "day 4." in row)
        await pilot.click(offset=(20, row))
        await pilot.pause()
        assert review.index() == 3
        await pilot.press("d")
        assert review.minutes.notes[3].struck

    walked(path, steps, (100, 30))


def test_on_the_page_screen_a_click_marks_switches_and_goes_through_values(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f8")
        pages = app.screen
        assert isinstance(pages, Pages)
        await pilot.pause()
        await click(pilot, app, "html  HTML")
        assert "html" in pages.wanted
        await click(pilot, app, "html  HTML")
        assert "html" not in pages.wanted
        await click(pilot, app, "Numbered")
        assert pages.order.numbered
        form = pages.order.form
        await click(pilot, app, f"{form} ›", len(form) + 1)
        assert pages.order.form != form
        await click(pilot, app, f"‹ {pages.order.form}", 0)
        assert pages.order.form == form
        await click(pilot, app, "Audience", 0)
        assert pages.at == 2

    walked(path, steps, (100, 30))


def test_the_help_is_scrolled_by_the_wheel_and_a_click_beside_it_closes_it(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f1")
        await pilot.pause()
        before = shown_rows(app)
        await wheel(pilot, app, 40, 10)
        assert shown_rows(app) != before
        await wheel(pilot, app, 40, 10, up=True)
        assert shown_rows(app) == before
        await pilot.click(offset=(1, 20))
        await pilot.pause()
        assert isinstance(app.screen, Live)

    walked(path, steps, (120, 40))


CROWD = "".join(
    f'\n[[participant]]\nkey = "P{n:02}"\nname = "Per Number{n:02}"\npresence = "present"\n' for n in range(1, 61)
) + "".join(f'\n[[agenda]]\nkey = "i{n}"\ntitle = "Item called {n}."\n' for n in range(1, 61))  # fmt: skip


def test_a_click_on_a_choice_in_the_row_over_the_line_takes_it(path: Path) -> None:
    path.write_text(RECORD + CROWD)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        live = app.screen
        assert isinstance(live, Live)
        await pilot.press(*"+P0")
        await pilot.pause()
        await click(pilot, app, "P02 ")
        assert live.line.text.strip() == "+P02"
        await pilot.press(*" 9:30", "enter")
        assert live.record.minutes.notes[-1].who == ("P02",)

    walked(path, steps, (120, 30))


@pytest.mark.parametrize("size", [(80, 24), (120, 24)])
def test_the_wheel_turns_roster_and_agenda_while_the_keys_are_in_the_line(path: Path, size: tuple[int, int]) -> None:
    path.write_text(RECORD + CROWD)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        live = app.screen
        assert isinstance(live, Live)
        panes = live.query_one(Roster), *([live.query_one(Agenda)] if size[0] >= 100 else [])
        for pane, last in zip(panes, ("P60", "called 60."), strict=False):
            before = shown_rows(app)
            at = pane.region
            assert not any(last in row for row in before)
            for _ in range(60):
                await wheel(pilot, app, at.x + 2, at.y + 1)
            assert any(last in row for row in shown_rows(app))
            for _ in range(2):  # the turns beyond the end were none
                await wheel(pilot, app, at.x + 2, at.y + 1, up=True)
            assert not any(last in row for row in shown_rows(app))
            assert live.focused is live.line
            await pilot.press(*"Yes.", "enter")
            await pilot.pause()
            assert [row for row in shown_rows(app) if row in before]
            assert not any(last in row for row in shown_rows(app))

    walked(path, steps, size)


def test_the_wheel_turns_the_problems_and_the_cursor_of_the_review_stays(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f5")
        review = app.screen
        assert isinstance(review, Review)
        while not review.doubts.is_known:
            await pilot.pause(0.01)
        await pilot.pause()
        at = review.query_one(Problems).region
        assert not any("which 5?" in row for row in shown_rows(app)[at.y : at.bottom])
        for _ in range(2):
            await wheel(pilot, app, at.x + 4, at.y + 1)
        assert any("which 5?" in row for row in shown_rows(app)[at.y : at.bottom])
        assert review.index() == 0
        await click(pilot, app, "To check: which 5?")
        assert review.index() == 4

    walked(path, steps, (100, 30))


def test_the_title_of_a_section_of_the_help_stays_while_its_rows_go_by(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f1")
        await pilot.pause()
        at = app.screen.query_one(Rows).region
        title = shown_rows(app)[at.y].strip()
        second = shown_rows(app)[at.y + 1]
        await wheel(pilot, app, at.x + 4, at.y + 4)
        rows = shown_rows(app)[at.y : at.bottom]
        assert rows[0].strip() == title
        assert second not in rows
        for _ in range(60):
            await wheel(pilot, app, at.x + 4, at.y + 4)
        assert shown_rows(app)[at.y].strip() != title

    walked(path, steps, (80, 24))


def test_a_click_on_an_answer_that_the_review_offers_takes_it(path: Path) -> None:
    path.write_text(RECORD + CROWD)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f5")
        review = app.screen
        assert isinstance(review, Review)
        await pilot.press("s", *"P0")
        await pilot.pause()
        assert review.answer.question
        await click(pilot, app, "P02 ")
        assert review.answer.text == "P02"
        await pilot.press("enter")
        assert review.minutes.notes[review.index() or 0].speaker == "P02"

    walked(path, steps, (120, 30))


def test_an_item_that_is_closed_has_one_heading(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press(*"/item ice", "enter", *"/close", "enter")
        await pilot.pause()
        rows = [row for row in shown_rows(app) if "Ice classes ─" in row]
        assert len(rows) == 1
        assert any("Ice classes · closed" in row for row in shown_rows(app))

    walked(path, steps, (80, 24))
