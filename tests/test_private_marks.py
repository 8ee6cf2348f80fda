"""A private remark whose mark is not the first of its line, and an arrival behind a time in brackets."""

import datetime as dt

import pytest

from minutes_tui.line import grammar
from minutes_tui.line.speech.before_colon import PRIVATE_ASKED
from minutes_tui.model.minutes import Minutes, Participant

DAY = dt.date(2026, 11, 28)
MINUTES = Minutes(
    participants=(
        Participant(key="AT", name="Anna Tamm", title="Ms", presence="present"),
        Participant(key="LB", name="Linnea Berg", presence="apologies"),
    )
)


def _note(line: str) -> grammar.Entered:
    reading = grammar.read(line, MINUTES, DAY)
    assert isinstance(reading, grammar.Entered)
    return reading


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- // The fee is secret.", "The fee is secret."), ("1. // The fee is secret.", "The fee is secret."),
        ("a) // The fee is secret.", "The fee is secret."), ("> // The fee is secret.", "The fee is secret."),
        ("! // The fee is secret.", "The fee is secret."), ("?: // The fee is secret.", "The fee is secret."),
        ("- 18:25 // The fee is secret.", "18:25 The fee is secret."),
        ("[2026-11-28 18:30] // The fee is secret.", "2026-11-28 18:30 The fee is secret."),
        ("2026-11-28T18:31:00 // The fee is secret.", "2026-11-28T18:31:00 The fee is secret."),
        ("28.11.2026, 18:31 // The fee is secret.", "28.11.2026, 18:31 The fee is secret."),
        ("18:28 pm // The fee is secret.", "18:28 pm The fee is secret."),
        ("[18:26] [18:27] // The fee is secret.", "18:26 18:27 The fee is secret."),
        ("// 19:30 is too late.", "19:30 is too late."), ("//19.30 is too late.", "19.30 is too late."),
    ],
)  # fmt: skip
def test_a_private_mark_behind_marks_and_times_makes_a_private_remark(line: str, text: str) -> None:
    """Each was public, and nothing was asked."""
    note = _note(line).note
    assert (note.kind, note.text, note.check) == ("remark", text, "")


@pytest.mark.parametrize(
    "line",
    [
        "AT: // is a comment in C.",
        "AT // is tired.",
        "Anna Tamm: // is tired.",
        "Ms Rowe: // is tired.",
        "AT: 17.10 // is tired.",
        "AT: 5 pm // is tired.",
        "AT: [17:10] // is tired.",
        "AT: – // is tired.",
        "17:12 AT // is tired.",
        "AT 17:12 // is tired.",
        "ca. 17:10 // is tired.",
        "AT:// is tired.",
        "Ms Rowe: 17:11 // is tired.",
        "AT: um 19.40 // is tired.",
    ],
)
def test_a_private_mark_behind_a_name_is_asked(line: str) -> None:
    reading = _note(line)
    assert reading.note.check == reading.problem == PRIVATE_ASKED
    assert "//" in reading.note.text


@pytest.mark.parametrize(
    "line", ["10.30 // 11.00 break", "6 // 7 were absent", "https://town.example is down.", "\\// two",
             "AT: See https://town.example // the first page."],
)  # fmt: skip
def test_what_is_no_private_mark_is_words(line: str) -> None:
    note = _note(line).note
    assert (note.kind, note.check) == ("statement", "")


@pytest.mark.parametrize(
    "line", ["[18:05] +LB", "[18:05]+LB", "(18.05) +LB", "18:05: +LB", "[18:05]: +LB", "[18:05:20] +LB", "18:05 +LB"]
)
def test_an_arrival_behind_a_time_in_brackets_is_an_arrival(line: str) -> None:
    """It was words, and the participant stayed away."""
    reading = _note(line)
    assert (reading.note.kind, reading.note.who, reading.at) == ("arrival", ("LB",), dt.time(18, 5))


def test_a_departure_behind_a_time_with_a_colon_is_a_departure() -> None:
    reading = _note("[18:05]: -AT")
    assert (reading.note.kind, reading.note.who, reading.at) == ("departure", ("AT",), dt.time(18, 5))


def test_a_ballot_behind_a_time_is_no_arrival() -> None:
    assert _note("[18:05] +1 AT").note.kind == "statement"
