"""`minutes import`: foreign documents as a new record, and what is in doubt in it."""

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_tui.cli.lifecycle_commands import PROBLEMS_FOUND
from minutes_tui.cli.terminal import tell
from minutes_tui.errors import one_line

if TYPE_CHECKING:
    from minutes_tui.model.minutes import Minutes


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments."""
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="file to read; several are one meeting")
    parser.add_argument("-o", dest="out", type=Path, metavar="NEW.toml", help="record to write; default: SOURCE.toml")
    parser.add_argument(
        "--as", dest="as_format", default="", metavar="FORMAT", help="format; default: the file's ending"
    )
    parser.add_argument("--language", default="", help="language of the minutes, such as de; default: found in them")


def import_source(options: argparse.Namespace) -> int:
    """Make a record from minutes, a chat log or captions.

    Every word of a text, and all that was said, is kept. What is in doubt is listed as file:line: doubt.
    """
    from minutes_tui import record
    from minutes_tui.language.labels import require_language
    from minutes_tui.readers import engine, formats
    from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt
    from minutes_tui.record.new import new_name

    if options.language:
        require_language(options.language)
    out = new_name(options.out or options.sources[0].with_suffix(".toml"))
    blocks: list[SourceBlock] = []
    doubts: list[SourceDoubt] = []
    own = formats.own_record(options.sources[0], options.as_format) if len(options.sources) == 1 else None
    if own:
        made, doubts = engine.Imported(own[0], ()), own[1]
    else:
        for source in options.sources:
            read, found = formats.read(source, options.as_format)
            blocks += read
            doubts += found
        made = engine.imported(blocks, options.sources[0].stem, options.language)
    record.create(out, made.minutes)
    doubts += made.doubts
    for doubt in doubts:
        print(one_line(f"{doubt.file}:{doubt.line}: {doubt.reason}"))
    tell(f"{out} is ready: {_counted(made.minutes, len(doubts))}.")
    return PROBLEMS_FOUND if doubts else 0


def _counted(minutes: "Minutes", doubts: int) -> str:
    """ "18 people, 33 statements, 3 headings, no doubts"."""
    kinds = Counter("statement" if note.kind == "question" else note.kind for note in minutes.notes)
    counts = [(len(minutes.participants), "person", "people")]
    counts += [
        (kinds[kind], kind, f"{kind}s") for kind in ("item", "statement", "heading", "decision", "motion", "vote")
    ]
    counts.append((kinds["action"], "action item", "action items"))
    said = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    said.append(f"{doubts or 'no'} {'doubt' if doubts == 1 else 'doubts'}")
    return ", ".join(said)
