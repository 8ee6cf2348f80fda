"""The house: which module knows which, what is loaded when, and what the linters say."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import minutes_tui

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "minutes_tui"
FILES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    ("controls", "errors", "sequence", "whole", "programs", "guard"),
    (
        "model",
        "document",
        "files",
        "labels",
        "vocabulary",
        "names",
        "name_parts",
        "roles",
        "templates",
        "text",
        "inlines",
        "letters",
        "dates",
        "datewords",
        "days",
        "due",
        "times",
        "scribes",
        "leading",
        "settings",
        "house",
        "sorting",
        "zones",
    ),
    ("incoming", "quoting", "references"),
    ("crash", "backups", "schema", "attendance", "voters", "tallies", "decisions", "comments", "sent"),
    ("edit",),
    (
        "record",
        "shorthand",
        "ballots",
        "checks",
        "spelling",
        "report",
        "writers",
        "modules",
        "practice",
        "life",
        "signing",
        "pieces",
        "fieldwords",
        "redline",
        "finding",
        "mentions",
        "sieve",
    ),
    ("editor", "export", "tables", "calendar", "pagestyle"),
    ("commands",),
    ("keys", "preview", "completion", "spoken"),
    ("tui",),
    ("cli", "subcommands", "ordering", "stages", "linear", "prompt", "__main__"),
)
"""From the bottom: a module knows its own layer and those before it."""

HOMES = {
    "textual": {"tui"},
    "rich": {"tui"},
    "rtoml": {"record"},
    "typst": {"writers"},
    "docx": {"writers"},
    "lxml": {"writers"},
    "tinycss2": {"writers"},
    "babel": {"dates", "datewords", "labels"},
    "wcwidth": {"letters"},
}
"""Libraries that only these modules may know."""

MAY_KNOW = {
    "edit": {"model", "sequence", "text"},
    "shorthand": {
        "model",
        "labels",
        "names",
        "text",
        "due",
        "times",
        "scribes",
        "leading",
        "ballots",
        "house",
        "zones",
    },
    "ballots": {"decisions", "labels", "leading", "model", "names"},
    "tallies": {"attendance", "document", "labels", "model", "names", "voters"},
    "due": {"datewords", "days", "times"},
    "days": {"datewords"},
    "datewords": {"labels", "names", "vocabulary"},
    "times": {"datewords", "vocabulary"},
    "vocabulary": {"labels"},
    "model": set(),
    "controls": set(),
    "document": {"controls"},
    "letters": set(),
    "files": {"errors", "whole"},
    "programs": {"errors"},
    "guard": {"programs"},
    "crash": {"errors", "files"},
    "backups": {"errors", "files"},
    "schema": {"model"},
    "name_parts": set(),
    "zones": set(),
    "templates": set(),
    "attendance": {"model"},
    "voters": {"attendance", "labels", "model", "roles"},
    "decisions": {"model", "names"},
    "comments": {"incoming", "model", "quoting", "references", "text", "vocabulary"},
    "incoming": {"errors", "files"},
    "quoting": {"references", "vocabulary"},
    "references": {"vocabulary"},
    "sent": {"model", "errors", "files"},
    "life": {"edit", "model", "zones"},
    "settings": {"errors", "files", "house", "model"},
    "text": {"document", "inlines"},
    "inlines": {"document"},
    "pieces": set(),
    "writers": {"document", "errors", "pieces", "redline"},
}
"""Modules that know less than their layer lets them."""


def module(path: Path) -> str:
    """The module or sub-package of ours that a file belongs to."""
    relative = path.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


@cache
def nodes(path: Path) -> list[ast.AST]:
    """All of a file's syntax tree but for what only types need."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
    return list(ast.walk(tree))


