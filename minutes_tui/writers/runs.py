"""Inline content as a row of words with their styles, which is how every format has it in the end."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.model.document import (
    Address,
    Block,
    Case,
    CodeWords,
    Deleted,
    Document,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Inserted,
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
    Speaker,
    Strong,
    Words,
    flat,
    unwrapped,
    visible,
    words,
)
from minutes_tui.model.patterns import Pattern

Style = type[Emphasis] | type[Strong] | type[Speaker] | type[Deleted] | type[Inserted]


class Run(Struct, frozen=True, gc=False):
    text: str
    """Words with nothing in them that acts, or a newline alone, which is a line break."""
    styles: tuple[Style, ...]
    """From the outermost inwards; none is there twice, as emphasis within emphasis is that emphasis."""
    language: str = ""
    """Of the innermost `Foreign`; "" is that of what is around."""
    anchor: str = ""
    """Where the innermost `Link` leads."""
    url: str = ""
    """Where the innermost `Address` leads, in ASCII; "" where no page may lead there. A run has this or an anchor."""
    is_code: bool = False
    """The words of a `CodeWords`."""
    page: str = ""
    """The place whose page's number stands here, in a run without words, where such runs are asked for."""
    place: str = ""
    """Anchor of the innermost `Place`, of the first run that has words in it."""

    @property
    def is_plain(self) -> bool:
        """Whether it is words and nothing more."""
        return not (self.styles or self.language or self.anchor or self.url or self.is_code or self.place)


def unbroken(found: Iterable[Run]) -> list[Run]:
    """Runs whose blanks end no line, as those of a reference or a symbol."""
    return [replace(run, text=run.text.replace(" ", NO_BREAK)) for run in found]


def runs(content: tuple[Inline, ...], *, has_pages: bool = False) -> Iterator[Run]:
    """The words and line breaks in order, and the numbers of pages where a format has them."""
    for inline in content:
        if isinstance(inline, Words):
            if inline.text:
                yield Run(visible(inline.text), ())
        elif isinstance(inline, Speaker) and len(inner := inline.content) == 1 and isinstance(inner[0], Words):
            if inner[0].text:  # who speaks, as nearly every statement has it
                yield Run(visible(inner[0].text), (Speaker,))
        else:
            found = _within(inline)
            yield from found if has_pages else (run for run in found if not run.page)


def _within(outermost: Inline) -> Iterator[Run]:
    """The same of one that may hold others. Walks without recursion: a text may nest as deep as it is long."""
    left: list[tuple[Inline, tuple[Style, ...], str, str, str]] = [(outermost, (), "", "", "")]
    place = ""
    while left:
        inline, styles, language, anchor, url = left.pop()
        match inline:
            case Words(text):
                if text:
                    yield Run(visible(text), styles, language, anchor, url, place=place)
                    place = ""
            case CodeWords(text):
                if text:
                    yield Run(visible(text), styles, language, anchor, url, not text.isspace(), place=place)
                    place = ""
            case LineBreak():
                yield Run("\n", styles, language, anchor, url)
            case PageNumber(there):
                yield Run("", styles, language, anchor, page=there)
            case Emphasis(inner) | Strong(inner) | Speaker(inner) | Deleted(inner) | Inserted(inner):
                style = type(inline)
                within = styles if style in styles else (*styles, style)
                left += [(each, within, language, anchor, url) for each in reversed(inner)]
            case Foreign(tongue, inner):
                left += [(each, styles, tongue, anchor, url) for each in reversed(inner)]
            case Link(there, inner):
                left += [(each, styles, language, there, "") for each in reversed(inner)]
            case Place(here, inner):
                place = here
                left += [(each, styles, language, anchor, url) for each in reversed(inner)]
            case Address(_, inner):
                leads = inline.leads
                left += [(each, styles, language, "", leads) for each in reversed(inner)]
            case _:
                assert_never(inline)


