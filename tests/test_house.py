"""The house: which module knows which, what is loaded when, and what the linters say."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import minutes_tui
from minutes_tui.tui import loading

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "minutes_tui"
FILES = sorted(PACKAGE.rglob("*.py"))

FLOORS = (
    ("model",),
    ("errors",),
    ("language", "system"),
    ("config",),
    ("meeting",),
    ("line", "record", "report", "search"),
    ("readers",),
    ("checks", "editor", "manual", "writers"),
    ("archive", "export"),
    ("commands",),
    ("assist",),
    ("tui",),
    ("cli",),
    ("__main__",),
)
"""From the bottom: a package or file of the first level imports only from those on floors below its own."""

LESS = {"writers": {"errors", "model", "report.differences.redline", "report.word_diff"}}
"""Packages that know less than their floor lets them."""

HOMES: Mapping[str, str | tuple[str, ...]] = {
    "textual": "tui",
    "rich": "tui",
    "argparse": "cli",
    "rtoml": "record",
    "typst": "writers",
    "docx": ("readers", "writers"),
    "lxml": ("readers", "writers"),
    "tinycss2": "writers",
    "babel": "language",
    "wcwidth": "language",
    "sqlite3": "archive",
}
"""Libraries that one package alone may know, or two that mirror each other."""

ENTRIES, FILES_OF_A_FOLDER = 24, 20
"""As many can be taken in at a glance."""


def name_of(path: Path) -> str:
    """The name of a file's module without that of the package: `record.lock`; "" for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in FILES}
FILE_NAMES = {name for name, path in MODULES.items() if path.name != "__init__.py" and "." in name}


@cache
def module_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes(path: Path) -> list[ast.AST]:
    """All of a file's syntax tree: also what only types need, and what is imported within functions."""
    return list(ast.walk(module_of(path)))


def imports(path: Path) -> Iterator[str]:
    """The full names of what a file imports anywhere, and the modules of ours that its strings name."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports from where it stands; say where that is"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value.removeprefix("minutes_tui.") in FILE_NAMES
        ):
            yield node.value


@cache
def known(module: str) -> frozenset[str]:
    """The modules of ours that a module imports, by their names."""
    found = set()
    for name in imports(MODULES[module]):
        top, _, rest = name.partition(".")
        while top == "minutes_tui" and rest not in MODULES and rest:
            rest = rest.rpartition(".")[0]
        found |= {rest} if top == "minutes_tui" else set()
    return frozenset(found - {module})


def circles(graph: Mapping[str, Collection[str]]) -> list[set[str]]:
    """The groups that import each other, directly or not (strongly connected components of more than one)."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        ahead = [start]
        while ahead:
            for each in graph.get(ahead.pop(), ()):
                if each not in seen:
                    seen.add(each)
                    ahead.append(each)
        return seen

    far = {each: reached(each) for each in graph}
    found: list[set[str]] = []
    for each in graph:
        group = {other for other in far[each] if each in far.get(other, ())}
        if group and group not in found:
            found.append(group)
    return found


def within(package: str) -> dict[str, set[str]]:
    """What the files and sub-packages of a package import of each other; "" is the whole."""

    def child(module: str) -> str:
        if module == package:
            return "__init__"
        rest = module.removeprefix(f"{package}.") if package else module
        return rest.split(".")[0] if not package or rest != module else ""

    found: dict[str, set[str]] = {}
    for module in MODULES:
        if (at := child(module)) and (module or not package):
            found.setdefault(at, set()).update(child(other) for other in known(module))
            found[at] -= {at, ""}
    return found


PACKAGES = sorted({name_of(path.parent / "__init__.py") for path in FILES})


