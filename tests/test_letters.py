"""What is seen as one letter, and what can be typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_tui.language import graphemes

SEEN = ["a", "👨\u200d👩\u200d👧", "b", "🇩🇪", "🇫🇷", "e\u0301", "स्ते", "न", "한", "👍🏽", "❤\ufe0f", "x"]
TEXT = "".join(SEEN)


def test_letters_are_walked_through_as_they_are_seen_in_both_ways() -> None:
    at, forth = 0, []
    while at < len(TEXT):
        end = graphemes.behind(TEXT, at)
        forth.append(TEXT[at:end])
        at = end
    back = []
    while at:
        start = graphemes.before(TEXT, at)
        back.insert(0, TEXT[start:at])
        at = start
    assert forth == back == SEEN


def test_a_place_within_a_letter_is_its_beginning() -> None:
    ends = {len("".join(SEEN[:count])) for count in range(len(SEEN) + 1)}
    assert {graphemes.whole(TEXT, at) for at in range(len(TEXT) + 1)} == ends


@given(st.text(), st.integers(0, 40))
def test_every_step_goes_on_and_stays_within_the_text(text: str, at: int) -> None:
    at = min(at, len(text))
    assert graphemes.before(text, at) < at or not at
    assert at < graphemes.behind(text, at) <= len(text) or at == len(text)
    assert 0 <= graphemes.whole(text, at) <= at


def test_a_long_run_of_marks_takes_no_longer_than_a_letter() -> None:
    assert graphemes.before("a" + "\u0301" * 100_000, 100_001) >= 100_001 - graphemes.LONGEST


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xD800])
def test_a_control_character_is_not_typed(code: int) -> None:
    assert not graphemes.is_typed(chr(code))


def test_all_others_are_whether_python_knows_them_or_not() -> None:
    odd = [chr(code) for code in (0x20, 0xA0, 0xAD, 0x200B, 0x200C, 0x200D, 0x202F, 0x3000, 0xE000, 0xFE0F, 0x3134F)]
    assert all(map(graphemes.is_typed, odd))
    assert {unicodedata.category(each) for each in odd} >= {"Zs", "Cf", "Co", "Mn"}
    assert not graphemes.is_typed(None)
