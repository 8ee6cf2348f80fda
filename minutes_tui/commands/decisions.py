"""Commands of what is decided: motions and amendments, votes and ballots, decisions, action items."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from minutes_tui.commands import outcomes, votes
from minutes_tui.commands.command import (
    Command,
    Run,
    code_begun,
    codes,
    enters_text,
    opens_view,
    several_sentence,
    unknown_codes_sentence,
)
from minutes_tui.commands.outcomes import no_motion
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.labels import and_joined, labels
from minutes_tui.language.names import roster, same
from minutes_tui.language.separators import COMMAS, before_colon
from minutes_tui.line import grammar, other_titles
from minutes_tui.line.speakers import could_be
from minutes_tui.line.votes import motion_lines, mover_sentences
from minutes_tui.line.votes.ballots import people_typed
from minutes_tui.meeting.decisions import decided, is_carried, just_carried, names_decision, renumbered
from minutes_tui.meeting.edit import Edit
from minutes_tui.meeting.motions import FINAL, is_aside, last_decided, main_motion, moved_last, pending, wording
from minutes_tui.meeting.motions import counted as counted_motion
from minutes_tui.meeting.quorum import share
from minutes_tui.model.minutes import BY_CONSENSUS, Minutes, Note, listed

HIGHEST = 999_999
"""Number of a decision."""
MOVED = 5
"""Numbers that are said of those that became others."""

_action = enters_text("action", lambda words, editor: grammar.action(words, editor.minutes, editor.clock().date()))


def _decision(editor: Editor, argument: str) -> Outcome:
    """A decision in these words, or in those of the motion that is pending or was just carried."""
    minutes, index = editor.minutes, _to_be_decided(editor.minutes, argument)
    if not argument and index is None:
        return Outcome(refused="Type the text: /decision TEXT")
    if pending(minutes) is None and (moved := motion_lines.decision_moved(argument, minutes)):
        with editor.as_one():
            _motion(editor, moved[0])
            return outcomes.carried(editor, moved[1])
    argument = motion_lines.decision_with_vote(argument, minutes) or argument
    counted = BRACKETS.match(argument)
    came = outcomes.read(counted[1], minutes, FINAL) if counted else None
    is_vote = came and (came.vote.is_counted or came.vote.outcome or came.vote.ballots)
    if counted and came and is_vote and not came.words:
        with editor.as_one():
            done = _decision(editor, argument[counted.end() :])
            held = votes.vote_typed(editor, came.vote, counted_motion(editor.minutes))
            problem = held.refused or votes.vote_problem(editor, votes.enter_vote(editor, held))
        return replace(done, problem=done.problem or problem)
    if index is None or (argument and not _is_wording(argument, minutes, index)):
        return editor.enter(grammar.decision(argument, minutes))
    if not argument and (unclear := outcomes.without_wording(minutes.notes[index])):
        return Outcome(misread=unclear)
    return _takes_over(editor, index, grammar.decision(argument, minutes).note)


def _to_be_decided(minutes: Minutes, typed: str) -> int | None:
    """Index of the motion whose words a decision may have: the one that was just carried after another that is
    pending, unless the decision is in the words of that; else the pending one, or the one that was just carried."""
    index, carried = pending(minutes), just_carried(minutes)
    if index is None or carried is None or is_aside(minutes.notes[carried], minutes):
        return index if index is not None else carried
    return index if typed and _is_wording(typed, minutes, index) else carried


def _is_wording(typed: str, minutes: Minutes, index: int) -> bool:
    return same(grammar.decision(typed, minutes).note.text) == same(wording(minutes, index))


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


def _motion(editor: Editor, argument: str) -> Outcome:
    """A motion, with the majority that it needs in brackets, and its mover before a colon."""
    if not argument:
        return Outcome(refused="Type the text: /motion [(2/3)] [MOVER, SECONDER:] TEXT")
    entry = _motion_read(argument, editor.minutes)
    return editor.enter(entry)


def _motion_read(argument: str, minutes: Minutes) -> grammar.Entered:
    majority = BRACKETS.match(argument) or NEEDED.match(argument)
    needed = majority[1].strip() if majority and share(majority[1]) else ""
    behind = _motion_with_mover(minutes, argument[majority.end() :] if majority else argument)
    if not majority or needed:
        return replace(behind, note=replace(behind.note, majority=needed))
    if (whole := _motion_with_mover(minutes, argument)).note.mover:
        return whole
    entry = grammar.motion(argument, minutes)
    if not (behind.note.mover or SHARE.fullmatch(majority[1])):
        return entry
    said = NO_SHARE.format(majority[1])
    text = entry.note.text if not behind.note.mover else f"({majority[1]}) {behind.note.text}"
    return replace(behind, note=replace(behind.note, text=text, check=said), problem=said)


def _motion_shown(argument: str, minutes: Minutes) -> tuple[str, ...]:
    """What the row above the line says of a motion: who moves and who seconds it."""
    note = _motion_read(argument, minutes).note if argument else Note()
    return ("Motion", *_moved_shown(note, minutes)) if note.mover else ()


def _amendment_shown(argument: str, minutes: Minutes) -> tuple[str, ...]:
    note = _motion_with_mover(minutes, argument).note if argument else Note()
    return ("Amendment", *_moved_shown(note, minutes)) if note.mover else ()


def _moved_shown(note: Note, minutes: Minutes) -> list[str]:
    people = roster(minutes)
    both = (("moved by", note.mover), ("seconded by", note.seconder))
    said = [(did, and_joined(list(map(people.known_as, listed(who))), labels("en"))) for did, who in both if who]
    return [f"{did} {names}" for did, names in said]


BRACKETS = re.compile(r"\(([^()]*)\)\s*(?=\S)")
NEEDED = re.compile(r"(\d{1,2}/\d{1,2}|\d{1,2} ?%)\s+(?=[^\s:：]+(?:\s[^\s:：]+){0,3}\s*[:：])")
"""The same without brackets, where somebody stands before a colon."""
SHARE = re.compile(r"[\d\s.,]+[%/][\d\s.,]*")
"""What is meant to be a share of the votes, whether or not it is one."""
NO_SHARE = "“{}” is not a share: write 2/3 or 60 %."


PAIR = re.compile(rf"[^{COMMAS}]+[{COMMAS}][^{COMMAS}]+")
"""Two with one comma between."""
PAIRED = 2


def _motion_with_mover(minutes: Minutes, typed: str) -> grammar.Entered:
    """A motion or amendment with who moved it before a colon: codes, or names as the meeting says them. Of two with a
    comma between the second seconds it; two who move it have "and" between them."""
    head, colon, words = before_colon(typed)
    language = minutes.meeting.language
    head = mover_sentences.without_of(head, language)
    head, seconders = mover_sentences.parted(head, language) if colon else (head, "")
    if not seconders and head.count(";") == 1:  # as /mover CODE; CODE has it
        head, seconders = (part.strip() for part in head.split(";"))
    meant = people_typed(head, minutes) if colon and words.strip() else []
    doubt = ""
    if meant == [[]]:
        titled, doubt = other_titles.before_colon(head.strip(), minutes)
        near = [] if titled else other_titles.near(head.strip(), minutes)
        doubt = doubt or other_titles.who_is_near(head.strip(), near, roster(minutes))
        meant = [titled]
    known = roster(minutes).by_key
    moved_by = [keys[0] for keys in meant if len(keys) == 1 and keys[0] in known]
    seconded_by = codes(minutes, seconders) if seconders else ()
    if len(moved_by) == len(meant) == PAIRED and not seconders and PAIR.fullmatch(head):
        meant, moved_by, seconded_by = meant[:1], moved_by[:1], tuple(moved_by[1:])
    elif moved_by and not seconders:
        words, behind = mover_sentences.seconded_behind(words, minutes)
        seconded_by = tuple(behind)
    is_moved = bool(moved_by) and len(moved_by) == len(meant) and bool(seconded_by or not seconders)
    if not is_moved:
        told = mover_sentences.with_motion(typed, minutes)
        told = told or mover_sentences.with_motion(f"{labels(language).motion} {typed}", minutes)
        if told and told.argument != typed:
            return _motion_with_mover(minutes, told.argument)
    entry = grammar.motion(words.strip() if is_moved else typed, minutes)
    several = next((keys for keys in meant if len(keys) > 1), None)
    if several and all(meant):
        return replace(entry, note=replace(entry.note, check=could_be(several)), problem=could_be(several))
    if seconders and not is_moved:
        doubt = doubt or unknown_codes_sentence(minutes, head if seconded_by else seconders)
    if not is_moved and not doubt:
        doubt = _unmoved(head.strip() if colon and words.strip() else "", typed, minutes)
    if is_moved:
        entry = replace(entry, note=replace(entry.note, mover=_one_or_all(moved_by), seconder=_one_or_all(seconded_by)))
    note = replace(entry.note, check=doubt or entry.note.check)
    return replace(entry, note=note, problem=doubt or entry.problem)


def _unmoved(head: str, typed: str, minutes: Minutes) -> str:
    """What is asked of a motion that nobody moves, where a code that nobody has comes before its colon, or a code with
    no colon before a capital: "PVD The rent goes up"; "" else."""
    if head:
        return unknown_codes_sentence(minutes, head) if CODE.fullmatch(head) else ""
    people = roster(minutes)
    key, end = people.leading(typed, exact=True)
    behind = typed[end:]
    if not key or not re.match(r" +[^\W\d_a-z]", behind) or people.leading(behind.strip(), exact=True)[0]:
        return ""
    return f"Did {key} move this? Then put a colon after the code: /motion {key}: TEXT"


CODE = re.compile(r"[A-Z][A-Z0-9]{1,4}")
"""What looks like somebody's code."""


