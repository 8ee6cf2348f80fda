"""The only place that writes to the disk. The order of the calls is the proof that nothing is lost.

A file is changed in two ways. Bytes are appended with one completed `write`, so that a kill of the program can't
take them, and synced afterwards. Or the file is swapped: a temporary one beside it is written, synced and renamed
over it, and the folder is synced, so that at every instant the name leads to a whole file, the old or the new.

What the program keeps beside a record is its own only where it made it or the file proves it (see `record.beside`). At
such a name no link is followed, and nothing is written into a file that has another name too.
"""

import contextlib
import errno
import os
import select
import shutil
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, count, groupby
from pathlib import Path
from typing import BinaryIO, NamedTuple

from minutes_tui.errors import MinutesError, RecordError
from minutes_tui.system import overwriting

OWNER_ONLY = 0o600
BINARY = getattr(os, "O_BINARY", 0)
"""Windows translates newlines without it."""
NO_WAIT = getattr(os, "O_NONBLOCK", 0)
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
MIB = 2**20
PAGE = 4096
STEM = 60
"""Letters of a record's name by which a file of the state folder is called."""
LARGEST = 512 * MIB
"""Bytes of a file that is read: a record of 50,000 notes has 15 MiB."""


def state_folder() -> Path:
    """Where the program keeps what is neither a record nor a setting: XDG's state folder, on Windows LOCALAPPDATA."""
    home = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home and os.path.isabs(home) else Path(os.path.expanduser("~/.local/state"))) / "minutes"


def name_in_state(record: Path) -> str:
    """What tells a record from all others there: the end of its name and a checksum of the whole path."""
    path = os.path.realpath(record)
    return f"{Path(path).stem[:STEM]}-{zlib.crc32(os.fsencode(path)):08x}"


def in_state(name: str) -> Path:
    """Where a file of this name is in the state folder, which is made where it is missing. Raises OSError, also where a
    folder within it is a link: it may lead anywhere."""
    path = state_folder() / name
    folder = state_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for part in path.relative_to(folder).parts[:-1]:
        folder /= part
        if os.path.islink(folder):
            raise StrangerError(errno.ELOOP, "it is a link", str(folder))
        folder.mkdir(mode=0o700, exist_ok=True)
    return path


def in_cache(name: str) -> Path:
    """Where a file of this name is in the cache folder, which only its owner reads: XDG's, on Windows LOCALAPPDATA. It
    is made, empty, where it is missing. Raises OSError, also where it is a link."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = (Path(home) if home and os.path.isabs(home) else Path(os.path.expanduser("~/.cache"))) / "minutes"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | BINARY | NO_WAIT | NO_LINK, OWNER_ONLY))
    return path


def free_in_state(name: str) -> Path:
    """Where a new file of this name can be: with a number in it where there is one already. Raises OSError."""
    path = in_state(name)
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(each for each in chain([path], numbered) if not os.path.lexists(each))


def create_state(name: str, content: bytes) -> Path:
    """A new file in the state folder, with a number in its name where there is one already. Raises RecordError."""
    try:
        path = free_in_state(name)
    except OSError as error:
        raise RecordError(trouble(state_folder() / name, error, "written")) from error
    create(path, content)
    return path


def beginning_in_state(begins: str) -> list[Path]:
    """The files right in the state folder whose names begin so."""
    try:
        names = sorted(os.listdir(state_folder()))
    except OSError:
        return []
    return [state_folder() / name for name in names if name.startswith(begins)]


def names_in(folder: Path) -> frozenset[str]:
    """The names of all that is in a folder; none where it can't be listed."""
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()


def put_by(path: Path) -> Path:
    """Move what stands in our way in the state folder, whatever it is, to where it can be found. Raises OSError."""
    there = free_in_state(f"rescued/{path.name}")
    os.rename(path, there)
    return there


class NotAFileError(OSError):
    """A pipe, a device or a socket: reading it may never end."""


class StrangerError(OSError):
    """What stands in the place of a file of ours is none: a link, a file with another name too, a folder."""


class UnreadError(OSError):
    """A pipe from which nobody takes what is written."""


class TooLargeError(OSError):
    """A file has more bytes than whoever reads it takes."""


def read_bytes(path: Path, largest: int = LARGEST, *, follow: bool = True) -> bytes:
    """The bytes of a regular file, `largest` of them at most. Without `follow` a symbolic link is refused.

    Opening never waits, as it would for the writer of a pipe. Raises OSError: NotAFileError and TooLargeError among
    others, for which `trouble` has the sentence.
    """
    return _read(path, largest, follow=follow)[0]


