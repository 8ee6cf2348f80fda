"""The commands of `minutes` with their arguments and options, as argparse has them: for shells and the man page."""

import argparse
import inspect
import textwrap
from collections.abc import Iterator

from msgspec import Struct

WIDTH = 74
"""Columns of a usage: what is left of a terminal's where code is indented."""


class Argument(Struct, frozen=True):
    """An argument or an option of a command."""

    name: str
    """As argparse stores it."""
    flags: tuple[str, ...]
    """Such as "--form"; () is an argument, which has a place instead."""
    value: str
    """What stands for the value in the help; "" is an option that takes none."""
    help: str
    is_needed: bool
    is_many: bool

    @property
    def usage(self) -> str:
        """How it is typed, in brackets where it may be missing."""
        typed = " ".join(filter(None, [*self.flags[:1], f"{self.value}{' ...' * self.is_many}"]))
        return typed if self.is_needed else f"[{typed}]"


class Subcommand(Struct, frozen=True):
    name: str
    """"" is the command itself."""
    help: str
    """In a sentence."""
    description: str
    epilog: str
    arguments: tuple[Argument, ...]

    @property
    def options(self) -> tuple[Argument, ...]:
        return tuple(each for each in self.arguments if each.flags)

    @property
    def operands(self) -> tuple[Argument, ...]:
        """The arguments that have a place and no name."""
        return tuple(each for each in self.arguments if not each.flags)

    @property
    def usage(self) -> str:
        """How it is called, in lines that fit; each option stays whole."""
        whole = [
            each.usage.replace(" ", "\N{NO-BREAK SPACE}")
            for each in (*self.operands, *self.options)
            if each.name != "help"
        ]
        lines = textwrap.wrap(
            " ".join([f"minutes {self.name}", *whole]), WIDTH, subsequent_indent="    ", break_on_hyphens=False
        )
        return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def subcommands(parser: argparse.ArgumentParser) -> list[Subcommand]:
    """The command, and after it each of its subcommands."""
    found = [_subcommand("", "", parser)]
    for action in _actions(parser):
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            found += [_subcommand(name, helps.get(name, ""), each) for name, each in action.choices.items()]
    return found


def _subcommand(name: str, help: str, parser: argparse.ArgumentParser) -> Subcommand:
    actions = (each for each in _actions(parser) if not isinstance(each, argparse._SubParsersAction))
    description = inspect.cleandoc(parser.description or "")
    return Subcommand(name, help, description, parser.epilog or "", tuple(map(_argument, actions)))


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    yield from parser._actions  # argparse has no other way to them


def _argument(action: argparse.Action) -> Argument:
    flags = tuple(action.option_strings)
    shown = action.metavar if isinstance(action.metavar, str) else action.dest
    value = "" if action.nargs == 0 else (shown if action.metavar or not flags else shown.upper())
    is_needed = action.required if flags else action.nargs not in ("?", "*")
    return Argument(action.dest, flags, value, action.help or "", is_needed, action.nargs in ("*", "+"))
