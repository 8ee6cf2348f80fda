"""Commands of what is decided: motions and amendments, votes and ballots, decisions, action items."""

import re

from msgspec.structs import replace

from minutes_tui import attendance, shorthand
from minutes_tui.commands import voting
from minutes_tui.commands.row import Command, Run, codes, shown, worded
from minutes_tui.decisions import (
    FINAL,
    ballot_of,
    decided,
    is_carried,
    is_plain,
    just_carried,
    last_decided,
    main_motion,
    next_number,
    open_vote,
    pending,
    renumbered,
    tally,
    wording,
)
from minutes_tui.edit import Change, Edit
from minutes_tui.editor import Editor, Outcome
from minutes_tui.labels import labels
from minutes_tui.model import Minutes, Note, listed
from minutes_tui.names import roster, same

ANSWERS = {"y": "+1", "+": "+1", "1": "+1", "n": "-1", "-": "-1", "a": "0", "0": "0"}
"""What is typed, and the ballot that it is."""
NO_VOTE = "There is no motion or vote to which a ballot belongs."
MOVED = 5
"""Numbers that are said of those that became others."""

_action = worded("action", lambda words, editor: shorthand.action(words, editor.minutes, editor.clock().date()))


def _vote(editor: Editor, argument: str) -> Outcome:
    """A vote by counts; where a motion is pending it is on that, and needs no title."""
    if not argument:
        return Outcome(refused="What was voted on? /vote TITLE FOR-AGAINST-ABSTENTIONS")
    title, (in_favour, against, abstain), ballots = voting.read(argument, editor.minutes)
    note = replace(shorthand.motion(title, editor.minutes).note, kind="vote", for_=in_favour, against=against)
    note = replace(note, abstain=abstain, ballots=ballots)
    index = pending(editor.minutes)
    if index is not None:
        note = replace(note, answers=editor.minutes.notes[index].id)
    editor.add_note(note)
    there = len(attendance.present(editor.minutes))
    cast = sum(count or 0 for count in (in_favour, against, abstain))
    if attendance.is_taken(editor.minutes) and cast > there:
        return Outcome(f"{cast} votes were cast and {there} are present: check the roster or the counts.")
    return Outcome()


def _decision(editor: Editor, argument: str) -> Outcome:
    """A decision in these words, or in those of the motion that is pending or was just carried."""
    minutes, index = editor.minutes, _to_be_decided(editor.minutes)
    if not argument and index is None:
        return Outcome(refused="What are the words? /decision WORDS")
    if index is None or (argument and not _is_wording(argument, minutes, index)):
        return editor.enter(shorthand.decision(argument, minutes))
    return _takes_over(editor, index, shorthand.decision(argument, minutes).note)


def _to_be_decided(minutes: Minutes) -> int | None:
    """Index of the motion whose words a decision may have: the pending one, or the one that was just carried."""
    index = pending(minutes)
    return index if index is not None else just_carried(minutes)


def _is_wording(typed: str, minutes: Minutes, index: int) -> bool:
    return same(shorthand.decision(typed, minutes).note.text) == same(wording(minutes, index))


def _takes_over(editor: Editor, index: int, decision: Note) -> Outcome:
    """Enter a decision on a motion, in its words where the decision has none. The motion is carried with it, an
    amendment that was pending too; the number that it may have had as a decision goes over."""
    notes = editor.minutes.notes
    main = main_motion(editor.minutes, index)
    words = decision.text or wording(editor.minutes, index)
    was = notes[main]
    note = replace(decision, text=words, answers=was.id, number=was.number if is_carried(was) else None)
    carried = {at: replace(notes[at], outcome=FINAL) for at in sorted({main, index})}
    if is_carried(was):
        carried[main] = replace(was, number=None)
    editor.add_note(note, None, *(editor.change("note", at, new) for at, new in carried.items() if new != notes[at]))
    if is_carried(was):
        return Outcome()
    return Outcome(said="The motion is carried." if main == index else "The motion is carried as amended.")


