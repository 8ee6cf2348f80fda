"""What is typed beside the figures of an outcome: it is on the page, or it is no more than their unit."""

import re

import pytest
from conftest import Opened, enter
from test_put_off import BODY

from minutes_tui.checks import fixes, problems
from minutes_tui.commands import outcomes
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.names import folded
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.meeting.vote_results import casting_words, is_casting
from minutes_tui.report import document
from minutes_tui.writers import markdown

NUMBERED = re.compile(r"[^\W\d]+")


def beside(language: str) -> set[str]:
    """Words that stand beside figures, with all that they are read as."""
    known, own = vocabulary(language), labels(language)
    words = {*known.rosters.votes, *own.unanimously, *own.casting_vote, own.and_.strip()}
    for key in ("by", "to", "be", "cast", "majority", "until", "the", "that", "so", "of", "tie", "recused"):
        words |= set(getattr(known.motions, key))
    return words


@pytest.mark.parametrize("language", languages(variants=False))
def test_words_behind_figures_are_kept(language: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    enter(editor, "/motion LB: Xxx.")
    for word in beside(language):
        for typed in (f"2-2 {word} Zork", f"2-2 {word} Zork fal", f"2-2, Zork {word} fal", f"2-2 Zork {word}"):
            came = outcomes.read(typed, editor.minutes, "carried")
            out = " ".join((came.words, came.vote.outcome, came.vote.title, came.vote.problem))
            lost = set(NUMBERED.findall(folded(typed))) - set(NUMBERED.findall(folded(out)))
            assert not lost, (typed, came)


@pytest.mark.parametrize(
    ("typed", "words", "counts"),
    [
        ("2-2 votes", "", (2, 2)),
        ("by 4-1 vote after debate", "after debate", (4, 1)),
        ("on a 4-1 vote after debate", "after debate", (4, 1)),
        ("by a vote of 4-1 after debate", "after debate", (4, 1)),
    ],
)
def test_the_unit_of_figures_is_no_word_beside_them(
    typed: str, words: str, counts: tuple[int, int], opened: Opened
) -> None:
    editor = opened(BODY.format("en"))
    enter(editor, "/motion LB: We go.")
    came = outcomes.read(typed, editor.minutes, "carried")
    assert (came.words, came.vote.counts[:2], came.doubt) == (words, counts, "")


CASTING = [
    ("de", "Stimme der Vorsitzenden gibt den Ausschlag"),
    ("de", "mit der Stimme der Vorsitzenden"),
    ("fr", "la voix du maire étant prépondérante"),
    ("sv", "ordförandens röst var avgörande"),
    ("en", "Mayor breaking the tie"),
    ("it", "il voto del presidente prevale"),
    ("nl", "stem van de voorzitter gaf de doorslag"),
]


@pytest.mark.parametrize(("language", "words"), CASTING)
def test_a_casting_vote_is_read_as_people_tell_it(language: str, words: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    said = enter(editor, "/motion LB: Xxx.", f"/carried 2-2 {words}")
    assert said == "The motion is carried and recorded as decision 1."
    assert editor.minutes.notes[-1].outcome == words
    assert words in markdown.write(document(editor.minutes))


@pytest.mark.parametrize("language", languages(variants=False))
def test_a_tie_that_is_carried_asks_for_the_words_of_the_language(language: str, opened: Opened) -> None:
    editor = opened(BODY.format(language))
    words = casting_words(language)
    assert f"add “{words}”" in enter(editor, "/motion LB: Xxx.", "/carried 2-2")
    assert is_casting(words, language)
    for phrase in vocabulary(language).motions.casting:
        assert is_casting(phrase.replace("…", "xx"), language), phrase


def test_a_vote_with_a_title_that_tells_of_a_casting_vote_leaves_the_outcome_open(opened: Opened) -> None:
    note = '\n[[note]]\nkind = "{}"\nid = "{}"\n{}\n'
    vote = 'answers = "1"\nfor = 2\nagainst = 2\ntext = "carried on the casting vote of the chairman"'
    text = BODY.format("en") + note.format("motion", 1, 'text = "We go."') + note.format("vote", 2, vote)
    minutes = opened(text).minutes
    problem = next(each for each in problems(minutes) if "no outcome" in each.text)
    assert [fix.said for fix in fixes(minutes, problem)] == ["Mark it as carried", "Mark it as lost"]
