"""The question whom a first name in a sentence means: how it is answered in the review, and what ends it."""

import pytest
from conftest import Opened, enter
from msgspec.structs import replace

from minutes_tui.checks.all_checks import fixes, problems
from minutes_tui.editor import Editor
from minutes_tui.line.retyping import retyped

PEOPLE = {"HK": ("Mr", "Heiner Kolb"), "RO": ("", "Ruth Osei"), "DM": ("Mr", "Daniel Mohr")}


def board(opened: Opened) -> Editor:
    head = 'format = 1\n\n[meeting]\ntitle = "Board"\ndate = 2025-03-12\n\n'
    people = (
        f'[[participant]]\nkey = "{key}"\ntitle = "{title}"\nname = "{name}"\npresence = "present"\n'
        for key, (title, name) in PEOPLE.items()
    )
    return opened(head + "\n".join(people))


@pytest.mark.parametrize(
    ("line", "asked", "text", "speakers", "then"),
    [
        ("Heiner asked why.", "Is “Heiner” HK Mr Heiner Kolb?", "Mr Kolb asked why.", ("HK",), ""),
        ("Seconded by Daniel.", "Is “Daniel” DM Mr Daniel Mohr?", "Seconded by Mr Mohr.", (),
         "No motion is pending: to say who moved it, type /motion TEXT first."),
        ("Heiner moved that the fee be raised.", "Is “Heiner” HK Mr Heiner Kolb?",
         "Mr Kolb moved that the fee be raised.", ("HK",),
         "Is this a motion? Type /motion HK: that the fee be raised."),
    ],
)  # fmt: skip
def test_who_is_meant_is_one_key(
    line: str, asked: str, text: str, speakers: tuple[str, ...], then: str, opened: Opened
) -> None:
    """The page has the name once, as it has that of others; what else the sentence asks is asked next."""
    editor = board(opened)
    enter(editor, line)
    assert editor.minutes.notes[-1].check == asked
    problem = next(each for each in problems(editor.minutes) if asked in each.text)
    answers = [each for each in fixes(editor.minutes, problem) if each.said.split()[0] in PEOPLE]
    assert [each.said.split()[0] for each in answers] == [asked.split()[2]]
    editor.do(answers[0].edit)
    note = editor.minutes.notes[-1]
    assert (note.text, note.speakers) == (text, speakers)
    assert note.check == then


def test_a_sentence_without_the_name_is_not_asked_about_it(opened: Opened) -> None:
    """Also where the notes before it have changed since, so that its line would be asked about otherwise."""
    editor = board(opened)
    enter(editor, "Heiner asked why.", "Heiner asked when.")
    first, second = editor.minutes.notes
    minutes = replace(editor.minutes, notes=(replace(first, check=""), second))
    new = retyped(second, "HK asked when.", minutes, editor.clock().date())
    assert (new.text, new.speakers, new.check) == ("Mr Kolb asked when.", ("HK",), "")
    assert retyped(second, "Heiner asked how.", minutes, editor.clock().date()).check == second.check
