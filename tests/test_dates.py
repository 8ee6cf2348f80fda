"""Dates and times as they are typed, and as a page has them."""

import datetime as dt

import pytest

from minutes_tui import dates
from minutes_tui.labels import labels

WEDNESDAY = dt.date(2025, 3, 12)


def due(words: str, language: str = "en", base: dt.date = WEDNESDAY) -> tuple[str, str]:
    rest, day = dates.due_split(words, labels(language), language, base)
    return rest, day.isoformat() if day else ""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-04-01", "2025-04-01"),
        ("2024-04-01", "2024-04-01"),
        ("today", "2025-03-12"),
        ("Tomorrow", "2025-03-13"),
        ("Friday", "2025-03-14"),
        ("friday", "2025-03-14"),
        ("Fri", "2025-03-14"),
        ("Tuesday", "2025-03-18"),
        ("next Friday", "2025-03-14"),
        ("1 April", "2025-04-01"),
        ("1 Apr", "2025-04-01"),
        ("1st of April", "2025-04-01"),
        ("the 22nd of April", "2025-04-22"),
        ("April 3rd", "2025-04-03"),
        ("April 3, 2026", "2026-04-03"),
        ("3 April 2024", "2024-04-03"),
        ("12 March", "2025-03-12"),
        ("end of March", "2025-03-31"),
        ("the end of February", "2026-02-28"),
        ("end of December", "2025-12-31"),
    ],
)
def test_a_due_date_may_be_typed_as(typed: str, day: str) -> None:
    assert due(f"count the hives by {typed}") == ("count the hives", day)
    assert due(f"count the hives, by {typed}.") == ("count the hives.", day)


def test_a_weekday_is_the_next_one_and_never_the_day_itself() -> None:
    assert due("count by Wednesday") == ("count", "2025-03-19")


def test_a_day_that_has_been_is_next_years() -> None:
    assert due("count by 11 March") == ("count", "2026-03-11")


@pytest.mark.parametrize(
    "words",
    [
        "count by hand",
        "stand by Friday's words",
        "count by 31 February",
        "count by 2025",
        "count by 10:30",
        "count by May",
        "count by Friday at noon",
        "countby Friday",
        "count by",
        "count by 12",
        "count by 3 apples",
        "count by apple 3",
        "by and by",
        "",
    ],
)
def test_words_that_name_no_day_stay(words: str) -> None:
    assert due(words) == (words, "")


def test_the_last_by_that_names_a_day_is_the_due_date() -> None:
    assert due("count by hand by Friday") == ("count by hand", "2025-03-14")
    assert due("send what is due by Monday by Friday") == ("send what is due by Monday", "2025-03-14")


def test_a_date_alone_stays_in_the_words() -> None:
    assert due("by Friday") == ("by Friday", "2025-03-14")


@pytest.mark.parametrize(
    ("language", "words", "rest", "day"),
    [
        ("de", "Bienen zählen bis Freitag", "Bienen zählen", "2025-03-14"),
        ("de", "Bienen zählen bis zum 1. April", "Bienen zählen", "2025-04-01"),
        ("de", "Bienen zählen bis spätestens 3. Mai 2026.", "Bienen zählen.", "2026-05-03"),
        ("de", "Bienen zählen bis Ende März", "Bienen zählen", "2025-03-31"),
        ("de", "Bienen zählen bis nächsten Montag", "Bienen zählen", "2025-03-17"),
        ("de", "Bienen zählen bis morgen", "Bienen zählen", "2025-03-13"),
        ("fr", "compter les ruches avant le 1er avril", "compter les ruches", "2025-04-01"),
        ("fr", "compter les ruches d'ici vendredi prochain", "compter les ruches", "2025-03-14"),
        ("fr", "compter les ruches avant la fin de février", "compter les ruches", "2026-02-28"),
        ("fr", "compter les ruches pour le 15 août", "compter les ruches", "2025-08-15"),
        ("fr", "compter les ruches pour demain", "compter les ruches pour demain", ""),
    ],
)
def test_in_the_language_of_the_meeting(language: str, words: str, rest: str, day: str) -> None:
    assert due(words, language) == (rest, day)


@pytest.mark.parametrize("typed", ["9:40", "09:40", "9.40", "9h40", " 9:40 "])
def test_a_time_of_day_may_be_typed_as(typed: str) -> None:
    assert dates.clock(typed) == dt.time(9, 40)


@pytest.mark.parametrize("typed", ["", "9", "9:4", "24:00", "9:60", "9:40 am", "10:30:00", "x"])
def test_what_is_no_time_of_day(typed: str) -> None:
    assert dates.clock(typed) is None


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "1 April 2025"),
        ("en-GB", "1 April 2025"),
        ("en-US", "1 April 2025"),
        ("de", "1. April 2025"),
        ("de-AT", "1. April 2025"),
        ("fr", "1 avril 2025"),
        ("xx", "1 April 2025"),
        ("not a language", "1 April 2025"),
        ("", "1 April 2025"),
    ],
)
def test_a_page_has_a_date_as(language: str, page: str) -> None:
    assert dates.printed(dt.date(2025, 4, 1), labels(language), language) == page


def test_a_page_has_the_days_of_a_longer_meeting_as() -> None:
    first, last = dt.date(2025, 3, 12), dt.date(2025, 3, 13)
    assert dates.printed_days(first, last, "en") == "12–13 March 2025"
    assert dates.printed_days(first, last, "de") == "12.–13. März 2025"
    assert dates.printed_days(first, last, "fr") == "12–13 mars 2025"
    assert dates.printed_days(first, dt.date(2025, 4, 1), "en") == "12 March – 1 April 2025"
    assert dates.printed_days(dt.date(2025, 12, 31), dt.date(2026, 1, 1), "en") == ("31 December 2025 – 1 January 2026")
