"""Comments on circulated minutes: written down, accepted with what that changes, or rejected."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.commands.command import Act, Command, Run
from minutes_tui.commands.comments import conflicts, incoming
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import roster
from minutes_tui.meeting import paragraph_numbers
from minutes_tui.meeting.edit import Change, Edit, reworded
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import FORCED, Comment, Minutes, Note, Problem, listed
from minutes_tui.readers.returned import mailed_comments, paragraph_joins
from minutes_tui.readers.returned.responsible_people import responsible_asked
from minutes_tui.report import numbers

if TYPE_CHECKING:
    pass

WHICH = re.compile(
    r"(?P<sign>#|§+|par(?:agraph|a)?\.?\s|p\.)?\s*(?P<number>\d{1,6})[.:,]?(?:\s+(?P<words>.*))?",
    re.DOTALL | re.IGNORECASE,
)
PLACE = re.compile(r"(?:§+|par(?:agraph|a)?\.?|p\.?)?\s*(\d{1,6})[.:]?(?P<words>)", re.IGNORECASE)
"""Words that are nothing but a paragraph's number."""
PLACED = re.compile(r"(?:§+|par(?:agraph|a)?\.?|p\.)\s*(\d{1,6})[.:,]?\s+(?P<words>\S.*)", re.IGNORECASE | re.DOTALL)
"""A paragraph's number with a sign, and the words that are to be its text."""
ON_NONE = "correct the note, or the head with /meeting."
BY_HAND = "correct the vote by hand, with e in the review or with ↑"
COMMENT = "comment"
"""The name of the check by which open comments are found; it can't be silenced."""
TIMES = "times"
"""The name of the check that the times of notes rise."""
SHORT = 60
"""Characters of a text that are said."""


class Acceptance(Struct, frozen=True):
    """What comes of accepting a comment."""

    at: int | None = None
    """Index of the note that it is on."""
    words: str = ""
    """As that note is to read."""
    refused: str = ""
    is_part: bool = False
    """Whether the new words are those of one of its parts."""
    is_struck: bool = False
    """Whether nothing is to be left of the note."""
    same_as: int | None = None
    """The number of an accepted comment that changed the same words."""


