"""What differs between two states of minutes, note by note and word by word. Knows no format: writers draw it.

Notes are the same where they have the same id and words in common; those left over are matched by likeness. A note
that stands elsewhere among the others is moved.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct, structs

from minutes_tui.model import CODES, TABLES, Audience, Codes, Entry, Minutes, Note, listed
from minutes_tui.names import full_name, roster
from minutes_tui.pieces import Piece, Sign, in_order, pieces
from minutes_tui.report import printable

What = Literal["same", "changed", "added", "removed", "moved"]

WORD = re.compile(r"\w+")
LIKE = 0.5
"""Share of their words that two notes must have in common to be the same one."""
UNLIKE = 0.15
"""Below this share two notes with one id are first looked for elsewhere."""
MOST = 60
"""Notes that are looked at for one that is left over, the ones with its rarest words first."""
TABLED = ("meeting", "print", "body", "participant", "agenda", "attachment", "corrigendum")
"""Tables that are compared key by key."""
SILENT = {"id", "at", "text", "check", "silence", "paragraph", "audience", "struck", "answers", "supports", "opposes"}
"""Keys of a note that are not compared: no page shows them, or its words do."""


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
    old, new = _seen(old, audience), _seen(new, audience)
    found = [Section(*each) for each in _tables(old, new)]
    rows = tuple(_notes(old, new))
    return [*found, Section("Proceedings", rows)] if any(row.what != "same" for row in rows) else found


def _seen(minutes: Minutes, audience: Audience) -> Minutes:
    """The minutes without what a page for the audience doesn't have."""
    hidden = [note for note in minutes.notes if not printable(note, audience)]
    ids, numbers = {note.id for note in hidden}, {note.paragraph for note in hidden if note.paragraph is not None}
    return structs.replace(
        minutes,
        notes=[note for note in minutes.notes if printable(note, audience)],
        participants=tuple(each for each in minutes.participants if not each.struck),
        attachments=tuple(each for each in minutes.attachments if not each.note or each.note not in ids),
        corrigenda=tuple(each for each in minutes.corrigenda if each.paragraph not in numbers),
    )


# Tables that are compared key by key


def _tables(old: Minutes, new: Minutes) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for name in TABLED:
        table = TABLES[name]
        before, after = getattr(old, table.attribute), getattr(new, table.attribute)
        if before == after:
            continue
        if not table.many:
            yield name.capitalize(), tuple(_keys("", before, after))
            continue
        title = {"body": "Bodies", "agenda": "Agenda", "corrigendum": "Corrigenda"}.get(name, f"{name.capitalize()}s")
        rows = tuple(_entries(_keyed(before), _keyed(after)))
        if rows:
            yield title, rows


def _keyed(entries: Iterable[Any]) -> dict[Hashable, Any]:
    """Entries by their key, or what takes its place; one whose key stands twice gets its place too."""
    found: dict[Hashable, Any] = {}
    for at, entry in enumerate(entries):
        key = getattr(entry, "key", "") or at
        found[key if key not in found else (key, at)] = entry
    return found


def _entries(before: dict[Hashable, Any], after: dict[Hashable, Any]) -> Iterator[Row]:
    moved = set(_moved([key for key in before if key in after], [key for key in after if key in before]))
    for key, old in before.items():
        if key not in after:
            yield Row("", "removed", (Piece("-", _entry(old)),))
    for key, new in after.items():
        if key not in before:
            yield Row("", "added", (Piece("+", _entry(new)),))
        elif before[key] != new:
            yield from _keys(_entry(new), before[key], new)
        elif key in moved:
            yield Row("", "moved", (Piece("", _entry(new)),))


def _entry(entry: Any) -> str:
    """An entry in a line: its key and what it is called, or its words."""
    named = full_name(entry) if hasattr(entry, "printed") else ""
    words = named or getattr(entry, "title", "") or getattr(entry, "name", "") or getattr(entry, "text", "")
    key = getattr(entry, "key", "")
    return f"{key} {' '.join(words.split())}".strip()


def _keys(label: str, old: Entry, new: Entry) -> Iterator[Row]:
    """A row for each key in which two entries differ."""
    assert isinstance(old, Struct)
    assert isinstance(new, Struct)
    for field in structs.fields(new):
        was, became = (value(getattr(each, field.name)) for each in (old, new))
        if was != became:
            yield Row(f"{label} {field.encode_name}".strip(), "changed", pieces(was, became))


def value(given: Any) -> str:
    """What a key has, in a line."""
    match given:
        case None | "" | () | {}:
            return ""
        case bool():
            return "yes" if given else "no"
        case tuple():
            return ", ".join(map(str, given))
        case dict():
            return ", ".join(f"{key}: {each}" for key, each in given.items())
        case Struct():
            return ", ".join(filter(None, (value(each) for each in structs.asdict(given).values())))
    return str(given)


# Notes


