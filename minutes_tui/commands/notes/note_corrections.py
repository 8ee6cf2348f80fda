"""Commands that correct what was entered: another speaker, joined, split, entered late, marked to be checked."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from minutes_tui.commands.command import Command, several_sentence
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import Roster, full_name, is_placeholder, roster
from minutes_tui.line import grammar
from minutes_tui.line.retyping import WHOSE_NAME, mark
from minutes_tui.line.second_speaker import second_turn
from minutes_tui.meeting.audiences import narrowed, narrowest
from minutes_tui.meeting.edit import Change, Edit, reworded
from minutes_tui.model.minutes import CONTINUABLE, Minutes, Note, listed

SPOKEN = ("statement", "question")


def _give(editor: Editor, argument: str) -> Outcome:
    """The last statements to another speaker."""
    typed, _, number = argument.partition(" ")
    code = roster(editor.minutes).one(typed) or (typed if is_placeholder(typed, editor.minutes) else "")
    if not argument:
        return Outcome(refused="Say who spoke: /give CODE, or /give CODE 3 for the last three.")
    if not code or (number and not number.strip().isdecimal()):
        said = several_sentence(editor.minutes, typed) or "Type /give CODE, or /give CODE 3 for the last three."
        return Outcome(misread=said)
    notes = editor.minutes.notes
    spoken = (at for at in range(len(notes) - 1, -1, -1) if notes[at].kind in SPOKEN and not notes[at].struck)
    chosen = [at for at, _ in zip(spoken, range(int(number or 1)), strict=False)]
    if not chosen:
        return Outcome(refused="No one has spoken yet.")
    given = [(at, with_speaker(notes[at], code, editor.minutes)) for at in chosen]
    editor.do(Edit(tuple(editor.change("note", at, note) for at, note in given)))
    name = roster(editor.minutes).short(code)
    unsure = sum(bool(note.check) and not notes[at].check for at, note in given)
    if unsure:
        return Outcome(f"Speaker changed to {name}. Check the name in the text of {unsure}.")
    return Outcome(said=f"{'The last statement' if len(chosen) == 1 else f'{len(chosen)} statements'}: {name}")


def with_speaker(note: Note, code: str, minutes: Minutes) -> Note:
    """A statement as another speaker's. A name that stands exactly at its beginning becomes the other's in the same
    form; any other is marked to be checked."""
    people = roster(minutes)
    new = replace(note, speaker=code)
    if note.attribution != "inline":
        return replace(new, attribution=note.attribution if note.speakers else "prefix")
    old = note.speakers[0] if len(note.speakers) == 1 else ""
    if old in people.by_key and code in people.by_key:
        for form in people.openings(old):
            if note.text.startswith(form) and not note.text[len(form) : len(form) + 1].isalnum():
                before, after = [*_forms(people, old), old], [*_forms(people, code), code]
                named = after[before.index(form)] if form in before else people.short(code)
                return reworded(new, named + note.text[len(form) :])
    return replace(new, check=note.check or WHOSE_NAME)


def _forms(people: Roster, key: str) -> list[str]:
    """How somebody may be called in a text, from the longest to the shortest."""
    person = people.by_key[key]
    return [full_name(person), person.name, people.short(key), people.known_as(key), people.last(key)]


def _no_words(editor: Editor) -> str:
    return "" if editor.minutes.last_with_words() is not None else "There is no note with text yet."


def joined(editor: Editor, notes: Sequence[Note]) -> Note:
    """Notes as paragraphs of the first, with the first number that one of them has, and the first mark that does not
    come of a note's own words alone: those of the whole may be clear. Halves of a note that was split in this sitting
    are put together as they were."""
    first = notes[0]
    words = first.text
    for before, note in pairwise(notes):
        words += editor.parted.get((before.id, note.id), "\n\n") + note.text
    paragraph = next((note.paragraph for note in notes if note.paragraph is not None), None)
    minutes = editor.minutes
    of_notes = {id(note): each.audience for note, each in zip(minutes.notes, narrowed(minutes).notes, strict=True)}
    audiences = {of_notes.get(id(note), note.audience) for note in notes}
    audience = narrowest(*audiences) if len(audiences) > 1 else first.audience  # for those alone who may read all of it
    whole = replace(first, text=words, check="", paragraph=paragraph, audience=audience)
    today = editor.clock().date()
    others = [note for note in notes if note.check != mark(note, _before(editor.minutes, note), today)]
    check = "" if first in others else mark(whole, _before(editor.minutes, first), today)
    return replace(whole, check=next((note.check for note in others if note.check), check))


def _before(minutes: Minutes, note: Note) -> Minutes:
    """The minutes up to a note."""
    at = next(at for at, each in enumerate(minutes.notes) if each is note)
    return replace(minutes, notes=minutes.notes[:at])


def done_joining(editor: Editor, notes: Sequence[Note]) -> None:
    """What stood behind the last of notes that are one now stands behind the first."""
    behind = [(key, words) for key, words in editor.parted.items() if key[0] == notes[-1].id]
    editor.parted |= {(notes[0].id, key[1]): words for key, words in behind}


def join(editor: Editor, index: int, way: str = "/give CODE changes it.") -> Outcome:
    """Make a note a new paragraph of the one before it; `way` says how it gets that one's speaker."""
    notes = editor.minutes.notes
    before = next((at for at in range(index - 1, -1, -1) if not notes[at].struck), None)
    note = notes[index]
    if before is None or notes[before].kind not in CONTINUABLE or note.kind != notes[before].kind:
        return Outcome(refused="The previous note is of another kind, so the two cannot be joined.")
    if note.speakers and note.speakers != notes[before].speakers:
        return Outcome(refused=f"The previous note has another speaker. {way}")
    if any(
        note.id in listed(getattr(each, key)) for each in notes for key in ("answers", "supports", "opposes", "amends")
    ):
        return Outcome(refused="Another note is linked to this one, so it cannot be joined.")
    both = (notes[before], note)
    editor.do(Edit((editor.change("note", before, joined(editor, both)), Change("note", index, note, None))))
    done_joining(editor, both)
    return Outcome(said="Joined with the previous note.")