def imports(path: Path) -> Iterator[str]:
    """The full names of what a file imports anywhere, but for those that only types need."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports from where it stands; say where that is"
            names = [alias.name for alias in node.names]
            yield from (f"{node.module}.{name}" for name in names)


def known(path: Path) -> set[str]:
    """The modules of ours that a file imports."""
    named = (name.split(".") for name in imports(path))
    return {parts[1] for parts in named if parts[0] == "minutes_tui"} - {module(path)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_knows_only_what_is_below_it(path: Path) -> None:
    place = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    name = module(path)
    if name == "__init__":
        assert known(path) == set()
        return
    for other in known(path):
        assert place[other] <= place[name], f"{name} knows {other}, which is above it"
    if name in MAY_KNOW:
        assert known(path) <= MAY_KNOW[name]


def test_every_module_has_a_layer() -> None:
    found = {module(path) for path in FILES} - {"__init__"}
    assert found == {name for layer in LAYERS for name in layer}


def test_the_tour_in_the_package_names_every_module() -> None:
    assert minutes_tui.__doc__
    for layer in LAYERS:
        for name in layer:
            assert name in minutes_tui.__doc__ or name == "__main__"


def test_a_library_stays_in_its_home() -> None:
    for path in FILES:
        for name in imports(path):
            homes = HOMES.get(name.split(".")[0])
            assert homes is None or module(path) in homes, f"{path} imports {name}"


WRITES = {"open", "write", "unlink", "remove", "rename", "replace", "truncate", "ftruncate", "link", "symlink", "mkdir"}
"""Functions of `os` that change what is on the disk."""


def writing(path: Path) -> Iterator[str]:
    """The calls of a file that write to the disk."""
    for node in nodes(path):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name("open"):
                yield ast.unparse(node)
            case ast.Attribute(ast.Name("os"), name) if name in WRITES and "os.devnull" not in ast.unparse(node):
                yield ast.unparse(node)
            case ast.Attribute(_, "write_text" | "write_bytes" | "touch" | "unlink" | "rmdir" | "mkdir"):
                yield ast.unparse(node)


def test_only_one_file_writes_to_the_disk() -> None:
    assert list(writing(PACKAGE / "files.py"))
    for path in FILES:
        if path.name != "files.py":
            assert list(writing(path)) == [], path


CLOCKS = {"now", "today", "utcnow", "localtime", "ctime"}
"""Functions of `datetime` and `time` that ask for the time of day, or show it on the computer's clock."""
OWN_CLOCK = {"backups.py", "akoma.py"}
"""Stamps of files, in UTC; and times of a document, which are on the meeting's clock already."""


def telling_time(path: Path) -> Iterator[str]:
    """Where a file asks for the time of day, or writes one as it was recorded: neither is of the meeting's clock."""
    for node in nodes(path):
        match node:
            case ast.Call(ast.Attribute(of, name)) if name in CLOCKS:
                yield from [ast.unparse(node)] if re.fullmatch(r"(dt\.)?(datetime|date|time)", ast.unparse(of)) else []
            case ast.Call(ast.Attribute(_, "astimezone"), [] | [ast.Name()]):
                yield ast.unparse(node)
            case ast.FormattedValue(ast.Attribute(_, "at" | "since"), _, ast.JoinedStr() as form):
                yield from [ast.unparse(node)] if "%" in ast.unparse(form) else []
            case ast.Call(ast.Attribute(ast.Attribute(_, "at" | "since"), "isoformat" | "strftime")):
                yield ast.unparse(node)


def test_the_time_of_day_is_asked_and_shown_in_one_place() -> None:
    assert list(telling_time(PACKAGE / "zones.py"))
    for path in FILES:
        if path.name not in ("zones.py", *OWN_CLOCK):
            assert list(telling_time(path)) == [], path


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_is_short_and_says_what_it_is(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= 700
    tree = ast.parse(source)
    assert ast.get_docstring(tree), "its first line is to say what it is"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            lines = (node.end_lineno or 0) - node.lineno
            assert lines < 20 or ast.get_docstring(node), f"{node.name} is to say what it does"


# What is loaded when


def loaded_by(code: str, folder: Path) -> set[str]:
    """The top names of the modules that are loaded after some code has run."""
    show = "import sys; print(*{name.split('.')[0] for name in sys.modules})"
    ended = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "-c", f"{code}\n{show}"],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return set(ended.stdout.split())