def trimmed(content: tuple[Inline, ...], *, has_pages: bool = False) -> list[Run]:
    """The runs without the line breaks before the first words and behind the last; none where all is blank."""
    found = list(runs(content, has_pages=has_pages))
    if found and not found[0].text.isspace() and found[-1].text != "\n":  # as most are
        return found
    shown = [at for at, run in enumerate(found) if run.text != "\n"]
    if all(found[at].text.isspace() for at in shown):
        return []
    return found[shown[0] : shown[-1] + 1]


def gathered(found: list[Run]) -> list[Run]:
    """The same runs with plain words that follow each other as one, as each run costs a format that draws pages."""
    kept: list[Run] = []
    is_open = False
    for run in found:
        is_words = run.is_plain and not run.page and run.text != "\n"
        if is_open and is_words:
            kept[-1] = Run(kept[-1].text + run.text, ())
        else:
            kept.append(run)
        is_open = is_words
    return kept


def on_one_line(content: tuple[Inline, ...]) -> list[Run]:
    """The runs with a space for each line break; none where all is blank."""
    return [replace(run, text=run.text.replace("\n", " ")) for run in trimmed(content)]


LETTERED = Pattern(r"\(?[a-z]\)[ \u00a0]")
"""Before the words of a line that is typed as part of a list: "a) …", "(b) …"."""


def typed_lines(found: list[Run]) -> list[list[Run]]:
    """Runs as lines: those between the line breaks."""
    lines: list[list[Run]] = [[]]
    for run in found:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def first_lettered(lines: Sequence[str]) -> int:
    """The place of the first of two or more lines with letters before their words that go on to the end; the number of
    lines where there are no such lines."""
    first = len(lines)
    while first and LETTERED.match(lines[first - 1]):
        first -= 1
    return first if len(lines) - first > 1 else len(lines)


def lettered_apart(found: list[Run]) -> tuple[list[Run], list[tuple[str, list[Run]]]]:
    """What stands before lines that are typed as a list with letters, and each of these as its letter and what is
    behind that, for files in which a line can hang only where it is a paragraph; all runs and none where there is no
    such list."""
    if not any(run.text == "\n" for run in found):  # as in most
        return found, []
    lines = typed_lines(found)
    first = first_lettered(["".join([run.text for run in line]) for line in lines])
    if not all(LETTERED.match(line[0].text) for line in lines[first:]):  # a letter is of one look with its bracket
        return found, []
    ahead = found[: max(0, sum(len(line) + 1 for line in lines[:first]) - 1)]
    items = []
    for line in lines[first:]:
        mark = LETTERED.match(line[0].text)
        assert mark is not None, "each begins with one"
        rest = replace(line[0], text=line[0].text[mark.end() :])
        items.append((mark[0][:-1], [*([rest] if rest.text else []), *line[1:]]))
    return (ahead, items) if items else (found, [])


def by_url(found: list[Run]) -> Iterable[tuple[str, list[Run]]]:
    """Runs that follow each other and lead to the same URL together, so that a link is one; "" leads to none."""
    if not any(map(attrgetter("url"), found)):  # as in most paragraphs
        return [("", found)] if found else []
    return ((url, list(together)) for url, together in groupby(found, attrgetter("url")))


def marked(paragraph: Paragraph) -> str:
    """A paragraph's number and time as one line, for formats without a margin; "" where it has neither."""
    if not paragraph.number and not paragraph.time:
        return ""
    return "  ".join(visible(part) for part in (paragraph.number, paragraph.time) if part.strip())


def on_one_page(document: Document) -> Iterator[Block]:
    """The blocks for a format without pages: what would stand on each of them, where the minutes stand and for whom
    they are, comes first. A head that says where they stand says the first of these."""
    has_status = any(isinstance(block, Masthead) and block.status for block in document.blocks)
    for mark in ("" if has_status else document.layout.draft or document.layout.status, document.layout.restricted):
        if mark:
            yield Paragraph((Strong((Words(mark),)),))
    yield from unwrapped(document.blocks)