def acceptance(minutes: Minutes, index: int, words: str = "") -> Acceptance:
    """Its correction, or the new words, are to become the paragraph's text. A paragraph's number alone says where a
    comment on none belongs."""
    comment = minutes.comments[index]
    at = paragraph_numbers.paragraph(minutes, comment.paragraph) if comment.paragraph is not None else None
    place = PLACE.fullmatch(words) or (PLACED.fullmatch(words) if at is None else None)
    if place and at is None:
        at, words = paragraph_numbers.paragraph(minutes, int(place[1])), place["words"] or ""
        if at is None:
            return Acceptance(refused=f"There is no paragraph {place[1]}.")
    elif place and (there := _meant_paragraph(minutes, comment, at)) and int(place[1]) == there[0]:
        at, words = there[1], ""
    elif place:
        return Acceptance(refused=f"Comment #{index + 1} is on §{comment.paragraph}: {place[0]} is not a text for it.")
    if at is None:
        said = f"Comment #{index + 1} is on no paragraph: /accept #{index + 1} §NUMBER NEW TEXT names one."
        return Acceptance(refused=said if words else "")
    note = minutes.notes[at]
    if comment.accepted and comment.paragraph is None and _is_done(mailed_comments.asked(comment, note), note.text):
        return Acceptance(at, note.text)
    if (
        comment.accepted
        and comment.paragraph is not None
        and note.kind != "vote"
        and (was := mailed_comments.asked(comment, note)) is not None
    ):
        again = mailed_comments.asked(replace(comment, words=words), note)
        if not words or (isinstance(again, mailed_comments.Correction) and not again.is_part):
            shown = was if isinstance(was, str) else was.said
            did = f"Comment #{index + 1} is accepted already, as “{_shortened(shown)}”"
            return Acceptance(
                refused=f"{did}: /accept #{index + 1} = WHOLE TEXT of §{comment.paragraph} replaces that."
            )
    both = None if words else paragraph_joins.places(minutes.notes, comment)
    if both and (reason := paragraph_joins.why_not(minutes.notes, *both)):
        did = f"§{minutes.notes[both[0]].paragraph} and §{note.paragraph} {reason}, so they cannot be joined"
        ways = f"/reject #{index + 1} REASON, or /accept #{index + 1} = WHOLE TEXT of §{note.paragraph}."
        return Acceptance(refused=f"{did}: {ways}")
    other = None
    if not words and comment.accepted is None:
        why = conflicts.speaker(minutes, index, note) or conflicts.other_speaker(minutes, index, note)
        if why:
            return Acceptance(refused=why)
    if not words and comment.accepted is None and (other := conflicts.same_words(minutes, index, note)):
        mine = mailed_comments.correction(comment.text)
        if mine and conflicts.is_gone(mine.old, note.text):
            did = f"Comment #{other[0]} changed “{_shortened(other[1].old)}” to “{_shortened(other[1].new)}”"
            return Acceptance(
                refused=f"{did} in §{note.paragraph}: /accept #{index + 1} OLD -> NEW corrects what is there now."
            )
    if not words and not place and mailed_comments.is_void(comment, note):
        return Acceptance(at, note.text)
    wanted = mailed_comments.asked(replace(comment, words=words), note)
    if not words and not place and (there := _meant_paragraph(minutes, comment, at)):
        said = f"The words of comment #{index + 1} are in §{there[0]}, not in §{comment.paragraph}"
        return Acceptance(refused=f"{said}: /accept #{index + 1} {there[0]} corrects them there.")
    if wanted is None:
        is_open = not words and comment.accepted is None and note.kind != "vote"  # whose words are a title
        if is_open and (given := mailed_comments.wording(comment.text)):
            said = f"Comment #{index + 1} gives new words for §{note.paragraph}"
            return Acceptance(refused=f"{said}: /accept #{index + 1} {given} puts them in its place.")
        return Acceptance(at, note.text)
    is_part = isinstance(wanted, mailed_comments.Correction) and wanted.is_part
    if isinstance(wanted, str) or wanted.is_part:
        replaced, by = (note.text, wanted) if isinstance(wanted, str) else (wanted.old, wanted.new)
        if not words.startswith(FORCED) and _replaces_unlike(replaced, by):
            meant = f"/accept #{index + 1} = {words} does so."
            if note.kind == "vote":
                said = f"“{_shortened(words)}” would be printed with the vote of §{note.paragraph}: {meant}"
            else:
                said = f"“{_shortened(words)}” would replace all of §{note.paragraph}: {meant}"
            if is_part:
                said = f"“{_shortened(words)}” has no word of §{note.paragraph}: name the part of it that changes"
                said = f"{said}, /accept #{index + 1} OLD -> NEW."
            return Acceptance(refused=said)
    new = wanted if isinstance(wanted, str) else mailed_comments.applied(note.text, wanted)
    if new is None and isinstance(wanted, mailed_comments.Correction):
        places = note.text.count(wanted.old)
        why = f"occurs {places} times in" if places else "is not in"
        more = f"To give the new wording, type /accept #{index + 1} NEW TEXT."
        if note.kind == "vote":
            more = f"{BY_HAND}."
        return Acceptance(refused=f"“{wanted.old}” {why} §{note.paragraph}: {more}")
    if new and new.strip():
        return Acceptance(at, new, is_part=is_part, same_as=other[0] if other else None)
    if words:
        return Acceptance(refused="A note cannot be empty. Strike it out instead.")
    return Acceptance(at, note.text, is_struck=True)


def _is_done(wanted: mailed_comments.Correction | str | None, text: str) -> bool:
    """Whether a paragraph has the new words of a correction, and the old ones no longer."""
    return (
        isinstance(wanted, mailed_comments.Correction)
        and wanted.old not in text
        and bool(wanted.new)
        and wanted.new in text
    )