def _with_outcome(editor: Editor, index: int, outcome: str) -> Change:
    """A motion with its outcome; one that is carried is a decision from then on, and has a decision's number."""
    note = replace(editor.minutes.notes[index], outcome=outcome)
    if is_carried(note) and note.number is None:
        note = replace(note, number=next_number(editor.minutes))
    return editor.change("note", index, note)


def _motion(editor: Editor, argument: str) -> Outcome:
    """A motion, with its mover before a colon."""
    if not argument:
        return Outcome(refused="What are the words? /motion [MOVER:] WORDS")
    code, colon, words = argument.partition(":")
    mover = roster(editor.minutes).code(code.strip()) if colon and words.strip() else ""
    entry = shorthand.motion(words.strip() if mover else argument, editor.minutes)
    return editor.enter(replace(entry, note=replace(entry.note, mover=mover or ())))


def _no_motion(editor: Editor) -> str:
    return "" if pending(editor.minutes) is not None else "No motion is pending: /motion WORDS makes one."


def _amend(editor: Editor, argument: str) -> Outcome:
    """The motion in new words; the old ones stay with it."""
    index = pending(editor.minutes)
    if not argument or index is None:
        return Outcome(refused="How is the motion to read? /amend NEW WORDS")
    amended = editor.minutes.notes[main_motion(editor.minutes, index)]
    entry = shorthand.motion(argument, editor.minutes)
    editor.add_note(replace(entry.note, amends=amended.id))
    return Outcome(said="An amendment is pending: /carried, /lost or /withdrawn ends it.")


def _moved_by(key: str) -> Run:
    """A command that says who moved or seconded the pending motion."""

    def run(editor: Editor, argument: str) -> Outcome:
        if not argument:
            return Outcome(refused=f"Who is it? /{key} CODE")
        keys = codes(editor, argument)
        index = pending(editor.minutes)
        if not keys or index is None:
            return Outcome(misread=f"{argument} is nobody on the roster.")
        note = replace(editor.minutes.notes[index], **{key: keys[0] if len(keys) == 1 else keys})
        editor.do(Edit((editor.change("note", index, note),)))
        names = ", ".join(map(roster(editor.minutes).short, keys))
        return Outcome(said=f"The {key} is {names}.")

    return run


def _ended(outcome: str) -> Run:
    def run(editor: Editor, argument: str) -> Outcome:
        index = pending(editor.minutes)
        assert index is not None, "why_not has said so"
        change = _with_outcome(editor, index, outcome)
        editor.do(Edit((change,)))
        note = editor.minutes.notes[index]
        what = "amendment" if note.amends else "motion"
        if not is_carried(note):
            return Outcome(said=f"The {what} is {outcome}.")
        return Outcome(said=f"The motion is carried: decision {note.number}. /decision takes its words.")

    return run


def _consensus(editor: Editor, argument: str) -> Outcome:
    """A decision that nobody objects to, in these words or in those of the motion that is pending or just carried."""
    minutes, index = editor.minutes, _to_be_decided(editor.minutes)
    if not argument and index is None:
        return Outcome(refused="What is agreed? /consensus WORDS")
    note = replace(shorthand.decision(argument, minutes).note, outcome=labels(minutes.meeting.language).by_consensus)
    if index is not None and (not argument or _is_wording(argument, minutes, index)):
        return _takes_over(editor, index, note)
    editor.add_note(note)
    return Outcome()