def _notes(old: Minutes, new: Minutes) -> Iterator[Row]:
    """The notes of the new in their order, with those that only the old has behind the one that they stood behind."""
    before, after = old.notes, new.notes
    pairs = matched(before, after)
    became = {at: index for index, at in pairs.items()}
    moved = set(_moved([at for at in range(len(before)) if at in became], [pairs[at] for at in sorted(pairs)]))
    gone: defaultdict[int, list[Note]] = defaultdict(list)
    behind = -1
    for at, note in enumerate(before):
        if at in became:
            behind = became[at] if at not in moved else behind
        else:
            gone[behind].append(note)
    yield from (_whole(note, "removed", "-", old) for note in gone[-1])
    for index, note in enumerate(after):
        if index in pairs:
            yield from _note(before[pairs[index]], note, new, is_moved=pairs[index] in moved)
        else:
            yield _whole(note, "added", "+", new)
        yield from (_whole(each, "removed", "-", old) for each in gone[index])


def _whole(note: Note, what: What, sign: Sign, minutes: Minutes) -> Row:
    return Row(_label(note, minutes), what, (Piece(sign, note.text),) if note.text else ())


def _note(was: Note, note: Note, new: Minutes, *, is_moved: bool) -> Iterator[Row]:
    """The row of a note that both have, and one for each key of it that differs."""
    differing = [
        field for field in structs.fields(note)
        if field.name not in SILENT and getattr(was, field.name) != getattr(note, field.name)
    ]  # fmt: skip
    is_changed = bool(differing) or was.text != note.text
    yield Row(
        _label(note, new), "moved" if is_moved else "changed" if is_changed else "same", pieces(was.text, note.text)
    )
    for field in differing:
        told = (_told(getattr(each, field.name), field.name, new) for each in (was, note))
        yield Row(f"{_label(note, new)} {field.encode_name}", "changed", pieces(*told))


def _told(given: Any, key: str, minutes: Minutes) -> str:
    """What a key of a note has, with names for codes."""
    return _names(given, minutes) if key in CODES else value(given)


def _names(codes: Codes, minutes: Minutes) -> str:
    people = roster(minutes)
    return ", ".join(people.short(code) for code in listed(codes))


def _label(note: Note, minutes: Minutes) -> str:
    """A note's paragraph, its kind where it is no statement, and who speaks."""
    kind = "" if note.kind == "statement" else note.kind.capitalize()
    number = f" {note.number}" if note.number is not None else ""
    title = next((each.title for each in minutes.agenda if each.key == note.item), "") if note.kind == "item" else ""
    parts = [f"§{note.paragraph}" if note.paragraph is not None else "", f"{kind}{number}".strip(), title]
    return " ".join(filter(None, [*parts, _names(note.speaker, minutes)]))


def matched(before: Sequence[Note], after: Sequence[Note]) -> dict[int, int]:
    """Which notes are the same: index in `after` to index in `before`."""
    ids = {note.id: at for at, note in enumerate(before) if note.id}
    same = {index: ids[note.id] for index, note in enumerate(after) if note.id in ids}
    doubtful = {i: at for i, at in same.items() if likeness(_bag(after[i].text), _bag(before[at].text)) < UNLIKE}
    pairs = {index: at for index, at in same.items() if index not in doubtful}
    _match_alike(before, after, pairs)
    taken = set(pairs.values())
    for index, at in doubtful.items():
        if index not in pairs and at not in taken:
            pairs[index] = at
            taken.add(at)
    return pairs


def _match_alike(before: Sequence[Note], after: Sequence[Note], pairs: dict[int, int]) -> None:
    """Pair those left over, the most alike first."""
    taken = set(pairs.values())
    left = {at: _bag(note.text) for at, note in enumerate(before) if at not in taken}
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, bag in left.items():
        for word in bag:
            having[word].append(at)
    found = []
    for index, note in enumerate(after):
        if index in pairs:
            continue
        bag = _bag(note.text)
        for at in _hinted(bag, having):
            share = likeness(bag, left[at])
            if share >= LIKE:
                found.append((-share, abs(index - at), index, at))
    for _, _, index, at in sorted(found):
        if index not in pairs and at not in taken:
            pairs[index] = at
            taken.add(at)


def _hinted(bag: Counter[str], having: dict[str, list[int]]) -> set[int]:
    """Those that have a note's rarest words, of the words that are in any."""
    found: set[int] = set()
    for places in sorted((having[word] for word in bag if word in having), key=len):
        if found and len(found) + len(places) > MOST:
            break
        found.update(places[:MOST])
    return found


def _bag(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in WORD.findall(text))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of their words that two texts have in common, from 0 to 1; two without words are alike."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _moved(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[Hashable]:
    """Which of the same entries in two orders stand elsewhere: all but the longest row that kept its order."""
    place = {key: at for at, key in enumerate(before)}
    stayed = {at for _, at in in_order([(place[key], at) for at, key in enumerate(after)])}
    yield from (key for at, key in enumerate(after) if at not in stayed)
