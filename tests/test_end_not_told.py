"""What is asked where it is not said that the meeting is over, or that an item is put off."""

import pytest
from conftest import Opened, enter

from minutes_tui.checks.all_checks import fixes, problems

HEAD = (
    'format = 1\n\n[meeting]\ntitle = "Board"\ndate = 2025-03-12\n\n[[participant]]\nkey = "HK"\nname = "Hal Kane"\n'
    + "".join(
        f'[[agenda]]\nkey = "{key}"\ntitle = "{title}"\n'
        for key, title in zip("abc", ("One", "Two", "Three"), strict=True)
    )
)
NO_END = "The meeting has no end: type /adjourn TIME, or /adjourn - where no one noted when."


def test_a_motion_to_adjourn_and_no_end_is_said_in_the_review(opened: Opened) -> None:
    editor = opened(HEAD)
    enter(editor, "/motion HK: to adjourn.", "/carried", "HK wished everybody a good night.")
    problem = next(each for each in problems(editor.minutes) if each.text == NO_END)
    timed, untimed = fixes(editor.minutes, problem)
    editor.do(timed.edit)
    ended = editor.minutes.meeting
    assert ended.end is not None
    enter(editor, "/undo")
    editor.do(untimed.edit)
    closed = editor.minutes.meeting
    assert (closed.end, closed.adjourned) == (None, True)
    assert NO_END not in [each.text for each in problems(editor.minutes)]


@pytest.mark.parametrize("lines", [("/motion HK: to adjourn.", "/lost"), ("/motion HK: to buy a boat.", "/carried")])
def test_other_motions_say_nothing_of_the_end(lines: tuple[str, ...], opened: Opened) -> None:
    editor = opened(HEAD)
    enter(editor, *lines)
    assert NO_END not in [each.text for each in problems(editor.minutes)]


def test_an_item_that_is_put_off_is_asked_about_by_its_number(opened: Opened) -> None:
    """Also while a motion is pending, whose outcome it is not."""
    editor = opened(HEAD)
    enter(editor, "/next", "/motion HK: We pay.")
    asked = "Is item 3 put off? Type /skip 3. It is then among the items of the next meeting."
    assert enter(editor, "Item 3 is deferred to January.") == asked
    assert "item 9" not in enter(editor, "Item 9 is deferred to January.")
