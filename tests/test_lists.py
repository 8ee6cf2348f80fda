"""The participants and the agenda by keyboard: keys pressed, the screen and the file read."""

import tomllib
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import screens
from msgspec.structs import replace
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.strip import Strip

from minutes_tui import commands
from minutes_tui.assist.keymap import LETTERS, LISTS, TITLES, keys_shown, sections, table
from minutes_tui.commands import COMMANDS
from minutes_tui.model.minutes import Participant
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live import pane_focus, pane_keys
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.widgets.list_pane import ENDS, MOVES, Row
from minutes_tui.tui.widgets.roster_agenda_panes import Agenda, Roster

RECORD = """format = 1

[meeting]
title = "Council of the Tide Mill"
date = 2025-03-12

[[body]]
key = "MC"
name = "Mill [b]Council[/b]"

[[body]]
key = "FR"
name = "Friends"
""" + "".join(
    f'\n[[participant]]\nkey = "{key}"\nname = "{name}"\ntitle = "Ms"\nbody = "{body}"\n'
    for key, name, body in (("OV", "Olga Vint [/x]", "MC"), ("EK", "Eha Kask", "FR"), ("PR", "Pia Roos", "MC"))
) + """
[[agenda]]
key = "wheel"
title = "The wheel"

[[agenda]]
key = "flour"
title = "Flour [@click=app.quit]x"
"""  # fmt: skip
Steps = Callable[[Pilot[None], Live], Awaitable[None]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mill.toml"
    path.write_text(RECORD)
    return path


def walked(path: Path, steps: Steps, size: tuple[int, int] = (80, 24)) -> None:
    """Open a record in the app and do some steps."""

    async def live_steps(pilot: Pilot[None], app: MinutesApp) -> None:
        assert isinstance(app.screen, Live)
        await steps(pilot, app.screen)

    screens.walked(path, live_steps, size)


def shown(pilot: Pilot[None]) -> str:
    """What the screen has, a line for each row."""
    return "\n".join(screens.shown_rows(pilot.app))


def people(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(path.read_text())["participant"]
    return found


# The keys are told


def test_all_that_can_be_done_to_a_row_is_in_the_help_in_the_palette_and_in_minutes_keys(path: Path) -> None:
    asked = {
        "participants": {"add", "edit", "up", "down", "strike", "remove", "present", "regrets", "absent", "not_known"},
        "agenda": {"add", "edit", "up", "down", "strike", "remove", "take_up", "skip", "close"},
    }
    palette: dict[str, str] = {}

    async def steps(pilot: Pilot[None], live: Live) -> None:
        assert isinstance(pilot.app, MinutesApp)
        palette.update({f"{row.name}  {row.key}": row.about for row in pilot.app.entries(live)})

    walked(path, steps)
    told, helped = table(), dict(sections())
    for name, rows in LISTS.items():
        by_name = {row.name: row for row in rows}
        assert asked[name] <= set(by_name)
        for row in rows:
            assert (keys_shown(row), row.help) in helped[f"Lists: {TITLES[name]}"]
            assert row.help in told
        for each in asked[name]:
            title = f"{name.capitalize()}: {each.replace('_', ' ')}  {keys_shown(by_name[each])}"
            assert palette[title] == by_name[each].help


def test_every_key_of_a_list_does_something_and_none_does_two_things() -> None:
    for name, rows in LISTS.items():
        keys = [key for row in rows for key in row.keys]
        assert len(keys) == len(set(keys))
        everywhere = {*MOVES, *ENDS, "find", "leave", "other", "undo", "redo", "add"}
        assert {row.name for row in rows} == everywhere | set(pane_keys.DOES[name])


def test_the_participants_have_a_command_and_a_letter_behind_the_leader() -> None:
    assert LETTERS["P"] == "participants"
    assert "participants" in {command.name for command in COMMANDS}


# The keys are pressed


def test_who_is_present_is_said_in_one_pass_with_one_key_a_person(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.press("f3", "f3")
        await pilot.press("p", "l", "b")
        assert "That was the last row." in shown(pilot)
        assert "Mill [b]Council[/b]" in shown(pilot)
        assert [line for line in shown(pilot).split("\n") if "Olga Vint [/x]" in line and "present" in line]
        await pilot.press("home", "space", "question_mark", "u", "escape")
        assert live.focused is live.line

    walked(path, steps)
    assert [(each["key"], each["presence"]) for each in people(path)] == [
        ("OV", "present"), ("EK", "absent"), ("PR", "apologies"),
    ]  # fmt: skip


def test_a_person_is_moved_struck_out_and_removed_and_the_cursor_stays_on_the_row(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        roster = live.query_one(Roster)
        await pilot.press("f3", "tab", "J", "x")
        row = roster.current()
        assert row
        assert (row.key, row.at) == ("OV", 2)
        live.line.put("")
        pane_focus.leave(live)
        await pilot.pause()
        live.editor.undo()
        live.editor.undo()
        assert roster.current() == replace(row, at=0)
        await pilot.press("f3", "f3", "end", "d", "u", "z")
        assert "“z” is no key of the list: back in the line." in shown(pilot)

    walked(path, steps)
    assert path.read_text() == RECORD


def test_somebody_is_added_in_a_field_a_row_and_what_is_wrong_is_said_in_its_place(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.press("f3", "f3", "a")
        await pilot.press(*"Ms Una Osa", "up", *"ek", "enter")
        rows = shown(pilot).split("\n")
        code = next(number for number, row in enumerate(rows) if row.split()[:1] == ["Code"])
        assert "The code EK already belongs to Ms Eha Kask." in rows[code + 1]
        assert len(live.editor.minutes.participants) == 3
        await pilot.press("backspace", "backspace", *["down"] * 10, "right", "enter")
        await pilot.pause()
        assert live.query_one(Roster).current() == Row(1, "UO", "MC", "Mill [b]Council[/b]")

    walked(path, steps)
    added = people(path)[1]
    assert (added["key"], added["title"], added["name"], added["body"]) == ("UO", "Ms", "Una Osa", "MC")
    assert added["presence"] == "present"


def test_the_form_of_a_person_begins_with_the_fields_that_a_small_body_needs(path: Path) -> None:
    path.write_text(RECORD.replace('body = "', 'post = "Miller"\nbody = "'))

    async def steps(pilot: Pilot[None], live: Live) -> None:
        def labels() -> list[str]:
            return [row for row in (line.strip()[:18].strip() for line in shown(pilot).split("\n")) if row]

        await pilot.press("f3", "f3", "a")
        await pilot.pause()
        seen = labels()
        assert seen[1:4] == ["Code", "Name", "Role"]
        assert "Delegation" not in seen
        assert "more fields: ↓" in shown(pilot)
        await pilot.press("down", "down", "down")  # role, body, and on to those behind
        await pilot.pause()
        assert "Delegation" in labels()
        assert "more fields" not in shown(pilot)
        await pilot.press("escape", "e")
        await pilot.pause()
        assert "Post" in labels(), "what stands in it is shown"
        assert "Email" not in labels()
        at = next(n for n, row in enumerate(shown(pilot).split("\n")) if "more fields" in row)
        await pilot.click(offset=(10, at))
        await pilot.pause()
        assert "Email" in labels()
        await pilot.press("escape")

    walked(path, steps, (100, 40))


def test_another_code_goes_into_the_notes_and_escape_asks_before_it_leaves_what_was_typed(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.press(*"OV: It turns.", "enter", "f3", "f3", "e")
        await pilot.press("backspace", "backspace", *"olga", "enter")
        await pilot.press("enter", "x", "escape")
        assert "Esc discard" in shown(pilot)
        await pilot.press("escape", "escape")
        assert live.focused is live.line

    walked(path, steps)
    assert people(path)[0]["key"] == "olga"
    assert tomllib.loads(path.read_text())["note"][0]["speaker"] == "olga"


def test_the_agenda_is_taken_up_skipped_closed_and_edited(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.press("f3", "enter")
        assert live.focused is live.line
        await pilot.press("f3", "home", "c", "down", "s", "home")
        await pilot.press("e", *" II", "down", "down", "down", *"15", "enter")
        await pilot.press("f1")
        assert f"Lists: {TITLES['agenda']}" in shown(pilot).split("\n")[3]
        await pilot.press("escape", "J")

    walked(path, steps)
    record = tomllib.loads(path.read_text())
    assert [(note["item"], note["outcome"]) for note in record["note"]] == [
        ("wheel", "taken up"), ("wheel", "closed"), ("flour", "skipped"),
    ]  # fmt: skip
    assert [item["key"] for item in record["agenda"]] == ["flour", "wheel"]
    assert record["agenda"][1]["title"] == "The wheel II"
    assert record["agenda"][1]["minutes"] == 15


def test_a_list_without_rows_says_how_one_is_added(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("format = 1\n")

    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.press("f3", "x")
        assert "Press a to add a row." in shown(pilot)
        await pilot.press("f3", "p", "a", *"Bo Ek", "enter")

    walked(path, steps)
    assert [person["name"] for person in people(path)] == ["Bo Ek"]


def test_a_row_is_found_among_five_hundred_and_only_what_is_seen_is_drawn(path: Path) -> None:
    with path.open("a") as file:
        for number in range(500):
            file.write(f'\n[[participant]]\nkey = "N{number}"\nname = "Ida Łódź{number}"\nbody = "FR"\n')

    async def steps(pilot: Pilot[None], live: Live) -> None:
        roster = live.query_one(Roster)
        await pilot.press("f3", "f3", "end", "pagedown")
        row = roster.current()
        assert row
        assert row.key == "N499"
        assert len(roster.lines()) <= 24
        await pilot.press("slash", *"lodz44")
        assert "/ lodz44" in shown(pilot)
        assert "11 of 503" in shown(pilot)
        await pilot.press("enter", "down", "p", "escape")
        row = roster.current()
        assert row
        assert row.key == "N441"

    walked(path, steps)
    assert [person["key"] for person in people(path) if person.get("presence") == "present"] == ["N440"]


def test_a_click_chooses_the_row_and_leaves_the_keys_where_they_are(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        for pane, y, key in ((Roster, 3, "PR"), (Agenda, 2, "flour")):
            await pilot.click(pane, offset=(4, y))
            await pilot.pause()
            row = live.query_one(pane).current()
            assert live.focused is live.line
            assert row
            assert row.key == key
        await pilot.press("f3")
        row = live.query_one(Agenda).current()
        assert row
        assert row.key == "flour"
        await pilot.click(Roster, offset=(4, 3))
        assert live.focused is live.query_one(Agenda)

    walked(path, steps, (120, 40))


def test_a_click_chooses_a_cell_of_the_strip(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.click(Roster, offset=(20, 0))
        await pilot.pause()
        row = live.query_one(Roster).current()
        assert live.focused is live.line
        assert row
        assert row.key == "PR"

    walked(path, steps, (80, 24))


def test_who_is_struck_out_is_shown_as_such_and_a_screen_of_twenty_by_six_works(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.press("f3", "f3", "x")
        assert "× OV" in shown(pilot)
        await pilot.press("e", "down", *" II", "enter", "f3")
        assert live.focused is live.line

    walked(path, steps, (20, 6))
    assert people(path)[0]["name"] == "Olga Vint [/x] II"
    assert "struck" in people(path)[0]


def test_where_names_are_in_columns_it_is_said_whose_proxy_is_held_too(tmp_path: Path) -> None:
    path = tmp_path / "mill.toml"
    keys = [f"P{letter}" for letter in "ABCDEFGHIJKLMN"]
    path.write_text(
        '[meeting]\ntitle = "x"\ndate = 2025-03-12\n'
        + "".join(
            f'\n[[participant]]\nkey = "{key}"\nname = "Ann {key.title()}berg"\npresence = "present"\n' for key in keys
        )
    )

    async def steps(pilot: Pilot[None], live: Live) -> None:
        commands.enter(live.editor, "/apologies PN")
        commands.enter(live.editor, "/proxy PC: PN")
        (row,) = [row for row in rows(live.query_one(Roster)) if "● PC" in row]
        assert "● PC Pcberg for PN" in row
        assert row.count("●") == 2, "the names are in two columns"

    walked(path, steps, (120, 16))


def test_where_a_row_is_narrow_it_has_the_codes_of_the_proxies_alone(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        commands.enter(live.editor, "/proxy OV: PR")
        (row,) = [row for row in rows(live.query_one(Roster)) if " OV " in row]
        assert "○ OV [/x] for PR " in row

    walked(path, steps, (80, 24))
    path.write_text(RECORD)
    said: list[str] = []

    async def wide(pilot: Pilot[None], live: Live) -> None:
        commands.enter(live.editor, "/proxy OV: PR")
        said.extend(row.rstrip() for row in rows(live.query_one(Roster)) if " OV " in row)

    walked(path, wide, (140, 30))
    assert said[0].endswith(" proxy of PR")


def test_a_vote_is_drawn_anew_when_a_weight_or_a_proxy_changes(path: Path) -> None:
    path.write_text(RECORD + '\n[[note]]\nid = "1"\nkind = "vote"\nballots = { OV = "for" }\ntext = "Flour"\n')

    async def steps(pilot: Pilot[None], live: Live) -> None:
        assert "Flour  1\N{NO-BREAK SPACE}for · 0\N{NO-BREAK SPACE}against" in shown(pilot)
        commands.enter(live.editor, "/set OV weight = 3")
        await pilot.pause()
        assert "Flour  3\N{NO-BREAK SPACE}for · 0\N{NO-BREAK SPACE}against" in shown(pilot)
        commands.enter(live.editor, "/proxy OV: EK")
        await pilot.pause()
        assert "Flour  3\N{NO-BREAK SPACE}for · 0\N{NO-BREAK SPACE}against" in shown(pilot)
        live.editor.undo()
        live.editor.undo()
        await pilot.pause()
        assert "Flour  1\N{NO-BREAK SPACE}for · 0\N{NO-BREAK SPACE}against" in shown(pilot)

    walked(path, steps, (120, 30))


def test_the_title_counts_those_with_a_vote_and_the_rows_say_whose_proxy_is_held(tmp_path: Path) -> None:
    path = tmp_path / "mill.toml"
    people = (
        ("OV", 'presence = "present"\nproxies = "EK"'), ("EK", 'presence = "apologies"'),
        ("PR", 'presence = "present"'), ("TR", 'vote = false\npresence = "present"'),
        ("CL", 'role = "secretariat"\npresence = "present"'),
    )  # fmt: skip
    path.write_text(
        '[meeting]\ntitle = "x"\ndate = 2025-03-12\nquorum = "1/2"\n'
        + "".join(f'\n[[participant]]\nkey = "{key}"\nname = "{key.title()}"\n{keys}\n' for key, keys in people)
    )

    async def steps(pilot: Pilot[None], live: Live) -> None:
        roster = live.query_one(Roster)
        assert rows(roster)[0].strip() == "2 of 3 voting · quorum 2 ✓"
        await pilot.press("f3", "f3")
        found = rows(roster)
        assert [row.split()[1] for row in found if "proxy of EK" in row] == ["OV"]
        assert [row.split()[1] for row in found if "no vote" in row] == ["TR", "CL"]
        commands.enter(live.editor, "-PR")
        assert rows(roster)[0].strip() == "Participants  1 of 3 voting · quorum 2 not met"

    walked(path, steps, (120, 30))


def test_the_strip_has_as_many_rows_as_are_known_before_it_is_drawn(path: Path) -> None:
    async def steps(pilot: Pilot[None], live: Live) -> None:
        roster = live.query_one(Roster)
        for people in (0, 1, 2, 7, 13, 40, 200):
            there = tuple(Participant(key=f"P{n}", name=f"Ida Person{n}", presence="present") for n in range(people))
            roster.minutes = replace(roster.minutes, participants=there)
            for width in (8, 20, 33, 60, 80):
                for roster.is_low in (False, True):
                    assert roster.rows_of_strip(width) == len(roster._strip(width)), (people, width, roster.is_low)

    walked(path, steps)


def test_the_first_screen_is_styled_and_its_people_are_drawn_no_oftener_than_it_has_to_be(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once as it is mounted and once as it is shown, which is Textual's way; a class that is set later styles all."""
    styled, drawn = Counter[str](), Counter[str]()
    apply, strip = Stylesheet.apply, Roster._strip

    def counted(sheet: Stylesheet, node: DOMNode, **more: Any) -> None:
        styled[type(node).__name__] += 1
        apply(sheet, node, **more)

    def drawing(roster: Roster, width: int) -> list[Strip]:
        drawn[str(roster.size)] += 1
        return strip(roster, width)

    monkeypatch.setattr(Stylesheet, "apply", counted)
    monkeypatch.setattr(Roster, "_strip", drawing)

    async def steps(pilot: Pilot[None], live: Live) -> None:
        await pilot.pause()
        assert {styled[name] for name in ("Header", "Roster", "Agenda", "Notes", "Status", "Footer")} == {2}
        assert len(drawn) == 1

    walked(path, steps)


def rows(roster: Roster) -> list[str]:
    return [strip.text for strip in roster.lines()]


def test_the_list_of_participants_says_who_came_and_left_when(path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        live = app.screen
        assert isinstance(live, Live)
        for line in ("OV: The wheel turns.", "+EK 09:33", "-OV 10:30"):
            commands.enter(live.editor, line)
        await pilot.press("f3", "f3")
        rows = screens.shown_rows(app)
        by_code = {words[1]: words for row in rows if len(words := row.replace("▌", " ").split()) > 2}
        assert by_code["EK"][-2:] == ["came", "09:33"]
        assert by_code["OV"][-2:] == ["left", "10:30"]
        assert by_code["PR"][-1] == "expected"

    screens.walked(path, steps)


def test_the_title_of_an_item_goes_on_over_the_time_that_it_has_not(path: Path) -> None:
    title = "Minutes of the last meeting, so"
    path.write_text(f'{RECORD}\n[[agenda]]\nkey = "last"\ntitle = "{title}"\n')

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        assert any(" Minutes of the last meeting, so" in row[:41] for row in screens.shown_rows(app))
        live = app.screen
        assert isinstance(live, Live)
        commands.enter(live.editor, "/item last")
        await pilot.pause()
        row = next(row for row in screens.shown_rows(app)[3:] if row.startswith(" ▸ "))
        assert "…  " in row[:39]

    screens.walked(path, steps, (120, 40))


@pytest.mark.parametrize(("typed", "own", "number"), [("Tree works", "", None), ("Tree works", '""', "")])
def test_an_item_added_in_the_form_is_counted_unless_it_is_to_have_no_number(
    path: Path, typed: str, own: str, number: str | None
) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f3")
        while not app.screen.query_one(Agenda).has_focus:
            await pilot.press("f3")
        await pilot.press("a", *("space" if letter == " " else letter for letter in typed))
        await pilot.press("up", *own, "enter")
        await pilot.pause()
        assert app.record
        item = next(item for item in app.record.minutes.agenda if "works" in item.title)
        assert (item.number, item.title) == (number, typed)

    screens.walked(path, steps)
