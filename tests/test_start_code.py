"""The code of the first screen's modules, kept in one file: it is what Python would load, or it is not used."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from terminal import Pty

from minutes_tui.tui import loading

ROOT = Path(__file__).parents[1]
START = """
import sys
from minutes_tui.system import start_code
start_code.use()
import pkg.one, pkg.inner.two
start_code.all_is_loaded()
import pkg.late
start_code.keep()
for module in (pkg.one, pkg.inner, pkg.inner.two):
    spec = module.__spec__
    print(module.VALUE, spec.name, spec.origin, spec.cached, spec.parent, spec.has_location, spec.loader.path,
          spec.submodule_search_locations, getattr(module, "__path__", ""), module.__file__,
          module.get.__code__.co_filename, spec.loader.get_source(spec.name), sep="|")
print(*(type(module.__loader__).__module__ for module in (pkg.one, pkg.inner.two, pkg.late)))
"""
KEPT, PYTHONS = "minutes_tui.system.start_code", "_frozen_importlib_external"
BY_PYTHON, BY_US = f"{PYTHONS} {PYTHONS} {PYTHONS}", f"{KEPT} {KEPT} {PYTHONS}"
"""Who loads two modules of a first screen, and one that is loaded behind it."""


def write_package(folder: Path, value: str = "'a'") -> None:
    inner = folder / "pkg" / "inner"
    inner.mkdir(parents=True)
    (folder / "pkg/__init__.py").touch()
    for path in (folder / "pkg/one.py", folder / "pkg/late.py", inner / "__init__.py", inner / "two.py"):
        path.write_text(f"VALUE = {value}\ndef get(): return VALUE\n")


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    """One in which all byte code is in a folder of its own."""
    outer = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return outer | {"PYTHONPYCACHEPREFIX": str(tmp_path / "code")} | more


def started(tmp_path: Path, *first: Path, more: Mapping[str, str] = {}, start: str = START) -> tuple[list[str], str]:
    """What a start finds of each module, and which loaders loaded them; the packages are in the folder or those that
    come first."""
    paths = os.pathsep.join(map(str, [*first, tmp_path, ROOT]))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", start],
        env={**environment(tmp_path, PYTHONPATH=paths), **more},
        cwd="/",
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    *found, loaders = done.stdout.splitlines()
    return found, loaders


def kept_file(tmp_path: Path) -> Path:
    found = [*(tmp_path / "code").rglob("*.start")]
    assert len(found) == 1
    return found[0]


def is_kept(tmp_path: Path) -> bool:
    return bool([*(tmp_path / "code").rglob("*.start")])


def test_a_module_of_the_file_is_as_python_loads_it(tmp_path: Path) -> None:
    write_package(tmp_path)
    first, loaders = started(tmp_path)
    assert loaders == BY_PYTHON
    second, loaders = started(tmp_path)
    assert loaders == BY_US
    assert first == second
    assert [line.split("|")[1] for line in first if "|" in line] == ["pkg.one", "pkg.inner", "pkg.inner.two"]


def test_a_module_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    write_package(tmp_path)
    started(tmp_path)
    path = tmp_path / "pkg/one.py"
    before = path.stat()
    time.sleep(0.02)  # the kernel's clock of files ticks every 4 to 10 ms
    path.write_text(path.read_text().replace("'a'", "'b'"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 2 * 10**9))
    found, loaders = started(tmp_path)
    assert (found[0].split("|")[0], loaders) == ("b", BY_PYTHON)
    found, loaders = started(tmp_path)
    assert (found[0].split("|")[0], loaders) == ("b", BY_US)


def test_a_module_that_is_gone_is_not_found(tmp_path: Path) -> None:
    write_package(tmp_path)
    started(tmp_path)
    (tmp_path / "pkg/one.py").unlink()
    with pytest.raises(AssertionError, match=r"No module named 'pkg\.one'"):
        started(tmp_path)


def test_a_package_that_comes_first_elsewhere_is_the_one_that_is_loaded(tmp_path: Path) -> None:
    write_package(tmp_path)
    started(tmp_path)
    write_package(tmp_path / "other", "'other'")
    found, loaders = started(tmp_path, tmp_path / "other")
    assert (found[0].split("|")[0], loaders) == ("other", BY_PYTHON)


@pytest.mark.parametrize("length", [0, 5, 8, 40, 300, -1])
def test_a_file_that_is_not_whole_is_written_again(tmp_path: Path, length: int) -> None:
    write_package(tmp_path)
    started(tmp_path)
    path = kept_file(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:length])
    assert started(tmp_path)[1] == BY_PYTHON
    assert path.read_bytes() == whole
    assert started(tmp_path)[1] == BY_US


def test_no_file_is_written_where_python_is_to_write_no_byte_code(tmp_path: Path) -> None:
    write_package(tmp_path)
    started(tmp_path)
    kept_file(tmp_path).unlink()
    assert started(tmp_path, more={"PYTHONDONTWRITEBYTECODE": "1"})[1] == BY_PYTHON
    assert not is_kept(tmp_path)


def test_no_file_is_written_by_a_start_that_loads_more_than_most(tmp_path: Path) -> None:
    write_package(tmp_path)
    assert started(tmp_path, start=START.replace("use()", "use(keeps=False)"))[1] == BY_PYTHON
    assert not is_kept(tmp_path)
    started(tmp_path)
    assert started(tmp_path, start=START.replace("use()", "use(keeps=False)"))[1] == BY_US


def test_a_start_of_the_app_keeps_what_its_first_screen_loads(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text("[meeting]\ntitle = 'x'\n")
    command = [sys.executable, "-m", "minutes_tui", "m.toml"]
    settings = environment(tmp_path, PYTHONPATH=str(ROOT), HOME=str(tmp_path))
    with Pty(["env", "-C", str(tmp_path), *command], 80, 24, settings, in_earnest=True) as app:
        app.time_until(b"F1 help")
        end = time.monotonic() + 60
        while not is_kept(tmp_path) and time.monotonic() < end:
            app.rest(0.1)
    show = "from minutes_tui.system import start_code; print(*start_code._read())"
    done = subprocess.run([sys.executable, "-c", show], env=settings, check=True, capture_output=True, text=True)
    names = set(done.stdout.split())
    assert {"textual.app", "asyncio.base_events", "minutes_tui.tui.app", "minutes_tui.tui.live.screen"} <= names
    assert not names & {*loading.MODULES}
    with Pty(["env", "-C", str(tmp_path), *command], 80, 24, settings, in_earnest=True) as app:
        app.time_until(b"F1 help")
        app.send("AT: The ice.\r")
        app.time_until(b"The ice.")


@pytest.mark.parametrize("part", [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_a_file_in_which_one_bit_is_another_is_not_used_and_written_again(part: float, tmp_path: Path) -> None:
    write_package(tmp_path)
    first, _ = started(tmp_path)
    path = kept_file(tmp_path)
    whole = bytearray(path.read_bytes())
    whole[int(len(whole) * part)] ^= 1
    path.write_bytes(whole)
    assert started(tmp_path) == (first, BY_PYTHON)
    assert started(tmp_path) == (first, BY_US)
