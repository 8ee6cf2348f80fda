"""Who takes part, by body: those present, those who sent apologies, those absent, and who is there beside the members.

`[print] roster` says how: as a table, each on a line, as names in columns, one after the other, or with codes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from minutes_tui.config import house_style
from minutes_tui.language import no_break
from minutes_tui.language.emphasis import inlines
from minutes_tui.language.labels import labels
from minutes_tui.language.names import folded
from minutes_tui.language.roles import behind_office, brings_vote, is_acting, office, presence_named, role_typed
from minutes_tui.language.separators import COLONS, COMMAS, SEMICOLONS, before_colon
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.meeting import attendance as room
from minutes_tui.meeting import guests
from minutes_tui.meeting.quorum import quorum_of
from minutes_tui.meeting.voters import has_vote, voters, votes_of
from minutes_tui.model.document import (
    Block,
    Cell,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    Strong,
    Table,
    Words,
    linked,
)
from minutes_tui.model.minutes import Minutes, Participant, listed
from minutes_tui.report.context import Page
from minutes_tui.report.withheld import printable

LISTED = "{delegation}, {title} {name}, {post}, {affiliation}, {stands_for}, {proxies}"
"""How a participant is listed where the house says nothing else."""


LABELLED = ("chair", "vice chair")
"""Roles that stand on a line of their own before who has them."""


NAME_COLUMNS = 2
"""Of a roster that is nothing but names, where the house says nothing else."""


def rosters(page: Page) -> Iterator[Block]:
    """The roster, in the way of the house."""
    match page.print.roster:
        case "table":
            yield from _table(page)
        case "names":
            yield from _names(page)
        case "roll":
            yield from _roll(page)
        case "codes":
            yield from _codes(page)
        case _:
            lines = [block for heading, body, members in by_body(page)
                     for block in _roster(page, heading_of(page, heading, body, members), body, members)]  # fmt: skip
            yield from with_unnamed(page, lines)


def heading_of(page: Page, heading: str, body: str, members: list[Participant]) -> str:
    """The heading of a list: where there are bodies, those of none who are all without a vote are in attendance."""
    is_apart = page.minutes.bodies and not body and all(is_beside(each, page, body) for each in members)
    return page.labels.in_attendance if is_apart else heading


def unnamed(page: Page) -> tuple[str, ...]:
    """Who was there without being named: "14 members of the public"."""
    return listed(page.minutes.meeting.also_present)


def with_unnamed(page: Page, before: Sequence[Block] = ()) -> list[Block]:
    """The lines of a roster with those who have no name: below those who are there beside the members, or a label."""
    said: list[Block] = [Paragraph(inlines(each)) for each in unnamed(page)]
    label = Paragraph(_words(page.label_line(page.labels.in_attendance)), role="label")
    if not said:
        return list(before)
    beside = (label, Heading(2, _words(page.labels.in_attendance)))
    at = next((at for at in reversed(range(len(before))) if before[at] in beside), None)
    if at is None:
        return [*before, label, *said]
    rest = range(at + 1, len(before))
    parts = (at for at in rest if isinstance(before[at], Heading) or getattr(before[at], "role", "") == "label")
    end = next(parts, len(before))
    return [*before[:end], *said, *before[end:]]


# How many


class Attended(NamedTuple):
    """How many of those with a vote were there, be it for a while."""

    present: int
    all: int
    quorum: int | None = None
    by_proxy: int = 0
    """Of those who were not there, how many have given their vote to one who was."""

    def words(self, page: Page) -> str:
        """ "11 of 14" in the page's language."""
        return labelled_count(page, self.present, self.all)[1]


def labelled_count(page: Page, present: int, members: int) -> tuple[str, str]:
    """The label, and how many of how many are there."""
    label, _, said = before_colon(page.labels.present_of)
    return label.strip(), said.strip().format(present=present, members=members)


def seen(page: Page) -> frozenset[str]:
    """Codes of those of whom the page's minutes tell that they were there, be it for a while or only by their words."""
    return guests.seen(page.minutes)


