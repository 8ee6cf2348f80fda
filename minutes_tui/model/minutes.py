"""What a meeting's minutes are made of: plain values that know no file and no screen.

Each class is one table of the record and its fields are that table's keys, in the order in which our own hand
writes them. A key that is missing has the field's default; every field has one, so that a record with a hole in
it still opens and the hole is a `Problem`.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal, TypeVar

from msgspec import Meta, Struct, field

T = TypeVar("T")

Time = Annotated[dt.time, Meta(extra_json_schema={"format": "time"})]
DateTime = Annotated[dt.datetime, Meta(extra_json_schema={"format": "date-time"})]

CountInWords = Annotated[str, Meta(pattern="[^0-9]")]
Length = Annotated[float, Meta(ge=0, le=1000)]
Weight = Annotated[int, Meta(gt=0, le=10**12)] | Annotated[float, Meta(gt=0, le=1e12)]

Codes = str | tuple[str, ...]
"""One participant's key or several."""

Kind = Literal[
    "statement", "question", "decision", "action", "motion", "vote",
    "heading", "item", "arrival", "departure", "break", "remark", "unknown",
]  # fmt: skip
"""`unknown` is never written: it is what a kind that this program doesn't know is read as, and it is not printed."""

Attribution = Literal["none", "inline", "prefix"]
Audience = Literal["public", "restricted", "private"]

CONTINUABLE: frozenset[Kind] = frozenset({"statement", "question", "decision", "action", "motion"})
"""Kinds of note that a line beginning with `...` or a list mark goes on with."""

CODES = ("speaker", "responsible", "mover", "seconder", "recused", "who")
"""Keys of a note that hold participants' codes."""

LINKS = ("answers", "supports", "opposes", "amends")
"""Keys of a note that hold ids of notes."""

BACKDATED = ("arrival", "departure", "break")
"""Kinds of note that are entered with the time of what happened, which may be before that of the last note."""

UNKNOWN_SPEAKER = "?"
BY_CONSENSUS = "by consensus"
"""Outcome of a decision that nobody was against; a page has the words of its language for it."""


def listed(codes: Codes) -> tuple[str, ...]:
    """One code or many as a tuple; no code as an empty one."""
    if isinstance(codes, str):
        return (codes,) if codes else ()
    return codes


class Next(Struct, frozen=True, kw_only=True):
    """The next meeting."""

    date: dt.date | None = None
    start: Time | None = None
    venue: str = ""


class Meeting(Struct, frozen=True, kw_only=True):
    """The meeting, and the status of its minutes."""

    title: str = ""
    date: dt.date | None = None
    last_date: dt.date | None = None
    """Only for a meeting of several days."""
    date_printed: str = ""
    """The date as it is printed; default: from date."""
    start: Time | None = None
    end: Time | None = None
    adjourned: bool = False
    """Whether it was closed, where nobody noted when; the page says so at the end. One that has an `end` needs no
    such key."""
    timezone: str = ""
    """Time zone of the meeting: an IANA name, such as Europe/Tallinn; default: the computer's."""
    venue: str = ""
    language: str = "en"
    """Language of labels and dates on the page (BCP 47)."""
    status: Literal["draft", "circulated", "approved"] = "draft"
    reference: str = ""
    organisation: str = ""
    """Which the body belongs to, such as "City of Riga"; printed above its name."""
    series: str = ""
    previous: str = ""
    """File of the previous meeting, relative to the record."""
    rapporteur: Codes = ()
    """Names or codes of those who write the minutes."""
    quorum: int | str | None = None
    """How many of those with a vote must be present: a number, or a share of them such as "1/2", "2/3", "50 %"."""
    first_decision: int | None = None
    """Number of the first decision, where decisions are counted on from the meeting before; default: 1."""
    next: Next | None = None
    distribution: Codes = ()
    """Who gets the minutes; printed in the head, or behind the proceedings."""
    also_present: Codes = ()
    """Who was there without being named, such as "14 members of the public"; printed at the end of the roster."""
    silence: Codes = ()
    """Checks that are turned off in this record."""


StyleName = Literal["plain", "secretariat", "hansard", "council", "protokoll", "committee"]


