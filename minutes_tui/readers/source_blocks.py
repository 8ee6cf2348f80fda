"""What every dialect makes of a source and the engine reads: its blocks, in order. Knows no format and no meeting."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

WORD = re.compile(r"[^\W_]+")
BEFORE = re.compile(
    r"\A(?:\*\*)?(?:\[?\d{1,2}[:.]\d\d(?::\d\d)?\]?(?:\s*(?:Uhr|h|hrs):?)?|\d{1,4}[.)]?)(?:\*\*)?\s+(?=\**[^\W\d_])"
)
"""The time or the number of a paragraph, which a page may have before its label."""


class SourceBlock(Struct, frozen=True, kw_only=True):
    """A piece of the source."""

    kind: Literal["heading", "topic", "paragraph", "item", "table", "code", "quotation", "furniture"] = "paragraph"
    """A topic is an agenda item, as the format itself says."""
    text: str
    """Its words with light Markdown, without the mark of a heading or item; a table and code with their marks."""
    line: int
    """Where it begins in the source, counted from 1."""
    file: str = ""
    """Name of the source, where there are several."""
    level: int = 1
    """Of a heading, as Markdown has it; of a list item, how deep it is."""
    number: int | None = None
    """Of a list item with a number."""
    doubt: str = ""
    """What is to be looked at in it, as one sentence."""
    is_unspoken: bool = False
    """Whether it is written for all to see, and nobody's words: it goes on with nothing."""
    done: bool | None = None
    """Of a list item with a box: whether that is ticked."""
    speaker: str = ""
    """Who speaks, where the format itself says so."""
    is_below_rule: bool = False
    """Whether a rule stands between the block before and this one."""
    goes_on: str = ""
    """Whose words go on here, where the format says so and does not name them again."""

    @property
    def source(self) -> str:
        """All its words as the source has them, with a list item's number and who speaks."""
        number = "" if self.number is None else f"{self.number}. "
        return f"{number}{self.speaker} {self.text}" if self.speaker else number + self.text


def below_rules(blocks: Iterable[SourceBlock], rules: list[int]) -> Iterator[SourceBlock]:
    """Blocks of which each says whether a rule is above it. Who gives them puts the line of each rule into `rules` on
    the way; that of one is taken out with the next block that is shown."""
    for block in blocks:
        is_below = bool(rules) and block.kind != "furniture"
        yield replace(block, is_below_rule=True) if is_below else block
        if is_below:
            rules.clear()


STRUCK = "Some of its words are struck out, and are kept: {words}."
HIDDEN = "These words are hidden in the file: they are a private remark."
DELETED = "Changes were tracked: these deleted words are left out: {words}."
INSERTED = "Changes were tracked: the inserted words are in."
"""What is said of words that a document has and doesn't show plainly."""


class SourceDoubt(Struct, frozen=True):
    """What the reader of a source should look at."""

    line: int
    reason: str
    """One sentence."""
    file: str = ""
    about: Literal["", "words", "speaker", "label", "name", "title", "date", "whole"] = ""
    """What the doubt is about: words that were not understood, one who speaks and is not on the list, a label that may
    be a name, a name that may be that of several, the title or the date of the meeting, or the source as a whole; "" is
    the line."""
    name: str = ""
    """Who speaks, or the label."""


LINKED = re.compile(r"\[(\[?[^\[\]\n]+\]?)\]\(([^()\s]+)\)")
"""A link, whose words may stand in brackets: "[[Issue 12]](https://…)"."""


def without_links(text: str) -> tuple[str, str]:
    """A line of light Markdown with the words of its links alone, and where they lead; "" of none."""
    addresses = " ".join(address for _, address in LINKED.findall(text))
    return (LINKED.sub(r"[\1]", text).replace("[", "").replace("]", ""), addresses) if addresses else (text, "")


def words_of(text: str) -> list[str]:
    """The words of a text for comparing, without marks and punctuation."""
    return WORD.findall(text)


ONE_LINE = 100
"""Characters of a block that is one line of its source."""


def is_directly_below(block: SourceBlock, above: SourceBlock) -> bool:
    """Whether a block begins on the line below another, which is one line."""
    return block.line == above.line + 1 + above.text.count("\n") and len(above.text) <= ONE_LINE


def table_of(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as a table of light Markdown, of which the first is the head; "" of none that has words."""
    rows = [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows if any(row)]
    if not rows:
        return ""
    longest = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (longest - len(row))])} |" for row in rows]
    lines.insert(1, f"|{' --- |' * longest}")
    return "\n".join(lines)


def balanced(sentences: Sequence[str]) -> list[str]:
    """Sentences of which each has the marks of the bold type that it shares with others."""
    found, is_bold = list[str](), False
    for sentence in sentences:
        opened = f"**{sentence}" if is_bold else sentence
        is_bold = opened.count("**") % 2 == 1
        found.append(f"{opened}**" if is_bold else opened)
    return found


FENCE = "```"


def code_of(lines: str, line: int) -> SourceBlock | None:
    """A block of code as it is, with its blanks and line ends; None where a fence in it would end it."""
    words = lines.strip("\n")
    return (
        None
        if FENCE in words or not words.strip()
        else SourceBlock(kind="code", text=f"{FENCE}\n{words}\n{FENCE}", line=line)
    )


def joined_code(blocks: Iterable[SourceBlock]) -> Iterator[SourceBlock]:
    """Blocks, of which code that follows code is one: offices have a paragraph for a line, and an empty one for an
    empty line."""
    before: SourceBlock | None = None
    last = 0
    for block in blocks:
        if before is not None and block.kind == "code":
            empty = "\n" * (block.line - last - 1)
            before = replace(before, text=f"{before.text[: -len(FENCE)]}{empty}{block.text[len(FENCE) + 1 :]}")
            last = block.line
            continue
        if before is not None:
            yield before
            before = None
        if block.kind == "code":
            before, last = block, block.line
        else:
            yield block
    if before is not None:
        yield before
