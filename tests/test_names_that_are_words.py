"""Family names that are words too, with which a sentence begins."""

import datetime as dt

import pytest

from minutes_tui.line import grammar
from minutes_tui.model.minutes import Minutes, Note, Participant

DAY = dt.date(2026, 11, 28)
NAMES = {
    "DH": "Drew Hand", "RS": "Ray Stone", "AW": "Art Wood", "PT": "Pat Trust", "JF": "Jo Field", "GN": "Guy Noon",
    "BP": "Bo Price",
}  # fmt: skip
MINUTES = Minutes(participants=tuple(Participant(key=key, name=name) for key, name in NAMES.items()))


def _note(line: str, minutes: Minutes = MINUTES) -> Note:
    reading = grammar.read(line, minutes, DAY)
    assert isinstance(reading, grammar.Entered)
    return reading.note


@pytest.mark.parametrize("line", ["Hand rails were fitted.", "Trust in the treasurer is high."])
def test_a_word_that_no_verb_is_behind_is_nobody(line: str) -> None:
    note = _note(line)
    assert (note.speaker, note.text, note.check) == ((), line, "")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Wood arrived on Tuesday.", "AW"), ("Stone left over from the wall was sold.", "RS"),
        ("Field left fallow this year.", "JF"), ("Noon was too early for most.", "GN"),
        ("Price left unchanged at twelve pounds.", "BP"),
    ],
)  # fmt: skip
def test_a_word_before_a_verb_of_no_speech_is_asked(line: str, key: str) -> None:
    """The speaker was set, and nothing was asked."""
    note, word = _note(line), line.split()[0]
    asked = f"“{word}” is a word here. Is it {NAMES[key]}? Type @{key}, or {key}: before what they say."
    assert (note.speaker, note.text, note.check) == ((), line, asked)
    assert _note(f"@{key}{line.removeprefix(word)}").speaker == key


@pytest.mark.parametrize(
    "line", ["Wood asked for a report.", "Stone objects.", "Wood will write to them.", "Price: no."]
)
def test_who_speaks_is_the_speaker(line: str) -> None:
    note = _note(line)
    assert note.speaker in NAMES
    assert not note.check


def test_who_has_an_honorific_on_the_roster_is_not_asked_about() -> None:
    minutes = Minutes(participants=(Participant(key="AW", name="Art Wood", title="Mr"),))
    assert _note("Mr Wood was against it.", minutes).speaker == "AW"


BOTH = Minutes(
    participants=(
        Participant(key="MH", name="May Hill", title="Ms", presence="present"),
        Participant(key="WC", name="Will Carter", title="Mr", presence="present"),
        Participant(key="JA", name="John Abel", title="Mr", presence="present"),
        Participant(key="JB", name="John Bard", title="Mr", presence="present"),
    )
)


@pytest.mark.parametrize("line", ["Will: I object.", "-Will 21:20", "-John", "John: So do I."])
def test_a_first_name_that_is_on_the_list_is_not_said_to_be_nobody_s(line: str) -> None:
    """It was said that no one is called so, or that nobody on the list is."""
    note = _note(line, BOTH)
    assert note.check
    assert not note.check.startswith(("No one", "Not on"))
    assert all(key in note.check for key in (["WC"] if "Will" in line else ["JA", "JB"]))
