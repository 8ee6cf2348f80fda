"""What is before the meeting to be decided: the pending motion, its wording as amended, the vote on it; and what goes
with a motion."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from minutes_tui.language.labels import labels
from minutes_tui.language.names import same
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.model.minutes import Minutes, Note, listed

FINAL = "carried"
"""The outcome that makes a motion a decision."""
OUTCOMES = {
    FINAL: "carried", "lost": "lost", "withdrawn": "withdrawn",
    "tabled": "tabled", "postponed": "postponed_motion", "referred": "referred",
}  # fmt: skip
"""What may become of a motion, as the record has it, and the label that a page has for it."""
PUT_OFF = ("tabled", "postponed", "referred")
"""Those with which it is not decided yet, nor are the amendments to it that were pending."""


def pending(minutes: Minutes) -> int | None:
    """Index of the motion that is to be decided: the last one without an outcome, in the item that is up. What became
    of a later motion leaves it pending; a decision without a motion ends it. One that was carried over from an earlier
    meeting waits until its item is taken up."""
    return minutes.derived(_pending)  # a long record without items would be walked for each key


def _pending(minutes: Minutes) -> int | None:
    notes = minutes.notes
    for index in range(len(notes) - 1, -1, -1):
        note = notes[index]
        if note.struck:
            continue
        if note.kind == "motion" and not note.outcome:
            if note.from_ and note.item and not _was_taken_up(note.item, notes[:index]):
                continue
            return index
        if note.kind == "item" and _goes_on(notes, index):
            continue
        if note.kind == "item" or (note.kind == "decision" and not listed(note.answers)):
            return None
    return None


def _was_taken_up(item: str, notes: Sequence[Note]) -> bool:
    """Whether an item was taken up before a motion in it, so that one that was carried over doesn't wait any more."""
    return any(note.kind == "item" and note.item == item and not note.struck for note in notes)


def _goes_on(notes: Sequence[Note], index: int) -> bool:
    """Whether the note of an item says no more than that the one that was up goes on, as when the public leaves."""
    before = (notes[at] for at in range(index - 1, -1, -1) if notes[at].kind == "item" and not notes[at].struck)
    last = next(before, None)
    return notes[index].outcome == "resumed" and last is not None and last.item == notes[index].item


# Motions that put off the pending one


class PutOff(NamedTuple):
    """What a motion says that is about nothing but another, which is pending: "to postpone it to May"."""

    outcome: str
    """What becomes of that one where this one is carried; one of `PUT_OFF`."""
    words: str
    """When or where it is put off: "to May"; "" where that isn't said."""


def puts_off(words: str, language: str) -> PutOff | None:
    """What the words of a motion put off, where they say no more; None of any other motion."""
    said = words.strip(" .;,。")
    for outcome, pattern in _puts_off(language) if len(said) <= LONGEST else ():
        match = pattern.fullmatch(said)
        if match and not (outcome != "referred" and _may_be_subject(match["before"] or "", language)):
            return PutOff(outcome, match["before"] or match["behind"] or "")
    return None


LONGEST = 80
"""Characters of a motion that puts off another."""


def _may_be_subject(where: str, language: str) -> bool:
    """Whether one noun between a motion and the verb may say what the motion is about, "auf Satzungsänderung", and no
    time: it is no month and no day of the week."""
    _, _, noun = where.partition(" ")
    if not (noun.isalpha() and noun[:1].isupper()):
        return False
    from minutes_tui.language.date_words import names_day_or_month  # few lines need it

    return not names_day_or_month(noun, language)


