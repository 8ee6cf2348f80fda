"""The next meeting of a series: its number, what is carried over, and what becomes of that."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from conftest import Opened, enter, present
from msgspec.structs import replace

from minutes_tui import checks, commands
from minutes_tui.archive.counting import counted_on, reference_counted_on
from minutes_tui.archive.heads import heads
from minutes_tui.archive.next_meeting import next_meeting
from minutes_tui.archive.open_items import Held, actions
from minutes_tui.archive.series import all_series, series_of
from minutes_tui.cli.main import main
from minutes_tui.editor import Editor
from minutes_tui.export.formats import exported
from minutes_tui.meeting import agenda_numbers, attendance
from minutes_tui.meeting.actions import open_actions
from minutes_tui.meeting.agenda_numbers import places
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Meeting, Minutes, Note
from minutes_tui.record import Record, create
from minutes_tui.report import document
from minutes_tui.writers import markdown

LAST = """\
[meeting]
title = "43rd meeting of the Board"
date = 2025-02-12
reference = "HB/2025/3"
series = "Board"
language = "en"
quorum = 1
next = { date = 2025-03-12, start = 10:00:00, venue = "Online" }

[[participant]]
key = "AT"
name = "Anna Tamm"
presence = "present"
substitute_for = "LB"

[[participant]]
key = "LB"
name = "Linnea Berg"

[[agenda]]
key = "ice"
title = "Ice"

[[agenda]]
key = "roof"
title = "The roof"

[[agenda]]
key = "aob"
title = "Other"

[[note]]
id = "1"
kind = "item"
item = "ice"
outcome = "taken up"

[[note]]
id = "2"
kind = "action"
item = "ice"
responsible = "LB"
due = 2025-03-01
text = "to send the table"

[[note]]
id = "3"
kind = "action"
item = "ice"
done = true
text = "to count"

[[note]]
id = "4"
kind = "motion"
item = "ice"
mover = "AT"
text = "The classes are reviewed."

[[note]]
id = "5"
kind = "question"
item = "ice"
speaker = "LB"
attribution = "prefix"
text = "When?"

