"""How what the terminal sends is read: a paste is taken up to its end mark, with whatever is in it.

Textual's parser (8.2) ends a paste at the first escape character in it: the rest would be keys. Its drivers also end
the app for a byte that is no UTF-8, and words that come at once behind Escape get a circumflex before them.
"""

import codecs
import sys
from collections.abc import Callable, Iterable
from functools import partial

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.driver import Driver
from textual.message import Message

MARK = len(BRACKETED_PASTE_END)
"""Characters of the mark at which a paste begins, and of the one at which it ends."""


ESCAPE = "\x1b"
BEGINNINGS = "[OPX]^_"
"""What is a sequence of the terminal behind an escape character, which may be long: anything else is a key and Alt."""


class Parser(XTermParser):
    """Keys, the mouse and pastes, in whichever parts they come."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._tail = ""
        """The last characters, which may be the beginning of a mark."""
        self._pasted: list[str] | None = None
        """What has come of a paste, without the tail; None where there is none."""
        self._behind: str | None = None
        """What has come behind an escape character, as long as that may still become a key with it."""

    def rest(self) -> str:
        """What has come of a paste that is not at its end."""
        return "".join([*self._pasted, self._tail]) if self._pasted is not None else ""

    def tick(self) -> Iterable[Message]:
        """What has not become more in a moment is what it is, but for the beginning of a paste: that is no key."""
        if not self._tail.endswith(tuple(BRACKETED_PASTE_START[:end] for end in range(3, MARK))):
            yield from super().tick()

    def feed(self, data: str) -> Iterable[Message]:
        if not data:  # the end of all
            yield from super().feed(data)
        while data:
            if self._pasted is None:
                whole = self._tail + data
                at = whole.find(BRACKETED_PASTE_START)
                if at < 0:
                    self._tail = whole[1 - MARK :]
                    yield from self._keys(data)
                    return
                begun = at + MARK - len(self._tail)
                yield from super().feed(data[:begun])
                data, self._tail, self._pasted = data[begun:], "", []
            whole = self._tail + data
            at = whole.find(BRACKETED_PASTE_END)
            if at < 0:
                self._pasted.append(whole[: 1 - MARK])
                self._tail = whole[1 - MARK :]
                return
            words = "".join([*self._pasted, whole[:at]])
            data, self._tail, self._pasted = whole[at + MARK :], "", None
            for _ in super().feed(BRACKETED_PASTE_END):
                pass  # the paste as Textual has it, which is empty
            yield events.Paste(words)

    def _keys(self, data: str) -> Iterable[Message]:
        """Keys; words behind an escape character are taken as they are after a moment, and are not waited for."""
        if self._behind is None and ESCAPE not in data:
            yield from super().feed(data)
            return
        for at, character in enumerate(data):
            yield from super().feed(character)
            self._behind = "" if character == ESCAPE else None if self._behind is None else self._behind + character
            if self._timeout_time is None or (self._behind or "").startswith(tuple(BEGINNINGS)):
                self._behind = None  # it is read
            elif self._behind and len(self._behind) > 1:
                self._timeout_time, self._behind = 0.0, None
                yield from super().tick()
            if self._behind is None and ESCAPE not in data[at + 1 :]:
                yield from super().feed(data[at + 1 :]) if data[at + 1 :] else ()
                return


def _decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), "replace")


OURS = {"XTermParser": Parser, "getincrementaldecoder": _decoder}


def read_by_ours(driver: type[Driver]) -> type[Driver]:
    """A driver that reads so. Each makes its parser and its decoder itself, by these names of its module."""
    for each in driver.__mro__:
        names = vars(sys.modules[each.__module__])
        names.update({name: made for name, made in OURS.items() if name in names})
    return driver
