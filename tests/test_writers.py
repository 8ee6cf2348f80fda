"""The writers: a page in Markdown, plain text and PDF has the document's very words, and nothing in them acts."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from minutes_tui.errors import ExportError
from minutes_tui.model.document import (
    Block,
    Document,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Listing,
    Paragraph,
    Signature,
    Strong,
    Words,
    visible,
    words,
)
from minutes_tui.writers import markdown, plain
from minutes_tui.writers.pdf import pdf
from minutes_tui.writers.wrapping import width

COMMONMARK = MarkdownIt("commonmark")

Styled = list[tuple[str, frozenset[str]]]
"""Characters with the styles they are in; blanks are in none, a line break is a newline."""


def page(*blocks: Block) -> Document:
    return Document("Reed Museum", "en", None, blocks)


def made(document: Document) -> bytes:
    """A PDF that lacks nothing or says so."""
    return pdf.write(document).content


# What is on a page, however it is written


def styled(content: tuple[Inline, ...], styles: frozenset[str] = frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    for inline in content:
        match inline:
            case Words(text):
                yield from ((char, frozenset() if char.isspace() else styles) for char in visible(text))
            case LineBreak():
                yield "\n", frozenset()
            case Emphasis(inner):
                yield from styled(inner, styles | {"em"})
            case Strong(inner):
                yield from styled(inner, styles | {"strong"})


def trimmed(content: tuple[Inline, ...]) -> Styled:
    """What is styled how, without line breaks that have no words before or behind them; [] without words."""
    chars = list(styled(content))
    if all(char.isspace() for char, _ in chars):
        return []
    while chars[0][0] == "\n":
        del chars[0]
    while chars[-1][0] == "\n":
        del chars[-1]
    return chars


def shape(document: Document) -> list[object]:
    """What a document's Markdown must be read as."""
    found: list[object] = []
    for block in document.blocks:
        match block:
            case Heading(level, content):
                if trimmed(content):
                    line = [(" " if char == "\n" else char, styles) for char, styles in trimmed(content)]
                    found.append((f"h{level}", line))
            case Paragraph(content):
                if trimmed(content):
                    found.append(("p", trimmed(content)))
            case Listing(items, ordered, start):
                if items:
                    found.append(
                        ("ol" if ordered else "ul", start if ordered else 1, [trimmed(item) for item in items])
                    )
            case Signature(name, role):
                lines = ["_" * 40, *(line for line in (name, role) if line.strip())]
                found.append(("p", [(char, frozenset()) for char in "\n".join(lines)]))
    return found


def parsed(source: str) -> list[object]:
    """The same of Markdown's source, as CommonMark's reference reader has it."""
    found: list[object] = []
    items: list[Styled] = []
    in_list = False
    for token in COMMONMARK.parse(source):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                assert not in_list, "a list in a list"
                in_list, items = True, []
                found.append((token.tag, token.attrs.get("start", 1), items))
            case "bullet_list_close" | "ordered_list_close":
                in_list = False
            case "list_item_open":
                items.append([])
            case "heading_open":
                found.append((token.tag, []))
            case "paragraph_open":
                if not in_list:
                    found.append((token.tag, []))
            case "inline":
                chars = list(read(token.children or []))
                if in_list:
                    items[-1].extend(chars)
                else:
                    found[-1][1].extend(chars)  # type: ignore[index]
            case "heading_close" | "paragraph_close" | "list_item_close":
                pass
            case _:
                raise AssertionError(token.type)
    return found


def read(tokens: list[Token]) -> Iterator[tuple[str, frozenset[str]]]:
    styles: list[str] = []
    for token in tokens:
        match token.type:
            case "text":
                yield from ((char, frozenset() if char.isspace() else frozenset(styles)) for char in token.content)
            case "hardbreak":
                yield "\n", frozenset()
            case "em_open" | "strong_open":
                styles.append(token.tag)
            case "em_close" | "strong_close":
                styles.remove(token.tag)
            case _:
                raise AssertionError(token.type)