def _one_or_all(people: Sequence[str]) -> str | tuple[str, ...]:
    """As a note has them: one code alone, or several, or none."""
    return people[0] if len(people) == 1 else tuple(people)


def _majority(editor: Editor, argument: str) -> Outcome:
    """Set the share of the votes that the pending motion needs."""
    index = pending(editor.minutes)
    assert index is not None, "why_not has said so"
    if not argument:
        return Outcome(refused="Give the share of the votes: /majority 2/3")
    note = editor.minutes.notes[index]
    if argument == "-":
        editor.do(Edit((editor.change("note", index, replace(note, majority="")),)))
        return Outcome(said="More for than against is enough.")
    if not share(argument):
        return Outcome(misread=f"“{argument}” is not a share: write 2/3, 60 %, or - for none.")
    editor.do(Edit((editor.change("note", index, replace(note, majority=argument)),)))
    return Outcome(said=f"{argument} of the votes for and against must be for it.")


def _amend(editor: Editor, argument: str) -> Outcome:
    """The motion in new words, with who moves them before a colon; the old ones stay with it."""
    index = pending(editor.minutes)
    if not argument or index is None:
        return Outcome(refused="Type the new wording: /amend [MOVER, SECONDER:] NEW TEXT")
    at = main_motion(editor.minutes, index)
    amended, before = editor.minutes.notes[at], wording(editor.minutes, at)
    entry = _motion_with_mover(editor.minutes, argument)
    from minutes_tui.line.votes import instructions  # few lines need it

    problem = instructions.question(entry.note.text, before, editor.minutes.meeting.language)
    was = editor.minutes.notes[index]
    if instructions.is_asked(was) and _same_movers(entry.note, was):
        if same(entry.note.text) == same(was.text):  # typed again, these are all of its words
            problem = ""
        whole = replace(was, text=entry.note.text, check=problem or entry.note.check)
        editor.do(Edit((editor.change("note", index, whole),)))
        return Outcome(problem, said="The amendment has its whole wording now. Its outcome is next: /carried or /lost.")
    editor.add_note(replace(entry.note, amends=amended.id, check=problem or entry.note.check))
    return Outcome(problem, said="Amendment noted. End it first: /carried, /lost or /withdrawn.")


