"""Keys of the record that say what a page has: words in its head, people without names, terms."""

import datetime as dt
from typing import Literal

import pytest
from conftest import Opened
from msgspec.structs import replace
from trees import shown

from minutes_tui.commands import enter
from minutes_tui.config.house_style import faults
from minutes_tui.language.labels import languages
from minutes_tui.model.minutes import Event, Meeting, Minutes, Note, Participant, Print
from minutes_tui.report import document
from minutes_tui.report.context import page
from minutes_tui.report.head import status_words


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


@pytest.mark.parametrize("roster", ["table", "lines", "names", "roll", "codes"])
@pytest.mark.parametrize("people", [(), (Participant(key="AT", name="Anna Tamm"), Participant(key="G", role="guest"))])
def test_people_without_names_are_stated_at_the_end_of_the_roster(
    roster: Literal["table", "lines", "names", "roll", "codes"], people: tuple[Participant, ...]
) -> None:
    minutes = Minutes(
        meeting=Meeting(title="Ice", also_present=("14 members of the public", "the press")),
        print=Print(roster=roster), participants=people, notes=(Note(text="Words."),),
    )  # fmt: skip
    said = shown(document(minutes))
    first, second, words = map(said.index, ("14 members of the public", "the press", "Words."))
    assert said.index("In attendance") < first < second < words


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (None, "1 aye, 2 nays, 1 invalid"),
        ({"for": "yeas"}, "1 yeas, 2 nays, 1 invalid"),
        ({"en": {"for": "yeas"}}, "1 yeas, 2 nays, 1 invalid"),
    ],
)
def test_one_vote_has_its_word_in_the_singular(labels: dict[str, str | dict[str, str]] | None, said: str) -> None:
    vote = Note(kind="vote", text="Ice", for_=1, against=2, invalid=1)
    minutes = Minutes(meeting=Meeting(title="Ice"), print=Print(style="council", labels=labels), notes=(vote,))
    assert said in shown(document(minutes))
    assert "1 for, 2 against, 1 invalid" in shown(document(replace(minutes, print=Print())))


@pytest.mark.parametrize(
    ("typed", "by", "day"),
    [
        ("by Mia Falk by 2027-04-02", "Mia Falk", dt.date(2027, 4, 2)),
        ("by 2 April 2027", "", dt.date(2027, 4, 2)),
        ("by Mia Falk", "Mia Falk", None),
    ],
)
def test_minutes_are_circulated_with_the_day_for_corrections(
    opened: Opened, typed: str, by: str, day: dt.date | None
) -> None:
    editor = opened('format = 1\n[meeting]\ntitle = "Ice"\ndate = 2027-03-01\n[[note]]\nid = "1"\ntext = "Words."\n')
    outcome = enter(editor, f"/circulate! {typed} because of a trial by 3 May 2027")
    assert outcome.said.startswith("Circulated."), outcome
    (event,) = editor.minutes.history
    assert (event.by, event.corrections) == (by, day)


def test_the_status_says_until_when_corrections_are_wanted_in_every_language() -> None:
    sent = Event(status="circulated", at=dt.date(2027, 3, 5), corrections=dt.date(2027, 4, 22))
    said = {}
    for tag in languages(variants=False):
        minutes = Minutes(meeting=Meeting(title="Ice", language=tag, status="circulated"), history=(sent,))
        said[tag] = status_words(page(minutes))
        assert "22" in said[tag], tag
    assert said["en"] == "Circulated, 5 March 2027; corrections by 22 April 2027"
    assert len(set(said.values())) == len(said)
