"""A power cut: whatever of the last writes is missing, all that came before is there, byte for byte."""

from pathlib import Path

from conftest import Opened

from minutes_tui import commands
from minutes_tui.record import Record

BEFORE = """\
[meeting]
title = "Board of the Reed Museum"

[[note]]
id = "1"
text = "The rent was paid."
"""


def test_a_record_cut_at_any_byte_of_its_last_notes_has_all_that_came_before(opened: Opened, tmp_path: Path) -> None:
    editor = opened(BEFORE)
    ends = [len(BEFORE)]
    for line in ("The roof leaks.", 'She said: "Mend it." Ä 🙂', "The board [sic] agreed."):
        commands.enter(editor, line)
        ends.append(len(editor.record.text.encode()))
    whole, path = editor.record.path.read_bytes(), tmp_path / "cut.toml"
    assert len(whole) == ends[-1]
    full = [note.text for note in Record.read(editor.record.path).minutes.notes]
    for cut in range(ends[0], ends[-1]):
        path.write_bytes(whole[:cut])
        kept = sum(end <= cut for end in ends)
        record = Record.open(path)
        assert [note.text for note in record.minutes.notes][:kept] == full[:kept], cut
        assert record.close()
        assert path.read_bytes() == whole[:cut], "opening changes nothing"
