"""The lock of a record that is open to be written: a file beside it that says to other programs of ours who has it."""

import contextlib
import errno
import os
import platform
import stat
import sys
from pathlib import Path

import msgspec

from minutes_tui.errors import OpenElsewhereError
from minutes_tui.model import timezones
from minutes_tui.system import files

LARGEST = 10_000
"""Bytes of a lock."""
LARGEST_PID = 1 << 31


class Lock:
    """Says who has a record open. It goes with the process, however that ends."""

    def __init__(self, record: Path) -> None:
        """Raises OpenElsewhereError where another has it. What stands in its place is not written into unless it says
        who had this very record; else, and where the folder can't be written, the lock is in the state folder, where
        only this user's programs on this machine see it: see `remark`."""
        target = files.real(record)
        self._path = target.with_name(f".{target.name}.lock")
        self._descriptor: int | None = None
        self._who = _own_entry(target)
        self.remark = ""
        """Why others are not told that the record is open; "" where they are, or nothing can be done about it."""
        try:
            try:
                self._descriptor = self._locked(_rights(target))
            except BlockingIOError:
                raise
            except OSError:
                if os.path.lexists(self._path):
                    self.remark = _stranger_words(self._path)
                self._path = files.in_state(f"locks/{files.name_in_state(target)}.lock")
                self._descriptor = self._locked(files.OWNER_ONLY)
        except BlockingIOError:
            holder = _holder(self._path)
            raise OpenElsewhereError(str(record), _holder_words(holder) if holder else "") from None
        except OSError as error:
            no_lock = "No lock file can be made, so the record could be opened twice:"
            self.remark = f"{no_lock} {error.filename or self._path}: {error.strerror}."
            return
        before, who = _holder(self._path), self._who
        if before and before["host"] != who["host"]:
            self.remark = f"It may be open elsewhere too ({_holder_words(before)}): if it is, close it there first."
        if before != who:  # it is another's, who has left
            files.write_over(self._descriptor, _written(who))

    def _locked(self, rights: int) -> int:
        while True:
            with contextlib.suppress(FileExistsError):
                files.create_whole(self._path, _written(self._who), rights)
            try:
                descriptor = files.own(self._path, known=files.ident(os.lstat(self._path)))
            except FileNotFoundError:
                continue  # whoever had it has just closed the record
            try:
                _exclusive(descriptor)
                if self._is(descriptor):
                    if not _is_of(_holder(self._path), self._who):
                        raise files.StrangerError(errno.EEXIST, "it is not a lock file", str(self._path))
                    return descriptor
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)  # another removed it between our opening and our locking it

    def _is(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), os.lstat(self._path))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        if self._descriptor is not None:
            with contextlib.suppress(OSError):  # Windows doesn't remove an open file
                files.discard(self._path, files.ident(os.fstat(self._descriptor)))
            os.close(self._descriptor)
            self._descriptor = None


def is_held(record: Path) -> bool:
    """Whether a process has a record open, as the lock beside it says."""
    path = record.with_name(f".{record.name}.lock")
    try:
        descriptor = files.own(path, known=files.ident(os.lstat(path)))
    except OSError:
        return False
    try:
        _exclusive(descriptor)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False


def _exclusive(descriptor: int) -> None:
    """Raises BlockingIOError where another process has the lock."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _rights(record: Path) -> int:
    """Those of the record: whoever may write it is to see that it is open."""
    try:
        return stat.S_IMODE(os.stat(record).st_mode) & 0o666
    except OSError:
        return files.OWNER_ONLY


def _holder(path: Path) -> dict[str, object]:
    """What a lock says of who has, or had, the record; {} where it is none."""
    try:
        who = _read(files.read_bytes(path, LARGEST, follow=False))
    except (OSError, ValueError):
        return {}
    return who if isinstance(who, dict) and set(who) == HOLDER_KEYS else {}


def _written(who: dict[str, object]) -> bytes:
    try:
        return msgspec.json.encode(who)
    except UnicodeEncodeError:  # a name of bytes that are no UTF-8
        import json  # few names are

        return json.dumps(who).encode()


def _read(content: bytes) -> object:
    """Raises ValueError."""
    try:
        return msgspec.json.decode(content)
    except ValueError:
        import json  # it also reads such a name, and what else it has written

        return json.loads(content)


HOLDER_KEYS = {"record", "place", "user", "host", "pid", "since"}
"""What a lock says."""


def _own_entry(record: Path) -> dict[str, object]:
    """What the lock of a record says of who has it now."""
    user = os.environ.get("USER") or os.environ.get("USERNAME") or "somebody"
    of = {"record": record.name, "place": files.name_in_state(record)}
    return of | {"user": user, "host": platform.node(), "pid": os.getpid(), "since": f"{timezones.computers():%H:%M}"}


def _is_of(who: dict[str, object], ours: dict[str, object]) -> bool:
    """Whether a lock is that of our record: it has its name and, where a process of this machine that still runs made
    it, its place. What a dead one left goes with the folder, wherever that was moved."""
    if not who or who["record"] != ours["record"]:
        return False
    return who["host"] != ours["host"] or who["place"] == ours["place"] or _is_dead(who["pid"])


def _is_dead(pid: object) -> bool:
    """Whether a process of this machine surely runs no more."""
    if os.name != "posix" or not isinstance(pid, int) or not 0 < pid < LARGEST_PID:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # another user's
        return False
    return False


def stranger(record: Path) -> str:
    """What is to be said of a file that stands where a record's lock would, and is none; "" where there is none."""
    target = files.real(record)
    path = target.with_name(f".{target.name}.lock")
    if not os.path.lexists(path) or _holder(path).get("record") == target.name:
        return ""
    return _stranger_words(path) if os.path.lexists(path) else ""  # it may have gone since


def _stranger_words(path: Path) -> str:
    return f"{path} is not the lock file of this record, so others may not see that it is open. Delete it."


def _holder_words(who: dict[str, object]) -> str:
    return f"by {who['user']} on {who['host']}, process {who['pid']}, since {who['since']}"
