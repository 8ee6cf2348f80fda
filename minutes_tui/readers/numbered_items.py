"""The items of a source without headings: short lines whose numbers go on, with what was said below each."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.names import compact
from minutes_tui.meeting.agenda_numbers import own_number
from minutes_tui.model.minutes import AgendaItem
from minutes_tui.readers.cases.labels import columns, label, rows
from minutes_tui.readers.item_titles import item_title
from minutes_tui.readers.roster_lines import heading_of, is_name
from minutes_tui.readers.source_blocks import LINKED, SourceBlock

LONGEST = 20
"""Words of an item's title."""
TITLED = re.compile(
    r"(?:(?:(?:[^\W\d_a-zß-ÿ]{2}[^\sa-z]*|[^\w\s]+|\d\S*)\s+){2,}|[^\W\d_a-zß-ÿ]{6,}\s+)"
    r"(?=\(?[^\W\d_](?:[a-zß-ÿ]| [a-zß-ÿ])|[ivx]+\.\s)|[^\W\d_a-z][^:.\n]{3,70}:\s+(?=\S)"
)
"""A title in capitals before a sentence, or one before a colon."""
SENTENCE = re.compile(r"[^\n]{8,160}?\.(?:\s+|$)")
ROW_TITLE = re.compile(r"\*\*[^*]+\*\*|[^.:*]{3,80}[.:](?=\s|$)")
"""The title in a row of minutes: what is bold, or its first sentence, or what stands before a colon."""
LONGEST_ROW_TITLE = 10
"""Words of it."""
MARKED = re.compile(
    r"(?P<mark>(?P<word>§|[^\W\d_a-z][^\W\d_]{3,14} n[°º.]?)\s?(?P<number>\d+(?:[.\-/]\d+)*)\.?\s?[:–-]?)\s+"
    r"(?P<title>[^\W\d_].*)"
)
COLON_TITLE = re.compile(r"\\?(?P<number>\d{1,2})[.)]\s+(?P<title>[^\W\d_a-z][^:.\n]{2,60}):\s+\S")
BOLD = re.compile(r"\*\*[^*\n]+\*\*(?:\s*\*\*[^*\n]+\*\*)*")
BOLD_PARTS = re.compile(r"(?<=\S)\*\*(\s*)\*\*(?=\S)")
"""Between two parts in bold type of one title."""
BOLD_TITLE = re.compile(
    r"\*\*(?P<number>\d{1,2}(?:\.\d{1,2})?)[.):]?(?:\*\*)?\s+(?:\*\*)?(?P<title>[^\W\d_][^*\n]*?)(?:[:.]?\*\*|[:.]\*\*(?P<behind>\s+\S.*))",
    re.DOTALL,
)
"""A paragraph in bold type with a number before it, and what stands behind: "**1. Slipway**", "**1.** **Slipway**"."""
CALLED = re.compile(r"(?P<word>[^\W\d_]{3,12}(?: [^\W\d_]{2,8})?) (?P<number>\d{1,2})\)?[.:]?\)?\s+(?P<title>\S.*)")
"""The title of an item behind a word for it and its number."""
OVERLOOKED = 2
"""Items of a row that may have been overlooked one behind the other; of a short row, one."""
SENTENCE_TITLE = 10
"""Words of a title that has a full stop."""
SENTENCE_END = re.compile(r"[.!?]\s")
LEAST_MINUTES = 2
"""Titles with the number of a minute, which no other line has."""
SHORT = 6
"""Words of a title of which there are but two."""
MOSTLY = 0.8
"""Share of the headings below another that begin with a link where all are items."""
LEAST = 3
"""Items of a source of which the numbers are the agenda's."""


