"""A page as OpenDocument text: real styles, lists that count anew, whole tables, and that an office opens it."""

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from looks import LOOKS
from lxml import etree
from msgspec.structs import replace
from opendocument import look, paragraphs, parts, style_of, words_of
from programs import ran
from trees import ARABIC, DAY, FORMAL, LINKED, MEETING, NESTED, page, said

from minutes_tui.export.formats import path_for, target
from minutes_tui.model.document import (
    Case,
    Document,
    Foreign,
    Gap,
    Heading,
    Layout,
    Listing,
    Paragraph,
    Signature,
    Table,
    Words,
)
from minutes_tui.record import Record
from minutes_tui.writers.odt import base, text
from minutes_tui.writers.odt.elements import qualified

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645"
    "400000000049454e44ae426082"
)
"""A picture of one point, as PNG."""


def styles(document: Document) -> dict[str, str]:
    """The words of the first paragraph of each named style."""
    made = parts(document)
    found: dict[str, str] = {}
    for each in paragraphs(made["content.xml"]):
        found.setdefault(style_of(each, made), words_of(each))
    return found


def all_of(document: Document, name: str) -> list[Any]:
    return list(parts(document)["content.xml"].iter(qualified(name)))


def test_the_blocks_have_the_styles_that_an_office_knows() -> None:
    assert set(styles(MEETING)) == {
        "Title", "Text body", "Contents Heading", "Contents 1", "Contents 2", "Heading 1", "Heading 2",
        "Numbered Paragraph", "List Bullet", "List Number", "Quote", "Code", "Table Text", "Signature",
    }  # fmt: skip
    levels = [(words_of(each), each.get(qualified("text:outline-level"))) for each in all_of(MEETING, "text:h")]
    assert levels == [("Attendance", "1"), ("1.\u00a0The roof", "1"), ("Reeds\u00a0& thatch", "2")]


def test_each_block_of_formal_minutes_has_a_style_of_its_name() -> None:
    found = styles(FORMAL)
    assert found["Minutes Masthead"] == "Reed Museum\tRM/2025/3"
    assert found["Minutes Status"] == "and Friends of the Mill\tDraft – not yet approved"
    assert found["Subtitle"] == "Third joint meeting of the Board and the Friends"
    assert found["Event"] == "The meeting was called to order at 9:30."
    assert found["Day"] == "Thursday, 13\u00a0March 2025, 9:30"
    assert found["Motion"] == "Motion: The reeds are cut in February."
    assert found["Amendment"] == "Amendment: The reeds are cut in February March."
    assert found["Vote"] == "Vote on the motion: Carried, 2 for, 1 against"
    assert found["Election"] == "Election: Ms Reed is elected, 2 of 3 votes (secret ballot)"
    assert found["Decision"] == "Decision 2: The reeds are cut in February:"
    assert found["Action"] == "Action 1: Hire two boats."
    names = {each.get(qualified("text:style-name")) for each in all_of(FORMAL, "text:span")}
    assert {"Speaker", "Lead", "Outcome", "Deleted", "Inserted", "Item_20_Number", "Item_20_Document", "Block_20_Tail",
            "Roster_20_Group", "Roster_20_Presence"} <= names  # fmt: skip
    made = parts(FORMAL)
    tables = made["content.xml"].iter(qualified("table:table"))
    assert [style_of(table, made, "table:style-name") for table in tables] == [
        "Minutes Head", "Minutes Head", "Minutes Roster", "Minutes Head", "Minutes Head", "Minutes Table",
        "Minutes Head",
    ]  # fmt: skip


def test_each_ordered_list_counts_anew() -> None:
    lists = (Listing((said("a"), said("b")), True), Listing((said("c"), said("d")), True, 7), Listing((said("e"),)))
    made = all_of(page(*lists), "text:list")
    assert [each.get(qualified("text:style-name")) for each in made] == ["Numbers", "Numbers", "Bullets"]
    starts = [item.get(qualified("text:start-value")) for each in made for item in each]
    assert starts == [None, None, "7", None, None]


