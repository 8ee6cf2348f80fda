"""One command for all that the review does with notes, so that it can be typed: `/note 12 speaker LB`."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from minutes_tui.commands import comments, outcomes, vote_entry
from minutes_tui.commands.command import Act, Command
from minutes_tui.commands.notes import reorder, review_actions
from minutes_tui.editor import LONGEST, MOST_LINES, Editor, Outcome
from minutes_tui.line.retyping import action_line
from minutes_tui.model.minutes import TABLES, Minutes, Problem
from minutes_tui.record import Record

if TYPE_CHECKING:
    from minutes_tui.checks.fixes import Fix

ACTS: dict[str, Act] = {act.name: act for act in (*review_actions.ACTS, *reorder.ACTS, *comments.ACTS)}
ALSO = ("words", "silence")
"""What is done with notes and is no letter of the review that asks."""
WRITTEN = f"Type /note NUMBER WHAT, where WHAT is {', '.join((*ALSO, *ACTS))}."
WHICH = re.compile(r"(\S+)\s+(\S+)(?:\s(.*))?", re.DOTALL)
LAST = "last"


def words_of(minutes: Minutes, index: int) -> str:
    """A note as it is typed to be corrected."""
    note = minutes.notes[index]
    if note.kind == "action":
        return action_line(note, minutes)
    if note.kind == "motion":
        return outcomes.line_of_motion(note)
    return vote_entry.line_of_vote(note, minutes) if note.kind == "vote" else note.text


def place_in_text(minutes: Minutes, index: int, at: int) -> int:
    """Where a place in a note as it is typed is in its text, which may lack what is typed before and behind it."""
    typed, text = words_of(minutes, index), minutes.notes[index].text
    first = text.partition("\n")[0]
    if typed.startswith(text):
        return min(at, len(text))
    if "\n" in typed[:at]:
        return len(text) - (len(typed) - at)
    return min(max(at - typed.find(first), 0), len(first))


def too_long(minutes: Minutes, index: int) -> str:
    """Why a note's words are not put where they are typed; "" where they are."""
    note = minutes.notes[index]
    if len(note.text) <= LONGEST and note.text.count("\n") < MOST_LINES:
        return ""
    long = f"{len(note.text):,} characters" if len(note.text) > LONGEST else f"{note.text.count(chr(10)) + 1:,} lines"
    return f"Too long ({long}): F4 edits the last note, s/old/new/ any."


def can_be_retyped(minutes: Minutes, index: int) -> bool:
    """Whether a note has words, or is a vote, and is not struck out."""
    note = minutes.notes[index]
    return bool(note.text or note.kind == "vote") and not note.struck


def retyped(editor: Editor, index: int, words: str) -> Outcome:
    """Give a note other words, or make a vote what a line says."""
    if words == words_of(editor.minutes, index):
        return Outcome()
    note = editor.minutes.notes[index]
    if note.kind == "vote":
        return vote_entry.retyped(editor, index, words)
    if outcomes.line_of_motion(note) != note.text or outcomes.says_outcome(note, words):
        with editor.as_one():
            text, ended = outcomes.retyped(editor, index, words)
            return (ended or Outcome()) if text == note.text else review_actions.reworded(editor, index, text)
    return review_actions.reworded(editor, index, words)


def notes_meant(minutes: Minutes, which: str) -> tuple[int, ...]:
    """Indices of the notes that are meant: by id, several with commas, the first and last with "-" or "..", or "last";
    () where one is none."""
    places = {note.id: at for at, note in enumerate(minutes.notes) if note.id}
    if minutes.notes:
        places.setdefault(LAST, len(minutes.notes) - 1)
    found: set[int] = set()
    for part in which.split(","):
        ends = [part] if part in places else part.split(".." if ".." in part else "-")
        if not 0 < len(ends) < 3 or any(end not in places for end in ends):
            return ()
        found |= {*range(places[ends[0]], places[ends[-1]] + 1)}
    return tuple(sorted(found))


def _note(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused=WRITTEN)
    match = WHICH.fullmatch(argument)
    name = match[2].lower() if match else ""
    if not match or name not in (*ALSO, *ACTS):
        return Outcome(misread=WRITTEN)
    indices = notes_meant(editor.minutes, match[1])
    if not indices:
        return Outcome(misread=f"There is no note {match[1]}: /notes shows the numbers.")
    words = (match[3] or "").strip()
    if name in ALSO:
        return _words(editor, indices, words) if name == "words" else _silence(editor, indices, words)
    act = ACTS[name]
    reason = act.why_not(editor, indices) or ("" if words or not act.asks else _question(editor, act, indices))
    outcome = Outcome(misread=reason) if reason else act.run(editor, indices, words)
    return Outcome(misread=outcome.refused) if outcome.refused else outcome


def _question(editor: Editor, act: Act, indices: Sequence[int]) -> str:
    """What an act wants to know."""
    offered = ", ".join(answer for answer, _ in act.offers(editor.minutes)[:12])
    now = act.now(editor, indices)
    asked = act.question(editor.minutes, indices)
    return " ".join(filter(None, (asked, f"({offered})" if offered else "", f"Now: {now}." if now else "")))


