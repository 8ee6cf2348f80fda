"""Web pages (HTML) as source blocks. Nothing that a page names is fetched, and no script of it is run."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from minutes_tui.readers.dialects import chat_logs
from minutes_tui.readers.dialects.marked_words import Marked
from minutes_tui.readers.source_blocks import SourceBlock, below_rules, table_of, words_of

UNSEEN = frozenset({
    "script", "style", "head", "noscript", "template", "svg", "math", "iframe", "object", "select", "datalist",
})  # fmt: skip
"""Elements of which a reader sees no words."""
FURNITURE = frozenset({"nav", "footer", "button", "form"})
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
})  # fmt: skip
"""Elements within a line; any other begins a paragraph."""
STARS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SHOWN_LINKS = ("http://", "https://", "mailto:")


def blocks(text: str) -> Iterator[SourceBlock]:
    """Headings, paragraphs, list items, tables, quotations and code; menus, forms and feet as furniture. So is the
    name of the page where its first heading says more."""
    from lxml import html  # few pages are read

    try:
        page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (ValueError, html.etree.LxmlError):
        return
    body = page.find("body")
    if page.find(".//h1") is None and (title := " ".join((page.findtext(".//title") or "").split())):
        headings = (_plain(each) for each in page.iter(*HEADINGS))
        is_less = set(words_of(title.casefold())) < set(words_of(next(filter(None, headings), "").casefold()))
        yield SourceBlock(kind="furniture" if is_less else "heading", text=title, line=1)
    walk = _Page()
    walk.rules_of = "rule" if body is not None and "cases-" in body.get("class", "") else ""
    yield from below_rules(walk.read(body if body is not None else page), walk.rules)


class _Page:
    """One walk through a page."""

    def __init__(self) -> None:
        self._said = Marked()
        self._line = 1
        self._item: tuple[int, int | None] | None = None
        """Depth and number of the list item that begins here."""
        self.rules: list[int] = []
        """Lines of the rules since the last block."""
        self.rules_of = ""
        """The class of those that are more than room: of our own pages; "" is all."""

    def read(self, element: Any) -> Iterator[SourceBlock]:
        yield from self._inside(element, 0, "")
        yield from self._ended()

    def _inside(self, element: Any, depth: int, stars: str) -> Iterator[SourceBlock]:
        self._said.add(element.text or "", stars)
        for child in element:
            yield from self._child(child, depth, stars)
            self._said.add(child.tail or "", stars)

    def _child(self, child: Any, depth: int, stars: str) -> Iterator[SourceBlock]:
        name = child.tag
        if not isinstance(name, str) or name in UNSEEN or "hidden" in child.attrib:
            return
        if name == "br":
            self._said.add("\n", "", is_break=True)
        elif name in INLINE:
            yield from self._within_line(child, depth, stars)
        else:
            yield from self._ended()
            self._line = child.sourceline or self._line
            if name == "hr" and self.rules_of in ("", *child.get("class", "").split()):
                self.rules.append(self._line)
            yield from self._block(child, name, depth)
            yield from self._ended()

    def _within_line(self, child: Any, depth: int, stars: str) -> Iterator[SourceBlock]:
        address = child.get("href", "") if child.tag == "a" else ""
        words = " ".join(child.text_content().split())
        if address.startswith(SHOWN_LINKS) and words and words != address and not set("[]()") & set(words + address):
            self._said.add_marked(f"[{words}]({address})")
        else:
            own = STARS.get(child.tag, "")
            yield from self._inside(child, depth, stars if own in stars else stars + own)

    def _block(self, child: Any, name: str, depth: int) -> Iterator[SourceBlock]:
        if name == "tr":
            _put_number_before_title(child)
        words = _plain(child)
        line = self._line
        if name in HEADINGS:
            if words:
                yield SourceBlock(kind="heading", text=words, line=line, level=int(name[1]))
        elif name in FURNITURE or _is_navigation(child):
            if words:
                yield SourceBlock(kind="furniture", text=words, line=line)
        elif name == "table" and _is_of_data(child):
            yield from self._caption(child, line)
            if table := table_of(_rows(child)):
                yield SourceBlock(kind="table", text=table, line=line)
        elif name == "dl" and (pairs := _pairs(child)):
            yield SourceBlock(kind="table", text=table_of(pairs), line=line)
        elif name == "pre" and chat_logs.is_log(child.text_content()):
            yield from (replace(block, line=line + block.line - 1) for block in chat_logs.blocks(child.text_content()))
        elif name == "pre":
            if words:
                yield SourceBlock(kind="code", text=f"```\n{child.text_content().strip(chr(10))}\n```", line=line)
        elif name == "blockquote" and not child.findall(".//li"):
            found = ["---" if each.tag == "hr" else _plain(each) for each in child.iter("p", "hr")]
            parts = found if child.find(".//p") is not None else [words]
            if said := "\n\n".join(filter(None, parts)):
                yield SourceBlock(kind="quotation", text=said, line=line)
        elif name in ("ul", "ol"):
            yield from self._list(child, depth + 1)
        else:
            yield from self._inside(child, depth, "")

    def _caption(self, table: Any, line: int) -> Iterator[SourceBlock]:
        for each in table.findall("caption"):
            if words := _plain(each):
                yield SourceBlock(text=words, line=line)

    def _list(self, element: Any, depth: int) -> Iterator[SourceBlock]:
        start = element.get("start", "1")
        number = int(start) if start.isdecimal() else 1
        for child in element:
            if child.tag != "li":
                yield from self._child(child, depth, "")
                continue
            self._line = child.sourceline or self._line
            self._item = (depth, number if element.tag == "ol" else None)
            yield from self._inside(child, depth, "")
            yield from self._ended()
            self._item = None
            number += 1

    def _ended(self) -> Iterator[SourceBlock]:
        """The paragraph or list item that ends here, if it has words."""
        said, self._said = self._said.text(), Marked()
        if not said:
            return
        if self._item:
            depth, number = self._item
            self._item = None
            yield SourceBlock(kind="item", text=said, line=self._line, level=depth, number=number)
        else:
            yield SourceBlock(text=said, line=self._line)


def _pairs(listing: Any) -> list[list[str]]:
    """The terms of a list of them, each with its one short text; [] of any other list."""
    parts = list(listing.iter("dt", "dd"))
    terms, texts = parts[::2], parts[1::2]
    is_one = all(each.tag == "dt" for each in terms) and all(each.tag == "dd" for each in texts)
    if not is_one or len(terms) != len(texts) or any(len(each) and each.find(".//p") is not None for each in texts):
        return []
    return [[_plain(term), _plain(text)] for term, text in zip(terms, texts, strict=True)]


NAVIGATION = frozenset({"nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "topnav", "mainnav"})
"""What pages call their menus."""


def _is_navigation(element: Any) -> bool:
    """Whether an element is a menu by what it is called, and nothing but links."""
    called = {element.get("role", ""), element.get("id", ""), *element.get("class", "").split()}
    links = sum(len(each.text_content().split()) for each in element.iter("a"))
    return bool(called & NAVIGATION) and len(element.text_content().split()) <= 2 * links


def _put_number_before_title(row: Any) -> None:
    """Move the number of an item from a cell of its own to the title with which the next cell begins."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    number = _plain(cells[0]).strip().rstrip(".") if len(cells) > 1 else ""
    if not (number.isdecimal() and len(number) <= LONGEST_NUMBER) or (cells[1].text or "").strip():
        return
    title = next((each for each in cells[1].iter() if each.tag in ("b", "strong", *HEADINGS)), None)
    if title is not None and _plain(cells[1]).startswith(_plain(title)) and _plain(title):
        title.text = f"{number}. {title.text or ''}"
        for each in list(cells[0]):
            cells[0].remove(each)
        cells[0].text = ""


