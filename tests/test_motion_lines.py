"""What people say of a motion: how it came out, who voted how, who moved it; and of an election."""

import pytest
from conftest import Opened, enter

from minutes_tui.commands.notes.review_actions import ACTS
from minutes_tui.editor import Editor
from minutes_tui.export.formats import Order, exported
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.votes import motion_lines
from minutes_tui.meeting import candidate_votes, vote_results
from minutes_tui.meeting.attendance import presence
from minutes_tui.meeting.motions import OUTCOMES as OUTCOMES_OF_MOTIONS
from minutes_tui.model.minutes import Note, listed

PEOPLE = {
    "AT": "Ms Anna Tamm", "BM": "Mr Bo Mahs", "LB": "Ms Lena Berg", "GO": "Mr Gert Oduya", "JK": "Ms Ida Kask",
}  # fmt: skip


def council(opened: Opened, language: str = "en") -> Editor:
    people = (
        f'[[participant]]\nkey = "{code}"\ntitle = "{name.split()[0]}"\nname = "{name.partition(" ")[2]}"\n'
        'presence = "present"\n'
        for code, name in PEOPLE.items()
    )
    head = f'format = 1\n\n[meeting]\ntitle = "Council"\ndate = 2026-11-27\nlanguage = "{language}"\n\n'
    return opened(head + "\n".join(people))


def shown(note: Note) -> str:
    """What a note has, in a row."""
    counts = "-".join(
        str(count) for count in (note.for_, note.against, note.abstain, note.invalid) if count is not None
    )
    ballots = [f"{code} {way}" for code, way in note.ballots.items()]
    parts = [
        note.kind,
        note.outcome,
        note.reason,
        counts,
        *ballots,
        *(f"{name} {n}" for name, n in note.options.items()),
    ]
    parts += [f"recused {', '.join(listed(note.recused))}" if note.recused else "", "secret" if note.secret else ""]
    parts += [f"“{note.text}”" if note.text else "", "marked" if note.check else ""]
    parts += [f"by {', '.join(listed(note.mover))}" if note.mover else ""]
    parts += [f"with {', '.join(listed(note.seconder))}" if note.seconder else ""]
    return " · ".join(filter(None, parts))


def typed(opened: Opened, *lines: str, language: str = "en", after: int = 0) -> list[str]:
    editor = council(opened, language)
    enter(editor, *lines)
    return [shown(note) for note in editor.minutes.notes][after:]


