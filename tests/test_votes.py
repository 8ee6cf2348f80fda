"""Votes as they are held: by name, by proxy, in secret, with answers of their own; and a ledger of them."""

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import NOW, Opened
from corpus import CORPUS
from msgspec.structs import replace

from minutes_tui import checks, commands, preview, tallies
from minutes_tui.commands import noting, votes, voting
from minutes_tui.editor import Editor
from minutes_tui.export import FORMATS, Order, exported
from minutes_tui.model import Meeting, Minutes, Note
from minutes_tui.names import folded
from minutes_tui.record import Record
from minutes_tui.record.reading import read
from minutes_tui.redline import redline
from minutes_tui.report import AUDIENCES
from minutes_tui.writers import redlined

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


def enter(editor: Editor, *lines: str) -> str:
    for line in lines:
        outcome = commands.enter(editor, line)
    return outcome.refused or outcome.misread or outcome.problem or outcome.said


def held(editor: Editor) -> list[Note]:
    return [note for note in editor.minutes.notes if note.kind == "vote"]


def problems(minutes: Minutes) -> list[str]:
    return [problem.text for problem in checks.problems(minutes) if problem.check in ("votes", "majorities")]


def page(editor: Editor, language: str = "") -> str:
    return exported(editor.record, "md", Order(language=language)).decode()


# The outcome with its vote