def test_a_table_in_a_list_stands_between_two_parts_of_it() -> None:
    made = next(parts(page(NESTED))["content.xml"].iter(qualified("office:text")))
    names = [re.sub(r".*}", "", each.tag) for each in made]
    assert names == ["list", "table", "list"]
    assert words_of(made[1].find(f".//{qualified('text:p')}")) == "Day"


def test_a_table_s_head_stands_again_on_each_page() -> None:
    heads = all_of(MEETING, "table:table-header-rows")
    assert [words_of(each) for each in paragraphs(heads[0])] == ["Name", "Role", "Signature"]


def test_a_row_about_others_goes_over_the_columns() -> None:
    spans = [each.get(qualified("table:number-columns-spanned")) for each in all_of(FORMAL, "table:table-cell")]
    assert [span for span in spans if span] == ["2", "3", "3", "2"]
    assert len(all_of(FORMAL, "table:covered-table-cell")) == 6


def test_numbers_stand_at_the_end_of_their_column() -> None:
    table = Table((said("Who"), said("Sum")), ((said("Roo"), said("12")),), sides=("start", "end"))
    for language, stands in (("en", "right"), ("ar", "left")):
        document = page(table, language=language)
        cells = [each for each in paragraphs(parts(document)["content.xml"]) if words_of(each) == "12"]
        assert look(document, cells[0])["text-align"] == stands


def test_what_belongs_to_a_case_has_its_bar_and_tint_and_stays_with_it() -> None:
    items = [each for each in all_of(FORMAL, "text:p") if words_of(each) in ("by boat", "with a scythe")]
    for each in items:
        assert look(FORMAL, each)["background-color"] == "#f0f0f0"
        assert look(FORMAL, each)["border-left"] == "2.4pt solid #000000"
    decision = next(each for each in all_of(FORMAL, "text:p") if words_of(each).startswith("Decision 2"))
    assert look(FORMAL, decision) == {"keep-with-next": "always", "margin-bottom": "0mm", "margin-top": "6.05pt"}


def test_head_and_foot_have_the_pages_as_fields() -> None:
    master = parts(MEETING)["styles.xml"].find(f".//{qualified('style:master-page')}")
    head, foot = master.find(qualified("style:header")), master.find(qualified("style:footer"))
    assert words_of(head[0]) == "Reed Museum\tDraft    Members only"
    assert words_of(foot[0]) == "Page 1 of 1"
    assert [re.sub(r".*}", "", each.tag) for each in foot.iter() if "page-" in each.tag] == [
        "page-number",
        "page-count",
    ]


def test_the_first_page_may_have_no_words_at_its_head_and_a_notice_at_its_foot() -> None:
    layout = Layout(header_sides=("Reed Museum", "RM/3"), has_header_first=False, footer="",
                    footer_sides=("Draft", "{page} of {pages}"), notice="Corrections by May")  # fmt: skip
    master = parts(page(Paragraph(said("x")), layout=layout))["styles.xml"].find(f".//{qualified('style:master-page')}")
    said_at = {re.sub(r".*}", "", each.tag): [words_of(line) for line in each] for each in master}
    assert said_at == {
        "header": ["Reed Museum\tRM/3"],
        "header-first": [""],
        "footer": ["Draft\t1 of 1"],
        "footer-first": ["Corrections by May", "Draft\t1 of 1"],
    }


def test_numbers_of_pages_lead_to_places_that_there_are() -> None:
    for document in (MEETING, FORMAL):
        places = [each.get(qualified("text:name")) for each in all_of(document, "text:bookmark")]
        assert len(places) == len(set(places))
        assert {each.get(qualified("text:ref-name")) for each in all_of(document, "text:bookmark-ref")} <= set(places)
        leads = {each.get(qualified("xlink:href")) for each in all_of(document, "text:a")}
        assert {each[1:] for each in leads if each.startswith("#")} <= set(places)