def _words(editor: Editor, indices: Sequence[int], words: str) -> Outcome:
    if len(indices) > 1:
        return Outcome(misread="Change the text of one note at a time.")
    if not words:
        return _correct(editor, editor.minutes.notes[indices[0]].id)
    if words == words_of(editor.minutes, indices[0]):
        return Outcome(said="The note is unchanged.")
    outcome = retyped(editor, indices[0], words)
    return Outcome(misread=outcome.refused) if outcome.refused else outcome


def _correct(editor: Editor, argument: str) -> Outcome:
    """Put the words of a note into the line, with the command that enters them."""
    minutes = editor.minutes
    if argument:
        indices = notes_meant(minutes, argument)
    else:
        indices = tuple(at for at in range(len(minutes.notes)) if can_be_retyped(minutes, at))[-1:]
    if len(indices) != 1 or not can_be_retyped(minutes, indices[0]):
        said = f"There is no note {argument} with text: /notes shows the numbers."
        return Outcome(misread=said) if argument else Outcome(refused="There is no note with text yet.")
    id = minutes.notes[indices[0]].id
    return Outcome(said=f"Note {id} is in the line.", line=f"/note {id} words {words_of(minutes, indices[0])}")


def _silence(editor: Editor, indices: Sequence[int], check: str) -> Outcome:
    from minutes_tui import checks  # as in `problems`

    if check not in checks.CHECKS and check != "spelling":
        return Outcome(misread=f"Say which check: {', '.join(checks.CHECKS)}")
    return review_actions.change_notes(
        editor,
        indices,
        lambda note: review_actions.with_silence(note, check),
        f"This note is no longer checked for “{check}”.",
    )


def problems(record: Record) -> list[Problem]:
    """Those that `/checks` numbers from 1: what can't be read in the record, by this program or by
    others, and what the checks find, in its order."""
    from minutes_tui import checks  # they are wanted after the meeting, and take a fifth of the time of a start

    return in_order([*record.faults, *record.unportable(), *record.missing(), *checks.problems(record.minutes)])


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """In the order of the record."""
    return sorted(problems, key=place)


def place(problem: Problem) -> tuple[int, int]:
    """Where a problem stands in the record: the place of its table, and its index there."""
    return ["", *TABLES].index(problem.table), problem.index


def _mend(editor: Editor, argument: str) -> Outcome:
    """Mend a problem in the first way that is offered, or another."""
    problem, number, refused = _numbered(editor, argument, "/fix NUMBER, or /fix NUMBER FIX")
    if problem is None:
        return refused
    from minutes_tui import checks  # as in `problems`

    offered = checks.fixes(editor.minutes, problem)
    if not 0 < number <= len(offered):
        return Outcome(misread="There is no fix with this number." if offered else "There is no fix for this problem.")
    return apply_fix(editor, offered[number - 1])


def apply_fix(editor: Editor, fix: "Fix") -> Outcome:
    """Mend a problem in one of the ways that are offered."""
    if fix.typed:
        from minutes_tui.commands.notes.at_place import record_asked  # few problems need it

        outcome = record_asked(editor, fix.typed, fix.of, fix.place)
        return replace(outcome, said=outcome.said or f"Done: {fix.said}.")
    editor.do(fix.edit)
    return Outcome(said=f"Done: {fix.said}.")


def _silence_problem(editor: Editor, argument: str) -> Outcome:
    """Have the check of a problem say nothing more of its note, or, with "all", of the record."""
    problem, _, refused = _numbered(editor, argument.removesuffix(" all"), "/silence NUMBER, or /silence NUMBER all")
    if problem is None:
        return refused
    if not problem.check:
        return Outcome(misread="This problem cannot be silenced: correct the record.")
    if argument.endswith(" all"):
        return review_actions.silence_everywhere(editor, problem.check)
    if problem.table != "note":
        return Outcome(misread=f"This is not about one note: /silence {argument} all silences it.")
    return review_actions.silence(editor, problem.index, problem.check, problem.text)


def _numbered(editor: Editor, argument: str, written: str) -> tuple[Problem | None, int, Outcome]:
    """The problem of a number, the number behind that, and what is said where there is none."""
    match = re.fullmatch(r"(\d+)(?:\s+(\d+))?", argument.strip())
    if not match:
        said = f"Say which problem: {written}; /checks shows the numbers."
        return None, 0, Outcome(misread=said) if argument else Outcome(refused=said)
    found = problems(editor.record)
    if not 0 < int(match[1]) <= len(found):
        return None, 0, Outcome(misread=f"There is no problem {match[1]}: /checks lists them.")
    return found[int(match[1]) - 1], int(match[2] or 1), Outcome()


COMMANDS: tuple[Command, ...] = (
    Command("note", "NUMBER WHAT [TEXT]", "Change notes as the review does: /note 12 speaker LB, /note 3-5 strike.",
            _note),
    Command("correct", "[NUMBER]", "Edit the text of the last note, or of another, in the line.", _correct),
    Command("checks", "", "List the problems of the record, with numbers.",
            lambda editor, argument: Outcome(view="checks"), when_sealed=True),
    Command("fix", "NUMBER [FIX]", "Fix a problem that /checks lists.", _mend),
    Command("silence", "NUMBER [all]", "Silence the check of a problem in its note, or in the whole record.",
            _silence_problem),
)  # fmt: skip
