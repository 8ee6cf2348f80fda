"""What a note says on a page, beyond its own words: who moved it, how the votes were, when somebody came."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.labels import counted, labels
from minutes_tui.meeting import vote_results
from minutes_tui.meeting.decisions import is_carried
from minutes_tui.model.document import Block, Code, Inline, LineBreak, Listing, Paragraph, Quotation, Table, Words
from minutes_tui.model.minutes import BY_CONSENSUS, Codes, Note, listed
from minutes_tui.report.context import Page
from minutes_tui.report.sentences import at_times, stopped

LEAD = " \u00a0\u202f:："
"""What may stand between a label and what is behind it."""


def label(note: Note, page: Page) -> str:
    """What a decision, action, vote or motion is called, with its number."""
    of_motion = page.labels.amendment if listed(note.amends) else page.labels.motion
    called = {"decision": page.labels.decision, "action": page.labels.action,
              "vote": _vote(note, page), "motion": of_motion}[note.kind]  # fmt: skip
    number = "" if is_carried(note) else page.decision_number(note)
    return f"{page.label_number(called, number) if number else called}{page.labels.colon}"


def _vote(note: Note, page: Page) -> str:
    """What a vote is called: on an amendment, or on the motion that has one, as that."""
    motion = vote_results.motion_of(page.minutes, note) if note.answers else None
    if motion and motion.amends:
        return page.labels.vote_on_amendment
    return page.labels.vote_on_motion if motion and vote_results.is_amended(page.minutes, motion) else page.labels.vote


def decided(note: Note, page: Page) -> str:
    """What a decision is called in a list of them, a motion that was carried too; "" where it has no number."""
    number = page.decision_number(note)
    if number:
        return f"{page.label_number(page.labels.decision, number)}{page.labels.colon}"
    return label(note, page) if note.kind == "motion" else ""


def line(words: str) -> tuple[Inline, ...]:
    """The inline content of a text that is to be one line, such as a heading's."""
    parts: list[Inline] = []
    for content in _contents(markup.blocks(words)):
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
    """A note on one line of a list, with what stands behind its words. A vote without a title has the words of the
    motion that it was held on, or of the amendment."""
    words, said = line(note.text), behind(note, page)
    motion = vote_results.motion_of(page.minutes, note) if note.kind == "vote" and not words else None
    if motion and motion.text:
        words = (Words(label(motion, page)), *line(motion.text))
        said = f" {said.lstrip(LEAD)}" if motion.text.rstrip().endswith((".", "!", "?", "。")) else said
    return (*words, Words(said if words else said.lstrip(LEAD))) if said else words


def behind_decided(note: Note, page: Page) -> str:
    """What stands behind the words of a decision in a list of them, where its number stands before."""
    return behind(replace(note, number=None), page)


def behind(note: Note, page: Page) -> str:
    """What stands behind the words of a decision, action, vote or motion. That of a motion that was carried says which
    decision it is."""
    match note.kind:
        case "action":
            parts = [page.names(listed(note.responsible)), page.due(note.due) if note.due else ""]
        case "motion":
            parts = [
                _by("moved_by", note.mover, note, page),
                _by("seconded_by", note.seconder, note, page),
                _majority(note, page) if note.majority and not vote_results.votes_on(page.minutes, note) else "",
                outcome(note, page),
                page.label_number(page.labels.decision, page.decision_number(note))
                if is_carried(note) and note.number
                else "",
            ]
        case "vote":
            return _vote_details(note, page)
        case _:
            parts = [outcome(note, page)]
    given = page.labels.comma.join(part for part in parts if part)
    return page.beside(given) if given else ""


def _by(label: str, codes: Codes, note: Note, page: Page) -> str:
    """Who moved or seconded something; "" for nobody."""
    return page.behind(_form(label, note, page, len(listed(codes))), listed(codes)) if codes else ""


def _form(label: str, note: Note, page: Page, count: int = 1) -> str:
    """A label in the form for an amendment, or for several, where the language has one."""
    of_amendment = getattr(page.labels, f"{label}_amendment") if listed(note.amends) else ""
    of_several = getattr(page.labels, f"{label}_many") if count > 1 else ""
    found: str = of_amendment or of_several or getattr(page.labels, label)
    return found


OUTCOMES = ("carried", "lost", "withdrawn")


def outcome(note: Note, page: Page) -> str:
    """What became of a motion or decision, in the page's language where it is one of those that there are."""
    if note.outcome in OUTCOMES:
        return _form(note.outcome, note, page)
    ways = {BY_CONSENSUS, labels(page.minutes.meeting.language).by_consensus}
    return page.labels.by_consensus if note.outcome in ways else note.outcome


