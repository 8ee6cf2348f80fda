"""Files of a house's style that are odd, broken or hostile: a page or a sentence, whatever a library makes of them."""

import base64
import os
import re
import struct
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from msgspec.structs import replace
from trees import MEETING

from minutes_tui.config import house_style
from minutes_tui.errors import ExportError
from minutes_tui.export.formats import Order, export, exported, page_of, written
from minutes_tui.model.document import Layout
from minutes_tui.model.minutes import Print
from minutes_tui.record import Record
from minutes_tui.system import files
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html
from minutes_tui.writers.pdf import pdf, sandbox
from minutes_tui.writers.picture_size import sizes, too_large

HEAD = 'format = 1\n[meeting]\ntitle = "Reed Museum"\ndate = 2025-03-12\n[[note]]\nid = "1"\ntext = "1. a\\n2. b"\n'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.toml").write_text(HEAD, "utf-8")
    return tmp_path


def styled(folder: Path, **keys: Any) -> tuple[Record, Order]:
    return Record.read(folder / "m.toml"), Order(house=house_style.placed(Print(**keys), folder))


# Pictures


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x06\x00\x00\x00"


def jpeg(width: int, height: int) -> bytes:
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(8)
    return b"\xff\xd8\xff\xe0\x00\x04ab" + frame


def svg(within: bytes, kind: str) -> bytes:
    return b'<svg><image href="data:image/' + kind.encode() + b";base64," + base64.b64encode(within) + b'"/></svg>'


@pytest.mark.parametrize("picture", [png(50_000, 50_000), jpeg(50_000, 50_000), svg(png(50_000, 50_000), "png")])
def test_a_picture_of_too_many_pixels_is_known_by_its_head(picture: bytes, folder: Path) -> None:
    assert list(sizes(picture)) == [(50_000, 50_000)]
    (folder / "crest").write_bytes(picture)
    record, order = styled(folder, logo="crest")
    for format in ("html", "docx", "pdf"):
        (said,) = written(record, format, order).warnings
        assert "is too large: it has 50,000 × 50,000 pixels" in said


def test_a_picture_of_a_camera_is_not_too_large() -> None:
    assert not any(
        map(too_large, (png(6_000, 4_000), jpeg(6_000, 4_000), svg(jpeg(10, 10), "jpeg"), b"", b"\xff\xd8\xff"))
    )


@pytest.mark.parametrize("name", ["~nobody-is-called-so/x.png", "a\0b.png", "x" * 5_000, "\udcff.png"])
def test_a_logo_with_a_name_that_can_be_none_is_a_sentence(name: str, folder: Path) -> None:
    record, order = styled(folder, logo=name)
    (said,) = written(record, "html", order).warnings
    assert said.startswith("The logo ")


@pytest.mark.parametrize("name", ["~nobody-is-called-so/x.css", "a\0b.css"])
def test_a_template_with_a_name_that_can_be_none_is_a_sentence(name: str, folder: Path) -> None:
    with pytest.raises(ExportError, match="cannot be read"):
        exported(*styled(folder, template=name)[:1], "html", styled(folder, template=name)[1])


# Templates


@pytest.mark.parametrize("name", ["a.typ", "a.css", "a.docx"])
@pytest.mark.parametrize("content", [b"", b" \n"])
def test_an_empty_template_is_told(name: str, content: bytes, folder: Path) -> None:
    (folder / name).write_bytes(content)
    record, order = styled(folder, template=name)
    with pytest.raises(ExportError, match=r"is empty\. Fill it"):
        exported(record, {".typ": "pdf", ".css": "html"}.get(Path(name).suffix, "docx"), order)


def test_a_template_that_is_no_text_is_a_sentence(folder: Path) -> None:
    for name, format in (("a.typ", "pdf"), ("a.css", "html")):
        (folder / name).write_bytes(b"p { }\n\xff\xfe\x00")
        record, order = styled(folder, template=name)
        with pytest.raises(ExportError, match=r"a\.(typ|css)"):
            exported(record, format, order)


def test_rules_within_rules_are_bounded() -> None:
    for css in (b"a{" * 20_000 + b"}" * 20_000, b"@media print{" * 20_000):
        with pytest.raises(ExportError, match=r"house\.css, line 1, column \d+: more than 50 rules are nested"):
            html.write(replace(MEETING, layout=Layout(template=css, template_name="house.css")))


def test_a_huge_style_sheet_is_not_read() -> None:
    with pytest.raises(ExportError, match="has more than 1,000,000 bytes"):
        html.write(replace(MEETING, layout=Layout(template=b"p { }" * 300_000, template_name="house.css")))


def test_a_typst_file_has_no_more_time_and_memory_than_a_page_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = Layout(template=b"#for i in range(10000000000) { let x = i }", template_name="loop.typ")
    monkeypatch.setattr(sandbox, "SECONDS", 3)
    with pytest.raises(ExportError, match=r"loop\.typ (?:has )?made no page"):
        pdf.write(replace(MEETING, layout=layout))


