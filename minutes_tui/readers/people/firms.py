"""People who can hardly be members of a council: those of firms, and others without the councillors' title."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from minutes_tui.language.labels import labels
from minutes_tui.language.names import full_name
from minutes_tui.language.roles import is_presiding
from minutes_tui.language.roster_words import is_outside, outside_titles
from minutes_tui.meeting.voters import has_vote
from minutes_tui.model.minutes import Minutes, Participant

FIRM = re.compile(
    r"\s(?:Ltd|Limited|PLC|LLP|LLC|Inc|Corp|& Co|GmbH|AG|KG|S\.?A\.?R\.?L|SAS|S\.?L|S\.?r\.?l|S\.?p\.?A|B\.?V|N\.?V"
    r"|Oy|Oyj|A/S|ApS|ASA|UAB|SIA|OÜ|Sp\. z o\.o|Lda|Ltda)\.?$|株式会社",
    re.IGNORECASE,
)
"""The form of a firm at the end of its name; in Japanese at either end."""
FEW = 2
"""Councillors on a list that make it one of a council."""


def without_votes(people: Sequence[Participant], minutes: Minutes) -> Iterator[Participant]:
    """People, without a vote those of a firm and those of another council, among the councillors of these minutes or
    of the people themselves."""
    language = minutes.meeting.language
    among = [*minutes.participants, *people]
    is_council = sum(_is_councillor(each, language) for each in among) >= FEW
    has_own = any(_is_councillor(each, language) for each in people)
    for each in people:
        is_beside = each.vote is None and not each.role
        is_of_other = has_own and is_outside(each.title, language)
        is_of_firm = is_council and not _is_councillor(each, language) and _is_firm(each.affiliation)
        yield replace(each, vote=False) if is_beside and (is_of_other or is_of_firm) else each


def vote_asked(person: Participant, minutes: Minutes) -> str:
    """That somebody has a vote among voters who are all councillors, and how it is taken away; "" where it is no
    wonder."""
    language = minutes.meeting.language
    others = [each for each in minutes.participants if each.key != person.key and has_vote(each, minutes)]
    is_odd = len(others) >= FEW and all(_is_councillor(each, language) for each in others)
    if (
        not is_odd
        or is_presiding(person.post, labels(language))
        or _is_councillor(person, language)
        or person.role
        or not has_vote(person, minutes)
    ):
        return ""
    return f"{full_name(person)} has a vote. If not, type /set {person.key} vote = false"


def _is_councillor(person: Participant, language: str) -> bool:
    """Whether somebody has the title of those who sit in this council."""
    own = {outside.split()[-1].strip(".") for outside in outside_titles(language)}
    title = person.title.split()[:1]
    return bool(title) and title[0].strip(".") in own and not is_outside(person.title, language)


def _is_firm(affiliation: str) -> bool:
    return FIRM.search(affiliation.strip()) is not None
