"""Attachments that are printed: a picture where it was tabled or as an annex, the pages of a PDF file, and the name of
whatever can't be shown."""

import io
import os
import re
import shutil
import zipfile
from pathlib import Path

import docx
import opendocument
import pytest
from conftest import Opened
from docx.oxml.ns import qn
from msgspec.structs import replace
from test_pdf import text as pdf_text
from trees import MEETING, page, said

from minutes_tui import checks, commands
from minutes_tui.cli.linear import views
from minutes_tui.commands.documents import attachments
from minutes_tui.export import figures
from minutes_tui.export.formats import Order, written
from minutes_tui.model.document import Figure, Heading, Layout, PageNumber, Paragraph, Passage, Table, words
from minutes_tui.record import Record
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html
from minutes_tui.writers.odt import text
from minutes_tui.writers.odt.elements import qualified
from minutes_tui.writers.pdf import pdf

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645"
    "400000000049454e44ae426082"
)
"""A picture of one point, as PNG."""
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect width='10' height='10'/></svg>"
MINUTES = """
[meeting]
title = "Ice"
date = 2025-03-12

[[agenda]]
key = "ice"
title = "The ice"

[[attachment]]
key = "a"
title = "Ice by week"
file = "chart.png"
note = "2"
print = "inline"
alt = "Less ice each week"

[[attachment]]
key = "b"
title = "Last year"
file = "old/last year.pdf"
note = "3"
print = "annex"
alt = "Minutes of last year"

[[attachment]]
key = "c"
title = "Only named"
file = "c.pdf"

[[note]]
id = "1"
kind = "item"
item = "ice"

[[note]]
id = "2"
item = "ice"
text = "The ice was late."

[[note]]
id = "3"
item = "ice"
text = "It went early."
"""


@pytest.fixture
def record(tmp_path: Path) -> Record:
    (tmp_path / "m.toml").write_text(MINUTES)
    (tmp_path / "chart.png").write_bytes(PIXEL)
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "last year.pdf").write_bytes(pdf.write(MEETING).content)
    return Record.read(tmp_path / "m.toml")


def test_a_picture_stands_behind_the_note_that_it_was_tabled_with(record: Record) -> None:
    blocks = document(record.minutes).blocks
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Figure))
    before = blocks[at - 1]
    assert isinstance(before, Passage)
    assert before.anchor == "note-2"
    assert blocks[at] == Figure("chart.png", said("Annex 1: Ice by week"), "Less ice each week", "annex-1")


def test_an_annex_stands_behind_everything_on_a_page_of_its_own(record: Record) -> None:
    heading, figure = document(record.minutes).blocks[-2:]
    assert heading == Heading(2, said("Last year"), "annex-2", "Annex 2", is_on_new_page=True)
    assert isinstance(figure, Figure)
    assert (figure.file, words(figure.caption)) == ("old/last year.pdf", "Item 1")
    assert figure.is_annex
    assert not any(isinstance(each, Figure) for each in document(record.minutes, "decisions").blocks)


@pytest.mark.parametrize("keys", ["", "[print]\nnumbered = true\n", "[print]\nstyle = 'secretariat'\n"])
def test_the_list_of_attachments_says_on_which_page_they_are_printed(keys: str, tmp_path: Path) -> None:
    minutes = read(f"format = 1\n{MINUTES}{keys}").minutes
    listing = next(block for block in document(minutes).blocks if isinstance(block, Table) and block.role == "register")
    assert words(listing.head[-1]) == "Page"
    assert [row[-1] for row in listing.rows] == [
        (PageNumber("annex-1"),),
        (PageNumber("annex-2"),),
        said("not printed"),
    ]


def test_html_has_pictures_within_it_with_their_words(record: Record) -> None:
    made = written(record, "html", Order())
    source = made.content.decode()
    assert made.warnings == ()
    assert '<img src="data:image/png;base64,' in source
    assert (
        'alt="Less ice each week">\n<figcaption><span class="whole">Annex 1:</span> Ice by week</figcaption>' in source
    )
    assert 'alt="Minutes of last year (2/2)">' in source
    assert '<h2 class="on-new-page" style="--number: 7ch" id="annex-2">' in source


