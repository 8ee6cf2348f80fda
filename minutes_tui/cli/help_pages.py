"""`minutes help`: a page of the manual, what a command does, where words stand; and all of it as a man page."""

import argparse
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator

from minutes_tui import manual
from minutes_tui.cli.command_tree import Subcommand, subcommands
from minutes_tui.errors import ProgramError, UsageError, one_line
from minutes_tui.model.document import Block, Code, Document, Heading, Listing, Paragraph, Strong, Table, Words
from minutes_tui.model.near_words import nearest
from minutes_tui.system import programs
from minutes_tui.writers import plain, terminal

NOT_IN_MAN = ("speed", "contributing", "changes")
"""Pages that the man page is made without."""
MORE = (
    "minutes help PAGE shows a page; minutes help /vote and minutes help export show a command; any other words are "
    "searched for in the manual. F1 does the same in the app."
)


def show(topic: str, parser: argparse.ArgumentParser) -> None:
    """Print what the manual says on a topic, or the list of its pages. Raises UsageError where it says nothing."""
    commands = subcommands(parser)
    _page(about(topic, commands) if topic else topics())


def about(topic: str, commands: list[Subcommand]) -> Document:
    """A page by its name, a command by its own, else where the words stand in the manual. Raises UsageError."""
    named = topic.lower().removesuffix(".md")
    blocks = [*_pages(named.replace(" ", "-")), *_of_shell(named, commands), *_of_line(named)]
    if not blocks:
        near = nearest_topic(named, commands)
        if near:
            raise UsageError(f"There is no topic “{topic}”. Did you mean minutes help {near}?")
        found = [_part(section) for section in manual.found(topic)]
        if not found:
            raise UsageError(f"The manual does not mention “{topic}”. To list its pages, run minutes help.")
        blocks = [Heading(1, _text(f"“{topic}” in the manual")), *(block for part in found for block in part)]
    return _document(blocks)


def topics() -> Document:
    """The list of pages, a sentence on each."""
    rows = tuple((_code(page), _text(manual.about(page)[1])) for page in manual.PAGES)
    return _document([Heading(1, _text("The manual")), Table((_text("page"), ()), rows), Paragraph(_text(MORE))])


def nearest_topic(topic: str, commands: list[Subcommand]) -> str:
    """The page or command whose name is the nearest to what was typed; "" where none is near."""
    from minutes_tui.commands import COMMANDS

    is_slash = topic.startswith("/")
    own = [*manual.PAGES, *(each.name for each in commands if each.name)]
    typed = [f"/{command.name}" for command in COMMANDS]
    return nearest(topic, typed if is_slash else own, 0.7)


def _pages(topic: str) -> Iterator[Block]:
    """The page of that name, or the only one that begins so."""
    begun = [page for page in manual.PAGES if len(topic) > 1 and page.startswith(topic)]
    for page in [topic] if topic in manual.PAGES else begun if len(begun) == 1 else ():
        yield from manual.document(page).blocks


def _of_shell(topic: str, commands: list[Subcommand]) -> Iterator[Block]:
    """What a command of the shell does."""
    for command in commands:
        if command.name and command.name == topic.removeprefix("minutes "):
            yield Heading(2, _text(f"minutes {command.name}"))
            yield from _told(command)
            yield from _read_on(f"minutes {command.name}")


def _told(command: Subcommand) -> Iterator[Block]:
    """How a command is called, what it does, and its options."""
    yield Code(command.usage)
    for paragraph in re.split(r"\n\s*\n", command.description.strip()):
        is_code = paragraph.startswith("    ")
        yield Code(paragraph) if is_code else Paragraph(_text(" ".join(paragraph.split())))
    told = [
        (f"{', '.join(each.flags)} {each.value}".strip(), each.help)
        for each in command.arguments
        if each.help and each.name != "help"
    ]
    if told:
        yield Table((_text("option"), ()), tuple((_code(name), _text(said)) for name, said in told))


