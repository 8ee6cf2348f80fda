"""The light Markdown of a text: what is a list, what is emphasis, and that all else is words."""

import sys
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_tui.language import markup
from minutes_tui.model.document import (
    Address,
    Block,
    Code,
    CodeWords,
    Emphasis,
    Inline,
    LineBreak,
    Listing,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Words,
)
from minutes_tui.writers import plain_columns
from minutes_tui.writers.wrapping import lines

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
            case CodeWords(words):
                parts.append(f"<code>{words}</code>")
            case Address(url, inner):
                parts.append(f"<{url}>{shown(inner)}</a>")
            case _:
                raise AssertionError(inline)
    return "".join(parts)


def read(source: str) -> list[str]:
    """The blocks of a text, one a line; the items of a list with their marks."""
    return [line for block in markup.blocks(source) for line in _lines(block)]


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph(content):
            return [shown(content)]
        case Listing(items, ordered, start):
            numbers = range(start, start + len(items))
            marks = [f"{number}." if ordered else "•" for number in numbers]
            within = block.inside or [()] * len(items)
            return ["list", *(line for mark, item, inside in zip(marks, items, within, strict=True)
                              for line in (f"{mark} {shown(item)}", *_within(inside)))]  # fmt: skip
        case Quotation(content):
            return ["quotation", *_within(content)]
        case Code(lines, language):
            return [f"code {language}".strip(), *(f"  {line}" for line in lines.split("\n"))]
        case Table(head, rows):
            return ["table", *("  " + " / ".join(map(shown, row)) for row in (head, *rows))]
    raise AssertionError(block)


def _within(blocks: Iterable[Block]) -> Iterator[str]:
    return (f"  {line}" for block in blocks for line in _lines(block))


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
        "`late [frost](x) <b>ice</b> $x$ #x ~~x~~",
        "[[note]] [bold]",
        "&amp; &lt;",
    ],
)
def test_all_other_marks_are_words(source: str) -> None:
    assert read(source) == [source]


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ("`late` frost", "<code>late</code> frost"),
        ("(`late`), “`frost`”!", "(<code>late</code>), “<code>frost</code>”!"),
        ("`a *b* \\ [c](https://d.example)`", "<code>a *b* \\ [c](https://d.example)</code>"),
        ("``a ` b``", "<code>a ` b</code>"),
        ("*`late` frost*", "<em><code>late</code> frost</em>"),
        ("**`late`**", "<strong><code>late</code></strong>"),
        ("```late``` frost", "<code>late</code> frost"),
        ("\\`late` frost", "`late` frost"),
        ("parse.c:`next` is late", "parse.c:<code>next</code> is late"),
        ("`a`/`b`, x=`c`", "<code>a</code>/<code>b</code>, x=<code>c</code>"),
        ("*b:*`a`", "<em>b:</em><code>a</code>"),
        ("a:`b", "a:`b"),
    ],
)
def test_backticks_that_hug_words_are_code_in_which_nothing_is_a_mark(source: str, becomes: str) -> None:
    assert read(source) == [becomes]


@pytest.mark.parametrize("source", ["late`frost`s", "` late`", "`late `", "`late", "a`b`c", "``late`", "`two\nlines`"])
def test_other_backticks_are_words(source: str) -> None:
    assert read(source) == [source.replace("\n", "↵")]


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ("[late *frost*](https://a.example/b)", "<https://a.example/b>late <em>frost</em></a>"),
        ("*[late](https://a.example)*", "<em><https://a.example>late</a></em>"),
        ("[`a]`](https://a.example)s", "<https://a.example><code>a]</code></a>s"),
        ("[a](https://a.example/b_(c)_d)", "<https://a.example/b_(c)_d>a</a>"),
        ("[a [b](https://b.example)]", "[a <https://b.example>b</a>]"),
        ("[mail](mailto:ida@a.example?subject=Frost)", "<mailto:ida@a.example?subject=Frost>mail</a>"),
        ("see https://a.example/b?c=d#e.", "see <https://a.example/b?c=d#e>https://a.example/b?c=d#e</a>."),
        ("(http://a.example/b_(c))", "(<http://a.example/b_(c)>http://a.example/b_(c)</a>)"),
        ("<https://a.example>", "<<https://a.example>https://a.example</a>>"),
        ("*https://a.example/*", "<em><https://a.example/>https://a.example/</a></em>"),
        ("https://a.example/Süd[1]", "<https://a.example/S%C3%BCd%5B1%5D>https://a.example/Süd[1]</a>"),
        ("https://süd.example", "<https://xn--sd-xka.example>https://süd.example</a>"),
        ("HTTPS://A.example", "<https://A.example>HTTPS://A.example</a>"),
        ("ida@a.example, mailto:o@b.example", "<mailto:ida@a.example>ida@a.example</a>, "
         "<mailto:o@b.example>mailto:o@b.example</a>"),
        ("\\https://a.example \\ida@a.example", "https://a.example ida@a.example"),
        ("\\[a](https://b.example)", "[a](<https://b.example>https://b.example</a>)"),
        ("C:\\ida@a.example", "C:\\ida@a.example"),
    ],
)  # fmt: skip
def test_addresses_alone_and_behind_words_lead_out_of_the_text(source: str, becomes: str) -> None:
    assert read(source) == [becomes]