def test_the_command_loads_nothing_heavy_before_it_knows_what_is_wanted(tmp_path: Path) -> None:
    heavy = {"textual", "rich", "typst", "babel", "rtoml", "msgspec", "argparse", "asyncio", "markdown_it"}
    assert not heavy & loaded_by("import minutes_tui.cli.main", tmp_path)


def test_taking_lines_down_loads_no_screen_and_no_page(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text("[meeting]\ntitle = 'x'\n")
    code = """
import io, sys
from minutes_tui.cli.main import main
sys.stdin = io.TextIOWrapper(io.BytesIO(b'One line.\\n'))
assert main(['type', 'm.toml']) == 0
assert main(['export', 'm.toml', '-o', 'm.json']) == 0
"""
    assert not {"textual", "rich", "typst", "babel"} & loaded_by(code, tmp_path)


def test_the_app_loads_neither_a_writer_nor_what_only_a_correction_needs(tmp_path: Path) -> None:
    assert not {"typst", "babel", "docx"} & loaded_by("import minutes_tui.tui.live.screen", tmp_path)


def test_it_is_imported_where_the_system_has_no_such_locks_and_signals(tmp_path: Path) -> None:
    """As on Windows."""
    code = """
import sys
for name in ("fcntl", "grp", "pwd", "resource"):
    sys.modules[name] = None
import signal, os
for name in ("SIGHUP", "SIGKILL", "SIGTSTP"):
    delattr(signal, name)
for name in ("fchown", "fchmod", "getuid", "mkfifo"):
    delattr(os, name)
import minutes_tui.cli.main, minutes_tui.cli.commands, minutes_tui.system.files, minutes_tui.record, minutes_tui.tui.app
from pathlib import Path
Path("m.toml").write_bytes(b"old")
minutes_tui.system.files.swap(Path("m.toml"), [b"new"])
assert Path("m.toml").read_bytes() == b"new"
"""
    loaded_by(code, tmp_path)


# The linters


@pytest.mark.parametrize("call", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]], ids=" ".join)
def test_the_linters_are_content(call: list[str]) -> None:
    ended = subprocess.run([sys.executable, "-m", *call], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("path", sorted((PACKAGE / "tui").rglob("*.py")), ids=lambda path: path.stem)
def test_no_handler_calls_that_of_the_class_above(path: Path) -> None:
    """Textual calls the handlers of all classes of a widget, so that it would be done twice; unless the event was told
    to call no other."""
    handlers = (each for each in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(each, FUNCTIONS))
    for handler in handlers:
        if re.match("_?on_", handler.name) and handler.name != "on_event":  # which is no handler but hands on to them
            if ast.unparse(handler.body[0]) == "event.prevent_default()":
                continue
            calls = [each.func for each in ast.walk(handler) if isinstance(each, ast.Call)]
            above = [call for call in calls if isinstance(call, ast.Attribute) and call.attr == handler.name]
            assert not above, handler.name


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@pytest.mark.parametrize("path", sorted((PACKAGE / "tui").rglob("*.py")), ids=lambda path: path.stem)
def test_no_edit_is_built_on_a_screen(path: Path) -> None:
    """What a key does to the minutes is a command, so that every road to it keeps the same rules."""
    for call in (each for each in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(each, ast.Call)):
        name = ast.unparse(call.func)
        is_built = name in ("Edit", "Change", "added") or name.endswith((".Edit", ".Change", "editor.change"))
        is_note = name == "replace" and call.args and "note" in ast.unparse(call.args[0]).lower()
        assert not any((is_built, is_note)), ast.unparse(call)