def _renumber(editor: Editor, argument: str) -> Outcome:
    """Number the decisions of a draft anew, in the order of the record."""
    minutes = editor.minutes
    if argument and not argument.isdecimal():
        return Outcome(misread="It is written /renumber, or /renumber 45 where the first decision is 45.")
    new = dict(renumbered(minutes, int(argument) if argument else None))
    if not new:
        return Outcome(refused="The decisions are numbered in order already.")
    notes = minutes.notes
    editor.do(Edit(tuple(editor.change("note", at, replace(notes[at], number=number)) for at, number in new.items())))
    moved = [f"{notes[at].number} is {number}" for at, number in new.items() if notes[at].number is not None]
    said = f"{len(new)} decision{'s' * (len(new) > 1)} numbered anew{': ' * bool(moved)}{', '.join(moved[:MOVED])}"
    said += ", …" if len(moved) > MOVED else "."
    naming = [note.id for note in notes if _names_decision(note, minutes, {notes[at].number for at in new})]
    if not naming:
        return Outcome(said=said)
    return Outcome(f"{said} A number stands in the words of note {', '.join(naming)}, where it was not changed.")


def _names_decision(note: Note, minutes: Minutes, numbers: set[int | str | None]) -> bool:
    """Whether the words of a note name a decision by one of these numbers."""
    called = re.escape(labels(minutes.meeting.language).decision)
    found = re.finditer(rf"(?<!\w){called}s?\s+(?:no\.?\s*)?(\d+)(?!\w)", note.text, re.IGNORECASE)
    return any(int(match[1]) in numbers for match in found)


def _no_draft(editor: Editor) -> str:
    if not any(True for _ in decided(editor.minutes)):
        return "There is no decision to be numbered."
    if editor.minutes.meeting.status == "draft":
        return ""
    return "The minutes were circulated with these numbers: only those of a draft are given anew."


def balloted(editor: Editor, ballot: shorthand.Balloted) -> Outcome:
    """Ballots into the vote on the pending motion; what was said with one is a statement that is linked to it."""
    minutes = editor.minutes
    way, vote, motion = ballot_of(ballot.amount), open_vote(minutes), pending(minutes)
    if vote is None and motion is None:
        return editor.keep_as_words(ballot.line, NO_VOTE)
    changes, notes = [], []
    cast = dict.fromkeys(ballot.codes, way)
    if vote is not None:
        changes.append(_with_ballots(editor, vote, cast))
    else:
        notes.append(Note(kind="vote", answers=minutes.notes[motion or 0].id, ballots=cast))
    said = ballot.words if is_plain(ballot.amount) else f"{ballot.amount} {ballot.words}".strip()
    if said:
        on = listed(minutes.notes[vote].answers) if vote is not None else (minutes.notes[motion or 0].id,)
        link = {"for": "supports", "against": "opposes"}.get(way)
        entry = shorthand.narrative(said, minutes).note
        who = ballot.codes[0] if len(ballot.codes) == 1 else ballot.codes
        notes.append(replace(entry, speaker=who, attribution="prefix", **({link: on[0]} if link and on else {})))
    editor.add_notes(notes, *changes)
    strangers = [code for code in ballot.codes if code not in roster(minutes).by_key]
    if strangers:
        return Outcome(f"{', '.join(strangers)} is not on the roster: /name {strangers[0]} = NAME says who it is.")
    return Outcome(said=tallied(editor))


def take_back(editor: Editor, code: str) -> None:
    """Take somebody's ballot out of the vote that is open, if there is one."""
    index = open_vote(editor.minutes)
    if index is None or code not in editor.minutes.notes[index].ballots:
        return
    note = editor.minutes.notes[index]
    left = {each: ballot for each, ballot in note.ballots.items() if each != code}
    editor.do(Edit((editor.change("note", index, replace(note, ballots=left)),)))


def voters(editor: Editor) -> list[str]:
    """Codes of those who are called: those present, or all who are not known to be away where nobody is."""
    now = attendance.presence(editor.minutes)
    present = [code for code, sign in now.items() if sign == attendance.PRESENT]
    return present or [code for code, sign in now.items() if sign != attendance.AWAY]


def _with_ballots(editor: Editor, vote: int, cast: dict[str, str]) -> Change:
    note = editor.minutes.notes[vote]
    return editor.change("note", vote, replace(note, ballots=note.ballots | cast))


def tallied(editor: Editor) -> str:
    """How many ballots there are of each way in the vote that is open."""
    vote = open_vote(editor.minutes)
    if vote is None:
        return ""
    return "{} for, {} against, {} abstain".format(*tally(list(editor.minutes.notes[vote].ballots.values())))


