"""The mouse does what the screen seems to offer, and what is typed behind a click still goes into the line."""

from pathlib import Path

import pytest
from screens import shown_rows, walked
from textual.pilot import Pilot

from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.review.screen import Review
from minutes_tui.tui.screens.export import Pages
from minutes_tui.tui.screens.help import Help
from minutes_tui.tui.widgets.form import Fields
from minutes_tui.tui.widgets.notes_pane import Notes

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
        await click(pilot, app, "html")
        assert "html" in pages.wanted
        await click(pilot, app, "html")
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
