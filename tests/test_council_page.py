"""The page of a council: where its roll stands, what its votes are called and who is elected."""

import pytest

from minutes_tui.model.document import Case, Document, Heading, Paragraph, Passage, Signature, words
from minutes_tui.model.minutes import Minutes
from minutes_tui.record.parser import read
from minutes_tui.report import document

HEAD = """
format = 1

[meeting]
title = "Regular meeting"
organisation = "Town of Reed Hollow"
date = 2026-03-17
language = "en-US"
series = "Town Council"

[print]
style = "council"
{keys}

[[participant]]
key = "AB"
name = "Ada Berg"
presence = "present"
role = "chair"

[[participant]]
key = "CD"
name = "Cy Dunn"
presence = "present"
"""


def minutes(agenda: tuple[str, ...] = (), notes: tuple[str, ...] = (), keys: str = "") -> Minutes:
    items = "".join(f'\n[[agenda]]\nkey = "{at}"\ntitle = "{title}"\n' for at, title in enumerate(agenda))
    told = "".join(f'\n[[note]]\nid = "{at}"\n{note}\n' for at, note in enumerate(notes))
    return read(HEAD.format(keys=keys) + items + told).minutes


def said(made: Document) -> list[str]:
    return [words(block.content) for block in made.blocks if isinstance(block, Heading | Paragraph)]


def cases(made: Document) -> list[Case]:
    passages = (block for block in made.blocks if isinstance(block, Passage))
    return [each for passage in passages for each in passage.content if isinstance(each, Case)]


UP = 'kind = "item"\nitem = "{}"\noutcome = "taken up"'


@pytest.mark.parametrize(
    "title", ["Roll call", "Call to Order / Roll Call", "Call to order and roll call", "Attendance"]
)
def test_the_roll_stands_at_the_item_that_has_it(title: str) -> None:
    made = minutes(("Opening", title), (UP.format(0), UP.format(1)))
    assert said(document(made))[1:] == ["Regular meeting", "Opening", title, "Present: Ada Berg (Chair); Cy Dunn"]


@pytest.mark.parametrize(
    ("title", "notes"),
    [("Roll call vote on the budget", (UP.format(0),)), ("Roll call", ())],
    ids=["other", "not taken"],
)
def test_the_roll_stands_in_front_where_no_item_is_it(title: str, notes: tuple[str, ...]) -> None:
    made = said(document(minutes((title,), notes)))
    assert made[2:4] == ["Participants", "Present: Ada Berg (Chair); Cy Dunn"]


def test_a_vote_right_behind_what_it_is_on_is_called_a_vote() -> None:
    notes = (
        'kind = "motion"\ntext = "We plant two trees."\noutcome = "carried"',
        'kind = "motion"\ntext = "We plant ten trees."\namends = "0"\noutcome = "lost"',
        'kind = "vote"\nanswers = "1"\nfor = 0\nagainst = 2',
        'kind = "vote"\nanswers = "0"\nfor = 2\nagainst = 0',
    )
    leads = [case.lead for case in cases(document(minutes(notes=notes)))]
    assert leads == ["Motion 1", "Amendment 1a", "Vote", "Vote on the motion"]


@pytest.mark.parametrize(
    "title",
    ["Election of a member of the River Board", "Town Clerk", "Member of the River Board", "Election of a trustee"],
)
def test_who_has_an_office_by_a_vote_is_elected_though_not_on_the_list(title: str) -> None:
    vote = f'kind = "vote"\ntext = "{title}"\noptions = {{ "Olga Reed" = 4, "Walt Stern" = 2, "blank" = 0 }}'
    (case,) = cases(document(minutes(notes=(vote,))))
    assert (case.kind, case.outcome, case.result) == ("election", "Olga Reed is elected", "4 of 6 votes")


@pytest.mark.parametrize(
    ("title", "first"), [("Name of the new boat", "Olga Reed"), ("Election of a venue", "online"), ("", "Olga Reed")]
)
def test_what_wins_another_vote_is_not_elected(title: str, first: str) -> None:
    vote = f'kind = "vote"\ntext = "{title}"\noptions = {{ "{first}" = 4, "Walt Stern" = 2 }}'
    (case,) = cases(document(minutes(notes=(vote,))))
    assert case.outcome == ""


def test_the_head_of_a_page_names_the_town_and_the_meeting() -> None:
    layout = document(minutes()).layout
    assert layout.header_sides == ("Town of Reed Hollow – Town Council", "Minutes, March 17, 2026")


def test_the_chair_approves_and_the_clerk_attests() -> None:
    signed = [block for block in document(minutes()).blocks if isinstance(block, Signature)]
    assert [each.label for each in signed] == ["Approved", "Attest"]