def attended(page: Page, among: list[Participant] | None = None) -> Attended:
    """How many of all were there, or of some participants; whoever stands in for somebody has the vote of that one."""
    there = seen(page)
    signs = dict.fromkeys(there, room.PRESENT)
    codes = voters(page.minutes, signs)
    if among is not None:
        keys = {person.key for person in among}
        codes = [code for code in codes if code in keys]
    held = (code for holder, votes in votes_of(page.minutes, signs).items() for code in votes if code != holder)
    said = room.presence(page.minutes)  # who is not said to be away may have been there
    return Attended(
        sum(code in there for code in codes),
        len(codes),
        quorum_of(page.minutes.meeting.quorum, len(codes)),
        sum(code in codes and said.get(code) != room.NOT_KNOWN for code in held),
    )


def by_body(page: Page) -> Iterator[tuple[str, str, list[Participant]]]:
    """Heading, key and members of each body, then those of none; one who is struck out is in no list."""
    minutes = page.minutes
    keys = {body.key for body in minutes.bodies}
    for body in minutes.bodies:
        members = [person for person in _not_struck(minutes) if body.key in listed(person.body)]
        yield body.heading or body.name or body.key, body.key, members
    others = [person for person in _not_struck(minutes) if not keys & set(listed(person.body))]
    is_rest = len(others) < sum(1 for _ in _not_struck(minutes))
    yield page.labels.other_participants if is_rest else page.labels.participants, "", others


def _not_struck(minutes: Minutes) -> Iterator[Participant]:
    return (person for person in minutes.participants if not person.struck)


def came(page: Page) -> set[str]:
    """Codes of those whose arrival the page has."""
    return {code for note in page.minutes.notes if note.kind == "arrival" for code in listed(note.who)}


class Sections(NamedTuple):
    """The members of a body by whether they came, and who is there beside them."""

    present: list[Participant]
    apologies: list[Participant]
    absent: list[Participant]


def sections(page: Page, members: list[Participant]) -> Sections:
    """One who sent apologies and came is present. A guest who is only expected is in none of them where it is said of
    others that they are present."""
    there = came(page)
    return Sections(
        [each for each in members if each.key in there or each.presence == "present"
         or (each.presence == "expected" and not guests.never_came(each, page.minutes))],
        *([each for each in members if each.presence == away and each.key not in there]
          for away in ("apologies", "absent")),
    )  # fmt: skip


def is_beside(person: Participant, page: Page, body: str) -> bool:
    """Whether somebody is there beside the members: without a vote, by what the record says of it, by a role that
    brings none, or in the place of one who has none. Who has the chair is a member even so."""
    role = person.role_in(body)
    if person.vote is not None:
        return not person.vote and house_style.as_role(role) not in LABELLED
    if not role.strip():
        return bool(person.substitute_for) and not has_vote(person, page.minutes)
    return not _brings_vote(role, page.minutes.meeting.language)


@lru_cache(1 << 10)
def _brings_vote(role: str, language: str) -> bool:
    return brings_vote(role, labels(language))


def groups(page: Page) -> tuple[list[tuple[str, str, list[Participant]]], list[Participant]]:
    """Heading, key and members of each body, then those of none; and who is there beside them, each once. Those of none
    have a heading where there are others: who of them has a vote is counted with the members."""
    found, beside = list[tuple[str, str, list[Participant]]](), dict[str, Participant]()
    for heading, body, people in by_body(page):
        members = [each for each in people if not is_beside(each, page, body)]
        beside |= {each.key: each for each in people if is_beside(each, page, body)}
        if members:
            found.append((heading.rstrip(" :：") if body or found else "", body, members))
    everywhere = {each.key for _, _, members in found for each in members}
    return found, [each for key, each in beside.items() if key not in everywhere]


# As a table

Row = tuple[str, Cell, Cell, Cell]
"""A row's mark, and its cells: the name, for whom, the post and affiliation."""
TABLE_WIDTHS = (14, 6, 20)


