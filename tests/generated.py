"""The parts of the manual that are made from the program's own tables, as Markdown."""

import re
from collections.abc import Callable, Iterable, Mapping

from babel import Locale
from msgspec.structs import fields

from minutes_tui import manual
from minutes_tui.assist import keymap
from minutes_tui.cli.command_tree import subcommands
from minutes_tui.cli.commands import parser
from minutes_tui.export.formats import FORMATS
from minutes_tui.language.labels import Labels, labels, languages
from minutes_tui.model.schema import reference
from minutes_tui.report import FORMS


def code(words: str) -> str:
    """Words as a table's cell of code."""
    words = words.replace("|", "\\|")
    longest = max(map(len, re.findall("`+", words)), default=0)
    mark = "`" * (longest + 1)
    return f"{mark} {words} {mark}" if longest else f"{mark}{words}{mark}"


def table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    """A table whose first column is code."""
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|"]
    return "\n".join([*lines, *(f"| {code(typed)} | {escaped(said)} |" for typed, said in rows)])


def escaped(words: str) -> str:
    """Words of a cell with nothing in them that Markdown would take for a mark."""
    return re.sub(r"([|*_<>`])", r"\\\1", words)


def lines() -> str:
    return table(("typed", "what it becomes"), keymap.sections()[0][1])


def commands() -> str:
    return table(("command", "what it does"), keymap.sections()[-1][1])


def all_keys() -> str:
    pressed = keymap.sections()[1:-1]
    return "\n\n".join(f"## {title}\n\n{table(('key', 'what it does'), rows)}" for title, rows in pressed)


def label_names() -> str:
    """The names of labels that say something on a page by themselves; those of other forms of these are left out."""
    known = {field.name: getattr(labels("en"), field.name) for field in fields(Labels)}
    shapes = ("_one", "_many", "_amendment", "_column", "_motion")
    names = (
        name.removesuffix("_")
        for name, said in known.items()
        if isinstance(said, str)
        and re.search(r"[^\W\d_]{2}", said)
        and "{" not in said
        and not name.endswith(shapes)
        and not name.startswith("mail_")
        and name != "date"
    )
    return table(
        ("name", "in English"), ((name, (known.get(name) or known[f"{name}_"]).strip()) for name in sorted(names))
    )


def forms() -> str:
    return table(("form", "what it has"), ((name, (form.__doc__ or "").split("\n")[0]) for name, form in FORMS.items()))


def formats() -> str:
    return table(("ending", "format"), ((f".{suffix}", format.name) for suffix, format in FORMATS.items()))


def known_languages() -> str:
    named = {tag: Locale.parse(tag, sep="-").get_display_name("en") or tag for tag in languages()}
    return table(("tag", "language"), named.items())


def shell_commands() -> str:
    found = [(f"minutes {each.name}", each.help) for each in subcommands(parser()) if each.name]
    return table(("command", "what it does"), found)


PARTS: Mapping[str, Callable[[], str]] = {
    "lines": lines,
    "keys": all_keys,
    "commands": commands,
    "forms": forms,
    "labels": label_names,
    "formats": formats,
    "languages": known_languages,
    "subcommands": shell_commands,
    "record": reference,
}
"""By the name of their markers."""


def made(page: str) -> str:
    """A page of the manual with its parts made anew."""
    return re.sub(
        r"<!-- ([a-z]+) -->\n.*?<!-- /\1 -->",
        lambda found: (
            f"<!-- {found[1]} -->\n{PARTS[found[1]]()}\n<!-- /{found[1]} -->" if found[1] in PARTS else found[0]
        ),
        manual.source(page),
        flags=re.DOTALL,
    )
