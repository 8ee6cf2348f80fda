"""The head of a page: whose minutes they are, what kind they are of, when and where it was, who was there, the agenda.

`[print] head` names its lines and their order. Where it names the body, the reference or the status, those are a
masthead and the others a table; else each is a line of its own.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import filterfalse, groupby

from minutes_tui.config.house_style import as_role, is_own_line
from minutes_tui.language import dates
from minutes_tui.language.emphasis import inlines
from minutes_tui.language.labels import and_joined, labels, language_name
from minutes_tui.language.names import folded
from minutes_tui.language.roles import brings_vote, is_acting
from minutes_tui.language.separators import COLONS
from minutes_tui.meeting.attendance import is_taken
from minutes_tui.meeting.minutes_status import CORRECTED
from minutes_tui.model import timezones
from minutes_tui.model.document import (
    Block,
    Cell,
    Contents,
    Heading,
    Inline,
    Masthead,
    Paragraph,
    Strong,
    Table,
    Words,
    linked,
)
from minutes_tui.model.minutes import Meeting, listed
from minutes_tui.report.agenda import agenda_in_head
from minutes_tui.report.context import Page
from minutes_tui.report.roster import attended

OF_MINUTES = ("summary", "verbatim", "decisions", "transcript")
"""Forms that say who was present: the others are no minutes."""
SAYS_STATUS = (*OF_MINUTES, "actions")
"""Forms that say where the minutes stand: what is to be done may change as long as they are a draft."""
PROCEEDINGS = ("summary", "verbatim", "transcript")
"""Forms that have what was said, and so the agenda in front of it."""
MASTHEAD = ("organisation", "body", "reference", "status")
TITLES = ("kind", "title")


def head(page: Page, form: str = "") -> Iterator[Block]:
    """The head; `form` says which kind of page it is where that isn't plain, and something follows."""
    names = page.head if set(TITLES) & set(page.head) else ("title", *page.head)
    for part, group in groupby(_once(names), _part):
        if part == "masthead":
            yield from _masthead(page, names)
        elif part == "titles":
            yield from _titles(page, form)
        elif part == "rows":
            group = filterfalse(_is_beside(page, names).__contains__, group)
            laid_out = _table if page.has_masthead else _lines
            yield from laid_out(page, group)
        elif part == "words":
            yield from (_own_line(line) for line in group)
        elif part == "agenda" and page.form in PROCEEDINGS:
            yield from agenda_in_head(page)
    if "status" not in names and not page.has_masthead and page.form in SAYS_STATUS and approved(page):
        yield Paragraph((Words(approved(page)),))
    if page.print.contents:
        yield Contents(page.labels.contents)


def _own_line(line: str) -> Paragraph:
    """A line of words of the house's own, which may have emphasis and links as titles do."""
    return Paragraph(inlines(line))


OWN_ROW = re.compile(rf"\*\*([^*]+?)\s*(?:[{COLONS}]\*\*|\*\*\s*[{COLONS}])\s*(\S.*)")
"""A line of the house's own with a label, such as "**Duration:** 2 h": it stands as the rows do that have one."""


def _part(name: str) -> str:
    """The part of the head in which a line stands."""
    if is_own_line(name):
        return "rows" if OWN_ROW.fullmatch(name) else "words"
    return "masthead" if name in MASTHEAD else "titles" if name in TITLES else "rows" if name in ROWS else name


def _once(names: tuple[str, ...]) -> Iterator[str]:
    """The lines, of those of the masthead and of the titles the first for all."""
    done: set[str] = set()
    for name in names:
        part = _part(name)
        if part not in done:
            yield name
        if part in ("masthead", "titles"):
            done.add(part)


def _masthead(page: Page, names: tuple[str, ...]) -> Iterator[Block]:
    organisation = page.minutes.meeting.organisation if "organisation" in names else ""
    first, *others = bodies(page) or [""]
    if not first and page.print.masthead != "symbol":
        first, organisation = organisation, ""  # it is the body that meets
    masthead = Masthead(
        organisation=_linked(organisation),
        body=_linked(first) if "body" in names or not bodies(page) else (),
        others=_linked(and_joined(others, page.labels)) if "body" in names else (),
        reference=_linked(page.minutes.meeting.reference) if "reference" in names else (),
        status=status(page) if "status" in names and page.form in SAYS_STATUS else (),
        **{name: _labelled(page, name) for name in sorted(_is_beside(page, names))},
    )
    if masthead.parts:
        yield masthead