HOSTILE = st.text(st.sampled_from("*_`~#-+=>.)(]][![<&;:\\/|!1 2aÅ\u00a0€«é\"'@x?\t\n\x1b字"), max_size=12)
MARKUP = st.sampled_from(
    ["- ", "1. ", "1) ", "# ", "> ", "---", "===", "```", "~~~", "    ", "&amp;", "&#42;", "<b>", "</b>", "<!--", "-->",
     "<https://a.b>", "[a](b)", "![a](b)", "[a]: b", "[x] ", "***", "**", "\\", "a", "word ", " ", "|-|", "\u2003"]
)  # fmt: skip
TEXT = st.one_of(HOSTILE, st.lists(MARKUP, max_size=5).map("".join), st.text(max_size=6))
INLINE = st.recursive(
    st.one_of(TEXT.map(Words), st.just(LineBreak())),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: Emphasis(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: Strong(tuple(parts))),
    ),
    max_leaves=6,
)
CONTENT = st.lists(INLINE, max_size=4).map(tuple)
BLOCK = st.one_of(
    st.builds(Heading, st.integers(1, 6), CONTENT),
    st.builds(Paragraph, CONTENT),
    st.builds(Listing, st.lists(CONTENT, max_size=3).map(tuple), st.booleans(), st.integers(0, 12)),
)
PAGE = st.lists(BLOCK, max_size=4).map(lambda blocks: page(*blocks))


@given(PAGE)
@settings(derandomize=True, deadline=None, max_examples=250)
def test_markdown_of_any_words_is_read_back_as_those_words(document: Document) -> None:
    assert parsed(markdown.write(document)) == shape(document)


# One page with everything on it

HOSTILE_LINES = (
    "# no heading", "#hashtag", "- no item", "+ no item", "* no item", "1. no number", "2) no number", "> no quote",
    "---", "- - -", "***", "___", "===", "```", "~~~", "    four spaces before", "two behind  ", "\ttab",
    "3*4*5 = 60, 3 * 4 = 12", "a footnote* and another*", "snake_case, __init__, _so_", "*no emphasis*, **nor this**",
    "`no code`, a lone ` tick", "~~not struck~~, ~5 and ~6", "a 1) b; 2) c", "12345678901. too long for a number",
    "<b>bold</b>, 3 < 4 > 2, a <b", "<https://reeds.example>, <mill@reeds.example>", "<!-- no comment -->",
    "&amp; &copy; &#35; AT&T R&D; &nonsense;", "[sic], [a](b), ![a](b), [a][b]", "[@click=app.quit]x[/]", "[a]: b",
    "C:\\Users\\new, \\*, \\\\, end\\", "| a | b |", "a #", '#read("/etc/passwd") $x$ @ref <label> // x /* y */',
    "\x1b[31mred\x1b[0m \x00 \x7f \x85 \ud800", "\u202eabc\u202c", "\u00a0hard\u00a0spaces\u00a0", "one\ntwo",
    "会議の記録は次回の会議までに配布される予定であり、参加者は「内容」を確認する。", "e\u0301 \U0001f33e Ωმ",
    "https://reeds.example/" + "a-very/long_address/" * 16,
)  # fmt: skip

WHOLE_PAGE = page(
    Heading(1, (Words("Minutes of the Board of the Reed Museum, held on a long morning in the mill at the old quay"),)),
    Paragraph((Words("12 March 2025"),)),
    Paragraph((Strong((Words("Venue:"),)), Words(" Mill House, Quay 4"))),
    Heading(2, (Words("Present:"), LineBreak(), Words("all"))),
    Paragraph((Words("Estonia, Ms Ilse Vanags, Reed Museum"), LineBreak(), Words("- and guests"))),
    Paragraph(()),
    Paragraph((Words(" "), LineBreak())),
    Paragraph((LineBreak(), Words("first"), LineBreak(), LineBreak(), Words("third"), LineBreak())),
    *(Paragraph((Words(line),)) for line in HOSTILE_LINES),
    *(Heading(3, (Words(line),)) for line in ("a #", "##", "# b", "- c", "d  ", "*e*")),
    *(
        Paragraph((Words("Then"), LineBreak(), Words(line)))
        for line in ("===", "---", "1. x", "2. x", "# x", "- x", "> x", "")
    ),
    Heading(2, (Words("Emphasis"),)),
    Paragraph((Emphasis((Words("all of "), Strong((Words("this"),)), Words(" and that"))),)),
    Paragraph((Emphasis((Strong((Words("both"),)),)), Words(", "), Strong((Emphasis((Words("both again"),)),)))),
    Paragraph((Emphasis((Words("side"),)), Strong((Words("by"),)), Emphasis((Words("side"),)))),
    Paragraph((Words("with"), Strong((Words("in"),)), Words(", wi"), Emphasis((Words("(th)"),)), Words("in"))),
    Paragraph((Words("*"), Emphasis((Words(" stars* "),)), Words("_"), Emphasis((Words(" "),)), Words("*"))),
    Paragraph((Emphasis((Words("em "), Emphasis((Words("in em"),)))), LineBreak(), Strong((Words("x"), LineBreak())))),
    Heading(2, (Words("Lists"),)),
    Listing(((Words("The reeds are cut."),), (Words("one"), LineBreak(), Words("more")), (), (Words("- x"),))),
    Listing(((Words("A list of its own, with an item that is long enough to be carried on to the next line"),),)),
    Listing(((Words("A third"),), (Words("[x] no box"),), (Words("--"),))),
    Listing(((Words("nine"),), (Words("ten "), Strong((Words("bold"),)), LineBreak(), Words("11. more"))), True, 9),
    Listing(((Words("one again"),),), True),
    Listing(()),
    Signature("Ms Ilse Vanags", "Chair"),
    Signature("_Mr_ Juhan *Roo*", ""),
    Signature("", "Rapporteur"),
)