def _table(page: Page) -> Iterator[Block]:
    words, (bodies, beside) = page.labels, groups(page)
    rows: list[Row] = []
    for name, body, members in bodies:
        if name:
            rows.append(("group", _words(name), (), _words(_count(page, members))))
        present, *away = sections(page, members)
        rows += [row for person in _by_delegation(page, present) for row in _row(page, person, body)]
        rows += _away(page, body, away)
    if beside or unnamed(page):
        present, *away = sections(page, beside)
        if is_headed := bool(rows or bodies or unnamed(page)):
            rows.append(("group", _words(words.in_attendance), (), ()))
        rows += [row for person in _by_delegation(page, present)
                 for row in _row(page, person, "", is_beside=True, is_headed=is_headed)]  # fmt: skip
        rows += [("line", inlines(each), (), ()) for each in unnamed(page)]
        rows += _away(page, "", away, is_beside=True)
    if not any(mark in ("", "line") for mark, *_ in rows):
        return
    yield Heading(2, _words(words.participants))
    listed_people = [each for _, _, members in bodies for each in members] + beside
    has_affiliations = any(each.affiliation and each.printed is None for each in listed_people)
    last = words.affiliation if has_affiliations else words.role
    head = (_words(words.name), _words(words.delegation), _words(last))
    people = [row for row in rows if row[0] == ""]
    kept = [at for at in range(3) if not at or any(row[at + 1] for row in people)]
    if len(kept) == 1 and any(row[3] for row in rows):
        head, kept = (head[0], head[1], ()), [0, 2]
    elif 2 not in kept:  # the count stands in the last column
        rows = [(mark, name, about if mark == "group" else whom, about) for mark, name, whom, about in rows]
    if len(kept) == 3 and _is_by_delegation(page):  # the name of a body, or where some were, stands first all the same
        head = (head[1], head[0], head[2])
        rows = [(mark, *((whom, name) if mark == "" else (name, whom)), about) for mark, name, whom, about in rows]
        widths: tuple[int, ...] = (9, 14, 19)
    else:
        widths = ()
    yield Table(
        tuple(head[at] for at in kept),
        tuple(tuple(cells[at] for at in kept) for _, *cells in rows),
        widths or tuple(TABLE_WIDTHS[at] + (TABLE_WIDTHS[1] if at == kept[-1] and 1 not in kept else 0) for at in kept),
        "roster",
        tuple(mark for mark, *_ in rows),
    )


def _is_by_delegation(page: Page) -> bool:
    return page.print.style == "secretariat"


def _by_delegation(page: Page, people: list[Participant]) -> list[Participant]:
    """Those of a summary record in the order of their delegations, those of none last; others as they are."""
    if not _is_by_delegation(page):
        return people
    return sorted(people, key=lambda person: (not person.delegation, folded(person.delegation)))


def _words(said: str) -> tuple[Inline, ...]:
    return (Words(said),) if said else ()


def _count(page: Page, members: list[Participant]) -> str:
    """How many of a body's members with a vote were there; "" where nobody said who was there."""
    count = attended(page, members)
    return count.words(page) if count.all and room.is_taken(page.minutes) else ""


def _away(page: Page, body: str, away: list[list[Participant]], *, is_beside: bool = False) -> Iterator[Row]:
    for label, people in zip((page.labels.apologies, page.labels.absent), away, strict=True):
        everybody = _by_delegation(page, people)
        rows = [row for person in everybody for row in _row(page, person, body, is_beside=is_beside)]
        if rows:
            yield "label", _words(label), (), ()
            yield from rows


def _row(
    page: Page, person: Participant, body: str, *, is_beside: bool = False, is_headed: bool = True
) -> Iterator[Row]:
    """One of the members has the role behind the name, one beside them before the post; of a guest only
    where no head says it."""
    if person.printed is not None:
        if person.printed:
            yield "line", _words(person.printed), (), ()
        return
    person = _as_beside(page, person) if is_beside else person
    fields, comma = page.fields(person), page.labels.comma
    role = (_role_beside if is_headed else role_printed)(page, person, body, is_beside=is_beside)
    name = page.filled("{title} {name}", person) or person.key
    is_labelled = not is_beside and house_style.as_role(person.role_in(body)) in LABELLED
    said = office_said(page, person, body) if is_labelled else ""
    role, post = said or role, behind_office(person.post) if said else person.post
    about = [role if is_beside else "", post, person.affiliation]
    beside = comma.join(filter(None, (fields["stands_for"], fields["proxies"], fields["remark"])))
    last = _words(comma.join(filter(None, about)))
    if beside:
        last += (*((Words(" – "),) if last else ()), Emphasis((Words(beside),)))
    named: Cell = (Words(name),)
    if role and not is_beside:
        named += (Words(comma), Emphasis((Words(role),)))
    yield "", named, _words(person.delegation), last


