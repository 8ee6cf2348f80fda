"""The words of the page and of typed lines by language: one plain TOML file a language in `languages/`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock

from msgspec import Struct


class Plural(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word behind a number, by CLDR's plural categories: those that the language has; `other` is in every one."""

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
    days_of_year: tuple[str, str]
    days_of_years: tuple[str, str]
    time: str
    """Pattern of a time (strftime)."""
    comma: str
    """Between several names, with its blanks."""
    and_: str
    """Before the last of several names, with its blanks: Arabic's is one word with the name, Japanese's has none."""
    colon: str
    """Between a label and what it is of, with its blanks. French has no blank before it here: `Mme Tamm: ` is what
    a typed line looks like, and what is searched for; sentences of the language's own have theirs."""
    semicolon: str
    """Between lists that have commas of their own."""
    chair: str
    vice_chair: str
    rapporteur: str
    secretariat: str
    member: str
    observer: str
    guest: str
    roles: Roles
    presence: Presences
    non_voting: tuple[str, ...]
    """What is said of somebody without a vote."""
    visitors: tuple[str, ...]
    """Who else may be in the room and has no vote, where it stands as a role."""
    also_present: tuple[str, ...]
    """What stands before those who are there beside the members, where those have a list of their own."""
    participants: str
    apologies: str
    absent: str
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
    yes: tuple[str, ...]
    """What is typed for true, and for the votes for a motion."""
    no: tuple[str, ...]
    """Likewise for false, and for the votes against it."""
    abstention: Plural
    """Behind a number."""
    abstentions: str
    """Before the names of those who abstained."""
    tally: str
    """A number of votes and which they are."""
    inflected: tuple[tuple[str, str], ...] = ()
    """Words of titles, each with what it is behind `stands_for`, `holds_proxy`, `moved_by` and `seconded_by`."""
    moved_by: str
    seconded_by: str
    vote_on_motion: str
    """What a vote is called where the motion has an amendment too."""
    vote_on_amendment: str
    unanimously: tuple[str, ...]
    """What is said of a vote in which nobody was against. The first is what a page has for that of another language."""
    casting_vote: tuple[str, ...]
    """Likewise of one in which as many were against as for, and the chair's vote decided."""
    invalid: Plural
    """Behind a number of ballots that don't count."""
    secret_ballot: str
    secret: tuple[str, ...]
    """What is typed before the title of a vote of which nobody is to know who voted how."""
    majority_required: str
    recused: str
    """Who had an interest in what was voted on and took no part."""
    recused_many: str
    attachments: str
    next_meeting: str
    arrived: str
    arrived_many: str
    left: str
    left_many: str
    break_: str
    break_until: str
    agenda: str
    contents: str
    attendance: str
    verbatim: str
    transcript: str
    present: str
    number: str
    item: str
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
    nobody: str
    """Where an action item has nobody responsible."""
    carried: str
    """Outcome of a motion, as are the two that follow."""
    lost: str
    withdrawn: str
    draft: str
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

    honorifics: tuple[str, ...]
    words: tuple[str, ...]
    """Short words that may well stand before a colon or question mark: no participant gets one as code."""
    short_forms: tuple[str, ...]
    """Likewise what is written short in the language every day: it may be the code of whom the rapporteur calls so."""


FOLDER = Path(__file__).with_name("languages")  # importlib.resources takes 4 ms to import

TAG = re.compile(r"[a-z0-9]{1,8}(?:-[a-z0-9]{1,8})*")
"""A tag of a language; anything else, such as a path, is the name of no file here."""
NORWEGIAN = {"no": "nb", "nn": "nb"}
"""Norwegian as such is read as Bokmål, and so is Nynorsk, all but the names of its days and months."""


def is_tag(language: str) -> bool:
    """Whether something has the form of a language's tag (BCP 47), whatever language that may be."""
    return bool(TAG.fullmatch(language.replace("_", "-").lower()))


def written_in(language: str) -> str:
    """Which language the labels are in for a tag (BCP 47): its own, its parent's where it has none, else English."""
    tag = language.replace("_", "-").lower()
    while TAG.fullmatch(tag):
        tag = NORWEGIAN.get(tag, tag)
        if (FOLDER / f"{tag}.toml").is_file():
            return tag
        tag = tag.rpartition("-")[0]
    return "en"


def languages() -> list[str]:
    """Tags of the languages that have labels, in the order of the alphabet."""
    return sorted(each.name.removesuffix(".toml") for each in FOLDER.iterdir() if each.name.endswith(".toml"))


def has_words(language: str) -> bool:
    """Whether the labels for a tag are in that very language, and not in English for want of a file."""
    return written_in(language) != "en" or locale_of(language).startswith("en")


@cache
def labels(language: str) -> Labels:
    """The words of a language (BCP 47), or of the one that `written_in` has for it."""
    import tomllib

    from msgspec import convert

    table = tomllib.loads(source_of(language)[0])
    reserved = {"and", "for", "break"}
    return convert({key + "_" * (key in reserved): value for key, value in table.items()}, Labels)


def source_of(language: str) -> tuple[str, str]:
    """The file of a language in two parts: the labels, and the tables of the words that are typed.

    A page needs only the first, and is quicker without the second.
    """
    source = (FOLDER / f"{written_in(language)}.toml").read_text("utf-8")
    labels_, mark, tables = source.partition("\n[days]\n")
    return labels_, mark + tables


_loading = Lock()


def load_babel() -> None:
    """Have babel there before names of it are imported: 30 ms, so only where it is needed.

    Its modules import each other, and a thread that asked for one while another thread loads it would get a part.
    """
    with _loading:
        import babel.dates  # noqa: F401


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


def counted(count: int, forms: Plural, language: str) -> str:
    """The form of a word behind a number: "abstention" behind 1, "abstentions" behind 2; French has it so behind 0."""
    load_babel()
    from babel.core import Locale

    category = Locale.parse(locale_of(written_in(language))).plural_form(count)
    return getattr(forms, category) or forms.other


def and_joined(names: list[str], words: Labels) -> str:
    """ "A", "A and B", "A, B and C"."""
    return words.and_.join([words.comma.join(names[:-1]), names[-1]] if len(names) > 1 else names)


def language_name(tag: str, page_language: str) -> str:
    """What a language is called on a page in another: "French", "ranska"; the tag itself where it has no name there.

    The name is in its dictionary form, but Lithuanian's, Latvian's and Estonian's, which go before "language".
    """
    load_babel()
    from babel.core import Locale

    names: Mapping[str, str] = Locale.parse(locale_of(written_in(page_language))).languages
    wanted = tag.replace("-", "_")
    return names.get(wanted) or names.get(wanted.split("_")[0].lower(), tag)
