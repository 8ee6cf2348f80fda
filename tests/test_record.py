"""Opening, reading and writing a record: every key, every fault, and no byte changed that nobody changed."""

import datetime as dt
import string
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_tui.editor import Editor
from minutes_tui.errors import RecordError
from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import TABLES, AgendaItem, Attachment, Body, Meeting, Minutes, Next, Note, Participant
from minutes_tui.record import Record, create, new_text
from minutes_tui.record.blocks import CUT
from minutes_tui.record.parser import KINDS, read

FIXED = settings(derandomize=True, deadline=None)
"""The same examples in every run, and no time limit for each: a slow machine is no fault."""

WHOLE = '''\
format = 1

[meeting]
title = "Board of the Reed Museum"
date = 2025-03-12
last_date = 2025-03-13
date_printed = "12th of March 2025"
start = 09:30:00
end = 12:05:00
timezone = "Europe/Tallinn"
venue = "Boat house"
language = "en"
status = "approved"
reference = "RM/2025/3"
organisation = "City of Riga"
series = "Board"
previous = "2025-02.toml"
rapporteur = ["Uku Ots"]
quorum = 5
next = { date = 2025-04-09, venue = "Online" }
distribution = ["members", "observers"]
also_present = ["14 members of the public"]
first_decision = 7
adjourned = true
silence = ["gaps"]

[print]
style = "council"
head = ["body", "kind", "title", "date", "agenda"]
front = ["votes", "roster"]
lists = ["actions", "next"]
roster = "roll"
speaker_bold = false
agenda_headings = false
item_number = "TOP {number}"
part_number = "({letter})"
presenters = true
blocks = "case"
masthead = "centred"
signature = ["chair", "rapporteur"]
signature_place = false
initials = ["chair"]
numbered = true
number_at = "line"
times = "items"
present_after = true
contents = true
line_numbers = 5
draft = true
columns = 2
text_columns = 2
justify = false
paragraphs = "indent"
paper = "a5"
margins = [20.0, 25.5, 20.0, 25.5]
font = "Gentium"
heading_font = "Lato"
size = 10.5
color = "#003366"
logo = "crest.png"
logo_height = 12.0
header = { left = "{body}", right = "{reference}", first = "no" }
footer = "{page_of}"
notice = "Corrections go to the secretariat."
date = "long"
time = "HH:mm"
person = { default = "{title} {name}", chair = "{role}: {name}" }
speaker = "{short}"
short = "{title} {last}"
decision_number = "{reference}-{number}"
divisions = true
motion_numbers = true
in_private = true
paragraph_number = "§ {number}"
labels = { decisions = "Conclusions", fr = { decisions = "Relevé" } }
links = "address"
markdown_lines = "sentence"
template = ["house.typ", "house.css"]

[floor]
speaker = "AT"
since = 2025-03-12T10:00:00+02:00
waiting = ["LB"]
closed = true
minutes = 3

[[body]]
key = "RM"
name = "Reed Museum"
heading = "For the museum:"

[[participant]]
key = "IV"
name = "Ilse Vanags"
title = "Dr"
short = "Dr Vanags"
role = { RM = "chair" }
delegation = "Latvia"
post = "Warden"
affiliation = "Heron House"
body = ["RM"]
presence = "present"
substitute_for = "RO"
aliases = ["Vanaga"]
vote = true
weight = 1.5
proxies = ["RO"]
struck = 2025-03-12T10:00:00+02:00
email = "iv@example.org"
remark = "left at noon"
absence = "ill"
printed = ""

[[participant]]
key = "RO"
name = "Runa Okk"
role = "member"
body = "RM"

[[agenda]]
key = "roof"
title = "The roof"
presenter = "IV"
minutes = 20
level = 2
number = "4b"
document = "RM/2025/3/1"
from = "2024-11.toml#roof"
audience = "restricted"
struck = 2025-03-12T10:00:00+02:00

[[attachment]]
key = "plan"
title = "Plan"
file = "plan.pdf"
note = "1"
print = "annex"
alt = "The roof from above"

[[note]]
id = "1"
at = 2025-03-12T10:05:11+02:00
item = "roof"
kind = "statement"
speaker = ["IV", "RO"]
attribution = "inline"
answers = "0"
supports = "0"
opposes = "0"
amends = ["0"]
language = "lv"
audience = "restricted"
struck = 2025-03-12T10:06:00+02:00
check = "which roof?"
silence = ["name-variant"]
paragraph = 12
text = """
Both said:

- "yes"
- no"""

[[note]]
id = "2"
kind = "action"
responsible = ["RO"]
due = 2025-04-01
done = true
text = "Mend it."

[[note]]
id = "3"
kind = "decision"
number = 1
outcome = "adopted"
text = "It is mended."

[[note]]
id = "4"
kind = "motion"
mover = "IV"
seconder = "RO"
outcome = "carried"
majority = "2/3"
text = "To mend it."

[[note]]
id = "5"
kind = "vote"
for = 2
against = 1
abstain = 0
invalid = 1
options = { "Dr Vanags" = 2, blank = 1 }
secret = true
recused = ["UO"]
text = "On mending it."

[note.ballots]
IV = "for"
RO = "against"

[[note]]
id = "6"
kind = "item"
item = "roof"
outcome = "closed"

[[note]]
id = "7"
kind = "arrival"
who = ["RO"]

[[note]]
id = "8"
kind = "departure"
who = "RO"

[[note]]
id = "9"
kind = "break"
until = 10:45:00

[[note]]
id = "10"
kind = "heading"
text = "Questions:"

[[note]]
id = "11"
kind = "question"
speaker = "?"
attribution = "prefix"
text = "Why?"

[[note]]
id = "12"
kind = "remark"
audience = "private"
from = "2024-11.toml#3"
reason = "no money"
added = 2025-03-14
text = "Hm."

[glossary]
RM = "Reed Museum"

[abbreviations]
bh = "boat house"

[modules]
thanks = "The board thanked {who}."

[[history]]
corrections = 2025-04-01
status = "circulated"
at = 2025-03-20T12:00:00Z
by = "Uku Ots"
sent = "1-circulated.toml"
sha256 = "5d41402a"
print_sha256 = "7d793037"
override = "1 point is open (gaps 1)."
paragraphs = 12

[[history]]
status = "approved"
at = 2025-04-09
by = "the Board"
meeting = "HB/2025/4"

[[comment]]
paragraph = 12
who = "IV"
text = "Not so."
accepted = false
reason = "It was."
words = "Quite so."
date = 2025-03-25
on = "now"
change = "untracked"

[[corrigendum]]
date = 2025-05-01
paragraph = 12
text = "It was so."
'''
"""Every table and key that there is."""


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def say(record: Record, words: str) -> None:
    """Put one more statement at the end."""
    record.write(Edit((Change("note", len(record.minutes.notes), None, Note(id="said", text=words)),)))


