"""Lines from a terminal, from a plain one, from a pipe: where linear mode reads. No escape code is ever sent."""

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any, Protocol, TypeVar

from minutes_tui.assist import preview
from minutes_tui.assist.completer import Completer, earlier, words_added
from minutes_tui.cli.linear import unread
from minutes_tui.editor import Editor
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.minutes import Minutes, Note
from minutes_tui.record.draft_file import LINE_EVERY


class Ended(BaseException):
    """The system ends the program, with a signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


T = TypeVar("T")


class Waiting(Iterator[T]):
    """What is read one after the other. A signal ends that: at once while it waits, else before the next one."""

    def __init__(self, read: Iterable[T], lines: unread.Lines | None = None) -> None:
        """`lines` are those that are read, where they tell when they wait."""
        self._read = iter(read)
        self._lines = lines
        self._waits = False
        self._ended = 0

    def signalled(self, number: int, frame: FrameType | None) -> None:
        """To be the handler of the signal. Raises Ended."""
        self._ended = number
        if self._waits and (self._lines is None or self._lines.waits):
            raise Ended(number)

    def __next__(self) -> T:
        """Raises Ended."""
        self._waits = True
        try:
            if self._ended:
                raise Ended(self._ended)
            return next(self._read)
        finally:
            self._waits = False


class Source(Protocol):
    """Where lines come from."""

    offers: bool
    """Whether words can stand in the next line before it is typed."""
    keep: Callable[[str], None]
    """Puts what is typed into the draft while the line waits."""

    def read(self, prompt: str, words: str) -> str:
        """The next line. Raises EOFError where there is none, KeyboardInterrupt where it is left."""

    def left_of(self, line: str) -> str:
        """What was behind a line when Tab parted what two people say, to stand in the next one; "" of any other."""

    def typed(self) -> str:
        """What stands in the line while it waits."""

    def reached(self, number: int) -> bool:
        """Whether what a signal's handler raises now comes out of `read`; where not, the signal comes again."""


class Piped:
    """Lines of a file or another program; no prompt is said."""

    offers = False
    keep: Callable[[str], None]

    def __init__(self) -> None:
        from minutes_tui.line.stdin_lines import lines

        source = unread.descriptor()
        self.sent = unread.Lines(source) if source is not None else None
        """What comes, where it can be kept when the system ends the program."""
        self._lines = iter(lines(self.sent or (sys.stdin.buffer if sys.stdin else ()), clock=False))

    def read(self, prompt: str, words: str) -> str:
        line = next(self._lines, None)
        if line is None:
            raise EOFError
        return line[1]

    def left_of(self, line: str) -> str:
        return ""

    def typed(self) -> str:
        return ""

    def reached(self, number: int) -> bool:
        return self.sent is None or self.sent.waits


class Plain:
    """A terminal whose system takes the line."""

    offers = False
    keep: Callable[[str], None]

    def __init__(self) -> None:
        self._waits = True

    def read(self, prompt: str, words: str) -> str:
        if (source := unread.descriptor()) is None:
            return input(prompt)
        print(prompt, end="", flush=True)
        self._waits = True
        try:
            select.select([source], [], [])
        finally:
            self._waits = False  # a line that is being read is entered first
        return input()

    def left_of(self, line: str) -> str:
        return ""

    def typed(self) -> str:
        return ""

    def reached(self, number: int) -> bool:
        return self._waits


TAKES_KEYS = 0x80000
"""In readline's state: a line waits for keys (RL_STATE_CALLBACK of readline.h)."""


