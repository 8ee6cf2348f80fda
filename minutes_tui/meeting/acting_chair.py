"""Who chairs in the place of another, and what such a person was before and is after the meeting."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from minutes_tui.language.labels import labels
from minutes_tui.language.roles import is_acting, is_own_word, is_presiding, role_named
from minutes_tui.language.separators import between_commas
from minutes_tui.meeting import guests
from minutes_tui.meeting.attendance import AWAY, presence
from minutes_tui.model.minutes import Minutes, Participant

CHAIR = "chair"


def chairs(minutes: Minutes) -> list[Participant]:
    """All who have the role of the chair, also those who act for another."""
    return [each for each in minutes.participants if each.role == CHAIR and not each.struck]


def acting_chairs(minutes: Minutes) -> list[Participant]:
    """Those who chair in the place of another, as `/chair CODE` writes them."""
    known = labels(minutes.meeting.language)
    return [each for each in chairs(minutes) if is_acting(each.post, known)]


def signing(people: Sequence[Participant], minutes: Minutes) -> list[Participant]:
    """Those of some chairs who sign: without who only acted for one who was there to the end, and without one who was
    not there, for whom somebody acted. Where all who were there have left, those who acted sign as well."""
    known = labels(minutes.meeting.language)
    acting = [each for each in people if is_acting(each.post, known)]
    own = [each for each in people if each not in acting]
    if not acting or not own:
        return list(people)
    there = [each for each in own if each.key in guests.seen(minutes)]
    if not there:
        return acting
    now = presence(minutes)
    return own if any(now.get(each.key) != AWAY for each in there) else [*own, *acting]


def as_before_acting(person: Participant, language: str) -> Participant:
    """One who chairs in another's place, as before: with the role and the posts from before."""
    return without_chair(replace(person, post=", ".join(list(between_commas(person.post))[1:])), language)


def without_chair(person: Participant, language: str) -> Participant:
    """The same with the role that the post says. The word for it stays in the post, but for a role that a page has a
    label for."""
    posts, known = list(between_commas(person.post)), labels(language)
    role = role_named(posts[0], known) if posts else ""
    is_label = bool(posts) and is_own_word(posts[0], role, known)
    return replace(person, role="" if role == CHAIR else role, post=", ".join(posts[1:] if is_label else posts))


def is_lent(chair: Participant, to: Participant, told: Collection[str], language: str) -> bool:
    """Whether somebody sits in the chair of one who presides by office, such as a councillor in that of the mayor:
    where nobody had it by role, and the notes tell that this one took it. `told` has the codes of those."""
    known = labels(language)
    return chair.key in told and is_presiding(to.post, known) and not is_presiding(chair.post, known)


def after_meeting(minutes: Minutes, told: Collection[str]) -> tuple[Participant, ...]:
    """The participants with the offices that outlast the meeting: who chaired in the place of another no longer does.
    Who acts for somebody who is not on the list stays. `told` as in `is_lent`."""
    acting, all_, language = acting_chairs(minutes), chairs(minutes), minutes.meeting.language
    live = [each for each in minutes.participants if not each.struck and each not in all_]
    lent = [chair for chair in all_ if any(is_lent(chair, to, told, language) for to in live)]
    if len(acting) == len(all_) and not any(is_presiding(each.post, labels(language)) for each in live):
        return minutes.participants
    new = {each.key: as_before_acting(each, language) for each in acting}
    new |= {each.key: without_chair(each, language) for each in lent if each not in acting}
    return tuple(new.get(each.key, each) for each in minutes.participants)
