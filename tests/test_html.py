"""A page as HTML: it fetches nothing, says its languages, and has the house's look."""

import os
import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import opendocument as office
import pytest
from browser import browser
from looks import LOOKS
from msgspec.structs import replace
from programs import ran
from trees import ARABIC, MEETING, page, said

from minutes_tui import report
from minutes_tui.errors import ExportError
from minutes_tui.model.document import (
    Case,
    Code,
    CodeWords,
    Document,
    Foreign,
    Heading,
    Layout,
    Masthead,
    Paragraph,
    Table,
    Words,
)
from minutes_tui.record.parser import read
from minutes_tui.writers import akoma, markdown, plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def style(document: Document) -> str:
    found = re.fullmatch(r".*<style>\n(.*)</style>.*", html.write(document), re.DOTALL)
    assert found
    return found[1]


def test_the_page_may_fetch_and_run_nothing() -> None:
    written = html.write(MEETING)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in written
    fetched_by_nobody = re.sub(r'<a href="https://[^"]*" rel="noopener noreferrer">.*?</a>', "", written)
    assert not re.search(r"<script|<link|url\(|@import|https?://", fetched_by_nobody)


@pytest.mark.parametrize(
    ("language", "marks"),
    [("ar", 'lang="ar" dir="rtl"'), ("fa-IR", 'lang="fa-IR" dir="rtl"'), ("az-Arab", 'lang="az-Arab" dir="rtl"'),
     ("ur-Latn", 'lang="ur-Latn" dir="ltr"'), ("pt_BR", 'lang="pt-BR" dir="ltr"'), ('"><b>', "")],
)  # fmt: skip
def test_a_language_says_which_way_it_is_written(language: str, marks: str) -> None:
    assert f"<html {marks}>".replace(" >", ">") in html.write(page(language=language))
    inline = html.write(page(Paragraph((Foreign(language, said("x")),))))
    assert (f"<span {marks}>x</span>" if marks else "<p>x</p>") in inline


def test_the_layout_is_in_the_style() -> None:
    layout = Layout("a5", (10, 20, 30, 40.5), "Noto Serif", "Noto Sans", 12, "#1b4f72", header='A "B" {page}/{pages}')
    css = style(page(layout=layout))
    assert "@page { size: A5; margin: 10mm 20mm 30mm 40.5mm;" in css
    assert r'@top-center { content: "A \22 B\22  " counter(page) "/" counter(pages);' in css.replace("22 ", "22 ", 1)
    assert '--font: "Noto Serif", serif; --heading-font: "Noto Sans", serif; --color: #1b4f72;' in css


def test_a_logo_is_within_the_page_and_says_whose_it_is() -> None:
    written = html.write(page(layout=Layout(logo=SVG)))
    assert re.search(
        r'<img class="logo" src="data:image/svg\+xml;base64,[\w+/=]+" alt="Board of the Reed Museum">', written
    )


@pytest.mark.parametrize(
    "css",
    [
        '@import "https://reeds.example/x.css";', "@import url(//reeds.example/x.css);",
        'p { background: url("https://reeds.example/y.png") }', r"p { background: \75rl(//reeds.example/y) }",
        '@media print { p { list-style: image-set("http://reeds.example/z" 1x) } }',
    ],
)  # fmt: skip
def test_a_house_s_css_fetches_nothing(css: str) -> None:
    with pytest.raises(ExportError, match=r"house\.css, line 1, column \d+: this would be fetched from elsewhere"):
        html.write(page(layout=Layout(template=css.encode(), template_name="house.css")))


def test_a_house_s_css_may_hold_pictures_and_words_that_look_like_addresses() -> None:
    css = 'p::before { content: "https://reeds.example"; background: url(data:image/png;base64,AAAA) } a { color: red }'
    assert css in style(page(layout=Layout(template=css.encode(), template_name="house.css")))


def test_a_house_s_css_takes_the_place_of_ours() -> None:
    css = style(page(layout=Layout(template=b"main { color: teal }", template_name="house.css")))
    assert css.endswith("main { color: teal }")
    assert "@page" in css
    assert "prefers-color-scheme" not in css