def plain(minutes: Minutes) -> Any:
    """Minutes as their own keys and values, without those that have their default."""

    def kept(value: Any) -> Any:
        if isinstance(value, msgspec.Struct):
            return {
                field.encode_name: kept(given)
                for field in msgspec.structs.fields(type(value))
                if (given := getattr(value, field.name)) != _default(field)
            }
        return [kept(each) for each in value] if isinstance(value, tuple) else value

    return {table: kept(getattr(minutes, TABLES[table].attribute)) for table in TABLES}


def _default(field: msgspec.structs.FieldInfo) -> Any:
    return field.default if field.default is not msgspec.NODEFAULT else field.default_factory()


# What is read and written


def test_every_table_and_key_is_read() -> None:
    reading = read(WHOLE)
    assert reading.problems == []
    found = plain(msgspec.structs.replace(reading.minutes, notes=tuple(reading.minutes.notes)))
    wanted = tomllib.loads(WHOLE)
    assert wanted.pop("format") == reading.format
    # A key with its default's value is as good as none.
    del wanted["meeting"]["language"], wanted["note"][0]["kind"]
    assert found == wanted


def test_the_record_of_this_test_has_every_key_that_there_is() -> None:
    record = tomllib.loads(WHOLE)
    for name, table in TABLES.items():
        if table.entry == dict[str, str]:
            continue
        given = record[name] if table.many else [record[name]]
        keys = {field.encode_name for field in msgspec.structs.fields(table.entry)}
        assert keys == {key for entry in given for key in entry}
    assert {note["kind"] for note in record["note"]} == KINDS