def has_rules(blocks: Iterable[Block]) -> bool:
    """Whether any of some blocks is a rule between paragraphs, or has one within."""
    return any(
        isinstance(block, Rule)
        or (isinstance(block, Quotation | Passage | Case) and has_rules(block.content))
        or (isinstance(block, Listing) and any(map(has_rules, block.inside)))
        for block in blocks
    )


def contents(blocks: Iterable[Block]) -> list[tuple[int, Heading]]:
    """The headings that a list of contents has, each with how deep it stands, which grows by one at most."""
    found: list[tuple[int, Heading]] = []
    above: list[int] = []
    for block in flat(blocks):
        if isinstance(block, Heading) and block.level > 1 and block.anchor and words(block.content).strip():
            while above and above[-1] >= block.level:
                above.pop()
            found.append((len(above), block))
            above.append(block.level)
    return found


# Blanks at which no line ends

NO_BREAK = "\u00a0"
CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĢĪĮĶŁĽŃŅŇŐŘŚŠŤŪŮŰŲŹŻŽА-ЯЁІЇЄҐΑ-Ω"
UNITS = r"(?:km/h|mph|[kMGT]?Wh?|[kmcd]?m[²³]?|[kM]?g|[kKMG]B|t|l|ha|min|h|°C|euros?|kr|zł|Kč|Ft|[ap]\.?m)"
REFERENCE = rf"(?:[{CAPITAL}]{{1,6}}[/-])?(?:19|20)\d\d[/-][\w./-]{{1,10}}(?![\w/-])"
"""A number in which the year stands: "2026-8", "2019/44", "BC/2026/05/D.1"."""
TYPED = Pattern(
    r" (?:(?<=(?<!\w)[^\W\d_]\. )(?=[^\W\d_]+\.|[A-ZÀ-ÖØ-Þ])"  # e. V., z. B., h. c., M. Dupont
    r"|(?<=\d\. )(?<!\d\d\d\. )(?=[^\W\d_])"  # 4. August
    r"|(?<=: )(?=\d/\d\))"  # (majority required: 2/3)
    r"|(?<=\d )(?=[€$£¥%‰])|(?<=[§¶№€$£¥] )(?=\d)"
    rf"|(?<=\d )(?={UNITS}(?!\w))"  # 20 mph, 6 h
    r"|(?<=\d )(?<!\d\d\d\d )(?=\d\d\d(?!\d))"  # 2 400
    rf"|(?<=\d )(?<!\d\d\d\d )(?=[{CAPITAL}][^\W\d_])"  # 31 March, 19.30 Uhr
    r"|(?<=\d )(?<!\d\d\d )(?=(?:de )?[^\W\d_]{3,10} (?:de )?(?:19|20)\d\d(?!\d))"  # 3 avril 2026
    r"|(?<=(?<!\w)(?:Nr|No|Dr)\. )(?=\w)|(?<=(?<!\w)(?:Abs|Art)\. )(?=\d))"
    r"|\(\d{1,3} [^\W\d_]{1,5} (?=\d{1,3}\))"  # (4 of 4)
    rf"|(?<!\w)[{CAPITAL}][^\W\d_]{{3,15}} (?=\d{{1,3}}(?![\w/]|[.,:]\d)|{REFERENCE})"  # Decision 5, Decision 2026-8
)
"""What is one thing in typed words, whoever typed it: abbreviations and initials, an ordinal with its word, a sum with
its sign or unit, thousands with blanks between, a day and its month, a noun and its number."""


def kept_whole(words: str, blank: str = NO_BREAK) -> str:
    """Typed words with other blanks, at which no line ends, where a reader would stumble. For paper, and for the cells
    of an office's tables, which are narrow: nobody types on in the one, and hardly in the other. Where a page is to
    have the blanks that were typed, its writer asks for a sign of its own in their place."""
    return TYPED.sub(lambda found: found[0].replace(" ", blank), words)


TIE = "\0"
"""What a writer asks for in place of those blanks; no text has it."""
