"""Sentences on the pending motion that are read, and those that stay words: each of these is marked with its remedy."""

import re

import pytest
from conftest import Opened, enter
from test_put_off import BODY, about

from minutes_tui import checks
from minutes_tui.assist.completer import Completer
from minutes_tui.line.snippets import Short
from minutes_tui.line.votes.motion_lines import OR, WHICH_ASKED
from minutes_tui.report import document
from minutes_tui.writers import markdown

ASKED = "Is that what became of the motion? Type "
READ = [
    ("en", "The motion did not carry, 2-3.", "lost", "", (2, 3)),
    ("en", "The motion did not pass.", "lost", "", None),
    ("en", "Tie vote, 2-2, motion fails.", "lost", "tie vote", (2, 2)),
    ("en", "Failed for want of a majority, 1-1.", "lost", "for want of a majority", (1, 1)),
    ("en", "Approved as amended 5-0.", "carried", "as amended", (5, 0)),
    ("en", "Passed 4-1, not unanimously.", "carried", "not unanimously", (4, 1)),
    ("en", "Tamm withdrew the motion.", "withdrawn", "", None),
    ("de", "Der Antrag wurde nicht angenommen.", "lost", "", None),
    ("de", "Damit ist der Antrag angenommen.", "carried", "", None),
    ("de", "Mit 3 Ja- gegen 2 Nein-Stimmen angenommen.", "carried", "", (3, 2)),
    ("de", "Tamm zieht den Antrag zurück.", "withdrawn", "", None),
    ("fr", "Non adoptée.", "lost", "", None),
    ("fr", "Renvoyé en commission.", "referred", "en commission", None),
    ("es", "Se retira la moción.", "withdrawn", "", None),
    ("sv", "Ej antagen.", "lost", "", None),
    ("sv", "Bordlades till nästa möte.", "tabled", "till nästa möte", None),
    ("sv", "Beslutades enligt förslaget.", "carried", "", None),
]
MARKED = [
    ("en", "Put to the vote & lost by 3 votes to 2", "/lost 2-3"),
    ("en", "Put to the vote, and lost 3 to 2", "/lost 2-3"),
    ("en", "The motion was debated and lost by 3 votes to 2", "/lost 2-3"),
    ("de", "Zur Abstimmung gestellt und mit 3 gegen 2 Stimmen abgelehnt", "/lost 2-3"),
    ("en", "Tie vote, 2-2", "/tied 2-2, or /carried 2-2 casting vote"),
    ("en", "2-2, the chair broke the tie in favor.", "/tied 2-2, or /carried 2-2 casting vote"),
    ("en", "The vote was 3-2 in favor.", "/vote 3-2"),
    ("en", "Divided 2-1.", "/vote 2-1"),
    ("en", "Carried, with the chair abstaining.", "/carried with the chair abstaining"),
    ("en", "Approved, subject to legal review.", "/carried subject to legal review"),
    ("en", "The motion was not seconded.", "/lost for want of a seconder"),
    ("en", "Motion not carried unanimously.", "/carried not unanimously"),
    ("en", "The motion was debated and carried.", "/carried"),
    ("de", "Auf die nächste Sitzung vertagt.", "/postpone auf die nächste Sitzung"),
    ("de", "wird an den Ausschuss verwiesen", "/refer an den Ausschuss"),
    ("de", "Bei 2 Enthaltungen einstimmig.", "/carried bei 2 Enthaltungen einstimmig"),
    ("de", "Stimmengleichheit, damit abgelehnt.", "/tied"),
    ("fr", "Pour 3, contre 2 : adoptée.", "/carried pour 3, contre 2"),
    ("sv", "Stämman beslutade bifalla motionen.", "/carried"),
    ("sv", "Bifölls, Berg reserverade sig", "/carried Berg reserverade sig"),
]
WORDS = [
    "The treasurer passed the book to the committee and left.",
    "We met from 10-12 in the hall.",
    "The meeting was held 2-3 May.",
    "Berg lost her keys.",
    "Berg: The motion was carried in 2019.",
]


