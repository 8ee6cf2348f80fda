"""What a page is to be, as `minutes export` is told: its options, and the order that they make."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minutes_tui.export import Order

SWITCHES = {
    "numbered": "number the paragraphs",
    "times": "print when each thing was said",
    "contents": "print a list of the headings",
    "draft": "mark each page while the status is draft",
}
"""Each is an option and a key of `[print]`."""


def add(parser: argparse.ArgumentParser) -> None:
    """The options of a page."""
    parser.add_argument("-h", "--help", action=Help, nargs=0, help="print this")
    parser.add_argument("--form", default="summary", help="default is summary")
    parser.add_argument("--to", default="", metavar="FORMAT", help="default is what the suffix names")
    parser.add_argument("--language", default="", help="of labels and dates, as en or de-AT; default is the meeting's")
    parser.add_argument("--audience", default=None, help="public, restricted or private; default is public")
    for name, said in SWITCHES.items():
        parser.add_argument(f"--{name}", action="store_true", help=said)
    parser.add_argument("--line-numbers", action="store_const", const=5, default=0, help="number every fifth line")


class Help(argparse.Action):
    """The help, with the forms and formats that there are: they are loaded where they are asked for."""

    def __call__(
        self, parser: argparse.ArgumentParser, options: argparse.Namespace, values: Any, option: str | None = None
    ) -> None:
        from minutes_tui.export import FORMATS
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
    from minutes_tui import settings
    from minutes_tui.export import Order

    return Order(
        options.form,
        options.language,
        options.audience,
        options.numbered,
        options.times,
        options.contents,
        options.line_numbers,
        options.draft,
        settings.house_style(),
    )
