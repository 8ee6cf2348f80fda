"""Files beside a record that are not its own: left as they are, said, never written into, no words taken from them."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW, Opened
from test_autosave import BEFORE, CORRECTED, posix, rights, texts, type_in, until

from minutes_tui.cli.main import main
from minutes_tui.editor import Editor
from minutes_tui.errors import OpenElsewhereError
from minutes_tui.record import Record
from minutes_tui.record.draft_file import draft_path, identity, recovered, state_draft
from minutes_tui.system import backups, files
from minutes_tui.system.overwriting import Whole, read

OTHER = '[meeting]\ntitle = "Council of the Reed Museum"\n\n[[note]]\nid = "1"\ntext = "Secret."\n'
VICTIM = b"not ours\n"


def lock_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def draft_of(record: str, *words: str, place: str = "elsewhere-00000000", line: str = "") -> str:
    """A draft that was begun when a record was so, and has some words and a half-typed line."""
    rows: list[dict[str, object]] = [{"record": "x.toml", "place": place, "base": identity(record.encode())}]
    for number, each in enumerate(words, 1):
        rows.append({"n": number, "spans": [[0, 0, f'\n[[note]]\nid = "9{number}"\ntext = "{each}"\n']]})
    return "\n".join(map(json.dumps, [*rows, {"line": line}])) + "\n"


STRANGERS = {
    "nothing": b"",
    "words": b"Dear all,\n",
    "noise": bytes(range(256)) * 40,
    "another record": OTHER.encode(),
    "another record's whole copy": Whole(OTHER.encode(), OTHER.replace("Secret", "Open").encode()).written(),
    "a cut whole copy": Whole(BEFORE.encode(), CORRECTED.encode()).written()[:-5],
    "another record's draft": draft_of(OTHER, "Secret too.", line="Secret three").encode(),
}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "meeting" / "record.toml"
    path.parent.mkdir()
    path.write_text(BEFORE)
    return path


def places(path: Path) -> list[Path]:
    """Wherever there may be a file of the program for a record."""
    return [draft_path(path), lock_path(path), *files.whole_copies(path), state_draft(path)]


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("content", STRANGERS.values(), ids=STRANGERS)
@pytest.mark.parametrize("linked", [False, True], ids=["alone", "with another name"])
def test_a_strangers_file_in_any_place_is_left_as_it_is_and_nothing_of_it_is_used(
    content: bytes, linked: bool, record: Path
) -> None:
    for place in places(record):
        put(place, content)
    if linked:
        os.link(record, record.with_name("other-name"))
    assert Record.read(record).text == BEFORE
    editor = Editor(Record.open(record), lambda: NOW)
    assert (editor.record.text, editor.record.half_line) == (BEFORE, "")
    editor.record.autosave.keep_line("half of a")
    type_in(editor, "One.", "s/One/Two/")
    editor.record.autosave.keep_line("another half")
    assert editor.record.close()
    assert texts(record) == ["The rent was payed.", "Two."]
    assert lock_path(record).read_bytes() == content
    if content:
        assert all(place.read_bytes() == content for place in places(record)[:3])
        rescued = [each.read_bytes() for each in (files.state_folder() / "rescued").iterdir()]
        assert rescued == [content] * len(rescued) != []
    again = Record.open(record)
    assert (again.text, again.half_line) == (editor.record.text, "another half")
    assert again.close()


@pytest.mark.parametrize("place", range(4))
def test_of_a_strangers_file_the_rapporteur_is_told(
    place: int, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = put(places(record)[place], b"not ours\n")
    opened = Record.open(record)
    assert str(there) in opened.state.remark
    assert opened.close()
    assert main(["check", str(record)]) == 1
    assert f"{record}:1: {there} is not " in capsys.readouterr().out


@posix
@pytest.mark.parametrize("is_link", [False, True], ids=["a file", "a link"])
def test_a_record_is_opened_once_though_a_stranger_stands_in_the_place_of_its_lock(
    is_link: bool, record: Path, tmp_path: Path
) -> None:
    victim = put(tmp_path / "victim", VICTIM)
    if is_link:
        lock_path(record).symlink_to(victim)
    else:
        put(lock_path(record), b"not ours\n")
    opened = Record.open(record)
    with pytest.raises(OpenElsewhereError, match="is open elsewhere"):
        Record.open(record)
    assert opened.close()
    assert Record.open(record).close()
    assert victim.read_bytes() == VICTIM


@pytest.mark.parametrize("user", ["Ana", "Zoë", "\udcff"])
def test_a_lock_names_whoever_has_the_record_also_where_the_name_is_no_utf_8(
    user: str, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", user)
    opened = Record.open(record)
    assert json.loads(lock_path(record).read_bytes())["user"] == user
    with pytest.raises(OpenElsewhereError, match=user if user.isprintable() else "open elsewhere"):
        Record.open(record)
    assert opened.close()


def test_a_remark_on_a_strangers_file_lasts_as_long_as_the_sitting(record: Path) -> None:
    put(draft_path(record), b"not ours\n")
    editor = Editor(Record.open(record), lambda: NOW)
    type_in(editor, "One.", "s/One/Two/")
    until(lambda: editor.record.state.saved)
    assert str(draft_path(record)) in editor.record.state.remark
    assert editor.record.close()


# Links


@posix
@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
def test_no_link_in_any_place_is_written_through(
    link: Callable[[Path, Path], None], record: Path, tmp_path: Path
) -> None:
    victim = put(tmp_path / "victim", VICTIM)
    os.link(record, record.with_name("other-name"))
    for place in places(record):
        place.parent.mkdir(parents=True, exist_ok=True)
        link(victim, place)
    editor = Editor(Record.open(record), lambda: NOW)
    editor.record.autosave.keep_line("half of a")
    type_in(editor, "One.", "s/One/Two/")
    editor.record.autosave.keep_line("another half")
    assert editor.record.close()
    assert victim.read_bytes() == VICTIM
    assert texts(record) == ["The rent was payed.", "Two."]
    again = Record.open(record)
    assert again.half_line == "another half"
    assert again.close()
    assert victim.read_bytes() == VICTIM


@posix
def test_a_link_that_leads_nowhere_makes_no_file(record: Path, tmp_path: Path) -> None:
    for place in places(record):
        place.parent.mkdir(parents=True, exist_ok=True)
        os.symlink(tmp_path / "new", place)
    editor = Editor(Record.open(record), lambda: NOW)
    editor.record.autosave.keep_line("half of a")
    type_in(editor, "s/payed/paid/", "One.")
    assert editor.record.close()
    assert not (tmp_path / "new").exists()


@posix
@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
def test_files_that_become_links_while_it_is_open_are_not_written_through(
    link: Callable[[Path, Path], None], record: Path, tmp_path: Path
) -> None:
    victim = put(tmp_path / "victim", VICTIM)
    editor = Editor(Record.open(record), lambda: NOW)
    for number in range(3):
        editor.record.autosave.keep_line(f"half of {number}")
        until(lambda: draft_path(record).exists() or state_draft(record).exists())
        for place in places(record):
            place.parent.mkdir(parents=True, exist_ok=True)
            link(victim, tmp_path / "link")
            os.replace(tmp_path / "link", place)
            (tmp_path / "link").unlink(missing_ok=True)
        editor.record.autosave.keep_line(f"all of {number}")
        type_in(editor, f"Line {number}.", "s/Line/The line/")
        until(lambda: editor.record.state.saved)
    assert editor.record.close()
    assert victim.read_bytes() == VICTIM
    assert texts(record)[1:] == ["The line 0.", "The line 1.", "The line 2."]


@posix
def test_a_record_that_becomes_a_link_while_it_is_open_is_not_written_through(tmp_path: Path, opened: Opened) -> None:
    victim = put(tmp_path / "victim", VICTIM)
    editor = opened(BEFORE)
    path = editor.record.path
    path.unlink()
    path.symlink_to(victim)
    type_in(editor, "One.")
    type_in(editor, "/undo", "s/payed/paid/", "One.")
    until(lambda: bool(editor.record.state.fault))
    assert not editor.look()
    assert victim.read_bytes() == VICTIM
    path.unlink()
    until(lambda: editor.record.state.saved)
    assert texts(path) == ["The rent was paid.", "One."] == [note.text for note in editor.minutes.notes]


@posix
def test_a_folder_of_copies_that_is_a_link_takes_none(record: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    record.with_suffix(".sent").symlink_to(elsewhere)
    assert main(["circulate", str(record), "--because", "a test"]) == 3
    assert list(elsewhere.iterdir()) == []


def test_a_copy_that_no_history_names_is_not_taken_for_what_was_sent(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stranger = put(record.with_suffix(".sent") / "1-circulated.toml", OTHER.encode())
    assert main(["diff", str(record), "circulated"]) == 3
    assert "has no copy that was" in capsys.readouterr().err
    assert main(["circulate", str(record), "--because", "a test"]) == 0
    assert stranger.read_bytes() == OTHER.encode()
    assert main(["diff", str(record), "circulated"]) == 0
    assert "Secret" not in capsys.readouterr().out


@posix
def test_a_copy_that_was_replaced_by_a_link_is_not_what_was_sent(record: Path, tmp_path: Path) -> None:
    assert main(["circulate", str(record), "--because", "a test"]) == 0
    copy = next(record.with_suffix(".sent").glob("*-circulated.toml"))
    copy.symlink_to(copy.rename(tmp_path / "moved.toml"))
    assert main(["diff", str(record), "circulated"]) == 3


# A record that was being written over


@posix
@pytest.mark.parametrize("at", range(0, len(CORRECTED) + 1, 7))
def test_a_kill_at_any_byte_while_a_file_is_written_over_is_mended_with_a_backup_before(at: int, record: Path) -> None:
    became = CORRECTED * 3 if at % 2 else CORRECTED[:-20]
    copy = put(files.whole_copies(record)[at % 2], Whole(BEFORE.encode(), became.encode()).written())
    partly = became[:at] + BEFORE[min(at, len(became)) :]
    record.write_text(partly)
    assert Record.read(record).text == became
    assert record.read_text() == partly, "reading changes nothing"
    opened = Record.open(record)
    assert (opened.text, record.read_text()) == (became, became)
    assert opened.close()
    assert not copy.exists()
    assert [backup.path.read_text() for backup in backups.backups(record)] == [partly]


@posix
@pytest.mark.parametrize(
    "now",
    [
        BEFORE.replace("rent", "lease"),
        CORRECTED[:90].replace("rent", "lease") + BEFORE[90:],
        BEFORE + "\n# mine\n",
        BEFORE[:20],
        "",
        OTHER,
    ],
    ids=["edited", "edited in the middle", "gone on with", "cut", "emptied", "another"],
)
def test_a_whole_copy_of_another_state_is_kept_and_so_is_the_record(now: str, record: Path) -> None:
    whole = Whole(BEFORE.encode(), CORRECTED.encode()).written()
    copy = put(files.whole_copies(record)[0], whole)
    record.write_text(now)
    opened = Record.open(record)
    assert opened.text == now
    assert str(copy) in opened.state.remark
    assert opened.close()
    assert (copy.read_bytes(), record.read_text()) == (whole, now)


def test_a_whole_copy_is_read_as_it_was_written_and_cut_anywhere_it_is_none() -> None:
    whole = Whole(b"old\n" * 9, b"new and longer\n" * 9)
    written = whole.written()
    assert read(written) == whole
    assert all(read(written[:cut]) is None for cut in range(len(written)))
    assert read(written + b"x") is None


def test_pages_that_a_power_cut_left_old_or_new_are_between_the_two() -> None:
    old, new = b"a" * 10_000, b"b" * 14_000
    pages = new[:4096] + old[4096:8192] + new[8192:]
    assert Whole(old, new).leads_from(pages)
    assert Whole(old, new).leads_from(new[:4096] + old[4096:] + b"\0" * 4_000)
    assert not Whole(old, new).leads_from(pages.replace(b"aaaa", b"aaca"))


# Drafts: those of a folder that was copied, a record that was moved, an older state


def after_a_kill(path: Path, *lines: str) -> None:
    """What a kill leaves beside a record: lines that are in its draft alone, since no swap could be done."""
    place = files.name_in_state(path)
    spans = [{"n": 1, "spans": [[0, 0, f'\n[[note]]\nid = "2"\ntext = "{line}"\n']]} for line in lines]
    rows = [{"record": path.name, "place": place, "base": identity(path.read_bytes())}, *spans, {"line": "half of a"}]
    draft_path(path).write_text("".join(json.dumps(row) + "\n" for row in rows))


def test_a_copied_folder_with_the_record_as_it_was_has_its_draft_too(record: Path, tmp_path: Path) -> None:
    after_a_kill(record, "One.")
    there = Path(shutil.copytree(record.parent, tmp_path / "copy")) / record.name
    for path in (record, there):
        opened = Record.open(path)
        assert [note.text for note in opened.minutes.notes] == ["The rent was payed.", "One."]
        assert opened.half_line == "half of a"
        assert opened.state.remark == ""
        assert opened.close()


def test_a_draft_that_came_with_a_copied_folder_stays_out_of_the_record_of_the_next_meeting(
    record: Path, tmp_path: Path
) -> None:
    after_a_kill(record, "Secret.")
    there = Path(shutil.copytree(record.parent, tmp_path / "next")) / record.name
    draft = draft_path(there).read_bytes()
    there.write_text('[meeting]\ntitle = "The next"\n')
    opened = Record.open(there)
    assert (opened.text, opened.half_line) == ('[meeting]\ntitle = "The next"\n', "")
    assert str(draft_path(there)) in opened.state.remark
    type_in(Editor(opened, lambda: NOW), "Welcome.", "s/Welcome/Hello/")
    assert opened.close()
    assert draft_path(there).read_bytes() == draft
    assert texts(record) == ["The rent was payed.", "Secret."], "where it belongs it still is"


def test_a_record_that_was_moved_without_its_draft_finds_it_when_it_comes_back(record: Path, tmp_path: Path) -> None:
    after_a_kill(record, "One.")
    away = record.rename(tmp_path / "away.toml")
    opened = Record.open(away)
    assert (opened.text, opened.state.remark) == (BEFORE, "")
    assert opened.close()
    away.rename(record)
    assert texts(record) == ["The rent was payed.", "One."]


def test_a_draft_that_was_moved_without_its_record_does_nothing_to_another(record: Path, tmp_path: Path) -> None:
    after_a_kill(record, "Secret.")
    other = put(tmp_path / "other.toml", OTHER.encode())
    draft_path(record).rename(draft_path(other))
    opened = Record.open(other)
    assert (opened.text, opened.half_line) == (OTHER, "")
    assert opened.close()
    assert "Secret." in draft_path(other).read_text()


def test_a_record_that_grew_since_its_draft_has_both(record: Path) -> None:
    after_a_kill(record, "Ours.")
    with record.open("a") as file:
        file.write('\n[[note]]\nid = "2"\ntext = "Theirs."\n')
    opened = Record.open(record)
    assert sorted(note.text for note in opened.minutes.notes if note.kind == "statement") == [
        "Ours.",
        "The rent was payed.",
    ]
    assert "Theirs." in opened.text
    assert opened.half_line == "half of a"
    assert opened.close()


@pytest.mark.parametrize("now", [BEFORE.replace("rent", "lease"), BEFORE[:-10], OTHER], ids=["edited", "cut", "older"])
def test_what_was_written_into_an_earlier_state_of_the_record_is_at_its_end_private_and_said(
    now: str, record: Path
) -> None:
    after_a_kill(record, "One.")
    record.write_text(now)
    opened = Record.open(record)
    assert opened.text.startswith(now)
    note = opened.minutes.notes[-1]
    assert (note.text, note.audience, note.id) == ("One.", "private", "draft-1")
    assert "written before" in note.check
    assert "is at the end, as private notes" in opened.state.remark
    assert opened.half_line == "half of a"
    assert opened.close()
    assert Record.read(record).text == opened.text
    assert [backup.path.read_text() for backup in backups.backups(record)] == [now]


def test_what_the_record_has_already_does_not_come_in_again(record: Path) -> None:
    after_a_kill(record, "One.")
    record.write_text(BEFORE.replace("rent", "lease") + '\n[[note]]\nid = "2"\ntext = "One."\n\n[glossary]\na = "b"\n')
    before = record.read_text()
    opened = Record.open(record)
    assert opened.text == before
    assert opened.close()


def test_a_note_that_was_written_and_corrected_in_a_draft_comes_in_once(record: Path) -> None:
    row = '\n[[note]]\nid = "2"\ntext = "{}"\n'
    rows = [
        {"place": files.name_in_state(record), "base": [5, 5]},
        {"n": 1, "spans": [[0, 0, row.format("One.")]]},
        {"n": 2, "spans": [[0, len(row.format("One.")), row.format("Two.")]]},
    ]
    draft_path(record).write_text("".join(json.dumps(each) + "\n" for each in rows))
    assert texts(record) == ["The rent was payed.", "Two."]


def test_a_draft_of_which_a_power_cut_left_nothing_is_no_strangers() -> None:
    whole = draft_of(BEFORE, line="half")
    for cut in range(whole.index("\n")):
        assert recovered(OTHER, whole[:cut] if cut < 12 else "\0" * cut).is_ours


@posix
def test_a_draft_that_a_backup_program_linked_is_put_in_and_the_backup_stays(record: Path, tmp_path: Path) -> None:
    after_a_kill(record, "One.")
    os.link(draft_path(record), tmp_path / "backup")
    draft = draft_path(record).read_bytes()
    opened = Record.open(record)
    assert [note.text for note in opened.minutes.notes] == ["The rent was payed.", "One."]
    assert opened.close()
    assert (tmp_path / "backup").read_bytes() == draft


@posix
@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_is_no_file_in_any_place_is_left_there(make: Callable[[Path], None], record: Path) -> None:
    for place in places(record):
        place.parent.mkdir(parents=True, exist_ok=True)
        make(place)
    editor = Editor(Record.open(record), lambda: NOW)
    editor.record.autosave.keep_line("half of a")
    type_in(editor, "One.", "s/One/Two/")
    assert editor.record.close()
    assert texts(record) == ["The rent was payed.", "Two."]


# Two in one folder


@posix
def test_whoever_may_write_the_record_may_see_that_it_is_open(record: Path) -> None:
    record.chmod(0o660)
    before = os.umask(0o077)
    try:
        opened = Record.open(record)
    finally:
        os.umask(before)
    assert rights(lock_path(record)) == 0o660
    assert opened.close()


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser becomes another user")
def test_another_users_private_lock_and_draft_keep_nobody_from_the_record() -> None:
    """Both are left, and what is typed is in a draft of one's own."""
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to other users
        os.chmod(folder, 0o777)
        _typed_by_another_user(put(Path(folder) / "harbour.toml", BEFORE.encode()))