class Print(Struct, frozen=True, kw_only=True):
    """Layout of the pages. A key that is missing here is taken from [print] in the settings, otherwise it has its
    default."""

    style: StyleName | None = None
    """A set of values for the keys below, which any of them that is given replaces; default: "plain"."""
    head: Codes | None = None
    """Lines of the head, in this order: "organisation", "body", "reference", "kind" (the word for minutes), "title",
    "status", "date", "times" (beginning and end, where "date" is to be without), "venue", "chair", "rapporteur",
    "present", "distribution", "original" (the language of the minutes), "agenda"; other words, such as "Forty-third
    session", are a line of their own."""
    front: Codes | None = None
    """Lists before the proceedings, in this order: "roster", "agenda" (where the head has none), "decisions",
    "actions", "decisions+actions" (both in one), "votes", "attachments"; default: ["roster"]."""
    lists: Codes | None = None
    """Lists behind the proceedings, in this order: "decisions", "votes", "actions", "decisions+actions", "attachments",
    "distribution", "next", "roster"; [] for none; default: ["decisions", "actions", "attachments", "next"]."""
    roster: Literal["table", "lines", "names", "roll", "codes"] | None = None
    """How the participants are listed: as a table; each on a line; as names in columns; one after the other, as in a
    roll call; with codes. Default: "table"."""
    speaker_bold: bool | None = None
    """Print who speaks in bold type; default: true."""
    agenda_headings: bool | None = None
    """Print a heading when an item is taken up, or above its first note if no note takes it up; default: true."""
    item_number: str | None = None
    """How the number of an agenda item is printed, such as "TOP {number}"; "" prints none; default: "{number}."."""
    part_number: str | None = None
    """How the number of a part of an item is printed: {number} is "3.1", {count} is "1", {letter} is "a", and "i" in
    the third level; such as "({letter})"; default: "{number}". Only in the record, for the screen has it too."""
    presenters: bool | None = None
    """Print who presents an agenda item, in the agenda and below its heading."""
    blocks: Literal["bar", "case", "box", "rule", "line", "words"] | None = None
    """How motions, votes, decisions and action items are set; "words" prints their text alone, which says what it is,
    as in a record that was imported, and so of breaks; default: "bar"."""
    masthead: Literal["rule", "symbol", "centred", "grid", "line", "none"] | None = None
    """How the head is set; default: "rule"."""
    signature: Codes | None = None
    """Who signs, in this order: roles such as "chair", "rapporteur", or codes of participants."""
    signature_place: bool | None = None
    """Print "Place and date" and "Signature" below each line to sign on; default: true."""
    initials: Codes | None = None
    """Roles with a place for their initials at the foot of each page."""
    numbered: bool | None = None
    """Number the paragraphs: with the numbers given on circulation, otherwise from 1."""
    number_at: Literal["margin", "line"] | None = None
    """Where the number of a paragraph stands; default: "margin"."""
    times: bool | Literal["items"] | None = None
    """Print the time before each paragraph, or, with "items", where an item, a vote or a break begins and after ten
    minutes."""
    present_after: bool | None = None
    """Print how many have a vote behind arrivals and departures."""
    contents: bool | None = None
    """Print a table of contents."""
    line_numbers: Annotated[int, Meta(ge=0)] | None = None
    """Number every so many lines in the margin."""
    draft: bool | None = None
    """Print a draft mark on each page while the status is draft."""
    columns: Annotated[int, Meta(ge=1, le=4)] | None = None
    """Number of columns of the participants list."""
    text_columns: Annotated[int, Meta(ge=1, le=2)] | None = None
    """Number of columns of the proceedings."""
    justify: bool | None = None
    """Set the text to both margins; default: true."""
    paragraphs: Literal["space", "indent"] | None = None
    """What parts paragraphs: room between them, or the first line set further in; default: "space"."""
    paper: Literal["a3", "a4", "a5", "us-letter", "us-legal"] | None = None
    margins: Length | Annotated[tuple[Length, ...], Meta(min_length=4, max_length=4)] | None = None
    """In mm: one number for all sides, or top, right, bottom, left."""
    font: str | None = None
    """Font family of the text. If it is missing, the format's own font is used."""
    heading_font: str | None = None
    size: Annotated[float, Meta(ge=5, le=40)] | None = None
    """Size of the text in points."""
    color: Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$")] | None = None
    """Colour of headings and rules, as #rrggbb."""
    logo: str | None = None
    """Picture at the top of the first page: a PNG, JPEG or SVG file, relative to the record or the settings."""
    logo_height: Length | None = None
    """In mm."""
    header: str | dict[str, str] | None = None
    """Text at the top of each page, with {title}, {reference}, {date}, {body}, {kind}, {status}, {status_long} (as in
    the head: "Draft – not yet approved"), {page}, {pages}, {page_of} ("Page 1 of 3" in the page's language); or a table
    of texts: left, centre, right, and first = "no" for none on the first page. With inner and outer for left and right,
    pages are printed on both sides: outer is where the page is turned, and the margins change sides too."""
    footer: str | dict[str, str] | None = None
    """Text at the bottom of each page, likewise; default: the status and the page's number."""
    notice: str | None = None
    """Text at the foot of the first page."""
    date: str | None = None
    """Style of dates: "short", "medium", "long", "full" or a pattern of Unicode TR 35."""
    time: str | None = None
    """Style of times: "short" or a pattern of Unicode TR 35, such as "HH:mm" or "h:mm a"."""
    person: str | dict[str, str] | None = None
    """How a participant is listed: one pattern, or a table of patterns by role with "default" for the others. Fields:
    {delegation}, {title}, {name}, {short}, {last}, {given}, {post}, {affiliation}, {role}, {body}, {code}, {email},
    {stands_for}, {proxies}, {remark}."""
    speaker: str | dict[str, str] | None = None
    """How a participant is named before a statement, with the same fields; default: "{short}"."""
    short: str | None = None
    """How a statement names a participant who has no `short`, in texts too: {title}, {last}, {name}, {given}, {code};
    default: "{title} {last}". Only in the record, not in the settings."""
    decision_number: str | None = None
    """How a decision's number is printed, with {number}, {reference}, {year}."""
    divisions: bool | None = None
    """Count the votes by name, and call them so: "Division No. 3". One that has a number is counted on from."""
    motion_numbers: bool | None = None
    """Count the motions, and their amendments with a letter: "Motion 2", "Amendment 2a"."""
    in_private: bool | None = None
    """Say below an item of which a page has nothing but the title, since all else is for fewer, that it was taken in
    private."""
    paragraph_number: str | None = None
    """How a paragraph's number is printed, with the same fields."""
    labels: dict[str, str | dict[str, str]] | None = None
    """Words that replace the language's own on the page, such as decisions = "Conclusions". They apply to pages in
    the meeting's language; a table named after a language, such as fr, applies to pages in that one.
    `minutes help languages` has their names."""
    links: Literal["words", "address"] | None = None
    """Whether paper has the address of a link behind its words; default: "words"."""
    markdown_lines: Literal["paragraph", "sentence"] | None = None
    """In Markdown: a line for each paragraph, or for each sentence; default: "paragraph"."""
    template: Codes | None = None
    """Your own files that lay out the page, by ending: .typ, .docx or .dotx, .css; relative like a logo."""


