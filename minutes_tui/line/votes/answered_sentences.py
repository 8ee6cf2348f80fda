"""Sentences with a mark that asks for a command, once that is entered. One that says no more than the record has now is
struck out, as the page would have it twice; one that says more stays, with its words."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from minutes_tui.language.labels import labels
from minutes_tui.language.markup import excerpt
from minutes_tui.language.names import folded, roster
from minutes_tui.language.vocabulary import Vocabulary, vocabulary
from minutes_tui.line import told_sentences
from minutes_tui.line.coming_and_going.questions import WAYS
from minutes_tui.line.votes import (
    ballots,
    motion_lines,
    mover_sentences,
    recusals_and_proxies,
    unread_proposals,
    vote_counts,
)
from minutes_tui.line.votes.motion_lines import (
    DECISION_ASKED,
    NO_AMENDMENT,
    NOTHING_PENDING,
    OF_PENDING,
    OR,
    OTHER_ASKED,
    OUTCOME_ASKED,
    RESOLVED_ASKED,
    VOTE,
    VOTE_ASKED,
    WHICH_ASKED,
    WITHIN,
)
from minutes_tui.meeting.attendance import PRESENT, presence
from minutes_tui.meeting.edit import Change
from minutes_tui.meeting.motions import FINAL, main_motion, pending
from minutes_tui.meeting.vote_results import votes_on
from minutes_tui.model.minutes import Minutes, Note, listed

LATELY = 50
"""Notes back to which it is looked whether something was asked."""
LITTLE = """
    a an the there was were is are has have had been be being will would and then so it that this to at on in by of with
    from for until till now just all we meeting held place takes take took
"""
"""English words that add nothing to what a command records."""


def are_asked(minutes: Minutes) -> bool:
    """Whether one of the last notes asks for something."""
    return any(note.check and not note.struck for note in minutes.notes[-LATELY:])


def answered(name: str, argument: str, before: Minutes, after: Minutes) -> list[tuple[int, Note]]:
    """The sentences with their indices, as they are once the command of a name was entered with its argument; none
    where it changed no minutes."""
    if before is after:
        return []
    if name in told_sentences.ANSWERED:
        return _of_meeting(name, argument, after)
    if name in motion_lines.OUTCOMES:
        return list(_of_outcome(name, before, after))
    if name == "proxy":
        return list(_of_proxies(after))
    if name in ("motion", "amend", "decision"):
        return list(_of_new(name, before, after))
    return []


def moved(sentences: Iterable[tuple[int, Note]], before: Minutes, after: Minutes) -> list[Change]:
    """The changes that put a vote, which was entered last, to the sentence that it answers; none where that is right
    before it, or more than words stand between."""
    struck = [(index, note) for index, note in sentences if note.struck]
    last = len(after.notes) - 1
    if len(struck) != 1 or last != len(before.notes) or after.notes[last].kind != "vote":
        return []
    ((index, sentence),) = struck
    between = after.notes[index + 1 : last]
    if not between or any(note.kind not in BETWEEN for note in between):
        return []
    vote = after.notes[last]
    return [Change("note", last, vote, None), Change("note", index + 1, None, replace(vote, at=sentence.at))]


BETWEEN = frozenset({"statement", "question", "remark", "action"})
"""Kinds of notes before which a vote goes to the sentence that tells of it."""


def recusal_asked(argument: str, minutes: Minutes) -> int | None:
    """Index of the sentence that asks for the recusal of the same people; None where there is none."""
    asked = recusals_and_proxies.TO_COME.format(argument.partition(":")[0].strip())
    return next((index for index, note in _lately(minutes) if note.check == asked), None)


def said(sentences: Iterable[Note], minutes: Minutes) -> str:
    """What became of them, as a sentence."""
    notes = list(sentences)
    if struck := [note for note in notes if note.struck]:
        return f"The sentence {excerpt(struck[-1].text)} is struck out: the page says it once."
    left = next((note for note in reversed(notes) if not note.check), None)
    if left and _is_of_next_meeting(left, minutes):
        return f"The sentence {excerpt(left.text)} stays, as its item is about that."
    return f"The sentence {excerpt(left.text)} stays, as it says more." if left else ""


def _struck(note: Note) -> Note:
    return replace(note, check="", struck=note.at or True)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", folded(text)))


def _lately(minutes: Minutes) -> Iterator[tuple[int, Note]]:
    """The sentences of late that ask for something, the last first; none before the item that was taken up."""
    for index in range(len(minutes.notes) - 1, max(-1, len(minutes.notes) - 1 - LATELY), -1):
        note = minutes.notes[index]
        if note.kind == "item" and note.outcome != "closed" and not note.struck:
            return
        if note.kind == "statement" and note.check and not note.struck:
            yield index, note


def _known(minutes: Minutes) -> list[Vocabulary]:
    return [vocabulary(each) for each in dict.fromkeys((minutes.meeting.language, "en"))]


# The meeting


def _of_meeting(name: str, argument: str, minutes: Minutes) -> list[tuple[int, Note]]:
    own = _words(LITTLE) | _words(argument)
    for known in _known(minutes):
        said = known.documents
        own |= _words(" ".join((*known.times.until, *known.times.hour)))
        phrases = (*said.ended, *said.paused, *said.resumed, *said.began, *known.deadlines.next_meeting)
        own |= _words(" ".join(_without_time_word(phrase, known) for phrase in phrases))
    for tag in (minutes.meeting.language, "en"):
        own |= _words(labels(tag).next_meeting)
    for known in (each for each in _known(minutes) if each is not vocabulary("en")):
        little = _words(" ".join((*known.times.before, *known.times.lasting, *known.deadlines.fillers)))
        own |= little if name in ("break", "resume") else set()  # else the page has the sentence for its own
    found = []
    for index, note in told_sentences.answered(name, minutes):
        words = _words(told_sentences.in_figures(note.text, minutes.meeting.language)) - own
        is_done = name == "done" and told_sentences.DONE.fullmatch(
            f"{'action ' * (note.kind == 'action')}{note.text.strip(' .')}"
        )
        is_all = is_done or not any(not any(map(str.isdigit, word)) for word in words)
        is_in_item = name == "meeting" and _is_of_next_meeting(note, minutes)
        found.append((index, _struck(note) if is_all and not note.check and not is_in_item else note))
    return found


def _is_of_next_meeting(note: Note, minutes: Minutes) -> bool:
    """Whether the title of a note's item says that it is about the next meeting: "Date of next meeting"."""
    item = minutes.item(note.item)
    title = _words(item.title) if item else set()
    called = (_words(labels(tag).next_meeting) for tag in (minutes.meeting.language, "en"))
    return any(all(any(word.startswith(stem[:STEM]) for word in title) for stem in each) and each for each in called)