def _meant_paragraph(minutes: Minutes, comment: Comment, at: int | None) -> tuple[int, int] | None:
    """The number and the index of the one paragraph that has the words which a comment corrects, where its own has
    not: people are off by one. None where its own has them, or none or several have."""
    own = mailed_comments.asked(comment, minutes.notes[at]) if at is not None else None
    if comment.words or at is None or isinstance(own, str) or _is_of_task(comment, minutes.notes[at]):
        return None
    if own and own.old in minutes.notes[at].text:
        return None
    found = _having_words_of(comment, minutes)
    return found[0] if len(found) == 1 else None


def _having_words_of(comment: Comment, minutes: Minutes) -> list[tuple[int, int]]:
    """The numbers and the indices of the paragraphs that have the words which a comment corrects."""
    return [
        (note.paragraph, at)
        for at, note in enumerate(minutes.notes)
        if note.paragraph is not None and not note.struck and note.kind != "vote"
        and isinstance(wanted := mailed_comments.asked(comment, note), mailed_comments.Correction)
        and wanted.old in note.text
    ]  # fmt: skip


WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


def _replaces_unlike(text: str, new: str) -> bool:
    """Whether words that are to replace a paragraph, or a part of it, have no word of it: they were not meant so. Where
    no blanks part words, a letter is one."""
    had, has = ({word.casefold() for word in WORDS.findall(each)} for each in (text, new))
    return had.isdisjoint(has)


def accept(editor: Editor, index: int, words: str = "") -> Outcome:
    """Accept a comment, with what comes of it."""
    to = acceptance(editor.minutes, index, words)
    if to.refused:
        return Outcome(refused=to.refused)
    comment = editor.minutes.comments[index]
    number = editor.minutes.notes[to.at].paragraph if to.at is not None else comment.paragraph
    given = "" if PLACE.fullmatch(words) else words
    if comment.paragraph is None and (placed := PLACED.fullmatch(given)):
        given = placed["words"]
    accepted = editor.change(
        "comment", index, replace(comment, accepted=True, paragraph=number, words=given, reason="")
    )
    if to.at is None:
        editor.do(Edit((accepted,)))
        said = f"Comment #{index + 1} is accepted. It is on no paragraph, so nothing is changed"
        return Outcome(said=f"{said}{_next_step(editor.minutes, index)}", is_elsewhere=True)
    note = editor.minutes.notes[to.at]
    if not words and (moved := mailed_comments.with_move(editor.minutes.notes, comment)) is not None:
        at = next(at for at, each in enumerate(moved) if each.id == note.id and each.text == note.text)
        changes = [Change("note", to.at, note, None), Change("note", at, None, _untimed(moved[at]))]
        behind = moved[at + 1] if at + 1 < len(moved) else None
        if behind and behind.at and note.at and behind.at < note.at:
            changes.append(Change("note", at + 1, behind, _untimed(behind)))
        editor.do(Edit((*changes, accepted)))
        target = mailed_comments.moved_to(comment)
        return Outcome(said=f"Accepted. §{note.paragraph} {target.said if target else ''} now.")
    if not words and (both := paragraph_joins.places(editor.minutes.notes, comment)):
        whole = paragraph_joins.with_join(editor.minutes.notes, comment)
        assert whole is not None, "it would be refused"
        first = editor.change("note", both[0], whole[both[0]])
        editor.do(Edit((first, Change("note", both[1], note, None), accepted)))
        return Outcome(said=f"Accepted. §{note.paragraph} is joined to §{whole[both[0]].paragraph}.")
    if not words and (due := mailed_comments.due_asked(comment, note, editor.minutes.meeting.language)):
        editor.do(Edit((editor.change("note", to.at, replace(note, due=due)), accepted)))
        return Outcome(said=f"Accepted, §{note.paragraph}: due {note.due} changed to {due}.")
    if not words and (who := responsible_asked(comment, note, editor.minutes)):
        editor.do(Edit((editor.change("note", to.at, replace(note, responsible=who)), accepted)))
        were, are = (_called(codes, editor.minutes) for codes in (listed(note.responsible), who))
        return Outcome(said=f"Accepted, §{note.paragraph}: {were} changed to {are}.")
    if to.is_struck:
        now = editor.now().replace(microsecond=0)
        editor.do(Edit((editor.change("note", to.at, replace(note, struck=note.struck or now)), accepted)))
        return Outcome(said=f"Accepted. §{note.paragraph} is struck out: it stays in the record but is not printed.")
    if to.words == note.text:
        editor.do(Edit((accepted,)))
        if not words and mailed_comments.is_void(comment, note):
            said = f"Accepted. §{note.paragraph} does not have these words, so nothing is changed."
            return Outcome(said=said, is_elsewhere=True)
        if note.kind in ("action", "motion") and _is_of_task(comment, note):
            what = "who does it and by when" if note.kind == "action" else "who moved and who seconded it"
            said = f"e in the review changes {what}."
            return Outcome(said=f"Accepted. §{note.paragraph} stays as it is now: {said}", is_elsewhere=True)
        if note.kind == "vote":
            said = f"Accepted; the vote of §{note.paragraph} stays as it is: {BY_HAND}."
            return Outcome(said=said, is_elsewhere=True)
        said = f"Accepted. §{note.paragraph} stays as it is now: /accept #{index + 1} NEW TEXT changes it."
        return Outcome(said=said, is_elsewhere=True)
    editor.do(Edit((editor.change("note", to.at, reworded(note, to.words)), accepted)))
    others = (
        f" The rest of §{note.paragraph} stays: /accept #{index + 1} = WHOLE TEXT replaces it." if to.is_part else ""
    )
    if to.same_as:
        others = f" Comment #{to.same_as} changed these too: it reads “{_changed_place(note.text, to.words)}” now."
    return Outcome(said=f"Accepted, §{note.paragraph}: {_difference(note.text, to.words)}{others}")