[[note]]
id = "6"
kind = "item"
item = "aob"
outcome = "skipped"
"""


@pytest.mark.parametrize(
    ("title", "language", "coming"),
    [
        ("43rd meeting", "en", "44th meeting"),
        ("20th Meeting", "en", "21st Meeting"),
        ("111th session", "en", "112th session"),
        ("Board meeting of 12th March 2025", "en", "Board meeting of 12th March 2025"),
        ("Board meeting no. 7", "en", "Board meeting no. 8"),
        ("Meeting 9", "en", "Meeting 10"),
        ("Budget 2025", "en", "Budget 2025"),
        ("7. Sitzung des Rates", "de", "8. Sitzung des Rates"),
        ("Sitzung vom 7. März 2025", "de", "Sitzung vom 7. März 2025"),
        ("1er Conseil", "fr", "2e Conseil"),
        ("22:a mötet", "sv", "23:e mötet"),
        ("43.ª reunião", "pt", "44.ª reunião"),
        ("第9回会議", "ja", "第10回会議"),
        ("The board", "en", "The board"),
    ],
)
def test_a_title_is_counted_on(title: str, language: str, coming: str) -> None:
    assert counted_on(title, language) == coming


@pytest.mark.parametrize(
    ("reference", "year", "coming"),
    [
        ("HB/2025/3", 2025, "HB/2025/4"),
        ("HB-2025-009", 2025, "HB-2025-010"),
        ("HB/2025/3", 2026, "HB/2026/1"),
        ("12", 2025, "13"),
        ("2025", 2025, "2025"),
        ("", 2025, ""),
    ],
)
def test_a_reference_is_counted_on(reference: str, year: int, coming: str) -> None:
    assert reference_counted_on(reference, dt.date(2025, 2, 12), dt.date(year, 3, 12), "en") == coming


def made(tmp_path: Path, *options: str) -> dict[str, Any]:
    last, new = tmp_path / "2025-02.toml", tmp_path / "2025-03.toml"
    last.write_text(LAST)
    assert main(["new", str(new), "--from", str(last), *options]) == 0
    assert last.read_text() == LAST
    return tomllib.loads(new.read_text())


def test_the_next_meeting_takes_over_what_the_last_one_left_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = made(tmp_path)
    meeting = new["meeting"]
    assert (meeting["title"], meeting["reference"]) == ("44th meeting of the Board", "HB/2025/4")
    assert (meeting["date"], meeting["start"], meeting["venue"]) == (dt.date(2025, 3, 12), dt.time(10), "Online")
    assert new["participant"][0] == {"key": "AT", "name": "Anna Tamm"}
    assert [(item["key"], item.get("from")) for item in new["agenda"]] == [
        ("minutes", "2025-02.toml"), ("ice", "2025-02.toml#ice"), ("roof", "2025-02.toml#roof"),
        ("aob", "2025-02.toml#aob"),
    ]  # fmt: skip
    assert new["agenda"][0]["title"] == "Approval of the minutes of 12 February 2025"
    assert [(note["kind"], note["item"], note["from"]) for note in new["note"]] == [
        ("action", "ice", "2025-02.toml#2"), ("motion", "ice", "2025-02.toml#4"), ("question", "ice", "2025-02.toml#5"),
    ]  # fmt: skip
    said = capsys.readouterr().err
    assert "Title: 44th meeting of the Board\nReference: HB/2025/4\nDate: 2025-03-12\n" in said
    assert "1 action item (1 overdue), 2 agenda items, 1 pending motion, 1 question without an answer." in said


def test_an_item_that_is_carried_over_is_counted_anew(tmp_path: Path) -> None:
    last = tmp_path / "last.toml"
    text = LAST.replace('title = "The roof"', 'title = "The roof"\nnumber = "7"')
    last.write_text(text.replace('title = "Other"', 'title = "Other"\nnumber = ""'))
    minutes = next_meeting(last, tmp_path).minutes
    numbers = {item.title: agenda_numbers.number_of(minutes, item.key) for item in minutes.agenda}
    assert numbers["The roof"] == "3"
    assert numbers["Other"] == ""


def test_an_item_that_was_put_off_is_carried_over(tmp_path: Path) -> None:
    """With a sentence said on it too, as with none; not where it came up again."""
    last = tmp_path / "last.toml"
    item = "\n[[note]]\nkind = 'item'\nitem = '{}'\noutcome = '{}'\n"
    said = "\n[[note]]\nkind = 'statement'\nitem = 'hall'\ntext = 'No time for the hall.'\n"
    begun = LAST + "\n[[agenda]]\nkey = 'hall'\ntitle = 'The hall'\n" + item.format("hall", "taken up") + said
    last.write_text(begun + item.format("hall", "skipped"))
    assert "hall" in [each.key for each in next_meeting(last, tmp_path).minutes.agenda]
    last.write_text(begun + item.format("hall", "skipped") + item.format("hall", "resumed") + said)
    assert "hall" not in [each.key for each in next_meeting(last, tmp_path).minutes.agenda]


def test_with_carry_none_nothing_open_is_taken_over(tmp_path: Path) -> None:
    new = made(tmp_path, "--carry", "none")
    assert [item["key"] for item in new["agenda"]] == ["minutes"]
    assert "note" not in new


def test_carry_without_a_last_meeting_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "n.toml"), "--carry", "all"]) == 2
    assert "Add --from LAST.toml" in capsys.readouterr().err


def test_carried_notes_come_under_their_item_when_it_is_taken_up(tmp_path: Path, opened: Opened) -> None:
    made(tmp_path)
    editor = opened((tmp_path / "2025-03.toml").read_text())
    enter(editor, "/item minutes", "Read.", "/item ice")
    assert [note.kind for note in editor.minutes.notes] == ["item", "statement", "item", "action", "motion", "question"]
    assert [note.id for note in editor.minutes.notes[3:]] == ["1", "2", "3"]
    enter(editor, "/undo")
    assert [note.id for note in editor.minutes.notes[:3]] == ["1", "2", "3"]
    enter(editor, "/item ice", "AT: In May.")
    assert editor.minutes.notes[-1].item == "ice"


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        (["/start", "Welcome.", "/item minutes", "Read.", "/done 1", "/item aob", "None."],
         ["Welcome.", "## 1. Approval", "Read.", "## 2. Ice", "send the table", "## 4. Other", "None."]),
        (["/item aob", "None."], ["## 2. Ice", "send the table", "## 4. Other", "None."]),
        (["/item aob", "None.", "/item minutes", "Read."],
         ["## 4. Other", "None.", "## 1. Approval", "Read.", "## 2. Ice", "send the table"]),
        (["/item minutes", "Read.", "/skip ice", "/item aob"],
         ["## 1. Approval", "Read.", "Not taken up: 2. Ice", "send the table", "## 4. Other"]),
    ],
)  # fmt: skip
def test_carried_notes_of_an_item_that_is_never_taken_up_are_printed_where_the_agenda_has_it(
    tmp_path: Path, opened: Opened, lines: list[str], order: list[str]
) -> None:
    made(tmp_path)
    editor = opened((tmp_path / "2025-03.toml").read_text())
    enter(editor, *lines)
    page = markdown.write(document(editor.minutes, "summary"))
    found = [page.find(each) for each in order]
    assert -1 not in found, page
    assert found == sorted(found), page


@pytest.mark.parametrize(
    ("line", "said", "printed"),
    [
        ("/done 1", "Marked as done: 1 to send the table.", "Berg – done"),
        (
            "/late 1 to 2025-04-30",
            "Postponed to 2025-04-30: 1 to send the table.",
            "Berg – postponed, due **30 April 2025**",
        ),
        ("/late 1 to April", "Postponed to 2025-04-30: 1 to send the table.", "postponed"),
        ("/drop 1 no longer needed", "Dropped: 1 to send the table.", "Berg – dropped: no longer needed"),
        (
            "/done 1, /late 1 to April",
            "Postponed to 2025-04-30: 1 to send the table. 1 had been done: /undo if you meant another.",
            "",
        ),
        ("/done 1, /drop 1", "Dropped: 1 to send the table. 1 had been done: /undo if you meant another.", ""),
        ("/done 2", "There is no action item 2: 1 to send the table", ""),
        ("/done", "Type /done NUMBER or WORDS: 1 to send the table", ""),
        ("/late 1", "Say to when, such as: to 2025-", ""),
        (
            "/late 1 the port is closed to 30 April",
            "Postponed to 2025-04-30, the port is closed: 1 to send the table.",
            "Berg – postponed: the port is closed, due **30 April 2025**",
        ),
        ("/late table waits to be printed to April", "Postponed to 2025-04-30, waits to be printed: 1 to send", ""),
    ],
)  # fmt: skip
def test_what_became_of_an_action_item_is_typed_and_printed(
    tmp_path: Path, opened: Opened, line: str, said: str, printed: str
) -> None:
    made(tmp_path)
    editor = opened((tmp_path / "2025-03.toml").read_text())
    *before, line = line.split(", ")
    enter(editor, "/item ice", *before)
    assert enter(editor, line).startswith(said)
    assert editor.record.close()
    for format in ("md", "html", "txt", "xml", "docx", "odt") if printed else ():
        page = exported(Record.read(editor.record.path), format)
        assert format != "md" or printed in page.decode()


@pytest.mark.parametrize(
    ("keys", "is_open"),
    [
        ({}, True),
        ({"outcome": "postponed"}, True),
        ({"outcome": "dropped"}, False),
        ({"done": True}, False),
        ({"struck": True}, False),
    ],
)
def test_what_is_still_open_is_the_same_wherever_it_is_asked(keys: dict[str, Any], is_open: bool) -> None:
    note = Note(id="1", kind="action", text="mend the net", responsible="AT", **keys)
    minutes = Minutes(meeting=Meeting(title="T", date=dt.date(2025, 2, 12)), notes=(note,))
    assert open_actions(minutes) == [note] * is_open
    assert [each.check for each in checks.problems(minutes) if each.check == "due"] == ["due"] * is_open
    found = list(actions([Held(Path("m.toml"), minutes)]))
    assert [each.is_open for each in found] == ([] if note.struck else [is_open])


def test_the_records_of_a_series_are_found_whatever_their_files_are_called(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    for name, date, series in (
        ("z", "2025-01-01", "Board"),
        ("old/a", "2025-03-01", "board"),
        ("b", "2025-02-01", "Other"),
    ):
        (tmp_path / f"{name}.toml").write_text(f'[meeting]\ntitle = "T"\ndate = {date}\nseries = "{series}"\n')
    (tmp_path / "n.toml").write_text('[meeting]\ntitle = "N"\ndate = 2025-03-01\nprevious = "b.toml"\n')
    found, odd = heads(tmp_path, is_deep=True)
    assert not odd
    assert len(heads(tmp_path)[0]) == 3
    names = sorted([head.path.stem for head in each.heads] for each in all_series(found))
    assert names == [["b", "n"], ["z", "a"]]
    assert [head.path.stem for head in series_of(tmp_path / "z.toml", found)] == ["z", "a"]


def test_an_action_item_is_open_until_a_later_record_closes_it(tmp_path: Path) -> None:
    made(tmp_path)
    record = tmp_path / "2025-03.toml"

    def held() -> list[Held]:
        return [Held(path, Record.read(path).minutes) for path in (tmp_path / "2025-02.toml", record)]

    open_ = [each for each in actions(held()) if each.is_open]
    assert [(each.held.path.name, each.note.id, each.first.path.name) for each in open_] == [
        ("2025-03.toml", "1", "2025-02.toml")
    ]
    record.write_text(record.read_text().replace('kind = "action"', 'kind = "action"\ndone = true'))
    assert not [each for each in actions(held()) if each.is_open]


ACTION = '[[note]]\nid = "{id}"\nkind = "action"\ntext = "to send"\n{more}\n'


@pytest.mark.parametrize(
    ("records", "open_"),
    [
        ({"a": "", "b": 'from = "a.toml#1"\ndone = true', "c": 'from = "a.toml#1"'}, []),  # two follow one
        ({"a": "", "b": 'from = "a.toml#1"', "c": 'from = "a.toml#1"\noutcome = "dropped"'}, []),
        ({"a": "", "b": 'from = "a.toml#1"', "c": 'from = "a.toml#1"'}, ["c"]),
        ({"a": "", "b2": 'from = "a.toml#1"', "c": 'from = "b.toml#1"'}, ["c"]),  # the middle one has another name now
        ({"a": "", "b2": 'from = "a.toml#1"', "c": 'from = "b.toml#1"\ndone = true'}, []),
        ({"b": 'from = "gone.toml#1"', "c": 'from = "gone.toml#1"\ndone = true'}, []),
        ({"b": 'from = "gone.toml#7"'}, ["b"]),
    ],
)
def test_an_action_item_is_followed_through_successors_new_names_and_gaps(
    tmp_path: Path, records: dict[str, str], open_: list[str]
) -> None:
    for name, more in records.items():
        (tmp_path / f"{name}.toml").write_text(f'[meeting]\ntitle = "T"\n{ACTION.format(id=1, more=more)}')
    held = [Held(path, Record.read(path).minutes) for path in sorted(tmp_path.glob("*.toml"))]
    assert [each.held.path.stem for each in actions(held) if each.is_open] == open_


def test_what_a_later_record_closed_is_not_carried_from_an_earlier_one(tmp_path: Path) -> None:
    head = '[meeting]\ntitle = "T"\nseries = "S"\ndate = 2025-0{}-01\n'
    (tmp_path / "2025-02.toml").write_text(head.format(2) + ACTION.format(id=2, more=""))
    (tmp_path / "later.toml").write_text(
        head.format(3) + ACTION.format(id=1, more='from = "2025-02.toml#2"\ndone = true')
    )
    assert main(["new", str(tmp_path / "n.toml"), "--from", str(tmp_path / "2025-02.toml")]) == 0
    assert "note" not in tomllib.loads((tmp_path / "n.toml").read_text())


def test_standing_items_and_undecided_comments_are_offered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    titles = {"who": "Apologies for absence", "int": "Declarations of interest", "minutes": "Minutes of January",
              "roof": "The opening of the roof of the hall", "next": "Date of the next meeting"}  # fmt: skip
    items = "".join(f'[[agenda]]\nkey = "{key}"\ntitle = "{title}"\n' for key, title in titles.items())
    items = items.replace('January"', 'January"\nfrom = "2025-01.toml"')
    notes = "".join(f'[[note]]\nid = "{key}"\nkind = "item"\nitem = "{key}"\noutcome = "taken up"\n' for key in titles)
    said = '[[note]]\nid = "9"\nparagraph = 4\ntext = "It snowed."\n'
    comments = "".join(
        f'[[comment]]\nparagraph = {number}\nwho = "Berg"\ntext = "No: it rained."\n{accepted}\n'
        for number, accepted in ((4, ""), (4, "accepted = false"), (9, ""))
    )
    last = tmp_path / "2025-02.toml"
    last.write_text(f'[meeting]\ntitle = "T"\ndate = 2025-02-01\n{items}{notes}{said}{comments}')
    assert main(["new", str(tmp_path / "n.toml"), "--from", str(last)]) == 0
    assert "Carried over: 3 standing items, 2 undecided comments." in capsys.readouterr().err
    new = tomllib.loads((tmp_path / "n.toml").read_text())
    assert [item["key"] for item in new["agenda"]] == ["who", "int", "minutes", "next"]
    assert [(note["kind"], note["item"], note["audience"], note["text"], note["from"]) for note in new["note"]] == [
        ("remark", "minutes", "private", "Berg, § 4: No: it rained.", "2025-02.toml#9-1"),
        ("remark", "minutes", "private", "Berg, § 9: No: it rained.", "2025-02.toml#comment-3"),
    ]


def test_what_was_on_the_last_two_agendas_comes_back_and_a_guest_only_where_chosen(tmp_path: Path) -> None:
    def record(day: str, *titles: str) -> str:
        items = "".join(f'[[agenda]]\nkey = "k{at}"\ntitle = "{title}"\n' for at, title in enumerate(titles))
        notes = "".join(
            f'[[note]]\nid = "{at}"\nkind = "item"\nitem = "k{at}"\noutcome = "taken up"\n'
            f'[[note]]\nid = "9{at}"\nitem = "k{at}"\ntext = "Yes."\n'
            for at, _ in enumerate(titles)
        )
        guest = '[[participant]]\nkey = "GB"\nname = "Gil Barlow"\nrole = "guest"\n'
        guest += '[[participant]]\nkey = "EW"\nname = "Edna Wills"\nrole = "resident"\npost = "resident"\n'
        member = '[[participant]]\nkey = "KN"\nname = "Kay North"\n'
        return f'[meeting]\ntitle = "T"\nseries = "S"\ndate = {day}\n{member}{guest}{items}{notes}'

    last = tmp_path / "2025-02.toml"
    (tmp_path / "2025-01.toml").write_text(record("2025-01-10", "Report of the wardens", "Fence"))
    last.write_text(
        record("2025-02-10", "To receive apologies for absence", "Report of the Wardens", "Roof", "Finance",
               "Finance of the new roof")
    )  # fmt: skip
    coming = next_meeting(last, tmp_path)
    assert [(offer.what, offer.words) for offer in coming.offers] == [
        ("standing item", "To receive apologies for absence"), ("standing item", "Report of the Wardens"),
        ("standing item", "Finance"), ("guest", "Gil Barlow"), ("guest", "Edna Wills"),
    ]  # fmt: skip
    assert [place.number for place in places(coming.minutes)] == ["1", "2", "3", "4"]
    assert [each.key for each in coming.without(coming.unasked).participants] == ["KN"]
    assert [each.key for each in coming.without(()).participants] == ["KN", "GB", "EW"]
    assert main(["new", str(tmp_path / "n.toml"), "--from", str(last)]) == 0
    assert [each["key"] for each in tomllib.loads((tmp_path / "n.toml").read_text())["participant"]] == ["KN"]


def test_what_is_left_out_of_the_offers_is_not_in_the_next_meeting(tmp_path: Path) -> None:
    last = tmp_path / "2025-02.toml"
    last.write_text(LAST)
    coming = next_meeting(last, tmp_path)
    assert [(offer.what, offer.words, offer.who, offer.overdue(dt.date(2025, 3, 12))) for offer in coming.offers] == [
        ("agenda item", "The roof", "", 0), ("agenda item", "Other", "", 0),
        ("action item", "to send the table", "Berg", 11), ("pending motion", "The classes are reviewed.", "Tamm", 0),
        ("question without an answer", "When?", "Berg", 0),
    ]  # fmt: skip
    froms = [offer.from_ for offer in coming.offers]
    assert coming.without(()) == coming.minutes
    without = coming.without({froms[0], froms[3]})
    assert [item.key for item in without.agenda] == ["minutes", "ice", "aob"]
    assert [note.kind for note in without.notes] == ["action", "question"]
    assert [item.key for item in coming.without(froms).agenda] == ["minutes"]


def test_the_day_is_not_known_where_the_last_meeting_was_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last, new = tmp_path / "last.toml", tmp_path / "next.toml"
    today = timezones.today()
    text = "\n".join(line for line in LAST.splitlines() if not line.startswith("next"))
    last.write_text(text.replace("2025-02-12", f"{today}"))
    assert main(["new", str(new), "--from", str(last)]) == 0
    assert "date" not in tomllib.loads(new.read_text())["meeting"]
    assert "Date: not known. Give it with --date DAY" in capsys.readouterr().err
    last.write_text(text)
    assert next_meeting(last, tmp_path).minutes.meeting.date == today


def test_within_the_item_that_approves_the_last_minutes_theirs_is_the_record_that_is_approved(
    tmp_path: Path, opened: Opened
) -> None:
    last = tmp_path / "2025-02.toml"
    last.write_text("\n".join(line for line in LAST.splitlines() if not line.startswith(("next", "quorum"))))
    text = '[meeting]\ntitle = "Board in March"\ndate = 2025-03-12\nprevious = "2025-02.toml"\n'
    text += '\n[[agenda]]\nkey = "minutes"\ntitle = "Approval of the minutes of 12 February"\nfrom = "2025-02.toml"\n'
    editor = opened(text)
    enter(editor, "/item minutes")
    outcome = commands.enter(editor, "/approve")
    assert outcome.line == "/approve last at Board in March on 2025-03-12"
    assert outcome.said == "Enter approves 2025-02.toml, the minutes of the last meeting."
    anyway = "/approve! last at Board in March on 2025-03-12 because TEXT"
    assert enter(editor, outcome.line) == f"2025-02.toml was never circulated. To approve it anyway: {anyway}"
    assert commands.enter(editor, "/approve!").line == "/approve! last at Board in March on 2025-03-12 because "
    said = enter(editor, "/approve! last at Board in March on 2025-03-12 because all agreed")
    assert said.startswith("2025-02.toml: Approved. The minutes are now locked.")
    decision = "The minutes of 12 February 2025 (HB/2025/3) were approved."
    assert said.endswith(" The item has the decision.")
    note = editor.minutes.notes[-1]
    assert (note.kind, note.item, note.number, note.text.replace("\u00a0", " ")) == ("decision", "minutes", 1, decision)
    step = Record.read(last).minutes.history[-1]
    assert (step.status, step.meeting, step.at) == ("approved", "Board in March", dt.date(2025, 3, 12))
    assert editor.minutes.meeting.status == "draft"
    assert enter(editor, "/approve last") == "2025-02.toml: The minutes are already approved."
    enter(editor, "/close")
    assert enter(editor, "/approve") == "This meeting's own minutes are a draft. /approve last approves 2025-02.toml."


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        (("! They were approved.",), ["They were approved."]),
        (("/motion That they are approved.", "/carried"), ["That they are approved."]),
        (("/close", "/item ice", "AT: Cold."), ["The minutes of 12 February 2025 (HB/2025/3) were approved.", "Cold."]),
    ],
)
def test_the_item_of_the_last_minutes_holds_one_decision(
    typed: tuple[str, ...], texts: list[str], tmp_path: Path, opened: Opened
) -> None:
    (tmp_path / "2025-02.toml").write_text(LAST)
    text = '[meeting]\ntitle = "March"\ndate = 2025-03-12\nprevious = "2025-02.toml"\n'
    text += '[[agenda]]\nkey = "minutes"\ntitle = "Approval"\nfrom = "2025-02.toml"\n[[agenda]]\nkey = "ice"\n'
    editor = opened(text)
    for line in ("/item minutes", *typed, "/approve! last because all agreed"):
        enter(editor, line)
    said = [note.text.replace("\u00a0", " ") for note in editor.minutes.notes if note.kind != "item"]
    assert said[: len(texts)] == texts
    assert sum("approved" in each for each in said) == 1
    assert {note.item for note in editor.minutes.notes if note.kind == "decision"} <= {"minutes"}


@pytest.mark.parametrize(
    ("days", "clock", "day"),
    [
        ("date = 2030-03-12", "", dt.date(2030, 3, 12)),
        ("date = 2025-03-11", "", dt.date(2025, 3, 11)),
        ("date = 2025-03-12\nlast_date = 2025-03-13", "/clock 2025-03-12 10:00", dt.date(2025, 3, 12)),
        ("date = 2025-03-12\nlast_date = 2025-03-13", "/clock 2025-03-13 10:00", dt.date(2025, 3, 13)),
    ],
)
def test_the_last_minutes_are_approved_on_the_day_of_the_meeting_that_approves_them(
    days: str, clock: str, day: dt.date, tmp_path: Path, opened: Opened
) -> None:
    last = tmp_path / "2025-02.toml"
    last.write_text(LAST)
    editor = opened(f'[meeting]\ntitle = "March"\n{days}\nprevious = "2025-02.toml"\n')
    for line in filter(None, (clock, "/approve! last because all agreed")):
        enter(editor, line)
    assert f"{Record.read(last).minutes.history[-1].at:%Y-%m-%d}" == f"{day}"


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_decision_names_the_paragraphs_that_were_corrected(language: str, tmp_path: Path, opened: Opened) -> None:
    last = opened(LAST)
    enter(last, "/circulate! because of a test")
    for line in ("/comment 1 Lea: table -> tables", "/accept 1", "/comment 3 Lea: reviewed -> changed", "/accept 3"):
        enter(last, line)
    assert last.record.close()
    name = last.record.path.rename(tmp_path / "last.toml").name
    Path(f"{last.record.path.with_suffix('')}.sent").rename(tmp_path / "last.sent")
    editor = opened(f'[meeting]\ntitle = "March"\nlanguage = "{language}"\nprevious = "../{tmp_path.name}/{name}"\n')
    enter(editor, "/approve! last because all agreed")
    assert (
        editor.minutes.notes[-1].text.replace("\u00a0", " ")
        == {
            "en": "The minutes of 12 February 2025 (HB/2025/3) were approved with corrections to § 1 and 3.",
            "de": "Das Protokoll vom 12. Februar 2025 (HB/2025/3) wird mit Korrekturen in § 1 und 3 genehmigt.",
        }[language]
    )


def test_a_motion_to_approve_that_is_pending_is_the_decision(tmp_path: Path, opened: Opened) -> None:
    last = tmp_path / "last.toml"
    last.write_text("\n".join(line for line in LAST.splitlines() if not line.startswith(("next", "quorum"))))
    text = '[meeting]\ntitle = "March"\nprevious = "last.toml"\n'
    editor = opened(f'{text}[[agenda]]\nkey = "minutes"\ntitle = "Minutes"\nfrom = "last.toml"\n')
    enter(editor, "/item minutes", "/motion that the minutes be approved")
    said = enter(editor, "/approve! last because all agreed")
    assert said.endswith("The motion “that the minutes be approved” is pending: /carried makes it the decision.")
    enter(editor, "/carried")
    assert [note.kind for note in editor.minutes.notes] == ["item", "motion"]
    assert editor.minutes.notes[-1].number == 1


def test_approving_the_last_minutes_says_why_not(tmp_path: Path, opened: Opened) -> None:
    editor = opened('[meeting]\ntitle = "By the sea, by night"\ndate = 2025-03-12\n')
    said = "This record names no meeting before it: minutes approve FILE approves a record."
    assert enter(editor, "/approve last") == said
    assert "gone.toml" in enter(opened('[meeting]\nprevious = "gone.toml"\n'), "/approve last")
    assert not (tmp_path / "gone.toml").exists()
    last = tmp_path / "last.toml"
    last.write_text(f'{LAST}\n[[note]]\nid = "7"\nkind = "statement"\ntext = "It ?? froze."\n'.replace(
        "quorum = 1\n", 'status = "circulated"\n'))  # fmt: skip
    editor = opened('[meeting]\ntitle = "March"\nprevious = "last.toml"\n')
    said = enter(editor, "/approve last by AT")
    assert said.startswith("last.toml: ")
    assert "/signoff in last.toml says more. To approve anyway: /approve! last by AT because TEXT. " in said
    elsewhere = Record.open(last)
    assert "last.toml is open elsewhere" in enter(editor, "/approve last")
    elsewhere.close()


def test_an_action_item_is_called_by_its_number_or_by_words_of_it(opened: Opened) -> None:
    lines = ("> paint the gate of the playground green", "> write to the county about notices", "> paint the fence")
    for line, done in (
        ("/done gate", "1"), ("/done paint the g", "1"), ("/done county", "2"), ("/done NOTICE", "2"), ("/done 3", "3"),
        ("/done paint", ""), ("/done roof", ""), ("/drop county no money", "2"), ("/late fence to April", "3"),
    ):  # fmt: skip
        editor = opened("[meeting]\ndate = 2025-03-12\n")
        for each in lines:
            enter(editor, each)
        said = enter(editor, line)
        assert [note.id for note in editor.minutes.notes if note.done or note.outcome] == [*filter(None, [done])], said
    assert editor.minutes.notes[2].due == dt.date(2025, 4, 30)
    all_of_them = "1 paint the gate of the…; 2 write to the county about…; 3 paint the fence"
    assert enter(editor, "/done roof") == f"There is no action item roof: {all_of_them}"
    several = "Several action items have these words: 1 paint the gate of the…; 3 paint the fence"
    assert enter(editor, "/done paint the") == several
    assert enter(editor, "/drop county no money") == "Dropped: 2 write to the county about…"
    assert editor.minutes.notes[1].reason == "no money"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("oars the yard has written itself", "the yard has written itself"),
        ("write to the yard no longer needed", "no longer needed"),
        ("yard about the oars", ""),
        ("oars yard", ""),
        ("oars", ""),
        ("yar too dear, yard closed", "too dear, yard closed"),
    ],
)
def test_no_word_of_a_reason_is_taken_for_one_of_the_action_item(typed: str, reason: str, opened: Opened) -> None:
    editor = opened("[meeting]\ndate = 2025-03-12\n")
    for line in ("> write to the yard about the oars", "> paint the fence"):
        enter(editor, line)
    assert enter(editor, f"/drop {typed}").startswith("Dropped: ")
    assert editor.minutes.notes[0].reason == reason


def test_who_asked_what_is_carried_over_is_not_present_by_that(opened: Opened) -> None:
    editor = opened(
        '[meeting]\ndate = 2025-04-12\n[[participant]]\nkey = "AT"\nname = "Tamm"\n[[note]]\nid = "1"\n'
        'kind = "question"\nspeaker = "AT"\nfrom = "march.toml#7"\ntext = "Is it insured?"\n'
    )
    assert attendance.presence(editor.minutes) == {"AT": attendance.NOT_KNOWN}
    enter(editor, "AT: It is.")
    assert attendance.presence(editor.minutes) == {"AT": attendance.PRESENT}


def test_a_name_that_is_left_as_typed_is_so_in_what_is_carried_over(tmp_path: Path, opened: Opened) -> None:
    editor = opened(
        '[meeting]\ntitle = "March"\ndate = 2025-03-12\n\n[[participant]]\nkey = "AT"\nname = "Anna Tamm"\n'
    )
    enter(editor, "> AT to answer Mr Bridger")
    (problem,) = (each for each in checks.problems(editor.minutes) if each.check == "unlisted")
    editor.do(next(fix for fix in checks.fixes(editor.minutes, problem) if "as typed" in fix.said).edit)
    assert editor.record.autosave.finished()
    coming = next_meeting(editor.record.path, tmp_path).minutes
    assert "Mr Bridger" in coming.notes[0].text
    assert not [each for each in checks.problems(coming) if each.check == "unlisted"]


DECIDED = (
    LAST
    + """