def role_printed(page: Page, person: Participant, body: str, *, is_beside: bool = False) -> str:
    """A person's role; "" of a member, and where the post is the word for it."""
    role = person.role_in(body)
    if is_beside and not role:
        role = person.role if isinstance(person.role, str) else next(iter(person.role.values()), "")
    post = role_typed(person.post.split(",")[0], labels(page.minutes.meeting.language))
    is_said = person.post and house_style.as_role(post) == house_style.as_role(role)
    is_said = is_said or (bool(role) and folded(person.post).startswith(f"{folded(role)} "))
    return "" if is_said or house_style.as_role(role) == "member" else page.role(role, person)


# As names


def _names(page: Page) -> Iterator[Block]:
    """The names in columns, with the role behind each; by body, how many of whose members were there. No label has a
    colon, as the name of a body has none."""
    bodies, beside = groups(page)
    parts = [(*each, False) for each in bodies]
    parts += [(page.labels.in_attendance, "", beside, True)] if beside else []
    blocks: list[Block] = []
    for name, body, members, is_aside in parts:
        present, *away = sections(page, members)
        lines = [[line for each in people if (line := _brief_line(page, each, body, is_beside=is_aside))]
                 for people in (present, *away)]  # fmt: skip
        if not any(lines) and not (is_aside and unnamed(page)):
            continue
        if name:
            count = "" if is_aside else _count(page, members)
            blocks.append(Paragraph((Strong(_words(name + (page.beside(count) if count else ""))),), role="label"))
        for label, entries in zip(("", page.labels.apologies, page.labels.absent), lines, strict=True):
            if label and entries:
                blocks.append(Paragraph(_words(label), role="label"))
            blocks += _set([(line,) for line in entries], page.print.columns or NAME_COLUMNS, least=1)
            if is_aside and not label:
                blocks += (Paragraph(inlines(each)) for each in unnamed(page))
    if not beside:
        blocks = with_unnamed(page, blocks)
    if blocks:
        yield Heading(2, _words(page.labels.participants))
    yield from blocks


def _brief_line(page: Page, person: Participant, body: str, *, is_beside: bool) -> str:
    """A name with the delegation and the role; the post and the affiliation of one who is there for no delegation."""
    brief = replace(person, post="", affiliation="") if person.delegation else person
    return _name_line(page, brief, body, is_beside=is_beside)


def _name_line(page: Page, person: Participant, body: str, *, is_beside: bool) -> str:
    if person.printed is not None or _has_own_way(person, page, body):
        return roster_line(person, page, body)
    name = page.filled("{title} {name}", person) or person.key
    if page.is_tied and person.title and name.startswith(f"{person.title} "):
        name = person.title.replace(" ", no_break.BLANK) + no_break.tied_name(name[len(person.title) :])
    behind = page.labels.comma.join(filter(None, _about(page, person, body, is_beside=is_beside)))
    return name + (page.beside(behind) if behind else "")


def _about(page: Page, person: Participant, body: str, *, is_beside: bool) -> tuple[str, ...]:
    """What stands behind a name in a line of names: of one beside the members what they are there as too."""
    person = _as_beside(page, person) if is_beside else person
    has_role = house_style.as_role(person.role_in(body)) not in ("", "member")
    is_labelled = house_style.as_role(person.role_in(body)) in LABELLED
    role, fields = _role_beside(page, person, body, is_beside=is_beside), page.fields(person)
    said = office_said(page, person, body) if not is_beside and (is_labelled or (has_role and not role)) else ""
    post = behind_office(person.post) if said else person.post
    whose = (fields["stands_for"], fields["proxies"])
    return (person.delegation, said or role, post, person.affiliation, *whose, fields["remark"])