@pytest.mark.parametrize(("language", "line", "outcome", "reason", "counts"), READ, ids=[line for _, line, *_ in READ])
def test_a_sentence_says_what_became_of_the_motion(
    language: str, line: str, outcome: str, reason: str, counts: tuple[int, int] | None, opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion AT: We mill.", line)
    motion, *votes = editor.minutes.notes
    assert (motion.outcome, motion.reason) == (outcome, reason)
    assert [(note.for_, note.against) for note in votes] == ([counts] if counts else [])


@pytest.mark.parametrize(("language", "line", "command"), MARKED, ids=[line for _, line, _ in MARKED])
def test_one_that_is_not_read_is_marked_with_the_command_that_says_it(
    language: str, line: str, command: str, opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion AT: We mill.")
    found = Completer(Short()).candidates(line, editor.minutes)
    assert set(command.split(OR)) <= {each.text for each in found if each.over == len(line)}
    assert enter(editor, line) == f"{ASKED}{command}"
    assert editor.minutes.notes[-1].check == f"{ASKED}{command}"
    assert about(editor.minutes)[-1] == f"statement · {line} · ?"


@pytest.mark.parametrize("line", WORDS)
def test_other_sentences_while_a_motion_is_pending_have_no_mark(line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion AT: We mill.", line)
    assert not editor.minutes.notes[-1].check


@pytest.mark.parametrize(
    "line",
    ["Motion fails.", "The motion died for lack of a second.", "Motion carried unanimously.", "Motion carried 3-1"],
)
def test_with_nothing_pending_an_outcome_is_marked(line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, line).startswith("No motion is pending")
    assert editor.minutes.notes[-1].check


def test_a_sentence_that_repeats_what_was_decided_has_no_mark(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "! We mill.", "Motion carried.")
    assert not editor.minutes.notes[-1].check


def test_with_nothing_pending_ballots_in_sentences_are_marked(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, "Ayes: Tamm, Berg, Kask. Noes: none.").startswith("No motion or vote is pending.")


def test_who_seconds_the_pending_motion_and_no_more_is_its_seconder(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion AT: We mill.", "Berg seconded.")
    assert editor.minutes.notes[0].seconder == "LB"
    enter(editor, "Kask seconded.")
    assert [note.text for note in editor.minutes.notes[1:]] == ["Kask seconded."]


def test_a_reservation_is_no_vote_against(opened: Opened) -> None:
    editor = opened(BODY.format("sv"))
    enter(editor, "/motion AT: Vi maler.", "Berg reserverade sig")
    assert about(editor.minutes) == ["motion · Vi maler.", "statement · Berg reserverade sig"]


def test_each_ballot_of_a_line_has_its_reason(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion AT: We mill.", "+1 AT: it is cheap -1 LB: it is ugly, +1 or not 0 KK")
    vote = editor.minutes.notes[1]
    assert vote.ballots == {"AT": "for", "LB": "against", "KK": "abstain"}
    assert [(note.speaker, note.text) for note in editor.minutes.notes[2:]] == [
        ("AT", "it is cheap"), ("LB", "it is ugly, +1 or not"),
    ]  # fmt: skip


def test_a_proxy_of_somebody_who_is_not_on_the_list_is_marked(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    typed = "A proxy is typed /proxy HOLDER: GIVER."
    assert enter(editor, "Proxy: Berg to Kaska") == f"No one is called Kaska: is it KK Kai Kask? {typed}"
    assert enter(editor, "Proxy: Berg to Holm") == f"Not on the participants list: Holm. {typed}"
    assert not enter(editor, "Proxy voting was explained to the members.")


def test_a_candidate_by_a_code_that_nobody_has_is_told(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, "/vote Chair: AT 3, ZZ 2").startswith("Not on the participants list: ZZ.")
    assert not enter(editor, "/vote Colour: RED 3, BLUE 2")


def test_a_vote_that_is_said_to_be_unanimous_stands_so_in_the_list_of_decisions(opened: Opened) -> None:
    editor = opened(BODY.format("en") + '\n[print]\nlists = ["decisions"]\n')
    enter(editor, "/motion AT: We mill.", "+1 all", "/carried unanimously")
    assert "| 1 | We mill. | unanimously |" in markdown.write(document(editor.minutes))


def test_a_mark_with_other_figures_than_those_of_now_is_not_said_beside_them(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion AT: We mill.", "/carried 5-2", "/person Ms Eva Holm", "+EH")
    enter(editor, "/motion AT: We row.", "/carried 8-0")
    said = [problem.text for problem in checks.problems(editor.minutes) if "7 votes are counted" in problem.text]
    assert [text[:26] for text in said] == ["7 votes are counted, but 5"]


@pytest.mark.parametrize(
    ("line", "is_marked"),
    [
        ("The board voted 2-1 to sell the shed.", True),
        ("It was resolved, 2-1, to run.", True),
        ("The council adopted Resolution 26-14 by a vote of 2-1.", True),
        ("The vote on the fence is on 3-4 May.", False),
        ("Votes cast in 2025-26 were few.", False),
    ],
)
def test_with_nothing_pending_a_decision_with_its_counts_is_marked(line: str, is_marked: bool, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, line)
    assert editor.minutes.notes[0].check.startswith("Is this a decision?") is is_marked


def test_an_outcome_that_changes_a_ballot_says_so(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    said = enter(editor, "/motion AT: We mill.", "+1 all", "Carried, Kask opposed.")
    assert "KK voted for before." in said


def test_an_outcome_with_no_one_present_says_so(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    said = enter(editor, "/motion AT: We mill.", "-AT, LB, KK, XY, RO", "/carried")
    assert said == "No one with a vote is marked present: mark who is there (F3), or type +CODE."


def test_an_hour_at_which_the_meeting_pauses_or_ends_is_no_vote(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion BB: We pave.")
    for line in ("Break til 18:55", "/adjourn 20:45", "/break 18:55", "Meeting closed at 20:45"):
        offered = [each.text for each in Completer(Short()).candidates(line, editor.minutes)]
        assert not [each for each in offered if each.startswith("/vote")], line
    enter(editor, "Break til 18:55")
    assert "vote" not in editor.minutes.notes[-1].check


RIVALS = [
    ("en", "Substitute motion by Berg, second Tamm, to replace the floor.", "Motion carried 3-1"),
    ("en", 'Berg moved to amend by adding "blue". Second Tamm.', "Carried 3-1."),
    ("en", "Tamm called the question.", "Carried 4-0."),
    ("en", "Motion by Berg to extend the meeting to 10 pm", "Carried."),
    ("en", "Amend: paint the hall blue (AT/LB)", "carried 3-1"),
    ("de", "Berg beantragt, stattdessen zwei Boote zu kaufen.", "Mit 3 zu 1 angenommen."),
    ("de", "Gegenantrag Berg: Wir kaufen keine Segel.", "Mit 3 zu 1 abgelehnt."),
    ("de", "Berg beantragt Schluss der Debatte.", "Angenommen."),
    ("fr", "Berg propose un amendement : 3 €.", "Adopté par 3 voix contre 1."),
    ("fr", "Sous-amendement de Berg : le vendre aux enchères.", "Adopté à l'unanimité."),
]


@pytest.mark.parametrize(("language", "proposal", "outcome"), RIVALS)
def test_an_outcome_behind_what_may_be_another_proposal_is_asked_about(
    language: str, proposal: str, outcome: str, opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion KK: X Y Z", proposal, outcome)
    note = editor.minutes.notes[-1]
    assert note.kind == "statement"
    if found := re.match(r"Of the pending motion\? Type (/.+)\. If it is of “", note.check):
        enter(editor, found[1])
        assert editor.minutes.notes[0].outcome


@pytest.mark.parametrize("said", ["AT: I moved house and propose a toast.", "LB said the amendment of May was dear.",
                                  "There was a discussion of the amendment process."])  # fmt: skip
def test_what_is_only_said_of_motions_asks_nothing(said: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion KK: X Y Z", said, "Carried 3-1")
    assert editor.minutes.notes[-1].kind == "vote"


WHICH = "Is this about the pending motion? Then type its outcome, such as /carried or /lost. "
NO_AMENDMENT = "No amendment is pending: /amend TEXT adds one, /carried or /lost is of the motion."


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Vote on the amendment: 6 for, 3 against", NO_AMENDMENT),
        ("The amendment was declared carried.", NO_AMENDMENT),
        ("The amendment was put to the vote and lost, 2 for, 4 against.", NO_AMENDMENT),
        ("Members resolved by 5 votes to 1 to join the association.", WHICH),
        ("Resolved 6-4 to ask for a lower limit at the farm", WHICH),
        ("The board voted 2-1 to sell the shed", WHICH),
        ("Voted by a show of hands: 7 for, 4 against. Motion carried.", f"{ASKED}/carried 7-4"),
        ("The motion was put and carried after debate, nine for and one abstention.", f"{ASKED}/carried"),
        ("The motion as amended was carried, 6 votes for, 2 against, 1 abstention", WHICH),
        ("Amendment (AT, seconded BM): to add a bell", "Is this an amendment? Type /amend MOVER: "),
    ],
)
def test_a_vote_on_an_amendment_or_on_another_matter_is_not_offered_as_one_on_the_motion(
    line: str, mark: str, opened: Opened
) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion AT: We mill.", line)
    motion, note = editor.minutes.notes
    assert note.check.startswith(mark)
    assert not motion.outcome


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("The vote being tied, the Chairman used his casting vote in favour", f"{ASKED}/carried casting vote"),
        ("The Chairman gave his casting vote against.", f"{ASKED}/lost casting vote"),
        ("The Chairman gave her casting vote.", f"{ASKED}/carried casting vote, or /lost casting vote"),
        (
            "Put to the vote there were 3 in favour and 3 against. The Chairman gave her casting vote against.",
            f"{ASKED}/lost 3-3 casting vote",
        ),
        ("It was agreed to defer the request of the scouts to the next meeting.", WHICH),
        ("It was unanimously agreed that the chairs be sold.", WHICH),
        ("Berg, seconded by Mahs: that we sell the shed", "Is this a motion? Type /motion MOVER; SECONDER: TEXT."),
    ],
)
def test_a_casting_vote_and_another_decision_in_a_sentence_are_asked_about(
    line: str, mark: str, opened: Opened
) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion AT: We mill.", line)
    motion, note = editor.minutes.notes
    assert (note.check.startswith(mark), note.speakers, motion.outcome) == (True, (), "")
    if " casting" in mark:
        enter(editor, mark.removeprefix(ASKED).split(", or ")[0])
        assert editor.minutes.notes[0].outcome in ("carried", "lost")
        assert not any(each.check.startswith(ASKED) for each in editor.minutes.notes)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("Resolution 26-14 adopted 3-1 with Tamm opposed", "/carried 3-1 with Tamm opposed"),
        ("Resolution 26-14 adopted 3-1", "/carried 3-1"),
        ("Main motion: 3-2 passes (Tamm and Berg opposed)", "/carried 3-2 -1 Ms Tamm, Ms Berg"),
    ],
)
def test_what_is_offered_has_no_number_of_a_resolution_and_has_who_was_opposed(
    line: str, command: str, opened: Opened
) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion We buy the boat", line)
    assert editor.minutes.notes[-1].check == f"{ASKED}{command}"
    enter(editor, command)
    vote = editor.minutes.notes[-1]
    assert editor.minutes.notes[0].outcome == "carried"
    assert (vote.for_, vote.against) == (3, 1 if "3-1" in command else 2)
    assert set(vote.ballots.values()) == ({"against"} if "Tamm" in line else set())


def test_what_became_of_a_motion_is_none_of_its_words_where_more_is_said_with_it(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion Berg: We sail. Carried 2-1, Tamm opposed and Berg seconded")
    motion, vote = editor.minutes.notes
    assert (motion.text, motion.outcome) == ("We sail.", "carried")
    assert "stays as words beside the outcome" in motion.check
    assert (vote.for_, vote.against) == (2, 1)


def test_no_command_is_offered_with_a_word_that_was_of_the_outcome(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    line = "Vote: 3 yes, 1 no, motion carries, meeting thanked Tamm."
    enter(editor, "/motion We buy the boat", line)
    assert (editor.minutes.notes[-1].text, editor.minutes.notes[-1].check) == (line, WHICH_ASKED)