GOLDENS = Path(__file__).parent / "writers"


@pytest.mark.parametrize(("name", "write"), [("page.md", markdown.write), ("page.txt", plain.write)])
def test_a_page_with_everything_reads_as_expected(name: str, write: Callable[[Document], str], accept: bool) -> None:
    written = write(WHOLE_PAGE)
    if accept:
        (GOLDENS / name).write_text(written, "utf-8", newline="\n")
    assert written.encode() == (GOLDENS / name).read_bytes()


def test_the_markdown_of_a_page_with_everything_is_read_back() -> None:
    assert parsed(markdown.write(WHOLE_PAGE)) == shape(WHOLE_PAGE)


# Markdown


@pytest.mark.parametrize(
    "plain_words",
    ["snake_case", "3 * 4 = 12", "a 1) b; 2) c", "[sic]", "3 < 4 > 2", "R&D; AT&T", "C:\\Users\\new", "a footnote*",
     "#hashtag", "-5 degrees", "1.5 m", "===", "a lone ` tick", "~5 and ~6", "(see a.b.c)", "a@b and @ five"],
)  # fmt: skip
def test_words_that_are_no_markup_get_no_backslash(plain_words: str) -> None:
    assert markdown.write(page(Paragraph((Words(plain_words),)))) == plain_words + "\n"


@pytest.mark.parametrize("ordered", [False, True])
def test_lists_that_follow_each_other_stay_apart(ordered: bool) -> None:
    document = page(*[Listing(((Words("x"),), (Words("y"),)), ordered)] * 3, Paragraph(()), Listing((), ordered))
    assert parsed(markdown.write(document)) == shape(document)
    assert plain.write(document).count("\n\n") == 2


def test_emphasis_nests_as_deep_as_a_text_can() -> None:
    deep: tuple[Inline, ...] = (Words("x"),)
    for _ in range(5000):
        deep = (Emphasis(deep),)
    assert markdown.write(page(Paragraph(deep))) == "*x*\n"
    assert plain.write(page(Paragraph(deep))) == "x\n"
    assert made(page(Paragraph(deep)))


# Plain text


@given(PAGE)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_plain_text_has_the_words_of_any_page_in_lines_that_fit(document: Document) -> None:
    written = plain.write(document)
    assert written.endswith("\n")
    assert all(char == "\n" or char == visible(char) for char in written)
    for line in written.splitlines():
        assert width(line) <= plain.COLUMNS or " " not in line.strip("-*=0123456789.) ")
    for block in document.blocks:
        if isinstance(block, Paragraph):
            said = visible(words(block.content)).split()
            assert "".join(said) in "".join(written.split()), "words of a paragraph, whatever the line"


def test_plain_text_breaks_wide_characters_where_their_script_allows() -> None:
    text = "会議の記録は次回の会議までに配布される予定であり、" * 4
    lines = plain.write(page(Paragraph((Words(text),)))).splitlines()
    assert "".join(lines) == text
    assert all(width(line) <= plain.COLUMNS for line in lines)
    assert not any(line.startswith("、") for line in lines)


# PDF


