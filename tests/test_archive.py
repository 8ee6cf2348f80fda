"""Words in many records: what `minutes find` finds, in which order, and what it says of it."""

import datetime as dt
import json
import sqlite3
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_tui.archive import excerpt, index, own_hand
from minutes_tui.archive.finding import Archive, find
from minutes_tui.archive.query import read, spaced
from minutes_tui.cli.main import main
from minutes_tui.errors import UsageError
from minutes_tui.model.append_only import Grown
from minutes_tui.model.minutes import Comment, Minutes, Note
from minutes_tui.record import companions, new_text
from minutes_tui.record.draft_file import state_draft
from minutes_tui.record.serializer import table_text

FIRST = """\
[meeting]
title = "Board in February"
date = 2025-02-12
series = "Harbour Board"
status = "approved"

[[participant]]
key = "AT"
name = "Anna Łódź"

[[participant]]
key = "LB"
name = "Linnea Berg"

[[agenda]]
key = "ice"
title = "Ice classes"

[[note]]
id = "1"
speaker = "AT"
item = "ice"
text = "The café in Łódź was closed by the harbours' ice."

[[note]]
id = "2"
kind = "action"
responsible = "LB"
due = 2025-03-01
text = "send the table"

[[note]]
id = "3"
kind = "remark"
text = "ask her about the ice"

[[note]]
id = "4"
text = "東京の会議は延期された"
"""
SECOND = """\
[meeting]
title = "Board in March"
date = 2025-03-12
series = "Harbour Board"
previous = "a.toml"

[[participant]]
key = "LB"
name = "Linnea Berg"

[[note]]
id = "1"
kind = "action"
responsible = "LB"
due = 2025-03-01
from = "a.toml#2"
text = "send the table"

[[note]]
id = "2"
kind = "decision"
text = "The ice-classes are reviewed."

[[note]]
id = "3"
struck = true
text = "The ice was struck."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.toml").write_text(FIRST)
    (tmp_path / "deep" / "b.toml").write_text(SECOND.replace("a.toml", "../a.toml"))
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        (["ice"], "b2 a1 a3 a"),
        (["ICE", "review"], "b2"),
        (["cafe", "lodz"], "a1"),
        (["harbour"], "a1"),
        (["the ice"], "b2 a3"),
        (['"the ice"'], "b2 a3"),
        (["harbours ice"], "a1"),
        (["ice classes"], "b2 a"),
        (["ice-cl"], "b2 a"),
        (["京の会"], "a4"),
        (["会京"], ""),
        (["speaker:lodz"], "a1"),
        (["speaker:AT"], "a1"),
        (["who:berg"], "b1 a2"),
        (["@me"], "b1 a2"),
        (["item:classes"], "a1"),
        (["classes"], "b2 a"),
        (["kind:item", "classes"], "a"),
        (["ice", "class", "item:ice"], "a"),
        (["classes", "item:other"], ""),
        (["classes", "speaker:AT"], ""),
        (["classes", "is:open"], ""),
        (["kind:dec"], "b2"),
        (["kind:action,decision", "status:app"], "a2"),
        (["ice", "series:harbour"], "b2 a1 a3 a"),
        (["ice", "after:2025-03"], "b2"),
        (["ice", "before:2025-03-12"], "a1 a3 a"),
        (["is:open"], "b1"),
        (["is:overdue", "table"], "b1"),
        (["ice kind:remark"], "a3"),
        (["kind:remark ice"], "a3"),
        (["ice Kind:REMARK"], "a3"),
        (["speaker:AT kind:statement"], "a1"),
        (["kind:Beschluss"], "b2"),
        (["kind:décisions"], "b2"),
        (["kind:DECISION,aufgabe"], "b1 b2 a2"),
        (["speaker:anna lodz"], "a1"),
        (["nothing"], ""),
    ],
)  # fmt: skip
def test_notes_are_found(folder: Path, typed: list[str], hits: str) -> None:
    found = find(Archive([folder]), read(typed, "Linnea Berg"), dt.date(2025, 3, 12))
    assert " ".join(f"{hit.held.path.stem}{hit.note.id}" for hit in found) == hits


def test_an_agenda_item_that_was_taken_up_is_found_at_the_note_that_does_so(folder: Path) -> None:
    taken_up = '\n[[note]]\nid = "5"\nkind = "item"\nitem = "ice"\noutcome = "taken up"\n'
    (folder / "a.toml").write_text(FIRST + taken_up)
    for is_indexed in (True, False):
        (hit,) = find(Archive([folder]), read(["classes", "status:app"]), dt.date.min, is_indexed=is_indexed)
        assert (hit.note.id, hit.words) == ("5", "1 Ice classes")


@pytest.mark.parametrize("typed", [["kind:x"], ["status:x"], ["is:x"], ["after:x"], ["@me"], ["!!"]])
def test_a_query_that_cannot_be_read_says_what_to_write(typed: list[str]) -> None:
    with pytest.raises(UsageError):
        read(typed)


def test_a_folder_that_is_not_there_is_said_and_a_link_to_a_record_is_read_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["find", "harbour", str(folder / "none")]) == 2
    assert "none is not a folder" in capsys.readouterr().err
    main(["find", "the", str(folder)])
    alone = capsys.readouterr().out
    for path in list(folder.glob("*.toml")):
        (folder / f"link-{path.name}").symlink_to(path)
    main(["find", "the", str(folder)])
    assert len(capsys.readouterr().out.splitlines()) == len(alone.splitlines()) > 0


def test_a_record_that_is_damaged_in_part_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sorted(folder.glob("*.toml"))[0]
    path.write_text(f'{path.read_text()}\n[[note]]\nid = "x\ntext = "The harbour')
    for command in (["find", "the"], ["actions"], ["new", str(folder / "next.toml"), "--from", str(path)]):
        main([*command, str(folder)] if command[0] != "new" else command)
        assert f"{path.name} is damaged: 1 table cannot be read." in capsys.readouterr().err


def test_a_file_that_is_no_toml_is_named_and_toml_of_others_is_passed_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "garbage.toml").write_bytes(bytes(range(256)) * 9)
    (folder / "other.toml").write_text("[project]\nname = 'ice'\n")
    (folder / "late.toml").write_text(f'# {"long " * 5000}\n[meeting]\ntitle = "Late"\n[[note]]\ntext = "Ice"\n')
    for command in (["find", "ice"], ["find", "ice"], ["find", "kind:decision"], ["actions"], ["decisions"]):
        assert main([*command, str(folder)]) == 0
        captured = capsys.readouterr()
        assert "garbage.toml cannot be read and was left out" in captured.err
        assert "other.toml" not in captured.out + captured.err
        assert ("late.toml" in captured.out) == ("ice" in command)


def test_a_state_that_was_circulated_is_no_record_of_the_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["find", "the", str(folder)])
    alone = capsys.readouterr().out
    for path in list(folder.glob("*.toml")):
        kept = path.with_suffix(".sent")
        kept.mkdir()
        (kept / "1-circulated.toml").write_bytes(path.read_bytes())
    main(["find", "the", str(folder)])
    assert capsys.readouterr().out == alone


def test_a_text_is_spaced_word_by_word_and_letter_by_letter_where_there_are_no_blanks() -> None:
    assert spaced("Ö-ver_a 東京x") == " o ver a 東 京 x "


def test_hits_are_printed_with_meeting_date_speaker_and_context(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bad.toml").write_bytes(b"[meeting]\ntitle = \xff\n")
    monkeypatch.chdir(folder)
    assert main(["find", "ice", "."]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "deep/b.toml#2: 2025-03-12 Board in March: The ice-classes are reviewed."
    assert out[1].startswith("a.toml#1: 2025-02-12 Board in February: Łódź: … ")
    assert out[2] == "a.toml#3: 2025-02-12 Board in February: [private] ask her about the ice"
    assert out[3] == "a.toml: 2025-02-12 Board in February: 1 Ice classes"
    assert main(["find", "ice", "--to", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["file"], row["note"], row["private"]) for row in rows] == [
        ("deep/b.toml", "2", False), ("a.toml", "1", False), ("a.toml", "3", True), ("a.toml", "", False),
    ]  # fmt: skip
    assert main(["find", "ice", "nowhere/"]) == 2


def test_action_items_of_a_series_are_listed_by_person_as_they_stand_last(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert main(["actions"]) == 0
    assert capsys.readouterr().out == "Linnea Berg\n  2025-03-01  overdue    send the table  (deep/b.toml#1)\n"
    assert main(["actions", "--to", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["state"], row["due"], row["since"], row["responsible"]) == (
        "overdue", "2025-03-01", "2025-02-12", ["Linnea Berg"],
    )  # fmt: skip
    assert main(["actions", "--series", "other", "--to", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    record = folder / "deep" / "b.toml"
    record.write_text(record.read_text().replace('kind = "action"', 'kind = "action"\noutcome = "dropped"'))
    assert main(["actions"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["actions", "--all"]) == 0
    assert "dropped" in capsys.readouterr().out


def test_the_registers_are_pages_in_every_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decisions", str(folder)]) == 0
    record = folder / "deep" / "b.toml"
    assert capsys.readouterr().out == f"2025-03-12  The ice-classes are reviewed.  ({record}#2)\n"
    assert main(["decisions", str(folder), "--to", "txt"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "2025-03-12 Harbour Board: Board in March" in page
    assert record.name in page
    for name, words in (("actions", "Send the table"), ("decisions", "ice-classes")):
        assert main([name, str(folder), "--to", "md"]) == 0
        assert words in capsys.readouterr().out.replace("\\", "")
        for suffix in ("html", "docx", "csv"):
            out = folder / f"{name}.{suffix}"
            assert main([name, str(folder), "-o", str(out)]) == 0
            assert out.stat().st_size


def test_a_register_is_neither_a_draft_nor_approved(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("decisions", "actions"):
        assert main([command, str(folder), "--to", "txt"]) == 0
        said = capsys.readouterr().out
        assert said.strip()
        assert "Draft" not in said


def test_a_list_with_nothing_in_it_is_no_draft_either(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("decisions", "actions"):
        for to in ("txt", "md", "html"):
            assert main([command, str(folder), "--after", "2030", "--to", to]) == 0
            assert "<p class=" not in (said := capsys.readouterr().out)
            assert "yet approved" not in said


def test_where_there_are_several_series_each_line_and_page_names_the_meeting(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = SECOND.replace('title = "Board in March"', 'title = "March"').replace("Harbour Board", "Works")
    (folder / "c.toml").write_text(other.replace('previous = "a.toml"\n', "").replace('from = "a.toml#2"\n', ""))
    monkeypatch.chdir(folder)
    said = {}
    for command in ("decisions", "actions"):
        assert main([command]) == 0
        said[command] = capsys.readouterr().out.splitlines()
    assert said["decisions"] == [
        "2025-03-12  Works: March: The ice-classes are reviewed.  (c.toml#2)",
        "2025-03-12  Harbour Board: Board in March: The ice-classes are reviewed.  (deep/b.toml#2)",
    ]
    assert sorted(said["actions"][1:]) == [
        "  2025-03-01  overdue    Harbour Board: Board in March: send the table  (deep/b.toml#1)",
        "  2025-03-01  overdue    Works: March: send the table  (c.toml#1)",
    ]
    assert main(["decisions", "--series", "works"]) == 0
    assert capsys.readouterr().out == "2025-03-12  The ice-classes are reviewed.  (c.toml#2)\n"
    for command, headings in (
        ("decisions", ["# Decisions", "## 2025-03-12 Works: March (c.toml)"]),
        ("actions", ["# Action items", "## Linnea Berg"]),
    ):
        assert main([command, "--to", "md"]) == 0
        page = capsys.readouterr().out
        assert [line for line in page.splitlines() if line.startswith("#")][:2] == headings
        assert "2025-03-12 Harbour Board: Board in March (deep/b.toml)" in page.replace("\\", "")


def test_what_is_not_for_an_audience_is_in_no_register(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = folder / "deep" / "b.toml"
    record.write_text(record.read_text().replace('kind = "decision"', 'kind = "decision"\naudience = "private"'))
    assert main(["decisions", str(folder)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["decisions", str(folder), "--audience", "private"]) == 0
    assert "ice-classes" in capsys.readouterr().out


def test_the_registers_are_the_same_with_an_index_and_without(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = ('kind = "motion"\ntext = "We buy oil."', 'kind = "vote"\nfor = 2', 'kind = "heading"\ntext = "Next"',
              'kind = "motion"\noutcome = "carried"\ntext = "We sell."', 'text = "No more."')  # fmt: skip
    more = "".join(f'\n[[note]]\nid = "m{number}"\n{table}\n' for number, table in enumerate(tables * 3))
    (folder / "a.toml").write_text(FIRST + more)
    monkeypatch.setattr(excerpt, "FEW", 1)
    commands = (["actions", "--all"], ["decisions"], ["decisions", "--to", "json"], ["find", "is:open"])
    said = []
    for records_with in (index.records_with, lambda *_: None):
        monkeypatch.setattr(index, "records_with", records_with)
        for command in commands:
            main([*command, str(folder)])
        said.append(capsys.readouterr())
    assert said[0] == said[1]
    assert "We sell." in said[0].out


def test_a_series_is_checked_for_its_numbers_and_its_approval(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = {
        "a": ("2025-01-01", "HB/1", "approved"),
        "b": ("2025-02-01", "HB/3", "draft"),
        "c": ("2025-03-01", "HB/3", "draft"),
    }
    for name, (date, reference, status) in numbers.items():
        (tmp_path / f"{name}.toml").write_text(
            f'[meeting]\ntitle = "T"\ndate = {date}\nseries = "S"\nreference = "{reference}"\nstatus = "{status}"\n'
        )
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert f"{tmp_path / 'b.toml'}:1: Between a.toml and this record, number 2 of the series is missing." in out
    assert f"{tmp_path / 'c.toml'}:1: HB/3 is the number of b.toml too: change one." in out
    assert f"{tmp_path / 'b.toml'}:1: These minutes are draft, and c.toml is later" in out
    assert "a.toml:1: These minutes" not in out
    for name, previous in (("b", "a.toml"), ("c", "a.toml"), ("a", "old.toml")):
        record = tmp_path / f"{name}.toml"
        record.write_text(f'{record.read_text()}previous = "{previous}"\n')
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert f"{tmp_path / 'a.toml'}:1: The previous record, old.toml, is not there" in out
    assert f"{tmp_path / 'c.toml'}:1: a.toml is the previous record of b.toml too: correct previous in one." in out


def test_a_previous_record_that_was_moved_is_named_where_it_is_now(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.toml").write_text(FIRST)
    (tmp_path / "b.toml").write_text(SECOND)
    assert main(["check", str(tmp_path)]) == 1
    said = f"{tmp_path / 'b.toml'}:1: The previous record, a.toml, is not there: write old/a.toml at previous.\n"
    assert said in capsys.readouterr().out
    (tmp_path / "b.toml").write_text(SECOND.replace("[meeting]", '[meeting]\nstatus = "approved"'))
    assert main(["check", str(tmp_path)]) == 1
    assert "put the previous one back in its place, with its old name." in capsys.readouterr().out


@pytest.mark.parametrize("command", [["actions"], ["decisions"], ["find", "ice"], ["check", "."]])
def test_a_file_that_cannot_be_read_is_named_once(
    command: list[str], folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bad.toml").write_text('[meeting\ntitle = "x')
    (folder / "deep" / "bad.toml").write_bytes(b"\xff\x00")
    monkeypatch.chdir(folder)
    main(command)
    said = [line for line in capsys.readouterr().err.splitlines() if "cannot be read" in line]
    assert sorted(line.split()[1] for line in said) == ["bad.toml", "deep/bad.toml"]


# The index

ROUNDS = 15

WORDS = st.sampled_from(
    ["ice", "Icy", "the", "Łódź", "lodz", "東京", "京都", "e-mail", "a", "ß", "™", "kind", "decision"]
)
SAID = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
HEADS = (
    "",
    'kind = "decision"\n',
    'kind = "act\\u0069on"\nresponsible = "AT"\n',
    'speaker = "AT"\n',
    "struck = true\n",
    'kind = "item"\nitem = "x"\n',
    'id = "m"\nkind = "motion"\noutcome = "carried"\n',
    'kind = "motion"\namends = "m"\noutcome = "carried"\n',
    'kind = "motion"\n"\\u0061mends" = "m"\noutcome = "carried"\n',
    'kind = "vote"\nanswers = "m"\n',
)
WRITTEN = (
    '"{}"',
    "'{}'",
    '"""\n{}\n[x] end"""',
    "'''{} C:\\the'''",
    '"\\u0069ce\\n{}"',
    '"\\"{}\\" \\\\"',
    '"""{} \\\n  ice"""',
    "5",
)
BEHIND = ("", "\n", "# the ice\n\n", "[note.options]\nice = 3\n")
TEXT = st.builds(str.format, st.sampled_from(WRITTEN), SAID)
NOTES = st.builds("[[note]]\n{}text = {}\n{}".format, st.sampled_from(HEADS), TEXT, st.sampled_from(BEHIND))
OTHERS = st.sampled_from(
    [
        '[[participant]]\nkey = "AT"\nname = "Anna Ice"\n',
        "[odd]\nx = 1\n",
        "# ice\n",
        "[meeting.next]\nvenue = 'the'\n",
        '[odd]\nx = """\n[[note]]\ntext = "ice"\n[x]\n"""\n',
        '[[agenda]]\nkey = "x"\ntitle = "The e-mail of Łódź"\n',
        '[[agenda]]\nkey = "y"\ntitle = "\\u0069ce"\n',
        "[[agenda]]\ntitle = '''\n[[note]]\ntext = 5\n'''\n",
    ]
)
FOLDERS = st.dictionaries(
    st.sampled_from("abc"),
    st.tuples(st.lists(NOTES | NOTES | NOTES | OTHERS, max_size=8), st.sampled_from(["\n", "\r\n"])),
    max_size=3,
)
TERMS = st.sampled_from(
    [
        "kind:decision",
        "kind:action,statement",
        "kind:item",
        "kind:vote",
        "kind:motion",
        "item:x",
        "speaker:ice",
        "who:AT",
        "before:2025-02-02",
        "series:s",
    ]
)
QUERIES = st.lists(st.lists(WORDS, min_size=1, max_size=2).map(" ".join) | TERMS, min_size=1, max_size=3)


@given(st.lists(st.tuples(FOLDERS, QUERIES), max_size=4))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_finds_what_a_scan_finds_while_records_come_change_and_vanish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, states: list[tuple[dict[str, tuple[list[str], str]], list[str]]]
) -> None:
    monkeypatch.setattr(excerpt, "FEW", 1)  # each note that is wanted is read alone
    monkeypatch.setattr(index, "MANY", 2)
    for folder, sought in states:
        for old in tmp_path.glob("*.toml"):
            old.unlink()
        for at, (name, (tables, newline)) in enumerate(folder.items(), 1):
            text = f'[meeting]\ntitle = "{name}"\ndate = 2025-02-0{at}\n{"".join(tables)}'
            (tmp_path / f"{name}.toml").write_text(text, newline=newline)
        query = read(sought)
        by_index, by_scan = (
            [
                (hit.held.path, hit.note, hit.words, hit.speakers)
                for hit in find(Archive([tmp_path]), query, dt.date.min, is_indexed=is_indexed)
            ]
            for is_indexed in (True, False)
        )
        assert by_index == by_scan


OWN = st.builds(
    Note,
    id=st.sampled_from(["1", "x-2"]), at=st.none() | st.datetimes(dt.datetime(1999, 1, 1), dt.datetime(2030, 1, 1)),
    kind=st.sampled_from(["statement", "vote"]), speaker=st.sampled_from(["", "AT", ("AT", "LB")]),
    due=st.none() | st.dates(), number=st.sampled_from([None, 3, "4b"]), secret=st.booleans(),
    options=st.sampled_from([{}, {"a b": 3, "c": 0}]), check=SAID | st.just("“?”\n"),
    text=st.lists(SAID | st.sampled_from(['"', "\\", "\n", "[[note]]", "[x]", "\t", '"""', "é", "\x07"])).map("".join),
).map(lambda note: table_text("note", note) + "\n")  # fmt: skip


