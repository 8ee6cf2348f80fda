"""What PDF/A-2a and PDF/UA-1 ask of a file that a program can see, checked by a library that didn't make it.

Not what needs an eye, such as whether the order is the one in which one would read.
"""

import io
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import pikepdf
import pytest
from looks import LOOKS, WHOLE
from trees import ARABIC, LAYOUT, MEETING, page, said

from minutes_tui.model.document import Document, Foreign, Heading, Layout, Listing, Paragraph, Signature, Table
from minutes_tui.writers.pdf import pdf

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
LONG = tuple((said(f"Ms Number {number}"), said("present"), ()) for number in range(60))
PAGES = {
    "meeting": MEETING,
    "arabic": ARABIC,
    "logo": page(Heading(1, said("Roof")), Paragraph(said("Reeds.")), layout=Layout(logo=SVG)),
    "pages": page(
        Heading(1, said("Roof")),
        Heading(2, said("Those present")),
        Table(((), ()), tuple((said(f"Mr {number}"), said(f"Ms {number}")) for number in range(40)), (1, 1), "columns"),
        Table((said("Name"), said("Presence"), said("Signature")), LONG, (3, 2, 2)),
        Paragraph((Foreign("de", said("Schilf")),)),
        Listing(tuple(said(f"reed {number}") for number in range(50)), True, 3),
        Signature("Ms Vanags", "Chair"),
        layout=LAYOUT,
    ),
    "whole": WHOLE,
    **LOOKS,
    "japanese": page(Heading(1, said("議事録")), Paragraph(said("議長は述べた。")), language="ja"),
}
STANDARD = frozenset({
    "Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table",
    "TR", "TH", "TD", "THead", "TBody", "TFoot", "TOC", "TOCI", "Reference", "Span", "Link", "Figure", "Caption",
    "NonStruct", "Quote", "BlockQuote", "Code",
})  # fmt: skip
"""The types of structure that PDF 1.7 knows and that a page may have; others are to be given the role of one."""
WITHIN = {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI", "TOCI"},
          "LBody": {"LI"}, "TOCI": {"TOC"}}  # fmt: skip
"""In which a type may stand."""

every_page = pytest.mark.parametrize("document", PAGES.values(), ids=PAGES)


@cache
def has_japanese_letters() -> bool:
    """Whether a font of this machine has them: those within the engine don't."""
    return pdf.write(PAGES["japanese"]).warnings == ()


def opened(document: Document) -> pikepdf.Pdf:
    if document is PAGES["japanese"] and not has_japanese_letters():
        pytest.skip("no font of this machine has Japanese letters (Debian: fonts-ipafont-gothic)")
    return pikepdf.open(io.BytesIO(content_of(next(name for name, each in PAGES.items() if each is document))))


@cache
def content_of(name: str) -> bytes:
    written = pdf.write(PAGES[name])
    assert written.warnings == ()
    return written.content


class Tag(NamedTuple):
    kind: str
    """After the role map."""
    parent: str
    element: Any


def tags(file: pikepdf.Pdf) -> Iterator[Tag]:
    """The structure in its order."""
    root = file.Root.StructTreeRoot
    roles: dict[str, Any] = dict(root.get("/RoleMap", {}))

    def walk(element: Any, parent: str) -> Iterator[Tag]:
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                kind = str(roles.get(str(kid.S), kid.S))[1:]
                yield Tag(kind, parent, kid)
                yield from walk(kid, kind)

    yield from walk(root, "")


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def marked(file: pikepdf.Pdf) -> set[tuple[int, int]]:
    """Page and number of each stretch of content that the structure refers to; none is referred to twice."""
    numbers: dict[Any, int] = {each.objgen: number for number, each in enumerate(file.pages)}
    found: list[tuple[int, int]] = []
    for tag in tags(file):
        for kid in kids(tag.element):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
                found.append((numbers[kid.get("/Pg", tag.element.get("/Pg")).objgen], int(kid.MCID)))
            elif not isinstance(kid, pikepdf.Dictionary):
                found.append((numbers[tag.element.Pg.objgen], int(kid)))
    assert len(set(found)) == len(found)
    return set(found)


def operations(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """Each with its operands."""
    for each in pikepdf.parse_content_stream(page):
        yield each.operands, str(each.operator)


PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}


