"""A document as the `debate` of Akoma Ntoso 3.0 (OASIS LegalDocML), which says of each passage what it is and whose.

https://docs.oasis-open.org/legaldocml/akn-core/v1.0/akn-core-v1.0-part2-specs.html
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import chain
from typing import assert_never
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from msgspec.structs import replace

from minutes_tui.model.document import (
    Block,
    Case,
    Cell,
    Code,
    Contents,
    Deleted,
    Document,
    Emphasis,
    Figure,
    Gap,
    Heading,
    Inserted,
    Listing,
    Masthead,
    Paragraph,
    Passage,
    Quotation,
    Rule,
    Signature,
    Speaker,
    Strong,
    Table,
    Words,
    flat,
    lowered,
    unpaged,
    words,
)
from minutes_tui.writers.anchors import Anchors
from minutes_tui.writers.direction import tag
from minutes_tui.writers.runs import Run, Style, by_url, contents, marked, on_one_line, trimmed
from minutes_tui.writers.xml_text import lawful

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SPEECHES = {"statement": "speech", "question": "question", "answer": "answer"}
CODE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
NO_DATE = "0001-01-01"
NOWHERE = "zz"
"""Where it was held, a country by ISO 3166-1: what that standard leaves to users, since minutes don't say."""


NAMES: Mapping[Style, str] = {Emphasis: "i", Strong: "b", Speaker: "b", Deleted: "del", Inserted: "ins"}
"""The element of each style."""


def write(document: Document) -> str:
    """The file's text."""
    return _Debate(document).written()


