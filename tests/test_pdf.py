"""A page as PDF: the standards it keeps, what it says it lacks, and a house's own layout, which reads nothing else."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typst
from msgspec.structs import replace
from trees import ARABIC, MEETING, page, said

from minutes_tui.cli.main import main
from minutes_tui.errors import ExportError
from minutes_tui.model.document import Contents, Document, Heading, Layout, Link, Paragraph, Passage, Table, Words
from minutes_tui.record import Record
from minutes_tui.writers.pdf import pdf

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def run(program: str, *arguments: str | Path) -> str:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    return subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", check=True).stdout


def text(document: Document, folder: Path, *options: str) -> str:
    (folder / "page.pdf").write_bytes(pdf.write(document).content)
    return run("pdftotext", *options, folder / "page.pdf", "-")


def pages(words_of_all: str) -> list[str]:
    return words_of_all.split("\f")[:-1]


def where_a_page_ends(set_with: Callable[[int], list[str]], counts: range) -> Iterator[tuple[int, list[str]]]:
    """The pages of a document that grows, around each length with which it has one page more.

    Only there is anything at the foot of a page: between, hundreds of pages would be set that say nothing new.
    """
    made = cache(set_with)

    def turns(first: int, last: int) -> Iterator[int]:
        if len(made(first)) == len(made(last)):
            return
        if last - first == 1:
            yield last
            return
        middle = (first + last) // 2
        yield from turns(first, middle)
        yield from turns(middle, last)

    around = {turn + by for turn in turns(counts[0], counts[-1]) for by in range(-4, 3)}
    assert around, "the document never has one page more"
    for count in sorted(around & set(counts)):
        yield count, made(count)


# An engine that fails


class Panic(BaseException):
    """As the engine's own: no Exception."""


def failing(error: BaseException) -> type:
    class Compiler:
        def __init__(self, **options: object) -> None:
            os.write(2, b"thread panicked")
            raise error

    return Compiler


def test_an_engine_that_panics_is_a_sentence_and_writes_on_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("typst.Compiler", failing(Panic("no\nroom")))
    with pytest.raises(ExportError, match=r"the engine failed at it \(no room\). Export Markdown"):
        pdf.write(MEETING)
    os.write(2, b"told as ever")
    assert capfd.readouterr().err == "told as ever"


