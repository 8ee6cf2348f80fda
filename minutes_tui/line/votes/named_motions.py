"""Which motion the words behind an outcome name, where more than one has none yet: "/withdrawn We buy the boat"."""

import re
from typing import NamedTuple

from minutes_tui.language.markup import excerpt
from minutes_tui.meeting.motions import main_motion, pending, wording
from minutes_tui.model.minutes import Minutes

LATELY = 200
"""Notes back to which motions are looked for."""
SHORTEST = 3
"""Letters of a word that may tell one motion from another."""


class Named(NamedTuple):
    """The motion that is meant, and what is typed behind its words."""

    at: int
    rest: str
    problem: str = ""
    """Why it can't be told, as a sentence; then nothing is to be recorded."""


def named(command: str, argument: str, minutes: Minutes) -> Named:
    """The motion of the item that is up whose whole words begin the argument of a command; else the pending one, which
    there must be. Words of another motion alone are asked about, and so is one that has an outcome."""
    at = pending(minutes)
    assert at is not None, "the command has said so"
    if not argument:
        return Named(at, argument)
    motions = _of_item(minutes)
    begun = [(match.end(), index) for index in motions if (match := _begins(argument, wording(minutes, index)))]
    alone = f"/{command} alone is of {excerpt(minutes.notes[at].text)}."
    if begun:
        end, index = max(begun, key=lambda each: (each[0], each[1] == at, not minutes.notes[each[1]].outcome, each[1]))
        rest = argument[end:].lstrip(BEHIND)
        motion = minutes.notes[index]
        if motion.outcome:
            said = f"The motion {excerpt(motion.text)} is {motion.outcome} already: F5 changes that. {alone}"
            return Named(at, argument, said)
        if index != at and main_motion(minutes, at) == index:
            first = excerpt(minutes.notes[at].text)
            return Named(at, argument, f"An amendment to it is pending, {first}: type its outcome first.")
        return Named(index, rest)
    own = _words(wording(minutes, at))
    typed = _words(argument)
    for index in motions:
        note = minutes.notes[index]
        if index == at or note.outcome or note.amends:
            continue
        its = typed & _words(wording(minutes, index)) - own
        if its and (len(its) > 1 or typed <= _words(wording(minutes, index))):
            whole = f"/{command} {wording(minutes, index)}"
            return Named(at, argument, f"Is it of {excerpt(note.text)}? Type {whole} with all of its words. {alone}")
    return Named(at, argument)


def _of_item(minutes: Minutes) -> list[int]:
    """Indices of the motions since the item was taken up, or since a decision that ended them; the last first."""
    found = []
    for index in range(len(minutes.notes) - 1, max(-1, len(minutes.notes) - 1 - LATELY), -1):
        note = minutes.notes[index]
        if note.struck:
            continue
        if note.kind == "item" or (note.kind == "decision" and not note.answers):
            break
        if note.kind == "motion":
            found.append(index)
    return found


BEHIND = " .,;:–—-\"'“”„‘’«»"
"""Between the words of a motion and what is said of it."""


def _begins(argument: str, words: str) -> re.Match[str] | None:
    parts = [re.escape(each) for each in re.findall(r"\w+", words)]
    if not parts:
        return None
    whole = r"[\W_]+".join(parts)
    return re.match(rf"\W*{whole}(?!\w)", argument, re.IGNORECASE)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text) if len(word) >= SHORTEST}
