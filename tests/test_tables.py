"""What was decided and promised, for a spreadsheet and a calendar."""

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import AT, DAY, HOSTILE

from minutes_tui.errors import ExportError, UsageError
from minutes_tui.export import csv_tables
from minutes_tui.export.formats import Order, exported
from minutes_tui.export.icalendar import calendar
from minutes_tui.model.document import visible
from minutes_tui.model.minutes import AgendaItem, Meeting, Minutes, Next, Note, Participant
from minutes_tui.record import Record

MINUTES = Minutes(
    meeting=Meeting(title="Board; of the Reed, Museum", date=DAY, next=Next(date=DAY.replace(month=4), venue="Mill")),
    participants=(Participant(key="IV", name="Ilse Vanags", title="Ms"), Participant(key="JR", name="Juhan Roo")),
    agenda=(AgendaItem(key="i1", title="The roof"),),
    notes=(
        Note(id="1", kind="action", at=AT, item="i1", responsible=("IV", "?", "XX"), due=DAY,
             text="Ask *three*\n\n- a\n- b"),
        Note(id="2", kind="action", done=True, text="Thank the thatchers"),
        Note(id="3", kind="action", audience="restricted", text="Raise the pay"),
        Note(id="4", kind="action", struck=True, text="Nothing"),
        Note(id="5", kind="vote", for_=2, against=0, ballots={"IV": "for", "JR": "for", "XX": "abstain"}, text="Reeds"),
        Note(id="6", kind="decision", number=3, outcome="adopted", text="Cut them"),
    ),
)  # fmt: skip


def rows(form: str, minutes: Minutes = MINUTES) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_tables.table(minutes, form, "public"), newline="")))


def test_action_items_are_rows_with_who_and_until_when() -> None:
    first, second = rows("actions")
    assert first == {
        "id": "1", "date": "2025-03-12", "time": "2025-03-12T10:05:00+01:00", "item": "i1", "item_title": "The roof",
        "text": "Ask three\na\nb", "responsible": "IV; ?; XX", "responsible_names": "Ms Ilse Vanags; ; XX",
        "due": "2025-03-12", "done": "no",
    }  # fmt: skip
    assert (second["text"], second["done"], second["due"]) == ("Thank the thatchers", "yes", "")


def test_votes_and_decisions_are_rows_too() -> None:
    (vote,) = rows("votes")
    assert (vote["for"], vote["against"], vote["abstain"]) == ("2", "0", "")
    assert (vote["voted_for"], vote["abstained"]) == ("Ms Ilse Vanags; Juhan Roo", "XX")
    (decision,) = rows("decisions")
    assert (decision["number"], decision["outcome"]) == ("3", "adopted")


@pytest.mark.parametrize("audience", ["restricted", "private"])
def test_a_table_has_what_its_readers_may_read(audience: str) -> None:
    assert "Raise the pay" in csv_tables.table(MINUTES, "actions", audience)  # type: ignore[arg-type]
    assert "Raise the pay" not in csv_tables.table(MINUTES, "actions", "public")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_cell_is_a_formula_and_each_has_its_words(text: str) -> None:
    person = Participant(key="K", name=text)
    minutes = Minutes(participants=(person,), notes=(Note(kind="action", responsible="K", outcome=text, text=text),))
    (row,) = rows("actions", minutes)
    for cell in row.values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row["responsible_names"].removeprefix("'") == (visible(text.strip()) or "K")


@given(st.text(max_size=20))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_any_text_is_one_cell(text: str) -> None:
    minutes = Minutes(agenda=(AgendaItem(key="i", title=text),), notes=(Note(kind="decision", item="i"),))
    (row,) = rows("decisions", minutes)
    assert row["item_title"].removeprefix("'") == "\n".join(map(visible, text.split("\n"))).removeprefix("'")
    assert not row["item_title"].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_spreadsheet_knows_the_file_s_letters(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text('[[note]]\nkind = "action"\ntext = "Dach für Ā"\n', "utf-8")
    record = Record.read(path)
    content = exported(record, "csv")
    assert content.startswith(b"\xef\xbb\xbfid,date,")
    assert content.count(b"\r\n") == 2
    assert exported(record, "csv", Order("votes")).count(b"\r\n") == 1
    with pytest.raises(UsageError, match=r"There is no form verse. Choose one of: actions, votes, decisions\."):
        exported(record, "csv", Order("verse"))


# The calendar


def test_the_next_meeting_and_the_action_items_are_in_the_calendar() -> None:
    read: Any = icalendar.Calendar.from_ical(calendar(MINUTES, "public"))
    event, first, second = read.subcomponents
    assert (event.name, str(event["SUMMARY"]), str(event["LOCATION"])) == (
        "VEVENT",
        "Board; of the Reed, Museum",
        "Mill",
    )
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DAY.replace(month=4), DAY.replace(month=4, day=13))
    assert (first.name, str(first["SUMMARY"]), first["DUE"].dt) == ("VTODO", "Ask three", DAY)
    assert str(first["DESCRIPTION"]) == "Ask three\na\nb"
    assert [each.params["CN"] for each in first["ATTENDEE"]] == ["Ms Ilse Vanags", "XX"]
    assert (first["STATUS"], second["STATUS"]) == ("NEEDS-ACTION", "COMPLETED")


@pytest.mark.parametrize(
    ("timezone", "stamp"),
    [
        ("", "DTSTART:20250412T100000"),
        ("Europe/Tallinn", "DTSTART:20250412T070000Z"),
        ("America/New_York", "DTSTART:20250412T140000Z"),
        ("No/Where", "DTSTART:20250412T100000"),
    ],
)
def test_a_next_meeting_with_a_time_is_an_event_at_that_moment(timezone: str, stamp: str) -> None:
    coming = Next(date=DAY.replace(month=4), start=dt.time(10))
    written = calendar(Minutes(meeting=Meeting(title="Board", timezone=timezone, next=coming)), "public")
    assert stamp in written.split("\r\n")
    (event,) = icalendar.Calendar.from_ical(written).subcomponents
    assert "DTEND" not in event


def test_the_same_minutes_give_the_same_calendar() -> None:
    written = calendar(MINUTES, "public")
    assert written == calendar(MINUTES, "public")
    assert "DTSTAMP:20250312T000000Z" in written
    assert len({each["UID"] for each in icalendar.Calendar.from_ical(written).subcomponents}) == 3


@pytest.mark.parametrize("text", [*HOSTILE, "ä" * 200, "a;b,c\\d\\n:e", 'say "x"'], ids=ascii)
def test_any_words_are_read_back_from_a_calendar(text: str) -> None:
    people = (Participant(key="K", name=text),)
    notes = (Note(kind="action", responsible="K", text="The word is\n\n" + text),)
    written = calendar(Minutes(meeting=Meeting(title=text), participants=people, notes=notes), "public")
    assert written.endswith("\r\n")
    assert all(len(line.encode("utf-8", "replace")) <= 75 for line in written.split("\r\n"))
    assert not any(char in line for line in written.split("\r\n") for char in "\r\n\x00\x1b")
    (todo,) = icalendar.Calendar.from_ical(written).subcomponents
    assert str(todo["SUMMARY"]) == "The word is"
    assert todo["ATTENDEE"].params["CN"] == (visible(text.strip()).replace('"', "'") or "K")


def test_without_anything_to_come_there_is_no_calendar() -> None:
    with pytest.raises(ExportError, match=r"a calendar would be empty[.] Add one of them"):
        calendar(Minutes(), "public")
