"""Sentences that ask for a command: once that is entered, the page says it once, and no word is lost."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY

BODY = BODY.format("en")
ASIDE = 'Berg moved to amend by adding "blue". Second Tamm.'
STAYS = [
    ("The motion was debated for an hour and carried 3-1.", "/carried 3-1"),
    ("There was much talk, and the motion was lost 1-3.", "/lost 1-3"),
]
SAID = [
    ("Put to the vote & lost by 3 votes to 2", "/lost 2-3"),
    ("The ayes have it.", "/carried"),
]


@pytest.mark.parametrize(("line", "command"), SAID)
def test_one_that_says_no_more_than_its_command_is_struck_out(line: str, command: str, opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion AT: We mill.", "LB: I am for it.", line)
    assert command in editor.minutes.notes[-1].check
    assert "is struck out: the page says it once." in enter(editor, command)
    assert editor.minutes.notes[0].outcome == command.split()[0].removeprefix("/")
    assert [bool(note.struck) for note in editor.minutes.notes[:3]] == [False, False, True]
    enter(editor, "/undo")
    assert editor.minutes.notes[-1].check
    assert not editor.minutes.notes[-1].struck


@pytest.mark.parametrize(("line", "command"), STAYS)
def test_one_that_says_more_stays_and_that_is_told(line: str, command: str, opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion AT: We mill.", line)
    assert "stays, as it says more." in enter(editor, command)
    assert [(note.text, note.check, note.struck) for note in editor.minutes.notes if note.kind == "statement"] == [
        (line, "", None)
    ]


def test_a_bare_outcome_of_which_it_is_asked_of_what_gives_its_place_to_the_vote(opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion AT: We mill.", ASIDE, "Carried 3-1.", "KK: Good.")
    enter(editor, "/carried 3-1")
    assert [(note.kind, bool(note.struck)) for note in editor.minutes.notes[-3:]] == [
        ("statement", True), ("vote", False), ("statement", False),
    ]  # fmt: skip
    assert editor.minutes.notes[-2].at == editor.minutes.notes[-3].at
    enter(editor, "/undo")
    assert [note.text for note in editor.minutes.notes if not note.struck] == [
        "We mill.",
        ASIDE,
        "Carried 3-1.",
        "Good.",
    ]


def test_the_same_where_the_amendment_is_entered_in_between(opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion AT: We mill.", ASIDE, "Carried 3-1.", "/amend LB; AT: We mill blue.", "/carried 3-1")
    assert [note.text for note in editor.minutes.notes if note.kind == "statement" and not note.struck] == []
    assert not any(note.check for note in editor.minutes.notes)


def test_other_counts_than_those_of_the_sentence_are_a_mark(opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion AT: We mill.", "The motion was debated and carried 3-1.", "/carried 4-1")
    assert editor.minutes.notes[1].check == "It says 3-1, and the vote is 4-1: correct one of them."
    assert not editor.minutes.notes[1].struck


@pytest.mark.parametrize(
    ("line", "command", "is_struck"),
    [
        ("The meeting ended at 11.05", "/adjourn 11:05", True),
        ("Ms Tamm closed the meeting at 11.05 with thanks to all.", "/adjourn 11:05", False),
        ("There was a break", "/break", True),
        ("Break 10 minutes for tea and cake", "/break 10 minutes", False),
        (
            "The next meeting will be on 12 April at 7.30pm in the hall.",
            "/meeting next on 12 April at 7.30pm in the hall",
            True,
        ),
        ("It was agreed to buy a strimmer.", "! buy a strimmer.", True),
        ("It was agreed to buy a strimmer after a long talk.", "! buy a strimmer.", False),
    ],
)
def test_a_sentence_of_the_meeting_or_of_a_decision(line: str, command: str, is_struck: bool, opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, line)
    assert editor.minutes.notes[0].check
    enter(editor, command)
    assert bool(editor.minutes.notes[0].struck) == is_struck
    assert editor.minutes.notes[0].text == line


def test_an_amendment_takes_the_place_of_the_sentence_that_asks_for_it(opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion AT: We mill.", "Ms Berg moved an amendment: to add blue.", "/amend LB: We mill blue.")
    assert [note.kind for note in editor.minutes.notes if not note.struck] == ["motion", "motion"]


def test_a_recusal_has_the_words_of_the_sentence_that_asks_for_it(opened: Opened) -> None:
    editor = opened(BODY)
    line = "Ms Berg withdrew and took no part in the discussion or the vote."
    enter(editor, line, "/recuse LB")
    left = [note for note in editor.minutes.notes if not note.struck]
    assert [(note.text, note.recused, note.check) for note in left] == [(line, ("LB",), "")]


@pytest.mark.parametrize(("ballot", "is_struck"), [("0 LB", True), ("-1 LB", False)])
def test_a_ballot_that_the_sentence_has_otherwise_leaves_it_on_the_page(
    ballot: str, is_struck: bool, opened: Opened
) -> None:
    editor = opened(BODY)
    line = "Put to the vote and approved by 3 votes to 1 with Ms Berg abstaining."
    enter(editor, "/motion AT: We mill.", line)
    assert editor.minutes.notes[1].check
    enter(editor, f"/carried 3-1 {ballot}")
    assert bool(editor.minutes.notes[1].struck) == is_struck


def test_a_vote_takes_the_place_of_the_sentence_that_has_its_counts(opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion AT: We mill.", "The vote was 4 for, 1 against.", "/vote 4-1")
    assert [(note.kind, bool(note.struck)) for note in editor.minutes.notes] == [
        ("motion", False), ("statement", True), ("vote", False),
    ]  # fmt: skip


def test_a_motion_that_is_carried_says_what_was_agreed(opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "It was agreed to buy a strimmer.", "/motion AT; LB: that we buy a strimmer")
    assert editor.minutes.notes[0].check
    enter(editor, "/carried")
    assert [bool(note.struck) for note in editor.minutes.notes] == [True, False]


def test_a_recusal_with_a_reason_leaves_the_sentence_without_its_mark(opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "Ms Berg took no part in the vote.", "/recuse LB: owns it")
    assert [(note.check, bool(note.struck)) for note in editor.minutes.notes] == [("", False), ("", False)]
    assert "owns it" in editor.minutes.notes[-1].text


def test_with_may_be_short_in_an_outcome(opened: Opened) -> None:
    editor = opened(BODY)
    enter(editor, "/motion AT: We mill.", "Carried w/ 1 abstention")
    assert (editor.minutes.notes[0].outcome, editor.minutes.notes[-1].abstain) == ("carried", 1)


@pytest.mark.parametrize(
    ("language", "title", "line", "stays"),
    [
        ("en", "Date of next meeting", "The next meeting will be held on 18 January 2027 at 19:30.", True),
        ("en", "Any other business", "The next meeting will be held on 18 January 2027 at 19:30.", False),
        ("de", "Termin der nächsten Sitzung", "Die nächste Sitzung findet am 18. Januar 2027 statt.", True),
    ],
)
def test_the_date_of_the_next_meeting_stays_below_the_heading_that_is_about_it(
    opened: Opened, language: str, title: str, line: str, stays: bool
) -> None:
    editor = opened(f'format = 1\n[meeting]\ntitle = "Council"\ndate = 2026-11-26\nlanguage = "{language}"\n')
    enter(editor, f"/topic {title}", line)
    asked = editor.minutes.notes[-1].check
    assert "/meeting next" in asked
    said = enter(editor, asked[asked.index("/") :])
    assert ("stays, as its item is about that." in said) is stays
    assert bool(editor.minutes.notes[-1].struck) is not stays
    assert not editor.minutes.notes[-1].check
    assert editor.minutes.meeting.next is not None
