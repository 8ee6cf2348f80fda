"""Lists that are typed with letters, and numbers of paragraphs in the line, in the formats without pages."""

import re

import pytest
from trees import said

from minutes_tui import report
from minutes_tui.model.document import Document, LineBreak
from minutes_tui.record.parser import read
from minutes_tui.writers import markdown, plain
from minutes_tui.writers.forms import in_letters, stopped
from minutes_tui.writers.html import html
from minutes_tui.writers.runs import first_lettered
from minutes_tui.writers.wrapping import paragraph

HEAD = "format = 1\n[meeting]\nlanguage = 'en'\n"
LONG = "The bench by the weir was taken away and nobody has put another one there since then"
TYPED = f'[[note]]\ntext = """\nThere are two points:\na) {LONG}.\nb) The lamp is out."""\n'
NUMBERED = '[[note]]\ntext = """\nThere are three parts:\n\n1. the lock\n   - its gates\n2. the weir\n3. the mill"""\n'
TABLE = '[[note]]\ntext = """\n| Boat | Crew |\n|---|---|\n| Otter | 3 |"""\n'


def made(notes: str, style: str = "plain") -> Document:
    return report.document(read(f"{HEAD}[print]\nstyle = '{style}'\n{notes}").minutes)


def test_lines_that_are_typed_as_a_list_hang_behind_their_letters_in_plain_text() -> None:
    lines = plain.write(made(TYPED)).splitlines()
    at = lines.index("There are two points:")
    assert lines[at + 1].startswith("a) The bench by the weir")
    assert lines[at + 2].startswith("   ")
    assert lines[at + 2].strip() == f"{LONG}."[len(lines[at + 1]) - 2 :]
    assert lines[at + 3] == "b) The lamp is out."
    assert max(map(len, lines)) <= 78


def test_lines_that_are_typed_as_a_list_hang_behind_their_letters_in_html() -> None:
    page = html.write(made(TYPED))
    assert '<br><span class="hung">a) The bench' in page
    assert '<br></span><span class="hung">b) The lamp is out.</span></p>' in page
    assert re.search(r"\.hung \{[^}]*text-indent: -", page)


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (["So:", "a) x", "b) y"], 1),
        (["(a) x", "(b) y"], 0),
        (["a) x", "not one", "b) y"], 3),
        (["So:", "a) x"], 2),
        (["So:", "a)x", "b)y"], 3),
        (["A) x", "B) y"], 2),
        ([], 0),
    ],
)
def test_a_typed_list_is_two_lines_with_letters_or_more_up_to_the_end(lines: list[str], first: int) -> None:
    assert first_lettered(lines) == first


def test_a_word_that_is_longer_than_a_line_stays_whole_behind_a_letter() -> None:
    assert paragraph(said("a) x"), 10) == ["a) x"]
    found = paragraph((*said(f"(a) {'x' * 30} y"), LineBreak(), *said("(b) z")), 20)
    assert found == [f"(a) {'x' * 30}", "    y", "(b) z"]


def test_a_number_in_the_line_has_a_stop_in_each_format() -> None:
    page = made(TYPED + NUMBERED, "secretariat")
    assert "\n1.  There are two points:\n" in plain.write(page)
    assert "**1.** There are two points:" in markdown.write(page)
    assert ">1.</" in html.write(page)
    numbered = report.document(read(f"{HEAD}[print]\nnumbered = true\n{TYPED}").minutes)
    assert "**1** There are" in markdown.write(numbered), "in the margin it has none"
    assert (stopped("12"), stopped("12a"), stopped("")) == ("12.", "12a", "")


def test_a_list_among_numbers_of_paragraphs_has_letters_in_markdown_too() -> None:
    page = made(NUMBERED, "secretariat")
    assert "(a) the lock\n\n- its gates\n\n(b) the weir\\\n(c) the mill" in markdown.write(page)
    assert "1. the lock\n   - its gates\n2. the weir" in markdown.write(made(NUMBERED))
    assert [in_letters(number) for number in (1, 26, 27)] == ["(a)", "(z)", "(aa)"]


def test_the_number_of_a_table_alone_has_nothing_behind_it_in_markdown() -> None:
    assert "\n**1.**\n\n| Boat | Crew |" in markdown.write(made(TABLE, "secretariat"))