@pytest.mark.parametrize(
    "source",
    [
        "[a](javascript:alert(1))", "[a](JavaScript:alert(1))", "[a](data:text/html,b)", "[a](file:///etc/passwd)",
        "[a](vbscript:b)", "[a](//b.example)", "[a](b.md)", "[a](#b)", "[a](ftp://b.example)", "ftp://b.example",
        "[a](https://ida:pw@b.example)", "https://ida:pw@b.example/", "https://ida@b.example", "https://",
        "https://b.example/\u202egpj.exe", "[a](https://b.example/\u202egpj.exe)", "https://b.exa\u200bmple",
        "https://[::1]/", "https://-b.example", "https://b_.example:x/", "https://b..example", "javascript://b.example",
        "[](https://)", "[ a](ftp://b.example)", "[a] (ftp://b.example)", "[a][b]", "[a]: ftp://b.example",
        "mailto:ida", "ida@b", "@AT", "x@@a.example", "sip:ida@b.example", "www.b.example", "blob:https://b.example",
        "view-source:https://b.example", "a" + "https://b.example", "[a](mailto:ida@b.example?attach=/etc/passwd)",
        "https://b.example/" + "c" * 2100,
    ],
)  # fmt: skip
def test_what_leads_nowhere_that_is_safe_is_words(source: str) -> None:
    assert read(source) == [source]