OUTCOMES = [
    ("/carried 4 to 1", "carried", "4-1"),
    ("/carried four to one", "carried", "4-1"),
    ("/carried (3-1-1)", "carried", "3-1-1"),
    ("/carried 5/0", "carried", "5-0"),
    ("/carried 3-1, 1 abstaining", "carried", "3-1-1"),
    ("/carried by 3 votes to 2", "carried", "3-2"),
    ("/carried with LB abstaining", "carried", "LB abstain"),
    ("/carried with LB and GO abstaining", "carried", "LB abstain · GO abstain"),
    ("/carried 4-1 LB dissenting", "carried", "4-1 · LB against"),
    ("/carried 4-0 GO recused", "carried", "4-0 · recused GO"),
    ("/carried all in favour, none against", "carried", "all in favour · 0"),
    ("/carried 5 in favour", "carried", "5"),
    ("/carried 2-2 casting vote of the chair", "carried", "casting vote of the chair · 2-2"),
    ("/carried 4-1 -1 LB +1 the rest", "carried", "4-1 · LB against · AT for · BM for · GO for · JK for"),
    ("/carried 3-0-2 (LB, BM abstaining)", "carried", "3-0-2 · LB abstain · BM abstain"),
    ("/carried 3-2 (Ms Berg, BM and Oduya against)", "carried", "3-2 · LB against · BM against · GO against"),
    ("/carried 3-2 LB, BM dissenting", "carried", "3-2 · LB against · BM against"),
    ("/carried three to two with LB, BM against", "carried", "3-2 · LB against · BM against"),
    ("/carried 3-2 (nays: BM, GO)", "carried", "3-2 · BM against · GO against"),
    ("/carried Nays: Mahs, Oduya; abstaining: LB, AT", "carried", "BM against · GO against · LB abstain · AT abstain"),
    ("/carried 3-0, LB, BM recused", "carried", "3-0 · recused LB, BM"),
    ("/carried 3-2 (BM, Smith against)", "carried · Mr Mahs, Smith against · marked", "3-2"),
    ("/carried BM, GO", "carried · Mr Mahs, Mr Oduya · marked", ""),
    ("/carried, LB against", "carried", "LB against"),
    ("/carried: 4-1", "carried", "4-1"),
    ("/carried, effective 1-1-2027", "carried · effective 1-1-2027 · marked", ""),
    ("/carried for: AT, LB; against: GO, JK", "carried", "AT for · LB for · GO against · JK against"),
    ("/carried AT, LB, BM for; GO, JK against", "carried", "AT for · LB for · BM for · GO against · JK against"),
    ("/carried with AT and BM in favor and GO and JK opposed", "carried",
     "AT for · BM for · GO against · JK against"),
    ("/carried 4-1; BM voting for, GO voting against", "carried", "4-1 · BM for · GO against"),
    ("/carried 3 in favor, 1 opposed, 1 abstention", "carried", "3-1-1"),
    ("/carried 4—1 @BM dissenting", "carried", "4-1 · BM against"),
    ("/carried 4-1 Ms Bergh abstaining", "carried · Ms Bergh abstaining · marked", "4-1"),
    ("/carried 4-1 LB not voting", "carried · Ms Berg not voting · marked", "4-1"),
    ("/carried 2/3", "carried · 2/3 · marked", ""),
    ("/carried against the advice of the clerk", "carried · against the advice of the clerk", ""),
    ("/carried 4-1, 2 against", "carried · 2 against · marked", "4-1"),
    ("/lost for want of a seconder", "lost · for want of a seconder", ""),
    ("/lost 1-4 after a debate", "lost · after a debate", "1-4"),
    ("/withdrawn by BM", "withdrawn · by Mr Mahs", ""),
    ("/tied 2-2", "lost · on a tie", "2-2"),
    ("/table", "tabled", ""),
    ("/postpone to 10 December at 19:30", "postponed · to 10 December at 19:30", ""),
    ("/refer to the finance committee 4-1", "referred · to the finance committee", "4-1"),
    ("Motion carried 3-0.", "carried", "3-0"),
    ("The motion was carried unanimously.", "carried", "unanimously"),
    ("Carried 4 to 1, LB dissenting.", "carried", "4-1 · LB against"),
    ("Vote: carried 3-0", "carried", "3-0"),
    ("Carried 3-2 (Mahs, Oduya opposed).", "carried", "3-2 · BM against · GO against"),
    ("3 in favour, 1 opposed, 1 abstained", "", "3-1-1"),
    ("motion fails on a tie", "lost · on a tie", ""),
    ("Motion tabled until December.", "tabled · until December", ""),
]  # fmt: skip
"""Lines behind a motion, what the motion has then, and the vote on it."""


@pytest.mark.parametrize(("line", "outcome", "vote"), OUTCOMES, ids=[line for line, *_ in OUTCOMES])
def test_an_outcome_holds_and_its_vote_is_taken(line: str, outcome: str, vote: str, opened: Opened) -> None:
    said = outcome.removesuffix(" · marked")
    motion = f"motion · {said}{' · ' if said else ''}“x”{outcome.removeprefix(said)}"
    assert typed(opened, "/motion x", line) == [motion, *([f"vote · {vote}"] if vote else [])]


def test_a_unanimous_vote_with_votes_against_is_questioned(opened: Opened) -> None:
    said = "The vote is said to be unanimous, but it was 4 for and 1 against."
    assert enter(council(opened), "/motion x", "/carried unanimously 4-1") == said


def test_what_becomes_of_a_motion_becomes_of_the_amendments_that_were_pending(opened: Opened) -> None:
    notes = typed(opened, "/motion x", "/amend y", "/amend z", "/postpone to May")
    assert notes == [
        "motion · postponed · “x”", "motion · postponed · “y”", "motion · postponed · to May · “z”",
    ]  # fmt: skip