def _begun(text: str, at: int) -> str:
    """The beginning of the word within which a place is; "" of one between words, and in a script without blanks."""
    behind = WORD.match(text, at)
    begun = WORD_BEFORE.search(text[:at])
    return begun[0] if behind and begun else ""


WORD = re.compile(r"[^\W\d_]")
WORD_BEFORE = re.compile(r"(?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af])[^\W\d_])+$")


def split(editor: Editor, index: int, at: int) -> Outcome:
    """Make the words of a note from a place on a note of their own, right behind it: by the same speaker, or where
    another's name and a colon begin them, by that one. A mark that comes of its words goes with those. A place within a
    word is before it."""
    note = editor.minutes.notes[index]
    at -= len(_begun(note.text, at))
    first, second = note.text[:at].rstrip(), note.text[at:].lstrip()
    if not (first and second):
        return Outcome(refused="Both parts need text.")
    between = note.text[len(first) : len(note.text) - len(second)]
    old, attribution = reworded(note, first), "none" if note.attribution == "inline" else note.attribution
    plain = replace(note, text=second, check="", number=None, paragraph=None, attribution=attribution)
    new = editor.completed(_by_another(note, second, editor) or plain)
    new = replace(new, at=note.at, item=note.item)
    before, today = _before(editor.minutes, note), editor.clock().date()
    if note.check == mark(note, before, today):
        old = replace(old, check=mark(old, before, today))
        new = replace(new, check=mark(new, replace(before, notes=(*before.notes, old)), today))
    editor.do(Edit((editor.change("note", index, old), Change("note", index + 1, None, new))))
    behind = {key: words for key, words in editor.parted.items() if key[0] == note.id}
    editor.parted |= {(new.id, key[1]): words for key, words in behind.items()} | {(note.id, new.id): between}
    return Outcome(said="Split into two notes.")