def test_what_is_read_and_written_anew_is_the_same() -> None:
    minutes = read(WHOLE).minutes
    again = read(new_text(minutes))
    assert again.problems == []
    assert again.minutes == minutes
    assert tomllib.loads(new_text(minutes))["note"][4]["ballots"] == {"IV": "for", "RO": "against"}


def test_a_new_record_has_its_tables_in_the_order_of_the_meeting(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    create(path, read(WHOLE).minutes)
    headers = [line.strip("[]") for line in path.read_text().splitlines() if line.startswith("[")]
    order = list(dict.fromkeys(headers))
    assert order == list(TABLES)
    assert order[:8] == ["meeting", "print", "floor", "body", "participant", "agenda", "attachment", "note"]
    assert path.read_text().startswith("format = 1\n")


def test_a_new_record_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = written(tmp_path / "new.toml", "mine")
    with pytest.raises(RecordError, match="already exists"):
        create(path, Minutes())
    assert path.read_text() == "mine"


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ['"""', "'''", "\\", "\n[[note]]\n", "[x]", "\r\n", "\t", "\u2028", "\x00", 'a"', "\n\n", "#", "=", "\ufeff"]
)
KEYS = st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=6) | WORDS
CODES = st.just(()) | KEYS.filter(bool) | st.lists(KEYS, min_size=1, max_size=3).map(tuple)
DATES = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
TIMES = st.datetimes(dt.datetime(1000, 1, 2), dt.datetime(9999, 12, 30), timezones=ZONES)
COUNTS = st.none() | st.integers(0, 2**63 - 1)

NOTES = st.builds(
    Note,
    id=WORDS,
    at=st.none() | TIMES,
    item=WORDS,
    kind=st.sampled_from(sorted(KINDS)),
    speaker=CODES,
    attribution=st.sampled_from(["none", "inline", "prefix"]),
    number=st.none() | st.integers(0, 99) | WORDS,
    responsible=CODES,
    due=st.none() | DATES,
    done=st.booleans(),
    outcome=WORDS,
    for_=COUNTS,
    majority=WORDS,
    invalid=COUNTS,
    options=st.dictionaries(KEYS, st.integers(0, 2**63 - 1), max_size=3),
    ballots=st.dictionaries(KEYS, WORDS, max_size=3),
    secret=st.booleans(),
    recused=CODES,
    who=CODES,
    until=st.none() | st.times(),
    audience=st.sampled_from(["public", "restricted", "private"]),
    struck=st.none() | st.booleans() | TIMES,
    check=WORDS,
    text=WORDS,
)
MINUTES = st.builds(
    Minutes,
    meeting=st.builds(
        Meeting,
        title=WORDS,
        date=st.none() | DATES,
        start=st.none() | st.times(),
        rapporteur=CODES,
        quorum=COUNTS | WORDS,
        next=st.none() | st.builds(Next, date=st.none() | DATES, venue=WORDS),
    ),
    bodies=st.lists(st.builds(Body, key=WORDS, name=WORDS), max_size=2).map(tuple),
    participants=st.lists(
        st.builds(
            Participant,
            key=KEYS,
            name=WORDS,
            role=WORDS | st.dictionaries(KEYS, WORDS, min_size=1, max_size=2),
            body=CODES,
            vote=st.none() | st.booleans(),
            weight=st.integers(1, 99) | st.floats(0.01, 1e12),
            proxies=CODES,
            printed=st.none() | WORDS,
        ),
        max_size=3,
    ).map(tuple),
    agenda=st.lists(
        st.builds(AgendaItem, key=WORDS, minutes=st.none() | st.integers(0, 999) | st.floats(0, 1e300)), max_size=2
    ).map(tuple),
    attachments=st.lists(st.builds(Attachment, key=WORDS), max_size=2).map(tuple),
    notes=st.lists(NOTES, max_size=4).map(tuple),
    glossary=st.dictionaries(KEYS, WORDS, max_size=3),
)


