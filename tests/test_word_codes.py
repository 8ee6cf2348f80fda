"""Codes that are words too: whom a line means by one, by what stands behind it."""

import datetime as dt

import pytest
from conftest import Opened, enter

from minutes_tui.language.labels import labels, languages
from minutes_tui.language.vocabulary import goes_with_person, vocabulary
from minutes_tui.line.grammar import Entered, read
from minutes_tui.model.minutes import Meeting, Minutes, Participant

TODAY = dt.date(2025, 3, 12)
NAMES = ("NO Norbert Olsen", "US Uwe Stein", "PA Paul Ax", "AT Anna Tamm", "BM Bo Mahs")


def council(*names: str, language: str = "en") -> Minutes:
    people = (Participant(key=name.split()[0], name=name.partition(" ")[2], presence="present") for name in names)
    return Minutes(meeting=Meeting(title="Council", language=language), participants=tuple(people))


CASES = [
    ("! NO parking.", "NO parking.", (), True),
    ("NO one spoke.", "NO one spoke.", (), True),
    ("US sales are up.", "US sales are up.", (), True),
    ("PA system broke.", "PA system broke.", (), True),
    ("AT the end of the day we voted.", "AT the end of the day we voted.", (), True),
    ("> NO smoking sign", "NO smoking sign", (), True),
    ("> NO to write", "to write", ("NO",), False),
    ("> NO: write", "write", ("NO",), False),
    ("> AT the list", "the list", ("AT",), False),
    ("NO said so.", "Olsen said so.", ("NO",), False),
    ("NO: parking.", "parking.", ("NO",), False),
    ("NO, US and BM agreed.", "Olsen, Stein and Mahs agreed.", ("NO", "US", "BM"), False),
    ("NO and BM agreed.", "Olsen and Mahs agreed.", ("NO", "BM"), False),
    ("NO need to vote.", "NO need to vote.", (), True),
    ("NO voiced a doubt.", "Olsen voiced a doubt.", ("NO",), False),
    ("PA in her address agreed.", "Ax in her address agreed.", ("PA",), False),
    ("AT saw a seal.", "Tamm saw a seal.", ("AT",), False),
    ("@NO parks.", "Olsen parks.", ("NO",), False),
]


@pytest.mark.parametrize(("line", "text", "who", "is_asked"), CASES)
def test_a_code_that_is_a_word_is_somebody_only_where_what_follows_fits(
    line: str, text: str, who: tuple[str, ...], is_asked: bool
) -> None:
    entered = read(line, council(*NAMES), TODAY)
    assert isinstance(entered, Entered)
    note = entered.note
    assert (note.text, note.speakers or tuple(note.responsible)) == (text, who)
    assert bool(note.check) == is_asked
    assert not is_asked or "is a word here" in note.check


@pytest.mark.parametrize("language", [each for each in languages(variants=False) if each != "ja"])
def test_in_each_language_a_word_is_somebody_before_its_verbs(language: str) -> None:
    word = next(each for each in labels(language).words if len(each) > 1)
    minutes = council(f"{word} Nora Olsen", language=language)
    for verb in (vocabulary(language).scribes.said[0], vocabulary(language).scribes.verbs[0]):
        assert verb.split()[0].casefold() in goes_with_person(language)[0]
        entered = read(f"{word} {verb} x", minutes, TODAY)
        assert isinstance(entered, Entered)
        assert (entered.note.speakers, entered.note.check) == ((word,), "")
    entered = read(f"{word} xyzzy", minutes, TODAY)
    assert isinstance(entered, Entered)
    assert (entered.note.text, entered.note.speakers) == (f"{word} xyzzy", ())
    assert "is a word here" in entered.note.check


def test_a_code_that_is_a_word_is_given_with_another_one_offered(opened: Opened) -> None:
    editor = opened('format = 1\n\n[meeting]\ntitle = "Council"\ndate = 2025-03-12\n')
    said = enter(editor, "/person NO = Mr Norbert Olsen")
    assert said == "NO is Mr Norbert Olsen. NO is also a word: /set NO code = NOL gives another code."
    assert enter(editor, "/set NO code = NOL") == "NOL is Mr Norbert Olsen."
    assert "word" not in enter(editor, "/person BM = Mr Bo Mahs")
