"""`minutes import`: foreign documents as a new record, and what is in doubt in it."""

import argparse
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_tui.cli.lifecycle_commands import PROBLEMS_FOUND, done, require_unsealed
from minutes_tui.cli.terminal import tell
from minutes_tui.errors import UsageError, one_line

if TYPE_CHECKING:
    from minutes_tui.editor import Editor, Outcome
    from minutes_tui.model.minutes import Minutes
    from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments."""
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="file to read; several are one meeting")
    parser.add_argument("-o", dest="out", type=Path, metavar="NEW.toml", help="record to write; default: SOURCE.toml")
    parser.add_argument("--into", type=Path, metavar="FILE.toml", help="record to put it into, which keeps what it has")
    parser.add_argument(
        "--as", dest="as_format", default="", metavar="FORMAT", help="format; default: the file's ending"
    )
    parser.add_argument("--language", default="", help="language of the minutes, such as de; default: found in them")


def import_source(options: argparse.Namespace) -> int:
    """Make a record from minutes, a chat log or captions, or with --into put them into one that is there.

    Every word of a text, and all that was said, is kept, and the sources are copied into the folder NAME.files beside
    the record. What is in doubt is listed as file:line: doubt.
    """
    from minutes_tui import record
    from minutes_tui.language.labels import require_language
    from minutes_tui.record.new import new_name

    if options.language:
        require_language(options.language)
    if options.into and options.out:
        raise UsageError("-o makes a new record, and --into takes one that is there. Leave out one of them.")
    out = options.into or new_name(options.out or options.sources[0].with_suffix(".toml"))
    made, doubts = _read(options)
    if options.into:
        _put_into(out, made, options.sources)
    else:
        if os.path.lexists(out):
            record.create(out, made)  # which says that there is one
        _keep(out, options.sources)
        record.create(out, made)
        tell(f"{out} is ready: {_counted(made, len(doubts))}.")
    for doubt in doubts:
        print(one_line(f"{doubt.file}:{doubt.line}: {doubt.reason}"))
    return PROBLEMS_FOUND if doubts else 0


def _read(options: argparse.Namespace) -> "tuple[Minutes, list[SourceDoubt]]":
    """The minutes that the sources are, and what is in doubt in them."""
    from minutes_tui.readers import engine, formats

    own = formats.own_record(options.sources[0], options.as_format) if len(options.sources) == 1 else None
    if own:
        return own
    blocks: list[SourceBlock] = []
    doubts: list[SourceDoubt] = []
    for source in options.sources:
        read, found = formats.read(source, options.as_format)
        blocks += read
        doubts += found
    made = engine.imported(blocks, options.sources[0].stem, options.language)
    return made.minutes, [*doubts, *made.doubts]


def _put_into(path: Path, made: "Minutes", sources: list[Path]) -> None:
    """Enter minutes into a record, as one step, and say how many of what."""
    from minutes_tui.commands.documents.document_entry import enter_document

    def entered(editor: "Editor") -> "Outcome":
        require_unsealed(editor, path)
        if _is_there(editor.minutes, made, path, sources):
            names = " and ".join(source.name for source in sources)
            raise UsageError(f"{names} is in {path.name} already: nothing was put in. Remove its notes first.")
        _keep(path, sources)
        return enter_document(editor, made, ", ".join(source.name for source in sources))

    done(path, entered)


def _is_there(old: "Minutes", made: "Minutes", record: Path, sources: list[Path]) -> bool:
    """Whether sources were put into a record before, by the copies beside it, and most of their notes are there."""
    from minutes_tui.readers import formats
    from minutes_tui.system import source_copies

    if not all(source_copies.is_kept(record, formats.content_of(source)) for source in sources):
        return False
    there = {note.text for note in old.notes if note.text and not note.struck}
    texts = [note.text for note in made.notes if note.text]
    return 2 * sum(any(said in text for said in there) for text in texts) > len(texts)


def _keep(record: Path, sources: list[Path]) -> None:
    from minutes_tui.readers import formats
    from minutes_tui.system import source_copies

    for source in sources:
        source_copies.keep(record, source, formats.content_of(source))


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
