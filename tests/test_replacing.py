"""Much that is replaced at once: the quick way gives the bytes of the slow one, and of no kill anything is lost."""

import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from conftest import Opened
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from minutes_tui.editor import Editor
from minutes_tui.errors import SealedError
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import Note
from minutes_tui.record import MANY, Record
from minutes_tui.record.autosave import autosave
from minutes_tui.record.draft_file import draft_path
from minutes_tui.record.parser import read
from minutes_tui.record.serializer import toml
from minutes_tui.record.table_patch import changed_text
from minutes_tui.record.undo_step import Step
from minutes_tui.search import replacement
from minutes_tui.search.replacement import Hit, Query
from minutes_tui.system import files

quick = settings(derandomize=True, deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))

PARTS = ("ice", "Ice", "ICE", "icé", "ice\u0301", "iced", " ", "\n", "\n[x] ", "[[note]]", '"', "'", '"""', "\\",
         "\\n", "\t", "# ", "??", "é", "\u2028", "x", "\x7f")  # fmt: skip
WORDS = st.lists(st.sampled_from(PARTS), max_size=6).map("".join)
QUERIES = st.builds(
    Query,
    find=st.sampled_from(["ice", "I", "i(c)e", "[ice]+", "x*", "ice$", "\\", '"', "\n"]),
    new=st.sampled_from(["snow", "", '"', "\\", r"\1\1", "a\nb", "\n[y]", "ice", "'''", "ñ"]),
    words=st.booleans(),
    case=st.booleans(),
    accents=st.booleans(),
    pattern=st.booleans(),
)


def by_another_hand(words: str) -> list[str]:
    """Ways to write a string."""
    ways = [toml(words), '"' + "".join(f"\\u{ord(letter):04X}" for letter in words) + '"']
    if "'" not in words and words.isprintable():
        ways += [f"'{words}'", f"'''{words}'''", f"'''\n{words}'''"]
    if '"' not in words and "\\" not in words and words.replace("\n", "").isprintable():
        ways += [f'"""\n{words}"""', f'"""\\\n  {words}"""'] if not words[:1].isspace() else []
    return ways


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """A note, or a participant, as our own hand writes it or as another does."""
    words, check = draw(WORDS), draw(WORDS)
    rows = ['id = "{n}"', f"text = {draw(st.sampled_from(by_another_hand(words)))}"]
    rows += draw(st.sampled_from([[], [f"check = {toml(check)}"], ["mood = 'ice'  # x"], ['speaker = ["AT", "LB"]']]))
    rows = draw(st.permutations(rows)) if draw(st.booleans()) else [rows[0], *rows[2:], rows[1]]
    behind = draw(st.sampled_from(["", "\n", "# ice\n", "\n# ice\n\n", '[note.ballots]\nAT = "for"\n']))
    person = f'[[participant]]\nkey = "AT"\nname = {toml(words or "x")}\nshort = {toml(check)}\n'
    note = "[[note]]\n" + "\n".join(rows) + "\n" + behind
    return draw(st.sampled_from([note, note, note, person]))


RECORDS = st.tuples(st.lists(blocks(), min_size=1, max_size=8), st.sampled_from(["\n", "\n", "\r\n"])).map(
    lambda drawn: "".join(
        ['[meeting]\ntitle = "Ice"\n', *(block.replace("{n}", str(n)) for n, block in enumerate(drawn[0]))]
    ).replace("\n", drawn[1])
)


def hits(record: Record, query: Query) -> list[Hit]:
    return [hit for step in replacement.hits(record.minutes, query) for hit in step]


