"""The CSS of a page as HTML: the layout as rules, then `page.css` or a house style's own. Knows no block."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from msgspec import Struct

from minutes_tui.errors import ExportError, one_line
from minutes_tui.model.document import Layout, visible

PAPERS = {"a3": "A3", "a4": "A4", "a5": "A5", "us-letter": "letter", "us-legal": "legal"}
COLOR = re.compile(r"#[0-9a-fA-F]{6}")
COUNTERS = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
COUNTER = re.compile(r"(\{pages?\})")


FONTS = 'Charter, "Bitstream Charter", "Libertinus Serif", "Noto Serif", Georgia, serif'
"""Of the running lines: those of the words in `page.css`, which these lines do not inherit."""


def stylesheet(layout: Layout, ballots: int = 0, *, is_rtl: bool = False, has_rules: bool = False) -> str:
    """What stands between `<style>` and its end, which nothing in it can be.

    `ballots` are the letters of the longest label of any, and `has_rules` asks for the look of rules between
    paragraphs. Raises ExportError for a broken file.
    """
    if layout.template:
        css = _checked(layout.template, one_line(layout.template_name) or "The house style's CSS")
    else:
        css = (files("minutes_tui.writers.html") / "page.css").read_text("utf-8")
    return "\n".join([*_rules(layout, ballots, is_rtl), *([RULE] if has_rules else []), css]).replace("</", "<\\/")


RULE = (
    "hr.rule { border: 0; border-block-start: 0.4pt solid; color: inherit; margin-block: 1.2em;"
    " break-before: avoid; break-after: avoid; }"
)


def without_item(header: str) -> str:
    """The words of a running line. Which item is being taken where a page begins, HTML can't say."""
    return header.replace("{item}", "").strip()


def _rules(layout: Layout, ballots: int, is_rtl: bool) -> Iterator[str]:
    top, right, bottom, left = layout.margins
    header = without_item(layout.header)
    head = header if not layout.restricted else f"{header} \u2003{layout.restricted}".strip()
    family = f"{_string(layout.font)}, serif" if layout.font else FONTS
    places = ("right", "center", "left") if is_rtl else ("left", "center", "right")
    lines = (("top", head, layout.header_sides), ("bottom", layout.footer, layout.footer_sides))

    def boxes(is_changed: bool) -> str:
        """The running lines, with their ends changed over or not."""
        return "".join(
            f" @{edge}-{place} {{ content: {initials}{_content(shown)}; font: 9pt {family};{look} }}"
            for edge, middle, ends in lines
            for at, (place, words) in enumerate(
                zip(places, _between(middle, ends[::-1] if is_changed else ends), strict=True)
            )
            for initials, look in [_initials(layout) if edge == "bottom" and at == 0 else ("", "")]
            if (shown := without_item(words)) or initials
        )

    paper = PAPERS.get(layout.paper, "A4")
    yield f"@page {{ size: {paper}; margin: {top:g}mm {right:g}mm {bottom:g}mm {left:g}mm;{boxes(False)} }}"
    if layout.two_sided:
        margins = f" margin: {top:g}mm {left:g}mm {bottom:g}mm {right:g}mm;" if layout.two_sided == "pages" else ""
        even = "right" if is_rtl else "left"
        none = "".join(f" @{edge}-{place} {{ content: none; }}" for edge, *_ in lines for place in places)
        yield f"@page :{even} {{{margins}{none}{boxes(True)} }}"
    said = {
        "--font": f"{_string(layout.font)}, serif" if layout.font else "",
        "--heading-font": f"{_string(layout.heading_font)}, serif" if layout.heading_font else "",
        "--color": layout.color if COLOR.fullmatch(layout.color) else "",
        "--logo": f"{layout.logo_height:g}mm",
        "--ballots": f"{min(24, 1 + 0.55 * ballots):.4g}em" if ballots else "",
    }
    if not layout.has_header_first:
        kept = _content(layout.restricted) if layout.restricted else "none"
        first = (f"@top-{place} {{ content: {kept if place == 'center' else 'none'}; }}" for place in places)
        yield f"@page :first {{ {' '.join(first)} }}"
    yield f":root {{ {' '.join(f'{name}: {value};' for name, value in said.items() if value)} }}"
    yield f"@media print {{ :root {{ --size: {layout.size:g}pt; }} }}"


