"""The keys of the review that record what a mark asks about the meeting."""

import datetime as dt

import pytest
from conftest import Opened
from msgspec.structs import replace
from test_told_in_languages import HEAD, meeting

from minutes_tui import checks
from minutes_tui.checks import recorded_answers
from minutes_tui.commands import enter_unseen
from minutes_tui.commands.notes import note_command
from minutes_tui.meeting.edit import edited
from minutes_tui.model.minutes import Minutes, Note


def answered(opened: Opened, language: str, line: str) -> Minutes:
    """The minutes once the first key answers the mark of a line."""
    minutes = meeting(opened, language, line).minutes
    note = minutes.notes[-1]
    problem = next(each for each in checks.problems(minutes) if each.key == "check" and note.check in each.text)
    fix = next(iter(checks.fixes(minutes, problem)))
    assert fix.said == f"Record it: {note.check.partition(' Type ')[2]}"
    return edited(minutes, fix.edit)


def test_a_break_is_recorded_at_its_times_and_its_sentence_struck_out(opened: Opened) -> None:
    after = answered(opened, "de", "Pause 20:15 bis 20:25")
    assert [note.kind for note in after.notes if not note.struck] == ["break"]
    entry = after.notes[-1]
    assert entry.at
    assert (entry.at.time(), entry.until) == (dt.time(20, 15), dt.time(20, 25))


def test_the_start_is_recorded_and_a_sentence_that_says_more_stays_without_its_mark(opened: Opened) -> None:
    after = answered(opened, "fr", "Mme Aubry ouvre la séance à 18h35")
    assert after.meeting.start == dt.time(18, 35)
    assert [(note.check, bool(note.struck)) for note in after.notes] == [("", False)]


def test_the_next_meeting_is_recorded(opened: Opened) -> None:
    after = answered(opened, "de", "Nächste Sitzung 16. Dezember 19 Uhr, Bürgerhaus")
    coming = after.meeting.next
    assert coming
    assert (coming.date, coming.start, coming.venue) == (
        dt.date(2026, 12, 16), dt.time(19), "Bürgerhaus",
    )  # fmt: skip


@pytest.mark.parametrize("line", ["Weiter geht es um 20:22"])
def test_a_command_with_a_gap_is_no_key(opened: Opened, line: str) -> None:
    minutes = meeting(opened, "de", line).minutes
    problem = next(each for each in checks.problems(minutes) if each.key == "check")
    assert [fix.said for fix in checks.fixes(minutes, problem)] == []


def test_the_end_of_a_break_is_recorded_on_the_break_before_the_sentence(opened: Opened) -> None:
    lines = ("/break 20:00-20:20", "Weiter geht es um 20:22", "AL: Gut.", "/break 20:50-21:00")
    minutes = meeting(opened, "de", *lines).minutes
    problem = next(each for each in checks.problems(minutes) if each.key == "check")
    (fix,) = checks.fixes(minutes, problem)
    assert fix.said == "Record it: /resume 20:22"
    after = edited(minutes, fix.edit).notes
    assert [note.until for note in after if note.kind == "break"] == [dt.time(20, 22), dt.time(21)]
    assert [note.text for note in after if note.check or note.struck] == ["Weiter geht es um 20:22"]


def test_who_takes_the_chair_is_recorded_by_a_key_and_the_sentence_stays(opened: Opened) -> None:
    line = "Frau Lorenz übernimmt um 19.30 Uhr den Vorsitz."
    editor = meeting(opened, "de", line)
    problem = next(each for each in checks.problems(editor.minutes) if each.key == "check")
    (fix,) = checks.fixes(editor.minutes, problem)
    assert fix.said == "Record it: /chair AL 19:30"
    outcome = note_command.apply_fix(editor, fix)
    assert "Frau Anke Lorenz is in the chair" in outcome.said
    assert [(note.text, note.check) for note in editor.minutes.notes] == [(line, "")]
    assert next(each.role for each in editor.minutes.participants if each.key == "AL") == "chair"
    assert editor.undo()
    assert editor.minutes.notes[-1].check


@pytest.mark.parametrize(
    ("language", "line", "mover", "text"),
    [
        ("de", "Herr Marx beantragte, die Halle zu mieten.", "UM", "die Halle zu mieten."),
        ("de", "Herr Marx stellte den Antrag, die Gebühr auf 40 Euro anzuheben.", "UM",
         "die Gebühr auf 40 Euro anzuheben."),
        ("fr", "M. Delmas dépose une motion : vendre le four", "PD", "vendre le four"),
    ],
)  # fmt: skip
def test_a_motion_with_its_mover_and_words_is_recorded_by_a_key(
    opened: Opened, language: str, line: str, mover: str, text: str
) -> None:
    minutes = meeting(opened, language, line, "\\Es wird geredet.").minutes
    problem = next(each for each in checks.problems(minutes) if each.key == "check")
    (fix,) = checks.fixes(minutes, problem)
    assert fix.said == f"Record it: /motion {mover}: {text}"
    after = edited(minutes, fix.edit).notes
    assert [(note.kind, note.text, note.mover) for note in after if not note.struck and note.text != line] == [
        ("motion", text, mover), ("statement", "Es wird geredet.", ())
    ]  # fmt: skip
    assert not [note.check for note in after if note.check]


@pytest.mark.parametrize(
    "line", ["Herr Marx stellt einen Antrag.", "Herr Marx beantragte mit Frau Pohl, die Halle zu mieten."]
)
def test_a_motion_that_lacks_its_mover_or_words_has_no_key(opened: Opened, line: str) -> None:
    minutes = meeting(opened, "de", line).minutes
    fixes = [fix for each in checks.problems(minutes) if each.key == "check" for fix in checks.fixes(minutes, each)]
    assert not fixes


