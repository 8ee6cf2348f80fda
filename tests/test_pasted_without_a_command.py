"""Lists that are pasted into an empty record without the command that takes them: the command is named."""

import pytest

from minutes_tui.model.minutes import AgendaItem, Minutes, Participant
from minutes_tui.tui.live.entered_lines import AGENDA, PEOPLE, looks_like, warning_of

NAMES = ["Participants:", "Anna Tamm (chair)", "Linnea Berg (may be late, train)", "Jonas Kern, treasurer",
         "Eva Holm - by phone", "", "Best regards,", "Sigrid"]  # fmt: skip
ITEMS = [
    "1. Opening",
    "2. Ice classes",
    "3. Fees (Kern, 20 min)",
    "a) tug",
    "b) crane",
    "4. Roads",
    "Any other business",
]
SAID = ["The ice came late this year.", "The pilots knew of it in March", "Anna Tamm asked why.", "Nobody knew."]


@pytest.mark.parametrize(("lines", "looks"), [(NAMES, PEOPLE), (ITEMS, AGENDA), (SAID, ""), (NAMES[:3], "")])
def test_what_pasted_lines_look_like(lines: list[str], looks: str) -> None:
    assert looks_like(lines, Minutes()) == looks


def test_what_the_record_has_is_not_looked_for() -> None:
    minutes = Minutes(participants=(Participant(key="AT"),), agenda=(AgendaItem(key="a", title="A"),))
    assert [looks_like(lines, minutes) for lines in (NAMES, ITEMS)] == ["", ""]


@pytest.mark.parametrize(("lines", "command"), [(NAMES, "/import"), (ITEMS, "/insert")])
def test_the_command_that_takes_the_list_is_named(lines: list[str], command: str) -> None:
    said = warning_of(lines, (), (), is_pasted=True, waits=False, looks=looks_like(lines, Minutes()))
    assert said.endswith(f"Ctrl+Z, {command}, and paste again.")
