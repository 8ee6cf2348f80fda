"""What every form works with: the minutes as the audience may know them, and how the page says names and dates."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import repeat
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.config import house_style, page_styles
from minutes_tui.language import dates, no_break
from minutes_tui.language.collation import surname_key
from minutes_tui.language.labels import Labels, and_joined, labels, language_name
from minutes_tui.language.name_parts import begins_with_particle
from minutes_tui.language.names import Roster, fields, placed, roster, same, title_split
from minutes_tui.language.roster_words import is_late
from minutes_tui.language.templates import filled
from minutes_tui.meeting import item_places
from minutes_tui.meeting.actions import action_numbers, with_numbers
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.meeting.paragraph_numbers import is_numbered
from minutes_tui.meeting.vote_results import is_blank
from minutes_tui.meeting.voters import entitled_after
from minutes_tui.model import timezones
from minutes_tui.model.document import Paragraph, Strong, Words, linked
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Audience, Minutes, Note, Participant, Print, listed
from minutes_tui.report import sentences
from minutes_tui.report.numbers import divisions, motions, paragraph_numbers
from minutes_tui.report.withheld import hidden_ids, known_to, shown, taken_in_private

T = TypeVar("T")

DIRECT = ("verbatim", "transcript")
"""Forms in which who speaks stands before the words of every statement whose sentence doesn't say it."""


LABELLED = (
    "chair", "vice_chair", "rapporteur", "secretariat", "member", "observer", "guest", "treasurer", "deputy_member",
    "minute_checker", "teller",
)  # fmt: skip
"""Roles that have a label of their own."""


