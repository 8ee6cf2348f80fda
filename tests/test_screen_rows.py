"""Rows of the screen as they are laid out before there is an app: tables, and what stands beside what."""

import datetime as dt

import pytest
from trees import said

from minutes_tui.language import markup
from minutes_tui.language.names import roster
from minutes_tui.model.document import Table
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Meeting, Minutes, Note
from minutes_tui.tui.widgets.notes_pane import Notes, called
from minutes_tui.tui.widgets.pane import Runs, wrapped
from minutes_tui.tui.widgets.text_rows import hung, marked, table_rows

TYPED = """\
| Ship | 2025 | 2026 | Change |
| --- | ---: | ---: | ---: |
| Ferry over 5 000 GT | 1 240.00 | 1 310.50 | +5.7 % |
| Fishing boat, any length, with a local licence | 45.50 | 47.00 | +3.3 % |
| Sailing yacht |  | 25.00 | new |"""


def plain(rows: list[Runs]) -> list[str]:
    return ["".join(words for words, _ in row) for row in rows]


@pytest.mark.parametrize("width", [*range(24, 90)])
def test_a_table_has_no_blank_rows_in_a_note_of_any_width(width: int) -> None:
    parts = marked(markup.blocks(TYPED), width)
    rows = plain([row for each in parts for row in hung([(each.mark, "")], [(each.hang, "")], each.runs, width)])
    assert all(row.strip() and row == row.rstrip() for row in rows), rows
    assert all(len(row) <= width for row in rows)


def test_a_narrow_table_breaks_no_word_and_no_number_as_long_as_all_columns_have_room() -> None:
    (table,) = markup.blocks(TYPED)
    assert isinstance(table, Table)
    rows = plain(list(table_rows(table, 33)))
    assert rows[2:4] == ["Ferry    1 240.00 1 310.50 +5.7 %", "over 5"]
    assert not any(len(row) > 33 for row in rows)
    assert all(word in "\n".join(rows) for word in ("Fishing", "length,", "licence", "Sailing"))


def test_words_of_the_page_s_own_tables_go_on_over_empty_cells_and_those_of_typed_ones_do_not() -> None:
    cells = (said("Participants for the Harbour Board"), (), said("7 of 7")), (said("Ms Tamm"), said("Estonia"), ())
    head = (said("Name"), said("Delegation"), said("Affiliation"))
    table = Table(head, cells, role="roster", marks=("group", ""))
    assert plain(list(table_rows(table, 52)))[2] == "Participants for the Harbour Board       7 of 7"
    typed = plain(list(table_rows(Table(head, cells), 52)))
    assert [row.split("  ")[0].rstrip() for row in typed[2:4]] == ["Participants for the", "Harbour Board"]


@pytest.mark.parametrize("width", [40, 52, 90])
def test_the_number_of_an_agenda_item_is_not_broken(width: int) -> None:
    items = (
        ("Agenda item 12:", "Herons on the coast and in harbours of the north", "HC/2026/14"),
        ("(a)", "Nests", ""),
    )
    cells = tuple(tuple(said(each) if each else () for each in item) for item in items)
    rows = plain(list(table_rows(Table(((), (), ()), cells, role="agenda"), width)))
    assert rows[0].startswith("Agenda item 12:  Herons")


def test_a_table_too_narrow_for_its_words_has_each_row_as_heads_and_cells_and_breaks_no_word() -> None:
    (table,) = markup.blocks(TYPED)
    assert isinstance(table, Table)
    assert plain(list(table_rows(table, 27)))[:6] == [
        "Ship: Ferry over 5 000 GT", "  2025: 1 240.00", "  2026: 1 310.50", "  Change: +5.7 %",
        "Ship: Fishing boat, any", "  length, with a local",
    ]  # fmt: skip
    head = tuple(map(said, ("Name", "Affiliation", "Attendance", "Signature")))
    cells = (said("Cllr Demir"), (), said("Present"), ()), (said("Mr Oduya"), said("Police"), said("Absent"), ())
    group = (said("Guests"), (), (), ())
    rows = plain(list(table_rows(Table(head, (cells[0], group, cells[1]), marks=("", "group", "")), 24)))
    assert [row.rstrip() for row in rows] == [
        "Name: Cllr Demir", "  Attendance: Present", "  Signature:", "Guests",
        "Name: Mr Oduya", "  Affiliation: Police", "  Attendance: Absent", "  Signature:",
    ]  # fmt: skip
    long = Table((said("Name"), said("Link")), ((said("Ann"), said("x" * 60)),))
    assert plain(list(table_rows(long, 30)))[0].split() == ["Name", "Link"], "one long word leaves the columns"


def test_somebody_unknown_is_a_sign_where_the_word_has_no_room() -> None:
    people = roster(Minutes())
    assert [called((UNKNOWN_SPEAKER,), people, width) for width in (6, 9)] == ["?", "? unknown"]


def test_a_due_date_is_not_broken_between_its_day_and_its_month() -> None:
    pane = Notes()
    pane.minutes = Minutes(meeting=Meeting(date=dt.date(2025, 3, 12)))
    words = f"to look at it {pane._due(Note(kind='action', due=dt.date(2025, 3, 14)))}"
    assert [" ".join(words[start:end].split()) for start, end in wrapped(words, 24)] == [
        "to look at it", "by Fri 14 Mar",
    ]  # fmt: skip
