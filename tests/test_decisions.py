"""Motions, amendments, votes by name, consensus; and corrections of what was entered."""

import csv

import pytest
from conftest import NOW, Opened, enter
from msgspec.structs import replace
from trees import cases, shown

from minutes_tui import checks
from minutes_tui.assist import preview
from minutes_tui.commands.decisions import COMMANDS
from minutes_tui.commands.notes import note_command, note_corrections
from minutes_tui.editor import Editor
from minutes_tui.export.formats import Order, exported
from minutes_tui.language.names import roster
from minutes_tui.meeting import decisions, motions
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.minutes import Note
from minutes_tui.record import Record
from minutes_tui.report import document
from minutes_tui.tui.live.readback import read_back

RECORD = """\
format = 1

[meeting]
title = "Orchard Council"
date = 2025-03-12

[[participant]]
key = "NK"
name = "Nora Kask"
title = "Ms"
presence = "present"

[[participant]]
key = "BO"
name = "Bo Ahlberg"
title = "Mr"
presence = "present"

[[participant]]
key = "TL"
name = "Teresa Lind"
presence = "apologies"
"""


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD)


def problems(editor: Editor) -> list[str]:
    return [problem.text for problem in checks.problems(editor.minutes)]


def notes(editor: Editor, kind: str) -> list[Note]:
    return [note for note in editor.minutes.notes if note.kind == kind]


# Motions


def test_a_motion_has_its_mover_seconder_and_outcome(editor: Editor) -> None:
    enter(editor, "/motion NK: That we plant pears.", "/seconder BO")
    assert enter(editor, "/carried") == "The motion is carried and recorded as decision 1."
    (motion,) = notes(editor, "motion")
    assert (motion.mover, motion.seconder, motion.outcome, motion.text) == (
        "NK",
        "BO",
        "carried",
        "That we plant pears.",
    )
    assert enter(editor, "/lost") == "There is no pending motion. /motion TEXT adds one."


@pytest.mark.parametrize("head", ["NK, second BO", "NK, seconded by BO", "NK, seconder BO", "NK; seconded by Ahlberg"])
def test_who_seconded_may_stand_behind_the_mover(head: str, editor: Editor) -> None:
    enter(editor, f"/motion {head}: That we plant pears.")
    (motion,) = notes(editor, "motion")
    assert (motion.mover, motion.seconder, motion.text, motion.check) == ("NK", "BO", "That we plant pears.", "")


@pytest.mark.parametrize(
    ("head", "begun"), [("NK, second ZZ", "Ms Kask, second ZZ"), ("ZZ, seconded by BO", "ZZ, seconded by BO")]
)
def test_a_mover_or_seconder_who_is_unknown_is_marked_and_no_word_is_lost(
    head: str, begun: str, editor: Editor
) -> None:
    enter(editor, f"/motion {head}: That we plant pears.")
    (motion,) = notes(editor, "motion")
    assert (motion.text, motion.check) == (f"{begun}: That we plant pears.", "ZZ is not on the participants list.")


