"""Ballots as people answer a roll call; who has voted already, and what is no ballot."""

import pytest
from conftest import NOW, Opened, enter

from minutes_tui import commands
from minutes_tui.assist import preview
from minutes_tui.commands import votes
from minutes_tui.commands.notes import at_place
from minutes_tui.language.labels import labels, languages
from minutes_tui.meeting.vote_results import without_ballot

HEAD = 'format = 1\n\n[meeting]\ntitle = "Harbour Board"\ndate = 2025-03-12\nlanguage = "{}"\n\n'
PEOPLE = {"MR": "Maria Reyes", "AL": "Alan Lowe", "LB": "Lena Berg", "AT": "Ana Tamm"}
BODY = HEAD + "\n".join(
    f'[[participant]]\nkey = "{code}"\nname = "{name}"\npresence = "present"\n' for code, name in PEOPLE.items()
)
MOTION = "/motion We buy the boat."
BOTH = {"MR": "for", "AL": "against"}


@pytest.mark.parametrize(
    ("language", "lines", "ballots"),
    [
        ("en", ["Reyes aye"], {"MR": "for"}),
        ("en", ["Reyes: aye, Lowe: no"], BOTH),
        ("en", ["Reyes: aye; Lowe: no"], BOTH),
        ("en", ["Reyes: aye", "AL: no"], BOTH),
        ("en", ["Reyes: aye", "LB: I must think.", "AL: no"], BOTH),
        ("en", ["Roll call: Reyes aye, Lowe no"], BOTH),
        ("en", ["Vote: Reyes aye, Lowe no"], BOTH),
        ("de", ["Namentliche Abstimmung: Reyes ja, Lowe nein"], BOTH),
        ("fr", ["Appel nominal : Reyes oui, Lowe non"], BOTH),
        ("sv", ["Votering med namnupprop: Reyes ja, Lowe nej"], BOTH),
    ],
)
def test_answers_to_a_roll_call_are_ballots(
    language: str, lines: list[str], ballots: dict[str, str], opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    enter(editor, MOTION, *lines)
    (vote,) = (note for note in editor.minutes.notes if note.kind == "vote")
    assert dict(vote.ballots) == ballots


@pytest.mark.parametrize(
    "lines",
    [["Reyes: Aye."], ["AT? Do we want it?", "LB: yes"], ["AT: I am not sure.", "LB: no"], ["LB: no, not now"]],
)
def test_an_answer_in_the_debate_is_no_ballot(lines: list[str], opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION, *lines)
    assert editor.minutes.notes[-1].kind == "statement"
    assert not editor.minutes.notes[-1].check


@pytest.mark.parametrize("line", ["Reyes: aye, Lowe: no", "Roll call: Reyes aye, Lowe no", "LB yes, AT no"])
def test_ballots_without_a_motion_are_asked_for_one(line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    assert enter(editor, line) == "No motion or vote is pending. /motion TEXT adds a motion."
    assert (editor.minutes.notes[0].text, editor.minutes.notes[0].speaker) == (line, ())


@pytest.mark.parametrize("line", ["Roll call: all present", "AT: Yes. LB: No.", "LB said yes, and AT no"])
def test_other_lines_without_a_motion_are_no_ballots(line: str, opened: Opened) -> None:
    assert enter(opened(BODY.format("en")), line) == ""


@pytest.mark.parametrize("line", ["+1 all", "+all", "all aye", "Everyone for.", "/carried +all", "+1 all but AT"])
def test_who_has_voted_keeps_that_vote_when_all_vote(line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION, "+1 LB -1 AT")
    row = preview.preview_text(line, editor.minutes, NOW)
    outcome = commands.enter(editor, line)
    assert (outcome.misread, outcome.problem) == ("", "")
    vote = editor.minutes.notes[1]
    assert dict(vote.ballots) == {"LB": "for", "AT": "against", "MR": "for", "AL": "for"}
    if not line.startswith("/"):
        who = "LB had voted and keeps that vote." if "but" in line else "LB and AT had voted and keep their votes."
        assert row.endswith(who)
        assert outcome.said.endswith(f"{who} /carried or /lost ends the motion.")


def test_a_second_ballot_of_one_changes_it_and_says_so(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION, "+1 LB -1 AT")
    assert enter(editor, "+1 AT") == "2 for, 0 against, 0 abstained. AT voted against before."
    assert enter(editor, "+1 AT") == "2 for, 0 against, 0 abstained"


def test_all_who_have_voted_are_asked_for_a_code(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION, "+1 all")
    assert enter(editor, "-1 all").startswith("Everyone here has voted.")
    assert set(editor.minutes.notes[1].ballots.values()) == {"for"}


WORDS = {
    "JG": "Jo Grant", "EH": "Eve Hope", "AC": "Al Chase", "MS": "Mark Stone", "WH": "Will Hall", "ML": "May Lin",
    "NN": "Ned Nay", "YY": "Yan Yes", "NO": "Nina No", "AA": "Amy Aye", "LB": "Lena Berg",
}  # fmt: skip
WORDS_BODY = HEAD.format("en") + "\n".join(
    f'[[participant]]\nkey = "{code}"\nname = "{name}"\npresence = "present"\n' for code, name in WORDS.items()
)


@pytest.mark.parametrize(
    ("line", "ballots"),
    [
        ("Hope: yes", {"EH": "for"}),
        ("Hope: yes, Stone: no", {"EH": "for", "MS": "against"}),
        ("+1 Nay", {"NN": "for"}),
        ("+1 Grant, Hope -1 Stone 0 No", {"JG": "for", "EH": "for", "MS": "against", "NO": "abstain"}),
        ("Nay nay", {"NN": "against"}),
        ("Aye aye, Nay nay", {"AA": "for", "NN": "against"}),
        ("4-2, Hope abstaining", {"EH": "abstain"}),
        ("Carried with Hope against", {"EH": "against"}),
        ("/vote Sale 4 to 2 with Hope abstaining", {"EH": "abstain"}),
    ],
)  # fmt: skip
def test_a_name_that_is_a_word_votes_where_a_name_stands(line: str, ballots: dict[str, str], opened: Opened) -> None:
    editor = opened(WORDS_BODY)
    enter(editor, MOTION, line)
    (vote,) = (note for note in editor.minutes.notes if note.kind == "vote")
    assert dict(vote.ballots) == ballots


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Grant money is short", ()),
        ("Grant applications close in May", ()),
        ("Chase the invoice", ()),
        ("May we go?", ()),
        ("Will we go?", ()),
        ("Hall rent is due", ()),
        ("Grant said that money is short", "JG"),
        ("Grant: money is short", "JG"),
        ("Hope is ill today", ()),
        ("Stone: fine", "MS"),
        ("No: not now", "NO"),
    ],
)
def test_a_name_that_is_a_word_is_a_word_in_running_text(line: str, speaker: str, opened: Opened) -> None:
    editor = opened(WORDS_BODY)
    enter(editor, line)
    assert [(note.kind, note.speaker) for note in editor.minutes.notes] == [("statement", speaker)]


