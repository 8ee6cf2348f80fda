"""The scripts of a page in DOCX and ODT: Latin words of a Japanese page, and code of an Arabic one."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from minutes_tui.model.document import Block, Code, Document, Listing, Paragraph, Words
from minutes_tui.writers.docx import word
from minutes_tui.writers.odt import text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def document(language: str, *blocks: Block) -> Document:
    return Document(title="Board", language=language, date=None, blocks=blocks)


def part(content: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(ZipFile(BytesIO(content)).read(name))


@pytest.mark.parametrize(
    ("language", "latin", "asian"),
    [("ja", "en", "ja"), ("zh-Hans", "en", "zh-Hans"), ("ko", "en", "ko"), ("de", "de", "de"), ("ar", "ar", "ar")],
)
def test_latin_words_of_an_east_asian_page_are_not_said_to_be_in_its_language(
    language: str, latin: str, asian: str
) -> None:
    """An office breaks a Latin word at any letter where it is said to be Japanese."""
    made = document(language, Paragraph((Words("Harbour dues"),)))
    (lang,) = part(word.write(made).content, "word/styles.xml").iter(f"{W}lang")
    assert (lang.get(f"{W}val"), lang.get(f"{W}eastAsia")) == (latin, asian)
    first = next(part(text.write(made).content, "styles.xml").iter(f"{STYLE}text-properties"))
    assert first.get(f"{FO}language") == latin
    assert first.get(f"{STYLE}language-asian") == asian.split("-")[0]


def test_code_of_an_arabic_page_is_written_from_the_left() -> None:
    code = Code("for each in all:\n    pass")
    listing = Listing(((Words("x"),),), inside=((code,),))
    made = document("ar", code, listing, Paragraph((Words("نعم"),)))
    paragraphs = list(part(word.write(made).content, "word/document.xml").iter(f"{W}p"))
    from_right = [each.find(f"{W}pPr/{W}bidi") is not None for each in paragraphs]
    assert from_right == [False, True, False, True]
    indent = paragraphs[2].find(f"{W}pPr/{W}ind")
    assert indent is not None
    assert int(indent.get(f"{W}right", "")) > int(indent.get(f"{W}left", "")), "it is set in at the start of the page"
    (style,) = (
        each for each in part(text.write(made).content, "styles.xml").iter(f"{STYLE}style")
        if each.get(f"{STYLE}name") == "Code"
    )  # fmt: skip
    properties = style.find(f"{STYLE}paragraph-properties")
    assert properties is not None
    assert properties.get(f"{STYLE}writing-mode") == "lr-tb"
    assert properties.get(f"{FO}text-align") == "left"
