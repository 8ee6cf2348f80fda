"""What one note of a megabyte costs, of words and of odd shapes, beside a thousand notes of a kilobyte."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from minutes_tui import checks
from minutes_tui.export.formats import exported
from minutes_tui.record import Record
from minutes_tui.report.differences.redline import redline
from speeds.app import Run, keys, start
from speeds.clock import milliseconds
from speeds.made import SENTENCE

FORMATS = ("md", "txt", "html", "xml", "json", "docx", "pdf")
BYTES = 1_000_000
KEYS = 40
SPOKEN = (SENTENCE.format(n=12) + " ") * (BYTES // len(SENTENCE))
SHAPES = {
    "1,000 notes of 1 kB": [SPOKEN[at : at + 1_000] for at in range(0, BYTES, 1_000)],
    "a note of 1 MB": [SPOKEN[:BYTES]],
    "200,000 empty lines": [f"a{chr(10) * 200_000}b"],
    "300,000 stars": ["*" * 300_000],
    "300,000 ends of emphasis": ["a* " * 300_000],
    "150,000 lines": ["ab cd\n" * 150_000],
    "1 MB without a blank": ["abcdefgh" * (BYTES // 8)],
}


def long(times: int) -> None:
    """Each road that a note takes, for each shape, with how often that is what a thousand notes take: of sentences, and
    of the same shape."""
    print("\n                          what took: ms, how often that of 1,000 notes of 1 kB / of its own shape")
    base: dict[str, float] = {}
    for name, texts in SHAPES.items():
        path = Path(f"long{len(texts)}{len(texts[0])}.toml")
        path.write_text(_record(texts))
        took = _took(path, times)
        base = base or took
        shared = Path(f"shared{path}")
        shared.write_text(_record(_in_a_thousand(texts)))
        same = _took(shared, times)
        told = (f"{road} {ms:.0f} ({ms / base[road]:.1f} / {ms / same[road]:.1f})" for road, ms in took.items())
        print(f"{name:25} {', '.join(told)}", flush=True)


HEAD = 'format = 1\n\n[meeting]\ntitle = "Long"\ndate = 2025-03-12\n[[participant]]\nkey = "P1"\nname = "Ida Berg"\n'
NOTE = '\n[[note]]\nid = "{id}"\nkind = "statement"\nspeaker = "P1"\nattribution = "prefix"\ntext = """\n{text}"""\n'


def _in_a_thousand(texts: list[str]) -> list[str]:
    """The same shape in a thousand notes."""
    whole = "".join(texts)
    size = -(-len(whole) // 1_000)
    return [whole[at : at + size] for at in range(0, len(whole), size)]


def _record(texts: list[str]) -> str:
    return HEAD + "".join(NOTE.format(id=number, text=text) for number, text in enumerate(texts, 1))


def _took(path: Path, times: int) -> dict[str, float]:
    """Milliseconds by road; the quickest of some times, as others may be at the machine."""
    app = Run([sys.executable, "-m", "minutes_tui", f"./{path}"])
    read = Record.read(path)
    minutes = read.minutes
    list(minutes.notes)
    other = Record(path, read.text.replace("12 times", "13 times", 1)).minutes
    roads: dict[str, Callable[[], object]] = {
        "start": lambda: start(app),
        "open": lambda: list(Record.read(path).minutes.notes),
        "checks": lambda: checks.problems(minutes),
        "redline": lambda: redline(minutes, other),
        **{name: partial(exported, read, name) for name in FORMATS},
    }
    took = {name: min(milliseconds(road) for _ in range(times)) for name, road in roads.items()}
    pressed = keys({"app": app}, KEYS)["app"]
    return took | {"key": sorted(pressed)[len(pressed) // 2]}