[[note]]
id = "7"
kind = "decision"
item = "ice"
number = 14
text = "The classes stay."

[print]
style = "{}"
"""
)


def begun(tmp_path: Path, style: str, date: str, more: str = "") -> Any:
    """The next meeting on a day, after one with a decision 14 of 2025."""
    last = tmp_path / "last.toml"
    last.write_text("format = 1\n\n" + DECIDED.replace("{}", style).replace("quorum = 1", f"quorum = 1\n{more}"))
    return next_meeting(last, tmp_path, date=date)


@pytest.mark.parametrize(
    ("style", "date", "more", "first"),
    [
        ("council", "2025-03-12", "", 15),
        ("council", "2026-01-14", "", None),
        ("protokoll", "2025-03-12", "", 15),
        ("plain", "2025-03-12", "", None),
        ("plain", "2025-03-12", "first_decision = 12", 15),
        ("secretariat", "2025-03-12", "first_decision = 12", None),
    ],
)
def test_decisions_go_on_where_the_year_is_in_their_number_or_they_went_on_before(
    tmp_path: Path, style: str, date: str, more: str, first: int | None
) -> None:
    coming = begun(tmp_path, style, date, more)
    assert coming.minutes.meeting.first_decision == first
    offers = [offer for offer in coming.offers if offer.what == "decision numbers"]
    assert len(offers) == (first is not None)
    assert ("Decisions go on from" in coming.carried) == (first is not None)


def test_the_offer_to_go_on_with_numbers_can_be_left_out_and_ends_with_the_year(tmp_path: Path) -> None:
    coming = begun(tmp_path, "council", "2025-03-12")
    offer = coming.offers[0]
    assert offer.words == "Decisions go on from 2025-15"
    assert coming.chosen((), "", dt.date(2025, 4, 2)).meeting.first_decision == 15
    assert coming.chosen((offer.from_,), "", dt.date(2025, 4, 2)).meeting.first_decision is None
    assert coming.chosen((), "", dt.date(2026, 4, 2)).meeting.first_decision is None


def test_the_first_decision_of_the_next_meeting_has_the_next_number_on_the_page(tmp_path: Path) -> None:
    main(["new", str(tmp_path / "next.toml"), "--from", str(begun_file(tmp_path)), "--date", "2025-03-12"])
    record = Record.open(tmp_path / "next.toml")
    editor = Editor(record)
    enter(editor, "! We wait.", "! We go.")
    assert [note.number for note in editor.minutes.notes if note.kind == "decision"] == [15, 16]
    assert "first_decision = 15" in record.text
    assert "2025-15" in str(exported(record, "md"))
    enter(editor, "/renumber")
    assert [note.number for note in editor.minutes.notes if note.kind == "decision"] == [15, 16]
    assert record.close()


def begun_file(tmp_path: Path) -> Path:
    begun(tmp_path, "council", "2025-03-12")
    return tmp_path / "last.toml"


def test_items_that_come_back_are_counted_anew_and_one_without_a_number_stays_without(tmp_path: Path) -> None:
    last = tmp_path / "last.toml"
    agenda = "".join(
        f'\n[[agenda]]\nkey = "{key}"\ntitle = "{title}"\n{number}'
        for key, title, number in (
            ("apologies", "Apologies", ""), ("roof2", "Roofs", 'number = "12"\n'), ("tea", "Tea", 'number = ""\n'),
        )
    )  # fmt: skip
    last.write_text(f"format = 1\n\n{LAST}{agenda}")
    minutes = next_meeting(last, tmp_path).minutes
    numbers = {item.title: place.number for item, place in zip(minutes.agenda, places(minutes), strict=True)}
    assert numbers["Tea"] == ""
    assert sorted(int(number) for number in numbers.values() if number) == [*range(1, len(numbers))]


def test_what_was_carried_over_is_no_proceeding_and_all_are_present_at_the_opening(tmp_path: Path) -> None:
    main(["new", str(tmp_path / "next.toml"), "--from", str(begun_file(tmp_path)), "--date", "2025-03-12"])
    record = Record.open(tmp_path / "next.toml")
    editor = Editor(record)
    assert {"action", "motion"} <= {note.kind for note in editor.minutes.notes}
    assert "present at the opening" in enter(editor, "/start", "+all")
    assert {person.presence for person in editor.minutes.participants} == {"present"}
    assert not any(note.kind in ("arrival", "vote") for note in editor.minutes.notes)
    enter(editor, "/item ice", "+all")
    assert editor.minutes.notes[-1].kind == "vote", "the motion that was carried over is put to the vote in its item"
    assert record.close()


@pytest.mark.parametrize(
    ("outcome", "offered"),
    [("postponed", ["postponed motion"]), ("tabled", ["tabled motion"]), ("", ["pending motion"]), ("referred", []),
     ("withdrawn", []), ("lost", []), ("carried", [])],
)  # fmt: skip
def test_a_motion_that_was_put_off_is_before_the_next_meeting(outcome: str, offered: list[str], tmp_path: Path) -> None:
    last = tmp_path / "last.toml"
    motion = 'text = "The classes are reviewed."\n'
    last.write_text(
        LAST.replace(motion, f'{motion}outcome = "{outcome}"\nreason = "to March"\n' if outcome else motion)
    )
    found = next_meeting(last, tmp_path)
    assert [offer.what for offer in found.offers if "motion" in offer.what] == offered
    motions = [note for note in found.minutes.notes if note.kind == "motion"]
    assert [(note.outcome, note.reason, note.from_) for note in motions] == [("", "", "last.toml#4")] * len(offered)
    assert all(f"1 {what}" in found.carried for what in offered)


def test_a_motion_that_was_put_off_has_the_wording_that_was_amended(tmp_path: Path) -> None:
    last = tmp_path / "last.toml"
    motion = 'text = "The classes are reviewed."\n'
    amendment = """\

