"""Two columns of words in DOCX and ODT: long lists of names within them, and the annexes behind them."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from msgspec.structs import replace

from minutes_tui.model.document import (
    Block,
    Document,
    Heading,
    Layout,
    Link,
    PageNumber,
    Paragraph,
    Signature,
    Table,
    Words,
)
from minutes_tui.writers.docx import word
from minutes_tui.writers.odt import text
from minutes_tui.writers.table_widths import depth, fit

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def document(*blocks: Block, columns: int = 2) -> Document:
    layout = Layout(style="hansard", text_columns=columns)
    return Document(title="Board", language="en", date=None, blocks=blocks, layout=layout)


def part(content: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(ZipFile(BytesIO(content)).read(name))


def names(count: int) -> tuple[Table, list[str]]:
    said = [f"Member\u00a0{number}" for number in range(count)]
    rows = (count + 1) // 2
    cells = [(Words(each),) for each in said] + [()] * (rows * 2 - count)
    return Table(((), ()), tuple((cells[at], cells[at + rows]) for at in range(rows)), (1, 1), "columns"), said


def test_many_names_side_by_side_are_one_list_that_a_page_can_end_in() -> None:
    """A page that ends within two columns of a table has the first of each before the rest of each."""
    for count, rows in ((17, 17), (12, 1)):
        table, said = names(count)
        made = document(table)
        docx = part(word.write(made).content, "word/document.xml")
        assert len(list(docx.iter(f"{W}tr"))) == rows
        assert len(list(docx.iter(f"{W}cantSplit"))) == rows
        assert ["".join(each.itertext()) for each in docx.iter(f"{W}p")][: len(said)] == said
        odt = part(text.write(made).content, "content.xml")
        assert len(list(odt.iter(f"{TABLE}table-row"))) == rows
        assert ["".join(each.itertext()) for each in odt.iter(f"{TEXT}p")][: len(said)] == said


def test_an_annex_is_as_wide_as_the_page() -> None:
    annex = Heading(2, (Words("The chart"),), number="Annex 1", is_on_new_page=True)
    made = document(
        Heading(2, (Words("Item"),)), Paragraph((Words("Words in columns"),)), annex, Paragraph((Words("Below"),))
    )
    docx = part(word.write(made).content, "word/document.xml")
    paragraphs = list(docx.iter(f"{W}p"))
    ends = [at for at, each in enumerate(paragraphs) if each.find(f"{W}pPr/{W}sectPr/{W}cols[@{W}num='2']") is not None]
    shown = ["".join(each.itertext()) for each in paragraphs]
    (start,) = (at for at, each in enumerate(shown) if "The chart" in each)
    assert ends == [start - 1]
    (section,) = part(text.write(made).content, "content.xml").iter(f"{TEXT}section")
    assert "".join(section.itertext()) == "ItemWords in columns"


def test_no_cell_of_an_office_s_table_has_a_line_that_ends_within_an_abbreviation() -> None:
    rows = (((Words("Herr Dr. h. c. Egon Hold, 2. Vorsitzender"),), (Words("17.000 €"),)),)
    for role in ("", "roster", "columns"):
        made = document(Table(((Words("Name"),), (Words("Sum"),)), rows, (1, 1), role))
        for said in (
            "".join(part(word.write(made).content, "word/document.xml").itertext()),
            "".join(part(text.write(made).content, "content.xml").itertext()),
        ):
            assert "h.\u00a0c.\u00a0Egon Hold, 2.\u00a0Vorsitzender" in said
            assert "17.000\u00a0€" in said


def test_one_signs_between_the_rule_and_what_the_place_is_called() -> None:
    made = document(
        Signature("Ms Berg", "Chair", label="Attest", place="At"), Signature("Mr Roo", "Clerk", place="At"), columns=1
    )
    docx = part(word.write(made).content, "word/document.xml")
    room = [
        (int(found.get(f"{W}before", "0")), int(found.get(f"{W}after", "0")))
        for each in docx.iter(f"{W}tc")
        if (found := each.find(f"{W}p/{W}pPr/{W}spacing")) is not None
    ]
    assert len({sum(each) for each in room if any(each)}) == 1, "rules beside each other are on one line"
    assert any(after >= 480 for _, after in room)


def agenda(*, is_numbered: bool) -> Table:
    titles = ("Opening", "A long title about the width of gates in all the villages of the county", "Closing")
    rows = tuple(
        (
            *(((Words(f"TOP {at}"),),) if is_numbered else ()),
            (Link(f"i{at}", (Words(title),)),),
            (PageNumber(f"i{at}"),),
        )
        for at, title in enumerate(titles, 1)
    )
    widths = (2, 16, 1) if is_numbered else (16, 1)
    return Table(((),) * len(widths), rows, widths, "agenda", ("", "sub", "subsub"))


def test_the_page_numbers_of_an_agenda_without_item_numbers_have_their_whole_column() -> None:
    """Two digits need the room that an indented column has not: "13" was broken."""
    for is_numbered, indented in ((False, (0,)), (True, (0, 1))):
        table = agenda(is_numbered=is_numbered)
        columns = len(table.head)
        assert [at for at in range(columns) if depth(table, "sub", at)] == list(indented)
        assert fit(table, 132, 140, 8000).style == "Table Text"  # a long title breaks, and has letters as large as all
        headings = [Heading(2, (Words("x"),), anchor=f"i{at}") for at in (1, 2, 3)]
        made = document(table, *headings, columns=1)
        docx = part(word.write(made).content, "word/document.xml")
        cells = [each.find(f"{W}p/{W}pPr/{W}ind") for each in list(docx.iter(f"{W}tc"))[: 3 * columns]]
        assert all((each is None) == (at % columns not in indented or at < columns) for at, each in enumerate(cells))
        odt = part(text.write(made).content, "content.xml")
        styles = {each.get(f"{STYLE}name"): each for each in odt.iter(f"{STYLE}style")}
        cells = [each.find(f"{TEXT}p") for each in list(odt.iter(f"{TABLE}table-cell"))[: 3 * columns]]
        named = [styles.get("" if each is None else each.get(f"{TEXT}style-name", "")) for each in cells]
        margins = [[] if each is None else [props.get(f"{FO}margin-left") for props in each] for each in named]
        assert all(not any(each) for at, each in enumerate(margins) if at % columns == columns - 1)


def wide_table() -> Table:
    rows = tuple(
        tuple((Words(each),) for each in row)
        for row in (
            ("Fishing vessels of ten metres and more", "184,200.00", "196,450.50", "211,004.75", "Reconsideration"),
            ("Leisure craft", "212", "240", "268", "the inner harbour is full"),
        )
    )
    head = tuple((Words(each),) for each in ("Class", "2023/24", "2024/25", "2025/26", "Remark"))
    return Table(head, rows, (), "")


def test_a_table_that_has_no_room_in_a_column_goes_over_both() -> None:
    """It was set in a column in which words were parted: "Re-/mark"."""
    narrow = Table(((Words("Class"),), (Words("Dues"),)), (((Words("Ferry"),), (Words("12"),)),), (), "")
    made = document(
        Heading(1, (Words("Board"),)), Paragraph((Words("Before"),)), narrow,
        Heading(3, (Words("The dues"),)), wide_table(), Paragraph((Words("Between"),)), wide_table(),
        Paragraph((Words("Behind"),)),
    )  # fmt: skip
    made = replace(made, layout=replace(made.layout, header="Board"))
    docx = part(word.write(made).content, "word/document.xml")
    (body,) = docx
    sections: list[tuple[str, str]] = []
    said = ""
    for each in body:
        said += "".join(each.itertext())
        found = each if each.tag == f"{W}sectPr" else each.find(f"{W}pPr/{W}sectPr")
        if found is not None:
            cols, kind = found.find(f"{W}cols"), found.find(f"{W}type")
            assert (kind is not None and kind.get(f"{W}val") == "continuous") == bool(sections)
            assert bool(found.findall(f"{W}headerReference")) == (not sections)
            sections.append((cols.get(f"{W}num", "1") if cols is not None else "1", said))
            said = ""
    assert [number for number, _ in sections] == ["1", "2", "1", "2", "1", "2", "1"]
    assert [said for number, said in sections if number == "2"] == ["ClassDuesFerry12", "Between", "Behind"]
    assert sections[2][1].startswith("The duesClass2023/24")

    odt = part(text.write(made).content, "content.xml")
    (whole,) = odt.iter(f"{OFFICE}text")
    shown = [(each.tag, "".join(each.itertext())) for each in whole if each.tag.startswith((TEXT, TABLE))]
    assert [said for tag, said in shown if tag == f"{TEXT}section"] == ["ClassDuesFerry12", "Between", "Behind"]
    assert [tag for tag, said in shown if "Reconsideration" in said] == [f"{TABLE}table"] * 2
    assert (f"{TEXT}h", "The dues") in shown
    names = [each.get(f"{TEXT}name") for each in odt.iter(f"{TEXT}section")]
    assert len({*names}) == 3
    styles = {each.get(f"{STYLE}name"): each for each in odt.iter(f"{STYLE}style")}
    wide = [each for each in odt.iter(f"{TABLE}table") if "Reconsideration" in "".join(each.itertext())]
    widths = [styles[each.get(f"{TABLE}style-name", "")][0].get(f"{STYLE}width", "") for each in wide]
    assert all(float(each.removesuffix("mm")) > 100 for each in widths), widths