def test_an_amendment_leaves_the_motion_as_it_was_and_when_carried_gives_the_wording(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/amend That we plant plums.")
    assert motions.pending(editor.minutes) == 1
    assert read_back(editor.minutes)[-1] == ("That we plant pears.", "")
    enter(editor, "/carried")
    assert motions.wording(editor.minutes, 0) == "That we plant plums."
    enter(editor, "/decision")
    assert [note.text for note in editor.minutes.notes] == [
        "That we plant pears.", "That we plant plums.", "That we plant plums.",
    ]  # fmt: skip
    assert editor.minutes.notes[0].outcome == "carried"
    assert cases(document(editor.minutes), "amendment") == ["Amendment: That we plant [-pears-] {+plums+}.", "Carried"]


def test_a_lost_amendment_leaves_the_wording(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/amend That we plant plums.", "/lost")
    assert motions.pending(editor.minutes) == 0
    assert motions.wording(editor.minutes, 0) == "That we plant pears."


def test_a_decision_in_the_words_of_the_motion_carries_it_and_one_in_others_does_not(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "! We plant nothing.")
    assert notes(editor, "motion")[0].outcome == ""
    enter(editor, "PROPOSED: That we plant figs.", "RESOLVED: That we plant figs.")
    assert notes(editor, "motion")[1].outcome == "carried"


def test_consensus_is_a_decision_with_its_outcome_on_the_page(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/consensus")
    (decision,) = notes(editor, "decision")
    assert (decision.text, decision.answers) == ("That we plant pears.", "1")
    assert cases(document(editor.minutes), "decision") == ["Decision 1: That we plant pears.", "By consensus"]


def test_support_and_objection_are_statements_that_are_linked_to_the_motion(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/support NK: They taste.", "/object BO: They freeze.")
    assert [(note.speaker, note.supports, note.opposes) for note in notes(editor, "statement")] == [
        ("NK", "1", ()),
        ("BO", (), "1"),
    ]


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("after paid insert by bank transfer", True),
        ("insert by bank transfer after paid", True),
        ("In line 1 delete quarterly", True),
        ("s/quarterly/monthly/", True),
        ("delete quarterly and insert monthly", True),
        ("That the account be paid quarterly by bank transfer to the parish.", False),
        ("That the clerk add the account to the quarterly list paid to the parish.", False),
    ],
)
def test_an_amendment_that_tells_how_to_change_the_wording_is_told(words: str, is_told: bool, editor: Editor) -> None:
    enter(editor, "/motion That the account be paid quarterly to the parish.")
    said = enter(editor, f"/amend {words}")
    assert said.startswith("An amendment is the whole new wording") is is_told
    amendment = notes(editor, "motion")[-1]
    assert amendment.text == words, "no word is lost"
    assert bool(amendment.check) is is_told, "the review stops there"
    if is_told:
        note_command.retyped(editor, len(editor.minutes.notes) - 1, "That the account be paid monthly to the parish.")
        assert not notes(editor, "motion")[-1].check


def test_a_decision_while_an_amendment_is_pending_carries_both_and_answers_the_motion(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/amend That we plant plums.")
    assert enter(editor, "/decision") == "The motion is carried as amended."
    motion, amendment, decision = editor.minutes.notes
    assert (motion.outcome, amendment.outcome, decision.text) == ("carried", "carried", "That we plant plums.")
    assert (decision.answers, decision.number, motion.number) == ("1", 1, None)


# What is decided


def rows(editor: Editor) -> list[list[str]]:
    table = csv.DictReader(exported(editor.record, "csv", Order("decisions")).decode("utf-8-sig").splitlines())
    return [[row["number"], row["text"], row["outcome"]] for row in table]


def test_a_motion_has_the_words_that_were_moved_and_the_last_vote_what_was_decided(
    editor: Editor,
) -> None:
    enter(editor, "/motion That we plant pears.", "/amend That we plant plums.", "/carried 3-1", "/carried 4-0")
    assert cases(document(editor.minutes)) == [
        "Motion: That we plant pears.",
        "Amendment: That we plant [-pears-] {+plums+}.",
        "Vote on the amendment: Carried, 3 for, 1 against",
        "Vote on the motion: That we plant plums.",
        "Carried as amended, 4 for, 0 against (Decision 1)",
    ]


def test_the_words_that_an_amendment_has_are_on_the_page_once(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/amend No tree is planted this year, nor is one felled.")
    enter(editor, "/carried", "/carried")
    assert cases(document(editor.minutes)) == [
        "Motion: That we plant pears.", "Carried as amended, Decision 1",
        "Amendment: No tree is planted this year, nor is one felled.", "Carried",
    ]  # fmt: skip


def test_a_carried_motion_is_a_decision_with_a_number_in_every_list(editor: Editor) -> None:
    enter(editor, "! We plant figs.", "/motion NK: That we plant pears.", "/amend That we plant plums.", "/carried",
          "/carried", "! We prune.")  # fmt: skip
    assert [(note.kind, note.number) for note in editor.minutes.notes] == [
        ("decision", 1), ("motion", 2), ("motion", None), ("decision", 3),
    ]  # fmt: skip
    page = document(editor.minutes)
    assert cases(page, "motion") == [
        "Motion: That we plant pears.", "Moved by Ms Kask. Carried as amended, Decision 2",
    ]  # fmt: skip
    assert "2 | That we plant plums. | (page of note-2)" in shown(page).split("## Decisions")[1]
    assert cases(document(editor.minutes, "decisions"))[1:3] == [
        "Decision 2: That we plant plums.", "Moved by Ms Kask. Carried as amended",
    ]  # fmt: skip
    assert rows(editor) == [
        ["1", "We plant figs.", ""], ["2", "That we plant plums.", "carried"], ["3", "We prune.", ""],
    ]  # fmt: skip
    assert [problem.text for problem in checks.problems(editor.minutes) if problem.check == "numbers"] == []


def test_a_decision_right_after_its_motion_was_carried_takes_its_words_and_its_number(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/amend That we plant plums.", "/carried", "/carried", "NK: Good.")
    assert enter(editor, "/decision") == ""
    assert [(note.kind, note.text, note.number, note.answers) for note in editor.minutes.notes] == [
        ("motion", "That we plant pears.", None, ()),
        ("motion", "That we plant plums.", None, ()),
        ("statement", "Good.", None, ()),
        ("decision", "That we plant plums.", 1, "1"),
    ]
    assert rows(editor) == [["1", "That we plant plums.", ""]]
    assert enter(editor, "/decision") == "Type the text: /decision TEXT"


def test_the_key_for_a_decision_asks_for_its_words_where_the_motion_is_decided(editor: Editor) -> None:
    command = next(each for each in COMMANDS if each.name == "decision")
    asked = []
    for line in ("NK: Good.", "/motion That we plant pears.", "/carried", "/decision"):
        enter(editor, line)
        asked.append(command.needs_words(editor))
    assert asked == [False, False, True, False]


def test_a_motion_that_was_lost_or_whose_words_a_decision_repeats_is_no_decision_of_its_own(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/lost", "/motion That we prune.", "/carried", "! That we  prune.",
          "! That we prune.")  # fmt: skip
    assert [words for _, words in decisions.decided(editor.minutes)] == ["That we  prune.", "That we prune."]


def test_a_code_with_which_a_motion_or_decision_begins_becomes_the_name(editor: Editor) -> None:
    enter(editor, "/motion NK prunes.", "Motion: BO and NK water.", "! TL plants.", "! nk stays small.")
    assert [note.text for note in editor.minutes.notes] == [
        "Ms Kask prunes.", "Mr Ahlberg and Ms Kask water.", "Lind plants.", "nk stays small.",
    ]  # fmt: skip


def test_a_motion_worded_as_an_earlier_or_a_later_decision_is_a_decision_of_its_own(editor: Editor) -> None:
    enter(editor, "! That we prune.", "/motion That we plant.", "/carried", "/motion That we prune.", "/carried",
          "/motion That we water.", "/carried", "! That we plant.")  # fmt: skip
    assert [words for _, words in decisions.decided(editor.minutes)] == [
        "That we prune.", "That we plant.", "That we prune.", "That we water.", "That we plant.",
    ]  # fmt: skip


def test_a_carried_motion_without_a_number_is_a_problem_that_is_mended(editor: Editor) -> None:
    motion = '\n[[note]]\nid = "1"\nkind = "motion"\noutcome = "carried"\ntext = "That we prune."\n'
    editor.record.path.write_text(RECORD + motion)
    minutes = Record.read(editor.record.path).minutes
    (problem,) = [each for each in checks.problems(minutes) if each.check == "numbers"]
    assert problem.text == "This decision has no number: add one."
    assert checks.fixes(minutes, problem)[0].said == "Number it 1"


def test_decisions_of_a_draft_are_numbered_anew_by_one_command(editor: Editor) -> None:
    enter(editor, "! We plant figs.", "! We plant pears.", "/motion That we prune.", "/carried")
    enter(editor, "/missed 1 ! We begin.", "NK: As decision 2 says, pears.")
    assert next(words for _, words in decisions.decided(editor.minutes)) == "We begin."
    before = editor.record.text
    said = enter(editor, "/renumber")
    assert said == (
        "4 decisions renumbered: 4 is 1, 1 is 2, 2 is 3, 3 is 4. A number in the text of note 5 was not changed."
    )
    assert [editor.minutes.notes[at].number for at, _ in decisions.decided(editor.minutes)] == [1, 2, 3, 4]
    assert enter(editor, "/renumber") == "The decisions are already numbered in order."
    editor.undo()
    assert editor.record.text == before
    assert enter(editor, "/renumber 45").startswith("4 decisions renumbered: 4 is 45, 1 is 46")
    enter(editor, "/circulate! because of the test", "! One more.")
    assert "these numbers were circulated" in enter(editor, "/renumber")


def test_the_halves_of_a_decision_that_is_split_have_each_a_number(editor: Editor) -> None:
    enter(editor, "! We plant figs. We prune.", "/split We prune")
    assert [note.number for note in editor.minutes.notes] == [1, 2]


# Votes


def test_ballots_go_into_one_vote_on_the_motion_and_the_last_of_each_counts(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.")
    assert preview.preview_text("+1 NK", editor.minutes, NOW) == "Ballot for · NK Kask · “That we plant pears.”"
    assert enter(editor, "+1 NK, BO") == "2 for, 0 against, 0 abstained. /carried or /lost ends the motion."
    said = enter(editor, "-1 BO")
    assert (
        said == "1 for, 1 against, 0 abstained. BO voted for before. It is a tie: "
        "/carried casting vote, /lost casting vote, or /tied without one."
    )
    (vote,) = notes(editor, "vote")
    assert (vote.ballots, vote.answers, vote.text) == ({"NK": "for", "BO": "against"}, "1", "")
    assert cases(document(editor.minutes), "vote") == [
        "Vote on the motion:", "For | 1 | Ms Kask", "Against | 1 | Mr Ahlberg",
    ]  # fmt: skip


def test_each_of_a_motion_and_its_amendment_has_a_vote_of_its_own(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/amend That we plant plums.", "+1 NK", "-1 BO", "/lost")
    assert preview.preview_text("+1 NK", editor.minutes, NOW).endswith("“That we plant pears.”")
    assert enter(editor, "+1 NK, BO") == "2 for, 0 against, 0 abstained. /carried or /lost ends the motion."
    enter(editor, "/carried")
    assert [(vote.answers, vote.ballots) for vote in notes(editor, "vote")] == [
        ("2", {"NK": "for", "BO": "against"}), ("1", {"NK": "for", "BO": "for"}),
    ]  # fmt: skip
    assert enter(editor, "-1 NK") == "No motion or vote is pending. /motion TEXT adds a motion."
    assert len(notes(editor, "vote")) == 2


def test_a_vote_with_a_title_is_on_the_pending_motion_and_is_closed_with_it(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/vote Pears", "+1 NK", "/carried", "/motion Figs.", "+1 BO")
    assert [(vote.answers, vote.text, vote.ballots) for vote in notes(editor, "vote")] == [
        ("1", "Pears", {"NK": "for"}), ("3", "", {"BO": "for"}),
    ]  # fmt: skip


def test_a_vote_on_nothing_pending_stays_open_behind_a_motion_that_has_an_outcome(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/carried", "/vote The next place", "+1 NK", "-1 BO")
    (vote,) = notes(editor, "vote")
    assert (vote.answers, vote.ballots) == ((), {"NK": "for", "BO": "against"})


def test_the_vote_on_an_amendment_says_nothing_of_what_became_of_the_motion(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/amend That we plant plums.", "+1 NK", "/lost")
    found = [problem.text for problem in checks.problems(editor.minutes) if problem.check == "outcomes"]
    assert found == ["This motion has no outcome: say whether it was carried."]


def test_what_is_said_with_a_ballot_and_a_shade_of_it_are_kept_as_a_statement(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "-1 NK: they freeze", "+0.5 BO: only two", "0 BO")
    assert [(note.speaker, note.text, note.supports, note.opposes) for note in notes(editor, "statement")] == [
        ("NK", "they freeze", (), "1"),
        ("BO", "+0.5 only two", "1", ()),
    ]
    assert notes(editor, "vote")[0].ballots == {"NK": "against", "BO": "abstain"}


def test_a_ballot_with_no_motion_is_words_to_be_checked(editor: Editor) -> None:
    assert enter(editor, "+1 NK") == "No motion or vote is pending. /motion TEXT adds a motion."
    assert editor.minutes.notes[-1].text == "+1 NK"


@pytest.mark.parametrize("line", ["+1", "0 degrees in the valley", "-1 NK was cold", "+NK", "1 NK", "+2 NK"])
def test_what_only_looks_like_a_ballot_is_none(line: str, editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", line)
    assert notes(editor, "vote") == []


def test_for_against_and_abstain_are_commands_too(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/for NK", "/abstain BO")
    assert notes(editor, "vote")[0].ballots == {"NK": "for", "BO": "abstain"}


def test_one_undo_takes_back_a_ballot_with_its_words(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.")
    before = editor.record.text
    enter(editor, "-1 NK: they freeze")
    editor.undo()
    assert editor.record.text == before


def test_counts_that_do_not_fit_those_present_are_a_problem_and_stay_as_they_are(editor: Editor) -> None:
    said = enter(editor, "/vote Pears 12-3-1")
    assert (
        said == "16 votes are counted, but 2 people with a vote are present: check the participants list or the counts."
    )
    assert notes(editor, "vote")[0].for_ == 12
    assert "16 votes are counted, but 2 people with a vote were present." in [
        problem.text for problem in checks.problems(editor.minutes)
    ]


def test_a_ballot_of_somebody_who_is_away_is_a_problem(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "+1 TL")
    assert "TL has a ballot but was not present." in problems(editor)


def test_a_vote_with_no_title_is_on_the_motion(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/vote 1-1")
    assert notes(editor, "vote")[0].answers == "1"
    assert cases(document(editor.minutes), "vote") == ["Vote on the motion: 1 for, 1 against"]


# Corrections


def test_statements_are_given_to_another_with_the_name_that_begins_them(editor: Editor) -> None:
    enter(editor, "NK noted the frost.", "Ms Kask, Nora, said so.", "NK: It froze.", "/give BO 3")
    assert [(note.speaker, note.text, note.check) for note in editor.minutes.notes] == [
        ("BO", "Mr Ahlberg noted the frost.", ""),
        ("BO", "Mr Ahlberg, Nora, said so.", ""),
        ("BO", "It froze.", ""),
    ]


def test_a_statement_whose_name_stands_elsewhere_is_marked(opened: Opened) -> None:
    note = '\n[[note]]\nid = "1"\nspeaker = "NK"\nattribution = "inline"\ntext = "At noon Ms Kask left."\n'
    editor = opened(RECORD + note)
    assert enter(editor, "/give BO") == "Speaker changed to Mr Ahlberg. Check the name in the text of 1."
    assert editor.minutes.notes[0].text == "At noon Ms Kask left."
    assert editor.minutes.notes[0].check


def test_two_statements_are_joined_and_one_is_split_again(editor: Editor) -> None:
    enter(editor, "NK noted the frost.", "NK: It froze hard.", "/join")
    assert [note.text for note in editor.minutes.notes] == ["Ms Kask noted the frost.\n\nIt froze hard."]
    enter(editor, "/split It froze")
    assert [(note.id, note.text, note.attribution) for note in editor.minutes.notes] == [
        ("1", "Ms Kask noted the frost.", "inline"),
        ("3", "It froze hard.", "none"),
    ]


def test_statements_of_two_are_not_joined(editor: Editor) -> None:
    enter(editor, "NK: One.", "BO: Two.")
    assert enter(editor, "/join") == "The previous note has another speaker. /give CODE changes it."


def test_a_line_that_was_missed_stands_where_it_belongs(editor: Editor) -> None:
    enter(editor, "NK: One.", "BO: Three.", "/missed NK: Two.", "/missed 1 BO: Zero.", "/missed 2 ... and a half")
    assert [note.text for note in editor.minutes.notes] == ["Zero.", "One.", "Two.\n\nand a half", "Three."]
    assert len({note.id for note in editor.minutes.notes}) == 4


def test_a_code_that_is_named_later_is_named_in_the_words_too(editor: Editor) -> None:
    enter(editor, "XX: It froze.", "XX noted the frost.", "NK: As @XX said, @@XX and XXL.", "/name XX = Ms Ida Berg")
    assert [note.text for note in editor.minutes.notes] == [
        "It froze.",
        "Ms Berg noted the frost.",
        "As Ms Berg said, Ms Ida Berg and XXL.",
    ]
    assert (editor.minutes.notes[1].speaker, editor.minutes.notes[1].attribution) == ("XX", "inline")
    editor.undo()
    assert editor.minutes.notes[1].text == "XX noted the frost."


def test_a_gap_is_marked_and_unmarked(editor: Editor) -> None:
    enter(editor, "NK: It froze.", "/gap")
    assert editor.minutes.notes[0].check == "could not hear"
    enter(editor, "/unmark")
    assert editor.minutes.notes[0].check == ""


def test_a_note_is_not_split_where_one_part_has_no_words(editor: Editor) -> None:
    enter(editor, "NK: It froze.")
    assert note_corrections.split(editor, 0, 0).refused == "Both parts need text."


@pytest.mark.parametrize(
    ("line", "mover", "seconder"),
    [
        ("Proposed: {0}, seconded: {1}", 0, 1),
        ("Moved by {0}, seconded by {1}.", 0, 1),
        ("MOVED: {0}; SECONDED: {1}", 0, 1),
        ("Proposer: {0}", 0, None),
        ("Seconded by {1}", None, 1),
    ],
)
def test_a_line_that_says_who_moved_and_seconded_belongs_to_the_motion(
    line: str, mover: int | None, seconder: int | None, editor: Editor
) -> None:
    known = [person.key for person in editor.minutes.participants][:2]
    for people in (known, [roster(editor.minutes).short(key) for key in known]):
        enter(editor, "/motion The gate is painted.", line.format(*people))
        last = editor.minutes.notes[-1]
        assert (last.kind, last.text, last.check) == ("motion", "The gate is painted.", "")
        assert last.mover == (() if mover is None else known[mover])
        assert last.seconder == (() if seconder is None else known[seconder])
        enter(editor, "/withdrawn")


def test_who_moved_what_no_motion_is_about_is_no_motion(editor: Editor) -> None:
    known = [person.key for person in editor.minutes.participants]
    said = enter(editor, f"Proposed: {known[0]}, seconded: {known[1]}")
    assert "No motion is pending" in said
    enter(editor, "PROPOSED: the gate is painted", "Moved by the spirit of the place, all rose.")
    assert [note.kind for note in editor.minutes.notes] == ["statement", "motion", "statement"]


def test_a_decision_that_is_out_of_order_in_a_draft_is_a_problem_with_a_fix(editor: Editor) -> None:
    enter(editor, "It was resolved to plant pears.", "! We water them.", "! We prune them.")
    late = editor.minutes.notes[0]
    editor.do(Edit((editor.change("note", 0, replace(late, kind="decision", number=3, check="")),)))
    (found,) = [each for each in checks.problems(editor.minutes) if each.check == "numbers"]
    assert found.text == "Decision 1 comes after decision 3: /renumber numbers them in order."
    (fix,) = checks.fixes(editor.minutes, found)
    editor.do(fix.edit)
    assert [note.number for note in notes(editor, "decision")] == [1, 2, 3]
    assert "numbers" not in [each.check for each in checks.problems(editor.minutes)]
    editor.undo()
    enter(editor, "As decision 1 says, we go on.")
    (found,) = [each for each in checks.problems(editor.minutes) if each.check == "numbers"]
    assert not checks.fixes(editor.minutes, found)


def test_a_given_name_beside_an_outcome_is_asked_about_and_its_sentence_stays(editor: Editor) -> None:
    enter(editor, "/motion NK: That we plant pears.", "Carried by 6 votes to 2 with one abstention (Nora).")
    asked = enter(editor, "/carried by 6 votes to 2 with one abstention (Nora)")
    assert asked == "“Nora” stays as words beside the outcome: is it part of the vote?"
    (sentence,) = notes(editor, "statement")
    assert not sentence.struck