def test_a_decision_may_have_its_counts_in_brackets(opened: Opened) -> None:
    assert typed(opened, "RESOLVED (4 for, 1 against): that we eat") == ["decision · “that we eat”", "vote · 4-1"]
    assert typed(opened, "Resolved (see 4): that we eat") == ["statement · “Resolved (see 4): that we eat”"]


@pytest.mark.parametrize(
    "line",
    ["Carried away by the moment, we sang.", "The amended motion was read.", "Passed to the next hand.", "Lost keys."],
)
def test_other_sentences_with_such_words_are_no_outcome(line: str, opened: Opened) -> None:
    assert typed(opened, "/motion x", line, after=1) == [f"statement · “{line}”"]


def test_what_may_be_an_outcome_is_asked_and_offered(opened: Opened) -> None:
    editor = council(opened)
    said = enter(editor, "/motion x", "The motion was lost in the post.")
    assert said == "Is that what became of the motion? Type /lost in the post"
    assert motion_lines.offered("The motion was lost in the post.", editor.minutes) == "/lost in the post"


@pytest.mark.parametrize(
    ("language", "line", "notes"),
    [
        ("de", "Einstimmig angenommen", ["motion · carried · “x”", "vote · einstimmig"]),
        (
            "de",
            "Der Antrag wird bei 1 Enthaltung einstimmig angenommen.",
            ["motion · carried · “x”", "vote · einstimmig · 1"],
        ),
        ("de", "Angenommen mit 4 Ja, 1 Nein.", ["motion · carried · “x”", "vote · 4-1"]),
        ("de", "Mehrheitlich angenommen bei zwei Gegenstimmen.", ["motion · carried · mehrheitlich · “x”", "vote · 2"]),
        (
            "en",
            "Motion as amended carried 4-1 with BM voting nay.",
            ["motion · carried · as amended · “x”", "BM against"],
        ),
        ("en", "Motion dies for lack of a second.", ["motion · lost · for lack of a second · “x”"]),
        ("en", "The motion was debated and carried.", ["motion · “x”", "debated and carried.” · marked"]),
    ],
)
def test_an_outcome_may_have_its_vote_before_it(language: str, line: str, notes: list[str], opened: Opened) -> None:
    found = typed(opened, "/motion x", line, language=language)
    assert len(found) == len(notes)
    assert all(note.endswith(end) for note, end in zip(found, notes, strict=True))


def test_an_outcome_with_counts_is_asked_about_where_no_motion_is_pending(opened: Opened) -> None:
    assert enter(council(opened), "Motion failed 2-2.").startswith("No motion is pending")
    assert enter(council(opened), "/motion x", "/carried", "Motion passed 2-0-1.").startswith("No motion is pending")
    assert not enter(council(opened), "The train passed 2-3 times.")
    assert not enter(council(opened), "The motion was lost in the post.")


@pytest.mark.parametrize("language", languages(variants=False))
def test_outcomes_are_said_in_each_language(language: str, opened: Opened) -> None:
    words, known = vocabulary(language).motions, labels(language)
    for outcome in OUTCOMES_OF_MOTIONS:
        for came in getattr(words, outcome):
            motion, *votes = typed(opened, "/motion x", f"{known.motion} {came} 3-1", language=language)
            assert motion == f"motion · {outcome} · “x”", came
            assert [vote.split(" · ")[:2] for vote in votes] == [["vote", "3-1"]], came
    for to in words.to:
        assert typed(opened, "/motion x", f"/carried 3 {to} 1", language=language)[1:] == ["vote · 3-1"], to
    for way, said in (("against", words.dissenting), ("abstain", words.abstaining)):
        for each in said:
            assert typed(opened, "/motion x", f"/carried 4-0, LB {each}", language=language)[1:] == [
                f"vote · 4-0 · LB {way}"
            ], each