@pytest.mark.skipif(os.name == "nt", reason="Windows bounds no memory")
def test_a_typst_file_that_fills_the_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = Layout(template=b"#let x = range(100000000)", template_name="full.typ")
    monkeypatch.setattr(sandbox, "MEMORY", 700_000_000)
    with pytest.raises(ExportError, match=r"full\.typ has made no page: it needs more memory"):
        pdf.write(replace(MEETING, layout=layout))


# DOCX files


def own(change: Callable[[docx.document.Document], object] = lambda made: None) -> bytes:
    made = docx.Document()
    made.add_paragraph("Words of the template")
    made.sections[0].header.paragraphs[0].text = "Own header"
    change(made)
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def edited(part: str, old: bytes, new: bytes, content: bytes = b"") -> bytes:
    """A DOCX file with something else in one of its parts; old that is empty is all of it."""
    packed = BytesIO()
    with ZipFile(BytesIO(content or own())) as before, ZipFile(packed, "w") as after:
        for name in before.namelist():
            was = before.read(name)
            if re.fullmatch(part, name):
                assert old in was, f"{old!r} is not in {name}"
                was = was.replace(old, new) if old else new
            after.writestr(name, was)
    return packed.getvalue()


def without(part: str, content: bytes = b"") -> bytes:
    packed = BytesIO()
    with ZipFile(BytesIO(content or own())) as before, ZipFile(packed, "w") as after:
        for name in before.namelist():
            if not re.fullmatch(part, name):
                after.writestr(name, before.read(name))
    return packed.getvalue()


NUMBERING, KIND = b'w:abstractNumId w:val="', b'w:abstractNum w:abstractNumId="'
TYPED = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")
ODD = {
    "odd numbers": edited("word/numbering.xml", NUMBERING, NUMBERING + b"x"),
    "odd kinds of numbers": edited("word/numbering.xml", KIND, KIND + b"x"),
    "no styles": without("word/styles.xml"),
    "styles of nothing": edited("word/styles.xml", b"", b"<a/>"),
    "no content types": without(r"\[Content_Types\]\.xml"),
    "empty content types": edited(r"\[Content_Types\]\.xml", b"", b""),
    "content types of nothing": edited(r"\[Content_Types\]\.xml", b"", b"<a/>"),
    "foreign settings": edited("word/settings.xml", b"", b"<a/>"),
    "settings that are no XML": edited("word/settings.xml", b"", b"\x00\x01"),
    "a body of nothing": edited("word/document.xml", b"", b"<a/>"),
    "no document": without("word/document.xml"),
    "no relations": without("_rels/.rels"),
    "odd widths": edited("word/document.xml", b'w:w="12240"', b'w:w="wide"'),
    "no width": edited("word/document.xml", b'w:w="12240"', b""),
    "a deep header": edited("word/header1.xml", b"", b"<w:p>" * 5_000),
    "a picture in the place of a header": edited("word/header1.xml", b"", png(1, 1)),
    "an entity": edited("word/styles.xml", b"<w:styles", b'<!DOCTYPE a [<!ENTITY b "c">]><w:styles'),
    "an entity in UTF-16": edited("word/settings.xml", b"", TYPED),
}  # fmt: skip


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_docx_file_gives_a_page_or_a_sentence(content: bytes, folder: Path) -> None:
    (folder / "house.docx").write_bytes(content)
    record, order = styled(folder, template="house.docx")
    said = ""
    try:
        docx.Document(BytesIO(exported(record, "docx", order)))
    except ExportError as error:
        said = str(error)
    assert not said or ("house.docx" in said and len(said.splitlines()) == 1)


def test_a_fault_of_our_own_is_no_fault_of_a_house_s_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "house.docx").write_bytes(own())
    monkeypatch.setattr(word, "set_section", lambda *given: [][0])
    with pytest.raises(IndexError):
        exported(*styled(folder)[:1], "docx", styled(folder)[1])
    with pytest.raises(IndexError):
        exported(*styled(folder, template="house.docx")[:1], "docx", styled(folder, template="house.docx")[1])


def test_a_dotx_file_is_taken_as_a_template(folder: Path) -> None:
    kind = b"wordprocessingml.document.main+xml"
    (folder / "house.dotx").write_bytes(edited(r"\[Content_Types\]\.xml", kind, kind.replace(b"document", b"template")))
    record, order = styled(folder, template="house.dotx")
    made = docx.Document(BytesIO(exported(record, "docx", order)))
    assert made.sections[0].header.paragraphs[0].text == "Own header"


