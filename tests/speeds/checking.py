"""What all checks of a record cost."""

import re
import statistics

from msgspec.structs import replace

from minutes_tui import checks
from minutes_tui.model.append_only import Grown
from minutes_tui.model.minutes import Note
from minutes_tui.record.parser import read
from speeds.clock import of_process
from speeds.made import record

SPOKEN = (
    "Ms Person{n} noted that the ice in Area {n} came late, and that the Winter Navigation Plan (WNP) had to wait.",
    "Ms Person{m} replied that ferry {n} had “two good weeks”, see the map; the harbour lost 14 of them.",
    "In {n} of the ports the pilots’ boats were too small, as Ida Person{m} and the HB had said before.",
    "The working group was asked whether it could measure the thickness of floe {n} by 1 April.",
)


def checking(times: int) -> None:
    """What all checks of a record cost in the time of this process: at first, and again after one edit, beside one look
    at each of its words."""
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
    words = of_process(lambda: [re.findall(r"\w+", text) for text in said])
    return words, of_process(lambda: checks.problems(minutes)), of_process(lambda: checks.problems(after))