class _Debate:
    """A document with what is named all over it: its places, and those who speak."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.anchors = Anchors(document.blocks)
        self.taken = set(self.anchors.all)
        self.body = self._free("body")
        self.agents: dict[tuple[tuple[str, str], ...], str] = {}
        """By the codes and names of those who speak together, the id in the references."""
        self.references = [self._reference("TLCOrganization", self.body, "organization", self._who_meets())]

    def written(self) -> str:
        preface, sections, conclusions = self._parts()
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<akomaNtoso xmlns="{NAMESPACE}">',
            '<debate name="minutes">',
            *self._meta(),
            *(["<preface>", *preface, "</preface>"] if preface else []),
            "<debateBody>",
            *(sections or ['<debateSection name="proceedings">', "</debateSection>"]),
            "</debateBody>",
            *(["<conclusions>", *conclusions, "</conclusions>"] if conclusions else []),
            "</debate>",
            "</akomaNtoso>",
            "",
        ]
        return "\n".join(lines)

    def _who_meets(self) -> str:
        return lawful(self.document.subject or self.document.title) or "-"

    def _free(self, wanted: str) -> str:
        """An id that nothing else has."""
        name, number = wanted, 1
        while name in self.taken:
            number += 1
            name = f"{wanted}_{number}"
        self.taken.add(name)
        return name

    @staticmethod
    def _reference(element: str, name: str, kind: str, shown: str) -> str:
        href = f"/akn/ontology/{kind}/{quote(name)}"
        return f"<{element} eId={quoteattr(name)} href={quoteattr(href)} showAs={quoteattr(shown)}/>"

    def _meta(self) -> Iterator[str]:
        document = self.document
        day = document.date.isoformat() if document.date else NO_DATE
        name = quote(re.sub(r"[\s/]+", "-", lawful(document.reference or document.title)) or "minutes", safe="")
        language = tag(document.language) or "und"
        work = f"/akn/{NOWHERE}/debate/{day}/{name}"
        places = (
            ("Work", work, f'<FRBRcountry value="{NOWHERE}"/>'),
            ("Expression", f"{work}/{language}@", f'<FRBRlanguage language="{language}"/>'),
            ("Manifestation", f"{work}/{language}@.xml", ""),
        )
        yield f'<meta>\n<identification source="#{self.body}">'
        for level, uri, more in places:
            yield (
                f'<FRBR{level}><FRBRthis value="{uri}"/><FRBRuri value="{uri}"/><FRBRdate date="{day}" name="meeting"/>'
                f'<FRBRauthor href="#{self.body}"/>{more}</FRBR{level}>'
            )
        yield "</identification>"
        yield f'<references source="#{self.body}">'
        yield from self.references  # the blocks are written by now, so that all who speak are in it
        yield "</references>\n</meta>"

    def _parts(self) -> tuple[list[str], list[str], list[str]]:
        """What is before the first section, the sections, and who signs."""
        preface = list(self._status())
        sections: list[str] = []
        conclusions: list[str] = []
        open_levels: list[int] = []
        for block in chain.from_iterable(map(lowered, self.document.blocks)):
            if isinstance(block, Signature):
                conclusions += _signed(block)
                continue
            if isinstance(block, Heading) and block.level > 1:
                line = on_one_line(block.content)
                while open_levels and open_levels[-1] >= block.level:
                    open_levels.pop()
                    sections.append("</debateSection>")
                open_levels.append(block.level)
                sections.append(f'<debateSection name="section"{self._id(block.anchor)}>')
                sections += [f"<num>{_text(block.number)}</num>"] if block.number.strip() and line else []
                symbol = f" ({self._inlines(on_one_line(block.symbol))})" if block.symbol else ""
                sections += [f"<heading>{self._inlines(line)}{symbol}</heading>"] if line else []
                continue
            if isinstance(block, Passage) and not open_levels:
                open_levels.append(2)
                sections.append('<debateSection name="proceedings">')
            written = self._passage(block) if isinstance(block, Passage) else self._block(block)
            (sections if open_levels else preface).extend(written)
        sections += ["</debateSection>"] * len(open_levels)
        return preface, sections, conclusions

    def _status(self) -> Iterator[str]:
        """That it is a draft, and who may read it."""
        layout = self.document.layout
        if layout.draft.strip():
            yield f"<p><docStatus>{_text(layout.draft)}</docStatus></p>"
        if layout.restricted.strip():
            yield f'<container name="restriction"><p>{_text(layout.restricted)}</p></container>'

    def _id(self, anchor: str) -> str:
        taken = self.anchors.taken(anchor)
        return f' eId="{escape(taken)}"' if taken else ""

    def _passage(self, block: Passage) -> Iterator[str]:
        mark = self._id(block.anchor) + self._language(block.language)
        within = list(flat(_without_mark(block.content)))
        if _is_told(block) and len(within) == 1 and isinstance(within[0], Paragraph) and not marked(within[0]):
            words = self._inlines(trimmed(within[0].content))
            mark = mark or self._id(within[0].anchor)
            yield from [f"<narrative{mark}>{words}</narrative>"] if words else []
            return
        name = SPEECHES.get(block.kind) if block.by else None
        who = block.attribution if name else ""
        number, blocks = _numbered(_without(within, who)) if name else ("", within)
        content = [line for each in blocks for line in self._block(each)]
        if not content:
            return
        if name:
            start = f' startTime="{block.at.isoformat()}"' if block.at else ""
            yield f'<{name}{mark} by="#{self._agent(block.by)}"{start}>'
            yield from [f"<num>{_text(number)}</num>"] if number else []
            yield from [f"<from>{_text(who.strip())}</from>"] if who.strip() else []
        elif block.kind == "decision":
            name = "resolutions"
            yield f"<{name}{mark}>"
        elif block.kind in (*SPEECHES, "narrative"):
            name = "other"
            yield f"<{name}{mark}>"
        else:
            name = "container"
            yield f"<{name} name={quoteattr(lawful(block.kind))}{mark}>"
        yield from content
        yield f"</{name}>"

    def _agent(self, by: tuple[tuple[str, str], ...]) -> str:
        """The id of who speaks; of several who speak together, that of the group."""
        if by in self.agents:
            return self.agents[by]
        if len(by) == 1:
            code, name = by[0]
            made = self._free(code if CODE.fullmatch(code) else "person")
            self.references.append(self._reference("TLCPerson", made, "person", lawful(name) or made))
        else:
            singles = [self._agent((each,)) for each in by]
            made = self._free("_".join(singles))
            names = ", ".join(lawful(name) for _, name in by)
            self.references.append(self._reference("TLCOrganization", made, "group", names))
        self.agents[by] = made
        return made

    @staticmethod
    def _language(language: str) -> str:
        lang = tag(language) if language else ""
        return f' xml:lang="{lang}"' if lang else ""

    def _block(self, block: Block) -> Iterable[str]:
        match block:
            case Paragraph(content):
                return self._paragraph(block, self._inlines(trimmed(content)))
            case Heading(level):
                words = self._inlines(on_one_line(block.whole))
                title = f"<docTitle>{words}</docTitle>" if level <= 1 else f"<b>{words}</b>"
                return [f"<p{self._id(block.anchor)}>{title}</p>"] if words else []
            case Listing(items, ordered):
                written = (self._item(f"<num>{number}.</num>" if ordered else "", content, inside)
                           for number, content, inside in block.entries)  # fmt: skip
                return ["<blockList>", *written, "</blockList>"] if items else []
            case Quotation(content):
                lines = [line for each in content for line in self._block(each)]
                return ['<blockContainer class="quotation">', *lines, "</blockContainer>"] if lines else []
            case Code():
                return [f'<p class="code">{"<eol/>".join(map(_text, block.lines))}</p>']
            case Table():
                if block.is_columns:
                    return [f"<p>{self._inlines(trimmed(cell))}</p>" for stack in block.stacks() for cell in stack]
                return self._table(unpaged(block))
            case Contents():
                return self._contents(block)
            case Gap():
                return []
            case Rule():
                return ['<p class="rule"/>']
            case Signature() | Passage() | Masthead() | Case() | Figure():
                raise AssertionError("parts of the whole, not of a section")
            case _:
                assert_never(block)

    def _table(self, block: Table) -> list[str]:
        if not block.head or (block.role and not block.rows):
            return []
        named = f' class="{_text(block.role)}"' if block.role else ""
        head = [self._row(block.head, "th")] if block.has_head else []
        return [f"<table{named}>", *head, *(self._row(row, "td") for row in block.rows), "</table>"]

    def _item(self, mark: str, content: Cell, inside: tuple[Block, ...]) -> str:
        below = [line for each in inside for line in self._block(each)]
        return "\n".join([f"<item>{mark}<p>{self._inlines(trimmed(content))}</p>", *below]) + "</item>"

    def _paragraph(self, block: Paragraph, words: str) -> list[str]:
        number = _text(marked(block))
        anchor = self._id(block.anchor)
        if number:
            return [f"<blockContainer{anchor}><num>{number}</num><p>{words}</p></blockContainer>"]
        return [f"<p{anchor}>{words}</p>"] if words else []

    def _row(self, row: tuple[Cell, ...], name: str) -> str:
        cells = (self._inlines(trimmed(cell)) for cell in row)
        return f"<tr>{''.join(f'<{name}><p>{cell}</p></{name}>' for cell in cells)}</tr>"

    def _contents(self, block: Contents) -> Iterator[str]:
        found = contents(self.document.blocks)
        if not found:
            return
        title = _text(block.title)
        yield from [f"<p><b>{title}</b></p>"] if title.strip() else []
        yield "<toc>"
        for depth, heading in found:
            words = _text("".join(run.text for run in on_one_line(heading.entry)))
            yield f'<tocItem level="{depth + 1}" href={quoteattr("#" + heading.anchor)}>{words}</tocItem>'
        yield "</toc>"

    def _inlines(self, runs: list[Run]) -> str:
        parts = []
        for url, together in by_url(runs):
            words = "".join([_words(run.text) if run.is_plain else self._inline(run) for run in together])
            parts.append(f"<a href={quoteattr(url)}>{words}</a>" if url else words)
        return "".join(parts)

    def _inline(self, run: Run) -> str:
        words = f'<span class="code">{_words(run.text)}</span>' if run.is_code else _words(run.text)
        for style in reversed(run.styles):
            name = NAMES[style]
            words = f"<{name}>{words}</{name}>"
        mark = self._language(run.language) + self._id(run.place)
        if mark:
            words = f"<span{mark}>{words}</span>"
        if run.anchor in self.anchors.all:
            words = f"<a href={quoteattr('#' + run.anchor)}>{words}</a>"
        return words


def _text(words: str) -> str:
    return escape(lawful(words), quote=False)


def _words(words: str) -> str:
    return "<eol/>" if words == "\n" else _text(words)


def _is_told(block: Passage) -> bool:
    """Whether a passage is neither somebody's words nor an act of the meeting."""
    return not block.by and block.kind not in ("decision", "action", "motion", "vote")


