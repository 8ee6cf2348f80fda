"""Sentences as members of a board type them, and what the program asks or records of each."""

import datetime as dt

import pytest

from minutes_tui.line import grammar
from minutes_tui.line.votes.motion_lines import DECISION_ASKED, NOTHING_PENDING, WHICH_ASKED
from minutes_tui.model.minutes import Meeting, Minutes, Note, Participant

TODAY = dt.date(2026, 11, 28)
PENDING = (Note(id="1", kind="motion", text="Crane 7.", mover="PM"),)
TITLES = {"de": ("Herr", "Frau"), "fr": ("M.", "Mme"), "en": ("Mr", "Ms")}


def minutes(language: str, notes: tuple[Note, ...] = ()) -> Minutes:
    title, other = TITLES.get(language, ("", ""))
    people = (
        Participant(key="JK", name="Jonas Kern", title=title, post="Treasurer", presence="present"),
        Participant(key="LB", name="Linnea Berg", title=other, presence="present"),
        Participant(key="PM", name="Paula Mork", title=other, presence="present"),
    )
    return Minutes(meeting=Meeting(title="T", language=language, date=TODAY), participants=people, notes=notes)


def asked(line: str, language: str, notes: tuple[Note, ...] = ()) -> str:
    got = grammar.read(line, minutes(language, notes), TODAY)
    return got.note.check if isinstance(got, grammar.Entered) else repr(got)


@pytest.mark.parametrize(
    ("language", "line", "typed"),
    [
        ("de", "JK stellt den Antrag auf Vertagung", "JK: auf Vertagung"),
        ("de", "Frau Berg stellt den Antrag auf Schluss der Debatte.", "LB: auf Schluss der Debatte."),
        ("fr", "M. Kern propose de porter la cotisation à 30 euros.", "JK: de porter la cotisation à 30 euros."),
        ("fr", "Mme Berg propose d'augmenter le budget.", "LB: d'augmenter le budget."),
        ("fr", "Mme Berg dépose une motion de report", "LB: de report"),
        ("en", "Ms Berg moved to raise the fee to 30 euros.", "LB: to raise the fee to 30 euros."),
        ("sv", "Linnea Berg yrkar på avslag.", "LB: på avslag."),
    ],
)
def test_what_is_moved_in_a_sentence_is_in_the_command_that_is_asked_about(
    language: str, line: str, typed: str
) -> None:
    assert asked(line, language) == f"Is this a motion? Type /motion {typed}"
    if language in ("de", "fr"):
        assert f"/motion {typed}" in asked(line, language, PENDING)


@pytest.mark.parametrize(
    ("language", "line", "at"),
    [
        ("de", "Ab 10.20 Uhr leitet Herr Kern die Sitzung.", " 10:20"),
        ("de", "Um 10.20 Uhr übernimmt Jonas Kern den Vorsitz.", " 10:20"),
        ("de", "Dann übernimmt Herr Kern den Vorsitz.", ""),
        ("sv", "Därefter tar Jonas Kern över ordförandeskapet.", ""),
        ("nl", "Om 10.20 uur neemt Jonas Kern het voorzitterschap over.", " 10:20"),
    ],
)
def test_who_takes_the_chair_is_asked_where_the_verb_is_before_the_name(language: str, line: str, at: str) -> None:
    assert asked(line, language) == f"Is JK in the chair? Type /chair JK{at}"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Ms Berg took the chair that was free."),
        ("en", "Mr Kern resumed his seat."),
        ("fr", "M. Kern prend le fauteuil qui reste."),
        ("fr", "Mme Berg reprend sa place."),
        ("de", "Herr Kern nimmt wieder Platz."),
        ("de", "Ab 10.20 Uhr wird nur noch Kaffee serviert."),
        ("de", "Ab 10.20 Uhr leitet Frau Amsel eine andere Sitzung."),
    ],
)
def test_a_seat_is_no_chair(language: str, line: str) -> None:
    assert asked(line, language) == ""


@pytest.mark.parametrize(
    ("language", "line", "outcome"),
    [
        ("de", "Der Zaun wird mit zwei zu einer Stimme abgelehnt.", "lost"),
        ("de", "Der Zaun wird mit 2 zu 1 Stimmen abgelehnt.", "lost"),
        ("en", "The fence was rejected by two votes to one.", "lost"),
        ("en", "Purchase of a fence was approved 3 to 1.", "carried"),
        ("en", "The fence was not approved 3 to 1 times, as he said.", ""),
        ("en", "The fence was approved from 3 to 5 metres.", ""),
    ],
)
def test_an_outcome_with_its_counts_in_words_is_asked_about(language: str, line: str, outcome: str) -> None:
    of_none = {"lost": NOTHING_PENDING, "carried": DECISION_ASKED, "": ""}
    assert asked(line, language) == of_none[outcome]
    if outcome:
        assert asked(line, language, PENDING) == WHICH_ASKED
