"""The subcommands of the life of the minutes: circulated, commented on, approved, corrected, and what differs."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_tui.cli.arguments import whole_number
from minutes_tui.cli.terminal import tell
from minutes_tui.errors import RecordError, SealedError, UsageError, one_line

if TYPE_CHECKING:
    from minutes_tui.editor import Editor, Outcome
    from minutes_tui.export.formats import Order
    from minutes_tui.model.minutes import Problem
    from minutes_tui.record import Record

PROBLEMS_FOUND = 1

Add = Callable[[str, Callable[[argparse.Namespace], int]], argparse.ArgumentParser]


def add(command: Add) -> None:
    """Every command of this module with its options."""
    for name, run in (("circulate", circulate), ("approve", approve), ("reopen", reopen)):
        made = command(name, run)
        made.add_argument("file", type=Path)
        made.add_argument("--by", default="", metavar="WHOM")
        if name == "approve":
            made.add_argument("--at", default="", metavar="MEETING", help="meeting that approved them")
            made.add_argument("--on", default="", metavar="DATE", help="date, such as 2025-03-12; default: now")
        if name != "reopen":
            made.add_argument("--anyway", action="store_true", help="go ahead although the command would refuse")
        made.add_argument("--because", default="", metavar="WORDS", help="reason to record; implies --anyway")
    corrigendum_parser = command("corrigendum", corrigendum)
    corrigendum_parser.add_argument("file", type=Path)
    corrigendum_parser.add_argument("text", nargs="+")
    corrigendum_parser.add_argument("--paragraph", type=whole_number, metavar="N", help="paragraph that is corrected")
    corrigendum_parser.add_argument("--by", default="", metavar="WHOM")
    comments_parser = command("comments", comments)
    comments_parser.formatter_class = argparse.RawDescriptionHelpFormatter
    comments_parser.add_argument("file", type=Path)
    comments_parser.add_argument(
        "back", metavar="BACK", help="mail (.eml), DOCX, ODT or text that was sent back; - for standard input"
    )
    comments_parser.add_argument(
        "--from", dest="who", default="", metavar="WHO", help="author, instead of the mail's From:"
    )
    comments_parser.add_argument(
        "--anyway", action="store_true", help="take in a document that seems to be of another meeting"
    )
    command("states", states).add_argument("file", type=Path)
    diff_parser = command("diff", diff)
    diff_parser.add_argument("file", type=Path)
    diff_parser.add_argument("other", nargs="?", default="", metavar="OTHER", help="newer record, or a state of FILE")
    diff_parser.add_argument(
        "--from", dest="old", default="", metavar="STATE", help="older state: circulated, or a number"
    )
    diff_parser.add_argument(
        "--to", default="", metavar="STATE|md|html", help="newer state, or a format for standard output"
    )
    diff_parser.add_argument("-o", dest="out", type=Path, action="append", default=[], metavar="OUT",
                             help="file to write: .md, .html or .txt; repeat for several")  # fmt: skip
    diff_parser.add_argument("--whole", action="store_true", help="show unchanged parts as well")
    diff_parser.add_argument("--audience", default="public", help="public, restricted or private; default: public")


def circulate(options: argparse.Namespace) -> int:
    """Mark the minutes as circulated: number the paragraphs, store a copy in the folder NAME.sent beside FILE.

    If points are open, they are printed and nothing is done. --anyway or --because overrides this, and is recorded.
    """
    from minutes_tui.checks import sign_off
    from minutes_tui.commands import status_changes
    from minutes_tui.meeting import minutes_status
    from minutes_tui.record import Record

    because = options.because if options.because or options.anyway else None
    opened = Record.read(options.file)
    points = sign_off.open_points(opened) if because is None and not minutes_status.is_sealed(opened.minutes) else []
    if points:
        print(f"minutes: {sign_off.open_summary(points)}. To circulate anyway, add --because TEXT.", file=sys.stderr)
        return _printed(options.file, opened, points)
    return done(options.file, lambda editor: status_changes.circulate(editor, _named(editor, options.by), because))


def _printed(path: Path, opened: "Record", points: "list[Problem]") -> int:
    """Print what is open, and give the exit code for that."""
    for line, point in zip(opened.lines(points), points, strict=True):
        print(one_line(f"{path}:{line}: {point.text}"))
    return PROBLEMS_FOUND


def approve(options: argparse.Namespace) -> int:
    """Approve circulated minutes and lock them; minutes corrigendum corrects them from then on.

    If points are open, or text was changed since circulation without a comment that asked for exactly that, these are
    printed and nothing is done. --anyway or --because overrides this, and is recorded. Accepted comments that
    changed nothing are printed before the minutes are approved.
    """
    from minutes_tui.checks import sign_off
    from minutes_tui.commands import status_changes
    from minutes_tui.export.last_copy import last_copy
    from minutes_tui.record import Record
    from minutes_tui.system import circulated_copies

    because = options.because if options.because or options.anyway else None
    opened = Record.read(options.file)
    if because is None and opened.minutes.meeting.status == "circulated":
        points = sign_off.open_points(opened)
        history = opened.minutes.history
        state = circulated_copies.last(options.file, history)
        since = sign_off.changes_by_comments(last_copy(options.file, history), opened.minutes)
        said = [sign_off.open_summary(points)] if points else []
        if state and since.unasked:
            shown = f"minutes diff {options.file} {state.number} --audience private"
            said += [f"{sign_off.changes_summary(since.unasked)}: {shown}"]
        said += [sign_off.inexact_summary(since.answers)] if since.answers else []
        if said:
            tell(f"minutes: {'; '.join(said)}. To approve anyway, add --because TEXT.")
        _printed(options.file, opened, points)
        for change in since.unasked:
            print(one_line(f"{options.file}: changed since it was circulated: {change}"))
        for change in since.answers:
            print(one_line(f"{options.file}: changed in paragraphs with comments: {change}"))
        for comment in since.undone:
            print(one_line(f"{options.file}: {comment}"))
        if said:
            return PROBLEMS_FOUND

    def run(editor: "Editor") -> "Outcome":
        refused = status_changes.to_come(editor, options.on) if because is None else None
        return refused or status_changes.approve(editor, _named(editor, options.by), options.at, options.on, because)

    return done(options.file, run)


def reopen(options: argparse.Namespace) -> int:
    """Reopen approved minutes for changes; this is recorded."""
    from minutes_tui.commands import status_changes

    return done(
        options.file,
        lambda editor: status_changes.reopen(editor, _named(editor, options.by), options.because),
        "The minutes are circulated again. They can be changed until you run minutes approve.",
    )


def corrigendum(options: argparse.Namespace) -> int:
    """Add a dated correction to approved minutes; it is printed at the end of the page.

    "11: TEXT" corrects paragraph 11, as --paragraph 11 TEXT does.
    """
    from minutes_tui.commands import status_changes

    text = " ".join(options.text).strip()
    if not text:
        raise UsageError("Type the correction: minutes corrigendum FILE TEXT")
    by, paragraph = options.by, options.paragraph
    if paragraph is None and (number := status_changes.PARAGRAPH.match(text)):
        paragraph, text = int(number[1]), text[number.end() :]
    return done(options.file, lambda editor: status_changes.corrigendum(editor, text, paragraph, _named(editor, by)))


def comments(options: argparse.Namespace) -> int:
    """Add the comments of a mail, or the changes and comments of a document, to the record, as one edit.

    Of a DOCX or ODT file, each tracked change is a correction, with its author and date, and each comment in the margin
    has its replies. Changes that were made without tracking are found too, and marked: the document is compared with
    the page that was circulated.

    The mail is a file as a mail program saves it (.eml), or its text. A comment begins with the paragraph's number, and
    lines below belong to it until a blank one:

        From: Ida Berg <ida@example.org>

        12. “lake” -> “late”
        §13: The vote was by name.
        Par. 14, s/Tuesday/Thursday/
        p. 15 The names are missing.

    "Paras 16-18 can come out" is a comment on 16. A further paragraph above the next comment is one on the same number.
    An answer below a quoted paragraph is a comment on that paragraph. The line with From: names the author, or --from
    does. Quotations, greetings and signatures are skipped, and the program says how many lines it skipped. A comment
    that names no paragraph of the minutes is saved without one. Reading the same mail again adds nothing. While the
    record is open in the app, /comments FILE does the same there.
    """
    from minutes_tui.commands.comments import DOCUMENTS, add_document, add_mail
    from minutes_tui.readers.returned import mail

    back = Path(options.back)
    if back.suffix.lower() in DOCUMENTS:
        return done(options.file, lambda editor: add_document(editor, back, options.who, anyway=options.anyway))
    if options.back == "-":
        name = "Standard input"
        content = mail.read_stream(sys.stdin.buffer, name) if sys.stdin else b""
    else:
        name, content = options.back, mail.read(Path(options.back))
    letter = mail.letter(content, name)
    return done(options.file, lambda editor: add_mail(editor, letter, name, options.who))


def states(options: argparse.Namespace) -> int:
    """List the stored states of a record: number, status, date, author, and whether the copy matches the history.

    minutes export FILE --state 2 writes the page of state 2 again, minutes diff FILE 2 shows what has changed since.
    """
    from minutes_tui.export.bundle import reopened_line, state_line
    from minutes_tui.record import Record
    from minutes_tui.system import circulated_copies

    minutes = Record.read(options.file).minutes
    history = minutes.history
    there = circulated_copies.states(options.file, history)
    for state in there:
        print(state_line(state, minutes.meeting))
    loose = [str(state.number) for state in there if state.event is None and state.status != "draft"]
    if loose:
        its = "Its page" if len(loose) == 1 else "Their pages"
        tell(
            f"minutes: No circulation in the history has stored {', '.join(loose)}: the program was ended meanwhile, "
            f"or an earlier record was restored. {its} can be made with --state."
        )
    if reopened := reopened_line(minutes):
        print(f"     {reopened}")
    lost = [event.sent for event in history if event.sent and event.sent not in {each.path.name for each in there}]
    for name in lost:
        tell(f"minutes: {circulated_copies.folder(options.file) / name} is missing.")
    if lost and (other := circulated_copies.elsewhere(options.file, history)):
        tell(f"minutes: {other} has them: rename it to {circulated_copies.folder(options.file).name}.")
    if not there and not lost:
        none = f"No state of {options.file} is stored yet. minutes circulate stores the first one."
        tell(none)
    return PROBLEMS_FOUND if lost or any(state.event and not state.is_proved for state in there) else 0


def diff(options: argparse.Namespace) -> int:
    """Show the differences between two records, or two states of one, note by note and word by word.

    minutes diff OLD.toml NEW.toml, minutes diff FILE circulated (since then), minutes diff FILE --from 1 --to approved.
    Removed text is in [-…-], added text in {+…+}; a terminal shows colours, unless NO_COLOR is set. Exit code 0.
    """
    from minutes_tui.errors import ExportError
    from minutes_tui.report import AUDIENCES
    from minutes_tui.report.differences.redline import redline
    from minutes_tui.system import files
    from minutes_tui.writers import redline_pages

    if options.audience not in AUDIENCES:
        raise UsageError(f"There is no audience {options.audience}. Choose one of: {', '.join(AUDIENCES)}.")
    old, new, names = _compared(options)
    to = options.to if options.to in FORMATS else "txt"
    wanted = [(out, out.suffix.removeprefix(".")) for out in options.out] or [(None, to)]
    if any(suffix not in FORMATS for _, suffix in wanted):
        raise UsageError(
            f"Differences can be written as .{', .'.join(FORMATS)}. Name a file with one of these endings."
        )
    sections = redline(old.minutes, new.minutes, options.audience)
    title = f"{new.minutes.meeting.title or options.file.stem}: {names}"
    for out, suffix in wanted:
        match suffix:
            case "md":
                written = redline_pages.markdown(sections, title, whole=options.whole)
            case "html":
                written = redline_pages.page(sections, title, new.minutes.meeting.language, whole=options.whole)
            case _:
                colours = out is None and _is_coloured()
                written = redline_pages.text(sections, title, colours=colours, whole=options.whole)
        if out:
            if linked := files.export(out, written.encode("utf-8", "replace"), ExportError):
                tell(linked)
        else:
            print(written.encode("utf-8", "replace").decode(), end="")
    if not sections:
        print("There are no differences.", file=sys.stderr)
    return 0


FORMATS = ("txt", "md", "html")
"""Of a redline, by suffix."""


def _compared(options: argparse.Namespace) -> tuple["Record", "Record", str]:
    """The older and the newer of what is to be compared, and what they are called."""
    from minutes_tui.cli.terminal import is_file_name
    from minutes_tui.record import Record

    to = "" if options.to in FORMATS else options.to
    if options.other and is_file_name(options.other):
        if options.old or to:
            raise UsageError(
                "Two records have no states in common. To compare states, name one record with --from and --to."
            )
        return Record.read(options.file), Record.read(Path(options.other)), f"{options.file} → {options.other}"
    if options.other and options.old:
        raise UsageError("Name the older state after FILE or with --from.")
    before, after = options.other or options.old, to or "now"
    if not before:
        raise UsageError("Say what to compare: minutes diff OLD.toml NEW.toml, or minutes diff FILE circulated")
    return state_of(options.file, before), state_of(options.file, after), f"{before} → {after}"


def _is_coloured() -> bool:
    return bool(sys.stdout and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


def state_of(path: Path, which: str) -> "Record":
    """A record as it was in a state, by its number or its status; "now" is the record itself.

    Raises UsageError where there is none, RecordError where the copy is not what was sent, or is in no history and
    can't be read.
    """
    from minutes_tui.record import Record
    from minutes_tui.system import circulated_copies, files

    if which == circulated_copies.NOW:
        return Record.read(path)
    history = Record.read(path).minutes.history
    state = circulated_copies.state(path, history, which)
    record = Record(path, files.read(state.path))
    if not state.is_proved and (not record.text.strip() or any(fault.is_unread for fault in record.faults)):
        raise RecordError(f"{state.path} is damaged and cannot be read as a record. Restore the original file.")
    return record


def styled(order: "Order", path: Path, which: str) -> "Order":
    """What is to be exported of a state, with the style that its pages were made with. Raises RecordError."""
    from msgspec.structs import replace

    from minutes_tui.export import stored_style
    from minutes_tui.record import Record
    from minutes_tui.system import circulated_copies

    if which == circulated_copies.NOW:
        return order
    state = circulated_copies.state(path, Record.read(path).minutes.history, which)
    return replace(order, house=stored_style.kept(path, state), is_stored=True)


def require_unsealed(editor: "Editor", path: Path) -> None:
    """Raises SealedError where the minutes are approved."""
    if editor.why_sealed:
        helps = f"minutes corrigendum {path} TEXT adds a correction, minutes reopen {path} allows changes"
        raise SealedError(f"Approved{_approved_on(editor)}: {helps}.")


def _approved_on(editor: "Editor") -> str:
    from minutes_tui.meeting import minutes_status

    day = minutes_status.approved_on(editor.minutes)
    return f" on {day}" if day else ""


def done(path: Path, do: Callable[["Editor"], "Outcome"], said: str = "") -> int:
    """Open a record, do something to it, wait for the disk and say what was done: `said`, or as the outcome has it."""
    from minutes_tui.cli.loaded_settings import loaded
    from minutes_tui.editor import Editor
    from minutes_tui.record import Record
    from minutes_tui.system.shutdown import guarded

    opened = Record.open(path)
    editor = Editor(opened, settings=loaded())
    with guarded(opened.close), opened.closing():
        try:
            outcome = do(editor)
        except SealedError:
            require_unsealed(editor, path)
            raise
    if outcome.refused or outcome.misread:
        raise UsageError(_hindered(editor, outcome) or outcome.refused or outcome.misread)
    tell(said or outcome.said)
    return 0


def _hindered(editor: "Editor", outcome: "Outcome") -> str:
    """What is said in a shell of a status in which a step can't be done; "" where it isn't that."""
    match outcome.hindrance:
        case "sealed":
            helps = "minutes corrigendum adds a correction, minutes reopen makes them circulated again"
            return f"Approved{_approved_on(editor)}: {helps}."
        case "draft":
            return "The minutes are a draft. Run minutes circulate first, or add --anyway."
        case "":
            return ""


def _named(editor: "Editor", who: str) -> str:
    from minutes_tui.commands.status_changes import name_of

    return name_of(who, editor.minutes)