def _role_beside(page: Page, person: Participant, body: str, *, is_beside: bool) -> str:
    """A role beside a name in a list; a guest has none, because the label above those beside the members says it."""
    role = role_printed(page, person, body, is_beside=is_beside)
    return "" if is_beside and role == page.role("guest", person) else role


def _as_beside(page: Page, person: Participant) -> Participant:
    """Somebody beside the members without a post that is nothing but the word for a guest."""
    is_guest = folded(person.post) == folded(page.role("guest", person))
    return replace(person, post="") if is_guest else person


def _has_own_way(person: Participant, page: Page, body: str) -> bool:
    """Whether the house says how one with that role is listed."""
    return bool(house_style.for_role(page.print.person, (person.role_in(body),), ""))


def office_said(page: Page, person: Participant, body: str) -> str:
    """What the post says of a person's role, where it is another word than the page's; "" of a member. Who acts for the
    chair does so in the page's language."""
    role, known = house_style.as_role(person.role_in(body)), labels(page.minutes.meeting.language)
    said = "" if role == "member" else office(person.post, role, known)
    return page.labels.acting_chair if said and is_acting(said, known) else said


def roll_item(page: Page) -> str:
    """The key of the agenda item at which the roll is called, where the house's roster is one; "" where it stands with
    the lists, as no such item was taken up."""
    return page.derived(_roll_item) if page.print.roster == "roll" else ""


def _roll_item(page: Page) -> str:
    is_listed = "roster" in {*listed(page.print.front or ()), *listed(page.print.lists or ())}
    if not is_listed or page.print.agenda_headings is False:
        return ""
    calls = {item.key for item in page.minutes.agenda if not item.struck and _is_roll_call(item.title, page)}
    taken_up = (note for note in page.minutes.notes if note.kind == "item" and note.item in calls)
    up = (note for note in taken_up if note.outcome not in ("closed", "skipped") and printable(note, page.audience))
    return next((note.item for note in up), "")


def _is_roll_call(title: str, page: Page) -> bool:
    """Whether the title of an item, or a part of it, is a word for the roll call: "Call to order and roll call"."""
    language = page.minutes.meeting.language
    known = labels(language)
    words = {folded(word) for tag in (language, "en") for word in vocabulary(tag).motions.roll_call}
    parts = re.split(rf"\s*[,;:/&–—]\s*|{re.escape(known.and_)}", title.strip(" ."))
    return any(folded(part) in words or presence_named(part, known) == "present" for part in parts)


def _roll(page: Page) -> Iterator[Block]:
    """The roll below a heading of its own."""
    lines = list(called_roll(page))
    if lines:
        yield Heading(2, _words(page.labels.participants))
    yield from lines


def called_roll(page: Page) -> Iterator[Block]:
    """A line for those present, those away and those beside the members; by body where there are several."""
    bodies, beside = groups(page)
    words, (inside, outside), is_several = page.labels, (sections(page, []), sections(page, beside)), len(bodies) > 1
    count = attended(page)
    has_quorum = count.quorum is not None and "present" not in page.head
    quorum = [_labelled(page, words.quorum, str(count.quorum))] * has_quorum
    yield from quorum * is_several
    for name, body, members in bodies:
        if is_several:
            yield Paragraph((Strong(_words(name or words.members)),), role="label")
        inside = sections(page, members)
        for label, people in zip((words.present, words.apologies, words.absent), inside, strict=True):
            yield from _roll_line(page, label, people, body)
    out = [
        *_roll_line(
            page, words.in_attendance, outside.present, "", unnamed(page), is_beside=True, is_headed=is_several
        ),
        *_roll_line(page, words.apologies, [*outside.apologies, *outside.absent], "", is_beside=True),
    ]
    if is_several and out:  # they are there for all bodies, not for the last one
        yield Paragraph((Strong(_words(words.in_attendance)),), role="label")
    yield from out
    yield from quorum * (not is_several)


def _roll_line(
    page: Page, label: str, people: list[Participant], body: str, others: tuple[str, ...] = (), *,
    is_beside: bool = False, is_headed: bool = False,
) -> Iterator[Block]:  # fmt: skip
    """The names behind a label, or alone where a line above has that."""
    lines = ((_name_line(page, each, body, is_beside=is_beside), each.printed is not None) for each in people)
    names = [*lines, *((each, True) for each in others)]
    if said := _run_on(names, page.labels.semicolon):
        yield Paragraph(linked(said), role="roll") if is_headed else _labelled(page, label, said)


