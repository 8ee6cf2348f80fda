"""Speeds of the app as ratios against a peer, measured in one run: `python tests/bench.py`.

The peer is the least that a Textual app can be: one with an empty Input. What is compared is the time from the
start to the first paint that takes a key, and the time from a key to its paint, both on a real pty of 80x24.
A record is compared with the library that reads it and with bare calls that put the same bytes on the disk.
"""

import argparse
import compileall
import contextlib
import gc
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import rtoml
from msgspec.structs import replace
from rapporteur import Rapporteur, proceedings, scribed
from terminal import Pty

import minutes_tui
from minutes_tui import checks, commands, finding
from minutes_tui.edit import Edit
from minutes_tui.editor import Editor
from minutes_tui.export import export
from minutes_tui.model import Note
from minutes_tui.record import Record
from minutes_tui.record.reading import read
from minutes_tui.sequence import Grown

PEER = """
from textual.app import App
from textual.widgets import Input

class Peer(App):
    def compose(self):
        yield Input(placeholder="READY")

Peer().run()
"""
LENGTHS = (0, 2_000, 10_000)
"""Notes in the records that are opened in the app."""
FULL = "all of it"
"""10,000 notes, 500 participants, a glossary of 5,000 terms."""
RECORDS = (100, 2_000, 10_000, 50_000)
"""Notes in the records that are opened without it."""

SENTENCE = "The harbour master asked {n} times whether the ice would hold, and nobody in the room could say so."


def record(notes: int, participants: int = 18, glossary: int = 0, sentences: int = 2) -> str:
    """A record with so many notes, of which every fifth begins a list."""
    head = 'format = 1\n\n[meeting]\ntitle = "Speed"\ndate = 2025-03-12\n'
    people = "".join(
        f'\n[[participant]]\nkey = "P{n}"\nname = "Ida Person{n}"\ntitle = "Ms"\npresence = "present"\n'
        for n in range(1, participants + 1)
    )
    agenda = "".join(f'\n[[agenda]]\nkey = "i{n}"\ntitle = "Item {n}"\n' for n in range(1, 8))
    words = "\n[glossary]\n" + "".join(f'g{n} = "long form number {n} of a term"\n' for n in range(glossary))
    body = "".join(
        f'\n[[note]]\nid = "{n}"\nat = 2025-03-12T10:{n // 60 % 60:02}:{n % 60:02}+02:00\nitem = "i1"\n'
        f'kind = "statement"\nspeaker = "P{n % 18 + 1}"\nattribution = "prefix"\n'
        f'text = """\n{" ".join(SENTENCE.format(n=n + more) for more in range(sentences))}'
        + ("\n\n- first\n- second" if n % 5 == 0 else "")
        + '"""\n'
        for n in range(1, notes + 1)
    )
    return head + people + agenda + (words if glossary else "") + body


def start(command: list[str], ready: bytes) -> float:
    """Milliseconds from the start to the paint of some words."""
    began = time.perf_counter()
    with Pty(command, 80, 24) as app:
        app.time_until(ready)
        return (time.perf_counter() - began) * 1000


def keys(command: list[str], ready: bytes, count: int, environment: dict[str, str] | None = None) -> list[float]:
    """Milliseconds from each of some keys to its paint; on a slow disk, while a swap of the file is under way."""
    if environment is None:
        environment = {}
    took = []
    with Pty(command, 80, 24, environment) as app:
        app.time_until(ready)
        app.rest(0.5)
        for n in range(count):
            time.sleep(0.03)
            if environment and n % 10 == 0:
                app.send("\x15s/T/TT/\r")  # an edit that no append can do
                time.sleep(0.1)
            app.rest(0)
            letter = "abcdefghijklmnopqrstuvwxyz"[n % 26]
            app.send(letter)
            took.append(app.time_until(letter.encode()) * 1000)
    return took