def test_no_words_that_were_in_a_template_s_body_travel_with_the_page() -> None:
    def change(made: docx.document.Document) -> None:
        made.add_picture(BytesIO(PIXEL))
        made.part.relate_to("https://example.org/last-year", f"{KINDS}/hyperlink", is_external=True)

    made = unpacked(own(change))
    assert "Words of the template" not in made
    assert "last-year" not in made
    assert "media/image" not in made
    assert "Own header" in made


PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def unpacked(template: bytes) -> str:
    made = word.write(replace(MEETING, layout=Layout(template=template, template_name="house.docx")))
    with ZipFile(BytesIO(made.content)) as package:
        return "\n".join(f"{name}\n{package.read(name).decode('utf-8', 'replace')}" for name in package.namelist())


AWAY = "http://away.example/x"


def linked(kind: str, xml: str) -> bytes:
    """A file whose header leads out of it."""

    def change(made: docx.document.Document) -> None:
        header = made.sections[0].header
        id = header.part.relate_to(AWAY, f"{KINDS}/{kind}", is_external=True)
        header._element.append(parse_xml(xml.format(w=nsdecls("w"), r=R, id=id)))

    return own(change)


BLIP = (
    '<w:p {w}><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" {r} '
    'r:link="{id}"/></w:drawing></w:r></w:p>'
)


def test_a_remote_picture_and_an_attached_template_are_taken_out_and_told() -> None:
    def attached(made: docx.document.Document) -> None:
        id = made.part._settings_part.relate_to(AWAY, f"{KINDS}/attachedTemplate", is_external=True)
        made.settings._element.append(parse_xml(f'<w:attachedTemplate {nsdecls("w")} {R} r:id="{id}"/>'))

    for content in (linked("image", BLIP), own(attached)):
        layout = Layout(template=content, template_name="house.docx")
        assert word.write(replace(MEETING, layout=layout)).warnings == (
            f"house.docx fetched {AWAY}. This was removed: no page fetches anything.",
        )
        made = unpacked(content)
        assert AWAY not in made
        assert not re.search(r"<w:attachedTemplate|<w:drawing><a:blip", made)
        assert "Own header" in made


@pytest.mark.parametrize(
    "content",
    [
        linked("oleObject", '<w:p {w}><w:object {r} r:id="{id}"/></w:p>'),
        own(lambda made: made.sections[0].header._element.append(
            parse_xml(f'<w:p {nsdecls("w")}><w:fldSimple w:instr=" INCLUDEPICTURE &quot;{AWAY}&quot; "/></w:p>'))),
        own(lambda made: made.sections[0].header._element.append(
            parse_xml(f'<w:p {nsdecls("w")}><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
                      f"<w:r><w:instrText>TEXT {AWAY}</w:instrText></w:r></w:p>"))),
    ],
)  # fmt: skip
def test_what_can_not_be_taken_out_is_refused(content: bytes) -> None:
    with pytest.raises(
        ExportError, match=r"^house\.docx cannot be used: its part word/header1\.xml .*; remove (?:it|that)\.$"
    ):
        unpacked(content)


def test_a_link_that_only_a_click_follows_stays() -> None:
    content = linked(
        "hyperlink", '<w:p {w}><w:hyperlink {r} r:id="{id}"><w:r><w:t>Home</w:t></w:r></w:hyperlink></w:p>'
    )
    assert AWAY in unpacked(content)


# Pipes


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_page_for_a_pipe_waits_for_no_reader(folder: Path) -> None:
    pipe = folder / "page.md"
    os.mkfifo(pipe)
    record = Record.read(folder / "m.toml")
    with pytest.raises(ExportError, match=r"no program reads it[.] Start the program that reads it first"):
        export(record, pipe)
    read: list[bytes] = []
    descriptor = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(descriptor, True)

    def take() -> None:
        while got := os.read(descriptor, 4096):
            read.append(got)

    reader = threading.Thread(target=take)
    writing = threading.Thread(target=export, args=(record, pipe))
    writing.start()
    writing.join()
    reader.start()
    reader.join()
    os.close(descriptor)
    assert b"".join(read) == exported(record, "md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_page_for_a_pipe_whose_reader_has_stopped_is_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.1)
    pipe = folder / "page.md"
    os.mkfifo(pipe)
    descriptor = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(ExportError, match="its reader has stopped"):
            files.export(pipe, bytes(10_000_000), ExportError)
    finally:
        os.close(descriptor)


def test_a_page_for_a_device_is_written(folder: Path) -> None:
    export(Record.read(folder / "m.toml"), Path(os.devnull), "md")


def test_the_page_of_an_odd_logo_is_made_without_it(folder: Path) -> None:
    (folder / "crest").write_bytes(b"\xff\xd8\xff" + bytes(40))
    record, order = styled(folder, logo="crest")
    assert page_of(record, order).layout.logo
    for format in ("html", "docx", "pdf"):
        assert written(record, format, order).content
