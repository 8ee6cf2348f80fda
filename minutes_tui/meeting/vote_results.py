"""What a vote came to: its counts as they were stated, its ballots with their weights, and whether that carries a
motion. Counts and ballots are never made of one another, but for abstentions that are named beside the votes for and
against."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise, takewhile

from msgspec import Struct
from msgspec.structs import asdict, replace

from minutes_tui.language.labels import labels
from minutes_tui.language.names import folded, roster, same
from minutes_tui.language.roles import is_acting, role_named
from minutes_tui.language.vocabulary import alternatives, expression, vocabulary
from minutes_tui.meeting import attendance, candidate_votes
from minutes_tui.meeting.attendance import AWAY, NOT_KNOWN, PRESENT, proxies_given
from minutes_tui.meeting.candidate_votes import Answer
from minutes_tui.meeting.quorum import share
from minutes_tui.meeting.voters import voters, votes_of, weight_of
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import Minutes, Note, Participant, listed
from minutes_tui.model.patterns import Pattern

Votes = int | float

HALF = Fraction(1, 2)


class Tally(Struct, frozen=True):
    """How many votes there are of each way."""

    for_: Votes
    against: Votes
    abstain: Votes = 0


def counted(vote: Note) -> dict[str, int]:
    """The answers of an election or a poll that have a count, and no words for one."""
    return {answer: count for answer, count in vote.options.items() if isinstance(count, int)}


def answer_shown(answer: str, count: Answer, elected: str = "") -> str:
    """An answer with its count: "blank 1", with its own counts: "Ms Berg 9–3–1", or with words: "can live: strong".
    `elected` is said behind the counts of one who is."""
    said = count if isinstance(count, int | str) else candidate_votes.figures(count, elected)
    return f"{answer}: {said}" if isinstance(count, str) else f"{answer} {said}"


def stated_counts(vote: Note) -> dict[str, int]:
    """The counts that were stated, by way or by answer."""
    counts = {"for": vote.for_, "against": vote.against, "abstain": vote.abstain, "invalid": vote.invalid}
    return {way: count for way, count in counts.items() if count is not None} | counted(vote)


def with_abstentions(vote: Note, minutes: Minutes) -> Note:
    """A vote with the number of those who abstained by name, where it states how many were for and against and no more:
    "9 to 0, LB abstaining" is 9–0–1."""
    is_stated = vote.for_ is not None and vote.against is not None and vote.abstain is None
    named = by_name(vote, minutes)["abstain"] if is_stated and vote.ballots and not vote.secret else 0
    return replace(vote, abstain=named) if named and isinstance(named, int) else vote


def is_counted(vote: Note) -> bool:
    return bool(stated_counts(vote) or candidate_votes.each_voted_on(vote))


class Cast(Struct, frozen=True):
    """Ballots as they go into the record."""

    ballots: dict[str, str]
    """By the code of whose they are."""
    holders: dict[str, list[str]]
    """By the code of each who cast others' ballots as a proxy, whose these are."""


def ballots_cast(given: Mapping[str, str], vote: Note, minutes: Minutes) -> Cast:
    """Ballots by code as they go into a vote that is held now: what was `given` by name, with the ballots that holders
    of proxies cast by it.

    What a ballot counts for is settled as it is cast: the ballots of the absent stand in the record beside the
    holder's own, so that a proxy that is passed on later changes no vote that was held. A holder with no vote casts
    those of the absent alone.
    """
    now = attendance.presence(minutes)
    apart = proxies_given(minutes)
    now |= {code: PRESENT for code in given if now.get(code) == NOT_KNOWN and code not in apart}
    held = votes_of(minutes, now)
    found: dict[str, str] = {}
    holders: dict[str, list[str]] = {}
    for code, ballot in given.items():
        others = [whose for whose in cast_with(code, vote, held) if whose not in given]
        found |= dict.fromkeys([code] * (code in held.get(code, (code,))) + others, ballot)
        if others:
            holders[code] = others
    return Cast(found, holders)


