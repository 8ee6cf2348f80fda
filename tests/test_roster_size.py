"""What is worked out of a list of participants takes time as the list is long, and not as its square."""

import time

from minutes_tui.checks.roster_spellings import Spellings
from minutes_tui.language.names import roster
from minutes_tui.model.minutes import Meeting, Minutes, Participant


def listed(count: int) -> Minutes:
    people = tuple(Participant(key=f"P{number}", name=f"Anna Tamm{number}") for number in range(count))
    return Minutes(meeting=Meeting(title="Harbour Board"), participants=people)


def seconds(count: int) -> float:
    minutes = listed(count)
    begun = time.process_time()
    Spellings(minutes)
    assert roster(minutes).short("P1")
    return time.process_time() - begun


def test_a_list_of_thousands_is_read_in_no_more_than_some_seconds() -> None:
    """Five times as many people took 25 times as long: 10,000 held a page up for minutes."""
    seconds(50)  # what is worked out once
    few = min(seconds(1000) for _ in range(2))
    assert seconds(5000) < 12 * few
