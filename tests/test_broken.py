"""Broken content: a record opens whatever is in it, names what is wrong and leaves it as it is."""

from pathlib import Path

import pytest
from speeds.made import record as long_record
from test_record import WHOLE

from minutes_tui import checks, commands
from minutes_tui.editor import Editor
from minutes_tui.record import Record
from minutes_tui.record.parser import read

BEFORE = b'[meeting]\ntitle = "Board"\n\n[[note]]\nid = "1"\ntext = "Whole."\n\n'
AFTER = b'[[note]]\nid = "9"\ntext = "Behind."\n'

BROKEN = {
    "a broken table": (b'[[note]]\nid = "2\ntext = \n\n', 8),
    "no TOML at all": (b"[[note]]\n]] what = is = this\n\n", 8),
    "a wrong type": (b'[[note]]\nid = "2"\nfor = "many"\ntext = "x"\n\n', 10),
    "an unknown kind": (b'[[note]]\nid = "2"\nkind = "song"\ntext = "x"\n\n', 10),
    "the same id twice": (b'[[note]]\nid = "1"\ntext = "x"\n\n', 8),
    "NUL": (b'[[note]]\nid = "2"\ntext = "a\x00b"\n\n', 10),
    "bytes of latin-1": ('[[note]]\nid = "2"\ntext = "Öström"\n\n'.encode("latin-1"), 8),
    "an unknown header": (b"[[note]\nid = 5\n\n", 8),
    "TOML 1.1 alone": (b'[[note]]\nid = "2"\nballots = {\n  AT = "for",\n}\n\n', 10),
}
"""What stands between two whole notes, and the line that is to be named."""


@pytest.mark.parametrize(("broken", "line"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_named_with_its_line_and_all_the_rest_works(broken: bytes, line: int, tmp_path: Path) -> None:
    path = tmp_path / "record.toml"
    before = BEFORE + broken + AFTER
    path.write_bytes(before)
    record = Record.open(path)
    texts = [note.text for note in record.minutes.notes]
    assert (texts[0], texts[-1]) == ("Whole.", "Behind.")
    problems = record.problems + record.unportable() + checks.problems(record.minutes)
    assert any(abs(found - line) <= 1 for found in record.lines(problems)), [p.text for p in problems]
    editor = Editor(record)
    commands.enter(editor, "One more.")
    commands.enter(editor, "s/One/Some/")
    commands.enter(editor, "s/Some/Yet one/")
    assert record.close()
    assert path.read_bytes().startswith(before)
    assert "Yet one more." in path.read_text("utf-8", "replace")


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_a_mark_at_the_beginning_and_other_newlines_stay(change, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "record.toml"
    before = change((BEFORE + AFTER).decode()).encode()
    path.write_bytes(before)
    editor = Editor(Record.open(path))
    assert [note.text for note in editor.minutes.notes] == ["Whole.", "Behind."]
    assert editor.record.problems == []
    commands.enter(editor, "One more.")
    assert editor.record.close()
    assert path.read_bytes().startswith(before)


def test_a_record_with_every_table_opens_cut_at_any_byte() -> None:
    notes = read(WHOLE).minutes.notes
    ends = [WHOLE.find(f'id = "{note.id}"') for note in notes]
    assert sorted(ends) == ends
    for cut in range(len(WHOLE)):
        reading = read(WHOLE[:cut])
        assert "".join(block.text for block in reading.blocks) == WHOLE[:cut]
        whole = max(sum(end < cut for end in ends) - 1, 0)  # all but the one that is cut
        assert list(reading.minutes.notes[:whole]) == list(notes[:whole]), cut


def test_fifty_megabytes_open_and_take_a_line(tmp_path: Path) -> None:
    path = tmp_path / "record.toml"
    text = long_record(10_000)
    head, notes = text.split("[[note]]", 1)
    path.write_text(head + ("[[note]]" + notes + "\n") * 15)
    assert path.stat().st_size > 50_000_000
    record = Record.open(path)
    assert len(record.minutes.notes) == 150_000
    commands.enter(Editor(record), "One more.")
    assert record.close()
    with path.open("rb") as file:
        file.seek(-100, 2)
        assert b"One more." in file.read()
