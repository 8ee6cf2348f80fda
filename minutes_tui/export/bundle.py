"""A record with all that belongs to it in one file (zip), for whoever takes it over, and that file as a folder again.

In it are the record, the copies that were sent, the sources that it was made from, attachments, what the pages are
made with, and CONTENTS.txt: what is approved, what is safe to send, what is open, and each file with its SHA-256.
For an audience it holds the record without what that may not know, and nothing from which the rest could be told.
"""

import hashlib
import io
import posixpath
import re
import stat
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from msgspec.structs import replace

from minutes_tui.checks import sign_off
from minutes_tui.errors import UsageError, one_line
from minutes_tui.export import formats
from minutes_tui.meeting import minutes_status
from minutes_tui.meeting.actions import open_actions
from minutes_tui.model import addresses, timezones
from minutes_tui.model.control_characters import visible
from minutes_tui.model.minutes import Audience, Meeting, Minutes, Print, listed
from minutes_tui.readers.dialects import packed_files, record_json
from minutes_tui.record import Record, new_text
from minutes_tui.record.serializer import table_text
from minutes_tui.report.withheld import known_to
from minutes_tui.system import backups, circulated_copies, files

CONTENTS = "CONTENTS.txt"
SETTINGS = "settings/settings.toml"
"""The settings' [print], where pages are made with it."""
FORBIDDEN = frozenset('\\:*?"<>|')
"""Characters that no name has on some systems."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of each part, so that the same record gives the same bytes."""
LARGEST = packed_files.LARGEST
"""Bytes of a file that is packed, and of all of them: no more is unpacked."""


class Bundle(NamedTuple):
    """A packed file, and what is to be said of it."""

    content: bytes
    warnings: tuple[str, ...]


class _Parts:
    """Files on their way into a bundle, by their paths in it, and what could not be read."""

    def __init__(self, root: Path | None = None) -> None:
        """`root` is the folder of several records, below which each is; without one a record is in its own."""
        self.files: dict[str, bytes] = {}
        self.lacks: list[str] = []
        self.under = ""
        """Where in the bundle the record is that is being put in, with a slash at its end."""
        self._root = root
        self._folded: set[str] = set()
        self._names: dict[Path, str] = {}

    def named(self, record: Path) -> str:
        """The path of a record in the bundle: its own, unless that can't be unpacked on every system."""
        if known := self._names.get(record):
            return known
        is_below = self._root is not None and record.is_relative_to(self._root)
        own = record.relative_to(self._root).as_posix() if self._root and is_below else record.name
        path = PurePosixPath(_plain(own))
        taken = {each.casefold() for each in self._names.values()}
        while str(path).casefold() in taken:
            path = path.with_stem(f"{path.stem}_")
        if str(path) != own:
            said = f"{visible(own)} is called {path} in the packed file: its own name may not be one on other systems."
            self.lacks.append(one_line(said))
        self._names[record] = str(path)
        return str(path)

    def add(self, name: str, path: Path, *, follow: bool = True) -> None:
        """A file of the disk, once, unless it can't be read."""
        name = f"{self.under}{name}"
        if name in self.files:
            return
        if not _is_plain(name) or name.casefold() in self._folded:
            said = f"{visible(name)} is not packed: its name may not be one on other systems. Rename it."
            self.lacks.append(one_line(said))
            return
        try:
            self.files[name] = files.read_bytes(path, LARGEST, follow=follow)
            self._folded.add(name.casefold())
        except (OSError, ValueError) as error:  # the latter for a name that can be none
            why = (error.strerror if isinstance(error, OSError) else "") or str(error)
            self.lacks.append(one_line(f"{name} is not packed: {why}."))

    def add_folder(self, name_there: str, path: Path) -> None:
        """The files of a folder beside the record, which has this name in the bundle; links and hidden ones are
        strangers'."""
        for name in sorted(files.names_in(path)):
            if not name.startswith(".") and name.isprintable() and (path / name).is_file():
                self.add(f"{name_there}/{name}", path / name, follow=False)


def packed(record: Record, settings: Print, audience: Audience | None = None, *, has_backups: bool = False) -> Bundle:
    """A record as a bundle: whole, or as an audience may have it.

    Raises UsageError where the parts together are larger than what is unpacked again.
    """
    return packed_series([record], settings, audience, has_backups=has_backups)


def packed_series(
    records: Sequence[Record],
    settings: Print,
    audience: Audience | None = None,
    *,
    has_backups: bool = False,
    still_open: Collection[tuple[Path, str]] | None = None,
    root: Path | None = None,
) -> Bundle:
    """Records as one bundle, each with what belongs to it where it was below a folder, `root`. `still_open` has the
    action items, by real path and id, that no later record of their series closed or carried on; None: each record is
    on its own. Raises as `packed` does."""
    parts = _Parts(files.real(root) if root else None)
    made = [_with_its_files(parts, record, audience, has_backups=has_backups) for record in records]
    parts.under = ""
    if not audience:
        _add_settings(parts, settings)
    parts.files[CONTENTS] = _contents(made, parts, audience, still_open).encode()
    if sum(map(len, parts.files.values())) > LARGEST or len(parts.files) > packed_files.MOST_PARTS:
        said = f"The files together have more than {LARGEST // 2**20} MiB. Move the largest attachments elsewhere."
        raise UsageError(said)
    return Bundle(_zipped(parts.files), tuple(parts.lacks))


