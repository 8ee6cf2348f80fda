"""All that the program says, as one list: a sentence is read by somebody before it is kept there."""

import argparse
import ast
import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from minutes_tui.cli.commands import parser

PACKAGE = Path(__file__).parents[1] / "minutes_tui"
KEPT = Path(__file__).parent / "messages.txt"

WORDS = re.compile(r"[^\W\d_]{2,}[,:]? (?:[^\W\d_]+|[{“/])|[}”] [a-z]{2,}")
"""Two words in a row, or a word beside what is filled in."""
SMALL = re.compile(r"(?<![\w#.$-])[a-z]{2,}(?![\w;(])")
"""A word without capitals: the names of a font and of a style of Word have none."""
CODE = re.compile(
    r"</?\w|<[!?]|[^=] \{ [\w{]|[$\\]\w|\(\?|\w=[({\"]|\w\(\)|^\^|'none'"  # markup, style sheets, patterns, shells
    r"| -c |(?:\w+\s+){25}"  # and the words of a language
    r"|^(?:\{\w+\} )?(?:(?:accent|bold|cursor|dim|emphasis|not|refused|reverse|strong|trouble|warn) ?)+$"  # and styles
)
"""What no sentence has."""
UNSEEN = {"AssertionError", "NotImplementedError", "TypeError"}
"""Errors that no person is shown: the program would be wrong."""


def text(node: ast.AST) -> str:
    """A string, or one with values filled in: `{path}` for `{self.record.path}`."""
    match node:
        case ast.Constant(str(text)):
            return text
        case ast.JoinedStr(pieces):
            return "".join(
                str(each.value) if isinstance(each, ast.Constant) else f"{{{_last_name(each)}}}" for each in pieces
            )
    return ""


def _last_name(node: ast.AST) -> str:
    names = [
        each.attr if isinstance(each, ast.Attribute) else each.id
        for each in ast.walk(node)
        if isinstance(each, ast.Attribute | ast.Name)
    ]
    return names[0] if names else ""


def messages(source: str) -> Iterator[str]:
    """The sentences of a module that a person may read, and the parts of which one is made."""
    tree = ast.parse(source)
    aside: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(ast.Constant() as docstring):
                aside.add(id(docstring))
            case ast.JoinedStr():
                aside |= {id(each) for each in ast.walk(node) if each is not node}
            case ast.Assert():
                aside |= {id(each) for each in ast.walk(node)}
            case ast.Raise(ast.Call(ast.Name(name))) if name in UNSEEN:
                aside |= {id(each) for each in ast.walk(node)}
            case ast.Call(ast.Attribute(ast.Constant() as listed, "split")):
                aside.add(id(listed))
    for node in ast.walk(tree):
        said = "" if id(node) in aside else text(node)
        if WORDS.search(said) and SMALL.search(re.sub(r"\{\w*\}", "{}", said)) and not CODE.search(said):
            yield said


def all_messages() -> str:
    """Every module's, as the list is kept."""
    parts = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if found := sorted({repr(each)[1:-1] if "\n" in each else each for each in messages(path.read_text("utf-8"))}):
            parts.append("\n".join([str(path.relative_to(PACKAGE)), *(f"    {each}" for each in found)]) + "\n")
    parts.append("\n".join(["minutes --help", *(f"    {each}" for each in sorted(descriptions()))]) + "\n")
    return "\n".join(parts)


def descriptions() -> set[str]:
    """What the command line says of its subcommands: it stands in the docstrings of what they run."""
    commands = next(each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    return {" ".join((each.description or "").split()) for each in commands.choices.values()}


def test_every_message_is_in_the_list_that_was_read(accept: bool) -> None:
    now = all_messages()
    if accept:
        KEPT.write_text(now, "utf-8")
    lines = [line for line in difflib.ndiff(KEPT.read_text("utf-8").split("\n"), now.split("\n")) if line[0] in "+-"]
    assert not lines, "Read these, then: pytest -n 0 tests/test_messages.py --accept\n" + "\n".join(lines)