BALLOTS = [
    ("Aye: Tamm, Mahs; Nay: Berg", "AT for · BM for · LB against"),
    ("Yes: Tamm, Mahs. No: Berg. Abstain: GO", "AT for · BM for · LB against · GO abstain"),
    ("+1: AT, BM; -1: LB", "AT for · BM for · LB against"),
    ("+1AT,BM -1LB 0GO", "AT for · BM for · LB against · GO abstain"),
    ("AT+ BM+ LB- GO0", "AT for · BM for · LB against · GO abstain"),
    ("AT yes BM no LB abstain", "AT for · BM against · LB abstain"),
    ("AT, BM for; LB against.", "AT for · BM for · LB against"),
    ("All in favour except Berg.", "AT for · BM for · GO for · JK for"),
    ("Against: LB. All others for.", "LB against · AT for · BM for · GO for · JK for"),
    ("+1 the rest -1 LB", "AT for · BM for · GO for · JK for · LB against"),
    ("Ayes: all", "AT for · BM for · LB for · GO for · JK for"),
    ("+GO, LB; -AT; abs BM", "GO for · LB for · AT against · BM abstain"),
    ("LB abstained.", "LB abstain"),
    ("Nays: 2 (Mahs, Oduya)", "BM against · GO against"),
    ("2 ayes (Tamm, Berg), 1 nay (Mahs)", "AT for · LB for · BM against"),
    ("Ayes (2): Tamm, Berg; Nays (1): Mahs", "AT for · LB for · BM against"),
    ("All voted aye except BM, who voted nay.", "AT for · LB for · GO for · JK for · BM against"),
    ("All present voted aye.", "AT for · BM for · LB for · GO for · JK for"),
    ("Tamm - aye, Berg – aye, Mahs - nay", "AT for · LB for · BM against"),
    ("-1 LB, all others for", "LB against · AT for · BM for · GO for · JK for"),
    ("+1 AT, BM against", "AT for · BM against"),
    ("＋１ AT", "AT for"),
]


@pytest.mark.parametrize(("line", "ballots"), BALLOTS, ids=[line for line, _ in BALLOTS])
def test_ballots_are_said_in_many_ways_while_a_vote_is_on(line: str, ballots: str, opened: Opened) -> None:
    assert typed(opened, "/motion x", line, after=1) == [f"vote · {ballots}"]
    assert typed(opened, "/motion x", "/carried", line, after=1)[0].startswith(("statement", "arrival"))


@pytest.mark.parametrize(
    "line",
    [
        "Yes: Smith, Mahs. No: Berg",
        "AT for, BM, AT against",
        "Ayes: 3 (Tamm, Berg)",
        "Roll call: Tamm yes, Berg yes, Mahs absent.",
    ],
)
def test_what_cannot_be_taken_as_ballots_is_marked(line: str, opened: Opened) -> None:
    (note,) = typed(opened, "/motion x", line, after=1)
    assert "marked" in note
    assert line in note or line.startswith("AT")


@pytest.mark.parametrize(
    "line",
    [
        "We are for peace.",
        "No one spoke against it.",
        "For: it saves money.",
        "LB was against it.",
        "LB - for what it is worth - agrees.",
    ],
)
def test_other_sentences_while_a_vote_is_on_are_words(line: str, opened: Opened) -> None:
    (note,) = typed(opened, "/motion x", line, after=1)
    assert note == f"statement · “{line.replace('LB', 'Ms Berg')}”"


def test_who_had_voted_is_not_taken_along_with_all_and_is_named(opened: Opened) -> None:
    editor = council(opened)
    assert enter(editor, "/motion x", "-1 LB", "+1 everyone").endswith(
        ". LB had voted and keeps that vote. /carried or /lost ends the motion."
    )
    assert typed(opened, "/motion x", "-1 LB", "+1 the rest", after=1) == [
        "vote · LB against · AT for · BM for · GO for · JK for"
    ]