def _initials(layout: Layout) -> tuple[str, str]:
    """Places for initials above the words at the foot of a page, and how they are set; "" of none."""
    if not layout.initials:
        return "", ""
    lines = "   ".join(f"{caption} {'_' * INITIALS}" for caption in layout.initials)
    return f'{_string(lines)} "\\A" ', " white-space: pre;"


INITIALS = 14
"""Signs of a line for initials, about 24 mm."""


def _between(middle: str, ends: tuple[str, str]) -> tuple[str, str, str]:
    return ends[0], middle, ends[1]


def _content(words: str) -> str:
    """Words with page numbers in them as the value of `content`."""
    parts = (part for part in COUNTER.split(words) if part)
    return " ".join(COUNTERS.get(part) or _string(part) for part in parts)


def _string(words: str) -> str:
    return '"' + re.sub(r'[\\"<>\x00-\x1f\x7f]', lambda found: f"\\{ord(found[0]):x} ", visible(words)) + '"'


LARGEST = 1_000_000
"""Bytes of a house style's CSS."""
DEEPEST = 50
"""Rules within each other."""


def _checked(content: bytes, name: str) -> str:
    """A house style's CSS as it stands, where it can be read. Raises ExportError with the place of the first fault."""
    import tinycss2  # nothing but a house style needs it

    if len(content) > LARGEST:
        raise ExportError(f"{name} has more than {LARGEST:,} bytes. Remove what no page needs.")
    try:
        css = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ExportError(f"{name}, line {line}: this is not UTF-8. Save the file as UTF-8.") from error
    for fault in _faults(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)):
        said = MEANT.get(fault.message, fault.message).rstrip(".")
        raise ExportError(f"{name}, line {fault.source_line}, column {fault.source_column}: {said}.")
    for address in _fetched(tinycss2.parse_component_value_list(css, skip_comments=True)):
        where = f"{name}, line {address.source_line}, column {address.source_column}"
        raise ExportError(f"{where}: this would be fetched from elsewhere, and no page fetches anything. Remove it.")
    return css


ELSEWHERE = re.compile(r"\s*([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
"""How an address begins that leads to another machine."""
FETCHING = {"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "element"}
"""Functions of CSS in which a string is an address."""


def _fetched(nodes: list[Any], are_addresses: bool = False) -> Iterator[Any]:
    """What a page with this CSS would ask of another machine: addresses, and strings where they are one."""
    imports = False
    for node in nodes:
        if node.type == "url" or (node.type == "string" and (are_addresses or imports)):
            if ELSEWHERE.match(node.value):
                yield node
        elif node.type == "at-keyword":
            imports = node.lower_value == "import"
        elif node.type == "function":
            yield from _fetched(node.arguments, are_addresses or node.lower_name in FETCHING)
        elif hasattr(node, "content") and isinstance(node.content, list):
            yield from _fetched(node.content, are_addresses)
        imports = imports and node.type in ("at-keyword", "whitespace")


MEANT = {"EOF reached before {} block for a qualified rule.": "this is neither `name: value` nor a rule"}
"""What the library says of it in its own terms."""


class _TooDeep(Struct, frozen=True):
    source_line: int
    source_column: int
    message: str = f"more than {DEEPEST} rules are nested here"


def _faults(nodes: list[Any], depth: int = 0) -> Iterator[Any]:
    """The faults in nodes of CSS and in the blocks within them."""
    import tinycss2

    for node in nodes:
        if node.type == "error":
            yield node
        elif node.type in ("qualified-rule", "at-rule") and node.content is not None:
            if depth == DEEPEST:
                yield _TooDeep(node.source_line, node.source_column)
                return
            yield from _faults([each for each in node.content if each.type == "error"], depth)
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield from _faults(inner, depth + 1)
