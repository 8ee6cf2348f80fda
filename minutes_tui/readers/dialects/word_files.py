"""Files of Word (DOCX) as source blocks. A block's line is its place among the paragraphs and tables, from 1."""

import io
import re
from collections.abc import Iterator
from typing import Any

from minutes_tui.errors import UsageError
from minutes_tui.readers.dialects.packed_files import require_sound
from minutes_tui.readers.source_blocks import SourceBlock, table_of

NOT_ONE = "This is not a Word file, or it is damaged. Open it in Word and save it again as DOCX."
HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
LISTED = re.compile(r"list (?:bullet|number|paragraph)(?: (\d))?", re.IGNORECASE)
LETTERED = re.compile(r"/(?:footnotes|endnotes|comments)$")
"""Ends of the types of those parts that have words beside the text."""


def blocks(content: bytes) -> Iterator[SourceBlock]:
    """Headings and list items by their styles, tables, and the words of heads, feet, footnotes and comments as
    furniture; what is deleted with tracking is left out.

    Raises UsageError for a file that is none, or is too large unpacked.
    """
    require_sound(content, NOT_ONE)
    import docx  # 60 ms
    from docx.oxml import parse_xml
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(content))
    except Exception as error:  # whatever is wrong with it, the library has its own errors for each
        raise UsageError(NOT_ONE) from error
    at = 0
    for at, each in enumerate(document.iter_inner_content(), 1):
        if isinstance(each, Table):
            yield from _table(each, at)
        else:
            yield from _paragraph(each, at)
    beside = [part for section in document.sections for part in (section.header, section.footer)]
    found = [_plain(paragraph._p) for part in beside if not part.is_linked_to_previous for paragraph in part.paragraphs]
    for relation in document.part.rels.values():
        if LETTERED.search(relation.reltype) and not relation.is_external:
            found += [_plain(each) for each in parse_xml(relation.target_part.blob).xpath("//*[local-name()='p']")]
    for words in dict.fromkeys(filter(None, found)):
        yield SourceBlock(kind="furniture", text=words, line=at)


def _paragraph(paragraph: Any, line: int) -> Iterator[SourceBlock]:
    said = _marked(paragraph._p)
    if not said:
        return
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    heading, listed = HEADING.match(style), LISTED.match(style)
    numbered = paragraph._p.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")
    if style == "Title" or heading:
        level = int(heading[1]) + 1 if heading else 1
        yield SourceBlock(kind="heading", text=_plain(paragraph._p), line=line, level=level)
    elif listed or numbered:
        deep = int(numbered[0]) + 1 if numbered else int((listed and listed[1]) or 1)
        yield SourceBlock(kind="item", text=said, line=line, level=deep)
    else:
        yield SourceBlock(text=said, line=line)


def _table(table: Any, line: int) -> Iterator[SourceBlock]:
    """A table with its first row as the head; a cell over several places has its words once."""
    rows: list[list[str]] = []
    seen: set[Any] = set()
    for row in table.rows:
        cells = []
        for cell in row.cells:
            words = " ".join(filter(None, (_plain(each) for each in cell._tc.xpath(".//w:p"))))
            cells.append("" if cell._tc in seen else words)
            seen.add(cell._tc)
        rows.append(cells)
    if made := table_of(rows):
        yield SourceBlock(kind="table", text=made, line=line)


def _runs(element: Any) -> Iterator[tuple[str, str]]:
    """The words of each run with the stars of its emphasis."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for run in element.iter(f"{word}r"):
        if any(parent.tag in (f"{word}del", f"{word}moveFrom") for parent in run.iterancestors()):
            continue
        said = ""
        for child in run:
            said += {"t": child.text or "", "tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(
                child.tag.removeprefix(word), ""
            )
        on = [run.find(f"{word}rPr/{word}{name}") for name in ("b", "i")]
        is_on = [each is not None and each.get(f"{word}val", "1") not in ("0", "false", "none") for each in on]
        yield said, "**" * is_on[0] + "*" * is_on[1]


def _plain(element: Any) -> str:
    return " ".join("".join(said for said, _ in _runs(element)).split())


def _marked(element: Any) -> str:
    """The words of a paragraph with its emphasis as light Markdown."""
    joined: list[tuple[str, str]] = []
    for said, stars in _runs(element):
        if joined and (joined[-1][1] == stars or not said.strip()):
            joined[-1] = (joined[-1][0] + said, joined[-1][1])
        elif said:
            joined.append((said, stars))
    text = ""
    for said, stars in joined:
        words = said.replace("*", "\\*")
        inside = words.strip()
        before = words[: len(words) - len(words.lstrip())]
        behind = words[len(words.rstrip()) :] if inside else ""
        text += f"{before}{stars}{inside}{stars}{behind}" if stars and inside and "\n" not in inside else words
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
