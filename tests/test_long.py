"""Notes of any length and shape cost what their characters cost: what is quadratic in any of this takes hours."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from minutes_tui import checks
from minutes_tui.language import markup
from minutes_tui.line import grammar
from minutes_tui.model.minutes import Minutes, Note, Participant
from minutes_tui.report import document
from minutes_tui.report.differences.redline import redline
from minutes_tui.report.word_diff import Piece, pieces
from minutes_tui.tui.widgets import document_view
from minutes_tui.tui.widgets.pane import fitted, rows_of, wrapped
from minutes_tui.writers import akoma, markdown, plain, redline_pages
from minutes_tui.writers.html import html

SHAPES = {
    "words": "The ice came late and the floe was big. ", "no blank": "abcdefgh", "empty lines": "\n", "stars": "*",
    "ends of emphasis": "a* ", "beginnings": "*a ", "both": "*a* ", "open strong": "**a *b ", "items": "- a\n",
    "lists": "1. a\n", "paragraphs": "a\n\n", "lines": "ab cd\n", "backslashes": "\\* ", "brackets": "[a](b) ",
    "open brackets": "([", "closed brackets": ")]", "quotes": "“a ", "code": "`a` ", "underlines": "_a_ ",
    "tags": "<a>", "quotation": "\n> ", "quotations": "\n\n> a", "nested quotations": "> ", "fences": "\n```",
    "rows": "\n| a | b |", "deeper items": "\n  - a", "items within": "\n- a\n  - b\n\n    c",
    "numbers within": "\n1. a\n   1. b", "indented": "\n      a",
    "wide": "会議の議事録", "marks": "e\u0301", "families": "\U0001f468\u200d\U0001f469 ", "turning": "\u202e",
    "capitals": "ABC. ", "doubled": "the the ", "blanks": "  ", "rules": "=\n", "to check": "?? ",
}  # fmt: skip
LENGTH = 6_000
DAY = dt.date(2025, 3, 12)


def made(shape: str) -> Minutes:
    words = SHAPES[shape] * (LENGTH // len(SHAPES[shape]))
    note = Note(id="1", speaker="AT", attribution="prefix", text=f"a{words}b")
    return Minutes(participants=(Participant(key="AT", name="Anna Tamm"),), notes=(note,))


def drawn(minutes: Minutes) -> None:
    for block in document(minutes).blocks:
        assert len(document_view.rows(block, 60)) <= LENGTH
    assert fitted(minutes.notes[0].text, 40)


def compared(minutes: Minutes) -> None:
    (note,) = minutes.notes
    (section,) = redline(minutes, replace(minutes, notes=(replace(note, text=f"{note.text[1:]} more"),)))
    for write in (redline_pages.text, redline_pages.markdown):
        assert "more" in write([section], "states")


ROADS: dict[str, Callable[[Minutes], object]] = {
    "read": lambda minutes: markup.words(markup.paragraph_added(minutes.notes[0].text, "more")),
    "drawn": drawn,
    "checked": checks.problems,
    "compared": compared,
    "md": lambda minutes: markdown.write(document(minutes)),
    "txt": lambda minutes: plain.write(document(minutes)),
    "html": lambda minutes: html.write(document(minutes)),
    "xml": lambda minutes: akoma.write(document(minutes)),
}


@pytest.mark.parametrize("road", ROADS.values(), ids=ROADS)
def test_a_long_note_of_any_shape_goes_every_road(road: Callable[[Minutes], object]) -> None:
    for shape in SHAPES:
        road(made(shape))


MUCH = 100_000


def test_what_was_once_quadratic_ends() -> None:
    """Each of these took from minutes to hours."""
    assert markup.words("a* " * MUCH).startswith("a* a*")
    for words in ("The ice came late. " * (MUCH // 19), "会議" * (MUCH // 2), "*a* " * (MUCH // 4)):
        assert len(wrapped(words, 60)) < MUCH
    assert rows_of([("a", "x"), (" ", "")] * (MUCH // 4), 60)
    quoted = Minutes(notes=(Note(id="1", text="“a ([" * (MUCH // 5) + "}" * 1_000),))
    assert checks.problems(quoted)
    said = "The ice came late. " * (MUCH // 19)
    assert pieces(f"It: {said}", f"{said}So.")[0].sign


def test_emphasis_within_emphasis_is_one_however_deep_it_was_typed() -> None:
    """A tree as deep as the text would end the interpreter, which has no more stack."""
    (block,) = markup.blocks("*a **b " * 20_000 + "b** a* " * 20_000)
    assert len(repr(block)) < 3_000_000
    assert hash(block)


def test_texts_that_share_little_are_compared_by_the_words_that_stand_once() -> None:
    old = " ".join(f"so it was said {n}" for n in range(3_000))
    new = " ".join(f"but it was not said {n}" for n in range(0, 6_000, 2))
    found = pieces(old, new)
    assert "".join(piece.text for piece in found if piece.sign != "+") == old
    assert "".join(piece.text for piece in found if piece.sign != "-") == new
    assert sum(piece.sign == "" and any(map(str.isdigit, piece.text)) for piece in found) > 1_000


@pytest.mark.parametrize("shape", SHAPES)
def test_rows_hold_all_characters_but_the_blank_at_their_end(shape: str) -> None:
    words = SHAPES[shape] * 20
    assert "".join(words[start:end] for start, end in wrapped(words, 11)).replace(" ", "") == words.replace(
        "\n", ""
    ).replace(" ", "")
    assert rows_of([(words, "x")], 11) == [
        [(words[start:end], "x")] if end > start else [] for start, end in wrapped(words, 11)
    ]


def test_a_long_text_is_compared_word_by_word_only_where_it_differs() -> None:
    words = "The ice came late and the floe was big. " * 2_000
    other = f"{words[:40_000]}Not at all. {words[40_000:]}"
    assert pieces(words, other) == (
        Piece("", words[:40_000]), Piece("+", "Not at all. "), Piece("", words[40_000:]),
    )  # fmt: skip
    pairs = [(words, other), (other, words), (words, words[:-1]), (words, f"x{words}"), ("a" * 60_000, "b" * 60_000)]
    for old, new in pairs:
        found = pieces(old, new)
        assert "".join(each.text for each in found if each.sign != "+") == old
        assert "".join(each.text for each in found if each.sign != "-") == new


class Notes(tuple[Note, ...]):
    """Notes that count how often one of them is asked for."""

    asked = 0

    def __getitem__(self, at: Any) -> Any:
        Notes.asked += 1
        return super().__getitem__(at)


def test_what_a_line_means_is_told_without_a_look_at_each_note_of_the_record_again() -> None:
    minutes = Minutes(notes=Notes(Note(kind="statement", text="The ice came late.") for _ in range(5000)))
    for line in ("The buoys are red.", "15 for, 4 against"):
        grammar.read(line, minutes, DAY)
        Notes.asked = 0
        for end in range(1, len(line) + 1):
            grammar.read(line[:end], minutes, DAY)
        assert Notes.asked < 12 * len(line)
