"""The subcommands: what each is called with, and what it prints. stdout is data, stderr is talk."""

import argparse
import codecs
import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from minutes_tui.cli import export, lifecycle_commands
from minutes_tui.cli.lifecycle_commands import PROBLEMS_FOUND
from minutes_tui.errors import MinutesError, ProgramError, RecordError, UsageError, one_line, whole_number
from minutes_tui.model import timezones

if TYPE_CHECKING:
    from minutes_tui.model.minutes import Minutes
    from minutes_tui.record import Record

CLOCKED = re.compile(rb"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*)\t")


class Parser(argparse.ArgumentParser):
    """Errors are one sentence with the remedy and no usage block."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}: {self.prog} --help tells how it is called.")


def parser() -> Parser:
    """Every command with its options."""
    whole = Parser(prog="minutes", description="Take the minutes of a meeting, in the terminal.", epilog=EPILOG)
    whole.add_argument("--version", action="store_true", help="print the version")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int], add_help: bool = True) -> Parser:
        said = (run.__doc__ or "").strip()
        made: Parser = commands.add_parser(name, help=said.splitlines()[0], description=said, add_help=add_help)
        made.set_defaults(run=run)
        return made

    _add_new(command("new", new))
    command("demo", demo)
    type_parser = command("type", type_lines)
    type_parser.add_argument("file", type=Path)
    type_parser.add_argument("--clock", action="store_true", help="a line may begin with an ISO time and a tab")
    export_parser = command("export", export.export, add_help=False)
    export_parser.add_argument("file", type=Path)
    export_parser.add_argument("-o", dest="out", action="append", default=[], metavar="OUT", help="- is stdout")
    export.add(export_parser)
    export_parser.add_argument("--state", default="now", help="as it was then: circulated, or a number")
    check_parser = command("check", check)
    check_parser.add_argument("files", nargs="+", type=Path, metavar="file")
    check_parser.add_argument("--spelling", action="store_true", help="the spelling too, by hunspell or aspell")
    command("keys", keys)
    command("read", read_only).add_argument("file", type=Path)
    command("review", review).add_argument("file", type=Path)
    command("history", history).add_argument("file", type=Path)
    restore_parser = command("restore", restore)
    restore_parser.add_argument("file", type=Path)
    restore_parser.add_argument(
        "which", type=whole_number, nargs="?", default=1, help="number in minutes history; default is 1"
    )
    restore_parser.add_argument("-o", dest="out", type=Path, required=True, metavar="NEW", help="the file to write")
    command("schema", schema)
    command("settings", settings)
    _add_practice(command("practice", practise))
    lifecycle_commands.add(command)
    return whole


def _add_new(parser: Parser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--title", default="")
    parser.add_argument("--date", default="", help="as 2025-03-12; default is today")
    parser.add_argument("--language", default="en", help="of labels and dates, as en or de-AT")
    parser.add_argument("--from", dest="old", type=Path, metavar="OLD.toml", help="an earlier record")


def _add_practice(parser: Parser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE.tsv", help="default is a short example")
    parser.add_argument("--pace", type=float, default=1.0, help="2 is twice as fast; default is 1")
    parser.add_argument("--from", dest="start", type=float, default=0.0, metavar="SECONDS", help="begin there")
    parser.add_argument("--for", dest="length", type=float, metavar="SECONDS", help="play no more than that")
    parser.add_argument("--record", dest="kept", type=Path, metavar="OUT.toml", help="keep the record there")
    parser.add_argument("--against", type=Path, metavar="RECORD.toml", help="only score a record that is there")


EPILOG = (
    "minutes FILE.toml opens a record, or begins it; with --linear at a plain prompt, without a screen; minutes alone "
    "shows the records in this folder."
)


def run(typed: Sequence[str]) -> int:
    """Run one of the subcommands."""
    if typed[0] in ("-h", "--help"):
        parser().print_help()
        return 0
    known = parser()
    if not typed[0].startswith("-") and typed[0] not in COMMAND_NAMES:
        raise UsageError(
            f"There is no command {typed[0]}: minutes --help lists them; a FILE ends in .toml or holds a /."
        )
    options = known.parse_args(typed)
    if options.version:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"minutes-tui {version('minutes-tui')}")
        except PackageNotFoundError:
            raise UsageError("This copy is not installed, so it has no version: pip install . gives it one.") from None
        return 0
    return int(options.run(options))


COMMAND_NAMES = ("new", "demo", "type", "export", "check", "keys", "read", "review", "history", "restore", "schema",
                 "settings", "practice", *lifecycle_commands.NAMES)  # fmt: skip


def new(options: argparse.Namespace) -> int:
    """Write a new record. It never overwrites one."""
    from minutes_tui import record

    new_name(options.file)
    minutes = new_minutes(options.title, options.date, options.language, options.old, options.file.parent)
    record.create(options.file, minutes)
    print(one_line(f"{options.file} is ready: minutes {options.file} opens it."), file=sys.stderr)
    return 0


def new_name(path: Path) -> Path:
    """The name of a record that is to be begun. Raises UsageError where it couldn't be opened by it."""
    if path.suffix != ".toml":
        raise UsageError(f"{path} is no name of a record: end it in .toml, such as {path.with_suffix('.toml')}.")
    return path


