"""Lists of what was decided, voted and given to somebody to do: as tables before or behind the proceedings, and as the
cases themselves where a page is about them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from minutes_tui.language.labels import and_joined
from minutes_tui.meeting import vote_results
from minutes_tui.meeting.decisions import decided
from minutes_tui.model.document import (
    Block,
    Case,
    Cell,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    PageNumber,
    Passage,
    Table,
    Words,
    without_addresses,
)
from minutes_tui.model.document import words as words_of
from minutes_tui.model.minutes import Note, listed
from minutes_tui.report import cases
from minutes_tui.report.agenda import anchors, number_elsewhere, numbered_title, titled
from minutes_tui.report.context import Page
from minutes_tui.report.head import is_gathered
from minutes_tui.report.phrases import line
from minutes_tui.report.proceedings import marked, numbered
from minutes_tui.report.sentences import raised

Numbered = tuple[Note, str]
"""A note with the number of its paragraph, "" where none is printed."""


def chosen(page: Page, kind: str) -> list[Numbered]:
    """The notes of a kind. Their numbers are those that the summary has: a paragraph has one in every form."""
    return [
        (note, number)
        for note, number in page.numbered_notes
        if note.kind == kind and not (kind == "vote" and not vote_results.is_held(note, page.minutes))
    ]


def _decided(page: Page) -> list[tuple[Note, str, str]]:
    """The decisions, each with its words and the number of its paragraph."""
    words = dict(decided(page.minutes))
    return [(note, words[at], number) for at, (note, number) in enumerate(page.numbered_notes) if at in words]


# As tables


def decisions(page: Page) -> Iterator[Block]:
    """What was decided, a motion that was carried too, in order."""
    rows = [
        (
            _words(page.decision_number(note)),
            _begun(line(words, LineBreak())),
            _words(_vote(note, page)),
            item_of(note, page),
            place(note, number, page),
        )
        for note, words, number in _decided(page)
    ]
    worded = _said(rows)
    if worded:
        words = page.labels
        yield Heading(2, (Words(words.decisions),))
        head = (words.number, words.decision, words.vote, words.item, words.page)
        yield register(head, worded, (3, 16, 4, 6, 2), page)


def votes(page: Page) -> Iterator[Block]:
    """What was voted on, with the figures and what came of it; and where there is any such, the motions that were
    carried or lost without figures."""
    words = page.labels
    held = {note.id or id(note) for note, _ in chosen(page, "vote")}
    if not held:
        return
    rows = []
    for note, number in page.numbered_notes:
        if note.kind == "vote" and (note.id or id(note)) in held:
            result = cases.case(note, page).outcome
            named = cases.vote_number(note, page)
            on = cases.on_what(note, page) or _words(cases.lead(note, page))
            rows.append((_words(named), on, _words(_figures(note, page)), _words(result), place(note, number, page)))
        elif note.kind == "motion" and note.outcome in ("carried", "lost") and not cases.final_vote(note, page):
            result = raised(cases.outcome(note, page))
            on = cases.motion_named(note, page)
            rows.append((_words(page.decision_number(note)), on, (), _words(result), place(note, number, page)))
    yield Heading(2, (Words(words.votes),))
    ways = f"{words.for_}–{words.against}–{words.abstentions}"
    is_all_counts = all(COUNTS.fullmatch(words_of(row[2])) for row in rows)  # an election has names there
    called = raised(ways) if is_all_counts else words.vote + page.beside(ways)
    head = (words.number, words.question, called, words.result, words.page)
    yield register(head, rows, (3, 14, 6, 5, 2), page)


COUNTS = re.compile(r"[\d.,/–]*")
"""The figures of a vote, as "15–4–2"."""


def actions(page: Page) -> Iterator[Block]:
    """What is to be done, by whom and by when."""
    words = page.labels
    found = chosen(page, "action")
    is_any_done = any(note.done or note.outcome for note, _ in found)
    rows = [
        (
            _words(page.action_number(note)),
            _task(note),
            _words(page.begun(page.names(listed(note.responsible)), listed(note.responsible))),
            _words(page.due(note.due) if note.due else ""),
            _words(_state(note, page) if is_any_done else ""),
            item_of(note, page),
            place(note, number, page) if number else (),
        )
        for note, number in found
    ]
    worded = _said(rows)
    if worded:
        yield Heading(2, (Words(words.actions),))
        head = (words.number, words.action, words.responsible, words.due, words.state, words.item, words.page)
        yield register(head, worded, (3, 14, 6, 4, 3, 6, 2), page)


def decisions_and_actions(page: Page) -> Iterator[Block]:
    """What was decided and what is to be done, in one list: of a decision its words, of an action item who does it by
    when too."""
    words = page.labels
    rows: list[tuple[Cell, ...]] = [
        (
            _words(page.decision_number(note)),
            _begun(line(said, LineBreak())),
            (),
            (),
            item_of(note, page),
            place(note, number, page),
        )
        for note, said, number in _decided(page)
    ]
    for note, number in chosen(page, "action"):
        codes = listed(note.responsible)
        count = page.action_number(note)
        due = page.due(note.due) if note.due else ""
        rows.append((
            _words(page.label_number(words.action, count) if count else words.action),
            _task(note),
            _words(page.begun(page.names(codes), codes)),
            _words(words.done if note.done else words.dropped if note.outcome == "dropped" else due),
            item_of(note, page),
            place(note, number, page),
        ))  # fmt: skip
    worded = _said(rows)
    if worded:
        has_capitals = page.language.startswith("de")
        second = words.actions if has_capitals else words.actions[:1].lower() + words.actions[1:]
        called = words.decisions if words.decisions == words.actions else and_joined([words.decisions, second], words)
        yield Heading(2, (Words(called),))
        what = and_joined([words.decision, words.action if has_capitals else words.action.lower()], words)
        head = (words.number, what, words.responsible, words.due, words.item, words.page)
        yield register(head, worded, (4, 14, 6, 4, 4, 2), page)


def _said(rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The rows that say more than where something stands."""
    return [row for row in rows if any(row[:-2])]