STEM = 5
"""First letters of a word that are the same in its other forms: "nächste Sitzung", "der nächsten Sitzung"."""


def _without_time_word(phrase: str, known: Vocabulary) -> str:
    """A phrase of several words without a word such as "at" at its end, which is of the time behind it."""
    *words, last = phrase.split()
    return " ".join(words) if len(words) > 1 and last in known.times.before else phrase


# Motions


def _of_outcome(name: str, before: Minutes, after: Minutes) -> Iterator[tuple[int, Note]]:
    """Sentences of what became of the motion that was ended now."""
    was = {note.id: note.outcome for note in before.notes[-LATELY:]}
    ended = [
        index
        for index, note in enumerate(after.notes)
        if note.kind == "motion" and note.outcome and was.get(note.id, note.outcome) != note.outcome
    ]
    if name == "vote" and not ended and len(after.notes) > len(before.notes):
        index = pending(after)
        ended = [index] if index is not None else _voted_on(after.notes[-1], after)
    if not ended:
        return
    last = ended[-1]
    main = main_motion(after, last)
    earlier = (at for at in range(main - 1, -1, -1) if after.notes[at].kind == "motion" and not after.notes[at].struck)
    first = next(earlier, -1)
    own = _words_of_outcome(after, after.notes[last], after.notes[main])
    has_doubt = bool(after.notes[last].check and after.notes[last].reason)
    for index, note in _lately(after):
        if index <= first:
            return
        if index < main and not note.check.startswith(MAY_COME_FIRST):
            continue
        is_named = _is_answered(note.check, name)
        if not is_named and not note.check.startswith(OF_ANY_OUTCOME):
            continue
        if not has_doubt and _is_said(note.text, own, after) and _are_ballots_so(note.text, after.notes[last], after):
            yield index, _struck(note)
        elif is_named or (pending(after) is None and _has_counts(note, own)):
            asked = _vote_left(note, after, after.notes[last]) if name != "vote" else ""
            yield index, replace(note, check=asked or _other_counts(note.check, after, after.notes[last]))


def _vote_left(note: Note, minutes: Minutes, motion: Note) -> str:
    """What is asked of a sentence that has the counts of the vote on a motion, or says that all were for it, where
    the outcome was entered without a vote; "" of any other."""
    if motion.outcome not in (FINAL, "lost") or votes_on(minutes, motion):
        return ""
    from minutes_tui.line.votes.outcome_doubts import vote_said  # few sentences need it

    said = vote_said(note.text, minutes)
    return VOTE_ASKED.format(excerpt(motion.text), said) if said else ""


