"""The words of the page and of typed lines by language: one plain TOML file a language in `languages/`."""

from functools import cache
from importlib.resources import files

from msgspec import Struct


class Labels(Struct, frozen=True, kw_only=True):
    """What the page says beyond the record's own words. `{}` stands for the value named in it."""

    date: str
    """Pattern of a date (Unicode TR 35)."""
    time: str
    """Pattern of a time (strftime)."""
    and_: str
    """Before the last of several names."""
    chair: str
    vice_chair: str
    rapporteur: str
    secretariat: str
    member: str
    observer: str
    guest: str
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
    vote: str
    votes: str
    for_: str
    against: str
    abstention: str
    abstentions: str
    moved_by: str
    seconded_by: str
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

    by: tuple[str, ...]
    """Words before the due date of a typed action item, as are those that follow."""
    today: tuple[str, ...]
    tomorrow: tuple[str, ...]
    next_: tuple[str, ...]
    end_of: tuple[str, ...]
    honorifics: tuple[str, ...]
    words: tuple[str, ...]
    """Short words that may well stand before a colon or question mark: no participant gets one as code."""


@cache
def labels(language: str) -> Labels:
    """The words of a language (BCP 47); those of its parent where it has none of its own, else English."""
    import tomllib

    from msgspec import convert

    folder = files("minutes_tui") / "languages"
    tag = language.replace("_", "-").lower()
    while tag:
        source = folder / f"{tag}.toml"
        if source.is_file():
            table = tomllib.loads(source.read_text("utf-8"))
            reserved = {"and", "for", "break", "next"}
            return convert({key + "_" * (key in reserved): value for key, value in table.items()}, Labels)
        tag = tag.rpartition("-")[0]
    return labels("en")


def locale_of(language: str) -> str:
    """Of those that babel has, with a day before the month where English doesn't say of which country."""
    from babel.core import Locale, UnknownLocaleError  # 30 ms to import, so only where it is needed

    for tag in (language, language.split("-")[0]):
        try:
            locale = Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
        return "en_GB" if str(locale) == "en" else str(locale)
    return "en_GB"


def language_name(tag: str, language: str) -> str:
    """The name of a language in another, such as "Französisch" of "fr" in German; the tag where it has none."""
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(locale_of(language)) or tag
    except (ValueError, UnknownLocaleError):
        return tag


def is_one(count: int, language: str) -> bool:
    """Whether a word is in the singular behind a number; in French it is behind 0 too."""
    from babel.core import Locale

    return Locale.parse(locale_of(language)).plural_form(count) == "one"


def and_joined(names: list[str], word: str) -> str:
    """ "A", "A and B", "A, B and C"."""
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