def new_minutes(title: str, date: str, language: str, old: Path | None, folder: Path) -> "Minutes":
    """The minutes of a meeting that is to come, of which the record will be in `folder`.

    Raises UsageError for a date that is none, or a language.
    """
    from msgspec.structs import replace

    from minutes_tui.config import house_style
    from minutes_tui.model.minutes import Meeting, Minutes
    from minutes_tui.record import Record

    export.require_language(language)
    try:
        day = dt.date.fromisoformat(date) if date else timezones.today()
    except ValueError:
        raise UsageError(f"{date} is no date: write it as {timezones.today()}.") from None
    meeting = Meeting(title=title or "Untitled meeting", date=day, language=language)
    if old is None:
        return Minutes(meeting=meeting)
    before = Record.read(old).minutes
    return Minutes(
        meeting=replace(
            meeting,
            date=meeting.date if date else timezones.now(before.meeting).date(),
            series=before.meeting.series,
            previous=os.path.relpath(old, folder),
            timezone=before.meeting.timezone,
        ),
        print=house_style.moved(before.print, old.parent, folder),
        bodies=before.bodies,
        participants=tuple(replace(person, presence="expected") for person in before.participants),
        glossary=before.glossary,
        abbreviations=before.abbreviations,
        modules=before.modules,
    )


def demo(options: argparse.Namespace) -> int:
    """Open a copy of the example meeting, to try things on."""
    import tempfile

    from minutes_tui.cli.main import open_file, require_terminal
    from minutes_tui.system import files

    require_terminal()
    folder = Path(tempfile.mkdtemp(prefix="minutes-demo-"))
    path = folder / "harbour.toml"
    files.create(path, example().read_bytes())
    print(one_line(f"This is a copy, {path}: type what you like."), file=sys.stderr)
    return open_file(path)


def example(name: str = "meeting.toml") -> Path:
    """A file of the example meeting: within the package where it was installed, beside it in its source."""
    package = Path(__file__).parent
    installed = package / "examples" / name
    return installed if installed.exists() else package.parent / "examples" / name


def type_lines(options: argparse.Namespace) -> int:
    """Read lines from stdin and enter each as if it were typed.

    Prints the problems that the lines themselves cause. With --clock a line may begin with an ISO time and a tab.
    """
    from minutes_tui.linear.prompt import Ended, Waiting
    from minutes_tui.record import Record
    from minutes_tui.system.shutdown import guarded

    opened = Record.open(options.file)
    waiting = Waiting(lines(sys.stdin.buffer if sys.stdin else (), options.clock))
    with guarded(opened.close, handler=waiting.signalled):
        try:
            return _entered(options, opened, waiting)
        except Ended as end:
            return 128 + end.number