@cache
def _puts_off(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What finds each of these in a language and in English. The verb may come last where a language has it so; in
    English it may not, as "to buy the table" ends with a noun."""
    found = []
    for tag in dict.fromkeys((language, "en")):
        known, own = vocabulary(tag), labels(tag)
        words = known.motions
        nouns = alternatives({*known.scribes.motion, *known.scribes.amend, *words.nouns, own.motion, own.amendment})
        that = alternatives({"to"} if tag == "en" else set(words.that)) or "(?!)"
        the = alternatives(set(words.the)) or "(?!)"
        it = rf"(?:{alternatives(set(words.so))}|(?:(?:{the})(?:\s+|(?<=['’])))?(?:{nouns}))(?!\w)"
        where = rf"(?:{alternatives(set(words.until)) or '(?!)'})(?:(?:\s|(?<=['’]))[^,;]+?)?"
        for outcome, key in zip(PUT_OFF, ("to_table", "to_postpone", "to_refer"), strict=True):
            verb = alternatives(set(getattr(words, key))) or "(?!)"
            begins = rf"(?:(?:{that})\s+)?(?:{verb})(?!\w)(?:\s+{it})?(?:\s+(?P<behind>{where}))?"
            ends = "(?P<before>(?!))"
            if tag != "en":
                ends = rf"(?:(?:{that})\s+)?(?:{it}\s+)?(?:(?P<before>{where})\s+)?(?:{verb})"
            found.append((outcome, re.compile(rf"{begins}|{ends}", re.IGNORECASE)))
    return tuple(found)


def is_procedural(words: str, language: str) -> bool:
    """Whether a motion is about how the meeting goes on, "to call the question": carried, it leaves the pending motion
    to be decided."""
    return _procedural(language).match(words) is not None


@cache
def _procedural(language: str) -> re.Pattern[str]:
    tags = dict.fromkeys((language, "en"))
    words = {word for tag in tags for word in vocabulary(tag).motions.procedural}
    begins = {word for tag in tags for word in (*vocabulary(tag).motions.that, *vocabulary(tag).motions.the)}
    return re.compile(rf"\s*(?:(?:{alternatives(begins)})\s+){{0,2}}(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def is_aside(motion: Note, minutes: Minutes) -> bool:
    """Whether a motion is about the pending one or the procedure: an amendment, one to put it off, one to go on."""
    language = minutes.meeting.language
    return bool(motion.amends or puts_off(motion.text, language) or is_procedural(motion.text, language))


def names_aside(words: str, language: str) -> bool:
    """Whether words name anywhere what is done to a motion by another, or a motion on the procedure: "lay on the
    table", "Nichtbefassung". A sentence that has them may say the opposite of what it says at first sight."""
    return _named_aside(language).search(words) is not None


@cache
def _named_aside(language: str) -> re.Pattern[str]:
    found: set[str] = set()
    for known in (vocabulary(tag).motions for tag in dict.fromkeys((language, "en"))):
        found |= {*known.to_table, *known.to_postpone, *known.to_refer, *known.procedural, *known.against_motion}
    return re.compile(rf"(?<!\w)(?:{alternatives(found)})(?!\w)", re.IGNORECASE)


def put_off_by(minutes: Minutes, index: int) -> tuple[int, PutOff] | None:
    """Index of the motion that one at an index puts off where it is carried, and how; None where it puts off none."""
    note = minutes.notes[index]
    found = None if note.amends else puts_off(note.text, minutes.meeting.language)
    before = pending(replace(minutes, notes=minutes.notes[:index])) if found else None
    return (before, found) if found and before is not None else None


def ended_by_decision(minutes: Minutes) -> int | None:
    """Index of the motion without an outcome that a decision about something else has ended, in the item that is up;
    None where none is. One with the motion's words, or behind a vote on it, says what became of it."""
    notes = minutes.notes
    at = next((at for at in range(len(notes) - 1, -1, -1) if not notes[at].struck and notes[at].kind in ENDS), None)
    if at is None or notes[at].kind != "decision" or listed(notes[at].answers):
        return None
    index = pending(replace(minutes, notes=notes[:at]))
    if index is None or same(notes[at].text) in (same(notes[index].text), same(wording(minutes, index))):
        return None
    is_voted = any(note.kind == "vote" and not note.struck for note in notes[index:at])
    return None if is_voted else index


ENDS = ("motion", "decision", "item")
"""Kinds of notes behind which an earlier motion is no longer pending."""


def counted(minutes: Minutes) -> int | None:
    """Index of what counts with no title are of: the pending motion, or one that was decided after it where nothing
    was said since; else what was decided last in the item that is up, a motion or a decision."""
    return minutes.derived(_counted)


def _counted(minutes: Minutes) -> int | None:
    if (index := pending(minutes)) is not None:
        last = next(at for at in range(len(minutes.notes) - 1, -1, -1) if not minutes.notes[at].struck)
        note = minutes.notes[last]
        is_other = note.kind == "motion" and note.outcome in ("carried", "lost") and not is_aside(note, minutes)
        return last if is_other else index
    for index in range(len(minutes.notes) - 1, -1, -1):
        note = minutes.notes[index]
        if note.struck:
            continue
        if note.kind in ("item", "heading"):
            return None
        if note.kind in ("motion", "decision"):
            return index
    return None


def moved_last(minutes: Minutes) -> int | None:
    """Index of the motion of which it may still be said who moved and seconded it: the pending one, else the one that
    was decided last in the item that is up."""
    index = counted(minutes)
    return index if index is not None and minutes.notes[index].kind == "motion" else None


def voted_on(minutes: Minutes, index: int) -> tuple[str, ...]:
    """The id of the motion that a vote on it answers; of a decision the motion's that it was taken on, if any."""
    note = minutes.notes[index]
    return listed(note.answers) if note.kind == "decision" else listed(note.id)


def main_motion(minutes: Minutes, index: int) -> int:
    """Index of the motion that an amendment is to, or of a motion itself."""
    notes, seen = minutes.notes, set()
    while index not in seen and (amended := listed(notes[index].amends)):
        seen.add(index)
        index = next((at for at in range(index - 1, -1, -1) if notes[at].id == amended[0]), index)
    return index


def with_amendments(minutes: Minutes, index: int) -> list[int]:
    """Indices of the motion to which an amendment is, and of what else is pending to that."""
    main = main_motion(minutes, index)
    id = minutes.notes[main].id
    others = range(main + 1, len(minutes.notes))
    amending = [at for at in others if id and id in listed(minutes.notes[at].amends) and not minutes.notes[at].struck]
    return [at for at in (main, *amending) if at != index and not minutes.notes[at].outcome]


def wording(minutes: Minutes, index: int) -> str:
    """The words of a motion as the amendments that were carried have left them."""
    return amended_text(minutes, minutes.notes[index])


def amended_text(minutes: Minutes, note: Note) -> str:
    """The same of a note."""
    return note.text if note.amends else minutes.derived(amended).get(note.id, note.text)


def amended(minutes: Minutes) -> dict[str, str]:
    """The words of the last amendment that was carried, by the id of the motion that it is to."""
    return {
        id: note.text
        for note in minutes.notes
        if note.kind == "motion" and note.amends and note.outcome == FINAL and not note.struck
        for id in listed(note.amends)
        if id
    }


def before_amendment(minutes: Minutes, amendment: Note) -> str:
    """The words of the motion that an amendment is to, as those carried before it have left them; "" where they are
    not known."""
    return minutes.derived(_before_amendments).get(amendment.id, "") if amendment.id else ""


def _before_amendments(minutes: Minutes) -> dict[str, str]:
    """The same for each amendment, by its id."""
    words: dict[str, str] = {}
    found: dict[str, str] = {}
    for note in minutes.notes:
        if note.kind != "motion" or note.struck:
            continue
        to = [id for id in listed(note.amends) if id in words]
        if to and note.id:
            found[note.id] = words[to[0]]
        if note.outcome == FINAL:
            words |= dict.fromkeys(to, note.text)
        if note.id:
            words[note.id] = note.text
    return found


def open_vote(minutes: Minutes) -> int | None:
    """Index of the vote that ballots go to: the last, where no motion, decision or item came behind it. One whose
    motion has an outcome is closed, and so is one by counts alone that no motion is pending for, or one that says only
    that all were for a decision."""
    return minutes.derived(_open_vote)


def _open_vote(minutes: Minutes) -> int | None:
    notes = minutes.notes
    for index in range(len(notes) - 1, -1, -1):
        note = notes[index]
        if note.struck:
            continue
        if note.kind == "vote":
            on = listed(note.answers)
            counts = (note.for_, note.against, note.abstain, note.invalid)
            is_counted = bool(note.options) or any(count is not None for count in counts)
            is_told = bool(note.outcome) and _is_behind_decision(notes[:index])
            is_closed = ((is_counted or is_told) and not (note.ballots or on)) or _has_outcome(notes[:index], on)
            return None if is_closed else index
        if note.kind in ("motion", "item", "decision"):
            return None
    return None


def _is_behind_decision(notes: Sequence[Note]) -> bool:
    return next((note.kind for note in reversed(notes) if not note.struck), "") == "decision"


def interested(minutes: Minutes, on: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Codes of those who have declared an interest in what is up, and so take no part in a vote that begins now on the
    motions with some ids, as `under` gives them. An interest that was declared with a motion pending is linked to that,
    and is of each vote under it. What is declared outside of the agenda else is about the next motion, or the next vote
    on none."""
    item = minutes.current_item()
    found: list[str] = []
    is_past = False
    for note in reversed(minutes.notes):
        if note.struck:
            continue
        is_decided = (note.kind == "motion" and note.outcome) or (note.kind == "vote" and not note.answers)
        is_past = is_past or (not item and bool(is_decided))
        if note.kind == "vote" or not note.recused:
            continue
        if linked := listed(note.answers):
            found += reversed(listed(note.recused)) if set(on).intersection(linked) else ()
        elif note.item == item and not is_past:
            found += reversed(listed(note.recused))
    return tuple(dict.fromkeys(reversed(found)))


def under(minutes: Minutes, motion: int) -> tuple[str, ...]:
    """Ids of what a vote on a motion or a decision is about: that itself, and the motion that it amends or puts off."""
    aside = put_off_by(minutes, motion) if minutes.notes[motion].kind == "motion" else None
    of = (motion, main_motion(minutes, motion), *((main_motion(minutes, aside[0]),) if aside else ()))
    return tuple(dict.fromkeys(id for index in of for id in voted_on(minutes, index)))


def new_vote(minutes: Minutes, motion: int | None, recused: tuple[str, ...] = ()) -> Note:
    """A vote that begins now, on a motion or a decision, or on none, without those who have declared an interest."""
    answers = voted_on(minutes, motion) if motion is not None else ()
    about = under(minutes, motion) if motion is not None else ()
    out = tuple(dict.fromkeys((*interested(minutes, about), *recused)))
    return Note(kind="vote", answers=answers[0] if len(answers) == 1 else answers, recused=out)


def was_secret(minutes: Minutes) -> bool:
    """Whether the last thing decided, in the item that is up, was a secret vote."""
    for note in reversed(minutes.notes):
        if not note.struck and note.kind in ("vote", "motion", "item", "decision"):
            return note.kind == "vote" and note.secret
    return False


def _has_outcome(notes: Sequence[Note], ids: tuple[str, ...]) -> bool:
    """Whether one of the motions with these ids has an outcome."""
    return any(note.kind == "motion" and note.id in ids and note.outcome for note in reversed(notes)) if ids else False


def ballot_of(amount: str) -> str:
    """What a scribe's +1, -0.5 or 0 stands for."""
    value = float(amount)
    return "for" if value > 0 else "against" if value < 0 else "abstain"


def is_plain(amount: str) -> bool:
    """Whether it is a whole vote and not a shade of one, such as +0.5."""
    return amount in ("+1", "-1", "0", "+0", "-0")


def last_decided(notes: Sequence[Note]) -> Note | None:
    """The last decision or motion."""
    return next((note for note in reversed(notes) if note.kind in ("decision", "motion") and not note.struck), None)


def of_motions(minutes: Minutes, indices: Collection[int]) -> list[int]:
    """Indices of the votes and amendments that are on the motions at some indices and on nothing else, without those
    indices themselves. A note without an id has none."""
    gone = {note.id for at in indices if (note := minutes.notes[at]).kind == "motion" and note.id}
    found: list[int] = []
    for at, note in enumerate(minutes.notes):
        if gone and at not in indices and (on := subjects(note)) and gone.issuperset(on):
            found.append(at)
            gone |= {note.id} if note.kind == "motion" and note.id else set()
    return found


def subjects(note: Note) -> tuple[str, ...]:
    """Ids of what a vote is on, or an amendment is to; () of any other note."""
    return listed(note.answers) if note.kind == "vote" else listed(note.amends) if note.kind == "motion" else ()