@pytest.mark.parametrize("language", languages(variants=False))
def test_ballots_are_said_in_the_words_of_each_language(language: str, opened: Opened) -> None:
    known, words = labels(language), vocabulary(language).movements
    colon = known.colon.strip()
    line = f"{known.for_.strip('«»')}{colon} AT, BM. {known.against.strip('«»')}{colon} LB"
    assert typed(opened, "/motion x", line, after=1, language=language) == ["vote · AT for · BM for · LB against"]
    line = f"+1 {words.rest[0]} -1 LB"
    ballots = "AT for · BM for · GO for · JK for · LB against"
    assert typed(opened, "/motion x", line, after=1, language=language) == [f"vote · {ballots}"]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("！買う", "decision · “買う”"),
        ("＞ AT z", "action · “z”"),
        ("－AT ２０：３０", "departure"),
        ("／motion AT：船", "motion · “船” · by AT"),
        ("＃ 議題", "heading · “議題”"),
        ("！？", "statement · “！？”"),
    ],
)
def test_the_marks_of_a_japanese_keyboard_are_marks(line: str, note: str, opened: Opened) -> None:
    assert typed(opened, line, language="ja") == [note]


MOVERS = [
    ("Motion BM: we eat", "“we eat” · by BM"),
    ("Motion by Mr Mahs: we eat", "“we eat” · by BM"),
    ("Motion BM; LB: we eat", "“we eat” · by BM · with LB"),
    ("Motion (BM/LB): we eat", "“we eat” · by BM · with LB"),
    ("MOTION: We eat. (BM/LB)", "“We eat.” · by BM · with LB"),
    ("Mahs moved, seconded by Berg, to eat", "“to eat” · by BM · with LB"),
    ("Moved by BM, seconded LB: we eat", "“we eat” · by BM · with LB"),
    ("Moved by Mahs, seconded by Berg, that we eat", "“that we eat” · by BM · with LB"),
    ("Motion by Mahs, second Berg, to eat", "“to eat” · by BM · with LB"),
    ("Motion to eat by Mahs, second Berg.", "“to eat” · by BM · with LB"),
    ("Mr Mahs proposed, Ms Berg seconded, that we eat.", "“that we eat.” · by BM · with LB"),
    ("BM moved that we eat; LB seconded.", "“that we eat” · by BM · with LB"),
    ("It was moved by Mahs and seconded by Berg to eat", "“to eat” · by BM · with LB"),
    ("A motion was made by Mahs, seconded by Berg, to eat", "“to eat” · by BM · with LB"),
    ("Motion: Mahs. Second: Berg. To eat", "“To eat” · by BM · with LB"),
    ("Moved by Mahs and Oduya, seconded by Berg, to eat", "“to eat” · by BM, GO · with LB"),
    ("/motion BM/LB: we eat", "“we eat” · by BM · with LB"),
    ("/motion (BM, LB): we eat", "“we eat” · by BM · with LB"),
    ("/motion to eat, moved BM, seconded LB", "“to eat” · by BM · with LB"),
    ("/motion Moved by Mahs, seconded by Berg: we eat", "“we eat” · by BM · with LB"),
    ("/motion by BM: we eat", "“we eat” · by BM"),
    ("/motion BM: we eat; LB seconds", "“we eat” · by BM · with LB"),
]


@pytest.mark.parametrize(("line", "motion"), MOVERS, ids=[line for line, _ in MOVERS])
def test_who_moved_is_said_in_many_ways(line: str, motion: str, opened: Opened) -> None:
    assert typed(opened, line) == [f"motion · {motion}"]


MOVED_AFTER = [
    (("seconded LB",), "with LB"), (("Seconded by Ms Berg.",), "with LB"),
    (("proposed BM seconded LB",), "by BM · with LB"),
    (("moved Mr Mahs, second Berg",), "by BM · with LB"), (("/mover BM; LB",), "by BM · with LB"),
    (("seconded the idea",), ""),
]  # fmt: skip


@pytest.mark.parametrize("ended", [(), ("carried",), ("+1 AT, GO -1 JK", "Lost 1-2")])
@pytest.mark.parametrize(("lines", "moved"), MOVED_AFTER, ids=[lines[0] for lines, _ in MOVED_AFTER])
def test_who_moved_is_said_of_what_is_pending_or_just_decided(
    lines: tuple[str, ...], moved: str, ended: tuple[str, ...], opened: Opened
) -> None:
    found = typed(opened, "/motion we eat", *ended, *lines)
    assert found[0].partition("“we eat”")[2].removeprefix(" · ") == moved
    assert any("the idea" in note for note in found) == (not moved)


