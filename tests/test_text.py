"""The light Markdown of a text: what is a list, what is emphasis, and that all else is words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_tui import text
from minutes_tui.document import Block, Emphasis, Inline, LineBreak, Listing, Paragraph, Strong, Words

ANY = settings(derandomize=True, deadline=None, max_examples=400)


def shown(content: tuple[Inline, ...]) -> str:
    """Inline content with its emphasis in angle brackets."""
    parts = []
    for inline in content:
        match inline:
            case Words(words):
                parts.append(words)
            case LineBreak():
                parts.append("↵")
            case Emphasis(inner):
                parts.append(f"<em>{shown(inner)}</em>")
            case Strong(inner):
                parts.append(f"<strong>{shown(inner)}</strong>")
    return "".join(parts)


def read(source: str) -> list[str]:
    """The blocks of a text, one a line; the items of a list with their marks."""
    return [line for block in text.blocks(source) for line in _lines(block)]


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph(content):
            return [shown(content)]
        case Listing(items, ordered, start):
            numbers = range(start, start + len(items))
            marks = [f"{number}." if ordered else "•" for number in numbers]
            return ["list", *(f"{mark} {shown(item)}" for mark, item in zip(marks, items, strict=True))]
    raise AssertionError(block)


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ("*late* frost", "<em>late</em> frost"),
        ("**late** frost", "<strong>late</strong> frost"),
        ("***late** frost*", "<em><strong>late</strong> frost</em>"),
        ("***late***", "<em><strong>late</strong></em>"),
        ("the *late frost*.", "the <em>late frost</em>."),
        ("(*late*), “*frost*”", "(<em>late</em>), “<em>frost</em>”"),
        ("*late*, *frost*; *ice*!", "<em>late</em>, <em>frost</em>; <em>ice</em>!"),
        ("*two\nlines*", "<em>two↵lines</em>"),
        ("*晚霜*。", "<em>晚霜</em>。"),
    ],
)
def test_stars_that_hug_words_are_emphasis(source: str, becomes: str) -> None:
    assert read(source) == [becomes]


@pytest.mark.parametrize(
    "source",
    [
        "3*4*5",
        "3 * 4 * 5",
        "* frost",
        "frost*",
        "*frost",
        "**",
        "a*b*c",
        "*late*frost",
        "****late****",
        "_late_ __frost__",
        "`late` [frost](x) <b>ice</b> $x$ #x ~~x~~",
        "[[note]] [bold]",
        "&amp; &lt;",
    ],
)
def test_all_other_marks_are_words(source: str) -> None:
    assert read(source) == [source]


def test_emphasis_does_not_reach_beyond_its_paragraph() -> None:
    assert read("*late\n\nfrost*") == ["*late", "frost*"]


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        (r"\*late\* frost", ["*late* frost"]),
        (r"\\*late*", [r"\*late*"]),
        (r"\\", ["\\"]),
        (r"C:\brook\2025", [r"C:\brook\2025"]),
        (r"\- late", ["- late"]),
        (r"\1. late", ["1. late"]),
        (r"\7. late", ["7. late"]),
        (r"late \- frost", [r"late \- frost"]),
        (r"\-late", [r"\-late"]),
    ],
)
def test_a_backslash_makes_a_word_of_a_mark_and_is_one_elsewhere(source: str, becomes: list[str]) -> None:
    assert read(source) == becomes


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ("We have\n\n- apples\n- *pears*\n\nnow.", ["We have", "list", "• apples", "• <em>pears</em>", "now."]),
        ("1. one\n2. two", ["list", "1. one", "2. two"]),
        ("We have\n- apples", ["We have", "list", "• apples"]),
        ("- apples\nnow", ["list", "• apples", "now"]),
        ("- apples\n\n- pears", ["list", "• apples", "• pears"]),
        ("1. one\n\n1. one again", ["list", "1. one", "list", "1. one again"]),
        ("- apples\n1. one", ["list", "• apples", "list", "1. one"]),
        ("1. one\n3. three", ["list", "1. one", "3. three"]),
        ("2. two", ["2. two"]),
        ("1. one\n\nthen\n\n2. two", ["list", "1. one", "then", "2. two"]),
        ("1) one; 2) two", ["1) one; 2) two"]),
        ("-apples", ["-apples"]),
        ("• apples", ["• apples"]),
        ("- ", ["- "]),
        ("١. واحد", ["١. واحد"]),
        ("1999. A good year.", ["1999. A good year."]),
    ],
)
def test_lists_begin_with_a_hyphen_or_with_one(source: str, becomes: list[str]) -> None:
    assert read(source) == becomes


def test_a_blank_line_parts_paragraphs_and_a_single_newline_breaks_the_line() -> None:
    assert read("one\ntwo\n\n\nthree\n") == ["one↵two", "three"]
    assert read("") == []


@ANY
@given(st.text(st.characters(exclude_characters="*\n", exclude_categories=["Cs"]), min_size=1))
def test_what_is_entered_reads_as_the_very_words_that_were_typed(typed: str) -> None:
    if typed.strip() and not text.MARK.match(typed.removeprefix("\\")):
        assert text.words(text.entered(typed)) == typed


@pytest.mark.parametrize("typed", ["- apples", "1. apples", "-  apples", "1.  apples"])
def test_a_list_mark_that_is_entered_as_words_reads_as_words(typed: str) -> None:
    assert text.entered(typed) == f"\\{typed}"
    assert text.words(text.entered(typed)) == typed


def test_no_backslash_is_put_where_none_is_needed() -> None:
    for typed in ("2. apples", "1999. A good year.", "-apples", "late - frost", "C:\\brook", "a * b", "*late*"):
        assert text.entered(typed) == typed


def test_a_number_that_would_go_on_with_a_list_is_words_in_a_new_paragraph() -> None:
    assert read(text.paragraph_added("1. one", "2. two")) == ["list", "1. one", "2. two"]
    assert text.paragraph_added("1. one", "2. two") == "1. one\n\n\\2. two"
    assert text.paragraph_added("1. one", "3. three") == "1. one\n\n3. three"


def test_a_list_item_goes_into_the_list_at_the_end_or_begins_one() -> None:
    assert text.item_added("", "apples", None) == "- apples"
    assert text.item_added("We have", "apples", None) == "We have\n\n- apples"
    assert text.item_added("We have\n\n- apples", "pears", None) == "We have\n\n- apples\n- pears"
    assert text.item_added("- apples\n\nand", "pears", None) == "- apples\n\nand\n\n- pears"
    assert text.item_added("- apples", "pears", 1) == "- apples\n\n1. pears"
    assert text.item_added("1. apples", "pears", 2) == "1. apples\n2. pears"
    assert text.item_added("1. apples", "pears", 1) == "1. apples\n\n1. pears"


def test_the_number_that_follows_is_that_of_the_list_at_the_end() -> None:
    assert text.next_number("1. one\n2. two") == 3
    assert text.next_number("1. one\n\n1. one again") == 2
    assert text.next_number("1. one\n\nwords") is None
    assert text.next_number("- one") is None
    assert text.next_number("") is None


@ANY
@given(st.lists(st.sampled_from(["*", "**", "a", " ", "(", ".", "\\", "\n", "- ", "1. "]), max_size=14).map("".join))
def test_no_letter_is_lost_between_stars_however_they_stand(source: str) -> None:
    """All that reading takes out are list marks, stars that pair, and the backslashes before marks."""
    letters = source.count("a") + source.count("(") + source.count(".")
    read_back = text.words(source)
    taken = sum(len(block.items) for block in text.blocks(source) if isinstance(block, Listing) and block.ordered)
    assert read_back.count("a") + read_back.count("(") + read_back.count(".") == letters - taken


def test_what_is_to_be_checked_is_what_follows_two_question_marks_in_the_line() -> None:
    assert text.gap("It rose in ?? which year") == "which year"
    assert text.gap("It rose ???") == "??"
    assert text.gap("It rose ?? when\n\nand fell") == "when"
    assert text.gap("It rose ?? when ?? where") == "when ?? where"
    assert text.gap("It rose ??.") == "??"
    assert text.gap("Did it rise?") == ""