def _same_movers(note: Note, was: Note) -> bool:
    """Whether an amendment is moved by nobody, or by whom it was moved before."""
    return not note.mover or (listed(note.mover), listed(note.seconder)) in (
        (listed(was.mover), listed(was.seconder)),
        (listed(was.mover), ()),
    )


def _moved_by(*keys: str) -> Run:
    """A command that says who moved or seconded a motion: each key's people, with a semicolon between."""

    def run(editor: Editor, argument: str) -> Outcome:
        typed = {key: said.strip() for key, said in zip(keys, argument.split(";"), strict=False) if said.strip()}
        if not typed or argument.count(";") >= len(keys):
            return Outcome(refused=f"Say who: /{keys[0]} CODE")
        index = moved_last(editor.minutes)
        found = {key: _codes_or_begun(editor.minutes, said) for key, said in typed.items()}
        wrong = next((said for key, said in typed.items() if not found[key]), "")
        if wrong or index is None:
            return Outcome(misread=unknown_codes_sentence(editor.minutes, wrong))
        people = {key: who[0] if len(who) == 1 else who for key, who in found.items()}
        note = replace(editor.minutes.notes[index], **people)
        editor.do(Edit((editor.change("note", index, note),)))
        short = roster(editor.minutes).short
        said = "; the ".join(f"{key} is {', '.join(map(short, who))}" for key, who in found.items())
        return Outcome(said=f"The {said}.")

    return run


def _codes_or_begun(minutes: Minutes, typed: str) -> tuple[str, ...]:
    """Participants by codes or names; or the only one whose code begins so."""
    begun = code_begun(minutes, typed)
    return codes(minutes, typed) or ((begun,) if begun else ())


def _is_decided(editor: Editor) -> bool:
    return pending(editor.minutes) is None and just_carried(editor.minutes) is not None


def _none_moved(editor: Editor) -> str:
    return "" if moved_last(editor.minutes) is not None else no_motion(editor)