def _with_its_files(parts: _Parts, record: Record, audience: Audience | None, *, has_backups: bool) -> Record:
    """Put a record into a bundle with what belongs to it; the record as it is there."""
    path, minutes = files.real(record.path), record.minutes
    name = parts.named(path)
    stem = PurePosixPath(name).stem
    parts.under = name.removesuffix(PurePosixPath(name).name)
    if audience:
        minutes = record_json.minutes_read(formats.exported(record, "json", formats.Order(audience=audience)))
        parts.files[name] = files.data(new_text(minutes))
    else:
        parts.files[name] = files.data(record.text)
        for folder in (circulated_copies.folder(path), path.with_suffix(".files")):
            parts.add_folder(f"{stem}{folder.suffix}", folder)
        if has_backups:
            for backup in backups.backups(record.path):
                parts.add(f"{stem}.backups/{backup.path.name}", backup.path, follow=False)
    for attachment in known_to(minutes, audience or "private").attachments:
        if within := _within(attachment.file):
            parts.add(within, path.parent / attachment.file)
    for named in (minutes.print.logo, *listed(minutes.print.template or ())):
        if named and (within := _within(named)):
            parts.add(within, path.parent / named)
        elif named:
            parts.lacks.append(one_line(f"{named} is not packed: it is not in the folder of the record."))
    return Record(path, parts.files[name].decode("utf-8", "surrogateescape"))


def _within(file: str) -> str:
    """The path of a file in the bundle; "" where it is the address of a page, or not within the record's folder."""
    leads = addresses.file(file)
    return posixpath.normpath(file) if leads and addresses.is_path(leads) else ""


def _add_settings(parts: _Parts, settings: Print) -> None:
    """The settings' style, with the files that it names beside it under names that say their content."""
    if settings == Print():
        return

    def there(named: str) -> str:
        name = circulated_copies.name_by_content(Path(named), files.read_bytes(Path(named), LARGEST))
        parts.add(f"settings/{name}", Path(named))
        return name

    def tried(named: str) -> str:
        try:
            return there(named)
        except (OSError, ValueError):
            parts.lacks.append(one_line(f"{named} is not packed: it cannot be read."))
            return named

    logo = tried(settings.logo) if settings.logo else settings.logo
    template = tuple(map(tried, listed(settings.template))) if settings.template else settings.template
    parts.files[SETTINGS] = table_text("print", replace(settings, logo=logo, template=template)).encode()


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | files.OWNER_ONLY) << 16
            into.writestr(entry, content)
    return made.getvalue()


# What there is


def state_line(state: circulated_copies.State, meeting: Meeting) -> str:
    """A stored state on one line: its number and status, the date, whether it is what the history says, by whom."""
    event = state.event
    none = "before the first circulation" if state.number == 0 and state.status == "draft" else "not in the history"
    proof = "matches the history" if state.is_proved else "DOES NOT MATCH the history" if event else none
    day = timezones.day(event.at, meeting) if event else None
    said = [f"{state.number:3}  {state.status:10}", str(day) if day else " " * 10]
    said += [proof, f"by {event.by}" if event and event.by else "", event.meeting if event else ""]
    return one_line("  ".join(part for part in said if part)).rstrip()


def reopened_line(minutes: Minutes) -> str:
    """That approved minutes were opened again, when and by whom; "" where they were not, or are approved since."""
    event = minutes_status.reopening(minutes)
    if event is None:
        return ""
    day = timezones.day(event.at, minutes.meeting)
    return one_line(f"reopened{f' {day}' if day else ''}{f' by {event.by}' if event.by else ''}, not approved since")


def _contents(
    records: Sequence[Record], parts: _Parts, audience: Audience | None, still_open: Collection[tuple[Path, str]] | None
) -> str:
    """CONTENTS.txt: what a successor has to know first, of each record and then of the files."""
    said: list[str] = []
    for record in records:
        meeting = record.minutes.meeting
        titles = (meeting.title, meeting.reference, meeting.series, str(meeting.date or ""))
        said += ["  ".join(one_line(each) for each in titles if each)]
        said += ([parts.named(record.path)] if len(records) > 1 else []) + ["", *_standing(record, parts, audience), ""]
        said += ["Open", *(f"  {line}" for line in _open(record, still_open)), ""]
    said += ["Files, with their size in bytes and SHA-256"]
    for path, content in parts.files.items():
        said.append(f"  {one_line(path)}  {len(content)}  {hashlib.sha256(content).hexdigest()}")
    said += ["", *(["Not packed", *(f"  {lack}" for lack in parts.lacks), ""] if parts.lacks else [])]
    name = parts.named(records[0].path)
    said += [f"To open {'the record' if len(records) == 1 else 'a record'}, run minutes {name}; to make its pages, "
             f"minutes export {name} -o page.pdf."]  # fmt: skip
    if SETTINGS in parts.files:
        said.append(f"Its pages were made with [print] of {SETTINGS}: copy that into your settings (minutes settings).")
    return "\n".join(said) + "\n"


