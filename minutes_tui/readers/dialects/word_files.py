"""Files of Word (DOCX) as source blocks. A block's line is its place among the paragraphs and tables, from 1."""

import io
import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from minutes_tui.errors import UsageError
from minutes_tui.readers.dialects.packed_files import require_sound
from minutes_tui.readers.dialects.xml_trees import IN_MARGIN, UNSEEN, require_no_entities
from minutes_tui.readers.source_blocks import DELETED, HIDDEN, INSERTED, STRUCK, SourceBlock, below_rules, table_of

NOT_ONE = "This is not a Word file, or it is damaged. Open it in Word and save it again as DOCX."
HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
LISTED = re.compile(r"list (?:bullet|number|paragraph)(?: (\d))?", re.IGNORECASE)
LINKED = re.compile(r"(?:https?|mailto):[^\s()<>]+")
"""An address to which a link of light Markdown may lead."""
TABBED = re.compile(r"(?<=[^\W\d_])\t+(?=[^\W\d_])")
"""Between two columns of words that are set with tabs."""
RULES = ("Rule", "Horizontal Line")
"""Styles of paragraphs that are a rule, ours and that of LibreOffice."""
LETTERED = re.compile(r"/(?:footnotes|endnotes|comments)$")
"""Ends of the types of those parts that have words beside the text."""


def blocks(content: bytes) -> list[SourceBlock]:
    """Headings and list items by their styles, tables, links, and the words of heads, feet, footnotes and comments as
    furniture; what is deleted with tracking is left out.

    Raises UsageError for a file that is none, declares entities, or is too large unpacked.
    """
    require_sound(content, NOT_ONE)
    import docx  # 60 ms

    try:
        return list(_read(docx.Document(io.BytesIO(content))))
    except UsageError:
        raise
    except Exception as error:  # whatever part is wrong or missing, the library has its own errors for each
        raise UsageError(NOT_ONE) from error


def _read(document: Any) -> Iterator[SourceBlock]:
    rules: list[int] = []
    yield from below_rules(_walk(document, rules), rules)


def _walk(document: Any, rules: list[int]) -> Iterator[SourceBlock]:
    from docx.oxml import parse_xml
    from docx.table import Table

    require_no_entities(document.element)
    join_margins(document.element.body)
    at = 0
    counts: list[int] = []
    """Of the items of each level of a numbered list that goes on."""
    for at, each in enumerate(document.iter_inner_content(), 1):
        if isinstance(each, Table):
            yield from _table(each, at)
            counts.clear()
        else:
            rules += [at] if not each.text and each.style is not None and each.style.name in RULES else []
            yield from _paragraph(each, at, counts)
    beside = [part for section in document.sections for part in (section.header, section.footer)]
    found = [_plain(paragraph._p) for part in beside if not part.is_linked_to_previous for paragraph in part.paragraphs]
    for relation in document.part.rels.values():
        if LETTERED.search(relation.reltype) and not relation.is_external:
            found += [_plain(each) for each in parse_xml(relation.target_part.blob).xpath("//*[local-name()='p']")]
    for words in dict.fromkeys(filter(None, found)):
        yield SourceBlock(kind="furniture", text=words, line=at)


def join_margins(body: Any) -> None:
    """Put the numbers and the times that are in frames in the margin before the words beside which they stand, as our
    own pages have them where there is no bar. Only the names of elements count."""
    for each in [each for each in body.iter("{*}p") if each.find("{*}pPr/{*}framePr") is not None]:
        beside = each.getnext()
        words = "".join(said.text or "" for said in each.iter("{*}t"))
        if beside is None or not str(beside.tag).endswith("}p") or not IN_MARGIN.fullmatch(words):
            continue
        space = each.tag.rpartition("}")[0]
        stop = each.makeelement(f"{space}}}r")
        stop.append(each.makeelement(f"{space}}}tab"))
        at = 0 if beside.find("{*}pPr") is None else 1
        beside[at:at] = [*(inside for inside in each if not str(inside.tag).endswith("}pPr")), stop]
        each.getparent().remove(each)


def _paragraph(paragraph: Any, line: int, counts: list[int]) -> Iterator[SourceBlock]:
    said = _marked(paragraph)
    if hidden := " ".join("".join(words for words, *_ in _runs(paragraph._p, is_hidden=True)).split()):
        yield SourceBlock(kind="furniture", text=hidden, line=line, doubt=HIDDEN)
    if not said:
        return
    yield from (replace(block, doubt=_changed(paragraph._p)) for block in _shown(paragraph, said, line, counts))


def _changed(element: Any) -> str:
    """What was changed in a paragraph that a reader may not expect: words struck out, or changes that are tracked."""
    struck = element.xpath(".//w:r[w:rPr/*[self::w:strike or self::w:dstrike][not(@w:val) or @w:val!='0']]//w:t/text()")
    deleted = element.xpath(".//w:delText/text()")
    is_inserted = element.xpath(".//w:ins[w:r]")
    told = [STRUCK.format(words=" ".join("".join(struck).split()))] if struck else []
    if deleted or is_inserted:
        told.append(DELETED.format(words=" ".join("".join(deleted).split())) if deleted else INSERTED)
    return " ".join(told)


