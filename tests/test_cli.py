"""The command: what each subcommand does, what it ends with, and that it never ends with a traceback."""

import datetime as dt
import errno
import io
import json
import os
import pkgutil
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from minutes_tui.assist.keymap import LINES, VIEWS
from minutes_tui.cli.main import main
from minutes_tui.commands import COMMANDS
from minutes_tui.model import timezones
from minutes_tui.record import Record
from minutes_tui.system import files

RECORD = """\
format = 1

[meeting]
title = "Board of the Reed Museum"
date = 2025-03-12

[[participant]]
key = "IV"
name = "Ilse Vanags"
title = "Dr"

[[note]]
id = "1"
kind = "statement"
speaker = "IV"
text = "The roof is dry."
"""

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Minutes = Callable[..., Ended]


class Stdin(io.TextIOWrapper):
    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")


@pytest.fixture
def minutes(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Minutes:
    """Runs the command in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, stdin: str | bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "stdin", Stdin(stdin.encode() if isinstance(stdin, str) else stdin))
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ended(code, out, err)

    return run


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "m.toml"
    path.write_text(RECORD)
    return path


def process(*arguments: str | Path, stdin: bytes = b"", folder: Path, code: str = "", **environment: str) -> Ended:
    """Runs the command as users do."""
    call: Sequence[str | Path] = [sys.executable, *(["-c", code] if code else ["-m", "minutes_tui"]), *arguments]
    inherited = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    source = Path(__file__).parents[1]
    ended = subprocess.run(
        call,
        input=stdin,
        capture_output=True,
        cwd=folder,
        env=inherited | {"PYTHONPATH": str(source)} | environment,
        timeout=60,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def assert_one_sentence(err: str, *words: str) -> None:
    assert err.startswith("minutes: ")
    assert err.count("\n") == 1, err
    assert err.endswith(".\n")
    assert any(mark in err.removeprefix("minutes: ") for mark in (". ", ": ", "; ")), f"no remedy in {err}"
    for word in words:
        assert word in err


# As a process


def test_the_package_runs_as_a_command_from_any_folder(record: Path, tmp_path: Path) -> None:
    typed = process("type", record, stdin=b"IV: Yes.\n", folder=tmp_path)
    assert typed == (0, "", "")
    exported = process("export", record, "--to", "json", folder=tmp_path)
    assert [note["text"] for note in json.loads(exported.out)["note"]] == ["The roof is dry.", "Yes."]
    assert exported.code == 0


def test_the_command_that_is_installed_is_there() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    for place in project["scripts"].values():
        assert callable(pkgutil.resolve_name(place))


def test_a_reader_that_leaves_early_is_no_error(record: Path, tmp_path: Path) -> None:
    record.write_text(RECORD + '\n[[note]]\nspeaker = "XX"\n' * 20_000)
    source = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    for arguments in (["check", record], ["export", record, "--to", "json"], ["keys"]):
        running = subprocess.Popen(
            [sys.executable, "-m", "minutes_tui", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=source,
        )
        assert running.stdout
        assert running.stderr
        if arguments != ["keys"]:
            running.stdout.read(1)
        running.stdout.close()
        said = running.stderr.read()
        running.stderr.close()
        assert (running.wait(60), said) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["keys"], ["check", "m.toml"], ["export", "m.toml", "--to", "json"]])
def test_an_output_that_is_full_is_a_sentence(arguments: list[str], record: Path, tmp_path: Path) -> None:
    record.write_text(RECORD.replace('"IV"\ntext', '"XX"\ntext'))
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "minutes_tui", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
            check=False,
        )
    assert ended.returncode in (3, 4)
    assert_one_sentence(ended.stderr.decode(), "No space left on device")


@posix
def test_typed_lines_say_which_earlier_note_they_correct_and_that_is_no_problem(minutes: Minutes, record: Path) -> None:
    ended = minutes("type", record, stdin="IV: It is dry.\nIV: Now.\ns/dry/wet\n")
    assert (ended.code, ended.out) == (0, "")
    assert re.search(r"line 3: Corrected in note \d+: “It is wet.”", ended.err)


@pytest.mark.parametrize("arguments", [["check", "m.toml"], ["keys"], ["type", "m.toml"], []])
@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_closed_streams_cause_no_traceback(arguments: list[str], closed: str, record: Path, tmp_path: Path) -> None:
    ended = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", sys.executable, "-m", "minutes_tui", *arguments],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        check=False,
    )
    assert b"Traceback" not in ended.stderr
    assert ended.returncode == (0 if arguments else 2)


def test_words_that_the_terminals_encoding_lacks_are_printed_somehow(record: Path, tmp_path: Path) -> None:
    record.write_text(RECORD.replace('"IV"\ntext', '"ŁŻ"\ntext'), encoding="utf-8")
    ended = process("check", record, folder=tmp_path, PYTHONIOENCODING="ascii")
    assert ended.out.startswith(f"{record}:15: ")
    assert "\\u0141\\u017b" in ended.out
    assert process("keys", folder=tmp_path, PYTHONIOENCODING="ascii").code == 0


def test_a_record_that_is_open_in_another_process_is_code_5(record: Path, minutes: Minutes) -> None:
    holds = "import sys; from pathlib import Path; from minutes_tui.record import Record\n" \
            "Record.open(Path(sys.argv[1])); print(flush=True); input()"  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-c", holds, record], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        ended = minutes("type", record, stdin="One.\n")
        assert ended.code == 5
        assert_one_sentence(ended.err, f"{record} is open elsewhere", f"process {other.pid}", "close it there first")
        assert minutes("check", record).code == 0, "reading needs no lock"
        other.communicate(b"\n")
    assert record.read_text() == RECORD
    assert minutes("type", record, stdin="One.\n").code == 0


# The app needs a terminal


@pytest.mark.parametrize("arguments", [[], ["m.toml"], ["./m.toml"], ["not-there.toml"], ["demo"], ["--", "-m.toml"]])
def test_without_a_terminal_the_app_says_what_works_without_one(arguments: list[str], minutes: Minutes) -> None:
    ended = minutes(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err == "minutes: The app needs a terminal. Without one, use minutes type and minutes export.\n"


def test_a_missing_record_is_not_begun_without_a_terminal(minutes: Minutes, tmp_path: Path) -> None:
    minutes("not-there.toml")
    assert list(tmp_path.iterdir()) == []


# Wrong calls

WRONG = [
    (["tpye", "m.toml"], "There is no command tpye. Did you mean minutes type?"),
    (["hlep"], "There is no command hlep. Did you mean minutes help?"),
    (["m"], "There is no command m"),
    (["m.toml", "n.toml"], "There is no command m.toml"),
    (["--colour"], "--colour"),
    (["type"], "required: file"),
    (["new"], "Name the file: minutes new FILE.toml"),
    (["export"], "required: file"),
    (["check"], "required: file"),
    (["type", "m.toml", "n.toml"], "n.toml"),
    (["type", "m.toml", "--clocks", "x"], "--clocks"),
    (["keys", "m.toml"], "m.toml"),
    (["new", "n.toml", "--date", "someday"], "someday is not a date. Write it like 2"),
    (["export", "m.toml", "-o", "m.xyz"], "There is no format xyz. Choose one of: md"),
    (["export", "m.toml", "--to", "xyz"], "There is no format xyz. Choose one of: md"),
    (["export", "m.toml", "-o", "page"], "page has no ending that names a format. Use one of .md"),
    (["export", "m.toml", "-o", "-"], "With -o - the format is not known. Add --to"),
    (["export", "m.toml", "-o"], "Argument -o: expected one argument"),
    (["export", "m.toml", "--form", "poem"], "There is no form poem. Choose one of: summary"),
    (["export", "m.toml", "--to", "json", "--audience", "me"], "There is no audience me. Choose one of: public"),
    (["export", "m.toml", "--to", "md", "-o", "m.toml"], "m.toml is the record itself"),
]


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(("arguments", "words"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_a_wrong_call_is_a_sentence_with_the_remedy(arguments: list[str], words: str, minutes: Minutes) -> None:
    ended = minutes(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert_one_sentence(ended.err, words)
    assert Path("m.toml").read_text() == RECORD
    assert os.listdir() == ["m.toml"]


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], *([name, "--help"] for name in ("new", "type", "export"))])
def test_help_goes_to_stdout(arguments: list[str], minutes: Minutes) -> None:
    ended = minutes(*arguments)
    assert ended.code == 0
    assert ended.out.startswith("usage: minutes")
    assert ended.err == ""


def test_help_names_every_command(minutes: Minutes) -> None:
    said = minutes("--help").out
    for name in ("new", "demo", "type", "export", "check", "keys"):
        assert f"\n    {name} " in said


# Files that can't be read or written


@pytest.mark.parametrize("command", ["type", "export", "check"])
def test_a_missing_file_is_code_3(command: str, minutes: Minutes) -> None:
    ended = minutes(command, "not-there.toml")
    assert ended.code == 3
    assert_one_sentence(ended.err, "There is no file not-there.toml. To create it, run minutes new not-there.toml.")
    assert os.listdir() == []


@pytest.mark.parametrize("command", ["type", "export", "check"])
def test_a_folder_in_place_of_a_file_is_code_3(command: str, minutes: Minutes) -> None:
    os.mkdir("folder.toml")
    ended = minutes(command, "folder.toml")
    assert ended.code == 3
    assert_one_sentence(ended.err, "folder.toml is a folder: name a file in it")
    assert os.listdir() == ["folder.toml"]


@pytest.mark.parametrize("command", ["type", "export", "check", "new"])
@pytest.mark.parametrize("name", ["m.toml/n.toml", "no-folder/n.toml", "x" * 300 + ".toml"])
@pytest.mark.usefixtures("record")
def test_a_path_that_leads_nowhere_is_code_3(name: str, command: str, minutes: Minutes) -> None:
    ended = minutes(command, name)
    assert ended.code == 3
    assert_one_sentence(ended.err)


def test_a_file_that_may_not_be_read_is_code_3(minutes: Minutes, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The superuser may read all, so the refusal is made."""

    def refused(path: Path, *more: object, **named: object) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(files, "read_bytes", refused)
    for command in ("type", "export", "check"):
        ended = minutes(command, record)
        assert ended.code == 3
        assert_one_sentence(ended.err, "cannot be read. Ask its owner for access")


def test_a_file_that_may_not_be_written_is_code_3(
    minutes: Minutes, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    ended = minutes("type", record, stdin="One.\n")
    assert ended.code == 3
    assert_one_sentence(ended.err, "cannot be written: ask its owner for permission")
    assert record.read_text() == RECORD


def test_lines_that_a_full_disk_refuses_are_code_3(
    minutes: Minutes, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    opened = Record.open
    monkeypatch.setattr(Record, "open", lambda path: (opened(path), monkeypatch.setattr(files, "write_all", full))[0])
    ended = minutes("type", record, stdin="One.\n")
    assert ended.code == 3
    assert_one_sentence(ended.err, "Not all lines could be saved", "No space left on device")


def test_a_record_of_a_later_format_is_exported_and_not_written(minutes: Minutes, record: Path) -> None:
    record.write_text(RECORD.replace("format = 1", "format = 2"))
    assert minutes("export", record, "--to", "json").code == 0
    ended = minutes("type", record, stdin="One.\n")
    assert ended.code == 3
    assert_one_sentence(ended.err, "format 2", "update minutes-tui")


# minutes new


def test_new_writes_a_record_that_can_be_gone_on_with(minutes: Minutes) -> None:
    ended = minutes("new", "n.toml", "--title", "Reed [x] Museum", "--date", "2025-04-09", "--language", "lv")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "n.toml is ready. To open it, run minutes n.toml.\n"
    assert tomllib.loads(Path("n.toml").read_text()) == {
        "format": 1,
        "meeting": {"title": "Reed [x] Museum", "date": dt.date(2025, 4, 9), "language": "lv"},
    }
    assert minutes("check", "n.toml").code == 0
    assert minutes("type", "n.toml", stdin="The first line.\n").code == 0


def test_new_without_options_has_a_title_and_the_date_of_today(minutes: Minutes) -> None:
    minutes("new", "n.toml")
    meeting = Record.read(Path("n.toml")).minutes.meeting
    assert meeting.title == "Untitled meeting"
    assert meeting.date in (timezones.today(), timezones.today() - dt.timedelta(days=1))


def test_new_never_overwrites(minutes: Minutes, record: Path) -> None:
    ended = minutes("new", record)
    assert ended.code == 3
    assert_one_sentence(ended.err, f"{record} already exists. Choose another name.")
    assert record.read_text() == RECORD


OLD = """\
[meeting]
title = "February"
date = 2025-02-12
venue = "Boat house"
series = "Board"

[print]
agenda_headings = false

[[body]]
key = "RM"
name = "Reed Museum"

[[participant]]
key = "IV"
name = "Ilse Vanags"
role = { RM = "chair" }
presence = "apologies"

[[agenda]]
key = "roof"
title = "The roof"

[[note]]
id = "1"
text = "The roof is dry."

[glossary]
RM = "Reed Museum"

[abbreviations]
bh = "boat house"

[modules]
thanks = "The board thanked {who}."
"""


def test_new_from_an_old_record_carries_what_outlasts_a_meeting(minutes: Minutes) -> None:
    os.mkdir("old")
    Path("old/february.toml").write_text(OLD)
    os.mkdir("new")
    assert minutes("new", "new/march.toml", "--title", "March", "--from", "old/february.toml").code == 0
    old = tomllib.loads(OLD)
    new = tomllib.loads(Path("new/march.toml").read_text())
    for name in ("print", "body", "glossary", "abbreviations", "modules"):
        assert new[name] == old[name]
    assert new["participant"] == [{"key": "IV", "name": "Ilse Vanags", "role": {"RM": "chair"}}]
    assert new["meeting"]["title"] == "March"
    assert new["meeting"]["series"] == "Board"
    assert new["meeting"]["previous"] == os.path.join("..", "old", "february.toml")
    assert new["meeting"]["venue"] == "Boat house"
    assert "note" not in new
    assert [item["from"] for item in new["agenda"]] == ["../old/february.toml", "../old/february.toml#roof"]


def test_new_from_a_record_that_is_not_there_writes_nothing(minutes: Minutes) -> None:
    assert minutes("new", "n.toml", "--from", "old.toml").code == 3
    assert os.listdir() == []


# minutes type


def texts(path: Path) -> list[str]:
    return [note.text for note in Record.read(path).minutes.notes]


def test_type_enters_each_line_as_if_it_were_typed(minutes: Minutes, record: Path) -> None:
    ended = minutes("type", record, stdin="IV: Yes.\n\n... And no.\n- so\r\ns/no/maybe/\n/undo\nThe end.")
    assert ended == (0, "", "")
    assert texts(record)[1:] == ["Yes.\n\nAnd no.\n\n- so", "The end."]


def test_type_prints_what_the_lines_themselves_caused_and_nothing_else(minutes: Minutes, record: Path) -> None:
    record.write_text(RECORD + '\n[[note]]\nspeaker = "nobody"\n')
    ended = minutes("type", record, stdin="IV: Fine.\nQX: Who?\n/dance\ns/never said/x/\n... on\nWhat??\n")
    assert ended.code == 1
    assert [line.split(": ")[0] for line in ended.out.splitlines()] == ["line 2", "line 3", "line 4"]
    assert ended.err == ""
    assert texts(record)[2:] == ["Fine.", "Who?\n\non", "/dance", "What??"]
    assert tomllib.loads(record.read_text())["note"][4]["kind"] == "remark"


def test_type_with_nothing_to_enter_changes_nothing(minutes: Minutes, record: Path) -> None:
    before = record.stat().st_mtime_ns
    assert minutes("type", record, stdin="\n  \n") == (0, "", "")
    assert record.read_text() == RECORD
    assert record.stat().st_mtime_ns == before


def test_type_reads_lines_of_any_encoding_and_loses_no_word(minutes: Minutes, record: Path) -> None:
    lines = "\ufeffDie Tür.\n".encode() + "Das Café – „ja“.\n".encode("cp1252") + "La mañana.\n".encode()
    assert minutes("type", record, stdin=lines).code == 0
    assert texts(record)[1:] == ["Die Tür.", "Das Café – „ja“.", "La mañana."]


def test_type_with_clock_takes_the_time_from_the_line(minutes: Minutes, record: Path) -> None:
    lines = [
        "\ufeff2025-03-12T10:05:11+02:00\tIV: One.",
        "2025-03-12T08:06:11Z\tTwo.",
        "2025-03-12T10:07\tThree.",
        "Four, with no time.",
        "2025-13-12T10:07\tFive, with none either.",
    ]
    assert minutes("type", record, "--clock", stdin="\n".join(lines)).code == 0
    note = tomllib.loads(record.read_text())["note"]
    assert note[1]["at"].isoformat() == "2025-03-12T10:05:11+02:00"
    assert note[2]["at"].isoformat() == "2025-03-12T08:06:11+00:00"
    assert note[3]["at"] == dt.datetime(2025, 3, 12, 10, 7).astimezone()
    assert abs(note[4]["at"] - timezones.computers()) < dt.timedelta(minutes=5)
    assert [each["text"].split()[0] for each in note[1:]] == ["One.", "Two.", "Three.", "Four,", "2025-13-12T10:07"]


def test_without_clock_a_time_is_words(minutes: Minutes, record: Path) -> None:
    minutes("type", record, stdin="2025-03-12T10:05:11+02:00\tOne.\n")
    assert texts(record)[1:] == ["2025-03-12T10:05:11+02:00\tOne."]


# minutes check


def test_check_prints_each_problem_with_file_and_line(minutes: Minutes, record: Path) -> None:
    assert minutes("check", record) == (0, "", "")
    Path("bad.toml").write_text(
        RECORD.replace('"IV"\ntext', '"QX"\ntext') + '\n[[note]]\nid = "1"\ntext = 5\n\n[[note]]\nid = 3rd\n'
    )
    ended = minutes("check", record, "bad.toml")
    assert (ended.code, ended.err) == (1, "")
    lines = ended.out.splitlines()
    assert re.fullmatch(r"bad.toml:15: .*\bQX\b.* is not on the participants list\. .*", lines[0])
    assert lines[1].startswith("bad.toml:19: The id 1 is used twice")
    assert lines[2].startswith("bad.toml:20: text cannot be 5")
    assert lines[3].startswith("bad.toml:20: This statement has no words")
    assert lines[4].startswith("bad.toml:23: This table is not valid TOML")
    assert len(lines) == 5


def test_check_names_what_only_later_versions_of_toml_allow(minutes: Minutes, record: Path) -> None:
    record.write_text(RECORD + "until = 10:45\n")
    ended = minutes("check", record)
    assert ended.code == 1
    assert f"{record}:12: This table is not valid TOML 1.0" in ended.out


def test_check_prints_what_it_found_before_a_file_that_can_not_be_read(minutes: Minutes, record: Path) -> None:
    record.write_text(RECORD.replace('"IV"\ntext', '"QX"\ntext'))
    ended = minutes("check", record, "not-there.toml")
    assert ended.code == 3
    assert "QX" in ended.out
    assert_one_sentence(ended.err, "not-there.toml")


def test_nothing_in_a_record_acts_on_the_terminal(minutes: Minutes, record: Path) -> None:
    record.write_text(RECORD + 'check = "\\u001b[31mred\\u0007\\nline"\n')
    ended = minutes("check", record)
    assert ended.out == f"{record}:17: To check: \\x1b[31mred\\x07 line\n"
    ended = minutes("type", record, stdin=b"/\x1b[31mdance\n")
    assert "\x1b" not in ended.out


# minutes export, as far as the command goes


def test_export_writes_each_file_and_nothing_to_stdout(minutes: Minutes, record: Path) -> None:
    assert minutes("export", record, "-o", "a.json", "-o", "b.JSON", "-o", "c.data", "--to", "json") == (0, "", "")
    assert Path("a.json").read_text() == Path("b.JSON").read_text() == Path("c.data").read_text()
    assert json.loads(Path("a.json").read_text())["meeting"]["title"] == "Board of the Reed Museum"


def test_export_checks_all_files_before_it_writes_the_first(minutes: Minutes, record: Path) -> None:
    assert minutes("export", record, "-o", "a.json", "-o", "b.xyz").code == 2
    assert not Path("a.json").exists()


@pytest.mark.parametrize("target", ["folder.json", "no-folder/a.json", "x" * 300 + ".json"])
def test_an_export_that_can_not_be_written_is_code_4(target: str, minutes: Minutes, record: Path) -> None:
    os.mkdir("folder.json")
    ended = minutes("export", record, "-o", target)
    assert ended.code == 4
    assert_one_sentence(ended.err)


def test_of_several_files_those_that_can_be_written_are(minutes: Minutes, record: Path) -> None:
    os.mkdir("folder.md")
    ended = minutes("export", record, "-o", "folder.md", "-o", "a.ics", "-o", "b.md")
    assert ended.code == 4
    assert "folder.md is a folder" in ended.err
    assert "a.ics" in ended.err or "calendar" in ended.err
    assert Path("b.md").exists()


def test_of_several_records_those_that_can_be_read_are_checked(minutes: Minutes, record: Path) -> None:
    record.write_text(record.read_text() + '\n[[note]]\nid = "x"\ncheck = "which year?"\ntext = "Hm."\n')
    ended = minutes("check", "no.toml", record)
    assert ended.code == 3
    assert "There is no file no.toml" in ended.err
    assert "which year?" in ended.out


def test_a_record_that_never_was_has_no_history(minutes: Minutes, record: Path) -> None:
    assert minutes("history", record).code == 0
    assert minutes("history", "no.toml") == (
        3,
        "",
        "minutes: There is no file no.toml, nor a backup of it. Check its name.\n",
    )


def test_json_of_everything_says_so(minutes: Minutes, record: Path) -> None:
    record.write_text(record.read_text() + '\n[[note]]\nid = "own"\nkind = "remark"\ntext = "Hm."\n')
    ended = minutes("export", record, "-o", "a.json")
    assert ended.code == 0
    assert "private notes included: --audience public leaves out what is not for all." in ended.err
    assert minutes("export", record, "-o", "a.json", "--audience", "public").err == ""


def test_export_to_stdout_is_the_data_alone(minutes: Minutes, record: Path) -> None:
    assert json.loads(minutes("export", record, "-o", "-", "--to", "json").out)["format"] == 1
    ended = minutes("export", record, "-o", "-", "-o", "a.json", "--to", "json")
    assert ended.out == Path("a.json").read_text()
    assert ended.err == ""


def test_export_without_a_file_prints_markdown(minutes: Minutes, record: Path) -> None:
    ended = minutes("export", record)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("**Draft** – not yet approved\n\n# Minutes\n\nBoard of the Reed Museum\n")
    assert "The roof is dry." in ended.out
    assert minutes("export", record, "-o", "-", "--to", "md").out == ended.out


def test_export_makes_every_format_that_the_suffixes_name(minutes: Minutes, record: Path) -> None:
    record.write_text(record.read_text() + '\n[[note]]\nkind = "decision"\nnumber = 1\ntext = "To mend it."\n')
    outs = ["a.md", "b.pdf", "c.txt", "d.json"]
    assert minutes("export", record, *(part for out in outs for part in ("-o", out))) == (0, "", "")
    assert Path("b.pdf").read_bytes().startswith(b"%PDF-")
    for out in ("a.md", "c.txt"):
        assert "The roof is dry." in Path(out).read_text()
    assert minutes("export", record, "--form", "decisions", "-o", "a.md").code == 0
    page = Path("a.md").read_text()
    assert "To mend it." in page
    assert "The roof is dry." not in page


def test_export_says_what_a_file_lacks(minutes: Minutes, record: Path) -> None:
    record.write_text(RECORD.replace("dry", "\u0378"), "utf-8")
    ended = minutes("export", "m.toml", "-o", "page.pdf")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith("minutes: No font has \u0378 (U+0378). A box is printed for each.")
    assert Path("page.pdf").read_bytes().startswith(b"%PDF")


def test_export_prints_its_labels_in_another_language(minutes: Minutes, record: Path) -> None:
    record.write_text(record.read_text().replace("date = 2025-03-12", 'date = 2025-03-12\nvenue = "Boat house"'))
    assert "März 2025" in minutes("export", record, "--language", "de").out
    assert "March 2025" in minutes("export", record).out


def test_export_shows_an_audience_what_is_for_it(minutes: Minutes, record: Path) -> None:
    record.write_text(record.read_text() + '\n[[note]]\naudience = "restricted"\ntext = "The price."\n')
    assert "The price." not in minutes("export", record).out
    assert "The price." in minutes("export", record, "--audience", "restricted").out


@posix
def test_export_into_a_pipe_leaves_the_pipe(record: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-m", "minutes_tui", "export", record, "-o", pipe]) as running:
        assert json.loads(pipe.read_text())["format"] == 1
        assert running.wait(60) == 0
    assert pipe.is_fifo()


# minutes keys


def test_keys_prints_every_line_key_and_command(minutes: Minutes) -> None:
    ended = minutes("keys")
    assert (ended.code, ended.err) == (0, "")
    for typed, becomes in LINES:
        assert typed in ended.out
        assert becomes in ended.out
    for command in COMMANDS:
        assert f"/{command.name}" in ended.out
        assert command.help in ended.out
    for view in VIEWS:
        assert view.help in ended.out


# File names


NAMES = [
    "[x].toml",
    "with spaces.toml",
    "-x.toml",
    "--to.toml",
    "née.toml",
    "a\nb.toml",
    "a\x1b[31mb.toml",
    "%s{x}.toml",
]


@posix
@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_file_will_do(name: str, minutes: Minutes) -> None:
    assert minutes("new", "--title", "T", "--", name).code == 0
    assert minutes("type", "--", name, stdin="One.\n") == (0, "", "")
    assert minutes("export", "--to", "json", "--", name).code == 0
    assert os.listdir() == [name]
    assert minutes("check", "--", name).code == 0
    os.rename(name, "x")
    ended = minutes("type", "--", name)
    assert ended.code == 3
    assert_one_sentence(ended.err)
    assert "\x1b" not in ended.err


@posix
def test_a_name_that_is_not_utf8_will_do(record: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.toml")
    try:
        record.rename(tmp_path / name)
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    (tmp_path / name).write_text(RECORD.replace('"IV"\ntext', '"QX"\ntext'))
    ended = process("check", name, folder=tmp_path)
    assert (ended.code, ended.err) == (1, "")
    assert re.search(r"^caf.+\.toml:15: .*\bQX\b", ended.out)


def test_a_word_is_a_file_only_where_it_can_be_no_command(minutes: Minutes) -> None:
    os.mkdir("type")
    assert minutes("type").code == 2
    ended = minutes("./type")
    assert ended.code == 2
    assert "needs a terminal" in ended.err


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["new", "x.txt"], 2, "End it in .toml, such as x.toml"),
        (["new", "x.toml", "--language", "../x"], 2, "../x is not a language"),
        (
            ["export", "m.toml", "--language", "../../etc/passwd"],
            2,
            "is not a language. Write a tag such as en",
        ),
        (["export", "m.toml", "--language", "xx"], 0, ""),
    ],
)
def test_what_is_no_name_and_no_language_is_said_in_one_sentence(
    minutes: Minutes, record: Path, typed: list[str], code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(record.parent)
    ended = minutes(*typed)
    assert ended.code == code
    assert said in ended.err
    assert len(ended.err.splitlines()) <= 1
    assert not Path("x.txt").exists()
    assert not Path("x.toml").exists()


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo"])
def test_a_time_that_no_clock_shows_is_said_and_its_words_are_kept(
    minutes: Minutes, record: Path, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    stamps = ["2025-99-01T10:00", "0001-01-01T00:00", "9999-12-31T23:59-23:59"]
    ended = minutes("type", record, "--clock", stdin="".join(f"{stamp}\tOne.\n" for stamp in stamps))
    monkeypatch.undo()
    time.tzset()
    assert ended.code == 0
    assert [line.split(" is not a time")[0] for line in ended.err.splitlines()] == [
        f"line {number}: {stamp}" for number, stamp in enumerate(stamps, 1)
    ]


def test_what_is_written_through_a_link_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = tmp_path / "m.toml"
    record.write_text('[meeting]\ntitle = "x"\ndate = 2025-03-12\n')
    for name in ("page.md", "there.md"):
        link, target = tmp_path / name, tmp_path / f"target of {name}"
        link.symlink_to(target)
        assert main(["export", str(record), "-o", str(link)]) == 0
        assert f"{link} is a link: {target} is written." in capsys.readouterr().err
        assert link.is_symlink()
        assert "# Minutes\n\nx\n" in target.read_text()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            ["restore", "m.toml", "x", "-o", "y.toml"],
            "“x” is not a number. For help, run minutes restore --help.",
        ),
        (["corrigendum", "m.toml", "x", "--paragraph", "y"], "“y” is not a number"),
        (["practice", "nosuch.tsv"], "There is no file nosuch.tsv. Check its name."),
        (["comments", "m.toml", "/"], "/ is a folder: name a file in it."),
        (["check", "nosuch.toml"], "There is no file nosuch.toml. To create it, run minutes new nosuch.toml."),
    ],
)
def test_what_is_named_wrongly_gets_the_sentence_of_its_kind(
    call: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.toml").write_text('[meeting]\ntitle = "x"\ndate = 2025-03-12\n')
    assert main(call) in (2, 3)
    assert said in capsys.readouterr().err


def test_export_lays_out_a_page_in_another_style_once(minutes: Minutes, record: Path) -> None:
    before = record.read_text()
    record.write_text(before + '\n[[note]]\nkind = "decision"\nnumber = 1\ntext = "We go."\n')
    assert "Decision 1" in minutes("export", record, "--style", "plain").out
    year = minutes("export", record, "--style", "council").out.partition("Decision ")[2][:4]
    assert year.isdecimal()
    assert "invalid choice" in minutes("export", record, "--style", "odd").err
