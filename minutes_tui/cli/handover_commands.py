"""`minutes mail`, `minutes pack`, `minutes unpack`: the minutes and their record to others, and back."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_tui.errors import ExportError, UsageError, one_line

if TYPE_CHECKING:
    from minutes_tui.record import Record

AUDIENCES = ("public", "restricted", "private")


def add(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The commands with their arguments."""
    mail_parser = command("mail", mail)
    mail_parser.add_argument("file", type=Path)
    mail_parser.add_argument(
        "-o", dest="out", type=Path, required=True, metavar="FOLDER", help="folder for the messages"
    )
    mail_parser.add_argument("--each", action="store_true", help="one message to each, with their own action items")
    mail_parser.add_argument("--form", default="summary", help="kind of page to attach; default: summary")
    mail_parser.add_argument("--to", default="pdf", metavar="FORMAT", help="format of the page; default: pdf")
    mail_parser.add_argument("--language", default="", help="language of labels and dates; default: the meeting's")
    mail_parser.add_argument("--audience", choices=AUDIENCES, default="public", help="who may read it; default: public")
    mail_parser.add_argument(
        "--addresses", type=Path, metavar="OTHER.toml", help="record with the addresses that FILE lacks"
    )
    mail_parser.add_argument("--state", default="now", help="stored state to send: circulated, or a number")
    pack_parser = command("pack", pack)
    pack_parser.add_argument("file", type=Path, help="record, or a folder with the records of a series")
    pack_parser.add_argument("-o", dest="out", type=Path, metavar="OUT.zip", help="file to write; default: FILE.zip")
    pack_parser.add_argument("--audience", choices=AUDIENCES, help="leave out what these readers may not know")
    pack_parser.add_argument("--backups", action="store_true", help="pack the backups too")
    unpack_parser = command("unpack", unpack)
    unpack_parser.add_argument("file", type=Path, metavar="FILE.zip")
    unpack_parser.add_argument(
        "folder", type=Path, nargs="?", help="new folder for the record and its files; default: FILE"
    )


def mail(options: argparse.Namespace) -> int:
    """Write messages that are ready to send (.eml), with a page attached. Nothing is sent.

    One message goes to everybody on the participants list who has an address, and all see all addresses. The text names
    the status of the minutes and lists the action items. With --each, each person gets a message with only their own.
    """
    from minutes_tui.cli.loaded_settings import house_style
    from minutes_tui.cli.status_commands import state_of, styled
    from minutes_tui.export import formats
    from minutes_tui.export.messages import messages
    from minutes_tui.language.labels import require_language
    from minutes_tui.record import Record
    from minutes_tui.system import files

    if options.language:
        require_language(options.language)
    order = formats.Order(options.form, options.language, options.audience, house=house_style())
    stored = state_of(options.file, options.state)
    made = messages(
        stored,
        options.to,
        styled(order, options.file, options.state),
        Record.read(options.addresses).minutes.participants if options.addresses else (),
        is_each=options.each,
    )
    files.make_folder(options.out)
    said = list(made.warnings)
    now = Record.read(options.file).minutes.meeting.status
    if (sent := stored.minutes.meeting.status) != now:
        said.append(f"{options.file} is {now} now, and these messages have it as it was {sent}.")
    for name, content in made.files.items():
        if linked := files.export(options.out / name, content, ExportError):
            said.append(linked)
        print(one_line(str(options.out / name)))
    for sentence in said:
        print(one_line(f"minutes: {sentence}"), file=sys.stderr)
    return 0


def pack(options: argparse.Namespace) -> int:
    """Pack a record, or those of a folder and its sub-folders, with all that belongs to them, for whoever takes over.

    In it are the record, the copies that were circulated, sources, attachments, what its pages are made with, and
    CONTENTS.txt: what is approved, what is safe to send, what is open.
    """
    from minutes_tui.archive.heads import heads
    from minutes_tui.cli.loaded_settings import house_style
    from minutes_tui.export.bundle import packed_series
    from minutes_tui.record import Record
    from minutes_tui.system import files

    is_folder = options.file.is_dir()
    whole = files.real(options.file) if is_folder else options.file  # "." has a name only so
    out = options.out or (whole.with_name(f"{whole.name}.zip") if is_folder else whole.with_suffix(".zip"))
    if out.suffix != ".zip":
        raise UsageError(f"{out} is not the name of a packed file. End it in .zip.")
    found, odd = heads(options.file, is_deep=True) if is_folder else ([], [])
    if is_folder and not found:
        raise UsageError(f"There are no records in {options.file}. Name a record, or a folder with some.")
    records = [Record.read(each.path) for each in reversed(found)] if is_folder else [Record.read(options.file)]
    bundle = packed_series(
        records,
        house_style(),
        options.audience,
        has_backups=options.backups,
        still_open=_still_open(records) if is_folder else None,
        root=options.file if is_folder else None,
    )
    files.create(out, bundle.content)
    for name in odd:
        print(one_line(f"minutes: {name} is not packed: it cannot be read."), file=sys.stderr)
    for said in bundle.warnings:
        print(one_line(f"minutes: {said}"), file=sys.stderr)
    print(one_line(f"{out} is ready. To open it elsewhere, run minutes unpack {out}."), file=sys.stderr)
    return 0


def _still_open(records: "Sequence[Record]") -> set[tuple[Path, str]]:
    """The action items that are open in the last record of their series that has them, by real path and id."""
    from minutes_tui.archive.open_items import Held, actions
    from minutes_tui.meeting.audiences import narrowed
    from minutes_tui.system import files

    series: dict[str, list[Held]] = {}
    for record in records:
        series.setdefault(record.minutes.meeting.series, []).append(Held(record.path, narrowed(record.minutes)))
    found = (each for held in series.values() for each in actions(held) if each.is_open)
    return {(files.real(each.held.path), each.note.id) for each in found}


def unpack(options: argparse.Namespace) -> int:
    """Make a folder of what minutes pack has packed: whole, or not at all. An existing folder is left alone."""
    from minutes_tui.export.bundle import CONTENTS, LARGEST, unpacked
    from minutes_tui.system import files

    try:
        content = files.read_bytes(options.file, LARGEST)
    except OSError as error:
        raise UsageError(files.trouble(options.file, error, "read")) from error
    parts, record = unpacked(content, str(options.file))
    folder = options.folder or options.file.with_suffix("")
    files.create_folder(folder, parts)
    print(one_line(f"{folder / record} is ready; {folder / CONTENTS} says what there is."), file=sys.stderr)
    return 0
