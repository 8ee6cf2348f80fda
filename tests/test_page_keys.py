"""Keys of the record that say what a page has: words in its head, people without names, terms."""

from trees import shown

from minutes_tui.config.house_style import faults
from minutes_tui.model.minutes import Meeting, Minutes, Note, Print
from minutes_tui.report import document


def lines(minutes: Minutes) -> list[str]:
    return shown(document(minutes)).split("\n")


def test_a_line_of_ones_own_stands_in_the_head_where_it_is_named() -> None:
    style = Print(head=("title", "Forty-third session", "venue", "agenda"), front=())
    minutes = Minutes(meeting=Meeting(title="Ice", venue="Quay 8"), print=style, notes=(Note(text="Words."),))
    found = [line for line in lines(minutes) if line]
    at = [
        next(n for n, line in enumerate(found) if each in line) for each in ("# Ice", "Forty-third session", "Quay 8")
    ]
    assert at == sorted(at)
    assert list(faults(style)) == []
    wrong = [key for key, _ in faults(Print(head=("titel", "Venue", "title")))]
    assert wrong == ["head", "head"]
