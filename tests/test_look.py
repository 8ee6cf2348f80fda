"""How the screens look: what stands in a row, what gives way where room is short, and what never does."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from conftest import Opened, enter
from msgspec.structs import replace
from textual.pilot import Pilot

from minutes_tui import commands
from minutes_tui.language.names import roster
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model import timezones
from minutes_tui.record import Record
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.review.screen import Review
from minutes_tui.tui.widgets.notes_pane import called
from minutes_tui.tui.widgets.page_pane import Page

RECORD = """\
format = 1

[meeting]
title = "Harbour Board and Task Force on Ice"
date = 2025-03-12
timezone = "Europe/Tallinn"
quorum = 3
"""
PEOPLE = (
    ("AT", "Anna Tamm", "present"), ("LB", "Linnea Berg", "present"), ("MK", "Mads Kjær", "present"),
    ("SK", "Aleksandra Szymańska-Kowalczyk", "present"), ("SW", "Agnieszka Szymańska-Kowalewska", "present"),
    ("OS", "Olav Sund", "apologies"),
)  # fmt: skip
ITEMS = ("Opening", "The ice", "The old light", "Any other business")
Steps = Callable[[Pilot[None], Live], Awaitable[None]]


def record(people: tuple[tuple[str, str, str], ...] = PEOPLE, items: tuple[str, ...] = ITEMS) -> str:
    text = RECORD
    for key, name, presence in people:
        text += f'\n[[participant]]\nkey = "{key}"\nname = "{name}"\ntitle = "Ms"\npresence = "{presence}"\n'
    for number, title in enumerate(items, 1):
        text += f'\n[[agenda]]\nkey = "i{number}"\ntitle = "{title}"\n'
    return text


def shown(pilot: Pilot[None]) -> list[str]:
    """The rows of the screen, with plain blanks for those at which no row is broken."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip().replace("\N{NO-BREAK SPACE}", " ") for strip in strips]


def looked_at(path: Path, steps: Steps, size: tuple[int, int] = (80, 24), text: str = "") -> None:
    """Open a record in the app and look at it."""

    async def look() -> None:
        path.write_text(text or record(), "utf-8")
        app = MinutesApp(path, Record.open(path))
        async with app.run_test(size=size) as pilot:
            assert isinstance(app.screen, Live)
            await steps(pilot, app.screen)
        assert app.record
        assert app.record.close()

    asyncio.run(look())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "board.toml"


# Rows of notes


@pytest.mark.parametrize(
    ("codes", "width", "said"),
    [
        ("AT", 9, "Tamm"),
        ("SK", 12, "Szymańsk… SK"),
        ("SW", 12, "Szymańsk… SW"),
        ("SW", 9, "Szyma… SW"),
        ("AT LB", 12, "Tamm, Berg"),
        ("AT SK", 12, "AT, SK"),
        ("AT LB MK SK", 12, "AT, LB +2"),
        ("AT LB MK SK", 9, "AT, LB +2"),
        ("?", 12, "? unknown"),
        ("XX", 9, "XX"),
        ("", 9, ""),
    ],
)
def test_names_are_cut_so_that_they_can_be_told_apart(opened: Opened, codes: str, width: int, said: str) -> None:
    people = roster(opened(record()).minutes)
    assert called(codes.split(), people, width) == said


def test_no_two_names_of_a_roster_look_the_same_in_any_column(opened: Opened) -> None:
    people = roster(opened(record()).minutes)
    for width in (6, 7, 9, 12, 16):
        names = [called([key], people, width) for key, _, _ in PEOPLE]
        assert len(set(names)) == len(names), width


