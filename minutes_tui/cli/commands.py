"""The subcommands: what each is called with, and what it prints. stdout is data, stderr is talk."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, get_args

from minutes_tui.cli import archive_commands, export, handover_commands, import_source, status_commands
from minutes_tui.cli.arguments import COMMAND_NAMES, whole_number
from minutes_tui.cli.status_commands import PROBLEMS_FOUND
from minutes_tui.cli.terminal import tell
from minutes_tui.errors import MinutesError, ProgramError, RecordError, UsageError, one_line
from minutes_tui.meeting import minutes_status
from minutes_tui.model import timezones
from minutes_tui.model.minutes import StyleName
from minutes_tui.model.near_words import suggestion

if TYPE_CHECKING:
    from minutes_tui.cli.linear.unread import Lines
    from minutes_tui.editor import Editor
    from minutes_tui.line.stdin_lines import Line
    from minutes_tui.model.minutes import Minutes
    from minutes_tui.record import Record


class Parser(argparse.ArgumentParser):
    """Errors are one sentence with the remedy and no usage block."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}. For help, run {self.prog} --help.")


def parser() -> Parser:
    """Every command with its options."""
    whole = Parser(prog="minutes", description="Take the minutes of a meeting in the terminal.", epilog=EPILOG)
    whole.add_argument("--version", action="store_true", help="show the version")
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
    type_parser.add_argument("--clock", action="store_true", help="lines may begin with an ISO time and a tab")
    export_parser = command("export", export.export, add_help=False)
    export_parser.add_argument("file", type=Path)
    export_parser.add_argument(
        "-o",
        dest="out",
        action="append",
        default=[],
        metavar="OUT",
        help="file to write, - for standard output; repeat for several",
    )
    export.add(export_parser)
    export_parser.add_argument("--state", default="now", help="stored state to export: circulated, or a number")
    check_parser = command("check", check)
    check_parser.add_argument("files", nargs="+", type=Path, metavar="file")
    check_parser.add_argument("--spelling", action="store_true", help="check the spelling too, with hunspell or aspell")
    command("keys", keys)
    command("read", read_only).add_argument("file", type=Path)
    command("review", review).add_argument("file", type=Path)
    command("history", history).add_argument("file", type=Path)
    restore_parser = command("restore", restore)
    restore_parser.add_argument("file", type=Path)
    restore_parser.add_argument(
        "which", type=whole_number, nargs="?", default=1, help="number from minutes history; default: 1"
    )
    restore_parser.add_argument("-o", dest="out", type=Path, required=True, metavar="NEW", help="new file to write")
    command("schema", schema)
    command("settings", settings)
    _add_practice(command("practice", practise))
    import_source.add(command("import", import_source.import_source))
    help_parser = command("help", help_on)
    help_parser.add_argument("topic", nargs="*", help="a page, a command such as /vote or export, or any words")
    help_parser.add_argument("--man", action="store_true", help="print the whole manual as the source of a man page")
    command("completion", completion).add_argument("shell", help="bash, zsh or fish")
    status_commands.add(command)
    archive_commands.add(command)
    handover_commands.add(command)
    return whole


def _add_new(parser: Parser) -> None:
    parser.add_argument("file", type=Path, nargs="?", help="file to create; if left out, a terminal asks for it")
    parser.add_argument("--title", default="")
    parser.add_argument("--date", default="", help="such as 2025-03-12; default: today")
    parser.add_argument("--language", default="", help="language of labels and dates, such as de or en-US; default: en")
    parser.add_argument("--style", choices=get_args(StyleName), help="how pages are laid out; default: plain")
    parser.add_argument(
        "--from", dest="old", type=Path, metavar="LAST.toml", help="make it the next meeting after this record's"
    )
    parser.add_argument(
        "--carry", choices=("all", "none"), help="with --from: what to take over of what was left open; default: all"
    )


def _add_practice(parser: Parser) -> None:
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="FILE.tsv", help="meeting to play; default: a short example"
    )
    parser.add_argument("--pace", type=float, default=1.0, help="speed; 2 is twice as fast; default: 1")
    parser.add_argument("--from", dest="start", type=float, default=0.0, metavar="SECONDS", help="start at this second")
    parser.add_argument("--for", dest="length", type=float, metavar="SECONDS", help="stop after this many seconds")
    parser.add_argument("--record", dest="kept", type=Path, metavar="OUT.toml", help="save the record here")
    parser.add_argument("--against", type=Path, metavar="RECORD.toml", help="only score this record")


