"""Votes as they are held: by name, by proxy, in secret, with answers of their own; and a ledger of them."""

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import NOW, Opened, enter
from corpus import CORPUS
from msgspec.structs import replace
from trees import cases

from minutes_tui import checks, commands
from minutes_tui.assist import preview
from minutes_tui.commands import vote_entry, votes
from minutes_tui.commands.notes import note_command
from minutes_tui.editor import Editor
from minutes_tui.export.formats import FORMATS, Order, exported
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.names import folded
from minutes_tui.line.votes import vote_counts
from minutes_tui.meeting import motions, vote_results
from minutes_tui.meeting.attendance import NOT_KNOWN, PRESENT, presence
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.minutes import Meeting, Minutes, Note, Participant, listed
from minutes_tui.record import Record
from minutes_tui.record.parser import read
from minutes_tui.report import AUDIENCES, document
from minutes_tui.report.differences.redline import redline
from minutes_tui.writers import markdown, redline_pages

RECORD = """\
format = 1

[meeting]
title = "Orchard Council"
date = 2025-03-12

[[participant]]
key = "NK"
name = "Nora Kask"
title = "Ms"
role = "chair"
presence = "present"

[[participant]]
key = "BO"
name = "Bo Ahlberg"
title = "Mr"
presence = "present"
proxies = ["TL"]

[[participant]]
key = "TL"
name = "Teresa Lind"
title = "Ms"
presence = "apologies"
weight = 2

[[participant]]
key = "GU"
name = "Gus Orn"
title = "Mr"
role = "guest"
presence = "present"
"""


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD)


def held(editor: Editor) -> list[Note]:
    return [note for note in editor.minutes.notes if note.kind == "vote"]


def problems(minutes: Minutes) -> list[str]:
    return [problem.text for problem in checks.problems(minutes) if problem.check in ("votes", "majorities")]


def said_of(editor: Editor, language: str = "", *kinds: str) -> list[str]:
    """What the page says of motions, votes and the like, line by line."""
    return cases(document(editor.minutes, language=language), *kinds)


def page(editor: Editor, language: str = "") -> str:
    return exported(editor.record, "md", Order(language=language)).decode()


# The outcome with its vote