def test_no_css_closes_the_style_element() -> None:
    css = b'main::after { content: "</style><b>x" } /* </STYLE> */'
    written = html.write(page(layout=Layout(template=css)))
    assert len(re.findall(r"(?i)</style", written)) == 1


@pytest.mark.parametrize(
    ("css", "place"),
    [
        (b"main { color: red }\np { color red }", "house.css, line 2, column 14: this is neither"),
        (b"main { color: red }\n}", "house.css, line 2, column 1: "),
        (b"@media print {\n  p { 3: 4 }\n}", "house.css, line 2, column 11: this is neither"),
        (b'main { content: "x\n}', "house.css, line 1, column 17: "),
        (b"p", "house.css, line 1, column 1: "),
        (b"p { }\n\xff", "house.css, line 2: this is not UTF-8"),
    ],
)
def test_a_fault_in_a_house_s_css_is_said_with_its_place(css: bytes, place: str) -> None:
    with pytest.raises(ExportError) as raised:
        html.write(page(layout=Layout(template=css, template_name="house.css")))
    assert str(raised.value).startswith(place)


def test_our_own_css_has_no_fault() -> None:
    ours = (Path(html.__file__).parent / "page.css").read_bytes()
    assert html.write(page(layout=Layout(template=ours)))


# What other programs say of it: they are looked for in the folders of $NODE_PATH (npm install vnu-jar axe-core)


def tool(name: str) -> Path:
    for folder in os.environ.get("NODE_PATH", "").split(os.pathsep):
        if folder and (Path(folder) / name).exists():
            return Path(folder) / name
    pytest.skip(f"{name} is in no folder of NODE_PATH")


def test_a_checker_of_html_has_nothing_to_say(tmp_path: Path) -> None:
    checker = tool("vnu-jar/build/dist/vnu.jar")
    if not shutil.which("java"):
        pytest.skip("java is not installed")
    pages = {"meeting": MEETING, "arabic": ARABIC, "empty": page(), **LOOKS}
    paths = [tmp_path / f"{name}.html" for name in pages]
    for path, document in zip(paths, pages.values(), strict=True):
        path.write_text(html.write(document), "utf-8")
    ended = ran(["java", "-jar", checker, *paths])
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize("size", [(1200, 900), (400, 800)])
@pytest.mark.parametrize("document", [MEETING, ARABIC, *LOOKS.values()], ids=["meeting", "arabic", *LOOKS])
def test_a_checker_of_accessibility_has_nothing_to_say(
    document: Document, size: tuple[int, int], tmp_path: Path
) -> None:
    axe = tool("axe-core/axe.min.js").read_text("utf-8")
    run = "axe.run().then(found => found.violations.map(each => each.id))"
    assert shown(document, size, f"{axe};{run}", tmp_path) == []


def shown(document: Document, size: tuple[int, int], script: str, folder: Path) -> Any:
    """What a script says of the page that a browser shows."""
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("chromium is not installed")
    (folder / "page.html").write_text(html.write(document), "utf-8")
    return browser(chromium).told(folder / "page.html", size, script)


SLANTED = """
const found = [...document.querySelectorAll("h2, h3, h4, h5")]
  .filter(each => getComputedStyle(each).fontStyle === "italic");
found.map(each => each.textContent)
"""


@pytest.mark.parametrize(
    ("style", "number", "slanted"),
    [
        ("plain", "1.", ["Typed", "Lower"]),
        ("council", "1.", ["Typed", "Lower"]),
        ("plain", "", ["Lower"]),
        ("hansard", "1.", ["Lower"]),
    ],
)
def test_a_heading_that_was_typed_within_an_item_is_slanted_as_on_paper(
    style: str, number: str, slanted: list[str], tmp_path: Path
) -> None:
    item, part = Heading(2, (Words("Item"),), "item-a", number), Heading(3, (Words("Part"),), "item-b")
    typed, lower = Heading(3, (Words("Typed"),), "part-typed"), Heading(4, (Words("Lower"),), "part-lower")
    document = Document("", "en", None, (item, part, typed, lower), Layout(style=style))
    assert shown(document, (1200, 900), SLANTED, tmp_path) == slanted