def _is_beside(page: Page, names: tuple[str, ...]) -> frozenset[str]:
    """The rows that stand in the masthead, beside the bodies: to whom it goes and its language, in a head under the
    symbol."""
    is_symbol = page.print.masthead == "symbol" and page.has_masthead
    return frozenset({"distribution", "original"} & set(names)) if is_symbol else frozenset()


def _labelled(page: Page, name: str) -> tuple[Inline, ...]:
    label, said = ROWS[name](page)
    return (Words(label + page.labels.colon), *linked(said)) if said else ()


def _words(said: str) -> tuple[Inline, ...]:
    return (Words(said),) if said else ()


def _linked(said: str) -> tuple[Inline, ...]:
    return linked(said) if said else ()


def bodies(page: Page) -> list[str]:
    """The names of the bodies that meet, or else the series. A body of those who have no vote, such as the guests,
    is but a part of the roster, and one of nobody doesn't meet where others do."""
    meeting = page.minutes.meeting
    known = labels(meeting.language)
    names = {body.key: body.name or body.key for body in page.minutes.bodies}
    meet = {key: name for key, name in names.items() if brings_vote(name, known)}
    having = {key for person in page.minutes.participants if not person.struck for key in listed(person.body)}
    return [name for key, name in meet.items() if key in having or not having & meet.keys()] or list(
        filter(None, [meeting.series])
    )


def _titles(page: Page, form: str) -> Iterator[Block]:
    """The title; below the kind of page where `head` names that and the title doesn't say it."""
    title = page.minutes.meeting.title
    called = kind(page) if "kind" in page.head else ""
    if called and not _says(title, called, page):
        yield Heading(1, (Words(called),))
        if title and "title" in page.head:
            yield Paragraph((Words(title),), role="subtitle")
        return
    yield Heading(1, (Words(title),))
    if form and not called and page.minutes.notes:
        yield Paragraph((Strong((Words(form),)),), role="kind")


def kind(page: Page) -> str:
    """What kind of page it is: "Minutes", "Verbatim record", "Attendance"; "" of one whose parts say it."""
    words = page.labels
    kinds = {"summary": words.minutes, "verbatim": words.verbatim, "decisions": words.decisions,
             "transcript": words.transcript, "agenda": words.agenda, "attendance": words.attendance,
             "actions": words.actions}  # fmt: skip
    return kinds.get(page.form, "")


def _says(title: str, called: str, page: Page) -> bool:
    """Whether a title has the word for the kind of page it is on, or that for minutes in the meeting's language."""
    word = labels(page.minutes.meeting.language).minutes
    return any(folded(each) in folded(title) for each in (called, *([word] if page.form == "summary" else ())))


def _table(page: Page, names: Iterable[str]) -> Iterator[Block]:
    """Those lines that there are, each with its label before it."""
    rows: list[tuple[Cell, ...]] = []
    for name in names:
        if own := OWN_ROW.fullmatch(name):
            rows.append((inlines(own[1]), inlines(own[2])))
            continue
        label, said = ROWS[name](page)
        if said:
            rows.append((_words(label), linked(said)))
    if rows:
        yield Table(((), ()), tuple(rows), (1, 4), role="head")


def _lines(page: Page, names: Iterable[str]) -> Iterator[Block]:
    """The date alone, and each of the others behind its label."""
    for name in names:
        if OWN_ROW.fullmatch(name):
            yield _own_line(name)
            continue
        label, said = ROWS[name](page)
        if name == "date":
            said = meeting_date(page)
        if said:
            yield Paragraph((Words(said),)) if name == "date" else page.labelled(label, said)


# What each line says


