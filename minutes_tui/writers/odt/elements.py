"""The elements of an OpenDocument file's XML: words, links, fields, bookmarks. Knows neither styles nor blocks."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from lxml import etree
from msgspec import Struct

from minutes_tui.model.addresses import is_path
from minutes_tui.model.document import Address, Deleted, Emphasis, Inserted, Speaker, Strong
from minutes_tui.model.document import linked as addresses_in
from minutes_tui.model.document import words as in_words
from minutes_tui.writers.direction import EAST_ASIAN, is_right_to_left, tag
from minutes_tui.writers.other_way import CONTROLS
from minutes_tui.writers.runs import Run, Style, by_url
from minutes_tui.writers.xml_text import lawful

Element = Any
"""lxml's, which has no types."""

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    **{name: f"{OASIS}{name}:1.0" for name in ("office", "style", "text", "table", "meta", "manifest", "config")},
    "ooo": "http://openoffice.org/2004/office",
    "draw": f"{OASIS}drawing:1.0",
    "fo": f"{OASIS}xsl-fo-compatible:1.0",
    "svg": f"{OASIS}svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
VERSION = "1.3"
BESIDE = "../"
"""Before the path of a file in the folder of the document: a path without it is of a part of the document."""

FIELD = re.compile(r"(\{(?:pages?|item)\})")
SPACE_AFTER_SPACE = re.compile(r"(?:(?<= )|^) +")
"""Blanks that XML would swallow."""
STYLES: Mapping[Style, str] = {
    Emphasis: "Emphasis",
    Strong: "Strong Emphasis",
    Speaker: "Speaker",
    Deleted: "Deleted",
    Inserted: "Inserted",
}
"""The style of the characters for each style of words."""


def qualified(name: str) -> str:
    """A name such as "text:p" as lxml wants it."""
    space, _, local = name.partition(":")
    return f"{{{SPACES[space]}}}{local}"


def element(name: str, attributes: Mapping[str, object] = {}, /, *children: Element) -> Element:
    """An element such as "text:p", with attributes such as "text:style-name"."""
    made = etree.Element(qualified(name), nsmap=SPACES)
    for key, value in attributes.items():
        made.set(qualified(key), str(value))
    made.extend(children)
    return made


def style_id(name: str) -> str:
    """The name of a style as the file has it: a blank can't be in it."""
    return name.replace(" ", "_20_")


def say(parent: Element, words: str) -> None:
    """Add words behind what an element has; "\\n" in them is a line break, and no blank is lost."""
    for number, line in enumerate(lawful(words).split("\n")):
        if number:
            parent.append(element("text:line-break"))
        at = 0
        for found in SPACE_AFTER_SPACE.finditer(line):
            _add(parent, line[at : found.start()])
            parent.append(element("text:s", {"text:c": len(found[0])}))
            at = found.end()
        _add(parent, line[at:])


def _add(parent: Element, words: str) -> None:
    if not words:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def span(words: str, style: str = "") -> Element:
    """Words in a style of characters."""
    made = element("text:span", {"text:style-name": style_id(style)} if style else {})
    say(made, words)
    return made


def tab() -> Element:
    return element("text:tab")


def bookmark(name: str) -> Element:
    return element("text:bookmark", {"text:name": name})


def page_of(anchor: str) -> Element:
    """The number of the page on which a place is."""
    made = element("text:bookmark-ref", {"text:reference-format": "page", "text:ref-name": anchor})
    made.text = "1"  # until an office has laid out the pages
    return made


def counted(words: str) -> Iterator[Element]:
    """Words in which `{page}` and `{pages}` are fields, and addresses are links."""
    for part in FIELD.split(words):
        if part == "{page}":
            yield _field("text:page-number", {"text:select-page": "current"})
        elif part == "{pages}":
            yield _field("text:page-count", {})
        elif part == "{item}":
            yield element("text:chapter", {"text:display": "name", "text:outline-level": 1})
        elif part:
            yield from with_links(part)


def with_links(words: str) -> Iterator[Element]:
    """Words in which addresses are links."""
    for each in addresses_in(words):
        said = span(in_words((each,)))
        yield linked(each.leads, (said,)) if isinstance(each, Address) and each.leads else said


def _field(name: str, attributes: Mapping[str, object]) -> Element:
    made = element(name, attributes)
    made.text = "1"
    return made


class Ways(Struct, frozen=True):
    """Where words may lead, and the style of those that are in a language."""

    anchors: frozenset[str] = frozenset()
    placed: Callable[[str], str] = lambda name: ""
    """The anchor where it is still to be given, otherwise ""."""
    spoken: Callable[[str], str] = lambda language: ""
    """Name of the style of words in a language."""


def runs(found: list[Run], ways: Ways, language: str = "") -> Iterator[Element]:
    """Runs as elements, and links around those that lead somewhere; `language` is that of all words that have none of
    their own."""
    for url, together in by_url(found):
        if url:
            yield linked(BESIDE + url if is_path(url) else url, (_run(run, ways, language) for run in together))
            continue
        for run in together:
            if anchor := ways.placed(run.place):
                yield bookmark(anchor)
            made = _run(run, ways, language)
            yield linked(f"#{run.anchor}", (made,)) if run.anchor in ways.anchors else made


def linked(url: str, children: Iterable[Element]) -> Element:
    """Words that lead somewhere; those that lead to a place of the same file look like the others."""
    style = style_id("Index Link" if url.startswith("#") else "Internet link")
    attributes = {"xlink:type": "simple", "xlink:href": url, "text:style-name": style,
                  "text:visited-style-name": style}  # fmt: skip
    return element("text:a", attributes, *children)


def _run(run: Run, ways: Ways, language: str) -> Element:
    if run.text in CONTROLS:
        made = element("text:span")
        made.text = run.text
        return made
    names = [STYLES[style] for style in run.styles]
    if run.is_code:
        names.append("HTML Code")
    spoken = tag(run.language) or tag(language)
    names += [ways.spoken(spoken)] if spoken else []
    made = span(run.text, names.pop() if names else "")
    for name in reversed(names):
        made = element("text:span", {"text:style-name": style_id(name)}, made)
    return made


def tongue(language: str) -> dict[str, str]:
    """The properties that say in which language words are: there is a place for each kind of script."""
    found = tag(language)
    if not found:
        return {}
    primary, *others = found.split("-")
    country = next((each.upper() for each in others if len(each) == 2 and each.isalpha()), "none")
    script = next((each.title() for each in others if len(each) == 4 and each.isalpha()), "")
    kind = ""
    if is_right_to_left(found):
        kind = "-complex"
    elif primary.lower() in EAST_ASIAN:
        kind = "-asian"
    space = "style" if kind else "fo"
    said = {f"{space}:language{kind}": primary.lower(), f"{space}:country{kind}": country}
    if script:
        said |= {f"{space}:script{kind}": script, f"style:rfc-language-tag{kind}": found}
    return said