def _voted_on(vote: Note, minutes: Minutes) -> list[int]:
    """Index of the motion with an outcome on which a vote is that was entered behind that."""
    lately = range(max(len(minutes.notes) - LATELY, 0), len(minutes.notes))
    motions = [at for at in lately if minutes.notes[at].kind == "motion" and minutes.notes[at].outcome]
    return [at for at in motions if vote in votes_on(minutes, minutes.notes[at])]


OF_ANY_OUTCOME = (
    OUTCOME_ASKED.format(""), OF_PENDING, WHICH_ASKED, OTHER_ASKED.partition("{")[0], NO_AMENDMENT, NOTHING_PENDING,
    WITHIN, RESOLVED_ASKED, DECISION_ASKED, VOTE,
)  # fmt: skip
"""With what marks begin that any outcome may answer."""
MAY_COME_FIRST = (
    NOTHING_PENDING, WITHIN, RESOLVED_ASKED, DECISION_ASKED, OUTCOME_ASKED.format(""), VOTE,
)  # fmt: skip
"""Those of sentences that may come before their motion."""


def _is_answered(check: str, name: str) -> bool:
    """Whether a mark asks for the command of a name."""
    named = (
        OUTCOME_ASKED.format(f"/{name}"),
        f"{OF_PENDING} Type /{name}",
        *[VOTE] * (name == "vote"),
    )
    return check.startswith(named) or (check.startswith(OUTCOME_ASKED.format("")) and f"{OR}/{name}" in check)


def _has_counts(note: Note, own: set[str]) -> bool:
    """Whether a sentence that may be about the motion has the figures of its vote, and no others."""
    figures = {word for word in _words(note.text) if word.isdecimal()}
    return note.check == motion_lines.WHICH_ASKED and len(figures) > 1 and figures <= own | {"0"}


def _is_said(text: str, own: set[str], minutes: Minutes) -> bool:
    """Whether a sentence has no words and no figures but these."""
    left = _words(text) - own
    return all(told_sentences.in_figures(word, minutes.meeting.language) in own | {"0"} for word in left)


def _are_ballots_so(text: str, motion: Note, minutes: Minutes) -> bool:
    """Whether those whom a sentence names, and who have a ballot on a motion, have it in a way that is said there."""
    words, ways = _words(text), ballots.words_of_ballots(minutes.meeting.language)
    more = {"against": "dissenting", "abstain": "abstaining"}
    people, vote = roster(minutes), next(reversed(votes_on(minutes, motion)), Note())
    said = {way for way, words_ in ways.items() if re.search(rf"(?<!\w)(?:{words_})(?!\w)", text, re.IGNORECASE)}
    for way, name in more.items():
        phrases = [phrase for each in _known(minutes) for phrase in getattr(each.motions, name)]
        said |= {way} if any(_words(phrase) <= words for phrase in phrases) else set()
    named = [code for code in vote.ballots if words & _words(f"{people.full(code)} {code}")]
    return all(vote.ballots[code] in said for code in named)


def _words_of_outcome(minutes: Minutes, motion: Note, main: Note) -> set[str]:
    """Words, in small letters, that say of a motion what the record has of it now."""
    people, own = roster(minutes), _words(LITTLE) | _words(motion.reason)
    own |= _words_of_moving(minutes, motion) | _words_of_moving(minutes, main)
    for vote in votes_on(minutes, motion)[-1:]:
        counts = (vote.for_, vote.against, vote.abstain)
        own |= {str(count) for count in counts if count is not None} | _words(vote.text) | _words(vote.outcome)
        own |= {word for code in vote.ballots for word in _words(f"{people.full(code)} {people.short(code)} {code}")}
    tags = dict.fromkeys((minutes.meeting.language, "en"))
    for tag in tags:
        ways = vote_counts.words_of_ways(labels(tag))
        own |= _words(" ".join(word for each in ways.values() for word in each))
        own |= _words(" ".join((labels(tag).vote, labels(tag).motion)))
    for known in _known(minutes):
        words = known.motions
        said = (
            *(getattr(words, motion.outcome) if motion.outcome else ()),
            *words.the, *words.nouns, *words.be, *words.by, *words.to, *words.cast, *words.so,
            *words.dissenting, *words.abstaining,
            *known.scribes.motion, *known.scribes.vote, *known.rosters.votes,
            *(known.scribes.amend if motion.amends else ()),
            *(known.scribes.resolved if motion.outcome == "carried" else ()),
        )  # fmt: skip
        own |= _words(" ".join(said))
    return own | _words(" ".join(ballots.words_of_ballots(minutes.meeting.language).values()))