def _shown(paragraph: Any, said: str, line: int, counts: list[int]) -> Iterator[SourceBlock]:
    """A paragraph that has words to be seen."""
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    heading, listed = HEADING.match(style), LISTED.match(style)
    numbered = paragraph._p.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")
    if style == "Title" or heading:
        level = int(heading[1]) + 1 if heading else 1
        yield SourceBlock(kind="heading", text=_plain(paragraph._p), line=line, level=level)
    elif listed or numbered:
        deep = int(numbered[0]) + 1 if numbered else int((listed and listed[1]) or 1)
        counts[deep:] = []
        counts += [0] * (deep - len(counts))
        is_counted = _is_counted(paragraph, style, deep)
        counts[-1] = counts[-1] + 1 if is_counted else 0
        yield SourceBlock(kind="item", text=said, line=line, level=deep, number=counts[-1] if is_counted else None)
        return
    else:
        yield SourceBlock(text=said, line=line)
    counts.clear()


def _is_counted(paragraph: Any, style: str, deep: int) -> bool:
    """Whether a list item has a number: by the list that it is in, else by the name of its style."""
    number = next(iter(paragraph._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")), "")
    if not number.isdecimal():
        return style.casefold().startswith("list number")
    lists = paragraph.part.numbering_part.element
    kinds = lists.xpath(
        f"./w:abstractNum[@w:abstractNumId=../w:num[@w:numId='{number}']/w:abstractNumId/@w:val]"
        f"/w:lvl[@w:ilvl='{deep - 1}']/w:numFmt/@w:val"
    )
    return bool(kinds) and kinds[0] not in ("bullet", "none")


def _table(table: Any, line: int) -> Iterator[SourceBlock]:
    """A table with its first row as the head; a cell over several places has its words once."""
    rows: list[list[str]] = []
    seen: set[Any] = set()
    for row in table.rows:
        cells = []
        for cell in row.cells:
            first, *others = [paragraph for paragraph in cell._tc.xpath(".//w:p") if _plain(paragraph)] or [None]
            words = " ".join(_plain(each) for each in (first, *others) if each is not None)
            if others and all(stars.startswith("**") for said, stars, _ in _runs(first) if said.strip()):
                title = _plain(first)
                words = f"**{title}**{words[len(title) :]}"  # what heads the others
            cells.append("" if cell._tc in seen else words)
            seen.add(cell._tc)
        rows.append(cells)
    if made := table_of(rows):
        yield SourceBlock(kind="table", text=made, line=line)


def _runs(element: Any, *, is_hidden: bool = False) -> Iterator[tuple[str, str, str]]:
    """The words of each run with the stars of its emphasis, and the id of the link that it is in; or those that are
    hidden. An equation is its words one after the other."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    link_id = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    equation = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
    for run in element.iter(f"{word}r", f"{equation}r"):
        if run.tag == f"{equation}r":
            if not is_hidden:
                yield f" {''.join(run.itertext(f'{equation}t'))} ", "", ""
            continue
        vanish = run.find(f"{word}rPr/{word}vanish")
        if (vanish is not None and vanish.get(f"{word}val", "1") not in ("0", "false")) is not is_hidden:
            continue
        if any(parent.tag in (f"{word}del", f"{word}moveFrom") for parent in run.iterancestors()):
            continue
        said = ""
        for child in run:
            said += {"t": child.text or "", "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(
                child.tag.removeprefix(word), ""
            )
        seen = said.translate(UNSEEN)
        if said and not seen:
            continue
        on = [run.find(f"{word}rPr/{word}{name}") for name in ("b", "i")]
        is_on = [each is not None and each.get(f"{word}val", "1") not in ("0", "false", "none") for each in on]
        link = next(run.iterancestors(f"{word}hyperlink"), None)
        yield seen, "**" * is_on[0] + "*" * is_on[1], "" if link is None else link.get(link_id, "")


def _address(paragraph: Any, link: str) -> str:
    """Where a link leads outside the file; "" of none."""
    relation = paragraph.part.rels.get(link) if link else None
    return relation.target_ref if relation is not None and relation.is_external else ""


def _plain(element: Any) -> str:
    return " ".join("".join(said for said, *_ in _runs(element)).split())


def _marked(paragraph: Any) -> str:
    """The words of a paragraph with its emphasis and links as light Markdown."""
    joined: list[tuple[str, str, str]] = []
    for said, stars, link in _runs(paragraph._p):
        if joined and joined[-1][2] == link and (joined[-1][1] == stars or not said.strip()):
            joined[-1] = (joined[-1][0] + said, *joined[-1][1:])
        elif said:
            joined.append((said, stars, link))
    text = ""
    for said, stars, link in joined:
        words = said.replace("*", "\\*")
        inside = words.strip()
        before = words[: len(words) - len(words.lstrip())]
        behind = words[len(words.rstrip()) :] if inside else ""
        if inside and inside != (address := _address(paragraph, link)) and LINKED.fullmatch(address):
            inside = f"[{inside}]({address})"
        text += f"{before}{stars}{inside}{stars}{behind}" if inside and "\n" not in inside else words
    text = re.sub(r"(?<=\S) {2,}", " ", TABBED.sub(", ", text).replace("\t", " "))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
