"""HTML of two ways of writing: what is written the other way than the page is set apart and keeps its order."""

import pytest

from minutes_tui.model.document import Document, Heading, Paragraph, Passage, Quotation, Speaker, Words
from minutes_tui.writers.html import html
from minutes_tui.writers.other_way import parts

HEBREW = "זכור את ימות עולם"


def main(document: Document) -> str:
    return html.write(document).partition("<main>\n")[2].partition("\n</main>")[0]


@pytest.mark.parametrize(
    ("text", "is_rtl", "apart"),
    [
        (f"The words «{HEBREW}» (1791) are kept.", False, [HEBREW]),
        ("It has «זכור», «ימות» and (עולם) 12 of them.", False, ["זכור", "ימות", "עולם"]),
        ("See סעיף 12. It is short.", False, ["סעיף 12"]),
        ("Cllr לוי 5 votes, Cllr כהן 2", False, ["לוי", "כהן 2"]),
        ("The stone (האבן (1791) נשארת) is old.", False, ["האבן (1791) נשארת"]),
        ("شرح نظام ISO 9001 المتبع", True, ["ISO 9001"]),
        ("بحسب Dr Noa Levi. هل", True, ["Dr Noa Levi"]),
        ("بمبلغ 38,000 دينار", True, []),
        ("Nothing but Latin, 12.", False, []),
    ],
)
def test_a_stretch_that_is_written_the_other_way_has_its_own_marks_and_numbers(
    text: str, is_rtl: bool, apart: list[str]
) -> None:
    found = list(parts(text, is_rtl=is_rtl))
    assert "".join(said for said, _ in found) == text
    assert [said for said, is_other in found if is_other] == apart


@pytest.mark.parametrize(
    ("language", "said", "written"),
    [
        ("en", "האבן, 1.2 m, נשארת.", '<bdi dir="rtl">האבן, 1.2 <bdi>m</bdi>, נשארת.</bdi>'),
        ("en", f"The word {HEBREW} is kept.", f"The word <bdi>{HEBREW}</bdi> is kept."),
        ("ar", "The bridge (أ) stays, 12.", '<bdi dir="ltr">The bridge (<bdi>أ</bdi>) stays, 12.</bdi>'),
        ("ar", "يبقى ISO 9001 هنا", "يبقى <bdi>ISO 9001</bdi> هنا"),
    ],
)
def test_what_was_said_keeps_its_order_behind_the_speaker(language: str, said: str, written: str) -> None:
    name = "Levi:" if language == "en" else "ناصر:"
    words = Paragraph((Speaker((Words(name),)), Words(f" {said}")))
    assert main(Document("x", language, None, (words,))) == (f'<p><b class="speaker">{name}</b> {written}</p>')


def test_a_paragraph_with_nothing_of_the_page_s_own_is_written_its_own_way() -> None:
    words = Paragraph((Words(f"{HEBREW} (1791)."),))
    quoted = f'<blockquote>\n<p dir="rtl">{HEBREW} (1791).</p>\n</blockquote>'
    assert main(Document("x", "en", None, (Quotation((words,)),))) == quoted
    assert main(Document("x", "he", None, (words,))) == f"<p>{HEBREW} (1791).</p>"
    within = Passage("statement", (words, Heading(2, (Words("של Ash"),))), language="he")
    assert f"<p>{HEBREW} (1791).</p>\n<h2>של <bdi>Ash</bdi></h2>" in main(Document("x", "en", None, (within,)))
