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
