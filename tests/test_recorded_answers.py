"""The keys of the review that record what a mark asks about the meeting."""

import datetime as dt

import pytest
from conftest import Opened
from test_told_in_languages import meeting

from minutes_tui import checks
from minutes_tui.commands import enter_unseen
from minutes_tui.commands.notes import note_command
from minutes_tui.meeting.edit import edited
from minutes_tui.model.minutes import Minutes


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
