"""What differs between two states of minutes, note by note and word by word. Knows no format: writers draw it.

An entry is the same where it has the same id or key, whatever became of its words. An id is never used twice in a
record, so a note whose id the other state lacks came or went, and so did one that is struck out in one of both. Only
what has no id of its own is matched by likeness, as are the notes of records that have no id in common. A note that
stands elsewhere among the others is moved. What is for an audience in one state and not in the other is told as
far as the new state tells it: words that went from what an audience may read into what it may not are told nowhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence, Set
from itertools import count, groupby
from typing import Any, Literal, TypeVar

from msgspec import Struct, structs

from minutes_tui.language.names import full_name
from minutes_tui.meeting.audiences import MOVES, agenda, hidden_items, narrowed
from minutes_tui.model.minutes import TABLES, Attachment, Audience, Entry, Event, Minutes, Note, listed
from minutes_tui.report import OWN, hidden_ids, is_confidential, known_to, page, printable
from minutes_tui.report.differences.field_words import FieldWords, changed
from minutes_tui.report.withheld import shown, unlinked
from minutes_tui.report.word_diff import Piece, Sign, in_order, pieces

What = Literal["same", "changed", "added", "removed", "moved"]

WORD = re.compile(r"\w+")
LIKE = 0.5
"""Share of their words that two notes must have in common to be the same one."""
MOST = 60
"""Notes that are looked at for one that is left over, the ones with its rarest words first."""
TABLED = ("meeting", "print", "body", "participant", "agenda", "attachment", "glossary", "corrigendum")
"""Tables that are compared key by key. Of the history a page tells the approval alone."""
TITLES = {"body": "Bodies"}
LABELLED_TABLES = {
    "participant": "participants", "agenda": "agenda", "attachment": "attachments", "corrigendum": "corrigenda",
}  # fmt: skip
"""Those for whose title a language has a label."""
UNTOLD = OWN | {"struck", "audience"}
"""Keys of any entry that have no row: no page prints them, and what is struck out is shown as gone."""
LAYOUT = "print"
"""The table of which pages show every key: its "paragraphs" is another than that of the history."""
UNTOLD_OF_NOTES = UNTOLD | {"id", "text", "paragraph"}
"""The same of a note: the note's own row tells them."""
LABELLED = ("kind", "number", "speaker", "item", "at", "attribution")
"""Those that need none for a note that came or went: its label says so, or its place."""
RUN = 4
"""Words in a row by which it is told that they stand elsewhere too."""
WITHHELD = "…"
"""In the place of words that are told nowhere."""


class Row(Struct, frozen=True):
    """One entry, or one key of one."""

    label: str
    """Which it is; "" where the words say so."""
    what: What
    pieces: tuple[Piece, ...] = ()


class Section(Struct, frozen=True):
    title: str
    rows: tuple[Row, ...]


def redline(old: Minutes, new: Minutes, audience: Audience = "public") -> list[Section]:
    """Everything that a page for an audience may have, and that differs; of the notes also those that don't."""
    old, new = narrowed(old), narrowed(new)
    withheld = _Withheld(old, new, audience)
    hidden = hidden_ids(old, audience) | hidden_ids(new, audience)
    old, new = withheld.without(old, audience), known_to(new, audience)
    after = FieldWords(page(new, audience=audience))
    before = after.of(old)
    found = [Section(title, rows) for title, rows in _tables(before, after) if rows]
    rows = tuple(_notes(before, after, hidden))
    if any(row.what != "same" for row in rows):
        found.append(Section("Proceedings", rows))
    return [structs.replace(section, rows=tuple(map(withheld.checked, section.rows))) for section in found]


Run = tuple[str, ...]
"""Words in a row."""


