"""What a note says on a page, beyond its own words: who moved it, how the votes were, when somebody came."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from minutes_tui import text
from minutes_tui.decisions import is_carried
from minutes_tui.document import Block, Code, Inline, LineBreak, Listing, Paragraph, Quotation, Table, Words
from minutes_tui.labels import counted
from minutes_tui.model import Note, listed
from minutes_tui.report.page import Page


def label(note: Note, page: Page) -> str:
    """What a decision, action, vote or motion is called, with its number."""
    of_motion = page.labels.amendment if listed(note.amends) else page.labels.motion
    called = {"decision": page.labels.decision, "action": page.labels.action,
              "vote": page.labels.vote, "motion": of_motion}[note.kind]  # fmt: skip
    number = "" if is_carried(note) else page.decision_number(note)
    return f"{called} {number}{page.labels.colon}" if number else f"{called}{page.labels.colon}"


def decided(note: Note, page: Page) -> str:
    """What a decision is called in a list of them, a motion that was carried too; "" where it has no number."""
    number = page.decision_number(note)
    if number:
        return f"{page.labels.decision} {number}{page.labels.colon}"
    return label(note, page) if note.kind == "motion" else ""


def line(words: str) -> tuple[Inline, ...]:
    """The inline content of a text that is to be one line, such as a heading's."""
    parts: list[Inline] = []
    for content in _contents(text.blocks(words)):
        parts += [Words(" ")] if parts else []
        parts += [Words(" ") if isinstance(inline, LineBreak) else inline for inline in content]
    return tuple(parts)


def _contents(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """What stands in each paragraph, item, line of code and cell."""
    for block in blocks:
        match block:
            case Paragraph(content):
                yield content
            case Listing():
                for _, content, inside in block.entries:
                    yield content
                    yield from _contents(inside)
            case Quotation(content):
                yield from _contents(content)
            case Code():
                yield from ((Words(line.strip()),) for line in block.lines if line.strip())
            case Table(head, rows):
                yield from (cell for row in (head, *rows) for cell in row if cell)
            case _:
                raise AssertionError("a text has no such block")


def entry(note: Note, page: Page) -> tuple[Inline, ...]:
    """A note on one line of a list, with what stands behind its words."""
    words, said = line(note.text), behind(note, page)
    return (*words, Words(said if words else said.lstrip(" :："))) if said else words


def behind_decided(note: Note, page: Page) -> str:
    """What stands behind the words of a decision in a list of them, where its number stands before."""
    return behind(replace(note, number=None), page)


def behind(note: Note, page: Page) -> str:
    """What stands behind the words of a decision, action, vote or motion. That of a motion that was carried says which
    decision it is."""
    match note.kind:
        case "action":
            parts = [page.names(listed(note.responsible)), page.date(note.due) if note.due else ""]
        case "motion":
            parts = [
                page.labels.moved_by.format(names=page.names(listed(note.mover))) if note.mover else "",
                page.labels.seconded_by.format(names=page.names(listed(note.seconder))) if note.seconder else "",
                outcome(note, page),
                f"{page.labels.decision} {page.decision_number(note)}" if is_carried(note) and note.number else "",
            ]
        case "vote":
            counts, ballots = _counts(note, page), _ballots(note, page)
            return counts + (f" ({ballots})" if ballots and (counts or note.text) else ballots)
        case _:
            parts = [note.outcome]
    given = page.labels.comma.join(part for part in parts if part)
    return f" ({given})" if given else ""


def outcome(note: Note, page: Page) -> str:
    """What became of a motion, in the page's language where it is one of the three that there are."""
    words = page.labels
    known = {"carried": words.carried, "lost": words.lost, "withdrawn": words.withdrawn}
    return known.get(note.outcome, note.outcome)


def _counts(note: Note, page: Page) -> str:
    words = page.labels
    counts = (
        (note.for_, words.for_),
        (note.against, words.against),
        (note.abstain, counted(note.abstain or 0, words.abstention, page.language)),
    )
    said = words.comma.join(words.tally.format(count=count, word=word) for count, word in counts if count is not None)
    return f"{words.colon}{said}" if said else ""


def _ballots(note: Note, page: Page) -> str:
    """Who voted how, by name; the order of the record within each way."""
    ways = (("for", page.labels.for_), ("against", page.labels.against), ("abstain", page.labels.abstentions))
    said = []
    for way, word in ways:
        voters = [page.named(code) for code, ballot in note.ballots.items() if ballot == way]
        if voters:
            said.append(f"{word}{page.labels.colon}{page.labels.comma.join(voters)}")
    return page.labels.semicolon.join(said)


def happening(note: Note, page: Page) -> str:
    """The sentence of an arrival, departure or break."""
    words = page.labels
    if note.kind == "break":
        sentence = words.break_until if note.until else words.break_
    elif note.kind == "arrival":
        sentence = words.arrived_many if len(listed(note.who)) > 1 else words.arrived
    else:
        sentence = words.left_many if len(listed(note.who)) > 1 else words.left
    return sentence.format(names=page.names(listed(note.who)), time=page.time(note.at), until=page.time(note.until))
