"""What all tests share: `--accept`, `--later`, and minutes that are open on a real file at a time that stands still."""

import datetime as dt
import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from minutes_tui import commands
from minutes_tui.editor import Editor
from minutes_tui.meeting import attendance
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Minutes, Participant
from minutes_tui.readers.people.lists import entries_read
from minutes_tui.record import Record

settings.register_profile("fixed", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fixed")  # no test measures time, nor does a slow machine fail one

NOW = dt.datetime(2025, 3, 12, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
"""A Wednesday morning, on which every meeting of the tests takes place."""

Opened = Callable[[str], Editor]

NUMBERS = count()
IN_MEMORY = Path("/dev/shm")
"""Where the tests' files are, if there is room: a record is synced to the disk thirty thousand times in a run."""
ROOM = 4 * 1024**3
os.environ["COLORTERM"] = "truecolor"  # wherever the tests run
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a hundred programs are started; none is to compile the package anew
sys.dont_write_bytecode = False  # nor is pytest to rewrite the asserts of all tests anew in each run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what comes out into the fixtures as what is expected")
    parser.addoption("--later", type=int, default=0, metavar="DAYS", help="run as on a day so many days from today")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: many tests wait for a terminal to paint."""
    return (os.cpu_count() or 1) + 1


LONG = (
    "test_the_linters_are_content[mypy]",
    "test_every_screen_can_be_read_in_every_theme_of_the_program",
    "test_every_key_of_every_footer_is_there_at_80_columns",
    "test_resizing_while_typing_gives_the_record_that_minutes_type_gives",
    "test_a_paste_of_two_thousand_lines_is_two_thousand_notes_and_one_undo",
)
"""Tests of ten seconds and more: they come first, so that none is what one process ends with while others are idle."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONG.index(item.name) if item.name in LONG else len(LONG))


def pytest_collection_finish() -> None:
    """The tests themselves stay to the end: the collector needn't look at them again and again."""
    gc.collect()
    gc.freeze()


def pytest_configure(config: pytest.Config) -> None:
    if later := dt.timedelta(days=config.getoption("later")):
        timezones.computers = lambda: dt.datetime.now().astimezone() + later
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))
    if config.getoption("accept") and config.getoption("numprocesses", None):
        raise pytest.UsageError("Two processes would write the same file: pytest -n 0 --accept")


def enter(editor: Editor, *lines: str) -> str:
    """Enter lines; gives what was said of the last."""
    for line in lines:
        outcome = commands.enter(editor, line)
    return outcome.refused or outcome.misread or outcome.problem or outcome.said


def people_read(text: str, minutes: Minutes) -> list[Participant]:
    """The participants among what is read of a list, without what stands aside."""
    return [each.person for each in entries_read(text, minutes) if each.person and not each.is_aside]


def present(minutes: Minutes) -> list[str]:
    """Codes of those in the room now, in the order of the roster."""
    return [code for code, sign in attendance.presence(minutes).items() if sign == attendance.PRESENT]


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program keeps its state in a test."""
    home = tmp_path_factory.getbasetemp() / f"state{next(NUMBERS)}"  # `mktemp` would look at all that there are
    home.mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "settings"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    return home / "minutes"


@pytest.fixture
def accept(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("accept"))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Opens the text of a record as minutes that are being written; its file is `editor.record.path`."""
    editors: list[Editor] = []

    def open_text(text: str) -> Editor:
        path = tmp_path / f"meeting{len(editors)}.toml"
        path.write_bytes(text.encode())
        editors.append(Editor(Record.open(path), lambda: NOW))
        return editors[-1]

    yield open_text
    for editor in editors:
        assert editor.record.close()
