"""Honorifics that mean the same in two languages are no other title; and that question hides none that is graver."""

import datetime as dt

import pytest

from minutes_tui.line import grammar
from minutes_tui.model.minutes import Meeting, Minutes, Participant

TODAY = dt.date(2026, 11, 28)


def asked(language: str, title: str, line: str) -> str:
    """What is asked of a line where somebody has a title on the list."""
    person = Participant(key="JK", name="Jo Kern", title=title)
    got = grammar.read(line, Minutes(meeting=Meeting(language=language), participants=(person,)), TODAY)
    assert isinstance(got, grammar.Entered)
    return got.note.check


@pytest.mark.parametrize(
    ("language", "title", "line"),
    [
        ("de", "Mr", "Herr Kern fragt nach dem Preis."),
        ("de", "Ms", "Frau Kern fragt nach dem Preis."),
        ("fr", "Mr", "M. Kern demande le prix."),
        ("fr", "Frau", "Mme Kern demande le prix."),
        ("es", "Mr", "El Sr. Kern pregunta el precio."),
        ("en", "M.", "Mr Kern asked for the price."),
    ],
)
def test_titles_of_one_kind_in_two_languages_are_no_other_title(language: str, title: str, line: str) -> None:
    assert asked(language, title, line) == ""


@pytest.mark.parametrize(
    ("language", "title", "line"),
    [
        ("en", "Ms", "Mrs Kern asked for the price."),
        ("de", "Mr", "Dr. Kern fragt nach dem Preis."),
        ("de", "Mr", "Dr. Kern: Wer zahlt das?"),
    ],
)
def test_another_title_is_asked_about_as_before(language: str, title: str, line: str) -> None:
    assert asked(language, title, line).endswith("who has another title on the list?")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("Dr. Kern verlässt um 11 Uhr die Sitzung.", "-JK 11:00"),
        ("Dr. Kern stellte den Antrag, die Halle zu mieten.", "/motion JK: die Halle zu mieten."),
    ],
)
def test_what_is_graver_is_asked_first(line: str, command: str) -> None:
    assert asked("de", "Herr", line).endswith(f"Type {command}")
