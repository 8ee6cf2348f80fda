"""A short version of `fuzz.py`: keys, pastes, clicks and sizes at random over the screens of the app."""

import os

import pytest

if os.name == "nt":
    pytest.skip("Windows has no pty", allow_module_level=True)

from fuzz import run


@pytest.mark.parametrize(("seed", "on_a_pty"), [(1, False), (2, False), (3, False), (4, True)])
def test_whatever_is_typed_pasted_and_clicked_no_fault_comes_and_each_line_is_there(seed: int, on_a_pty: bool) -> None:
    assert run(seed, 120, on_a_pty=on_a_pty).faults == ()
