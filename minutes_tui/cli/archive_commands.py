"""`minutes find`, `minutes actions`, `minutes decisions`: over all records of a folder."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from minutes_tui.cli.terminal import tell
from minutes_tui.errors import MinutesError, UsageError, one_line
from minutes_tui.language import markup
from minutes_tui.language.names import folded, full_name, roster
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Audience, Note, listed

if TYPE_CHECKING:
    from minutes_tui.archive.finding import Archive
    from minutes_tui.archive.open_items import Carried, Held


def add(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The commands with their arguments."""
    found = command("find", find)
    found.add_argument(
        "words", nargs="+", metavar="WORDS", help="words, phrases, terms; then folders; default: this one"
    )
    found.add_argument("--to", choices=("text", "json"), default="text", help="format; default: text")
    for name, run, what in (("actions", actions, "action items"), ("decisions", decisions, "decisions")):
        each = command(name, run)
        each.add_argument("folder", type=Path, nargs="?", help="folder with the records; default: this one")
        each.add_argument("-o", dest="out", type=Path, action="append", metavar="OUT",
                          help="page to write, such as register.pdf; several are allowed")  # fmt: skip
        each.add_argument("--to", default="", metavar="FORMAT", help="format, such as json or md; default: text")
        each.add_argument("--series", default="", help=f"only {what} of this series")
        each.add_argument(
            "--after", default="", metavar="DATE", help="only of meetings from this day, month or year on"
        )
        each.add_argument("--before", default="", metavar="DATE", help="only of meetings before it")
        each.add_argument("--audience", choices=("public", "restricted", "private"), default="public",
                          help="who may read it; default: public")  # fmt: skip
        if name == "actions":
            each.add_argument("--all", action="store_true", help="those that are done or dropped too")


def find(options: argparse.Namespace) -> int:
    """Find notes and agenda items in all records of a folder and its sub-folders, the newest meeting first.

    Words find words that begin so; "a phrase" is found as it is. Terms: speaker: kind: who: item: series: status:
    after: before: is:open is:overdue @me. Folders come last.
    """
    from minutes_tui.archive.finding import Archive, Hit
    from minutes_tui.archive.finding import find as found
    from minutes_tui.archive.query import read
    from minutes_tui.config import settings

    words = list(options.words)
    folders: list[Path] = []
    while len(words) > 1 and (os.path.isdir(words[-1]) or words[-1].endswith(os.sep)):
        folders.insert(0, Path(words.pop()))
    if len(words) > 1 and (os.sep in words[-1] or words[-1].endswith(".toml")) and ":" not in words[-1]:
        raise UsageError(f"{words[-1]} is not a folder. Name a folder with records.")
    query = read(words, settings.load()[0].name)
    archive = Archive(folders or [Path()])
    hits = list(found(archive, query, timezones.today()))

    def data(hit: Hit) -> dict[str, Any]:
        meeting, names = hit.held.minutes.meeting, roster(hit.held.minutes)
        return {
            "file": str(hit.held.path), "note": hit.note.id, "meeting": meeting.title, "date": str(meeting.date or ""),
            "series": meeting.series, "status": meeting.status, "kind": hit.note.kind, "item": hit.note.item,
            "speaker": list(map(names.short, hit.note.speakers)), "private": hit.is_private, "audience": hit.audience,
            "context": hit.words, "text": hit.text,
        }  # fmt: skip

    if options.to == "json":
        _print_json([data(hit) for hit in hits])
    for hit in hits if options.to == "text" else ():
        meeting = hit.held.minutes.meeting
        who = f"{', '.join(hit.speakers)}: " if hit.speakers else ""
        at = f"#{hit.note.id}" if hit.note.id else ""
        called = " ".join(filter(None, (str(meeting.date or ""), meeting.title or hit.held.path.name)))
        where = f"{hit.held.path}{at}: {called}:"
        print(one_line(f"{where} {f'[{hit.audience}] ' * hit.is_private}{who}{hit.words}"))
    _say_odd(archive)
    meetings = [head for head in archive.heads if query.is_reference(head.meeting)] if not hits else []
    for head in meetings if options.to == "text" else ():
        print(one_line(f"{head.path}: {head.date or ''} {head.meeting.title}, {head.meeting.reference}"))
    if not (hits or meetings):
        is_name = query.words and not (query.speaker or query.who)
        print(f"Nothing was found.{' who:NAME finds what a person has to do with.' * bool(is_name)}", file=sys.stderr)
    return 0


