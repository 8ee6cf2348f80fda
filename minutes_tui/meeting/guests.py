"""Those who are there beside the members: whether anything says that they came."""

from minutes_tui.config.house_style import as_role
from minutes_tui.language.labels import labels
from minutes_tui.language.roles import role_named
from minutes_tui.meeting.attendance import PRESENT, at_opening, is_taken, presence_by_note
from minutes_tui.meeting.voters import has_vote
from minutes_tui.model.minutes import Minutes, Participant, listed

OFFICES = ("chair", "vice chair", "rapporteur", "secretariat", "secretary", "treasurer", "minute checker", "teller")
"""Roles of those who are there by their office, as who writes the minutes is: they need no word of it."""


def seen(minutes: Minutes) -> frozenset[str]:
    """Codes of those of whom the minutes tell that they were there, be it for a while or only by their words."""
    return minutes.derived(_seen)


def _seen(minutes: Minutes) -> frozenset[str]:
    there = {code for code, sign in at_opening(minutes).items() if sign == PRESENT}
    before: dict[str, str] = {}
    for _, now in presence_by_note(minutes):
        if now != before:
            there |= {code for code, sign in now.items() if sign == PRESENT}
            before = dict(now)
    return frozenset(there)


def never_came(person: Participant, minutes: Minutes) -> bool:
    """Whether somebody without a vote is on the list as expected and nothing says that they came, where somebody said
    who did."""
    if person.presence != "expected" or not is_taken(minutes) or person.key in seen(minutes):
        return False
    known = labels(minutes.meeting.language)
    words = [person.role_in(body) for body in (listed(person.body) or ("",))] + [person.post.split(",")[0]]
    roles = {as_role(each) for word in words for each in (word, role_named(word, known))}
    return not has_vote(person, minutes) and roles.isdisjoint(OFFICES)
