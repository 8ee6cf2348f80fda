"""Kills the app while lines are typed, and counts what is lost: `python tests/torture.py --runs 500`.

Each run types lines into the app on a real pty, every third of them an edit in the middle of the record, so that a
swap is often under way, and kills it with SIGKILL at a random instant. A line counts as entered when a later one, or
an empty one behind it, was painted before the kill.

What else happens is the kind of a run, and kinds come together: the record has another name, so that it is written over
where it is; strangers' files lie beside it before it is opened; they become links to a victim while it is typed in; or
the terminal stalls and goes, and nobody kills the program. Judged are words, processes, locks and victims.
"""

import argparse
import contextlib
import datetime as dt
import json
import os
import platform
import random
import re
import select
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from speeds.made import record
from terminal import PaintError, Terminal

from minutes_tui.record import Record
from minutes_tui.record.draft_file import draft_path, identity, state_draft
from minutes_tui.system import files
from minutes_tui.system.overwriting import Whole

LENGTHS = (0, 200, 2_000)
"""Notes that are in the record before."""
MARK = re.compile(r"\b([LM])(\d+)x\b")
SECOND = 1.0
"""What was typed so long before the kill must be there, entered or not."""
STALL = 4.0
"""Seconds for which nothing is read of a terminal before it goes."""
ENDS = 3.0
"""Seconds that a program may live without its terminal."""
KINDS = ("plain", "linked", "strangers", "swapped", "stalled")
"""`plain` is nothing but the kill."""
VICTIM = b"not yours\n"
OTHER = '[meeting]\ntitle = "Another"\n\n[[note]]\nid = "1"\ntext = "Their words."\n'


class Typed(NamedTuple):
    """A key, and when it was sent."""

    at: float
    key: str


class Result(NamedTuple):
    """What one run found."""

    entered: int
    """Lines that had been entered when the program was killed."""
    faults: tuple[str, ...]
    """What was lost, each in one sentence."""
    kind: str = ""


def line(number: int) -> str:
    """What is typed as the nth line: a statement or, every third time, a correction of the one before."""
    return f"s/L{number - 1}x/M{number - 1}x/" if number % 3 == 2 else f"L{number}x the ice came late, said the master."


def run(seed: int, kinds: Sequence[str] = KINDS) -> Result:
    """One run of one to three kinds; the same seed types the same and kills after the same time."""
    chance = random.Random(seed)
    kind = set(chance.sample(kinds, min(len(kinds), chance.choice((1, 1, 2, 3)))))
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        path = Path(folder) / "record" / "record.toml"
        path.parent.mkdir()
        before = record(chance.choice(LENGTHS))
        path.write_text(before)
        if "linked" in kind:
            os.link(path, Path(folder) / "other-name")
        victims = Victims(Path(folder))
        home = {"HOME": folder, "XDG_STATE_HOME": str(victims.state)}
        strangers = _strangers(path, victims, chance) if "strangers" in kind else {}
        command = [sys.executable, "-m", "minutes_tui", str(path)]
        with Terminal(command, 80, 24, home) as app, _state(victims.state):
            app.wait_for("F1 help")
            copy = files.whole_copies(path)[0]
            at_once = copy.exists if "linked" in kind and not strangers and chance.random() < 0.7 else None
            typed = _typed(app, chance, at_once=at_once)
            if "swapped" in kind:
                _rest_of_line(app, typed)
                for place in _swapped_for_links(path, victims, chance):
                    strangers.pop(place, None)
                typed = _typed(app, chance, typed)
            alive = "stalled" in kind and not _ended_when_stalled(app, chance, typed)
            killed = time.monotonic()
            app.kill(signal.SIGKILL)
            with contextlib.suppress(PaintError):
                while "stalled" not in kind and app.read(0):  # what was painted before
                    pass
            faults = [f"alive: the program goes on {ENDS:g} s after its terminal went"] * alive
            if kind == {"stalled"} and not alive and _lock(path).exists():
                faults.append("lock: it is left")
            faults += [
                f"stranger: {there.name} was changed" for there, was in strangers.items() if _content(there) != was
            ]
            faults += [f"victim: {name} was changed" for name in victims.changed()]
            keeps_half = not kind & {"stalled", "swapped"}
            result = _judged(path, before, typed, killed, app.text, keeps_half=keeps_half)
            faults += [f"victim: {name} was changed as the record was opened again" for name in victims.changed()]
            return Result(result.entered, (*faults, *result.faults), "+".join(sorted(kind)))