@settings(FIXED)
@given(MINUTES)
def test_any_minutes_that_are_written_are_read_as_the_same_values(minutes: Minutes) -> None:
    text = new_text(minutes)
    reading = read(text)
    assert reading.problems == []
    assert reading.minutes == minutes
    assert "".join(block.text for block in reading.blocks) == text
    tomllib.loads(text)
    assert sum(line.lstrip(" \t").startswith("[[note]]") for line in text.split("\n")) == len(minutes.notes)


# A sequence of any edits

STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "insert", "change", "remove", "meeting", "person"]), st.integers(0, 99), NOTES),
    max_size=8,
)
HAND_WRITTEN = (
    WHOLE.replace('"approved"', '"circulated"', 1)
    .replace("[[body]]", "# bodies\n[[body]]")
    .replace('id = "3"', "id = '3' # three\nmood = 'calm'")
)


@settings(FIXED, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, st.booleans())
def test_any_sequence_of_edits_is_undone_and_done_again_to_the_byte(
    tmp_path: Path, steps: list[tuple[str, int, Note]], windows: bool
) -> None:
    source = (HAND_WRITTEN.replace("\n", "\r\n") if windows else HAND_WRITTEN).encode()
    path = written(tmp_path / "record.toml", source)
    record = Record.open(path)
    editor = Editor(record)
    opened, states = record.minutes, []
    for what, number, note in steps:
        states.append(record.text)
        editor.do(_edit(record.minutes, what, number, note))
    last, minutes = record.text, record.minutes
    for state in reversed(states):
        assert editor.undo()
        assert record.text == state
    assert record.text.encode() == source
    assert record.minutes == opened
    while editor.redo():
        pass
    assert record.text == last
    assert record.close()
    assert path.read_bytes() == last.encode()
    again = Record.read(path)
    assert again.minutes == minutes
    assert again.problems == []


def _edit(minutes: Minutes, what: str, number: int, note: Note) -> Edit:
    notes, people = minutes.notes, minutes.participants
    at = number % (len(notes) + 1)
    match what:
        case "insert":
            return Edit((Change("note", at, None, note),))
        case "change" if at < len(notes):
            return Edit((Change("note", at, notes[at], note),))
        case "remove" if at < len(notes):
            return Edit((Change("note", at, notes[at], None),))
        case "meeting":
            new = msgspec.structs.replace(minutes.meeting, venue=note.text, rapporteur=note.who)
            return Edit((Change("meeting", 0, minutes.meeting, new),))
        case "person":
            person = msgspec.structs.replace(people[0], role={"x": note.text}, post=note.check)
            added = Change("participant", len(people), None, Participant(key=note.id))
            return Edit((added, Change("participant", 0, people[0], person)))
    return Edit((Change("note", len(notes), None, note),))