def test_a_name_that_is_a_word_does_what_is_asked_of_it(opened: Opened) -> None:
    editor = opened(WORDS_BODY)
    enter(editor, "> Grant to write", "> Chase to buy paint", "> Chase buy paint")
    assert [note.responsible for note in editor.minutes.notes] == [("JG",), ("AC",), ()]
    assert "“Chase”" in editor.minutes.notes[-1].check, "it may be what is to be done"


@pytest.mark.parametrize("language", languages())
def test_the_ways_of_a_vote_stand_before_those_who_voted_so_without_a_colon(language: str, opened: Opened) -> None:
    known = labels(language)
    for begins in ("/vote ", ""):
        editor = opened(BODY.format(language))
        enter(editor, MOTION, f"{begins}{known.for_.strip('«»')} LB, MR; {known.against.strip('«»')} AT")
        assert dict(editor.minutes.notes[-1].ballots) == {"LB": "for", "MR": "for", "AT": "against"}, begins


@pytest.mark.parametrize("line", ["/vote for LB, MR against AT", "/vote in favour LB and MR against AT"])
def test_the_second_way_ends_the_names_of_the_first(line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION, line)
    assert dict(editor.minutes.notes[-1].ballots) == {"LB": "for", "MR": "for", "AT": "against"}


@pytest.mark.parametrize("line", ["No LB", "For LB", "against AT in this", "For LB to say"])
def test_one_way_with_a_name_is_no_ballot(line: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION, line)
    assert [note.kind for note in editor.minutes.notes] == ["motion", "statement"]


def test_who_has_left_when_called_is_not_asked_for_a_ballot(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, MOTION)
    at_place.leave_roll(editor, "AT")
    votes.one_ballot(editor, "MR", "+1")
    at_place.leave_roll(editor, "LB")
    votes.one_ballot(editor, "AL", "+1")
    enter(editor, "/carried")
    kinds = [(note.kind, note.who) for note in editor.minutes.notes]
    assert kinds == [("motion", ()), ("departure", ("AT",)), ("departure", ("LB",)), ("vote", ())]
    assert not without_ballot(editor.minutes.notes[-1], editor.minutes)