def _without_mark(content: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a passage; of a reply that is an item those of the item, as the element says what it is."""
    first = content[0] if content else None
    if not isinstance(first, Listing) or not first.reply or len(first.items) != 1 or first.ordered:
        return content
    return (Paragraph(first.items[0]), *(first.inside[0] if first.inside else ()))


def _without(blocks: list[Block], said: str) -> list[Block]:
    """Blocks without words at their beginning that are told elsewhere; as they are where they begin otherwise."""
    first = blocks[0] if blocks and said else None
    if not isinstance(first, Paragraph) or not first.content:
        return blocks
    lead = ""
    for count, last in enumerate(first.content, 1):
        lead += words((last,))
        if lead.startswith(said) and isinstance(last, Words):
            left = Words(last.text[len(last.text) + len(said) - len(lead) :])
            return [replace(first, content=(left, *first.content[count:])), *blocks[1:]]
        if not said.startswith(lead):
            break
    return blocks


def _numbered(blocks: list[Block]) -> tuple[str, list[Block]]:
    """The number and time of the first paragraph, which stand before who speaks, and the blocks without them."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or not (first.number or first.time) or not trimmed(first.content):
        return "", blocks
    return marked(first), [replace(first, number="", time=""), *blocks[1:]]


def _signed(block: Signature) -> Iterator[str]:
    """What a signature says, its captions, and who signs."""
    captions = " / ".join(filter(None, (block.place, block.caption)))
    lines = [_text(line) for line in (block.label, captions) if line.strip()]
    signer = [_text(line) for line in block.lines]
    lines += [f"<signature>{'<eol/>'.join(signer)}</signature>"] if signer else []
    if lines:
        yield f"<p>{'<eol/>'.join(lines)}</p>"
