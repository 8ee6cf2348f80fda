"""What the review says of the note at the cursor and of what is under way, in its status row and its footer."""

from typing import TYPE_CHECKING

from minutes_tui.commands.notes import review_actions
from minutes_tui.language.names import roster
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Note, Problem, listed
from minutes_tui.record.autosave.save_status import saved_words
from minutes_tui.tui.widgets.pane import fitted

if TYPE_CHECKING:
    from minutes_tui.tui.review.screen import Review

FIXES = 3
"""Ways to mend a problem that the footer has room for."""


def about(review: "Review") -> tuple[str, str]:
    """What the note at the cursor is; or, as a warning, the problem that is walked to."""
    if review.linking:
        return f"Walk to the note that it {review_actions.LINKS[review.linking[0]]} · Enter links, Escape leaves", ""
    told, index = review.doubts.told(), review.index()
    if index is None or (told and not review.selection):
        return "", told
    note = review.minutes.notes[index]
    parts = [f"{review.notes.at + 1} of {review.notes.count()}", note.kind]
    parts += [f"{len(review.targets())} selected"] if review.selection else []
    parts += ["struck out"] if note.struck else []
    parts += ["done"] if note.done else []
    parts += [note.audience] if note.audience != "public" else []
    parts += [
        f"{name} {', '.join(listed(getattr(note, name)))}" for name in review_actions.LINKS if getattr(note, name)
    ]
    return " · ".join(parts), ""


def saved(review: "Review") -> tuple[str, str]:
    """What is sought and shown alone, and whether all is on the disk; with the name of its style."""
    said, style = _saved(review)
    return " · ".join(filter(None, (review.seeking.in_sight(), said))), style


def _saved(review: "Review") -> tuple[str, str]:
    if not review.editor:
        return "read only", "strong"
    state = review.editor.record.state
    return saved_words(state, review.minutes.meeting), "warn" if state.fault else "dim"


def footer(review: "Review") -> list[tuple[str, str]]:
    """The keys that matter now."""
    if review.answer.question:
        more = [("ctrl+o", "split here"), ("ctrl+j", "new line")] if review.answer.is_note else [("tab", "take")]
        return [("enter", "keep"), ("escape", "leave"), *more]
    keys, back = ("?", "keys"), ("f5", "back")
    if review.seeking.sought:
        return [keys, ("n", "next hit"), ("N", "before"), ("escape", "end search"), back]
    if review.editor is None:
        return [keys, ("↓", "move"), ("/", "find"), ("tab", "page"), back]
    if review.selection:
        return [keys, ("space", "in or out"), ("d", "strike"), ("escape", "no selection"), back]
    if review.doubts.now():
        return _mending(review)
    return [keys, ("enter", "edit"), ("b", "due") if _is_action(review) else ("d", "strike"), ("/", "find"), back]


def _is_action(review: "Review") -> bool:
    index = review.index()
    return index is not None and review.minutes.notes[index].kind == "action"


def _mending(review: "Review") -> list[tuple[str, str]]:
    """The ways to mend the problem that is walked to, each cut so that all are to be seen; then what else is done."""
    fixes = review.doubts.offered()[:FIXES]
    edits = ("b", "due") if _is_action(review) else ("enter", "edit")
    others = [("x", "silence"), ("n", "next"), edits][: 4 - len(fixes)]
    room = review.size.width - sum(len(key) + len(does) + 3 for key, does in [("?", "keys"), *others])
    width = room // max(1, len(fixes)) - 4
    mends = [(str(number), fitted(fix.said, width)) for number, fix in enumerate(fixes, 1) if width > 8]
    return [("?", "keys"), *mends, *others]


def where(review: "Review", problem: Problem) -> str:
    """Where a problem is, in a word or two."""
    if problem.table != "note":
        return problem.table or (f"line {problem.line}" if problem.is_unread else "record")
    notes = review.minutes.notes
    note = notes[problem.index] if problem.index < len(notes) else Note()
    who = ", ".join(map(roster(review.minutes).known_as, note.speakers))
    return " ".join(filter(None, (timezones.hour(note.at, review.minutes.meeting), who or note.kind)))