def test_no_files_import_each_other_in_a_circle() -> None:
    assert circles({module: known(module) for module in MODULES}) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_within_a_package_no_files_or_packages_import_each_other_in_a_circle(package: str) -> None:
    assert circles(within(package)) == []


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_only_from_the_floors_below_its_own(module: str) -> None:
    floor = {name: number for number, names in enumerate(FLOORS) for name in names}
    own = module.split(".")[0]
    others = {other for other in known(module) if other.split(".")[0] != own}
    if not module:
        assert others == set(), "the tour imports nothing"
        return
    for other in others:
        assert floor[other.split(".")[0]] < floor[own], f"{module} imports {other}"
    if own in LESS:
        assert {other for other in others if other not in LESS[own] and other.split(".")[0] not in LESS[own]} == set()


def test_every_package_has_a_floor_and_a_line_in_the_tour() -> None:
    found = {module.split(".")[0] for module in MODULES} - {""}
    assert found == {name for names in FLOORS for name in names}
    assert minutes_tui.__doc__
    for name in found - {"__main__"}:
        assert re.search(rf"^    {name}\b", minutes_tui.__doc__, re.MULTILINE), name


def test_each_folder_can_be_taken_in_at_a_glance() -> None:
    def entries(folder: Path) -> list[Path]:
        return [each for each in folder.iterdir() if each.name != "__pycache__"]

    assert len(entries(PACKAGE)) <= ENTRIES
    for folder in {PACKAGE, *(each for each in PACKAGE.rglob("*") if each.is_dir() and each.name != "__pycache__")}:
        files = [each.name for each in entries(folder) if each.is_file()]
        assert len(files) <= FILES_OF_A_FOLDER, folder


def test_the_first_file_of_a_package_has_no_rules() -> None:
    found = set()
    for path in PACKAGE.rglob("__init__.py"):
        kept = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign)
        body = module_of(path).body
        names = [each.targets[0] for each in body if isinstance(each, ast.Assign)]
        is_plain = all(isinstance(each, ast.Name) and each.id.startswith("__") for each in names)
        if not is_plain or not all(isinstance(each, kept) for each in body):
            found.add(".".join(path.parent.relative_to(PACKAGE).parts))
    assert found == set()


def test_a_library_stays_in_its_home() -> None:
    for module, path in MODULES.items():
        for name in imports(path):
            home = HOMES.get(name.split(".")[0])
            homes = (home,) if isinstance(home, str) else home
            assert homes is None or module.split(".")[0] in homes, f"{module} imports {name}"


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
    assert list(writing(PACKAGE / "system" / "files.py"))
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
    assert list(telling_time(PACKAGE / "model" / "timezones.py"))
    for path in FILES:
        if path.name not in ("timezones.py", *OWN_CLOCK):
            assert list(telling_time(path)) == [], path


FEW_KEPT = re.compile(r"^@(?:functools\.)?lru_cache\b.*\ndef (\w+)\(language: str\) ", re.MULTILINE)


