"""Dates as a page has them."""

import datetime as dt

import pytest
from msgspec.structs import replace

from minutes_tui.language import dates
from minutes_tui.language.labels import labels


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "1 April 2025"),
        ("en-GB", "1 April 2025"),
        ("en-US", "April 1, 2025"),
        ("de", "1. April 2025"),
        ("de-AT", "1. April 2025"),
        ("fr", "1er avril 2025"),
        ("es", "1 de abril de 2025"),
        ("pt-BR", "1º de abril de 2025"),
        ("pt", "1 de abril de 2025"),
        ("it", "1º aprile 2025"),
        ("nl", "1 april 2025"),
        ("sv", "1 april 2025"),
        ("da", "1. april 2025"),
        ("nb", "1. april 2025"),
        ("nn", "1. april 2025"),
        ("fi", "1. huhtikuuta 2025"),
        ("pl", "1 kwietnia 2025 r."),
        ("lt", "2025 m. balandžio 1 d."),
        ("lv", "2025. gada 1. aprīlī"),
        ("et", "1. aprill 2025"),
        ("uk", "1 квітня 2025 р."),
        ("ar", "1 أبريل 2025"),
        ("ar-EG", "1 أبريل 2025"),
        ("ja", "2025年4月1日"),
        ("zh", "2025年4月1日"),
        ("cs", "1. dubna 2025"),
        ("xx", "1 April 2025"),
        ("not a language", "1 April 2025"),
        ("", "1 April 2025"),
    ],
)
def test_a_page_has_a_date_as(language: str, page: str) -> None:
    assert plain(dates.printed(dt.date(2025, 4, 1), labels(language), language)) == page


def plain(words: str) -> str:
    """With the blanks that a keyboard has."""
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_page_has_the_days_of_a_longer_meeting_as() -> None:
    def days(first: dt.date, last: dt.date, language: str) -> str:
        return plain(dates.printed_days(first, last, language))

    first, last = dt.date(2025, 3, 12), dt.date(2025, 3, 13)
    assert days(first, last, "en") == "12–13 March 2025"
    assert days(first, last, "de") == "12.–13. März 2025"
    assert days(first, last, "fr") == "12 et 13 mars 2025"
    assert days(first, dt.date(2025, 4, 1), "en") == "12 March – 1 April 2025"
    assert days(dt.date(2025, 12, 31), dt.date(2026, 1, 1), "en") == ("31 December 2025 – 1 January 2026")
    assert days(first, last, "es") == "12 y 13 de marzo de 2025"
    assert days(first, last, "pl") == "12–13 marca 2025 r."
    assert days(first, last, "lt") == "2025 m. kovo 12–13 d."
    assert days(first, dt.date(2025, 4, 1), "lv") == "2025. gada 12. martā – 1. aprīlī"
    assert days(first, dt.date(2026, 4, 1), "ja") == "2025年3月12日～2026年4月1日"
    assert days(first, last, "cs") == "12. března 2025 – 13. března 2025"
    assert days(dt.date(2025, 4, 1), dt.date(2025, 4, 3), "fr") == "1er-3 avril 2025"
    assert days(dt.date(2025, 4, 1), dt.date(2025, 4, 3), "es") == "1-3 de abril de 2025"
    assert days(first, last, "en-US") == "March 12–13, 2025"
    assert days(dt.date(2025, 3, 31), dt.date(2025, 4, 1), "en-US") == "March 31 – April 1, 2025"


def test_a_day_and_its_month_stay_on_one_line_where_the_language_wants_it() -> None:
    day = dt.date(2025, 3, 12)
    assert dates.printed(day, labels("de"), "de") == "12.\u00a0März 2025"
    assert dates.printed(day, labels("pl"), "pl") == "12\u00a0marca 2025\u00a0r."
    assert dates.printed(day, labels("lt"), "lt") == "2025\u00a0m.\u00a0kovo 12\u00a0d."


def test_the_first_of_a_month_is_so_in_the_houses_pattern_too_where_that_names_the_month() -> None:
    first, french = dt.date(2025, 4, 1), labels("fr")
    said = {pattern: plain(dates.printed(first, replace(french, date=pattern), "fr"))
            for pattern in ("long", "full", "short", "EEEE d MMMM", "dd MMMM", "d/M/y")}  # fmt: skip
    assert said == {"long": "1er avril 2025", "full": "mardi 1er avril 2025", "short": "01/04/2025",
                    "EEEE d MMMM": "mardi 1er avril", "dd MMMM": "01 avril", "d/M/y": "1/4/2025"}  # fmt: skip


def test_a_date_by_which_something_is_due_has_a_case_of_its_own() -> None:
    day = dt.date(2025, 9, 1)
    assert plain(dates.printed(day, labels("lv"), "lv", is_term=True)) == "2025. gada 1. septembrim"
    assert plain(dates.printed(day, labels("lv"), "lv")) == "2025. gada 1. septembrī"
    assert dates.printed(day, labels("de"), "de", is_term=True) == dates.printed(day, labels("de"), "de")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "09:05 13:00"), ("en-US", "9:05 a.m. 1:00 p.m."), ("fr", "9 h 05 13 h"), ("ja", "9時5分 13時"),
        ("fi", "9.05 13.00"), ("es", "9:05 13:00"), ("de", "09:05 13:00"), ("pt-BR", "9h05 13h00"),
        ("lt", "9.05 13.00"),
    ],
)  # fmt: skip
def test_a_page_has_a_time_of_day_as(language: str, said: str) -> None:
    times = (dates.printed_time(at, labels(language), language) for at in (dt.time(9, 5), dt.time(13)))
    assert plain(" ".join(times)) == said


def test_a_pattern_of_ones_own_goes_before_that_of_the_language_even_where_that_has_no_words() -> None:
    for language in ("en", "zh"):
        own = replace(labels(language), date="y-MM-dd")
        assert dates.printed(dt.date(2025, 4, 1), own, language) == "2025-04-01"