def test_the_review_takes_a_mover_and_a_seconder_of_a_motion(opened: Opened) -> None:
    editor = council(opened)
    enter(editor, "/motion we eat", "carried")
    give = next(act for act in ACTS if act.name == "speaker")
    assert give.question(editor.minutes, [0]) == "Who moved it? MOVER; SECONDER"
    for answer, said, now in (
        ("BM; LB", "The mover is Mr Mahs; the seconder is Ms Berg.", "BM; LB"),
        ("; GO", "The seconder is Mr Oduya.", "BM; GO"),
        ("AT", "Changed to Ms Tamm.", "AT; GO"),
        ("AT; -", "The mover is Ms Tamm; the seconder is nobody.", "AT"),
    ):
        assert give.run(editor, [0], answer).said == said
        assert give.now(editor, [0]) == now
    assert give.run(editor, [0], "AT; ZZZZZZ").refused == "No participant is called “ZZZZZZ”."


@pytest.mark.parametrize(
    "line",
    [
        "BM moved that we eat.", "BM moved the table to the window.", "Motion sickness: BM had it.", "Motion Smith: z",
        "The motion by BM was long.", "Mahs moved to the second floor.",
        "Ms Berg explained why the motion was seconded by Mr Mahs.",
        "BM proposed lunch; LB seconded the idea.", "Mr Mahs seconded what was said.",
    ],
)  # fmt: skip
def test_other_sentences_about_motions_are_words(line: str, opened: Opened) -> None:
    assert [note.split(" · ")[0] for note in typed(opened, line)] == ["statement"]


def test_a_line_with_a_motion_and_what_became_of_it_is_both_and_undone_as_one(opened: Opened) -> None:
    moved = "motion · carried · “{}” · by BM · with LB"
    assert typed(opened, "BM moved that we eat; LB seconded. Motion carried 2-1.") == [
        moved.format("that we eat"), "vote · 2-1",
    ]  # fmt: skip
    assert typed(opened, "M/S/C (Mahs/Berg) to eat.") == [moved.format("to eat.")]
    assert typed(opened, "Motion (BM/LB): We eat. Carried 3-0.") == [moved.format("We eat."), "vote · 3-0"]
    assert typed(opened, "MOTION: We eat. (BM/LB) 3-0") == ["motion · “We eat.” · by BM · with LB", "vote · 3-0"]
    assert typed(opened, "Motion by Mahs, second Berg, to eat. All in favor.") == [
        "motion · “to eat.” · by BM · with LB", "vote · All in favor",
    ]  # fmt: skip
    editor = council(opened)
    enter(editor, "Moved by BM, seconded LB: We eat. Carried unanimously.")
    assert [note.kind for note in editor.minutes.notes] == ["motion", "vote"]
    assert editor.undo()
    assert not editor.minutes.notes


@pytest.mark.parametrize(
    "line",
    [
        "Upon motion by Berg, seconded by Mahs, the council voted 4-1 to eat.",
        "Berg moved to eat. Mahs seconded. Discussion followed. Carried 4-1.",
        "Motion by Berg, second by Mahs, to eat. Passed 4-0. Then we ate.",
        "Motion LB: we eat. BM seconds. Carried 3-0. 2 abstained.",
    ],
)
def test_a_line_with_a_motion_that_cannot_be_taken_is_marked(line: str, opened: Opened) -> None:
    assert typed(opened, line) == [f"statement · “{line}” · marked"]


@pytest.mark.parametrize("language", languages(variants=False))
def test_a_motion_with_its_mover_before_the_colon_is_one_in_each_language(language: str, opened: Opened) -> None:
    known, scribes = labels(language), vocabulary(language).scribes
    colon = known.colon.strip()
    for word in (known.motion, *scribes.motion):
        assert typed(opened, f"{word} BM{colon} z", language=language) == ["motion · “z” · by BM"], word
    for word in (known.amendment, *scribes.amend):
        lines = ("/motion x", f"{word} BM{colon} z")
        assert typed(opened, *lines, language=language, after=1) == ["motion · “z” · by BM"], word
    words = vocabulary(language).motions
    line = f"Mahs {words.moves[0]}, Berg {words.seconds[0]}, {words.that[0]} z"
    assert typed(opened, line, language=language) == [f"motion · “{words.that[0]} z” · by BM · with LB"]


