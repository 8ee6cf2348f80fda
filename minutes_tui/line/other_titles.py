"""Names that are typed with another honorific than the roster has: who is meant, and the question whether it is so."""

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.names import Roster, roster
from minutes_tui.model.minutes import Minutes

LATELY = 2000
"""Notes back to which it is looked whether a question is settled."""


def question(name: str, key: str, people: Roster, known: Labels) -> str:
    """Whether a name means somebody whose honorific is another; "" where it differs by a full stop."""
    if people.is_titled(name, key, known):
        return ""
    has = "another title" if people.by_key[key].title else "no title"
    return f"Is “{name}” {key} {people.full(key)}, who has {has} on the list?"


def unsettled(doubt: str, words: str, keys: list[str], minutes: Minutes) -> str:
    """A question who is meant by a name with which a line begins; "" where a note before it that has the name is
    theirs and no longer to be checked. Of one who has no honorific on the roster it is asked once."""
    if not doubt:
        return ""
    theirs = [note for note in minutes.notes[-LATELY:] if list(note.speakers) == keys and not note.struck]
    if not any(roster(minutes).by_key[key].title for key in keys):
        return "" if theirs else doubt
    return "" if any(note.text.startswith(words) and not note.check for note in theirs) else doubt


def before_colon(typed: str, minutes: Minutes) -> tuple[list[str], str]:
    """Keys of those whom a name before a colon may mean, and the question about it; nobody where a man would be meant
    by a woman's honorific, or the other way round."""
    people, known = roster(minutes), labels(minutes.meeting.language)
    keys = people.titled_otherwise(typed, known)
    if len(keys) != 1:
        return keys, ""
    doubt = question(typed, keys[0], people, known)
    return ([] if people.are_two(typed, keys[0], known) else keys), unsettled(doubt, typed, keys, minutes)
