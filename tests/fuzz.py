"""Keys, pastes, clicks and sizes at random over every screen: `python tests/fuzz.py --events 200000 --seed 0 --jobs 2`.

Most runs have the app in this process: what a terminal would send goes through Textual's own parser, and each edit is
counted. One in ten has it on a real pty. After each no report of a fault is kept, the record is what the edits have
made of it, each line that was entered is in the file once unless an edit took it out, and undo to the end gives the
first bytes.
"""

import argparse
import asyncio
import datetime as dt
import os
import platform
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from terminal import KEYS, PaintError, Terminal
from textual import events
from textual._xterm_parser import XTermParser
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import Screen

from minutes_tui.assist import practice
from minutes_tui.commands import COMMANDS
from minutes_tui.editor import Editor
from minutes_tui.meeting.edit import Edit, edited
from minutes_tui.model.minutes import Note
from minutes_tui.record import Record
from minutes_tui.system import crash_report
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.practice import PracticeApp
from minutes_tui.tui.review.screen import Review

BURST = 40
"""Events that come together."""
A_RUN = 400
"""Events of a run."""
ON_A_PTY = 10
"""One run of so many."""
MARK = re.compile(r"\bL\d+x\b")

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"
role = "chair"

[[participant]]
key = "LB"
name = "Lena Berg"
title = "Ms"

[[agenda]]
key = "ice"
title = "Ice [classes]"

[[agenda]]
key = "buoys"
title = "Buoys"

[[note]]
id = "1"
kind = "statement"
speaker = "AT"
text = "The ice came late, and ?? of it was *thin*."

[[note]]
id = "2"
kind = "decision"
number = 1
text = "The buoys are painted by 1 May."
"""
WORDS = (
    "AT: ", "LB: ", "ice ", "The floe came. ", "! ", "- one", "... and ", "s/ice/eis/", "+1", "? ", "# ", "@ ",
    "\u00e9", "e\u0301", "\u200d", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea",
    "\u0928\u092e\u0938\u094d\u0924\u0947", "\u05e9\u05dc\u05d5\u05dd", "\u202e", "\u65e5\u672c\u8a9e", "\u00a0",
    "\u3000", "\xad", "[/x]", "[@click=app.quit]", "\\", "`", "x" * 300,
)  # fmt: skip
PASTES = (
    "one line", "one\rtwo\rthree", "\r\r\r", "tab\there", "\x00\x07\x08", "\x1b[31mred\x1b[0m", "\x1b", "\x1b[A",
    "\u202e\u2066", "a,b;c\r1,2;3", "Ms Ida Berg, Head of Unit\rMr Jo Lind", "x" * 5000, "/undo\r/undo\r", "",
)  # fmt: skip
ODD = (
    "\x1b", "\x1b[", "\x1b[<0;1", "\x1b[200~", "\x1b[201~", "\x1b[999;999R", "\x1b]0;x\x07", "\x1bO",
    "\x1b[?2026;2$y", "\x1b[I", "\x1b[O", "\x1b[1;5A", "\x1b[3~", "\x1b[1;2D", "\x9b", "\x1b[97;5u", "\x1b[57399u",
    "\x1bx", "\x1b\x1b",
)  # fmt: skip
OPENING = (
    "\x1b[15~", "\x1b[19~", "\x1bOP", "\x1bOQ", "\x1bOR", "\x07", "\x14", "\x06", "\x1bOQtheme\r",
    *(f"\x15/{line}\r" for line in (
        "motion AT: The ice is watched.", "rollcall The ice", "readback", "replace s/ice/eis/", "replace", "import",
        "meeting", "person", "agenda", "participants", "print", "pages", "export", "signoff", "list", "help",
        "circulate", "reopen", "comment 1: Late.",
    )),
)  # fmt: skip
"""Keys and lines with which screens, forms and lists open."""
LEAVES = {"\x11", "\x1a"}
"""Ctrl+q; and ctrl+z, which is drawn rarely: it would take back all the rest does."""
NEVER = {"suspend", "leave", "quit"}
"""Commands that no run does."""
SIZES = ((80, 24), (80, 24), (120, 40), (100, 30), (60, 15), (40, 10), (20, 6), (12, 4), (3, 2), (1, 1), (200, 60))


class Sized(NamedTuple):
    """The terminal becomes another size."""

    columns: int
    rows: int


Event = str | Sized
"""What a terminal sends, or its size."""


class Result(NamedTuple):
    """What one run found."""

    events: int
    screens: Counter[str]
    """How often each screen was seen behind a burst."""
    lines: int
    """Marked lines that were entered."""
    faults: tuple[str, ...]


def drawn(chance: random.Random) -> Event:
    """An event."""
    kind = chance.random()
    if kind < 0.30:
        return chance.choice([key for key in KEYS.values() if key not in LEAVES])
    if kind < 0.45:
        return chance.choice("abcdefghijklmnopqrstuvwxyzGNRUXD0123456789/?+-., ")
    if kind < 0.58:
        return chance.choice(WORDS)
    if kind < 0.66:
        name = chance.choice([command.name for command in COMMANDS if command.name not in NEVER])
        return f"\x15/{name} {chance.choice(('', '', 'AT', 'ice', '1', '#1', 'x y', '?'))}\r"
    if kind < 0.72:
        return chance.choice(OPENING)
    if kind < 0.78:
        return f"\x1b[200~{chance.choice(PASTES)}\x1b[201~"
    if kind < 0.90:
        button, column, row = (
            chance.choice((0, 0, 0, 1, 2, 32, 35, 64, 65)),
            chance.randint(1, 130),
            chance.randint(1, 45),
        )
        return f"\x1b[<{button};{column};{row}M" + f"\x1b[<{button};{column};{row}m" * (button < 32) * chance.randint(
            0, 2
        )
    if kind < 0.93:
        return chance.choice(ODD)
    if kind < 0.94:
        return "\x1a"
    return Sized(*chance.choice(SIZES)) if kind < 0.96 else chance.choice(("\x1b", "\r", "\r"))


# In this process


class Counted:
    """The edits of a sitting."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor
        self.first = self.minutes = editor.minutes
        self.text = editor.record.text
        self.marks: Counter[str] = Counter(MARK.findall(self.text))
        editor.changed.append(self._count)

    def _count(self, edit: Edit) -> None:
        self.minutes = edited(self.minutes, edit)
        for change in edit.changes:
            for note, sign in ((change.old, -1), (change.new, 1)):
                for mark in set(MARK.findall(note.text)) if isinstance(note, Note) else ():
                    self.marks[mark] += sign

    def faults(self) -> Iterator[str]:
        """What is wrong when all is on the disk, and when all is taken back."""
        record = self.editor.record
        if self.minutes != record.minutes:
            yield "the edits don't give the minutes"
        again = Record(record.path, record.text)
        if again.minutes.notes != record.minutes.notes:
            yield "the record read again has other notes"
        there: Counter[str] = Counter(mark for note in again.minutes.notes for mark in set(MARK.findall(note.text)))
        wanted = +self.marks
        if there != wanted:
            yield f"lines gone: {sorted(wanted - there)[:3]}, too many: {sorted(there - wanted)[:3]}"
        self.editor.changed.clear()  # the screens are no more
        while self.editor.undo():
            pass
        if record.text != self.text:
            yield "undo to the end doesn't give the first bytes"


