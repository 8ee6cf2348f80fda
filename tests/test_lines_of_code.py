"""Lines of code in an office's files: they end at a blank, and no office ends them within a word that has room."""

import io

import docx
import pytest
from opendocument import parts
from trees import page

from minutes_tui.model.document import Block, Code, Listing, Words
from minutes_tui.writers.docx import word
from minutes_tui.writers.line_ends import CODE_LETTER, code_lines

PATHS = "/srv/locks/gates/hinges.rb /srv/locks/gates/rust.rb: # of 2019 /srv/locks/water/level/of/the/canal.rb"


def wrapped(line: str, letters: int) -> list[str]:
    """A line in so many letters."""
    return list(code_lines([line], letters * CODE_LETTER + 0.01, 1))


@pytest.mark.parametrize(
    ("line", "letters", "lines"),
    [
        ("shut(gate)", 10, ["shut(gate)"]),
        ("shut gate", 8, ["shut", "    gate"]),
        ("  if gate then shut", 12, ["  if gate", "      then", "      shut"]),
        ("a /srv/locks/b", 12, ["a", "/srv/locks/b"]),
        ("a /srv/locks/gates", 12, ["a", "/srv/locks/gates"]),
        ("/srv/locks/gates b", 12, ["/srv/locks/gates", "    b"]),
        ("", 5, [""]),
        ("水門 水門", 8, ["水門", "    水門"]),
    ],
)
def test_a_line_ends_at_a_blank_and_goes_on_further_in(line: str, letters: int, lines: list[str]) -> None:
    assert wrapped(line, letters) == lines


def test_no_word_is_lost() -> None:
    for letters in range(1, 60):
        assert " ".join(wrapped(PATHS, letters)).split() == PATHS.split()
        assert all(len(each) <= letters or len(each.split()) == 1 for each in wrapped(PATHS, letters))


@pytest.mark.parametrize("block", [Code(PATHS), Listing(((Words("See:"),),), inside=((Code(PATHS),),))])
def test_an_office_has_whole_words_of_code(block: Block) -> None:
    made = page(block)
    [found] = [each for each in docx.Document(io.BytesIO(word.write(made).content)).paragraphs if "/srv" in each.text]
    office = next(each for each in parts(made)["content.xml"].iter("{*}p") if "/srv" in "".join(each.itertext()))
    breaks = len(office.findall(".//{*}line-break"))
    assert breaks == 1
    assert found.text.count("\n") == 1
    assert all(len(line) < 80 for line in found.text.split("\n"))
    assert found.text.split() == PATHS.split()


def test_code_that_has_room_has_its_own_lines_alone() -> None:
    made = page(Code("shut(gate)\n  open(gate)"))
    [found] = [each for each in docx.Document(io.BytesIO(word.write(made).content)).paragraphs if "shut" in each.text]
    assert found.text == "shut(gate)\n  open(gate)"
