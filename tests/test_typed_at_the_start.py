"""What is typed while the program starts: the terminal makes Enter a line feed of it."""

import sys
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from terminal import Terminal

RECORD = '[meeting]\ntitle = "Orchard Council"\ndate = 2025-03-12\n'


@pytest.mark.parametrize("text", ["", RECORD], ids=["no file", "a record"])
def test_enter_is_enter_before_the_program_has_the_terminal(text: str, tmp_path: Path) -> None:
    path = tmp_path / "port.toml"
    if text:
        path.write_text(text)
    call = [sys.executable, "-m", "minutes_tui", str(path)]
    with Terminal(call, 80, 24, {"HOME": str(tmp_path), "DISPLAY": "", "WAYLAND_DISPLAY": ""}) as terminal:
        terminal.send("" if text else "Orchard Council\r")
        terminal.send("/person BX = Mr Bo Xu\rBX: One.\rBX: Two.\r")
        terminal.wait_for(lambda text: text.count("One.") == text.count("Two.") == 1 and "BX: " not in text)
        terminal.wait_for("F1 help")
        terminal.rest(0.5)
        terminal.leave()
    record = tomllib.loads(path.read_text())
    assert record["meeting"]["title"] == "Orchard Council"
    assert [each["name"] for each in record["participant"]] == ["Bo Xu"]
    assert [each["text"] for each in record["note"]] == ["One.", "Two."]