def _of_proxies(minutes: Minutes) -> Iterator[tuple[int, Note]]:
    """Sentences that ask for proxies all of which are recorded. Where their giver was to leave first and is there
    still, it is asked whether they left."""
    held = {person.key: listed(person.proxies) for person in minutes.participants}
    there = presence(minutes)
    for index, note in _lately(minutes):
        asked = [(holder, giver) for holder, givers in PROXIES.findall(note.check) for giver in givers.split(", ")]
        if asked and all(giver in held.get(holder, ()) for holder, giver in asked):
            leaves = LEAVES.match(note.check)
            is_there = leaves is not None and there.get(leaves[2]) == PRESENT
            check = f"Did {leaves[2]} {WAYS['left']}? Type {leaves[1]}" if leaves and is_there else ""
            yield index, replace(note, check=check)


PROXIES = re.compile(r"/proxy ([\w-]+): ([\w-]+(?:, (?!then\b)[\w-]+)*)")
LEAVES = re.compile(r"Type (-([\w-]+)(?: [\d:]+)?) first")


def _words_of_moving(minutes: Minutes, motion: Note) -> set[str]:
    people = roster(minutes)
    who = (*listed(motion.mover), *listed(motion.seconder))
    names = " ".join(f"{code} {people.full(code)} {people.short(code)}" for code in who)
    return _words(motion.text) | _words(names) | mover_sentences.words_of_moving(minutes.meeting.language)


def _other_counts(check: str, minutes: Minutes, motion: Note) -> str:
    """That a sentence has other counts than the vote on a motion; "" where it has none, or the same."""
    said = COUNTS.search(check)
    votes = votes_on(minutes, motion)
    if not said or not votes or votes[-1].for_ is None or votes[-1].against is None:
        return ""
    is_ = f"{votes[-1].for_}-{votes[-1].against}"
    return "" if said[0] == is_ else f"It says {said[0]}, and the vote is {is_}: correct one of them."


COUNTS = re.compile(r"(?<![\d-])\d{1,4}-\d{1,4}(?![\d])")


def _of_new(name: str, before: Minutes, after: Minutes) -> Iterator[tuple[int, Note]]:
    """Sentences that a new motion, amendment or decision says."""
    new = after.notes[len(before.notes) :]
    made = next((note for note in new if note.kind in ("motion", "decision")), None)
    if made is None:
        return
    own = _words(LITTLE) | _words_of_moving(after, made)
    for each in _known(after):
        own |= _words(" ".join(each.scribes.resolved)) if made.kind == "decision" else set()
        own |= _words(" ".join((*each.scribes.amend, *_instructions(each), "amend"))) if made.amends else set()
    if made.amends:
        main = main_motion(after, after.notes.index(made))
        own |= _words(after.notes[main].text)
    if made.kind == "decision":
        own |= _words_of_outcome(after, replace(made, outcome="carried"), made)
    if made.kind == "motion" and not made.amends:
        yield from _outcomes_before(len(before.notes), after)
    asked = DECISIONS if made.kind == "decision" else (unread_proposals.AMENDMENT,) if made.amends else MOTIONS
    for index, note in _lately(after):
        if not note.check.startswith(asked):
            continue
        if _is_said(note.text, own, after):
            yield index, _struck(note)
        elif made.kind == "motion" and made.mover and (made.amends or _words(made.text) <= _words(note.text)):
            yield index, replace(note, check="")
        return


def _outcomes_before(index: int, minutes: Minutes) -> Iterator[tuple[int, Note]]:
    """Sentences before a motion that was entered only then, and say what became of one when none was pending: each asks
    for that now, with its counts."""
    for at, note in _lately(minutes):
        if at < index and (minutes.notes[at].check == NOTHING_PENDING):
            found = motion_lines.read(note.text, minutes)
            is_told = found is not None and found.command in motion_lines.OUTCOMES and not found.then
            asked = OUTCOME_ASKED.format(found.line) if found and is_told else motion_lines.doubt(note.text, minutes)
            if asked.startswith(OUTCOME_ASKED.format("")):
                yield at, replace(note, check=asked)
            return


def _instructions(known: Vocabulary) -> Iterator[str]:
    """Words of how a wording is changed: "adding", "striking"."""
    for name in known.amendments.__struct_fields__:
        for each in getattr(known.amendments, name):
            yield each if isinstance(each, str) else " ".join(map(str, each))


DECISIONS = (RESOLVED_ASKED, DECISION_ASKED)
MOTIONS = (unread_proposals.MOTION,)