def _date(page: Page) -> tuple[str, str]:
    """The date with the beginning and the end; of several days each with its own."""
    meeting, words = page.minutes.meeting, page.labels
    times = [page.time(at) for at in (meeting.start, meeting.end) if at and meeting.start]
    first, last = meeting.date, meeting.last_date
    if not times or "times" in page.head or _says_times(meeting):
        return words.day, meeting_date(page)
    if first and last and first != last and not meeting.date_printed:
        days = ((first, meeting.start), (last, meeting.end))
        return words.day, " – ".join(_at(page, day, at) for day, at in days)
    said = words.at_time.format(time="–".join(times))
    return words.day, words.comma.join(filter(None, (meeting_date(page), said)))


def _says_times(meeting: Meeting) -> bool:
    """Whether the date as it is to be printed has the times of the meeting: "9 April, 6PM"."""
    times = [each for each in (meeting.start, meeting.end) if each]
    return bool(meeting.date_printed) and all(
        re.search(
            rf"(?<![\d.:])0?(?:{at.hour}|{(at.hour - 1) % 12 + 1})"
            rf"(?:\s?[.:h時]\s?{at.minute:02}(?!\d){WHOLE_HOUR if not at.minute else ''})",
            meeting.date_printed,
            re.IGNORECASE,
        )
        for at in times
    )


WHOLE_HOUR = r"|\s?(?:[ap]\.?\s?m\b|h\b|uhr\b|o.clock|時)"
"""Behind the figure of an hour that has no minutes."""


def _times(page: Page) -> tuple[str, str]:
    """When the meeting began and ended, on a line of its own."""
    meeting = page.minutes.meeting
    return page.labels.hour, "–".join(page.time(at) for at in (meeting.start, meeting.end) if at)


def _at(page: Page, day: dt.date, at: dt.time | None) -> str:
    said = page.labels.at_time.format(time=page.time(at)) if at else ""
    return page.labels.comma.join(filter(None, (page.date(day), said)))


def _chair(page: Page) -> tuple[str, str]:
    """Each who has the chair, with the body where there are several, else the delegation."""
    chairs = [page.people.by_key[code] for code in _with_role(page, "chair")]
    arrivals = (note for note in page.minutes.notes if note.kind == "arrival" and not note.struck)
    came = {code for note in arrivals for code in listed(note.who)}
    away = [each for each in chairs if each.presence in ("apologies", "absent") and each.key not in came]
    chairs = [each for each in chairs if each not in away] or chairs  # who sent apologies did not take the chair
    known = labels(page.minutes.meeting.language)
    chairs = [each for each in chairs if not is_acting(each.post, known)] or chairs  # the proceedings say who acted
    names = {body.key: body.name or body.key for body in page.minutes.bodies}
    said = []
    for person in chairs:
        body = next((key for key in listed(person.body) if as_role(person.role_in(key)) == "chair"), "")
        about = names.get(body, "") if len(chairs) > 1 else person.delegation
        said.append(page.full(person.key) + (page.beside(about) if about else ""))
    return page.labels.chair, page.labels.comma.join(said)


def _with_role(page: Page, role: str) -> list[str]:
    """Codes of those who have a role in some body."""
    people = ((each, (each.role,) if isinstance(each.role, str) else each.role.values())
              for each in page.minutes.participants if not each.struck)  # fmt: skip
    return [person.key for person, roles in people if role in map(as_role, roles)]


def _rapporteur(page: Page) -> tuple[str, str]:
    """Who the record says wrote the minutes, or else those who have that role; nothing before there are any."""
    if page.form == "agenda":
        return page.labels.minutes_by, ""
    people = page.people.by_key
    codes = listed(page.minutes.meeting.rapporteur) or tuple(_with_role(page, "rapporteur"))
    return page.labels.minutes_by, page.labels.comma.join(page.full(each) if each in people else each for each in codes)


def _present(page: Page) -> tuple[str, str]:
    """How many of those with a vote were there, and how many must be; nothing where nobody said who was there."""
    words = page.labels
    if page.form not in OF_MINUTES or not is_taken(page.minutes):
        return words.present, ""
    there = attended(page)
    said = there.words(page)
    if there.by_proxy:
        said = f"{said}{words.comma}{there.by_proxy} {words.by_proxy}"
    if there.quorum is not None:
        needed = words.quorum_of or f"{words.quorum[:1].lower()}{words.quorum[1:]} {{count}}"
        said = f"{said}{words.semicolon}{needed.format(count=there.quorum)}"
    return words.present, said if there.all else ""


