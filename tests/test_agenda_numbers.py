"""The numbers of agenda items, and which is part of which: on the page, on the screen and in the line."""

import re
from collections.abc import Iterable

import pytest
from conftest import Opened
from msgspec.structs import replace
from trees import shown

from minutes_tui.checks.agenda import items as agenda_items
from minutes_tui.commands import enter
from minutes_tui.commands.agenda import item_found
from minutes_tui.commands.entries import shift_item
from minutes_tui.meeting.agenda_numbers import letters, number_of, numbered, places, typed, with_number
from minutes_tui.model.document import Block, Heading, Table, words
from minutes_tui.model.minutes import AgendaItem, Minutes, Note, Participant, Print
from minutes_tui.record import Record
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.report.agenda import number_elsewhere, number_printed
from minutes_tui.report.context import page
from minutes_tui.report.proceedings import proceedings as proceedings_of
from minutes_tui.report.proceedings import taken_up
from minutes_tui.writers.html import html


def agenda(*items: tuple[str, int] | tuple[str, int, str]) -> Minutes:
    """Minutes with these items: a key, which is the title too, a level, and a number of its own."""
    return Minutes(agenda=tuple(AgendaItem(key=key, title=key.title(), level=level, number="".join(own) or None)
                                for key, level, *own in items))  # fmt: skip


def numbers(minutes: Minutes) -> list[str]:
    return [place.number for place in places(minutes)]


ICE = agenda(("opening", 1), ("ice", 1), ("winter", 2), ("tankers", 3), ("rest", 2), ("other", 1))


def test_items_are_counted_within_the_one_that_they_are_part_of() -> None:
    assert numbers(ICE) == ["1", "2", "2.1", "2.1.1", "2.2", "3"]
    assert places(ICE)[3].parents == ("ice", "winter")


def test_a_level_that_has_nothing_above_it_is_the_next_that_has() -> None:
    assert numbers(agenda(("a", 3), ("b", 3), ("c", 3), ("d", 1))) == ["1", "1.1", "1.1.1", "2"]


def test_what_is_struck_out_is_not_counted() -> None:
    struck = replace(ICE.agenda[1], struck=True)
    minutes = replace(ICE, agenda=(ICE.agenda[0], struck, *ICE.agenda[2:]))
    assert numbers(minutes) == ["1", "", "1.1", "1.1.1", "1.2", "2"]


def test_a_number_of_ones_own_is_as_it_reads_and_counted_on_from_where_it_is_one() -> None:
    assert numbers(agenda(("a", 1, "112"), ("b", 1), ("c", 1, "113a"), ("d", 2), ("e", 1))) == [
        "112", "113", "113a", "113a.1", "114",
    ]  # fmt: skip
    assert numbers(agenda(("a", 1), ("b", 2, "(a)"), ("c", 2))) == ["1", "(a)", "1.1"]


def test_a_number_that_is_empty_is_none_and_is_not_counted() -> None:
    minutes = agenda(("a", 1), ("b", 1), ("c", 1), ("d", 2))
    bare = (replace(item, number="") if item.key in "bc" else item for item in minutes.agenda)
    minutes = replace(minutes, agenda=(*bare, AgendaItem(key="e")))
    assert numbers(minutes) == ["1", "", "", "1", "2"]
    assert [with_number(minutes, item) for item in minutes.agenda] == ["1 A", "B", "C", "1 D", "2 e"]
    assert "## B" in shown(document(replace(minutes, notes=(Note(kind="item", item="b"),)))).split("\n")


@pytest.mark.parametrize(
    ("style", "read", "whole"),
    [
        (Print(style="secretariat"), "1 2 (a) (i) (b) 3", "2 (b)"),
        (Print(part_number="{count})"), "1 2 1) 1) 2) 3", "2 2)"),
        (Print(part_number="{number}."), "1 2 2.1. 2.1.1. 2.2. 3", "2.2"),
        (Print(part_number="none"), "1 2 2.1 2.1.1 2.2 3", "2.2"),
        (Print(part_number="{letter}", style="council"), "1 2 a i b 3", "2 b"),
    ],
)
def test_parts_are_counted_as_the_house_has_it_on_the_screen_in_the_line_and_on_the_page(
    style: Print, read: str, whole: str
) -> None:
    minutes = replace(ICE, print=style)
    assert numbers(minutes) == read.split()
    rest = minutes.agenda[4]
    assert with_number(minutes, rest) == f"{read.split()[4].rstrip('.')} Rest"
    for said in ("2.2", whole, whole.replace(" ", "")):
        assert numbered(minutes, said) == rest, said
    made = page(minutes)
    assert number_elsewhere(made, rest) == whole
    number = number_printed(made, rest)
    assert f"### {number} Rest" in headings(ICE, style)