class Body(Struct, frozen=True, kw_only=True):
    """A body that meets: a board, a committee, a group of guests."""

    key: str = ""
    name: str = ""
    heading: str = ""
    """Printed heading of its participants list; default: its name."""


class Participant(Struct, frozen=True, kw_only=True):
    """Someone who takes part, or was expected to."""

    key: str = ""
    """The code that is typed."""
    name: str = ""
    title: str = ""
    """Form of address, such as Ms or Dr; never guessed."""
    short: str = ""
    """How statements name the person; default: title and family name, with the given name if another participant
    has the same family name."""
    role: str | dict[str, str] = ""
    """One role, or a table of roles by the key of the body."""
    delegation: str = ""
    post: str = ""
    """Job title, such as "Head of Unit". While somebody chairs in the place of another (`/chair`), it begins with
    "Acting Chair" in the meeting's language."""
    affiliation: str = ""
    body: Codes = ()
    presence: Literal["expected", "present", "apologies", "absent"] = "expected"
    """Presence at the opening; `expected` means not known."""
    substitute_for: str = ""
    aliases: Codes = ()
    """Other spellings of the name in the texts."""
    vote: bool | None = None
    """Whether the person has a vote; default by role: all but a secretariat, observer, guest, rapporteur,
    interpreter and expert have one."""
    weight: Weight = 1
    """Number of votes of this person, for the whole meeting."""
    proxies: Codes = ()
    """Codes of those whose votes this person casts while they are absent; a vote has their ballots beside the
    holder's."""
    struck: DateTime | bool | None = None
    """When the entry was struck out. It stays in the record but is not printed."""
    email: str = ""
    """Where the minutes are sent. On a page only where `[print] person` has it."""
    remark: str = ""
    """Printed in brackets after the line of the participants list, such as "left after item 4"."""
    absence: str = ""
    """Why the person could not come, such as "holiday". On no page, and not in copies for others."""
    printed: str | None = None
    """The person's line on the page; "" prints none; without it, the line is built from the fields."""

    def role_in(self, body: str) -> str:
        return self.role if isinstance(self.role, str) else self.role.get(body, "")


