"""Times of day as they are typed."""

import datetime as dt

import pytest

from minutes_tui.labels import labels, languages
from minutes_tui.times import Pause, clock, pause
from minutes_tui.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("language", "typed", "hour", "minute"),
    [
        ("en", "9:40", 9, 40), ("en", "09:40", 9, 40), ("en", "9.40", 9, 40), ("en", "9h40", 9, 40),
        ("en", " 9:40 ", 9, 40), ("en", "9,40", 9, 40), ("en", "7pm", 19, 0), ("en", "7 pm", 19, 0),
        ("en", "7 p.m.", 19, 0), ("en", "7.30pm", 19, 30), ("en", "7:30 p.m.", 19, 30), ("en", "9:40 am", 9, 40),
        ("en", "12 am", 0, 0), ("en", "12:15 pm", 12, 15), ("en", "19.30", 19, 30), ("en", "1930h", 19, 30),
        ("en", "1545", 15, 45), ("en", "noon", 12, 0), ("en", "Midday", 12, 0), ("en", "midnight", 0, 0),
        ("en", "at 10:40", 10, 40), ("en", "at noon", 12, 0), ("en", "9 o'clock", 9, 0), ("en", "14：30", 14, 30),
        ("en", "٠٩:٣٠", 9, 30), ("en", "１４：３０", 14, 30), ("en", "14H30", 14, 30), ("en", "14u30", 14, 30),
        ("fr", "14h", 14, 0), ("fr", "14 h", 14, 0), ("fr", "14h30", 14, 30), ("fr", "14 h 30", 14, 30),
        ("fr", "14\u00a0h\u00a030", 14, 30), ("fr", "14H30", 14, 30), ("fr", "midi", 12, 0), ("fr", "20h00", 20, 0),
        ("fr", "à 14 heures", 14, 0), ("fr", "2 pm", 14, 0), ("fr", "noon", 12, 0),
        ("de", "14 Uhr", 14, 0), ("de", "14:30 Uhr", 14, 30), ("de", "14.30 Uhr", 14, 30), ("de", "14 Uhr 30", 14, 30),
        ("de", "14:30h", 14, 30), ("de", "14h", 14, 0), ("de", "20.00", 20, 0), ("de", "um 9 Uhr", 9, 0),
        ("es", "14 h", 14, 0), ("es", "14:30 h", 14, 30), ("es", "14.30 h", 14, 30), ("es", "14:30 hs", 14, 30),
        ("es", "14:30 horas", 14, 30), ("es", "las 14", 14, 0), ("es", "a las 14:30", 14, 30),
        ("es", "2:30 p. m.", 14, 30), ("es", "mediodía", 12, 0),
        ("pt", "14h", 14, 0), ("pt", "14h30", 14, 30), ("pt", "14H30", 14, 30), ("pt", "14:30h", 14, 30),
        ("pt", "14 horas", 14, 0), ("pt", "14 h 30", 14, 30), ("pt", "14h30min", 14, 30), ("pt", "às 14h", 14, 0),
        ("it", "ore 14", 14, 0), ("it", "ore 14.30", 14, 30), ("it", "ore 14:30", 14, 30), ("it", "ore 14,30", 14, 30),
        ("it", "14.30", 14, 30), ("it", "14,30", 14, 30), ("it", "h 14:30", 14, 30), ("it", "h. 14", 14, 0),
        ("nl", "14 uur", 14, 0), ("nl", "14.30 uur", 14, 30), ("nl", "14:30 uur", 14, 30), ("nl", "14u", 14, 0),
        ("nl", "14u30", 14, 30), ("nl", "14.30h", 14, 30), ("nl", "14:30u", 14, 30),
        ("sv", "kl. 14", 14, 0), ("sv", "kl 14", 14, 0), ("sv", "kl. 14.30", 14, 30), ("sv", "kl 14:30", 14, 30),
        ("sv", "klockan 14", 14, 0), ("sv", "14.30", 14, 30),
        ("da", "kl. 14", 14, 0), ("da", "kl 14", 14, 0), ("da", "kl. 14.30", 14, 30), ("da", "klokken 14", 14, 0),
        ("nb", "kl. 14", 14, 0), ("nb", "kl. 14:30", 14, 30), ("nb", "klokka 14", 14, 0),
        ("fi", "klo 14", 14, 0), ("fi", "klo 14.30", 14, 30), ("fi", "klo 14:30", 14, 30), ("fi", "kello 14", 14, 0),
        ("fi", "kl. 14", 14, 0),
        ("pl", "godz. 14", 14, 0), ("pl", "godz. 14.30", 14, 30), ("pl", "godz. 14:30", 14, 30), ("pl", "g. 14", 14, 0),
        ("pl", "o 14", 14, 0), ("pl", "14-ta", 14, 0), ("pl", "14.00", 14, 0),
        ("lt", "14 val.", 14, 0), ("lt", "14.30 val.", 14, 30), ("lt", "14:30 val.", 14, 30),
        ("lt", "14 val. 30 min.", 14, 30),
        ("lv", "plkst. 14", 14, 0), ("lv", "plkst. 14.30", 14, 30), ("lv", "plkst. 14:30", 14, 30),
        ("lv", "pulksten 14", 14, 0), ("lv", "pl. 14", 14, 0),
        ("et", "kell 14", 14, 0), ("et", "kell 14.30", 14, 30), ("et", "kell 14:30", 14, 30), ("et", "kl 14", 14, 0),
        ("et", "kl. 14", 14, 0),
        ("uk", "о 14:30", 14, 30), ("uk", "о 14-й", 14, 0), ("uk", "14.30", 14, 30), ("uk", "14 год", 14, 0),
        ("uk", "14 год 30 хв", 14, 30), ("uk", "14 год. 30 хв.", 14, 30),
        ("ar", "الساعة 14:30", 14, 30), ("ar", "الساعة 2:30 م", 14, 30), ("ar", "2:30 مساءً", 14, 30),
        ("ar", "9:30 ص", 9, 30), ("ar", "٠٩:٣٠", 9, 30), ("ar", "الساعة الثانية مساء", 14, 0),
        ("ja", "14時", 14, 0), ("ja", "14時30分", 14, 30), ("ja", "14時半", 14, 30), ("ja", "14：30", 14, 30),
        ("ja", "午後2時", 14, 0), ("ja", "午前9時30分", 9, 30), ("ja", "9時7分", 9, 7), ("ja", "正午", 12, 0),
    ],
)  # fmt: skip
def test_a_time_of_day_may_be_typed_as(language: str, typed: str, hour: int, minute: int) -> None:
    assert clock(typed, language) == dt.time(hour, minute)


@pytest.mark.parametrize(
    "typed",
    ["", "9", "14", "9:4", "24:00", "9:60", "2460", "14 pm", "0 am", "10:30:00", "x", "at", "pm", "noon 3", "9:40 x",
     "12345", "1.2.3", "hour", "h", "٩"],
)  # fmt: skip
def test_what_is_no_time_of_day(typed: str) -> None:
    assert clock(typed) is None


def test_an_hour_in_words_says_too_little_without_its_half_of_the_day() -> None:
    assert clock("الساعة الثانية", "ar") is None


@pytest.mark.parametrize("language", languages())
def test_every_time_is_understood_as_the_page_prints_it(language: str) -> None:
    for hour in range(24):
        for minute in (0, 7, 30, 59):
            at = dt.time(hour, minute)
            assert clock(at.strftime(labels(language).time), language) == at


@pytest.mark.parametrize("language", languages())
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
        ("from 9:50 to 10:05", "", ""),
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