def cast_with(code: str, vote: Note, held: Mapping[str, Mapping[str, Votes]]) -> list[str]:
    """Whose ballots go with what a person says in a vote: the own one first, where the person has a vote, and those of
    the absent whose proxies the person holds. Who was named with another ballot keeps it, and who is recused has none.
    `held` says whose votes each may cast, as `voters.votes_of` has it."""
    may = held.get(code) or {code: 1}
    before = vote.ballots.get(next(iter(may)))
    out = listed(vote.recused)
    return [whose for whose in may if whose == code or (whose not in out and vote.ballots.get(whose, before) == before)]


def by_proxy(vote: Note, minutes: Minutes) -> tuple[str, ...]:
    """Whose ballots others have cast: those of people who were away and have given a proxy."""
    apart = proxies_given(minutes) if vote.ballots else frozenset()
    out = apart & absent_at_vote(vote, minutes) if apart else apart
    return tuple(code for code in vote.ballots if code in out)


def weights(vote: Note, minutes: Minutes) -> dict[str, Votes]:
    """How many votes each ballot by name is, by code. A ballot is the vote of the one whose it is and of nobody else,
    with the weight that the roster gives it; each has one weight for the whole meeting."""
    people = _people(minutes)
    return {code: weight_of(people[code], minutes) if code in people else 1 for code in vote.ballots}


def _is_weighted(minutes: Minutes) -> bool:
    """Whether one in the room may have more or less than one vote to cast."""
    return any(person.proxies or person.weight != 1 for person in minutes.participants)


def absent_at_vote(vote: Note, minutes: Minutes) -> frozenset[str]:
    """Codes of those who were not in the room at a vote; of one with no id it isn't known where it stood."""
    return minutes.derived(_away_at_votes).get(vote.id, frozenset()) if vote.id else frozenset()


def _away_at_votes(minutes: Minutes) -> dict[str, frozenset[str]]:
    """Codes of those who were away at each vote, by its id."""
    moves = [each for each in minutes.notes if each.kind in ("arrival", "departure", "vote")]
    found: dict[str, frozenset[str]] = {}
    for each, now in attendance.presence_by_note(minutes, moves):
        if each.kind == "vote":
            found.setdefault(each.id, frozenset(code for code, sign in now.items() if sign == AWAY))
    return found


def by_name(vote: Note, minutes: Minutes) -> dict[str, Votes]:
    """How many votes were cast by name, by way."""
    found: dict[str, Votes] = dict.fromkeys(("for", "against", "abstain"), 0)
    for code, votes in weights(vote, minutes).items():
        way = vote.ballots[code]
        found[way] = found.get(way, 0) + votes
    return found


def castable(vote: Note, minutes: Minutes, now: Mapping[str, str], *, is_past: bool) -> Votes:
    """How many votes those in the room could cast, without who was recused. Of a past vote it isn't known who held a
    proxy that was given in the meeting, so that each may have been cast that somebody holds who had not left then."""
    out = {*listed(vote.recused), *_proxies_of_recused(vote, minutes, now)}
    found = {whose: votes for held in votes_of(minutes, now).values() for whose, votes in held.items()}
    if is_past and (apart := proxies_given(minutes)):
        people = _people(minutes)
        gone = {key for key, person in people.items() if person.presence == "present" and now.get(key) == AWAY}
        idle = {code for key in gone for code in listed(people[key].proxies)}
        found |= {code: weight_of(people[code], minutes) for code in voters(minutes, now) if code in apart - idle}
    return sum(votes for whose, votes in found.items() if whose not in out)


def _proxies_of_recused(vote: Note, minutes: Minutes, now: Mapping[str, str]) -> tuple[str, ...]:
    """Whose proxies those hold who are in the room and recused, so that nobody casts their votes."""
    if not vote.recused or not proxies_given(minutes):
        return ()
    held = votes_of(minutes, now)
    return tuple(whose for code in listed(vote.recused) for whose in held.get(code, ()) if whose != code)


def _people(minutes: Minutes) -> dict[str, Participant]:
    """By code; where two have one, the first."""
    return {person.key: person for person in reversed(minutes.participants)}


