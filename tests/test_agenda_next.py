"""What the screen announces as the next item is what /next takes up; and no item has a second heading with nothing."""

import pytest
from conftest import Opened, enter

from minutes_tui.meeting.agenda_numbers import following
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