[[note]]
id = "41"
kind = "motion"
item = "ice"
amends = "4"
outcome = "carried"
text = "The classes are reviewed in May."
"""
    last.write_text(LAST.replace(motion, f'{motion}outcome = "postponed"\n{amendment}'))
    found = next_meeting(last, tmp_path).minutes
    assert [note.text for note in found.notes if note.kind == "motion"] == ["The classes are reviewed in May."]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("Friday", "Postponed to 2025-04-25, after 2025-04-18: 1 to send"),
        ("2025-03-28", "Postponed to 2025-03-28: 1 to send the table. It was due on 2025-04-18, which is later: /undo"),
        ("tomorrow", "Postponed to 2025-03-11: 1 to send the table. It was due on 2025-04-18, which is later: /undo"),
    ],
)
def test_a_day_of_the_week_to_which_it_is_postponed_is_after_the_day_it_was_due(
    opened: Opened, day: str, said: str
) -> None:
    editor = opened(
        "[meeting]\ntitle='T'\ndate=2025-03-10\n[[participant]]\nkey='AT'\nname='Anna Tamm'\n"
        "[[note]]\nid='1'\nkind='action'\ntext='to send the table'\nresponsible='AT'\ndue=2025-04-18\n"
    )
    assert enter(editor, f"/late 1 to {day}").startswith(said)


AGENDA = """\
[meeting]
title = "Council 4"
date = 2025-03-12
language = "en"