class Floor(Struct, frozen=True, kw_only=True):
    """Who has the floor and who is waiting for it during the meeting."""

    speaker: str = ""
    """Code of the person who has the floor."""
    since: DateTime | None = None
    waiting: Codes = ()
    """Codes of those waiting for the floor, in speaking order."""
    closed: bool = False
    """Whether the speakers list is closed."""
    minutes: int | float | None = None
    """Speaking time in minutes."""


class AgendaItem(Struct, frozen=True, kw_only=True):
    """An agenda item, in the order of the agenda."""

    key: str = ""
    title: str = ""
    presenter: Codes = ()
    minutes: int | float | None = None
    """Planned time in minutes."""
    level: Annotated[int, Meta(ge=1, le=3)] = 1
    """1 to 3; an item of a lower level (2, 3) is part of the one before."""
    number: str | None = None
    """Its number as it is printed; "" has none and is not counted; default: counted, such as 3, 3.1, 3.1.2."""
    document: str = ""
    audience: Audience = "public"
    """Who may know its title, and reads what is noted below it, as long as it was not taken up: then its note says."""
    from_: str = field(default="", name="from")
    """Where it was carried over from: a record, relative to this one, then # and the item's code there, such as
    "2025-02.toml#ice"; the record alone where its minutes are to be approved."""
    struck: DateTime | bool | None = None


class Attachment(Struct, frozen=True, kw_only=True):
    """A document that belongs to the minutes."""

    key: str = ""
    title: str = ""
    file: str = ""
    """Relative to the record."""
    note: str = ""
    """Id of the note it was tabled with."""
    print: Literal["", "inline", "annex"] = ""
    """Print a picture or a PDF where it was tabled, or as an annex; default: its name alone."""
    alt: str = ""
    """What a picture shows, in words."""