def _read(path: Path, largest: int, *, follow: bool) -> tuple[bytes, os.stat_result]:
    """A file's bytes and what it is that they were read from."""
    with _regular(path, follow=follow) as file:
        status = os.fstat(file.fileno())
        if status.st_size <= largest:
            read = file.read(status.st_size + 1)  # room for `largest` takes a millisecond to get
            read += file.read(largest + 1 - len(read)) if len(read) > status.st_size else b""  # it has grown since
            if len(read) <= largest:
                return read, status
    raise TooLargeError(errno.EFBIG, f"it has more than {largest / MIB:g} MiB", str(path))


def read_part(path: Path, length: int, *, at_end: bool = False) -> bytes:
    """The first or the last bytes of a regular file, however large that is. Raises OSError as `read_bytes` does."""
    with _regular(path) as file:
        file.seek(max(0, os.fstat(file.fileno()).st_size - length) if at_end else 0)
        return file.read(length)


@contextlib.contextmanager
def _regular(path: Path, *, follow: bool = True) -> Iterator[BinaryIO]:
    """A file to be read. Raises OSError where it is none."""
    descriptor = os.open(path, os.O_RDONLY | BINARY | NO_WAIT | (0 if follow else NO_LINK))
    with open(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(mode):
            raise NotAFileError(errno.EINVAL, "it is not a regular file", str(path))
        yield file


Signature = tuple[int, int, int, int]
Ident = tuple[int, int]
"""The device and the number of a file: whether a name still leads to the one that is known."""


def ident(status: os.stat_result) -> Ident:
    return status.st_dev, status.st_ino


def read_own(path: Path) -> tuple[bytes, Ident]:
    """The bytes of what may be a file of ours, and which file that is. Raises OSError as `read_bytes` does."""
    if os.path.islink(path):
        raise StrangerError(errno.ELOOP, "it is a link", str(path))
    content, status = _read(path, 2 * LARGEST + PAGE, follow=False)
    return content, ident(status)


def is_at(path: Path, known: Ident | None) -> bool:
    """Whether a name leads to the file that is known, and through no link."""
    status = _status(path, follow=False)
    return status is not None and ident(status) == known


def is_free(path: Path, known: Ident | None = None) -> bool:
    """Whether a file of ours may be put at a name: nothing is there, or nothing but the one known, or an empty one."""
    status = _status(path, follow=False)
    return status is None or ident(status) == known or (_is_plain(status) and not status.st_size)


def _is_plain(status: os.stat_result) -> bool:
    """A file, and under no other name."""
    return stat.S_ISREG(status.st_mode) and status.st_nlink == 1


def own(path: Path, mode: int = OWNER_ONLY, *, known: Ident | None = None) -> int:
    """A descriptor whose writes go to the end of a file of ours: the one known or, where none is, any or a new one.

    Raises StrangerError where something else is there, OSError.
    """
    if os.path.islink(path):
        raise StrangerError(errno.ELOOP, "it is a link", str(path))
    flags = os.O_WRONLY | os.O_APPEND | BINARY | NO_WAIT | NO_LINK | (0 if known else os.O_CREAT)
    descriptor = os.open(path, flags, mode)
    status = os.fstat(descriptor)
    if not _is_plain(status) or (known and ident(status) != known):
        os.close(descriptor)
        raise StrangerError(errno.EEXIST, "it is not a file of this program", str(path))
    return descriptor


def read(path: Path, largest: int = LARGEST) -> str:
    """A file's text; bytes that are not UTF-8 come as lone surrogates, which `data` turns back. Raises RecordError."""
    try:
        return read_bytes(path, largest).decode("utf-8", "surrogateescape")
    except OSError as error:
        raise RecordError(trouble(path, error, "read")) from error


def read_signed(path: Path) -> tuple[str, Signature]:
    """The text of a record, and the signature of the file that it was read from. Raises OSError."""
    read, status = _read(path, LARGEST, follow=True)
    return read.decode("utf-8", "surrogateescape"), signature_of(status)


def data(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def trouble(path: Path, error: OSError, done: str) -> str:
    """One sentence on what the disk refused, with the remedy."""
    match error:
        case FileNotFoundError() if done == "read":
            remedy = f"To create it, run minutes new {path}." if path.suffix == ".toml" else "Check its name."
            return f"There is no file {path}. {remedy}"
        case FileNotFoundError():
            return f"{path} cannot be {done} because its folder is missing. Create the folder, or choose another."
        case FileExistsError():
            return f"{path} already exists. Choose another name."
        case IsADirectoryError():
            return f"{path} is a folder: name a file in it."
        case PermissionError():
            return (
                f"You do not have permission: {path} cannot be {done}. Ask its owner for access, or copy "
                "it to your own folder."
            )
        case NotAFileError():
            return f"{path} is a pipe or a device. Copy its contents into a file, and name that file."
        case UnreadError():
            return f"{path} cannot be {done}: {error.strerror}. Start the program that reads it first, or name a file."
        case TooLargeError():
            return f"{path} cannot be {done}: {error.strerror}. Name a smaller file."
    return f"{path} cannot be {done}: {error.strerror or error}. Correct this and try again."


def create(path: Path, content: bytes, mode: int = OWNER_ONLY) -> None:
    """A new file with these rights, whole or not at all. Raises RecordError, also where there is one."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, OWNER_ONLY)
        try:
            set_rights(descriptor, path, mode)
            write_all(descriptor, content)
            os.fsync(descriptor)
        except OSError:
            os.unlink(path)
            raise
        finally:
            os.close(descriptor)
        sync_folder(path.parent)
    except OSError as error:
        raise RecordError(trouble(path, error, "written")) from error


def create_whole(path: Path, content: bytes, mode: int) -> None:
    """A new file that others see with all of its content or not at all. Raises OSError; FileExistsError where there is
    one."""
    made = _new_file(path, [content], mode, None, sync=False)
    try:
        os.link(made.path, path)
    except (PermissionError, NotImplementedError, AttributeError):
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        made.put(sync=False)  # a disk that knows no second names
    finally:
        remove(made.path)


def write_all(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def write_over(descriptor: int, content: bytes) -> None:
    """Put bytes in the place of what a file holds."""
    os.ftruncate(descriptor, 0)
    write_all(descriptor, content)


def append(descriptor: int, content: bytes, length: int) -> None:
    """Put bytes behind a file of this length, all of them or none. Raises OSError."""
    try:
        write_all(descriptor, content)
    except OSError:
        os.ftruncate(descriptor, length)
        raise


def remove(path: Path) -> None:
    """Remove a file, if there is one. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)


def signature(path: Path, *, follow: bool = True) -> Signature | None:
    """What tells a file from one that another program changed or put in its place; None where there is none.

    Without `follow` a link is what is told.
    """
    status = _status(path, follow=follow)
    return signature_of(status) if status else None


def signature_of(status: os.stat_result) -> Signature:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def discard(path: Path, known: Ident | None = None) -> None:
    """Remove a file or, where its folder lets nobody, empty it. Raises OSError.

    Of one that is `known` nothing is done to another that has taken its place.
    """
    if known and not is_at(path, known):
        return
    try:
        remove(path)
    except OSError:
        descriptor = own(path, known=known or ident(os.lstat(path)))
        try:
            if os.fstat(descriptor).st_size:
                os.ftruncate(descriptor, 0)
        finally:
            os.close(descriptor)


def swap(
    path: Path,
    pieces: Iterable[bytes],
    mode: int | None = None,
    *,
    sync: bool = True,
    ready: Callable[[], None] | None = None,
) -> Signature:
    """Put a new file in a file's place, and say what tells it from any that comes after.

    Rights, owner and extended attributes stay; `mode` is for a file that is new. `ready` is called when all pieces are
    in the new file, and the old one still stands.

    A file that has other names (hard links), or stands in a folder that takes no new file, is written over where it
    is, with a whole copy until that is done (see `finish`). Without `sync` a power cut may take both the old and the
    new. A link is replaced, not followed: `real` says where one leads to.

    Raises OSError; the old file is then untouched, or has its whole copy, and no temporary one is left.
    """
    new = new_file(path, pieces, mode, sync=sync)
    if new is None:
        return _rewrite(path, b"".join(pieces), ready)
    return new.put(ready, sync=sync)


def real(path: Path) -> Path:
    """A file itself, with no link on the way to it."""
    return Path(os.path.realpath(path))


class NewFile(NamedTuple):
    """A file that is written and only has to be put in another one's place."""

    path: Path
    target: Path
    """The file in whose place it is to be."""
    since: int | None
    """Since when (ns) that one has the rights which this one has too; None where there was none."""
    made: Signature

    @property
    def is_good(self) -> bool:
        """Whether it is as it was made, and the other one still has those rights."""
        since = _since(_status(self.target, follow=False))
        return since == self.since and signature(self.path, follow=False) == self.made

    def put(self, ready: Callable[[], None] | None = None, *, sync: bool = True) -> Signature:
        """Put it there. Raises OSError; it is gone then."""
        try:
            if ready:
                ready()
            os.replace(self.path, self.target)
        except BaseException:
            remove(self.path)
            raise
        if sync:
            sync_folder(self.target.parent)
        return self.made


def new_file(path: Path, pieces: Iterable[bytes], mode: int | None = None, *, sync: bool = True) -> NewFile | None:
    """What `swap` puts in a file's place, beside it; None where that has to be written over where it is.

    Raises OSError, and leaves nothing then.
    """
    before = _status(path, follow=False)
    if before and stat.S_ISREG(before.st_mode) and before.st_nlink > 1:
        return None
    try:
        return _new_file(path, pieces, mode, before, sync=sync)
    except PermissionError:
        if not before:
            raise
        return None


def put(
    path: Path, pieces: Iterable[bytes], *, sync: bool = True, ready: Callable[[], None] | None = None
) -> Signature:
    """Put a file of our own, for nobody else to read, at a name; what was there is never written into.

    Raises OSError; what was there then still is.
    """
    return _new_file(path, pieces, OWNER_ONLY, None, sync=sync).put(ready, sync=sync)


def _new_file(
    path: Path, pieces: Iterable[bytes], mode: int | None, before: os.stat_result | None, *, sync: bool
) -> NewFile:
    temporary = _temporary(path)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666 if mode is None else mode)
    try:
        try:
            if before and stat.S_ISREG(before.st_mode):
                _take_over(descriptor, temporary, path, before)
            elif mode is not None:
                set_rights(descriptor, temporary, mode)
            for piece in pieces:
                write_all(descriptor, piece)
            if sync:
                os.fsync(descriptor)
            made = signature_of(os.fstat(descriptor))
        finally:
            os.close(descriptor)
    except BaseException:
        remove(temporary)
        raise
    return NewFile(temporary, path, _since(before), made)


