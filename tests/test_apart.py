"""Tables whose keys stand above the first header, or under that of a sub-table with others between: other programs
write them so. They are read, and an edit of such a record leaves a file that every program reads."""

import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from test_properties import MINUTES, WORDS, edit_of, quick

from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import TABLES, Attachment, Minutes, Next, Print
from minutes_tui.record import Record, new_text
from minutes_tui.record.parser import read
from minutes_tui.record.serializer import bare, flat, toml
from minutes_tui.record.stray_keys import arranged

OURS = """\
# Minutes of the board
format = 1
garden.beds = 7 # theirs
participant = [ # all
    { key = "AT", name = "Anna Tamm" }, # the chair
    { key = "LB", name = 'Liis "B" Berg', role.board = "Chair" },
]
comment = []
meeting.title = "Board"

# house style
print.numbered = true
glossary = { RM = "Reed Museum" }

# what was said
[[note]]
id = "1"
  text = 'Hello' # words

[meeting.next]
venue = "Hut"
"""
ARRANGED = """\
# Minutes of the board
format = 1
garden.beds = 7 # theirs
# all
# the chair

# house style

[meeting]
title = "Board"

[meeting.next]
venue = "Hut"

[print]
numbered = true

[[participant]]
key = "AT"
name = "Anna Tamm"

[[participant]]
key = "LB"
name = 'Liis "B" Berg'
role.board = "Chair"

# what was said
[[note]]
id = "1"
  text = 'Hello' # words

[glossary]
RM = "Reed Museum"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "record.toml"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_tables_that_stand_apart_are_read_and_get_headers_where_the_record_is_written(
    newline: str, mark: str, tmp_path: Path
) -> None:
    before, wanted = (mark + text.replace("\n", newline) for text in (OURS, ARRANGED))
    path = written(tmp_path, before)
    reading = Record.read(path)
    assert reading.problems == []
    assert [each.name for each in reading.minutes.participants] == ["Anna Tamm", 'Liis "B" Berg']
    assert reading.minutes.meeting.next == Next(venue="Hut")
    assert path.read_bytes() == before.encode()
    record = Record.open(path)
    assert record.minutes == reading.minutes
    assert record.text == wanted
    assert path.read_bytes() == wanted.encode()
    assert tomllib.loads(wanted.removeprefix("\ufeff")) == given_data(before)
    assert reading.data() == record.data()
    assert record.close()


def given_data(text: str) -> dict[str, Any]:
    """What a text says, without the lists of our tables that are empty."""
    data = tomllib.loads(text.removeprefix("\ufeff"))
    return {key: value for key, value in data.items() if value != [] or key not in TABLES}


def test_a_backup_is_kept_of_the_file_as_it_was_and_it_is_said_once(tmp_path: Path) -> None:
    from minutes_tui.system import backups

    path = written(tmp_path, OURS)
    for said in (True, False):
        record = Record.open(path)
        assert ("headers of their own" in record.state.remark) is said
        assert record.close()
    assert [backup.path.read_text() for backup in backups.backups(path)] == [OURS]


def test_a_problem_in_such_a_table_is_said_with_its_line(tmp_path: Path) -> None:
    record = Record.read(written(tmp_path, 'format = 1\nparticipant = [\n  {key = "A"},\n  {key = 5},\n]\nnote = 3\n'))
    assert sorted((record.line(problem), problem.key) for problem in record.problems) == [(4, "key"), (6, "")]


def test_what_can_be_no_part_of_a_table_is_left_as_it_is() -> None:
    for text in (
        'format = 1\nmeeting.title = "a"\n\n[meeting]\ntitle = "b"\n',
        'participant = { key = "A" }\n',
        '[meeting]\nnext = { venue = "a" }\n\n[print]\n\n[meeting.next]\nstart = 09:30:00\n',
    ):
        assert read(text).problems
        assert arranged(text) == text


def test_a_file_that_another_program_writes_with_tables_apart_is_joined(tmp_path: Path) -> None:
    path = written(tmp_path, 'format = 1\n\n[meeting]\ntitle = "Board"\n')
    record = Record.open(path)
    path.write_text('format = 1\nmeeting = { title = "Council" }\nparticipant = [{ key = "AT", name = "Anna" }]\n')
    while record.look() is None:
        pass
    record.write(Edit((Change("attachment", 0, None, Attachment(key="a", title="Plan")),)))
    assert record.close()
    data = tomllib.loads(path.read_text())
    assert (data["meeting"]["title"], data["participant"][0]["name"], len(data["attachment"])) == ("Council", "Anna", 1)


# Any record, in any spelling

SINGLES = st.fixed_dictionaries(
    {
        "print": st.builds(
            Print, numbered=st.booleans(), labels=st.none() | st.dictionaries(WORDS, WORDS, min_size=1, max_size=2)
        ),
        "glossary": st.dictionaries(WORDS, WORDS, max_size=2),
    }
)


@st.composite
def spelled(draw: st.DrawFn) -> tuple[Minutes, str]:
    """Minutes, and their record with each table under headers, inline or dotted."""
    minutes = replace(draw(MINUTES), **draw(SINGLES))
    if draw(st.booleans()):
        minutes = replace(minutes, meeting=replace(minutes.meeting, next=Next(venue=draw(WORDS))))
    root, tables, ends = ["format = 1\n"], [], []
    for name, value in tomllib.loads(new_text(minutes)).items():
        form = draw(st.sampled_from(["header", "inline", "rows"]))
        comment = draw(st.sampled_from(["", " # a [comment]", "\n# above\n"]))
        if name == "format":
            continue
        if form == "inline":
            root.append(f"{name} = {toml(value) if isinstance(value, dict) else inline(value)}{comment}\n")
        elif form == "rows" and isinstance(value, list):  # as tomli_w
            root.append(f"{name} = [{comment}\n{''.join(f'    {toml(each)},{comment}' + chr(10) for each in value)}]\n")
        elif form == "rows":
            root += [f"{name}.{bare(key)} = {toml(each)}{comment}\n" for key, each in value.items()]
        elif isinstance(value, list):
            tables += [f"[[{name}]]{comment}\n{rows(each)}" for each in value]
        else:
            parts = {key: each for key, each in value.items() if isinstance(each, dict) and draw(st.booleans())}
            tables.append(f"[{name}]{comment}\n" + rows({key: value[key] for key in value if key not in parts}))
            ends += [f"[{name}.{bare(key)}]{comment}\n{rows(each)}" for key, each in parts.items()]
    return minutes, "".join((*draw(st.permutations(root)), *draw(st.permutations(tables_apart(tables))), *ends))


def tables_apart(tables: list[str]) -> list[str]:
    """Tables of one name as one text: their order is theirs."""
    by_name: dict[str, str] = {}
    for table in tables:
        name = table[: table.index("]")]
        by_name[name] = by_name.get(name, "") + table
    return list(by_name.values())


def inline(value: list[dict[str, Any]]) -> str:
    return f"[{', '.join(flat(each) for each in value)}]"


def rows(value: dict[str, Any]) -> str:
    return "".join(f"{bare(key)} = {toml(each)}\n" for key, each in value.items())


@quick
@given(spelled(), st.sampled_from(["\n", "\r\n"]))
def test_every_spelling_of_a_record_has_its_values(made: tuple[Minutes, str], newline: str) -> None:
    minutes, text = made
    text = text.replace("\n", newline)
    reading = read(text)
    assert (reading.minutes, reading.problems) == (minutes, [])
    now = arranged(text)
    assert tomllib.loads(now) == given_data(text)
    assert (read(now).minutes, read(now).above) == (minutes, [])
    assert arranged(now) == now
    assert now.count("# a [comment]") == text.count("# a [comment]")


@quick
@given(spelled(), st.data())
def test_an_edit_of_any_spelling_leaves_a_file_of_the_same_values_but_for_it(
    made: tuple[Minutes, str], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), made[1])
        record = Record.open(path)
        opened = record.text
        step = record.write(edit_of(record.minutes, data))
        edited = record.minutes
        again = read(record.text)
        assert (again.minutes, again.problems) == (edited, [])
        tomllib.loads(record.text)
        record.rewrite(step.inverted())
        assert record.text == opened
        assert record.minutes == made[0]
        assert record.close()
        assert path.read_bytes() == opened.encode()
