"""Drafts of a record that has got another name, or another folder, while it was open.

Such a draft is known by the state that it starts from: the record is in it, byte by byte. It is taken only where the
record that it names is gone, and nobody has that open any more.
"""

import functools
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from minutes_tui.record import lock
from minutes_tui.record.draft_file import begins_at, has_text
from minutes_tui.record.file_text import FileText, decoded
from minutes_tui.system import files

TAKEN = "{draft} has text of this record from when it had another name or folder. It is part of the record now."
ALONE = (
    "{draft} has text of {name}, which is not in this folder any more. "
    "Check whether you need its text, then move it away."
)


def drafts(file: Path, text: FileText) -> Iterator[tuple[Path, files.Ident, str]]:
    """Those that say what was done to a record since it was in the state in which it is, each with its text."""
    for path in (*_alone_beside(file), *_alone_in_state(file)):
        found = _draft(path)
        if found and text.data and begins_at(found[1], text.text) and has_text(found[1]):
            yield path, *found


def named(file: Path) -> Iterator[str]:
    """What is said of drafts in the folder of a record whose own record is gone and which don't belong to this one."""
    for path in _alone_beside(file):
        found = _draft(path)
        if found and has_text(found[1]):
            yield ALONE.format(draft=path, name=_record_of(path).name)


def records_gone(folder: Path, records: Iterable[Path]) -> Iterator[tuple[Path, float]]:
    """The records that are gone from a folder and have text in a draft there, which is that of none of `records` under
    another name; each with when the draft was changed, in seconds."""
    texts: list[str] | None = None
    for path in _alone_beside(folder / "x"):
        found = _draft(path)
        if not (found and has_text(found[1])):
            continue
        texts = list(map(_text_of, records)) if texts is None else texts
        if not any(begins_at(found[1], text) for text in texts):
            yield _record_of(path), os.stat(path).st_mtime


def _text_of(record: Path) -> str:
    try:
        return decoded(files.read_bytes(record))
    except OSError:  # it vanished meanwhile, or can't be read
        return ""


def _draft(path: Path) -> tuple[files.Ident, str] | None:
    try:
        data, known = files.read_own(path)
    except OSError:  # what can't be read belongs to nobody
        return None
    return known, decoded(data)


def _record_of(draft: Path) -> Path:
    """The record beside which a draft is."""
    return draft.with_name(draft.name[1:].removesuffix(".draft"))


def _alone_beside(file: Path) -> list[Path]:
    found = [file.with_name(name) for name in _drafts_in(file.parent, _changed_at(file.parent))]
    return [path for path in found if not os.path.lexists(each := _record_of(path)) and not lock.is_held(each)]


def _alone_in_state(file: Path) -> Iterator[Path]:
    folder = files.state_folder() / "drafts"
    for name in _drafts_in(folder, _changed_at(folder)):
        found = _draft(folder / name)
        import json  # few records were renamed while they had a draft

        try:
            head = json.loads(found[1].split("\n")[0]) if found else {}
        except ValueError:
            continue
        path = head.get("path") if isinstance(head, dict) else None
        if isinstance(path, str) and path != os.path.realpath(file) and not os.path.lexists(path):
            yield folder / name


def _changed_at(folder: Path) -> int:
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0


@functools.lru_cache(maxsize=4)
def _drafts_in(folder: Path, changed_at: int) -> tuple[str, ...]:
    """The names of the drafts in a folder that was last changed then: of many records one look at it is enough."""
    return tuple(name for name in sorted(files.names_in(folder)) if name.endswith(".draft"))
