"""Ballots by name with what became of the motion, or who was absent, in the same line; and "no" that denies nothing."""

import pytest
from conftest import Opened, enter
from test_put_off import BODY

from minutes_tui import checks
from minutes_tui.line.votes.motion_lines import LEFT_OUT, OUTCOME_ASKED, offered
from minutes_tui.report import document
from minutes_tui.writers import markdown


@pytest.mark.parametrize(
    ("line", "outcome", "reason", "ways"),
    [
        ("Roll call vote: Tamm-yes, Berg-yes, Kask-yes, Xia-no, Orr-no. Motion carries 3-2.", "carried", "", "+++--"),
        ("Roll call vote: Tamm no, Berg yes, Kask yes, Xia no, Orr yes. Motion passed 3-2.", "carried", "", "-++-+"),
        ("Ayes: Tamm, Berg. Nays: Kask, Xia. The motion failed on a tie vote.", "lost", "on a tie vote", "++--"),
        ("Yeas: Tamm, Berg, Kask. Nays: Xia. Abstain: Orr. Absent: none.", "", "", "+++-0"),
        ("Ayes: Tamm, Berg, Kask, Xia. Nays: None. Abstain: Orr. Absent: None.", "", "", "++++0"),
    ],
)
def test_a_line_of_ballots_may_say_what_became_of_the_motion(
    line: str, outcome: str, reason: str, ways: str, opened: Opened
) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", line)
    motion, vote = editor.minutes.notes
    assert (motion.outcome, motion.reason, motion.check) == (outcome, reason, "")
    way = {"+": "for", "-": "against", "0": "abstain"}
    assert dict(vote.ballots) == {
        code: way[sign] for code, sign in zip(("AT", "LB", "KK", "XY", "RO"), ways, strict=False)
    }


def test_ballots_that_differ_from_the_counts_behind_them_are_recorded_beside_them(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    said = enter(editor, "/motion LB: We mill.", "Ayes: Tamm, Berg. Nays: Kask, Orr. Motion carries 3-1.")
    assert said == "3 for are stated and 2 by name."
    vote = editor.minutes.notes[-1]
    assert (vote.for_, vote.against, len(vote.ballots)) == (3, 1, 4)
    problems = [each.text for each in checks.problems(editor.minutes) if each.index == 1 and each.table == "note"]
    assert problems == ["3 for are stated and 2 by name.", "1 against is stated and 2 by name."]


@pytest.mark.parametrize(
    ("language", "line", "command"),
    [
        ("en", "Hearing no objection, the motion is adopted.", "/carried"),
        ("en", "No further discussion. Motion carried 5-0.", "/carried 5-0"),
        ("en", "Not a single member objected and the motion was carried.", "/carried"),
        ("en", "Hearing none, the motion was passed unanimously.", "/carried unanimously"),
        ("en", "The motion was never carried.", "/lost"),
        ("sv", "Motionen bifölls inte.", "/lost"),
        ("fr", "Personne ne s'y opposant, la motion est adoptée.", "/carried"),
        ("en", "The question was called and the motion carried 5-0.", "/carried 5-0"),
        ("en", "Vote 4 to 1 with Orr dissenting.", "/vote 4 to 1 with Orr dissenting"),
    ],
)
def test_a_no_before_a_noun_does_not_turn_what_is_advised(
    language: str, line: str, command: str, opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion LB: Non.")
    assert offered(line, editor.minutes) == command
    assert enter(editor, line) == OUTCOME_ASKED.format(command)


@pytest.mark.parametrize(
    ("line", "command", "missing"),
    [
        ("Roll call vote: 4 yes, 1 no (Orr).", "/vote 4-1", "Orr"),
        ('The motion was amended to read "We row" and carried 5-0.', "/carried 5-0", '"We row"'),
    ],
)
def test_what_a_command_leaves_out_is_said_and_it_is_not_offered(
    line: str, command: str, missing: str, opened: Opened
) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.")
    assert offered(line, editor.minutes) == ""
    assert enter(editor, line) == OUTCOME_ASKED.format(command) + LEFT_OUT.format(missing)


def test_a_casting_vote_behind_the_counts_carries_the_motion(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "2 for, 2 against, carried on the casting vote of the chairman")
    assert editor.minutes.notes[0].outcome == "carried"
    vote = editor.minutes.notes[1]
    assert (vote.for_, vote.against, vote.outcome) == (2, 2, "on the casting vote of the chairman")


def test_who_had_the_casting_vote_is_printed_once(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "/carried 2-2 casting vote Berg")
    assert "casting vote: Ms Berg" in markdown.write(document(editor.minutes))
    assert "casting vote Berg" not in markdown.write(document(editor.minutes))


def test_counts_with_a_colon_behind_one_way_alone_are_a_vote(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "For: 3, against 1, abst 1")
    vote = editor.minutes.notes[1]
    assert (vote.for_, vote.against, vote.abstain) == (3, 1, 1)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "For: 3; Against: 1 (Lena Berg); Abstain: 1 (Kai Kask)"),
        ("en", "Yes: 3 No: 1 (Berg) Abstain: 1 (Kask)"),
        ("fr", "Pour : 3 ; Contre : 1 (Lena Berg) ; Abstention : 1 (Kai Kask)"),
    ],
)
def test_counts_with_names_in_brackets_are_a_vote(language: str, line: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion AT: Xxx.", line)
    vote = editor.minutes.notes[-1]
    assert (vote.kind, vote.for_, vote.against, vote.abstain) == ("vote", 3, 1, 1)
    assert vote.ballots == {"LB": "against", "KK": "abstain"}


@pytest.mark.parametrize(
    "line", ["For: Cllrs Tamm and Berg. Against: Kask", "For: Cllr Tamm, Cllr Berg. Against: Cllr Kask"]
)
def test_ballots_may_name_voters_behind_a_word_of_their_title_or_its_plural(line: str, opened: Opened) -> None:
    editor = opened(
        '[meeting]\ntitle="T"\nlanguage="en"\nstart=10:00:00\n'
        '[[participant]]\nkey="AT"\nname="Anna Tamm"\ntitle="Cllr"\n'
        '[[participant]]\nkey="LB"\nname="Lena Berg"\ntitle="Cllr Mrs"\n'
        '[[participant]]\nkey="KK"\nname="Kai Kask"\ntitle="Cllr Dr"\n'
    )
    enter(editor, "/motion We mill.", line)
    assert editor.minutes.notes[-1].ballots == {"AT": "for", "LB": "for", "KK": "against"}