def test_the_contents_are_an_index_that_has_its_entries_already() -> None:
    index = all_of(MEETING, "text:index-body")[0]
    assert [words_of(each) for each in paragraphs(index)] == [
        "Contents", "Attendance\t", "1. The roof\t", "Reeds\u00a0& thatch\t",
    ]  # fmt: skip


def test_no_blank_and_no_break_is_lost() -> None:
    made = all_of(page(Paragraph((Words("  two  and   three"),))), "text:p")
    assert words_of(made[0]) == "  two  and   three"


def test_the_file_s_properties_are_the_meeting_s_and_not_of_today() -> None:
    found = {re.sub(r".*}", "", each.tag): each.text for each in parts(MEETING)["meta.xml"][0]}
    assert found == {
        "title": "Reed Museum", "subject": "RM/2025/3, Board of the Reed Museum", "language": "en",
        "creation-date": f"{DAY}T00:00:00", "date": f"{DAY}T00:00:00",
    }  # fmt: skip
    assert text.write(MEETING) == text.write(MEETING)
    with zipfile.ZipFile(io.BytesIO(text.write(MEETING).content)) as opened:
        assert {each.date_time for each in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_each_word_is_in_its_language() -> None:
    tags = ("de-AT", "ar", "ja", "sr-Latn-RS")
    document = page(Paragraph((Words("x"), *(Foreign(tag, said(tag)) for tag in tags))))
    spans = {words_of(each): look(document, each) for each in all_of(document, "text:span")}
    assert spans["de-AT"] == {"language": "de", "country": "AT"}
    assert spans["ar"] == {"language-complex": "ar", "country-complex": "none"}
    assert spans["ja"] == {"language-asian": "ja", "country-asian": "none"}
    assert spans["sr-Latn-RS"] == {
        "language": "sr", "country": "RS", "script": "Latn", "rfc-language-tag": "sr-Latn-RS",
    }  # fmt: skip


def test_a_page_that_is_written_from_the_right_says_so_everywhere() -> None:
    made = parts(ARABIC)
    code = made["styles.xml"].find(f".//{qualified('style:style')}[@{qualified('style:name')}='Code']/*")
    assert code.attrib.pop(qualified("style:writing-mode")) == "lr-tb"
    modes = [each.get(qualified("style:writing-mode")) for root in made.values() for each in root.iter()]
    assert set(modes) - {None} == {"rl-tb"}
    layout = made["styles.xml"].find(f".//{qualified('style:page-layout-properties')}")
    assert layout.get(qualified("style:writing-mode")) == "rl-tb"


def test_the_layout_is_kept() -> None:
    layout = Layout("us-letter", (10, 20, 30, 40), "Noto Serif", "Noto Sans", 12, "#1b4f72", line_numbers=5, logo=PIXEL)
    document = page(Heading(1, said("x")), Gap(), Paragraph(said("y")), layout=layout)
    source = {name: str(root.xpath("string(.)")) for name, root in parts(document).items()}
    assert source["content.xml"].count("Board of the Reed Museum") == 1, "what the logo is in words"
    root = parts(document)["styles.xml"]
    properties = root.find(f".//{qualified('style:page-layout-properties')}")
    assert (properties.get(qualified("fo:page-width")), properties.get(qualified("fo:margin-left"))) == (
        "215.9mm",
        "40mm",
    )
    lines = root.find(f".//{qualified('text:linenumbering-configuration')}")
    assert (lines.get(qualified("text:increment")), lines.get(qualified("text:restart-on-page"))) == ("5", "true")
    fonts = {each.get(qualified("fo:font-family")) for each in root.iter() if each.get(qualified("fo:font-family"))}
    assert {"'Noto Serif'", "'Noto Sans'"} <= fonts
    assert look(document, all_of(document, "text:p")[-1])["margin-top"] == "20pt"


@pytest.mark.parametrize(
    "logo", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"?"]
)
def test_a_logo_that_an_office_can_not_show_is_told(logo: bytes) -> None:
    written = text.write(page(Paragraph(said("x")), layout=Layout(logo=logo)))
    assert [each[:35] for each in written.warnings] == ["The logo is not in the ODT file, be"]
    assert not all_of(page(Paragraph(said("x")), layout=Layout(logo=logo)), "draw:frame")