def text_of(content: bytes, folder: Path) -> str:
    """The words of a PDF as a reader of the file would copy them, without page numbers and hyphenation."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed")
    path = folder / "page.pdf"
    path.write_bytes(content)
    ended = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, encoding="utf-8", check=True)
    pages = [re.sub(r"\n[0-9]+\s*\Z", "", each) for each in ended.stdout.split("\f")]
    return "\n".join(pages).replace("\u00ad\n", "")


def test_the_same_document_gives_the_same_pdf() -> None:
    dated = replace(WHOLE_PAGE, date=date(2025, 3, 12))
    assert made(WHOLE_PAGE) == made(WHOLE_PAGE)
    first = made(dated)
    assert first == made(dated) != made(WHOLE_PAGE)
    assert b"20250312" in first


def test_a_pdf_has_the_very_words(tmp_path: Path) -> None:
    reeds = (
        "The reeds at Kõrkjasaare are cut in “February”, it's said; affable officials -- in fact five -- first agree. "
    )
    document = page(
        Heading(1, (Words("Minutes of the Reed Museum"),)),
        Paragraph((Words(reeds * 40),)),
        Heading(2, (Words("Questions:"),)),
        Paragraph((Words("Ms Vanags: "), Emphasis((Words("Who "), Strong((Words("cuts"),)))), Words(" them?"))),
        Listing(((Words("with a scythe"),), (Words("by boat"),))),
        Listing(((Words("first"),), (Words("second"),)), True, 9),
        Signature("Ms Ilse Vanags", "Chair"),
    )
    found = text_of(made(document), tmp_path).split()
    assert (
        found
        == (
            f"Minutes of the Reed Museum {reeds * 40} Questions: Ms Vanags: Who cuts them? • with a scythe • by boat "
            "9. first 10. second Ms Ilse Vanags Chair"
        ).split()
    )


@pytest.mark.parametrize(
    "words_said",
    ['#read("/etc/passwd")', '#import "@preview/cetz:0.3.0"', "$x$ *x* _x_ `x` @x <x> // x /* x */ \\ ~ -- ---",
     "= x", "- x", "#panic()", "]#", '"x" \'x\'', "{{x}}", "a\\", "-----", "..."],
)  # fmt: skip
def test_nothing_in_a_text_acts_on_a_pdf(words_said: str, tmp_path: Path) -> None:
    content = made(page(Paragraph((Words(words_said),)), Signature(words_said, words_said)))
    assert text_of(content, tmp_path).split() == words_said.split() * 3


@pytest.mark.parametrize("word", ["a" * 300, "https://reeds.example/" + "x/y-z?q=&" * 40, "W" * 120])
def test_a_word_longer_than_a_line_stays_on_the_page_and_whole(word: str, tmp_path: Path) -> None:
    content = made(page(Heading(2, (Words(word),)), Listing(((Words(word),),)), Paragraph((Words(word),))))
    lines = text_of(content, tmp_path).split()
    assert len(lines) >= 6
    assert "".join(lines).replace("•", "") == word * 3


@given(PAGE)
@settings(derandomize=True, deadline=None, max_examples=15)
def test_any_page_can_be_a_pdf(document: Document) -> None:
    assert made(document).startswith(b"%PDF")


@pytest.mark.parametrize(
    "language", ["", "e", "english", "x-klingon", "\n", "éé", "zh-Hant-TW", "en_GB", "es-419", "qq"]
)
def test_any_language_tag_makes_a_pdf(language: str) -> None:
    assert made(Document("x", language, None, (Paragraph((Words("x"),)),))).startswith(b"%PDF")


def test_words_are_hyphenated_by_the_page_s_language() -> None:
    blocks = (Paragraph((Words("Donaudampfschifffahrtskapitäne " * 30),)),)
    assert made(Document("x", "de-AT", None, blocks)) != made(Document("x", "qq", None, blocks))


def test_no_pages_at_all_make_a_page() -> None:
    assert made(page()).startswith(b"%PDF")
    assert markdown.write(page()) == plain.write(page()) == "\n"


def test_an_error_of_the_engine_is_a_sentence_with_a_remedy() -> None:
    with pytest.raises(ExportError, match=r"^The PDF cannot be made: .*\. Export Markdown or plain text instead\.$"):
        made(page(Heading(0, (Words("A heading of no level"),))))
