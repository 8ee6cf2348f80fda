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
        ("en-US", "1 April 2025"),
        ("de", "1. April 2025"),
        ("de-AT", "1. April 2025"),
        ("fr", "1 avril 2025"),
        ("es", "1 de abril de 2025"),
        ("pt-BR", "1 de abril de 2025"),
        ("it", "1 aprile 2025"),
        ("nl", "1 april 2025"),
        ("sv", "1 april 2025"),
        ("da", "1. april 2025"),
        ("nb", "1. april 2025"),
        ("nn", "1. april 2025"),
        ("fi", "1. huhtikuuta 2025"),
        ("pl", "1 kwietnia 2025 r."),
        ("lt", "2025 m. balandžio 1 d."),
        ("lv", "2025. gada 1. aprīlis"),
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
    assert dates.printed(dt.date(2025, 4, 1), labels(language), language) == page


def test_a_page_has_the_days_of_a_longer_meeting_as() -> None:
    first, last = dt.date(2025, 3, 12), dt.date(2025, 3, 13)
    assert dates.printed_days(first, last, "en") == "12–13 March 2025"
    assert dates.printed_days(first, last, "de") == "12.–13. März 2025"
    assert dates.printed_days(first, last, "fr") == "12–13 mars 2025"
    assert dates.printed_days(first, dt.date(2025, 4, 1), "en") == "12 March – 1 April 2025"
    assert dates.printed_days(dt.date(2025, 12, 31), dt.date(2026, 1, 1), "en") == ("31 December 2025 – 1 January 2026")
    assert dates.printed_days(first, last, "es") == "12–13 de marzo de 2025"
    assert dates.printed_days(first, last, "pl") == "12–13 marca 2025 r."
    assert dates.printed_days(first, last, "lt") == "2025 m. kovo 12–13 d."
    assert dates.printed_days(first, dt.date(2025, 4, 1), "lv") == "2025. gada 12. marts – 1. aprīlis"
    assert dates.printed_days(first, dt.date(2026, 4, 1), "ja") == "2025年3月12日～2026年4月1日"
    assert dates.printed_days(first, last, "cs") == "12. března 2025 – 13. března 2025"


def test_a_pattern_of_ones_own_goes_before_that_of_the_language_even_where_that_has_no_words() -> None:
    for language in ("en", "zh"):
        own = replace(labels(language), date="y-MM-dd")
        assert dates.printed(dt.date(2025, 4, 1), own, language) == "2025-04-01"