def _standing(record: Record, parts: _Parts, audience: Audience | None) -> Iterator[str]:
    """The status, the stored states, and which of them is safe to send; for whom the record is, where not for all who
    write it."""
    minutes, name = record.minutes, parts.named(record.path)
    status, day = minutes.meeting.status, minutes_status.approved_on(minutes)
    yield f"Status: {status}{f' on {day}' if status == 'approved' and day else ''}"
    if audience:
        yield f"This is the record as readers of the {audience} minutes may have it. Earlier states are not in it."
        return
    there = circulated_copies.states(record.path, minutes.history)
    yield from (f"  {state_line(state, minutes.meeting)}" for state in there)
    reopened = reopened_line(minutes)
    yield from [f"       {reopened}"] * bool(reopened)
    proved = [state for state in there if state.is_proved and state.status != "draft"]
    sent = next((event.sent for event in reversed(minutes.history) if event.sent and event.status != "draft"), "")
    if sent and sent not in (each.path.name for each in proved):
        folder = circulated_copies.folder(record.path).name
        yield f"Safe to send: nothing yet. The last state, {folder}/{sent}, is missing or damaged: restore it."
    elif proved:
        last = proved[-1]
        page = f"minutes export {name} --state {last.number} -o page.pdf"
        known = "; ".join(filter(None, (last.status, reopened)))
        yield f"Safe to send: the page of state {last.number} ({known}): {page}"
    else:
        yield "Safe to send: nothing yet. The minutes are a draft."


def _open(record: Record, still_open: Collection[tuple[Path, str]] | None) -> Iterator[str]:
    """What is still to be done, a line each; that there is nothing."""
    minutes = record.minutes
    points = sign_off.open_points(record)
    found = [sign_off.open_summary(points)] if points and minutes.meeting.status != "approved" else []
    for note in open_actions(minutes):
        if still_open is not None and (files.real(record.path), note.id) not in still_open:
            continue
        who = ", ".join(listed(note.responsible)) or "no one"
        found.append(f"Action item: {who}: {' '.join(note.text.split())}{f' (due {note.due})' if note.due else ''}")
    yield from map(one_line, found or ["nothing"])


# A folder again


def unpacked(content: bytes, name: str) -> tuple[dict[str, bytes], str]:
    """The files of a bundle by their paths, and which of them is the record, "" where several are; `name` is what the
    bundle is called.

    Raises UsageError for what is none, is damaged or too large, or would put a file outside its folder.
    """
    otherwise = f"{name} is not a file that minutes pack has made, or is damaged."
    packed_files.require_sound(content, otherwise)
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for part in parts.infolist():
            if part.is_dir():
                continue
            kind = stat.S_IFMT(part.external_attr >> 16)
            if not _is_plain(part.filename) or kind not in (0, stat.S_IFREG):
                said = f"{name} is not unpacked: its file {part.filename!r} would not be in the folder."
                raise UsageError(one_line(said))
            try:
                found[part.filename] = parts.read(part)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, zlib.error) as error:
                raise UsageError(otherwise) from error
    folded = {each.casefold() for each in found}
    tables = (each for each in found if each.endswith(".toml") and each != SETTINGS)
    records = [each for each in tables if "." not in posixpath.dirname(each)]  # as the folders beside records have
    if len(folded) < len(found) or not records or CONTENTS not in found:
        raise UsageError(otherwise)
    if odd := _not_as_listed(found):
        raise UsageError(one_line(f"{name} is not unpacked: {odd} since it was packed."))
    return found, records[0] if len(records) == 1 else ""


LISTED = re.compile(r"  (.+)  \d+  ([0-9a-f]{64})")
"""A file in CONTENTS.txt."""


def _not_as_listed(found: Mapping[str, bytes]) -> str:
    """Which file isn't as CONTENTS.txt lists it, in words; "" where all are."""
    lines = found[CONTENTS].decode("utf-8", "replace").splitlines()
    listed_ = {match[1]: match[2] for line in lines if (match := LISTED.fullmatch(line))}
    there = {one_line(name): content for name, content in found.items() if name != CONTENTS}
    for name, digest in listed_.items():
        if name not in there:
            return f"{name} was removed"
        if hashlib.sha256(there[name]).hexdigest() != digest:
            return f"{name} was changed"
    return next((f"{name} was added" for name in there if name not in listed_), "")


def _plain(name: str) -> str:
    """A path that stays within its folder, on every system, and hides nothing."""
    parts = ("".join("_" if each in FORBIDDEN or not each.isprintable() else each for each in part)
             for part in name.split("/"))  # fmt: skip
    return "/".join(f"_{part[1:]}" if part[:1] in (".", "") else part for part in parts)


def _is_plain(name: str) -> bool:
    """Whether a path stays within its folder, on every system, and hides nothing."""
    parts = name.split("/")
    return name.isprintable() and not FORBIDDEN & set(name) and all(part and part[0] != "." for part in parts)
