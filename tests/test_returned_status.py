"""A page's line that says by when corrections are wanted, in a document that comes back: no words of the minutes."""

from pathlib import Path
from typing import get_args

import pytest
from conftest import Opened
from msgspec.structs import replace
from test_returned_documents import READERS, RECORD, gone, ins, packed, unpacked

from minutes_tui import commands
from minutes_tui.editor import Editor
from minutes_tui.export.formats import exported
from minutes_tui.language.labels import languages
from minutes_tui.model.minutes import StyleName
from minutes_tui.readers.returned import document_comments
from minutes_tui.readers.returned.paragraphs import Author, Paragraph, Remark
from minutes_tui.readers.returned.status_line import is_status
from minutes_tui.record import Record


def circulated(opened: Opened, *keys: str) -> Record:
    text = RECORD.replace("[meeting]\n", "[meeting]\nreference = 'SW/3'\n" + "".join(keys), 1)
    editor = opened(text)
    assert not commands.enter(editor, "/circulate! by 2025-04-02 because of a test").refused
    return editor.record


@pytest.mark.parametrize("to", READERS)
@pytest.mark.parametrize("style", get_args(StyleName))
def test_the_line_is_known_in_every_style(style: str, to: str, opened: Opened) -> None:
    record = circulated(opened)
    path = record.path.with_name("styled.toml")
    path.write_text(record.text + f'\n[print]\nstyle = "{style}"\n', "utf-8")
    page = READERS[to](exported(Record.read(path), to))
    said = [each.before for each in page if "April" in each.before]
    assert [is_status(each) for each in said] == [True] * len(said)


@pytest.mark.parametrize("language", languages())
def test_the_line_is_known_in_every_language(language: str, opened: Opened) -> None:
    record = circulated(opened, f'language = "{language}"\n')
    page = READERS["docx"](exported(record, "docx"))
    assert any(is_status(each.before) for each in page)
    assert not any(is_status(each.before) for each in page if each.number is not None)


@pytest.mark.parametrize(
    ("said", "is_it"),
    [
        ("Circulated, 20 March 2025; corrections by 2\u00a0April 2025.", True),
        ("Corrections by 2 April 2025", True),
        ("Draft – not yet approved", True),
        ("Versandt, 20. März 2025", True),
        ("Circulated, the letter was read out", False),
        ("The letter was circulated, 20 March 2025", False),
        ("Corrections by the board", False),
        ("Ms Raud: Circulated on 2 April", False),
        ("", False),
    ],
)
def test_words_that_are_like_it_are_not_it(said: str, is_it: bool) -> None:
    assert is_status(said) is is_it


@pytest.mark.parametrize("is_tracked", [True, False])
def test_another_day_in_the_line_is_no_comment_and_is_said(is_tracked: bool, opened: Opened, tmp_path: Path) -> None:
    record = circulated(opened)
    parts = unpacked(exported(record, "docx"))
    document = parts["word/document.xml"].decode()
    assert document.count("2\u00a0April 2025") == 1
    new = (
        f"</w:t></w:r>{gone('2')}{ins('9')}<w:r><w:t xml:space='preserve'> April 2025" if is_tracked else "9 April 2025"
    )
    document = document.replace("2\u00a0April 2025", new)
    back = tmp_path / "back.docx"
    back.write_bytes(packed(parts | {"word/document.xml": document.encode()}))
    editor = Editor(record)
    said = commands.enter(editor, f"/comments {back}").refused
    why = "Its status line was changed and is not a comment: /circulate by DATE sets the day."
    assert said == f"back.docx has no changes and no comments. {why}"
    assert editor.minutes.comments == ()


def test_a_remark_beside_the_line_is_a_comment_though_the_line_is_gone(opened: Opened) -> None:
    record = circulated(opened)
    page = READERS["docx"](exported(record, "docx"))
    at = next(number for number, each in enumerate(page) if is_status(each.before))
    gone_ = [replace(piece, sign="-") for piece in page[at].pieces]
    remark = Remark(Author("Ona Raud"), "Too late.")
    changed = [*page[:at], Paragraph(gone_, [remark]), *page[at + 1 :]]
    found = document_comments.asked(changed, page, record.minutes, record.minutes)
    assert [(each.who, each.text) for each in found.comments] == [("Ona Raud", "Too late.")]
    assert found.status == "nothing"