@given(st.lists(OWN | OWN | OWN | NOTES | OTHERS, max_size=6), st.sampled_from(["", "\n", "[[note]]\n", 'text = "']))
def test_what_is_known_of_notes_in_our_own_hand_without_reading_them_is_what_reading_them_says(
    tables: list[str], end: str
) -> None:
    text = f'[meeting]\ntitle = "T"\n\n{"".join(tables)}{end}'
    quick, read_ = (index.content_of(text, "", 0.0, is_quick=is_quick) for is_quick in (True, False))
    assert (quick.row, quick.words.split()) == (read_.row, read_.words.split())


def test_a_record_in_our_own_hand_is_known_without_reading_its_notes() -> None:
    said = Note(id="1", kind="vote", options={"a": 1}, due=dt.date(2025, 2, 3), text='The "ice"\n\n- it\n\\ melts')
    text = new_text(Minutes(notes=Grown([said, Note(id="2", text="Łódź")]), comments=(Comment(who="Berg", text="No"),)))
    found = own_hand.notes(text)
    assert found
    tables = [text[begin:end] for begin, end in zip(found.places[::2], found.places[1::2], strict=True)]
    assert [table.split("\n")[1] for table in tables] == ['id = "1"', 'id = "2"']
    assert "Berg" in found.others