def _since(status: os.stat_result | None) -> int | None:
    return status.st_ctime_ns if status else None


def _before_number(target: Path) -> str:
    """How the names of the files begin that are to be put in a file's place, and of no other's.

    A name ends at 255 bytes, so a long one is told from others that begin alike by a checksum.
    """
    name = target.name
    return f".{name}." if len(name) <= 40 else f".{name[:31]}-{zlib.crc32(os.fsencode(name)):08x}."


def _temporary(target: Path) -> Path:
    """A new name for a file that is to be put in another's place. Its checksum proves that we have made it."""
    return target.with_name(_with_check(f"{_before_number(target)}{os.urandom(4).hex()}"))


def _with_check(name: str) -> str:
    return f"{name}{zlib.crc32(os.fsencode(name)):08x}.tmp"


def sweep(paths: Iterable[Path]) -> None:
    """Remove the temporary files that a kill in the middle of a swap of these files has left; nobody may be at them."""
    for folder, within in groupby(sorted(paths), lambda path: path.parent):  # each is looked through once
        beginnings = [_before_number(path) for path in within]
        with contextlib.suppress(OSError):
            for name in os.listdir(folder):
                made = (_with_check(name[: len(begins) + 8]) for begins in beginnings if name.startswith(begins))
                if name in made:
                    remove(folder / name)