def _labelled(page: Page, label: str, said: str) -> Paragraph:
    return replace(page.labelled(label, said), role="roll")


def _run_on(parts: Iterable[tuple[str, bool]], between: str) -> str:
    """Parts one after the other with a sign between. Behind one that is typed, and has a sign of its own at its end,
    there is a blank alone; the dot behind a name that the page composes, as in "Lee Jr.", is of that name."""
    said, has_sign = "", False
    for part, is_typed in parts:
        if part:
            said += (" " if has_sign else between) * bool(said) + part
            has_sign = is_typed and part.rstrip()[-1:] in OWN_SIGNS
    return said


def _has_comma(said: str, is_typed: bool, page: Page) -> bool:
    """Whether a comma behind somebody would not tell where the next begins: there is one within the line, outside the
    brackets that the program sets."""
    start, end = (re.escape(each.strip()) for each in page.labels.brackets)
    outside = said if is_typed else re.sub(rf"{start}[^{end}]*{end}", "", said)
    return any(comma in outside.rstrip(OWN_SIGNS) for comma in COMMAS)


OWN_SIGNS = f"{COMMAS}{SEMICOLONS}{COLONS}.。!?！？…"
"""What parts a typed line from the next one."""


def _coded(page: Page, person: Participant, body: str, *, is_beside: bool = False) -> str:
    """The name, and in brackets the code, the role or the post that goes with it, and whose vote somebody has; of one
    beside the members as what they are there."""
    if person.printed is not None or _has_own_way(person, page, body):
        return roster_line(person, page, body)
    person = _as_beside(page, person) if is_beside else person
    name, fields = person.name or person.key, page.fields(person)
    role = _role_beside(page, person, body, is_beside=is_beside)
    if not role and not is_beside and house_style.as_role(person.role_in(body)) not in ("", "member"):
        role = office_said(page, person, body) or page.role(person.role_in(body), person)
    code = "" if folded(name) == folded(person.key) else person.key
    about = (person.delegation, role, person.post, person.affiliation) if is_beside else (role,)
    behind = page.labels.comma.join(filter(None, (code, *about, fields["stands_for"], fields["proxies"])))
    return name + (page.beside(behind) if behind else "")


def _codes(page: Page) -> Iterator[Block]:
    """Everybody in one paragraph behind a label, those of several bodies each in one: the names with the codes of those
    present, then those away behind their labels."""
    words, (bodies, beside) = page.labels, groups(page)
    is_several = len(bodies) > 1
    lines = [
        _coded_line(page, name if is_several else words.participants, body, sections(page, people))
        for name, body, people in bodies
    ]
    if beside or unnamed(page):
        out = _coded_line(page, words.in_attendance, "", sections(page, beside), unnamed(page), is_beside=True)
        if is_several or not lines:
            lines.append(out)
        else:
            lines[-1] += (Words(" · "), *out) if lines[-1] and out else out
    if is_several or not bodies:
        yield from [Heading(2, _words(words.participants))] * any(lines)
    yield from (Paragraph(line, role="roll") for line in lines if line)


def _coded_line(
    page: Page, lead: str, body: str, people: Sections, others: tuple[str, ...] = (), *, is_beside: bool = False
) -> tuple[Inline, ...]:
    """Those present behind the lead, and those away behind their labels."""
    parts: list[Inline] = []
    words = page.labels
    for label, some in zip((lead, words.apologies, words.absent), people, strict=True):
        names = [(_coded(page, each, body, is_beside=is_beside), each.printed is not None) for each in some]
        names += [(each, True) for each in others if label == lead]
        said = _run_on(names, words.semicolon if any(_has_comma(*each, page) for each in names) else words.comma)
        if said:
            before: list[Inline] = [Emphasis((Words(page.label_line(label)),)), Words(" ")] if label else []
            parts += [*([Words(" · ")] if parts else []), *before, Words(said)]
    return tuple(parts)


# As lines

