"""Inline content as runs: which of them a page that is drawn gets as one."""

from minutes_tui.model.document import Emphasis, LineBreak, PageNumber, Words
from minutes_tui.writers.runs import gathered, trimmed


def test_plain_words_that_follow_each_other_are_one_run_and_nothing_else_is() -> None:
    content = (
        Words("The ice"), Words(" "), Words("holds."), LineBreak(), Words("See "), PageNumber("note-1"), Words("and"),
        Emphasis((Words("all"),)), Emphasis((Words("of it"),)),
    )  # fmt: skip
    found = gathered(trimmed(content, has_pages=True))
    assert [(run.text, run.page) for run in found] == [
        ("The ice holds.", ""), ("\n", ""), ("See ", ""), ("", "note-1"), ("and", ""), ("all", ""), ("of it", ""),
    ]  # fmt: skip
