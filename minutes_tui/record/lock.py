"""The lock of a record that is open to be written: a file beside it that says to other programs of ours who has it."""

import contextlib
import json
import os
import platform
import sys
import time
from pathlib import Path

from minutes_tui import files
from minutes_tui.errors import OpenElsewhereError


class Lock:
    """Says who has a record open. It goes with the process, however that ends."""

    def __init__(self, record: Path) -> None:
        """Raises OpenElsewhereError where another has it. A folder that can't be written gets no lock."""
        target = Path(os.path.realpath(record))
        self._path = target.with_name(f".{target.name}.lock")
        self._descriptor: int | None = None
        try:
            self._descriptor = self._locked()
        except BlockingIOError:
            helps = f"close it there first, or minutes read {record} follows it."
            raise OpenElsewhereError(f"{record} is open elsewhere{_holder(self._path)}: {helps}") from None
        except OSError:
            return
        user = os.environ.get("USER") or os.environ.get("USERNAME") or "somebody"
        who = {"user": user, "host": platform.node(), "pid": os.getpid(), "since": time.strftime("%H:%M")}
        files.write_over(self._descriptor, json.dumps(who).encode())

    def _locked(self) -> int:
        while True:
            descriptor = files.appending(self._path)
            try:
                _exclusive(descriptor)
                if self._is(descriptor):
                    return descriptor
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)  # another removed it between our opening and our locking it

    def _is(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), os.stat(self._path))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        if self._descriptor is not None:
            with contextlib.suppress(OSError):  # Windows doesn't remove an open file
                files.remove(self._path)
            os.close(self._descriptor)
            self._descriptor = None


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


def _holder(path: Path) -> str:
    try:
        who = json.loads(path.read_bytes())
        return f" (by {who['user']} on {who['host']}, process {who['pid']}, since {who['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
