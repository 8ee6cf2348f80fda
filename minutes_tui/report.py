"""The forms of minutes: each a function from the minutes to a document. Nothing is on a page that isn't recorded
but the labels of the page's language, and nothing private is on any.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui import dates, text
from minutes_tui.document import (
    Block,
    Document,
    Gap,
    Heading,
    Inline,
    LineBreak,
    Listing,
    Paragraph,
    Signature,
    Strong,
    Words,
)
from minutes_tui.labels import Labels, and_joined, is_one, labels
from minutes_tui.model import UNKNOWN_SPEAKER, Audience, Meeting, Minutes, Note, Participant, listed
from minutes_tui.names import Roster, full_name, roster, same

AUDIENCES: tuple[Audience, ...] = ("public", "restricted", "private")
"""From the widest to the narrowest: what is for one is on the pages of those behind it too."""


class Page(Struct, frozen=True):
    """What a form works with: the minutes, who may read the page, and the words of its language."""

    minutes: Minutes
    audience: Audience
    language: str
    labels: Labels
    people: Roster

    def notes(self) -> Iterator[Note]:
        """The notes that are on the page, in order."""
        return (note for note in self.minutes.notes if printable(note, self.audience))

    def names(self, codes: tuple[str, ...]) -> str:
        return and_joined([self.named(code) for code in codes], self.labels.and_)

    def named(self, code: str) -> str:
        return self.labels.unknown_speaker if code == UNKNOWN_SPEAKER else self.people.short(code)

    def date(self, day: dt.date) -> str:
        return dates.printed(day, self.labels, self.language)

    def time(self, at: dt.datetime | dt.time | None) -> str:
        return at.strftime(self.labels.time) if at else "?"


def printable(note: Note, audience: Audience) -> bool:
    """Whether a note is on a page for an audience. Remarks, notes struck out and unknown kinds never are."""
    if note.kind in ("remark", "unknown") or note.struck:
        return False
    return AUDIENCES.index(note.audience) <= AUDIENCES.index(audience)


Form = Callable[[Page], Iterator[Block]]


def document(minutes: Minutes, form: str = "summary", language: str = "", audience: Audience = "public") -> Document:
    """The document that a form makes of the minutes; `form` is a key of FORMS."""
    page = paged(minutes, language, audience)
    meeting = minutes.meeting
    return Document(meeting.title, page.language, meeting.date, tuple(FORMS[form](page)))


def paged(minutes: Minutes, language: str = "", audience: Audience = "public") -> Page:
    """What a form works with."""
    tag = language or minutes.meeting.language
    return Page(minutes, audience, tag, labels(tag), roster(minutes))


def printed(note: Note, page: Page) -> tuple[Block, ...]:
    """What one note is among the proceedings of a page; () where it is not on it."""
    return tuple(_proceedings(replace(page, minutes=replace(page.minutes, notes=(note,)))))


def _summary(page: Page) -> Iterator[Block]:
    yield from _head(page)
    yield from _rosters(page)
    yield from _parted(_proceedings(page))
    yield from _lists(page, ("decision", "action"))
    yield from _attachments(page)
    yield from _next_meeting(page)
    yield from _signatures(page)


def _decisions(page: Page) -> Iterator[Block]:
    yield from _head(page)
    yield from _lists(page, ("decision", "vote", "action"))


FORMS: dict[str, Form] = {
    "summary": _summary,
    "decisions": _decisions,
}
"""Everything, and decisions, votes and action items only."""


def _head(page: Page) -> Iterator[Block]:
    meeting = page.minutes.meeting
    yield Heading(1, (Words(meeting.title),))
    printed = meeting_date(meeting, page)
    if printed:
        yield Paragraph((Words(printed),))
    if meeting.venue:
        yield Paragraph((Strong((Words(f"{page.labels.venue}:"),)), Words(f" {meeting.venue}")))


def meeting_date(meeting: Meeting, page: Page) -> str:
    """The meeting's date as the page has it."""
    if meeting.date_printed or not meeting.date:
        return meeting.date_printed
    if meeting.last_date and meeting.last_date != meeting.date:
        return dates.printed_days(meeting.date, meeting.last_date, page.language)
    return page.date(meeting.date)


def _rosters(page: Page) -> Iterator[Block]:
    minutes = page.minutes
    keys = {body.key for body in minutes.bodies}
    for body in minutes.bodies:
        members = [person for person in _not_struck(minutes) if body.key in listed(person.body)]
        yield from _roster(page, body.heading or body.name or body.key, body.key, members)
    others = [person for person in _not_struck(minutes) if not keys & set(listed(person.body))]
    yield from _roster(page, page.labels.participants, "", others)


