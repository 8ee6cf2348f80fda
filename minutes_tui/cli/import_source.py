"""`minutes import`: foreign documents as a new record, and what is in doubt in it."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_tui.cli.status_commands import PROBLEMS_FOUND, done, require_unsealed
from minutes_tui.cli.terminal import require_terminal, tell
from minutes_tui.errors import RecordError, UsageError, one_line

if TYPE_CHECKING:
    from minutes_tui.editor import Editor, Outcome


LONG = 200_000
"""Bytes of a source that takes some time to read."""


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments."""
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="file to read; several are one meeting")
    parser.add_argument("-o", dest="out", type=Path, metavar="NEW.toml", help="record to write; default: SOURCE.toml")
    parser.add_argument("--into", type=Path, metavar="FILE.toml", help="record to put it into, which keeps what it has")
    parser.add_argument(
        "--as", dest="as_format", default="", metavar="FORMAT", help="format; default: the file's ending"
    )
    parser.add_argument("--language", default="", help="language of the minutes, such as de; default: found in them")

    parser.add_argument("--review", action="store_true", help="look at it on the screen before it is written")


def import_source(options: argparse.Namespace) -> int:
    """Make a record from minutes, a chat log or captions, or with --into put them into one that is there.

    Every word of a text, and all that was said, is kept, and the sources are copied into the folder NAME.files beside
    the record. What is in doubt is marked in the record and listed as file:line: doubt; with --review it is decided on
    the screen first.
    """
    from minutes_tui.commands.documents import source_import
    from minutes_tui.commands.documents.import_draft import draft_of
    from minutes_tui.language.labels import has_labels, languages, require_language
    from minutes_tui.record.new import new_name

    if options.language:
        require_language(options.language)
        if not has_labels(options.language):
            known = ", ".join(languages(variants=False))
            raise UsageError(f"Cannot read minutes in the language {options.language}. Choose one of: {known}.")
    if options.into and options.out:
        raise UsageError("-o makes a new record, and --into takes one that is there. Leave out one of them.")
    out = options.into or new_name(options.out or options.sources[0].with_suffix(".toml"))
    if not options.into and not out.parent.is_dir():
        raise UsageError(f"There is no folder {out.parent}. Make it first, or name another place with -o.")
    if options.review:
        return _reviewed(options, out)
    for source in options.sources:
        if source.is_file() and (size := source.stat().st_size) > LONG:
            tell(f"Reading {source.name}, {size // 1000} kB: this may take a minute. Ctrl+C stops it.")
    found = draft_of(options.sources, options.as_format, options.language, into=bool(options.into))
    made = found.finished()
    if options.into:

        def entered(editor: "Editor") -> "Outcome":
            require_unsealed(editor, out)
            return source_import.put_into(editor, out, made, options.sources)

        done(out, entered)
    else:
        source_import.create(out, made, options.sources)
        tell(f"{out} is ready: {source_import.counted(made, len(found.doubts))}.")
    for doubt in found.doubts:
        print(one_line(f"{doubt.file}:{doubt.line}: {doubt.reason}"))
    return PROBLEMS_FOUND if found.doubts else 0


def _reviewed(options: argparse.Namespace, out: Path) -> int:
    """Show the import, which is written there by Enter; nothing is where that is not pressed."""
    require_terminal()
    if not options.into and os.path.lexists(out):
        raise RecordError(f"{out} is there already. Name another record with -o, or this one with --into.")
    tell(f"Reading {', '.join(source.name for source in options.sources)} …")
    from minutes_tui.tui.app_run import run_import  # loads Textual, which no other command needs

    return run_import(options.sources, options.as_format, options.language, out, into=bool(options.into))