def _entered(options: argparse.Namespace, opened: "Record", read: "Iterable[Line]") -> int:
    """Enter lines, close the record and give the exit code."""
    from minutes_tui import commands
    from minutes_tui.assist.keymap import load_settings
    from minutes_tui.editor import Editor

    editor = Editor(opened, settings=load_settings()[0])
    if not_used := timezones.not_used(editor.minutes.meeting):
        print(one_line(f"minutes: {not_used}"), file=sys.stderr)
    found = 0
    try:
        lifecycle_commands.require_unsealed(editor, options.file)
        for number, (at, line, problem) in enumerate(read, 1):
            stands = editor.set_to
            with editor.at(timezones.moment(at, editor.minutes.meeting)) if at else nullcontext():
                outcome = commands.enter_unseen(editor, line)
            if editor.set_to != stands:
                print(one_line(f"line {number}: {outcome.said}"), file=sys.stderr)
            trouble = outcome.problem or outcome.refused
            if problem:
                print(one_line(f"line {number}: {problem}"), file=sys.stderr)
            if outcome.is_elsewhere:
                print(one_line(f"line {number}: {outcome.said}"), file=sys.stderr)
            if outcome.job:
                try:
                    print(one_line(outcome.job()), file=sys.stderr)
                except MinutesError as error:  # the lines behind it are entered all the same
                    trouble = str(error)
            if trouble:
                found += 1
                print(one_line(f"line {number}: {trouble}"))
    finally:
        state = opened.state
        written = opened.close()
    if not written:
        raise opened.unwritten(state)
    if opened.state.remark:
        print(one_line(f"minutes: {opened.state.remark}"), file=sys.stderr)
    return PROBLEMS_FOUND if found else 0


class Line(NamedTuple):
    """A line that is read, to be entered as if it were typed."""

    at: dt.datetime | None
    """When it was said, where it begins with a time; one without an offset is of the meeting's clock."""
    words: str
    problem: str
    """What is wrong with its time."""


def lines(source: Iterable[bytes], clock: bool) -> Iterable[Line]:
    """Lines with their times. A line that isn't UTF-8 is read as Windows-1252, so that no word is lost."""
    for number, raw in enumerate(source):
        at, problem = None, ""
        if number == 0:
            raw = raw.removeprefix(codecs.BOM_UTF8)
        stamp = CLOCKED.match(raw) if clock else None
        if stamp:
            at = _time(stamp[1].decode())
            raw = raw[stamp.end() :] if at else raw
            problem = "" if at else f"{stamp[1].decode()} is no time: it is kept with the words, at the time of now."
        raw = raw.rstrip(b"\r\n")
        try:
            yield Line(at, raw.decode("utf-8"), problem)
        except UnicodeDecodeError:
            yield Line(at, raw.decode("cp1252", "replace"), problem)


def _time(typed: str) -> dt.datetime | None:
    """An ISO time; None for one that no clock shows, or no clock of a meeting."""
    try:
        at = dt.datetime.fromisoformat(typed)
    except ValueError:
        return None
    return at if 1900 < at.year < 3000 else None


def check(options: argparse.Namespace) -> int:
    """Print what is wrong in records, each problem as file:line: problem."""
    from minutes_tui import checks
    from minutes_tui.record import Record

    found = code = 0
    for path in options.files:
        try:
            opened = Record.read(path)
        except RecordError as error:  # the others are looked at all the same
            print(one_line(f"minutes: {error}"), file=sys.stderr)
            code = error.exit_code
            continue
        problems = opened.problems + opened.unportable() + checks.problems(opened.minutes)
        if options.spelling:
            from minutes_tui.checks import spelling_program

            problems += spelling_program.problems(opened.minutes)
        said_at = zip(opened.lines(problems), (each.text for each in problems), strict=True)
        places = sorted(dict.fromkeys(said_at), key=lambda place: place[0])  # within a line as they stand in the text
        for line, said in places:
            print(one_line(f"{path}:{line}: {said}"))
        found += len(places)
    return code or (PROBLEMS_FOUND if found else 0)


