"""Two columns of words in DOCX and ODT: long lists of names within them, and the annexes behind them."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from minutes_tui.model.document import Block, Document, Heading, Layout, Paragraph, Table, Words
from minutes_tui.writers.docx import word
from minutes_tui.writers.odt import text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def document(*blocks: Block) -> Document:
    layout = Layout(style="hansard", text_columns=2)
    return Document(title="Board", language="en", date=None, blocks=blocks, layout=layout)


def part(content: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(ZipFile(BytesIO(content)).read(name))


def names(count: int) -> tuple[Table, list[str]]:
    said = [f"Member {number}" for number in range(count)]
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
