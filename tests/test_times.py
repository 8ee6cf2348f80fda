"""Times of day as they are typed."""

import datetime as dt

import pytest

from minutes_tui.times import clock, pause


@pytest.mark.parametrize("typed", ["9:40", "09:40", "9.40", "9h40", " 9:40 "])
def test_a_time_of_day_may_be_typed_as(typed: str) -> None:
    assert dates.clock(typed) == dt.time(9, 40)


@pytest.mark.parametrize("typed", ["", "9", "9:4", "24:00", "9:60", "9:40 am", "10:30:00", "x"])
def test_what_is_no_time_of_day(typed: str) -> None:
    assert dates.clock(typed) is None