def whole_copies(path: Path) -> tuple[Path, Path]:
    """Where the whole content of a file is while it is written over: beside it or, if that can't be, in the state
    folder."""
    target = real(path)
    return target.with_name(f".{target.name}.whole"), state_folder() / "whole" / f"{name_in_state(target)}.toml"


class Unfinished(NamedTuple):
    """The whole copy of a file that was being written over."""

    path: Path
    known: Ident
    whole: overwriting.Whole


def unfinished(path: Path, now: bytes) -> Unfinished | None:
    """What a file has as its whole copy; None where there is none. Raises StrangerError where what is there proves not
    that it leads on from what the file is `now`, OSError."""
    try:
        data, known = read_own(path)
    except FileNotFoundError:
        return None
    if not data:
        return None  # whoever left it, no word is in it
    copy = overwriting.read(data)
    if copy is None or not copy.leads_from(now):
        raise StrangerError(errno.EEXIST, "it belongs to another state or to another file", str(path))
    return Unfinished(path, known, copy)


def finish(target: Path, copy: Unfinished) -> None:
    """Write over a file again where that was interrupted. Raises OSError."""
    _write_over(target, copy.whole.becomes)
    discard(copy.path, copy.known)


def _rewrite(target: Path, content: bytes, ready: Callable[[], None] | None = None) -> Signature:
    """Write over a file where it is, so that its other names go on leading to it."""
    before = read_bytes(target, follow=False)
    both = overwriting.Whole(before, content).written()
    path, elsewhere = whole_copies(target)
    try:
        _make_way(path, before)
        copy = put(path, [both], ready=ready)
    except (PermissionError, StrangerError):
        path = in_state(str(elsewhere.relative_to(state_folder())))
        try:
            _make_way(path, before)
        except OSError:
            put_by(path)
        copy = put(path, [both], ready=ready)
    made = _write_over(target, content)
    discard(path, copy[:2])
    return made