def test_a_row_says_what_a_note_is_in_words_and_nothing_twice(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "/clock 10:35", "/item 2", "SK: Who pays?", "AT, LB, MK: We agree.", "/clock 10:36")
        enter(live.editor, "LB: It burns ?? how much", "/motion MK: We buy oil.", "/second LB", "+1 AT, LB -1 MK")
        enter(live.editor, "/carried", "! The light may burn.", "> AT to ask by 1 October 2025")
        enter(live.editor, "> MK to look by 2 January 2026", "// ask Jana")
        await pilot.pause()
        rows = [row.strip() for row in shown(pilot)]
        assert any(row.startswith("▸ 2 The ice ──") for row in rows)
        assert "10:35 Szymańsk… SK    Who pays?" in rows
        assert "AT, LB, MK      We agree." in rows, "the minute is the same"
        assert "10:36 Berg         ⚑  It burns ?? how much" in rows
        assert any(row.endswith("◇  Motion · carried · Kjær, seconded by Berg · Decision 1") for row in rows)
        assert any(row.endswith("±  Vote  2 for · 1 against · 0 abstained, by name") for row in rows)
        assert any("!  Decision 2  The light may burn." in row for row in rows)
        assert any("Tamm         >  Action 1  to ask  by Wed 1 Oct" in row for row in rows), rows
        assert any(row.endswith("Action 2  to look  by Fri 2 Jan 2026") for row in rows)
        assert sum("how much" in row for row in rows) == 1

    looked_at(path, steps)


