"""What a record costs without the app: opened, written behind, written in the middle, in memory."""

import statistics
from pathlib import Path

import rtoml
from msgspec.structs import replace

from minutes_tui import commands
from minutes_tui.meeting.edit import Edit
from minutes_tui.record import Record
from speeds.bare import append, swap
from speeds.clock import ARGUMENT, Saving, memory, milliseconds
from speeds.made import SENTENCE, record

RECORDS = (100, 2_000, 10_000, 50_000)
"""Notes in the records."""


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