OUTSIDE = """
const wide = document.documentElement.clientWidth;
const said = [...document.querySelectorAll("p, td, th, b, span, h2, h3")];
const drawn = said.map(each => [each, each.getBoundingClientRect()]).filter(([each, box]) => box.width);
const outside = drawn.filter(([each, box]) => box.left < -1 || box.right > wide + 1);
[drawn.length, outside.map(([each, box]) => each.textContent)]
"""


@pytest.mark.parametrize("size", [(1200, 900), (900, 900), (640, 900), (400, 800)])
@pytest.mark.parametrize("document", [MEETING, *LOOKS.values()], ids=["meeting", *LOOKS])
def test_no_words_are_outside_of_the_page(document: Document, size: tuple[int, int], tmp_path: Path) -> None:
    drawn, outside = shown(document, size, OUTSIDE, tmp_path)
    assert drawn > 10
    assert outside == []


def test_a_running_line_says_no_place_for_an_item() -> None:
    said_so = html.write(page(Paragraph(said("x")), layout=Layout(header="{item}   6 October")))
    assert '<p class="running">6 October</p>' in said_so
    assert '@top-center { content: "6 October"' in said_so
    assert "{item}" not in said_so


@pytest.mark.parametrize(("language", "start", "end"), [("en", "left", "right"), ("ar", "right", "left")])
def test_running_lines_are_printed_on_paper_with_their_ends(language: str, start: str, end: str) -> None:
    layout = Layout(header_sides=("Reed Museum", "RM/3"), has_header_first=False, restricted="Members",
                    footer="", footer_sides=("Draft", "{page} of {pages}"))  # fmt: skip
    css = html.write(page(Paragraph(said("x")), layout=layout, language=language)).partition("</style>")[0]
    assert f'@top-{start} {{ content: "Reed Museum"' in css
    assert f'@top-{end} {{ content: "RM/3"' in css
    assert f'@bottom-{end} {{ content: counter(page) " of " counter(pages)' in css
    (first,) = re.findall("@page :first .*", css)
    assert '@top-center { content: "Members"; }' in first
    assert first.count("none") == 2


def test_a_report_has_its_divisions_in_their_own_form() -> None:
    """The words of a motion first, who voted how in columns below each way, the outcome last."""
    ballots = Table(((), (), ()), ((said("For"), said("2"), said("Ms Ilves, Mr Ortiz")),), role="ballots")
    words = (Paragraph(said("That the weir stays shut.")),)
    motion = Case("motion", "Motion", stop=":", content=words, tail=said("Ms Ilves"))
    division = Case("vote", "Division No. 1", outcome="Carried", ballots=ballots)
    layout = Layout(style="hansard", cases="rule")
    source = html.write(page(motion, division, layout=layout))
    assert '<p class="moved">That the weir stays shut. [Motion: <em>Ms Ilves</em>]</p>' in source
    assert '<p class="way">For 2</p>' in source
    assert "<p>Ms Ilves</p>\n<p>Mr Ortiz</p>" in source
    assert '<p class="outcome">Carried</p>' in source
    assert "[Motion:" not in html.write(page(motion, layout=Layout(style="plain", cases="bar")))


def test_an_outcome_that_is_a_sentence_has_no_comma_behind_it_in_html() -> None:
    ended = Case("vote", "Vote", outcome="Ms Ilves is elected by all.", result="3 for", comma=" ")
    assert '<b class="outcome">Ms Ilves is elected by all.</b> 3 for' in html.write(page(ended))


@pytest.mark.parametrize("number", ["Decision 2026-8", "Decision 5", "Decision BC/2026/05/D.7"])
def test_the_number_of_a_decision_behind_a_vote_is_on_the_line_of_its_word(number: str) -> None:
    source = html.write(page(Case("vote", "Vote", outcome="Carried", result=f"9–2 ({number})")))
    assert f'9–2 <span class="whole">({number})</span>' in source


def test_an_address_in_the_notice_is_a_link() -> None:
    source = html.write(page(Heading(1, said("Minutes")), layout=Layout(notice="From https://reeds.example/a.")))
    assert re.search(
        '<p class="notice">From <a href="https://reeds.example/a"[^>]*>https://reeds.example/a</a>.</p>', source
    )


