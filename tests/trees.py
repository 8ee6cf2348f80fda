"""Trees of pages, made by hand or as text, and words that try to be more than words."""

import datetime as dt

from minutes_tui.model.document import (
    Address,
    Block,
    Case,
    Code,
    CodeWords,
    Contents,
    Deleted,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Gap,
    Heading,
    Inline,
    Inserted,
    Layout,
    LineBreak,
    Link,
    Listing,
    Masthead,
    PageNumber,
    Paragraph,
    Passage,
    Place,
    Quotation,
    Rule,
    Signature,
    Speaker,
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

LINKED = Paragraph(
    (
        Words("See "),
        Address("https://reeds.example/a_(b)?c=1&d=2", (Words("the "), Emphasis(said("new")), CodeWords(" | `x`"))),
        Words(", "),
        Address("https://reeds.example/", said("https://reeds.example/")),
        Words(" and "),
        Address("mailto:ida@reeds.example", said("ida@reeds.example")),
        Words(", not "),
        Address("javascript:alert(1)", said("this")),
        Words(": "),
        Strong((CodeWords("cut *all*"),)),
        Words("."),
    )
)
"""Code and links, and one that leads nowhere."""

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
    LINKED,
    Table(
        (said("Day"), said("Reeds"), said("Who")),
        ((said("Monday"), said("1 200"), said("all")),),
        sides=("start", "end", "center"),
    ),
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


def cases(page: Document, *kinds: str) -> list[str]:
    """The lines of the cases of some kinds on a page, or of all of them, with no sign of what is bold."""
    found = (each for block in page.blocks if isinstance(block, Passage) for each in block.content)
    lines = (line for each in found if isinstance(each, Case) and (not kinds or each.kind in kinds)
             for line in _lines(each))  # fmt: skip
    return [line.replace("**", "") for line in lines]


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
        case Figure(file, caption, alt):
            return [f"[{_inline(caption)}: {alt} ({file})]"]
        case Gap():
            return [""]
        case Signature(name, role):
            return [f"________ {name} ({role})"]
        case Table(head, rows, role="ballots"):
            return [" | ".join(_inline(cell) for cell in row).rstrip(" |") for row in rows]
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
        case Quotation() | Code() | Rule():
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
            case Strong(inner) | Speaker(inner):
                parts.append(f"**{_inline(inner)}**")
            case Deleted(inner):
                parts.append(f"[-{_inline(inner)}-]")
            case Inserted(inner):
                parts.append(f"{{+{_inline(inner)}+}}")
            case Place(_, inner):
                parts.append(_inline(inner))
            case PageNumber(anchor):
                parts.append(f"(page of {anchor})")
            case Foreign(language, inner):
                parts.append(f"<{language}>{_inline(inner)}</{language}>")
            case Link(anchor, inner):
                parts.append(f"[{_inline(inner)}](#{anchor})")
            case Address(url, inner):
                parts.append(f"[{_inline(inner)}]({url})")
            case CodeWords(words):
                parts.append(f"`{words}`")
    return "".join(parts)


def _cells(*rows: tuple[str, ...]) -> tuple[tuple[tuple[Inline, ...], ...], ...]:
    return tuple(tuple(said(cell) if cell else () for cell in row) for row in rows)


def _ballots(*rows: tuple[str, str, str]) -> Table:
    return Table(((), (), ()), _cells(*rows), role="ballots")


ROSTER = Table(
    (said("Name"), said("For"), said("Post, affiliation")),
    (
        *_cells(("Board of the Reed Museum", "", "3 of 4")),
        ((Words("Ms Ilse Vanags, "), Emphasis(said("Chair"))), said("Pāle"), said("Miller")),
        ((Words("Mr Juhan Roo"),), said("Roosna"), (Words("Thatcher – "), Emphasis(said("left at 14:20")))),
        *_cells(("Apologies", "", ""), ("Ms Ann Reed", "", "Curator"), ("Friends of the mill, with Mr Sel", "", "")),
        *_cells(("In attendance", "", "1"), ("Ms Ida Falk", "", "Rapporteur")),
    ),
    (142, 62, 200),
    "roster",
    ("group", "", "", "label", "", "line", "group", ""),
)
"""People of two groups: a row of each kind."""

FORMAL = page(
    Masthead(said("Reed Museum"), said("and Friends of the Mill"), said("RM/2025/3"), said("Draft – not yet approved")),
    Heading(1, said("Minutes")),
    Paragraph(said("Third joint meeting of the Board and the Friends"), role="subtitle"),
    Table(
        ((), ()),
        _cells(("Date", "12 March 2025, 9:30 to 16:45"), ("Venue", "The mill"), ("Present", "3 of 4; quorum 3")),
        role="head",
    ),
    Heading(2, said("Agenda"), "part-agenda"),
    Table(
        (said("No."), said("Item"), said("Document"), said("Page")),
        (
            (said("1."), (Link("part-roof", said("The roof")),), said("RM/2025/3/1"), (PageNumber("part-roof"),)),
            (said("1.1"), (Link("part-reeds", said("Reeds")),), (), (PageNumber("part-reeds"),)),
            (said("2."), said("Any other business"), (), said("–")),
        ),
        role="agenda",
        marks=("", "sub", ""),
    ),
    Heading(2, said("Participants"), "part-people"),
    ROSTER,
    Paragraph(said("The meeting was called to order at 9:30."), role="event"),
    Heading(2, said("The roof"), "part-roof", "1.", "RM/2025/3/1"),
    Heading(3, said("Reeds"), "part-reeds", "1.1"),
    Passage(
        "statement",
        (Paragraph((Speaker(said("Ms Vanags:")), Words(" The reeds are thin.")), "1"),),
        (("IV", "Ms Ilse Vanags"),),
        "Ms Vanags: ",
        AT,
        "note-1",
    ),
    Passage(
        "motion",
        (
            Case(
                "motion", "Motion", ":", (Paragraph(said("The reeds are cut in February.")),), "Carried", "",
                said("Moved by Ms Vanags, seconded by Mr Roo."),
            ),
        ),
        anchor="note-2",
    ),
    Passage(
        "motion",
        (
            Case(
                "amendment",
                "Amendment",
                ":",
                (
                    Paragraph(
                        (Words("The reeds are cut in "), Deleted(said("February")), Words(" "), Inserted(said("March")),
                         Words("."))
                    ),
                ),
                "Lost",
                "1 for, 2 against",
                said("Moved by Mr Roo."),
            ),
        ),
    ),
    Passage(
        "vote",
        (
            Case(
                "vote", "Vote on the motion", ":", (), "Carried", "2 for, 1 against",
                ballots=_ballots(("For", "2", "Ms Vanags, Ms Reed"), ("Against", "1", "Mr Roo")),
                number="3", time="10:20", anchor="paragraph-3",
            ),
        ),
        anchor="note-3",
    ),
    Passage(
        "decision",
        (
            Case(
                "decision", "Decision 2", ":",
                (Paragraph(said("The reeds are cut in February:")), Listing((said("by boat"), said("with a scythe")))),
            ),
        ),
    ),
    Passage(
        "action",
        (
            Case(
                "action", "Action 1", ":", (Paragraph(said("Hire two boats.")),),
                tail=(Words("Mr Roo – due "), Strong(said("1 April 2025"))),
            ),
        ),
    ),
    Paragraph(said("Mr Roo left at 14:20. The meeting was suspended at 16:30."), role="event"),
    Paragraph(said("Thursday, 13 March 2025, 9:30"), role="day"),
    Passage(
        "vote",
        (
            Case(
                "election", "Election", ":", (), "Ms Reed is elected", "2 of 3 votes (secret ballot)",
                ballots=Table(
                    ((), (), ()), _cells(("Ms Reed", "2", ""), ("Mr Roo", "0", ""), ("blank", "1", "")), role="ballots",
                    marks=("", "", "sub"),
                ),
            ),
        ),
    ),
    Heading(2, said("Decisions"), "part-decisions"),
    Table(
        (said("No."), said("Decision"), said("Item"), said("Page")),
        ((said("2"), said("The reeds are cut in February."), said("1.1"), (PageNumber("note-2"),)),),
        (1, 8, 1, 1),
        "register",
    ),
    Signature("Ms Ilse Vanags", "Chair", "Reed Museum", "Approved", "Place and date", "Signature"),
    Signature("Ms Ida Falk", "Rapporteur", place="Place and date", caption="Signature"),
    layout=Layout(footer="", footer_sides=("Draft – not yet approved", "Page {page} of {pages}")),
)  # fmt: skip
"""Minutes with each kind of block that only minutes have."""


def ballots(lead: str, *rows: tuple[str, str, str]) -> Case:
    """A vote with who voted how."""
    table = Table(((), (), ()), tuple(tuple(map(said, row)) for row in rows), role="ballots")
    return Case("vote", lead, ballots=table)


VOTES = (
    ballots("Vote", ("For", "2", "Tamm, Roo"), ("Against", "1", "Berg")),
    ballots("Election", ("Seven members of the board", "6", ""), ("Eight", "3", "")),
    ballots("Vote on the amendment", ("For", "12", "Kask, Lund"), ("Not voting", "1", "Vanags")),
)
"""Of which the labels are of different lengths."""