def too_many(vote: Note, minutes: Minutes, now: Mapping[str, str], *, is_past: bool) -> str:
    """That more votes are counted than those in the room could cast, as the beginning of a sentence; "" where they
    could. In an election each may have several votes, so that none may have more than there are voters."""
    counts = (vote.for_, vote.against, vote.abstain, vote.invalid)
    total = sum(count or 0 for count in counts)
    each_cast = {answer: candidate_votes.cast(each) for answer, each in candidate_votes.each_voted_on(vote).items()}
    options = counted(vote) | each_cast
    answer = max(options, key=lambda each: options[each], default="")
    answer = answer if options.get(answer, 0) > total else ""
    total = options.get(answer, total)
    there = castable(vote, minutes, now, is_past=is_past)
    if not total or total <= there:
        return ""
    held = votes_of(minutes, now)
    is_plain = not _is_weighted(minutes) and len(held) == there
    said = f"{figure_with_noun(total, 'vote is', 'votes are')} counted"
    about = f"on “{visible(answer)}”" if answer in each_cast else f"for “{visible(answer)}”"
    said += f" {about}, but" if answer else ", but"
    if is_plain:
        are = ("was", "were") if is_past else ("is", "are")
        return (
            f"{said} {figure_with_noun(there, f'person with a vote {are[0]}', f'people with a vote {are[1]}')} present"
        )
    return f"{said} those present {'had' if is_past else 'have'} {figure_with_noun(there, 'vote')}"


def with_mark(vote: Note, minutes: Minutes, was: Note | None = None) -> Note:
    """A vote that is held behind the notes of some minutes, marked where it counts more votes than those who may be
    here could cast, in the words of the check. A mark for anything else stays; that of the vote as it `was` goes."""
    before = _counted_too_many(was, minutes) if was else ""
    return vote if vote.check not in ("", before) else replace(vote, check=_counted_too_many(vote, minutes))


def _counted_too_many(vote: Note, minutes: Minutes) -> str:
    said = too_many_now(vote, minutes, is_past=True)
    return f"{said}." if said else ""


def too_many_now(vote: Note, minutes: Minutes, *, is_past: bool) -> str:
    """The same as `too_many` of those who are in the room, or may be; "" where it isn't said who is, or somebody spoke
    or voted who is not on the roster."""
    if not attendance.is_taken(minutes):
        return ""
    signs = attendance.presence(minutes)
    may_be = {code: PRESENT if sign == NOT_KNOWN else sign for code, sign in signs.items()}
    said = too_many(vote, minutes, may_be, is_past=is_past)
    known = _people(minutes)
    named = (code for note in minutes.notes for code in (*note.speakers, *note.ballots))
    return said if said and all(code in known for code in named) else ""