[[agenda]]
key = "apologies"
title = "Apologies for absence"

[[agenda]]
key = "minutes"
title = "Minutes of 12 February 2025"

[[agenda]]
key = "public"
title = "Public participation"

[[note]]
id = "1"
at = 2025-03-12T19:00:00Z
item = "minutes"
kind = "item"
outcome = "taken up"

[[note]]
id = "3"
at = 2025-03-12T19:00:00Z
item = "public"
kind = "item"
outcome = "taken up"

[[note]]
id = "2"
at = 2025-03-12T19:01:00Z
item = "public"
kind = "action"
text = "to cut the verge"
"""


def test_the_minutes_and_actions_of_the_last_meeting_come_where_these_were_approved(tmp_path: Path) -> None:
    (tmp_path / "c4.toml").write_text(AGENDA)
    made = next_meeting(tmp_path / "c4.toml", tmp_path, date="2025-04-09").minutes
    assert [item.title for item in made.agenda] == [
        "Apologies for absence",
        "Approval of the minutes of 12 March 2025",
        "Action items of earlier meetings",
        "Public participation",
    ]
    assert [note.item for note in made.notes] == ["actions"]


def test_the_action_items_of_earlier_meetings_have_one_item_at_each_meeting(tmp_path: Path) -> None:
    for number in range(2, 5):
        old = "".join(f"[[agenda]]\nkey='{key}'\ntitle='{title}'\n" for key, title in ITEMS) if number > 2 else ""
        (tmp_path / f"b{number}.toml").write_text(
            f"[meeting]\ntitle='Board {number}'\ndate=2025-0{number}-12\nlanguage='en'\n{old}"
            f"[[note]]\nid='1'\nat=2025-0{number}-12T19:00:00Z\nkind='action'\nitem='actions'\ntext='mend {number}'\n"
        )
    made = next_meeting(tmp_path / "b4.toml", tmp_path, date="2025-05-09")
    assert [item.title for item in made.minutes.agenda].count("Action items of earlier meetings") == 1
    assert {note.item for note in made.minutes.notes} == {"actions"}
    assert "standing item" not in {offer.what for offer in made.offers}


ITEMS = (("minutes", "Approval of the minutes of 3 March"), ("actions", "Action items of earlier meetings"))


@pytest.mark.parametrize(("typed", "day"), [("", "2025-03-18"), (" on 2025-03-14", "2025-03-14")])
def test_the_last_minutes_are_approved_on_the_day_that_is_typed(
    tmp_path: Path, opened: Opened, typed: str, day: str
) -> None:
    last = tmp_path / "2025-02.toml"
    last.write_text("\n".join(line for line in LAST.splitlines() if not line.startswith(("next", "quorum"))))
    editor = opened('[meeting]\ntitle = "March"\ndate = 2025-03-18\nprevious = "2025-02.toml"\n')
    enter(editor, "/clock 2025-03-18 10:00")
    assert "Approved." in enter(editor, f"/approve! last{typed} because all agreed")
    assert str(Record.read(last).minutes.history[-1].at) == day


@pytest.mark.parametrize(
    ("said", "day", "start", "venue"),
    [
        ("The next meeting will be held on 18 December 2026 at 19:30 in the village hall.",
         dt.date(2026, 12, 18), dt.time(19, 30), "village hall"),
        ("Next meeting: 18 December", dt.date(2026, 12, 18), None, "Town Hall"),
        ("The next meeting was discussed.", None, None, "Town Hall"),
        ("The next meeting was to be on 3 May 2024.", None, None, "Town Hall"),
    ],
)  # fmt: skip
def test_the_next_meeting_is_when_the_minutes_say_it_is(
    said: str,
    day: dt.date | None,
    start: dt.time | None,
    venue: str,
    tmp_path: Path,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timezones, "computers", lambda: dt.datetime(2026, 11, 27, 21, tzinfo=dt.UTC))
    editor = opened('[meeting]\ntitle = "Parish"\ndate = 2026-11-27\nvenue = "Town Hall"\n')
    enter(editor, "AT: Yes.", said)
    assert editor.record.close()
    made = next_meeting(editor.record.path, tmp_path).minutes.meeting
    assert (made.date, made.start, made.venue) == (day, start, venue)


def test_a_question_and_a_motion_that_come_over_again_say_since_when(tmp_path: Path) -> None:
    last = tmp_path / "2025-02.toml"
    last.write_text(LAST)
    for day, since in ((dt.date(2025, 3, 12), None), (dt.date(2025, 4, 9), dt.date(2025, 2, 12))):
        coming = next_meeting(last, tmp_path)
        left = [(each.words, each.since) for each in coming.offers if each.what.endswith(("motion", "answer"))]
        assert left == [("The classes are reviewed.", since), ("When?", since)]
        minutes = replace(coming.minutes, meeting=replace(coming.minutes.meeting, date=day))
        taken_up = [Note(kind="item", item=each.key, outcome="taken up") for each in minutes.agenda]
        last = tmp_path / f"{day:%Y-%m}.toml"
        create(last, replace(minutes, notes=(*taken_up, *minutes.notes)))


@pytest.mark.parametrize("item", ["ice", ""])
def test_a_motion_that_was_carried_over_takes_no_ballots_before_its_item_or_the_roll(item: str, opened: Opened) -> None:
    people = "".join(f'[[participant]]\nkey = "{key}"\nname = "{name}"\n' for key, name in (
        ("AT", "Ann Tar"), ("BE", "Bo Ek"), ("CO", "Cy Oll"),
    ))  # fmt: skip
    editor = opened(
        f'{people}[[agenda]]\nkey = "ice"\ntitle = "Ice"\n[[note]]\nid = "1"\nkind = "motion"\nitem = "{item}"\n'
        'from = "march.toml#7"\nmover = "AT"\ntext = "That we skate."\n'
    )
    enter(editor, "The meeting opened late.", "/start", "+all -CO")
    assert [note.kind for note in editor.minutes.notes].count("vote") == 0
    assert present(editor.minutes) == ["AT", "BE"]
    if item:
        enter(editor, "/next", "+all -BE")
        vote = next(note for note in editor.minutes.notes if note.kind == "vote")
        assert dict(vote.ballots) == {"AT": "for", "BE": "against"}


@pytest.mark.parametrize(
    ("language", "said", "venue"),
    [
        ("en", "same place", "Town Hall"),
        ("en", "At the same place.", "Town Hall"),
        ("de", "am gleichen Ort", "Town Hall"),
        ("fr", "au même endroit", "Town Hall"),
        ("en", "the pub", "the pub"),
        ("en", "", "Town Hall"),
    ],
)
def test_the_same_place_is_where_the_last_meeting_was(language: str, said: str, venue: str, tmp_path: Path) -> None:
    last = tmp_path / "last.toml"
    last.write_text(
        f'[meeting]\ntitle = "Board"\ndate = 2026-11-27\nlanguage = "{language}"\nvenue = "Town Hall"\n'
        f'next = {{ date = 2026-12-18, venue = "{said}" }}\n'
    )
    made = next_meeting(last, tmp_path).minutes.meeting
    assert made.venue == venue