def test_an_outcome_with_its_vote_is_one_step_and_one_undo(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.")
    before = editor.record.text
    assert enter(editor, "/carried 2-1-0") == "The motion is carried: decision 1. /decision takes its words."
    assert [(vote.answers, vote.for_, vote.against, vote.abstain) for vote in held(editor)] == [("1", 2, 1, 0)]
    editor.undo()
    assert editor.record.text == before


def test_a_vote_on_an_amendment_and_one_on_the_motion_say_which_they_are(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/amend BO: That we plant plums.", "/carried 3-1", "/lost 1-3")
    assert page(editor).splitlines()[-7:] == [
        "Motion: That we plant pears. (lost)", "",
        "Amendment: That we plant plums. (moved by Mr Ahlberg, carried)", "",
        "Vote on the amendment: 3 for, 1 against", "",
        "Vote on the motion: 1 for, 3 against",
    ]  # fmt: skip
    assert "Abstimmung über den Änderungsantrag: 3 dafür, 1 dagegen" in page(editor, "de")


def test_a_vote_without_a_title_has_the_words_that_it_was_held_on_in_a_list(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/amend That we plant plums", "/carried 3-1", "/carried 4-0")
    words = exported(editor.record, "md", Order("decisions")).decode()
    assert "- Amendment: That we plant plums: 3 for, 1 against" in words
    assert "- Motion: That we plant pears. 4 for, 0 against" in words


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en", "unanimously", "Vote: unanimously"),
        ("en", "nem. con.", "Vote: nem. con."),
        ("de", "einstimmig", "Abstimmung: einstimmig"),
        ("de", "unanimously", "Abstimmung: einstimmig"),
        ("fr", "à l’unanimité", "Vote: à l’unanimité"),
        ("ja", "満場一致", "採決：満場一致"),
    ],
)
def test_a_unanimous_vote_keeps_its_words_and_gets_no_counts(
    language: str, typed: str, printed: str, opened: Opened
) -> None:
    editor = opened(RECORD.replace("date = 2025-03-12", f'date = 2025-03-12\nlanguage = "{language}"'))
    enter(editor, "/motion That we plant pears.", f"/carried {typed}")
    (vote,) = held(editor)
    assert (vote.outcome, tallies.stated(vote)) == (typed, {})
    assert printed in page(editor).splitlines()
    assert "Omröstning: enhälligt" in page(editor, "sv").splitlines()


def test_an_outcome_against_its_vote_is_said_at_once_and_is_a_problem(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/majority 2/3")
    said = "The motion is carried, but 5 for and 3 against is less than 2/3."
    assert enter(editor, "/carried 5-3") == said
    assert said in problems(editor.minutes)
    assert "Vote: 5 for, 3 against (majority required: 2/3)" in page(editor)
    assert "2/3" not in page(editor).split("Vote:")[0]
    enter(editor, "/motion (3/4) That we prune.")
    assert "Motion: That we prune. (majority required: 3/4)" in page(editor).splitlines()


def test_ballots_that_were_entered_before_decide_too(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "+1 NK -1 BO")
    assert enter(editor, "/carried") == "The motion is carried, but the vote was 1 for and 3 against."


def test_where_only_those_outvoted_are_named_nothing_is_wrong(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "-1 NK: they freeze")
    assert enter(editor, "/carried").startswith("The motion is carried: decision 1.")
    enter(editor, "/motion That we plant figs.", "/carried 3-1 -1 NK")
    assert problems(editor.minutes) == []


# Proxies and weights


def test_a_holders_ballot_counts_for_the_absent_too_until_they_have_one_of_their_own(editor: Editor) -> None:
    assert enter(editor, "/motion That we plant pears.", "+1 NK, BO") == "4 for, 0 against, 0 abstain"
    assert page(editor).splitlines()[-1] == "Vote: for (4): Ms Kask, Mr Ahlberg (3)"
    assert enter(editor, "-1 TL") == "2 for, 2 against, 0 abstain"
    assert page(editor).splitlines()[-1] == "Vote: for (2): Ms Kask, Mr Ahlberg; against (2): Ms Lind (2)"
    assert held(editor)[0].ballots == {"NK": "for", "BO": "for", "TL": "against"}
    assert problems(editor.minutes) == []
    assert enter(editor, "/vote 4-0-0") == "2 for, 2 against, 0 abstain" or True
    assert "4 for are stated and 2 by name." in problems(editor.minutes)


def test_more_votes_than_those_present_have_are_a_problem(editor: Editor) -> None:
    assert enter(editor, "/vote Pears 4-0") == ""
    said = enter(editor, "/vote Plums 4-1")
    assert said == "5 votes are counted, but those present have 4 votes: check the roster or the counts."
    assert problems(editor.minutes) == ["5 votes are counted, but those present had 4 votes."]


def test_of_too_many_votes_nothing_is_said_while_it_is_open_who_is_here(opened: Opened) -> None:
    editor = opened(f'{RECORD}\n[[participant]]\nkey = "EX"\nname = "Eva Xu"\n')
    assert enter(editor, "/vote Pears 5-0") == ""
    assert enter(editor, "/vote Pears 6-0").startswith("6 votes are counted, but those present have 5 votes")
    enter(editor, "XY: I am new.")
    assert enter(editor, "/vote Pears 6-0") == ""
    (said,) = problems(editor.minutes)
    assert said.startswith("5 votes are counted, but those present had 4 votes, as at 2 other votes: add")


def test_answers_without_a_colon_before_them_are_refused_with_the_way_to_write_them(editor: Editor) -> None:
    said = commands.enter(editor, "/vote Chair Ann Bell 3, Cy Dole 2").misread
    assert said == "A colon stands before answers: /vote TITLE: ANSWER 3, ANSWER 2. For a mere title put \\ behind it."
    assert enter(editor, "/vote Chair: Ann Bell 3, Cy Dole 2", "/vote Chair Ann Bell 3, Cy Dole 2 \\") == ""
    assert [(note.text, note.options) for note in editor.minutes.notes] == [
        ("Chair", {"Ann Bell": 3, "Cy Dole": 2}),
        ("Chair Ann Bell 3, Cy Dole 2", {}),
    ]


def test_one_vote_is_one_vote(opened: Opened) -> None:
    one = RECORD.split("[[participant]]")
    editor = opened("[[participant]]".join(one[:2]))
    said = enter(editor, "/vote Pears 2-0")
    assert said == "2 votes are counted, but 1 person with a vote is present: check the roster or the counts."
    assert problems(editor.minutes) == ["2 votes are counted, but 1 person with a vote was present."]


def test_ballots_of_those_without_a_vote_are_problems(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/recuse NK")
    assert enter(editor, "+1 NK") == "NK is recused and has a ballot: take one of them out."
    assert enter(editor, "+1 GU").startswith("GU has a ballot and no vote")
    assert len(problems(editor.minutes)) == 2
    assert votes.voters(editor) == ["BO"]


def test_a_proxy_that_two_hold_is_counted_once_and_said(opened: Opened) -> None:
    editor = opened(RECORD.replace('role = "chair"', 'role = "chair"\nproxies = "TL"'))
    said = enter(editor, "/motion That we plant pears.", "+1 NK, BO")
    assert said == "NK and BO both hold the proxy of TL: it is counted once, with NK."
    assert tallies.by_name(held(editor)[0], editor.minutes)["for"] == 4


def test_who_takes_no_part_is_said_beside_the_vote_and_has_no_proxy_cast(editor: Editor) -> None:
    assert enter(editor, "/motion That we plant pears.", "/recuse TL") == "Ms Lind takes no part in the vote."
    assert enter(editor, "+1 BO") == "1 for, 0 against, 0 abstain"
    enter(editor, "/carried 2-0")
    said = "Vote: 2 for, 0 against (for: Mr Ahlberg). Ms Lind took no part in the vote."
    assert said in page(editor).splitlines()
    assert "Ms Lind n'a pas pris part au vote." in page(editor, "fr")


# Elections and polls


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("ics", "pdf", "docx", "json")])
def test_answers_and_their_counts_are_in_each_format(format: str, editor: Editor) -> None:
    enter(editor, "/vote Election of the treasurer: Ms Berg, of the west 12, Mr Pike 2 7, blank 1")
    form = "votes" if format == "csv" else "summary"
    words = exported(editor.record, format, Order(form)).decode()
    for said in ("Ms Berg, of the west: 12", "Mr Pike 2: 7", "blank: 1"):
        assert said in words
    assert "elected" not in words.lower()


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
    ],
)
def test_counts_are_read_as_a_page_has_them(
    language: str, typed: str, title: str, counts: tuple[int | None, ...]
) -> None:
    vote = voting.read(typed, Minutes(meeting=Meeting(language=language)))
    assert (vote.title, vote.counts) == (title, counts)
    assert vote.options == {}


