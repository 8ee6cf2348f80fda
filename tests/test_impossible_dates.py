"""Days that no calendar has, and agenda items that there are not, in the text of notes."""

import pytest

from minutes_tui.checks import problems
from minutes_tui.model.minutes import AgendaItem, Meeting, Minutes, Note


def found(text: str, language: str, check: str) -> list[str]:
    """What a check says of a text, in a record with one agenda item."""
    minutes = Minutes(
        meeting=Meeting(language=language),
        agenda=(AgendaItem(key="a", title="Eins"),),
        notes=(Note(id="1", text=text),),
    )
    return [each.text for each in problems(minutes) if each.check == check]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The next meeting is on 31 November 2026.", "31 November 2026"),
        ("en", "It was due on the 31st of June.", "31st of June"),
        ("en", "It was due on June 31, 2026.", "June 31, 2026"),
        ("en", "It is due on 29 February 2027.", "29 February 2027"),
        ("de", "Am 31. November 2026 ist Schluss.", "31. November 2026"),
        ("fr", "La séance du 31 avril est levée.", "31 avril"),
        ("es", "La próxima es el 31 de junio de 2026.", "31 de junio de 2026"),
        ("sv", "Nästa möte är den 31 september.", "31 september"),
    ],
)
def test_a_day_that_no_calendar_has_is_found(language: str, text: str, day: str) -> None:
    assert found(text, language, "dates") == [f"There is no {day}: correct the date."]


@pytest.mark.parametrize(
    "text",
    [
        "It is due on 29 February 2028.",
        "It was on 29 February.",
        "In June 31 people came.",
        "On 30 November 2026 it ends.",
        "Room 2.31 November meeting",
        "On 31 October and 1 November it rained.",
        "It was on 31 December.",
    ],
)
def test_other_days_and_numbers_are_none(text: str) -> None:
    assert found(text, "en", "dates") == []


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [("de", "Siehe TOP 9.", 1), ("de", "Siehe TOP 1.", 0), ("de", "Siehe Punkt 9.", 1), ("sv", "Se ärende 9.", 1)],
)
def test_an_item_by_another_word_is_looked_for(language: str, text: str, count: int) -> None:
    said = "There is no agenda item 9 in these minutes, the last one is 1: correct the number."
    assert found(text, language, "numbers-named") == [said] * count
