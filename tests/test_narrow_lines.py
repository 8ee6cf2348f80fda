"""What has no room on its line in DOCX and ODT: words are parted with a hyphen; numbers and references are not."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from minutes_tui.model.document import Address, Document, Heading, Layout, Masthead, Table, Words
from minutes_tui.writers.docx import word
from minutes_tui.writers.line_ends import SOFT_HYPHEN, syllables, with_soft_hyphens
from minutes_tui.writers.odt import text
from minutes_tui.writers.runs import runs
from minutes_tui.writers.table_widths import fit

LONG = "Verpflichtungsermächtigung"
HEAD = ("Haushaltsstelle", f"{LONG} €", "Haushaltsausgabereste €", "Deckungsfähigkeitsvermerk", "Bewirtschaftung")
ROW = ("Abwasserbeseitigung", "1.234.567,00", "-12.345.678,90", "gegenseitig", "Oberbürgermeisterin")


def table() -> Table:
    head, row = (tuple((Words(each),) for each in cells) for cells in (HEAD, ROW))
    return Table(head=head, rows=(row,))


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        (LONG, "Ver-pflich-tungser-mäch-ti-gung"),
        ("Mitgliedsbeiträge", "Mit-glieds-bei-träge"),
        ("Straßenbeleuchtung", "Stra-ßen-be-leuch-tung"),
        ("Streuobstwiesenpflege", "Streuobst-wie-sen-pflege"),
        ("superintendent", "su-pe-rin-ten-dent"),
        ("неотложный", "неот-лож-ный"),
        ("strengths", "strengths"),
        ("oak", "oak"),
    ],
)
def test_a_word_is_parted_before_the_consonant_of_a_vowel(said: str, parts: str) -> None:
    assert "-".join(syllables(said)) == parts


def test_only_a_word_that_is_wider_than_its_line_is_parted() -> None:
    content = (Words(f"Rat {LONG} Vorlage 2026-{'9' * 30} amt.verwaltung@verwaltung.example"),)
    (made,) = with_soft_hyphens(runs(content), 12)
    assert made.text.replace(SOFT_HYPHEN, "") == content[0].text
    assert [each for each in made.text.split() if SOFT_HYPHEN in each] == [SOFT_HYPHEN.join(syllables(LONG))]
    assert SOFT_HYPHEN not in next(with_soft_hyphens(runs(content), 60)).text
    linked = Address(url="https://example.org/", content=(Words(LONG),))
    assert SOFT_HYPHEN not in next(with_soft_hyphens(runs((linked,)), 5)).text


def test_numbers_stay_whole_where_words_are_parted() -> None:
    """By the room of one of two columns of words: 240 points have less than the table's words."""
    found = fit(table(), 6.0, 7, 240)
    assert sum(found.widths) == pytest.approx(240)
    for width, number in zip(found.widths[1:3], ROW[1:3], strict=True):
        assert width - 7 >= len(number) * 0.8 * 6.0 * 0.72


def test_the_files_have_soft_hyphens_in_what_is_parted_alone() -> None:
    document = Document(
        title="", language="de", date=None, blocks=(table(),), layout=Layout(style="hansard", text_columns=2)
    )
    docx = ZipFile(BytesIO(word.write(document).content)).read("word/document.xml").decode()
    odt = ZipFile(BytesIO(text.write(document).content)).read("content.xml").decode()
    assert '<w:t xml:space="preserve">Ver</w:t><w:softHyphen/>' in docx
    assert f"Ver{SOFT_HYPHEN}pflich" in odt
    assert re.search(r">-12\.345\.678,90<", docx)
    assert ">-12.345.678,90<" in odt


def test_words_come_right_behind_a_long_number_of_a_heading() -> None:
    blocks = (
        Heading(2, content=(Words("Eröffnung"),), number="Tagesordnungspunkt 1:"),
        Heading(2, content=(Words("Kasse"),), number="2."),
    )
    document = Document(title="", language="de", date=None, blocks=blocks, layout=Layout(style="secretariat"))
    docx = ZipFile(BytesIO(word.write(document).content)).read("word/document.xml").decode()
    odt = ZipFile(BytesIO(text.write(document).content)).read("content.xml").decode()
    said = re.findall(r"<w:p>.*?</w:p>", docx, re.DOTALL)
    assert [each.count("<w:tab/>") for each in said if "Heading1" in each] == [0, 1]
    assert '1:</w:t></w:r><w:r><w:t xml:space="preserve">  </w:t>' in docx
    assert odt.count("<text:tab/>") == 1


@pytest.mark.parametrize(
    ("organisation", "breaks"), [("Chorverband", 0), ("Landesverband der Gartenbauvereine " * 2, 1)]
)
def test_a_reference_that_has_no_room_beside_the_organisation_is_whole_below_it(organisation: str, breaks: int) -> None:
    head = Masthead(organisation=(Words(organisation),), reference=(Words("DV 2026/1"),), body=(Words("Vorstand"),))
    document = Document(title="", language="de", date=None, blocks=(head,), layout=Layout(masthead="symbol"))
    docx = ZipFile(BytesIO(word.write(document).content)).read("word/document.xml").decode()
    odt = ZipFile(BytesIO(text.write(document).content)).read("content.xml").decode()
    assert docx.count("<w:br/>") == odt.count("<text:line-break/>") == breaks
    assert "DV\u00a02026/1" in docx
    assert "DV\u00a02026/1" in odt


@pytest.mark.parametrize(("names", "is_one"), [(2, True), (40, False)])
def test_the_few_names_of_those_who_voted_alike_are_not_torn(names: int, is_one: bool) -> None:
    cell = tuple((Words(f"Member {at}"),) for at in range(2))
    beside = Table(head=((), ()), rows=(cell,) * names, role="columns")
    assert beside.is_columns
    document = Document(title="", language="en", date=None, blocks=(beside,))
    docx = ZipFile(BytesIO(word.write(document).content)).read("word/document.xml").decode()
    assert docx.count("<w:cantSplit/>") == docx.count("<w:tr>") > 0, "a page ends between rows alone"
    assert (docx.count("<w:tr>") == 1) is is_one