def test_no_line_of_those_who_voted_ends_within_a_name() -> None:
    names = "Ms Al-Rashid, Mr Ortiz-Vega (by proxy), Dr Kirkpatrick-Wolstenholmes-Ashdown"
    ballots = Table(((), (), ()), ((said("For"), said("3"), said(names)),), role="ballots")
    source = html.write(page(Case("vote", "Vote", ballots=ballots)))
    assert re.findall('<span class="whole">([^<]*)</span>', source) == ["Al-Rashid", "Ortiz-Vega"]
    assert names in re.sub("</?span[^>]*>", "", source)


def test_what_goes_on_with_a_long_line_of_code_is_set_in_behind_it() -> None:
    long = "    raise ValueError('a number of the record is missing')"
    source = html.write(page(Code(f"if x:\n{long}")))
    made = f'<pre><code>if x:\n<span class="wrapped" style="--indent: 8ch">{long}</span>\n</code></pre>'
    assert made in source.replace("&#x27;", "'")


def test_under_a_symbol_the_proceedings_begin_on_a_new_page() -> None:
    blocks = Masthead(body=said("Weir Board")), Heading(1, said("Minutes")), Heading(2, said("Item one"))
    symbol = Layout(style="secretariat", masthead="symbol", notice="Corrections within a week.")
    source = html.write(page(*blocks, layout=symbol))
    notice = '<p class="notice">Corrections within a week.</p>'
    assert f'{notice}\n<div class="on-new-page">\n<h2>Item one</h2>' in source
    assert '<div class="on-new-page">' not in html.write(page(*blocks, layout=Layout(masthead="rule")))


def test_two_short_lines_of_the_head_share_a_row_and_a_long_one_has_its_own() -> None:
    said_of = {"Day": "6 May", "Venue": "The long hall " * 5, "Chair": "Ms Ilves", "Minutes": "Mr Ortiz"}
    head = Table(((), ()), tuple((said(label), said(value)) for label, value in said_of.items()), role="head")
    lines = html.write(page(head, layout=Layout(style="protokoll", masthead="grid"))).splitlines()
    assert [line.count('class="wide"') for line in lines if "<dt>" in line] == [1, 1, 0, 0]
    assert 'class="wide"' not in html.write(page(head, layout=Layout(masthead="rule")))


def test_a_phone_keeps_a_table_of_figures_as_it_is() -> None:
    figures = Table((said("Year"), said("Carts")), ((said("2025"), said("7")),))
    prose = Table((said("Year"), said("What")), ((said("2025"), said("Seven carts crossed the weir at night.")),))
    assert '<table class="by-content narrow">' in html.write(page(figures))
    assert '<table class="by-content">' in html.write(page(prose))


def test_short_words_of_a_register_stay_on_one_line() -> None:
    table = Table((said("Due"), said("Action")), ((said("1 April 2026"), said("Send the table to all of them")),),
                  (4, 14), role="register")  # fmt: skip
    source = html.write(page(table))
    assert source.count("data-whole>") == 1
    assert '<td data-head="Due" data-whole><span class="whole">1 April</span> 2026</td>' in source


@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("pdftotext")), reason="chromium or pdftotext is missing"
)
def test_no_number_of_a_table_is_broken_in_the_columns_of_a_printed_hansard(tmp_path: Path) -> None:
    costs = ("Aufwandsentschädigungen", "Streuobstwiesenpflege")
    rows = "".join(
        f"| {cost} | {at}8.420,00 | {at}6.112,50 | -{at}3.931,18 | noch offen |\n" for at, cost in enumerate(costs, 1)
    )
    table = f"| Kostenstelle | Einnahmen | Ausgaben | Saldo | Erläuterung |\n|---|--:|--:|--:|---|\n{rows}"
    record = f"format = 1\n[meeting]\nlanguage = 'de'\n[print]\nstyle = 'hansard'\n[[note]]\ntext = '''\n{table}'''\n"
    (tmp_path / "page.html").write_text(html.write(report.document(read(record).minutes)))
    (tmp_path / "page.pdf").write_bytes(browser(str(shutil.which("chromium"))).printed(tmp_path / "page.html"))
    words = ran(["pdftotext", f"{tmp_path}/page.pdf", "-"]).out.split()
    assert {"18.420,00", "26.112,50", "-23.931,18"} <= set(words)


