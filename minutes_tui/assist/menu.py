"""In which order commands are offered: by what they are about, and first those that are of use now."""

from collections.abc import Mapping

from minutes_tui.meeting.attendance import has_begun
from minutes_tui.model.minutes import Minutes, listed

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Agenda": ("next", "item", "insert", "topic", "close", "skip", "back", "private", "public", "reorder", "plan",
               "times", "start", "break", "resume", "adjourn", "clock", "close!"),
    "Decide": ("decision", "action", "motion", "seconder", "amend", "vote", "carried", "lost", "rollcall", "consensus",
               "readback", "done", "late", "drop", "withdrawn", "mover", "majority", "poll", "recuse",
               "for", "against", "abstain", "support", "object", "tied", "table", "postpone", "refer", "renumber"),
    "Speak": ("floor", "ask", "withdraw", "limit", "spoken", "closelist", "openlist", "clear"),
    "People": ("person", "import", "participants", "present", "apologies", "absent", "expected", "substitute", "proxy",
               "quorum", "name", "name!", "role", "chair", "set", "seat", "strike", "remove"),
    "Text": ("undo", "redo", "edit", "correct", "give", "gap", "unmark", "missed", "split", "join", "heading", "attach",
             "copy", "note"),
    "Review and page": ("review", "pages", "export", "checks", "fix", "silence", "silenced", "replace"),
    "Life of the minutes": ("signoff", "circulate", "mail", "comments", "comment", "accept", "reject", "approve",
                            "corrigendum", "reopen", "circulate!", "approve!"),
    "Meeting and program": ("meeting", "help", "quit", "theme", "suspend"),
}  # fmt: skip
"""Every command once, those of one subject together and in the order of use."""

LEADER: Mapping[str, tuple[str, ...]] = {
    "Speak": ("ask", "floor", "withdraw", "spoken"),
    "Decide": ("decision", "action", "motion", "amend", "vote", "carried", "rollcall", "readback", "consensus"),
    "Agenda": ("next", "item", "topic", "back", "close", "times", "break"),
    "People": ("person", "participants", "name", "quorum"),
    "Text": ("undo", "edit", "give", "split", "join", "missed", "gap", "copy", "export"),
}  # fmt: skip
"""Commands that have a letter behind the leader, by subject."""


def of_the_hour(minutes: Minutes) -> tuple[str, ...]:
    """Names of the seven commands that are most likely wanted as the minutes stand.

    The smallest usual screen always has room for seven."""
    match minutes.meeting.status:
        case "approved":
            return ("pages", "export", "corrigendum", "review", "copy", "reopen", "quit")
        case "circulated":
            return ("comments", "comment", "accept", "reject", "review", "approve", "pages")
    if is_over(minutes):
        return ("review", "signoff", "pages", "export", "circulate", "replace", "quit")
    if not has_begun(minutes):
        if not minutes.participants:
            return ("person", "import", "insert", "meeting", "start", "next", "help")
        return ("participants", "insert", "meeting", "start", "next", "person", "quorum")
    from minutes_tui.meeting.agenda_numbers import following  # no first screen needs these
    from minutes_tui.meeting.motions import pending

    if pending(minutes) is not None:
        return ("carried", "lost", "vote", "rollcall", "amend", "seconder", "readback")
    agenda = "next" if following(minutes) else "adjourn" if minutes.agenda else "topic"
    floor = minutes.floor
    if floor.speaker or listed(floor.waiting):
        return ("floor", "ask", "decision", "action", agenda, "motion", "undo")
    return (agenda, "decision", "action", "motion", "vote", "gap", "undo")


def is_over(minutes: Minutes) -> bool:
    """Whether the meeting has ended, so that reviewing and printing come next."""
    meeting = minutes.meeting
    return meeting.end is not None or meeting.adjourned or meeting.status != "draft"
