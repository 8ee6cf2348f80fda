"""A PDF of very long notes."""

import re
import shutil
from pathlib import Path

import pytest
from test_pdf import text
from test_pdf_lines import STYLES, made
from trees import page

from minutes_tui.model.document import Code, Emphasis, Inline, Paragraph, Words, words
from minutes_tui.writers.pdf import pdf
from minutes_tui.writers.pdf.page_data import drawn_data

PATH = "/srv/files/lock-gates-of-the-east/drawings/second/sheet.dwg"
EMPHATIC = (Emphasis((Words(PATH),)), Words(" "))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", ["code", "lines", "words"])
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_a_note_may_have_any_number_of_long_words(style: str, kind: str, tmp_path: Path) -> None:
    """The engine takes 512 in a row."""
    typed = {"code": f"```\n{f'{PATH}{chr(10)}' * 520}```", "lines": f"{PATH}\n" * 520, "words": f"{PATH} " * 520}[kind]
    found = text(made(style, f'[[note]]\ntext = """\n{typed}"""\n'), tmp_path)
    assert "".join(found.split()).count("sheet.dwg") == 520


@pytest.mark.parametrize(
    "content",
    [
        (Words("9–2–1 " * 5000),),
        (Words(f"{PATH} " * 2000),),
        EMPHATIC * 2000,
    ],
)
def test_a_long_content_is_parted_before_a_blank(content: tuple[Inline, ...]) -> None:
    """Nothing of it is lost, and no part has 512 words."""
    (paragraph,) = drawn_data(page(Paragraph(content)))["blocks"]
    parts = [""]
    for run in paragraph["content"]:
        if run["text"]:
            parts[-1] += run["text"]
        else:
            parts.append("")
    assert len(parts) > 20
    assert max(len(part.split()) for part in parts) < 512
    assert all(part.startswith(" ") for part in parts[1:])
    assert "".join(parts).split() == words(content).split()


def test_a_short_content_is_one_run() -> None:
    (paragraph,) = drawn_data(page(Paragraph((Words("The lock is closed. " * 40),))))["blocks"]
    assert len(paragraph["content"]) == 1


def test_a_line_of_code_without_end_is_drawn() -> None:
    assert pdf.write(page(Code(f'"{PATH}": "sheet", ' * 700))).content.startswith(b"%PDF")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("style", ["plain", "protokoll", "committee"])
def test_what_goes_on_with_a_long_line_of_code_is_set_in(style: str, tmp_path: Path) -> None:
    long = "    return " + ", ".join(f"argument_{number}" for number in range(12))
    note = f"[[note]]\nid = 'c'\nkind = 'statement'\ntext = '''\n```\nstart\n{long}\nend\n```'''\n"
    lines = text(made(style, note), tmp_path, "-layout").split("\n")
    indents = {
        line.strip().split("_")[0].split()[0]: len(line) - len(line.lstrip())
        for line in lines
        if re.match(r"\s*(?:start|return|argument|end)", line)
    }
    assert indents["start"] == indents["end"] < indents["return"] < indents["argument"]


@pytest.mark.parametrize("said", ["https://lake.example/b and ", "**one** two "])
def test_a_note_may_have_any_number_of_links_and_marks(said: str) -> None:
    """A `while` of the engine ends after 10,000 rounds."""
    page = made("plain", f'[[note]]\ntext = """\n{said * 5100}"""\n')
    assert pdf.write(page).content.startswith(b"%PDF")
