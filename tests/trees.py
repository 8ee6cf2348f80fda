"""Trees of pages, made by hand or as text, and words that try to be more than words."""

import datetime as dt

from minutes_tui.model.document import (
    Block,
    Case,
    Code,
    Contents,
    Document,
    Emphasis,
    Foreign,
    Gap,
    Heading,
    Inline,
    Layout,
    LineBreak,
    Link,
    Listing,
    Masthead,
    PageNumber,
    Paragraph,
    Passage,
    Quotation,
    Signature,
    Strong,
    Table,
    Words,
    flat,
)

DAY = dt.date(2025, 3, 12)
AT = dt.datetime(2025, 3, 12, 10, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def said(words: str) -> tuple[Inline, ...]:
    return (Words(words),)


PLAIN = Layout()


def page(*blocks: Block, layout: Layout = PLAIN, language: str = "en", title: str = "Reed Museum") -> Document:
    return Document(title, language, DAY, blocks, layout, "Board of the Reed Museum", "RM/2025/3")


LAYOUT = Layout(header="Reed Museum", footer="Page {page} of {pages}", draft="Draft", restricted="Members only")

NESTED = Listing(
    (said("call"), said("send")),
    True,
    inside=(
        (
            Listing((said("both"), said("all")), inside=((Listing((said("deep"),), True),), ())),
            Paragraph(said("who are away")),
            Quotation((Paragraph(said("At sea.")),)),
            Listing((said("apart"),), True),
        ),
        (Code("  x = 1"), Table((said("Day"),), ((said("Monday"),),))),
    ),
)
"""What stands within the items of a list."""

MEETING = page(
    Heading(1, said("Minutes of the Board")),
    Paragraph(said("12 March 2025")),
    Contents("Contents"),
    Heading(2, said("Attendance"), "attendance"),
    Table(
        (said("Name"), said("Role"), said("Signature")),
        ((said("Ms Ilse Vanags"), said("Chair"), ()), (said("Mr Juhan Roo | of the mill"), said("Rapporteur"), ())),
        (3, 2, 2),
    ),
    Heading(2, said("1. The roof"), "roof"),
    Heading(3, said("Reeds\u00a0& thatch"), "reeds"),
    Passage(
        "question",
        (Paragraph((Words("Ms Vanags: Who "), Emphasis(said("cuts")), Words(" them?")), "12", "10:05", "p12"),),
        (("IV", "Ms Ilse Vanags"),),
        "Ms Vanags: ",
        AT,
        "note-1",
    ),
    Passage(
        "answer",
        (
            Paragraph(
                (
                    Words("Mr Roo: We do, "),
                    Foreign("de", said("wie immer")),
                    Words(", see "),
                    Link("p12", said("12")),
                    Words("."),
                ),
                "13",
            ),
            Listing((said("by boat"), said("with a scythe"))),
        ),
        (("JR", "Mr Juhan Roo"), ("IV", "Ms Ilse Vanags")),
        "Mr Roo: ",
        None,
        "note-2",
        "note-1",
    ),
    Passage("narrative", (Paragraph(said("They clapped.")),), language="et"),
    Passage("decision", (Paragraph(said("Decision 1: The reeds are cut in February.")),)),
    Passage("vote", (Paragraph(said("3 for"), "14"), Listing((said("one"), said("two")), True, 3))),
    Gap(),
    Paragraph((Words("Then"), LineBreak(), Strong(said("home.")))),
    Listing((said("one"),), True),
    NESTED,
    Quotation((Paragraph(said("So it is.")), Listing((said("quoted"),)))),
    Code("ls  -l\n\n  *x*", "sh"),
    Signature("Ms Ilse Vanags", "Chair"),
    Signature("Mr Juhan Roo", "Rapporteur"),
    layout=LAYOUT,
)
"""Each kind of block and inline content once at least."""

ARABIC = page(
    Heading(1, said("محضر اجتماع المجلس")),
    Heading(2, said("السقف"), "roof"),
    Paragraph(
        (Words("السيدة فاناغس: "), Foreign("en", said("The reeds (all) are cut.")), Words(" نعم.")), "12", "10:05"
    ),
    Table((said("الاسم"),), ((said("السيد رو"),),)),
    language="ar",
)

HOSTILE = (
    "# no heading", "- no item", "1. no number", "| a | b |", "*x* **y** `z` ~~w~~", "[a](https://a.example)", "\\",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b>', "</style><b>", "</main>", "&lt;b&gt; &amp;",
    "<!-- no comment", "]]>", "<?xml?>", "<!DOCTYPE x>", "javascript:alert(1)", "{page} {pages}", "{{x}}", "%s %(x)s",
    '#read("/etc/passwd")', '#import "@preview/cetz:0.3.0"', "#panic()", "$x$ @ref <label> // /* */", "</w:t><w:br/>",
    "\x00\x07\x1b[31mred\x1b[0m\x7f\x85", "\u202eright to left\u202c", "\u2066isolated\u2069", "\ufeff\ufffe\uffff",
    "\ud800 alone", "\u2028\u2029", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "e\u0301 \U0001f33e 会議 العربية",
    "INCLUDEPICTURE http://a.example", "a" * 120, "--- ... ''", "\u00ad\u200b\u200d", "https://a.example/<x>",
)  # fmt: skip
"""In each format some of these would be a mark, a command or a fault, if they weren't taken as words."""


def shown(page: Document) -> str:
    """A document as text, a paragraph a line: emphasis in stars, headings with crosses, lists with their marks."""
    return "".join(f"{line}\n" for block in page.blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(level, content, _, number, symbol):
            words = " ".join(filter(None, [number, _inline(content), symbol and f"({symbol})"]))
            return ["", f"{'#' * level} {words}", ""]
        case Paragraph(content, number, time):
            return [" ".join(filter(None, [number and f"[{number}]", time and f"[{time}]", _inline(content)]))]
        case Listing(items, ordered, start):
            marks = [f"{start + at}." if ordered else "-" for at in range(len(items))]
            return [f"  {mark} {_inline(item)}" for mark, item in zip(marks, items, strict=True)]
        case Gap():
            return [""]
        case Signature(name, role):
            return [f"________ {name} ({role})"]
        case Table(head, rows, _, _, marks):
            lines = [" | ".join(_inline(cell) for cell in row) for row in (head, *rows)]
            return (
                [f"({mark}) {line}" if mark else line for mark, line in zip(("", *marks), lines, strict=True)]
                if (marks)
                else lines
            )
        case Contents(title):
            return [f"[{title}]"]
        case Passage() | Masthead() | Case():
            return [line for inner in flat((block,)) for line in _lines(inner)]
        case Quotation() | Code():
            raise AssertionError("no page of these tests has one")


def _inline(content: tuple[Inline, ...]) -> str:
    parts = []
    for inline in content:
        match inline:
            case Words(words):
                parts.append(words)
            case LineBreak():
                parts.append("↵")
            case Emphasis(inner):
                parts.append(f"*{_inline(inner)}*")
            case Strong(inner):
                parts.append(f"**{_inline(inner)}**")
            case Foreign(language, inner):
                parts.append(f"<{language}>{_inline(inner)}</{language}>")
            case Link(anchor, inner):
                parts.append(f"[{_inline(inner)}](#{anchor})")
            case PageNumber(anchor):
                parts.append(f"page of #{anchor}")
    return "".join(parts)
