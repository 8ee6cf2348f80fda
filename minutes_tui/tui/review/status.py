"""What the review says of the note at the cursor and of what is under way, in its status row and its footer."""

from collections.abc import Sequence

from rich.cells import cell_len

from minutes_tui.assist.keymap import footer_key
from minutes_tui.checks import sign_off
from minutes_tui.commands.notes import review_actions
from minutes_tui.language.names import roster
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Note, Problem, listed
from minutes_tui.record.autosave.save_status import saved_words
from minutes_tui.tui.review.find_and_filter import Seeking
from minutes_tui.tui.review.problems import Doubts
from minutes_tui.tui.review.problems_pane import Problems
from minutes_tui.tui.review.state import ReviewState
from minutes_tui.tui.widgets.notes_pane import called
from minutes_tui.tui.widgets.pane import fitted

WHO = 40
"""Cells for who speaks."""
FIXES = 3
"""Ways to mend a problem that the footer has room for."""


def about(review: ReviewState, doubts: Doubts) -> tuple[str, str]:
    """What the note at the cursor is; or, as a warning, the problem that is walked to where no list has it."""
    if review.linking:
        return f"Go to the note that it {review_actions.LINKS[review.linking[0]]} · Enter link · Esc cancel", ""
    told, index = doubts.told(), review.index()
    is_told_below = review.query_one(Problems).display
    if index is None or (told and not review.selection and not is_told_below):
        return "", told
    if not (doubts.is_of_note or review.selection):
        return "Not about one note", ""
    note = narrowed(review.minutes).notes[index]
    parts = [
        note.kind,
        called(note.speakers, roster(review.minutes), WHO),
        timezones.hour(note.at, review.minutes.meeting),
    ]
    parts += [f"{len(review.targets())} selected"] if review.selection else []
    parts += ["struck out"] if note.struck else []
    parts += ["done"] if note.done else []
    parts += [note.audience] if note.audience != "public" else []
    parts += [
        f"{name} {', '.join(listed(getattr(note, name)))}" for name in review_actions.LINKS if getattr(note, name)
    ]
    return " · ".join(filter(None, parts)), ""


def saved(review: ReviewState, seeking: Seeking) -> tuple[str, str]:
    """What is sought and shown alone, and whether all is on the disk; with the name of its style."""
    said, style = _saved(review)
    return " · ".join(filter(None, (seeking.in_sight(), said))), style


def _saved(review: ReviewState) -> tuple[str, str]:
    if not review.editor:
        return "read only", "strong"
    state = review.editor.record.state
    return saved_words(state, review.minutes.meeting), "warn" if state.fault else "dim"


def place(review: ReviewState, doubts: Doubts, seeking: Seeking) -> list[tuple[str, str]]:
    """Where the cursor is among the notes, which of them are shown, and how many problems there are."""
    count, (problems, comments) = review.notes.count(), doubts.count()
    about = [(f"note {review.notes.at + 1} of {count}" if count else "no notes", "dim")]
    about += [(f"  only {fitted(seeking.filter, 24)}", "accent")] if seeking.filter else []
    about += [(f"  {problems} problem{'s' * (problems != 1)}", "warn")] if problems else []
    about += [(f"  {comments} comment{'s' * (comments != 1)}", "warn")] if comments else []
    return about


def leave(review: ReviewState, seeking: Seeking) -> tuple[str, str] | None:
    """The key at the right end of the footer."""
    if review.answer.question:
        return ("escape", "cancel")
    if seeking.sought:
        return ("escape", "end search")
    return ("escape", "deselect all") if review.selection else ("f5", "back")


def footer(review: ReviewState, doubts: Doubts, seeking: Seeking) -> list[tuple[str, str]]:
    """The keys that matter now."""
    if review.answer.question:
        more = [("ctrl+o", "split here"), ("ctrl+j", "new line")] if review.answer.is_note else []
        more += [("tab", "complete")] * bool(review.answer.has_offers)
        return [("enter", review.answer.enters), *more]
    if seeking.sought:
        return [("n", "next match"), ("N", "previous"), ("?", "keys")]
    if review.editor is None:
        return [("↓", "move"), ("/", "find"), ("f", "filter"), ("tab", "page"), ("?", "keys")]
    if review.selection:
        return [("s", "speaker"), ("t", "kind"), ("i", "item"), ("d", "strike"), ("space", "select"), ("?", "keys")]
    if doubts.is_comment():
        edits = [("enter", "edit")] * doubts.is_of_note
        return [("A", "accept"), ("r", "reject"), ("n", "next"), ("p", "before"), *edits, ("?", "keys")]
    if doubts.now():
        return _mending(review, doubts)
    first = [("n", "problem")] if doubts.problems else []
    does = ("b", "due") if _is_action(review) else ("d", "strike")
    return [*first, ("enter", "edit"), does, ("/", "find"), ("f", "filter"), ("tab", "page"), ("?", "keys")]


def _is_action(review: ReviewState) -> bool:
    index = review.index()
    return index is not None and review.minutes.notes[index].kind == "action"


def _mending(review: ReviewState, doubts: Doubts) -> list[tuple[str, str]]:
    """The ways to mend the problem that is walked to, whole where there is room for them without the keys that are
    always the same, else each cut so that all are to be seen; then what else is done."""
    mends = [(str(number), fix.said) for number, fix in enumerate(doubts.offered()[:FIXES], 1)]
    mending = review_actions.act_for(doubts.now(), review.minutes)
    key = (mending[0].key, mending[1]) if mending else ("b", "due") if _is_action(review) else ("enter", "edit")
    edits = [key] if doubts.is_of_note else []
    silence = ("x" if doubts.is_of_note else "X", "silence")
    order = [*edits, silence, ("n", "next")] if mending and not mends else [silence, ("n", "next"), *edits]
    order = [("C", "remove mark"), ("n", "next"), key, silence] if doubts.is_mark() else order
    more, always = order[: 4 - len(mends)], [("?", "keys")]
    room = review.size.width - _cells([*always, ("f5", "back")])
    while more and _cells([*mends, *more]) > room:
        more.pop()
    if _cells(mends) > room:
        width = room // len(mends) - 4
        cut = [fitted(does, width) for _, does in mends]
        mends = [
            (key, _with_end(does, width) if cut.count(fitted(does, width)) > 1 else fitted(does, width))
            for key, does in mends
            if width > 8
        ]
    return [*mends, *more, *always]


def _with_end(words: str, width: int) -> str:
    """Words cut in the middle, so that their end is to be seen by which they differ from others."""
    first = width // 3
    return words if cell_len(words) <= width else f"{words[:first].rstrip()}…{words[first + 1 - width :].lstrip()}"


def _cells(keys: Sequence[tuple[str, str]]) -> int:
    """How wide keys are in the footer, each with what it does."""
    return sum(cell_len(f" {footer_key(key)} {does} ") for key, does in keys)


def where(review: ReviewState, problem: Problem) -> str:
    """Where a problem is, in a word or two."""
    if problem.table == "agenda" and problem.index < len(review.minutes.agenda):
        return sign_off.place(problem, review.minutes)
    if problem.table != "note":
        return problem.table or (f"line {problem.line}" if problem.is_unread else "record")
    notes = review.minutes.notes
    note = notes[problem.index] if problem.index < len(notes) else Note()
    who = ", ".join(map(roster(review.minutes).known_as, note.speakers))
    return " ".join(filter(None, (timezones.hour(note.at, review.minutes.meeting), who or note.kind)))