def _typed_by_another_user(record: Path) -> None:
    put(draft_path(record), b"Private.")
    put(lock_path(record), b"{}")
    for path in (draft_path(record), lock_path(record)):
        path.chmod(0o600)
    record.chmod(0o666)
    code = """
        import os, sys
        from pathlib import Path
        from minutes_tui import commands
        from minutes_tui.editor import Editor
        from minutes_tui.record import Record
        warm = Record.open(Path(sys.argv[3]))
        commands.enter(Editor(warm), "One.")
        commands.enter(Editor(warm), "s/One/Two/")
        warm.close()  # all is loaded now: the other user may not read where Python is
        os.environ["XDG_STATE_HOME"] = sys.argv[2]
        os.setuid(65534)
        record = Record.open(Path(sys.argv[1]))
        record.autosave.keep_line("half of a")
        commands.enter(Editor(record), "One.")
        commands.enter(Editor(record), "s/One/Two/")
        record.autosave.keep_line("half of two")
        assert record.close(), record.state
        again = Record.open(Path(sys.argv[1]))
        assert again.half_line == "half of two"
        print(again.state.remark)
        again.close()
    """
    state = record.parent / "state"
    state.mkdir()
    state.chmod(0o777)
    warm = put(record.with_name("warm.toml"), BEFORE.encode())
    command = [sys.executable, "-c", textwrap.dedent(code), str(record), str(state), str(warm)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    assert str(draft_path(record)) in ended.stdout
    assert str(lock_path(record)) in ended.stdout
    assert draft_path(record).read_bytes() == b"Private."
    assert texts(record) == ["The rent was payed.", "Two."]


def lock_of(path: Path, **said: object) -> dict[str, object]:
    """What a lock says of a record that was open."""
    return {"record": path.name, "place": files.name_in_state(path), "user": "mia", "host": platform.node(),
            "pid": 5, "since": "09:30"} | said  # fmt: skip


def test_the_dead_lock_of_a_record_is_taken_over(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock_path(record).write_text(json.dumps(lock_of(record)))
    opened = Record.open(record)
    assert json.loads(lock_path(record).read_text())["pid"] == os.getpid()
    main(["check", str(record)])
    assert ".lock" not in capsys.readouterr().out
    assert not opened.state.remark
    assert opened.close()
    assert not lock_path(record).exists()


@posix
def test_the_lock_of_a_dead_process_goes_with_the_record_wherever_its_folder_is_now(record: Path) -> None:
    opens = f"from pathlib import Path\nfrom minutes_tui.record import Record\nRecord.open(Path({str(record)!r}))\n"
    call = [sys.executable, "-c", f"{opens}import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"]
    assert subprocess.run(call, check=False).returncode == -9
    moved = record.parent.rename(record.parent.with_name("moved")) / record.name
    assert lock_path(moved).exists()
    opened = Record.open(moved)
    assert not opened.state.remark
    assert json.loads(lock_path(moved).read_text())["place"] == files.name_in_state(moved)
    assert opened.close()
    assert not lock_path(moved).exists()


@pytest.mark.parametrize(
    "said",
    [{"record": "other.toml"}, {"place": "record-00000000", "pid": os.getpid()},
     {"place": "record-00000000", "pid": "5"}, {"record": "other.toml", "host": "somewhere-else"},
     {"more": 1}],
)  # fmt: skip
def test_the_lock_of_another_record_is_left(said: dict[str, object], record: Path) -> None:
    content = json.dumps(lock_of(record, **said))
    lock_path(record).write_text(content)
    opened = Record.open(record)
    assert str(lock_path(record)) in opened.state.remark
    with pytest.raises(OpenElsewhereError):
        Record.open(record)
    assert opened.close()
    assert lock_path(record).read_text() == content


def test_a_lock_is_never_seen_without_what_it_says(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill while it is made leaves no empty file, which would be a stranger's for good."""

    def killed(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "write_all", killed)
    with pytest.raises(KeyboardInterrupt):
        Record.open(record)
    assert not lock_path(record).exists()


@posix
@pytest.mark.parametrize("folder", ["locks", "drafts", "whole", "backups", "rescued"])
def test_no_link_of_a_folder_within_the_state_folder_is_followed(folder: str, record: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (files.state_folder() / folder).parent.mkdir(parents=True, exist_ok=True)
    (files.state_folder() / folder).symlink_to(elsewhere)
    os.link(record, record.with_name("other-name"))
    for place in (draft_path(record), lock_path(record), *files.whole_copies(record)[:1]):
        put(place, VICTIM)
    editor = Editor(Record.open(record), lambda: NOW)
    editor.record.autosave.keep_line("half of a")
    type_in(editor, "One.", "s/payed/paid/")
    editor.record.close()
    assert list(elsewhere.iterdir()) == []
    assert draft_path(record).read_bytes() == VICTIM


def test_a_lock_that_came_from_another_machine_is_said(record: Path) -> None:
    lock_path(record).write_text(json.dumps(lock_of(record, host="somewhere-else")))
    opened = Record.open(record)
    assert "by mia on somewhere-else, process 5, since 09:30" in opened.state.remark
    with pytest.raises(OpenElsewhereError):
        Record.open(record)
    assert opened.close()
    assert not lock_path(record).exists()


# Folders that are gone, or no folders


def test_a_folder_is_no_record_and_has_nothing_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "records").mkdir()
    for command in ("check", "export", "history", "states", "circulate", "type"):
        code = main([command, str(tmp_path / "records")])
        said = capsys.readouterr().err
        assert (code, said.count("\n")) == (0 if command == "history" else 3, 1), (command, said)


@posix
def test_in_a_folder_that_is_gone_every_command_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for command in (["check", "m.toml"], ["export", "m.toml"], ["history", "m.toml"], ["circulate", "m.toml"],
                    ["new", "m.toml", "--title", "T"], ["type", "m.toml"], ["states", "m.toml"]):  # fmt: skip
        assert main(command) == 3, command
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert any(each in said for each in ("folder is missing", "no longer exists", "There is no file m.toml"))
    monkeypatch.undo()


def test_the_words_of_a_record_whose_folder_goes_are_kept_and_come_back_with_it(record: Path) -> None:
    editor = Editor(Record.open(record), lambda: NOW)
    type_in(editor, "One.")
    until(lambda: editor.record.state.saved)
    away = record.parent.rename(record.parent.with_name("away"))
    type_in(editor, "Two.", "s/Two/Three/")
    editor.record.autosave.keep_line("half of a")
    until(lambda: "folder is missing" in editor.record.state.fault and state_draft(record).exists())
    assert not editor.record.close()
    away.rename(record.parent)
    again = Record.open(record)
    assert [note.text for note in again.minutes.notes] == ["The rent was payed.", "One.", "Three."]
    assert again.half_line == "half of a"
    assert again.close()


# What a reader sees


def test_a_reader_never_sees_the_record_without_what_was_entered(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is swapped and the draft put away between the two looks of a reader."""
    editor = opened(BEFORE)
    path = editor.record.path
    started: list[bool] = []
    reading = files.read_bytes

    def slow(name: Path, largest: int = files.LARGEST, *, follow: bool = True) -> bytes:
        found = reading(name, largest, follow=follow)
        if not started:
            started.append(True)
            type_in(editor, "s/payed/paid/")
            until(lambda: editor.record.state.saved)
        return found

    monkeypatch.setattr(files, "read_bytes", slow)
    assert Record.read(path).text == CORRECTED


@posix
def test_two_files_of_one_name_in_the_state_folder_are_both_kept() -> None:
    one, two = files.create_state("rescued/a.toml", b"1"), files.create_state("rescued/a.toml", b"2")
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")


@posix
@pytest.mark.parametrize("kind", [os.symlink, os.link], ids=["symbolic", "hard"])
def test_a_page_that_has_another_name_is_written_over_and_leaves_no_copy(
    kind: Callable[[Path, Path], None], record: Path
) -> None:
    page = put(record.with_name("page.md"), b"old")
    kind(page, record.with_name("link.md"))
    assert main(["export", str(record), "-o", str(record.with_name("link.md"))]) == 0
    assert "The rent was payed." in page.read_text()
    assert sorted(os.listdir(record.parent)) == ["link.md", "page.md", "record.toml"]