def _consensus(editor: Editor, argument: str) -> Outcome:
    """A decision that nobody objects to, in these words or in those of the motion that is pending or just carried."""
    minutes, index = editor.minutes, _to_be_decided(editor.minutes, argument)
    if not argument and index is None:
        return Outcome(refused="Type the text: /consensus TEXT")
    note = replace(grammar.decision(argument, minutes).note, outcome=BY_CONSENSUS)
    if index is not None and not argument and (unclear := outcomes.without_wording(minutes.notes[index])):
        return Outcome(misread=unclear)
    if index is not None and (not argument or _is_wording(argument, minutes, index)):
        return _takes_over(editor, index, note)
    editor.add_note(note)
    return Outcome()


def _renumber(editor: Editor, argument: str) -> Outcome:
    """Renumber the decisions of a draft in the order of the record."""
    minutes = editor.minutes
    if argument and not (argument.isdecimal() and 0 < int(argument) <= HIGHEST):
        return Outcome(misread="Type /renumber, or /renumber 45 to begin at 45.")
    new = dict(renumbered(minutes, int(argument) if argument else None))
    if not new:
        return Outcome(refused="The decisions are already numbered in order.")
    notes = minutes.notes
    editor.do(Edit(tuple(editor.change("note", at, replace(notes[at], number=number)) for at, number in new.items())))
    moved = [f"{notes[at].number} is {number}" for at, number in new.items() if notes[at].number is not None]
    said = f"{len(new)} decision{'s' * (len(new) > 1)} renumbered{': ' * bool(moved)}{', '.join(moved[:MOVED])}"
    said += ", …" if len(moved) > MOVED else "."
    naming = [note.id for note in notes if names_decision(note, minutes, {notes[at].number for at in new})]
    if not naming:
        return Outcome(said=said)
    return Outcome(f"{said} A number in the text of note {', '.join(naming)} was not changed.")


def _no_draft(editor: Editor) -> str:
    if not any(True for _ in decided(editor.minutes)):
        return "There is no decision to number."
    if editor.minutes.meeting.status == "draft":
        return ""
    return "Only a draft can be renumbered: these numbers were circulated."


def _stood(name: str, link: str) -> Run:
    """A command with which somebody supports the pending motion, or objects to it, in words."""

    def run(editor: Editor, argument: str) -> Outcome:
        code, _, words = (part.strip() for part in before_colon(argument))
        if not argument:
            return Outcome(refused=f"Give the speaker and the text: /{name} CODE: TEXT")
        key, index = roster(editor.minutes).one(code), pending(editor.minutes)
        if not (key and words) or index is None:
            return Outcome(misread=several_sentence(editor.minutes, code) or f"Type /{name} CODE: TEXT.")
        entry = grammar.narrative(words, editor.minutes).note
        editor.add_note(replace(entry, speaker=key, attribution="prefix", **{link: editor.minutes.notes[index].id}))
        return Outcome()

    return run


def _nothing_to_read(editor: Editor) -> str:
    found = last_decided(editor.minutes.notes)
    return "" if found else "There is no motion or decision to read back."


COMMANDS: tuple[Command, ...] = (
    Command("motion", "[(2/3)] [MOVER, SECONDER:] TEXT",
            "Record a motion in its exact wording, with the majority that it needs.", _motion, preview=_motion_shown),
    Command("mover", "CODE [; CODE]", "Set who moved the motion that is pending or just decided, and who seconded it.",
            _moved_by("mover", "seconder"), why_not=_none_moved),
    Command("seconder", "CODE", "Set who seconded it.", _moved_by("seconder"), why_not=_none_moved),
    Command("majority", "2/3", "Set the share of the votes that the pending motion needs.", _majority,
            why_not=no_motion),
    Command("amend", "[MOVER, SECONDER:] NEW TEXT", "Propose the motion's whole new wording.", _amend,
            why_not=no_motion, preview=_amendment_shown),
    *outcomes.COMMANDS,
    Command("support", "CODE: TEXT", "Record a statement for the pending motion.", _stood("support", "supports"),
            why_not=no_motion),
    Command("object", "CODE: TEXT", "Record a statement against the pending motion.", _stood("object", "opposes"),
            why_not=no_motion),
    Command("decision", "[(6-2)] [TEXT]", "Record a decision, as ! does; without text, the wording of the motion.",
            _decision, is_done=_is_decided),
    Command("consensus", "[TEXT]", "Record a decision by consensus; without text, the wording of the motion.",
            _consensus),
    *votes.COMMANDS,
    Command("readback", "", "Show the pending wording in full, to read it aloud.", opens_view("readback"),
            why_not=_nothing_to_read, when_sealed=True),
    Command("renumber", "[FIRST]", "Renumber the decisions of a draft in the order of the record.", _renumber,
            why_not=_no_draft),
    Command("action", "[CODE] TEXT [by DATE]", "Record an action item, as > does.", _action),
)  # fmt: skip
