"""What is found beside a record, or for it in the state folder, and whether it proves that it belongs to it.

A file that does not is a stranger's: nothing of it comes into the record, it is left as it is, and that is said. What
was written into an earlier state of the record comes to its end, private and to be checked.
"""

import os
import stat
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.errors import RecordError
from minutes_tui.model.minutes import Note
from minutes_tui.record import renamed_record
from minutes_tui.record.blocks import lead, native, newline_of
from minutes_tui.record.draft_file import Draft, begins_at, draft_path, recovered, state_draft
from minutes_tui.record.file_text import FileText, decoded
from minutes_tui.record.parser import read
from minutes_tui.record.serializer import table_text
from minutes_tui.system import files

REASON = "written before the record was changed: is this text in it?"
HOUSED = "The record was changed after its draft was written. The draft's text is at the end, as private notes."
TRIES = 50
"""How often a record is read again that is being written meanwhile."""
PAUSE = 0.005
"""Seconds between two of them."""


class Found(Struct, frozen=True):
    """A record with all that belongs to it, at one instant."""

    on_disk: bytes
    text: FileText
    """As it was meant to be: with what was being written over it, and what its drafts have to put in."""
    line: str
    """The half-typed line."""
    through: int
    """The last edit of the drafts."""
    unfinished: files.Unfinished | None
    """What was being written over it."""
    drafts: dict[Path, files.Ident]
    """Those that belong to it."""
    renamed: dict[Path, files.Ident]
    """Those among them that were made while it had another name or folder: they are of no use once it is written."""
    remarks: tuple[str, ...]
    """What is to be said: of each stranger's file, and of words that have come to the record's end."""


class Own(Struct, frozen=True):
    """Where the files of a record may be; it takes some looks at its folders to say so."""

    record: Path
    file: Path
    """The record itself, at the end of whatever links lead to it."""
    place: str
    drafts: tuple[Path, Path]
    wholes: tuple[Path, Path]

    @staticmethod
    def of(record: Path) -> "Own":
        file = files.real(record)
        drafts = draft_path(file), state_draft(file)
        return Own(record, file, files.name_in_state(file), drafts, files.whole_copies(file))

    def signature(self) -> tuple[files.Signature | None, ...]:
        """What tells whether the record would be read as another now."""
        own = (*self.drafts, *self.wholes)
        return (files.signature(self.record), *(files.signature(path, follow=False) for path in own))


def signature(record: Path) -> tuple[files.Signature | None, ...]:
    """What tells whether a record that is read would be another now."""
    return Own.of(record).signature()


def signatures(records: Iterable[str | Path]) -> list[tuple[files.Signature | None, ...]]:
    """The same of many, and without what is not there: where neither the state folder nor a record's own has anything
    for it, which one look at each folder says, its file alone tells."""
    state = [files.names_in(files.state_folder() / name) for name in ("drafts", "whole")]
    housed = {name.rpartition("-")[0] for names in state for name in names}  # by the name of the record
    beside: dict[str, frozenset[str]] = {}
    found: list[tuple[files.Signature | None, ...]] = []
    for each in records:
        record = os.fspath(each)
        folder = record[: record.rfind(os.sep) + 1]
        near = beside.get(folder)
        if near is None:
            names = files.names_in(Path(folder))
            near = beside[folder] = frozenset(name for name in names if name.endswith((".draft", ".whole")))
        is_alone = not (near or housed) or _is_alone(record[len(folder) :], near, housed)
        plain = _plain_signature(record) if is_alone else None
        whole = (plain,) if plain else signature(Path(record))
        found.append(whole if any(whole[1:]) else whole[:1])
    return found


def _is_alone(name: str, near: frozenset[str], housed: Collection[str]) -> bool:
    """Whether neither the folder of a record nor the state folder has anything for it."""
    return near.isdisjoint(_names_beside(name)) and os.path.splitext(name)[0][: files.STEM] not in housed


def _names_beside(name: str) -> tuple[str, str]:
    return f".{name}.draft", f".{name}.whole"


def _plain_signature(record: str) -> files.Signature | None:
    """That of a regular file; None where there is none, or a link."""
    try:
        status = os.lstat(record)
    except (OSError, ValueError):
        return None
    return files.signature_of(status) if stat.S_ISREG(status.st_mode) else None


