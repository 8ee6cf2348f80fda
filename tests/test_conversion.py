"""Types are read by one thread at a time, whoever is the first to make one."""

import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "minutes_tui"
TOGETHER = """
import sys
from threading import Barrier, Thread

from msgspec import defstruct

from minutes_tui.model.conversion import converted

sys.setswitchinterval(1e-6)


def make(kind, gate):
    gate.wait()
    assert converted({"part0": {}}, kind)


for _ in range(40):
    parts = [defstruct("Part", [(f"field{number}", str, "") for number in range(40)]) for _ in range(5)]
    kind = defstruct("Whole", [(f"part{number}", part | None, None) for number, part in enumerate(parts)])
    gate = Barrier(2)
    threads = [Thread(target=make, args=(kind, gate)) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
"""


def test_two_threads_may_be_the_first_to_make_a_type() -> None:
    ended = subprocess.run([sys.executable, "-c", TOGETHER], capture_output=True, cwd=PACKAGE.parent, check=False)
    assert ended.returncode == 0, ended.stderr


def test_nothing_else_reads_types() -> None:
    sources = {path for path in PACKAGE.rglob("*.py") if "convert(" in path.read_text("utf-8")}
    assert sources == {PACKAGE / "model" / "conversion.py"}
