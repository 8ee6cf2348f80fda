"""An arrival or a departure that is noted late, with its earlier time, stands at its place by time."""

import pytest
from conftest import Opened, enter

ROSTER = ("/person Cllr Bo Ek", "/person Cllr Una Osa", "/person Cllr Dan Hay", "/start 19:30", "/item Grit bin")


def kinds(opened: Opened, *lines: str) -> list[tuple[str, str]]:
    """Each note but those of the items, with its time, of lines after the roster."""
    editor = opened("")
    enter(editor, *ROSTER, *lines)
    return [
        (note.kind, f"{note.at:%H:%M}") for note in editor.minutes.notes if note.at is not None and note.kind != "item"
    ]


@pytest.mark.parametrize("late", ["-DH 20:02", "20:02 -DH"])
def test_who_left_before_a_vote_is_above_it(opened: Opened, late: str) -> None:
    assert kinds(opened, "/clock 20:00", "BE: Yes.", "/clock 20:05", "/vote 2-0-0", late) == [
        ("statement", "20:00"),
        ("departure", "20:02"),
        ("vote", "20:05"),
    ]


def test_who_spoke_or_voted_since_did_not_leave_before(opened: Opened) -> None:
    lines = ("/clock 20:00", "BE: Yes.", "/clock 20:05", "DH: No.", "-DH 20:02")
    assert [kind for kind, _ in kinds(opened, *lines)] == ["statement", "statement", "departure"]


def test_a_time_before_all_of_the_item_moves_nothing(opened: Opened) -> None:
    lines = ("/clock 20:00", "/item Trees", "BE: Yes.", "-DH 19:50")
    assert [kind for kind, _ in kinds(opened, *lines)] == ["statement", "departure"]


EXPECTED = "".join(
    f'[[participant]]\nkey = "{key}"\nname = "{name}"\n{more}\n'
    for key, name, more in (("BO", "Bo Ek", ""), ("UO", "Una Osa", ""), ("DH", "Dan Hay", 'presence = "apologies"'))
)
MEETING = f'format = 1\n[meeting]\ntitle = "Council"\ndate = 2026-11-26\n{EXPECTED}'


@pytest.mark.parametrize(
    ("lines", "present", "arrived"),
    [
        (("/clock 19:30", "/start", "+BO UO"), ["BO", "UO"], []),
        (("/clock 19:30", "/start", "/topic Apologies", "+BO"), ["BO"], []),
        (("/clock 19:30", "/start", "+BO 19:30"), [], ["BO"]),
        (("/clock 19:30", "/start", "/clock 19:31", "+BO"), [], ["BO"]),
        (("/clock 19:30", "/start", "The chair welcomed all.", "+BO"), [], ["BO"]),
        (("/clock 19:30", "/start", "+DH"), [], ["DH"]),
    ],
)
def test_who_comes_in_the_minute_of_the_start_is_present_from_the_opening(
    opened: Opened, lines: tuple[str, ...], present: list[str], arrived: list[str]
) -> None:
    editor = opened(MEETING)
    enter(editor, *lines)
    assert [each.key for each in editor.minutes.participants if each.presence == "present"] == present
    assert [who for note in editor.minutes.notes if note.kind == "arrival" for who in note.who] == arrived


def test_who_is_present_from_the_opening_can_be_undone(opened: Opened) -> None:
    editor = opened(MEETING)
    enter(editor, "/clock 19:30", "/start")
    assert enter(editor, "+BO") == "Present at the opening, 19:30: BO. If they came later, type /undo and +BO TIME."
    enter(editor, "/undo", "+BO 19:35")
    assert [note.kind for note in editor.minutes.notes] == ["arrival"]