def _by_another(note: Note, second: str, editor: Editor) -> Note | None:
    """The note that the second part of one is where another than its speaker says that; None where nobody does."""
    turn = second_turn(note.text, note.speakers, roster(editor.minutes)) if note.speakers else None
    if not turn or turn[0] != len(note.text) - len(second):
        return None
    reading = grammar.read(second, editor.minutes, editor.clock().date())
    return reading.note if isinstance(reading, grammar.Entered) else None


def enter_before(editor: Editor, index: int, line: str) -> Outcome:
    """Enter a line before a note, at its time and in its agenda item."""
    from minutes_tui.commands.notes.at_place import enter_at  # the first screen does without

    before = editor.minutes
    outcome = enter_at(editor, index, before.notes[index], line, "Entered before the note.")
    if outcome.refused or len(editor.minutes.notes) != len(before.notes) + 1:
        return outcome
    wide, now = (narrowed(each).notes[index].audience for each in (editor.minutes, before))
    if wide == now or narrowest(wide, now) == wide:
        return outcome
    return replace(outcome, said=f"Entered before the note, which begins what is {now}: this one is {wide}.")


def _join(editor: Editor, argument: str) -> Outcome:
    index = editor.minutes.last_with_words()
    assert index is not None, "why_not has said so"
    return join(editor, index)


def _split(editor: Editor, argument: str) -> Outcome:
    index = editor.minutes.last_with_words()
    if not argument or index is None:
        return Outcome(refused="Say where the second part starts: /split TEXT")
    at = editor.minutes.notes[index].text.find(argument)
    return split(editor, index, at) if at > 0 else Outcome(misread=f"“{argument}” is not in the last note.")


def _missed(editor: Editor, argument: str) -> Outcome:
    """A line that belongs before the last note, or before the one whose id stands first."""
    index = len(editor.minutes.notes) - 1
    if not argument:
        return Outcome(refused="Type what was missed: /missed LINE, or /missed ID LINE")
    if index < 0:
        return Outcome(misread="There is no note with this number.")
    first, _, rest = argument.partition(" ")
    found = editor.minutes.note_at(first)
    if found is not None and rest.strip():
        index, argument = found, rest.strip()
    outcome = enter_before(editor, index, argument)
    return Outcome(misread=outcome.refused) if outcome.refused else outcome


def _marked(check: str) -> Command:
    def run(editor: Editor, argument: str) -> Outcome:
        index = editor.minutes.last_with_words()
        if index is None:
            return Outcome(misread="There is no note with text yet.")
        note = editor.minutes.notes[index]
        editor.do(Edit((editor.change("note", index, replace(note, check=argument or check)),)))
        return Outcome(said=f"Marked for checking: {argument or check}")

    return Command("gap", "[TEXT]", "Mark the last note for checking, with “could not hear” or your own reason.", run,
                   why_not=_no_words)  # fmt: skip


def _unmark(editor: Editor, argument: str) -> Outcome:
    index = editor.minutes.last_with_words()
    assert index is not None, "why_not has said so"
    editor.do(Edit((editor.change("note", index, replace(editor.minutes.notes[index], check="")),)))
    return Outcome(said="The note is no longer marked for checking.")


COMMANDS: tuple[Command, ...] = (
    Command("give", "CODE [NUMBER]", "Change the speaker of the last statements.", _give),
    Command("join", "", "Join the last note with the previous one.", _join, why_not=_no_words),
    Command("split", "TEXT", "Split the last note before this text.", _split, why_not=_no_words),
    Command("missed", "[ID] LINE", "Enter a line before the last note, or before another.", _missed),
    _marked("could not hear"),
    Command("unmark", "", "Remove the mark for checking from the last note.", _unmark, why_not=_no_words),
)  # fmt: skip