def with_items(blocks: Sequence[SourceBlock], language: str) -> list[SourceBlock]:
    """The blocks, with those numbered lines as topics that are items of the agenda."""
    blocks = [
        part for block in blocks
        for part in (
            _rows_of_minutes(block) if block.kind == "table" and not columns(block.text, language) else [block]
        )
    ]  # fmt: skip
    blocks = [part for block in blocks for part in _broken(block, language)]
    if headed := _called_by_words(blocks):
        return [_as_item(block) if at in headed else block for at, block in enumerate(blocks)]
    minutes = [at for at, block in enumerate(blocks) if _is_minute(block)]
    if len(minutes) >= LEAST_MINUTES:
        return [part for block in blocks for part in _minute(block)]
    if minutes := _called(blocks):
        return [_as_item(block) if at in minutes else block for at, block in enumerate(blocks)]
    if marked := _marked(blocks):
        return [_as_item(block) if at in marked else block for at, block in enumerate(blocks)]
    blocks = _bold_titles(blocks, language)
    if bold := _bold(blocks):
        is_counted = len({blocks[at].number for at in bold}) > 1  # not "1." each, as Markdown allows
        for count, at in enumerate(bold, 1):
            number = blocks[at].number if is_counted else count
            text = BOLD_PARTS.sub(r"\1", blocks[at].text)
            titled = replace(blocks[at], kind="topic", text=text, number=number, level=0)
            blocks = [*blocks[:at], titled, *blocks[at + 1 :]]
        return list(blocks)
    headings = [at for at, block in enumerate(blocks) if block.kind in ("heading", "topic")]
    if len(headings) == 2 and headings[1] == headings[0] + 1 and headings[0] < LEAST:
        headings.pop()  # the title and what goes on with it
    if len(headings) > 1:
        return list(blocks)
    blocks = _titled(blocks, language)
    parted = [part for block in blocks for part in _parted(block, language)]
    found = {at for chain in _chains(parted) if _has_proceedings(chain, parted) for at in chain}
    if not found:
        return list(blocks)
    return [_as_item(block) if at in found else block for at, block in enumerate(parted)]


def _as_item(block: SourceBlock) -> SourceBlock:
    """A line as an item; its level is that of the heading that it was, else 0."""
    return replace(block, kind="topic", level=block.level if block.kind == "heading" else 0)


def _is_line(block: SourceBlock, *kinds: str) -> bool:
    """Whether a block is of these kinds, else a paragraph, and may head something: it has no number of a list, and the
    format itself does not say that somebody speaks in it."""
    return block.kind in (kinds or ("paragraph",)) and block.number is None and not (block.speaker or block.goes_on)


def _broken(block: SourceBlock, language: str) -> Iterator[SourceBlock]:
    """A paragraph as it is; or the lines of one that heads an item and has what was said behind line breaks: the title,
    the words, and each line with a label for itself."""
    first, *lines = block.text.split("\n")
    headed = item_title(first) if lines and _is_line(block) else None
    if headed is None or not headed.title:
        yield block
        return
    yield replace(block, text=first)
    said: list[str] = []
    for line in lines:
        if said and label(line, language):
            yield replace(block, text="\n".join(said))
            said = []
        said.append(line)
    if any(map(str.strip, said)):
        yield replace(block, text="\n".join(said).strip())


def _rows_of_minutes(block: SourceBlock) -> Iterator[SourceBlock]:
    """A table as it is; or the rows of one that is the minutes, each an item with its number, what was said of it,
    and in the last column who is to do something."""
    cells = rows(block.text)
    if _has_titles_apart(cells):
        yield from _rows_with_titles(block, cells)
        return
    heads, body = (cells[0], cells[1:]) if cells else ([], [])
    numbers = [re.fullmatch(r"(\d{1,2})[.)]?", row[0]) for row in body]
    figures = [int(number[1]) for number in numbers if number]
    is_counted = len(figures) == len(body) >= LEAST and all(a < b for a, b in pairwise(figures))
    said = sum(bool(re.search(r"[.:*?!]", row[1])) for row in body if len(row) > 1)
    if not is_counted or not 2 <= len(heads) <= 3 or said * 2 < len(body) or any(len(row) > 3 for row in body):
        yield block
        return
    yield replace(block, kind="furniture", text=", ".join(filter(None, heads)))
    for row in body:
        title = ROW_TITLE.match(row[1])
        end = title.end() if title and len(title[0].split()) <= LONGEST_ROW_TITLE else 0
        end = end or (len(row[1]) if len(row[1].split()) <= LONGEST_ROW_TITLE else 0)
        head, rest = (row[1][:end] or f"{' '.join(row[1].split()[:SHORT])}"), row[1][end:]
        rest = rest if end else " ".join(row[1].split()[SHORT:])
        yield replace(block, kind="topic", text=head.strip("* ").rstrip(":"), number=int(row[0].rstrip(".)")),
                      level=0)  # fmt: skip
        if rest.strip():
            yield replace(block, kind="paragraph", text=rest.strip())
        if len(row) > 2 and row[2]:
            yield replace(block, kind="paragraph", text=row[2], done=False)


