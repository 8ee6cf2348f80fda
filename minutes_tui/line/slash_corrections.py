"""What `s/old/new/` corrects: words of a note, the title of the item that was taken up, answers of an election, or the
people of the last note."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language.names import is_placeholder, roster
from minutes_tui.meeting.edit import Change, reworded
from minutes_tui.model.minutes import AgendaItem, Minutes, Note, listed

CORRECTION = re.compile(r"s([/|])((?:\\.|(?!\1).)+)\1(?:((?:\\.|(?!\1).)*)\1(g?)|((?:\\.|(?!\1).)+))", re.DOTALL)
"""The last mark may be left out where other words are put in the place."""
BEGUN = re.compile(
    r"s([/|])(?!\s)(?:(?!\1).)*\1.*|s/(?!he$)[^\W\d]\w+|s([,;:#!~@%])(?=\w)(?:(?!\2).)+\2(?:(?!\2).)*\2g?", re.DOTALL
)
"""Also what is one to other programs: "s,old,new,"."""
FORM = "A correction is s/old/new/, or s/old/new/g for every place."
PEOPLE = ("speaker", "responsible", "mover", "seconder", "who")
"""Keys of a note that hold codes."""


class Place(Struct, frozen=True):
    """Where the words of a correction are found, and what it makes there."""

    index: int
    """Of the note."""
    change: Change
    hits: int = 1
    """How often they stand there."""


class Corrected(Struct, frozen=True):
    """Words put in the place of others in the last note that has them, or one person in the place of another."""

    old: str
    new: str
    everywhere: bool

    def place(self, minutes: Minutes) -> Place | None:
        """The place in the last note that has them; None where none has. People are changed in the last note alone:
        further back their names stand in many."""
        index, last = self._index(minutes), _last(minutes.notes)
        if last is not None and last != index and (people := self._with_people(minutes, minutes.notes[last])):
            return Place(last, Change("note", last, minutes.notes[last], people))
        return self._words(minutes, index) if index is not None else None

    def _words(self, minutes: Minutes, index: int) -> Place | None:
        """Words of a note go before what is shown with it."""
        note = minutes.notes[index]
        if self.old in note.text:
            change = Change("note", index, note, reworded(note, self.within(note.text)))
            return Place(index, change, note.text.count(self.old))
        if note.kind == "item":
            at, item = next((at, item) for at, item in enumerate(minutes.agenda) if item.key == note.item)
            return Place(index, Change("agenda", at, item, replace(item, title=self.within(item.title))))
        answers = {self.within(answer): votes for answer, votes in note.options.items()}
        are_as_many = len(answers) == len(note.options)
        return Place(index, Change("note", index, note, replace(note, options=answers))) if are_as_many else None

    def _with_people(self, minutes: Minutes, note: Note) -> Note | None:
        """A note with one person in the place of another; None where it has not the one, or nobody is the other. Who
        speaks in the sentence is named there."""
        old, new = (_code(name, minutes) for name in (self.old, self.new))
        keys = {
            key: tuple(dict.fromkeys(new if code == old else code for code in listed(getattr(note, key))))
            for key in PEOPLE[note.attribution == "inline" :]
            if old and new and old in listed(getattr(note, key))
        }
        one_or_several = {key: codes[0] if len(codes) == 1 else codes for key, codes in keys.items()}
        return replace(note, **one_or_several) if keys else None

    def within(self, words: str) -> str:
        """Words with the new ones. Where none are put in, of the blanks on both sides of the old ones one stays."""
        if self.new or self.old != self.old.strip():
            return words.replace(self.old, self.new, -1 if self.everywhere else 1)
        old = re.escape(self.old)
        gone = re.compile(rf"(?<=\S)[ \t]+{old}(?=[ \t.,;:!?]|$)|^{old}[ \t]+|{old}", re.MULTILINE)
        return gone.sub("", words, count=0 if self.everywhere else 1)

    def _index(self, minutes: Minutes) -> int | None:
        """Index of the note with the words. It is looked for once for as long as neither they nor the minutes change: a
        line asks again at each of its letters."""
        global _latest
        notes, agenda, old, index = _latest
        if notes is not minutes.notes or agenda is not minutes.agenda or old != self.old:
            notes, agenda, old = minutes.notes, minutes.agenda, self.old
            titles = {item.key: item.title for item in reversed(agenda)}
            places = range(len(notes) - 1, -1, -1)
            found = (
                at for at in places if not notes[at].struck and any(old in each for each in _shown(notes[at], titles))
            )
            index = next(found, None)
            _latest = (notes, agenda, old, index)
        return index


_latest: tuple[Sequence[Note], Sequence[AgendaItem], str, int | None] = ((), (), "", None)
"""Where the words of a correction were found last."""


def correction(line: str) -> Corrected | None:
    """What `s/old/new/` asks for; the last mark may be missing where there are new words."""
    match = CORRECTION.fullmatch(line)
    if not match:
        return None
    mark, new = match[1], match[3] if match[5] is None else match[5]
    old, new = (part.replace(f"\\{mark}", mark) for part in (match[2], new))
    return Corrected(old, new, bool(match[4]))


def is_broken(line: str) -> bool:
    """Whether a line begins as a correction and is none."""
    return bool(BEGUN.fullmatch(line)) and not correction(line)


def _shown(note: Note, titles: Mapping[str, str]) -> Iterator[str]:
    """The words of a note, and those that are shown with it."""
    yield note.text
    if note.kind == "item":
        yield titles.get(note.item, "")
    yield from note.options


def _last(notes: Sequence[Note]) -> int | None:
    return next((at for at in range(len(notes) - 1, -1, -1) if not notes[at].struck), None)


def _code(name: str, minutes: Minutes) -> str:
    """Whom a code or a name means; "" where it is nobody, or open who."""
    return roster(minutes).one(name) or (name if is_placeholder(name, minutes) else "")