def test_several_proxies_are_asked_with_what_is_typed_for_each(opened: Opened) -> None:
    editor = meeting(opened, "fr", "Pouvoirs : Mme Essadi à M. Delmas, M. Fournier donne pouvoir à Mme Garnier")
    assert editor.minutes.notes[-1].check == "Are these proxies? Type /proxy PD: NE, then /proxy IG: GF"
    assert not [each for each in checks.problems(editor.minutes) if "not on the participants list" in each.text]
    for line in ("/proxy PD: NE", "/proxy IG: GF"):
        enter_unseen(editor, line)
    assert not [note for note in editor.minutes.notes if note.check and not note.struck]


def test_a_proxy_of_one_who_leaves_ends_the_mark_that_asks_for_both(opened: Opened) -> None:
    line = "Delmas part à 20h10 et laisse son pouvoir à Mme Garnier"
    for typed, left in ((("-PD 20:10", "/proxy IG: PD"), ""), (("/proxy IG: PD",), "Did PD leave? Type -PD 20:10")):
        editor = meeting(opened, "fr", line)
        assert editor.minutes.notes[-1].check == "Type -PD 20:10 first, then /proxy IG: PD"
        for each in typed:
            enter_unseen(editor, each)
        assert [note.check for note in editor.minutes.notes if note.text == line] == [left]


@pytest.mark.parametrize(
    ("line", "is_code"),
    [("La question du site web est renvoyée au prochain CA", False), ("CA demande la suite", True),
     ("Le toit du local fuit, CA", False)],
)  # fmt: skip
def test_an_abbreviation_of_a_body_is_no_code_that_is_left_in_the_words(
    opened: Opened, line: str, is_code: bool
) -> None:
    editor = meeting(opened, "fr", f"\\{line}")
    assert any("still contains the code CA" in each.text for each in checks.problems(editor.minutes)) == is_code


OUTCOMES = [
    ("en", "The motion passed with 3 in favour and 1 against.", "/carried with 3 in favour and 1 against", "3-1"),
    ("en", "The motion was lost 2-3.", "/lost 2-3", "2-3"),
    ("de", "Der Antrag ist mit 3 zu 1 Stimmen angenommen.", "/carried mit 3 zu 1 Stimmen", "3-1"),
    ("fr", "La motion est adoptée par 3 voix contre 1.", "/carried par 3 voix contre 1", "3-1"),
]


@pytest.mark.parametrize(("language", "line", "command", "counts"), OUTCOMES)
def test_an_outcome_before_its_motion_asks_for_itself_once_the_motion_is_entered(
    opened: Opened, language: str, line: str, command: str, counts: str
) -> None:
    editor = meeting(opened, "de" if language == "en" else language, line, "/motion That we buy it.")
    assert editor.minutes.notes[0].check == f"Is that what became of the motion? Type {command}"
    problem = next(each for each in checks.problems(editor.minutes) if each.key == "check")
    (fix,) = checks.fixes(editor.minutes, problem)
    assert fix.said == f"Record it: {command}"
    outcome = note_command.apply_fix(editor, fix)
    assert outcome.said.endswith("is struck out: the page says it once.")
    said, motion, vote = editor.minutes.notes
    assert (bool(said.struck), said.check, motion.outcome) == (True, "", command.split()[0].removeprefix("/"))
    assert f"{vote.for_}-{vote.against}" == counts
    assert editor.undo()
    assert (editor.minutes.notes[0].check != "", editor.minutes.notes[1].outcome) == (True, "")


@pytest.mark.parametrize(
    ("line", "vote"),
    [("The motion passed with 3 in favour and 1 against.", "3-1"), ("Motion carried unanimously.", "unanimously")],
)
@pytest.mark.parametrize("is_typed", [True, False], ids=["typed", "by a key"])
def test_an_outcome_that_was_entered_without_its_vote_asks_for_it(
    opened: Opened, line: str, vote: str, is_typed: bool
) -> None:
    editor = opened(HEAD.format("en"))
    for each in ("/person AT = Anna Tamm", line, "/motion That we buy it.", "/carried"):
        enter_unseen(editor, each)
    assert editor.minutes.notes[0].check == f"Is that the vote on “That we buy it.”? Type /vote {vote}"
    if is_typed:
        enter_unseen(editor, f"/vote {vote}")
    else:
        for each in ("AT: Well.", "/motion That we sell it.", "/carried 2-1"):
            enter_unseen(editor, each)
        problem = next(each for each in checks.problems(editor.minutes) if each.key == "check")
        (fix,) = checks.fixes(editor.minutes, problem)
        note_command.apply_fix(editor, fix)
    said, motion, added = editor.minutes.notes[:3]
    assert (bool(said.struck), said.check, motion.outcome, added.kind) == (True, "", "carried", "vote")
    assert (added.outcome or f"{added.for_}-{added.against}") == vote


def test_an_outcome_of_which_a_part_is_left_out_has_no_key(opened: Opened) -> None:
    editor = opened(HEAD.format("en"))
    for each in ("/person AT = Anna Tamm", "/motion That we buy it."):
        enter_unseen(editor, each)
    for check in (
        "Is that what became of the motion? Type /carried 3-1 and what it leaves out: Anna",
        "Is that what became of the motion? Type /carried 3-1 x, or /lost 3-1 x",
    ):
        index = len(editor.minutes.notes) - 1
        minutes = replace(editor.minutes, notes=[*editor.minutes.notes, Note(id="9", text="So.", check=check)])
        assert not list(recorded_answers.of_outcome(minutes, index + 1))
