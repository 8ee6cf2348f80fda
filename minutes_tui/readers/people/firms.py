"""People who can hardly be members of a council: those of firms, of the police and of other councils, and others
without the councillors' title."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from minutes_tui.language.labels import labels
from minutes_tui.language.names import full_name
from minutes_tui.language.roles import is_presiding
from minutes_tui.language.roster_words import is_of_police, is_outside, outside_titles
from minutes_tui.language.separators import between_commas
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
    """People, without a vote those of a firm, of the police and of another council, among the councillors of these
    minutes or of the people themselves."""
    language = minutes.meeting.language
    among = [*minutes.participants, *people]
    members = [each for each in among if _is_councillor(each, language) and not _sits_elsewhere(each, language)]
    is_council = len(members) >= FEW
    has_own = any(_is_councillor(each, language) for each in people)
    for each in people:
        is_own = _is_councillor(each, language)
        is_of_other = (has_own and is_outside(each.title, language)) or (is_council and _sits_elsewhere(each, language))
        is_beside = is_council and not is_own and (_is_firm(each.affiliation) or is_of_police(each.title, language))
        is_open = each.vote is None and (not each.role or _sits_elsewhere(each, language))
        yield replace(each, vote=False) if is_open and (is_of_other or is_beside) else each


def vote_asked(person: Participant, minutes: Minutes) -> str:
    """That somebody has a vote among voters most of whom are councillors, and how it is taken away; "" where it is no
    wonder."""
    language = minutes.meeting.language
    others = [each for each in minutes.participants if each.key != person.key and has_vote(each, minutes)]
    own = sum(_is_councillor(each, language) for each in others)
    is_elsewhere = _sits_elsewhere(person, language)
    if (
        own < FEW
        or 2 * own <= len(others)
        or is_presiding(person.post, labels(language))
        or (_is_councillor(person, language) and not is_elsewhere)
        or (person.role and not is_elsewhere)
        or not has_vote(person, minutes)
    ):
        return ""
    return f"{full_name(person)} has a vote. If not, type /set {person.key} vote = false"


def _is_councillor(person: Participant, language: str) -> bool:
    """Whether somebody has the title of those who sit in this council."""
    own = {outside.split()[-1].strip(".") for outside in outside_titles(language)}
    title = person.title.split()[:1]
    return bool(title) and title[0].strip(".") in own and not is_outside(person.title, language)


def _sits_elsewhere(person: Participant, language: str) -> bool:
    """Whether the role, a post or the affiliation is that of somebody who sits in another council."""
    role = person.role if isinstance(person.role, str) else ""
    said = (role, *between_commas(person.post), *between_commas(person.affiliation))
    return any(is_outside(each, language) for each in said if each)


def _is_firm(affiliation: str) -> bool:
    return FIRM.search(affiliation.strip()) is not None