def _not_struck(minutes: Minutes) -> Iterator[Participant]:
    return (person for person in minutes.participants if not person.struck)


def _roster(page: Page, heading: str, body: str, members: list[Participant]) -> Iterator[Block]:
    came = {code for note in page.notes() if note.kind == "arrival" for code in listed(note.who)}
    present = [each for each in members if each.presence in ("expected", "present") or each.key in came]
    lines = list(_roster_lines(page, body, present))
    for presence, label in (("apologies", page.labels.apologies), ("absent", page.labels.absent)):
        away = [each for each in members if each.presence == presence and each.key not in came]
        entries = [entry for person in away if (entry := roster_line(person, page))]
        if entries:
            lines += [f"{label}:", *entries]
    if lines:
        yield Heading(2, (Words(heading),))
        yield from (Paragraph((Words(line),)) for line in lines)


def _roster_lines(page: Page, body: str, members: list[Participant]) -> Iterator[str]:
    labelled = {"chair": page.labels.chair, "vice chair": page.labels.vice_chair}
    for person in members:
        label = labelled.get(same(person.role_in(body)).replace("-", " "))
        if label and person.printed is None:
            yield f"{label}:"
        line = roster_line(person, page)
        if line:
            yield line


def roster_line(person: Participant, page: Page) -> str:
    """How a participant is listed: as `printed`, or delegation, name, post, affiliation and whom the person stands
    in for, with commas between."""
    if person.printed is not None:
        return person.printed
    other = person.substitute_for
    stands = page.labels.stands_for.format(name=page.named(other)) if other else ""
    parts = (person.delegation, full_name(person), person.post, person.affiliation, stands)
    return ", ".join(part for part in parts if part)