Entry = tuple[str, ...]
"""The lines that belong together: those of a person and the label before them."""


def _roster(page: Page, heading: str, body: str, members: list[Participant]) -> Iterator[Block]:
    present, apologies, absent = sections(page, members)
    parts = [("", list(_entries(page, body, present, heading)))]
    for label, away in ((page.labels.apologies, apologies), (page.labels.absent, absent)):
        parts.append((label, [(line,) for person in away if (line := roster_line(person, page, body))]))
    if any(entries for _, entries in parts):
        yield Heading(2, (Words(heading),))
    for label, entries in parts:
        if label and entries:
            yield Paragraph((Words(page.label_line(label)),), role="label")
        yield from _set(entries, page.print.columns or 1)


def _set(entries: list[Entry], columns: int, least: int = 2) -> Iterator[Block]:
    """Entries one below the other, or in columns, each filled before the next, where there are `least` of them."""
    if columns == 1 or len(entries) < least:
        for *labels_, line in entries:
            yield from (Paragraph((Words(label),), role="label") for label in labels_)
            yield Paragraph((Words(line),))
        return
    cells = [_cell(entry) for entry in entries]
    rows = -(-len(cells) // columns)
    cells += [()] * (rows * columns - len(cells))
    yield Table(((),) * columns, tuple(tuple(cells[row::rows]) for row in range(rows)), (1,) * columns, "columns")


def _cell(entry: Entry) -> Cell:
    parts: list[Inline] = []
    for line in entry:
        parts += [LineBreak(), Words(line)] if parts else [Words(line)]
    return tuple(parts)


def _entries(page: Page, body: str, members: list[Participant], heading: str = "") -> Iterator[Entry]:
    """Each person's line. A chair has a label before it, and where the house's style is another than the plain one so
    have the others, those beside the members behind these: each who doesn't stand below that label already."""
    labels_all, above = page.print.style != "plain" and _has_groups(page, body, members), heading
    all_out = bool(body) and all(is_beside(each, page, body) for each in members)  # the heading says who they are
    for person in sorted(members, key=lambda each: labels_all and is_beside(each, page, body)):
        is_labelled = house_style.as_role(person.role_in(body)) in LABELLED
        said = office_said(page, person, body) if is_labelled and "{post}" in template(person, page, body) else ""
        label = said or (page.role(person.role_in(body), person) if is_labelled else "")
        if labels_all and not is_labelled:
            of_group = "" if all_out else _of_group(person, page, body)
            label = of_group if of_group != above else ""
        says_it = is_labelled and ("{role}" in template(person, page, body) or person.printed is not None)
        lines = [page.label_line(label)] if label and not says_it else []
        above = label if lines else above
        if said and lines:
            person = replace(person, post=behind_office(person.post))
        line = roster_line(person, page, body)
        if lines or line:
            yield (*lines, line) if line else tuple(lines)


def _has_groups(page: Page, body: str, members: list[Participant]) -> bool:
    """Whether those in a list are more than members alone, of whom none has a label of their own."""
    return any(
        is_beside(each, page, body) or house_style.as_role(each.role_in(body)) in LABELLED or each.printed is not None
        for each in members
    )


def _of_group(person: Participant, page: Page, body: str) -> str:
    """The label above a member, or above one beside the members. "" where there is none: members in words of their own
    have theirs in these, and who is in no body is no member where there are bodies."""
    if is_beside(person, page, body):
        return page.labels.in_attendance if person.printed != "" else ""
    return page.labels.members if person.printed is None and (body or not page.minutes.bodies) else ""


def template(person: Participant, page: Page, body: str = "") -> str:
    return house_style.for_role(page.print.person, (person.role_in(body),), LISTED)


def roster_line(person: Participant, page: Page, body: str = "") -> str:
    """How a participant is listed: as `printed`, or as the house lists one with that role, the remark behind it."""
    if person.printed is not None:
        return page.tied_titles(person.printed)
    wanted = template(person, page, body)
    comma = page.labels.comma if wanted == LISTED else ", "
    line = page.tied_titles(page.filled(wanted, person, person.role_in(body), comma))
    remark = page.remark(person)
    return line + page.beside(remark) if remark and "{remark}" not in wanted else line