@quick
@given(RECORDS, QUERIES, st.data())
def test_what_is_worked_out_before_is_what_one_change_after_the_other_makes_of_the_record(
    text: str, query: Query, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, other = Path(folder) / "record.toml", Path(folder) / "other.toml"
        path.write_bytes(files.data(text))
        other.write_bytes(files.data(text))
        editor, single = Editor(Record.open(path)), Record.open(other)
        accepted = [hit for hit in hits(editor.record, query) if data.draw(st.booleans())]
        *_, step = editor.record.foreseen(replacement.changes(editor.minutes, accepted))
        assert step
        editor.take(step)
        for change in replacement.changes(single.minutes, accepted):
            single.write(Edit((change,)))
        assert (editor.record.text, editor.minutes) == (single.text, single.minutes)
        assert read(editor.record.text).minutes == editor.minutes
        assert editor.undo()
        assert editor.record.text == text
        assert editor.redo()
        assert editor.record.text == single.text
        assert editor.record.close()
        assert single.close()
        assert path.read_bytes() == other.read_bytes() == files.data(single.text)


@settings(quick, max_examples=100)
@given(RECORDS, QUERIES)
def test_our_own_hand_writes_what_stands_in_its_place(text: str, query: Query) -> None:
    record = Record(Path("none"), text)
    written: dict[str, list[str]] = {}
    for table, block in record._blocks:
        written.setdefault(table, []).append(block)
    for change in replacement.changes(record.minutes, hits(record, query)):
        assert change.old
        assert change.new
        block = written[change.table][change.at]
        slow = changed_text(change.table, block, change.old, change.new, quick=False)
        assert changed_text(change.table, block, change.old, change.new) == slow


@pytest.mark.parametrize("speaker", ["QQ", ("QQ", "LB"), ()])
def test_a_code_that_is_another_is_written_in_its_place(speaker: str | tuple[str, ...]) -> None:
    block = '[[note]]\nid = "1"\nspeaker = "AT"\ncheck = """\n\nspeaker = \\"AT\\""""\ntext = "x"\n\n# behind\n'
    (old,) = read(block).minutes.notes
    new = replace(old, speaker=speaker, mover="QQ")
    written = changed_text("note", block, old, new)
    assert read(written).minutes.notes == (new,)
    assert written == changed_text("note", block, old, new, quick=False)


# Edits about as long as the file


NOTES = MANY + 200


@pytest.fixture
def long(opened: Opened) -> Editor:
    """A record of which many notes have a word."""
    return opened("".join(f'[[note]]\nid = "{n}"\nkind = "statement"\ntext = "The ice {n}."\n\n' for n in range(NOTES)))


def snow(editor: Editor) -> None:
    editor.do(replacement.replaced(editor.minutes, hits(editor.record, Query("ice", "snow"))))


def until(done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 10
    while not done():
        assert time.monotonic() < limit, "the thread that writes did not get there"
        time.sleep(0.002)


class Held:
    """A disk that puts no new file in the place of a record until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, record: Path) -> None:
        self.is_held, self.is_waiting = True, False
        self.content = b""
        self.drafts: list[str] = []
        """What the draft held each time."""
        swap = files.swap

        def held(
            path: Path,
            pieces: Iterable[bytes],
            mode: int | None = None,
            *,
            sync: bool = True,
            ready: Callable[[], None] | None = None,
        ) -> files.Signature:
            if path != record or not ready:
                return swap(path, pieces, mode, sync=sync, ready=ready)
            self.content = b"".join(pieces)

            def hold() -> None:
                ready()
                self.drafts.append(draft_path(path).read_text())
                self.is_waiting = True
                until(lambda: not self.is_held)

            return swap(path, [self.content], mode, ready=hold)

        monkeypatch.setattr(files, "swap", held)


def killed(editor: Editor, folder: Path) -> str:
    """What the record would hold if the program ended this instant, and were begun again."""
    folder.mkdir()
    path = folder / "killed.toml"
    path.write_bytes(editor.record.path.read_bytes())
    if draft_path(editor.record.path).exists():
        draft_path(path).write_bytes(draft_path(editor.record.path).read_bytes())
    record = Record.open(path)
    assert record.close()
    return path.read_text()


def test_a_long_edit_that_the_file_takes_is_not_written_twice(long: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "PATIENCE", 30)
    disk = Held(monkeypatch, long.record.path)
    disk.is_held = False
    for act in (lambda: snow(long), long.undo, long.redo):
        act()
        until(lambda: long.record.state.saved)
        assert long.record.path.read_text() == long.record.text
    assert len(disk.drafts) == 3
    assert all("ice" not in draft and "snow" not in draft for draft in disk.drafts)


def test_a_long_edit_waits_in_the_draft_where_the_disk_is_slow(
    long: Editor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(autosave, "PATIENCE", 0.01)
    disk = Held(monkeypatch, long.record.path)
    before = long.record.text
    snow(long)
    until(lambda: disk.is_waiting and "snow" in draft_path(long.record.path).read_text())
    assert long.record.path.read_text() == before
    assert killed(long, tmp_path / "killed") == long.record.text
    disk.is_held = False


def test_what_is_entered_behind_a_long_edit_takes_it_into_the_draft(
    long: Editor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(autosave, "PATIENCE", 30)
    disk = Held(monkeypatch, long.record.path)
    before = long.record.text
    snow(long)
    until(lambda: disk.is_waiting)
    assert killed(long, tmp_path / "before") == before
    long.add_note(Note(text="It thaws."))
    long.undo()
    assert killed(long, tmp_path / "old file") == long.record.text
    long.redo()
    whole = long.record.text
    long.record.path.write_bytes(disk.content)  # as the swap does before it says so
    assert killed(long, tmp_path / "new file") == whole
    long.record.path.write_text(before)
    disk.is_held = False
    until(lambda: long.record.state.saved)
    assert long.record.path.read_text() == whole
    assert not draft_path(long.record.path).exists()


def test_a_long_edit_that_the_disk_refuses_is_in_the_draft_when_the_record_is_left(
    opened: Opened, long: Editor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(autosave, "PATIENCE", 30)
    disk = Held(monkeypatch, long.record.path)
    snow(long)
    assert not long.record.autosave.finished(0.05)
    assert killed(long, tmp_path / "killed") == long.record.text
    disk.is_held = False


def test_approved_minutes_take_no_step_that_was_worked_out_before(opened: Opened) -> None:
    editor = opened('[meeting]\ntitle = "x"\nstatus = "approved"\n\n[[note]]\nid = "1"\ntext = "ice"\n')
    *_, step = editor.record.foreseen(replacement.changes(editor.minutes, hits(editor.record, Query("ice", "snow"))))
    assert step
    with pytest.raises(SealedError):
        editor.take(step)


# The file that is written before it is wanted


def written_before(editor: Editor) -> Path:
    """That file."""
    return next(editor.record.path.parent.glob("*.tmp"))


@pytest.fixture
def step(long: Editor) -> Step:
    """One that is looked at, and the next file for it is there."""
    *_, step = long.record.foreseen(replacement.changes(long.minutes, hits(long.record, Query("ice", "snow"))))
    assert step
    until(lambda: long.record.autosave._next._written is not None)
    assert "snow 1199." in written_before(long).read_text()
    return step


def is_done(editor: Editor) -> None:
    """The record is what it should be, and nothing is left beside it."""
    until(lambda: editor.record.state.saved)
    assert editor.record.path.read_text() == editor.record.text
    assert Record.read(editor.record.path).minutes == editor.minutes
    assert not list(editor.record.path.parent.glob("*.tmp"))


def test_a_long_step_that_is_done_only_renames_what_was_written_before(long: Editor, step: Step) -> None:
    assert "snow" not in long.record.path.read_text()
    before = written_before(long).stat().st_ino
    long.take(step)
    is_done(long)
    assert long.record.path.stat().st_ino == before
    assert long.undo()
    is_done(long)
    assert "snow" not in long.record.text


def test_another_edit_makes_what_was_written_before_void(long: Editor, step: Step) -> None:
    long.add_note(Note(text="It thaws."))
    is_done(long)
    assert "snow" not in long.record.text


def test_an_edit_between_foresight_and_replacement_is_in_the_file(long: Editor, step: Step) -> None:
    with long.record.autosave.lock:  # so that nothing is removed meanwhile
        before = written_before(long)
    note = long.minutes.notes[0]
    long.do(Edit((Change("note", 0, note, replace(note, check="important")),)))
    long.do(replacement.replaced(long.minutes, hits(long.record, Query("ice", "snow"))))
    is_done(long)
    assert 'check = "important"' in long.record.text
    assert not before.exists()


def test_rights_that_were_given_meanwhile_stay(long: Editor, step: Step) -> None:
    long.record.path.chmod(0o640)
    long.take(step)
    is_done(long)
    assert long.record.path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "spoil", [Path.unlink, lambda path: path.write_text("rubbish")], ids=["removed", "overwritten"]
)
def test_a_file_that_somebody_spoiled_is_not_taken(long: Editor, step: Step, spoil: Callable[[Path], object]) -> None:
    spoil(written_before(long))
    long.take(step)
    is_done(long)


def test_a_prepared_file_that_the_disk_refused_is_tried_again_at_the_swap(
    long: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def full(*_: object, **__: object) -> None:
        asked.append(1)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files, "new_file", full)
        *_, step = long.record.foreseen(replacement.changes(long.minutes, hits(long.record, Query("ice", "snow"))))
        until(lambda: bool(asked))
    assert step
    assert not long.record.state.fault
    long.take(step)
    is_done(long)


def test_a_prepared_file_goes_when_the_record_is_left_or_opened_after_a_kill(long: Editor, step: Step) -> None:
    left = written_before(long)
    content = left.read_bytes()
    assert long.record.close()
    assert not left.exists()
    left.write_bytes(content)  # as a kill would leave it
    before = long.record.path.read_bytes()
    assert Record.open(long.record.path).close()
    assert not left.exists()
    assert long.record.path.read_bytes() == before


def test_a_kill_leaves_no_file_beside_a_record_with_a_long_name(tmp_path: Path) -> None:
    path = tmp_path / f"{'the harbour board and all its guests ' * 3}.toml"
    path.write_text('[meeting]\ntitle = "Ice"\n')
    new = files.new_file(path, [b"half"])
    assert new
    assert Record.open(path).close()
    assert os.listdir(tmp_path) == [path.name]


def test_opening_a_record_takes_nothing_from_another_whose_long_name_begins_alike(tmp_path: Path) -> None:
    path, other = (tmp_path / f"{'the harbour board and all its guests ' * 2}{n}.toml" for n in (1, 2))
    for each in (path, other):
        each.write_text('[meeting]\ntitle = "Ice"\n')
    new = files.new_file(other, [b"whole"])  # another program is about to put it there
    assert new
    assert Record.open(path).close()
    new.put()
    assert other.read_text() == "whole"