def _make_way(copy: Path, now: bytes) -> None:
    """Raises StrangerError where no whole copy may be put at a name: what is there is none of this file."""
    if not is_free(copy):
        unfinished(copy, now)


def _write_over(target: Path, content: bytes) -> Signature:
    """Put bytes in the place of what a file holds, which may have other names."""
    descriptor = os.open(target, os.O_WRONLY | BINARY | NO_WAIT | NO_LINK)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotAFileError(errno.EINVAL, "it is not a regular file", str(target))
        write_all(descriptor, content)
        os.ftruncate(descriptor, len(content))
        os.fsync(descriptor)
        return signature_of(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _status(path: Path, *, follow: bool = True) -> os.stat_result | None:
    try:
        return os.stat(path, follow_symlinks=follow)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _take_over(descriptor: int, path: Path, target: Path, before: os.stat_result) -> None:
    """Give a new file the owner, the rights and the attributes of the one in whose place it will be."""
    if hasattr(os, "fchown"):
        with contextlib.suppress(PermissionError):  # only the superuser gives files away
            os.fchown(descriptor, before.st_uid, before.st_gid)
    set_rights(descriptor, path, stat.S_IMODE(before.st_mode))
    _take_attributes(target, path)


def _take_attributes(before: Path, path: Path) -> None:
    """Extended attributes, access lists among them; where a file system has none of them there is nothing to take."""
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(before):
            with contextlib.suppress(OSError):  # some belong to the system alone
                os.setxattr(path, name, os.getxattr(before, name))


def set_rights(descriptor: int, path: Path, mode: int) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    else:
        os.chmod(path, mode)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder outlast a power cut; systems that can't open folders do so by themselves."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def appending(path: Path) -> int:
    """A descriptor whose writes go to the file's end."""
    return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | BINARY, OWNER_ONLY)


def close(descriptor: int) -> None:
    """Close a file of which all that matters was synced, or is written anew: what the disk says now is no news."""
    with contextlib.suppress(OSError):
        os.close(descriptor)


def export(path: Path, content: bytes, error: type[MinutesError]) -> str:
    """Write a page, whole or not at all. A link is written through, as it was named, and that is said; "" where none
    was. Raises `error` with a sentence."""
    try:
        before = _status(path)
        if before and stat.S_ISDIR(before.st_mode):
            raise IsADirectoryError(path)
        if before and not stat.S_ISREG(before.st_mode):
            _pour(path, content)
        else:
            target = real(path)
            new = new_file(target, [content])
            if new:
                new.put()
            else:
                _write_over(target, content)  # a page can be made again
    except OSError as fault:
        raise error(trouble(path, fault, "written")) from fault
    return f"{path} is a link: {real(path)} is written." if os.path.islink(path) else ""


PATIENCE = 20.0
"""Seconds that a pipe's reader may take no byte."""


def _pour(path: Path, content: bytes) -> None:
    """Write into a pipe or a device, which no file may be put in the place of. Nothing waits for good: neither opening
    a pipe that nobody reads, nor writing to one whose reader has stopped."""
    try:
        descriptor = os.open(path, os.O_WRONLY | BINARY | NO_WAIT)
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise UnreadError(errno.ENXIO, "no program reads it", str(path)) from error
        raise
    try:
        view = memoryview(content)
        while view:
            if NO_WAIT and not select.select([], [descriptor], [], PATIENCE)[1]:
                raise UnreadError(errno.EPIPE, "its reader has stopped", str(path))
            with contextlib.suppress(BlockingIOError):
                view = view[os.write(descriptor, view) :]
    finally:
        os.close(descriptor)


def create_folder(path: Path, contents: Mapping[str, bytes]) -> None:
    """A new folder with files by their paths in it, readable by their owner only: whole or not at all. Raises
    RecordError, also where there is something of that name."""
    temporary = _temporary(path)
    try:
        if os.path.lexists(path):
            raise FileExistsError(path)
        for name, content in contents.items():
            (temporary / name).parent.mkdir(parents=True, exist_ok=True)
            create(temporary / name, content)
        os.rename(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        raise RecordError(trouble(path, error, "written")) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)  # it is gone where all went well


def make_folder(path: Path) -> None:
    """Raises RecordError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(trouble(path, error, "written")) from error