def _original(page: Page) -> str:
    """The language of the minutes, without that of a country: "English"."""
    return language_name(page.minutes.meeting.language.replace("_", "-").split("-")[0], page.language)


ROWS: Mapping[str, Callable[[Page], tuple[str, str]]] = {
    "date": _date,
    "times": _times,
    "venue": lambda page: (page.labels.venue, page.minutes.meeting.venue),
    "chair": _chair,
    "rapporteur": _rapporteur,
    "present": _present,
    "distribution": lambda page: (
        page.labels.distribution,
        page.labels.comma.join(listed(page.minutes.meeting.distribution)),
    ),
    "original": lambda page: (page.labels.original, _original(page)),
}
"""A label and what is said behind it, "" for nothing, by the name that the line has in `head`."""


def meeting_date(page: Page) -> str:
    """The meeting's date as the page has it."""
    meeting = page.minutes.meeting
    if meeting.date_printed or not meeting.date:
        return meeting.date_printed
    if meeting.last_date and meeting.last_date != meeting.date:
        if page.print.date and dates.is_pattern(page.print.date):
            return f"{page.date(meeting.date)} – {page.date(meeting.last_date)}"
        return page.tied(dates.printed_days(meeting.date, meeting.last_date, page.language))
    return page.date(meeting.date)


# Where the minutes stand


def status(page: Page) -> tuple[Inline, ...]:
    """Where the minutes stand, its first word in strong type: "Draft – not yet approved"."""
    first, rest = _status(page)
    return ((Strong((Words(first),)),) if first else ()) + _words(rest)


def status_words(page: Page) -> str:
    """Likewise as plain words."""
    return "".join(_status(page))


def status_lead(page: Page) -> str:
    """The first word of them, which is in strong type."""
    return _status(page)[0]


def is_gathered(page: Page) -> bool:
    """Whether all notes are from other records, or the list has none: it is no minutes, and neither a draft nor
    approved."""
    is_list = page.form in ("decisions", "actions")
    notes = [note for note in page.minutes.notes if note.kind != "item"]
    return page.minutes.meeting.date is None and all(note.from_ for note in notes) and (bool(notes) or is_list)


def _status(page: Page) -> tuple[str, str]:
    """What is said of it in strong type, and what is behind that."""
    words = page.labels
    if is_gathered(page):
        return "", ""
    match page.minutes.meeting.status:
        case "draft":
            has_word = words.not_yet_approved.startswith(words.draft)
            first = words.draft if has_word else words.not_yet_approved
            return first, words.not_yet_approved.removeprefix(first)
        case "circulated":
            day = _day(page, "circulated")
            behind = f"{words.comma}{page.date(day)}" if day else ""
            return words.circulated, behind + (f"{words.semicolon}{term}" if (term := _term(page)) else "")
        case _:
            day = _day(page, CORRECTED)
            said = approved(page) or (words.approved if page.minutes.meeting.status == "approved" else "")
            corrected = f"{words.corrigenda}{words.colon}{page.date(day)}" if day else ""
            return (said, f"{words.semicolon}{corrected}" if corrected else "") if said else (corrected, "")


def _day(page: Page, status: str) -> dt.date | None:
    """When a step was taken last; None where the history doesn't have it."""
    events = [event for event in page.minutes.history if event.status == status]
    return timezones.day(events[-1].at, page.minutes.meeting) if events else None


def _term(page: Page) -> str:
    """Until when corrections of circulated minutes are wanted; "" where that isn't recorded."""
    last = next((event for event in reversed(page.minutes.history) if event.status == "circulated"), None)
    return page.labels.corrections_by.format(date=page.date(last.corrections)) if last and last.corrections else ""


def approved(page: Page) -> str:
    """When approved minutes were approved, and by whom where that is recorded; "" otherwise."""
    events = [event for event in page.minutes.history if event.status == "approved"]
    if page.minutes.meeting.status != "approved" or not events:
        return ""
    day = timezones.day(events[-1].at, page.minutes.meeting)
    if day is None:
        return ""
    said = page.labels.approved_by if events[-1].by else page.labels.approved_on
    return said.format(by=events[-1].by, date=page.date(day))
