"""Foreign documents made a record, or put into one: what is read, what is counted, and what is written and kept."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from minutes_tui import record
from minutes_tui.commands.documents.document_entry import enter_document
from minutes_tui.editor import Editor, Outcome
from minutes_tui.errors import SealedError, UsageError
from minutes_tui.model.minutes import Minutes
from minutes_tui.readers import engine, formats
from minutes_tui.readers.head import head
from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt
from minutes_tui.readers.source_language import language_of
from minutes_tui.system import source_copies


def read(sources: Sequence[Path], as_format: str = "", language: str = "", *, into: bool = False) -> engine.Imported:
    """The minutes that sources are together, and what is in doubt in them; `into` a record, which has a title and a
    date, nothing is in doubt of those. Raises UsageError with a sentence."""
    own = formats.own_record(sources[0], as_format) if len(sources) == 1 else None
    if own:
        return engine.Imported(own[0], tuple(own[1]))
    blocks: list[SourceBlock] = []
    doubts: list[SourceDoubt] = []
    dates: dict[dt.date, SourceBlock] = {}
    for source in sources:
        there, unsure = formats.read(source, as_format)
        blocks += there
        doubts += unsure
        date = head(there, source.stem, language or language_of(there)).meeting.date if len(sources) > 1 else None
        if date:
            dates.setdefault(date, there[0])
    for date, other in list(dates.items())[1:]:
        first, block = next(iter(dates.items()))
        said = f"{Path(other.file).name} is of {date} and {Path(block.file).name} of {first}: they may be two meetings."
        doubts.append(SourceDoubt(other.line, said, other.file))
    made = engine.imported(blocks, sources[0].stem, language)
    found = [doubt for doubt in (*doubts, *made.doubts) if not (into and doubt.about in ("title", "date"))]
    return engine.Imported(made.minutes, tuple(found), made.blocks, made.brought)


def create(out: Path, made: Minutes, sources: Sequence[Path]) -> None:
    """Write a new record, with its sources kept beside it. Raises RecordError where there is a file already."""
    if os.path.lexists(out):
        record.create(out, made)  # which says that there is one
    _keep(out, sources)
    record.create(out, made)


def require_new(editor: Editor, path: Path, made: Minutes, sources: Sequence[Path]) -> None:
    """Raises UsageError where sources are in a record already, and SealedError where it is approved."""
    if reason := editor.why_sealed:
        raise SealedError(reason)
    if _is_there(editor.minutes, made, path, sources):
        names = " and ".join(source.name for source in sources)
        raise UsageError(f"{names} is in {path.name} already: nothing was put in. Remove its notes first.")


def put_into(editor: Editor, path: Path, made: Minutes, sources: Sequence[Path]) -> Outcome:
    """Enter minutes into a record, as one step, with their sources kept beside it, and say how many of what.

    Raises what `require_new` does.
    """
    require_new(editor, path, made, sources)
    _keep(path, sources)
    return enter_document(editor, made, ", ".join(source.name for source in sources))


def _is_there(old: Minutes, made: Minutes, path: Path, sources: Sequence[Path]) -> bool:
    """Whether sources were put into a record before, by the copies beside it, and most of their notes are there."""
    if not all(source_copies.is_kept(path, formats.content_of(source)) for source in sources):
        return False
    there = {note.text for note in old.notes if note.text and not note.struck}
    texts = [note.text for note in made.notes if note.text]
    return 2 * sum(any(said in text for said in there) for text in texts) > len(texts)


def _keep(path: Path, sources: Sequence[Path]) -> None:
    for source in sources:
        source_copies.keep(path, source, formats.content_of(source))


def counted(minutes: Minutes, doubts: int) -> str:
    """ "18 people, 33 statements, 3 headings, no doubts"."""
    kinds = Counter("statement" if note.kind == "question" else note.kind for note in minutes.notes)
    kinds["item"] = kinds["item"] or len(minutes.agenda)  # of an agenda none was taken up
    counts = [(sum(not each.struck for each in minutes.participants), "person", "people")]
    counts += [
        (kinds[kind], kind, f"{kind}s") for kind in ("item", "statement", "heading", "decision", "motion", "vote")
    ]
    counts.append((kinds["action"], "action item", "action items"))
    said = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    said.append(f"{doubts or 'no'} {'doubt' if doubts == 1 else 'doubts'}")
    return ", ".join(said)