@pytest.mark.parametrize(
    "once",
    [
        "`", "` ", " `a", "\\`", "[", "](", "[a](https://x", "](https://", "[](https://x.org)", "https://", "a@", "a.",
        "(https://x.org/(", "*`a`", "*[`", "|", "| ", "x@a-", "<@",
    ],
)  # fmt: skip
def test_many_marks_are_read_in_steps_that_are_as_many(once: str) -> None:
    steps = [_steps(once * (length // len(once))) for length in (20_000, 40_000)]
    assert steps[1] <= 2.5 * steps[0] + 1000


def _steps(text: str) -> int:
    """How many lines of Python are run to read a text."""
    count = 0

    def step(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal count
        count += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        markup.blocks(text)
    finally:
        sys.settrace(before)
    return count


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
@given(st.text(st.characters(exclude_characters="*`@\n", exclude_categories=["Cs"]), min_size=1))
def test_what_is_entered_reads_as_the_very_words_that_were_typed(typed: str) -> None:
    if typed.strip() and not markup.MARK.match(typed.removeprefix("\\")):
        assert markup.words(markup.entered(typed)) == typed


@pytest.mark.parametrize("typed", ["- apples", "1. apples", "-  apples", "1.  apples"])
def test_a_list_mark_that_is_entered_as_words_reads_as_words(typed: str) -> None:
    assert markup.entered(typed) == f"\\{typed}"
    assert markup.words(markup.entered(typed)) == typed


def test_no_backslash_is_put_where_none_is_needed() -> None:
    for typed in ("2. apples", "1999. A good year.", "-apples", "late - frost", "C:\\brook", "a * b", "*late*"):
        assert markup.entered(typed) == typed


def test_a_number_that_would_go_on_with_a_list_is_words_in_a_new_paragraph() -> None:
    assert read(markup.paragraph_added("1. one", "2. two")) == ["list", "1. one", "2. two"]
    assert markup.paragraph_added("1. one", "2. two") == "1. one\n\n\\2. two"
    assert markup.paragraph_added("1. one", "3. three") == "1. one\n\n3. three"


def test_a_list_item_goes_into_the_list_at_the_end_or_begins_one() -> None:
    assert markup.item_added("", "apples", None) == "- apples"
    assert markup.item_added("We have", "apples", None) == "We have\n\n- apples"
    assert markup.item_added("We have\n\n- apples", "pears", None) == "We have\n\n- apples\n- pears"
    assert markup.item_added("- apples", "pears", 1) == "- apples\n\n1. pears"
    assert markup.item_added("1. apples", "pears", 2) == "1. apples\n2. pears"
    assert markup.item_added("1. apples", "pears", 1) == "1. apples\n\n1. pears"


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        ("1. one\n2. two", {3}),
        ("1. one\n\n1. one again", {2}),
        ("1. one\n\nwords", {2}),
        ("1. one\n2. two\n   1. two one", {2, 3}),
        ("\\1. one", {2}),
        ("- one", set()),
        ("", set()),
    ],
)
def test_the_numbers_that_follow_are_those_of_the_last_list_and_of_those_within_its_last_item(
    source: str, numbers: set[int]
) -> None:
    assert markup.next_numbers(source) == numbers


@pytest.mark.parametrize(
    ("source", "item", "becomes"),
    [
        ("- apples\n\nand", ("pears", None), "- apples\n\n  and\n- pears"),
        ("- apples\n\nThere are also:", ("pears", None), "- apples\n\nThere are also:\n\n- pears"),
        ("1. one\n\nand\n\n> so", ("two", 2), "1. one\n\n   and\n\n   > so\n2. two"),
        ("1. one\n\n```\nx\n\n y\n```", ("two", 2), "1. one\n\n   ```\n   x\n\n    y\n   ```\n2. two"),
        ("1. one", ("both", None), "1. one\n   - both"),
        ("1. one\n   - both", ("two", 2), "1. one\n   - both\n2. two"),
        ("1. one\n2. two\n   1. within", ("three", 3), "1. one\n2. two\n   1. within\n3. three"),
        ("- apples\n\n1. one\n2. two", ("pears", None), "- apples\n  1. one\n  2. two\n- pears"),
        ("\\1. one", ("two", 2), "1. one\n2. two"),
        ("```\nx", ("two", None), "```\nx\n```\n\n- two"),
        ("- a", ("b\nc\n- d", None), "- a\n- b\n  c\n- d"),
    ],
)
def test_a_list_that_goes_on_takes_what_stands_between_into_the_item_before(
    source: str, item: tuple[str, int | None], becomes: str
) -> None:
    assert markup.item_added(source, *item) == becomes


def test_an_item_is_as_deep_as_it_says_and_as_there_are_lists() -> None:
    deep = markup.item_added("- a", "b", None, 2)
    assert deep == "- a\n  - b"
    assert markup.item_added(deep, "c", None, 2) == "- a\n  - b\n  - c"
    assert markup.item_added(deep, "c", None, 5) == "- a\n  - b\n    - c"
    assert markup.item_added(deep, "c", 1, 2) == "- a\n  - b\n\n  1. c"
    assert markup.item_added(deep, "c", None) == "- a\n  - b\n- c"
    assert markup.item_added("words", "c", None, 2) == "words\n\n- c"
    for typed in range(1, 40):
        deep = markup.item_added(deep, f"{typed}", None, typed)
    assert markup.words(deep).split("\n")[-1] == "39"


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ("- a\n  - b\n- c", ["list", "• a", "  list", "  • b", "• c"]),
        ("- a\n    - b\n    - c\n        - d", ["list", "• a", "  list", "  • b", "  • c", "    list", "    • d"]),
        ("1. a\n   1. b\n   2. c\n2. d", ["list", "1. a", "  list", "  1. b", "  2. c", "2. d"]),
        ("- a\n  more\n\n  and\n\nnow", ["list", "• a↵more", "  and", "now"]),
        ("- a\n\t- b", ["list", "• a", "  list", "  • b"]),
        ("- a\n  > so\n  > it is", ["list", "• a", "  quotation", "    so↵it is"]),
        ("> a\n>\n> - b\n\nc", ["quotation", "  a", "  list", "  • b", "c"]),
        (">a\n>5", [">a↵>5"]),
        (r"\> a", ["> a"]),
        ("```py\n*x* = 1\n\n- y\n```\nthen", ["code py", "  *x* = 1", "  ", "  - y", "then"]),
        ("````\n```\n````", ["code", "  ```"]),
        ("```\nx", ["code", "  x"]),
        ("a\n```b c", ["a↵```b c"]),
        ("| a | b |\n| --- | --- |\n| *c* | d\\|e |\n\nf", ["table", "  a / b", "  <em>c</em> / d|e", "f"]),
        ("| a | b |\n| c | d |", ["| a | b |↵| c | d |"]),
    ],
)
def test_what_is_indented_to_an_item_is_within_it(source: str, becomes: list[str]) -> None:
    assert read(source) == becomes


