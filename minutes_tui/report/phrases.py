"""What the page says in words of its own: who came and left, and a text of several paragraphs in one line."""

from collections.abc import Iterable, Iterator

from minutes_tui.language import markup
from minutes_tui.meeting.attendance import returns
from minutes_tui.meeting.days import is_overnight, is_resumption
from minutes_tui.model.document import Block, Code, Inline, LineBreak, Listing, Paragraph, Quotation, Table, Words
from minutes_tui.model.minutes import Note, listed
from minutes_tui.report.context import Page
from minutes_tui.report.sentences import at_times, full_stop

BLANK = Words(" ")


def line(words: str, between: Inline = BLANK) -> tuple[Inline, ...]:
    """The inline content of a text that is to be one line, such as a heading's, or to stand in a cell, where its
    paragraphs and items are parted by line breaks. Numbers of lists are words of it."""
    parts: list[Inline] = []
    for content in _contents(markup.blocks(words)):
        parts += [between] if parts else []
        parts += [Words(" ") if isinstance(inline, LineBreak) else inline for inline in content]
    return tuple(parts)


def _contents(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """What stands in each paragraph, item, line of code and cell."""
    for block in blocks:
        match block:
            case Paragraph(content):
                yield content
            case Listing():
                for number, content, inside in block.entries:
                    yield (Words(f"{number}. "), *content) if block.ordered else content
                    yield from _contents(inside)
            case Quotation(content):
                yield from _contents(content)
            case Code():
                yield from ((Words(line.strip()),) for line in block.lines if line.strip())
            case Table(head, rows):
                yield from (cell for row in (head, *rows) for cell in row if cell)
            case _:
                raise AssertionError("a text has no such block")


def happening(note: Note, page: Page) -> str:
    """The sentence of an arrival, departure or break."""
    words = page.labels
    if note.kind == "break":
        at = page.at(note.at)
        has_end = note.until is not None and not (at and f"{at:%H:%M}" == f"{note.until:%H:%M}")
        has_end = has_end and not (page.minutes.meeting.last_date and is_overnight(note, page.minutes))
        sentence = words.resumed if is_resumption(note) else words.break_until if has_end else words.break_
    elif note.kind == "arrival":
        several = len(listed(note.who)) > 1
        came, came_back = (words.arrived_many, words.returned_many) if several else (words.arrived, words.returned)
        sentence = came_back if note.id in returns(page.minutes) else came
    else:
        sentence = words.left_many if len(listed(note.who)) > 1 else words.left
    times = {"time": page.at(note.at), "until": note.until}
    said = at_times(page.with_names(sentence, listed(note.who)), times, words, page.language, page.tied)
    entitled = page.entitled_after(note) if page.print.present_after else None
    return said if entitled is None else f"{said} {words.entitled}{words.colon}{entitled}{full_stop(words)}"
