"""An import that is looked at in a real terminal, by keys alone: a new record, and one that is there."""

import sys
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from terminal import Terminal, opened_app

MINUTES = """QUAY COMMITTEE
Minutes of the meeting held on 3 June 2025 in the old net loft

Present: Cllr Ewa Lind (Chair), Mr Ade Osei,
Ms Noor Haddad, Mr Sam Haddad

1. Matters arising

The Chair said that the crane had been painted and that the
bill was still to come.

Haddad noted that nobody had ordered the paint.

2. Moorings

It was agreed that the moorings be
numbered anew.

Harbour master: Boats over 12 m pay twice.
"""
LOG = """[10:00] <ewa> hello all
[10:01] * noor joined
[10:01] <ewa> topic: crane
[10:02] <adeo> who paid for it
[10:03] <noor> nobody
[10:06] <ewa> RESOLVED: crane is painted
"""
RECORD = '[meeting]\ntitle = "Quay Committee"\ndate = 2025-06-03\n\n[[note]]\nid = "1"\ntext = "Opened."\n'
SIZES = pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])


@SIZES
def test_doubts_are_decided_and_the_record_is_written_and_opened(tmp_path: Path, columns: int, rows: int) -> None:
    source = tmp_path / "quay.txt"
    source.write_text(MINUTES, "utf-8")
    call = [sys.executable, "-m", "minutes_tui", "import", "--review", str(source)]
    with Terminal(call, columns, rows, {"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("doubt 1 of 1")
        terminal.wait_for("1 by Ms Noor Haddad")
        terminal.send("2")
        terminal.wait_for("Nothing is in doubt any more")
        terminal.send("/Boats\r")
        terminal.wait_for("end search")
        terminal.press("escape")
        terminal.wait_for("The search is ended.")
        terminal.send("aHarbour master\r")
        terminal.wait_for("Harbour master is a participant now, with 1 statement.")
        assert sorted(path.name for path in tmp_path.iterdir() if path.suffix) == ["quay.txt"]
        terminal.press("enter")
        terminal.wait_for("quay.toml is ready")
        terminal.leave()
    record = tomllib.loads((tmp_path / "quay.toml").read_text("utf-8"))
    names = {each["key"]: each["name"] for each in record["participant"]}
    said = {note.get("text", ""): names.get(note.get("speaker", ""), "") for note in record["note"]}
    assert said["Haddad noted that nobody had ordered the paint."] == "Sam Haddad"
    assert said["Boats over 12 m pay twice."] == "Harbour master"
    assert "check" not in (tmp_path / "quay.toml").read_text("utf-8")
    assert [path.read_text("utf-8") for path in (tmp_path / "quay.files").iterdir()] == [MINUTES]


@SIZES
def test_a_log_goes_into_a_record_and_back_by_one_undo(tmp_path: Path, columns: int, rows: int) -> None:
    source, path = tmp_path / "chan.log", tmp_path / "now.toml"
    source.write_text(LOG, "utf-8")
    path.write_text(RECORD, "utf-8")
    with opened_app(path, columns, rows) as terminal:
        terminal.send(f"/import {source}\r")
        terminal.wait_for("chan.log → now.toml")
        terminal.send("G")
        terminal.wait_for("decision")
        terminal.send("tnarr\r")
        terminal.wait_for("narrative")
        terminal.press("enter")
        terminal.wait_for("Put in from chan.log")
        terminal.wait_for("✓ saved")
        assert "crane is painted" in path.read_text("utf-8")
        assert "decision" not in path.read_text("utf-8")
        terminal.press("ctrl+z")
        terminal.wait_for("Undone.")
        terminal.wait_for("✓ saved")
    assert path.read_text("utf-8") == RECORD


def test_nothing_is_written_where_it_is_left(tmp_path: Path) -> None:
    source = tmp_path / "quay.txt"
    source.write_text(MINUTES, "utf-8")
    call = [sys.executable, "-m", "minutes_tui", "import", "--review", str(source)]
    with Terminal(call, 80, 24, {"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("doubt 1 of 1")
        terminal.send("x")
        terminal.wait_for("Nothing is in doubt any more")
        terminal.press("escape")
        terminal.wait_for("Your choices will be lost")
        terminal.press("escape")
        assert terminal.end() == 0
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix) == ["quay.txt"]