class Held(MinutesApp):
    """The app, not to be left, with its edits counted from the first."""

    counted: Counted | None = None

    async def action_quit(self) -> None:
        """Stay."""

    def get_default_screen(self) -> Screen[None]:
        return self._counting(super().get_default_screen())

    def begin(self, record: Record, lines: Sequence[str] = (), note: str = "") -> None:
        super().begin(record, lines, note)
        self._counting(self.screen_stack[-1])

    def _counting(self, screen: Screen[None]) -> Screen[None]:
        if isinstance(screen, Live):
            self.counted = Counted(screen.editor)
        return screen


class HeldPractice(Held, PracticeApp):
    """Practice, likewise."""


def app_of(path: Path, chance: random.Random) -> Held:
    """One of the ways in which the app is opened."""
    kind = chance.random()
    if kind < 0.08:
        return Held(None, None)
    if kind < 0.14:
        return Held(path, Record.follow(path))
    if kind < 0.22:
        script = practice.read(Path(__file__).parents[1] / "examples" / "practice.tsv", 0.0, None)
        return HeldPractice(path, Record.open(path), script, 20.0)
    return Held(path, Record.open(path), review=kind < 0.3)


async def _fed(app: MinutesApp, pilot: Pilot[None], burst: list[Event]) -> None:
    """Send a burst as a terminal would."""
    driver = app._driver
    assert driver
    parser = XTermParser()
    for event in burst:
        if isinstance(event, Sized):
            size = Size(*event)
            driver._size = event
            app.post_message(events.Resize(size, size))
            continue
        for message in parser.feed(event):
            driver.process_message(message)
    for message in parser.feed(""):
        driver.process_message(message)
    await asyncio.wait_for(pilot.pause(), 60)


async def _ran(folder: Path, seed: int, count: int) -> Result:
    chance = random.Random(seed)
    path = folder / "ice.toml"
    path.write_text(RECORD)
    app = app_of(path, chance)
    screens: Counter[str] = Counter()
    faults: list[str] = []
    lines = done = 0
    last: list[Event] = []
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            while done < count and app._exception is None:
                if chance.random() < 0.4:  # of itself it is in the review most of the time
                    await _fed(app, pilot, ["\x1b[201~", "\x1b\x1b", "\x1b\x1b", Sized(80, 24)])
                    home = ["\x1b[15~"] if isinstance(app.screen, Review) else []
                    await _fed(app, pilot, [*home, chance.choice(OPENING)])
                    screens[type(app.screen).__name__] += 1
                burst: list[Event] = [drawn(chance) for _ in range(chance.randint(1, BURST))]
                if chance.random() < 0.4:
                    burst += ["\x1b[201~", *(["\x1b\x1b"] * chance.randint(1, 4)), "\x15", f"L{seed}0{lines}x came.\r"]
                    lines += 1
                last = burst
                await _fed(app, pilot, burst)
                done += len(burst)
                screens[type(app.screen).__name__] += 1
    except TimeoutError:
        faults.append(f"it hangs behind {last!r}")
    except Exception as error:
        faults.append(f"{crash_report.report(error)} behind {last!r}")
    counted = app.counted
    if counted:
        faults += counted.faults()
    if app.record and app.record.is_written:
        if not app.record.close():
            faults.append(f"not written: {app.record.state}")
        elif counted and app.record.path.read_bytes() != counted.text.encode():
            faults.append("the file is not as it was first, though all was taken back")
    return Result(done, screens, lines, tuple(faults))


