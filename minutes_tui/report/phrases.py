"""What the page says in words of its own: who came and left, and a text of several paragraphs in one line."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from minutes_tui.language import markup, no_break
from minutes_tui.meeting import later_additions
from minutes_tui.meeting.attendance import returns
from minutes_tui.meeting.days import is_overnight, is_resumption
from minutes_tui.model.document import (
    Block,
    Cell,
    Code,
    Inline,
    LineBreak,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Strong,
    Table,
    Words,
)
from minutes_tui.model.minutes import Note, listed
from minutes_tui.report.context import Page
from minutes_tui.report.sentences import at_times, full_stop

BLANK = Words(" ")


def line(words: str, between: Inline = BLANK) -> tuple[Inline, ...]:
    """The inline content of a text that is to be one line, such as a heading's, or to stand in a cell, where its
    paragraphs and items are parted by line breaks. Numbers of lists are words of it; where there are line breaks, so
    are the marks of items, and each row of a table is a line."""
    parts: list[Inline] = []
    for content in _contents(markup.blocks(words), 0 if isinstance(between, LineBreak) else None):
        parts += [between] if parts else []
        parts += [Words(" ") if isinstance(inline, LineBreak) else inline for inline in content]
    return tuple(parts)


def dated(blocks: Iterable[Block], note: Note, page: Page) -> list[Block]:
    """The blocks of a note's text with the day on which it was added later, as a lead in bold: that of the text itself
    where it has one, else one in the page's language, which is a paragraph of its own before a list or the like."""
    found = list(blocks)
    if note.added is None or note.kind not in later_additions.KINDS:
        return found
    first = found[0] if found else None
    content = first.content if isinstance(first, Paragraph) else ()
    if own := later_additions.lead(note.text, page.minutes.meeting):
        words = content[0].text if content and isinstance(content[0], Words) else ""  # else it is bold as it is
        if isinstance(first, Paragraph) and words.startswith(own.words):
            rest = Words(words[len(own.words) :])
            found[0] = replace(first, content=(Strong((Words(own.words),)), rest, *content[1:]))
        return found
    said = later_additions.printed(note.added, page.minutes.meeting, page.labels, page.language)
    lead, colon = Strong((Words(page.tied(said)),)), page.labels.colon
    blank = (BLANK,) if colon != colon.rstrip() else ()
    if isinstance(first, Paragraph) and first.content:
        found[0] = replace(first, content=(lead, *blank, *content))
    else:
        found.insert(0, Paragraph((lead,)))
    return found


MARKS = ("• ", "– ")
"""Of the items of a list in a cell, by how deep it is; the last one for all that are deeper."""
BETWEEN_CELLS = Words(" | ")


def lines_of(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """Each paragraph, item, line of code and row of blocks as a line of its own, with the marks of items."""
    yield from _contents(blocks, 0)


def _contents(blocks: Iterable[Block], depth: int | None) -> Iterator[tuple[Inline, ...]]:
    """What stands in each paragraph, item, line of code and row. `depth` is that of a list, and None where all is to be
    one line: that has each cell of a table by itself and no marks of items."""
    deeper = None if depth is None else depth + 1
    mark = () if depth is None else (Words(MARKS[min(depth, len(MARKS) - 1)]),)
    for block in blocks:
        match block:
            case Paragraph(content):
                yield content
            case Listing():
                for number, content, inside in block.entries:
                    yield (Words(f"{number}. "), *content) if block.ordered else (*mark, *content)
                    yield from _contents(inside, deeper)
            case Quotation(content):
                yield from _contents(content, depth)
            case Code():
                yield from ((Words(line.strip()),) for line in block.lines if line.strip())
            case Rule():
                pass
            case Table(head, rows) if depth is None:
                yield from (cell for row in (head, *rows) for cell in row if cell)
            case Table(head, rows):
                yield from (_in_line(row) for row in (head, *rows) if any(row))
            case _:
                raise AssertionError("a text has no such block")


def _in_line(row: Iterable[Cell]) -> tuple[Inline, ...]:
    """The cells of a row beside each other."""
    first, *others = row
    return (*first, *(inline for cell in others for inline in (BETWEEN_CELLS, *cell)))


def with_remark(sentence: str, remark: str, page: Page) -> str:
    """The sentence of an arrival or a departure with a remark in brackets before the full stop at its end."""
    stop = full_stop(page.labels)
    return f"{sentence.removesuffix(stop)} {remark}{stop if stop and sentence.endswith(stop) else ''}"


def happening(note: Note, page: Page) -> str:
    """The sentence of an arrival, departure or break."""
    words = page.labels
    if note.kind == "break":
        at = page.at(note.at)
        is_short = bool(at and note.until) and f"{at:%H:%M}" == f"{note.until:%H:%M}"
        has_end = (
            note.until is not None
            and not is_short
            and not (page.minutes.meeting.last_date and is_overnight(note, page.minutes))
        )
        sentence = words.resumed if is_resumption(note) else words.break_until if has_end else words.break_
        sentence = f"{sentence} {words.resumed}" if is_short and not is_resumption(note) else sentence
    elif note.kind == "arrival":
        several = len(listed(note.who)) > 1
        came, came_back = (words.arrived_many, words.returned_many) if several else (words.arrived, words.returned)
        sentence = came_back if note.id in returns(page.minutes) else came
    else:
        sentence = words.left_many if len(listed(note.who)) > 1 else words.left
    times = {"time": page.at(note.at), "until": note.until}
    said = at_times(page.with_names(sentence, listed(note.who)), times, words, page.language, page.tied)
    entitled = page.entitled_after(note) if page.print.present_after else None
    if entitled is None:
        return said
    colon = words.colon.replace(" ", no_break.BLANK) if page.is_tied else words.colon
    return f"{said} {words.entitled}{colon}{entitled}{full_stop(words)}"