ROW_NUMBER = re.compile(r"(\d{1,2})[.)]?")


def _has_titles_apart(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a table is the minutes with a column each for the number, the title and what was said, which is longer;
    a row without a number goes on with the item above."""
    body = cells if cells and ROW_NUMBER.fullmatch(cells[0][0]) else cells[1:]
    figures = [int(found[1]) for row in body if (found := ROW_NUMBER.fullmatch(row[0]))]
    if len(figures) < LEAST or any(a >= b for a, b in pairwise(figures)):
        return False
    if any(len(row) != 3 or (row[0] and not ROW_NUMBER.fullmatch(row[0])) for row in body):
        return False
    titles, said = ([len(row[at].split()) for row in body] for at in (1, 2))
    return max(titles) <= LONGEST_ROW_TITLE and sum(said) > 2 * sum(titles)


def _rows_with_titles(block: SourceBlock, cells: Sequence[Sequence[str]]) -> Iterator[SourceBlock]:
    if not ROW_NUMBER.fullmatch(cells[0][0]) and any(cells[0]):
        yield replace(block, kind="furniture", text=", ".join(filter(None, cells[0])))
    for number, title, said in cells if ROW_NUMBER.fullmatch(cells[0][0]) else cells[1:]:
        if number and title:
            yield replace(block, kind="topic", text=title.strip("* "), number=int(number.rstrip(".)")), level=0)
        elif number or title:
            lead = " ".join(filter(None, (number, title)))
            said = f"{lead} {said}".strip()
        if said:
            yield replace(block, kind="paragraph", text=said)


def marked_number(text: str) -> tuple[str, str]:
    """The number behind a sign or a word for it and the title: "§ 2.1 Chair", "Délibération n° 2026-01 : Roads"."""
    item = item_title(text, is_heading=True)
    if item and item.title:
        return item.mark + item.stop, item.title
    found = MARKED.fullmatch(text.strip("*_ "))
    return (found["mark"].rstrip(" :"), found["title"]) if found else ("", text)


def _marked(blocks: Sequence[SourceBlock]) -> list[int]:
    """The indexes of short lines that begin with a sign or a word and a number, one behind the other: "§ 1 Opening"."""
    found: list[int] = []
    word, last = "", list[int]()
    for at, block in enumerate(blocks):
        item = MARKED.fullmatch(block.text.strip("*_ ")) if _is_line(block) else None
        if item is None or not _is_title_of(item["title"]) or (found and item["word"] != word):
            continue
        number = [int(each) for each in re.findall(r"\d+", item["number"])]
        if found and number <= last:
            continue
        word, last = item["word"], number
        found.append(at)
    below = sum(after - at > 1 for at, after in pairwise(found)) + 1
    return found if len(found) >= LEAST_MINUTES and below * 2 > len(found) else []


def _titled(blocks: Sequence[SourceBlock], language: str) -> list[SourceBlock]:
    """The blocks, with paragraphs as numbered lines that begin with a number, a title and a colon: "1. Minutes: The
    minutes were signed"; each number is one more."""
    found: list[int] = []
    last = 0
    for at, block in enumerate(blocks):
        item = COLON_TITLE.match(block.text) if _is_line(block) else None
        if item and int(item["number"]) in (last + 1, last + 2):
            last = int(item["number"])
            found += [] if _lists_people(item["title"], language) else [at]
    if len(found) < LEAST:
        return list(blocks)
    return [
        replace(block, kind="item", number=int(item["number"]), text=block.text[item.start("title") :])
        if at in found and (item := COLON_TITLE.match(block.text)) else block
        for at, block in enumerate(blocks)
    ]  # fmt: skip


def _lists_people(title: str, language: str) -> bool:
    """Whether a title before a colon says that people are listed: the word for minutes is that of a role, too."""
    return heading_of(title, language) in ("present", "apologies", "absent", "guest", "member")


def _is_minute(block: SourceBlock) -> bool:
    """Whether a short paragraph or a heading begins with the number of a minute: "047/26 Finance"."""
    number, title = own_number(block.text.strip("*_ "))
    said = title.removesuffix(".") if len(title.split()) <= SHORT else title
    return bool(number) and _is_line(block, "paragraph", "heading") and _is_title_of(said)


def _minute(block: SourceBlock) -> Iterator[SourceBlock]:
    """A block as it is, or the item that begins with the number of a minute: its title is the whole line or the first
    sentence."""
    if _is_minute(block):
        yield _as_item(block)
        return
    sentence = SENTENCE.match(block.text) if _is_line(block) and own_number(block.text)[0] else None
    if sentence is None or len(sentence[0].split()) > LONGEST:
        yield block
        return
    yield replace(block, kind="topic", text=sentence[0].strip(), level=0)
    if rest := block.text[sentence.end() :].strip():
        yield replace(block, text=rest)


def _called(blocks: Sequence[SourceBlock]) -> list[int]:
    """The indexes of short lines that begin with the same word and a number that goes on from 1: "Theme 1 Opening"."""
    found: list[int] = []
    word = ""
    for at, block in enumerate(blocks):
        item = CALLED.fullmatch(block.text.strip("*_ ")) if _is_line(block, "paragraph", "heading") else None
        if item and _is_title_of(item["title"]) and int(item["number"]) == len(found) + 1:
            if found and item["word"] != word:
                continue
            word = item["word"]
            found.append(at)
    return found if len(found) >= LEAST else []


def _called_by_words(blocks: Sequence[SourceBlock]) -> list[int]:
    """The indexes of short lines that begin with the same word for an item, or sign, and a number. One list of them may
    be the agenda, with nothing below each: the items are the others."""
    chains: list[list[int]] = [[]]
    word, last = "", tuple[int, ...]()
    for at, block in enumerate(blocks):
        is_line = _is_line(block, "paragraph", "heading")
        item = item_title(block.text, is_heading=block.kind == "heading") if is_line else None
        if item is None or "\n" in block.text or (chains[-1] and item.word != word and item.number > last):
            continue
        if item.number <= last or item.word != word:
            chains.append([])
        word, last = item.word, item.number
        chains[-1].append(at)
    is_only = len(list(filter(None, chains))) == 1 and sum(block.kind == "heading" for block in blocks) <= LEAST_MINUTES
    said = [chain for chain in chains if len(chain) >= LEAST_MINUTES and (
        _have_proceedings(chain, blocks) or (is_only and len(chain) == LEAST_MINUTES and chain[-1] + 1 < len(blocks))
    )]  # fmt: skip
    return [at for chain in said for at in chain]


def _have_proceedings(chain: Sequence[int], blocks: Sequence[SourceBlock]) -> bool:
    below = sum(after - at > 1 for at, after in pairwise(chain)) + (chain[-1] + 1 < len(blocks))
    return below * 2 > len(chain)


def _bold(blocks: Sequence[SourceBlock]) -> list[int]:
    """The indexes of items of a list that are bold as a whole, of which each has words below it."""
    found = [
        at for at, block in enumerate(blocks)
        if block.kind == "item" and block.number is not None and BOLD.fullmatch(block.text) and _is_title(block)
    ]  # fmt: skip
    have_words = all(at + 1 < len(blocks) and at + 1 not in found for at in found)
    return found if len(found) >= LEAST and have_words else []


def _bold_titles(blocks: Sequence[SourceBlock], language: str) -> list[SourceBlock]:
    """The blocks, with paragraphs in bold type as the items of a source: those whose numbers go on; else, of a source
    without headings, each of a few words that are no name, with something below it."""
    numbered: list[int] = []
    last = 0
    for at, block in enumerate(blocks):
        found = BOLD_TITLE.fullmatch(block.text) if _is_line(block) else None
        if found and _is_title_of(found["title"]) and not label(f"{found['title']}: {found['behind']}", language):
            figure = int(found["number"].partition(".")[0])
            if last <= figure <= last + 2 and (figure > last or "." in found["number"]):
                last = figure
                numbered.append(at)
    if len(numbered) >= LEAST_MINUTES and last >= LEAST_MINUTES:
        return [part for at, block in enumerate(blocks)
                for part in (_titled_in_bold(block) if at in numbered else [block])]  # fmt: skip
    if sum(block.kind in ("heading", "topic") for block in blocks) > 1:
        return list(blocks)
    bold = [at for at, block in enumerate(blocks) if _is_line(block) and BOLD.fullmatch(block.text)]
    titles = [at for at in bold if at and at + 1 < len(blocks) and not {at - 1, at + 1} & set(bold)
              and _heads(blocks[at], language)]  # fmt: skip
    said = [blocks[at].text for at in titles]
    names = sum(is_name(each.strip("* "), at_least=2) for each in said)
    if len(titles) < LEAST or len(set(said)) < len(said) or names * 2 > len(said):
        return list(blocks)
    return [replace(block, kind="heading", text=block.text.strip("* "), level=2) if at in titles else block
            for at, block in enumerate(blocks)]  # fmt: skip


def _heads(block: SourceBlock, language: str) -> bool:
    said = block.text.strip("* ")
    return _is_title_of(said) and said[-1:] != ":" and label(said, language) is None


def _titled_in_bold(block: SourceBlock) -> Iterator[SourceBlock]:
    """The item that is in bold type with its number, and what stands behind it."""
    found = BOLD_TITLE.fullmatch(block.text)
    assert found
    is_part = "." in found["number"]
    yield replace(block, kind="topic", text=f"{found['number']} {found['title']}" if is_part else found["title"],
                  number=None if is_part else int(found["number"]), level=0)  # fmt: skip
    if found["behind"]:
        yield replace(block, text=found["behind"].strip())


def linked_parts(blocks: Sequence[SourceBlock]) -> frozenset[int]:
    """The indexes of headings that begin with a link, directly below another heading and three or more of a
    level there: each is what was spoken of, as a ticket is."""
    found: set[int] = set()
    headings = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    for n, above in enumerate(headings):
        level = blocks[above].level
        end = next((at for at in headings[n + 1 :] if blocks[at].level <= level), len(blocks))
        parts = [at for at in headings if above < at < end and blocks[at].level == level + 1]
        linked = [at for at in parts if LINKED.match(blocks[at].text)]
        if len(linked) >= LEAST and parts[0] == above + 1 and len(linked) >= MOSTLY * len(parts):
            found |= set(parts)
    return frozenset(found)


def not_reached(titles: Sequence[str], items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items of a list under "Agenda" that the proceedings, with their `items`, don't have."""
    known = [compact(markup.words(item.title)) for item in items]
    found: list[AgendaItem] = []
    for title in titles:
        if not any(compact(title) in each or each in compact(title) for each in known):
            found.append(AgendaItem(key=str(len(items) + len(found) + 1), title=title, number=""))
    return found


def _is_title_of(said: str) -> bool:
    said = said.removesuffix(".") if len(said.split()) <= SENTENCE_TITLE and not SENTENCE_END.search(said) else said
    return len(said.split()) <= LONGEST and said[:1].isupper() and said[-1:] not in ".;,!" and "\n" not in said


def _parted(block: SourceBlock, language: str) -> Iterator[SourceBlock]:
    """A numbered line as its title and what stands behind it: a title in capitals, or one before a colon that heads no
    list of people."""
    title = TITLED.match(block.text) if block.kind == "item" and block.number is not None and block.level == 1 else None
    if title is None or (":" in title[0] and _lists_people(title[0], language)):
        yield block
        return
    yield replace(block, text=title[0].strip())
    yield SourceBlock(text=block.text[title.end() :].strip(), line=block.line, file=block.file)


def _chains(blocks: Sequence[SourceBlock]) -> Iterator[list[int]]:
    """The indexes of titles whose numbers are one more each, from 1."""
    chain: list[int] = []
    last = 0
    for at, block in enumerate(blocks):
        if block.kind != "item" or block.level != 1 or not _is_title(block):
            continue
        follows = block.number in range(last + 1, last + 2 + (OVERLOOKED if len(chain) > LEAST else 1))
        if block.number == 1 or not chain or (len(chain) == 1 and not follows):  # others are counted on
            yield chain
            chain, last = [at], block.number or 0
        elif follows:
            chain.append(at)
            last = block.number or last
    yield chain


def _is_title(block: SourceBlock) -> bool:
    return block.number is not None and _is_title_of(block.text.strip("*_ "))


def _has_proceedings(chain: Sequence[int], blocks: Sequence[SourceBlock]) -> bool:
    """Whether something stands below most titles, or below both of two short ones: a list of them alone is no
    proceedings."""
    below = sum(after - at > 1 for at, after in pairwise(chain)) + 1
    if len(chain) == 2:
        are_short = all(len(blocks[at].text.split()) <= SHORT for at in chain)
        return are_short and all(blocks[at + 1].kind == "paragraph" for at in chain if at + 1 < len(blocks))
    return len(chain) >= LEAST and below * 2 > len(chain)