# On a pty


def _on_a_pty(folder: Path, seed: int, count: int) -> Result:
    chance = random.Random(seed)
    path = folder / "ice.toml"
    path.write_text(RECORD)
    home = {"HOME": str(folder), "DISPLAY": "", "WAYLAND_DISPLAY": "", "EDITOR": "", "VISUAL": ""}
    faults: list[str] = []
    lines = [f"L{seed}0{number}x came." for number in range(5)]
    with Terminal([sys.executable, "-m", "minutes_tui", str(path)], 80, 24, home) as app:
        done = 0
        try:
            app.wait_for("F1 help")
            while done < count:
                event = drawn(chance)
                app.resize(*event) if isinstance(event, Sized) else app.send(event)
                done += 1
                app.read(chance.choice((0, 0, 0.01)))
            app.resize(80, 24)
            app.send("\x1b[201~")
            for _ in range(8):  # out of whatever is shown; the review is left by q
                for key in ("\x1b", "\x1b", "q"):
                    app.send(key)
                    app.rest(0.3)
            app.send("\x0b" * 40 + "\x15" * 40)  # what stands behind the cursor and before it, line by line
            app.rest(0.3)
            if "read only" in app.text:  # the minutes were approved on the way
                lines = []
            for line in lines:
                app.send(f"\x15{line}\r")
            app.wait_for(lambda text: not lines or lines[-1] in text, 60)
            _until(app, lambda: all(path.read_text().count(line) == 1 for line in lines))
            for _ in range(400):
                if "nothing to undo" in app.text:
                    break
                app.send("\x1a" * 5)
                app.rest(0.05)
            _until(app, lambda: path.read_text() == RECORD)
            app.leave()
        except (AssertionError, PaintError) as error:
            if not _was_left(app, path):
                faults.append(str(error))
    return Result(done, Counter({"pty": done}), len(lines), tuple(faults))


def _was_left(app: Terminal, path: Path) -> bool:
    """Whether the program was left by a click on the word for it, with a record that is whole."""
    try:
        return app.wait(0.5) == 0 and not any(each.is_unread for each in Record(path, path.read_text()).problems)
    except PaintError:
        return False


def _until(app: Terminal, is_so: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        app.read(0.05)
        if time.monotonic() > end:
            raise PaintError(f"the file is not as it is to be; the screen was:\n{app.text}")


def run(seed: int, count: int = A_RUN, *, on_a_pty: bool | None = None) -> Result:
    """One run; the same seed draws the same."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        folder, state = Path(name) / "records", Path(name) / "state"
        folder.mkdir()
        before, there = dict(os.environ), Path.cwd()
        os.environ.update(XDG_STATE_HOME=str(state), XDG_CONFIG_HOME=str(state), EDITOR="", VISUAL="", PATH="/nowhere")
        os.chdir(folder)
        try:
            if seed % ON_A_PTY == 0 if on_a_pty is None else on_a_pty:
                result = _on_a_pty(folder, seed, count)
            else:
                result = asyncio.run(_ran(folder, seed, count))
        finally:
            os.environ.clear()
            os.environ.update(before)
            os.chdir(there)
        reports = [report.read_text() for report in state.rglob("crash-*.txt")]
        return result._replace(faults=(*result.faults, *reports))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    wanted = parser.parse_args()
    began = time.monotonic()
    screens: Counter[str] = Counter()
    done = lines = faulty = 0
    seeds = range(wanted.seed, wanted.seed + -(-wanted.events // A_RUN))
    with get_context("spawn").Pool(wanted.jobs, maxtasksperchild=50) as pool:
        for seed, result in zip(seeds, pool.imap(run, seeds), strict=True):
            done, lines, screens = done + result.events, lines + result.lines, screens + result.screens
            faulty += bool(result.faults)
            for fault in result.faults:
                print(f"seed {seed}: {fault}", flush=True)
            if sys.stderr.isatty() or seed % 25 == 0:
                print(f"{done} events, {faulty} faults so far", file=sys.stderr, flush=True)
    print(f"{dt.date.today()}, Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores")
    print(f"{done} events, {lines} marked lines, {faulty} of {len(seeds)} runs with a fault; "
          f"{time.monotonic() - began:.0f} s")  # fmt: skip
    print(", ".join(f"{name} {count}" for name, count in screens.most_common()))
    return bool(faulty)


if __name__ == "__main__":
    sys.exit(main())