def test_letters_go_on_behind_z_and_the_third_level_has_roman_ones() -> None:
    assert [letters(count) for count in (1, 26, 27, 52, 703)] == ["a", "z", "aa", "az", "aaa"]
    assert [letters(count, 3) for count in (1, 4, 9, 14, 40)] == ["i", "iv", "ix", "xiv", "xl"]


def test_who_presents_an_item_is_printed_where_the_house_wants_it() -> None:
    item = replace(ICE.agenda[0], presenter=("AT", "MF"))
    people = (Participant(key="AT", name="Anna Tamm", title="Ms"), Participant(key="MF", name="Mia Falk"))
    minutes = replace(ICE, agenda=(item,), participants=people, notes=(Note(kind="item", item="opening"),))
    assert "Presenter" not in shown(document(minutes))
    made = shown(document(replace(minutes, print=Print(presenters=True)))).split("\n")
    assert made[made.index("## 1. Opening") + 2] == "*Presenter: Ms Tamm and Falk*"
    assert "1. | [Opening](#item-opening) – *Ms Tamm and Falk* | (page of item-opening)" in made


def test_an_item_is_found_by_its_number_with_or_without_a_full_stop() -> None:
    for said in ("2.1", "2.1.", " 2.1 "):
        assert numbered(ICE, said) == ICE.agenda[2]
    assert numbered(ICE, "7") is None
    assert numbered(ICE, "") is None
    assert numbered(agenda(("a", 1, "1"), ("b", 1, "1")), "1") is None
    assert item_found(ICE, "2.2") == ICE.agenda[4]
    assert item_found(ICE, "3") == ICE.agenda[5]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("3.1 Report", ("3.1", 2, "Report")),
        ("3.1. Report", ("3.1", 2, "Report")),
        ("3.1.2 Report", ("3.1.2", 3, "Report")),
        ("3. Ice", ("", 1, "3. Ice")),
        ("2026 budget", ("", 1, "2026 budget")),
        ("  Report", ("", 2, "Report")),
        ("\tReport", ("", 2, "Report")),
        ("\t\tReport", ("", 3, "Report")),
        ("Report", ("", 1, "Report")),
    ],
)
def test_a_title_is_typed_with_its_number_or_set_in(title: str, said: tuple[str, int, str]) -> None:
    assert typed(title) == said


def test_a_title_that_has_its_number_has_no_other() -> None:
    minutes = Minutes(agenda=(AgendaItem(key="a", title="1. Opening"), AgendaItem(key="b", title="Ice")))
    assert [with_number(minutes, item) for item in minutes.agenda] == ["1. Opening", "2 Ice"]
    assert number_of(minutes, "a") == "1"


# On the page


def headings(minutes: Minutes, style: Print) -> list[str]:
    taken = tuple(Note(kind="item", item=key, outcome="taken up") for key in ("opening", "winter", "rest", "other"))
    made = document(replace(minutes, notes=taken, print=style))
    return [line.strip() for line in shown(made).split("\n") if line.startswith("##")]


def test_an_item_has_its_number_as_the_house_writes_it_and_a_part_its_number_alone() -> None:
    assert headings(ICE, Print())[1:] == [
        "## 1. Opening", "## 2. Ice", "### 2.1 Winter", "### 2.2 Rest", "## 3. Other",
    ]  # fmt: skip
    assert headings(ICE, Print(item_number="TOP {number}"))[1:4] == [
        "## TOP 1 Opening",
        "## TOP 2 Ice",
        "### 2.1 Winter",
    ]
    assert headings(ICE, Print(item_number=""))[1:4] == ["## Opening", "## Ice", "### Winter"]


def test_an_item_whose_part_is_taken_up_stands_above_it_also_where_another_was_up_between() -> None:
    notes = tuple(Note(kind="item", item=key) for key in ("winter", "other", "rest", "tankers"))
    made = document(replace(ICE, notes=notes))
    found = [(block.level, words(block.content)) for block in made.blocks if isinstance(block, Heading)][2:]
    assert found == [
        (2, "Ice"), (3, "Winter"), (2, "Other"), (2, "Ice"), (3, "Rest"), (3, "Winter"), (4, "Tankers"),
    ]  # fmt: skip


def test_the_agenda_in_the_head_leads_to_the_items_that_were_taken_up() -> None:
    made = document(replace(ICE, notes=(Note(kind="item", item="winter"),)))
    (table,) = (block for block in made.blocks if isinstance(block, Table) and block.role == "agenda")
    assert table.marks == ("", "", "sub", "subsub", "sub", "")
    assert [line for line in shown(made).split("\n") if " | " in line][1:] == [
        "1. | Opening | –",
        "2. | [Ice](#item-ice) | (page of item-ice)",
        "(sub) 2.1 | [Winter](#item-winter) | (page of item-winter)",
        "(subsub) 2.1.1 | Tankers | –",
        "(sub) 2.2 | Rest | –",
        "3. | Other | –",
    ]
    anchors = [block.anchor for block in made.blocks if isinstance(block, Heading)]
    assert anchors == ["", "part-agenda", "item-ice", "item-winter"]