class CandidateVotes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The counts of one answer of an election or a poll in which each answer is voted on by itself: so many for it, so
    many against. A count that was not taken is None."""

    for_: int | None = field(default=None, name="for")
    against: int | None = None
    abstain: int | None = None
    invalid: int | None = None
    elected: bool = False
    """Whether the record says that this one is elected: where there are several posts, no count does."""


class Note(Struct, frozen=True, kw_only=True, gc=False):
    """One entry of the proceedings."""

    id: str = ""
    """Unique; never used again in the same record."""
    at: DateTime | None = None
    item: str = ""
    """Key of the agenda item that was current."""
    kind: Kind = "statement"
    speaker: Codes = ()
    """Codes of the speakers; without it the note is narrative, "?" is an unknown speaker."""
    attribution: Attribution = "none"
    """inline: the name is in the text; prefix: the name is printed before it with a colon."""
    number: int | str | None = None
    """Number of a decision."""
    responsible: Codes = ()
    due: dt.date | None = None
    done: bool = False
    mover: Codes = ()
    seconder: Codes = ()
    outcome: str = ""
    """Outcome of a decision; of a motion ("carried", "lost", "withdrawn", "tabled", "postponed", "referred"); of
    a vote, that it was unanimous or decided by the chair, as it was typed; of an item ("taken up", "closed", "skipped",
    "resumed"); of an action item that is not done ("postponed", "dropped"); of a break, that the meeting went on then
    on another day ("resumed")."""
    reason: str = ""
    """Why an action item was dropped; of a motion words behind its outcome, such as "to the finance committee"."""
    majority: str = ""
    """Majority that carries a motion, as a share such as "2/3"; "": more for than against."""
    for_: int | None = field(default=None, name="for")
    against: int | None = None
    abstain: int | None = None
    invalid: int | None = None
    """Of a vote: ballots that do not count, such as torn ones."""
    options: dict[str, int | CountInWords | CandidateVotes] = field(default_factory=dict)
    """Of an election, or a poll with more answers than for and against: each answer and its count, in their order; of
    one that nobody counted, such as a hum, words for how many there were: "strong", "about 2/3"; where each answer is
    voted on by itself, `{ for = 11, against = 1, abstain = 4 }`, with `elected = true` for who is elected."""
    ballots: dict[str, str] = field(default_factory=dict)
    """Votes by name: the participant's code, then "for", "against" or "abstain". Each counts for that person alone; one
    that was cast by proxy counts for the person who gave the proxy. They are not added to the counts."""
    secret: bool = False
    """Whether the vote is secret: it then has counts only."""
    recused: Codes = ()
    """Codes of those who took no part in a vote because they have an interest in it. At a statement: who declared one
    before the vote, in the item, or in the motion that it `answers`."""
    who: Codes = ()
    """Who arrived or left."""
    until: Time | None = None
    """End of the break."""
    answers: Codes = ()
    """Ids of the notes it answers; likewise in the three keys below. A reply to a statement or a question is an item
    below it on the page where it follows that, and a reply to a reply one below that, four deep at most."""
    supports: Codes = ()
    opposes: Codes = ()
    amends: Codes = ()
    from_: str = field(default="", name="from")
    """Where it was carried over from: a record, relative to this one, then # and the note's id there, such as
    "2025-02.toml#12"."""
    added: dt.date | None = None
    """The day on which it was added to the minutes, after the meeting; printed before its words, such as "Update of
    26 May:", unless they begin with such a lead themselves."""
    language: str = ""
    """Language in which it was spoken (BCP 47), if not the meeting's."""
    audience: Audience = "public"
    """Who reads it; at an item or a heading also all that is below it. `/private below` takes the item up once more as
    "resumed" with "private", `/private end` without."""
    struck: DateTime | bool | None = None
    """When the note was struck out. It stays in the record but is not printed."""
    check: str = ""
    """What needs checking."""
    silence: Codes = ()
    paragraph: int | None = None
    """Number of the paragraph, given when the minutes were circulated."""
    text: str = ""
    """The text of the note, with light Markdown."""

    @property
    def speakers(self) -> tuple[str, ...]:
        return listed(self.speaker)


class Event(Struct, frozen=True, kw_only=True):
    """A step in the life of the minutes (table `history`)."""

    status: str = ""
    """The new status: circulated, approved, or corrected (by a corrigendum)."""
    at: Any = None
    """A date, or a date with a time."""
    by: str = ""
    corrections: dt.date | None = None
    """Of circulated minutes: the day by which corrections are wanted."""
    meeting: str = ""
    """Meeting at which they were approved."""
    sent: str = ""
    """Name of the stored copy, in the folder beside the record."""
    sha256: str = ""
    """SHA-256 of that copy, in hexadecimal."""
    print_sha256: str = ""
    """SHA-256 of the file beside the copy that holds the style of its pages; "" if there is none."""
    override: str = ""
    """Points that were open, and why the step was taken anyway."""
    paragraphs: int | None = None
    """The highest paragraph number that had been given by then; no number is given twice."""


FORCED = "="
"""Before the words of a comment that are to be a paragraph's text whatever they look like."""


class Comment(Struct, frozen=True, kw_only=True):
    """A comment on circulated minutes."""

    paragraph: int | None = None
    who: str = ""
    date: dt.date | None = None
    """When it was written, where a document says so."""
    on: str = ""
    """The words that it is about, or where it stands outside the paragraphs."""
    change: Literal["", "tracked", "untracked"] = ""
    """Whether it is a change that was made in a document, and how."""
    text: str = ""
    accepted: bool | None = None
    words: str = ""
    """What was accepted: the new text of the paragraph, or old -> new in it; "" if the comment itself says it."""
    reason: str = ""
    """Why it was rejected."""


class Corrigendum(Struct, frozen=True, kw_only=True):
    """A correction of approved minutes."""

    date: dt.date | None = None
    paragraph: int | None = None
    text: str = ""