class _Withheld:
    """What an audience could read once and may not read any more: notes, and words that went into such a note."""

    def __init__(self, old: Minutes, new: Minutes, audience: Audience) -> None:
        self._new = new
        self._notes = [note for note in new.notes if is_confidential(note, audience)]
        self._ids = {note.id for note in self._notes if note.id}
        self._told = [note for at, note in shown(new, audience) if at is None]
        self._secret = {note.id for note in new.notes if note.secret and note.id}
        self._numbers = {note.paragraph for note in self._notes if note.paragraph is not None}
        ids = {note.id for note in old.notes if printable(note, audience)}
        longest = {
            at: list(_runs(note.text, longest=True)) for at, note in enumerate(self._notes) if note.id not in ids
        }
        wanted = {run for runs in longest.values() for run in runs}
        sizes = {len(run) for run in wanted}
        known = (note for note in old.notes if sizes and printable(note, audience))
        public = {run for note in known for size in sizes for run in _runs_of(_words(note.text), size) if run in wanted}
        self._runs = {
            run
            for at, note in enumerate(self._notes)
            if at not in longest or 2 * sum(each in public for each in longest[at]) >= len(longest[at])
            for run in _runs(note.text)
        }

    def without(self, old: Minutes, audience: Audience) -> Minutes:
        """The older minutes as the audience may know them now."""
        known = known_to(old, audience)
        hidden = hidden_items(old, audience) | hidden_items(self._new, audience)
        return structs.replace(
            known,
            agenda=agenda(old, hidden),
            notes=[
                unlinked(structs.replace(note, ballots={}) if note.id in self._secret else note, frozenset(self._ids))
                for note in map(self._moved, known.notes)
                if note.id not in self._ids or note in self._told
            ],
            attachments=tuple(each for each in known.attachments if each.note not in self._ids and self._stays(each)),
            corrigenda=tuple(each for each in known.corrigenda if each.paragraph not in self._numbers),
        )

    def _moved(self, note: Note) -> Note:
        """A note, with no more of who came or left in a part that is hidden now than is told of that."""
        told = next((each for each in self._told if note.id == each.id and note.kind in MOVES), None)
        return told or note

    def _stays(self, attachment: Attachment) -> bool:
        """Whether it was not tabled anew with a note that the audience may not know."""
        return all(each.note not in self._ids for each in self._new.attachments if each.key == attachment.key)

    def checked(self, row: Row) -> Row:
        """A row without the words that are withheld."""
        if not self._runs or row.what == "same":
            return row
        return structs.replace(row, pieces=tuple(self._piece(piece) for piece in row.pieces))

    def _piece(self, piece: Piece) -> Piece:
        went = piece.sign == "-" and not self._runs.isdisjoint(_runs(piece.text, longest=True))
        return Piece(piece.sign, WITHHELD) if went else piece


def _runs(text: str, *, longest: bool = False) -> Iterator[Run]:
    """Every run of so many words of a text, and every shorter one; or the longest of them alone."""
    words = _words(text)
    most = min(RUN, len(words))
    for size in range(most if longest else 1, most + 1):
        yield from _runs_of(words, size)


def _runs_of(words: Sequence[str], size: int) -> Iterator[Run]:
    return zip(*(words[start:] for start in range(size)), strict=False) if size else iter(())


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


# Tables that are compared key by key


def _tables(old: FieldWords, new: FieldWords) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for name in TABLED:
        table = TABLES[name]
        before, after = getattr(old.minutes, table.attribute), getattr(new.minutes, table.attribute)
        if before == after:
            continue
        compared = _Compared(name, old, new)
        rows = compared.entries(*_keyed(before, after)) if table.many else compared.keys("", before, after)
        yield _title(name, new), tuple(rows)
    approvals = _approval(old.minutes), _approval(new.minutes)
    yield "Approval", tuple(_Compared("history", old, new).keys("", *approvals))


def _title(table: str, words: FieldWords) -> str:
    if label := LABELLED_TABLES.get(table):
        title: str = getattr(words.labels, label)
        return title
    return TITLES.get(table, table.capitalize())


