"""The words of a language as they are typed in a line: dates, times, and what scribes write before a colon; and those
of mails.

They are the tables at the end of a language's file, behind the labels, and are read when a line first needs them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import astuple

from minutes_tui.language.labels import Labels, labels, languages, sources, tables_of
from minutes_tui.model.conversion import converted

Words = tuple[str, ...]


class DueWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a due date is made of beside the names of days and months. `*` at a word's end is any ending of it."""

    by: Words
    """Before a date by which something is to be done; they leave the sentence with the date."""
    for_: Words = ()
    """Before a date that may as well be that of an event: it is taken as due, and its words stay."""
    before: Words = ()
    """Those of both that say that the date itself is too late: before a month that is named without a day they are due
    on the last day of the one before it."""
    for_meeting: Words = ()
    """The same before "the next meeting" alone."""
    label: Words = ()
    """Nouns before such a date, with a colon or without: "deadline"."""
    behind: Words = ()
    """Behind the date: "mennessä"."""
    endings: Words = ()
    """The same as the end of the last word: "reedeks"."""
    before_figure: Words = ()
    """Those of both behind which a mere figure, as the last word, is a day of the month: "entro il 15"."""
    within: Words = ()
    """Before a span of time, or a week: "in two weeks"."""
    on_from: Words = ()
    """Those between a weekday and the weeks that are counted on from it: "vrijdag over een week"."""
    within_behind: Words = ()
    today: Words
    tomorrow: Words
    overmorrow: Words = ()
    """The day after tomorrow."""
    day_end: Words = ()
    """The end of today, or of the day that is said with it: "close of business Friday"."""
    next_: Words = ()
    """Before or behind a weekday or a week; of a weekday that is still to come in this week it says too little."""
    coming: Words = ()
    """The same where it surely is the first one that comes."""
    this: Words = ()
    days: Words = ()
    weeks: Words = ()
    week_number: Words = ()
    """Abbreviations beside the number of a week."""
    months: Words = ()
    quarters: Words = ()
    quarter_number: Words = ("Q",)
    """Before the number of a quarter of the calendar year: "Q1"."""
    feasts: dict[str, Words] = {}
    """By the rule for their day: `12-25`; `easter-2` or `easter+39`, counted from Easter Sunday, `pascha` likewise by
    the Julian calendar; `11-22 thursday`, the first one from that day on. `US` behind it: in that country alone."""
    years: Words = ()
    this_week: Words = ()
    next_week: Words = ()
    week_after_next: Words = ()
    this_month: Words = ()
    next_month: Words = ()
    this_year: Words = ()
    next_year: Words = ()
    week_end: Words = ()
    month_end: Words = ()
    quarter_end: Words = ()
    year_end: Words = ()
    fiscal_year_end: Words = ()
    """The end of March, in the one language that says so."""
    early: Words = ()
    """Of a month: the 10th."""
    mid: Words = ()
    """The 15th."""
    middle_third: Words = ()
    """The 20th, the last day of that third of a month."""
    end: Words = ()
    """The last day of a month, and of what else ends."""
    meeting: Words = ()
    next_meeting: Words = ()
    same_place: Words = ()
    """The last words of where a meeting is that is where this one was: "at the same place"."""
    takes_place: Words = ()
    """The last word of a verb for that, behind the date: "findet am 9. April statt"."""
    numbers: dict[str, Words] = {}
    """Numbers as words, by their figures."""
    spans: dict[str, Words] = {}
    """Spans of time that are one word, by their days."""
    eras: dict[str, Words] = {}
    """By the year before their first."""
    ordinals: Words = ()
    """Behind a figure: "13th"."""
    counted: Words = ()
    """Words beside a day, week, month or quarter, which is then none that is known: "the third quarter", "Friday after
    next"."""
    day_of_month: Words = ()
    """Behind a figure, where no span of time is meant: 20日までに."""
    part_of_day: Words = ()
    """They are no part of a date, and stay with its words."""
    fillers: Words = ()
    """Words within a date."""
    marks: Words = ()
    """Words within a date or at its end: "2026 r."."""
    is_year_dotted: bool = False
    """Whether a full stop belongs to a year in figures: "01.04.2026."."""
    is_day_dotted: bool = False
    """Whether a figure with a full stop, as the last word, is a day of the month: "bis zum 1."."""


class TimeWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a time of day is made of beside its figures."""

    before: Words = ()
    hour: Words = ()
    """Behind a time or its hour."""
    minute: Words = ()
    """Behind minutes, of a time or of a break."""
    half: Words = ()
    """Behind an hour: half past it."""
    am: Words = ()
    pm: Words = ()
    noon: Words = ()
    midnight: Words = ()
    hours: tuple[Words, ...] = ()
    """The hours from one as words, said with one of `am` and `pm`."""
    until: Words = ()
    lasting: Words = ()
    """Before the minutes of a break."""
    lasting_hours: Words = ()
    """Behind the hours of a break."""
    hour_words: tuple[Words, ...] = ()
    """The twelve hours as they are said in such a time: "half past seven", "wpół do ósmej"."""
    half_past: Words = ()
    """Before the hour that is past by half; likewise those that follow, before the hour or behind it."""
    half_to: Words = ()
    quarter_past: Words = ()
    quarter_to: Words = ()
    past: Words = ()
    """Between minutes and the hour: "ten past ten"."""
    to: Words = ()
    half_behind: Words = ()
    quarter_behind: Words = ()
    less_quarter: Words = ()


class ScribesWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What scribes write before a colon at a line's start, by the command that it stands for.

    `#` is a number; of a topic it may always follow.
    """

    action: Words
    decision: Words
    resolved: Words = ()
    """A decision's words that need no colon where they begin in capitals: "RESOLVED that". Those in small letters go on
    with the decision."""
    motion: Words
    amend: Words
    vote: Words
    topic: Words
    nobody: Words
    """Words and abbreviations that stand there and are no person."""
    verbs: Words
    """Common finite verbs, with which the words behind "Item 3" are a sentence and no title; in Japanese what a
    sentence goes on with."""
    said: Words
    """Verbs that stand behind somebody: a code that is a word too, such as NO, is a person before one of them. `*` is
    any beginning of a verb."""
    asked: Words = ()
    """Verbs right before somebody who is asked, told or thanked: "asked DM to speak"."""
    given: Words = ()
    """Verbs right before somebody to whom something is given, which is behind: "send DM a list"."""
    nouns: Words = ()
    """What is behind a word and not behind somebody: "AT the end", "NO need"."""
    names: Words = ()
    """Names of people that begin a sentence as often as words, in small letters: "Grant money", "Will we go?"."""
    plural: Words = ()
    """Verbs that stand behind several and not behind one: "Marks were given"."""
    standing: Words
    """What agenda items are called that come back in each meeting: apologies, declarations of interest, closing."""


_BEGINNINGS = """
ale ali all and ang any are as att auf aus ber bez bij bir but cada ces cet che chi com como con cosa cum dal dan das
dass dat de dei del dem den der des det die dies diese dla do dos du een ega ein eine einer ella elle ende era ese eso
esta este esto et for fra fue fur gli han has hat havia hay het his hon hos how hun ich ihr iki ils ind inte ist ja
jah jak jeg jest kad kai kas kes kui kun las le les los lui mais man mas med mes met mi mit mon mot mutta muy nach nao
ne nem nic nie niet niin non nor nos not och oder og oli on one our ovat over para pas per pero por pour qua quando
que quel qui sans se seda see sen ser ses she siis sin sino som son sont sous sta sub sul sur tai tak tama tas te ten
ter that the then there they this til till to too tous tout trotz tudo um uma un una und une uno unter vad van var vem
ver vi vid voor vor was we who wie will wir with wo you zum zur
"""
BEGINNINGS = frozenset(_BEGINNINGS.split())
"""Words with which sentences begin, without accents: none is taken for the name of somebody that has accents. Names of
three letters and more are what they are needed for."""


class MailWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a mail on circulated minutes says that is about them, and what is no part of it. `*` at either end of a word
    is any beginning or ending of it."""

    paragraph: Words
    """What a paragraph is called before its number, in full and short."""
    behind: Words = ()
    """The same behind its number."""
    about: Words
    """What may stand before that, or before a number with a mark: "re 12:"."""
    greeting: Words
    """With which a mail's first line begins."""
    closing: Words
    """A line with which it ends, alone or before a name."""
    street: Words
    """Words of an address."""
    instead: Words
    """Ways to say that `NEW` is to stand where `OLD` does."""


class RosterWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What lists of people say of somebody's vote."""

    votes: Words
    """Behind the number of votes that somebody has: "2 votes"."""
    weight: Words
    """The same before it: "weight 2"."""
    proxy: Words
    """Before the names of those whose proxies somebody holds."""
    proxy_behind: Words = ()
    proxy_to: Words = ()
    """Before the one to whom somebody has given the own proxy."""
    proxy_to_behind: Words = ()
    """The same behind them."""
    proxy_lists: Words = ()
    """Heads of a list of those who have given a proxy, each with who has it."""
    posts: Words
    """With which what somebody does begins or ends: "Head of Unit", "Asset Manager". `*` is any beginning of a word."""
    late: Words
    """Of somebody who is expected later."""
    maybe_late: Words = ()
    """Likewise of who may come later, which is said to the clerk alone."""
    taking_part: Words
    """How somebody takes part: "by phone"."""
    meanwhile: Words
    """With which begins from when to when, or for what, somebody was there."""
    excuses: Words
    """What is in the reason for which somebody is away: "holiday"."""
    vacant: Words = ()
    """In the place of a name: the seat is nobody's."""
    none: Words
    """In the place of a list that has nobody in it."""
    people: Words
    """What is counted of those who have no names here, beside visitors."""
    along: Words = ()
    """Between names and such a number: "together with"."""
    about: Words
    """Before such a number, or in its place."""
    head: Words
    """Labels of a document that are nobody's name, beside those of pages."""
    outside: Words = ()
    """Honorifics of those who sit in another council."""
    police: Words = ()
    """Ranks of the police that stand before a name, without full stops."""
    plurals: dict[str, Words] = {}
    """Honorifics of several, by that of one."""


class DocumentWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What minutes that were written elsewhere say, beside what a page of ours does."""

    what: Words
    """Heads of the column of a table that says what is to be done; likewise by whom, and by when."""
    who: Words
    when: Words
    decided: Words
    """Headings of a list of decisions."""
    agendas: Words = ()
    """Headings of an agenda, beside the page's own word."""
    to_do: Words
    """Headings of a list of what is to be done."""
    tasked: Words
    """Between somebody and what they are to do."""
    ended: Words
    """In the sentence that says that the meeting is over."""
    paused: Words
    """With which a line begins that says that there is a break."""
    resumed: Words
    """In the sentence that says that the meeting goes on behind one."""
    aside: Words
    """Beside a date that is not the meeting's."""
    added: Words
    """Before or behind the day on which words were added to the minutes, the two before a colon."""
    held: Words
    """Words for a meeting, in the line that says when it was."""
    became: Words = ()
    """Verbs before what became of a motion."""
    passed: Words = ()
    """What becomes of what is decided, behind such a verb, or at the end of a heading: "approved"."""
    refused: Words = ()
    """Likewise of what is not."""
    deciding: Words = ()
    """What says in a sentence that something was decided, with its verb: "the board resolved"."""
    voted: Words = ()
    """Words of a sentence that tells of a vote."""
    narrated: Words = ()
    """With what a paragraph begins that tells of the meeting and is nobody's words: "the members", "discussion"."""
    motions: Words = ()
    """Words for what is moved."""
    unsure: Words = ()
    """In a sentence that tells of no decision though it has such words: "whether", "not"."""
    negations: Words = ()
    """Words with which a sentence says that something is not so: "not", "kein"."""
    tallies: Words = ()
    """How a vote is told by two numbers, `FOR` and `AGAINST`."""
    charged: Words = ()
    """Between anybody and what they are to do, be they a participant or not."""
    done: Words = ()
    """With what a line below an action item begins that says that it is done; of several words, whatever follows."""
    status: Words = ()
    """Labels before a colon of what says where an action item stands."""
    venues: Words = ()
    """Labels of the place where a meeting was, beside that of the page."""
    contents: Words = ()
    """Headings of a list of what is in the document."""
    records: Words = ()
    """Headings below which the minutes are, beside the name of these on the page."""
    lasted: Words = ()
    """Before a colon and how long it was."""
    began: Words
    """Before the time at which it began."""
    finished: Words
    """Before the time at which it ended."""
    confidential: Words
    """Words in the title of an item that is not for the public; one with "…" at its end begins the word: "closed
    session", "vertraulich…"."""
    excluded: Words = ()
    """With what a sentence says that the public is excluded; "…" is for words between: "exclude…public"."""
    readmitted: Words = ()
    """With what one says that the public is back."""


class ColumnWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the head of a table of people calls its columns."""

    name: Words
    first: Words
    last: Words
    title: Words
    role: Words
    post: Words
    """What somebody does where they come from."""
    affiliation: Words
    delegation: Words
    email: Words
    weight: Words
    """How many votes somebody has."""
    proxies: Words
    code: Words
    presence: Words
    number: Words
    """Their place in the list."""
    remark: Words


class MovementWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a sentence says, behind a name, that somebody came or went."""

    left: Words
    arrived: Words
    returned: Words
    away: Words
    """Likewise that somebody is not there at all, with apologies or without."""
    late: Words
    places: Words
    """What may stand behind those, and makes sure what is meant: "left the room" and not "left the decision"."""
    asides: Words = ()
    """Adverbs that may stand between the verb and these, or within a verb of two parts."""
    chairs: Words = ()
    """That somebody begins to chair the meeting, behind the name: "took the chair"."""
    chair_to: Words = ()
    """Likewise before the name: "handed the chair to"."""
    chair_given: Words = ()
    """The same round the name, for which "…" stands."""
    is_verb_second: bool = False
    """Whether a sentence may begin with anything before its verb, and the name is behind that: "Dann leitet Ann"."""
    seat_behind: Words = ()
    """Behind `chairs`, that a mere seat is meant: "took the chair that was free"."""
    seated_again: Words = ()
    """Those of `returned` that are said as often of somebody who had only stood up: "resumed her seat"."""
    from_afar: Words = ()
    """What somebody does who need not be there, with what a sentence goes on behind the name: "wrote", "did not"."""
    left_before: Words = ()
    """That somebody left, before the name: "Départ de"; likewise the next."""
    arrived_before: Words = ()
    returned_before: Words = ()
    chair_left: Words = ()
    """That somebody chairs no longer, behind the name: "left the chair"."""
    everybody: Words
    """What is typed for all who are there, and may vote."""
    rest: Words
    """Likewise for those of them who are not named otherwise."""
    but: Words
    """Behind that, before those who are left out."""


class MotionWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How people say what became of a motion, who moved it, and how an election came out."""

    the: Words
    """Before "motion" in a sentence."""
    nouns: Words
    """What the motion is called in one, beside the words for it; with its article or in any case."""
    be: Words
    """Between "motion" and what became of it."""
    carried: Words
    """What became of it, beside the page's own word; likewise those that follow."""
    lost: Words
    withdrawn: Words
    tabled: Words
    postponed: Words
    referred: Words
    withdraws: Words
    """Verbs between who moved the motion and its name; "…" stands for that within a verb of two parts."""
    to_table: Words
    """What another motion is about that puts off the pending one, as a verb without its subject; likewise the next."""
    to_postpone: Words
    to_refer: Words
    to_adjourn: Words = ()
    """With which a motion begins that the meeting be closed, in small letters."""
    procedural: Words = ()
    """With which a motion begins that is about how the meeting goes on, "call the question"; behind words such as "to"
    and "the"."""
    against_motion: Words = ()
    """Beside the three before and these, what a sentence has that may be about a motion on the pending one, or on the
    procedure: "set aside"."""
    until: Words
    """Before when or where a motion is put off: "to May"; empty where nothing stands there. One may be all of that,
    "indefinitely"."""
    by: Words
    """Before counts: "by 5 votes to 2"."""
    to: Words
    """Between them."""
    cast: Words
    """Beside a count, in any case: the votes, beside the words in a list of people."""
    dissenting: Words
    """Beside who voted against, abstained or was out of the vote, beside the words for the counts."""
    abstaining: Words
    recused: Words
    recuses: Words
    """Verbs behind those who are out of a vote of their own accord."""
    because: Words = ()
    """Before why they are: "due to"."""
    amended: Words = ()
    """What the name of a motion may have beside it that was amended."""
    out_of_vote: Words = ()
    """What a sentence has that may say that somebody is out of a vote: "conflict of interest"."""
    formally: Words = ()
    """With what a sentence goes on behind somebody who formally proposes what is to be voted on, "dépose une motion";
    behind a mere verb a comma or a colon follows."""
    on: Words = ()
    """Between these and a noun that says what is moved: "stellt den Antrag auf Vertagung"."""
    casts: Words = ()
    """What somebody does with a casting vote: "used", "gibt"."""
    no: Words = ()
    """Right before `out_of_vote`, that nobody is: "no", "aucun"."""
    boards: Words = ()
    """Who agrees to something, beside the bodies."""
    approved: Words = ()
    """Its verb there, beside those for deciding."""
    consensus: Words = ()
    """With which a sentence begins that says that all agreed: "there was consensus"."""
    by_consensus: Words = ()
    """Likewise before who decides: "by consensus, the board"."""
    duly_moved: Words = ()
    """Likewise of a motion that is not named: "upon motion duly made"."""
    record: Words = ()
    """The minutes of an earlier meeting, of which a sentence says that they were approved."""
    all_of_us: Words = ()
    """Everybody, beside the words for that, before these verbs."""
    agree: Words = ()
    """Verbs behind everybody: "agreed"."""
    agreed_to: Words = ()
    """Before what all agreed to; a comma may stand there in a language other than English."""
    results: Words = ()
    """Before a colon and what became of the motion: "Result: carried 3-1"."""
    consent: Words = ()
    """With what a sentence begins that says that nobody was against: "no objections"."""
    to_approve: Words = ()
    """What a motion is about that approves what was said before it, with no more words: "moved to approve"."""
    matters: Words = ()
    """What a sentence is about that says that it was put off: "point"."""
    adverbs: Words = ()
    """What may stand before a result with which a sentence begins: "mehrheitlich", "so"."""
    assenting: Words = ()
    """Verbs of those who vote for something, beside the words of the page."""
    granted: Words = ()
    """Of a sentence that says a decision without "resolved"; "…" stands for any words: "Entlastung … erteilt"."""
    tie: Words
    """Why a motion is lost that as many were for as against; the first is what a page says."""
    casting: Words
    """That the chair's vote decided, beside the words that a page has; "…" stands for few words, such as whose vote it
    was."""
    majority: Words
    """Beside what became of it, how it came to that: "by a majority", "on a voice vote"."""
    roll_call: Words
    """Before ballots by name: "Roll call: Ann yes, Bo no"."""
    so: Words
    """What stands for a motion that was proposed before, in "So moved by"."""
    of: Words
    """Between "motion" and who moves it; empty where nothing stands there."""
    moves: Words
    """Behind who moves: "Ann moved that"."""
    proposes: Words
    """Those among them that tell as often what somebody would like, or did earlier, and move nothing."""
    moved_before: Words = ()
    """Before who moved, beside the page's own words: "Moved: Ann"; likewise the next."""
    seconded_before: Words = ()
    seconds: Words
    that: Words
    """Before the words of a motion in such a sentence."""
    elected: Words = ()
    """Behind somebody's name and "was": that they were elected."""
    unopposed: Words
    """Of somebody who is elected and had nobody against them."""
    seats: Words
    """Behind how many are to be elected."""
    plural_posts: Words
    """Posts that several hold: whoever has the most votes need not be the only one who is elected."""
    election: Words
    """With which the title of an election begins: "Election of chair"."""
    resolved_so: Words = ()
    """That it was decided, behind who moved and who seconded it: "and resolved that"."""
    voted_on: Words = ()
    """With which a title begins that has the counts of its vote behind a colon: "Approbation du budget : 5 pour"."""
    bodies: Words = ()
    """Who decides as a body, the subject of a sentence that says what was decided; `*` is any beginning of the word."""
    decides: Words = ()
    """Its verb there; "…" stands for any words: "stimmt … zu"."""
    deliberated: Words = ()
    """What such a sentence says of how it was done, with which no other is meant: "after deliberation"."""
    passes: Words = ()
    """Participles of what is decided, beside those in documents: "granted"."""


class AmendmentWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ways to say how a wording is to be changed: what is there is `OLD`, what is new `NEW`."""

    insert: Words
    """`NEW` behind `OLD`."""
    before: Words
    append: Words
    """`NEW`, in quotation marks, at the end."""
    delete: Words
    replace: Words
    lead: Words = ()
    """Words before an instruction, or before what is there or new: "that", "to", "the words"."""


SCRIBES = ("action", "decision", "motion", "amend", "vote", "topic")
"""The commands for which scribes have words."""


class Vocabulary(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    weekdays: tuple[Words, ...]
    """Forms of their names in which a date is typed and that CLDR lacks, Monday first; empty where it has all.
    One in capitals is read in capitals alone."""
    months: tuple[Words, ...]
    """Likewise, January first."""
    deadlines: DueWords
    times: TimeWords
    scribes: ScribesWords
    rosters: RosterWords
    documents: DocumentWords
    columns: ColumnWords
    movements: MovementWords
    motions: MotionWords
    amendments: AmendmentWords


@cache
def vocabulary(language: str) -> Vocabulary:
    """The typed words of a language (BCP 47), or of the one in which its labels are."""
    tables = tables_of(language, 1)
    for table in tables.values():
        for key in ("for", "next"):
            if key in table:
                table[f"{key}_"] = table.pop(key)
    return converted(tables.pop("days") | tables, Vocabulary)


@cache
def nobody(language: str) -> frozenset[str]:
    """Words in capitals before a colon that are no person's code: scribes' and the page's in a language and in English,
    and the language's own short words. English ones may be codes: US, WHO."""
    found = set(labels(language).words if sources(language)[-1] != "en" else ())
    for each in (language, "en"):
        scribes = vocabulary(each).scribes
        found.update(scribes.nobody, *(getattr(scribes, command) for command in SCRIBES))
        found.update(vocabulary(each).deadlines.label, _printed(labels(each)))
    return frozenset(unicodedata.normalize("NFC", word.upper()) for word in found)


@cache
def goes_with_person(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that may stand behind somebody with whom a sentence begins, in small letters, and endings of others."""
    known = vocabulary(language)
    others = (
        known.documents.tasked,
        known.movements.left,
        known.movements.arrived,
        known.movements.returned,
        known.movements.away,
    )
    phrases = (*known.scribes.said, *known.scribes.verbs, *(word for words in others for word in words))
    words = {unicodedata.normalize("NFC", phrase.split()[0].casefold()) for phrase in phrases}
    words -= set(known.deadlines.fillers)  # "de retour": many words stand behind "de"
    endings = tuple(word[1:] for word in words if word.startswith("*"))
    return frozenset(word for word in words if not word.startswith("*")), endings


def _printed(known: Labels) -> Iterator[str]:
    """What a page calls things and people, and what lists of people are headed with: "GAST: " is nobody's code."""
    for each in astuple(known):
        if isinstance(each, str):
            yield each
    for words in (*astuple(known.roles), *astuple(known.presence)):
        yield from words


@cache
def mail_words() -> MailWords:
    """The words of mails in all languages: whoever answers writes in their own."""
    tables = [tables_of(each, 2) for each in languages(variants=False)]
    fields = MailWords.__struct_fields__
    merged = {field: dict.fromkeys(word for table in tables for word in table.get(field, ())) for field in fields}
    return converted({field: list(words) for field, words in merged.items()}, MailWords)


def alternatives(words: Iterable[str]) -> str:
    """An expression for any of some words, the longest first; blanks are of any width, and apostrophes of any kind."""
    return "|".join(map(expression, sorted(words, key=len, reverse=True)))


def expression(word: str) -> str:
    """An expression for one word or several, with what `*` and blanks stand for."""
    source = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return source.replace("'", "['’]").replace("ß", "ss").replace("ss", "(?:ss|ß)")
