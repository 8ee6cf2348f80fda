"""The thread that writes; what it writes is its owner's."""

import threading
from collections.abc import Callable


class Worker:
    """A thread that works whenever it is woken, or has more to do after a while."""

    def __init__(self, work: Callable[[], float | None]) -> None:
        """`work` gives the seconds until it has more to do: 0 where it has at once, None where nothing is left."""
        self._work = work
        self._wake = threading.Event()
        self._is_ending = False
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
            self._thread.start()
        self._wake.set()

    def end(self, timeout: float) -> None:
        """Wait so long (seconds) for all to be done, or tried."""
        if self._thread:
            self._is_ending = True
            self._wake.set()
            self._thread.join(timeout)

    def _run(self) -> None:
        pause: float | None = None
        is_ending = False
        while not (is_ending and pause != 0):
            self._wake.wait(pause)
            self._wake.clear()
            is_ending = self._is_ending  # what came before is seen by the work that follows
            pause = self._work()