def _approval(minutes: Minutes) -> Event:
    """The step that a page tells of."""
    found = [event for event in minutes.history if event.status == "approved"]
    return found[-1] if found and minutes.meeting.status == "approved" else Event(status="approved")


def _keyed(before: Sequence[Any], after: Sequence[Any]) -> tuple[dict[Hashable, Any], dict[Hashable, Any]]:
    """The entries of both states by their keys, in their order; those without one by a number, the same where alike.

    Of several with one key, the first that isn't struck out has it, and the others get a number with it.
    """
    pairs = _alike(
        {at: entry for at, entry in enumerate(before) if not getattr(entry, "key", "")},
        {at: entry for at, entry in enumerate(after) if not getattr(entry, "key", "")},
        lambda entry: ("", _bag(_entry(entry))),
    )
    return (
        _by_key(before, {at: at for at in range(len(before))}),
        _by_key(after, {at: pairs.get(at, len(before) + at) for at in range(len(after))}),
    )


def _by_key(entries: Sequence[Any], numbers: Mapping[int, int]) -> dict[Hashable, Any]:
    taken: defaultdict[str, count[int]] = defaultdict(count)
    keys: dict[int, Hashable] = {}
    for at, entry in sorted(enumerate(entries), key=lambda each: _is_struck(each[1])):
        key = getattr(entry, "key", "")
        keys[at] = (key, next(taken[key])) if key else numbers[at]
    return {keys[at]: entry for at, entry in enumerate(entries)}


def _is_struck(entry: Any) -> bool:
    return bool(getattr(entry, "struck", None))


def _entry(entry: Any) -> str:
    """An entry in a line: its key and what it is called, or its words."""
    named = full_name(entry) if hasattr(entry, "printed") else ""
    words = named or getattr(entry, "title", "") or getattr(entry, "name", "") or getattr(entry, "text", "")
    key = getattr(entry, "key", "")
    return f"{key} {' '.join(words.split())}".strip()


class _Compared(Struct, frozen=True):
    """A table in two states."""

    table: str
    old: FieldWords
    new: FieldWords

    def entries(self, before: dict[Hashable, Any], after: dict[Hashable, Any]) -> Iterator[Row]:
        """A row for each entry that came, went or moved, and for each key of one that differs. What is struck out in
        one of both came or went."""
        both = {key for key in before.keys() & after.keys() if _is_struck(before[key]) == _is_struck(after[key])}
        moved = set(_keys_moved([key for key in before if key in both], [key for key in after if key in both]))
        for key, old in before.items():
            if key not in both and not _is_struck(old):
                yield Row("", "removed", (Piece("-", self._whole(old, self.old)),))
        for key, new in after.items():
            if key not in both:
                if not _is_struck(new):
                    yield Row("", "added", (Piece("+", self._whole(new, self.new)),))
            elif before[key] != new:
                yield from self.keys(_entry(new), before[key], new)
            elif key in moved:
                yield Row("", "moved", (Piece("", _entry(new)),))

    def keys(self, label: str, old: Entry, new: Entry) -> Iterator[Row]:
        """A row for each key in which two entries differ."""
        if isinstance(old, dict) and isinstance(new, dict):
            for key in dict.fromkeys((*old, *new)):
                if old.get(key) != new.get(key):
                    yield Row(key, "changed", pieces(old.get(key, ""), new.get(key, "")))
            return
        assert isinstance(old, Struct)
        assert isinstance(new, Struct)
        for field in new.__struct_fields__:
            if field in UNTOLD and self.table != LAYOUT:
                continue
            was, became = changed(self.table, field, (old, self.old), (new, self.new))
            if was != became:
                yield Row(_of(label, self.new.name(self.table, field)), "changed", pieces(was, became))

    def _whole(self, entry: Any, words: FieldWords) -> str:
        """An entry in a line with all that it has."""
        said, default = _entry(entry), type(entry)()
        more = []
        for field in entry.__struct_fields__:
            given = getattr(entry, field)
            is_said = said and field in ("key", "name", "title", "text")
            if field not in UNTOLD and given != getattr(default, field) and not is_said:
                more.append(f"{words.name(self.table, field)}: {words.told(self.table, field, given)}")
        return f"{said} ({'; '.join(more)})" if said and more else said or "; ".join(more)


