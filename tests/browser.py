"""A browser that is started once and shows many pages: to start one takes five times as long as to show a page.

It is asked over two pipes, in the protocol of its developer tools.
"""

import atexit
import base64
import fcntl
import json
import os
import select
import signal
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from programs import BROWSER

SECONDS = 120
"""After which a page that is not shown is a fault."""


class Browser:
    """Chromium, with a tab for each page. Raises TimeoutError when it does not answer, and then ends."""

    def __init__(self, program: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="browser", ignore_cleanup_errors=True)
        theirs_in, self._asks = os.pipe()
        self._reads, theirs_out = os.pipe()
        high = [fcntl.fcntl(each, fcntl.F_DUPFD, 10) for each in (theirs_in, theirs_out)]  # 3 and 4 are to be these
        self._pid = os.posix_spawn(
            program,
            [program, *BROWSER, "--remote-debugging-pipe", f"--user-data-dir={self._folder.name}", "about:blank"],
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_DUP2, high[0], 3),
                (os.POSIX_SPAWN_DUP2, high[1], 4),
            ],
            setpgroup=0,
        )
        for each in (theirs_in, theirs_out, *high):
            os.close(each)
        self._number = 0
        self._heard = b""
        self._is_open = True
        self._owner = os.getpid()
        atexit.register(self.close)

    def close(self) -> None:
        """End it, with all that it has started."""
        if self._is_open and self._owner == os.getpid():
            self._is_open = False
            os.killpg(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            os.close(self._asks)
            os.close(self._reads)
            self._folder.cleanup()

    def printed(self, page: Path) -> bytes:
        """A page of a file as the PDF that it prints."""
        return base64.b64decode(self._shown(page, (800, 600), "Page.printToPDF", PRINTS)["data"])

    def told(self, page: Path, size: tuple[int, int], script: str) -> Any:
        """What a script says of a page that is so wide and high; of a promise, what comes of it."""
        asked = {"expression": script, "awaitPromise": True, "returnByValue": True}
        said = self._shown(page, size, "Runtime.evaluate", asked)
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")

    def _shown(self, page: Path, size: tuple[int, int], method: str, asked: Mapping[str, Any]) -> dict[str, Any]:
        tab = self._asked("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self._asked("Target.attachToTarget", {"targetId": tab, "flatten": True})["sessionId"]
        try:
            width, height = size
            shape = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            self._asked("Emulation.setDeviceMetricsOverride", shape, session)
            self._asked("Page.enable", {}, session)
            loaded = self._asked("Page.navigate", {"url": page.as_uri()}, session)
            assert "errorText" not in loaded, loaded
            self._heard_of(lambda said: said.get("method") == "Page.loadEventFired" and said["sessionId"] == session)
            return self._asked(method, asked, session)
        finally:
            self._asked("Target.closeTarget", {"targetId": tab})

    def _asked(self, method: str, asked: Mapping[str, Any], session: str = "") -> dict[str, Any]:
        self._number += 1
        number = self._number
        question = {"id": number, "method": method, "params": asked} | ({"sessionId": session} if session else {})
        data = json.dumps(question).encode() + b"\0"
        while data:
            data = data[os.write(self._asks, data) :]
        answer = self._heard_of(lambda said: said.get("id") == number)
        assert "result" in answer, answer
        return dict(answer["result"])

    def _heard_of(self, is_wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        end = time.monotonic() + SECONDS
        while True:
            while b"\0" in self._heard:
                first, _, self._heard = self._heard.partition(b"\0")
                said: dict[str, Any] = json.loads(first)
                if is_wanted(said):
                    return said
            ready = select.select([self._reads], [], [], max(0, end - time.monotonic()))[0]
            new = os.read(self._reads, 1 << 20) if ready else b""
            if not new:
                self.close()
                browser.cache_clear()
                raise TimeoutError("the browser has ended" if ready else f"the browser said nothing for {SECONDS} s")
            self._heard += new


PRINTS = {"printBackground": True, "preferCSSPageSize": True}
"""What `--print-to-pdf` does with a page."""


@cache
def browser(program: str) -> Browser:
    """The one of this process."""
    return Browser(program)