class Victims:
    """A file that no link may be written through to, under two names."""

    def __init__(self, folder: Path) -> None:
        self.state = folder / "state"
        self.paths = [folder / "victim", folder / "nowhere"]
        self.paths[0].write_bytes(VICTIM)

    def changed(self) -> list[str]:
        there, nowhere = self.paths
        return [there.name] * (there.read_bytes() != VICTIM) + [nowhere.name] * nowhere.exists()

    def link(self, place: Path, chance: random.Random) -> None:
        """Put a link of some kind at a place, over what is there."""
        place.parent.mkdir(parents=True, exist_ok=True)
        link = place.with_name("a-link")
        match chance.choice(("symbolic", "hard", "nowhere")):
            case "symbolic":
                link.symlink_to(self.paths[0])
            case "hard":
                os.link(self.paths[0], link)
            case _:
                link.symlink_to(self.paths[1])
        os.replace(link, place)
        link.unlink(missing_ok=True)  # where both were the same file nothing was replaced


@contextlib.contextmanager
def _state(folder: Path) -> Iterator[None]:
    """Have the state folder of this process be that of the run."""
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("XDG_STATE_HOME")
        if before is not None:
            os.environ["XDG_STATE_HOME"] = before


def _lock(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def _content(path: Path) -> bytes | None:
    """What is at a name itself: where a link leads to, or a file's bytes."""
    if path.is_symlink():
        return os.fsencode(os.readlink(path))
    return path.read_bytes() if path.exists() else None


def _beside(path: Path, state: Path) -> list[Path]:
    """Where files of the program for a record may be."""
    with _state(state):
        return [draft_path(path), _lock(path), *files.whole_copies(path), state_draft(path)]


def _strangers(path: Path, victims: Victims, chance: random.Random) -> dict[Path, bytes | None]:
    """Put strangers' files in some of the places, and give those beside the record with what they are."""
    other = OTHER.encode()
    contents = (
        b"",
        chance.randbytes(chance.randrange(1, 5_000)),
        other,
        Whole(other, other + b"# more\n").written(),
        json.dumps({"record": "x.toml", "base": identity(other)}).encode() + b'\n{"line": "Their words."}\n',
        b'{"user": "x", "host": "elsewhere", "pid": 1, "since": "10:00"}',
    )
    put: dict[Path, bytes | None] = {}
    temporary = path.with_name(f".{path.name}.0123abcd.tmp")
    places = [*_beside(path, victims.state), temporary]
    for place in chance.sample(places, chance.randrange(1, len(places) + 1)):
        place.parent.mkdir(parents=True, exist_ok=True)
        if chance.random() < 0.4:
            victims.link(place, chance)
        else:
            place.write_bytes(chance.choice(contents))
        is_lock = b'"host"' in (_content(place) or b"") and place == _lock(path)
        if place.parent == path.parent and _content(place) and not is_lock:
            put[place] = _content(place)
    return put


def _swapped_for_links(path: Path, victims: Victims, chance: random.Random) -> list[Path]:
    """Put links in the place of what is beside the record, while it is open; gives where they are."""
    there = _beside(path, victims.state)
    places = chance.sample(there, chance.randrange(1, len(there) + 1))
    for place in places:
        victims.link(place, chance)
    return places


def _ended_when_stalled(app: Terminal, chance: random.Random, typed: list[Typed]) -> bool:
    """Type without reading what is painted, and close the terminal; whether the program has ended in time."""
    end = time.monotonic() + STALL
    for key in "x" * 60:
        if select.select([], [app.descriptor], [], 0)[1]:
            app.send(key)
            typed.append(Typed(time.monotonic(), key))
        time.sleep(min(chance.uniform(0.02, 0.08), max(end - time.monotonic(), 0)))
    time.sleep(max(end - time.monotonic(), 0))
    app.close()
    with contextlib.suppress(PaintError):
        app.wait(ENDS)
        return True
    return False


def _typed(
    app: Terminal, chance: random.Random, before: Sequence[Typed] = (), at_once: Callable[[], bool] | None = None
) -> list[Typed]:
    """Type until a random instant, or until something is so, at a random speed, now and then resting for more than a
    second; behind whole lines that were typed before."""
    end = time.monotonic() + (6 if at_once else chance.uniform(0.05, 1.2))
    delay = chance.choice((0.0, 0.002, 0.02))
    typed = list(before)
    number = sum(key.key == "\r" for key in typed)
    while True:
        for key in line(number) + "\r":
            if time.monotonic() >= end:
                if chance.random() < 0.3:
                    _wait(app, 1.1)
                return typed
            app.send(key)
            typed.append(Typed(time.monotonic(), key))
            app.read(delay)
            if at_once and _is_soon(app, key, at_once):
                return typed
        number += 1


def _is_soon(app: Terminal, key: str, is_so: Callable[[], bool]) -> bool:
    """Whether something is so right behind a line that was entered; nothing is read meanwhile that takes long."""
    end = time.monotonic() + 0.1 * (key == "\r")
    while not is_so():
        if time.monotonic() >= end:
            return False
        app.read(0)
    return True


def _rest_of_line(app: Terminal, typed: list[Typed]) -> None:
    """Type what a line still lacks, enter it, and wait until it is on the disk."""
    keys = "".join(key.key for key in typed)
    number, begun = keys.count("\r"), keys.rpartition("\r")[2]
    for key in (line(number) + "\r")[len(begun) :]:
        app.send(key)
        typed.append(Typed(time.monotonic(), key))
        app.read(0)
    _wait(app, 0.5)


def _wait(app: Terminal, seconds: float) -> None:
    """Read for so long; the blinking cursor is painted all the time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.read(0.02)


def _judged(
    path: Path, before: str, typed: list[Typed], killed: float, screen: str, *, keeps_half: bool
) -> Result:  # fmt: skip
    """What was lost of lines, and of the half line where nobody took its file away."""
    lines = "".join(key.key for key in typed).split("\r")
    entered = _entered(screen)
    faults = []
    try:
        record_ = Record.open(path)
    except Exception as error:  # whatever it is, it counts
        return Result(entered, (f"the record does not open: {error!r}",))
    text, half_line = record_.text, record_.half_line
    record_.close()
    try:
        tomllib.loads(path.read_text())
    except ValueError as error:
        faults.append(f"the file is no TOML: {error}")
    if not path.read_text().startswith(before):
        faults.append("the notes that were there are not as they were")
    notes = [note.text for note in record_.minutes.notes[before.count("[[note]]") :]]
    expected = _expected(lines[:entered])
    more = _expected(lines[:-1])
    if not any(notes == _expected(lines[:count]) for count in range(entered, len(lines))):
        faults.append(f"lost: {len(notes)} notes, {len(expected)} to {len(more)} wanted, the last {notes[-2:]}")
    sure = "".join(key.key for key in typed if key.at <= killed - SECOND).split("\r")
    if keeps_half and len(sure) == len(lines) and len(lines) - 1 <= entered and not half_line.startswith(sure[-1]):
        faults.append(f"the half line {sure[-1]!r} is {half_line!r}")
    if text != path.read_text():
        faults.append("the file is not what was opened")
    return Result(entered, tuple(faults))


def _entered(screen: str) -> int:
    """How many lines had been entered for sure: one that the notes show has been, and so has any before it."""
    rows = screen.split("\n")
    rule = max((number for number, row in enumerate(rows) if row.startswith("─")), default=0)
    notes, line = "\n".join(rows[:rule]), "\n".join(rows[rule:])
    shown = [int(number) + (2 if corrected == "M" else 1) for corrected, number in MARK.findall(notes)]
    being_typed = re.search(r"(s/)?L(\d+)x ", line.replace("x/M", "x /M"))
    if being_typed:
        shown.append(int(being_typed[2]) + bool(being_typed[1]))
    return max(shown, default=0)


def _expected(lines: list[str]) -> list[str]:
    """The texts of the notes that so many lines make."""
    texts: list[str] = []
    for number, _ in enumerate(lines):
        if number % 3 == 2:
            texts[-1] = texts[-1].replace(f"L{number - 1}x", f"M{number - 1}x")
        else:
            texts.append(line(number))
    return texts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS, help="what happens besides the kill")
    wanted = parser.parse_args()
    began = time.monotonic()
    with ProcessPoolExecutor(wanted.jobs) as pool:
        results = list(pool.map(partial(run, kinds=wanted.kinds), range(wanted.seed, wanted.seed + wanted.runs)))
    faulty = [(wanted.seed + number, result) for number, result in enumerate(results) if result.faults]
    for seed, result in faulty:
        print(f"seed {seed} ({result.kind}): {'; '.join(result.faults)}")
    print(
        *(f"{count:4} {kind}" for kind, count in sorted(Counter(result.kind for result in results).items())), sep="\n"
    )
    kinds = Counter(fault.split(" ")[0].strip(":") for _, result in faulty for fault in result.faults)
    print(f"{dt.date.today()}, Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores")
    print(
        f"{len(results)} runs killed, {sum(result.entered for result in results)} lines entered, "
        f"{len(faulty)} runs with a loss {dict(kinds) or ''}; {time.monotonic() - began:.0f} s"
    )
    return bool(faulty)


if __name__ == "__main__":
    sys.exit(main())