class Readline:
    """A terminal with readline, which is told that it is a dumb one of endless width: it then sends what is typed and
    nothing else, and no line is written anew because it is long."""

    offers = True

    def __init__(self, editor: Editor) -> None:
        """Raises ImportError where there is no readline."""
        os.environ["TERM"] = "dumb"  # before it is loaded, which is when it looks
        import readline

        self._readline = readline
        self._editor = editor
        self._completer: Completer | None = None
        self._found: list[str] = []
        self._parted = ("", "")
        """What the first and the second say in the line by two speakers in which Tab was pressed last."""
        self._looked = 0.0
        self._drafted = ""
        self.keep: Callable[[str], None] = editor.record.autosave.keep_line
        self._left = threading.Event()
        self._comes_again = False
        for setting in ("enable-bracketed-paste", "show-mode-in-prompt", "colored-stats", "colored-completion-prefix"):
            readline.parse_and_bind(f"set {setting} off")
        is_libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: menu-complete")
        readline.set_completer_delims("")
        readline.set_completer(self._complete)
        editor.changed.append(self._edited)
        self._most = 1 if is_libedit else None
        """Of the completions that are offered: libedit would put what all have in common in the line's place."""
        self._reach_in()

    def _reach_in(self) -> None:
        """What Python's module has no function for: width, order of the completions, a look while the line waits."""
        import ctypes

        self._look_in_c = ctypes.CFUNCTYPE(ctypes.c_int)(self._look)
        self._address = ctypes.cast(self._look_in_c, ctypes.c_void_p).value
        self._state: Any = None
        self._hook = ctypes.c_void_p.in_dll(ctypes.pythonapi, "PyOS_InputHook")
        try:
            library = ctypes.CDLL(self._readline.__file__)
            self._resize: Any = library.rl_set_screen_size
            ctypes.c_int.in_dll(library, "rl_sort_completion_matches").value = 0
            self._state = ctypes.c_ulong.in_dll(library, "rl_readline_state")
        except (AttributeError, OSError, TypeError, ValueError):
            self._resize = None  # it is linked into Python, or is libedit: long lines scroll sideways

    def read(self, prompt: str, words: str) -> str:
        self._drafted = words
        if self._resize:
            self._resize(24, 30_000)  # a window that changes its size would take it back
        self._readline.set_startup_hook(lambda: self._readline.insert_text(words))
        self._left.clear()
        self._hook.value = self._address
        try:
            return input(prompt)
        finally:
            self._hook.value = None
            self._left.set()

    def reached(self, number: int) -> bool:
        """Nothing can be raised through the hook, in which every signal arrives: it comes again when that is gone. A
        line that is complete is returned first."""
        if self._hook.value is None and (self._state is None or self._state.value & TAKES_KEYS):
            return True
        self._hook.value = None
        if not self._comes_again:
            self._comes_again = True
            threading.Thread(target=self._again, args=(number,), daemon=True).start()
        return False

    def _again(self, number: int) -> None:
        while not self._left.wait(0.02):
            signal.pthread_kill(threading.main_thread().ident or 0, number)
        self._comes_again = False

    def left_of(self, line: str) -> str:
        (first, rest), self._parted = self._parted, ("", "")
        return rest if first and line == first else ""

    def typed(self) -> str:
        return self._readline.get_line_buffer()

    def _look(self) -> int:
        """Put the half-typed line into the draft. Called about ten times a second while the line waits."""
        if time.monotonic() > self._looked + LINE_EVERY:
            self._looked = time.monotonic()
            if (words := self.typed()) != self._drafted:
                self._drafted = words
                self.keep(words)
        return 0

    def _edited(self, edit: Edit) -> None:
        for change in edit.changes if self._completer else ():
            if isinstance(change.new, Note) and self._completer:
                self._completer.learn(words_added(change))

    def _complete(self, line: str, number: int) -> str | None:
        if number == 0:
            found = self._candidates(line)
            self._found = found[: self._most]
        return self._found[number] if number < len(self._found) else None

    def _candidates(self, line: str) -> list[str]:
        """The lines that a line may go on to. The words of the record are learned at the first Tab."""
        minutes = self._editor.minutes
        if self._completer is None:
            self._completer = Completer(self._editor.short)
            for _ in self._completer.learning(minutes):
                pass
            for _ in self._completer.learning(Minutes(), earlier(self._editor.record.path)):
                pass
        candidates = self._completer.candidates(line, minutes, self._editor.clock())
        found = [line[: len(line) - each.over] + each.text for each in candidates]
        if not found and (both := preview.by_two(line, minutes, self._editor.clock().date())):
            self._parted = both[:2]
            return [both[0]]
        return found


def source(editor: Editor) -> Source:
    """Where the lines come from in this process."""
    if not (sys.stdin and sys.stdin.isatty()):
        return Piped()
    if sys.stdout and sys.stdout.isatty():
        try:
            return Readline(editor)
        except ImportError:
            return Plain()
    return Plain()
