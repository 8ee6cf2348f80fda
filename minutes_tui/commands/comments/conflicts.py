"""Why a correction can't be made as it came: another one took its words, or they are none of the text."""

import re

from minutes_tui.language.labels import labels
from minutes_tui.language.names import roster, title_split
from minutes_tui.model.minutes import Comment, Minutes, Note, listed
from minutes_tui.readers.returned import mailed_comments


def speaker(minutes: Minutes, index: int, note: Note) -> str:
    """Why a comment that changes who spoke is refused; "" of any other, and where the paragraph has that speaker."""
    found = mailed_comments.speaker_asked(minutes.comments[index], note)
    if not found:
        return ""
    names = roster(minutes)
    printed = {names.short(code) for code in listed(note.speaker)}
    if found in {" ".join(each.split()) for each in printed}:
        return ""
    return (
        f"Comment #{index + 1} changes who spoke in §{note.paragraph} to “{found}”: s in the review sets the speaker, "
        f"then accept it."
    )


def other_speaker(minutes: Minutes, index: int, note: Note) -> str:
    """Why a comment is refused that adds to what somebody says a line that begins with somebody else; "" of any
    other."""
    comment = minutes.comments[index]
    wanted = mailed_comments.correction(comment.text) if comment.change and note.speaker else None
    added = wanted.new if wanted else ADDED.sub("", comment.text).strip("“”") if ADDED.match(comment.text) else ""
    if not comment.change or not note.speaker or not added:
        return ""
    known, names = labels(minutes.meeting.language), roster(minutes)
    first = 0 if wanted is None or not wanted.old.strip() else 1
    for line in added.split("\n")[first:]:
        who = LEAD.match(line)
        named = who and (names.code(who[1], exact=True) or [*names.named(who[1]), ""][0])
        if who and named not in note.speakers and (named or title_split(who[1], known)[0]):
            did = f"Comment #{index + 1} adds what “{who[1]}” says to §{note.paragraph}, where others speak"
            ways = f"enter that as a note of its own, then /reject #{index + 1} entered as a note of its own"
            return f"{did}: {ways}. /accept #{index + 1} = WHOLE TEXT of §{note.paragraph} adds it here."
    return ""


LEAD = re.compile(r"([^\W\d_][^:：\n]{0,60}?)\s*[:：]\s*\S")
"""Who speaks, before a colon."""
ADDED = re.compile(r"\+\s+")
"""How a change begins that only adds words."""


def same_words(minutes: Minutes, index: int, note: Note) -> tuple[int, mailed_comments.Correction] | None:
    """The number and the correction of an accepted comment that changed words of this one; None where none did."""
    wanted = mailed_comments.correction(minutes.comments[index].text)
    if wanted is None or not wanted.old:
        return None
    for number, other in enumerate(minutes.comments, 1):
        made = _made(other, note) if number != index + 1 else None
        if made and (made.old in wanted.old or wanted.old in made.old) and _is_only_in(wanted.old, made.new, note.text):
            return number, made
    return None


def is_gone(words: str, text: str) -> bool:
    """Whether a text does not have words, as whole ones."""
    return not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)


def _made(other: Comment, note: Note) -> mailed_comments.Correction | None:
    """The correction of a paragraph that was accepted and is in its text."""
    if not other.accepted or other.paragraph is None or other.paragraph != note.paragraph:
        return None
    made = mailed_comments.correction(other.words or other.text)
    return made if made and made.old and made.new and made.new in note.text else None


def _is_only_in(words: str, new: str, text: str) -> bool:
    """Whether a text has words nowhere but within new ones."""
    return words not in text.replace(new, "\0")