def look(own: Own) -> Found:
    """A record with what belongs to it. Who writes it swaps it and then removes its draft, so that between two
    looks words could be in neither: it is read until nothing has changed meanwhile. Raises RecordError."""
    for _ in range(TRIES):
        before = own.signature()
        found = _looked(own)
        if own.signature() == before:
            break
        time.sleep(PAUSE)
    return found


def sweep(own: Own) -> None:
    """Remove the temporary files that a kill has left; nobody may be at the record."""
    files.sweep((own.file, own.file.with_name(f".{own.file.name}.lock"), *own.drafts, *own.wholes))


def _looked(own: Own) -> Found:
    remarks: list[str] = []
    try:
        on_disk = files.read_bytes(own.record)
    except OSError as error:
        raise RecordError(files.trouble(own.record, error, "read")) from error
    text = FileText(on_disk)
    unfinished = next(_unfinished(own, on_disk, remarks), None)
    if unfinished:
        text = FileText(unfinished.whole.becomes)
    drafts = dict(_drafts(own, text, remarks))
    whole = _with_drafts(own, text.text, list(drafts.values()), remarks) if drafts else Draft("")
    text = FileText(files.data(whole.text)) if drafts else text
    known = {path: known for path, (known, _) in drafts.items()}
    renamed = {path: ident for path, ident in known.items() if path not in own.drafts}
    return Found(on_disk, text, whole.line, whole.through, unfinished, known, renamed, tuple(remarks))


def _unfinished(own: Own, now: bytes, remarks: list[str]) -> Iterator[files.Unfinished]:
    for path in own.wholes:
        try:
            copy = files.unfinished(path, now)
        except OSError as error:
            remarks.append(_stranger(path, error, "not a copy of this record as it is now"))
        else:
            if copy:
                yield copy


def _drafts(own: Own, text: FileText, remarks: list[str]) -> Iterator[tuple[Path, tuple[files.Ident, str]]]:
    has_own = False
    for path in own.drafts:
        try:
            data, known = files.read_own(path)
            draft = decoded(data)
            if not recovered(text.text, draft, own.place).is_ours:
                raise files.StrangerError
        except FileNotFoundError:
            continue
        except OSError as error:
            remarks.append(_stranger(path, error, "not a draft of this record as it is now"))
        else:
            has_own = True
            yield path, (known, draft)
    if has_own:
        return
    for path, known, draft in renamed_record.drafts(own.file, text):
        remarks.append(renamed_record.TAKEN.format(draft=path))
        yield path, (known, draft)
        return  # another would be of a state that the record is no more in


def _stranger(path: Path, error: OSError, what: str) -> str:
    why = f" ({error.strerror})" if error.strerror else ""
    return f"{path} is {what}{why}. It was not changed. Check whether you need its text, then move it away."


def _with_drafts(own: Own, text: str, found: Sequence[tuple[files.Ident, str]], remarks: list[str]) -> Draft:
    """The record with whichever drafts there are."""
    drafts = [draft for _, draft in found]
    if len(drafts) > 1 and begins_at(drafts[-1], text):
        drafts = drafts[-1:]  # it was begun when the one beside the record could not be gone on with, and says all
    whole = Draft(text)
    for draft in drafts:
        one = recovered(whole.text, draft, own.place)
        new = _housed(one.text, one.homeless)
        if new != one.text:
            remarks.append(HOUSED)
        whole = Draft(new, one.line or whole.line, (), max(one.through, whole.through))
    return whole


def _housed(text: str, homeless: Sequence[str]) -> str:
    """A record with tables behind it that were written into an earlier state of it, unless it has them."""
    notes: dict[str, Note] = {}
    newline = newline_of(text)
    for number, words in enumerate(homeless):
        reading = read(words.replace("\r\n", "\n"))
        tables = iter(reading.minutes.notes)
        for at, block in enumerate(reading.blocks):
            note = next(tables) if block.table == "note" else Note(kind="remark", text=block.text.strip())
            if not block.text.strip() or native(block.text.strip(), newline) in text:
                continue
            notes[note.id or f"{number}-{at}"] = note  # of one that was written twice, the last
    number = 0
    for note in notes.values():
        while (number := number + 1) and f'"draft-{number}"' in text:
            pass
        kept = replace(note, id=f"draft-{number}", audience="private", check=note.check or REASON)
        text += lead(text, newline) + native(table_text("note", kept), newline)
    return text
