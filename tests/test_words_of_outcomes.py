"""The words beside an outcome on a page: behind a comma or none, said once, and a vote on putting a motion off."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY

from minutes_tui.report import document
from minutes_tui.writers import markdown


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        (["Motion to table by Tamm, second Berg, passed."], "**Tabled, moved by Ms Tamm, seconded by Ms Berg**"),
        (["Tie vote, 2-2, motion fails."], "**Lost on a tie vote,** 2 for, 2 against"),
        (["/carried subject to legal review"], "**Carried, subject to legal review,**"),
        (["/carried by a majority"], "**Carried by a majority,**"),
        (["/postpone to May"], "**Postponed to May**"),
        (["/amend AT: We row.", "/carried 5-0", "The motion as amended carried 4-1."],
         "**Carried as amended,** 4 for, 1 against"),
        (["/amend AT: We row.", "/carried 5-0", "/carried as amended, by a majority"],
         "**Carried as amended by a majority,**"),
    ],
)  # fmt: skip
def test_the_words_beside_an_outcome(lines: list[str], printed: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", *lines)
    assert printed in markdown.write(document(editor.minutes))


@pytest.mark.parametrize("amendments", [[], ["/amend AT: We row."]])
def test_a_vote_on_putting_off_is_not_called_one_on_the_motion(amendments: list[str], opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", *amendments, "Motion to table carried 3-2.")
    page = markdown.write(document(editor.minutes))
    assert "**Vote:** 3 for, 2 against" in page
    assert "Vote on the" not in page
    assert editor.minutes.notes[-1].answers == "1"
