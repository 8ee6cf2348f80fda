"""The room of numbers before headings and items of lists, in DOCX and ODT."""

from io import BytesIO

import docx
import pytest
from looks import LOOKS
from opendocument import paragraphs, parts, whole_look, words_of
from trees import page, said

from minutes_tui.model.document import Case, Document, Heading, Listing, Paragraph
from minutes_tui.writers.docx import word
from minutes_tui.writers.forms import number_room
from minutes_tui.writers.odt.elements import qualified
from minutes_tui.writers.odt.heads import HEADING_LETTER

LONG = "Annex 1"


def indent(document: Document, of: str) -> float:
    """Mm by which the first line of a paragraph stands out, in ODT."""
    found = {words_of(each): whole_look(document, each) for each in paragraphs(parts(document)["content.xml"])}
    return -float(found[of]["text-indent"].removesuffix("mm"))


@pytest.mark.parametrize("style", ["council", "protokoll"])
def test_a_number_wider_than_its_column_has_a_space_behind_it(style: str) -> None:
    """1.8 mm are about a space of a heading; a number that has room in the column leaves the words where they are."""
    layout = LOOKS[style].layout
    document = page(*(Heading(2, said("Chart"), number=each) for each in ("1.", "2.", LONG)), layout=layout)
    column = indent(document, "1.\tChart")
    assert indent(document, "2.\tChart") == column
    bare = number_room(Heading(2, said("Chart"), number=LONG), layout, HEADING_LETTER, 0, 0)
    assert indent(document, f"{LONG}\tChart") == pytest.approx(bare + 1.8, abs=0.01)
    made = docx.Document(BytesIO(word.write(document).content))
    hung = {each.text: each.paragraph_format.first_line_indent for each in made.paragraphs}
    assert -hung[f"{LONG}\tChart"].mm == pytest.approx(indent(document, f"{LONG}\tChart"), abs=0.3)


@pytest.mark.parametrize("kind", ["", "motion"])
def test_a_letter_in_brackets_has_a_space_before_its_words(kind: str) -> None:
    """A letter in brackets is 5.4 mm wide in a wide face."""
    layout = LOOKS["secretariat"].layout
    lists = (Listing((said("the quay"),), ordered=True), Listing((said("the slip"),)))
    blocks = (Case(kind, "Motion", content=(Paragraph(said("Work on:")), *lists)),) if kind else lists
    document = page(*blocks, layout=layout)
    assert (indent(document, "the quay"), indent(document, "the slip")) == (8, 6)
    style = parts(document)["styles.xml"].find(f".//{{*}}list-style[@{qualified('style:name')}='Numbers']")
    assert {each.get(qualified("fo:text-indent")) for each in style.iter("{*}list-level-label-alignment")} == {"-8mm"}
