"""Who voted how, and how many votes each had, as the tables of a case."""

from collections.abc import Iterator, Sequence

from minutes_tui.meeting import candidate_votes, vote_results
from minutes_tui.model.document import Cell, Side, Table, Words
from minutes_tui.model.minutes import CandidateVotes, Note, listed
from minutes_tui.report.context import Page
from minutes_tui.report.sentences import raised

Row = tuple[str, str, tuple[str, ...], str]
"""A label, how many votes, who, and what the row is."""


def has_rows(note: Note, page: Page) -> bool:
    is_named = note.ballots and not note.secret
    return bool(is_named or note.options) or (page.print.blocks == "case" and vote_results.is_counted(note))


def table(note: Note, page: Page) -> Table | None:
    """A row for each way with its count and who voted so; None where the figures say all that there is."""
    if note.kind != "vote" or not has_rows(note, page):
        return None
    rows = [*_answers(note, page), *_ways(note, page), *_apart(note, page)]
    if not rows or not (note.options or any(who for _, _, who, _ in rows)):
        return None
    if any(who for _, _, who, _ in rows):
        rows = [
            (label, count, who or (page.labels.none_voted,) * (count == "0"), mark) for label, count, who, mark in rows
        ]
    cells = [(_cell(label), _cell(count), _cell(page.labels.comma.join(who))) for label, count, who, _ in rows]
    return Table(((), (), ()), tuple(cells), role="ballots", marks=tuple(mark for *_, mark in rows))


def candidates(note: Note, page: Page, *, is_election: bool) -> Table | None:
    """Of an election, or a poll, in which each answer is voted on by itself: a row for each with its counts, those with
    most votes first, and whether it is elected; None of any other. A way that was not counted has no column, but for
    those for and against."""
    each = candidate_votes.each_voted_on(note)
    if note.kind != "vote" or not each:
        return None
    words, language = page.labels, page.minutes.meeting.language
    won = vote_results.elected(note, language) if is_election else candidate_votes.elected(note)
    ordered = [answer for answer in vote_results.answers_in_order(note, page.minutes) if answer in each]
    rows = [[page.answer(answer), *map(_count, candidate_votes.counts(each[answer]))] for answer in ordered]
    heads = [
        words.name if is_election or won else words.question,
        words.for_,
        words.against,
        words.abstentions,
        words.invalid.other,
    ]
    shown = [at for at in range(len(heads)) if at < ALWAYS or any(row[at] for row in rows)]
    head = [_cell(_capital(heads[at])) for at in shown]
    cells = [[_cell(_capital(row[at]) if at == 0 else row[at]) for at in shown] for row in rows]
    sides: list[Side] = ["end" if at else "start" for at in shown]
    if won:
        head.append(_cell(words.elected))
        sides.append("start")
        cells = [[*row, _cell(words.yes[0] if each in won else "")] for row, each in zip(cells, ordered, strict=True)]
    return Table(tuple(head), tuple(map(tuple, cells)), sides=tuple(sides))


ALWAYS = 3
"""Columns that such a table always has: the answer, for and against."""


def _count(count: int | None) -> str:
    return "" if count is None else str(count)


def _cell(words: str) -> Cell:
    return (Words(words),) if words else ()


def _capital(words: str) -> str:
    return raised(words) if words else ""


def _answers(note: Note, page: Page) -> Iterator[Row]:
    """Those of an election, with those that are no choice last, and the invalid ones behind all."""
    language = page.minutes.meeting.language

    def place(answer: str) -> int:
        return vote_results.is_no_choice(answer, language) + vote_results.is_invalid(answer, language)

    for answer in sorted(vote_results.answers_in_order(note, page.minutes), key=place):
        count, who = str(note.options[answer]), _voters(note, answer, page)
        if isinstance(note.options[answer], CandidateVotes):  # its counts are in a table of their own
            if who:
                yield page.tied_titles(_capital(page.answer(answer))), "", who, ""
            continue
        is_words = isinstance(note.options[answer], str)
        beside = ("", (count, *who)) if is_words else (count, who)
        yield (
            page.tied_titles(_capital(page.answer(answer))),
            *beside,
            "said" if is_words else "sub" if place(answer) else "",
        )


def _ways(note: Note, page: Page) -> Iterator[Row]:
    """Those for, against and abstaining, and the ballots that don't count."""
    words, note = page.labels, vote_results.with_abstentions(note, page.minutes)
    ways = (("for", note.for_, words.for_), ("against", note.against, words.against),
            ("abstain", note.abstain, words.abstentions), ("invalid", note.invalid, words.invalid.other))  # fmt: skip
    votes = vote_results.weights(note, page.minutes)
    is_counted = vote_results.is_counted(note)
    for way, stated, label in ways:
        who = _voters(note, way, page) if way != "invalid" else ()
        is_said = stated == 0 and page.print.blocks == "case" and way in ("for", "against")  # as `figures` says it
        if not stated and not who and not is_said:
            continue
        cast = sum(votes[code] for code, ballot in note.ballots.items() if ballot == way)
        count = "" if stated is None and is_counted else vote_results.figure(cast if stated is None else stated)
        yield _capital(label), count, who, "sub" if way == "invalid" else ""


def _apart(note: Note, page: Page) -> Iterator[Row]:
    """Those who took no part."""
    words = page.labels
    for label, codes in ((words.recusals, listed(note.recused)),
                         (words.not_voting, vote_results.without_ballot(note, page.minutes))):  # fmt: skip
        if codes:
            yield label, str(len(codes)), _in_cell(page, codes, list(map(page.named, codes))), "sub"


def _voters(note: Note, way: str, page: Page) -> tuple[str, ...]:
    """Who voted so, in the order of the record. Behind a name stands that the ballot was cast by proxy, and of one that
    is more or less than one vote how many it is."""
    votes, by_proxy = vote_results.weights(note, page.minutes), vote_results.by_proxy(note, page.minutes)
    codes = [code for code, ballot in note.ballots.items() if ballot == way and not note.secret]
    return _in_cell(page, codes, [_voter(code, votes[code], page, is_proxy=code in by_proxy) for code in codes])


def _in_cell(page: Page, codes: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Names as they begin a cell, or each a line of it where these stand below each other."""
    are_lines = page.print.blocks == "rule"
    return tuple(
        page.begun(name, (code,)) if are_lines or at == 0 else name
        for at, (code, name) in enumerate(zip(codes, names, strict=True))
    )


def _voter(code: str, votes: vote_results.Votes, page: Page, *, is_proxy: bool) -> str:
    about = (page.labels.by_proxy if is_proxy else "", vote_results.figure(votes) if votes != 1 else "")
    behind = page.labels.comma.join(filter(None, about))
    return page.named(code) + (page.beside(behind) if behind else "")