def _called(codes: Sequence[str], minutes: Minutes) -> str:
    names = roster(minutes)
    return ", ".join(" ".join(names.short(code).split()) for code in codes)


def _changed_place(old: str, new: str) -> str:
    """The new text about the place that changed."""
    begin = next((at for at, (was, is_) in enumerate(zip(old, new, strict=False)) if was != is_), 0)
    begin = new.rfind(" ", 0, max(begin - SHORT // 3, 0)) + 1
    return _shortened(new[begin:])


def _is_of_task(comment: Comment, note: Note) -> bool:
    """Whether a comment changes what a page prints of an action item or a motion beside its text."""
    wanted = mailed_comments.correction(comment.text)
    return bool(comment.change and wanted and wanted.old not in note.text)


def _untimed(note: Note) -> Note:
    """A note of which nothing is said about its time: it or the one above was moved because that was asked."""
    return replace(note, silence=tuple(dict.fromkeys((*listed(note.silence), TIMES))))


def _next_step(minutes: Minutes, index: int) -> str:
    """What can be done about a comment on no paragraph that was accepted."""
    comment = minutes.comments[index]
    if not mailed_comments.correction(comment.text):
        return "."
    having = [number for number, _ in _having_words_of(comment, minutes)]
    return f": /accept #{index + 1} §{having[0]} corrects §{having[0]}." if len(having) == 1 else f": {ON_NONE}"


def _accepting(minutes: Minutes, index: int, words: str) -> tuple[str, ...]:
    """What Enter will accept: the words of a paragraph that change, or the comment."""
    to = acceptance(minutes, index, words)
    if to.refused:
        return (to.refused,)
    note = minutes.notes[to.at] if to.at is not None else None
    comment = minutes.comments[index]
    target = None if words else mailed_comments.moved_to(comment)
    if target and note is not None and mailed_comments.with_move(minutes.notes, comment) is not None:
        return f"§{note.paragraph}", target.said
    if not words and note is not None and (due := mailed_comments.due_asked(comment, note, minutes.meeting.language)):
        return f"§{note.paragraph}", f"“due {note.due}” → “due {due}”"
    if not words and note is not None and (who := responsible_asked(comment, note, minutes)):
        return f"§{note.paragraph}", f"“{_called(listed(note.responsible), minutes)}” → “{_called(who, minutes)}”"
    if not words and note is not None and (both := paragraph_joins.places(minutes.notes, comment)):
        return f"§{note.paragraph}", f"is joined to §{minutes.notes[both[0]].paragraph}"
    if note is not None and to.is_struck:
        return f"§{note.paragraph}", "is struck out"
    if note is None or note.text == to.words:
        return (_quoted(minutes.comments[index]),)
    was, became = _differing(note.text, to.words)
    if was and became:
        return f"§{note.paragraph}", f"“{was}” → “{became}”"
    return f"§{note.paragraph}", f"“{was}” is removed" if was else f"“{became}” is inserted"


def _quoted(comment: Comment) -> str:
    by = f" by {comment.who}" if comment.who else ""
    on = f" on §{comment.paragraph}" if comment.paragraph is not None else ""
    return f"the comment{by}{on}: {_shortened(comment.text)}"


def _difference(old: str, new: str) -> str:
    was, became = _differing(old, new)
    while was[1:] and became[1:] and was[-1] == became[-1] and not was[-1].isalnum():
        was, became = was[:-1], became[:-1]  # a full stop behind both is no part of what changed
    if not was:
        return f"“{became}” inserted."
    return f"“{was}” changed to “{became}”." if became else f"“{was}” removed."


def _differing(old: str, new: str) -> tuple[str, str]:
    """Two texts without the words that they begin and end with alike."""
    before, after = re.findall(r"\S+|\s+", old), re.findall(r"\S+|\s+", new)
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return _shortened("".join(before)), _shortened("".join(after))


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= SHORT else words[:SHORT].rstrip() + "…"


def _comment(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Type the comment: /comment [PARAGRAPH] [WHO:] TEXT")
    label, rest = numbers.label_typed(argument, editor.minutes)
    new = mailed_comments.comment(rest, editor.minutes)
    if isinstance(new, str):
        return Outcome(misread=new)
    if label and new.paragraph is None:
        new = replace(new, on=f"§{label}")
    editor.do(Edit((Change("comment", len(editor.minutes.comments), None, new),)))
    on, none = (f" on §{new.paragraph}", "") if new.paragraph is not None else ("", ", on no paragraph")
    by = f" by {new.who}" if new.who else ""
    if label and new.paragraph is None:
        on, none = f" on {new.on}", f". {label} is not a number that stays, so correct the paragraph itself"
    said = f"Comment #{len(editor.minutes.comments)}{on}{by} added{none}."
    return Outcome(said=f"{said} {_what_it_asks(editor.minutes, new)}".strip())


def _what_it_asks(minutes: Minutes, comment: Comment) -> str:
    """Which words of its paragraph a comment with an arrow is to change, or that they are not there; "" of others."""
    at = paragraph_numbers.paragraph(minutes, comment.paragraph) if comment.paragraph is not None else None
    if at is None or not mailed_comments.correction(comment.text):
        return ""
    note = minutes.notes[at]
    wanted = mailed_comments.correction_in(comment.text, note.text)
    assert wanted is not None, "it is a correction"
    if wanted.old not in note.text:
        return f"“{_shortened(wanted.old)}” is not in §{comment.paragraph}."
    return f"It changes “{_shortened(wanted.old)}” to “{_shortened(wanted.new)}”."


def _decided(name: str) -> Run:
    """A command that accepts or rejects the comment that is meant by a paragraph's number or by its own."""

    def run(editor: Editor, argument: str) -> Outcome:
        which = WHICH.fullmatch(argument)
        if not which:
            asked = f"Say which comment: /{name} PARAGRAPH, or /{name} #NUMBER"
            return Outcome(misread=asked) if argument else Outcome(refused=asked)
        index, why = _comment_meant(editor.minutes, which["sign"], int(which["number"]), name)
        words = (which["words"] or "").strip()
        if index is None:
            return Outcome(refused=why)
        if name == "accept":
            return accept(editor, index, words)
        comment = editor.minutes.comments[index]
        reason = re.sub(r"^because\s+", "", words, flags=re.IGNORECASE) or comment.reason
        editor.do(Edit((editor.change("comment", index, replace(comment, accepted=False, words="", reason=reason)),)))
        return Outcome(said=f"Rejected: {_shortened(comment.text)}{f' Because: {reason}' if reason else ''}")

    return run


def _preview_of(name: str) -> Callable[[str, Minutes], tuple[str, ...]]:
    """What such a command will do."""

    def preview(argument: str, minutes: Minutes) -> tuple[str, ...]:
        which = WHICH.fullmatch(argument)
        if not which:
            return ()
        index, why = _comment_meant(minutes, which["sign"], int(which["number"]), name)
        if index is None:
            return name.capitalize(), why
        if name == "accept":
            return "Accept", *_accepting(minutes, index, (which["words"] or "").strip())
        return "Reject", _quoted(minutes.comments[index])

    return preview


def _comment_meant(minutes: Minutes, sign: str | None, number: int, name: str) -> tuple[int | None, str]:
    """Index of the comment that a number means, or why there is none.

    `#3` is the third comment of the record, decided or not; a paragraph's number is its one comment that is open.
    """
    all_ = minutes.comments
    if sign == "#":
        return (number - 1, "") if 0 < number <= len(all_) else (None, f"There is no comment #{number}.")
    there = [(at, each) for at, each in mailed_comments.undecided(minutes) if each.paragraph == number]
    if len(there) == 1:
        return there[0][0], ""
    if there:
        each = " · ".join(f"/{name} #{at + 1} ({one.who or 'no name'}: {_shortened(one.text)})" for at, one in there)
        return None, f"§{number} has {len(there)} open comments: {each}"
    return None, f"§{number} has no open comment."


def open_comments(minutes: Minutes) -> list[Problem]:
    """The comments that are still to be decided, each where it belongs, to be walked as problems are."""
    found = []
    for index, each in mailed_comments.undecided(minutes):
        at = paragraph_numbers.paragraph(minutes, each.paragraph) if each.paragraph is not None else None
        by = f" by {author(each, minutes)}" if each.who or each.date or each.change else ""
        said = " ".join(each.text.split())
        if at is not None:
            on = f"on “{_shortened(each.on)}”: " if each.on else ""
            found.append(Problem(f"Comment #{index + 1}{by}: {on}{said}", "note", at, check=COMMENT, comment=index))
        else:
            on = f"below “{_shortened(each.on)}”" if each.on else "on no paragraph"
            on = f"on {each.on}" if numbers.LABEL.fullmatch(each.on) else on
            ways = f"/accept #{index + 1} or /reject #{index + 1}"
            found.append(
                Problem(
                    f"Comment #{index + 1}{by}, {on}: {said} ({ways})", "comment", index, check=COMMENT, comment=index
                )
            )
    return found


def author(comment: Comment, minutes: Minutes) -> str:
    """Who wrote a comment, and when; whether it is a change that was not tracked, and whether who wrote it was not at
    the meeting."""
    from minutes_tui.readers.returned.commenters import was_absent

    day = f", {comment.date}" if comment.date else ""
    who = comment.who or "nobody named"
    marks = ["not at the meeting"] * was_absent(comment.who, minutes)
    marks += ["not tracked"] * (comment.change == "untracked")
    return f"{who}{day}" + (f" ({', '.join(marks)})" if marks else "")


def decided(index: int, comment: Comment) -> str:
    """What became of a comment, on one line."""
    state = "accepted" if comment.accepted else "rejected"
    why = f" ({comment.reason})" if comment.reason else ""
    by = f" {comment.who}:" if comment.who else ""
    return visible(" ".join(f"#{index + 1} {state}{why}:{by} {comment.text}".split()))


def _no_comment(editor: Editor) -> str:
    return "" if editor.minutes.comments else "There are no comments. Type /comment [PARAGRAPH] [WHO:] TEXT."


def _answered(name: str) -> Callable[[Editor, Sequence[int], str], Outcome]:
    """A letter of the review for the comment on a paragraph; where there are several, its number goes first."""

    def run(editor: Editor, indices: Sequence[int], answer: str) -> Outcome:
        numbers = [f"#{at + 1}" for at in _on(editor.minutes, indices[0])]
        if is_key(name, answer):
            return Outcome(refused=KEY_ALONE)
        if answer.split(maxsplit=1)[:1] and answer.split(maxsplit=1)[0] in numbers:
            return _decided(name)(editor, answer.strip())
        if len(numbers) > 1:
            return Outcome(refused=f"Say which comment, by its number first: {', '.join(numbers)}.")
        return _decided(name)(editor, f"{numbers[0]} {answer}".strip())

    return run


KEY_ALONE = "Press Enter alone to accept the comment. “A” is not a text for the paragraph."


def is_key(name: str, answer: str) -> bool:
    """Whether what is answered is the key of the review that accepts, pressed once more."""
    return name == "accept" and answer.strip() == "A"


def decide(editor: Editor, name: str, number: str, answer: str) -> Outcome:
    """Accept or reject the comment of a number, such as `#3 `, as is answered; the number may stand before that."""
    words = answer.strip()
    if is_key(name, words.removeprefix(number.strip()).strip()):
        return Outcome(refused=KEY_ALONE)
    words = words if words.split(maxsplit=1)[:1] == [number.strip()] else f"{number.strip()} {words}"
    return _decided(name)(editor, words.strip())


def _on(minutes: Minutes, index: int) -> list[int]:
    """Indices of the open comments on a note."""
    number = minutes.notes[index].paragraph
    return [at for at, each in mailed_comments.undecided(minutes) if number is not None and each.paragraph == number]


def _first_on(editor: Editor, indices: Sequence[int]) -> str:
    """The number of the first comment on a note that has several."""
    numbers = _on(editor.minutes, indices[0])
    return f"#{numbers[0] + 1} " if len(numbers) > 1 else ""


def _first_to_accept(editor: Editor, indices: Sequence[int]) -> str:
    """The same, with the new words for the whole note where the comment gives them."""
    numbers, note = _on(editor.minutes, indices[0]), editor.minutes.notes[indices[0]]
    comment = editor.minutes.comments[numbers[0]] if numbers else None
    is_open = comment is not None and note.kind != "vote" and mailed_comments.asked(comment, note) is None
    given = mailed_comments.wording(comment.text) if comment and is_open and not comment.words else ""
    return _first_on(editor, indices) + given


def number_of(problem: Problem) -> str:
    """The number of the comment that `open_comments` has made a problem of, such as `#3 `; "" of any other."""
    return "" if problem.comment is None else f"#{problem.comment + 1} "


def _not_commented(editor: Editor, indices: Sequence[int]) -> str:
    if len(indices) > 1:
        return "Decide the comments of one paragraph at a time."
    if _on(editor.minutes, indices[0]):
        return ""
    others = ": n goes to the next" if any(True for _ in mailed_comments.undecided(editor.minutes)) else ""
    return f"There is no open comment on this note{others}."


ACTS: tuple[Act, ...] = (
    Act("accept", "A", "Accept the comment on this note, with its correction or your own text.",
        _answered("accept"), "Accept it? Enter, or OLD -> NEW, or the new text", _not_commented, _first_to_accept,
        decides=True),
    Act("reject", "r", "Reject the comment on this note, with a reason.", _answered("reject"),
        "Reject it? Enter, or the reason", _not_commented, _first_on, decides=True),
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (
    Command("comments", "FILE [from WHO] [anyway]", "Add the comments of a saved mail, a DOCX or an ODT.",
            incoming.comments_of_file),
    Command("comment", "[PARAGRAPH] [WHO:] TEXT", "Add a comment on a paragraph.", _comment),
    Command("accept", "PARAGRAPH|#NUMBER [NEW TEXT]", "Accept a comment; “old -> new” in it corrects the paragraph.",
            _decided("accept"), preview=_preview_of("accept"), why_not=_no_comment),
    Command("reject", "PARAGRAPH|#NUMBER [REASON]", "Reject a comment; it stays in the record, with the reason.",
            _decided("reject"), preview=_preview_of("reject"), why_not=_no_comment),
)  # fmt: skip
