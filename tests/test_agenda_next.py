"""What the screen announces as the next item is what /next takes up; and no item has a second heading with nothing."""

import datetime as dt

import pytest
from conftest import Opened, enter
from msgspec.structs import replace

from minutes_tui import checks, commands
from minutes_tui.assist import keymap
from minutes_tui.meeting.agenda_numbers import following
from minutes_tui.meeting.edit import Edit
from minutes_tui.report import document
from minutes_tui.writers import markdown

ITEMS = "".join(f'\n[[agenda]]\nkey = "{key}"\ntitle = "{key.title()}"\n' for key in ("one", "two", "three", "four"))
RECORD = f'format = 1\n\n[meeting]\ntitle = "Orchard Council"\ndate = 2025-03-12\n{ITEMS}'


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (("Words.",), "one"),
        (("/item one", "/item two", "/item three", "/item one"), "four"),
        (("/item three",), "four"),
        (("/item one", "/skip"), "three"),
        (("/item one", "/close"), "two"),
    ],
)
def test_the_next_item_is_the_one_that_is_announced(opened: Opened, lines: tuple[str, ...], key: str) -> None:
    editor = opened(RECORD)
    enter(editor, *lines)
    item = following(editor.minutes)
    assert item is not None
    assert item.key == key
    enter(editor, "/next")
    assert editor.minutes.current_item() == key


def test_the_next_item_may_be_one_before_and_where_all_were_taken_up_none_is(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/item four", "/next")
    assert editor.minutes.current_item() == "one"
    enter(editor, "/next", "/next", "/item one")
    assert enter(editor, "/next") == "No agenda item is left. /item CODE returns to one."


def test_an_item_that_was_resumed_for_nothing_has_one_heading(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(
        editor,
        "/item one",
        "A.",
        "/item two",
        "B.",
        "/item one",
        "// private",
        "/item two",
        "/item three",
        "/item one",
        "D.",
        "/item two",
    )
    page = markdown.write(document(editor.minutes))
    assert [line for line in page.splitlines() if line.startswith("## ") and "." in line] == [
        "## 1. One",
        "## 2. Two",
        "## 3. Three",
        "## 1. One",
    ]


def test_an_item_first_taken_up_for_nothing_has_its_heading_where_its_notes_are(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/item one", "A.", "/item four", "/item two", "B.", "/item three", "/item four", "D.")
    page = markdown.write(document(editor.minutes))
    headings = [line for line in page.splitlines() if line.startswith("## ") and "." in line]
    assert headings == ["## 1. One", "## 2. Two", "## 3. Three", "## 4. Four"]


def test_an_item_taken_up_for_nothing_keeps_its_heading_above_its_parts(opened: Opened) -> None:
    editor = opened(RECORD.replace('key = "two"', 'key = "two"\nlevel = 2'))
    enter(editor, "/item one", "/item two", "B.", "/item three", "/item four", "D.", "/item one", "A.")
    page = markdown.write(document(editor.minutes))
    headings = [line for line in page.splitlines() if line.startswith("##") and " " in line and "." in line]
    assert headings == ["## 1. One", "### 1.1 Two", "## 2. Three", "## 3. Four", "## 1. One"]


def test_a_meeting_that_ended_without_a_start_is_asked_for_it_once(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/item one", "A.", "/adjourn")
    found = [each for each in checks.problems(editor.minutes) if each.check == "ended"]
    assert [each.text for each in found] == ["The meeting has an end and no start: set it with /start TIME."]
    (fix,) = checks.fixes(editor.minutes, found[0])
    editor.do(fix.edit)
    at = editor.minutes.notes[0].at
    assert at is not None
    assert editor.minutes.meeting.start == at.time().replace(second=0, microsecond=0)
    assert [each for each in checks.problems(editor.minutes) if each.check == "ended"] == []


def test_what_became_of_an_action_item_names_it(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "> to paint the fence by 2025-04-01")
    assert commands.enter(editor, "/done fence").said == "Marked as done: 1 to paint the fence."
    assert commands.enter(editor, "/drop 1 sold").problem.startswith("Dropped: 1 to paint the fence. 1 had been done")


@pytest.mark.parametrize(("index", "key"), [(4, "one"), (1, "two")])
def test_a_note_that_is_moved_to_another_item_makes_no_problem_of_its_time(
    opened: Opened, index: int, key: str
) -> None:
    editor = opened(RECORD)
    for minute, line in enumerate(("/item one", "A.", "/item two", "B.", "C.", "/item three", "D.")):
        at = dt.datetime(2025, 3, 12, 10, minute, tzinfo=dt.UTC)
        enter(editor, line)
        last = len(editor.minutes.notes) - 1
        editor.do(Edit((editor.change("note", last, replace(editor.minutes.notes[last], at=at)),)))
    before = editor.record.text
    act = next(act for act in keymap.acts() if act.name == "item")
    said = act.run(editor, [index], key).said
    assert said.startswith(f"Moved to {key.title()}. Its time is that of the notes beside it now, ")
    assert [each.text for each in checks.problems(editor.minutes) if each.check == "times"] == []
    editor.undo()
    assert editor.record.text == before


HEADINGS = ["1. One", "2. Two", "1. One"]
KEYS = ("id", "item", "kind", "text")


def _by_hand(*notes: str) -> str:
    values = [(str(at), *note.split("|")) for at, note in enumerate(notes, 1)]
    tables = ("\n".join(f'{key} = "{said}"' for key, said in zip(KEYS, each, strict=True) if said) for each in values)
    return RECORD + "".join(f"\n[[note]]\n{table}\n" for table in tables)


@pytest.mark.parametrize(
    ("notes", "headings"),
    [
        (("one|break|Coffee.", "one|statement|Ice.", "two|statement|Snow."), ["1. One", "2. Two"]),
        (("one|item|", "one|statement|Ice.", "two|statement|Snow.", "one|statement|Hail."), HEADINGS),
        (("one|remark|Ask Anna.", "two|break|Coffee."), []),
        (("|statement|Ice.", "nine|statement|Snow."), []),
        (("three|statement|Ice.", "|statement|Fog.", "three|statement|Snow."), ["3. Three"]),
    ],
)  # fmt: skip
def test_notes_of_an_item_that_nothing_takes_up_have_its_heading(
    notes: tuple[str, ...], headings: list[str], opened: Opened
) -> None:
    page = markdown.write(document(opened(_by_hand(*notes)).minutes))
    assert [line[3:] for line in page.splitlines() if line.startswith("## ") and "." in line] == headings


def test_a_heading_of_notes_that_are_not_for_the_public_is_on_their_pages_alone(opened: Opened) -> None:
    record = _by_hand("one|statement|Ice.", "two|statement|Snow.").replace(
        'text = "Ice."', 'text = "Ice."\naudience = "private"'
    )
    minutes = opened(record).minutes
    assert "## 1. One" not in markdown.write(document(minutes))
    assert "## 1. One" in markdown.write(document(minutes, audience="private"))


def test_a_page_whose_items_have_no_headings_has_none_for_notes_of_one_either(opened: Opened) -> None:
    record = _by_hand("one|statement|Ice.").replace(
        "\n[[agenda]]", "\n[print]\nagenda_headings = false\n\n[[agenda]]", 1
    )
    assert "## 1. One" not in markdown.write(document(opened(record).minutes))