def test_docx_and_odt_have_the_pictures_and_begin_an_annex_on_a_new_page(record: Record) -> None:
    made = docx.Document(io.BytesIO(written(record, "docx", Order()).content))
    told = [each.get("descr") for each in made.element.iter(qn("wp:docPr"))]
    assert told == ["Less ice each week", "Minutes of last year (1/2)", "Minutes of last year (2/2)"]
    assert [each.text for each in made.paragraphs if each.style and each.style.name == "Caption"] == [
        "Annex\u00a01: Ice by week",
        "Item\u00a01",
    ]
    heading = next(each for each in made.paragraphs if each.text == "Annex 2\tLast year")
    assert heading.paragraph_format.page_break_before

    content = written(record, "odt", Order()).content
    parts = opendocument.parts_of(content)["content.xml"]
    assert [each.findtext(qualified("svg:title")) for each in parts.iter(qualified("draw:frame"))] == told
    assert [
        each.get(qualified("fo:break-before")) for each in parts.iter() if each.get(qualified("fo:break-before"))
    ] == ["page"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("Pictures/1.png") == PIXEL


def test_the_pdf_keeps_its_standards_with_pictures_and_pages_in_it(record: Record) -> None:
    made = written(record, "pdf", Order())
    assert made.warnings == ()
    assert made.content == written(record, "pdf", Order()).content


@pytest.mark.parametrize("format", ["md", "txt", "xml"])
def test_formats_without_pictures_have_the_name(record: Record, format: str) -> None:
    made = written(record, format, Order())
    assert made.warnings == ()
    links = {
        "md": ("[chart.png](chart.png)", "[old/last year.pdf](old/last%20year.pdf)"),
        "xml": ('<a href="chart.png">chart.png</a>', '<a href="old/last%20year.pdf">old/last year.pdf</a>'),
    }
    chart, minutes = links.get(format, ("chart.png", "old/last year.pdf"))
    assert f"Annex 1: Ice by week ({chart})" in made.content.decode()
    assert f"({minutes})" in made.content.decode()


HEAD = PIXEL[:16]
BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "it is not a PNG, JPEG, SVG or PDF file"),
    "words": (b"words", "it is not a PNG, JPEG, SVG or PDF file"),
    "gif": (b"GIF89a" + bytes(20), "it is not a PNG, JPEG, SVG or PDF file"),
    "cut": (PIXEL[:40], "its file is not whole"),
    "changed": (PIXEL[:50] + b"?" + PIXEL[51:], "its file is not whole"),
    "JPEG without a frame": (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xd9", "its file is not whole"),
    "huge": (
        PIXEL[:12] + b"IHDR" + (90_000).to_bytes(4) * 2 + PIXEL[24:],
        "its file is not whole",
    ),
    "PDF of nothing": (b"%PDF-1.7\n", "failed to load PDF (the PDF could not be loaded)"),
    "PDF that is cut": (b"%PDF-1.4\n" + bytes(range(256)) * 30, "failed to load PDF (the PDF could not be loaded)"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_can_not_be_shown_is_told_and_its_name_printed(record: Record, name: str) -> None:
    content, why = BROKEN[name]
    (record.path.parent / "chart.png").write_bytes(content)
    (record.path.parent / "old" / "last year.pdf").unlink()
    made = written(record, "html", Order())
    assert made.warnings[0] == f"The attachment chart.png is not printed: {why}. Its name is printed instead."
    assert made.warnings[1].startswith(
        "The attachment old/last year.pdf is not printed: it cannot be read (No such file"
    )
    assert 'Annex 1:</span> Ice by week (<a href="chart.png"' in made.content.decode()
    assert "<img" not in made.content.decode()


def test_a_picture_with_too_many_points_is_never_unpacked(record: Record, tmp_path: Path) -> None:
    from zlib import crc32

    head = b"IHDR" + (90_000).to_bytes(4) * 2 + PIXEL[24:29]
    (tmp_path / "chart.png").write_bytes(PIXEL[:12] + head + crc32(head).to_bytes(4) + PIXEL[33:])
    (said_first, *_) = written(record, "docx", Order()).warnings
    assert "it has 90,000 × 90,000 pixels" in said_first


def test_a_pipe_is_never_waited_for_and_a_large_file_never_read(record: Record, tmp_path: Path) -> None:
    (tmp_path / "chart.png").unlink()
    os.mkfifo(tmp_path / "chart.png")
    with (tmp_path / "old" / "last year.pdf").open("wb") as file:
        file.truncate(figures.LARGEST + 1)
    first, second = written(record, "html", Order()).warnings
    assert first.startswith("The attachment chart.png is not printed: it cannot be read")
    assert "has more than" in second


def test_all_pictures_of_a_page_have_a_limit(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "MOST", len(PIXEL))
    (said_first,) = written(record, "html", Order()).warnings
    assert said_first.startswith("The attachment old/last year.pdf is not printed: all pictures of a page have")


def test_a_broken_picture_leaves_the_rest_of_a_pdf_as_it_is() -> None:
    broken = Figure("x.png", said("X"), pictures=(PIXEL[:-30],))
    sound = Figure("y.svg", said("Y"), "y", pictures=(SVG,))
    made = pdf.write(page(broken, sound))
    assert [each[:24] for each in made.warnings] == ["x.png is not in the PDF:"]
    assert made.content.startswith(b"%PDF")


@pytest.mark.parametrize(("name", "write"), [("DOCX", word.write), ("ODT", text.write)])
def test_an_office_that_shows_no_svg_has_its_name(name: str, write: object) -> None:
    assert callable(write)
    made = write(page(Figure("y.svg", said("Y"), "y", pictures=(SVG,))))
    assert made.warnings == (
        f"y.svg is not in the {name} file, because {name} takes only PNG and JPEG. Its name is printed instead.",
    )


@pytest.mark.parametrize("look", ["plain", "hansard"])
def test_a_picture_is_not_over_the_margin(look: str) -> None:
    layout = replace(Layout(), style=look, is_indented=look == "hansard", text_columns=2 if look == "hansard" else 1)
    document = page(Figure("x.png", said("X"), pictures=(PIXEL,)), layout=layout)
    made = docx.Document(io.BytesIO(word.write(document).content)).element.body
    inline = next(made.iter(qn("wp:inline")))
    assert [inline.get(side) for side in ("distT", "distB", "distL", "distR")] == ["0"] * 4
    indent = next(inline.iterancestors(qn("w:p"))).find(f"{qn('w:pPr')}/{qn('w:ind')}")
    assert (indent.get(qn("w:left")), indent.get(qn("w:firstLine"))) == ("0", "0")
    frames = opendocument.parts(document)["content.xml"].iter(qualified("style:graphic-properties"))
    assert [each.get(qualified("fo:margin")) for each in frames] == ["0mm"]


def test_hostile_words_of_a_figure_are_words() -> None:
    odd = '"><script>alert(1)</script>'
    figure = Figure(odd, said(odd), odd, "here", pictures=(PIXEL,))
    assert "<script" not in html.write(page(figure))
    assert re.search(r'alt="&quot;&gt;&lt;script', html.write(page(figure)))
    assert opendocument.parts(page(figure))["content.xml"].findtext(f".//{qualified('svg:title')}") == odd


def test_a_printed_attachment_without_words_for_it_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        MINUTES.replace('alt = "Less ice each week"', "").replace('file = "old/last year.pdf"', "")
    )
    found = [(each.text, each.index, each.key) for each in checks.problems(Record.read(tmp_path / "m.toml").minutes)
             if each.table == "attachment"]  # fmt: skip
    assert found == [
        ("chart.png is printed: say in alt what it shows, for those who cannot see it.", 0, "alt"),
        ("This attachment is to be printed: name its file.", 1, "file"),
    ]


# Fields of an attachment


def test_attach_alone_or_with_a_number_opens_the_fields_of_one(opened: Opened) -> None:
    editor = opened(MINUTES)
    assert commands.enter(editor, "/attach").argument == "3"
    assert commands.enter(editor, "/attach 1").view == "attachment"
    assert commands.enter(editor, "/attach 12").said == "Attachment 4: 12", "no number of one, so it is a title"


def test_fields_of_an_attachment_are_kept_as_one_edit(opened: Opened) -> None:
    editor = opened(MINUTES)
    assert attachments.keep(editor, 2, {"print": "annex", "file": ""})[1] == {
        "file": "Name the file that is to be printed."
    }
    assert attachments.keep(editor, 2, {"note": "9"})[1] == {"note": "There is no note 9."}
    (editor.record.path.parent / editor.minutes.attachments[2].file).write_bytes(b"%PDF-1.7\n")
    outcome, problems = attachments.keep(editor, 2, {"print": "inline", "alt": "Six boats", "note": "3"})
    assert (outcome.said, problems) == ("Attachment 3: Only named", {})
    kept = editor.minutes.attachments[2]
    assert (kept.print, kept.alt, kept.note) == ("inline", "Six boats", "3")
    editor.undo()
    assert editor.minutes.attachments[2].print == ""
    assert attachments.keep(editor, 7, {"title": "x"})[0].refused == "Another program removed this attachment."


def test_the_linear_front_end_says_the_fields(opened: Opened) -> None:
    assert list(views.SHOWN["attachment"](opened(MINUTES), "2")) == [
        "Attachment 2, title: Last year",
        "Attachment 2, file: old/last year.pdf",
        "Attachment 2, print: as an annex",
        "Attachment 2, what it shows: Minutes of last year",
        "Attachment 2, note: 3",
    ]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize(("paragraphs", "is_beside"), [(8, True), (14, True), (30, False)])
def test_a_picture_is_as_high_as_the_rest_of_its_page_where_that_is_most_of_it(
    paragraphs: int, is_beside: bool, tmp_path: Path
) -> None:
    """A picture of 178 mm stands smaller below its words where most of that is left, else whole on the next page."""
    tall = b"<svg xmlns='http://www.w3.org/2000/svg' width='1000' height='2000'><rect width='9' height='9'/></svg>"
    figure = Figure("y.svg", said("Ice"), "y", pictures=(tall,))
    above = [Paragraph(said(f"Words {at}.")) for at in range(paragraphs)]
    pages = pdf_text(page(*above, figure), tmp_path).split("\f")
    assert ["Ice" in each for each in pages[:2]] == [is_beside, not is_beside]