def _print_json(rows: list[dict[str, Any]]) -> None:
    from minutes_tui.export.formats import escaped

    print(escaped(json.dumps(rows, ensure_ascii=False, indent=2)))


def _say_odd(archive: "Archive", *, is_checked: bool = False) -> None:
    """Name the files that cannot be read; where they are checked, with the reason."""
    from minutes_tui.record import Record

    for name in dict.fromkeys(archive.odd):
        if is_checked:
            try:
                faults = Record.read(Path(name)).faults
                why = f"{name} cannot be read. {' '.join(dict.fromkeys(each.text for each in faults))}"
            except MinutesError as error:
                why = str(error)
            tell(f"minutes: {why}")
            continue
        print(
            one_line(f"minutes: {name} cannot be read and was left out. minutes check {name} says why."),
            file=sys.stderr,
        )
    for name, unread in archive.damaged.items():
        tell(f"minutes: {name} is damaged: {unread}. minutes check {name} says where.")


def check_folder(folder: Path) -> tuple[list[Path], int]:
    """The records of a folder and its sub-folders, or the folder where there is none, to be said so; prints what is
    wrong in each series, and counts that."""
    from minutes_tui.archive.finding import Archive
    from minutes_tui.archive.series import all_series
    from minutes_tui.archive.series_problems import problems

    archive = Archive([folder])
    if not archive.heads:
        return [folder], 0
    _say_odd(archive, is_checked=True)
    found = [each for series in all_series(archive.heads) for each in problems(series)]
    for path, said in found:
        print(one_line(f"{path}:1: {said}"))
    return sorted(head.path for head in archive.heads), len(found)


def one_folder(folder: Path | None) -> "Archive":
    """The records of a folder, or of this one. Raises UsageError."""
    from minutes_tui.archive.finding import Archive

    archive = Archive([folder or Path()])
    if not archive.heads:
        raise UsageError(f"There are no records in {folder or Path.cwd()}. Name another folder.")
    return archive


def actions(options: argparse.Namespace) -> int:
    """List the action items of all series in a folder, by person: what is open, when it is due, what is overdue.

    Each is listed once, as its last record has it. With -o or --to, a page in any format; --to json is for scripts.
    """
    archive = one_folder(options.folder)
    today = timezones.today()
    there = [
        each
        for each in archive.actions(series=options.series)
        if (options.all or each.is_open) and _is_in_period(each.first, options)
    ]
    found = [each for each in there if _is_for(each.note, options.audience)]
    _say_odd(archive)
    _say_left_out(len(there) - len(found), "action item", options.audience)

    def state(each: "Carried") -> str:
        if not each.is_open:
            return "dropped" if each.note.outcome == "dropped" else "done"
        is_late = each.note.due is not None and each.note.due < today
        return "overdue" if is_late else each.note.outcome or "open"

    found.sort(key=lambda each: (each.note.due is None, each.note.due or today))
    if options.to == "json":
        _print_json([_row(each.held, each.note) | {
            "responsible": _names(each.held, each.note), "due": str(each.note.due or ""), "state": state(each),
            "since": str(each.first.minutes.meeting.date or ""),
        } for each in found])  # fmt: skip
        return 0
    if options.out or options.to:
        notes = [
            (each.held, replace(each.note, done=not each.is_open and each.note.outcome != "dropped")) for each in found
        ]
        return _write(notes, "actions", options)
    of = _meeting_words(archive, options.series)
    by_person: dict[str, list[str]] = {}
    for each in found:
        due = f"{each.note.due or ''!s:<10}"
        line = f"  {due}  {state(each):<9}  {of(each.held)}{_one(each.note.text)}  ({each.held.path}#{each.note.id})"
        for name in _names(each.held, each.note) or ["No one"]:
            by_person.setdefault(name, []).append(line)
    for name in sorted(by_person, key=lambda name: (name == "No one", folded(name))):
        print(
            one_line(name),
            *(line if line.isprintable() else f"  {one_line(line)}" for line in by_person[name]),
            sep="\n",
        )
    return 0


