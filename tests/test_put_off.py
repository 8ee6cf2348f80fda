"""Motions about the pending one: to lay it aside, to postpone it, to refer it."""

import pytest
from conftest import Opened, enter

from minutes_tui import commands
from minutes_tui.commands.outcomes import ENDED, NOT_AMENDED
from minutes_tui.language.labels import languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.meeting import motions
from minutes_tui.model.minutes import Minutes, Note

BODY = """\
format = 1

[meeting]
title = "Mill Board"
date = 2025-03-12
language = "{}"

[[participant]]
key = "AT"
name = "Ana Tamm"
title = "Ms"
presence = "present"

[[participant]]
key = "LB"
name = "Lena Berg"
title = "Ms"
presence = "present"
"""
BODY += "".join(
    f'\n[[participant]]\nkey = "{key}"\nname = "{name}"\npresence = "present"\n'
    for key, name in (("KK", "Kai Kask"), ("XY", "Xia Yun"), ("RO", "Ralf Orr"))
)
MOVED = "moved by Ms Tamm, seconded by Ms Berg"


def about(minutes: Minutes) -> list[str]:
    """What the notes say that are not struck out, in a few words each."""

    def said(note: Note) -> str:
        counts = "-".join(str(count) for count in (note.for_, note.against) if count is not None)
        parts = (note.kind, note.text, note.outcome, note.reason, counts, note.answers, "?" if note.check else "")
        return " · ".join(map(str, filter(None, parts)))

    return [said(note) for note in minutes.notes if not note.struck]


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("Motion to table by Tamm, second Berg, passed.", [f"motion · We mill. · tabled · {MOVED}"]),
        (
            "Moved by Tamm, seconded by Berg, to refer it to the committee, carried 4-1.",
            [f"motion · We mill. · referred · to the committee, {MOVED}", "vote · 4-1 · 1"],
        ),
        (
            "Tamm moved, seconded by Berg, to postpone to May. Carried 3-2.",
            [f"motion · We mill. · postponed · to May, {MOVED}", "vote · 3-2 · 1"],
        ),
        ("The motion to postpone to May carried 3-2.", ["motion · We mill. · postponed · to May", "vote · 3-2 · 1"]),
        ("The motion to refer carried 4-1.", ["motion · We mill. · referred", "vote · 4-1 · 1"]),
        ("Motion to table carried.", ["motion · We mill. · tabled"]),
        ("The motion to table failed 1-4.", ["motion · We mill.", "statement · The motion to table failed 1-4. · ?"]),
        ("Tabled until March", ["motion · We mill. · tabled · until March"]),
        ("Referred to the finance committee", ["motion · We mill. · referred · to the finance committee"]),
        ("Moved by Tamm, seconded by Berg, to postpone the fair to May. Carried 3-2.",
         ["motion · We mill.", "motion · to postpone the fair to May. · carried", "vote · 3-2 · 2"]),
    ],
)  # fmt: skip
def test_a_carried_one_is_what_became_of_the_pending_motion_and_no_decision(
    line: str, notes: list[str], opened: Opened
) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", line)
    assert about(editor.minutes) == notes


def test_it_may_be_voted_on_later_and_a_lost_one_leaves_the_pending_motion_pending(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "Motion to table by Tamm, second Berg.", "/lost 1-4")
    pending = motions.pending(editor.minutes)
    assert pending is not None
    assert editor.minutes.notes[pending].text == "We mill."
    enter(editor, "Motion to postpone to May by Tamm, second Berg.", "+1 AT, LB")
    assert enter(editor, "/carried 2-0") == "The motion is postponed."
    assert about(editor.minutes)[0] == f"motion · We mill. · postponed · to May, {MOVED}"
    assert about(editor.minutes)[-1] == "vote · 2-0 · 1"
    commands.enter(editor, "/undo")
    assert about(editor.minutes)[0] == "motion · We mill."


def test_one_that_is_named_while_it_is_pending_itself_puts_off_the_motion_before_it(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "Motion to table by Tamm, second Berg.", "The motion to table carried 2-0")
    assert about(editor.minutes) == [f"motion · We mill. · tabled · {MOVED}", "vote · 2-0 · 1"]