def _of_line(topic: str) -> Iterator[Block]:
    """What a command of the line does, and which pages say more."""
    from minutes_tui.assist.keymap import in_force, key_shown, load_settings
    from minutes_tui.commands import COMMANDS

    keys = in_force(load_settings()[0])
    for command in COMMANDS:
        if f"/{command.name}" not in (topic, f"/{topic}"):
            continue
        yield Heading(2, _text(f"/{command.name}"))
        yield Code(f"/{command.name} {command.argument}".rstrip())
        key = f" Key: {key_shown(keys[command.name])}." if command.name in keys else ""
        yield Paragraph(_text(f"{command.help}{key}"))
        yield from _read_on(f"/{command.name}")


def _read_on(command: str) -> Iterator[Block]:
    """The sections of the manual that name a command, and no longer one that begins so."""
    named = re.compile(rf"(?<![\w/]){re.escape(command)}(?![\w!])")
    titles = [
        f"{section.title} (minutes help {section.page})"
        for section in manual.found(command)
        if not section.part
        and section.page != "commands"
        and named.search(" ".join(plain.write(_document(section.blocks)).split()))
    ]
    if titles:
        yield Paragraph(_text("See also:"))
        yield Listing(tuple(map(_text, dict.fromkeys(titles))))


def _part(section: manual.Section) -> tuple[Block, ...]:
    return (Heading(2, _text(f"{section.title} ({section.page})")), *section.blocks)


def _document(blocks: Iterable[Block]) -> Document:
    return Document("minutes", "en-GB", None, tuple(blocks))


def _text(words: str) -> tuple[Words, ...]:
    return (Words(words),) if words else ()


def _code(words: str) -> tuple[Strong, ...]:
    return (Strong((Words(words),)),)


# To the terminal


def _page(document: Document) -> None:
    """Print a document: through a pager where it is longer than the terminal, and plain where there is none."""
    if not (sys.stdout and sys.stdout.isatty()):
        print(plain.write(document), end="")
        return
    is_simple = os.environ.get("TERM", "dumb") == "dumb" or bool(os.environ.get("NO_COLOR"))
    written = plain.write(document) if is_simple else terminal.write(document)
    why_not = ""
    if written.count("\n") >= shutil.get_terminal_size().lines:
        try:
            if pager := _pager():
                programs.page(pager, written.encode(sys.stdout.encoding, "replace"))
                return
        except ProgramError as error:
            why_not = str(error)
    print(written, end="", flush=True)
    if why_not:
        print(f"minutes: {one_line(why_not)}", file=sys.stderr)  # below the page, where it is seen


def _pager() -> list[str]:
    """How the pager is called that PAGER names, or less; [] where there is none. Raises ProgramError."""
    named = os.environ.get("PAGER", "").strip()
    return programs.call(named or "less -R") if named or shutil.which("less") else []


# For man


def man(parser: argparse.ArgumentParser, version: str) -> str:
    """The source of the man page: the commands of the shell with their options, and after them the manual."""
    from minutes_tui.model import timezones
    from minutes_tui.writers import manpage

    whole, *subs = subcommands(parser)
    name = f"minutes - {whole.description[:1].lower()}{whole.description[1:].rstrip('.')}"
    usages = "\n".join(["minutes", "minutes FILE.toml [--linear]", *(each.usage for each in subs)])
    blocks: list[Block] = [
        Heading(1, _text("NAME")),
        Paragraph(_text(name)),
        Heading(1, _text("SYNOPSIS")),
        Code(usages),
        Heading(1, _text("COMMANDS")),
        Paragraph(_text(whole.epilog)),
    ]
    for command in subs:
        blocks += [Heading(2, _text(f"minutes {command.name}")), *_told(command)]
    for page in manual.PAGES:
        blocks += manual.document(page).blocks if page not in NOT_IN_MAN else ()
    return manpage.write(_document(blocks), 1, timezones.today(), version)