def register(
    head: Sequence[str],
    rows: Sequence[tuple[Cell, ...]],
    widths: tuple[int, ...],
    page: Page,
    *,
    is_by_page: bool = False,
) -> Table:
    """A list as a table without the columns that are empty in all rows. Its last column is the page, or the paragraph
    where these have numbers, unless what is listed is on a page beside them."""
    called = (*head[:-1], page.labels.paragraph_short if page.is_numbered and not is_by_page else head[-1])
    kept = [at for at in range(len(called)) if any(row[at] for row in rows)]
    first = tuple((Words(called[at]),) for at in kept)
    cells = tuple(tuple(row[at] for at in kept) for row in rows)
    return Table(first, cells, _whole_words((first, *cells), [widths[at] for at in kept]), "register")


LINE = 70
"""Characters in a line of a table, about."""
LONGEST = 14
"""Letters of a word that is never broken in a table."""


def _whole_words(rows: Sequence[tuple[Cell, ...]], shares: Sequence[int]) -> tuple[int, ...]:
    """The widths of columns by their shares, each at least as wide as its longest word, so that none is broken."""
    longest = [
        max(map(len, " ".join(words_of(row[at]) for row in rows).split()), default=0) for at in range(len(shares))
    ]
    whole = sum(shares)
    return tuple(
        max(share * LINE // whole, min(most, LONGEST) * 6 // 5 + 2) for share, most in zip(shares, longest, strict=True)
    )


def place(note: Note, number: str, page: Page) -> Cell:
    """Where a note stands: its paragraph's number, which leads there, or the page; of a motion that is a decision, the
    page that has the decision's number."""
    if page.is_numbered:
        return (Link(f"paragraph-{number}", (Words(numbered(number, page)),)),) if number else ()
    decided = cases.final_vote(note, page) if note.kind == "motion" else None
    where = page.derived(cases.framed).get(note.id, note)
    anchor = page.anchor(((decided or where).id, where.id))
    return (PageNumber(anchor),) if anchor else ()


def item_of(note: Note, page: Page) -> Cell:
    """The agenda item that a note belongs to, by its number where it has one, which leads to its heading."""
    item = page.minutes.item(note.item) if note.item else None
    if not item:
        return ()
    said, anchor = _words(number_elsewhere(page, item)) or titled(item), anchors(page).get(item.key, "")
    return (Link(anchor, without_addresses(said)),) if anchor else said


def _task(note: Note) -> Cell:
    """The words of an action item as they begin a row."""
    return _begun(line(note.text, LineBreak()))


def _begun(said: Cell) -> Cell:
    """Words as they begin a row: with a capital, but for a word that has one within, such as "iPads"."""
    if not said or not isinstance(said[0], Words) or not said[0].text.split(" ", 1)[0].islower():
        return said
    return (Words(raised(said[0].text)), *said[1:])


def _words(words: str) -> Cell:
    return (Words(words),) if words else ()


def _vote(note: Note, page: Page) -> str:
    """The figures of the last vote on a decision, or how it was taken else."""
    motion = note if note.kind == "motion" else vote_results.motion_of(page.minutes, note)
    vote = cases.final_vote(motion, page) if motion else None
    if vote is None and note.kind == "decision":
        vote = cases.final_vote(note, page) or vote_results.vote_behind(page.minutes, note)
    figures = (_figures(vote, page) if vote else "") or (cases.outcome(note, page) if note.kind == "decision" else "")
    reason = motion.reason if motion and figures else ""
    return page.labels.comma.join(dict.fromkeys(filter(None, (figures, reason))))


def _is_of_few(vote: Note) -> bool:
    """Whether nothing is known of a vote but who was against or abstained: its counts are not those of the names."""
    return vote.for_ is None and vote.against is None and "for" not in vote.ballots.values()


def _figures(vote: Note, page: Page) -> str:
    """Those for, against and abstaining, as "15–4–2"; of an election how many each has; else that it was unanimous."""
    if vote.options:
        ordered = vote_results.answers_in_order(vote, page.minutes)
        each = (vote_results.answer_shown(page.answer(answer), vote.options[answer]) for answer in ordered)
        return page.labels.comma.join(map(page.tied_to_count, each))
    tally = vote_results.result(vote, page.minutes)
    is_said_alone = vote_results.is_unanimous(vote.outcome, page.minutes.meeting.language) and vote.for_ is None
    if tally is None or is_said_alone or _is_of_few(vote):
        said = (cases.vote_outcome(vote, page), cases.figures(vote, page))
        return page.labels.comma.join(dict.fromkeys(filter(None, said)))
    is_zero_said = vote.abstain is not None and page.print.blocks != "case"  # as the blocks of a council don't say it
    counts = [tally.for_, tally.against, *([tally.abstain] if tally.abstain or is_zero_said else [])]
    figures = "–".join(map(vote_results.figure, counts))
    is_casting = vote_results.is_casting(vote.outcome, page.minutes.meeting.language)
    return page.labels.comma.join(filter(None, (figures, cases.vote_outcome(vote, page) if is_casting else "")))


# As the cases themselves, where a page is about them


def decision_cases(page: Page) -> Iterator[Block]:
    """Below the items at which they were decided; of many meetings, below these."""
    found, level = _decided(page), _level(page)
    if found and level > 2:
        yield Heading(2, (Words(page.labels.decisions),))
    of = ""
    for note, words, number in found:
        if note.item != of and (item := page.minutes.item(note.item)):
            of = note.item
            yield Heading(level, titled(item) if note.from_ else numbered_title(page, note.item))
        yield _passage(cases.decision_case(note, words, page), note, page, number)


def _level(page: Page) -> int:
    """Of the headings below that of a list, which a page of many meetings has for its title."""
    return 2 if is_gathered(page) else 3


def vote_cases(page: Page) -> Iterator[Block]:
    """Without those that stand in the frames of decisions."""
    found = [each for each in chosen(page, "vote") if cases.case(each[0], page).kind != "decision"]
    if found:
        yield Heading(2, (Words(page.labels.votes),))
    for note, number in found:
        yield _passage(cases.vote_case(note, page), note, page, number)


def action_cases(page: Page) -> Iterator[Block]:
    found = chosen(page, "action")
    if found:
        yield Heading(2, (Words(page.labels.actions),))
    for note, number in found:
        yield _passage(cases.case(note, page), note, page, number)


def _passage(case: Case, note: Note, page: Page, number: str) -> Passage:
    content = tuple(marked((case,), note, page, number))
    return Passage(note.kind, content, at=page.at(note.at), anchor=page.anchor((note.id,)))


def actions_by_person(page: Page) -> Iterator[Block]:
    """A table for each person in the order of last names, nobody's last; what two have to do stands with both."""
    found = chosen(page, "action")
    if not found:
        return
    level = 2 if "kind" in page.head else _level(page)  # the title says what it is
    if level > 2:
        yield Heading(2, (Words(page.labels.actions),))
    rows = {id(note): _todo(note, number, page) for note, number in found}
    kept = [at for at in range(len(TODO_WIDTHS)) if any(row[at] for row in rows.values())]  # the same in each table
    for code in page.by_name({code for note, _ in found for code in listed(note.responsible)}):
        yield Heading(level, (Words(page.full(code)),))
        yield _todos([note for note, _ in found if code in listed(note.responsible)], rows, kept, page)
    nobodys = [note for note, _ in found if not listed(note.responsible)]
    if nobodys:
        yield Heading(level, (Words(page.labels.nobody),))
        yield _todos(nobodys, rows, kept, page)


def _meeting(note: Note, page: Page) -> Iterator[Inline]:
    """Of an action item in a list of many meetings which one it is of, in a line of its own."""
    item = page.minutes.item(note.item) if is_gathered(page) else None
    if item:
        yield LineBreak()
        yield Emphasis((Words(item.title),))


def _state(note: Note, page: Page) -> str:
    """What became of an action item."""
    return page.labels.done if note.done else cases.action_outcome(note, page) or page.labels.open


TODO_WIDTHS = (2, 10, 8, 6, 3, 2)
"""Shares of the number, what is to be done, the agenda item, by when, what became of it, and the paragraph."""


def _todo(note: Note, number: str, page: Page) -> tuple[Cell, ...]:
    """An action item in the list of a person: a cell for each of `TODO_WIDTHS`. It has the number by which the screen
    calls it, but for those of many meetings."""
    return (
        _words("" if is_gathered(page) or note.number is None else str(note.number)),
        (*_task(note), *_meeting(note, page)),
        numbered_title(page, note.item) if page.minutes.item(note.item) and not is_gathered(page) else (),
        _words(page.due(note.due) if note.due else ""),
        _words(_state(note, page)),
        _words(numbered(number, page)) if page.is_numbered and number else (),
    )


def _todos(found: list[Note], rows: Mapping[int, tuple[Cell, ...]], kept: Sequence[int], page: Page) -> Table:
    """Action items by due date, those without one last; the order of the record among equals."""
    words = page.labels
    head = (words.number, words.action, words.item, words.due, words.state, words.paragraph_short)
    in_order = sorted(found, key=lambda each: (each.due is None, each.due or 0))
    return Table(
        tuple(_words(head[at]) for at in kept),
        tuple(tuple(rows[id(note)][at] for at in kept) for note in in_order),
        tuple(TODO_WIDTHS[at] for at in kept),
    )