LONGEST_NUMBER = 3
"""Figures of the number of an item."""
MOST_SPANNED = 1000
"""Columns or rows, as HTML has it."""


def _rows(table: Any) -> list[list[str]]:
    """The words of a table's cells; a cell over several columns or rows has them in its first place, and the others are
    empty."""
    found: list[list[str]] = []
    taken: dict[int, int] = {}
    """In how many rows from this one on each column is of a cell above."""
    for row in table.iter("tr"):
        cells: list[str] = []

        def pass_taken(cells: list[str] = cells) -> None:
            while taken.get(len(cells), 0):
                taken[len(cells)] -= 1
                cells.append("")

        for cell in (each for each in row if each.tag in ("td", "th")):
            pass_taken()
            wide, high = (_span(cell.get(each)) for each in ("colspan", "rowspan"))
            for column in range(len(cells), len(cells) + wide):
                taken[column] = high - 1
            cells += [_plain(cell), *[""] * (wide - 1)]
        pass_taken()
        found.append(cells)
    return found


def _span(said: str | None) -> int:
    return min(max(int(said), 1), MOST_SPANNED) if said and said.strip().isdecimal() else 1


def _is_of_data(table: Any) -> bool:
    """Whether a table has rows of short cells, and is not there to lay out a page."""
    return not table.findall(".//table") and not any(
        each.tag in (*HEADINGS, "ul", "ol") for each in table.iter() if isinstance(each.tag, str)
    )


def _plain(element: Any) -> str:
    """The words of an element; what begins a line or paragraph of its own is apart from what is before."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in UNSEEN:
            blank = "" if child.tag in INLINE else " "
            yield blank
            yield from _pieces(child)
            yield blank
        yield child.tail or ""