class Page(Struct, frozen=True, dict=True):
    minutes: Minutes
    """As the audience may know them: there is nothing else from which a form could tell more."""
    audience: Audience
    language: str
    labels: Labels
    people: Roster
    form: str
    print: Print
    """The house style with nothing open, as `page_styles.styled` has it; that of the minutes is as it was recorded."""
    anchors: dict[str, str]
    """Anchor of each note by its id; of several with the same id, none."""
    hidden: frozenset[str] = frozenset()
    """Ids of the notes that the audience may not know."""
    numbers: tuple[str, ...] = ()
    """The number of each note's paragraph, which is the same for every audience; () where the page has none."""
    divisions: Mapping[str, str] = {}
    """The numbers of votes by name, by the ids of their notes, which are the same for every audience; empty where the
    house does not count these."""
    action_numbers: Mapping[str, str] = {}
    """The numbers of action items, by the ids of their notes, as the screen has them; empty where items are of many
    meetings."""
    motion_numbers: Mapping[str, str] = {}
    """The numbers of motions and amendments, likewise; empty where the house does not count them."""
    in_private: frozenset[str] = frozenset()
    """Keys of the items of which the audience may know the title and nothing that was said; empty where the house does
    not tell of these."""
    is_tied: bool = False
    """Whether no line may end within what the page says in words of its own: a date, a name, a number."""

    def derived(self, make: Callable[["Page"], T]) -> T:
        """What a function makes of this page, worked out once."""
        name = f"{make.__module__}.{make.__qualname__}"
        if name not in self.__dict__:
            self.__dict__[name] = make(self)
        found: T = self.__dict__[name]
        return found

    @property
    def head(self) -> tuple[str, ...]:
        """The lines of the head, each once."""
        return tuple(dict.fromkeys(listed(self.print.head or ())))

    @property
    def has_masthead(self) -> bool:
        """Whether the head is more than lines: it says whose minutes they are, their symbol or where they stand."""
        return not {"body", "reference", "status"}.isdisjoint(self.head)

    @cached_property
    def is_numbered(self) -> bool:
        return is_numbered(self.minutes) if self.print.numbered is None else self.print.numbered

    @cached_property
    def is_timed(self) -> bool:
        """Whether each paragraph has its time."""
        return self.print.times is True or self.form == "transcript"

    @property
    def numbered_notes(self) -> Iterable[tuple[Note, str]]:
        """Its notes, each with the number of its paragraph, "" where none is printed."""
        return zip(self.minutes.notes, self.numbers or repeat(""), strict=False)

    def anchor(self, ids: Iterable[str]) -> str:
        """Of the first note that has one."""
        for each in ids:
            if each in self.anchors:
                return self.anchors[each]
        return ""

    def names(self, codes: tuple[str, ...]) -> str:
        return and_joined([self.named(code) for code in codes], self.labels)

    def named(self, code: str) -> str:
        """What somebody is called within a line."""
        return sentences.inside(self._in_parts(code), self.labels)

    def begun(self, words: str, codes: tuple[str, ...]) -> str:
        """Words that begin a line with the name of the first of some people: an honorific has a capital there, and so
        has a particle."""
        if not codes or words[:1].isupper():
            return words
        person = self.people.by_key.get(codes[0])
        is_titled = person and person.title and same(words).startswith(same(person.title))
        return sentences.raised(words) if is_titled or begins_with_particle(words) else words

    def answer(self, words: str) -> str:
        """What a vote could be for: a candidate by name where the code was typed, or a part of the name alone; that
        there was no choice in the page's language."""
        if is_blank(words, self.minutes.meeting.language):
            blanks = self.labels.blank
            return words if same(words) in map(same, blanks) else blanks[0]
        has_title = title_split(words, labels(self.minutes.meeting.language))[0]
        code = words if words in self.people.by_key else "" if has_title else self.people.one(words)
        return self.named(code) if code else words

    def with_names(self, template: str, codes: tuple[str, ...], *, is_governed: bool = False) -> str:
        """A template of the language with names in it, as they stand in a sentence; its other places stay open."""
        return sentences.with_names(template, [*map(self._in_parts, codes)], self.labels, is_governed=is_governed)

    def behind(self, template: str, codes: tuple[str, ...]) -> str:
        """Likewise with names behind "moved by" and its like."""
        return self.with_names(template, codes, is_governed=True).format()

    def _in_parts(self, code: str) -> sentences.Named:
        name = self.labels.unknown_speaker if code == UNKNOWN_SPEAKER else self.people.short(code)
        person = self.people.by_key.get(code)
        title = person.title if person and name.startswith(person.title) else ""
        rest = name[len(title) :]
        return sentences.Named(title, no_break.tied_name(rest) if self.is_tied else rest)

    def tied_titles(self, names: str) -> str:
        """A line of names in which no honorific stands at the end of a line of the page."""
        if not self.is_tied:
            return names
        own = (person.title for person in self.minutes.participants)
        return no_break.tied_titles(names, (*own, *labels(self.minutes.meeting.language).honorifics))

    def label_line(self, label: str) -> str:
        """A label that stands on a line of its own, before those lines that it is about."""
        return f"{label}{self.labels.colon}".rstrip()

    def labelled(self, label: str, words: str) -> Paragraph:
        """A line with a label in strong type before it, and so the colon where a blank follows that."""
        colon = self.labels.colon.rstrip()
        if colon == self.labels.colon:
            return Paragraph((Strong((Words(label),)), *linked(colon + words)))
        return Paragraph((Strong((Words(label + colon),)), *linked(f" {words}")))

    def full(self, code: str) -> str:
        return self.labels.unknown_speaker if code == UNKNOWN_SPEAKER else self.people.full(code)

    def speaking(self, codes: tuple[str, ...]) -> str:
        """Who speaks, as the house names them before what is said."""
        if codes not in self._spoken_by:
            self._spoken_by[codes] = self.begun(and_joined([self._speaker(code) for code in codes], self.labels), codes)
        return self._spoken_by[codes]

    @cached_property
    def _spoken_by(self) -> dict[tuple[str, ...], str]:
        """What `speaking` has said: a few speak again and again."""
        return {}

    def _speaker(self, code: str) -> str:
        person = self.people.by_key.get(code)
        if person is None or self.print.speaker is None:
            return self.named(code)
        roles = (person.role,) if isinstance(person.role, str) else tuple(person.role.values())
        template = house_style.for_role(self.print.speaker, roles, "{short}")
        return self.filled(template, person, roles[0] if roles else "")

    def filled(self, template: str, person: Participant, role: str = "", comma: str = ", ") -> str:
        """What a template makes of a person, with what is said for its commas."""
        return filled(placed(template, person.title), self.fields(person, role), comma)

    def fields(self, person: Participant, role: str = "") -> dict[str, str]:
        """What a template for a person can hold."""
        bodies = {body.key: body.name or body.key for body in self.minutes.bodies}
        held, whose = listed(person.proxies), person.substitute_for
        stands = self.behind(self.labels.stands_for.replace("{name}", "{names}"), (whose,)) if whose else ""
        proxies = self.behind(self.labels.holds_proxy, held) if held else ""
        return {
            "delegation": person.delegation,
            **fields(person, self.minutes.meeting.language),
            "short": self.people.short(person.key),
            "post": person.post,
            "affiliation": person.affiliation,
            "role": self.role(role, person),
            "body": self.labels.comma.join(bodies.get(key, key) for key in listed(person.body)),
            "email": person.email,
            "stands_for": stands,
            "proxies": proxies,
            "remark": self.remark(person),
        }

    def remark(self, person: Participant) -> str:
        """What stands beside somebody on the list; "" where it is that they come late, and they have come."""
        arrived = (note for note in self.minutes.notes if note.kind == "arrival" and not note.struck)
        comes_late = person.remark and is_late(person.remark, self.minutes.meeting.language)
        return "" if comes_late and any(person.key in listed(note.who) for note in arrived) else person.remark

    def role(self, role: str, person: Participant | None = None) -> str:
        """A role in the page's language where it is one that the program knows, else as it was recorded; in the form
        for women or for men where the person has a title that says which."""
        key = house_style.as_role(role).replace(" ", "_")
        others: tuple[str, ...] = getattr(self.labels.roles, key, ())
        if not others and key not in LABELLED:
            return role
        return self.of(key, person) or others[0]

    def of(self, label: str, person: Participant | None) -> str:
        """A label as it is beside somebody's name; "" where there is none."""
        titles = {word.casefold() for word in person.title.split()} if person else set()
        for honorifics, forms in ((self.labels.women, self.labels.of_woman), (self.labels.men, self.labels.of_man)):
            if titles & {word.casefold() for word in honorifics} and label in dict(forms):
                return dict(forms)[label]
        of_all = getattr(self.labels, label.removesuffix("_one"), "")
        return getattr(self.labels, label, "") or of_all

    def label_number(self, label: str, number: str) -> str:
        """A label and the number that it has: "Décision n° 1". One that begins with the house's own sign or letter has
        nothing before it: "Beslut § 1"."""
        template = self.labels.label_number if number[:1].isdecimal() else "{label} {number}"
        return self.tied(template.format(label=label, number=number))

    def beside(self, words: str) -> str:
        """Words in brackets, behind what they are about."""
        return words.join(self.labels.brackets)

    def by_name(self, codes: Iterable[str]) -> list[str]:
        """Codes in the order of the last names."""
        people, written = self.people.by_key, self.minutes.meeting.language
        return sorted(codes, key=lambda code: surname_key(people.get(code) or Participant(name=code), self.language,
                                                          written))  # fmt: skip

    def date(self, day: dt.date) -> str:
        return self.tied(dates.printed(day, self.labels, self.language))

    def whole_date(self, day: dt.date) -> str:
        """A date whose year is not in the next line either, unless it is long."""
        return no_break.whole(self.date(day)) if self.is_tied else self.date(day)

    def due(self, day: dt.date) -> str:
        """A date by which something is due."""
        said = dates.printed(day, self.labels, self.language, is_term=True)
        return self.tied(self.labels.by_date.format(date=said))

    def time(self, at: dt.datetime | dt.time | None) -> str:
        """A time of day, of a moment that on the meeting's clock."""
        at = self.at(at) if isinstance(at, dt.datetime) else at
        return self.tied(dates.printed_time(at, self.labels, self.language)) if at else "?"

    def tied(self, words: str) -> str:
        """A date, a time or a number with its word, as it stands on the page."""
        return no_break.tied(words) if self.is_tied else words

    def tied_to_count(self, words: str) -> str:
        """A name with its count behind it: no line ends between, as in "blank 1"."""
        before, _, count = words.rpartition(" ")
        is_count = self.is_tied and before and count[:1].isdigit()
        return f"{before}{no_break.BLANK}{count}" if is_count else words

    def at(self, at: dt.datetime | None) -> dt.datetime | None:
        """A moment as the meeting's clock shows it."""
        return timezones.shown(at, self.minutes.meeting) if at else None

    def spoken(self, note: Note) -> str:
        """In which language a note was spoken, where that is another than the meeting's; "" otherwise."""
        if not note.language or note.language.lower() == self.minutes.meeting.language.lower():
            return ""
        return self.labels.spoken_in.format(language=language_name(note.language, self.language))

    def number_fields(self, number: int | str) -> dict[str, str]:
        meeting = self.minutes.meeting
        year = str(meeting.date.year) if meeting.date else ""
        return {"number": str(number), "reference": meeting.reference, "year": year}

    def entitled_after(self, note: Note) -> int | None:
        """How many in the room have a vote behind an arrival or a departure; None where nobody said who is there."""
        return entitled_after(self.minutes).get(note.id) if note.id else None

    def action_number(self, note: Note) -> str:
        """An action item's number in a list of these; "" where it has none."""
        recorded = "" if note.number is None else str(note.number)
        return recorded or self.action_numbers.get(note.id, "")

    def decision_number(self, note: Note) -> str:
        """A decision's number as the house writes it; "" where it has none."""
        if note.number is None:
            return ""
        fields = self.number_fields(note.number)
        if self.is_tied:
            fields["reference"] = no_break.whole(fields["reference"])
        return house_style.numbered(self.print.decision_number, fields)