def test_what_is_made_of_a_language_is_kept_for_all_of_them() -> None:
    """A walk over the languages, as for a date in any of them, would make each anew where fewer are kept."""
    assert FEW_KEPT.search("@lru_cache(maxsize=8)\ndef lexicon(language: str) -> Lexicon:\n")
    assert {path.name: found for path in FILES if (found := FEW_KEPT.findall(path.read_text("utf-8")))} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_is_short_and_says_what_it_is(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= 700
    tree = module_of(path)
    assert ast.get_docstring(tree), "its first line is to say what it is"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            lines = (node.end_lineno or 0) - node.lineno
            assert lines < 20 or ast.get_docstring(node), f"{node.name} is to say what it does"


def test_the_name_of_a_test_is_read_at_a_glance() -> None:
    names = [
        name for path in ROOT.glob("tests/test_*.py") for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
    ]
    assert [name for name in names if len(name) > 90] == []


# What is loaded when


def loaded_by(code: str, folder: Path) -> set[str]:
    """The names of the modules that are loaded after some code has run."""
    show = "import sys; print(*sys.modules)"
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


FIRST_SCREEN = """
from pathlib import Path
from minutes_tui.record import Record
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live

Path("m.toml").write_text('''
[meeting]
title = "x"

[[participant]]
key = "AT"
name = "Anna Tamm"
''')
Live.has_all = lambda live: live.app.exit()
record = Record.open(Path("m.toml"))
MinutesApp(record.path, record).run(headless=True)
record.close()
"""
"""The app until its first screen is painted."""
OURS = 88
"""Modules of ours that the first screen loads at most."""
NOT_AT_FIRST = {
    "typst", "babel", "docx", "lxml", "email", "tomllib", "zoneinfo", "argparse", "markdown_it",
    "textual.command_palette", "textual.widgets._markdown", "textual.widgets._data_table", "textual.widgets._rich_log",
}  # fmt: skip


def test_the_first_screen_loads_little_and_nothing_of_what_comes_behind_it(tmp_path: Path) -> None:
    found = loaded_by(FIRST_SCREEN, tmp_path)
    assert "minutes_tui.tui.live.screen" in found
    assert not NOT_AT_FIRST & found
    assert not set(loading.MODULES) & found
    assert len([name for name in found if name.startswith("minutes_tui")]) <= OURS


def test_garbage_is_looked_for_unless_the_app_starts(tmp_path: Path) -> None:
    code = """
import gc, sys
from minutes_tui.cli import main, terminal
terminal.require_terminal = lambda: print(gc.isenabled())
for sys.argv in (["minutes", "m.toml"], ["minutes", "--version"]):
    try:
        main.script()
    except (SystemExit, AttributeError):
        print(gc.isenabled())
"""
    (tmp_path / "m.toml").mkdir()
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True)
    said = done.stdout.split()
    assert (said[0], said[-1]) == ("False", "True")


def test_the_first_screen_is_shown_without_libraries_that_nothing_of_it_uses(tmp_path: Path) -> None:
    """They would take 8 of some 220 ms. What loads them without need is Python's own."""
    code = """
import sys, types
from minutes_tui.cli import terminal
def run_app(path, **how):
    import minutes_tui.tui.app, minutes_tui.tui.terminal_driver, minutes_tui.tui.live.screen
    print(*sorted({"ssl", "_ssl", "bz2", "lzma"} & {*sys.modules}), "none")
    import ssl, bz2
    print(ssl.OP_ALL and bz2.compress(b"") and "found")
terminal.require_terminal = lambda: None
sys.modules["minutes_tui.tui.app_run"] = types.SimpleNamespace(run_app=run_app)
terminal.open_file(None)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["none", "found"]


def test_what_the_first_screen_loads_writes_no_code_as_it_is_loaded(tmp_path: Path) -> None:
    """As dataclasses do, for each class, at every start."""
    found = loaded_by(FIRST_SCREEN, tmp_path)
    ours = [path for path in FILES if f"minutes_tui.{name_of(path)}" in found]
    assert len(ours) > OURS / 2
    assert not [path for path in ours if re.search("(?m)^(from|import) dataclasses", path.read_text("utf-8"))]


def test_what_is_loaded_behind_the_first_screen_is_what_the_first_line_needs(tmp_path: Path) -> None:
    load = f"import importlib\nfor name in {loading.MODULES}:\n    importlib.import_module(name)\n"
    line = """
import minutes_tui.tui.live.screen
from minutes_tui import commands
from minutes_tui.assist import completer, preview
from minutes_tui.editor import Editor
from minutes_tui.line.snippets import Short
from minutes_tui.record import Record
editor = Editor(Record.open(Path("m.toml")))
completer.Completer(Short()).candidates("AT: The", editor.minutes)
preview.preview_text("AT: The ice.", editor.minutes, editor.clock())
assert not commands.enter(editor, "AT: The ice.").refused
"""
    first = loaded_by(FIRST_SCREEN + load, tmp_path)
    assert not {name for name in loaded_by(FIRST_SCREEN + load + line, tmp_path) - first if "minutes_tui" in name}


def test_patterns_of_a_first_line_are_made_before_it_is_typed(tmp_path: Path) -> None:
    load = f"""