def _cast(name: str, amount: str) -> Run:
    """A command with which participants vote one way."""

    def run(editor: Editor, argument: str) -> Outcome:
        if not argument:
            return Outcome(refused=f"Who votes so? /{name} CODE, CODE")
        typed, _, words = argument.partition(":")
        known = codes(editor, typed)
        if not known:
            return Outcome(misread=f"{typed.strip()} is nobody on the roster.")
        if open_vote(editor.minutes) is None and pending(editor.minutes) is None:
            return Outcome(misread=NO_VOTE)
        return balloted(editor, shorthand.Balloted(known, amount, words.strip(), f"/{name} {argument}"))

    return run


def _stood(name: str, link: str) -> Run:
    """A command with which somebody supports the pending motion, or objects to it, in words."""

    def run(editor: Editor, argument: str) -> Outcome:
        code, _, words = (part.strip() for part in argument.partition(":"))
        if not argument:
            return Outcome(refused=f"Who, and in what words? /{name} CODE: WORDS")
        key, index = roster(editor.minutes).code(code), pending(editor.minutes)
        if not (key and words) or index is None:
            return Outcome(misread=f"It is written /{name} CODE: WORDS.")
        entry = shorthand.narrative(words, editor.minutes).note
        editor.add_note(replace(entry, speaker=key, attribution="prefix", **{link: editor.minutes.notes[index].id}))
        return Outcome()

    return run


def _nothing_to_read(editor: Editor) -> str:
    found = last_decided(editor.minutes.notes)
    return "" if found else "There is no motion and no decision to read back."


COMMANDS: tuple[Command, ...] = (
    Command("motion", "[MOVER:] WORDS", "A motion, with its exact wording.", _motion),
    Command("mover", "CODE", "Who moved the pending motion.", _moved_by("mover"), why_not=_no_motion),
    Command("seconder", "CODE", "Who seconded the pending motion.", _moved_by("seconder"), why_not=_no_motion),
    Command("amend", "NEW WORDS", "How the motion is to read instead.", _amend, why_not=_no_motion),
    Command("carried", "", "The pending motion or amendment is carried.", _ended("carried"), why_not=_no_motion),
    Command("lost", "", "The pending motion or amendment is lost.", _ended("lost"), why_not=_no_motion),
    Command("withdrawn", "", "The pending motion or amendment is withdrawn.", _ended("withdrawn"), why_not=_no_motion),
    Command("support", "CODE: WORDS", "A statement for the pending motion.", _stood("support", "supports"),
            why_not=_no_motion),
    Command("object", "CODE: WORDS", "A statement against the pending motion.", _stood("object", "opposes"),
            why_not=_no_motion),
    Command("decision", "[WORDS]", "A decision, as ! does; with no words those of the motion.", _decision),
    Command("consensus", "[WORDS]", "A decision by consensus; with no words those of the motion.", _consensus),
    Command("vote", "[TITLE] [12-3-1] [+1 CODE, CODE -1 CODE]", "A vote: for, against, abstentions; ballots by name.",
            _vote),
    Command("for", "CODE, CODE", "Ballots for, as +1 does.", _cast("for", "+1")),
    Command("against", "CODE, CODE", "Ballots against, as -1 does.", _cast("against", "-1")),
    Command("abstain", "CODE, CODE", "Abstentions, as 0 does.", _cast("abstain", "0")),
    Command("rollcall", "[TITLE]", "A vote by name, one key a person.", shown("rollcall"), key="f9"),
    Command("readback", "", "The pending wording, large for the room.", shown("readback"),
            why_not=_nothing_to_read, when_sealed=True),
    Command("renumber", "[FIRST]", "Number the decisions of a draft anew, in the order of the record.", _renumber,
            why_not=_no_draft),
    Command("action", "[CODE] WORDS [by DATE]", "An action item, as > does.", _action),
)  # fmt: skip