def test_two_programs_find_while_records_change_vanish_and_are_renamed(tmp_path: Path) -> None:
    def write(number: int, name: str, words: str) -> None:
        notes = "".join(f'[[note]]\nid = "{at}"\ntext = "{words}"\n' for at in range(number + 1))
        (tmp_path / "new").write_text(f'[meeting]\ntitle = "{number}"\n{notes}')
        (tmp_path / "new").rename(tmp_path / f"{name}.toml")

    def hits(*, is_indexed: bool = True) -> list[tuple[str, str]]:
        found = find(Archive([tmp_path]), read(["ice"]), dt.date.min, is_indexed=is_indexed)
        return sorted((hit.held.path.name, hit.note.text) for hit in found)

    def find_again() -> None:
        for _ in range(ROUNDS):
            assert all("ice" in text for _, text in hits())

    for number in range(12):
        write(number, f"r{number}", f"ice {number}")
    programs = [get_context("fork").Process(target=find_again) for _ in range(2)]
    for program in programs:
        program.start()
    for number in range(ROUNDS * 3):
        name = f"r{number % 12}"
        write(number % 12, name, f"{'ice' if number % 2 else 'snow'} {number}")
        (tmp_path / f"{name}.toml").rename(tmp_path / f"{name}{'x' * (number % 3)}.toml")
        (tmp_path / f"r{number % 7}.toml").unlink(missing_ok=True)
    for program in programs:
        program.join(30)
    assert [program.exitcode for program in programs] == [0, 0]
    assert hits() == hits(is_indexed=False)