def _vote_details(note: Note, page: Page) -> str:
    """What stands behind the title of a vote: its figures, what it needed, who voted how, who took no part."""
    words = page.labels
    figures = _figures(note, page)
    motion = vote_results.motion_of(page.minutes, note) if note.answers else None
    details = (
        words.secret_ballot if note.secret else "",
        _majority(motion, page) if motion and motion.majority else "",
        _ballots(note, page),
    )
    behind = words.semicolon.join(filter(None, details))
    said = f"{words.colon}{figures}" if figures else ""
    said += page.beside(behind) if behind and (figures or note.text) else behind
    return said + _recused(note, page, said or note.text)


def _majority(motion: Note, page: Page) -> str:
    return page.labels.majority_required.format(share=motion.majority)


def _recused(note: Note, page: Page, before: str) -> str:
    """The sentence on who took no part, behind others."""
    out = listed(note.recused)
    if not out:
        return ""
    sentence = page.labels.recused_many if len(out) > 1 else page.labels.recused
    sentence = stopped(page.with_names(sentence, out).format())
    if not before:
        return sentence
    stop = "" if before.rstrip().endswith((".", "!", "?", "。", "！", "？")) else sentence[-1]
    return f"{stop}{'' if sentence.endswith('。') else ' '}{sentence}"


def _figures(note: Note, page: Page) -> str:
    """The counts of a vote as they were stated, of each answer where it has its own, and that it was unanimous."""
    words = page.labels
    counts = (
        (note.for_, words.for_),
        (note.against, words.against),
        (note.abstain, counted(note.abstain or 0, words.abstention, page.language)),
        (note.invalid, counted(note.invalid or 0, words.invalid, page.language)),
    )
    said = [words.tally.format(count=count, word=word) for count, word in counts if count is not None]
    said += [f"{page.answer(answer)}{words.colon}{count}" for answer, count in note.options.items()]
    return words.comma.join([*said, *filter(None, [_vote_outcome(note, page)])])


def _vote_outcome(note: Note, page: Page) -> str:
    """That a vote was unanimous or decided by the chair's vote: as it was typed, or in the page's words where it was in
    those of another language."""
    language = page.minutes.meeting.language
    known = (
        (vote_results.is_unanimous, page.labels.unanimously),
        (vote_results.is_casting, page.labels.casting_vote),
    )
    for is_so, own in known:
        if is_so(note.outcome, language):
            return note.outcome if is_so(note.outcome, page.language, own_alone=True) else own[0]
    return note.outcome


def _ballots(note: Note, page: Page) -> str:
    """Who voted how, by name, in the order of the record within each way; with how many they are where no counts were
    stated. Behind a name stands that the ballot was cast by proxy, and of one that is more or less than one vote how
    many it is."""
    ways = {"for": page.labels.for_, "against": page.labels.against, "abstain": page.labels.abstentions}
    ways |= {answer: page.answer(answer) for answer in note.options}
    votes, by_proxy = vote_results.weights(note, page.minutes), vote_results.by_proxy(note, page.minutes)
    said = []
    for way, word in ways.items():
        codes = [code for code, ballot in note.ballots.items() if ballot == way]
        total = (
            ""
            if vote_results.is_counted(note)
            else page.beside(vote_results.figure(sum(votes[code] for code in codes)))
        )
        names = [_voter(code, votes[code], page, is_proxy=code in by_proxy) for code in codes]
        if codes:
            said.append(f"{word}{total}{page.labels.colon}{page.labels.comma.join(names)}")
    return page.labels.semicolon.join(said)


def _voter(code: str, votes: vote_results.Votes, page: Page, *, is_proxy: bool) -> str:
    about = (page.labels.by_proxy if is_proxy else "", vote_results.figure(votes) if votes != 1 else "")
    behind = page.labels.comma.join(filter(None, about))
    return page.named(code) + (page.beside(behind) if behind else "")


def happening(note: Note, page: Page) -> str:
    """The sentence of an arrival, departure or break."""
    words = page.labels
    if note.kind == "break":
        sentence = words.break_until if note.until else words.break_
    elif note.kind == "arrival":
        sentence = words.arrived_many if len(listed(note.who)) > 1 else words.arrived
    else:
        sentence = words.left_many if len(listed(note.who)) > 1 else words.left
    times = {"time": page.at(note.at), "until": note.until}
    return at_times(page.with_names(sentence, listed(note.who)), times, words, page.language)