# In the line


def entered(opened: Opened, *lines: str, text: str = "") -> Minutes:
    editor = opened(f"format = 1\n{text}")
    for line in lines:
        outcome = enter(editor, line)
        assert not any((outcome.misread, outcome.refused, outcome.problem)), outcome
    return Record.read(editor.record.path).minutes


def listed(minutes: Minutes) -> list[str]:
    return [with_number(minutes, item) for item in minutes.agenda]


def test_an_agenda_is_typed_item_by_item(opened: Opened) -> None:
    minutes = entered(opened, "/insert Opening", "/insert Ice", "/insert 2.1 Winter", "/insert 2.2 Rest",
                      "/insert 7.1 Tea", "/insert Other")  # fmt: skip
    assert listed(minutes) == ["1 Opening", "2 Ice", "2.1 Winter", "2.2 Rest", "7.1 Tea", "3 Other"]
    assert [item.number for item in minutes.agenda] == [None, None, None, None, "7.1", None]


def test_an_agenda_is_pasted_as_a_list(opened: Opened) -> None:
    for lines in ("1. Opening\n2. Ice\n2.1 Winter\n2.2 Rest\n3. Other", "Opening\nIce\n    Winter\n    Rest\nOther",
                  "- Opening\n- Ice\n  - Winter\n  - Rest\n- Other"):  # fmt: skip
        minutes = entered(opened, f"/insert {lines}")
        assert listed(minutes) == ["1 Opening", "2 Ice", "2.1 Winter", "2.2 Rest", "3 Other"]
        assert not any(item.number for item in minutes.agenda)


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("047/26  Apologies for absence", "047/26", "Apologies for absence"),
        ("23/112 Finance", "23/112", "Finance"),
        ("25/26-047 - Finance", "25/26-047", "Finance"),
        ("Minute 14: Finance", "Minute 14", "Finance"),
        ("FC 12.3 Finance", "FC 12.3", "Finance"),
        ("Cou/285/07-08 Present", "Cou/285/07-08", "Present"),
        ("F03:04/24 To elect a Vice-Chair.", "F03:04/24", "To elect a Vice-Chair."),
        ("2025/26 Budget", None, "2025/26 Budget"),
        ("25/26 Budget", None, "25/26 Budget"),
        ("24/7 service", None, "24/7 service"),
        ("12 trees", None, "12 trees"),
    ],
)
def test_the_number_of_a_minute_is_the_items_own(opened: Opened, line: str, number: str | None, title: str) -> None:
    minutes = entered(opened, f"/insert {line}")
    assert [(item.number, item.title) for item in minutes.agenda] == [(number, title)]


def test_an_item_is_taken_up_by_its_number_and_added_with_it(opened: Opened) -> None:
    text = "".join(f"[[agenda]]\nkey='{key}'\ntitle='{key}'\nlevel={level}\n" for key, level in (
        ("opening", 1), ("ice", 1), ("winter", 2), ("other", 1),
    ))  # fmt: skip
    minutes = entered(opened, "/item 2.1", "Item 3: Other", "/topic 3.1 Tea", "/item 2", text=text)
    assert [note.item for note in minutes.notes] == ["winter", "other", "tea", "ice"]
    assert listed(minutes)[-1] == "3.1 Tea"


def test_an_item_is_moved_and_shifted_with_its_parts(opened: Opened) -> None:
    text = "".join(f"[[agenda]]\nkey='{key}'\nlevel={level}\n" for key, level in (
        ("a", 1), ("b", 1), ("c", 2), ("d", 1),
    ))  # fmt: skip
    assert listed(entered(opened, "/reorder a down", text=text)) == ["1 b", "1.1 c", "2 a", "3 d"]
    assert listed(entered(opened, "/reorder b last", text=text)) == ["1 a", "2 d", "3 b", "3.1 c"]
    assert listed(entered(opened, "/reorder d before b", text=text)) == ["1 a", "2 d", "3 b", "3.1 c"]
    assert listed(entered(opened, "/reorder a after b", text=text)) == ["1 b", "1.1 c", "2 a", "3 d"]
    for side in ("before", "after"):
        editor = opened(text)
        said = enter(editor, f"/reorder d {side} c").misread or ""
        assert said.startswith("2.1 c is a part of 2 b, which cannot be parted:")
        assert listed(editor.minutes) == ["1 a", "2 b", "2.1 c", "3 d"]
    assert listed(entered(opened, "/set d level = 2", text=text)) == ["1 a", "2 b", "2.1 c", "2.2 d"]
    assert listed(entered(opened, "/set 2.1 number = 4b", text=text)) == ["1 a", "2 b", "4b c", "3 d"]
    editor = opened(f"format = 1\n{text}")
    enter(editor, "/set c number = 4b")
    assert shift_item(editor, 1, 1).said == "b is now item 1.1."
    assert listed(editor.minutes) == ["1 a", "1.1 b", "4b c", "2 d"]
    assert shift_item(editor, 0, 1).refused == "The first item cannot be a part of another."
    assert shift_item(editor, 1, 1).refused == "b is already a part of the item before it."
    assert shift_item(editor, 3, -1).refused == "d is not a part of another item."
    assert shift_item(editor, 1, -1).said == "b is now item 2."
    assert [item.level for item in editor.minutes.agenda] == [1, 1, 2, 1]