def test_an_outcome_with_its_vote_is_one_step_and_one_undo(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.")
    before = editor.record.text
    assert enter(editor, "/carried 2-1-0") == "The motion is carried and recorded as decision 1."
    assert [(vote.answers, vote.for_, vote.against, vote.abstain) for vote in held(editor)] == [("1", 2, 1, 0)]
    editor.undo()
    assert editor.record.text == before


def test_a_vote_on_an_amendment_and_one_on_the_motion_say_which_they_are(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/amend BO: That we plant plums.", "/carried 3-1", "/lost 1-3")
    assert said_of(editor) == [
        "Motion: That we plant pears.",
        "Amendment: That we plant [-pears-] {+plums+}.",
        "Moved by Mr Ahlberg",
        "Vote on the amendment: Carried, 3 for, 1 against",
        "Vote on the motion: Lost, 1 for, 3 against",
    ]
    assert "Abstimmung über den Änderungsantrag: Angenommen, 3 dafür, 1 dagegen" in said_of(editor, "de")


def test_a_vote_without_a_title_has_the_words_that_it_was_held_on_in_a_list(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/amend That we plant plums", "/carried 3-1", "/carried 4-0")
    assert cases(document(editor.minutes, "decisions"), "vote") == [
        "Vote on the amendment: That we plant plums",
        "Carried, 3 for, 1 against",
        "Vote on the motion: That we plant plums",
        "Carried as amended, 4 for, 0 against (Decision 1)",
    ]


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en", "unanimously", "Vote on the motion: Carried, unanimously (Decision 1)"),
        ("en", "nem. con.", "Vote on the motion: Carried, nem. con. (Decision 1)"),
        ("de", "einstimmig", "Abstimmung über den Antrag: Angenommen, einstimmig (Beschluss 1)"),
        ("de", "unanimously", "Abstimmung über den Antrag: Angenommen, einstimmig (Beschluss 1)"),
        ("fr", "à l’unanimité", "Vote sur la motion\u00a0: Adoptée, à l’unanimité (Décision n°\u00a01)"),
        ("ja", "満場一致", "動議の採決：可決、満場一致（決定事項1）"),
    ],
)
def test_a_unanimous_vote_keeps_its_words_and_gets_no_counts(
    language: str, typed: str, printed: str, opened: Opened
) -> None:
    editor = opened(RECORD.replace("date = 2025-03-12", f'date = 2025-03-12\nlanguage = "{language}"'))
    enter(editor, "/motion That we plant pears.", f"/carried {typed}")
    (vote,) = held(editor)
    assert (vote.outcome, vote_results.stated_counts(vote)) == (typed, {})
    assert said_of(editor, "", "vote") == [printed]
    assert said_of(editor, "sv", "vote") == ["Omröstning om yrkandet: Bifallet, enhälligt (Beslut 1)"]


def test_an_outcome_against_its_vote_is_said_at_once_and_is_a_problem(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/majority 2/3")
    said = "The motion is carried, but 5 for and 3 against is less than 2/3."
    assert enter(editor, "/carried 5-3") == said
    assert said in problems(editor.minutes)
    assert said_of(editor) == [
        "Motion: That we plant pears.",
        "Vote on the motion: Carried, 5 for, 3 against (majority required: 2/3, Decision 1)",
    ]
    enter(editor, "/motion (3/4) That we prune.")
    assert said_of(editor)[-2:] == ["Motion: That we prune.", "Majority required: 3/4"]


def test_ballots_that_were_entered_before_decide_too(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "+1 NK -1 BO")
    assert enter(editor, "/carried") == "The motion is carried, but the vote was 1 for and 3 against."


def test_where_only_those_outvoted_are_named_nothing_is_wrong(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "-1 NK: they freeze")
    assert enter(editor, "/carried").startswith("The motion is carried and recorded as decision 1.")
    enter(editor, "/motion That we plant figs.", "/carried 3-1 -1 NK")
    enter(editor, "/motion That we plant plums.", "/carried 2-1-1 0 NK")
    assert problems(editor.minutes) == []
    enter(editor, "/motion That we plant nuts.", "/carried 1-2-1 0 NK, BO")
    assert problems(editor.minutes)[-1] == "1 abstention is stated and 4 by name."


# Proxies and weights


def test_a_holders_ballot_counts_for_the_absent_too_until_they_have_one_of_their_own(editor: Editor) -> None:
    said = enter(editor, "/motion That we plant pears.", "+1 NK, BO")
    assert said == "4 for, 0 against, 0 abstained, BO with the proxy of TL. /carried or /lost ends the motion."
    assert held(editor)[0].ballots == {"NK": "for", "BO": "for", "TL": "for"}
    assert said_of(editor)[-1] == "For | 4 | Ms Kask, Mr Ahlberg, Ms Lind (by proxy, 2)"
    assert said_of(editor, "de")[-1].endswith("Ms Lind (per Vollmacht, 2)")
    assert (
        enter(editor, "-1 TL") == "2 for, 2 against, 0 abstained. TL voted for before. It is a tie: "
        "/carried casting vote, /lost casting vote, or /tied without one."
    )
    assert said_of(editor)[-2:] == ["For | 2 | Ms Kask, Mr Ahlberg", "Against | 2 | Ms Lind (by proxy, 2)"]
    assert held(editor)[0].ballots == {"NK": "for", "BO": "for", "TL": "against"}
    assert problems(editor.minutes) == []
    enter(editor, "/vote 4-0-0")
    assert "4 for are stated and 2 by name." in problems(editor.minutes)


def test_more_votes_than_those_present_have_are_a_problem(editor: Editor) -> None:
    assert enter(editor, "/vote Pears 4-0") == ""
    said = enter(editor, "/vote Plums 4-1")
    assert said == "5 votes are counted, but those present have 4 votes: check the participants list or the counts."
    assert problems(editor.minutes) == ["5 votes are counted, but those present had 4 votes."]


def test_of_too_many_votes_nothing_is_said_while_it_is_open_who_is_here(opened: Opened) -> None:
    editor = opened(f'{RECORD}\n[[participant]]\nkey = "EX"\nname = "Eva Xu"\n')
    assert enter(editor, "/vote Pears 5-0") == ""
    assert enter(editor, "/vote Pears 6-0").startswith("6 votes are counted, but those present have 5 votes")
    enter(editor, "XY: I am new.")
    assert enter(editor, "/vote Pears 6-0") == ""
    (said,) = problems(editor.minutes)
    assert said.startswith("5 votes are counted, but those present had 4 votes, as at 2 other votes: complete")


def test_answers_without_a_colon_before_them_are_refused_with_the_way_to_write_them(editor: Editor) -> None:
    said = commands.enter(editor, "/vote Chair Ann Bell 3, Cy Dole 2").misread
    assert said == (
        "A colon comes before answers: /vote TITLE: ANSWER 3, ANSWER 2. To keep it in the title, put \\ after it."
    )
    assert enter(editor, "/vote Chair: Ann Bell 3, Cy Dole 2", "/vote Chair Ann Bell 3, Cy Dole 2 \\") == ""
    assert [(note.text, note.options) for note in editor.minutes.notes] == [
        ("Chair", {"Ann Bell": 3, "Cy Dole": 2}),
        ("Chair Ann Bell 3, Cy Dole 2", {}),
    ]


def test_one_vote_is_one_vote(opened: Opened) -> None:
    one = RECORD.split("[[participant]]")
    editor = opened("[[participant]]".join(one[:2]))
    said = enter(editor, "/vote Pears 2-0")
    assert (
        said == "2 votes are counted, but 1 person with a vote is present: check the participants list or the counts."
    )
    assert problems(editor.minutes) == ["2 votes are counted, but 1 person with a vote was present."]


def test_a_vote_of_more_than_are_there_is_marked_as_the_check_says_until_it_is_corrected(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "15-0")
    assert held(editor)[0].check == "15 votes are counted, but those present had 4 votes."
    assert [each.text for each in checks.problems(editor.minutes) if "15 votes" in each.text] == [held(editor)[0].check]
    at = len(editor.minutes.notes) - 1
    assert vote_entry.retyped(editor, at, "/vote 16-0").said == "The vote is corrected."
    assert held(editor)[0].check == "16 votes are counted, but those present had 4 votes."
    vote_entry.retyped(editor, at, "/vote 3-0")
    assert held(editor)[0].check == ""
    editor.do(Edit((editor.change("note", at, replace(held(editor)[0], check="which year?")),)))
    vote_entry.retyped(editor, at, "/vote 17-0")
    assert held(editor)[0].check == "which year?", "it is marked for something else"


def test_ballots_of_those_without_a_vote_are_problems(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/recuse NK")
    assert enter(editor, "+1 NK") == "NK is recused but has a ballot: remove one of them."
    assert enter(editor, "+1 GU").startswith("GU has a ballot but no vote")
    assert len(problems(editor.minutes)) == 2
    assert votes.voters_called(editor) == ["BO"]


def test_a_proxy_that_two_hold_is_counted_once_and_said(opened: Opened) -> None:
    editor = opened(RECORD.replace('role = "chair"', 'role = "chair"\nproxies = "TL"'))
    said = enter(editor, "/motion That we plant pears.", "+1 NK, BO")
    assert said == "NK and BO both hold the proxy of TL: it is counted once."
    assert vote_results.by_name(held(editor)[0], editor.minutes)["for"] == 4
    enter(editor, "-1 BO")
    assert held(editor)[0].ballots == {"NK": "for", "TL": "for", "BO": "against"}, "NK has cast it"


def test_who_takes_no_part_is_said_beside_the_vote_and_has_no_proxy_cast(editor: Editor) -> None:
    assert enter(editor, "/motion That we plant pears.", "/recuse TL") == "Ms Lind takes no part in the vote."
    assert enter(editor, "+1 BO") == "1 for, 0 against, 0 abstained. Ms Lind takes no part in the vote."
    enter(editor, "/carried 2-0")
    assert said_of(editor, "", "vote") == [
        "Vote on the motion: Carried, 2 for, 0 against (Decision 1)", "For | 2 | Mr Ahlberg", "Recused | 1 | Ms Lind",
    ]  # fmt: skip
    assert "Déportés | 1 | Ms Lind" in said_of(editor, "fr")
    enter(editor, "/motion That we prune.", "/recuse TL, NK", "/vote 1-0")
    assert said_of(editor)[-2:] == ["Vote on the motion: 1 for, 0 against", "Recused: Ms Lind and Ms Kask"]


DECLARED = (
    RECORD
    + """
[[participant]]
key = "PS"
name = "Per Strand"
title = "Mr"
presence = "present"

[[agenda]]
key = "declarations"
title = "Declarations"

[[agenda]]
key = "pears"
title = "Pears"

[[agenda]]
key = "paths"
title = "Paths"
"""
)


def test_an_interest_declared_ahead_is_printed_and_kept_until_the_votes_under_its_item(
    opened: Opened,
) -> None:
    editor = opened(DECLARED)
    said = enter(editor, "/item declarations", "/recuse NK, BO 2: their brother sells pears.")
    assert said == "Ms Kask and Mr Ahlberg take no part in the votes under 2 Pears."
    declared = "Ms Kask and Mr Ahlberg declared an interest (Pears): their brother sells pears."
    assert declared in page(editor)
    enter(editor, "/recuse PS paths", "/next", "/motion That we plant pears.")
    assert motions.interested(Record.read(editor.record.path).minutes) == ("NK", "BO")
    assert votes.voters_called(editor) == ["PS"], "NK and BO have declared, and none holds the proxy of TL"
    assert enter(editor, "+1 PS") == (
        "1 for, 0 against, 0 abstained. Ms Kask and Mr Ahlberg take no part in the vote. "
        "/carried or /lost ends the motion."
    )
    enter(editor, "/carried", "/next", "/motion That we pave the path.")
    assert votes.voters_called(editor) == ["NK", "BO"]
    assert enter(editor, "/carried +all").startswith("The motion is carried and recorded as decision 2.")
    assert [listed(vote.recused) for vote in held(editor)] == [("NK", "BO"), ("PS",)]
    assert problems(editor.minutes) == []
    assert "Recused | 2 | Ms Kask, Mr Ahlberg" in said_of(editor)


@pytest.mark.parametrize(
    ("argument", "who", "where", "why"),
    [
        ("NK 2: sells pears", ["NK"], "2", "sells pears"),
        ("NK 2 sells pears", ["NK"], "2", "sells pears"),
        ("NK, BO 2 their brother sells pears", ["NK", "BO"], "2", "their brother sells pears"),
        ("NK 2 her brother: he sells pears", ["NK"], "2", "her brother: he sells pears"),
        ("Ms Kask sells pears", ["NK"], "", "sells pears"),
        ("NK - sells pears", ["NK"], "", "sells pears"),
        ("NK (sells pears)", ["NK"], "", "sells pears"),
        ("NK 2", ["NK"], "2", ""),
        ("NK 12 years in the trade", ["NK"], "", "12 years in the trade"),
    ],
)
def test_an_interest_is_declared_with_its_reason_with_or_without_a_colon(
    argument: str, who: list[str], where: str, why: str, opened: Opened
) -> None:
    editor = opened(DECLARED)
    enter(editor, "/item declarations")
    preview_said = preview.preview_text(f"/recuse {argument}", editor.minutes, NOW)
    said = enter(editor, f"/recuse {argument}")
    note = editor.minutes.notes[-1]
    assert listed(note.recused) == tuple(who)
    assert note.item == ("pears" if where else "declarations")
    assert note.text.rstrip(".").endswith(f": {why}" if why else ("(Pears)" if where else "interest"))
    assert ("2 Pears" in said) == bool(where)
    assert preview_said.startswith(f"Recused · {', '.join(who)}")


@pytest.mark.parametrize("argument", ["NK, XX sells pears", "XX 2 sells pears", "XX sells pears"])
def test_who_is_nobody_makes_no_recusal_and_the_form_is_said(argument: str, opened: Opened) -> None:
    editor = opened(DECLARED)
    said = enter(editor, f"/recuse {argument}")
    assert said.endswith("The form is /recuse CODE, CODE ITEM: WHY.")
    assert not editor.minutes.notes
    assert enter(editor, "/recuse") == "Say who takes no part in the vote: /recuse CODE, CODE ITEM: WHY"


def test_a_declared_interest_is_kept_when_the_vote_is_typed_again(opened: Opened) -> None:
    editor = opened(DECLARED)
    enter(editor, "/recuse NK 2: sells pears", "/item pears", "/motion That we plant pears.", "/vote +1 PS, NK -1 BO")
    at = len(editor.minutes.notes) - 1
    said = note_command.retyped(editor, at, "/vote +1 PS -1 BO").said
    assert said == "The vote is corrected. NK stays recused: the interest was declared."
    assert listed(editor.minutes.notes[at].recused) == ("NK",)
    said = enter(editor, "/carried")
    assert "NK" not in said
    assert note_command.retyped(editor, at, "/vote +1 PS, BO").said.endswith("the interest was declared.")
    assert note_command.retyped(editor, at, "/vote +1 PS -1 BO recused NK").said == "The vote is corrected."


@pytest.mark.parametrize(
    ("lines", "recused"),
    [
        (("/recuse NK", "/motion Pears", "/vote 1-0"), ["NK"]),
        (("/recuse NK", "/motion Pears", "/lost", "/motion Plums", "+1 BO"), [""]),
        (("/recuse NK", "/motion Pears", "/carried 2-0", "/motion Plums", "+1 BO"), ["NK", ""]),
        (("/recuse NK", "/vote Pears 1-0", "/vote Plums 1-0"), ["NK", ""]),
        (("/motion Pears", "/recuse NK", "/recuse BO", "/carried 1-0"), ["NK BO"]),
        (("/recuse NK", "/undo", "/vote Pears 1-0"), [""]),
    ],
)
def test_an_interest_declared_with_no_agenda_is_in_the_next_motion_or_vote_alone(
    editor: Editor, lines: tuple[str, ...], recused: list[str]
) -> None:
    enter(editor, *lines)
    assert [" ".join(listed(vote.recused)) for vote in held(editor)] == recused


def _votes(editor: Editor) -> list[str]:
    """What the page says of votes."""
    return said_of(editor, "", "vote")


def test_what_a_ballot_counts_for_is_settled_when_it_is_cast(opened: Opened) -> None:
    editor = opened(RECORD.replace('proxies = ["TL"]\n', ""))
    enter(editor, "/motion That we plant pears.", "+1 NK -1 BO", "/carried 1-1 casting vote")
    first = _votes(editor)
    assert first[1:] == ["For | 1 | Ms Kask", "Against | 1 | Mr Ahlberg"]
    assert enter(editor, "/proxy BO: TL") == "Mr Ahlberg holds the proxy of Ms Lind."
    assert _votes(editor) == first
    enter(editor, "/motion That we plant plums.", "-1 BO", "/lost")
    second = ["Vote on the motion: Lost", "Against | 3 | Mr Ahlberg, Ms Lind (by proxy, 2)"]
    assert _votes(editor) == [*first, *second]
    enter(editor, "-BO", "/proxy NK: TL", "/motion That we prune.", "+1 NK", "/carried")
    assert _votes(editor) == [
        *first, *second, "Vote on the motion: Carried, Decision 2", "For | 3 | Ms Kask, Ms Lind (by proxy, 2)",
    ]  # fmt: skip
    assert problems(editor.minutes) == []
    said = enter(editor, "/proxy NK: none")
    assert said.startswith("No one holds the proxy of TL now")
    assert _votes(editor)[-1] == "For | 3 | Ms Kask, Ms Lind (2)", "the record says no more"
    assert problems(editor.minutes) == ["TL has a ballot but was not present."] * 2


def test_a_proxy_passed_on_to_who_was_not_there_makes_no_counted_vote_wrong(editor: Editor) -> None:
    enter(editor, "/absent NK", "/vote Pears 3-0", "+NK", "-BO", "/proxy NK: TL")
    assert problems(editor.minutes) == []
    enter(editor, "/vote Plums 4-0")
    assert problems(editor.minutes) == ["4 votes are counted, but those present had 3 votes."]


def test_the_ballot_of_an_old_record_is_that_of_the_holder_alone(opened: Opened) -> None:
    vote = '\n[[note]]\nid = "1"\nkind = "vote"\nballots = { NK = "against", BO = "for" }\ntext = "Pears"\n'
    editor = opened(RECORD + vote)
    assert said_of(editor) == ["Vote: Pears", "For | 1 | Mr Ahlberg", "Against | 1 | Ms Kask"]
    assert editor.record.text == RECORD + vote


def test_a_holder_who_votes_otherwise_takes_the_absent_along_but_no_ballot_of_their_own(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.")
    before = editor.record.text
    enter(editor, "+1 BO")
    between = editor.record.text
    assert enter(editor, "-1 BO") == "0 for, 3 against, 0 abstained, BO with the proxy of TL. BO voted for before."
    assert held(editor)[0].ballots == {"BO": "against", "TL": "against"}
    editor.undo()
    assert editor.record.text == between
    editor.undo()
    assert editor.record.text == before
    assert enter(editor, "0 TL", "-1 BO") == "0 for, 1 against, 2 abstained"
    assert held(editor)[0].ballots == {"TL": "abstain", "BO": "against"}
    assert enter(editor, "+1 BO 0 TL") == "1 for, 0 against, 2 abstained. BO voted against before."


def test_a_vote_typed_in_one_line_has_the_ballots_of_the_absent_and_is_corrected_as_it_reads(editor: Editor) -> None:
    assert preview.preview_text("/vote Pears +1 BO -1 NK", editor.minutes, NOW).endswith(
        "by name: 3 for, 1 against, 0 abstained"
    )
    assert enter(editor, "/vote Pears +1 BO -1 NK") == "BO with the proxy of TL."
    assert note_command.words_of(editor.minutes, 0) == "/vote Pears +1 BO, TL -1 NK"
    note_command.retyped(editor, 0, "/vote Pears +1 BO -1 NK")
    assert held(editor)[0].ballots == {"BO": "for", "NK": "against"}
    said = enter(editor, "/motion That we prune.", "/carried 3-1 +1 BO -1 NK")
    assert said == "The motion is carried and recorded as decision 1. BO with the proxy of TL."
    assert problems(editor.minutes) == []


def test_who_only_casts_others_votes_has_no_ballot(editor: Editor) -> None:
    enter(editor, "/proxy GU: TL", "/motion That we plant pears.")
    assert votes.voters_called(editor) == ["NK", "BO", "GU"]
    assert enter(editor, "+1 GU") == "2 for, 0 against, 0 abstained, GU with the proxy of TL"
    assert held(editor)[0].ballots == {"TL": "for"}
    assert votes.answers_so_far(editor) == {"GU": "for"}
    assert problems(editor.minutes) == []
    enter(editor, "-1 GU")
    assert held(editor)[0].ballots == {"TL": "against"}
    votes.remove_ballot(editor, "GU")
    assert held(editor)[0].ballots == {}


def test_a_ballot_taken_back_takes_along_what_was_cast_with_it(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.")
    votes.one_ballot(editor, "NK", "+1")
    votes.one_ballot(editor, "BO", "-1")
    assert votes.votes_with(editor, "BO") == ["BO", "TL"]
    votes.remove_ballot(editor, "BO")
    assert held(editor)[0].ballots == {"NK": "for"}
    enter(editor, "0 TL", "-1 BO")
    votes.remove_ballot(editor, "BO")
    assert held(editor)[0].ballots == {"NK": "for", "TL": "abstain"}


def test_a_ballot_by_proxy_makes_nobody_present(opened: Opened) -> None:
    editor = opened(RECORD.replace('presence = "apologies"\n', "").replace('proxies = ["TL"]\n', 'proxies = "TL"\n'))
    enter(editor, "/motion That we plant pears.", "+1 BO")
    assert held(editor)[0].ballots == {"BO": "for", "TL": "for"}
    assert presence(editor.minutes)["TL"] == NOT_KNOWN
    assert "by proxy" not in page(editor), "she may have been there"
    enter(editor, "TL: I am here.")
    assert presence(editor.minutes)["TL"] == PRESENT


def test_a_holder_of_whom_it_was_not_known_is_there_and_casts_the_proxy(opened: Opened) -> None:
    editor = opened(RECORD.replace('presence = "present"\n', ""))
    enter(editor, "/motion That we plant pears.", "+1 BO")
    assert held(editor)[0].ballots == {"BO": "for", "TL": "for"}
    assert presence(editor.minutes)["BO"] == PRESENT


def test_it_is_said_that_a_new_weight_counts_in_the_votes_before(editor: Editor) -> None:
    enter(editor, "/set NK weight = 2")
    enter(editor, "/motion That we plant pears.", "+1 NK")
    said = enter(editor, "/set NK weight = 3")
    assert said == ("The weight of NK also counts in the vote by name before now.")
    assert said_of(editor)[-1] == "For | 3 | Ms Kask (3)"


def test_a_proxy_given_while_a_vote_is_open_is_said_to_be_missing_from_the_ballot_before(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "+1 NK")
    said = enter(editor, "/proxy NK: TL")
    assert said == "NK has voted already, without TL: +1 NK adds the proxy."
    assert held(editor)[0].ballots == {"NK": "for"}
    assert enter(editor, "+1 NK") == "3 for, 0 against, 0 abstained, NK with the proxy of TL"


def test_the_table_of_votes_says_who_voted_by_proxy(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "+1 BO")
    (row,) = csv.DictReader(exported(editor.record, "csv", Order("votes")).decode("utf-8-sig").splitlines())
    assert (row["voted_for"], row["by_proxy"]) == ("Mr Bo Ahlberg; Ms Teresa Lind", "Ms Teresa Lind")


@pytest.mark.parametrize("language", languages())
def test_a_vote_is_secret_in_the_words_of_the_language_and_in_english(language: str) -> None:
    minutes = Minutes(meeting=Meeting(language=language))
    for word in (*labels(language).secret, *labels("en").secret):
        for said in (word, word.capitalize()):
            vote = vote_entry.read(f"{said} XY 9-2", minutes)
            assert (vote.title, vote.secret, vote.counts[:2]) == ("XY", True, (9, 2)), said
        titled = Note(kind="vote", text=f"{word} XY", for_=9, against=2)
        again = vote_entry.read(vote_entry.line_of_vote(titled, minutes).removeprefix("/vote "), minutes)
        assert (again.title, again.secret) == (titled.text, False)


@pytest.mark.parametrize("language", languages())
def test_what_became_of_a_motion_takes_yes_and_no_for_counts(language: str, opened: Opened) -> None:
    known = labels(language)
    editor = opened(RECORD.replace('title = "Orchard', f'language = "{language}"\ntitle = "Orchard', 1))
    enter(editor, "/motion Pears.", f"/carried 7 {known.yes[0]}, 2 {known.no[0]}, 1 {known.abstentions}")
    vote = held(editor)[0]
    assert (vote.for_, vote.against, vote.abstain, vote.options) == (7, 2, 1, {})


def test_answers_of_a_poll_stay_yes_and_no(editor: Editor) -> None:
    enter(editor, "/poll Pears: yes 2, no 1")
    assert held(editor)[0].options == {"yes": 2, "no": 1}
    assert said_of(editor) == ["Vote: Pears", "Yes | 2", "No | 1"]


# Elections and polls


def test_of_a_poll_the_answer_that_has_more_votes_than_there_are_voters_is_named(editor: Editor) -> None:
    enter(editor, "/apologies TL", "/set BO proxies =")
    said = enter(editor, "/poll Pears: strongly for 1, for 4, against 1")
    assert said.startswith("4 votes are counted for “for”, but ")
    assert problems(editor.minutes)[0].startswith("4 votes are counted for “for”, but ")


def test_who_is_nobody_is_named_and_nobody_else(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.")
    for line in ("/recuse NK, XX", "/present NK, XX", "/mover XX", "/for NK, XX", "/ask NK XX"):
        assert commands.enter(editor, line).misread.startswith("XX is not on the participants list")


def test_a_candidate_by_code_has_the_name_on_the_page(editor: Editor) -> None:
    enter(editor, "/poll Treasurer: BO 2, TL 1, blank 1")
    assert held(editor)[0].options == {"BO": 2, "TL": 1, "blank": 1}
    assert said_of(editor) == ["Election: Treasurer", "Mr Ahlberg | 2", "Ms Lind | 1", "Blank | 1"], (
        "half are not enough"
    )


@pytest.mark.parametrize(
    ("line", "title", "options"),
    [
        ("/poll Chair: NK 2", "Chair", {"NK": 2}),
        ("/poll Election of the treasurer: Bo Ek 3", "Election of the treasurer", {"Bo Ek": 3}),
        ("/poll Wahl des Kassenwarts: Herr Ohm 3", "Wahl des Kassenwarts", {"Herr Ohm": 3}),
        ("/poll Treasurer: Mr Ek 3", "Treasurer", {"Mr Ek": 3}),
        ("/poll Chair: NK 2, BO 1, 1 spoilt", "Chair", {"NK": 2, "BO": 1, "spoilt": 1}),
        ("/poll When do we meet: on the 12", "When do we meet: on the 12", {}),
        ("/poll Item 4: Budget 2025", "Item 4: Budget 2025", {}),
    ],
)
def test_one_alone_may_be_elected(line: str, title: str, options: dict[str, int], editor: Editor) -> None:
    if "Wahl" in line:
        enter(editor, "/meeting language de")
    enter(editor, line)
    assert [(vote.text, vote.options) for vote in held(editor)] == [(title, options)]


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("ics", "pdf", "docx", "odt", "json")])
def test_answers_and_their_counts_are_in_each_format(format: str, editor: Editor) -> None:
    enter(editor, "/vote Election of the treasurer: Ms Berg, of the west 12, Mr Pike 2 7, blank 1")
    form = "votes" if format == "csv" else "summary"
    words = re.sub(r"<[^>]+>", "", exported(editor.record, format, Order(form)).decode()).replace("\xa0", " ")
    for said in (("Ms Berg, of the west", "12"), ("Mr Pike 2", "7"), ("lank", "1")):
        assert all(each in words for each in said)


def test_a_poll_answers_no_motion_and_an_election_neither(editor: Editor) -> None:
    enter(
        editor, "/motion That we plant pears.", "/poll Where: east 2, west 1", "/vote Who: NK 2, BO 1", "/carried 3-0"
    )
    assert [vote.answers for vote in held(editor)] == [(), (), "1"]


@pytest.mark.parametrize(
    ("language", "typed", "title", "counts"),
    [
        ("en", "12 for, 3 against, 1 abstention", "", (12, 3, 1, None)),
        ("en", "5-0, unanimously", "", (5, 0, None, None)),
        ("de", "Haushalt: 12 dafür, 3 dagegen und 1 Enthaltung", "Haushalt", (12, 3, 1, None)),
        ("fr", "pour 12, contre 3, abstentions 2, nuls 1", "", (12, 3, 2, 1)),
        ("ja", "予算：賛成5、反対2、棄権1", "予算", (5, 2, 1, None)),
        ("en", "Site: 3 for, B 4", "Site: 3 for, B 4", (None, None, None, None)),
        ("en", "Budget 2025, annex 3", "Budget 2025, annex 3", (None, None, None, None)),
        ("en", "The vote at 10:30", "The vote at 10:30", (None, None, None, None)),
        ("en", "The vote at 10:30 5-0", "The vote at 10:30", (5, 0, None, None)),
        ("en", "The boat 10:30", "The boat", (10, 30, None, None)),
        ("de", "Abstimmung um 10:30", "Abstimmung um 10:30", (None, None, None, None)),
        ("fr", "Le vote à 10:30", "Le vote à 10:30", (None, None, None, None)),
        ("sv", "Omröstningen kl. 10:30", "Omröstningen kl. 10:30", (None, None, None, None)),
        ("en", "Open until 10:30:00", "Open until 10:30:00", (None, None, None, None)),
        ("de", "Ja 12, Nein 3", "", (12, 3, None, None)),
        ("de", "Haushalt: Ja 12, Nein 3, Enthaltungen 2", "Haushalt", (12, 3, 2, None)),
        ("fr", "12 oui, 3 non et 1 abstention", "", (12, 3, 1, None)),
        ("et", "12 poolt, 3 vastu", "", (12, 3, None, None)),
        ("en", "Budget: ayes 12, noes 3", "Budget", (12, 3, None, None)),
    ],
)
def test_counts_are_read_as_a_page_has_them(
    language: str, typed: str, title: str, counts: tuple[int | None, ...]
) -> None:
    vote = vote_entry.read(typed, Minutes(meeting=Meeting(language=language)))
    assert (vote.title, vote.counts) == (title, counts)
    assert vote.options == {}


def test_yes_and_no_bear_an_outcome_out_and_are_answers_of_a_poll(editor: Editor) -> None:
    enter(editor, "/meeting language de", "/motion Birnen.", "/lost Ja 3, Nein 1")
    assert "The motion is lost, but the vote was 3 for and 1 against." in problems(editor.minutes)
    enter(editor, "/poll Birnen: Ja 3, Nein 1")
    assert held(editor)[-1].options == {"Ja": 3, "Nein": 1}
    at = len(editor.minutes.notes) - 1
    assert note_command.words_of(editor.minutes, at) == "/poll Birnen: Ja 3, Nein 1"
    before = editor.minutes.notes
    note_command.retyped(editor, at, "/poll Birnen: Ja 3, Nein 1 ")
    assert editor.minutes.notes == before


def test_what_a_vote_will_be_is_shown_while_it_is_typed(editor: Editor) -> None:
    told = preview.preview_text("/vote Who: Ms Berg 2, blank 1", editor.minutes, NOW)
    assert told == "Vote · “Who” · Ms Berg 2, blank 1"
    enter(editor, "/motion That we plant pears.")
    assert preview.preview_text("/carried 2-1 +1 NK", editor.minutes, NOW) == (
        "Carried · 2–1, by name: 1 for, 0 against, 0 abstained"
    )
    assert preview.preview_text("+1 NK -1 BO", editor.minutes, NOW) == (
        "Ballots for · NK Kask · against · BO Ahlberg · “That we plant pears.”"
    )


# Secret votes


def test_ballots_by_name_in_a_secret_vote_stay_in_the_line_and_are_kept_in_private_from_a_pipe(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/vote secret")
    before = editor.record.text
    for line in ("+1 NK", "/for NK", "/vote 1-0 +1 NK", "/carried 1-0 +1 NK"):
        assert "no one votes by name" in commands.enter(editor, line).refused, "no second Enter makes it words"
        assert editor.record.text == before
    assert preview.preview_text("+1 NK", editor.minutes, NOW).startswith("Not entered")
    commands.enter_unseen(editor, "+1 NK")
    kept = editor.minutes.notes[-1]
    assert (kept.kind, kept.text, bool(kept.check)) == ("remark", "+1 NK", True)
    assert votes.why_not_called(editor).startswith("The vote is secret")
    enter(editor, "/carried 2-0")
    assert "no one votes by name" in enter(editor, "-1 NK: no")
    enter(editor, "/vote secret Chair 2-1-0")
    assert "no one votes by name" in enter(editor, "-1 NK: no")
    commands.enter_unseen(editor, "-1 NK: no")
    commands.enter_unseen(editor, "/vote secret Vice chair 2-1-0 +1 NK")
    assert [note.kind for note in editor.minutes.notes[-2:]] == ["remark", "remark"]
    assert "-1 NK" not in page(editor)
    assert "Vice" not in page(editor)


def test_ballots_by_name_of_a_secret_vote_in_a_file_arrive_nowhere(opened: Opened) -> None:
    vote = (
        '\n[[note]]\nid = "1"\nkind = "vote"\nsecret = true\nfor = 1\nagainst = 1\n'
        'ballots = { NK = "for", ZZTOP = "against" }\ntext = "Pears"\n'
    )
    editor = opened(RECORD + vote)
    assert "The vote is secret, so no page prints its ballots by name: remove them." in problems(editor.minutes)
    secret, open_ = editor.minutes, read((RECORD + vote).replace("secret = true\n", "")).minutes
    assert "ZZTOP" in redline_pages.text(redline(replace(open_, notes=()), open_, "public"), "states", whole=True)
    for audience in AUDIENCES:
        for format in FORMATS:
            if format == "ics":
                continue
            for form in FORMATS[format].forms or ("summary", "decisions"):
                words = exported(editor.record, format, Order(form, audience=audience))
                assert b"ZZTOP" not in words
        for old, new in ((open_, secret), (secret, secret), (replace(secret, notes=()), secret)):
            assert "ZZTOP" not in redline_pages.text(redline(old, new, audience), "states", whole=True)
    assert "ZZTOP" in json.dumps(json.loads(exported(editor.record, "json")))
    (problem,) = [each for each in checks.problems(editor.minutes) if "no page prints" in each.text]
    (fix,) = checks.fixes(editor.minutes, problem)
    editor.do(fix.edit)
    assert editor.minutes.notes[0].ballots == {}


# Correcting


@pytest.mark.parametrize(
    "line",
    [
        "/vote Pears 3-0-0-1 unanimously recused NK", "/vote secret Chair 2-1-0", "/vote Who: Ms Berg 12, blank 1",
        "/vote Pears 2-0 +1 NK, BO recused TL", "/vote 2-?-1", "/vote Pears 1-1 casting vote",
    ],
)  # fmt: skip
def test_each_form_comes_back_into_the_line_as_it_was_typed(line: str, editor: Editor) -> None:
    enter(editor, line)
    at = len(editor.minutes.notes) - 1
    assert note_command.words_of(editor.minutes, at) == line
    before = editor.minutes
    assert note_command.retyped(editor, at, line + " ").said in ("", "The vote is corrected.")
    assert editor.minutes.notes == before.notes


# A ledger


class Held(NamedTuple):
    """A vote of a ledger: what was proposed, by whom, with what outcome, counts and ballots."""

    topic: str
    proposer: str
    outcome: str
    counts: tuple[int, ...]
    ballots: list[tuple[str, str]]
    """Names with what stands in their brackets."""


BLOCK = "----------------\n"
NAMED = re.compile(r"^ {2,3}(\w+) +\[([+ -]?\d)\]", re.MULTILINE)
WAYS = ("for", "against", "abstain")


def ledger(text: str) -> list[Held]:
    """The votes of a ledger, without the template with which it begins."""
    found = []
    for block in text.split(BLOCK)[2:]:
        topic = re.search(r"^topic: (.+?)^(?:Proposed|comment|Public)", block, re.IGNORECASE | re.DOTALL | re.MULTILINE)
        proposer = re.search(r"Proposed by ([^.\n]+)", block)
        accepted = re.search(r"accepted: *(\w+)", block)
        counts = re.search(r"for: *(\d+), against: *(\d+), abstained: *(\d+)", block)
        assert topic
        assert accepted
        outcome = {"yes": "carried", "no": "lost"}.get(accepted[1], "withdrawn")
        numbers = tuple(map(int, counts.groups())) if counts else ()
        who = proposer[1].strip() if proposer else ""
        found.append(Held(" ".join(topic[1].split()), who, outcome, numbers, NAMED.findall(block)))
    return found


def proposed_by(proposer: str, names: list[str]) -> str:
    """Which of those who vote, by their given names, a proposer is."""
    given = folded(proposer.split()[0])
    exact = [name for name in names if folded(name) == given]
    return next(iter(exact or [name for name in names if folded(name).startswith(given)]), "")


def ledger_record(book: list[Held]) -> str:
    """A record with who votes in a ledger, each with the names by which they propose."""
    record = '[meeting]\ntitle = "Ledger"\ndate = 2025-03-12\n'
    names = sorted({name for each in book for name, _ in each.ballots})
    proposers = {each.proposer for each in book if each.proposer}
    for number, name in enumerate(names, 1):
        own = sorted(each for each in proposers if proposed_by(each, names) == name)
        record += f'\n[[participant]]\nkey = "V{number}X"\nname = "{name}"\npresence = "present"\n'
        record += f"aliases = {json.dumps(own, ensure_ascii=False)}\n"
    return record


def ledger_lines(book: list[Held]) -> list[str]:
    """What is typed of a ledger: a motion with its mover, one line of ballots by name, the outcome with its counts."""
    lines = []
    for each in book:
        lines.append(f"/motion {each.proposer}: {each.topic}" if each.proposer else f"/motion {each.topic}")
        groups: dict[str, list[str]] = {}
        for name, amount in each.ballots:
            groups.setdefault(amount.strip(), []).append(name)
        lines.append(" ".join(f"{amount} {', '.join(names)}" for amount, names in groups.items()))
        lines.append(" ".join([f"/{each.outcome}", *filter(None, ["-".join(map(str, each.counts))])]))
    return lines


def named(each: Held) -> tuple[int, ...]:
    """For, against and abstentions by name."""
    signs = Counter(-1 if amount == "-1" else int(amount == "+1") for _, amount in each.ballots)
    return signs[1], signs[-1], signs[0]


def taken_down(book: list[Held], opened: Opened) -> Minutes:
    """The record of a ledger, each line of which was understood."""
    editor = opened(ledger_record(book))
    for line in ledger_lines(book):
        outcome = commands.enter(editor, line)
        assert (outcome.refused, outcome.misread) == ("", ""), line
    motions = [note for note in editor.minutes.notes if note.kind == "motion"]
    assert [(motion.text, motion.outcome) for motion in motions] == [(each.topic, each.outcome) for each in book]
    assert [bool(motion.mover) for motion in motions] == [bool(each.proposer) for each in book]
    assert Record.read(editor.record.path).minutes == editor.minutes
    for motion, each in zip(motions, book, strict=True):
        (vote,) = vote_results.votes_on(editor.minutes, motion)
        assert tuple(vote_results.by_name(vote, editor.minutes).values()) == named(each)
        assert tuple(vote_results.stated_counts(vote).values()) == each.counts
    return editor.minutes


def contradictions(book: list[Held]) -> list[str]:
    """What the ledger says against itself, as it must be found."""
    found = []
    for each in book:
        for way, stated, by_name in zip(WAYS, each.counts, named(each), strict=False):
            if stated != by_name:
                what = way if way != "abstain" else "abstention" if stated == 1 else "abstentions"
                found.append(f"{stated} {what} {'is' if stated == 1 else 'are'} stated and {by_name} by name.")
        for_, against, *_ = each.counts or named(each)
        if (each.outcome == "carried") != (for_ > against) and each.outcome != "withdrawn":
            found.append(f"The motion is {each.outcome}, but the vote was {for_} for and {against} against.")
    return sorted(found)


INVENTED = """\
# A record of votes.
----------------
topic: .
Proposed by .
----------------
topic: Fix the well (water-works#57)
       before the frost
Proposed by Ida Berg.
Public: yes
accepted:  yes  (for: 3, against: 1, abstained: 0, not voted: 1)

  Ida        [+1]
  Tomas      [+1]   # 2021-09-22
  Nele       [-1]
  Kurt       [+1]
  Petra      [  ]

----------------
topic: Let the well be
Proposed by Tomáš Roth
Public: yes
accepted:  no  (for: 2, against: 1, abstained: 1, not voted: 0)

  Ida        [+1]
  Tomas      [-0]
  Nele       [-1]
  Kurt       [+0]
  Petra      [+1]

----------------
topic: Fill the well
Proposed by Nele
Public: no
accepted:  vote withdrawn

  Ida        [-1]
  Tomas      [  ]
"""


def test_a_ledger_typed_as_lines_has_its_totals_and_its_contradictions(opened: Opened) -> None:
    book = ledger(INVENTED)
    assert ledger_lines(book)[:3] == [
        "/motion Ida Berg: Fix the well (water-works#57) before the frost",
        "+1 Ida, Tomas, Kurt -1 Nele",
        "/carried 3-1-0",
    ]
    minutes = taken_down(book, opened)
    assert problems(minutes) == [
        "The motion is lost, but the vote was 2 for and 1 against.",
        "1 abstention is stated and 2 by name.",
    ]
    assert contradictions(book) == sorted(problems(minutes))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not on this machine")
def test_a_real_ledger_typed_as_lines_has_its_totals_and_its_contradictions(opened: Opened) -> None:
    book = ledger((Path(CORPUS) / "openssl+otc" / "votes.txt").read_text("utf-8"))
    assert [len(book), sum(bool(each.counts) for each in book)] == [67, 66]
    minutes = taken_down(book, opened)
    assert sorted(problems(minutes)) == contradictions(book)
    assert len(contradictions(book)) > 30


def test_the_table_of_votes_has_a_column_for_each_part(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/carried 2-1-0-1 unanimously recused NK")
    (row,) = csv.DictReader(exported(editor.record, "csv", Order("votes")).decode("utf-8-sig").splitlines())
    named = ("for", "against", "abstain", "invalid", "outcome", "recused", "on", "secret")
    assert {key: row[key] for key in named} == {
        "for": "2", "against": "1", "abstain": "0", "invalid": "1", "outcome": "unanimously", "recused": "Ms Nora Kask",
        "on": "1", "secret": "no",
    }  # fmt: skip


def test_abstentions_by_name_are_in_the_figures_where_votes_for_and_against_are_counted(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/carried 2 to 0, NK abstaining")
    assert vote_results.figures_shown(editor.minutes.notes[-1], editor.minutes).startswith("2–0–1")
    (row,) = csv.DictReader(exported(editor.record, "csv", Order("votes")).decode("utf-8-sig").splitlines())
    assert (row["for"], row["against"], row["abstain"], row["abstained"]) == ("2", "0", "", "Ms Nora Kask")
    page = exported(editor.record, "md").decode()
    assert "2 for, 0 against, 1 abstention" in page
    assert "| Abstaining | 1 | Ms Kask |" in page
    assert "| 1 | That we plant pears. | 2–0–1 |" in page


# Counts on lines of their own


@pytest.mark.parametrize("language", languages())
def test_counts_on_lines_of_their_own_are_those_of_the_pending_motion(language: str, opened: Opened) -> None:
    known = labels(language)
    for yes in (known.for_, *known.yes):
        for no in (known.against, *known.no):
            editor = opened(f'format = 1\n\n[meeting]\nlanguage = "{language}"\n')
            enter(editor, "/motion Hedge", f"{yes.capitalize()}: 15", f"{no}: 0", f"{known.abstentions}: 2")
            motion, vote = editor.minutes.notes
            assert (vote.for_, vote.against, vote.abstain, vote.answers) == (15, 0, 2, motion.id), (yes, no)


def test_counts_of_one_line_are_those_of_the_pending_motion_and_other_counts_are_refused(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/motion Hedge", "In favour: 2, against: 1")
    assert enter(editor, "For: 3") == "The vote has other counts (2–1): ↑ corrects them."
    assert enter(editor, "Abstentions: 1") == "/carried or /lost ends the motion."
    assert [(note.for_, note.against, note.abstain) for note in editor.minutes.notes[1:]] == [(2, 1, 1)]


@pytest.mark.parametrize("line", ["For: 15 years it rained", "Yes: at 15", "Hives: 15", "NO: 15", "No 15"])
def test_other_words_with_a_number_are_no_counts(line: str, opened: Opened) -> None:
    editor = opened(RECORD.replace('"TL"', '"NO"'))
    enter(editor, "/motion Hedge", line)
    assert [note.kind for note in editor.minutes.notes] == ["motion", "statement"]


def test_without_a_motion_counts_are_words(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "Yes: 15")
    assert [note.kind for note in editor.minutes.notes] == ["statement"]


@pytest.mark.parametrize("typed", ["+1 NK TL -1 GU", "+1 NK, TL -1 GU", "+1 NK TL, -1 GU"])
def test_codes_alone_may_have_blanks_between_them(typed: str, opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/motion Hedge", typed)
    assert editor.minutes.notes[-1].ballots == {"NK": "for", "TL": "for", "GU": "against"}


def test_words_behind_a_code_make_a_line_no_ballot(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/motion Hedge", "+1 NK TL hedges")
    assert not editor.minutes.notes[-1].ballots


def test_a_vote_with_a_title_is_one_of_its_own_once_the_motion_was_counted(editor: Editor) -> None:
    enter(editor, "/motion That we elect two auditors.", "/vote 12-0-1")
    before = len(editor.minutes.notes)
    said = enter(editor, "/vote Nella Karlsen 11-1-4", "/vote Bo Qvale 10-1-5")
    made = editor.minutes.notes[before:]
    assert "other counts" not in said
    assert [(note.kind, note.text, note.for_, note.answers) for note in made] == [
        ("vote", "Nella Karlsen", 11, ()),
        ("vote", "Bo Qvale", 10, ()),
    ]
    assert "other counts" in enter(editor, "/motion Figs.", "/vote 3-1-0", "/vote 4-1-0")


@pytest.mark.parametrize(
    ("language", "line", "counts"),
    [
        ("ar", "المؤيدون: سبعة، المعارضون: اثنان", "7-2-?"), ("da", "syv for, to imod", "7-2-?"),
        ("de", "Acht Ja-Stimmen, zwei Nein-Stimmen, keine Enthaltung", "8-2-0"),
        ("en", "none against, seven for", "7-0-?"),
        ("es", "siete a favor, dos en contra y una abstención", "7-2-1"), ("et", "seitse poolt, kaks vastu", "7-2-?"),
        ("fi", "seitsemän puolesta, kaksi vastaan", "7-2-?"), ("fr", "Sept pour, deux contre, une abstention", "7-2-1"),
        ("it", "sette favorevoli, due contrari, un astenuto", "7-2-1"), ("ja", "賛成七、反対二", "7-2-?"),
        ("lt", "septyni už, du prieš", "7-2-?"), ("lv", "septiņi par, divi pret", "7-2-?"),
        ("nb", "sju for, to mot", "7-2-?"),
        ("nl", "zeven voor, twee tegen", "7-2-?"), ("pl", "siedem za, dwa przeciw", "7-2-?"),
        ("pt", "sete a favor, dois contra", "7-2-?"), ("sv", "sju för, två mot", "7-2-?"),
        ("uk", "сім за, два проти", "7-2-?"), ("es", "siete sí, dos no", "7-2-?"),
        ("lv", "seven for, two against", "7-2-?"),
    ],
)  # fmt: skip
def test_small_numbers_in_words_are_counts_in_every_language(language: str, line: str, counts: str) -> None:
    motion = Note(id="1", kind="motion", text="Hedge")
    for notes_ in ((motion,), (replace(motion, outcome="carried"),), (replace(motion, kind="decision"),)):
        minutes = Minutes(meeting=Meeting(language=language), notes=notes_)
        assert vote_counts.counts_in_line(line, minutes) == counts
    assert vote_counts.is_of_no_vote(line, Minutes(meeting=Meeting(language=language)))


BODY = """
[[participant]]
key = "AT"
name = "Ana Tamm"
presence = "present"
[[participant]]
key = "LB"
name = "Lena Berg"
presence = "present"
[[participant]]
key = "KK"
name = "Kai Kask"
presence = "present"
[[participant]]
key = "XY"
name = "Xia Yun"
presence = "absent"
[[participant]]
key = "GU"
name = "Gail Unger"
role = "guest"
presence = "present"
[[note]]
id = "1"
kind = "motion"
text = "The roof is mended."
"""


@pytest.mark.parametrize(
    ("line", "ballots"),
    [
        ("/vote +AT, LB -KK", {"AT": "for", "LB": "for", "KK": "against"}),
        ("/vote +AT -LB abs KK", {"AT": "for", "LB": "against", "KK": "abstain"}),
        ("/vote +AT, LB abstain KK", {"AT": "for", "LB": "for", "KK": "abstain"}),
        ("/vote +all -KK", {"AT": "for", "LB": "for", "KK": "against"}),
        ("/vote +1 all but KK", {"AT": "for", "LB": "for"}),
        ("/vote +1 all -1 KK", {"AT": "for", "LB": "for", "KK": "against"}),
        ("/vote 2-0 +all recused KK", {"AT": "for", "LB": "for"}),
        ("/vote The roof +all except LB and KK", {"AT": "for"}),
        ("/carried +all -KK", {"AT": "for", "LB": "for", "KK": "against"}),
        ("/lost -all +KK", {"AT": "against", "LB": "against", "KK": "for"}),
        ("+1 all but KK", {"AT": "for", "LB": "for"}),
        ("+all -KK", {"AT": "for", "LB": "for", "KK": "against"}),
        ("+1 everyone", {"AT": "for", "LB": "for", "KK": "for"}),
    ],
)
def test_ballots_are_taken_as_they_are_typed(line: str, ballots: dict[str, str], opened: Opened) -> None:
    editor = opened(BODY)
    outcome = commands.enter(editor, line)
    assert (outcome.misread, outcome.refused, outcome.problem) == ("", "", "")
    vote = editor.minutes.notes[-1]
    assert (vote.kind, dict(vote.ballots)) == ("vote", ballots)


@pytest.mark.parametrize("line", ["/vote +AT, Foo -KK", "/vote +all -KK today"])
def test_ballots_that_are_not_understood_stay_in_the_line_with_the_form(line: str, opened: Opened) -> None:
    editor = opened(BODY)
    outcome = commands.enter(editor, line)
    assert outcome.misread.startswith("Votes by name are codes or names")
    assert len(editor.minutes.notes) == 1


@pytest.mark.parametrize(
    ("lines", "words", "vote"),
    [
        (("/carried +AT, Foo",), "+Tamm, Foo", None),
        (("/carried -KK maybe",), "-Kask maybe", None),
        (("/carried +AT -AT",), "+Tamm -Tamm", None),
        (("2-1", "/carried 3-0"), "3-0", (2, 1)),
        (("2-1", "Motion carried 3-0."), "3-0", (2, 1)),
        (("2-1", "/carried 2-1, KK against"), "", (2, 1)),
    ],
)
def test_an_outcome_holds_with_ballots_and_counts_that_cannot_be_taken_as_words(
    lines: tuple[str, ...], words: str, vote: tuple[int, int] | None, opened: Opened
) -> None:
    editor = opened(BODY)
    enter(editor, *lines)
    motion, *votes = editor.minutes.notes
    assert (motion.outcome, motion.reason, bool(motion.check)) == ("carried", words, bool(words))
    assert [(note.for_, note.against) for note in votes] == ([vote] if vote else [])


def test_words_with_a_sign_are_a_title(opened: Opened) -> None:
    editor = opened(BODY)
    for title in ("Budget +5 % and -2 C", "Follow-up on all -terms", "Non-smoking +more"):
        commands.enter(editor, f"/vote {title}")
        assert (editor.minutes.notes[-1].text, dict(editor.minutes.notes[-1].ballots)) == (title, {})


def test_figures_that_ballots_repeat_are_said_once(opened: Opened) -> None:
    minutes = opened(BODY).minutes
    vote = Note(kind="vote", for_=2, against=1, abstain=0, ballots={"AT": "for", "LB": "for", "KK": "against"})
    assert vote_results.figures_shown(vote, minutes) == "2–1–0, by name"
    other = replace(vote, for_=3)
    assert vote_results.figures_shown(other, minutes) == "3–1–0, by name: 2 for, 1 against, 0 abstained"


def test_the_last_ballot_says_how_the_motion_ends_and_no_ballot_before_it_does(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/motion That we plant pears.")
    *before, last = votes.voters_called(editor)
    assert "/carried" not in "".join(enter(editor, f"+1 {code}") for code in before)
    assert enter(editor, f"-1 {last}").endswith(". /carried or /lost ends the motion.")
    enter(editor, "/carried")
    assert "/carried" not in enter(editor, "/vote Tea: 2-1")


def test_the_answers_of_a_scale_stand_as_they_were_said_and_candidates_by_votes() -> None:
    scale = Note(kind="vote", text="Shall we?", options={"agree": 1, "neutral": 0, "disagree": 3})
    election = Note(kind="vote", text="Chair", options={"AT": 1, "Ms Berg": 3, "blank": 2})
    minutes = Minutes(participants=(Participant(key="AT", name="Ana Tamm"),), notes=(scale, election))
    assert vote_results.answers_in_order(scale, minutes) == ["agree", "neutral", "disagree"]
    assert vote_results.answers_in_order(election, minutes) == ["Ms Berg", "blank", "AT"]
    page = markdown.write(document(minutes))
    assert page.index("Agree") < page.index("Neutral") < page.index("Disagree")


def test_why_somebody_is_out_of_a_vote_is_told_before_it_and_is_nobodys_speech(opened: Opened) -> None:
    editor = opened(
        "".join(f"[[participant]]\nkey='{key}'\nname='Ann {key}'\npresence='present'\n" for key in ("AA", "BB", "CC"))
    )
    enter(
        editor,
        "/motion AA: We go.",
        "/recuse BB, CC: they own the lot",
        "/vote 1-0",
        "CC recused herself because it is hers.",
    )
    told = [(note.kind, note.text, note.speakers) for note in editor.minutes.notes]
    assert told[:2] == [
        ("motion", "We go.", ()),
        ("statement", "BB and CC declared an interest: they own the lot.", ()),
    ]
    assert editor.minutes.notes[-1].kind == "vote"


def test_a_motion_that_is_carried_without_a_quorum_is_told_so(opened: Opened) -> None:
    people = "".join(
        f'[[participant]]\nkey = "{key}"\nname = "{name}"\nrole = "member"\npresence = "{presence}"\n'
        for key, name, presence in (("AH", "Ann Hill", "present"), ("BF", "Ben Ford", "absent"))
    )
    editor = opened(f"[meeting]\nquorum = 2\n{people}")
    assert "The quorum of 2 is not met" in enter(editor, "/motion AH: Sue the builder", "/carried")


def test_the_name_of_a_command_that_is_typed_twice_is_no_part_of_its_words(opened: Opened) -> None:
    editor = opened('format = 1\n[meeting]\ntitle = "Board"\nlanguage = "en"\n')
    enter(editor, "/vote /vote Ponds 3-1", "/topic /topic", "/topic /toping")
    assert [(note.kind, note.text) for note in editor.minutes.notes[:1]] == [("vote", "Ponds")]
    assert [item.title for item in editor.minutes.agenda] == ["/toping"]
