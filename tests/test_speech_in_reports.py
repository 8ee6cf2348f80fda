"""What the checks of wording leave alone: direct speech in a report, words that are doubled on purpose, and a side of a
vote that is counted and not named."""

import pytest
from conftest import Opened, enter

from minutes_tui import checks

BODY = """\
format = 1

[meeting]
title = "Harbour Board"
date = 2025-03-12
language = "{language}"

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
"""


def found(opened: Opened, language: str, check: str, *lines: str) -> list[str]:
    editor = opened(BODY.format(language=language))
    enter(editor, *lines)
    return [each.text for each in checks.problems(editor.minutes) if each.check == check]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "AT said, I will do it."),
        ("en", "AT asked: why should I pay? We were told otherwise. I am sorry."),
        ("en", 'AT said "I will do it'),
        ("en", "AT said “I will do it. We all will"),
        ("en", "— I will do it."),
        ("en", "A resident: I want my bin emptied."),
        ("sv", "AT sade: Jag gör det. Vi får se."),
        ("fr", "AT répond : Je le ferai. Nous verrons."),
        ("fr", "— Je le ferai."),
        ("es", "AT dijo: —Yo lo haré."),
    ],
)
def test_direct_speech_is_in_the_first_person(language: str, line: str, opened: Opened) -> None:
    assert found(opened, language, "first-person", line) == []


@pytest.mark.parametrize(
    "line", ["AT said that I must do it.", "AT noted “so be it” and we left.", "AT spoke of the fence: we keep it."]
)
def test_reported_speech_is_not(line: str, opened: Opened) -> None:
    assert len(found(opened, "en", "first-person", line)) == 1


@pytest.mark.parametrize("line", ["Aye aye", "AT: Aye aye, captain", "LB said hear hear to that."])
def test_words_are_doubled_on_purpose(line: str, opened: Opened) -> None:
    assert found(opened, "en", "doubled-words", line) == []


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        (("+1 AT, LB", "/carried 2-1"), []),
        (("-1 KK", "/carried 2-1"), []),
        (("0 KK", "/carried 1-1"), []),
        (
            ("+1 AT, LB -1 KK", "/carried 1-2"),
            ["1 for is stated and 2 by name.", "2 against are stated and 1 by name."],
        ),
        (("+1 AT, LB", "/carried 2-2"), ["2 against are stated and 0 by name."]),
    ],
)
def test_a_side_that_is_counted_alone_differs_where_too_few_are_left(
    lines: tuple[str, ...], problems: list[str], opened: Opened
) -> None:
    editor = opened(BODY.format(language="en"))
    enter(editor, "/motion We buy the boat.", *lines)
    texts = [each.text for each in checks.problems(editor.minutes)]
    assert [text for text in texts if "by name" in text] == problems