def test_the_time_of_a_division_stands_behind_its_words() -> None:
    """Before them, it would stand within them on a narrow page, as a part of a number."""
    vote = Case("vote", "Vote on the motion", content=(Paragraph(said("Rule 7")),), time="19:57")
    source = html.write(page(vote, layout=Layout(style="hansard", cases="rule", masthead="centred")))
    division = next(line for line in source.splitlines() if line.startswith('<p class="division"'))
    assert division.index("Rule 7") < division.index('<span class="mark">19:57</span>')


@pytest.mark.parametrize(("chair", "is_alone"), [("Ms Ash", False), ("Dr Wilhelmina Featherstonehaugh", True)])
def test_a_long_value_of_the_head_has_a_line_of_its_own(chair: str, is_alone: bool) -> None:
    row = (said("Chair"), said(chair), said("Venue"), said("Hall"))
    source = html.write(page(Table(((), (), (), ()), (row,), role="head"), layout=Layout(style="protokoll")))
    assert (source.count('<div class="wide"><dt>') == 2) is is_alone
    assert f"<dt>Chair</dt><dd>{chair}</dd>" in source


def test_words_of_a_table_in_a_printed_column_are_parted_only_where_nothing_else_helps() -> None:
    """With "anywhere" a browser makes columns narrower than their words."""
    css = html.write(page(Heading(1, said("Minutes")))).partition("@media print {\n  .on-new-page")[2]
    anywhere = [line for line in css.splitlines() if "overflow-wrap: anywhere" in line]
    assert len(anywhere) == 1
    assert ".wide-words" in anywhere[0]


def test_a_printed_page_has_places_for_initials_at_its_foot() -> None:
    layout = Layout(initials=("Chair", "Clerk"), footer="", footer_sides=("Draft", "Page {page}"))
    foot = re.search(r"@bottom-left \{ content: (.*?); font", html.write(page(Paragraph(said("One.")), layout=layout)))
    assert foot
    assert re.fullmatch(r'"Chair _{14}   Clerk _{14}" "\\A" "Draft"', foot[1])
    bare = replace(layout, footer_sides=("", ""))
    assert '"\\A" ; font' in html.write(page(Paragraph(said("One.")), layout=bare))


def test_where_minutes_stand_is_said_at_the_top_of_a_screen_and_not_twice_on_paper() -> None:
    made = html.write(page(Paragraph(said("One.")), layout=Layout(status="Draft – not yet approved")))
    assert '<p class="running"><strong>Draft – not yet approved</strong></p>' in made.split("<main")[0]
    assert re.search(r"@media print.*\.running[^{]*\{ display: none", made, re.DOTALL)


@pytest.mark.parametrize("whole", ["£ 18,900", "2 400 euro", "31 March", "17.000 €", "Dr. h. c. Egon", "20 mph"])
def test_typed_sums_and_days_are_on_one_line_and_have_the_blanks_that_were_typed(whole: str) -> None:
    source = html.write(page(Paragraph(said(f"It is {whole} so."))))
    assert f'<span class="whole">{whole}</span>' in source
    assert f"<code>{whole}</code>" in html.write(page(Paragraph((CodeWords(whole),))))


@pytest.mark.parametrize("before", ["", "- a list:\n\n  ", "> "], ids=["in words", "in a list", "in a quotation"])
def test_a_table_of_one_row_is_in_every_format(before: str) -> None:
    """One that is typed has a head alone, and HTML and Akoma Ntoso left it out."""
    behind = " " * len(before.rpartition("\n")[2]) if before[:1] == "-" else before
    table = f"{before}| Extra | late |\n{behind}| --- | --- |"
    record = read(f"[meeting]\ntitle = 'T'\n[[note]]\ntext = '''\nThe figures:\n\n{table}'''\n")
    made = report.document(record.minutes)
    for write in (html.write, akoma.write, markdown.write, plain.write):
        assert "Extra" in str(write(made)), write
    assert "Extra" in "".join(office.parts(made)["content.xml"].itertext())
    docx = ZipFile(BytesIO(word.write(made).content)).read("word/document.xml").decode()
    assert "Extra" in docx