def _of(label: str, name: str) -> str:
    return f"{label} – {name}" if label else name


# Notes


def _notes(old: FieldWords, new: FieldWords, hidden: Set[str]) -> Iterator[Row]:
    """The notes of the new in their order, with those that only the old has behind the one that they stood behind."""
    before, after = old.minutes.notes, new.minutes.notes
    pairs = matched(before, after, hidden)
    became = {at: index for index, at in pairs.items()}
    moved = set(_keys_moved([at for at in range(len(before)) if at in became], [pairs[at] for at in sorted(pairs)]))
    gone: defaultdict[int, list[Note]] = defaultdict(list)
    behind = -1
    for at, note in enumerate(before):
        if at in became:
            behind = became[at] if at not in moved else behind
        else:
            gone[behind].append(note)
    yield from _numbering(before, after, pairs)
    yield from (row for note in gone[-1] for row in _whole(note, "removed", "-", old))
    for index, note in enumerate(after):
        if index in pairs:
            yield from _note((before[pairs[index]], old), (note, new), is_moved=pairs[index] in moved)
        else:
            yield from _whole(note, "added", "+", new)
        yield from (row for each in gone[index] for row in _whole(each, "removed", "-", old))


def _whole(note: Note, what: What, sign: Sign, words: FieldWords) -> Iterator[Row]:
    """The row of a note that only one of both has, and one for each key of it that its label doesn't tell."""
    label = _label(note, words)
    yield Row(label, what, (Piece(sign, note.text),) if note.text else ())
    for field in note.__struct_fields__:
        given = getattr(note, field)
        if field not in (*UNTOLD_OF_NOTES, *LABELLED) and given != getattr(NOTHING, field):
            told = words.told("note", field, given)
            yield Row(_of(label, words.name("note", field)), what, (Piece(sign, told),))


NOTHING = Note()


def _note(old: tuple[Note, FieldWords], new: tuple[Note, FieldWords], *, is_moved: bool) -> Iterator[Row]:
    """The row of a note that both have, and one for each key of it that differs."""
    (was, _), (note, words) = old, new
    label = _label(note, words)
    rows = []
    if was.paragraph is not None and was.paragraph != note.paragraph:
        told = (words.value(was.paragraph), words.value(note.paragraph))
        rows.append(Row(_of(label, words.name("note", "paragraph")), "changed", pieces(*told)))
    for field in note.__struct_fields__:
        told = ("", "") if field in UNTOLD_OF_NOTES else changed("note", field, old, new)
        if told[0] != told[1]:
            rows.append(Row(_of(label, words.name("note", field)), "changed", pieces(*told)))
    is_changed = bool(rows) or was.text != note.text
    yield Row(label, "moved" if is_moved else "changed" if is_changed else "same", pieces(was.text, note.text))
    yield from rows


def _numbering(before: Sequence[Note], after: Sequence[Note], pairs: dict[int, int]) -> Iterator[Row]:
    """One row for all paragraphs that got a number: those that are circulated for the first time all do."""
    given = [
        note.paragraph for index, note in enumerate(after)
        if note.paragraph is not None and index in pairs and before[pairs[index]].paragraph is None
    ]  # fmt: skip
    if given:
        yield Row("Paragraph numbers", "changed", (Piece("+", ", ".join(_ranges(sorted(given)))),))


def _ranges(numbers: Sequence[int]) -> Iterator[str]:
    """Numbers in order, those that follow each other as a range."""
    for _, group in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        first, *_, last = [number for _, number in group] * 2
        yield str(first) if first == last else f"{first}–{last}"