EPILOG = (
    "minutes FILE.toml opens a record or creates it; add --linear for a plain prompt without a screen. minutes alone "
    "lists the records in this folder. minutes help shows the manual."
)


def run(typed: Sequence[str]) -> int:
    """Run one of the subcommands."""
    if typed[0] in ("-h", "--help"):
        parser().print_help()
        return 0
    known = parser()
    if not typed[0].startswith("-") and typed[0] not in COMMAND_NAMES:
        raise UsageError(
            f"There is no command {typed[0]}{suggestion(typed[0], COMMAND_NAMES, 'minutes %s')} For the list, run "
            "minutes --help. The name of a record ends in .toml or contains a /."
        )
    options = known.parse_args(typed)
    if options.version:
        if " " not in _version():
            raise UsageError("This copy is not installed, so it has no version. Install it with pip install .")
        print(_version())
        return 0
    return int(options.run(options))


def _version() -> str:
    """The program's name with its version, where it is installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"minutes-tui {version('minutes-tui')}"
    except PackageNotFoundError:
        return "minutes-tui"


def new(options: argparse.Namespace) -> int:
    """Create a new record. An existing file is never overwritten."""
    from minutes_tui import record
    from minutes_tui.language.labels import require_language
    from minutes_tui.record.new import new_minutes, new_name

    if options.carry and not options.old:
        raise UsageError("--carry needs the last meeting. Add --from LAST.toml.")
    if options.language:
        require_language(options.language)
    if options.file:
        new_name(options.file)
    elif not (sys.stdin and sys.stdin.isatty()):
        raise UsageError("Name the file: minutes new FILE.toml. Only a terminal asks for the name.")
    elif not (options.title or options.old):
        options.title = _asked("Title of the meeting: ")
    folder = options.file.parent if options.file else Path()
    if options.old:
        from minutes_tui.archive.next_meeting import next_meeting

        coming = next_meeting(
            options.old,
            folder,
            title=options.title,
            date=options.date,
            language=options.language,
            style=options.style,
            is_carried=options.carry != "none",
        )
        minutes = coming.without(coming.unasked)
        for said in coming.said:
            tell(said)
    else:
        minutes = new_minutes(options.title, options.date, options.language or "en", options.style)
    path = options.file or _file_asked(minutes)
    record.create(path, minutes)
    tell(f"{path} is ready. To open it, run minutes {path}.")
    return 0


def _file_asked(minutes: "Minutes") -> Path:
    """The file of a new record; Enter alone takes the name that is proposed."""
    from minutes_tui.record.file_name import proposed
    from minutes_tui.record.new import new_name

    name = proposed(Path(), minutes.meeting.title, minutes.meeting.date or timezones.today())
    answer = _asked(f"File, Enter for {name}: ")
    if not answer:
        return name
    return new_name(Path(os.path.expanduser(answer if answer.endswith(".toml") else f"{answer}.toml")))


def _asked(question: str) -> str:
    """An answer from the terminal. Raises UsageError at the end of what is typed."""
    print(question, end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    if not answer:
        raise UsageError("Nothing was created. To create the record without questions, run minutes new FILE.toml.")
    return answer.strip()


def demo(options: argparse.Namespace) -> int:
    """Open a copy of the example meeting to try things out."""
    import tempfile

    from minutes_tui.cli.terminal import open_file, require_terminal
    from minutes_tui.system import files

    require_terminal()
    folder = Path(tempfile.mkdtemp(prefix="minutes-demo-"))
    path = folder / "harbour.toml"
    files.create(path, example().read_bytes())
    tell(f"The copy of the example is {path}.")
    return open_file(path, notice="This is a copy of the example meeting: type what you like.")


def example(name: str = "meeting.toml") -> Path:
    """A file of the example meeting: within the package where it was installed, beside it in its source."""
    package = Path(__file__).parents[1]
    installed = package / "examples" / name
    return installed if installed.exists() else package.parent / "examples" / name


def type_lines(options: argparse.Namespace) -> int:
    """Enter lines from standard input as if they were typed.

    Prints the problems that the lines themselves cause. With --clock a line may begin with an ISO time and a tab.
    """
    from minutes_tui.cli.linear import unread
    from minutes_tui.cli.linear.prompt import Ended, Waiting
    from minutes_tui.line.stdin_lines import lines
    from minutes_tui.record import Record
    from minutes_tui.system.shutdown import guarded

    opened = Record.open(options.file)
    source = unread.descriptor()
    sent = unread.Lines(source) if source is not None else None
    waiting = Waiting(lines(sent or (sys.stdin.buffer if sys.stdin else ()), options.clock), sent)
    with guarded(lambda: unread.keep_and_close(opened, sent), handler=waiting.signalled):
        try:
            return _entered(options, opened, waiting, sent)
        except Ended as end:
            return 128 + end.number


def _entered(options: argparse.Namespace, opened: "Record", read: "Iterable[Line]", sent: "Lines | None") -> int:
    """Enter lines, close the record and give the exit code. What was sent and is not entered when the system ends the
    program goes into the draft."""
    from minutes_tui.cli.linear import unread
    from minutes_tui.cli.linear.prompt import Ended
    from minutes_tui.cli.loaded_settings import loaded
    from minutes_tui.editor import Editor

    editor = Editor(opened, settings=loaded())
    if not_used := timezones.not_used(editor.minutes.meeting):
        tell(f"minutes: {not_used}")
    with opened.closing():
        try:
            status_commands.require_unsealed(editor, options.file)
            found = sum(_has_trouble(editor, number, line) for number, line in enumerate(read, 1))
        except Ended:
            unread.keep(opened, sent)
            raise
    if opened.state.remark:
        tell(f"minutes: {opened.state.remark}")
    return PROBLEMS_FOUND if found else 0


def _has_trouble(editor: "Editor", number: int, line: "Line") -> bool:
    """Enter a line, tell what it does beside a note, and print what is wrong with it."""
    from minutes_tui import commands

    at, words, problem = line
    stands = editor.set_to
    with editor.at(timezones.moment(at, editor.minutes.meeting)) if at else nullcontext():
        outcome = commands.enter_unseen(editor, words)
    if editor.set_to != stands:
        tell(f"line {number}: {outcome.said}")
    trouble = outcome.problem or outcome.refused
    if problem:
        tell(f"line {number}: {problem}")
    if outcome.is_elsewhere:
        tell(f"line {number}: {outcome.said}")
    if outcome.job:
        try:
            tell(outcome.job())
        except MinutesError as error:  # the lines behind it are entered all the same
            trouble = str(error)
    if trouble:
        print(one_line(f"line {number}: {trouble}"))
    return bool(trouble)


def check(options: argparse.Namespace) -> int:
    """Check records and list their problems, one on each line as file:line: problem.

    Of a folder, all records in it are checked, and each series: numbers used twice, gaps, minutes never approved.
    """
    from minutes_tui import checks
    from minutes_tui.export.last_copy import differs
    from minutes_tui.record import Record

    found = code = 0
    paths: list[Path] = []
    for path in options.files:
        if path.is_dir():
            within, count = archive_commands.check_folder(path)
            paths += within
            found += count
        else:
            paths.append(path)
    for path in paths:
        try:
            opened = Record.read(path)
        except RecordError as error:  # the others are looked at all the same
            tell(f"minutes: {error}")
            code = error.exit_code
            continue
        problems = opened.problems + opened.unportable()
        if minutes_status.is_sealed(opened.minutes):  # nothing of it can be changed any more
            if path in options.files and checks.problems(opened.minutes):
                tell(f"minutes: {path} is approved: open points are not listed. minutes reopen {path} unlocks it.")
        else:
            problems += opened.missing() + checks.problems(opened.minutes)
        if options.spelling and not minutes_status.is_sealed(opened.minutes):
            from minutes_tui.checks.wording import spelling_program

            problems += spelling_program.problems(opened.minutes)
        said_at = zip(opened.lines(problems), (each.text for each in problems), strict=True)
        places = sorted(dict.fromkeys(said_at), key=lambda place: place[0])  # within a line as they stand in the text
        for line, said in places:
            print(one_line(f"{path}:{line}: {said}"))
        found += len(places)
        if other := differs(opened):
            print(one_line(f"{path}:1: {other}"))
            found += 1
    return code or (PROBLEMS_FOUND if found else 0)


def keys(options: argparse.Namespace) -> int:
    """List all lines, keys and commands."""
    from minutes_tui.assist.keymap import table

    print(table())
    return 0


def read_only(options: argparse.Namespace) -> int:
    """Show a record without changing it, and follow it while someone else writes it."""
    from minutes_tui.cli.terminal import open_file

    return open_file(options.file, writing=False)


def review(options: argparse.Namespace) -> int:
    """Review a record after the meeting: notes, page and problems."""
    from minutes_tui.cli.terminal import open_file

    return open_file(options.file, review=True)


def history(options: argparse.Namespace) -> int:
    """List the backups of a record, newest first: number, time, notes, status."""
    from minutes_tui.record import Record
    from minutes_tui.system import backups, files

    there = backups.backups(options.file)
    if not (there or options.file.exists()):
        raise RecordError(f"There is no file {options.file}, nor a backup of it. Check its name.")
    if not there:
        none = f"There is no backup of {options.file} yet. Backups are made when earlier notes or the status change."
        tell(none)
    for number, backup in enumerate(there, 1):
        minutes = Record(backup.path, files.read(backup.path)).minutes
        at = timezones.local(backup.at, minutes.meeting)
        print(f"{number:3}  {at:%Y-%m-%d %H:%M:%S}  {len(minutes.notes):6,} notes  {minutes.meeting.status}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Restore a backup into a new file. An existing file is never overwritten."""
    from minutes_tui.record import Record
    from minutes_tui.record.new import new_name
    from minutes_tui.system import backups, files

    there = backups.backups(options.file)
    if not 0 < options.which <= len(there):
        raise UsageError(
            f"There is no backup {options.which} of {options.file}. For the list, run minutes history FILE."
        )
    backup = there[options.which - 1]
    words = files.read(backup.path)
    files.create(new_name(options.out), files.data(words))
    at = timezones.local(backup.at, Record(backup.path, words).minutes.meeting)
    tell(f"{options.out} contains the record as it was on {at:%Y-%m-%d at %H:%M:%S}.")
    return 0


def schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of a record, for editors that complete and check it."""
    import json

    from minutes_tui.model.schema import schema as made

    print(json.dumps(made(), indent=2, ensure_ascii=False))
    return 0


def practise(options: argparse.Namespace) -> int:
    """Play a meeting for you to minute, and score the result.

    The meeting is a table, tab-separated: seconds, speaker, words. Its first row may name the columns.
    """
    from minutes_tui.assist import practice
    from minutes_tui.record import Record

    if not options.pace > 0:
        raise UsageError("The pace must be more than 0. For half speed, use --pace 0.5.")
    path = options.file or example("practice.tsv")
    script = practice.read(path, options.start, options.length)
    if options.against:
        taken = Record.read(options.against).minutes
        code, told = 0, practice.score_lines(practice.score(script, taken, practice.beginning(taken), options.pace))
    else:
        from minutes_tui.cli.terminal import require_terminal

        require_terminal()
        from minutes_tui.record.new import new_name
        from minutes_tui.tui.practice import run_practice

        code, told = run_practice(
            script, f"Practice: {path.stem}", options.pace, options.kept and new_name(options.kept)
        )
    for line in told:
        print(one_line(line))
    return code


def settings(options: argparse.Namespace) -> int:
    """Show where the settings are and open them in VISUAL or EDITOR; the file is created if it is missing."""
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
        tell(problem)
    return PROBLEMS_FOUND if problems else 0


def help_on(options: argparse.Namespace) -> int:
    """Show a page of the manual or a command, or search the manual; without a topic, list the pages."""
    from minutes_tui.cli import help_pages

    if options.man:
        if options.topic:
            raise UsageError("--man prints the whole manual. Leave out the topic.")
        print(help_pages.man(parser(), _version()), end="")
    else:
        help_pages.show(" ".join(options.topic), parser())
    return 0


def completion(options: argparse.Namespace) -> int:
    """Print a script that lets bash, zsh or fish complete commands, options and their values."""
    from minutes_tui.cli.completion_scripts import SHELLS, script

    if options.shell not in SHELLS:
        raise UsageError(f"There are no completions for {options.shell}. Choose one of: {', '.join(SHELLS)}.")
    print(script(options.shell, parser()), end="")
    return 0