@pytest.mark.parametrize("at", range(12))
def test_an_edit_of_one_note_leaves_every_byte_outside_its_table(at: int, tmp_path: Path) -> None:
    path = written(tmp_path / "record.toml", HAND_WRITTEN)
    record = Record.open(path)
    note = record.minutes.notes[at]
    record.write(Edit((Change("note", at, note, msgspec.structs.replace(note, outcome="new", text="new\nwords")),)))
    record.close()
    before = HAND_WRITTEN.split("[[note]]\n")
    after = path.read_text().split("[[note]]\n")
    assert [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [at + 1]
    kept = [line for line in before[at + 1].partition("text =")[0].splitlines() if line[:7] not in ("", "outcome")]
    assert [line for line in after[at + 1].splitlines() if line in kept] == kept


@pytest.mark.parametrize(
    "written_as",
    [
        'ballots = { IV = "for", RO = "for" } # by hand\n',
        'ballots = { IV = "for", "RO" = "for" }\nmood = "calm"\n',
        'ballots.IV = "for"\nmood = "calm"\nballots.RO = "for"\n',
        '[note.ballots]\nIV = "for"\n# she\nRO = "for"\n',
        '["note" . ballots]\nIV = "for"\nRO = "for"\n[note.garden]\nbeds = 7\n',
    ],
)
def test_a_table_within_a_note_is_changed_however_it_is_written(written_as: str, tmp_path: Path) -> None:
    before = f'[[note]]\nid = "1"\n{written_as}\n# the end\n'
    record = Record.open(written(tmp_path / "record.toml", before))
    (note,) = record.minutes.notes
    assert note.ballots == {"IV": "for", "RO": "for"}
    changed = msgspec.structs.replace(note, ballots={"RO": "against"}, text="On green.")
    step = record.write(Edit((Change("note", 0, note, changed),)))
    after = tomllib.loads(record.text)["note"][0]
    assert after["ballots"] == {"RO": "against"}
    assert after["text"] == "On green."
    assert {key: after.get(key) for key in ("mood", "garden")} == {
        key: tomllib.loads(before)["note"][0].get(key) for key in ("mood", "garden")
    }
    assert record.text.endswith("\n# the end\n")
    record.rewrite(step.inverted())
    assert record.text == before
    assert record.close()


# Nothing is refused because of what is in it

FAULTY: dict[str, str | bytes] = {
    "nothing": "",
    "a byte order mark alone": "\ufeff",
    "no table": "Dear all,\n\nthe minutes follow.\n",
    "a header alone": "[[note]]",
    "a broken table in the middle": WHOLE.replace('id = "3"', "id = 3rd"),
    "a broken first table": WHOLE.replace("[meeting]", "[meeting"),
    "a broken preamble": "format = = 1\n" + WHOLE,
    "a string that never ends": WHOLE.replace('- no"""', "- no"),
    "an array that never ends": WHOLE.replace('"name-variant"]', '"name-variant"'),
    "text that is a number": WHOLE.replace('text = "Mend it."', "text = 5"),
    "a date that is none": WHOLE.replace("2025-03-13", "2025-02-30"),
    "a date as text": WHOLE.replace("date = 2025-03-12", 'date = "soon"'),
    "a number out of range": WHOLE.replace("quorum = 5", f"quorum = {10**30}"),
    "a table in place of a value": WHOLE.replace('title = "Plan"', "title = { en = 'Plan' }"),
    "an unknown kind": WHOLE.replace('kind = "heading"', 'kind = "poem"'),
    "an unknown audience": WHOLE.replace('audience = "restricted"', 'audience = "friends"'),
    "ids that stand twice": WHOLE.replace('id = "3"', 'id = "2"'),
    "no ids": "\n".join(line for line in WHOLE.splitlines() if not line.startswith("id =")),
    "[meeting] twice": WHOLE + '\n[meeting]\ntitle = "Another"\n',
    "[note] for [[note]]": WHOLE + '\n[note]\nid = "13"\n',
    "[[meeting]] for [meeting]": '[[meeting]]\ntitle = "x"\n',
    "note as a value": "note = 5\n",
    "a sub-table apart from its table": WHOLE + '\n[meeting.next]\nvenue = "x"\n',
    "a key that stands twice": WHOLE.replace('key = "IV"', 'key = "IV"\nkey = "IV"'),
    "a higher format": WHOLE.replace("format = 1", "format = 2"),
    "a format that is none": WHOLE.replace("format = 1", 'format = "one"'),
    "bytes of another encoding": WHOLE.replace("Boat house", "B\xe5thus").encode("latin-1"),
    "another encoding altogether": WHOLE.encode("utf-16"),
    "a NUL": WHOLE.replace("Boat house", "Boat\0house"),
    "old Macintosh line ends": WHOLE.replace("\n", "\r"),
    "a conflict's marks": WHOLE.replace("[[agenda]]", "<<<<<<< mine\n[[agenda]]\n=======\n>>>>>>> hers\n"),
}


@pytest.mark.parametrize("content", [pytest.param(content, id=name) for name, content in FAULTY.items()])
def test_nothing_in_a_file_stops_it_from_opening(content: str | bytes, tmp_path: Path) -> None:
    path = written(tmp_path / "record.toml", content)
    before = path.read_bytes()
    record = Record.read(path)
    assert record.text.encode("utf-8", "surrogateescape") == before
    for problem in record.problems:
        assert 1 <= record.line(problem) <= before.count(b"\n") + 1
        assert problem.text.endswith(".")
        assert "\n" not in problem.text
    record.data()
    record.unportable()
    if record.format == 1:
        writing = Record.open(path)
        say(writing, "More.")
        assert writing.close()
        assert path.read_bytes().startswith(before)
        assert Record.read(path).minutes.notes[-1].text == "More."
        assert Record.read(path).minutes.notes[:-1] == record.minutes.notes


PROBLEMS = {
    "a broken table in the middle": (172, "This table is not valid TOML"),
    "text that is a number": (169, "text cannot be 5"),
    "a date as text": (5, "date cannot be 'soon'"),
    "an unknown kind": (226, 'The kind "poem" is not known'),
    "[meeting] twice": (287, "There is already a [meeting]"),
    "[note] for [[note]]": (287, "This header must be [[note]]"),
    "a sub-table apart from its table": (287, "separated from its meeting"),
    "bytes of another encoding": (3, "bytes that are not UTF-8"),
    "a format that is none": (1, "format must be a whole number"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_what_is_wrong_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    record = Record.read(written(tmp_path / "record.toml", FAULTY[name]))
    line, words = PROBLEMS[name]
    found = [(record.line(problem), problem.text) for problem in record.problems]
    assert [(at, said) for at, said in found if words in said and at == line], found


@pytest.mark.parametrize(
    ("name", "lost"), [("a broken table in the middle", 1), ("an array that never ends", 1), ("an unknown kind", 0)]
)
def test_one_broken_table_leaves_all_the_others_whole(name: str, lost: int) -> None:
    content = FAULTY[name]
    assert isinstance(content, str)
    minutes = read(content).minutes
    assert len(minutes.notes) == 12 - lost
    assert minutes.meeting == read(WHOLE).minutes.meeting
    assert minutes.notes[-1].kind == "remark"


def test_a_key_that_can_not_be_read_never_makes_a_note_more_public_than_it_was() -> None:
    notes = read(
        '[[note]]\naudience = 5\ntext = "a"\n[[note]]\nkind = "aside"\n[[note]]\nstruck = "yes"\n'
    ).minutes.notes
    assert notes[0].audience == "private"
    assert notes[1].kind == "unknown"
    assert notes[2].struck


def test_a_record_of_a_higher_format_is_only_read(tmp_path: Path) -> None:
    path = written(tmp_path / "record.toml", WHOLE.replace("format = 1", "format = 2"))
    assert Record.read(path).minutes == read(WHOLE).minutes
    with pytest.raises(RecordError, match="has format 2 and this program writes format 1: update"):
        Record.open(path)
    assert [each.name for each in tmp_path.iterdir()] == ["record.toml"]


SHORT = """\
# café
format = 1
[meeting]
title = "Reed"
next = { date = 2025-04-09, venue = "Online" }
[[participant]]
key = "IV"
aliases = ["Vanaga",
  "Vanagas"]

[[note]]
id = "1"
text = '''
It's "so".'''
[note.ballots]
IV = "for"

[[note]]
id = "2" # é
text = \"""
[in full]
[[note]]
end\"""
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_record_that_is_cut_at_any_byte_opens_and_is_gone_on_with(newline: str, tmp_path: Path) -> None:
    whole = SHORT.replace("\n", newline).encode()
    mended = wholly = 0
    for cut in range(len(whole) + 1):
        path = written(tmp_path / "record.toml", whole[:cut])
        record = Record.open(path)
        notes = record.minutes.notes
        say(record, "More.\n\nAnd more.")
        say(record, "The end.")
        assert record.close()
        assert path.read_bytes().startswith(whole[:cut])
        again = Record.read(path).minutes.notes
        assert [note.text for note in again[-2:]] == ["More.\n\nAnd more.", "The end."], whole[:cut]
        assert again[: len(notes)] == notes
        mended += len(again) - 2 - len(notes)
        assert len(again) - 2 - len(notes) <= 1
        wholly += is_toml(path.read_bytes())
    assert mended > len(whole) / 5
    assert wholly > len(whole) * 0.8, "a letter, a date or a newline can't be ended for its writer"


def is_toml(content: bytes) -> bool:
    try:
        tomllib.loads(content.decode())
    except ValueError:
        return False
    return True


CUT_FILES = {
    "a string over lines": '[[note]]\nid = "1"\ntext = """\nThe ice ca',
    "a string in single quotes over lines": "[[note]]\nid = '1'\ntext = '''\nThe ice ca",
    "a string": '[[note]]\nid = "1"\ntext = "The ice ca',
    "a backslash": '[[note]]\nid = "1"\ntext = "The ice ca\\',
    "an array": '[[note]]\nid = "1"\nwho = ["AT", "L',
    "an inline table": '[[note]]\nid = "1"\nballots = { AT = "fo',
    "a key": '[[note]]\nid = "1"\ntext = "The ice came."\nspea',
    "a value": '[[note]]\nid = "1"\ntext = "The ice came."\nspeaker =',
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("cut", CUT_FILES.values(), ids=CUT_FILES)
def test_behind_a_table_that_was_cut_all_is_toml_and_the_note_says_that_it_was(
    cut: str, newline: str, tmp_path: Path
) -> None:
    before = cut.replace("\n", newline).encode()
    record = Record.open(written(tmp_path / "record.toml", before))
    assert "was cut" in record.state.remark
    say(record, "More.")
    assert record.close()
    after = record.path.read_bytes()
    assert after.startswith(before)
    assert len(tomllib.loads(after.decode())["note"]) == 2
    assert after.count(b"\n") == after.count(newline.encode())
    first, last = Record.read(record.path).minutes.notes
    assert first.check == CUT
    assert (first.id, last.text) == ("1", "More.")
    assert before.rpartition(b'"')[2].decode() in after.decode()


@settings(FIXED)
@given(st.text(max_size=60) | st.text("[]\"'\\#=.\n\r tnoe1", max_size=60))
def test_any_text_at_all_is_read_and_kept(text: str) -> None:
    reading = read(text)
    assert "".join(block.text for block in reading.blocks) == text


def test_a_header_within_a_string_is_words() -> None:
    text = "[[note]]\nid = '1'\ntext = '''\n[[note]]\nid = \"2\"\n'''\n[[note]]\nid = '3'\n"
    assert [note.id for note in read(text).minutes.notes] == ["1", "3"]
    many = '[[note]]\ntext = """\n[[note]]\n"""\n' * 40
    assert [note.text for note in read(many).minutes.notes] == ["[[note]]\n"] * 40


def test_headers_may_be_written_in_any_way_that_toml_has() -> None:
    text = '  [ meeting ]\ntitle = "T"\n[["note"]] # one\nid = "1"\n[ [note] ]\nid = "x"\n'
    minutes = read(text).minutes
    assert minutes.meeting.title == "T"
    assert [note.id for note in minutes.notes] == ["1"]


def test_what_only_later_versions_of_toml_allow_is_read_and_named(tmp_path: Path) -> None:
    record = Record.read(written(tmp_path / "record.toml", '[[note]]\nid = "1"\n\n[[note]]\nuntil = 10:45\n'))
    assert record.minutes.notes[1].until == dt.time(10, 45)
    assert record.problems == []
    (problem,) = record.unportable()
    assert problem.line == 4
    assert "not valid TOML 1.0" in problem.text


def test_ten_thousand_notes_are_read_whatever_ends_their_lines() -> None:
    """A step that is quadratic would be seen: it would take minutes."""
    note = (
        '[[note]]\nid = "{0}"\nat = 2025-03-12T10:05:11+02:00\nkind = "statement"\ntext = "The ice came late, {0}."\n\n'
    )
    for newline in ("\n", "\r\n"):
        text = "".join(note.format(number) for number in range(10_000)).replace("\n", newline)
        assert len(read(text).minutes.notes) == 10_000


def test_an_answer_that_cannot_be_read_leaves_the_others_on_the_page() -> None:
    """All of the answers were lost for one whose number is in quotation marks."""
    text = '[[note]]\nid = "1"\nkind = "vote"\ntext = "Chair"\noptions = { Ash = "5", Birch = 3, Elm = [1] }\n'
    reading = read(text)
    assert reading.minutes.notes[0].options == {"Birch": 3}
    assert [problem.text for problem in reading.problems] == [
        "The votes for “Ash” cannot be read and are on no page. Write the number without quotation marks: 5.",
        "The votes for “Elm” cannot be read and are on no page. Write a number such as 5, words such as “strong”, "
        "or counts such as { for = 11, against = 1, abstain = 4 }.",
    ]