class Saving:
    """An open record, of which each edit is waited for until it is on the disk."""

    def __init__(self, path: Path) -> None:
        self.editor = Editor(Record.open(path))
        self._saved = threading.Event()
        gc.collect()
        gc.freeze()  # as the app does
        self.editor.record.keeper.changed = self._changed

    def _changed(self) -> None:
        if self.editor.record.state.saved:
            self._saved.set()

    def milliseconds(self, edit: Callable[[], object]) -> float:
        self._saved.clear()
        began = time.perf_counter()
        edit()
        assert self._saved.wait(60)
        return (time.perf_counter() - began) * 1000


def milliseconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def append(path: Path, content: bytes) -> None:
    with path.open("ab", buffering=0) as file:
        file.write(content)
        os.fsync(file.fileno())


def swap(path: Path, content: bytes) -> None:
    other = path.with_suffix(".new")
    with other.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    other.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def memory(code: str, path: Path) -> float:
    """Megabytes that a program needs at most. (`ru_maxrss` would count what the program before its exec needed.)"""
    said = "print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1])"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{said}", str(path)], capture_output=True, check=True)
    return float(done.stdout) / 1024


def records(times: int) -> None:
    """What a record costs, by its length, each beside the least that it could cost, measured in turn."""
    print()
    print("              open ms  / rtoml   enter ms  / bare   middle ms  / bare   memory MB  / rtoml")
    for notes in RECORDS:
        path, bare = Path(f"record{notes}.toml"), Path(f"bare{notes}.toml")
        path.write_text(record(notes))
        bare.write_text(record(notes))
        loads, opens = zip(*(_opened(path) for _ in range(times)), strict=True)
        saving = Saving(path)
        appends, enters = zip(*(_entered(saving, bare, n) for n in range(times * 10)), strict=True)
        swaps, middles = zip(*(_changed(saving, bare, notes // 2, n) for n in range(times)), strict=True)
        saving.editor.record.close()
        peer, ours = (
            memory(f"{ARGUMENT}; import rtoml; r = rtoml.load(path)", path),
            memory(f"{ARGUMENT}; from minutes_tui.record import Record; r = Record.read(path)", path),
        )
        row = [statistics.median(each) for each in (opens, loads, enters, appends, middles, swaps)]
        print(
            f"{notes:6,} notes {row[0]:8.1f} {row[0] / row[1]:8.2f} {row[2]:10.2f} {row[2] / row[3]:7.2f} "
            f"{row[4]:11.1f} {row[4] / row[5]:7.2f} {ours:11.0f} {ours / peer:8.2f}"
        )


ARGUMENT = "import sys, pathlib; path = pathlib.Path(sys.argv[1])"


def _opened(path: Path) -> tuple[float, float]:
    opened: list[Record] = []
    both = milliseconds(lambda: rtoml.load(path)), milliseconds(lambda: opened.append(Record.open(path)))
    opened[0].close()
    return both


def _entered(saving: Saving, bare: Path, n: int) -> tuple[float, float]:
    """A bare append and a line of the same bytes."""
    size = saving.editor.record.path.stat().st_size
    took = saving.milliseconds(lambda: commands.enter(saving.editor, SENTENCE.format(n=n)))
    content = saving.editor.record.path.read_bytes()[size:]
    return milliseconds(lambda: append(bare, content)), took


def _changed(saving: Saving, bare: Path, at: int, n: int) -> tuple[float, float]:
    """A bare swap and an edit in the middle that leaves the same bytes."""
    note = saving.editor.minutes.notes[at]
    edit = Edit((saving.editor.change("note", at, replace(note, text=SENTENCE.format(n=-n))),))
    took = saving.milliseconds(lambda: saving.editor.do(edit))
    content = saving.editor.record.path.read_bytes()
    return milliseconds(lambda: swap(bare, content)), took


FORMATS = ("md", "html", "json", "txt", "xml", "docx", "pdf")


def pages(times: int) -> None:
    """What the pages of a long meeting cost beside opening its record, and its PDF beside those of other programs."""
    path = Path("pages.toml")
    path.write_text(record(2_000, sentences=3))
    took = {format: [_exported(path, format) for _ in range(times)] for format in FORMATS}
    words = len(Path("page.txt").read_text().split())
    print(f"\npages of 2,000 notes, {words:,} words      ms  / opening  memory MB")
    for format, both in took.items():
        ours, opened = (statistics.median(each) for each in zip(*both, strict=True))
        print(f"  .{format:24} {ours:18.1f} {ours / opened:8.2f} {memory(MAKING.format(format), path):10.0f}")
    ours = statistics.median(milliseconds(lambda: _apart(MAKING.format("pdf"), path)) for _ in range(times))
    print(f"  a PDF from the start      {ours:18.1f}")
    for name, peer in (("pandoc with Typst", _by_typst), ("pandoc with LibreOffice", _by_office)):
        try:
            theirs = statistics.median(milliseconds(peer) for _ in range(times))
        except (OSError, subprocess.CalledProcessError):
            print(f"  {name:25} is not here, or too old")
            continue
        print(f"  {name:25} {theirs:18.1f} {theirs / ours:8.2f} times ours")


MAKING = f"""{ARGUMENT}
from minutes_tui.export import export
from minutes_tui.record import Record
export(Record.read(path), pathlib.Path('page.{{}}'))
"""


def _exported(path: Path, format: str) -> tuple[float, float]:
    """Milliseconds for a page of an open record, and for opening one with all its notes."""
    opened = milliseconds(lambda: list(Record.read(path).minutes.notes))
    read = Record.read(path)
    list(read.minutes.notes)
    return milliseconds(lambda: export(read, Path(f"page.{format}"))), opened


def _apart(code: str, path: Path) -> None:
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


def _by_typst() -> None:
    """Our Markdown as a PDF, by a program that only reads it and the engine that we have too."""
    subprocess.run(["pandoc", "page.md", "-s", "-t", "typst", "-o", "peer.typ"], check=True, capture_output=True)
    _apart("import sys, typst; typst.compile(sys.argv[1], output='peer.pdf')", Path("peer.typ"))


def _by_office() -> None:
    subprocess.run(["pandoc", "page.md", "-o", "peer.docx"], check=True, capture_output=True)
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "peer.docx"], check=True, capture_output=True)


def typing() -> None:
    """Keys for the proceedings of a meeting, for each character of them on the page."""
    folder = Path(__file__).parents[2] / "shared" / "seed"
    prepared, typed = folder / "prep.toml", folder / "lines.txt"
    if not folder.exists():
        folder = Path(__file__).parents[1] / "examples"
        prepared, typed = folder / "prepared.toml", folder / "lines.txt"
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "meeting.toml"
        shutil.copy(prepared, path)
        with contextlib.closing(Rapporteur(path)) as rapporteur:
            lines = typed.read_text("utf-8").splitlines()
            for line in lines:
                rapporteur.enter(line)
            page = proceedings(rapporteur.editor.minutes)
            scribe = sum(len(line) + 1 for line in scribed(rapporteur.editor.minutes))
    plain = sum(len(line) + 1 for line in lines)
    print(f"keys for the proceedings of {typed}, {page:,} characters on the page")
    for name, keys in (("a plain Markdown pad", page), ("scribe.perl's grammar", scribe),
                       ("our lines, no completion", plain), ("our lines, completed", rapporteur.keys)):  # fmt: skip
        print(f"  {name:26} {keys:7,} {keys / page:6.3f}")
    print(f"  {rapporteur.taken} completions taken")


SPOKEN = (
    "Ms Person{n} noted that the ice in Area {n} came late, and that the Winter Navigation Plan (WNP) had to wait.",
    "Mr Person{m} replied that ferry {n} had “two good weeks”, see the map; the harbour lost 14 of them.",
    "In {n} of the ports the pilots’ boats were too small, as Ida Person{m} and the HB had said before.",
    "The working group was asked whether it could measure the thickness of floe {n} by 1 April.",
)


def checking(times: int) -> None:
    """What all checks of a record cost: at first, and again after one edit, beside one look at each of its words."""
    print()
    print("                all words ms   checks ms  / words   after an edit ms  / words")
    for notes in (2_000, 10_000):
        rows = [_checked(notes, run) for run in range(times)]
        words, first, again = (statistics.median(column) for column in zip(*rows, strict=True))
        print(f"{notes:6,} notes {words:13.1f} {first:11.1f} {first / words:8.1f} {again:18.1f} {again / words:8.1f}")


def _checked(notes: int, run: int) -> tuple[float, float, float]:
    minutes = read(record(0)).minutes
    said = [
        " ".join(sentence.format(n=run * notes + n, m=n % 18 + 1) for sentence in SPOKEN[n % 3 : n % 3 + 2])
        for n in range(notes)
    ]
    spoken = [
        Note(id=str(n), kind="statement", speaker=f"P{n % 18 + 1}", attribution="inline", text=text)
        for n, text in enumerate(said)
    ]
    minutes = replace(minutes, notes=Grown(spoken))
    edited = replace(spoken[notes // 2], text="The ice is gone.")
    after = replace(minutes, notes=Grown([*spoken[: notes // 2], edited, *spoken[notes // 2 + 1 :]]))
    words = milliseconds(lambda: [re.findall(r"\w+", text) for text in said])
    return words, milliseconds(lambda: checks.problems(minutes)), milliseconds(lambda: checks.problems(after))


def reviews(peer: float, times: int) -> None:
    """The review of 10,000 notes: from a key to the paint of where the cursor went, beside the peer's key."""
    notes = LENGTHS[-1]
    path = Path("review.toml")
    path.write_text(record(notes))
    took = []
    with Pty([sys.executable, "-m", "minutes_tui", "review", f"./{path}"], 120, 40) as app:
        app.time_until(f"1 of {notes}".encode())
        time.sleep(2)  # the problems are found meanwhile
        for n in range(2, times * 10):
            app.rest(0.02)
            app.send("j")
            took.append(app.time_until(f" {n} of {notes}".encode()) * 1000)
        app.kill()
    row = statistics.median(took), percentile(took, 0.99)
    print(f"review        {'':9} {'':6} {row[0]:16.2f} {row[0] / peer:7.2f} {row[1]:14.2f}")


def replacing(times: int) -> None:
    """A word replaced in 10,000 notes: from the key until it is on the disk, beside a bare swap of the same bytes."""
    notes = LENGTHS[-1]
    path, bare = Path("replaced.toml"), Path("bare.toml")
    path.write_text(record(notes))
    saving = Saving(path)
    query = finding.Query("harbour", "haven")
    shown = milliseconds(lambda: finding.some(finding.hits(saving.editor.minutes, query), 0.04))
    print(f"\na word in {notes:,} notes: first hits {shown:.0f} ms")
    print("                       replaced ms  / swap   undone ms  / swap   done again ms  / swap    swap ms")
    found = [hit for step in finding.hits(saving.editor.minutes, query) for hit in step]

    def replace_all() -> None:
        saving.editor.do(finding.replaced(saving.editor.minutes, found))

    def take() -> None:
        """What Enter does once all is worked out."""
        saving.editor.take(steps[-1])

    def swapped() -> float:
        content = path.read_bytes()
        return milliseconds(lambda: swap(bare, content))

    for name, replacing in (("not worked out before", replace_all), ("the record alone", take)):
        rows = []
        for _ in range(times):
            steps = [
                each for each in saving.editor.record.foreseen(finding.changes(saving.editor.minutes, found)) if each
            ]
            acts = (replacing, saving.editor.undo, saving.editor.redo)
            rows.append([took for act in acts for took in (saving.milliseconds(act), swapped())])
            saving.milliseconds(saving.editor.undo)
        _tell_replacing(name, rows)
    saving.editor.record.close()
    path.write_text(record(notes))
    _tell_replacing("in the app", list(_replaced_in_app(path, swapped, times)))


def _replaced_in_app(path: Path, swapped: Callable[[], float], times: int) -> Iterator[list[float]]:
    draft = path.with_name(f".{path.name}.draft")
    with Pty([sys.executable, "-m", "minutes_tui", "review", f"./{path}"], 120, 40) as app:

        def milliseconds_of(key: str) -> float:
            """From a key until the new file is there and the draft, which goes when all is synced, is not."""
            app.rest(1)
            before, began = path.stat().st_ino, time.perf_counter()
            app.send(key)
            while path.stat().st_ino == before or draft.exists():
                app.read(0.001)
            return (time.perf_counter() - began) * 1000

        app.time_until(f"1 of {LENGTHS[-1]}".encode())
        for _ in range(times):
            app.rest(1)
            for keys, painted in (("R", "to be found"), ("harbour\r", "stand there"), ("haven\r", "in 10000 entries"),
                                  ("a", "0000 accepted")):  # fmt: skip
                app.send(keys)
                app.time_until(painted.encode())
            row = []
            for key in ("\r", "u", "U"):
                row.append(milliseconds_of(key))
                app.rest(1)  # others write meanwhile, and the next sync has to wait for that
                row.append(swapped())
            yield row
            milliseconds_of("u")


def _tell_replacing(name: str, rows: list[list[float]]) -> None:
    columns = [statistics.median(column) for column in zip(*rows, strict=True)]
    swap = statistics.median(columns[1::2])
    took = "".join(f"{ms:12.1f} {ms / swap:7.2f}" for ms in columns[::2])
    print(f"  {name:20} {took} {swap:10.1f}")


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--starts", type=int, default=9, help="starts of each, of which the median is shown")
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--records", action="store_true", help="measure the record alone, without the app")
    parser.add_argument(
        "what", nargs="?", choices=["keys", "checks", "pages", "replace"], help="what is measured, and nothing else"
    )
    wanted = parser.parse_args()
    if wanted.what == "keys":
        typing()
        return
    if wanted.what == "checks":
        checking(wanted.starts)
        return
    compileall.compile_dir(Path(minutes_tui.__file__).parent, quiet=1)  # as pip does, and has done for the peer
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        if wanted.records:
            records(wanted.starts)
            return
        if wanted.what == "pages":
            pages(wanted.starts)
            return
        if wanted.what == "replace":
            replacing(wanted.starts)
            return
        Path("peer.py").write_text(PEER)
        runs = {"peer": ([sys.executable, "peer.py"], b"READY")}
        for notes in LENGTHS:
            Path(f"{notes}.toml").write_text(record(notes))
            runs[f"{notes:,} notes"] = ([sys.executable, "-m", "minutes_tui", f"./{notes}.toml"], b"F1 help")
        Path("full.toml").write_text(record(10_000, participants=500, glossary=5_000))
        runs[FULL] = ([sys.executable, "-m", "minutes_tui", "./full.toml"], b"F1 help")
        starts: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(wanted.starts + 1):
            for name, run in runs.items():
                starts[name].append(start(*run))
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}")
        print("              start ms  ratio   key ms (median)  ratio   key ms (p99)")
        peer = None
        for name, run in runs.items():
            began = statistics.median(starts[name][1:])  # the first one filled the caches
            took = keys(*run, wanted.keys)
            row = began, statistics.median(took), percentile(took, 0.99)
            peer = peer or row
            print(
                f"{name:12} {row[0]:9.0f} {row[0] / peer[0]:6.2f} {row[1]:16.2f} {row[1] / peer[1]:7.2f} {row[2]:14.2f}"
            )
        slow = _slow_disk()
        if slow and peer:
            took = keys(*runs["10,000 notes"], wanted.keys, slow)
            row = statistics.median(took), percentile(took, 0.99)
            print(f"  on a slow disk {'':12} {row[0]:16.2f} {row[0] / peer[1]:7.2f} {row[1]:14.2f}")
        if peer:
            reviews(peer[1], wanted.starts)
        replacing(wanted.starts)
        records(wanted.starts)
        checking(wanted.starts)
        pages(wanted.starts)


def _slow_disk() -> dict[str, str]:
    """An environment in which each sync takes half a second more; none where no C compiler is."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or not compiler:
        return {}
    source, library = Path(__file__).with_name("faults.c"), Path("faults.so").absolute()
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return {"LD_PRELOAD": str(library), "FAULTS_FSYNC_MS": "500"}


if __name__ == "__main__":
    main()
