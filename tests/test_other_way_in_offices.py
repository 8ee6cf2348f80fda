"""Hebrew and Arabic on an English page in DOCX and ODT, and Latin on an Arabic one: each keeps to itself."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from minutes_tui.model.document import Document, Inline, LineBreak, Paragraph, Speaker, Words
from minutes_tui.readers.formats import read
from minutes_tui.readers.returned.text_corrections import TIED
from minutes_tui.writers.docx import word
from minutes_tui.writers.odt import text
from minutes_tui.writers.other_way import set_apart
from minutes_tui.writers.runs import runs

SPEAKER = Speaker((Words("Cllr לוי:"),))
CASES = [
    ("en", (Words("Kept «אבן גדולה» (1791) here"),), "Kept «<אבן גדולה>» (1791) here"),
    ("en", (SPEAKER, Words(" האבן, 1.2 m, נשארת.")), "Cllr <לוי>: <האבן, 1.2 {m}, נשארת.>"),
    ("en", (SPEAKER, Words(" It stays, 1.2 m.")), "Cllr <לוי>: It stays, 1.2 m."),
    ("en", (Words("No word of it"),), "No word of it"),
    ("ar", (Words("قال Dr Levi هنا"),), "قال {Dr Levi} هنا"),
]


def shown(said: str) -> str:
    return said.replace("\u2067", "<").replace("\u2066", "{").replace("\u2069", "|")


@pytest.mark.parametrize(("language", "content", "expected"), CASES)
def test_what_is_written_the_other_way_keeps_to_itself(
    language: str, content: tuple[Words, ...], expected: str
) -> None:
    found = set_apart(list(runs(content)), is_rtl=language == "ar")
    assert shown("".join(run.text for run in found)) == expected.replace(">", "|").replace("}", "|")


@pytest.mark.parametrize(("language", "content", "expected"), CASES)
def test_the_files_say_which_way_words_are_written(language: str, content: tuple[Words, ...], expected: str) -> None:
    document = Document(title="", language=language, date=None, blocks=(Paragraph(content),))
    odt = ElementTree.fromstring(ZipFile(BytesIO(text.write(document).content)).read("content.xml"))
    printed = shown(
        "".join(odt.itertext()).replace("\u00a0", "").replace(" ", "")
    )  # a blank at the start of words is an element
    assert expected.replace(">", "|").replace("}", "|").replace(" ", "") in printed
    docx = ElementTree.fromstring(ZipFile(BytesIO(word.write(document).content)).read("word/document.xml"))
    outer = expected.replace("{m}", "m")
    marks = str.maketrans({"<": "\u202b", "{": "\u202a", ">": "\u202c\u200e", "}": "\u202c\u200f"})
    assert outer.translate(marks) in "".join(docx.itertext()).replace("\u00a0", " ")
    said = "".join(words.text for words in content if isinstance(words, Words))
    assert said in "".join(docx.itertext()).translate(TIED)


def test_a_page_that_is_read_has_nothing_unseen_in_its_words(tmp_path: Path) -> None:
    blocks = (Paragraph((SPEAKER, Words(" האבן, 1.2 m, נשארת."))),)
    document = Document(title="Board", language="en", date=None, blocks=blocks)
    for path, written in ((tmp_path / "a.docx", word.write(document)), (tmp_path / "a.odt", text.write(document))):
        path.write_bytes(written.content)
        found, _ = read(path)
        assert "Cllr לוי: האבן, 1.2 m, נשארת." in [
            each.source.replace("*", "").replace("\u00a0", " ") for each in found
        ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((Speaker((Words("Ms Reyes:"),)), Words(" No, 1.2 m.")), "{Ms Reyes: No, 1.2 m.|"),
        ((Speaker((Words("Ms Reyes"),)), Words(" showed the figures.")), "{Ms Reyes showed the figures.|"),
        ((Words("Two points."), LineBreak(), Words("b) No lamps.")), "{Two points.|\n{b) No lamps.|"),
    ],
)
def test_a_paragraph_all_of_the_other_way_is_one_stretch_in_each_of_its_lines(
    content: tuple[Inline, ...], expected: str
) -> None:
    found = set_apart(list(runs(content)), is_rtl=True)
    assert shown("".join(run.text for run in found)) == expected