def _label(note: Note, words: FieldWords) -> str:
    """A note's paragraph, its kind where it is no statement, and who speaks."""
    kind = "" if note.kind == "statement" else words.kind(note)
    number = f" {note.number}" if note.number is not None else ""
    title = words.item(note.item) if note.kind == "item" else ""
    parts = [f"§{note.paragraph}" if note.paragraph is not None else "", f"{kind}{number}".strip(), title]
    return " ".join(filter(None, [*parts, words.names(note.speaker)]))


def matched(before: Sequence[Note], after: Sequence[Note], hidden: Set[str] = frozenset()) -> dict[int, int]:
    """Which notes are the same: index in `after` to index in `before`.

    `hidden` has the ids of notes that are in one of both states and that it doesn't show.
    """
    old, new = _places(before), _places(after)
    pairs = {there[0]: old[id_][0] for id_, there in new.items() if len(there) == len(old.get(id_, ())) == 1}
    common = old.keys() & new.keys()
    doubtful = {"", *(id_ for id_ in (*old, *new) if len(old.get(id_, ())) > 1 or len(new.get(id_, ())) > 1)}
    is_one_record = bool(common or hidden & (old.keys() | new.keys()))
    taken = set(pairs.values())
    pairs |= _alike(
        {at: note for at, note in enumerate(before) if at not in taken and note.id not in hidden},
        {at: note for at, note in enumerate(after) if at not in pairs and note.id not in hidden},
        lambda note: (note.kind, _bag(note.text or _beside(note))),
        lambda one, other: not is_one_record or one.id in doubtful or other.id in doubtful,
    )
    taken = set(pairs.values())
    for id_ in sorted(common & doubtful):
        left = ([at for at in old[id_] if at not in taken], [at for at in new[id_] if at not in pairs])
        pairs |= {there: at for at, there in zip(*left, strict=False)}
    return pairs


def _places(notes: Sequence[Note]) -> dict[str, list[int]]:
    """Where the notes with each id stand."""
    found: dict[str, list[int]] = {}
    for at, note in enumerate(notes):
        if note.id:
            found.setdefault(note.id, []).append(at)
    return found


def _beside(note: Note) -> str:
    """What a note without words is known by."""
    return " ".join(
        (*listed(note.who), *listed(note.mover), note.item, note.outcome, note.reason, str(note.until or ""))
    )


T = TypeVar("T")


def _alike(
    before: Mapping[int, T],
    after: Mapping[int, T],
    read: Callable[[T], tuple[str, Counter[str]]],
    may_be: Callable[[T, T], bool] = lambda one, other: True,
) -> dict[int, int]:
    """Pairs of what is alike, the most alike first: place in `after` to place in `before`. `read` gives the kind of an
    entry and its words: those of two kinds are never a pair."""
    old = {at: read(entry) for at, entry in before.items()}
    having: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (kind, bag) in old.items():
        for word in bag:
            having[kind, word].append(at)
    found = []
    for index, entry in after.items():
        kind, bag = read(entry)
        for at in _hinted([having[kind, word] for word in bag if (kind, word) in having]):
            share = likeness(bag, old[at][1])
            if share >= LIKE and may_be(before[at], entry):
                found.append((-share, abs(index - at), index, at))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, index, at in sorted(found):
        if index not in pairs and at not in taken:
            pairs[index] = at
            taken.add(at)
    return pairs


def _hinted(places: list[list[int]]) -> set[int]:
    """Those that have an entry's rarest words, given where each of its words stands."""
    found: set[int] = set()
    for each in sorted(places, key=len):
        if found and len(found) + len(each) > MOST:
            break
        found.update(each[:MOST])
    return found


def _bag(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in WORD.findall(text))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of their words that two texts have in common, from 0 to 1; two without words are alike."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _keys_moved(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[Hashable]:
    """Which of the same entries in two orders stand elsewhere: all but the longest row that kept its order."""
    place = {key: at for at, key in enumerate(before)}
    stayed = {at for _, at in in_order([(place[key], at) for at, key in enumerate(after)])}
    yield from (key for at, key in enumerate(after) if at not in stayed)
