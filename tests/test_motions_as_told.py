"""A motion as people tell it: with what became of it in the same line, with who moved it alone, under its number."""

import pytest
from conftest import NOW, Opened, enter

from minutes_tui import commands
from minutes_tui.assist import preview
from minutes_tui.line.votes import motion_lines
from minutes_tui.model.minutes import Note, listed

HEAD = 'format = 1\n\n[meeting]\ntitle = "Harbour Board"\ndate = 2025-03-12\nlanguage = "{}"\n\n'
PEOPLE = {"AT": "Ana Tamm", "LB": "Lena Berg", "KK": "Kai Kask", "XY": "Xia Yun"}
BODY = HEAD + "\n".join(
    f'[[participant]]\nkey = "{code}"\nname = "{name}"\npresence = "present"\n' for code, name in PEOPLE.items()
)


def said(note: Note) -> tuple[str, ...]:
    who = tuple(filter(None, (", ".join(listed(note.mover)), ", ".join(listed(note.seconder)))))
    return (note.text, *who, *filter(None, (note.outcome,)))


WITH_OUTCOME = [
    ("en", "/motion LB: We buy the boat. Carried 3-1.", ("We buy the boat.", "LB", "carried"), (3, 1), ""),
    ("en", "/motion LB: We buy the boat, carried 3-1", ("We buy the boat", "LB", "carried"), (3, 1), ""),
    (
        "en",
        "/motion LB: We buy, seconded by AT, carried unanimously",
        ("We buy", "LB", "AT", "carried"),
        (None, None),
        "unanimously",
    ),
    ("en", "/motion LB: We buy, seconded by AT, carried.", ("We buy", "LB", "AT", "carried"), None, ""),
    ("en", "Motion: We buy the boat. Lost 1-3.", ("We buy the boat.", "lost"), (1, 3), ""),
    (
        "en",
        "Motion by LB to buy the boat, seconded by AT. Vote: 3 ayes, 1 nay. Carried.",
        ("to buy the boat", "LB", "AT", "carried"),
        (3, 1),
        "",
    ),
    ("en", "Motion by LB to buy it, second by AT, passed 3-1", ("to buy it", "LB", "AT", "carried"), (3, 1), ""),
    ("en", "LB made a motion to buy. AT seconded. Motion passed 3-1.", ("to buy", "LB", "AT", "carried"), (3, 1), ""),
    (
        "de",
        "Antrag: Wir kaufen das Boot. Mit 3 zu 1 Stimmen angenommen.",
        ("Wir kaufen das Boot.", "carried"),
        (3, 1),
        "",
    ),
    (
        "sv",
        "/motion LB: Vi köper båten. Bifölls med 3 röster mot 1.",
        ("Vi köper båten.", "LB", "carried"),
        (3, 1),
        "",
    ),
]


@pytest.mark.parametrize(("language", "line", "motion", "counts", "outcome"), WITH_OUTCOME)
def test_what_became_of_a_motion_may_stand_in_its_line(
    language: str,
    line: str,
    motion: tuple[str, ...],
    counts: tuple[int | None, ...] | None,
    outcome: str,
    opened: Opened,
) -> None:
    editor = opened(BODY.format(language))
    row = preview.previewed(line, editor.minutes, NOW).parts
    outcome_said = commands.enter(editor, line)
    assert (outcome_said.misread, outcome_said.refused, outcome_said.problem) == ("", "", "")
    first, *votes = editor.minutes.notes
    assert said(first) == motion
    assert row[0] == "Motion"
    assert row[2] == first.outcome.capitalize()
    assert [((each.for_, each.against), each.outcome) for each in votes] == ([(counts, outcome)] if counts else [])
    enter(editor, "/undo")
    assert not editor.minutes.notes


@pytest.mark.parametrize(
    "words",
    [
        "We buy the boat, as the council agreed",
        "We do what was agreed, carried over from May",
        "We keep what was lost, and what was found",
    ],
)
def test_words_of_an_outcome_within_a_wording_are_of_the_wording(words: str, opened: Opened) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, f"/motion {words}")
    assert [said(note) for note in editor.minutes.notes] == [(words,)]


MOVED = [
    ("en", "LB moves that we buy the boat", ("that we buy the boat", "LB")),
    ("en", "Berg moves that we buy the boat", ("that we buy the boat", "LB")),
    ("en", "LB proposed and AT seconded the lease be renewed", ("the lease be renewed", "LB", "AT")),
    ("de", "LB beantragt, dass wir das Boot kaufen", ("dass wir das Boot kaufen", "LB")),
    ("sv", "LB yrkar att vi köper båten", ("att vi köper båten", "LB")),
    ("pl", "LB wnioskuje o zakup łodzi", ("o zakup łodzi", "LB")),
    ("en", "Resolution 2026-14: moved by LB, seconded AT", ("Resolution 2026-14", "LB", "AT")),
    ("en", "Resolution 7: We buy the boat. Moved by LB, seconded by AT", ("Resolution 7: We buy the boat", "LB", "AT")),
]


@pytest.mark.parametrize(("language", "line", "motion"), MOVED)
def test_a_sentence_that_moves_something_is_a_motion(
    language: str, line: str, motion: tuple[str, ...], opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    assert enter(editor, line) == ""
    assert [(note.kind, said(note)) for note in editor.minutes.notes] == [("motion", motion)]


OFFERED = [
    ("en", "LB moved that we buy the boat", "/motion LB: that we buy the boat"),
    ("en", "LB moves to buy the boat.", "/motion LB: to buy the boat."),
    ("en", "LB proposes that we buy the boat", "/motion LB: that we buy the boat"),
    ("de", "LB schlägt vor, dass wir warten", "/motion LB: dass wir warten"),
    ("sv", "LB föreslår att vi väntar", "/motion LB: att vi väntar"),
    ("en", 'LB moved to amend by adding "and the oars"', "/amend LB: We paint the shed and the oars."),
    ("fr", "LB propose d'ajouter un banc", "/motion LB: d'ajouter un banc"),
    ("en", "LB moved to the next item", ""),
    ("en", "LB moved to amend it", ""),
    ("en", "XX moved to buy the boat", ""),
]


@pytest.mark.parametrize(("language", "line", "offered"), OFFERED)
def test_a_sentence_that_may_move_something_is_a_statement_with_an_offer(
    language: str, line: str, offered: str, opened: Opened
) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion AT: We paint the shed.")
    assert motion_lines.offered(line, editor.minutes) == offered
    enter(editor, line)
    kinds = [editor.minutes.notes[-1].kind]
    if offered:
        enter(editor, offered)
        kinds.append(editor.minutes.notes[-1].kind)
    assert kinds == ["statement", "motion"][: 1 + bool(offered)]