@ANY
@given(st.lists(st.sampled_from(["*", "**", "a", " ", "(", ".", "\\", "\n", "- ", "1. "]), max_size=14).map("".join))
def test_no_letter_is_lost_between_stars_however_they_stand(source: str) -> None:
    """All that reading takes out are list marks, stars that pair, and the backslashes before marks."""
    letters = source.count("a") + source.count("(") + source.count(".")
    read_back = markup.words(source)
    taken = sum(len(block.items) for block in markup.blocks(source) if isinstance(block, Listing) and block.ordered)
    assert read_back.count("a") + read_back.count("(") + read_back.count(".") == letters - taken


def test_what_is_to_be_checked_is_what_follows_two_question_marks_in_the_line() -> None:
    assert markup.gap("It rose in ?? which year") == "which year"
    assert markup.gap("It rose ???") == "??"
    assert markup.gap("It rose ?? when\n\nand fell") == "when"
    assert markup.gap("It rose ?? when ?? where") == "when ?? where"
    assert markup.gap("It rose ??.") == "??"
    assert markup.gap("(??) of a group") == "??"
    assert markup.gap("“??”, which is said [??]") == "??"
    assert markup.gap("It rose ??. Then it fell.") == "??"
    assert markup.gap("It rose ??, and fell.") == "??"
    assert markup.gap("It rose ??: which year") == "which year"
    assert markup.gap("It rose ?? – which year") == "which year"
    assert markup.gap("It was ?? -5 degrees") == "-5 degrees"
    assert markup.gap("It rose (in ?? which year).") == "which year"
    assert markup.gap("It rose in ?? (which year)") == "(which year)"
    assert markup.gap("(It rose ??)") == "??"
    assert markup.gap("Did it rise?") == ""


def told(text: str) -> tuple[Words, ...]:
    return (Words(text),) if text else ()


WHOLE = ("£ 18,900", "2 400 euro", "31 March", "17.000 €", "Dr. h. c. Egon", "20 mph", "Decision 5")


@pytest.mark.parametrize("room", [28, 40, 78])
@pytest.mark.parametrize("whole", WHOLE)
def test_no_line_ends_within_a_sum_a_day_or_a_numbered_thing(whole: str, room: int) -> None:
    for before in range(1, room):
        found = list(lines(f"{'i' * before} {whole} was said of it", room))
        assert any(whole in line for line in found), found
        assert max(map(len, found)) <= max(room, before)


def test_a_sum_that_is_wider_than_its_column_is_broken() -> None:
    assert list(lines("about £ 18,900 a year", 6)) == ["about", "£", "18,900", "a year"]


def test_a_typed_line_of_a_roster_goes_over_the_columns_and_makes_none_narrow() -> None:
    typed = "Mr Ian Hobbs, Friends of the Lighthouse. Ms Edda Fell, Intern to them."
    cells = [("", ("Denmark", "Mr Mads Kjær", "Pilotage Service, Ministry of Trade, Shipping and Fisheries")),
             ("line", (typed, "", "")),
             ("group", ("Participants for the Harbour Board and others", "", "7 of 7"))]  # fmt: skip
    rows = tuple(tuple(told(word) for word in row) for _, row in cells)
    table = Table((told("Delegation"), told("Name"), told("Affiliation")), rows, (9, 14, 19), "roster",
                  tuple(mark for mark, _ in cells))  # fmt: skip
    lines_ = list(plain_columns.drawn(table, 78))
    assert typed in lines_
    assert any(line.endswith("7 of 7") and line.startswith("Participants for") for line in lines_)
    assert max(map(len, lines_)) <= 78


def test_a_decision_of_a_register_has_the_room_of_columns_that_are_empty() -> None:
    words = "The harbour dues are raised by 3 per cent for vessels"
    rows = tuple(
        tuple(told(word) for word in row)
        for row in (
            ("1/2026", words, "", "", "Item 3"),
            ("Action 1", "To write to all holders of berths in the harbour", "Mr Rowntree", "12 June 2026", "Item 5"),
        )
    )
    head = tuple(map(told, ("No.", "Decision and action", "Responsible", "Due", "Item")))
    assert any(words in line for line in plain_columns.drawn(Table(head, rows, (3, 14, 8, 5, 4), "register"), 78))
