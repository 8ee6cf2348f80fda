"""A comment on a paragraph that has no number of its own, 1a, as the private page gives it to a private one."""

import pytest
from conftest import Opened, enter
from test_stays_private import CIRCULATED, SECRET

from minutes_tui import commands
from minutes_tui.report import document


@pytest.mark.parametrize(
    ("typed", "on", "who", "text"),
    [
        ("1a RO: he owes nothing", "§1a", "RO", "he owes nothing"),
        ("§1a RO: he owes nothing", "§1a", "RO", "he owes nothing"),
        ("1a: he owes nothing", "§1a", "", "he owes nothing"),
        ("9z RO: he owes nothing", "", "9z RO", "he owes nothing"),  # no page has that
    ],
)
def test_a_comment_says_which_and_by_whom(typed: str, on: str, who: str, text: str, opened: Opened) -> None:
    editor = opened(CIRCULATED)
    said = enter(editor, f"/comment {typed}")
    (comment,) = editor.minutes.comments
    assert (comment.on, comment.who, comment.text, comment.paragraph) == (on, who, text, None)
    if on:
        by = f" by {who}" if who else ""
        assert said == (f"Comment #1 on §1a{by} added. 1a is not a number that stays, so correct the paragraph itself.")
        assert "owes nothing" not in str(document(editor.minutes, "comments"))
        assert "owes nothing" in str(document(editor.minutes, "comments", audience="private"))


def test_a_correction_of_one_is_refused(opened: Opened) -> None:
    editor = opened(CIRCULATED.replace("circulated", "approved"))
    outcome = commands.enter(editor, f"/corrigendum 1a: {SECRET} owes nothing")
    assert outcome.refused == "1a is not a number that stays. Write the correction without it."
    assert editor.minutes.corrigenda == ()
    assert enter(editor, "/corrigendum 1: It leaks.").startswith("Corrigendum 1 to paragraph 1 added.")
