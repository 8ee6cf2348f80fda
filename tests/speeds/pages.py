"""What the pages of a long meeting cost, and its PDF beside those of other programs."""

import statistics
import subprocess
import sys
from pathlib import Path

from minutes_tui.export.formats import export
from minutes_tui.record import Record
from speeds.clock import ARGUMENT, memory, milliseconds
from speeds.made import record

FORMATS = ("md", "html", "json", "txt", "xml", "docx", "odt", "pdf")


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
from minutes_tui.export.formats import export
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
