"""Lists that are typed with letters, and what is one thing in typed words, in DOCX and ODT."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from looks import LOOKS
from opendocument import look, paragraphs, parts, words_of
from trees import page, said

from minutes_tui.model.document import (
    Case,
    CodeWords,
    Document,
    Heading,
    LineBreak,
    Listing,
    Masthead,
    Paragraph,
    Words,
)
from minutes_tui.writers.docx import word
from minutes_tui.writers.forms import LETTER_ROOM, NUMBER_ROOM, Neighbours

LIST = (Words("a) The lamps are out."), LineBreak(), Words("b) Nobody answers."))
LED = (Words("Two points:"), LineBreak(), *LIST)


def opened(document: Document) -> Any:
    return docx.Document(BytesIO(word.write(document).content))


def is_listed(words: str) -> bool:
    return words.split("\t")[-2:-1] in (["a)"], ["b)"])


@pytest.mark.parametrize("style", list(LOOKS))
@pytest.mark.parametrize("is_led", [True, False])
@pytest.mark.parametrize("number", ["", "12"])
def test_lines_that_are_typed_as_a_list_hang_alike_behind_their_letters(style: str, is_led: bool, number: str) -> None:
    layout = LOOKS[style].layout
    document = page(Paragraph(LED if is_led else LIST, number), layout=layout)
    inset = NUMBER_ROOM if layout.number_at == "line" else 0
    room = layout.size * LETTER_ROOM * 0.353 + inset
    listed = [each for each in opened(document).paragraphs if is_listed(each.text)]
    assert len(listed) == 2
    for each in listed:
        assert each.paragraph_format.left_indent == pytest.approx(Mm(room), abs=Mm(0.2))
        is_first = each is listed[0] and not is_led and number
        assert is_first or each.paragraph_format.first_line_indent == pytest.approx(-Mm(room - inset), abs=Mm(0.2))
    assert listed[0].paragraph_format.space_after == 0
    assert listed[1].paragraph_format.space_after is None
    first, second = (
        each
        for each in paragraphs(parts(document)["content.xml"])
        if words_of(each).split("\t")[-2:-1] in (["a)"], ["b)"])
    )
    for each in (first, second):
        start = float(look(document, each)["margin-left"].removesuffix("mm"))
        assert start == pytest.approx(room, abs=0.1)
    assert float(look(document, second)["text-indent"].removesuffix("mm")) == pytest.approx(inset - room, abs=0.1)


def test_the_words_above_a_typed_list_stay_on_its_page() -> None:
    (led,) = (each for each in opened(page(Paragraph(LED))).paragraphs if each.text == "Two points:")
    assert led.paragraph_format.keep_with_next


def test_no_line_of_an_office_ends_within_a_sum_or_a_day() -> None:
    content = (Words("£ 18,900 by 31 March 2028, "), CodeWords("2 400"))
    document = page(Paragraph(content))
    expected = "£\u00a018,900 by 31\u00a0March 2028, 2 400"
    assert expected in [each.text for each in opened(document).paragraphs]
    assert expected in [words_of(each) for each in paragraphs(parts(document)["content.xml"])]


def test_the_lines_of_a_case_all_begin_behind_its_number() -> None:
    vote = Case("vote", "Vote on the motion", content=(Paragraph(said("That the weir be raised.")),), number="5")
    document = page(vote, layout=LOOKS["secretariat"].layout)
    (made,) = (each for each in opened(document).paragraphs if "raised" in each.text)
    assert made.paragraph_format.left_indent == pytest.approx(Mm(NUMBER_ROOM), abs=Mm(0.1))
    assert made.paragraph_format.first_line_indent == pytest.approx(-Mm(NUMBER_ROOM), abs=Mm(0.1))
    (there,) = (each for each in paragraphs(parts(document)["content.xml"]) if "raised" in words_of(each))
    assert look(document, there)["margin-left"] == f"{NUMBER_ROOM}mm"
    assert look(document, there)["text-indent"] == f"-{NUMBER_ROOM}mm"


@pytest.mark.parametrize("words", ["The masters wish for", "The masters wish for:", "They wish. " * 30])
def test_the_words_above_a_list_stay_on_its_page(words: str) -> None:
    document = page(
        Heading(2, said("Item")), Paragraph(said("Before.")), Paragraph(said(words)), Listing((said("ice"),))
    )
    kept = {each.text: each.paragraph_format.keep_with_next for each in opened(document).paragraphs}
    assert kept[words]
    assert not kept["Before."]
    found = paragraphs(parts(document)["content.xml"])
    assert {words_of(each): look(document, each).get("keep-with-next") for each in found}[words] == "always"
    assert "keep-with-next" not in look(document, found[1])


@pytest.mark.parametrize("status", [(), said("Draft")])
def test_the_head_of_a_council_ends_with_a_rule_with_or_without_a_status(status: tuple[Words, ...]) -> None:
    head = Masthead(body=said("Parish Council"), status=status), Heading(1, said("Minutes"))
    document = page(*head, Paragraph(said("Words.")), layout=LOOKS["council"].layout)
    borders = [each._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") for each in opened(document).paragraphs]
    assert sum(each is not None for each in borders) == 1
    ruled = [look(document, each).get("border-bottom") for each in paragraphs(parts(document)["content.xml"])]
    assert sum(each is not None for each in ruled) == 1


def test_an_amendment_after_a_vote_may_begin_a_page() -> None:
    neighbours = Neighbours[str]()
    kept = [neighbours.takes(kind, [40], str(at)) for at, kind in enumerate(["motion", "vote", "amendment", "vote"])]
    assert kept == [None, "0", None, "2"]
