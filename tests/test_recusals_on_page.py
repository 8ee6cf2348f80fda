"""Where the page says who took no part in a vote: behind the result, and never between the words and that."""

import pytest
from conftest import Opened, enter

from minutes_tui.report import document
from minutes_tui.writers import markdown

PEOPLE = """\
[[participant]]
key = "AT"
name = "Ann Tar"
[[participant]]
key = "EE"
name = "Ed Elm"
"""


@pytest.mark.parametrize("style", ["plain", "hansard", "committee", "secretariat"])
def test_who_was_recused_stands_behind_the_result(style: str, opened: Opened) -> None:
    editor = opened(f"[print]\nstyle = '{style}'\n{PEOPLE}")
    enter(editor, "/motion AT: We mill.", "/recuse EE", "/amend AT: We mill, at night.", "/carried 3-1", "/carried 4-0")
    page = markdown.write(document(editor.minutes))
    vote = page[page.index("Vote on the motion") :]
    assert vote.index("We mill, at night.") < vote.index("Carried as amended") < vote.index("Recused: ")
    assert ")**" not in vote
    assert "). Recused: " in vote