def test_what_a_vote_will_be_is_shown_while_it_is_typed(editor: Editor) -> None:
    told = preview.told("/vote Who: Ms Berg 2, blank 1", editor.minutes, NOW)
    assert told == "Vote · “Who” · Ms Berg 2, blank 1"
    enter(editor, "/motion That we plant pears.")
    assert preview.told("/carried 2-1 +1 NK", editor.minutes, NOW) == (
        "Carried · 2–1, by name: 1 for, 0 against, 0 abstain"
    )
    assert preview.told("+1 NK -1 BO", editor.minutes, NOW) == (
        "Ballots for · NK Kask · against · BO Ahlberg · “That we plant pears.”"
    )


# Secret votes


def test_ballots_by_name_in_a_secret_vote_stay_in_the_line_and_are_kept_in_private_from_a_pipe(editor: Editor) -> None:
    enter(editor, "/motion That we plant pears.", "/vote secret")
    before = editor.record.text
    for line in ("+1 NK", "/for NK", "/vote 1-0 +1 NK", "/carried 1-0 +1 NK"):
        assert "nobody votes by name" in commands.enter(editor, line).refused, "no second Enter makes it words"
        assert editor.record.text == before
    assert preview.told("+1 NK", editor.minutes, NOW).startswith("Not entered")
    commands.enter_unseen(editor, "+1 NK")
    kept = editor.minutes.notes[-1]
    assert (kept.kind, kept.text, bool(kept.check)) == ("remark", "+1 NK", True)
    assert votes.why_not_called(editor).startswith("The vote is secret")
    enter(editor, "/carried 2-0")
    assert "nobody votes by name" in enter(editor, "-1 NK: no")
    enter(editor, "/vote secret Chair 2-1-0")
    assert "nobody votes by name" in enter(editor, "-1 NK: no")
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
    assert "The vote is secret and has ballots by name, which no page has: take them out." in problems(editor.minutes)
    secret, open_ = editor.minutes, read((RECORD + vote).replace("secret = true\n", "")).minutes
    assert "ZZTOP" in redlined.text(redline(replace(open_, notes=()), open_, "public"), "states", whole=True)
    for audience in AUDIENCES:
        for format in FORMATS:
            if format == "ics":
                continue
            for form in FORMATS[format].forms or ("summary", "decisions"):
                words = exported(editor.record, format, Order(form, audience=audience))
                assert b"ZZTOP" not in words
        for old, new in ((open_, secret), (secret, secret), (replace(secret, notes=()), secret)):
            assert "ZZTOP" not in redlined.text(redline(old, new, audience), "states", whole=True)
    assert "ZZTOP" in json.dumps(json.loads(exported(editor.record, "json")))
    (problem,) = [each for each in checks.problems(editor.minutes) if "no page has" in each.text]
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
    assert noting.words_of(editor.minutes, at) == line
    before = editor.minutes
    assert noting.retyped(editor, at, line + " ").said in ("", "The vote is corrected.")
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
        (vote,) = tallies.votes_on(editor.minutes, motion)
        assert tuple(tallies.by_name(vote, editor.minutes).values()) == named(each)
        assert tuple(tallies.stated(vote).values()) == each.counts
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
