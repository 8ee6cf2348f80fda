"""Sentences of a meeting in English that stay words and tell of a motion, a vote or an election: each asks for what
records it, and ordinary sentences with such words ask nothing."""

import pytest
from conftest import Opened

from minutes_tui.commands import enter_unseen
from minutes_tui.line.votes.motion_lines import (
    DECISION_ASKED,
    NOTHING_PENDING,
    RESOLVED_ASKED,
    WHICH_ASKED,
    WHO_MOVED,
    WITHIN,
)
from minutes_tui.line.votes.recusals_and_proxies import TO_COME

PEOPLE = ("RA = Ms. Rosa Ames, Chair", "DB = Mr. Dale Birch", "JC = Ms. Joy Cray", "MD = Mr. Marc Dunn",
          "LE = Ms. Lena Esk", "TB = Cllr Tom Beck", "RT = Cllr Ruth Tuck")  # fmt: skip
HEAD = 'format = 1\n\n[meeting]\ntitle = "Test"\ndate = 2026-11-20\nlanguage = "en"\n'
PENDING = "/motion MD: buy a van"
AMENDED = "/motion MD: buy a van|/amend LE: buy two vans"
EITHER = "either"


def mark(opened: Opened, before: str, line: str) -> str:
    """The mark of a line, typed in a meeting of seven people behind another line."""
    editor = opened(HEAD)
    for each in ("/clock 19:00", *(f"/person {each}" for each in PEOPLE), *filter(None, before.split("|")), line):
        enter_unseen(editor, each)
    return editor.minutes.notes[-1].check


ASKED = [
    ("", "TB moved that the county be asked for a lower limit",
     "Is this a motion? Type /motion TB: that the county be asked for a lower limit"),
    ("", "RT seconded it. All agreed.", NOTHING_PENDING),
    ("", "RT seconded. Carried.", NOTHING_PENDING),
    ("", "Tuck seconded the motion, all in favour.", NOTHING_PENDING),
    ("", "Birch made the motion to approve, Cray second, with Dunn making it unanimous.", WHO_MOVED),
    ("", "The plan was approved with Birch making the motion, Cray second, and all in favor.", WHO_MOVED),
    ("", "The board approved the waivers with Dale Birch making the motion, Joy Cray second.", WHO_MOVED),
    ("", "The motion to approve was made by Cray, Birch second.", WHO_MOVED),
    ("", "Agenda for the meeting agreed. Proposed: Dunn, seconded: Cray", WHO_MOVED),
    ("", "Bus lease: Birch moved approval, 2nd Esk", WHO_MOVED),
    ("", "Motion (Cray/Esk) to accept the audit. 7-0.", WHO_MOVED),
    ("", "Approved.", NOTHING_PENDING),
    ("", "Approved unanimously.", NOTHING_PENDING),
    ("", "Cray nominated Esk for deputy. Elected by acclamation.", RESOLVED_ASKED),
    ("", "Board approved the calendar 5-2.", DECISION_ASKED),
    ("", "Decision deferred to January", RESOLVED_ASKED),
    ("", "Cray moved, Esk 2nd, to rent the gym. Passed with Dunn abstaining.", EITHER),
    ("", "Esk has a conflict of interest here.", TO_COME.format("LE")),
    (PENDING, "Award: ayes 4, nays 1 (Dunn), abstain 1 (Esk). Carried.", WHICH_ASKED),
    (PENDING, "Item 4 was tabled until January.", WHICH_ASKED),
    (PENDING, "Cray puts the motion: 4 for, 1 against, 1 abstention. Carried.", WHICH_ASKED),
    (AMENDED, "TB's amendment fell, 2-4", WHICH_ASKED),
]  # fmt: skip


@pytest.mark.parametrize(("before", "line", "asked"), ASKED)
def test_what_tells_of_a_motion_a_vote_or_an_election_is_asked_about(
    opened: Opened, before: str, line: str, asked: str
) -> None:
    found = mark(opened, before, line)
    assert found == asked if asked != EITHER else found in (WHO_MOVED, WITHIN)


PLAIN = [
    "Beck said that the roof would last another winter.",
    "Dunn moved the chairs back to the wall.",
    "Esk moved to the next table.",
    "The school passed its inspection in May.",
    "Cray has passed the papers to the auditor.",
    "The bill for the lights was approved by the county last year.",
    "Dunn was elected to the county council in 2020.",
    "Tuck said that all were in favour of a party.",
    "For a second, nobody spoke.",
    "Second, the fence needs paint.",
    "Approved budgets are on the website.",
    "Motion sensors were fitted at the gate.",
    "All were agreed on one thing: it is cold.",
    "The team won 3-1 on Saturday.",
    "Beck withdrew 50 pounds from the account.",
    "No objection came from the county.",
    "The county has approved 5-2 splits before.",
    "The lost property was handed to the police.",
    "The motion was lost in the post.",
    "The committee approved of the colour.",
]


@pytest.mark.parametrize("line", PLAIN)
def test_ordinary_sentences_ask_nothing(opened: Opened, line: str) -> None:
    assert mark(opened, "", line) == ""