def test_a_check_asks_for_no_note_of_an_item_whose_parts_have_them() -> None:
    minutes = replace(ICE, notes=(Note(kind="item", item="winter"), Note(text="Cold.", item="winter")))
    told = [problem.text for problem in agenda_items.agenda(minutes)]
    assert not any(said.startswith(("Ice", "Winter")) for said in told)
    assert any(said.startswith("Rest was never taken up") for said in told)


def headed(blocks: Iterable[Block]) -> list[tuple[int, str]]:
    return [(block.level, words(block.content)) for block in blocks if isinstance(block, Heading)]


def test_the_page_beside_the_notes_has_the_headings_of_the_whole_page() -> None:
    taken = ("tankers", "rest", "opening", "winter", "other", "rest")
    notes = tuple(Note(kind="item", item=key, outcome="closed" * (key == "other")) for key in taken)
    made = page(replace(ICE, notes=notes))
    assert headed(taken_up(0, made.minutes.notes, made)) == [(2, "Ice"), (3, "Winter"), (4, "Tankers")]
    assert headed(taken_up(1, made.minutes.notes, made)) == [(3, "Rest")]
    each = [heading for at in range(len(notes)) for heading in headed(taken_up(at, made.minutes.notes, made))]
    assert each == headed(proceedings_of(made))


def test_the_times_of_ten_items_have_room_on_a_small_terminal(opened: Opened) -> None:
    editor = opened(
        '[meeting]\ntitle = "Council"\ndate = 2025-03-12\n'
        + "".join(f'\n[[agenda]]\nkey = "k{n}"\ntitle = "{n} The grant to the village hall"\n' for n in range(10))
    )
    for n in range(10):
        enter(editor, f"/item k{n}")
    said = enter(editor, "/times").said
    assert len(said) < 230
    assert all(f"{n} The grant" in said for n in range(10))


def test_an_item_that_moves_the_numbers_of_others_says_so(opened: Opened) -> None:
    editor = opened("")
    enter(editor, "/insert 1. Apologies\n2. Ponds\n3. Trees")
    assert not enter(editor, "/item 1").said
    said = enter(editor, "/topic Late item: dogs").said
    assert said == "Items 2 to 3 are 3 to 4 now. /reorder late last keeps the numbers of the agenda."
    enter(editor, "/reorder late last")
    found = [
        (item.title, place.whole) for item, place in zip(editor.minutes.agenda, places(editor.minutes), strict=True)
    ]
    assert found == [("Apologies", "1"), ("Ponds", "2"), ("Trees", "3"), ("Late item: dogs", "4")]


def test_an_item_that_begins_with_a_typed_heading_is_linked_from_the_agenda() -> None:
    """Where items have no headings of their own."""
    text = (
        "format = 1\n[print]\nhead = ['title', 'agenda']\nagenda_headings = false\n"
        "[[agenda]]\nkey = 'a'\ntitle = 'Last minutes'\n[[note]]\nkind = 'item'\nitem = 'a'\n"
        "[[note]]\nid = '7'\nkind = 'heading'\nitem = 'a'\ntext = 'Minutes of March'\n"
        "[[note]]\nid = '8'\nitem = 'a'\ntext = 'So.'\n"
    )
    source = html.write(document(read(text).minutes))
    to = re.findall('<a href="#([^"]+)">Last minutes</a>', source)
    assert len(to) == 1
    assert re.search(f'<h[2-4] id="{to[0]}">Minutes of March', source)


def test_a_part_of_a_private_item_does_not_become_an_item_of_its_own_for_the_public(opened: Opened) -> None:
    editor = opened("[[agenda]]\nkey='staff'\ntitle='Staff'\n[[agenda]]\nkey='pay'\ntitle='Pay'\nlevel=2\n")
    for line in ("/item staff", "/private", "/item pay", "She gets more."):
        enter(editor, line)
    assert shift_item(editor, 1, -1).said == "Pay is now item 2. The item stays private, with what is noted there."
    assert [item.level for item in editor.minutes.agenda] == [1, 1]
    assert "She gets more" not in str(document(editor.minutes, "summary"))
