"""An action item has one number: on the screen, in the commands, and on the pages that list action items."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest
from conftest import Opened, enter

from minutes_tui import commands
from minutes_tui.export.formats import Order
from minutes_tui.export.messages import messages
from minutes_tui.meeting.actions import action_numbers
from minutes_tui.record import Record
from minutes_tui.report import document
from minutes_tui.writers import plain

PEOPLE = "".join(
    f"[[participant]]\nkey='{key}'\nname='{name}'\n" for key, name in (("BS", "Ms Bea Smith"), ("JA", "Mr Jon Ash"))
)
LINES = ("BS: The road is shut.", "> BS to send the dates", "JA: I see.", "// a remark", "> JA to mend the bell")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/done 1", "Marked as done: 1 to send the dates."),
        ("/done 2", "Marked as done: 2 to mend the bell."),
        ("/done #2", "Marked as done: 2 to mend the bell."),
        ("/done 1, 2", "2 notes: marked as done: 1 to send the dates; 2 to mend the bell."),
        ("/done 1-2", "2 notes: marked as done: 1 to send the dates; 2 to mend the bell."),
        ("/done 5", "There is no action item 5: 1 to send the dates; 2 to mend the bell"),  # the id of a note
        ("/drop 1, 5", "There is no action item 1,5: 1 to send the dates; 2 to mend the bell"),
        ("/done 3", "There is no action item 3: 1 to send the dates; 2 to mend the bell"),
        ("/late", "Type /late NUMBER or WORDS to DATE: 1 to send the dates; 2 to mend the bell"),
        ("/drop 2 too dear", "Dropped: 2 to mend the bell."),
    ],
)
def test_the_first_action_item_is_number_1(typed: str, said: str, opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, *LINES)
    assert enter(editor, typed) == said


def test_pages_of_action_items_have_the_number_that_the_screen_has(opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, *LINES, "/note 2 audience private")
    page = plain.write(document(editor.minutes, "actions"))
    assert "2    To mend the bell" in page
    assert "to send the dates" not in page


def test_each_message_has_the_numbers_that_the_screen_has(tmp_path: Path) -> None:
    notes = "".join(f"[[note]]\nkind='action'\nresponsible='{who}'\ntext='to {text}'\n" for who, text in
                    (("BS", "send the dates"), ("JA", "mend the bell")))  # fmt: skip
    path = tmp_path / "record.toml"
    people = PEOPLE.replace("key='JA'\n", "key='JA'\nemail='ja@example.org'\n")
    path.write_text(f"[meeting]\ndate=2025-03-12\n{people}{notes}", "utf-8")
    (made,) = messages(Record.read(path), "md", Order(), is_each=True).files.values()
    body = BytesParser(policy=policy.default).parsebytes(made).get_body(("plain",))
    assert isinstance(body, EmailMessage)
    assert "2    To mend the bell" in body.get_content()


def test_a_printed_number_stays_and_is_not_given_again(opened: Opened) -> None:
    more = ("number=2", "", "struck='gone'", "", "number='7b'")
    numbered = "".join(f"[[note]]\nkind='action'\ntext='to go'\n{each}\n" for each in more)
    assert action_numbers(opened(numbered).minutes) == {0: "2", 1: "1", 2: "3", 3: "4", 4: "7b"}


def test_what_had_been_done_or_dropped_is_asked_about(opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, *LINES, "/done 2")
    asked = commands.enter(editor, "/drop 2 mistake").problem
    assert asked == "Dropped: 2 to mend the bell. 2 had been done: /undo if you meant another."
    assert commands.enter(editor, "/done 2").problem.endswith("2 had been dropped: /undo if you meant another.")
    assert commands.enter(editor, "/late 1, 2 to 24 December 2026").problem.endswith(
        "2 had been done: /undo if you meant another."
    )
    assert not commands.enter(editor, "/done 1").problem


@pytest.mark.parametrize(
    "typed", ["/late 1 by 24 December 2026", "/late 1 until 24 December 2026", "/late 1 on 24 December 2026"]
)
def test_a_due_date_may_stand_behind_by(typed: str, opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, *LINES, typed)
    assert str(editor.minutes.notes[1].due) == "2026-12-24"


def test_actions_that_came_over_keep_their_numbers_when_their_items_are_taken_up(opened: Opened) -> None:
    items = "".join(f"[[agenda]]\nkey='{key}'\ntitle='{key}'\n" for key in ("ice", "snow"))
    notes = "".join(
        f"[[note]]\nid='{id}'\nkind='action'\nitem='{item}'\nfrom='may.toml#{id}'\ntext='to {text}'\n"
        for id, item, text in ((1, "snow", "dig"), (2, "ice", "skate"), (3, "snow", "ski"))
    )
    editor = opened(PEOPLE + items + notes)

    def numbered() -> dict[str, str]:
        numbers = action_numbers(editor.minutes)
        return {editor.minutes.notes[at].text: number for at, number in numbers.items()}

    came_over = {"to dig": "1", "to skate": "2", "to ski": "3"}
    assert numbered() == came_over
    for line in ("/item ice", "> BS to fall", "/item snow"):
        enter(editor, line)
        assert numbered().items() >= came_over.items()
    assert numbered()["to fall"] == "4"