LISTS = ("decisions", "actions", "attendance", "comments")
"""The forms that are lists, which begin on their first page."""


def page(
    minutes: Minutes,
    form: str = "summary",
    language: str = "",
    audience: Audience = "public",
    *,
    is_tied: bool = False,
) -> Page:
    """A page to be made of the minutes, in the house style of their `print`."""
    tag = language or minutes.meeting.language
    style = page_styles.styled(minutes.print, minutes.meeting.language)
    if form in LISTS and style.masthead == "symbol":
        style = replace(style, masthead="rule")  # that of a symbol fills a page
    people = roster(minutes)
    numbers_of_actions = action_numbers(minutes) if minutes.meeting.date else {}
    actions = {minutes.notes[at].id: number for at, number in numbers_of_actions.items()}
    # Notes stay as they are recorded, since pages are compared by them; but what a hand wrote may have no id.
    has_unnamed = any(not minutes.notes[at].id for at in numbers_of_actions)
    minutes = narrowed(with_numbers(minutes) if form == "actions" or has_unnamed else minutes)
    minutes = minutes if form == "attendance" else item_places.in_place(minutes)
    hidden = hidden_ids(minutes, audience)
    known = known_to(minutes, audience, hidden)
    words = house_style.relabelled(labels(tag), style, tag, minutes.meeting.language)
    label = page_styles.ITEM_LABELS.get(style.style or "")
    if label and minutes.print.item_number is None:
        style = replace(style, item_number=getattr(words, label))
    has_numbers = is_numbered(known) if style.numbered is None else style.numbered
    numbers = list(_numbers(minutes, audience)) if has_numbers else []
    by_hand = item_places.by_hand(known) if form != "attendance" else {}
    if by_hand:
        notes = list(known.notes)
        for at in sorted(by_hand, reverse=True):
            notes.insert(at, by_hand[at])
            numbers[at:at] = [""] if has_numbers else []
        known = replace(known, notes=tuple(notes))
    counted = divisions(minutes.notes) if style.divisions else {}
    moved = motions(minutes.notes) if style.motion_numbers else {}
    in_private = taken_in_private(minutes, audience) if style.in_private else frozenset()
    return Page(
        known, audience, tag, words, people, form, style, _anchors(known), hidden, tuple(numbers), counted, actions,
        moved, in_private, is_tied,
    )  # fmt: skip


def _numbers(minutes: Minutes, audience: Audience) -> Iterator[str]:
    """The numbers of the paragraphs that an audience has, counted with those that others have as well."""
    indices = [at for at, note in enumerate(minutes.notes) if not note.struck]
    numbers = dict(zip(indices, paragraph_numbers(minutes.notes[at] for at in indices), strict=True))
    for at, _ in shown(minutes, audience):
        yield "" if at is None else numbers[at]


def _anchors(minutes: Minutes) -> dict[str, str]:
    """A safe and unique name for each note that has an id of its own."""
    ids = Counter(note.id for note in minutes.notes)
    names = {each: _safe(each) for each in ids}
    alike = Counter(names.values())
    found: dict[str, str] = {}
    for at, (each, count) in enumerate(ids.items()):
        if each and count == 1:
            found[each] = f"note-{names[each]}" if alike[names[each]] == 1 else f"note-{names[each]}--{at}"
    return found


def _safe(words: str) -> str:
    """Letters, digits and hyphens; two hyphens never follow each other."""
    if words.isascii() and words.isalnum():
        return words.lower()
    return re.sub(r"[^A-Za-z0-9]+", "-", words).strip("-").lower()
