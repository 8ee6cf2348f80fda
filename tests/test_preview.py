"""F8: a page is chosen, looked at and written, in a real terminal."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pyte")
pytest.importorskip("fcntl", reason="needs a pty")

from msgspec import Struct
from terminal import Terminal, opened_app

from minutes_tui.model.document import Cell, Contents, Heading, Listing, Paragraph, Signature, Table, Words
from minutes_tui.tui.widgets.document_view import rows

RECORD = """format = 1

[meeting]
title = "Ice in the harbour [/b]"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"

[[note]]
id = "1"
kind = "statement"
speaker = "AT"
attribution = "prefix"
text = "The ice came late."

[[note]]
id = "2"
kind = "action"
responsible = ["AT"]
text = "to sound the quay"

[[note]]
id = "3"
kind = "statement"
audience = "private"
text = "Nobody may read this."
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    path.write_text(RECORD)
    return path


@contextmanager
def previewed(path: Path) -> Iterator[Terminal]:
    """A page is looked at; in the end the app shows the notes again."""
    with opened_app(path, 100, 30) as terminal:
        terminal.press("f8")
        terminal.wait_for("12 March 2025")
        yield terminal
        terminal.press("escape")
        terminal.wait_for("F1 help")


def test_arrows_choose_form_language_and_audience_of_the_previewed_page(
    path: Path,
) -> None:
    with previewed(path) as terminal:
        terminal.wait_for("Ms Tamm: The ice came late.")
        assert "Ice in the harbour [/b]" in terminal.text
        assert "Nobody may read this." not in terminal.text
        terminal.send("jj")
        terminal.press("left")
        terminal.wait_for("Nobody may read this.")
        terminal.send("k")
        terminal.press("left")
        terminal.wait_for("12.\u00a0März 2025")
        terminal.send("k")
        terminal.press("right")
        terminal.wait_for("‹ verbatim ›")


def test_what_is_marked_is_written_and_where_it_is_is_said(path: Path) -> None:
    with previewed(path) as terminal:
        terminal.press("enter")
        terminal.wait_for("ice.md, ice.pdf")
        terminal.send("o")
        terminal.wait_for("ice.md, ice.pdf")
    assert "The ice came late." in path.with_suffix(".md").read_text()
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert tomllib.loads(path.read_text()) == tomllib.loads(RECORD)


def test_with_nothing_marked_nothing_is_written(path: Path) -> None:
    with previewed(path) as terminal:
        terminal.send("j" * 10 + " jjj ")
        terminal.press("enter")
        terminal.wait_for("No format is selected")
    assert not path.with_suffix(".md").exists()


def test_a_form_is_named_in_the_command_and_in_the_file(path: Path) -> None:
    with previewed(path) as terminal:
        terminal.press("escape")
        terminal.wait_for("F1 help")
        terminal.send("/pages deeds\r")
        terminal.wait_for("“deeds” is not one of summary")
        terminal.send("\x15/pages actions\r")
        terminal.wait_for("‹ actions ›")
        terminal.press("enter")
        terminal.wait_for("ice-actions.md")


def test_the_preview_survives_the_smallest_terminal(path: Path) -> None:
    with opened_app(path, 20, 6) as terminal:
        terminal.press("f8")
        terminal.wait_for("‹ summar")
        terminal.press("escape")
        terminal.wait_for("F1")


# How a block is drawn


def words(text: str) -> Cell:
    return (Words(text),)


class Drawn(Struct, frozen=True):
    block: Heading | Paragraph | Listing | Table | Contents | Signature
    reads: list[str]


DRAWN = [
    Drawn(Heading(2, words("Ice [b]")), ["Ice [b]"]),
    Drawn(Paragraph(words("The ice came late."), number="12."), ["12.    The ice", "       came", "       late."]),
    Drawn(Listing((words("one two three four"), words("b")), ordered=True), ["1. one two three", "   four", "2. b"]),
    Drawn(Table((words("Who"), words("What")), ((words("AT"), words("the ice came")),)),
          ["Who  What", "────────────────", "AT   the ice", "     came"]),
    Drawn(Contents("Contents"), ["Contents", "Ice", "  Old ice"]),
    Drawn(Signature("Anna Tamm", "Chair"), ["_" * 16, "Anna Tamm", "Chair"]),
]  # fmt: skip


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda drawn: type(drawn.block).__name__)
def test_a_block_is_drawn_in_rows_that_fit(drawn: Drawn) -> None:
    headings = [Heading(2, words("Ice"), "a"), Heading(3, words("Old ice"), "b")]
    found = ["".join(text for text, _ in row).rstrip() for row in rows(drawn.block, 16, headings)]
    assert found == drawn.reads