def _parted(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks with a gap before the first, and none before a heading or another gap: they part by themselves."""
    before: Block = Gap()
    for block in blocks:
        if isinstance(before, Gap) and not isinstance(block, Heading | Gap):
            yield before
        if not isinstance(block, Gap):
            yield block
        before = block


def _proceedings(page: Page) -> Iterator[Block]:
    titles = {item.key: item.title or item.key for item in page.minutes.agenda}
    level = 2
    for note in page.notes():
        match note.kind:
            case "statement" | "question" if note.attribution == "prefix" and note.speakers:
                yield from _led(f"{page.names(note.speakers)}: ", note.text)
            case "statement" | "question":
                yield from text.blocks(note.text)
            case "heading":
                yield Heading(level, _line(note.text))
            case "item" if note.outcome in ("closed", "skipped") or not note.item:
                level = 2
            case "item" if page.minutes.print.agenda_headings:
                yield Heading(2, (Words(titles.get(note.item, note.item)),))
                level = 3
            case "item":
                yield Gap()
            case "decision" | "action" | "vote" | "motion":
                of_motion = page.labels.amendment if listed(note.amends) else page.labels.motion
                label = {"decision": page.labels.decision, "action": page.labels.action,
                         "vote": page.labels.vote, "motion": of_motion}[note.kind]  # fmt: skip
                number = f" {note.number}" if note.number is not None else ""
                yield from _led(f"{label}{number}: ", note.text, _behind(note, page))
            case "arrival" | "departure" | "break":
                yield Paragraph((Words(_happening(note, page)),))
            case "remark" | "unknown":
                raise AssertionError("never on a page")


def _line(words: str) -> tuple[Inline, ...]:
    """The inline content of a text that is to be one line, such as a heading's."""
    parts: list[Inline] = []
    for block in text.blocks(words):
        for content in block.items if isinstance(block, Listing) else (_content(block),):
            parts += [Words(" ")] if parts else []
            parts += [Words(" ") if isinstance(inline, LineBreak) else inline for inline in content]
    return tuple(parts)


def _content(block: Block) -> tuple[Inline, ...]:
    assert isinstance(block, Paragraph), "a text has paragraphs and lists only"
    return block.content


def _led(lead: str, words: str, behind: str = "") -> Iterator[Block]:
    """The blocks of a text with a lead before the first paragraph and more words behind the last."""
    blocks = list(text.blocks(words))
    if not blocks or not isinstance(blocks[0], Paragraph):
        blocks.insert(0, Paragraph(()))
    first = blocks[0]
    assert isinstance(first, Paragraph)
    if not words.strip():
        lead, behind = f"{lead}{behind.lstrip(' :')}", ""
    blocks[0] = Paragraph((Words(lead if first.content else lead.rstrip()), *first.content))
    last = blocks[-1]
    if behind and isinstance(last, Paragraph):
        blocks[-1] = Paragraph((*last.content, Words(behind)))
    elif behind:
        blocks.append(Paragraph((Words(behind.lstrip(" :")),)))
    yield from blocks


def _behind(note: Note, page: Page) -> str:
    """What stands behind the words of a decision, action, vote or motion."""
    match note.kind:
        case "action":
            parts = [page.names(listed(note.responsible)), page.date(note.due) if note.due else ""]
        case "motion":
            parts = [
                page.labels.moved_by.format(names=page.names(listed(note.mover))) if note.mover else "",
                page.labels.seconded_by.format(names=page.names(listed(note.seconder))) if note.seconder else "",
                note.outcome,
            ]
        case "vote":
            counts, ballots = _counts(note, page), _ballots(note, page)
            return counts + (f" ({ballots})" if ballots and (counts or note.text) else ballots)
        case _:
            parts = [note.outcome]
    given = ", ".join(part for part in parts if part)
    return f" ({given})" if given else ""


def _counts(note: Note, page: Page) -> str:
    words = page.labels
    counts = (
        (note.for_, words.for_),
        (note.against, words.against),
        (note.abstain, words.abstention if is_one(note.abstain or 0, page.language) else words.abstentions),
    )
    said = ", ".join(f"{count} {word}" for count, word in counts if count is not None)
    return f": {said}" if said else ""


def _ballots(note: Note, page: Page) -> str:
    """Who voted how, by name; the order of the record within each way."""
    ways = (("for", page.labels.for_), ("against", page.labels.against), ("abstain", page.labels.abstentions))
    said = []
    for way, word in ways:
        voters = [page.named(code) for code, ballot in note.ballots.items() if ballot == way]
        if voters:
            said.append(f"{word}: {', '.join(voters)}")
    return "; ".join(said)


def _happening(note: Note, page: Page) -> str:
    words = page.labels
    if note.kind == "break":
        sentence = words.break_until if note.until else words.break_
    elif note.kind == "arrival":
        sentence = words.arrived_many if len(listed(note.who)) > 1 else words.arrived
    else:
        sentence = words.left_many if len(listed(note.who)) > 1 else words.left
    return sentence.format(names=page.names(listed(note.who)), time=page.time(note.at), until=page.time(note.until))


def _lists(page: Page, kinds: tuple[str, ...]) -> Iterator[Block]:
    headings = {"decision": page.labels.decisions, "vote": page.labels.votes, "action": page.labels.actions}
    for kind in kinds:
        notes = [note for note in page.notes() if note.kind == kind]
        if not notes:
            continue
        yield Heading(2, (Words(headings[kind]),))
        if kind == "decision":
            for note in notes:
                number = f"{page.labels.decision} {note.number}: " if note.number is not None else ""
                yield from _led(number, note.text, _behind(note, page))
        else:
            yield Listing(tuple(_listed(note, page) for note in notes))


def _listed(note: Note, page: Page) -> tuple[Inline, ...]:
    words, behind = _line(note.text), _behind(note, page)
    return (*words, Words(behind if words else behind.lstrip(" :"))) if behind else words


def _attachments(page: Page) -> Iterator[Block]:
    hidden = {note.id for note in page.minutes.notes if not printable(note, page.audience) and note.id}
    tabled = [each for each in page.minutes.attachments if each.note not in hidden]
    if tabled:
        yield Heading(2, (Words(page.labels.attachments),))
        yield Listing(tuple((Words(each.title or each.file or each.key),) for each in tabled))


def _next_meeting(page: Page) -> Iterator[Block]:
    following = page.minutes.meeting.next
    if following:
        said = ", ".join(
            part for part in (page.date(following.date) if following.date else "", following.venue) if part
        )
        yield Paragraph((Strong((Words(f"{page.labels.next_meeting}:"),)), Words(f" {said}")))


def _signatures(page: Page) -> Iterator[Block]:
    titles = {"chair": page.labels.chair, "vice chair": page.labels.vice_chair, "rapporteur": page.labels.rapporteur}
    for role in listed(page.minutes.print.signature):
        for name in _signers(page.minutes, role):
            yield Signature(name, titles.get(role, role))


def _signers(minutes: Minutes, role: str) -> list[str]:
    if role == "rapporteur":
        people = roster(minutes).by_key
        return [full_name(people[each]) if each in people else each for each in listed(minutes.meeting.rapporteur)] or [
            ""
        ]
    holders = [
        person
        for person in minutes.participants
        if same(role) in map(same, [person.role] if isinstance(person.role, str) else person.role.values())
    ]
    return [full_name(person) for person in holders] or [""]
