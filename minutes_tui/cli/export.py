"""`minutes export`: its options, the order that they make, and the pages that come of it."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from minutes_tui.cli.terminal import tell
from minutes_tui.errors import ExportError, UsageError
from minutes_tui.model.minutes import StyleName

if TYPE_CHECKING:
    from minutes_tui.export.formats import Order

SWITCHES = {
    "numbered": "number the paragraphs",
    "times": "print the time of each note",
    "contents": "print a table of contents",
    "draft": "print a draft mark on each page while the status is draft",
}
"""Each is an option and a key of `[print]`."""


def add(parser: argparse.ArgumentParser) -> None:
    """The options of a page."""
    parser.add_argument("-h", "--help", action=Help, nargs=0, help="show this help")
    parser.add_argument("--form", default="summary", help="kind of page; default: summary")
    parser.add_argument("--to", default="", metavar="FORMAT", help="file format; default: the file's ending")
    parser.add_argument(
        "--language", default="", help="language of labels and dates, such as de or en-US; default: the meeting's"
    )
    parser.add_argument(
        "--audience", default=None, help="public, restricted or private; default: public, for JSON everything"
    )
    parser.add_argument(
        "--style", choices=get_args(StyleName), help="how the pages are laid out; default: the record's style"
    )
    for name, said in SWITCHES.items():
        parser.add_argument(f"--{name}", action="store_true", help=said)
    parser.add_argument(
        "--line-numbers", action="store_const", const=5, default=0, help="number every fifth line in the margin"
    )


class Help(argparse.Action):
    """The help, with the forms and formats that there are: they are loaded where they are asked for."""

    def __call__(
        self, parser: argparse.ArgumentParser, options: argparse.Namespace, values: Any, option: str | None = None
    ) -> None:
        from minutes_tui.export.formats import FORMATS
        from minutes_tui.report import FORMS

        forms = _listed([(name, (form.__doc__ or "").split(".")[0]) for name, form in FORMS.items()])
        formats = _listed([(suffix, format.name) for suffix, format in FORMATS.items()])
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = f"forms:\n{forms}\n\nformats:\n{formats}"
        parser.print_help()
        parser.exit()


def _listed(rows: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"  {name:<22}{said}" for name, said in rows)


def order(options: argparse.Namespace) -> "Order":
    """What is to be exported, by the house style of the settings where the record has none of its own."""
    from minutes_tui.cli.loaded_settings import house_style
    from minutes_tui.export.formats import Order
    from minutes_tui.language.labels import require_language

    if options.language:
        require_language(options.language)

    return Order(
        options.form,
        options.language,
        options.audience,
        options.numbered,
        options.times,
        options.contents,
        options.line_numbers,
        options.draft,
        house_style(),
        page_style=options.style,
    )


def export(options: argparse.Namespace) -> int:
    """Write the minutes to files, in the format of each ending; without a file, Markdown to standard output."""
    from minutes_tui.cli.status_commands import state_of, styled
    from minutes_tui.export.formats import export as write
    from minutes_tui.export.formats import target, written

    opened = state_of(options.file, options.state)
    wanted = styled(order(options), options.file, options.state)
    outs = options.out or ["-"]
    if "-" in options.out and not options.to:
        raise UsageError("With -o - the format is not known. Add --to, such as --to md.")
    for out in outs:
        if out != "-":
            target(opened, Path(out), options.to)  # before the first is written
    said: set[str] = set()

    def say(sentence: str) -> None:
        if sentence not in said:
            tell(f"minutes: {sentence}")
        said.add(sentence)

    code = 0
    for out in outs:
        try:
            if out != "-":
                warnings = write(opened, Path(out), options.to, wanted)
            elif sys.stdout:
                made = written(opened, options.to or "md", wanted)
                printed(made.content)
                warnings = made.warnings
            else:
                raise ExportError("There is no standard output. Name a file with -o.")
        except ExportError as error:  # the others are written all the same
            say(str(error))
            code = error.exit_code
        else:
            for warning in warnings:
                say(warning)
    return code


def printed(content: bytes) -> None:
    """Write a page to standard output. Raises ExportError."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        from minutes_tui.cli.terminal import leave_stdout

        leave_stdout()
        raise ExportError(f"The page cannot be written: {error.strerror}. Name a file with -o.") from error
