"""The app as it is used: a real terminal, keys pressed, the screen and the file read."""

import os
import signal
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from terminal import Terminal, notes_in, opened_app

from minutes_tui.cli.main import main
from minutes_tui.record import Record
from minutes_tui.tui.terminal_driver import Output

SEED = Path(__file__).parents[2] / "shared" / "seed"

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"
role = "chair"

[[participant]]
key = "LB"
name = "Lena Berg"
title = "Ms"

[[agenda]]
key = "ice"
title = "Ice classes"

[[agenda]]
key = "buoys"
title = "Buoys"
"""

HOSTILE = [
    "[sic]", "[/etc]", "[@click=app.quit]x", "*", "_", "#x", "$", "<b>", "[b]bold[/b]", "[/x]", "`x`", "{x}", "&amp;",
]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


def enter(terminal: Terminal, *lines: str) -> None:
    """Type lines and wait until the app has done them: keys are done in order, so a mark typed behind shows it."""
    for line in lines:
        terminal.send(line + "\r")
    terminal.send("¶")
    terminal.wait_for(lambda text: words_in_line(text) == "¶", 60)
    terminal.press("backspace")
    terminal.wait_for(lambda text: words_in_line(text) == "")


def words_in_line(text: str) -> str:
    """What a screen has between the rule and the footer."""
    rows = text.split("\n")
    rule = max((number for number, row in enumerate(rows) if row.startswith("─")), default=0)
    return "".join(rows[rule + 1 : -1]).strip()


def test_resizing_while_typing_gives_the_record_that_minutes_type_gives(
    tmp_path: Path,
) -> None:
    if not SEED.exists():
        pytest.skip(f"{SEED} is not there")
    lines = (SEED / "lines.txt").read_text().splitlines()
    in_app, as_typed = tmp_path / "app.toml", tmp_path / "typed.toml"
    for copy in (in_app, as_typed):
        copy.write_bytes((SEED / "prep.toml").read_bytes())
    with pytest.MonkeyPatch.context() as patch, (SEED / "lines.txt").open() as stdin:
        patch.setattr("sys.stdin", stdin)
        main(["type", str(as_typed)])
    half = len(lines) // 2
    with opened_app(in_app, 120, 40) as terminal:
        enter(terminal, *lines[:half])
        terminal.resize(80, 24)
        enter(terminal, *lines[half:])
    in_app_notes, notes_as_typed = ([note | {"at": None} for note in notes_in(path)] for path in (in_app, as_typed))
    assert in_app_notes == notes_as_typed
    without_notes = (path.read_text().split("[[note]]")[0] for path in (in_app, as_typed))
    assert len(set(without_notes)) == 1


def test_a_note_is_in_the_file_when_the_cursor_has_moved_on_though_the_app_is_killed_then(path: Path) -> None:
    for words in ("AT: The harbour froze.", "! The buoys are painted.", "... Both of them."):
        with opened_app(path, in_earnest=True) as terminal:
            terminal.send(words + "\r")
            terminal.wait_for(words.split()[-1])
            terminal.wait_for(lambda text: words_in_line(text) == "")
            terminal.kill(signal.SIGKILL)
    kept = Record.read(path).minutes.notes  # with what is in the draft
    assert [note.text for note in kept] == ["The harbour froze.", "The buoys are painted.\n\nBoth of them."]


def test_undo_of_all_edits_gives_back_the_bytes_and_redo_the_bytes_they_had(path: Path) -> None:
    before = path.read_bytes()
    lines = ["AT: The ice came late.", "... And thick.", "s/late/early/", "/person Mr Jo Lind, Pilot", "/next", "- one"]
    with opened_app(path) as terminal:
        enter(terminal, *lines)
        terminal.wait_for("✓ saved")
        after = path.read_bytes()
        for key, name, bytes_then in (("ctrl+z", "undo", before), ("ctrl+y", "redo", after)):
            for _ in range(len(lines) + 1):
                terminal.press(key)
            terminal.wait_for(f"nothing to {name}")
            terminal.wait_for("✓ saved")
            assert path.read_bytes() == bytes_then, name


def test_the_half_typed_line_comes_back_when_the_app_was_killed_and_when_it_was_left(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.send("AT: The ice ca")
        terminal.wait_for("ice ca")
        draft = path.with_name(f".{path.name}.draft")
        terminal.wait_for(lambda _: draft.exists() and "ice ca" in draft.read_text(), 3)
        terminal.kill(signal.SIGKILL)
    with opened_app(path) as terminal:
        terminal.wait_for("AT: The ice ca")
        enter(terminal, "me late.")
        terminal.send("LB: Not y")
    with opened_app(path) as terminal:
        terminal.wait_for("LB: Not y")
    assert [note["text"] for note in notes_in(path)] == ["The ice came late."]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_app_ends_in_order_when_the_system_ends_it(path: Path, number: signal.Signals) -> None:
    with opened_app(path, in_earnest=True) as terminal:
        enter(terminal, "AT: The ice came late.")
        assert terminal.kill(number) == 128 + number
        assert "\x1b" not in terminal.text
    assert len(notes_in(path)) == 1
    assert sorted(os.listdir(path.parent)) == ["ice.toml"]


def test_words_that_look_like_markup_and_escape_codes_show_as_words(path: Path) -> None:
    with path.open("a") as file:
        file.write('\n[[note]]\nid = "1"\nkind = "statement"\ntext = "\\u001b[31mred\\u0007 \\u202eabc"\n')
    with opened_app(path, 120, 40) as terminal:
        assert "␛[31mred␇" in terminal.text
        enter(terminal, *(f"\\{words} here" for words in HOSTILE))
        for words in HOSTILE:
            assert f"{words} here" in terminal.text
        enter(terminal, r"Write to \@AT, please.")
        assert "Write to @AT, please." in terminal.text
    assert len(notes_in(path)) == len(HOSTILE) + 2


def test_a_paste_of_two_thousand_lines_is_two_thousand_notes_and_one_undo(path: Path) -> None:
    lines = [f"AT: The floe number {number} came." for number in range(2000)]
    with opened_app(path) as terminal:
        terminal.send("\x1b[200~" + "\r".join(lines) + "\r\x1b[201~")
        terminal.wait_for("number 1999 came", 60)
        terminal.wait_for("2000 lines entered. Ctrl+Z undoes them.")
        terminal.press("ctrl+z")
        terminal.wait_for("Undone.")
        assert "number" not in terminal.text
        terminal.press("ctrl+y")
        terminal.wait_for("number 1999 came")
    assert [note["text"] for note in notes_in(path)] == [line[4:] for line in lines]


def test_a_screen_of_twenty_by_six_works(path: Path) -> None:
    with opened_app(path, 20, 6, ready="quit") as terminal:
        enter(terminal, "AT: Late.", "/next")
    assert [note["kind"] for note in notes_in(path)] == ["statement", "item"]


def test_an_agenda_item_is_taken_up_by_key(path: Path) -> None:
    with opened_app(path) as terminal:
        terminal.press("ctrl+n")
        terminal.wait_for("▸ 1 Ice classes ─")
        terminal.press("f3")
        terminal.wait_for("take up")
        terminal.press("enter")
        terminal.wait_for("▸ 2 Buoys ─")
        terminal.send("AT: Red ones.\r")
        terminal.wait_for("Red ones.")
    assert [(note["kind"], note["item"]) for note in notes_in(path)] == [
        ("item", "ice"), ("item", "buoys"), ("statement", "buoys"),
    ]  # fmt: skip


def test_up_corrects_the_note_before(path: Path) -> None:
    with opened_app(path) as terminal:
        enter(terminal, "AT: The ice came late", "LB: Yes.")
        terminal.press("up")
        terminal.wait_for("Correcting")
        terminal.press("up")
        terminal.wait_for(lambda text: "The ice came late" in text.split("─ ")[-1])
        enter(terminal, " again.")  # the cursor is at the end
        terminal.press("up")
        terminal.wait_for(lambda text: words_in_line(text).endswith("Yes."))
        terminal.send("\x7f, too.")  # once something was typed, ↑ moves within the line
        terminal.press("up")
        terminal.send("\r")
        enter(terminal)
    assert [note["text"] for note in notes_in(path)] == ["The ice came late again.", "Yes, too."]


def test_keys_typed_faster_than_they_are_taken_keep_their_order(path: Path) -> None:
    with opened_app(path) as terminal:
        left, backspace, end, to_start = "\x1b[D", "\x7f", "\x05", "\x15"
        terminal.send(f"AT: floeo{backspace}s{left}{left}x{end}.\rgone{to_start}LB: Yes.\r" * 20)
        enter(terminal)
    assert [note["text"] for note in notes_in(path)] == ["floxes.", "Yes."] * 20


def test_a_record_that_is_not_there_is_begun(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    with opened_app(path, ready="There is no file", in_earnest=True) as terminal:
        terminal.send("Quay walls\r")
        terminal.wait_for("F1 help")
        enter(terminal, "/person Ms Ida Berg, Head of Unit", "IB: We begin.")
    record = tomllib.loads(path.read_text())
    assert (record["meeting"]["title"], record["note"][0]["speaker"]) == ("Quay walls", "IB")


@contextmanager
def without_a_file(folder: Path) -> Iterator[Terminal]:
    """The first of the records that the app shows where it is started in a folder without a file."""
    environment = {"PYTHONPATH": str(Path(__file__).parents[1])}
    command = ["sh", "-c", f"cd {folder} && exec {sys.executable} -m minutes_tui"]
    with Terminal(command, 80, 24, environment) as terminal:
        terminal.wait_for("Ice in the harbour")
        terminal.press("enter")
        yield terminal
        terminal.leave()


def test_without_a_file_the_records_of_the_folder_are_shown(path: Path) -> None:
    with without_a_file(path.parent) as terminal:
        terminal.wait_for("F8 page")
        assert "AT" in terminal.text


def test_a_record_open_elsewhere_is_not_opened_twice_and_can_be_followed(path: Path) -> None:
    with opened_app(path) as first:
        with Terminal([sys.executable, "-m", "minutes_tui", str(path)], 80, 24, in_earnest=True) as second:
            assert second.end() == 5
            assert "open" in second.text
            assert "Traceback" not in second.text
        with opened_app(path, 80, 24, "read", ready="read only", in_earnest=True) as second:
            for words in ("The ice came late.", "The buoys are red."):
                enter(first, words)
                second.wait_for(words)
            enter(first, "s/red/green/")
            second.wait_for("The buoys are green.")
        with without_a_file(path.parent) as second:
            second.wait_for(lambda text: "open elsewhere" in " ".join(text.split()))
        enter(first, "Still here.")
    assert len(notes_in(path)) == 3


def away(path: Path) -> None:
    """The folder of a record goes."""
    path.parent.rename(path.parent.with_name("away"))


def test_a_folder_that_goes_and_comes_back_takes_what_was_entered_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "share" / "ice.toml"
    path.parent.mkdir()
    path.write_text(RECORD)
    with opened_app(path) as terminal:
        enter(terminal, "One.")
        away(path)
        enter(terminal, "Two.", "s/Two/Three/")
        terminal.wait_for("not saved since")
        path.parent.with_name("away").rename(path.parent)
        terminal.wait_for("✓ saved")
        assert [note["text"] for note in notes_in(path)] == ["One.", "Three."]


def test_leaving_with_something_unwritten_offers_another_place(tmp_path: Path) -> None:
    path = tmp_path / "share" / "ice.toml"
    path.parent.mkdir()
    path.write_text(RECORD)
    with opened_app(path) as terminal:
        away(path)
        enter(terminal, "The ice came late.")
        terminal.send("half a li")
        terminal.wait_for("not saved since")
        terminal.press("ctrl+q")
        terminal.wait_for("another place?")
        terminal.press("escape")
        terminal.wait_for(lambda text: "half a li" in text and "another place?" not in text)
        terminal.press("ctrl+q")
        terminal.wait_for("ice-rescued")
        terminal.press("ctrl+u")
        terminal.wait_for(lambda text: "ice-rescued" not in text)
        terminal.send(str(tmp_path / "rescued.toml"))
        terminal.wait_for("rescued.toml")
        terminal.press("enter")
        assert terminal.end() == 3
        assert "rescued.toml" in terminal.text.replace("\n", "")
    rescued = notes_in(tmp_path / "rescued.toml")
    assert [note["text"] for note in rescued] == ["The ice came late.", "half a li"]
    assert rescued[1]["kind"] == "remark"


@pytest.mark.parametrize("key", ["ctrl+q", "SIGTERM"])
def test_whoever_is_made_to_leave_with_something_unwritten_has_a_copy(tmp_path: Path, key: str) -> None:
    path = tmp_path / "share" / "ice.toml"
    path.parent.mkdir()
    path.write_text(RECORD)
    state = tmp_path / "state"
    with opened_app(path, XDG_STATE_HOME=str(state)) as terminal:
        away(path)
        enter(terminal, "The ice came late.")
        terminal.wait_for("not saved since")
        if key == "ctrl+q":
            terminal.press("ctrl+q")
            terminal.wait_for("another place?")
            terminal.press("ctrl+q")
            assert terminal.end() == 3
        else:
            assert terminal.kill(signal.SIGTERM) == 3
        assert "Everything you entered is in" in terminal.text.replace("\n", "")
    (copy,) = (state / "minutes" / "rescued").iterdir()
    assert [note["text"] for note in notes_in(copy)] == ["The ice came late."]


def test_suspend_stops_the_app_and_it_goes_on_where_it_was(path: Path) -> None:
    with opened_app(path, in_earnest=True) as terminal:
        enter(terminal, "One.")
        terminal.send("/suspend\r")
        limit = time.monotonic() + 10
        while os.waitid(os.P_PID, terminal.pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT) is None:
            terminal.read(0.02)
            assert time.monotonic() < limit
        terminal.screen.reset()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for("F1 help")
        enter(terminal, "Two.")
        terminal.wait_for("Two.")
    assert [note["text"] for note in notes_in(path)] == ["One.", "Two."]


def test_a_very_long_statement_is_typed_on(path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(4000))
    with path.open("a") as file:
        file.write(f'\n[[note]]\nid = "1"\nkind = "statement"\ntext = "{words}"\n')
    with opened_app(path) as terminal:
        terminal.wait_for("word3999")
        enter(terminal, "... and so on.")
        terminal.wait_for("and so on.")
    assert notes_in(path)[0]["text"] == f"{words}\n\nand so on."


def test_ten_thousand_participants_leave_the_line_quick_enough_to_type_in(path: Path) -> None:
    with path.open("a") as file:
        for number in range(10_000):
            file.write(f'\n[[participant]]\nkey = "P{number}"\nname = "Ida Person{number}"\ntitle = "Ms"\n')
    with opened_app(path) as terminal:
        enter(terminal, "P9999: The ice came late.", "P77 agreed.")
    assert [note["speaker"] for note in notes_in(path)] == ["P9999", "P77"]


def test_a_record_of_a_later_format_is_shown_and_not_touched(path: Path) -> None:
    path.write_text(RECORD.replace("format = 1", "format = 2") + '[[note]]\nid = "1"\ntext = "Later words."\n')
    before = path.read_bytes()
    with opened_app(path) as terminal:
        terminal.wait_for("read only")
        assert "Later words." in terminal.text
        assert "update minutes-tui" in terminal.text
        terminal.send("AT: No.\r")
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["ice.toml"]


def test_a_fault_of_the_program_leaves_the_record_whole_and_a_report_without_its_words(
    path: Path, tmp_path: Path
) -> None:
    script = (
        "from minutes_tui.tui.live.screen import Live\n"
        "def fails(self, *rest): raise KeyError(self.line.text)\n"
        "Live._new_line = fails\n"
        "from minutes_tui.cli.main import script; import sys; sys.argv = ['minutes', sys.argv[1]]; script()\n"
    )
    state = tmp_path / "state"
    with Terminal([sys.executable, "-c", script, str(path)], 160, 24, {"XDG_STATE_HOME": str(state)}) as terminal:
        terminal.wait_for("F1 help")
        enter(terminal, "The secret floe.")
        terminal.send("half of a secret")
        draft = path.with_name(f".{path.name}.draft")
        terminal.wait_for(lambda _: draft.exists() and "half of a secret" in draft.read_text())
        terminal.press("ctrl+j")
        assert terminal.end() == 70
        assert "The program failed (KeyError)" in terminal.text
        assert "is complete" in terminal.text
        assert "Traceback" not in terminal.text
    (report,) = (state / "minutes").glob("crash-*.txt")
    assert "line_input.py" in report.read_text()
    assert "secret" not in report.read_text()
    assert report.stat().st_mode & 0o077 == 0
    again = Record.open(path)
    assert [note.text for note in again.minutes.notes] == ["The secret floe."]
    assert again.half_line == "half of a secret"
    again.close()


# Completion


def test_a_completion_brings_its_blank_and_enter_takes_only_a_chosen_one(
    path: Path,
) -> None:
    with opened_app(path) as terminal:
        enter(terminal, "AT: The harbourmaster came.", "LB: The harbours froze.")
        terminal.send("\x15AT: The harb")
        terminal.wait_for("harbourmaster")
        terminal.press("tab")
        terminal.send(", and the harb")
        terminal.press("down")
        terminal.press("tab")
        terminal.send(" froze.\r")
        enter(terminal)
        terminal.send("\x15AT: harb\r")
        enter(terminal)
        terminal.send("\x15AT: harb")
        terminal.press("down")
        terminal.press("enter")
        terminal.send("\r")
        enter(terminal)
    assert [note["text"] for note in notes_in(path)[2:]] == [
        "The harbours, and the harbourmaster froze.", "harb", "harbourmaster",
    ]  # fmt: skip


def test_a_speaker_is_taken_by_any_part_of_the_name_and_an_abbreviation_expands_as_one_types(path: Path) -> None:
    path.write_text(path.read_text() + '\n[abbreviations]\nhm = "harbour master"\n')
    with opened_app(path) as terminal:
        terminal.send("ber")
        terminal.wait_for("Ms Lena Berg")
        terminal.press("tab")
        terminal.send(": The ;hm ")
        terminal.wait_for("The harbour master")
        terminal.send("froze.\r")
        enter(terminal)
    assert notes_in(path)[-1]["text"] == "The harbour master froze."
    assert notes_in(path)[-1]["speaker"] == "LB"


@pytest.mark.parametrize("line", ["/quit", "/help", "/clock 10:15", "AT: The ice came late."])
def test_a_line_that_was_entered_after_a_rest_is_not_in_the_draft_any_more(path: Path, line: str) -> None:
    draft = path.with_name(f".{path.name}.draft")
    with opened_app(path) as terminal:
        terminal.send(line)
        terminal.wait_for(lambda _: draft.exists() and line in draft.read_text())
        terminal.press("enter")
        if line != "/quit":
            terminal.wait_for(lambda _: not draft.exists() or draft.read_text().endswith('{"line": ""}\n'))
            terminal.press("escape")
    assert not draft.exists()


def test_a_line_that_was_left_behind_is_not_in_the_draft_once_it_is_entered(path: Path) -> None:
    draft = path.with_name(f".{path.name}.draft")
    with opened_app(path) as terminal:
        terminal.send("AT: The ice came late.")
        terminal.wait_for("came late.")
    assert "came late." in draft.read_text()
    with opened_app(path) as terminal:
        terminal.wait_for("came late.")
        terminal.press("enter")
        terminal.wait_for(lambda _: notes_in(path) != [])
    assert not draft.exists()
    assert [note["text"] for note in notes_in(path)] == ["The ice came late."]


def test_the_app_paints_on_while_stderr_leads_nowhere() -> None:
    reads, writes = os.pipe()
    with open(writes, "w") as stream:
        output = Output(stream, lambda: None)
        output.start()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        output.write("a frame")
        output.end()
        assert os.read(reads, 100) == b"a frame"
    os.close(reads)
