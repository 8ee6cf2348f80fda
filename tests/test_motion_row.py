"""What the row above the line says of a motion while it is typed."""

import datetime as dt

import pytest

from minutes_tui.assist.preview import previewed
from minutes_tui.model.minutes import Meeting, Minutes, Note, Participant

MINUTES = Minutes(
    meeting=Meeting(title="Orchard Council", date=dt.date(2025, 3, 12)),
    participants=tuple(
        Participant(key=key, name=name, title="Cllr", presence="present")
        for key, name in (("DP", "David Pryce"), ("JA", "Jane Ashdown"), ("EC", "Ed Cole"))
    ),
    notes=(Note(id="1", kind="motion", text="That we go."),),
)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/motion DP, JA: That we buy plums", ("Motion", "moved by Pryce", "seconded by Ashdown")),
        ("/motion DP and JA: That we buy plums", ("Motion", "moved by Pryce and Ashdown")),
        ("/motion (2/3) DP; JA: That we buy plums", ("Motion", "moved by Pryce", "seconded by Ashdown")),
        ("/motion DP and JA, seconded by EC: Go", ("Motion", "moved by Pryce and Ashdown", "seconded by Cole")),
        ("/amend DP, JA: That we buy pears", ("Amendment", "moved by Pryce", "seconded by Ashdown")),
    ],
)
def test_it_says_who_moves_and_who_seconds(line: str, said: tuple[str, ...]) -> None:
    assert previewed(line, MINUTES, dt.datetime(2025, 3, 12, 10, 0)).parts == said


@pytest.mark.parametrize(
    "line",
    [
        "Recorded vote: For: Pryce, Ashdown; Against: Cole",
        "Recorded vote. For: DP, JA. Against: EC",
        "Named vote: for: Pryce and Ashdown, against: Cole",
        "Recorded vote: For: Cllr Pryce, Ashdown; Against: Cole; Abstained: none",
    ],
)
def test_a_recorded_vote_is_read_by_name(line: str) -> None:
    said = ("Ballots for", "DP Pryce, JA Ashdown", "against", "EC Cole", "“That we go.”")
    assert previewed(line, MINUTES, dt.datetime(2025, 3, 12, 10, 0)).parts == said


def test_one_in_a_recorded_vote_whom_nobody_knows_is_asked_about() -> None:
    line = "Recorded vote: For: Pryce, Xylander; Against: Cole"
    assert previewed(line, MINUTES, dt.datetime(2025, 3, 12, 10, 0)).parts == ("Narrative", "marked for checking")
