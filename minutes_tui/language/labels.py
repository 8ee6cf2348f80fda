"""The words of the page and of typed lines by language: one plain TOML file a language in `words/`, and a small one
for a variant, such as `variants/en-us`, with what it has otherwise."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from minutes_tui.errors import UsageError
from minutes_tui.model.conversion import converted
from minutes_tui.model.patterns import Pattern

Pairs = tuple[tuple[str, str], ...]
"""A table of words, each with what it is said as. Labels are compared and kept, and so have no dictionaries."""


class Plural(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word behind a number, by CLDR's plural categories: those that the language has; `other` is in every one. One
    behind 0 is `zero` where that is there."""

    zero: str = ""
    one: str = ""
    two: str = ""
    few: str = ""
    many: str = ""
    other: str


class Roles(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The other words by which a role is named, alone or before a list of one or several, as the record has it but for
    the blanks. The first is what a page has for a role that has no label of its own."""

    chair: tuple[str, ...]
    vice_chair: tuple[str, ...]
    secretariat: tuple[str, ...]
    """The office that serves a body, and who works there."""
    secretary: tuple[str, ...]
    """The member who is elected to write: one with a vote."""
    treasurer: tuple[str, ...]
    member: tuple[str, ...]
    deputy_member: tuple[str, ...]
    observer: tuple[str, ...]
    guest: tuple[str, ...]
    rapporteur: tuple[str, ...]
    minute_checker: tuple[str, ...]
    teller: tuple[str, ...]
    interpreter: tuple[str, ...]
    expert: tuple[str, ...]


class Presences(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Likewise those who are present, have sent apologies, are absent."""

    present: tuple[str, ...]
    apologies: tuple[str, ...]
    absent: tuple[str, ...]


class Labels(Struct, frozen=True, kw_only=True):
    """What the page says beyond the record's own words. `{}` stands for the value named in it."""

    date: str
    """Pattern of a date (Unicode TR 35)."""
    days_of_month: tuple[str, str]
    """Patterns of the first and the last of several days in one month, as are those that follow."""
    two_days: tuple[str, ...] = ()
    """Those of two days in one month that follow each other, where they are said otherwise: "11 et 12 mars"."""
    days_of_year: tuple[str, str]
    days_of_years: tuple[str, str]
    first_of_month: str = ""
    """What a 1 is in a date with the month's name: "1er"."""
    months: tuple[str, ...] = ()
    """The months' names in a date, where CLDR has none in the case that they stand in."""
    months_of_terms: tuple[str, ...] = ()
    """Likewise in a date by which something is due."""
    by_date: str = "{date}"
    """A date by which something is due, behind who does it."""
    time: str
    """Pattern of a time of day (Unicode TR 35) as it stands in a column and in sentences."""
    whole_hour: str = ""
    """That of a time without minutes, where it is another: "14 h"."""
    halves_of_day: tuple[str, ...] = ()
    """What `a` in these patterns stands for, where it isn't what CLDR has."""
    at_time: str = "{time}"
    """A time that stands alone, with the words that belong to it."""
    at_one: Pairs = ()
    """Words before a time, each with what it is where the hour is one: "a las 9:05", "a la 1:05"."""
    comma: str
    """Between several names, with its blanks."""
    and_: str
    """Before the last of several names, with its blanks: Arabic's is one word with the name, Japanese's has none."""
    comma_of_names: str = ""
    """Between the names before the last, where it isn't a comma: "و" in Arabic."""
    and_of_several: str = ""
    """Before the last of three or more, where it is another: ", and "."""
    and_before: Pairs = ()
    """Its form by what the last name begins with, as a regular expression: "e" for "y" before "Ibarra"."""
    colon: str
    """Between a label and what it is of, with its blanks."""
    semicolon: str
    """Between lists that have commas of their own."""
    brackets: tuple[str, str] = (" (", ")")
    """Round what is said beside something, with the blanks outside of them."""
    label_number: str = "{label} {number}"
    """A label and the figure that it is counted by."""
    chair: str
    vice_chair: str
    acting_chair: str
    """The post of one who chairs in the place of who has the chair."""
    rapporteur: str
    secretariat: str
    member: str
    observer: str
    guest: str
    treasurer: str
    deputy_member: str
    minute_checker: str
    """Who goes through the minutes before they are signed."""
    teller: str
    women: tuple[str, ...] = ()
    """Honorifics that are women's alone, and those that are men's."""
    men: tuple[str, ...] = ()
    before_title: tuple[str, ...] = ()
    """What may stand before an honorific at the beginning of a sentence: "El Sr. Prieto"."""
    of_woman: Pairs = ()
    """Labels as they are beside the name of a woman, and of a man. The labels themselves are of anybody."""
    of_man: Pairs = ()
    roles: Roles
    presence: Presences
    of_body: tuple[str, ...] = ()
    """What stands behind an office of those who meet: "Chairman of the Council"."""
    body_before: tuple[str, ...] = ()
    """The same before it: "Hallituksen puheenjohtaja"."""
    presiding_posts: tuple[str, ...] = ()
    """Offices whose holder presides where the roster names no chair: the mayor of a council."""
    non_voting: tuple[str, ...]
    """What is said of somebody without a vote."""
    visitors: tuple[str, ...]
    """Who else may be in the room and has no vote, where it stands as a role."""
    anybody: tuple[str, ...]
    """What any of several may be who have no names here: "Resident:" is nobody on the list."""
    also_present: tuple[str, ...]
    """What stands before those who are there beside the members, where those have a list of their own."""
    participants: str
    other_participants: str
    """Those of no body, below the lists of the bodies."""
    apologies: str
    absent: str
    day: str
    """Before when the meeting was."""
    venue: str
    unknown_speaker: str
    decision: str
    decisions: str
    action: str
    actions: str
    motion: str
    amendment: str
    by_consensus: str
    stands_for: str
    holds_proxy: str
    """Behind who holds it."""
    by_proxy: str
    """Behind who was away and whose ballot the holder cast."""
    vote: str
    votes: str
    for_: str
    against: str
    for_one: str = ""
    """Behind 1, where it is another, as is the one that follows."""
    against_one: str = ""
    yes: tuple[str, ...]
    """What is typed for true, and for the votes for a motion."""
    no: tuple[str, ...]
    """Likewise for false, and for the votes against it."""
    abstention: Plural
    """Behind a number."""
    abstentions: str
    """Before the names of those who abstained."""
    abstained: tuple[str, ...] = ()
    """What else is typed for their votes."""
    tally: str
    """A number of votes and which they are."""
    inflected: Pairs = ()
    """Words of titles, each with what it is behind `stands_for`, `holds_proxy`, `moved_by` and `seconded_by`."""
    inside: Pairs = ()
    """Likewise in any sentence, but at its beginning."""
    articles: Pairs = ()
    """What stands before a name with an honorific in a sentence, by the honorific, with the blank behind it: "la "."""
    contracted: Pairs = ()
    """A preposition and such an article, each with what both are together: "del ". It is said again before each of
    several names."""
    moved_by: str
    moved_by_many: str = ""
    """Where there are several, as are all `_many`. One that is empty is as for one."""
    moved_by_amendment: str = ""
    """Of an amendment, as are all `_amendment`. One that is empty is as of a motion."""
    seconded_by: str
    seconded_by_many: str = ""
    seconded_by_amendment: str = ""
    vote_on_motion: str
    """What a vote is called where the motion has an amendment too."""
    vote_on_amendment: str
    unanimously: tuple[str, ...]
    """What is said of a vote in which nobody was against. The first is what a page has for that of another language."""
    casting_vote: tuple[str, ...]
    """Likewise of one in which as many were against as for, and the chair's vote decided."""
    invalid: Plural
    """Behind a number of ballots that don't count."""
    small_numbers: tuple[tuple[str, ...], ...]
    """How 0 to 12 are said of those who vote, each in all forms: the first of all of them is none."""
    secret_ballot: str
    secret: tuple[str, ...]
    """What is typed before the title of a vote of which nobody is to know who voted how."""
    majority_required: str
    recused: str
    """Who had an interest in what was voted on and took no part."""
    recused_many: str
    interest: str
    """Who declares an interest before anything is put to the vote; `{more}` is in what, and why."""
    interest_many: str
    attachments: str
    next_meeting: str
    arrived: str
    arrived_many: str
    returned: str
    """Of one who left before."""
    returned_many: str
    left: str
    left_many: str
    took_chair: str
    """Who chairs from when."""
    break_: str
    break_until: str
    opened: str
    """How the meeting began, as are the two that follow, on how it ended and went on."""
    closed: str
    closed_untimed: str
    """That it ended, where nobody noted when."""
    resumed: str
    agenda: str
    contents: str
    attendance: str
    attendance_column: str = ""
    """What heads the column of who was there and who wasn't, where it isn't that."""
    verbatim: str
    transcript: str
    present: str
    present_one: str = ""
    """Of one person, as are the two that follow, where it isn't what stands before all of them."""
    apologies_one: str = ""
    absent_one: str = ""
    number: str
    item: str
    agenda_item: str
    """What an agenda item is called at its heading, in full, with the sign before its title: "Agenda item 3:"."""
    item_sign: str
    """Likewise in short: "TOP 3", "§ 3"."""
    not_taken_up: str
    in_private: str
    """Below an item of which readers may know the title alone."""
    """Before an agenda item that was left out."""
    put_off: str
    """Before an agenda item that was taken up, and left to a later meeting."""
    presenter: str
    document: str
    planned: str
    """Of an agenda item, a column of minutes."""
    hour: str
    """A column of times."""
    name: str
    delegation: str
    affiliation: str
    role: str
    signature: str
    responsible: str
    due: str
    state: str
    open: str
    done: str
    postponed: str
    """Of an action item that has a later due date."""
    dropped: str
    """Of one that is no longer to be done."""
    approval_of_minutes: str
    """Agenda item in which the minutes of a meeting with a date are approved."""
    minutes_approved: str
    """The decision that does so."""
    minutes_corrected: str
    """The same of minutes that were corrected in some paragraphs since they were circulated."""
    earlier_actions: str
    """Agenda item of the action items that earlier meetings left open."""
    nobody: str
    """Where an action item has nobody responsible."""
    carried: str
    """Outcome of a motion, as are those that follow."""
    carried_amendment: str = ""
    carried_as_amended: str
    """Of a motion whose words its amendments changed."""
    lost: str
    lost_amendment: str = ""
    withdrawn: str
    withdrawn_amendment: str = ""
    tabled: str
    tabled_amendment: str = ""
    postponed_motion: str
    """Outcome of a motion that is to be taken up at another time."""
    postponed_motion_amendment: str = ""
    referred: str
    """Of one that a committee is to look at first."""
    referred_amendment: str = ""
    draft: str
    not_yet_approved: str
    """Of a draft, in full."""
    circulated: str
    corrections_by: str
    """Until when circulated minutes may be corrected."""
    restricted: str
    private: str
    page_of: str
    """At a page's foot."""
    spoken_in: str
    approved_on: str
    approved_by: str
    corrigenda: str
    corrigendum: str
    corrigendum_whole: str
    """Of the minutes as a whole."""
    minutes: str
    """What the document is called."""
    members: str
    in_attendance: str
    """Before those who are there beside the members."""
    distribution: str
    original: str
    """Before the language that the minutes are written in."""
    """Before those to whom the minutes go."""
    opening: str
    closing: str
    not_voting: str
    """Who had a vote and gave none."""
    initials: str
    """Before whose initials stand at the foot of a page."""
    asks: str
    """Behind the name of who asks something, in the place of a colon: "? "."""
    none_voted: str
    """In the place of names, where nobody voted that way: "none"."""
    recusals: str
    """Before the names of those who had an interest and took no part."""
    elected: str
    annex: str
    resolution: str
    present_of: str
    """How many of those who may vote are there."""
    quorum: str
    quorum_of: str = ""
    """How the quorum is said behind how many are present; "" is its word and the number."""
    place_and_date: str
    """Before where and when something is signed."""
    minutes_by: str
    """Before who wrote the minutes."""
    election: str
    division: str
    """What a vote by name is called where these are counted."""
    is_elected: str
    """What became of an election."""
    blank: tuple[str, ...]
    """What ballots without a choice are called."""
    of_votes: str
    """How many of all votes somebody has."""
    not_printed: str
    """Of an attachment."""
    question: str
    """A column of what was voted on."""
    result: str
    page: str
    """A column of numbers of pages."""
    paragraph_short: str
    """Likewise of paragraphs."""
    entitled: str
    """Before how many may vote, behind who came or left."""
    approved: str
    """What the one who signs the minutes says by it."""
    attested: str
    """What the one who signs them as a witness says."""
    due_on: str
    """When something is due, behind who does it."""
    added_on: str
    """Before words that were added to the minutes on a later day."""
    comments: str
    """What readers wrote about circulated minutes, and what became of each."""
    comment_accepted: str
    comment_rejected: str
    untracked: str
    """A change in a document that its program didn't note as one."""
    mail_draft: str
    """Sentences of the message with which minutes go out: what is attached, then how to answer."""
    mail_circulated: str
    mail_approved: str
    mail_comments: str
    mail_comments_by: str
    mail_numbers: str
    mail_tracked: str

    honorifics: tuple[str, ...]
    words: tuple[str, ...]
    """Short words that may well stand before a colon or question mark: no participant gets one as code."""
    short_forms: tuple[str, ...]
    """Likewise what is written short in the language every day: it may be the code of whom the rapporteur calls so."""


@cache
def paired() -> frozenset[str]:
    """The labels that are tables of words."""
    return frozenset(field.name for field in fields(Labels) if field.type == Pairs)


FOLDER = Path(__file__).with_name("words")  # importlib.resources takes 4 ms to import
VARIANTS = FOLDER / "variants"
"""What the variant of a country has otherwise."""

TAG = Pattern(r"[a-z0-9]{1,8}(?:-[a-z0-9]{1,8})*")
"""A tag of a language; anything else, such as a path, is the name of no file here."""
PARENTS = {"no": "nb", "nn": "nb"}
"""Norwegian as such is read as Bokmål; Nynorsk has the words of that where its own are no others."""


def is_tag(language: str) -> bool:
    """Whether something has the form of a language's tag (BCP 47), whatever language that may be."""
    return bool(TAG.fullmatch(language.replace("_", "-").lower()))


def base_language(language: str) -> str:
    """The language of a tag (BCP 47) without its region or script: "pt" of "pt-BR"."""
    return language.replace("_", "-").split("-")[0].lower()


def require_language(language: str) -> None:
    """Raises UsageError for what can't be a language."""
    if not is_tag(language):
        raise UsageError(f"{language} is not a language. Write a tag such as en or de-AT.")


def written_in(language: str) -> str:
    """Which language the labels are in for a tag (BCP 47): its own, its parent's where it has none, else English."""
    return sources(language)[0]


def has_labels(language: str) -> bool:
    """Whether there are words for a language, by its own tag or its parent's."""
    return written_in(language) != "en" or canonical(language).partition("-")[0] == "en"


@cache
def sources(language: str) -> tuple[str, ...]:
    """Tags of the files that have the words of a language, the nearest first: what one hasn't is in the next."""
    tag = language.replace("_", "-").lower()
    found: list[str] = []
    while TAG.fullmatch(tag):
        if _file(tag).is_file():
            found.append(tag)
        tag = PARENTS.get(tag) or tag.rpartition("-")[0]
    return tuple(found) or ("en",)


def _file(tag: str) -> Path:
    """The file of a tag, where there is one: `nn` stands among the variants too, for it has Bokmål's words."""
    own = FOLDER / f"{tag}.toml"
    return own if own.is_file() else VARIANTS / own.name


def languages(*, variants: bool = True) -> list[str]:
    """Tags of the languages that have labels, and of their variants, in the order of the alphabet."""
    folders = (FOLDER, VARIANTS) if variants else (FOLDER,)
    return [canonical(each) for each in sorted(file.stem for folder in folders for file in folder.glob("*.toml"))]


def canonical(tag: str) -> str:
    """A tag as it is written: a country in capitals."""
    language, *rest = tag.replace("_", "-").split("-")
    return "-".join([language.lower(), *(each.upper() if len(each) == COUNTRY else each for each in rest)])


COUNTRY = 2
"""Letters of a country in a tag."""


def has_words(language: str) -> bool:
    """Whether the labels for a tag are in that very language, and not in English for want of a file."""
    return written_in(language) != "en" or locale_of(language).startswith("en")


@cache
def labels(language: str) -> Labels:
    """The words of a language (BCP 47), or of the one that `written_in` has for it."""
    table = tables_of(language, 0)
    for key in paired() & table.keys():
        table[key] = list(table[key].items())
    reserved = {"and", "for", "break"}
    return converted({key + "_" * (key in reserved): value for key, value in table.items()}, Labels)


def tables_of(language: str, part: int) -> dict[str, Any]:
    """What the files of a language have in one of their parts: 0 the labels, 1 the tables of the words that are typed,
    2 those of mails. A page needs only the first, and is quicker without the others."""
    import tomllib

    near, *far = (tomllib.loads(_parts_of(tag)[part]) for tag in sources(language))
    for table in far:
        near = _completed(near, table)
    return near


def _parts_of(tag: str) -> tuple[str, str, str]:
    source = _file(tag).read_text("utf-8")
    labels_, mark, typed = source.partition("\n[days]\n")
    typed, _, mails = (mark + typed).partition("\n[mails]\n")
    return labels_, typed, mails


ONE_THING = frozenset({
    "days_of_month", "two_days", "days_of_year", "days_of_years", "months", "months_of_terms", "weekdays",
    "halves_of_day", "brackets",
})  # fmt: skip
"""Lists that are one thing, and not several words for one."""


def _completed(near: dict[str, Any], far: dict[str, Any]) -> dict[str, Any]:
    """A variant's table with what the language's own has beside it. Of lists of words the variant's stand first."""
    whole = dict(far)
    for key, value in near.items():
        match value, far.get(key):
            case dict(), dict() as behind:
                whole[key] = _completed(value, behind)
            case list(), list() as behind if key not in ONE_THING:
                whole[key] = [*value, *(each for each in behind if each not in value)]
            case _:
                whole[key] = value
    return whole


_loading = Lock()


def load_babel() -> None:
    """Have babel there before names of it are imported: 30 ms, so only where it is needed.

    Its modules import each other, and a thread that asked for one while another thread loads it would get a part.
    """
    with _loading:
        import babel.dates  # noqa: F401


@cache
def locale_of(language: str) -> str:
    """Of those that babel has, with a day before the month where English doesn't say of which country."""
    load_babel()
    from babel.core import Locale, UnknownLocaleError

    for tag in (language, language.split("-")[0]):
        try:
            locale = Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
        return "en_GB" if str(locale) == "en" else str(locale)
    return "en_GB"


def _locale_of_words(language: str) -> str:
    """That of the language in which its labels are: of its country, where the words are its own."""
    return locale_of(language if has_words(language) else written_in(language))


def counted(count: int, forms: Plural, language: str) -> str:
    """The form of a word behind a number: "abstention" behind 1, "abstentions" behind 2; French has it so behind 0."""
    load_babel()
    from babel.core import Locale

    category = Locale.parse(_locale_of_words(language)).plural_form(count)
    return (not count and forms.zero) or getattr(forms, category) or forms.other


def and_joined(names: list[str], words: Labels) -> str:
    """ "A", "A and B", "A, B and C": with another comma before the last in American English, with "and" before each in
    Arabic, and with that word for it which stands before the sound that the last begins with."""
    if len(names) < 2:
        return "".join(names)
    *first, last = names
    and_ = next((other for sound, other in words.and_before if re.match(sound, last)), words.and_)
    several = words.and_of_several or and_
    return (words.comma_of_names or words.comma).join(first) + (and_ if len(first) < 2 else several) + last


def language_name(tag: str, page_language: str) -> str:
    """What a language is called on a page in another: "French", "ranska"; the tag itself where it has no name there.

    The name is in its dictionary form, but Lithuanian's, Latvian's and Estonian's, which go before "language".
    """
    load_babel()
    from babel.core import Locale

    names: Mapping[str, str] = Locale.parse(_locale_of_words(page_language)).languages
    wanted = canonical(tag).replace("-", "_")
    return names.get(wanted) or names.get(wanted.split("_")[0].lower(), tag)
