"""The minutes of a document from elsewhere, put into a record that has a roster, an agenda and notes of its own."""

from collections.abc import Mapping

from msgspec.structs import replace

from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.names import compact, roster
from minutes_tui.meeting import audiences
from minutes_tui.meeting.agenda_numbers import own_number
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import (
    CODES,
    LINKS,
    UNKNOWN_SPEAKER,
    AgendaItem,
    Audience,
    Codes,
    Minutes,
    Note,
    Participant,
    listed,
)
from minutes_tui.readers.cases.labels import label


def enter_document(editor: Editor, made: Minutes, name: str) -> Outcome:
    """Put people, agenda items and notes into the record, as one edit. Whoever is on the roster and whatever is on the
    agenda by the same name is the same; the notes come behind the last, each in its item, and are for whom that is.

    Raises SealedError where the minutes are approved.
    """
    old = editor.minutes
    codes, people = _people(old, made)
    keys, items = _agenda(old, made)
    first = len(old.notes)
    numbers = dict(zip((note.id for note in made.notes), editor.free_ids(len(made.notes)), strict=True))
    is_alone = old.print.blocks == "words"
    notes = [_moved(note, numbers, codes, keys, "" if is_alone else made.meeting.language) for note in made.notes]
    of_items = audiences.items(old)
    notes = [_as_its_item(note, of_items.get(note.item, "public")) for note in notes]
    edit = Edit((
        *(Change("participant", len(old.participants) + n, None, person) for n, person in enumerate(people)),
        *(Change("agenda", len(old.agenda) + n, None, item) for n, item in enumerate(items)),
        *(Change("note", first + n, None, note) for n, note in enumerate(notes)),
    ))  # fmt: skip
    editor.do(edit)
    counts = ((len(people), "person", "people"), (len(items), "item", "items"), (len(notes), "note", "notes"))
    said = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)
    closed = {note.item for note in notes if of_items.get(note.item, "public") != "public"}
    stays = ". What came below a private item is private, too." if closed else ""
    return Outcome(said=f"Put in from {name}: {said}{stays}")


def _as_its_item(note: Note, audience: Audience) -> Note:
    """A note that takes up an item of the record, for nobody who may not know the item."""
    return replace(note, audience=audiences.narrowest(note.audience, audience)) if note.kind == "item" else note


def _people(old: Minutes, made: Minutes) -> tuple[dict[str, str], list[Participant]]:
    """The code in the record of each participant of a document, and those who are not there yet."""
    known, new = roster(old), list[Participant]()
    codes: dict[str, str] = {}
    taken = {compact(each.key) for each in old.participants}
    for person in made.participants:
        there = known.one(person.name) or next(
            (each.key for each in old.participants if compact(each.name) == compact(person.name)), ""
        )
        if there:
            codes[person.key] = there
            continue
        code = _free(person.key, taken)
        codes[person.key] = code
        new.append(replace(person, key=code, body=""))
    return codes, new


def _agenda(old: Minutes, made: Minutes) -> tuple[dict[str, str], list[AgendaItem]]:
    """Likewise of the agenda items."""
    keys: dict[str, str] = {}
    new: list[AgendaItem] = []
    taken = {compact(each.key) for each in old.agenda}
    for item in made.agenda:
        there = next((each.key for each in old.agenda if compact(each.title) == compact(item.title)), "")
        if there:
            keys[item.key] = there
            continue
        keys[item.key] = _free(item.key, taken)
        has_own = own_number(f"{item.number} X")[0]  # "047/26", which is counted in no agenda
        new.append(replace(item, key=keys[item.key], number=item.number if has_own else None))
    return keys, new


def _free(key: str, taken: set[str]) -> str:
    """A key like another that is not taken yet; it is taken then."""
    found, number = key, 2
    while compact(found) in taken:
        found, number = f"{key}{number}", number + 1
    taken.add(compact(found))
    return found


def _moved(
    note: Note, numbers: Mapping[str, str], codes: Mapping[str, str], keys: Mapping[str, str], language: str
) -> Note:
    """A note with the codes and keys of the record. With a `language`, a case is without the label before its words,
    which the page of the record has itself."""
    found = label(note.text, language) if language and note.kind in ("decision", "action", "motion") else None
    text = found.said if found and note.text.rstrip().endswith(found.said) else note.text
    fields: dict[str, Codes] = {}
    for key in CODES:
        fields[key] = _codes(getattr(note, key), codes)
    for key in LINKS:
        fields[key] = _codes(getattr(note, key), numbers)
    ballots = {codes.get(key, key): way for key, way in note.ballots.items()}
    moved = replace(note, id=numbers[note.id], item=keys.get(note.item, ""), text=text, ballots=ballots)
    return replace(moved, **fields)


def _codes(said: Codes, known: Mapping[str, str]) -> Codes:
    if isinstance(said, str):
        return said if said == UNKNOWN_SPEAKER else known.get(said, said)
    return tuple(known.get(each, each) for each in listed(said))
