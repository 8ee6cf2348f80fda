"""What is said of the notes that a page leaves out. It is said beside the page, never on it."""

from minutes_tui.meeting.audiences import ADMITTED, narrowed
from minutes_tui.model.minutes import Audience, Minutes

NO_PARAGRAPHS = ("item", "remark", "unknown")
"""Kinds of note that have no text of their own on any page."""


def of_others(minutes: Minutes, audience: Audience) -> str:
    """How many notes are left out because they are for fewer people than the page; "" where none are."""
    left = [
        note.audience
        for note in narrowed(minutes).notes
        if not note.struck and note.kind not in NO_PARAGRAPHS and note.audience not in ADMITTED[audience]
    ]
    if not left:
        return ""
    which = " or ".join(each for each in ("restricted", "private") if each in left)
    are = "note is" if len(left) == 1 else "notes are"
    widest = "private" if "private" in left else "restricted"
    return f"{audience.capitalize()} page: {len(left)} {which} {are} left out; the {widest} page has all."


def unreadable(minutes: Minutes, record: str) -> str:
    """How many notes with text no page has, since what they are cannot be read; "" where none are."""
    count = sum(note.kind == "unknown" and bool(note.text) and not note.struck for note in minutes.notes)
    has, them = ("note has", "it") if count == 1 else ("notes have", "them")
    is_ = "is" if count == 1 else "are"
    return f"{count} {has} an unknown kind and {is_} on no page: minutes check {record} names {them}." if count else ""
