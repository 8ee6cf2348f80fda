"""Faults injected below Python: each call of the system fails, or is the last one before a kill."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
COMPILER = shutil.which("cc") or shutil.which("gcc")

if sys.platform != "linux" or not COMPILER:
    pytest.skip("needs Linux and a C compiler", allow_module_level=True)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stands before the C library's calls."""
    assert COMPILER
    made = tmp_path_factory.mktemp("faults") / "faults.so"
    subprocess.run([COMPILER, "-shared", "-fPIC", "-o", made, HERE / "faults.c", "-ldl"], check=True)
    return made


@pytest.mark.parametrize(("what", "runs"), [("kill", 30), ("fail", 120)])
def test_no_fault_of_a_call_and_no_kill_before_one_loses_a_line(
    what: str, runs: int, library: Path, tmp_path: Path
) -> None:
    environment = os.environ | {"LD_PRELOAD": str(library), "XDG_STATE_HOME": str(tmp_path / "state")}
    command = [sys.executable, str(HERE / "faults.py"), str(tmp_path), what]
    ended = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False)
    *losses, last = ended.stdout.splitlines() or [""]
    assert (losses, ended.stderr) == ([], "")
    assert int(last.removesuffix(" runs")) > runs