def wrong_ballots(vote: Note, minutes: Minutes, now: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with ballots by name, as sentences, each behind the code: of whom is recused, has no vote, or was
    not there and has given nobody a proxy; and of somebody whose proxy two voters hold. A code that nobody has is not
    for here."""
    if not vote.ballots:
        return
    people = _people(minutes)
    recused, may, apart = listed(vote.recused), set(voters(minutes, now)), proxies_given(minutes)
    for code in vote.ballots:
        if code not in people:
            continue
        if code in recused:
            yield code, f"{code} is recused but has a ballot: remove one of them."
        elif code not in may:
            if people[code].substitute_for and code in apart:
                continue  # it was their own, before they stood in for somebody
            yield code, f"{code} has a ballot but no vote: {_instead(people[code], may)}"
        elif now.get(code) == AWAY and code not in apart:
            yield code, f"{code} has a ballot but was not present."
        elif now.get(code) != PRESENT and code in apart:
            holders = [person.key for person in minutes.participants if code in listed(person.proxies)]
            voted = [holder for holder in holders if holder in vote.ballots and now.get(holder) == PRESENT]
            if len(voted) > 1:
                yield voted[1], f"{voted[0]} and {voted[1]} both hold the proxy of {code}: it is counted once."


def _instead(person: Participant, may: Collection[str]) -> str:
    """What mends the ballot of a person with no vote, as the end of a sentence."""
    held = [code for code in listed(person.proxies) if code in may]
    if held:
        return f"move it to {held[0]}, whose proxy {person.key} holds, or remove it."
    return f"give {person.key} a vote (e in the participants list, F3), or remove the ballot."


def figure(count: Votes) -> str:
    """A number of votes, without a decimal point where there are no parts of one."""
    return f"{count:g}" if isinstance(count, float) else str(count)


def figure_with_noun(count: Votes, one: str, many: str = "") -> str:
    """ "1 vote", "2 votes"."""
    return f"{figure(count)} {one if count == 1 else many or f'{one}s'}"


# Who is elected


def is_blank(answer: str, language: str) -> bool:
    """Whether an answer of an election stands for ballots without a choice, in a language or else in English."""
    return _says(answer, [labels(each).blank for each in (language, "en")])


def is_no_choice(answer: str, language: str) -> bool:
    """Whether an answer of an election stands for blank ballots, invalid ones or abstentions."""
    known = [labels(each) for each in (language, "en")]
    forms = {form for each in known for form in asdict(each.abstention).values()}
    forms |= {each.abstentions for each in known}
    is_none = is_blank(answer, language) or is_invalid(answer, language)
    return is_none or _says(answer, [tuple(filter(None, forms))])


def is_invalid(answer: str, language: str) -> bool:
    """Whether an answer of an election stands for invalid ballots, in a language or else in English."""
    forms = {form for each in (language, "en") for form in asdict(labels(each).invalid).values()}
    return _says(answer, [tuple(filter(None, forms))]) or SPOILT.fullmatch(answer.strip()) is not None


SPOILT = re.compile(r"spoil(?:t|ed)(?:\s+(?:papers?|ballots?|ballot\s+papers?|votes?))?", re.IGNORECASE)
"""Invalid ballots, as English minutes call them too."""


def by_count(vote: Note) -> list[str]:
    """The answers of an election, those with the most votes first; in their order among equals, and where any has words
    in place of a count."""
    options = candidate_votes.counts_for(vote)
    return (
        sorted(options, key=options.__getitem__, reverse=True) if len(options) == len(vote.options) else [*vote.options]
    )


def answers_in_order(vote: Note, minutes: Minutes) -> list[str]:
    """The answers of a vote as a page has them: candidates by their votes, where one is on the list of participants
    or has an honorific; else, as those of a scale, in the order in which they were said."""
    people, honorifics = roster(minutes), labels(minutes.meeting.language).honorifics
    is_election = any(people.meant(each) or each.partition(" ")[0] in honorifics for each in vote.options)
    return by_count(vote) if is_election else list(vote.options)


def total(vote: Note) -> int:
    """All votes of an election that were counted, with those that don't count."""
    return sum(counted(vote).values()) + (vote.abstain or 0) + (vote.invalid or 0)


def valid(vote: Note, language: str) -> int:
    """All votes of an election but those that are said to be invalid."""
    invalid = sum(count for answer, count in counted(vote).items() if is_invalid(answer, language))
    return total(vote) - invalid - (vote.invalid or 0)


def winner(vote: Note, language: str) -> str:
    """The answer that has more than half of all that were counted, so that it has won by whatever rule; "" where none
    has, where several are to be elected, and where the election is to carry a motion, whose outcome tells."""
    first, options = next(iter(by_count(vote)), ""), counted(vote)
    if (
        len(options) < len(vote.options)
        or not first
        or candidate_votes.has_seats(vote.text, language)
        or listed(vote.answers)
        or is_no_choice(first, language)
    ):
        return ""
    return first if 2 * options[first] > total(vote) else ""


def elected(vote: Note, language: str) -> tuple[str, ...]:
    """Who has won an election beyond doubt: the winner, or who the record says is elected. Of candidates who are each
    voted on it is the only one with more votes for it than others, as the number of posts is not known."""
    if said := candidate_votes.elected(vote):
        return said
    if not (each := candidate_votes.each_voted_on(vote)):
        return tuple(filter(None, (winner(vote, language),)))
    ahead = tuple(answer for answer, votes in each.items() if 2 * (votes.for_ or 0) > candidate_votes.cast(votes))
    is_open = candidate_votes.has_seats(vote.text, language) or listed(vote.answers) or len(each) < len(vote.options)
    return () if is_open or len(ahead) != 1 else ahead


def is_by_name(vote: Note, minutes: Minutes) -> bool:
    """Whether all who voted are named: the ballots come to the counts that were stated, or no counts were and there are
    some both ways. Where those alone are named who were outvoted, the others are not known."""
    if not vote.ballots or vote.secret:
        return False
    votes = by_name(vote, minutes)
    counts = stated_counts(vote)
    if counts:
        return all(votes.get(way, 0) == count for way, count in counts.items() if way != "invalid")
    return bool(votes["for"] and (votes["against"] or votes["abstain"]))


def without_ballot(vote: Note, minutes: Minutes) -> tuple[str, ...]:
    """Who had a vote, was in the room and gave none, in the order of the roster; nobody where not all are named, as of
    a vote that was unanimous but for the abstentions that are named."""
    if not vote.id or not is_by_name(vote, minutes):
        return ()
    if vote.outcome and "for" not in vote.ballots.values():
        return ()
    there = minutes.derived(_voters_at_votes).get(vote.id, ())
    out = {*vote.ballots, *listed(vote.recused), *casters(vote, minutes)}
    left = [code for code in there if code not in out]
    if vote.recused and proxies_given(minutes):
        moves = [each for each in minutes.notes if each.kind in ("arrival", "departure", "vote")]
        now = next((now for each, now in attendance.presence_by_note(minutes, moves) if each.id == vote.id), {})
        left += [code for code in _proxies_of_recused(vote, minutes, now) if code not in vote.ballots]
    return tuple(left)


def not_yet_voted(vote: Note, minutes: Minutes) -> tuple[str, ...]:
    """Who had a vote, was in the room and is still to be named, in the order of the roster: where most are named, some
    of them as for, and no counts say that those are all. Nobody, where those alone may be named who were outvoted."""
    if not vote.id or vote.secret or is_counted(vote) or not by_name(vote, minutes)["for"]:
        return ()
    there = minutes.derived(_voters_at_votes).get(vote.id, ())
    out = {*listed(vote.recused), *casters(vote, minutes)}
    may = [code for code in there if code not in out]
    left = tuple(code for code in may if code not in vote.ballots)
    return left if len(left) <= len(may) / 2 else ()


def votes_unnamed(vote: Note, minutes: Minutes) -> Votes:
    """How many votes those had who were in the room, are not recused and have no ballot by name; 0 where it isn't known
    who was there."""
    people, out = _people(minutes), listed(vote.recused)
    there = minutes.derived(_voters_at_votes).get(vote.id, ()) if vote.id else ()
    return sum(weight_of(people[code], minutes) for code in there if code not in vote.ballots and code not in out)


NAMED = 3
"""Of those who have not voted so many are named."""


def not_yet_voted_words(vote: Note, minutes: Minutes) -> str:
    """That some have not voted, as the beginning of a sentence; "" where all have, or it isn't known."""
    left = not_yet_voted(vote, minutes)
    more = len(left) - NAMED
    named = [*left[:NAMED], *[f"{more} other{'s' * (more > 1)}"] * (more > 0)]
    who = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else "".join(named)
    return f"{who} {'has' if len(left) == 1 else 'have'} not voted" if left else ""


def _voters_at_votes(minutes: Minutes) -> dict[str, tuple[str, ...]]:
    """Codes of those with a vote who were in the room at each vote, by its id, where somebody said who is there."""
    if not attendance.is_taken(minutes):
        return {}
    moves = [each for each in minutes.notes if each.kind in ("arrival", "departure", "vote")]
    return {
        each.id: tuple(code for code in voters(minutes, now) if now.get(code) == PRESENT)
        for each, now in attendance.presence_by_note(minutes, moves)
        if each.kind == "vote" and each.ballots
    }


# Unanimous, or by the chair's vote


def is_unanimous(words: str, language: str, *, own_alone: bool = False) -> bool:
    """Whether words that stand with a vote say that nobody was against, in a language or else in English."""
    return _says(words, [labels(each).unanimously for each in (language, *(() if own_alone else ("en",)))])


def is_casting(words: str, language: str, *, own_alone: bool = False) -> bool:
    """Likewise whether they say that the chair's vote decided, and whose it was: "on the casting vote of Ms Kask"."""
    said = words.strip(" .").split()
    if not words or len(said) > LONGEST_CASTING or any(map(str.isdigit, words)) or NOT & set(folded(words).split()):
        return False
    tags = (language,) if own_alone else dict.fromkeys((language, "en"))
    return any(_casting(each).search(words.replace("’", "'")) for each in tags)


def tells_of_casting(text: str, language: str) -> bool:
    """Whether a text has words for a casting vote anywhere, in a language or in English."""
    return any(_casting(each).search(text.replace("’", "'")) for each in dict.fromkeys((language, "en")))


def casting_words(language: str) -> str:
    """The fewest words for a casting vote in a language."""
    return labels(language).casting_vote[1]


LONGEST_CASTING = 12
"""Words that say so."""
NOT = {"not", "no", "without", "nicht", "kein", "keine", "ohne", "pas", "sans", "non", "senza", "sin", "sem", "niet",
       "geen", "zonder", "inte", "ingen", "utan", "ikke", "uden", "uten", "ei", "ilman", "ilma", "nav", "ne", "be",
       "bez", "nie", "не", "без"}  # fmt: skip
"""Words beside a casting vote, in any language and without accents, with which there was none."""


def casting_within(words: str, language: str) -> bool:
    """Whether a sentence tells of a casting vote."""
    return any(_casting(each).search(words.replace("’", "'")) for each in dict.fromkeys((language, "en")))


def behind_casting(words: str, language: str) -> str:
    """What a sentence says behind its words for a casting vote."""
    words = words.replace("’", "'")
    ends = (found.end() for each in dict.fromkeys((language, "en")) for found in _casting(each).finditer(words))
    return words[max(ends, default=0) :]


@cache
def _casting(language: str) -> re.Pattern[str]:
    """The words for a casting vote in a language, alone or within others."""
    words = labels(language).casting_vote
    plain, glued = (
        alternatives(word for word in words if bool(CJK.search(word)) is is_cjk) for is_cjk in (False, True)
    )
    sources = [rf"(?<!\w)(?:{plain})(?!\w)"] * bool(plain) + [glued] * bool(glued)
    for phrase in vocabulary(language).motions.casting:
        said = r"\s+(?:\S+\s+){0,4}?".join(expression(part.strip()) for part in phrase.split("…"))
        sources.append(said if CJK.search(phrase) else rf"(?<!\w)(?:{said})(?!\w)")
    return re.compile("|".join(sources) or "(?!)", re.IGNORECASE)


CJK = Pattern("[\u3040-\u9fff]")


def casters(vote: Note, minutes: Minutes) -> tuple[str, ...]:
    """Whose casting vote decided a vote, of one whose outcome says that there was one: who is named with it, else who
    alone was in the room and has the chair; nobody where neither is known."""
    if not vote.outcome or not is_casting(vote.outcome, minutes.meeting.language):
        return ()
    if named := people_within(vote.outcome, minutes):
        return named
    out, known = absent_at_vote(vote, minutes), labels(minutes.meeting.language)
    chairs = [
        key
        for key, person in _people(minutes).items()
        if key not in out and not person.struck and "chair" in (role_named(role, known) for role in _roles(person))
    ]
    chairs = [key for key in chairs if is_acting(_people(minutes)[key].post, known)] or chairs
    return tuple(chairs) if len(chairs) == 1 else ()


def _roles(person: Participant) -> Sequence[str]:
    return (person.role,) if isinstance(person.role, str) else tuple(person.role.values())


def people_within(words: str, minutes: Minutes) -> tuple[str, ...]:
    """Codes of those whom words name, in the order of the list: of the names that stand at one place the longest, if it
    is one person's alone."""
    spans: dict[tuple[int, int], list[str]] = {}
    for code in _people(minutes):
        for span in _named_at(code, words, minutes):
            spans.setdefault(span, []).append(code)
    whole = [span for span in spans if not any(_is_in(span, other) for other in spans)]
    named = {spans[span][0] for span in whole if len(spans[span]) == 1}
    return tuple(code for code in _people(minutes) if code in named)


def _is_in(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _named_at(code: str, words: str, minutes: Minutes) -> set[tuple[int, int]]:
    people = roster(minutes)
    forms = {*people.openings(code), people.full(code)}
    return {found.span() for form in forms if form for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", words)}


def _says(words: str, known: Sequence[tuple[str, ...]]) -> bool:
    said = same(words.replace("’", "'"))
    return bool(said) and any(same(each) == said for some in known for each in some)


# What carries a motion


class _MotionIndex(Struct, frozen=True):
    """The motions of the minutes, and what hangs on them."""

    motions: dict[str, Note]
    """By id, amendments with them."""
    votes: dict[str, list[Note]]
    """By the id of the motion that they were held on, in order."""


def _motion_index(minutes: Minutes) -> _MotionIndex:
    there = [each for each in minutes.notes if each.kind in ("motion", "vote") and not each.struck]
    motions = {each.id: each for each in reversed(there) if each.kind == "motion" and each.id}
    votes: dict[str, list[Note]] = {}
    for each in there:
        for on in listed(each.answers) if each.kind == "vote" else ():
            votes.setdefault(on, []).append(each)
    return _MotionIndex(motions, votes)


def votes_on(minutes: Minutes, motion: Note) -> Sequence[Note]:
    """The votes that were held on a motion, in order."""
    return minutes.derived(_motion_index).votes.get(motion.id, ()) if motion.id else ()


def is_held(vote: Note, minutes: Minutes) -> bool:
    """Whether a vote was taken. One that says who is recused and nothing else was not, where the motion that it was to
    be on has no outcome, was withdrawn or put off, or another vote on that follows."""
    is_said = vote.text or vote.outcome or vote.ballots or vote.options or is_counted(vote)
    motion = motion_of(minutes, vote) if vote.recused and not is_said else None
    if motion is None:
        return True
    return motion.outcome in ("carried", "lost") and votes_on(minutes, motion)[-1].id == vote.id


def vote_behind(minutes: Minutes, decision: Note) -> Note | None:
    """The vote on a decision that no motion came before: the next note, with no title of its own; None where there is
    none."""
    return minutes.derived(_behind_decisions).get(decision.id) if decision.id else None


def _behind_decisions(minutes: Minutes) -> dict[str, Note]:
    notes = [note for note in minutes.notes if not note.struck and note.kind != "remark"]
    return {
        first.id: second
        for first, second in pairwise(notes)
        if first.kind == "decision" and second.kind == "vote"
        if not (first.answers or second.text or second.options) and listed(second.answers) in ((), (first.id,))
    }


def motion_of(minutes: Minutes, vote: Note) -> Note | None:
    """The motion or amendment that a vote was held on; None where there is none."""
    found = minutes.derived(_motion_index).motions
    return next((found[on] for on in listed(vote.answers) if on in found), None)


def is_enough(for_: Votes, against: Votes, majority: Fraction | None) -> bool:
    """Whether so many votes carry a motion: more for than against; or a share of the votes for and against, which
    abstentions and invalid ones are none of. Of a half more is needed than just that: a tie carries nothing."""
    if majority is None or majority == HALF:
        return for_ > against
    return for_ > 0 and for_ >= majority * (for_ + against)


def result(vote: Note, minutes: Minutes) -> Tally | None:
    """Votes for and against as they were stated, else as they were cast by name; None where they don't say enough."""
    if vote.for_ is not None and vote.against is not None:
        return Tally(vote.for_, vote.against, with_abstentions(vote, minutes).abstain or 0)
    if is_counted(vote) or not vote.ballots:
        return None
    votes = by_name(vote, minutes)
    return Tally(votes["for"], votes["against"], votes["abstain"])


def contradiction(minutes: Minutes, motion: Note) -> str:
    """What the last vote on a motion says against its outcome, as a sentence; "" where it says nothing.

    Ballots of one way alone say nothing: those who were outvoted are often the only ones who are named.
    """
    if motion.outcome not in ("carried", "lost"):
        return ""
    held = ((vote, votes) for vote in reversed(votes_on(minutes, motion)) if (votes := result(vote, minutes)))
    vote, votes = next(held, (None, None))
    if vote is None or votes is None:
        return ""
    winning, losing = (votes.for_, votes.against) if motion.outcome == "carried" else (votes.against, votes.for_)
    if not is_counted(vote) and not winning:
        return ""
    if is_unanimous(vote.outcome, minutes.meeting.language) and votes.for_ and votes.against:
        was = f"{figure(votes.for_)} for and {figure(votes.against)} against"
        return f"The vote is said to be unanimous, but it was {was}."
    majority = share(motion.majority) if motion.majority else None
    if is_enough(votes.for_, votes.against, majority) == (motion.outcome == "carried"):
        return ""
    what = f"The {'amendment' if motion.amends else 'motion'} is {motion.outcome}, but "
    figures = f"{figure(votes.for_)} for and {figure(votes.against)} against"
    if majority is not None and majority != HALF:
        than = f"{motion.majority} or more" if motion.outcome == "lost" else f"less than {motion.majority}"
        return f"{what}{figures} is {than}."
    if winning == losing:
        if any(is_casting(words, minutes.meeting.language) for words in (vote.outcome, motion.reason)):
            return ""
        if _is_cast_behind(vote, minutes):
            return ""
        said = f"add “{casting_words(minutes.meeting.language)}” if the chair decided."
        return f"{what.removesuffix(', but ')} at {figure(votes.for_)} to {figure(votes.against)}: {said}"
    return f"{what}the vote was {figures}."


def _is_cast_behind(vote: Note, minutes: Minutes) -> bool:
    """Whether a sentence between a vote and the next motion or agenda item tells of a casting vote."""
    at = next((at for at in range(len(minutes.notes) - 1, -1, -1) if minutes.notes[at].id == vote.id), 0)
    behind = takewhile(lambda note: note.kind not in ("motion", "item"), minutes.notes[at + 1 :])
    told = (note for note in behind if note.kind in ("statement", "decision") and not note.struck)
    return any(tells_of_casting(note.text, note.language or minutes.meeting.language) for note in told)


# In a few words


WAYS_SHOWN = ("for", "against", "abstain")


def figures_shown(vote: Note, minutes: Minutes) -> str:
    """The figures of a vote in English, for the screen and where it is read out; "" where it has none."""
    counts = (vote.for_, vote.against, with_abstentions(vote, minutes).abstain)
    figures = "–".join(str(count) for count in counts if count is not None)
    if None in counts[:2]:
        figures = ", ".join(ways_said({way: n for way, n in zip(WAYS_SHOWN, counts, strict=True) if n is not None}))
    parts = ["secret" if vote.secret else "", figures]
    parts += [f"{vote.invalid} invalid" if vote.invalid is not None else ""]
    parts += [answer_shown(visible(answer), count, "elected") for answer, count in vote.options.items()]
    parts += [visible(vote.outcome), ballots_shown(vote, minutes)]
    parts += [f"recused: {', '.join(listed(vote.recused))}" if vote.recused else ""]
    return ", ".join(filter(None, parts))


def ballots_shown(vote: Note, minutes: Minutes) -> str:
    """Its ballots by name in the same way, as far as anybody may know them."""
    if not vote.ballots:
        return ""
    if vote.secret:
        return "with ballots by name, not printed"
    votes = by_name(vote, minutes)
    stated = {way: count for way, count in stated_counts(vote).items() if way != "invalid"}
    if stated and {way: count for way, count in votes.items() if count} == {way: n for way, n in stated.items() if n}:
        return "by name"  # so many as are stated
    if stated and not votes["for"]:  # some alone were to be named
        votes = {way: count for way, count in votes.items() if count}
    return "by name: " + ", ".join(ways_said(votes))


def ways_said(votes: Mapping[str, Votes]) -> list[str]:
    """How many voted each way in English: "3 for", "8 against", "1 abstained"."""
    return [f"{figure(count)} {'abstained' if way == 'abstain' else visible(way)}" for way, count in votes.items()]
