"""What edits do to a record's file: the cases of `edits.md`, each of them undone, done again and opened anew."""

import tomllib
from pathlib import Path

import pytest
from conftest import NOW, Opened
from fixtures import Case, cases
from msgspec.structs import replace

from minutes_tui import commands
from minutes_tui.editor import Editor
from minutes_tui.meeting.edit import Change, Edit, added
from minutes_tui.model.minutes import Entry, Floor, Meeting, Note, Print
from minutes_tui.record import Record

CASES = cases(Path(__file__).with_name("edits.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_an_edit_changes_what_it_names_and_nothing_else(case: Case, opened: Opened, accept: bool) -> None:
    name = next(name for name in case.blocks if name.startswith("toml before"))
    marks = name.split()[2:]
    before = as_it_was(case.blocks[name], marks)
    editor = opened(before)
    record, minutes_before = editor.record, editor.minutes
    for line in case.blocks["text"].splitlines():
        done(editor, line.replace("⏎", "\n"))
    after, minutes = record.text, record.minutes

    while editor.undo():
        pass
    assert record.text == before
    assert record.minutes == minutes_before
    while editor.redo():
        pass
    assert record.text == after
    assert record.minutes == minutes

    assert record.close()
    assert record.path.read_bytes() == after.encode()
    assert Record.read(record.path).minutes == minutes
    assert list(record.path.parent.iterdir()) == [record.path]
    if is_toml(before):
        assert is_toml(after)
    assert after == as_it_was(shown(after), [mark for mark in marks if mark != "unended"])
    case.expect("toml", shown(after), accept)


def done(editor: Editor, line: str) -> None:
    """Enter a line, or do what keys do where it stands in angle brackets."""
    if not (line.startswith("<") and line.endswith(">")):
        commands.enter(editor, line)
        return
    match line[1:-1].replace(":", "").split():
        case ["strike", "out", id]:
            at, note = found(editor, id)
            editor.do(Edit((editor.change("note", at, replace(note, struck=NOW)),)))
        case ["remove", id]:
            at, note = found(editor, id)
            editor.do(Edit((Change("note", at, note, None),)))
        case ["insert", "before", id, *words]:
            at, _ = found(editor, id)
            editor.do(Edit((Change("note", at, None, Note(id="2", text=" ".join(words))),)))
        case ["participant", key, field, "=", value]:
            people = editor.minutes.participants
            at = [person.key for person in people].index(key)
            editor.do(Edit((editor.change("participant", at, replace(people[at], **{field: value})),)))
        case ["meeting", field, "=", value]:
            editor.do(Edit((editor.change("meeting", 0, replace(editor.minutes.meeting, **{field: value})),)))
        case _:
            raise AssertionError(f"nothing is done by {line}")


def found(editor: Editor, id: str) -> tuple[int, Note]:
    return next((at, note) for at, note in enumerate(editor.minutes.notes) if note.id == id)


def as_it_was(block: str, marks: list[str]) -> str:
    """A record as its block shows it, with what the block can't show."""
    text = block.removesuffix("\n") if "unended" in marks else block
    text = text.replace("\n", "\r\n") if "crlf" in marks else text
    return ("\ufeff" if "bom" in marks else "") + text


def shown(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def is_toml(text: str) -> bool:
    try:
        tomllib.loads(text.removeprefix("\ufeff"))
    except ValueError:
        return False
    return True


def test_edits_that_are_done_together_are_undone_together(opened: Opened) -> None:
    before = '[[note]]\nid = "1"\ntext = "one"\n'
    editor = opened(before)
    record = editor.record
    (one,) = record.minutes.notes
    last = added(record.minutes, "note", Note(id="2", text="two"))
    first = Change("note", 0, None, Note(id="0", text="nought"))
    changed = Change("note", 1, one, replace(one, text="first"))
    editor.do(Edit((last, first, changed)))
    assert [note.text for note in record.minutes.notes] == ["nought", "first", "two"]
    assert [note["text"] for note in tomllib.loads(record.text)["note"]] == ["nought", "first", "two"]
    assert editor.undo()
    assert not editor.undo()
    assert record.text == before


@pytest.mark.parametrize(
    ("table", "value", "rows"),
    [
        ("meeting", Meeting(quorum=2), "quorum = 2\n"),
        ("print", Print(numbered=False), "numbered = false\n"),
        ("floor", Floor(minutes=3), "minutes = 3\n"),
        ("glossary", {"RM": "Reed Museum"}, 'RM = "Reed Museum"\n'),
        ("abbreviations", {"rm": "Reed Museum"}, 'rm = "Reed Museum"\n'),
        ("modules", {"thanks": "a\nb"}, 'thanks = """\na\nb"""\n'),
    ],
)
def test_an_edit_makes_a_table_that_is_not_in_the_file_with_the_keys_given_alone(
    opened: Opened, table: str, value: Entry, rows: str
) -> None:
    editor = opened("format = 1\n")
    editor.do(Edit((editor.change(table, 0, value),)))
    made = f"format = 1\n\n[{table}]\n{rows}"
    assert editor.record.text == made
    assert editor.undo()
    assert editor.record.text == "format = 1\n"
    assert editor.redo()
    assert editor.record.text == made