def test_the_index_is_its_owners_alone_and_gone_or_damaged_without_harm(folder: Path, state_folder: Path) -> None:
    def hits() -> int:
        return len(list(find(Archive([folder]), read(["ice"]), dt.date.min)))

    index = state_folder.parent / "cache" / "minutes" / "words.sqlite"
    assert hits() == 4
    assert index.stat().st_mode & 0o777 == 0o600
    assert index.parent.stat().st_mode & 0o777 == 0o700
    index.write_bytes(b"no database at all" * 1000)
    assert hits() == 4
    index.unlink()
    assert hits() == 4
    index.unlink()
    index.symlink_to(folder / "a.toml")
    assert hits() == 4
    assert (folder / "a.toml").read_text() == FIRST


def test_while_another_program_writes_the_index_the_records_are_read(
    folder: Path, state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = index.records_with(Archive([folder]).files, read(["ice"]).words)
    assert known
    assert {entry.path.name for entry in known.entries} == {"a.toml", "b.toml"}
    other = sqlite3.connect(state_folder.parent / "cache" / "minutes" / "words.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(index, "PATIENCE", 0)
    assert len(list(find(Archive([folder]), read(["ice"]), dt.date.min))) == 4
    other.execute("ROLLBACK")
    other.close()


def test_a_draft_beside_a_record_or_in_the_state_folder_is_noticed(folder: Path, state_folder: Path) -> None:
    record = folder / "a.toml"
    (plain,) = companions.signatures([record])
    (folder / ".a.toml.draft").write_text("x")
    (beside,) = companions.signatures([record])
    assert beside == companions.signature(record) != plain
    (folder / ".a.toml.draft").unlink()
    (state_folder / "drafts").mkdir(parents=True)
    (state_folder / "drafts" / "x.draft").write_text("x")
    assert companions.signatures([record]) == [plain], "it is another's"
    state_draft(record).write_text("x")
    assert companions.signatures([record]) == [companions.signature(record)] != [plain]
    (folder / "link.toml").symlink_to(record)
    assert companions.signatures([folder / "link.toml"]) == companions.signatures([record])


def test_a_motion_that_was_carried_is_found_as_the_decision_that_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '[meeting]\ntitle = "Board"\ndate = 2025-03-12\n'
    for id, outcome in (("1", "carried"), ("2", "lost")):
        text += f'\n[[note]]\nid = "{id}"\nkind = "motion"\noutcome = "{outcome}"\ntext = "That ice {id} be cut."\n'
    (tmp_path / "a.toml").write_text(text)
    assert main(["find", "kind:decision", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "That ice 1 be cut." in out
    assert "That ice 2 be cut." not in out


AMENDED = """\
[meeting]
title = "Board"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"

[[agenda]]
key = "boats"
title = "New boats"

[[note]]
id = "0"
kind = "item"
item = "boats"

[[note]]
id = "1"
kind = "motion"
outcome = "carried"
text = "Buy the red boat."

[[note]]
id = "2"
kind = "motion"
amends = "1"
outcome = "carried"
text = "Buy the blue boat."

[[note]]
id = "3"
kind = "vote"
answers = "1"
for = 3
against = 0

[[note]]
id = "4"
speaker = "AT"
attribution = "inline"
text = "Ms Tamm thanked all."
"""
MORE = "".join(f'\n[[note]]\nid = "x{number}"\ntext = "Nothing new."\n' for number in range(30))


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        (["kind:decision"], ["1 Buy the blue boat."]),
        (["kind:decision", "blue"], ["1 Buy the blue boat."]),
        (["kind:decision", "red"], []),
        (["blue"], ["1 Buy the blue boat.", "2 Buy the blue boat."]),
        (["red"], ["1 Buy the red boat."]),
        (["kind:motion", "red"], ["1 Buy the red boat."]),
        (["kind:vote"], ["3 Buy the blue boat."]),
        (["item:boats", "kind:item"], ["0 New boats"]),
    ],
)
def test_a_motion_that_was_amended_is_found_in_its_final_wording_and_a_vote_has_it(
    tmp_path: Path, typed: list[str], hits: list[str]
) -> None:
    (tmp_path / "a.toml").write_text(AMENDED + MORE)
    for is_indexed in (True, True, False):
        found = find(Archive([tmp_path]), read(typed), dt.date(2025, 3, 12), is_indexed=is_indexed)
        assert [f"{hit.note.id} {hit.words}" for hit in found] == hits


def test_a_sentence_with_the_name_in_it_is_printed_with_it_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.toml").write_text(AMENDED)
    assert main(["find", "thanked", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{tmp_path}/a.toml#4: 2025-03-12 Board: Ms Tamm thanked all.\n"


@pytest.mark.parametrize(("words", "is_told"), [(["Tamm"], True), (["who:Ots"], False)])
def test_a_search_by_a_name_that_finds_nothing_says_how_a_person_is_found(
    words: list[str], is_told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.toml").write_text(AMENDED.replace("Ms Tamm thanked", "All thanked"))
    assert main(["find", *words, str(tmp_path)]) == 0
    more = " who:NAME finds what a person has to do with." * is_told
    assert capsys.readouterr().err == f"Nothing was found.{more}\n"


LOCKED = """\
[meeting]
title = "Board"
date = 2025-03-12
status = "approved"

[[agenda]]
title = "Never taken up"

[[note]]
id = "1"
kind = "action"
text = "send the table"
"""


def test_what_is_open_in_approved_minutes_is_not_listed_and_the_file_alone_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.toml").write_text(LOCKED)
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", str(tmp_path / "a.toml")]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "is approved: open points are not listed." in said.err
    (tmp_path / "a.toml").write_text(LOCKED.replace('"approved"', '"draft"'))
    assert main(["check", str(tmp_path)]) == 1


def test_a_folder_that_is_checked_says_why_a_file_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.toml").write_text(LOCKED)
    (tmp_path / "b.toml").write_bytes(b"\xff\x00")
    main(["check", str(tmp_path)])
    err = capsys.readouterr().err
    assert f"{tmp_path / 'b.toml'} cannot be read. This table is not valid TOML (it contains bytes" in err
    assert "was left out" not in err


def test_a_copy_of_a_record_has_no_action_items_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = '[meeting]\ntitle = "Board {0}"\ndate = 2025-0{0}-01\nseries = "S"\n'
    note = '\n[[note]]\nid = "1"\nkind = "action"\ntext = "send the table"\n'
    more = '\n[[note]]\nid = "2"\nkind = "action"\ntext = "buy oil"\n'
    (tmp_path / "b.toml").write_text(head.format(1) + note + more)
    for copy in ("a copy.toml", "copy.toml"):
        (tmp_path / copy).write_text(head.format(1) + note)
    (tmp_path / "c.toml").write_text(head.format(2) + note.replace('"1"', '"4"') + 'from = "b.toml#1"\ndone = true\n')
    assert main(["actions", str(tmp_path)]) == 0
    assert [line.strip() for line in capsys.readouterr().out.splitlines()] == [
        "No one", f"open       buy oil  ({tmp_path}/b.toml#2)",
    ]  # fmt: skip
    assert main(["actions", str(tmp_path), "--all"]) == 0
    assert capsys.readouterr().out.count("send the table") == 1


def test_a_record_whose_meeting_cannot_be_read_is_called_by_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.toml").write_text('[meeting]\ntitle = 5\n\n[[note]]\nid = "1"\nkind = "decision"\ntext = "Ice."\n')
    assert main(["find", "ice", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{tmp_path}/a.toml#1: a.toml: Ice.\n"
    assert main(["decisions", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"a.toml  Ice.  ({tmp_path}/a.toml#1)\n"


def test_a_register_is_written_to_each_file_that_is_named(folder: Path) -> None:
    assert main(["decisions", str(folder), "-o", str(folder / "r.md"), "-o", str(folder / "r.csv")]) == 0
    assert (folder / "r.md").exists()
    assert (folder / "r.csv").exists()


def test_a_second_record_that_would_follow_the_same_one_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.toml").write_text(SECOND)
    assert main(["new", str(folder / "again.toml"), "--from", str(folder / "a.toml")]) == 0
    assert "b.toml follows a.toml already: open it, or remove one of the two." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "out"),
    [(["C-15"], "{0}/a.toml: 2025-03-12 Board, C-15\n"), (["C-16"], ""), (["C-15", "kind:vote"], "")],
)
def test_a_meeting_is_found_by_its_reference(
    words: list[str], out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.toml").write_text(LOCKED.replace("[meeting]", '[meeting]\nreference = "C-15"'))
    assert main(["find", *words, str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.out == out.format(tmp_path)
    assert ("Nothing was found." in said.err) == (not out)


def test_what_an_audience_may_not_read_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.toml").write_text(
        '[meeting]\ntitle = "Board"\n[[note]]\nid = "1"\nkind = "action"\ntext = "to draft"\naudience = "private"\n'
        '[[note]]\nid = "2"\nkind = "decision"\ntext = "We wait."\naudience = "private"\n'
    )
    for command, what in (("actions", "action item"), ("decisions", "decision")):
        assert main([command]) == 0
        said = capsys.readouterr()
        assert (
            said.err
            == f"minutes: 1 {what} is not for the public audience and left out. --audience private lists all.\n"
        )
        assert main([command, "--audience", "private"]) == 0
        said = capsys.readouterr()
        assert "to draft" in said.out or "We wait." in said.out
        assert not said.err
