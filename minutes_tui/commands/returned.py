"""Commands of the comments that come back on circulated minutes: written down, accepted, rejected."""

import re

from msgspec.structs import replace

from minutes_tui import comments, life, text
from minutes_tui.commands.row import Command, Run
from minutes_tui.edit import Change, Edit
from minutes_tui.editor import Editor, Outcome
from minutes_tui.model import Comment, Note

WHICH = re.compile(r"(?P<sign>[#§]?)\s*(?P<number>\d{1,6})[.:]?(?:\s+(?P<words>.*))?", re.DOTALL)
SHORT = 60
"""Characters of a text that are said."""


def add_comments(editor: Editor, found: list[Comment]) -> Outcome:
    """Put comments behind those that are there, as one edit."""
    first = len(editor.minutes.comments)
    editor.do(Edit(tuple(Change("comment", first + number, None, each) for number, each in enumerate(found))))
    on = sum(each.paragraph is not None for each in found)
    count = "1 comment" if len(found) == 1 else f"{len(found)} comments"
    return Outcome(said=f"{count}, {on} of them on a paragraph: /accept or /reject decides each.")


def accept(editor: Editor, index: int, words: str = "") -> Outcome:
    """Accept a comment. Its correction, or the new words, become the paragraph's text."""
    comment = editor.minutes.comments[index]
    accepted = editor.change("comment", index, replace(comment, accepted=True))
    at = life.paragraph(editor.minutes, comment.paragraph) if comment.paragraph is not None else None
    wanted = comments.correction(comment.text)
    if at is None:
        if words or wanted:
            return Outcome(refused=f"Comment #{index + 1} is on no paragraph: correct the note itself, then /accept.")
        editor.do(Edit((accepted,)))
        return Outcome(said=f"Comment #{index + 1} is accepted.")
    note = editor.minutes.notes[at]
    new = text.entered(words) if words else comments.applied(note.text, wanted) if wanted else note.text
    if new is None:
        places = note.text.count(wanted.old) if wanted else 0
        why = f"stands {places} times in" if places else "is not in"
        old = f"“{wanted.old if wanted else ''}”"
        return Outcome(refused=f"{old} {why} §{note.paragraph}: /accept #{index + 1} NEW WORDS says how it is to read.")
    if not new.strip():
        return Outcome(refused="A note needs words: strike it out instead.")
    if new == note.text:
        editor.do(Edit((accepted,)))
        return Outcome(said=f"Accepted; §{note.paragraph} stays as it is: /accept #{index + 1} NEW WORDS changes it.")
    editor.do(Edit((editor.change("note", at, _reworded(note, new)), accepted)))
    return Outcome(said=f"Accepted, §{note.paragraph}: {_difference(note.text, new)}")


def _reworded(note: Note, words: str) -> Note:
    """A check that says what its `??` says goes on saying that."""
    return replace(note, text=words, check=text.gap(words) if note.check == text.gap(note.text) else note.check)


def _difference(old: str, new: str) -> str:
    """Two texts without the words that they begin and end with alike: "“lake” became “late”"."""
    before, after = re.findall(r"\S+|\s+", old), re.findall(r"\S+|\s+", new)
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    was, became = _shortened("".join(before)), _shortened("".join(after))
    if not was:
        return f"“{became}” was put in."
    return f"“{was}” became “{became}”." if became else f"“{was}” was taken out."


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= SHORT else words[:SHORT].rstrip() + "…"


def _comment(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="What is the comment? /comment [PARAGRAPH] [WHO:] WORDS")
    new = comments.comment(argument, editor.minutes)
    editor.do(Edit((Change("comment", len(editor.minutes.comments), None, new),)))
    on = f" on §{new.paragraph}" if new.paragraph is not None else " on no paragraph"
    by = f" by {new.who}" if new.who else ""
    return Outcome(said=f"Comment #{len(editor.minutes.comments)}{on}{by}.")


def _decided(name: str) -> Run:
    """A command that accepts or rejects the comment that is meant by a paragraph's number or by its own."""

    def run(editor: Editor, argument: str) -> Outcome:
        which = WHICH.fullmatch(argument)
        if not which:
            asked = f"Which one? /{name} PARAGRAPH, or /{name} #NUMBER of the comment."
            return Outcome(misread=asked) if argument else Outcome(refused=asked)
        index, why = _meant(editor, which["sign"], int(which["number"]), name)
        if index is None:
            return Outcome(refused=why)
        words = (which["words"] or "").strip()
        if name == "accept":
            return accept(editor, index, words)
        comment = editor.minutes.comments[index]
        editor.do(Edit((editor.change("comment", index, replace(comment, accepted=False)),)))
        return Outcome(said=f"Rejected: {_shortened(comment.text)}")

    return run


def _meant(editor: Editor, sign: str, number: int, name: str) -> tuple[int | None, str]:
    """Index of the comment that a number means, or why there is none.

    `#3` is the third comment of the record, decided or not; a paragraph's number is its one comment that is open.
    """
    all_ = editor.minutes.comments
    if sign == "#":
        return (number - 1, "") if 0 < number <= len(all_) else (None, f"There is no comment #{number}.")
    there = [(at, each) for at, each in comments.undecided(editor.minutes) if each.paragraph == number]
    if len(there) == 1:
        return there[0][0], ""
    if there:
        each = " · ".join(f"/{name} #{at + 1} ({one.who or 'nobody'}: {_shortened(one.text)})" for at, one in there)
        return None, f"§{number} has {len(there)} open comments: {each}"
    return None, f"§{number} has no open comment."


def _no_comment(editor: Editor) -> str:
    return "" if editor.minutes.comments else "There is no comment: /comment [PARAGRAPH] [WHO:] WORDS adds one."


COMMANDS: tuple[Command, ...] = (
    Command("comment", "[PARAGRAPH] [WHO:] WORDS", "What somebody writes back on a paragraph.", _comment),
    Command("accept", "PARAGRAPH|#NUMBER [NEW WORDS]", "Accept a comment; old -> new in it corrects the paragraph.",
            _decided("accept"), why_not=_no_comment),
    Command("reject", "PARAGRAPH|#NUMBER", "Reject a comment; it stays in the record.", _decided("reject"),
            why_not=_no_comment),
)  # fmt: skip
