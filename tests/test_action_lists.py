"""An action item with a list, and a motion without a full stop, on each page."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from test_pdf import text
from test_pdf_lines import STYLES, made

from minutes_tui.model.document import Document
from minutes_tui.writers import markdown, plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html
from minutes_tui.writers.odt import text as open_document

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
LISTED = """
[[note]]
id = 'a'
kind = 'action'
text = '''
Close the gates

- the first
- the last'''
responsible = 'AR'
"""


def in_package(content: bytes, file: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return re.sub(r"<[^>]+>", " ", package.read(file).decode())


FORMATS: dict[str, Callable[[Document], str]] = {
    "txt": plain.write,
    "md": markdown.write,
    "html": html.write,
    "docx": lambda page: in_package(word.write(page).content, "word/document.xml"),
    "odt": lambda page: in_package(open_document.write(page).content, "content.xml"),
}


def is_above(found: str) -> bool:
    """Whether who does it is named between the words and the list, wherever these are together."""
    return (
        re.search(r"Close the gates(?:(?!Reyes|the first).)*Reyes(?:(?!Close).)*the first", found, re.DOTALL)
        is not None
    )


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", FORMATS)
def test_who_does_something_is_named_above_its_list(form: str, style: str) -> None:
    assert is_above(FORMATS[form](made(style, LISTED)))


@needs_poppler
@pytest.mark.parametrize("style", STYLES)
def test_who_does_something_is_named_above_its_list_in_the_pdf(style: str, tmp_path: Path) -> None:
    assert is_above(text(made(style, LISTED), tmp_path))


@needs_poppler
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("stop", ["", "."])
def test_a_motion_without_a_full_stop_never_runs_into_who_moved_it(style: str, stop: str, tmp_path: Path) -> None:
    note = f"[[note]]\nid = 'm'\nkind = 'motion'\ntext = 'The gate is closed{stop}'\nmover = 'AR'\n"
    found = text(made(style, note), tmp_path)
    assert "Moved by" in found
    assert "closed Moved" not in found
    assert "closed. – Moved" not in found
