"""All that the program says, as one list: a sentence is read by somebody before it is kept there."""

import argparse
import ast
import difflib
import re
import string
from collections.abc import Iterator
from pathlib import Path

from screens import shown_rows, walked
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from minutes_tui.assist.keymap import acts
from minutes_tui.cli.commands import parser
from minutes_tui.commands import COMMANDS, form_fields, meeting
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.review.problems_pane import WHERE
from minutes_tui.tui.widgets.bars import Status
from minutes_tui.tui.widgets.palette import NAMES
from minutes_tui.tui.widgets.pane import wrapped

PACKAGE = Path(__file__).parents[1] / "minutes_tui"
KEPT = Path(__file__).parent / "messages.txt"

WORDS = re.compile(r"[^\W\d_]{2,}[,:]? (?:[^\W\d_]+|[{“/])|[}”] [a-z]{2,}")
"""Two words in a row, or a word beside what is filled in."""
SMALL = re.compile(r"(?<![\w#.$-])[a-z]{2,}(?![\w;(])")
"""A word without capitals: the names of a font and of a style of Word have none."""
CODE = re.compile(
    r"</?\w|<[!?]|[^=] \{ [\w{]|[$\\]\w|\(\?|\w=[({\"]|\w\(\)|^\^|'none'"  # markup, style sheets, patterns, shells
    r"| -c |(?:\w+\s+){25}"  # and the words of a language
    r"|^\s*(?:CREATE|DELETE|INSERT|PRAGMA|SELECT) "  # a data base
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


# How they are worded

WORN = re.compile(
    r"n't\b|\b(?:nobody|somebody|stdin|stdout|Escape|roster|sitting|mend|till|behind|meanwhile)\b|(?<!\x22)\bctrl\+|\^[A-Z]"
    r"|\bstands? (?!for\b)|\btake[sn]? (?:it |that |this )?(?:out|back|away)\b|\bleft as\b|\ball the same\b"
    r"|\b(?:It|it|which|\}) is no [a-z]|\bthe words of\b|\bhas words\b| [–—] | - (?=[A-Z])",
)
"""What WORDING calls riddles, poetry, short forms and other names of a thing."""
AMERICAN = re.compile(r"\b(?:colors?|favor|behavior|center|gray|(?:organi|recogni|summari)ze\w*|cancel(?:ed|ing))\b")


def is_sentence(said: str) -> bool:
    """Whether a message begins and ends as one: not a label, a word that finds a command, or a part."""
    return said[:1] in "“{" + string.ascii_uppercase and said.rstrip()[-1:] in ".?" and "\n" not in said


SENTENCES = [
    (module, line.strip())
    for block in KEPT.read_text("utf-8").split("\n\n")
    for module, *lines in [block.rstrip("\n").split("\n")]
    for line in lines
    if is_sentence(line.strip())
]


def test_there_are_sentences() -> None:
    assert len(SENTENCES) > 800


def test_sentences_are_plain_and_british() -> None:
    assert [each for each in SENTENCES if WORN.search(each[1])] == []
    assert [each for each in SENTENCES if AMERICAN.search(each[1])] == []


def test_a_sentence_has_at_most_two_colons_and_two_full_stops_go_with_capitals() -> None:
    short = [each for each in SENTENCES if each[0] != "minutes --help"]
    assert [each for each in short if each[1].count(": ") > 2] == []
    assert [each for each in short if re.search(r"(?<!\d)\. [a-z]{2}", each[1].replace(". minutes ", ""))] == []


def test_the_help_of_commands_and_keys_is_a_sentence_and_that_of_options_is_not() -> None:
    for help in (*(command.help for command in COMMANDS), *(act.help for act in acts())):
        assert help[0].isupper()
        assert help.endswith((".", "…")), help
    commands = next(each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    for command in commands.choices.values():
        for option in command._actions:
            if option.help and option.help != argparse.SUPPRESS:
                assert not option.help.endswith("."), option.help
                assert option.help[0] == option.help[0].lower() or option.help.split()[0].isupper(), option.help


# Where they are shown

PLACES = ("commands/", "editor.py", "line/grammar.py", "tui/live/", "tui/review/")
"""What the row above the line shows comes from there."""
NUMBERS = ("before", "count", "id", "index", "len", "number", "paragraph")
CODES = ("code", "holder", "join", "strangers")
FILLED = dict.fromkeys(NUMBERS, "12") | dict.fromkeys(CODES, "XX") | dict.fromkeys(("at", "until"), "12:05")
"""Usual values, by the name of what is filled in; any other has six letters."""
HELP = {
    *(command.help for command in COMMANDS),
    *(act.help for act in acts()),
    *(field.hint for field in (*form_fields.PERSON, *form_fields.ITEM, *meeting.FIELDS)),
}
"""Said in lists and forms, which wrap."""


class Row(App[None]):
    """The row above the line alone."""

    def compose(self) -> ComposeResult:
        yield Status()


async def test_the_row_above_the_line_shows_every_sentence_whole() -> None:
    """On 80 columns and at most two rows; in front of it stands that it is a warning, behind it that all is saved. The
    problems have no more room beside where they are, nor what is said of a command in the palette."""
    cut = []
    app = Row()
    async with app.run_test(size=(80, 24)):
        row = app.query_one(Status)
        asked = [("commands/notes", act.asks) for act in acts() if act.asks]
        for module, said in (*SENTENCES, *asked):
            if module.startswith(PLACES) and said not in HELP:
                filled = re.sub(r"\{(\w*)\}", lambda name: FILLED.get(name[1], "Lahtma"), said)
                row.tell("", filled, ("✓ saved", "dim"))
                shown = [strip.text.removesuffix("✓ saved ").strip(" ─") for strip in row.lines()]
                if " ".join(shown) != f"! {filled}" or len(shown) > 2:
                    cut.append(f"{module}: {said}")
            elif module.startswith("checks/") and len(wrapped(said, 80 - WHERE - 3)) > 2:
                cut.append(f"{module}: {said}")
        for said in sorted(HELP):
            if len(wrapped(said, 76 - NAMES - 10)) > 2:
                cut.append(said)
    assert not cut, "\n".join(cut)


async def test_a_sentence_over_the_line_has_no_word_alone_in_its_last_row() -> None:
    app = Row()
    async with app.run_test(size=(80, 24)):
        row = app.query_one(Status)
        for said in ("5 added to the participants list: Ms Ida Berg, Mr Bo Ek, Ms Una Osa …", "word " * 16 + "end"):
            row.tell(said, "", ("✓ saved", "dim"))
            shown = [strip.text.removesuffix("✓ saved ").strip(" ─") for strip in row.lines()]
            assert " ".join(shown) == said
            assert [len(line) >= 5 for line in shown] == [True, True]


ARRIVES = """\
format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"
role = "chair"
presence = "present"

[[note]]
id = "1"
kind = "arrival"
who = "AT"
"""


def test_two_fixes_of_a_problem_are_whole_in_the_footer(tmp_path: Path) -> None:
    path = tmp_path / "ice.toml"
    path.write_text(ARRIVES)

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f5")
        for _ in range(500):
            await pilot.pause()
            if "problem" in "\n".join(shown_rows(app)):
                break
        await pilot.press("n")
        for _ in range(500):
            await pilot.pause()
            if "Strike out the arrival" in shown_rows(app)[-1]:
                break
        assert " 1 Absent at the opening  2 Strike out the arrival " in shown_rows(app)[-1]

    walked(path, steps)