def test_with_an_amendment_pending_the_main_motion_says_when_and_who(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(
        editor, "/motion LB: We mill.", "/amend LB: We row.", "Motion to postpone to May by Tamm, second Berg. Carried."
    )
    assert about(editor.minutes) == [
        f"motion · We mill. · postponed · to May, {MOVED}", "motion · We row. · postponed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("sv", "Yrkande av Tamm, biträtt av Berg: att bordlägga ärendet. Bifölls 3-1."),
        ("sv", "Yrkande av Tamm, biträtt av Berg: att bordlägga förslaget. Bifölls 3-1."),
        ("de", "Antrag von Tamm: den Punkt zu vertagen. Angenommen 3-1."),
        ("fr", "Motion de Tamm : renvoyer la proposition en commission. Adoptée 3-1."),
    ],
)
def test_another_language_puts_off_a_motion_in_a_sentence(language: str, line: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion LB: Non.", line)
    assert editor.minutes.notes[0].outcome in motions.PUT_OFF
    assert (editor.minutes.notes[-1].for_, editor.minutes.notes[-1].answers) == (3, "1")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Antrag von Tamm, unterstützt von Berg, den Antrag zu vertagen."),
        ("fr", "Motion de Tamm, avec l'appui de Berg : renvoyer le projet en commission. Adoptée 4-1."),
    ],
)
def test_one_that_is_not_read_is_marked(language: str, line: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    said = enter(editor, "/motion LB: Non.", line)
    assert said.startswith("Is this a motion?")
    assert editor.minutes.notes[-1].check == said


def test_with_nothing_pending_it_is_asked_what_was_put_off(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    said = enter(editor, "Motion to table by Tamm, second Berg, passed.")
    assert said == "No motion is pending: to record its outcome, type /motion TEXT first."
    assert editor.minutes.notes[-1].text == "Motion to table by Tamm, second Berg, passed."


@pytest.mark.parametrize("language", languages(variants=False))
def test_each_language_says_what_puts_off_a_motion(language: str) -> None:
    words = vocabulary(language).motions
    for outcome, verbs in zip(motions.PUT_OFF, (words.to_table, words.to_postpone, words.to_refer), strict=True):
        for verb in verbs:
            assert motions.puts_off(verb, language) == motions.PutOff(outcome, "")
            for until in words.until:
                where = f"{until}x" if until.endswith("'") else f"{until} x"
                assert motions.puts_off(f"{verb} {where}", language) == motions.PutOff(outcome, where)
                if language != "en":  # where the verb never stands last
                    assert motions.puts_off(f"{where} {verb}", language) == motions.PutOff(outcome, where)
        assert motions.puts_off("x", language) is None


def test_a_decision_that_ends_a_pending_motion_says_so_and_so_does_the_command_for_its_outcome(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    ended = ENDED.format("“We mill.”")
    assert enter(editor, "/motion LB: We mill.", "! We meet on Friday.") == ended
    assert enter(editor, "/carried 2-1") == ended
    enter(editor, "/motion LB: We row.")
    assert not enter(editor, "! We row.")
    enter(editor, "/motion LB: We sail.", "/vote 2-1")
    assert not enter(editor, "! The boat is bought.")


def test_words_behind_the_number_of_a_private_item_add_no_public_item(opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/topic Staff", "/note 1 audience private", "/topic The mill")
    assert enter(editor, "Item 1: HOLM") == "Item 1 is “Staff”: /item 1 takes it up."
    assert [item.title for item in editor.minutes.agenda] == ["Staff", "The mill"]
    assert editor.minutes.notes[-1].audience == "private"


@pytest.mark.parametrize(
    ("language", "line", "came"),
    [
        ("en", "Motion by Berg to table, second Tamm. Motion to table carried 3-1 (Orr opposed).", "tabled"),
        ("en", "Motion by Berg to postpone to May, second Tamm. Motion to postpone to May carried 3-1.", "postponed"),
        ("en", "Motion by Berg to table until May, second Tamm. Motion to table failed 2-3.", ""),
        ("de", "Antrag Berg: Den Antrag auf Mai vertagen. Mit 3:2 Stimmen angenommen.", "postponed"),
        ("de", "Antrag Berg: Den Antrag auf Satzungsänderung vertagen. Mit 3:2 Stimmen angenommen.", ""),
        ("de", "Der Antrag auf Satzungsänderung wurde mit 3:2 Stimmen vertagt.", ""),
        ("de", "Der Antrag wird auf die nächste Sitzung vertagt.", "postponed"),
    ],
)
def test_a_motion_to_put_off_with_its_outcome_is_of_the_pending_one_where_it_names_no_other(
    language: str, line: str, came: str, opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion LB; AT: Non.", line)
    assert editor.minutes.notes[0].outcome == came
    assert not any(note.outcome in motions.PUT_OFF for note in editor.minutes.notes[1:])


@pytest.mark.parametrize(("came", "said"), [("lost 1-4", NOT_AMENDED), ("carried 4-1", "")])
def test_carried_as_amended_wants_an_amendment_that_was_carried(came: str, said: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We mill.", "/amend AT: We mill more.", f"amendment {came}")
    outcome = commands.enter(editor, "motion carried as amended 4-1")
    assert outcome.problem == said