def decisions(options: argparse.Namespace) -> int:
    """List the decisions of all records in a folder, with numbers and meetings, the newest meeting first.

    With -o or --to, a page in any format; --to json is for scripts.
    """
    from minutes_tui.archive import register
    from minutes_tui.archive.query import spaced

    archive = one_folder(options.folder)
    there = [
        (held, note)
        for head in archive.heads
        if not options.series or spaced(options.series) in spaced(head.meeting.series)
        if (held := archive.held_with(head.path, register.KINDS)) and _is_in_period(held, options)
        for note in register.decisions(held)
    ]
    found = [(held, note) for held, note in there if _is_for(note, options.audience)]
    _say_odd(archive)
    _say_left_out(len(there) - len(found), "decision", options.audience)
    if options.to == "json":
        _print_json([_row(held, note) | {"number": note.number, "outcome": note.outcome} for held, note in found])
        return 0
    if options.out or options.to:
        return _write(found, "decisions", options)
    of = _meeting_words(archive, options.series)
    for held, note in found:
        meeting = held.minutes.meeting
        number = f"{note.number}. " if note.number is not None else ""
        day = meeting.date or ("" if of(held) else held.path.name)
        print(one_line(f"{day}  {of(held)}{number}{_one(note.text)}  ({held.path}#{note.id})"))
    return 0


def _meeting_words(archive: "Archive", wanted: str) -> Callable[["Held"], str]:
    """What is said of a record before what is of it: the name of its meeting, where there are several series."""
    from minutes_tui.archive.query import spaced
    from minutes_tui.archive.register import called
    from minutes_tui.archive.series import all_series

    count = sum(not wanted or spaced(wanted) in spaced(each.name) for each in all_series(archive.heads))
    return lambda held: f"{called(held.minutes.meeting) or held.path.name}: " if count > 1 else ""


def _say_left_out(count: int, what: str, audience: str) -> None:
    """How many are not listed, as this audience may not read them, and how they are."""
    if count:
        said = f"{count} {what}{'s are' if count > 1 else ' is'} not for the {audience} audience and left out"
        tell(f"minutes: {said}. --audience private lists all.")


def _is_for(note: Note, audience: Audience) -> bool:
    from minutes_tui.report.withheld import printable

    return printable(note, audience)


def _is_in_period(held: "Held", options: argparse.Namespace) -> bool:
    from minutes_tui.archive.query import day_read

    date = held.minutes.meeting.date
    after, before = (day_read(each) if each else None for each in (options.after, options.before))
    return (after is None or (date is not None and date >= after)) and (
        before is None or (date is not None and date < before)
    )


def _row(held: "Held", note: Note) -> dict[str, Any]:
    meeting = held.minutes.meeting
    return {
        "file": str(held.path), "note": note.id, "meeting": meeting.title, "date": str(meeting.date or ""),
        "series": meeting.series, "text": note.text,
    }  # fmt: skip


def _names(held: "Held", note: Note) -> list[str]:
    known = roster(held.minutes).by_key
    return [(full_name(known[code]) or code) if code in known else code for code in listed(note.responsible)]


def _one(text: str) -> str:
    return " ".join(markup.words(text).split())


def _write(entries: list[tuple["Held", Note]], form: str, options: argparse.Namespace) -> int:
    """A page of notes of several records, through the forms and formats of minutes."""
    from minutes_tui.archive.register import register
    from minutes_tui.cli.export import printed
    from minutes_tui.cli.loaded_settings import house_style
    from minutes_tui.export import formats
    from minutes_tui.language.labels import labels

    language = entries[0][0].minutes.meeting.language if entries else "en"
    words = labels(language)
    made = register(entries, words.actions if form == "actions" else words.decisions, options.series)
    order = formats.Order(form=form, audience=options.audience, house=house_style())
    if options.out:
        warnings = [said for out in options.out for said in formats.export(made, out, options.to, order)]
    else:
        content = formats.written(made, options.to, order)
        printed(content.content)
        warnings = [*content.warnings]
    for said in dict.fromkeys(warnings):
        tell(f"minutes: {said}")
    return 0
