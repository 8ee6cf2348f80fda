"""Reading a page in the app (F8): its ends, a search, its headings."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from screens import shown_rows
from textual.pilot import Pilot
from textual.screen import Screen

from minutes_tui.config.page_styles import STYLES
from minutes_tui.export.formats import Order
from minutes_tui.meeting.edit import Edit
from minutes_tui.record import Record
from minutes_tui.report import document
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.screens.export import Choosing, Pages
from minutes_tui.tui.screens.help import Help
from minutes_tui.tui.widgets.bars import Status
from minutes_tui.tui.widgets.document_view import Sheet

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[print]
head = ["title", "date"]
""" + "".join(
    f'\n[[agenda]]\nkey = "i{n}"\ntitle = "Item number {n}"\n'
    f'\n[[note]]\nid = "i{n}"\nkind = "item"\nitem = "i{n}"\noutcome = "taken up"\n'
    f'\n[[note]]\nid = "{n}"\nitem = "i{n}"\nkind = "statement"\ntext = "The harbour was çalm on day {n}. [b]x[/b]"\n'
    for n in range(1, 31)
)  # fmt: skip
Steps = Callable[[Pilot[None], Pages, Sheet], Awaitable[None]]


def read(tmp_path: Path, steps: Steps, size: tuple[int, int] = (100, 24), record: str = RECORD) -> None:
    """Open the page of a record and do some steps."""
    path = tmp_path / "ice.toml"
    path.write_text(record)

    async def walk() -> None:
        app = MinutesApp(path, Record.open(path))
        async with app.run_test(size=size) as pilot:
            await pilot.press("f8")
            pages = app.screen
            assert isinstance(pages, Pages)
            await until(pilot, lambda: bool(pages.query_one(Sheet).headings()))
            await steps(pilot, pages, pages.query_one(Sheet))
        assert app.failure is None
        assert app.record
        assert app.record.close()

    asyncio.run(walk())


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait for what a job beside the typing makes."""
    for _ in range(2000):
        if is_so():
            return
        await pilot.pause(0.01)
    raise AssertionError(status(pilot.app.screen))


def text(sheet: Sheet) -> str:
    return "\n".join(strip.text.rstrip() for strip in sheet.lines())


def status(pages: Screen[Any]) -> str:
    return "".join(strip.text for strip in pages.query_one(Status).lines())


def test_g_goes_to_the_ends_of_the_page_and_home_and_end_to_those_of_the_rows(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        await pilot.press("G")
        assert "day 30" in text(sheet)
        assert len(text(sheet).splitlines()) > sheet.size.height - 4
        await pilot.press("end")
        assert pages.at == len(pages.rows()) - 1
        assert "day 30" in text(sheet)
        await pilot.press("home")
        assert pages.at == 0
        await pilot.press("g")
        assert text(sheet).startswith("Ice in the harbour")

    read(tmp_path, steps)


def test_rows_of_words_stay_short_on_a_wide_screen(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        assert sheet.size.width == 88
        left = pages.query_one(Choosing).region.x
        assert abs(left - (200 - sheet.region.right)) <= 1, "both are in the middle"

    read(tmp_path, steps, (200, 60))


def test_paging_ends_where_the_last_row_is_at_the_foot(tmp_path: Path) -> None:
    async def page(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        await pilot.press(*["pagedown"] * 12)
        top = sheet.top
        rows = [row[38:].strip() for row in shown_rows(pilot.app)]
        assert any("day 30" in row for row in rows[-5:])
        await pilot.press("pagedown", "down")
        assert sheet.top == top

    read(tmp_path, page)


@pytest.mark.parametrize("size", [(60, 16), (40, 12), (20, 6)])
def test_a_small_terminal_shows_what_is_chosen_and_the_page_below_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        rows = shown_rows(pilot.app)
        above = next(at for at, row in enumerate(rows) if "Form" in row)
        page = [row for row in rows[above + 1 : -2] if "harbour" in row or "Item" in row]
        await pilot.press(*["pagedown"] * 8)
        assert page or size[1] < 12
        assert sheet.size.height > 0
        assert sheet.top > 0

    read(tmp_path, look, size)


def test_words_are_sought_while_they_are_typed_and_next_goes_round_and_says_so(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        await pilot.press("/", *"calm on day 2")
        await until(pilot, lambda: "1 of 11" in status(pages))
        assert "day 2." in text(sheet)
        await pilot.press("enter", "n")
        assert "2 of 11" in status(pages)
        assert "day 20." in text(sheet)
        await pilot.press("N", "N")
        assert "11 of 11 · from the end again" in status(pages)
        await pilot.press("n")
        assert "1 of 11 · from the top again" in status(pages)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, Pages)
        await pilot.press("/", *"zebra")
        await until(pilot, lambda: "no match" in status(pages))
        await pilot.press("escape", "escape")
        assert isinstance(pilot.app.screen, Live)

    read(tmp_path, steps)


def test_headings_are_gone_to_one_by_one_or_chosen_from_a_list(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        await pilot.press("g", "tab")
        assert "Item number 1" in text(sheet).splitlines()[0]
        await pilot.press("tab", "tab", "shift+tab")
        assert "Item number 2" in text(sheet).splitlines()[0]
        await pilot.press("h", *"number 17", "enter")
        await pilot.pause()
        assert "Item number 17" in text(sheet).splitlines()[0]
        await pilot.press("g", "shift+tab")
        assert "first heading" in status(pages)

    read(tmp_path, steps)


@pytest.mark.parametrize("key", ["escape", "q", "f8"])
def test_its_keys_are_in_the_help_and_each_way_back_closes_it(tmp_path: Path, key: str) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)
        strips = pilot.app.screen._compositor.render_strips()
        assert any("Find text on the page" in "".join(each.text for each in strip) for strip in strips)
        await pilot.press("escape", key)
        assert isinstance(pilot.app.screen, Live)

    read(tmp_path, steps)


def test_what_is_chosen_for_the_page_is_so_when_it_is_opened_again(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        names = [row.name for row in pages.rows()]
        for name, count in (("numbered", 1), ("signature", 1), ("docx", 1)):
            pages.point_at(names.index(name))
            await pilot.press(*["right"] * count)
        await pilot.press("escape", "f8")
        again = pilot.app.screen
        assert isinstance(again, Pages)
        assert again is not pages
        assert (again.order.numbered, again.order.signature) == (True, ("chair",))
        assert again.wanted == {"md", "pdf", "docx"}

    read(tmp_path, steps)


def test_a_key_shows_each_style_at_the_same_place_and_enter_keeps_the_one_that_is_shown(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        sheet.go_to(next(at for at, title in sheet.headings() if title.endswith("Item number 17")))
        for name in ("secretariat", "hansard", "council", "protokoll", "committee", "plain", "secretariat"):
            await pilot.press("s")
            await until(pilot, lambda name=name: f"Style {name} for this page only" in status(pages))  # type: ignore[misc]
            assert pages.rows()[pages.at].value == f"‹ {name} ›"
            assert "Item number 17" in text(sheet).splitlines()[0], name
        await pilot.press("S", "S")
        await until(pilot, lambda: "Style committee" in status(pages))
        assert "Enter keeps it in the record" in status(pages)
        record = pilot.app.screen_stack[0].record  # type: ignore[attr-defined]
        before = record.text
        assert record.minutes.print.style is None
        await pilot.press("enter")
        assert record.minutes.print.style == "committee"
        assert "Kept in the record." in status(pages)
        assert not pages.written
        await pilot.press("s", "escape", "ctrl+z")
        assert record.text == before

    read(tmp_path, steps)


def test_a_signature_that_is_tried_can_be_kept_and_it_is_said_how(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        pages.point_at([row.name for row in pages.rows()].index("signature"))
        assert pages.rows()[pages.at].value == "‹ none ›"  # as it is set
        await pilot.press("right", "right")
        await until(pilot, lambda: "Signature for this page only. Enter keeps it" in status(pages))
        await pilot.press("up")
        assert "Enter keep" not in shown_rows(pilot.app)[-1]
        await pilot.press("down")
        assert "Enter keep" in shown_rows(pilot.app)[-1]
        await pilot.press("enter")
        record = pilot.app.screen_stack[0].record  # type: ignore[attr-defined]
        assert record.minutes.print.signature == ("chair", "rapporteur")
        assert pages.rows()[pages.at].value == "‹ chair, rapporteur ›"

    read(tmp_path, steps)


def test_files_with_a_style_that_is_only_tried_say_so(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        pages.wanted = {"md"}
        pages.point_at([row.name for row in pages.rows()].index("form"))
        await pilot.press("enter")
        await until(pilot, lambda: "Written: " in status(pages))
        await pilot.press("s")
        pages.point_at([row.name for row in pages.rows()].index("signature"))
        await pilot.press("right")
        pages.point_at([row.name for row in pages.rows()].index("form"))
        await pilot.press("enter")
        await until(pilot, lambda: "Written. " in status(pages))
        assert "Style secretariat and this signature for these files only: Enter on their rows" in status(pages)
        record = pilot.app.screen_stack[0].record  # type: ignore[attr-defined]
        assert record.minutes.print.style is None

    read(tmp_path, steps)


def test_nothing_is_kept_of_a_page_in_minutes_that_are_approved(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        live: Any = pilot.app.screen_stack[0]
        meeting = replace(live.record.minutes.meeting, status="approved")
        live.editor.do(Edit((live.editor.change("meeting", 0, meeting),)))
        await pilot.press("s", "enter")
        assert "Locked, approved" in status(pages)
        assert live.record.minutes.print.style is None

    read(tmp_path, steps)


def test_the_top_of_a_page_stays_the_top_in_another_style(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        await pilot.press("s", "s")
        await until(pilot, lambda: "Style hansard" in status(pages))
        assert sheet.top == 0

    read(tmp_path, steps)


def test_a_signature_that_is_chosen_is_on_the_page_whatever_the_record_says(tmp_path: Path) -> None:
    path = tmp_path / "ice.toml"
    people = '\n[[participant]]\nkey = "AT"\nname = "Anna Tamm"\nrole = "chair"\n'
    path.write_text(RECORD.replace("[print]", '[print]\nsignature = ["chair"]') + people)
    record = Record.read(path)
    assert Order().style(record).signature == ("chair",)
    assert Order(signature=()).style(record).signature == ()
    assert Order(signature=("chair", "rapporteur")).style(record).signature == ("chair", "rapporteur")


def test_each_row_says_what_it_changes_and_all_formats_are_seen_at_80_columns(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        rows = shown_rows(pilot.app)
        assert all(any(f" {row.title}" in shown for shown in rows) for row in pages.rows())
        for at, row in enumerate(pages.rows()[1:], 1):
            await pilot.press("down")
            status = shown_rows(pilot.app)[-2]
            assert pages.at == at
            assert status.startswith(f"─ {row.title.removeprefix('– ').removeprefix('✓ ')}: "), status
            assert ". ─" in status
        await pilot.press("end", "g", "right")
        assert "md" in pages.wanted

    read(tmp_path, steps, (80, 24))


def test_the_times_row_names_the_notes_and_a_tried_style_is_said_before_what_the_row_changes(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        assert any(row.startswith(" Note times") for row in shown_rows(pilot.app))
        await pilot.press("s", "down")
        assert "Numbered: print a number before each paragraph." in shown_rows(pilot.app)[-2]
        await pilot.press("up")
        assert "Enter keeps it in the record" in shown_rows(pilot.app)[-2]

    read(tmp_path, steps, (80, 24))


CONFIDENTIAL = '\n[[note]]\nid = "99"\nkind = "statement"\naudience = "private"\ntext = "The price is 900."\n'


def test_a_page_for_fewer_people_has_a_name_of_its_own_and_the_preview_says_confidential(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        left_out = "Public page: 1 private note is left out; → on the row Audience shows it"
        await until(pilot, lambda: left_out in status(pages))
        pages.wanted = {"md"}
        await pilot.press("enter")
        await until(pilot, lambda: "Written: ice.md" in status(pages))
        assert "is left out; the private page has all." in status(pages)
        pages.point_at([row.name for row in pages.rows()].index("audience"))
        await pilot.press("right", "right")
        await until(pilot, lambda: "Confidential" in text(sheet))
        await until(pilot, lambda: "left out" not in status(pages))
        await pilot.press("enter")
        await until(pilot, lambda: "Written for the private audience: ice-private.md" in status(pages))
        await pilot.press("escape", "f8")
        again = pilot.app.screen
        assert isinstance(again, Pages)
        assert (again is pages, again.path("pdf").name) == (False, "ice.pdf")

    read(tmp_path, steps, record=RECORD + CONFIDENTIAL)
    assert "900" not in (tmp_path / "ice.md").read_text()
    assert "900" in (tmp_path / "ice-private.md").read_text()


def test_the_end_of_a_page_stays_the_end_in_another_style(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        await pilot.press("G")
        for _ in STYLES:
            await pilot.press("s")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause(0.2)
            shown = text(sheet)
            await pilot.press("G")
            assert shown == text(sheet), pages.order.page_style

    read(tmp_path, steps)


def test_a_shorter_page_fills_the_view_where_the_end_was_shown(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        await pilot.press("G")
        assert isinstance(pilot.app, MinutesApp)
        assert pilot.app.record
        whole = document(pilot.app.record.minutes, "summary")
        for count in (60, 45, 30):
            sheet.tell(replace(whole, blocks=whole.blocks[:count]))
            assert len(sheet.lines()) == sheet.size.height

    read(tmp_path, steps)


def test_the_page_says_where_its_links_lead(tmp_path: Path) -> None:
    record = RECORD.replace("The harbour was", "The [harbour](https://ice.example/a) was", 1)

    async def steps(pilot: Pilot[None], pages: Pages, sheet: Sheet) -> None:
        await pilot.pause()
        assert any("The harbour (ice.example/a) was" in row for row in shown_rows(pilot.app))

    read(tmp_path, steps, record=record)