def test_columns_side_by_side_have_neither_head_nor_rules() -> None:
    document = page(Table(((), ()), ((said("Vanags"), said("Berg")), (said("Roo"), ())), (1, 1), "columns"))
    cells = [[words_of(line) for line in each] for each in all_of(document, "table:table-cell")]
    assert cells == [["Vanags", "Roo"], ["Berg"]]
    assert not all_of(document, "table:table-header-rows")


def test_each_who_signs_has_a_rule_two_abreast() -> None:
    three = page(*(Signature(name, "Chair", place="Place", caption="Signature") for name in ("Ms A", "Mr B", "Ms C")))
    rows = [[[words_of(line) for line in cell] for cell in row] for row in all_of(three, "table:table-row")]
    assert rows == [
        [["", "Place\tSignature", "Ms A\nChair"], [""], ["", "Place\tSignature", "Mr B\nChair"]],
        [["", "Place\tSignature", "Ms C\nChair"], [""], [""]],
    ]
    assert look(three, all_of(three, "table:table-row")[0]) == {"keep-together": "always"}


@pytest.mark.parametrize("look_name", LOOKS)
def test_a_style_s_form_is_in_the_file_which_is_lawful(look_name: str) -> None:
    """Columns, the middle, initials, numbers in the line: in styles, which a house can change."""
    document = LOOKS[look_name]
    layout, made = document.layout, parts(document)
    whole = {name: etree.tostring(each, encoding="unicode") for name, each in made.items()}
    source = whole["content.xml"] + whole["styles.xml"]
    assert ('fo:column-count="2"' in source) == (layout.text_columns == 2)
    assert all(caption in whole["styles.xml"] for caption in layout.initials)
    assert "{item}" not in source
    named = '<style:style style:name="Minutes_20_Masthead".*?</style:style>'
    found = re.search(named, whole["styles.xml"], re.DOTALL)
    assert found
    assert ('fo:text-align="center"' in found[0]) == (layout.masthead == "centred")


def test_no_length_has_an_exponent() -> None:
    lengths = [base.mm(1.4e-14), base.mm(-1.4e-14), base.mm(12345.678), base.pt(0.4), base.pt(10)]
    assert lengths == ["0mm", "0mm", "12345.678mm", "0.4pt", "10pt"]


def test_nothing_in_it_is_fetched() -> None:
    """Only links lead out of the file, and nothing of it is loaded by itself but its own pictures."""
    made = parts(page(LINKED, layout=Layout(logo=PIXEL)))["content.xml"]
    for each in made.iter():
        leads = each.get(qualified("xlink:href"))
        assert leads is None or each.tag == qualified("text:a") or leads.startswith("Pictures/")


def test_a_format_is_named_by_its_ending_and_by_its_other_name(tmp_path: Path) -> None:
    (tmp_path / "board.toml").write_text("[meeting]\ntitle = 'x'\n")
    record = Record.read(tmp_path / "board.toml")
    assert path_for(record, "odt").name == path_for(record, "OpenDocument").name == "board.odt"
    assert target(record, tmp_path / "x.odt") == "odt"


# An office


