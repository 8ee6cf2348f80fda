"""What the letters of the review do with notes: what is asked for first, and what becomes of the answer."""

from functools import partial

from minutes_tui import commands
from minutes_tui.commands.command import Act, chosen
from minutes_tui.commands.comments import decide, number_of, open_comments
from minutes_tui.commands.notes import note_command, note_corrections, review_actions
from minutes_tui.editor import Outcome
from minutes_tui.tui.review.selection import Picked
from minutes_tui.tui.review.state import ReviewState

GONE = "One of the chosen notes is gone. Press Esc and choose again."


def act(review: ReviewState, row: Act) -> None:
    """Do an act on the notes that are selected, or on the one at the cursor; ask first for what it needs. To
    accept or reject is the comment that is walked to, though it is on no note."""
    walked = review.walked()
    if row.decides and walked and walked.table == "comment" and review.editor and not review.selection:
        number = number_of(walked)
        review.picked = Picked(())
        review.answer.ask(row.asks, number, partial(_decided, review, row, number))
        return
    reason = why_not(review, row)
    if reason or not review.editor:
        (review.refuse_to_ask if row.asks else review.warn)(reason)
        return
    review.picked = picked = Picked(review.targets())
    if row.asks:
        answered = partial(_answered, review, row, picked)
        now = row.now(review.editor, picked.indices)
        if now.startswith("#") and walked and walked.table == "note" and walked.index in picked.indices:
            now = number_of(walked) or now  # of several comments, the one that was walked to
        as_line = (lambda words: words) if row.is_line else (lambda words: "")
        review.answer.ask(
            row.question(review.minutes, picked.indices), now, answered, row.offers(review.minutes), as_line=as_line
        )
    else:
        _run(review, row, picked, "")


def _decided(review: ReviewState, row: Act, number: str, answer: str) -> str:
    """Decide the comment of a number, and say why it was refused."""
    assert review.editor
    review.editor.look()
    outcome = decide(review.editor, row.name, number, answer)
    review.outcome(outcome)
    return outcome.refused or outcome.misread


def why_not(review: ReviewState, row: Act) -> str:
    """Why an act can't be done now; "" where it can."""
    if review.editor is None:
        return review.read_only()
    walked = review.walked()
    if walked and walked.table != "note" and not review.selection:
        if row.name == "unmark":
            return OF_NO_NOTE
        if walked.table != "comment":
            return NOT_ONE_NOTE
    targets = review.targets()
    return row.why_not(review.editor, targets) if targets else "There are no notes."


NOT_ONE_NOTE = "This problem is not about one note: ↑ or ↓ goes to a note, n to the next problem."
OF_NO_NOTE = "This problem is not about one note, and has no mark to remove: n goes to the next problem."


def _answered(review: ReviewState, row: Act, picked: Picked, answer: str) -> str:
    relation = chosen(answer, tuple(review_actions.LINKS)) if row.name == "link" else ""
    if relation:
        review.linking = relation, picked
        review.selection.clear()
        return ""
    return _run(review, row, picked, answer)


def _run(review: ReviewState, row: Act, picked: Picked, answer: str) -> str:
    """Do it, and say why it was refused."""
    assert review.editor
    review.editor.look()
    if not picked.is_whole:
        review.warn(GONE)
        return GONE
    outcome = row.run(review.editor, picked.indices, answer)
    if outcome.refused:
        review.warn(outcome.refused)
    else:
        if row.decides:
            _go_on(review, picked.indices[0])
        review.outcome(outcome)
    return outcome.refused


def _go_on(review: ReviewState, here: int | None) -> None:
    """Go to the next note with an open comment, where the one that was decided was the last of its own."""
    there = sorted(each.index for each in open_comments(review.minutes) if each.table == "note")
    behind = next((index for index in there if index >= (here or 0)), None)
    if behind is not None and behind != here:
        review.go_to_note(behind)


ELSEWHERE = {
    "agenda": "This problem is about the agenda: press F5, then F3 to change it.",
    "participant": "This problem is about a participant: press F5, then F3 for the list.",
    "": "This problem is not about a note: press F5, then type /meeting.",
}
"""Where a problem that is not about a note is mended, by its table."""


def enter(review: ReviewState) -> None:
    """Link with the note that was walked to; else edit the words."""
    if not review.linking:
        mending = review_actions.act_for(review.walked(), review.minutes) if not review.selection else None
        note = review.minutes.notes[review.index() or 0] if review.minutes.notes else None
        if mending and note and not note.text:
            act(review, mending[0])  # its problem is in no text, and there is none to be edited
        else:
            edit_words(review)
        return
    (relation, picked), target = review.linking, review.index()
    if not picked.is_whole:
        review.warn(GONE)
    elif review.editor and target is not None:
        outcome = review_actions.link(review.editor, picked.indices, relation, target)
        review.linking = review.linking if outcome.refused else None
        if not outcome.refused:
            review.go_to_note(picked.indices[0])  # back to what one works at
        review.outcome(outcome)


def edit_words(review: ReviewState) -> None:
    """Edit the words of the note at the cursor."""
    index = review.index()
    if review.editor is None or index is None:
        review.refuse_to_ask(review.read_only() or "There are no notes.")
        return
    problem = review.walked()
    if problem and problem.table != "note" and not review.selection:
        review.refuse_to_ask(ELSEWHERE.get(problem.table, ELSEWHERE[""]))
        return
    note = review.minutes.notes[index]
    if said := note_command.too_long(review.minutes, index):
        review.refuse_to_ask(said)
        return
    words = note_command.words_of(review.minutes, index)
    review.answer.ask(f"Text of note {note.id}", words, partial(_reworded, review, note.id),
                      cut=partial(_split_at, review, note.id),
                      as_line=partial(_rewording, review, note.id))  # fmt: skip


def _rewording(review: ReviewState, id: str, words: str) -> str:
    """The line that gives a note these words, where it has others."""
    index = _now(review, id)
    is_kept = index is not None and words == note_command.words_of(review.minutes, index)
    return "" if is_kept else f"/note {id} words {words}"


def _now(review: ReviewState, id: str) -> int | None:
    """Where the note is whose words are edited: another program may have put others before it."""
    return next((at for at, note in enumerate(review.minutes.notes) if note.id == id), None)


def _reworded(review: ReviewState, id: str, words: str) -> str:
    assert review.editor
    index = _now(review, id)
    if index is None:
        said = "Another program removed this note. Press Esc to stop editing."
        review.warn(said)
        return said
    if words == note_command.words_of(review.minutes, index):
        return ""
    refused = commands.at_end(words, note_command.words_of(review.minutes, index))
    outcome = Outcome(refused=refused) if refused else note_command.retyped(review.editor, index, words)
    review.outcome(outcome)
    return outcome.refused


def _split_at(review: ReviewState, id: str, at: int) -> None:
    """Split the note whose words are edited, at the cursor in them."""
    assert review.editor
    index, words = _now(review, id), review.answer.text
    if index is None or words != note_command.words_of(review.minutes, index):
        review.warn("Press Enter to save the other text, then e and Ctrl+O to split.")
        return
    outcome = note_corrections.split(review.editor, index, note_command.place_in_text(review.minutes, index, at))
    if not outcome.refused:
        review.answer.leave()
    review.outcome(outcome)