def test_whoever_stops_the_program_stops_it_while_a_page_is_set(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("typst.Compiler", failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        pdf.write(MEETING)
    os.write(2, b"told as ever")
    assert capfd.readouterr().err == "told as ever"


def test_a_font_that_is_installed_while_the_program_runs_is_in_the_next_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has set one page is kept for the next, with the fonts that there were."""
    engine, family = typst.Compiler, "Libertinus Serif"
    started: list[object] = []

    class Compiler:
        def __init__(self, **options: Any) -> None:
            started.append(self)
            self._engine, self._is_first = engine(**options), len(started) == 1

        def compile_with_warnings(self, *given: Any, **options: Any) -> tuple[Any, list[Any]]:
            content, _ = self._engine.compile_with_warnings(*given, **options)
            return content, [SimpleNamespace(message=f"unknown font family: {family.lower()}")] * self._is_first

    monkeypatch.setattr("typst.Compiler", Compiler)
    document = page(Paragraph(said("The lock is closed.")), layout=Layout(font=family))
    sentence = f"The font {family} is not installed. Another font is used instead."
    assert sentence in pdf.write(document).warnings
    assert sentence not in pdf.write(document).warnings
    pdf.write(document)
    assert len(started) == 2


def test_other_formats_and_later_lines_go_on_behind_an_engine_that_panics(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("typst.Compiler", failing(Panic("no room")))
    path = tmp_path / "board.toml"
    path.write_text('[meeting]\ntitle = "Board"\n\n[[participant]]\nkey = "AT"\nname = "Anna Tamm"\n')
    outs = [tmp_path / f"board.{format}" for format in ("md", "pdf", "txt")]
    assert main(["export", str(path), *(word for out in outs for word in ("-o", str(out)))]) == 4
    assert [out.exists() for out in outs] == [True, False, True]
    assert capfd.readouterr().err.count("\n") == 1
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"/export pdf\nAT: After.\n")))
    assert main(["type", str(path)]) == 1
    assert [note.text for note in Record.read(path).minutes.notes] == ["After."]


# The standards


@pytest.mark.parametrize("document", [MEETING, ARABIC, page()], ids=["meeting", "arabic", "empty"])
def test_a_page_is_pdf_a_and_pdf_ua(document: Document, tmp_path: Path) -> None:
    written = pdf.write(document)
    assert written.warnings == ()
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in written.content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in written.content
    (tmp_path / "page.pdf").write_bytes(written.content)
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", tmp_path / "page.pdf")


def test_the_properties_of_the_file_are_those_of_the_document(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(pdf.write(MEETING).content)
    said_of_it = run("pdfinfo", tmp_path / "page.pdf")
    assert re.search(r"Title: +Reed Museum\n", said_of_it)
    assert re.search(r"Subject: +RM/2025/3, Board of the Reed Museum\n", said_of_it)
    assert re.search(r"CreationDate: +Wed Mar 12", said_of_it)
    assert re.search(r"Tagged: +yes", said_of_it)


def test_what_no_font_has_is_named_and_the_page_is_made() -> None:
    written = pdf.write(page(Paragraph(said("a \u0378 b \u0379 \u0378"))))
    assert written.content.startswith(b"%PDF")
    assert written.warnings == (
        "No font has \u0378 (U+0378), \u0379 (U+0379). A box is printed for each. Install a font that has them.",
        "So the PDF is not PDF/A-2a and PDF/UA-1.",
    )


def test_what_a_standard_refuses_is_told_by_its_rule() -> None:
    written = pdf.write(page(Heading(2, said("A second level before the first"))))
    assert written.content.startswith(b"%PDF")
    assert [said for said in written.warnings if re.fullmatch(r"The PDF is not PDF/UA-1: .*\.", said)]
    assert b"<pdfaid:part>2</pdfaid:part>" in written.content


def test_a_font_that_is_not_there_is_told() -> None:
    written = pdf.write(page(Paragraph(said("x")), layout=Layout(font="No Such Family")))
    assert written.warnings == ("The font No Such Family is not installed. Another font is used instead.",)


@pytest.mark.parametrize(
    "logo",
    [b"?", b"\x89PNG\r\n\x1a\n", SVG.replace(b"<rect", b'<image href="/etc/passwd"'),
     SVG.replace(b"<rect", b'<image href="http://127.0.0.1/x.png"')],
)  # fmt: skip
def test_a_logo_that_can_not_be_shown_is_told(logo: bytes) -> None:
    written = pdf.write(page(Heading(1, said("x")), layout=Layout(logo=logo)))
    assert [each[:28] for each in written.warnings] == ["The logo is not in the PDF: "]
    assert written.content == pdf.write(page(Heading(1, said("x")))).content


# The layout


def test_contents_have_the_pages_of_the_headings(tmp_path: Path) -> None:
    long = tuple(Paragraph(said("The reeds are cut. " * 60)) for _ in range(12))
    document = page(
        Heading(1, said("Minutes")), Contents("Contents"), Heading(2, said("First"), "a"), *long,
        Heading(2, said("Not listed")), Heading(2, said("Last"), "b"), Paragraph((Link("a", said("up")),)),
    )  # fmt: skip
    found = text(document, tmp_path, "-layout")
    assert re.search(r"First[ .\u2060]+1\n", found)
    last = re.search(r"Last[ .\u2060]+([0-9])\n", found)
    assert last
    assert "Last" in found.split("\f")[int(last[1]) - 1]
    assert not re.search(r"Not listed[ .\u2060]+[0-9]", found)


def test_a_word_without_end_that_may_be_broken_anywhere_is_set_whole(tmp_path: Path) -> None:
    """Were its places weighed against each other, it would take minutes."""
    said_ = text(page(Paragraph((Words("\\" * 100_000),))), tmp_path)
    assert said_.count("\\") == 100_000


def test_a_table_s_head_stands_again_on_each_page(tmp_path: Path) -> None:
    rows = tuple((said(f"Person {n}"), said("Member")) for n in range(120))
    pages = text(page(Heading(1, said("x")), Table((said("Name"), said("Role")), rows)), tmp_path, "-raw").split("\f")
    assert len(pages) > 3
    assert all(each.startswith("Name Role\n") for each in pages[1:-1])
    assert [line for each in pages for line in each.splitlines() if line.startswith("Person")] == [
        f"Person {n} Member" for n in range(120)
    ]


def test_the_layout_is_on_each_page(tmp_path: Path) -> None:
    layout = Layout(
        paper="a5", header="Reed Museum {page}", footer="{page} of {pages}", draft="Entwurf", restricted="Members only",
        line_numbers=5, color="#1b4f72", logo=SVG, size=12,
    )  # fmt: skip
    document = page(*(Paragraph(said("The reeds are cut. " * 30)) for _ in range(12)), layout=layout)
    pages = text(document, tmp_path, "-raw").split("\f")[:-1]
    for number, each in enumerate(pages, 1):
        assert f"Reed Museum {number}" in each
        assert f"{number} of {len(pages)}" in each
        assert "Members only" in each
        assert re.search(r"^5$", each, re.MULTILINE)
    assert "419.5" in run("pdfinfo", tmp_path / "page.pdf").split("Page size:")[1]


@pytest.mark.parametrize("margin", [27, 10])
def test_numbers_and_times_stand_before_their_paragraphs(margin: float, tmp_path: Path) -> None:
    paragraph = Paragraph(said("The reeds are cut."), "12", "10:05", "p12")
    layout = Layout(margins=(20, margin, 20, margin))
    found = text(page(Passage("statement", (paragraph,), anchor="n1"), layout=layout), tmp_path, "-raw")
    assert " ".join(found.split()).startswith("12 10:05 The reeds are cut.")


# A house's own file


def test_a_number_stands_on_the_side_where_its_paragraph_begins(tmp_path: Path) -> None:
    arabic = Passage("statement", (Paragraph(said("نعم"), "12"),))
    english = Passage("statement", (Paragraph(said("Yes"), "13"),), language="en")
    places = text(page(arabic, english, language="ar"), tmp_path, "-bbox")
    at = {number: float(x) for x, number in re.findall(r'xMin="([0-9.]+)".*?>(1[23])</word>', places)}
    assert at["12"] > 500  # points from the left, of a page that has 595
    assert at["13"] < 76


def house(source: bytes, **layout: object) -> Document:
    return page(
        Heading(1, said("Minutes")), layout=replace(Layout(template=source, template_name="house.typ"), **layout)
    )


def test_a_house_s_file_gets_the_document(tmp_path: Path) -> None:
    source = b"""#let it = json(bytes(sys.inputs.document))
#set document(title: it.title)
House of #it.reference: #it.blocks.first().content.first().text"""
    assert text(house(source), tmp_path).split("\n")[0] == "House of RM/2025/3: Minutes"


def test_our_own_typst_file_works_as_a_house_template() -> None:
    ours = (Path(pdf.__file__).parent / "minutes.typ").read_bytes()
    assert pdf.write(replace(MEETING, layout=replace(MEETING.layout, template=ours))) == pdf.write(MEETING)


def test_a_fault_in_a_house_template_is_said_with_its_place() -> None:
    with pytest.raises(ExportError, match=r"^house\.typ, line 2, column 6: cannot access fields on type integer\.$"):
        pdf.write(house(b"#let x = 1\n  #x.y"))


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """What is asked of a proxy that the user has set."""
    asked: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                asked.append(connection.recv(100))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{server.getsockname()[1]}")
    yield asked
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()


@pytest.mark.parametrize(
    "source",
    [b'#read("/etc/passwd")', b'#read("../../../../../../etc/passwd")', b'#include "/etc/passwd"',
     b'#image("/etc/passwd")', b'#import "@preview/cetz:0.3.0"', b'#eval("import \\"@preview/" + "cetz:0.3.0\\"")'],
)  # fmt: skip
def test_a_house_template_reads_no_file_and_fetches_no_package(source: bytes, proxy: list[bytes]) -> None:
    before = dict(os.environ)
    with pytest.raises(ExportError, match=r"^house\.typ, line 1, column "):
        pdf.write(house(source))
    assert proxy == []
    assert dict(os.environ) == before


def test_words_of_the_page_fetch_nothing(proxy: list[bytes]) -> None:
    words = '#import "@preview/cetz:0.3.0" #read("/etc/passwd")'
    assert pdf.write(page(Paragraph((Words(words),)), title=words)).content
    assert proxy == []
