"""Sentences that people of a harbour typed: each is asked about with its command, or is plain."""

import pytest
from conftest import Opened
from test_told_in_languages import HEAD

from minutes_tui.commands import enter_unseen

CASES = [
    ("de", "/break 20:00-20:20", "Um 20.47 Uhr geht es weiter.", "/resume 20:47"),
    ("de", "", "Die Vorsitzende dankt; Schluss der Sitzung um 22.10 Uhr.", "/adjourn 22:10"),
    ("en", "/break 20:00-20:20", "After the coffee we carried on at 20.47.", "/resume 20:47"),
    ("en", "", "The group paused for coffee from 20:30 to 20:45.", "/break 20:30 to 20:45"),
    ("en", "", "Kern joined us at 20.20.", "/expected JK"),
    (
        "en",
        "",
        "We will meet again on 14 March 2027 at 10 in Kyk.",
        "/meeting next 14 March 2027 at 10 in Kyk",
    ),
    ("fr", "", "La prochaine réunion aura lieu le 3 décembre.", "/meeting next le 3 décembre"),
    ("fr", "", "Kern espère que la prochaine réunion des pilotes aura lieu le 3 décembre.", ""),
]


@pytest.mark.parametrize(("language", "before", "line", "command"), CASES)
def test_a_sentence_is_asked_about_with_its_command(
    opened: Opened, language: str, before: str, line: str, command: str
) -> None:
    editor = opened(HEAD.format(language))
    for each in filter(None, ("/clock 20:00", "/person JK = Jonas Kern", before, line)):
        enter_unseen(editor, each)
    assert editor.minutes.notes[-1].check.partition(" Type ")[2] == command