ELECTIONS = [
    *(
        (f"/vote Chair: {said}", "AT 3 · BM 2 · “Chair”", "Ms Tamm is elected")
        for said in (
            "AT (3), BM (2)",
            "AT=3 BM=2",
            "3 AT, 2 BM",
            "AT 3 votes, BM 2 votes",
            "AT - 3, BM - 2",
            "AT three, BM two",
        )
    ),
    ("/vote Chair: Tamm 3, Mahs 2", "Tamm 3 · Mahs 2 · “Chair”", "Ms Tamm is elected"),
    ("/vote Chair: AT 3, BM withdrew", "AT 3 · “Chair: Mr Mahs withdrew”", "Ms Tamm is elected"),
    ("/vote Secretary: LB 5", "LB 5 · “Secretary”", "Ms Berg is elected"),
    ("/vote Chair: AT elected unopposed", "Ms Tamm is elected, unopposed · “Chair”", "Ms Tamm is elected"),
    ("/vote Chair: AT unanimously", "Ms Tamm is elected, unanimously · “Chair”", "Ms Tamm is elected"),
    ("/vote secret: AT 3, BM 2", "AT 3 · BM 2 · secret · marked", "Ms Tamm is elected"),
    ("Election of chair: AT 3, BM 2", "AT 3 · BM 2 · “Election of chair”", "Ms Tamm is elected"),
    ("/vote Chair: Ms Tamm, 3; Mr Mahs, 2", "Ms Tamm 3 · Mr Mahs 2 · “Chair”", "Ms Tamm is elected"),
    ("Election of auditors (2 seats): AT 3, BM 2", "AT 3 · BM 2 · “Election of auditors (2 seats)”", ""),
    ("/vote Auditors: AT 3, BM 2", "AT 3 · BM 2 · “Auditors”", ""),
    ("/vote Board (2 seats): AT 3, BM 1", "AT 3 · BM 1 · “Board (2 seats)”", ""),
    ("/vote Board (1 seat): AT 3, BM 1", "AT 3 · BM 1 · “Board (1 seat)”", "Ms Tamm is elected"),
    ("/vote 3-2 on the budget", "3-2 · “on the budget”", ""),
    ("/vote budget 3 for, 2 against", "3-2 · “budget”", ""),
    ("/vote Budget 4 to 1", "4-1 · “Budget”", ""),
    ("/vote Budget 2026/27", "“Budget 2026/27”", ""),
    ("/vote The chapter 3 of 4", "“The chapter 3 of 4”", ""),
]


@pytest.mark.parametrize(("line", "vote", "elected"), ELECTIONS, ids=[line for line, *_ in ELECTIONS])
def test_an_election_is_said_in_many_ways_and_nobody_is_claimed_who_is_not_known(
    line: str, vote: str, elected: str, opened: Opened
) -> None:
    editor = council(opened)
    enter(editor, line)
    assert [shown(note) for note in editor.minutes.notes] == [f"vote · {vote}"]
    page = exported(editor.record, "md", Order()).decode()
    assert ("is elected" in page, elected in page) == (bool(elected), True)


def test_shares_of_votes_are_no_counts_and_stay_in_the_line(opened: Opened) -> None:
    said = enter(council(opened), "/vote Chair: AT 60%, BM 40%")
    assert said.startswith("Not read as counts: /vote TITLE: ANSWER 3")
    for line in ("/vote Chair: AT 3, BM 2, 1 blank, 1 late", "/vote Secretary: LB 5 alone"):
        assert enter(council(opened), line) == said