import asyncio, gc, importlib, re._compiler
for name in {loading.MODULES}:
    importlib.import_module(name)
from minutes_tui.assist import completer, preview
from minutes_tui.editor import Editor
from minutes_tui.line.snippets import Short
from minutes_tui.tui import loading
minutes, made, compiled = Editor(Record.open(Path("m.toml"))).minutes, [], re._compiler.compile
re._compiler.compile = lambda pattern, flags=0: made.append(pattern) or compiled(pattern, flags)
now = __import__("datetime").datetime(2027, 3, 1)
asyncio.run(loading.prepare(minutes, now, Short()))
assert len(made) > 10
assert not [each for each in gc.get_objects() if each is completer.Completer]  # no key waits for a look through it
made.clear()
for line in ("", "T", "The ice", "The ice came late.", "AT: The ice", "+AT", "! The ice"):
    preview.preview_text(line, minutes, now)
    completer.Completer(Short()).candidates(line, minutes, now)
assert len(made) < 3, made
"""
    loaded_by(FIRST_SCREEN + load, tmp_path)


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
def test_no_message_handler_calls_its_super_method(path: Path) -> None:
    """Textual calls the handlers of all classes of a widget, so that it would be done twice; unless the event was told
    to call no other."""
    handlers = (each for each in nodes(path) if isinstance(each, FUNCTIONS))
    for handler in handlers:
        if re.match("_?on_", handler.name) and handler.name != "on_event":  # which is no handler but hands on to them
            if ast.unparse(handler.body[0]) == "event.prevent_default()":
                continue
            calls = [each.func for each in ast.walk(handler) if isinstance(each, ast.Call)]
            above = [call for call in calls if isinstance(call, ast.Attribute) and call.attr == handler.name]
            assert not above, handler.name


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


EDIT_NAMES = {"Edit", "followed", "all_followed"}
"""What a screen may know of `meeting.edit`: what was edited, and where things stand since."""
ENTRIES_OF_TABLES = {"Note", "Participant", "AgendaItem", "Attachment", "Comment", "Corrigendum", "Event", "Body"}
CALLS_OF_EDITORS = {"do", "add_note", "add_notes", "change"}
ENTRY = re.compile(r"\b(note|person|participant|item|comment|motion|vote|entry|meeting)s?\b", re.IGNORECASE)


def built(source: str) -> Iterator[str]:
    """Where a source makes an edit, or a value that one is made of."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom("minutes_tui.meeting.edit", names):
                yield from (each.name for each in names if each.name not in EDIT_NAMES)
            case ast.Call(ast.Name("Edit")):
                yield ast.unparse(node)
            case ast.Call(ast.Name(name), given, named) if name in ENTRIES_OF_TABLES and (given or named):
                yield ast.unparse(node)
            case ast.Call(ast.Attribute(of, name)) if name in CALLS_OF_EDITORS and "editor" in ast.unparse(of):
                yield ast.unparse(node)
            case ast.Call(ast.Name("replace"), [of, *_]) if ENTRY.search(ast.unparse(of)):
                yield ast.unparse(node)


@pytest.mark.parametrize(
    "line",
    [
        "from minutes_tui.meeting.edit import Change",
        "live.editor.do(fix.edit)",
        "self._editor.add_note(made)",
        "replace(minutes.notes[at], text='')",
        "replace(person, struck=True)",
        "Note(text='Ice.')",
        "Edit(())",
    ],
)
def test_an_edit_that_is_built_is_found(line: str) -> None:
    assert list(built(line))


@pytest.mark.parametrize("path", sorted((PACKAGE / "tui").rglob("*.py")), ids=lambda path: path.stem)
def test_no_edit_is_built_on_a_screen(path: Path) -> None:
    """What a key does to the minutes is a command, so that every road to it keeps the same rules."""
    assert list(built(path.read_text("utf-8"))) == []