def content(file: pikepdf.Pdf) -> Iterator[tuple[int, int | None]]:
    """Page and number of all that is painted; None is what is there for the eye alone. All of it is either."""
    for number, each in enumerate(file.pages):
        inside: list[int | str] = []
        for operands, operator in operations(each):
            match operator:
                case "BDC":
                    inside.append(int(operands[1].MCID) if "/MCID" in operands[1] else str(operands[0]))
                case "BMC":
                    inside.append(str(operands[0]))
                case "EMC":
                    inside.pop()
                case paints if paints in PAINTS:
                    around = [each for each in inside if isinstance(each, int) or each == "/Artifact"]
                    assert around, f"page {number + 1}: {paints} is in no structure"
                    assert len(around) == 1, "content is in one structure, not in one within another"
                    yield number, around[0] if isinstance(around[0], int) else None
        assert not inside


@every_page
def test_the_file_says_what_it_is_and_in_which_language(document: Document) -> None:
    file = opened(document)
    assert file.Root.MarkInfo.Marked
    assert str(file.Root.Lang) == document.language
    assert file.Root.ViewerPreferences.DisplayDocTitle
    with file.open_metadata() as metadata:
        assert metadata["dc:title"] == document.title
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("2", "A", "1")
    (intent,) = [each for each in file.Root.OutputIntents if each.S == "/GTS_PDFA1"]
    assert int(intent.DestOutputProfile.N) == 3


@every_page
def test_nothing_in_the_pdf_acts_or_is_fetched(document: Document) -> None:
    file = opened(document)
    assert not file.is_encrypted
    for each in file.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            assert not {"/JS", "/JavaScript", "/Launch", "/URI", "/EmbeddedFiles", "/AA"} & set(each.keys())


@every_page
def test_every_font_is_within_it_and_says_which_letters_its_signs_are(document: Document) -> None:
    file = opened(document)
    fonts = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]
    assert fonts
    for font in fonts:
        if font.Subtype == "/Type0":
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
            assert "/ToUnicode" in font
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))


@every_page
def test_all_that_is_painted_is_in_the_structure_once_or_for_the_eye_alone(document: Document) -> None:
    file = opened(document)
    painted = {(number, place) for number, place in content(file) if place is not None}
    assert painted <= marked(file)
    for each in file.pages:
        assert "/StructParents" in each
        assert "/Annots" not in each or each.Tabs == "/S"


@every_page
def test_the_structure_is_of_known_kinds_each_in_its_place(document: Document) -> None:
    found = list(tags(opened(document)))
    assert found[0].kind == "Document"
    assert {tag.kind for tag in found} <= STANDARD
    assert all(tag.parent in WITHIN.get(tag.kind, {tag.parent}) for tag in found)
    levels = [int(tag.kind[1]) for tag in found if re.fullmatch("H[1-6]", tag.kind)]
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))


@every_page
def test_heads_say_of_what_they_are_and_pictures_and_links_what_they_show(document: Document) -> None:
    file = opened(document)
    for tag in tags(file):
        match tag.kind:
            case "TH":
                own = tag.element.A
                assert any("/Scope" in each for each in (own if isinstance(own, pikepdf.Array) else [own]))
            case "Figure":
                assert str(tag.element.Alt)
            case "Table":
                rows = [each for each in tags_within(tag.element) if each.S == "/TR"]
                assert len({sum(map(span, kids(row))) for row in rows}) == 1
    for each in file.pages:
        for annotation in each.get("/Annots", []):
            assert str(annotation.Contents)
            assert "/StructParent" in annotation
            assert int(annotation.F) & 0b100111 == 0b100  # printed, and neither hidden nor invisible


def span(cell: Any) -> int:
    """How many columns a cell is wide."""
    own = cell.get("/A", [])
    return max((int(each.get("/ColSpan", 1)) for each in (own if isinstance(own, pikepdf.Array) else [own])), default=1)


def tags_within(element: Any) -> Iterator[Any]:
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from tags_within(kid)


def test_words_in_another_language_say_in_which() -> None:
    file = opened(PAGES["pages"])
    said_in = {str(tag.element.Lang) for tag in tags(file) if "/Lang" in tag.element}
    for each in file.pages:
        for operands, operator in operations(each):
            if operator == "BDC" and "/Lang" in operands[1]:
                said_in.add(str(operands[1].Lang))
    assert "de" in said_in


def test_a_logo_is_a_figure_with_words_for_it() -> None:
    assert [str(tag.element.Alt) for tag in tags(opened(PAGES["logo"])) if tag.kind == "Figure"] == [
        "Board of the Reed Museum"
    ]


def test_a_head_that_stands_again_on_another_page_is_in_the_structure_once() -> None:
    found = [tag.kind for tag in tags(opened(PAGES["pages"]))]
    assert found.count("TH") == 3
    assert found.count("TR") == 61