class Minutes(Struct, frozen=True, kw_only=True, dict=True):
    """A whole record as a value."""

    meeting: Meeting = Meeting()
    print: Print = Print()
    floor: Floor = Floor()
    bodies: tuple[Body, ...] = ()
    participants: tuple[Participant, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    notes: Sequence[Note] = ()
    glossary: dict[str, str] = {}
    """Short forms and their long forms."""
    abbreviations: dict[str, str] = {}
    """Abbreviations and what they stand for."""
    modules: dict[str, str] = {}
    """Names of text modules and their text with `{values}`."""
    history: tuple[Event, ...] = ()
    comments: tuple[Comment, ...] = ()
    corrigenda: tuple[Corrigendum, ...] = ()

    def current_item(self) -> str:
        """Key of the agenda item that is up: the last item note's, whatever its outcome."""
        return self.derived(_current_item)  # a long record with no item would be walked for each pane

    def item_up(self) -> str:
        """Key of the agenda item that is up now; "" where the last was closed or skipped."""
        return self.derived(_item_up)

    def derived(self, make: "Callable[[Minutes], T]") -> T:
        """What a function makes of these minutes. It is worked out once, and lives as long as they do; two threads that
        ask at the same time may both work it out."""
        name = f"{make.__module__}.{make.__qualname__}"
        if name not in self.__dict__:
            self.__dict__[name] = make(self)
        found: T = self.__dict__[name]
        return found

    def item(self, key: str) -> AgendaItem | None:
        """The agenda item of a key; None where it is none's."""
        return next((item for item in self.agenda if item.key == key), None)

    def last_item_note(self) -> Note | None:
        """The last note that takes an item up, or closes or skips it."""
        return next((note for note in reversed(self.notes) if note.kind == "item" and not note.struck), None)

    def note_at(self, id: str) -> int | None:
        """Index of the note with an id; None where no note has it."""
        return next((at for at, note in enumerate(self.notes) if note.id == id), None)

    def last_with_words(self) -> int | None:
        """Index of the last note that has words and is not struck out; None where there is none."""
        notes = self.notes
        return next((at for at in range(len(notes) - 1, -1, -1) if notes[at].text and not notes[at].struck), None)


def _current_item(minutes: Minutes) -> str:
    last = minutes.last_item_note()
    return last.item if last else ""


def _item_up(minutes: Minutes) -> str:
    last = minutes.last_item_note()
    return last.item if last and last.outcome not in ("closed", "skipped") else ""


Entry = (
    Meeting | Print | Floor | Body | Participant | AgendaItem | Attachment | Note | Event | Comment | Corrigendum
    | dict[str, str]
)  # fmt: skip
"""The value of any one table."""


class Table(Struct, frozen=True):
    """A table of the record: where its value stands in `Minutes`, and whether there may be many (`[[name]]`)."""

    attribute: str
    entry: Any
    many: bool


TABLES: Mapping[str, Table] = {
    "meeting": Table("meeting", Meeting, many=False),
    "print": Table("print", Print, many=False),
    "floor": Table("floor", Floor, many=False),
    "body": Table("bodies", Body, many=True),
    "participant": Table("participants", Participant, many=True),
    "agenda": Table("agenda", AgendaItem, many=True),
    "attachment": Table("attachments", Attachment, many=True),
    "note": Table("notes", Note, many=True),
    "glossary": Table("glossary", dict[str, str], many=False),
    "abbreviations": Table("abbreviations", dict[str, str], many=False),
    "modules": Table("modules", dict[str, str], many=False),
    "history": Table("history", Event, many=True),
    "comment": Table("comments", Comment, many=True),
    "corrigendum": Table("corrigenda", Corrigendum, many=True),
}
"""By the name in the record, in the order in which a new record has them."""

FORMAT = 1
"""The record's format that this program writes; a higher one is only read."""


class Problem(Struct, frozen=True):
    """Something wrong in the content. It is named and stays where it is."""

    text: str
    """One sentence."""
    table: str = ""
    """Where it is: name of the table and the entry's index there, or, with no table, the line alone."""
    index: int = 0
    key: str = ""
    """The key in that table; "" is the table as a whole."""
    line: int = 0
    """Counted from 1 in the file; 0 is found from table, index and key."""
    check: str = ""
    """Name of the check that found it; "" is none: it was found on opening."""
    span: tuple[int, int] | None = None
    """Characters of the entry's `text` that it is about."""
    instead: str = ""
    """How those are written elsewhere, where that is what is wrong."""
    who: str = ""
    """Whose code it is about, where the note may name several."""
    is_unread: bool = False
    """A whole table is not read, so that no page has what it says."""
    comment: int | None = None
    """The index of the comment that is to be decided."""
