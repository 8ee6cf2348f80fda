"""What is said to people is written in one place and read by no code: whoever needs to know more is given values."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "minutes_tui"
FILES = sorted(PACKAGE.rglob("*.py"))

SENTENCES = {"said", "refused", "misread", "problem", "fault", "remark", "why_sealed", "why_not_written", "_warning"}
"""Attributes of outcomes, of an editor and of the state of a record that hold a sentence."""
WRITERS = {"preview_text", "open_summary", "changes_summary", "inexact_summary", "silenced_summary", "why_not"}
"""Functions that give one."""
READS = {
    "split", "rsplit", "partition", "rpartition", "replace", "removeprefix", "removesuffix", "startswith", "endswith",
    "strip", "lstrip", "rstrip", "find", "index", "count",
}  # fmt: skip
"""What takes a text apart, or looks what is in it; `splitlines` only shows it."""
PATTERNS = {"match", "fullmatch", "search", "sub", "split", "findall", "finditer"}
"""Functions of `re`, and of a pattern."""


def sentences(function: ast.AST) -> tuple[set[str], set[str]]:
    """The names of a function that are errors, and those that are given a sentence. Of those of msgspec nothing else
    says what is wrong."""
    inside = list(ast.walk(function))
    caught = (each for each in inside if isinstance(each, ast.ExceptHandler) and each.name)
    errors = {each.name for each in caught if each.name and not ast.unparse(each.type or each).startswith("msgspec.")}
    names: set[str] = set()
    for each in inside:
        if isinstance(each, ast.Assign) and is_sentence(each.value, errors, set()):
            names |= {target.id for target in each.targets if isinstance(target, ast.Name)}
    return errors, names


def is_sentence(node: ast.AST, errors: set[str], names: set[str]) -> bool:
    """Whether an expression is a sentence, or may be."""
    match node:
        case ast.Attribute(ast.Name("problem" | "point"), "text"):
            return True
        case ast.Attribute(_, name) if name in SENTENCES:
            return True
        case ast.Name(name):
            return name in names
        case ast.Call(ast.Name("str"), [ast.Name(name)]):
            return name in errors
        case ast.Call(ast.Name(name) | ast.Attribute(_, name)) if name in WRITERS:
            return True
        case ast.BoolOp(_, values):
            return any(is_sentence(each, errors, names) for each in values)
        case ast.IfExp(_, body, otherwise):
            return is_sentence(body, errors, names) or is_sentence(otherwise, errors, names)
    return False


def readings(source: str) -> Iterator[str]:
    """Where a source takes a sentence apart, compares it with words or looks what is in it."""
    functions = [
        each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    for function in functions:
        errors, names = sentences(function)

        def said(node: ast.AST, errors: set[str] = errors, names: set[str] = names) -> bool:
            return is_sentence(node, errors, names)

        for node in ast.walk(function):
            match node:
                case ast.Call(ast.Attribute(of, name)) if name in READS and said(of):
                    yield ast.unparse(node)
                case ast.Call(ast.Attribute(_, name), given) if name in PATTERNS and any(map(said, given)):
                    yield ast.unparse(node)
                case ast.Subscript(of) if said(of):
                    yield ast.unparse(node)
                case ast.Compare(left, [ast.In() | ast.NotIn()], [right]) if said(right) or (
                    said(left) and has_words(right)
                ):
                    yield ast.unparse(node)
                case ast.Compare(left, [ast.Eq() | ast.NotEq()], [right]) if any(map(said, (left, right))) and (
                    has_words(left) or has_words(right)
                ):
                    yield ast.unparse(node)


def has_words(node: ast.AST) -> bool:
    """Whether words stand in an expression: what was said once may be compared with what is said now."""
    return any(isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value for each in ast.walk(node))


@pytest.mark.parametrize(
    "line",
    [
        "try: do()\n    except E as error: tell(str(error).split(':')[0])",
        "return outcome.refused.replace('/approve', 'minutes approve')",
        "said = editor.why_sealed\n    return said.partition(':')",
        "return outcome.said in ('Undone.', 'Done again.')",
        "return 'quorum' in (outcome.refused or outcome.misread)",
        "return re.sub('x', 'y', preview.preview_text(line))",
        "return problem.text.split('“')[2]",
        "return state.remark[:7] == record.path",
    ],
)
def test_code_that_reads_a_sentence_is_found(line: str) -> None:
    assert list(readings(f"def function():\n    {line}\n"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_code_reads_a_sentence(path: Path) -> None:
    assert list(readings(path.read_text("utf-8"))) == []