def keys(options: argparse.Namespace) -> int:
    """Print the table of keys, commands and lines."""
    from minutes_tui.assist.keymap import table

    print(table())
    return 0


def read_only(options: argparse.Namespace) -> int:
    """Show a record that nothing can be typed into, and follow it while somebody else writes it."""
    from minutes_tui.cli.main import open_file

    return open_file(options.file, writing=False)


def review(options: argparse.Namespace) -> int:
    """Walk through a record after the meeting: every doubt found, every change previewed."""
    from minutes_tui.cli.main import open_file

    return open_file(options.file, review=True)


def history(options: argparse.Namespace) -> int:
    """Print which backups of a record there are, the last one first: number, time, notes, status."""
    from minutes_tui.record import Record
    from minutes_tui.system import backups, files

    there = backups.backups(options.file)
    if not (there or options.file.exists()):
        raise RecordError(f"There is no {options.file}, nor a backup of it: is its name right?")
    if not there:
        none = f"There is no backup of {options.file} yet: an edit that is no line at its end makes one."
        print(one_line(none), file=sys.stderr)
    for number, backup in enumerate(there, 1):
        minutes = Record(backup.path, files.read(backup.path)).minutes
        at = timezones.local(backup.at, minutes.meeting)
        print(f"{number:3}  {at:%Y-%m-%d %H:%M:%S}  {len(minutes.notes):6,} notes  {minutes.meeting.status}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Bring a backup of a record back into a new file. It never overwrites one."""
    from minutes_tui.record import Record
    from minutes_tui.system import backups, files

    there = backups.backups(options.file)
    if not 0 < options.which <= len(there):
        raise UsageError(f"There is no backup {options.which} of {options.file}: minutes history FILE lists them.")
    backup = there[options.which - 1]
    words = files.read(backup.path)
    files.create(new_name(options.out), files.data(words))
    at = timezones.local(backup.at, Record(backup.path, words).minutes.meeting)
    print(one_line(f"{options.out} is the record as it was on {at:%Y-%m-%d at %H:%M:%S}."), file=sys.stderr)
    return 0


def schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of a record, with which editors complete and check it."""
    import json

    from minutes_tui.model.schema import schema as made

    print(json.dumps(made(), indent=2, ensure_ascii=False))
    return 0


def practise(options: argparse.Namespace) -> int:
    """Play a meeting to be taken down, and print how much of it was.

    The meeting is a table, tab-separated: seconds, speaker, words. Its first row may name the columns.
    """
    from minutes_tui.assist import practice
    from minutes_tui.record import Record

    if not options.pace > 0:
        raise UsageError("A pace is more than 0: --pace 0.5 is half as fast as the meeting was.")
    path = options.file or example("practice.tsv")
    script = practice.read(path, options.start, options.length)
    if options.against:
        taken = Record.read(options.against).minutes
        code, told = 0, practice.told(practice.score(script, taken, practice.beginning(taken), options.pace))
    else:
        from minutes_tui.cli.main import require_terminal

        require_terminal()
        from minutes_tui.tui.practice import run_practice

        code, told = run_practice(
            script, f"Practice: {path.stem}", options.pace, options.kept and new_name(options.kept)
        )
    for line in told:
        print(one_line(line))
    return code


def settings(options: argparse.Namespace) -> int:
    """Print where the settings are, and open them in VISUAL or EDITOR, made first where there are none."""
    from minutes_tui.assist.keymap import load_settings
    from minutes_tui.config import settings as kept

    print(one_line(str(kept.path())), flush=True)
    if sys.stdin and sys.stdin.isatty() and sys.stdout.isatty():
        from minutes_tui.system import programs

        try:
            programs.edit(programs.editor(), str(kept.begin()))
        except ProgramError as error:
            print(f"minutes: {one_line(str(error))}", file=sys.stderr)
    _, problems = load_settings()
    for problem in problems:
        print(one_line(problem), file=sys.stderr)
    return PROBLEMS_FOUND if problems else 0
