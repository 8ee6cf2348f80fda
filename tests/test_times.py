"""Times of day as they are typed."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from minutes_tui.language import dates
from minutes_tui.language.clock_times import Pause, clock, clock_near, pause, spoken
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.vocabulary import vocabulary


def phrases() -> Iterator[tuple[str, str, str]]:
    """The lines of `times.txt`: a language, what is typed, and the time; "" for none."""
    language = ""
    for line in Path(__file__).with_name("times.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            language = line[2:]
        elif language and line.startswith("- "):
            yield language, line[2:], ""
        elif language and line:
            typed, at = line.split(" > ")
            yield language, typed, at


PHRASES = list(phrases())


@pytest.mark.parametrize("language", languages(variants=False))
def test_a_time_of_day_is_read_as_people_write_it_and_nothing_else_is_one(language: str) -> None:
    found = [(typed, at) for named, typed, at in PHRASES if named == language]
    assert len(found) > 5
    for typed, at in found:
        time = clock(typed, language)
        assert (f"{time:%H:%M}" if time else "") == at, typed


@pytest.mark.parametrize(
    "typed",
    ["", "9", "14", "9:4", "24:01", "9:60", "2460", "14 pm", "0 am", "10:30:00", "x", "at", "pm", "noon 3", "9:40 x",
     "12345", "1.2.3", "hour", "h", "٩"],
)  # fmt: skip
def test_what_is_no_time_of_day(typed: str) -> None:
    assert clock(typed) is None


SAID = [
    ("en", "half seven", "19:30"), ("en", "half past seven", "19:30"), ("en", "quarter past seven", "19:15"),
    ("en", "a quarter to nine", "20:45"), ("en", "ten past 10", "22:10"), ("en", "7.30", "07:30"),
    ("de", "halb neun", "20:30"), ("de", "um viertel nach acht", "20:15"), ("nl", "half negen", "20:30"),
    ("nl", "om kwart over negen", "21:15"), ("sv", "halv nio", "20:30"), ("da", "halv ni", "20:30"),
    ("nb", "halv ni", "20:30"), ("fi", "puoli yhdeksän", "20:30"), ("et", "pool üheksa", "20:30"),
    ("lv", "pusdeviņos", "20:30"), ("lt", "pusė devynių", "20:30"), ("pl", "wpół do dziewiątej", "20:30"),
    ("uk", "о пів на дев'яту", "20:30"), ("fr", "huit heures et demie", "20:30"),
    ("fr", "neuf heures moins le quart", "20:45"), ("es", "a las ocho y media", "20:30"),
    ("it", "alle otto e mezza", "20:30"), ("pt", "às oito e meia", "20:30"), ("ja", "午後8時半", "20:30"),
    ("ar", "الثامنة والنصف", "20:30"), ("en", "half thirteen", ""), ("en", "half a", ""), ("de", "halb", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "typed", "at"), SAID)
def test_an_hour_as_it_is_said_is_of_the_half_of_the_day_that_is_near(language: str, typed: str, at: str) -> None:
    found = clock_near(typed, language, dt.time(20))
    assert (f"{found:%H:%M}" if found else "") == at
    morning = clock_near(typed, language, dt.time(8))
    assert morning is None or morning.hour < 12 or not spoken(typed, language)


@pytest.mark.parametrize(
    ("typed", "start", "until"),
    [
        ("8 to 8:15", "20:00", "20:15"), ("until half past eight", "", "20:30"), ("an hour", "", "21:00"),
        ("from 8.50pm till 9pm", "20:50", "21:00"), ("20:15 20:25", "20:15", "20:25"),
    ],
)  # fmt: skip
def test_a_break_is_read_as_people_say_it(typed: str, start: str, until: str) -> None:
    found = pause(typed, "en", dt.datetime(2025, 3, 12, 20))
    assert found
    assert [f"{each:%H:%M}" if each else "" for each in found] == [start, until]


def test_an_hour_in_words_says_too_little_without_its_half_of_the_day() -> None:
    assert clock("الساعة الثانية", "ar") is None


@pytest.mark.parametrize("language", languages(variants=False))
def test_every_time_is_understood_as_the_page_prints_it(language: str) -> None:
    for hour in range(24):
        for minute in (0, 7, 30, 59):
            at = dt.time(hour, minute)
            assert clock(dates.printed_time(at, labels(language), language), language) == at


@pytest.mark.parametrize("language", languages(variants=False))
def test_every_word_of_a_time_is_understood(language: str) -> None:
    words = vocabulary(language).times
    for before in words.before:
        assert clock(f"{before} 9:40", language) == dt.time(9, 40), before
        assert clock(f"{before} 9", language) == dt.time(9), before
    for unit in words.hour:
        assert clock(f"9 {unit}", language) == dt.time(9), unit
        assert clock(f"9:40 {unit}", language) == dt.time(9, 40), unit
    for am in words.am:
        assert dt.time(9, 40) in (clock(f"9:40 {am}", language), clock(f"{am} 9:40", language)), am
    for pm in words.pm:
        assert dt.time(21, 40) in (clock(f"9:40 {pm}", language), clock(f"{pm} 9:40", language)), pm
    assert [clock(noon, language) for noon in words.noon] == [dt.time(12)] * len(words.noon)
    assert [clock(midnight, language) for midnight in words.midnight] == [dt.time(0)] * len(words.midnight)
    now = dt.datetime(2025, 3, 12, 10, 30)
    for minute in words.minute:
        assert pause(f"15 {minute}", language, now) == Pause(until=dt.time(10, 45)), minute
    for lasting in words.lasting:
        assert pause(f"{lasting} 15 min", language, now) == Pause(until=dt.time(10, 45)), lasting
    for until in words.until:
        said = (pause(f"{until} 11:00", language, now), pause(f"11:00 {until}", language, now))
        assert Pause(until=dt.time(11)) in said, until


@pytest.mark.parametrize(
    ("typed", "start", "until"),
    [
        ("15 min", "", "10:45"),
        ("for 15 minutes", "", "10:45"),
        ("15'", "", "10:45"),
        ("90 min", "", "12:00"),
        ("1 h", "", "11:30"),
        ("1 hour", "", "11:30"),
        ("for 2 hours", "", "12:30"),
        ("14 h", "", "14:00"),
        ("until 16:00", "", "16:00"),
        ("until 4 pm", "", "16:00"),
        ("until 9:00", "", "09:00"),
        ("16:00", "", "16:00"),
        ("noon", "", "12:00"),
        ("9:50", "09:50", ""),
        ("20:15 20:25", "20:15", "20:25"),
        ("20:15-20:25", "20:15", "20:25"),
        ("20:15 – 20:25", "20:15", "20:25"),
        ("from 9:50 to 10:05", "09:50", "10:05"),
        ("9:50 to 10:05", "09:50", "10:05"),
        ("2 pm until 2.30 pm", "14:00", "14:30"),
        ("14:30～15:00", "14:30", "15:00"),
    ],
)
def test_a_break_lasts_or_ends_or_is_told_afterwards(typed: str, start: str, until: str) -> None:
    found = pause(typed, "en", dt.datetime(2025, 3, 12, 10, 30))
    shown = [f"{each:%H:%M}" if each else "" for each in found or Pause()]
    assert shown == [start, until]
    assert (found is None) == (start == until == "")


@pytest.mark.parametrize(
    ("language", "typed", "start", "until"),
    [
        ("de", "bis 11 Uhr", None, dt.time(11)),
        ("de", "15 Minuten", None, dt.time(10, 45)),
        ("fr", "jusqu’à 11 h", None, dt.time(11)),
        ("fi", "klo 11 asti", None, dt.time(11)),
        ("ja", "11時まで", None, dt.time(11)),
        ("ja", "15分間", None, dt.time(10, 45)),
        ("ja", "1時間", None, dt.time(11, 30)),
        ("de", "1 Stunde", None, dt.time(11, 30)),
        ("nl", "1 uur", None, dt.time(11, 30)),
        ("sv", "kl. 11 till kl. 11.15", dt.time(11), dt.time(11, 15)),
        ("pl", "do godz. 11", None, dt.time(11)),
    ],
)
def test_a_break_is_told_in_the_language(
    language: str, typed: str, start: dt.time | None, until: dt.time | None
) -> None:
    assert pause(typed, language, dt.datetime(2025, 3, 12, 10, 30)) == Pause(start, until)


def test_a_break_before_midnight_ends_behind_it() -> None:
    assert pause("15 min", "en", dt.datetime(2025, 3, 12, 23, 50)) == Pause(until=dt.time(0, 5))