def test_somebody_is_elected_unanimously_with_the_word_for_it_behind(opened: Opened) -> None:
    elected = "vote · Ms Tamm ist gewählt, einstimmig · “Wahl zum 1. Vorsitzenden”"
    assert typed(opened, "Wahl zum 1. Vorsitzenden: AT einstimmig gewählt.", language="de") == [elected]


@pytest.mark.parametrize("language", languages(variants=False))
def test_an_election_is_said_in_the_words_of_each_language(language: str, opened: Opened) -> None:
    words = vocabulary(language).motions
    for word in words.election:
        assert typed(opened, f"{word}: AT 3, BM 2", language=language) == [f"vote · AT 3 · BM 2 · “{word}”"], word
    for word in words.unopposed:
        (vote,) = typed(opened, f"/vote X: AT {word}", language=language)
        assert "Tamm" in vote, word
        assert vote.endswith("· “X”"), word
    for word in words.plural_posts:
        assert candidate_votes.has_seats(word, language)
    assert candidate_votes.has_seats(f"X (2 {words.seats[0]})", language)


def test_the_page_says_which_of_two_pending_amendments_a_vote_was_on(opened: Opened) -> None:
    editor = council(opened)
    enter(editor, "/motion It is red.", "/amend It is blue.", "/amend It is green.", "/lost 2-2-1", "/carried 3-2")
    page = exported(editor.record, "md", Order()).decode()
    assert "**Vote on the amendment:** It is green.\\\n> **Lost,** 2 for" in page
    assert "**Vote on the amendment:** It is blue.\\\n> **Carried,** 3 for" in page
    alone = council(opened)
    enter(alone, "/motion It is red.", "/amend It is blue.", "/lost 2-2-1", "/amend It is green.", "/carried 3-2")
    assert "**Vote on the amendment:** **Lost,** 2 for" in exported(alone.record, "md", Order()).decode()


def test_a_second_substitute_for_one_member_is_said(opened: Opened) -> None:
    editor = council(opened)
    assert enter(editor, "/substitute GO for LB") == "Mr Oduya is the substitute for Ms Berg."
    assert enter(editor, "/substitute JK for LB") == (
        "Ms Berg has two substitutes, Mr Oduya and Ms Kask: /set GO substitute_for = takes one back."
    )
    assert not editor.minutes.participants[2].substitute_for
    enter(editor, "/set GO substitute_for =")
    assert [each.key for each in editor.minutes.participants if each.substitute_for] == ["JK"]


def test_the_proxy_that_a_recused_person_holds_is_cast_by_nobody(opened: Opened) -> None:
    editor = council(opened)
    enter(editor, "/apologies JK", "/proxy BM: JK", "/motion x", "/recuse BM", "+1 all but LB -1 LB", "/carried")
    vote = editor.minutes.notes[-1]
    assert vote.ballots == {"AT": "for", "GO": "for", "LB": "against"}
    assert vote_results.castable(vote, editor.minutes, presence(editor.minutes), is_past=True) == 3
    assert vote_results.castable(vote, editor.minutes, presence(editor.minutes), is_past=False) == 3
    assert vote_results.without_ballot(vote, editor.minutes) == ("JK",)


def test_who_withdraws_a_motion_after_a_debate_is_said_where_it_was_said(opened: Opened) -> None:
    """The page has the outcome with the motion, above what others said of it: the sentence is not left out below."""
    editor = council(opened)
    enter(editor, "/motion BM: We buy a boat.", "LB: It is dear.", "BM withdrew his motion.")
    assert [(note.kind, note.text, note.outcome) for note in editor.minutes.notes[-3:]] == [
        ("motion", "We buy a boat.", "withdrawn"),
        ("statement", "It is dear.", ""),
        ("statement", "Mr Mahs withdrew his motion.", ""),
    ]
    enter(editor, "/undo")
    assert (editor.minutes.notes[-1].text, editor.minutes.notes[-2].outcome) == ("It is dear.", "")
    enter(editor, "/withdrawn", "/motion BM: We rent a boat.", "BM withdrew his motion.")
    assert (editor.minutes.notes[-1].text, editor.minutes.notes[-1].outcome) == ("We rent a boat.", "withdrawn")