def test_an_item_that_is_closed_or_skipped_is_no_longer_in_the_header(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        for lines, is_up in ((("/item 2",), True), (("/close",), False), (("/item 3",), True), (("/undo",), False)):
            enter(live.editor, *lines)
            live.tell_time()
            await pilot.pause()
            assert shown(pilot)[0].startswith(" ▸ ") == is_up, (lines, shown(pilot)[0])

    looked_at(path, steps)


def test_an_action_that_is_made_a_statement_shows_whose_it_was_and_undo_brings_it_back(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "> AT to ask by 1 October 2025", "/note 1 kind statement")
        await pilot.pause()
        assert any(row.endswith("to ask  (off the page: Tamm by Wed 1 Oct)") for row in shown(pilot)), shown(pilot)
        assert not any("Tamm  " in row and "to ask" in row for row in shown(pilot)), "she didn't say it"
        enter(live.editor, "/undo")
        await pilot.pause()
        assert any("Tamm         >  Action 1  to ask  by Wed 1 Oct" in row for row in shown(pilot)), shown(pilot)

    looked_at(path, steps)


def test_a_motion_is_pending_until_it_has_an_outcome(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "/motion MK: We buy oil.", "/amend We buy wood.")
        await pilot.pause()
        assert "Motion · pending · Kjær" in "\n".join(shown(pilot))
        assert "Amendment · pending" in "\n".join(shown(pilot))
        enter(live.editor, "/lost")
        await pilot.pause()
        assert "Amendment · lost" in "\n".join(shown(pilot))

    looked_at(path, steps)


def test_a_motion_that_is_carried_as_amended_shows_the_amended_words(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "/motion MK: We buy oil.", "/amend We buy wood.", "/carried")
        await pilot.pause()
        assert "We buy oil." in "\n".join(shown(pilot)), "it is still to be decided"
        enter(live.editor, "/carried")
        await pilot.pause()
        assert "We buy oil." not in "\n".join(shown(pilot))
        amendment = live.editor.minutes.notes[1]
        live.editor.do(Edit((live.editor.change("note", 1, replace(amendment, text="We buy peat.")),)))
        await pilot.pause()
        assert "\n".join(shown(pilot)).count("We buy peat.") == 2, "the motion's row is drawn again, too"
        assert "We buy wood." not in "\n".join(shown(pilot))

    looked_at(path, steps)


def test_a_time_is_shown_where_the_minute_changes_and_moves_with_an_edit_before_it(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "/clock 10:35", "AT: One.", "LB: Two.")
        await pilot.pause()
        assert [row.strip() for row in shown(pilot) if row.endswith(("One.", "Two."))] == [
            "10:35 Tamm            One.",
            "Berg            Two.",
        ]
        first = live.editor.minutes.notes[0]
        assert first.at
        earlier = replace(first, at=first.at.replace(minute=34))
        live.editor.do(Edit((Change("note", 0, first, earlier),)))
        await pilot.pause()
        assert [row.strip() for row in shown(pilot) if row.endswith(("One.", "Two."))] == [
            "10:34 Tamm            One.",
            "10:35 Berg            Two.",
        ]

    looked_at(path, steps)


# Where room is short


def test_the_header_gives_way_by_rank_and_keeps_the_item_and_the_clock(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "/item 3", "/floor AT", "/ask LB", "/ask MK")
        found: dict[int, str] = {}
        for width in (120, 80, 50, 32):
            await pilot.resize_terminal(width, 24)
            while pilot.app.screen.size.width != width:
                await pilot.pause()
            await pilot.pause()
            found[width] = shown(pilot)[0]
            assert len(found[width]) < width
        assert all(row.startswith(" ▸ 3 The old light") for row in found.values())
        assert all(row[-3] == ":" for row in found.values()), "the clock"
        assert "Harbour Board" in found[120]
        assert "Harbour Board" not in found[80]
        assert "next Berg +1" in found[80]
        assert "next" not in found[50]
        assert "◆ Tamm" in found[50]
        assert "◆" not in found[32]

    of_today = record().replace("2025-03-12", str(timezones.today())).replace('timezone = "Europe/Tallinn"\n', "")
    looked_at(path, steps, text=of_today)


def test_a_floor_of_another_day_has_no_minutes_in_the_header(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "/floor AT")
        await pilot.pause()
        assert "◆ Tamm 0:0" in shown(pilot)[0]
        floor = live.editor.minutes.floor
        assert floor.since
        live.editor.do(Edit((Change("floor", 0, floor, replace(floor, since=floor.since - dt.timedelta(days=2))),)))
        await pilot.pause()
        assert "◆ Tamm " in shown(pilot)[0]
        assert "◆ Tamm 2" not in shown(pilot)[0]

    looked_at(path, steps)


def test_the_way_out_is_at_the_right_end_of_the_footer_at_every_width(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        for width in (120, 80, 40, 20):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert shown(pilot)[-1].endswith("^Q quit"), width
        await pilot.resize_terminal(80, 24)
        await pilot.press("f3")
        await pilot.pause()
        assert shown(pilot)[-1].endswith("Esc back")

    looked_at(path, steps)


def test_the_rule_above_the_line_has_no_hole(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.pause()
        (rule,) = [row for row in shown(pilot) if row.endswith("✓ saved")]
        assert set(rule.removesuffix(" ✓ saved")) == {"─"}

    looked_at(path, steps)


def test_the_strip_has_who_is_there_with_the_floor_and_the_queue_and_the_item_that_is_next(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "/item 1", "/floor LB", "/ask MK", "/ask AT")
        await pilot.pause()
        rows = shown(pilot)
        assert rows[1].split() == ["2", "AT", "Tamm", "◆", "LB", "Berg", "1", "MK", "Kjær", "●", "SK", "Szymańska-K…"]
        assert rows[3].startswith("─ 5 of 6 · 1 away · quorum 3 ✓ ──")
        assert rows[3].endswith("next 2 The ice ─")
        assert not any(" OS " in row for row in rows)
        enter(live.editor, "+OS")
        await pilot.pause()
        assert any("● OS" in row for row in shown(pilot)[1:4])

    looked_at(path, steps)


def test_the_strip_counts_the_absent_with_a_vote_and_passes_over_an_item_that_has_begun(path: Path) -> None:
    text = record((*PEOPLE, ("PL", "Peter Lowe", "apologies"))).replace(
        'name = "Peter Lowe"', 'name = "Peter Lowe"\nvote = false'
    )
    for part in ("i3", "i4"):
        text = text.replace(f'key = "{part}"', f'key = "{part}"\nlevel = 2')

    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "/item 1", "/item 2.1")
        await pilot.pause()
        assert any("─ 5 of 6 voting · 1 away" in row and "next 2.2 Any other" in row for row in shown(pilot))
        enter(live.editor, "/item 2.2")
        await pilot.pause()
        assert not any("next" in row for row in shown(pilot)[:-1])

    looked_at(path, steps, text=text)


def test_people_leave_no_gap_above_the_agenda(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        for rows in (40, 24, 18):
            await pilot.resize_terminal(120, rows)
            await pilot.pause()
            left = [row[:40].strip() for row in shown(pilot)]
            agenda = left.index("Agenda")
            assert left[agenda - 1] == "", rows
            assert left[agenda - 2] != "", rows

    looked_at(path, steps, (120, 40), record(crowd(14, 0)))


def crowd(present: int, away: int) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (f"P{number}", f"Ann Person{number}", "present" if number < present else "apologies")
        for number in range(present + away)
    )


def test_a_roster_longer_than_its_pane_hides_the_absent_first(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.pause()
        rows = shown(pilot)
        assert all(any(f" P{number} " in row[:40] for row in rows) for number in range(24))
        assert any("– 30 away" in row for row in rows)

    looked_at(path, steps, (120, 24), record(crowd(24, 30)))


@pytest.mark.parametrize(("people", "seen"), [
    (20, "● P0  Person0"), (40, "● P0  Person0      ● P20 Person20"),
    (52, "● P0  ● P9  ● P18 ● P27 ● P36 ● P45"),
])  # fmt: skip
def test_a_roster_gives_up_headings_then_roles_then_names_and_cuts_none_to_a_letter(
    path: Path, people: int, seen: str
) -> None:
    text = record(crowd(people, 0)).replace('title = "Ms"', 'title = "Ms"\nbody = "HB"')

    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.pause()
        left = [row[:40].strip() for row in shown(pilot)]
        assert seen in left
        assert all(any(f" P{number} " in f"{row} " for row in left) for number in range(people))

    looked_at(path, steps, (120, 32), text + '\n[[body]]\nkey = "HB"\nname = "Harbour Board"\n')


def test_of_those_whom_a_roster_hides_none_spoke_lately_and_they_are_counted(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "P199: I was the last to speak.")
        for width in (80, 120):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            rows = "\n".join(row[:80] if width == 80 else row[:40] for row in shown(pilot))
            assert " P199" in rows.split("─")[0], width
            assert " more" in rows, width
            assert " P198" not in rows.split("─")[0], width

    looked_at(path, steps, (80, 24), record(crowd(200, 5)))


def test_an_agenda_longer_than_its_pane_has_the_item_that_is_up_with_those_before_it(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "/item 20")
        await pilot.pause()
        left = "\n".join(row[:40] for row in shown(pilot))
        assert "▸ 20 Matter 20" in left
        assert "  18 Matter 18" in left
        assert "↑ 17 before" in left
        assert " more" in left

    looked_at(path, steps, (120, 30), record(items=tuple(f"Matter {number}" for number in range(1, 41))))


def test_an_empty_record_has_no_empty_panes_and_says_what_can_be_typed(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        for size in ((80, 24), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            rows = shown(pilot)
            assert "/person" in "\n".join(rows)
            assert not any(row.strip() == "Agenda" for row in rows)

    looked_at(path, steps, text=RECORD)


def test_the_page_is_beside_the_notes_from_150_columns_on(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "AT: It froze.")
        await pilot.pause()
        assert not live.query(Page)
        await pilot.resize_terminal(160, 40)
        await pilot.pause()
        await pilot.pause()
        assert "Ms Tamm: It froze." in "\n".join(row[80:] for row in shown(pilot))
        live.line.put("LB: It thawed.")
        await pilot.press("enter")
        await pilot.pause()
        assert "Ms Berg: It thawed." in "\n".join(row[80:] for row in shown(pilot))

    looked_at(path, steps, (120, 40))


def test_the_page_beside_the_notes_has_each_item_once_where_notes_are_on_no_page(path: Path) -> None:
    notes = (
        ("item", 'item = "i1"\noutcome = "taken up"'), ("remark", 'text = "She was cross."'),
        ("remark", 'text = "So was he."'), ("item", 'item = "i2"\noutcome = "taken up"'),
        ("statement", 'item = "i2"\nspeaker = "AT"\ntext = "It froze."'), ("item", 'item = "i2"\noutcome = "closed"'),
    )  # fmt: skip
    text = record() + "".join(
        f'\n[[note]]\nid = "{at}"\nkind = "{kind}"\n{rest}\n' for at, (kind, rest) in enumerate(notes)
    )

    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.pause()
        beside = [row[80:].strip() for row in shown(pilot)]
        assert [sum(title in row for row in beside) for title in ("Opening", "The ice")] == [1, 1]
        assert "│ It froze." in "\n".join(beside)

    looked_at(path, steps, (160, 40), text)


def test_a_list_has_the_whole_width_below_150_columns_and_the_empty_line_is_hidden(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "AT: It froze.")
        await pilot.press("f3", "f3")
        await pilot.pause()
        rows = shown(pilot)
        assert not any("It froze" in row for row in rows)
        assert any(row.startswith("▌● AT") for row in rows)
        assert rows[-2].endswith("✓ saved"), "no empty line"
        await pilot.press("escape", "x")
        await pilot.pause()
        assert shown(pilot)[-2].startswith(" x")

    looked_at(path, steps, (120, 40))


# The review


async def reviewed(pilot: Pilot[None], live: Live, *lines: str) -> Review:
    for line in lines:
        commands.enter(live.editor, line)
    await pilot.press("f5")
    await pilot.pause(0.1)
    review = pilot.app.screen
    assert isinstance(review, Review)
    return review


def test_the_review_says_where_one_is_and_has_a_problem_once(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        review = await reviewed(pilot, live, "AT: It froze ?? when", "LB: It thawed.")
        while not review.doubts.is_known:
            await pilot.pause(0.02)
        await pilot.press("g")
        await pilot.pause()
        rows = shown(pilot)
        assert rows[0].startswith(" Review  Harbour Board")
        assert rows[0].endswith("note 1 of 2  1 problem")
        assert sum("To check" in row for row in rows) == 1
        assert any(row.startswith("─ statement · Tamm · ") for row in rows)
        assert rows[-1].endswith("F5 back")

    looked_at(path, steps)


def test_the_page_takes_the_place_of_the_notes_where_there_is_room_for_one(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        await reviewed(pilot, live, "AT: It froze.")
        assert not any("Ms Tamm: It froze." in row for row in shown(pilot))
        await pilot.press("tab")
        await pilot.pause(0.1)
        rows = shown(pilot)
        assert any("Ms Tamm: It froze." in row for row in rows)
        assert not any(row.endswith("Tamm            It froze.") for row in rows)
        await pilot.press("tab")
        await pilot.pause(0.1)
        assert not any("Ms Tamm: It froze." in row for row in shown(pilot))

    looked_at(path, steps)


def test_a_jump_shows_what_follows_and_another_size_keeps_the_cursor_in_the_middle(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        review = await reviewed(pilot, live, *(f"AT: Number {number} of many." for number in range(60)))
        for at in (30, 5, 50):
            review.walk(at)
            await pilot.pause()
            row = review.notes.height_of_cursor()
            assert 3 <= row <= review.notes.size.height - 4, at
        review.walk(30)
        for size in ((120, 40), (80, 24), (60, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            height = review.notes.size.height
            assert height // 3 <= review.notes.height_of_cursor() <= height - height // 3, size
        review.walk(59)
        await pilot.pause()
        assert review.notes.height_of_cursor() == review.notes.size.height - 1, "no rows are empty below the last"

    looked_at(path, steps)


def test_the_bar_of_the_cursor_stands_beside_its_note_when_the_problems_take_rows(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        lines = (f"AT: Number {number} of many." for number in range(40))
        problems = [f"LB: It froze ?? when {number}" for number in range(9)]
        review = await reviewed(pilot, live, *lines, *problems, *["LB: It thawed."] * 9)
        while not review.doubts.is_known:
            await pilot.pause(0.01)
        for _ in range(5):
            await pilot.pause()
            rows = shown(pilot)[1 : review.notes.size.height + 1]
            assert [row for row in rows if row.startswith("▌")] == [row for row in rows if "when 0" in row]

    looked_at(path, steps)


def test_what_stands_before_a_hit_of_replace_begins_with_a_whole_word(path: Path) -> None:
    async def look(pilot: Pilot[None], live: Live) -> None:
        words = "The harbourmaster remembered that the boat was lengthened, repainted and insured before the thaw came."
        enter(live.editor, words)
        await pilot.press("f5", "R", *"thaw", "enter", "x", "enter")
        await pilot.pause()
        row = next(row for row in shown(pilot) if "thaw → x" in row)
        before = row.partition("…")[2].partition("thaw")[0].strip()
        assert before
        assert f" {before} thaw" in words

    looked_at(path, look)


def test_who_presents_an_item_has_the_room_that_the_titles_leave(path: Path) -> None:
    async def look(pilot: Pilot[None], live: Live) -> None:
        await pilot.press("f3")
        await pilot.pause()
        assert "Ms Tamm, Ms Berg, Ms Kjær" in "\n".join(shown(pilot))

    looked_at(
        path, look, text=record().replace('title = "The ice"', 'title = "The ice"\npresenter = ["AT", "LB", "MK"]')
    )


def test_the_title_of_an_item_goes_on_over_the_columns_of_what_it_has_not(path: Path) -> None:
    title = "A boathouse for the pilots at the outer harbour of Saltvik"

    async def look(pilot: Pilot[None], live: Live) -> None:
        await pilot.press("f3")
        await pilot.pause()
        assert any(title in row for row in shown(pilot))
        assert any("Ms Tamm" in row and "HB/3" in row for row in shown(pilot))

    text = record(items=("The ice", title))
    looked_at(
        path, look, text=text.replace('title = "The ice"', 'title = "The ice"\npresenter = "AT"\ndocument = "HB/3"')
    )


def test_choices_and_questions_are_whole_where_the_row_has_room(path: Path) -> None:
    async def look(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "AT: The ice came.")
        await pilot.press(*"> S")
        await pilot.pause()
        assert "SK Ms Aleksandra Szymańska-Kowalczyk   SW Ms Agnieszka Szymańska-Kowalewska" in "\n".join(shown(pilot))
        await pilot.press("ctrl+u", "f5", "s")
        await pilot.pause()
        assert "Who said it? Code, name or - for no one" in "\n".join(shown(pilot))

    looked_at(path, look, (160, 24))


def test_what_belongs_together_is_seen_in_one_glance_on_a_wide_screen(path: Path) -> None:
    async def look(pilot: Pilot[None], live: Live) -> None:
        live.line.put("/rollcall The boat")
        await pilot.press("enter", "y")
        await pilot.pause()
        assert any(row.endswith(f"Ms Anna Tamm{' ' * 24}+ for") for row in shown(pilot))
        await pilot.press("escape", "ctrl+g")
        await pilot.pause()
        heads = next(row for row in shown(pilot) if row.startswith(" Speak"))
        assert heads.index("Text") == 4 * 24 + 1

    looked_at(path, look, (200, 40))


def test_several_speakers_of_a_place_to_replace_are_their_codes(path: Path) -> None:
    async def look(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "SK, SW: Ice.")
        await pilot.press("f5", "R", *"ice", "enter", "x", "enter")
        await pilot.pause()
        rows = shown(pilot)
        assert any("SK, SW" in row and "Ice → x" in row for row in rows)
        assert rows[-1].endswith("Esc leave")

    looked_at(path, look)


def test_the_words_of_all_points_stand_in_a_column_and_are_whole(path: Path) -> None:
    async def look(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "?: It came.")
        live.line.put("/signoff")
        await pilot.press("enter")
        await pilot.pause()
        rows = [row for row in shown(pilot) if "is used twice" in row]
        assert len(rows) == 2
        assert len({row.index("The key") for row in rows}) == 1
        first, second = (row for row in shown(pilot) if "The speaker is unknown" in row or "question mark." in row)
        assert first.endswith("put a code in the place of the")
        assert second.index("question mark.") == first.index("The speaker") == rows[0].index("The key")

    twice = (
        '\n[[participant]]\nkey = "LONGER"\nname = "Ida Berg"\n' * 2 + '\n[[participant]]\nkey = "I"\nname = "Bo"\n' * 2
    )
    looked_at(path, look, text=record() + twice)


def test_each_format_is_named_whole_on_the_page_screen_and_its_status_has_whole_sentences(path: Path) -> None:
    async def look(pilot: Pilot[None], live: Live) -> None:
        enter(live.editor, "AT: It came ?? when")
        await pilot.press("f8", "s")
        await pilot.pause(0.2)
        rows = shown(pilot)
        assert any("xml   Akoma Ntoso" in row for row in rows)
        assert not any("Akoma Nto…" in row for row in rows)
        assert "keeps it in the record ─" in rows[-2]

    looked_at(path, look)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_blank_row_is_over_the_keys_of_a_form(path: Path, size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[None], live: Live) -> None:
        await pilot.press("f3", "f3", "e")
        await pilot.pause()
        rows = [row.strip(" ▐") for row in shown(pilot)]
        at = next(at for at, row in enumerate(rows) if "Enter save" in row)
        assert not rows[at - 1]
        assert rows[at - 2].endswith("name.")

    looked_at(path, look, size)
