"""A row of the table of commands: what all the modules of commands are made of."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.labels import and_joined, labels
from minutes_tui.language.names import roster
from minutes_tui.language.separators import COMMA, between_commas
from minutes_tui.line.grammar import Entered
from minutes_tui.line.speakers import could_be
from minutes_tui.meeting.audiences import ABOVE, kept
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.minutes import Minutes, Note

Run = Callable[[Editor, str], Outcome]
WhyNot = Callable[[Editor], str]


class Command(Struct, frozen=True):
    """One row of the table."""

    name: str
    """As it is typed after `/`; also its id."""
    argument: str
    """What may follow, for the help; optional parts in brackets."""
    help: str
    run: Run
    why_not: WhyNot = lambda editor: ""
    """Why it can't be done now; "" where it can."""
    preview: Callable[[str, Minutes], tuple[str, ...]] = lambda argument, minutes: ()
    """What it will do with an argument, said before Enter, a few words each; () where its help says so."""
    when_sealed: bool = False
    """It is done to approved minutes as well: it changes nothing of them, or only what it says that it does."""

    is_done: Callable[[Editor], bool] = lambda editor: False
    """Whether what it does without words is done already, so that a key had better ask for them."""

    def needs_words(self, editor: Editor) -> bool:
        """Whether a key begins it in the line: something must follow, where what is in brackets may be left out."""
        return bool(re.sub(r"\[[^\]]*\]", "", self.argument).strip()) or self.is_done(editor)


class Act(Struct, frozen=True):
    """Something that a letter of the review does with notes."""

    name: str
    key: str
    """A letter, as Textual names keys."""
    help: str
    run: Callable[[Editor, Sequence[int], str], Outcome]
    """Is given the indices of the notes, in order and at least one, and what was asked for."""
    asks: str = ""
    """What is to be typed, as a question; "" where nothing is."""
    why_not: Callable[[Editor, Sequence[int]], str] = lambda editor, indices: ""
    """Why it can't be done with these notes; "" where it can."""
    now: Callable[[Editor, Sequence[int]], str] = lambda editor, indices: ""
    """What stands in the answer before anything is typed."""
    offers: Callable[[Minutes], Sequence[tuple[str, str]]] = lambda minutes: ()
    """What can be answered, each with a few words about it."""
    decides: bool = False
    """It decides a comment, which may be on no note."""
    asks_of: Callable[[Minutes, Sequence[int]], str] = lambda minutes, indices: ""
    """The question of these notes, where it is another one."""
    is_line: bool = False
    """What is typed would be a line of the meeting as well."""

    def question(self, minutes: Minutes, indices: Sequence[int]) -> str:
        """What is to be typed for these notes; "" where nothing is."""
        return self.asks_of(minutes, indices) or self.asks


def stays_sentence(edit: Edit | None) -> str:
    """That what an edit put elsewhere is for those alone who could read it before; "" where all of it is."""
    found = kept(edit) if edit else []
    notes = [each for each in found if isinstance(each, Note) and each.kind not in ABOVE]
    if notes:
        many = (
            f"The note stays {notes[0].audience}" if len(notes) == 1 else f"{len(notes)} notes stay {notes[0].audience}"
        )
        return f"{many}: w changes who may read it."
    if not found:
        return ""
    many = "The item stays" if len(found) == 1 else f"{len(found)} items stay"
    return f"{many} {found[0].audience}, with what is noted there."


def opens_view(view: str, takes: Sequence[str] | None = None) -> Run:
    """A command that only a screen can do: it asks for the view of that name, with the words behind the command; those
    are to be one of some words, or of which a beginning is, where those are given."""

    def run(editor: Editor, argument: str) -> Outcome:
        if takes is None or not argument:
            return Outcome(view=view, argument=argument)
        word = chosen(argument, takes)
        if not word:
            return Outcome(misread=f"“{argument}” is not one of {', '.join(takes)}.")
        return Outcome(view=view, argument=word)

    return run


def enters_text(name: str, read: Callable[[str, Editor], Entered]) -> Run:
    """A command whose argument is the words of a note."""

    def run(editor: Editor, argument: str) -> Outcome:
        if not argument:
            return Outcome(refused=f"Type the text: /{name} TEXT")
        return editor.enter(read(argument, editor))

    return run


def codes(minutes: Minutes, typed: str) -> tuple[str, ...]:
    """Participants by codes with commas or blanks between, or by names with commas; () where one is nobody's, or it is
    open whose."""
    people = roster(minutes)
    keys = tuple(people.code(each) for each in re.split(r"[\s,]+", typed.strip()) if each)
    if not all(keys):
        keys = tuple(people.one(part) for part in between_commas(typed))
    return tuple(dict.fromkeys(keys)) if all(keys) else ()


def code_begun(minutes: Minutes, typed: str) -> str:
    """The only code on the participants list that begins with two letters or more; "" where none or several do."""
    begun = typed.strip().upper()
    found = [each.key for each in minutes.participants if each.key.upper().startswith(begun) and not each.struck]
    return found[0] if len(begun) >= SHORTEST_BEGUN and len(found) == 1 else ""


SHORTEST_BEGUN = 2


def unknown_codes_sentence(minutes: Minutes, typed: str) -> str:
    """That some of what is typed for participants is nobody's code or name, or that of several; those who are on the
    roster are not said to be missing."""
    people = roster(minutes)
    if said := several_sentence(minutes, typed):
        return said
    parts = [part.strip() for part in (COMMA.split(typed) if COMMA.search(typed) else typed.split()) if part.strip()]
    lost = [part for part in dict.fromkeys(parts) if not people.code(part) and not people.named(part, exact=False)]
    if not lost or ("," not in typed and len(lost) == len(parts)):
        lost = [typed.strip()]  # a name of several words, as it stands there
    like = code_begun(minutes, lost[0]) if len(lost) == 1 else ""
    near = f" {like} is {people.full(like)}." if like else ""
    return f"{and_joined(lost, labels('en'))} {'is' if len(lost) == 1 else 'are'} not on the participants list.{near}"


def several_sentence(minutes: Minutes, typed: str) -> str:
    """That a name between commas is that of several; "" where none is."""
    people = roster(minutes)
    named = {part: people.meant(part) for part in between_commas(typed)}
    return next((f"{could_be(keys, part)} Type more of the name." for part, keys in named.items() if len(keys) > 1), "")


def chosen(typed: str, among: Sequence[str]) -> str:
    """The one of some words that is typed, or of which a beginning is; "" where none is."""
    typed = typed.strip().lower()
    found = [typed] if typed in among else [word for word in among if typed and word.startswith(typed)]
    return found[0] if len(found) == 1 else ""
