"""A short version of `torture.py`: the program killed while it is typed in."""

import os

import pytest

if os.name == "nt":
    pytest.skip("Windows has no pty", allow_module_level=True)

from torture import run


@pytest.mark.parametrize("seed", range(6))
def test_a_kill_at_any_instant_loses_no_line(seed: int) -> None:
    assert run(seed, ["plain"]).faults == ()


@pytest.mark.parametrize("kind", ["linked", "strangers", "swapped"])
@pytest.mark.parametrize("seed", range(2))
def test_a_kill_loses_no_line_with_links_and_strangers_files_beside_it(kind: str, seed: int) -> None:
    assert run(seed, [kind]).faults == ()