def test_an_office_opens_it_and_keeps_words_and_outline(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    documents = {tmp_path / "meeting.odt": MEETING, tmp_path / "formal.odt": FORMAL, tmp_path / "arabic.odt": ARABIC}
    for path, document in documents.items():
        path.write_bytes(text.write(document).content)
    for kind in ("txt:Text (encoded):UTF8", "html"):  # each start of an office takes seconds
        call = [office, f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", kind, "--outdir",
                tmp_path, *documents]  # fmt: skip
        assert ran(call).code == 0
    for path, document in documents.items():
        words = " ".join(path.with_suffix(".txt").read_text("utf-8-sig").split())
        for each in paragraphs(parts(document)["content.xml"]):
            is_in_margin = each.getparent().tag == qualified("draw:text-box")  # an office's plain text has no frames
            page_ = path.with_suffix(".html").read_text("utf-8", "replace")
            where = " ".join(re.sub(r"<[^>]*>|&nbsp;", " ", page_).split()) if is_in_margin else words
            assert " ".join(words_of(each).split()) in where
        outline = re.findall(r"<h([1-6])\b", path.with_suffix(".html").read_text("utf-8", "replace"))
        wanted = [str(block.level - 1) for block in document.blocks if isinstance(block, Heading) and block.level > 1]
        assert [level for level in outline if level in wanted][-len(wanted) :] == wanted


def test_no_row_of_a_long_table_is_alone_at_an_end_of_a_page() -> None:
    rows = tuple((said(f"Person {at}"), said("1")) for at in range(12))
    document = page(Table((said("Name"), said("Ward")), rows))
    found = parts(document)
    item = next(found["settings.xml"].iter(qualified("config:config-item")))
    assert (item.get(qualified("config:name")), item.text) == ("TableRowKeep", "true")
    kept = item.getparent().get(qualified("config:name"))
    assert kept.partition(":")[0] in item.nsmap  # an office passes over a set whose prefix is not declared
    kept = [look(document, next(row.iter(qualified("text:p")))).get("keep-with-next") == "always"
            for row in all_of(document, "table:table-row")]  # fmt: skip
    assert kept == [True] * 3 + [False] * 7 + [True] * 2 + [False]


def test_no_two_parts_of_a_running_line_meet() -> None:
    ends = ("Orchard Council, Parks Committee and Allotments · Minutes", "OC/2027/09 · Draft – not yet approved")
    layout = Layout(header="Regular meeting of both bodies", header_sides=ends, draft="Draft")
    head = next(parts(page(Paragraph(said("x")), layout=layout))["styles.xml"].iter(qualified("style:header")))
    assert [words_of(each) for each in paragraphs(head)] == [
        ends[0],
        "\tOC/2027/09 · Draft – not yet approved    Draft",
        "Regular meeting of both bodies",
    ]


@pytest.mark.parametrize(("number", "offset"), [("", "4mm"), ("1", "22mm")])
def test_line_numbers_are_small_and_clear_of_paragraph_numbers(number: str, offset: str) -> None:
    document = page(Paragraph(said("x"), number), layout=Layout(line_numbers=5))
    (found,) = parts(document)["styles.xml"].iter(qualified("text:linenumbering-configuration"))
    assert found.get(qualified("text:offset")) == offset
    assert found.get(qualified("text:style-name")) == "Line_20_numbering"


def test_places_to_sign_that_are_below_each_other_are_in_one_row() -> None:
    places = [Signature(name, "Chair", place="Place and date", caption="Signature") for name in ("Ash", "Berg", "Cole")]
    assert len(all_of(page(*places, layout=Layout(text_columns=2)), "table:table-row")) == 1
    assert len(all_of(page(*places), "table:table-row")) == 2


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_bar_of_ballots_is_at_the_start_of_their_rows(language: str) -> None:
    ballots = Table(((), (), ()), ((said("1"), said("2"), said("3")),), role="ballots")
    document = replace(page(Case("vote", "Vote", outcome="Carried", ballots=ballots)), language=language)
    first, *others = (look(document, each) for each in all_of(document, "table:table-cell"))
    assert "solid" in first["border-left"]
    assert not any("border-left" in each or "solid" in each.get("border-right", "") for each in others)


def test_the_last_rows_of_a_long_table_stay_with_the_places_to_sign() -> None:
    rows = tuple((said(f"Person {at}"), said("1")) for at in range(12))
    document = page(Table((said("Name"), said("Ward")), rows), Signature("Anna Tamm", "Chair"))
    table, _ = all_of(document, "table:table")
    kept = [{look(document, each).get("keep-with-next") for each in row.iter(qualified("text:p"))}
            for row in table.iter(qualified("table:table-row"))]  # fmt: skip
    assert kept[-3:] == [{"always"}] * 3
    assert kept[5] == {None}
