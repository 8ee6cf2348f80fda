"""How people are called: on the page, in a statement and in what is typed. Knows no line and no screen."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache
from operator import is_not

from minutes_tui.language import name_parts
from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.name_parts import INITIALS, is_eastern, parts
from minutes_tui.language.templates import filled
from minutes_tui.language.vocabulary import BEGINNINGS, goes_with_person, nobody, vocabulary
from minutes_tui.model.minutes import Minutes, Participant, listed
from minutes_tui.model.near_words import is_near
from minutes_tui.model.patterns import Pattern

PLACEHOLDER = Pattern(r"\w{2,5}")
NOT_PEOPLE = frozenset({
    "NB", "PS", "PPS", "RE", "FYI", "TODO", "TBC", "TBD", "TBA", "ETA", "AOB", "FAQ", "IMHO", "ASAP", "OK",
    "CC", "BCC", "WIP", "DONE", "NOTE", "INFO", "HELP", "LINK", "IDEA", "ITEM", "TOPIC", "VOTE", "AYE", "NAY",
    "YES", "NO", "HTTP", "HTTPS", "URL", "WHAT", "WHEN", "WHERE", "WHICH", "WHY", "HOW", "DATE", "TIME",
    "VENUE", "TITLE", "DRAFT", "VS", "ETC", "SIC", "FIXME", "XXX",
})  # fmt: skip
"""Words in capitals that stand before a colon and are nobody."""


def same(text: str) -> str:
    """A form under which spellings that a reader takes for the same compare as equal (NFC, no case)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def with_plain_marks(word: str) -> str:
    """A word with its accents composed, and with the apostrophe and the hyphen that a keyboard has."""
    return unicodedata.normalize("NFC", word).replace("’", "'").replace("‐", "-")


def folded(text: str) -> str:
    """A form for finding without accents and case: "Łódź" is found by "lodz"."""
    if text.isascii():
        return text.lower()  # thousands of notes are looked through at once
    return without_accents(text.casefold()).casefold()  # ™ is two capitals without its form


def without_accents(text: str) -> str:
    """A text with plain letters in the place of those with accents, as one types them who lacks the keys."""
    plain = unicodedata.normalize("NFKD", text).translate(_PLAIN)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


PLAIN = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŧ": "t", "ħ": "h", "ŋ": "n",
    "ə": "e", "ŀ": "l", "ɖ": "d",
}  # fmt: skip
"""Small letters that Unicode doesn't take apart, and what they are without their strokes."""
SIGNS = {"ß": "ss", "ẞ": "SS", "’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-"}
_PLAIN = str.maketrans(
    PLAIN | {letter.upper(): PLAIN[letter].capitalize() for letter in PLAIN if letter != "ı"} | SIGNS
)


@lru_cache(1 << 16)
def compact(text: str) -> str:
    """A form under which names compare that differ in accents, case, hyphens, blanks or apostrophes alone."""
    return "".join(filter(str.isalnum, folded(text)))


# How somebody is called

SHORT = "{title} {last}"
"""How a statement names people where the record's `[print] short` says nothing else."""
TITLE = Pattern(r"\{title\}\s*\{(\w+)\}")


WITH_GIVEN = frozenset({"sir", "dame", "don", "doña", "dona", "d.", "d.ª", "dña", "dña.", "dª"})
"""Honorifics that stand with the given name: Sir Ian, don Francisco."""
FOREIGN = frozenset({
    "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mme", "Mme.", "Mlle", "Madame", "Monsieur", "Frau", "Herr", "Fru",
    "Fröken",
    "Hr", "Hr.", "Sr.", "Sra.", "Sra", "Srta.", "Señor", "Señora", "Senhor", "Senhora", "Sig.", "Sig.ra", "Signor",
    "Signora", "Dhr.", "dhr.", "Mw.", "mw.", "Mevr.", "mevr.", "Mevrouw", "Rouva", "Herra", "Hra", "Härra", "Proua",
    "Pani", "Pan", "Pán", "Paní", "Пан", "Пані", "D.ª", "Dña.", "Doña",
})  # fmt: skip
"""Honorifics that stay one before a name in minutes of another language."""


def title_before_name(name: str, labels: Labels) -> tuple[str, str]:
    """Honorifics of a language and of others, and the rest of a name that is written whole."""
    title, rest = title_split(name, labels)
    first, _, behind = rest.partition(" ")
    if first not in FOREIGN or not behind:
        return title, rest
    more, rest = title_split(behind, labels)
    return " ".join(filter(None, (title, first, more))), rest


def titled(title: str, name: str) -> str:
    """A name with its honorific: before it, or behind where it is written in Chinese, Japanese or Korean."""
    if not is_behind(title):
        return f"{title} {name}".strip()
    return f"{name} {title}" if "\uac00" <= title[0] <= "\ud7a3" else f"{name}{title}"


def is_behind(title: str) -> bool:
    """Whether an honorific stands behind the name."""
    return is_eastern(title)


def full_name(person: Participant) -> str:
    return titled(person.title, person.name)


def short_name(person: Participant, language: str = "en", template: str = SHORT) -> str:
    """How a statement names somebody of whom nobody is to be told apart: `short`, or as the template has it, or the
    code. `language` is the record's."""
    if person.short:
        return person.short
    if template == SHORT:
        is_given = same(person.title.rpartition(" ")[2]) in WITH_GIVEN and parts(person.name, language).given
        name = given_name(person, language) if is_given else last_name(person, language)
        return titled(person.title, name) or person.key
    said = filled(placed(template, person.title), fields(person, language)).strip()
    return said or person.name or person.key


def fields(person: Participant, language: str) -> dict[str, str]:
    """What `[print] short` may have in braces."""
    return {
        "title": person.title,
        "last": last_name(person, language),
        "name": person.name,
        "given": given_name(person, language),
        "code": person.key,
    }


def placed(template: str, title: str) -> str:
    """A template with the honorific behind the name that it stands before, where the honorific is written so."""
    if not is_behind(title):
        return template
    return TITLE.sub(r"{\1} {title}" if "\uac00" <= title[0] <= "\ud7a3" else r"{\1}{title}", template)


def last_name(person: Participant, language: str = "en") -> str:
    """The family name with its particles, or what there is. In the Netherlands the first has a capital where no given
    name stands before it: Van den Berg."""
    family = parts(person.name, language).family
    is_capital = language.lower() in ("nl", "nl-nl") and " " in family
    return family[:1].upper() + family[1:] if is_capital else family


def given_name(person: Participant, language: str = "en") -> str:
    """The given names, without initials where there are others; of one who has no family name the name."""
    known = parts(person.name, language)
    words = [word for word in known.given.split() if not INITIALS.fullmatch(word)]
    return " ".join(words) or known.given or known.family


def called(person: Participant, language: str = "en", short: str = "") -> set[str]:
    """Every form by which a line may begin with the person; `short` is how statements name the person."""
    known, title = parts(person.name, language), person.title
    short = short or short_name(person, language)
    family = known.family.split()
    lasts = {known.family, last_name(person, language), *family[-1:], *listed(person.aliases)}
    if known.given and known.whole.startswith(f"{known.given} "):
        lasts.add(known.whole.removeprefix(f"{known.given} "))  # both family names
    if title:
        lasts.add(_untitled(short, title))
    lasts |= {capitalised(last) for last in lasts if last.isupper()}
    forms = lasts | {titled(title, last) for last in lasts if title}
    wholes = {person.name, known.whole}
    if known.given and not known.is_family_first and known.whole.startswith(f"{known.given} {known.family} "):
        wholes.add(f"{known.given} {known.family}")  # the first of two family names
    return {form for form in forms | wholes | {titled(title, whole) for whole in wholes} | {short} if form}


def _untitled(name: str, title: str) -> str:
    return (name.removesuffix(title) if is_behind(title) else name.removeprefix(title)).strip()


def capitalised(name: str) -> str:
    """ "TAMM" as it is typed; "VAN DER MEER" is Van Der Meer, which is found in any case."""
    return name.title() if len(name) > 2 else name


def _forms(person: Participant, language: str, template: str) -> Iterator[str]:
    """How the person may be named, each form longer than the one before."""
    yield short_name(person, language, template)
    if person.short or not person.name:
        return
    known = parts(person.name, language)
    title = person.title if "{title}" in template else ""
    if known.given:
        given = given_name(person, language)
        both = (known.family, given) if known.is_family_first else (given, known.family)
        yield titled(title, ("" if is_eastern(known.whole) and " " not in known.whole else " ").join(both))
    yield titled(title, known.whole)
    yield titled(title, person.name)


def _told_apart(firsts: dict[str, str], forms: Callable[[str], list[str]]) -> dict[str, str]:
    """For each key the first of its forms that nobody else has, or the last where all are others' too. `firsts` are
    their first ones: few share one, and the others are made for those alone."""
    said, at = dict(firsts), dict.fromkeys(firsts, 0)
    for _ in range(4):
        alike: dict[str, list[str]] = {}
        for key, form in said.items():
            alike.setdefault(same(form), []).append(key)
        longer = [(key, known) for keys in alike.values() if len(keys) > 1 for key in keys
                  if at[key] + 1 < len(known := forms(key))]  # fmt: skip
        if not longer:
            break
        for key, known in longer:
            at[key] += 1
            said[key] = known[at[key]]
    return said


class _Calls:
    """The codes and names of some participants, as they may be typed."""

    def __init__(self, roster: "Roster") -> None:
        self.exact_codes: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.plain_codes: dict[str, list[str]] = {}
        self.names: dict[str, list[str]] = {}
        self.small_names: dict[str, list[str]] = {}
        self.plain_names: dict[str, list[str]] = {}
        self.bare_codes: dict[str, list[str]] = {}
        self.bare_names: dict[str, dict[str, str]] = {}
        """Without accents in the same case: by code the name as it is written."""
        self.last_words: set[str] = set()
        self.longest, self.longest_code = 1, 0
        for person in roster.by_key.values():
            self.exact_codes.setdefault(unicodedata.normalize("NFC", person.key), person.key)
            self.codes.setdefault(same(person.key), person.key)
            self.plain_codes.setdefault(folded(person.key), []).append(person.key)
            bare = without_accents(person.key)  # of Þ it is Th
            self.bare_codes.setdefault(bare.upper() if person.key.isupper() else bare, []).append(person.key)
            lengths = len(unicodedata.normalize("NFD", person.key)), len(folded(person.key))
            self.longest_code = max(self.longest_code, *lengths)
            for form in roster.called(person.key):
                written = _composed(form)
                for names, each in (
                    (self.names, written), (self.small_names, same(written)), (self.plain_names, folded(written)),
                ):  # fmt: skip
                    keys = names.setdefault(each, [])
                    if person.key not in keys:
                        keys.append(person.key)
                self.bare_names.setdefault(without_accents(written), {}).setdefault(person.key, written)
                self.longest = max(self.longest, len(form.split()))
                self.last_words.add(written.rpartition(" ")[2])


class Roster:
    """The participants of a meeting, to be found by code or name, and how each is called among the others."""

    def __init__(
        self,
        participants: Iterable[Participant],
        language: str = "en",
        template: str = SHORT,
        things: Iterable[str] = (),
    ) -> None:
        """`language` is the record's (BCP 47), `template` its `[print] short`, and `things` are what abbreviations
        stand for that are nobody: the bodies and the glossary."""
        self._language, self._template = language, template
        self._things = frozenset(things)
        self._openings: dict[str, list[str]] = {}
        self._near: tuple[str, list[str]] = ("", [])
        """What was asked for last, and who is near: a line asks again at each of its letters."""
        self.by_key: dict[str, Participant] = {}
        for person in participants:
            if person.key:
                self.by_key.setdefault(person.key, person)

    @cached_property
    def _shorts(self) -> dict[str, str]:
        """How statements name each. Those who are struck out are not on the page and tell nobody apart."""
        first = {key: short_name(each, self._language, self._template) for key, each in self.by_key.items()}
        return first | _told_apart(self._live(first) | self._bare_shared(first), self._forms)

    def _bare_shared(self, names: dict[str, str]) -> dict[str, str]:
        """The longer names of those who would be called by a family name alone that others here have too."""
        live = self._live(names)
        found: dict[str, str] = {}
        by_last: dict[str, list[str]] = {}
        for key in live:
            by_last.setdefault(self.last(key), []).append(key)
        for key, name in live.items():
            is_called_so = not self.by_key[key].title and not self.by_key[key].short and name == self.last(key)
            if is_called_so and any(other != key and live[other].endswith(f" {name}") for other in by_last[name]):
                found[key] = next((form for form in self._forms(key) if form != name), name)
        return found

    @cached_property
    def _known(self) -> dict[str, str]:
        """The same without titles, which the screen leaves out."""

        def untitled(key: str, name: str) -> str:
            return _untitled(name, self.by_key[key].title) or key

        first = {
            key: untitled(key, short_name(each, self._language, self._template)) for key, each in self.by_key.items()
        }
        return first | _told_apart(self._live(first), lambda key: [untitled(key, name) for name in self._forms(key)])

    def _live(self, names: dict[str, str]) -> dict[str, str]:
        return {key: name for key, name in names.items() if not self.by_key[key].struck}

    def _forms(self, key: str) -> list[str]:
        return list(_forms(self.by_key[key], self._language, self._template))

    @cached_property
    def _calls(self) -> _Calls:
        """Made when the first line is typed: of 500 people it takes 20 ms, and the first screen needs none of it."""
        return _Calls(self)

    @property
    def longest(self) -> int:
        """Words in the longest form of a name."""
        return self._calls.longest

    def code(self, typed: str, exact: bool = False) -> str:
        """The key that is meant by a typed code: exact, else regardless of case, else of accents where one alone is
        so; "" where there is none.

        With `exact` as a sentence may have it: in the same case, and without its accents only where it can't be a word.
        """
        if not typed or typed in self.by_key:
            return typed
        key = self._calls.exact_codes.get(unicodedata.normalize("NFC", typed), "")
        if key:
            return key
        if exact:
            bare = self._calls.bare_codes.get(without_accents(typed), ())
            return bare[0] if len(bare) == 1 and self._is_no_word(typed) else ""
        plain = self._calls.plain_codes.get(folded(typed), ())
        return self._calls.codes.get(same(typed), "") or (plain[0] if len(plain) == 1 else "")

    def meant(self, typed: str) -> list[str]:
        """Keys of those who are meant where a code or a name is asked for; several where the name is ambiguous."""
        code = self.code(typed)
        return [code] if code else self.named(typed, exact=False)

    def one(self, typed: str) -> str:
        """The key of the one who is meant there; "" where nobody is, or it is open who."""
        found = self.meant(typed)
        return found[0] if len(found) == 1 else ""

    def _is_no_word(self, code: str) -> bool:
        """Whether what stands in a sentence is a code in another spelling rather than one of its words."""
        written = unicodedata.normalize("NFC", code)
        if len(written) < 2 or written != written.upper():
            return False
        return written not in NOT_PEOPLE | self._things and written not in nobody(self._language)

    def is_word_before(self, code: str, behind: str, *, is_asked_of: bool = False) -> bool:
        """Whether a code or name with which words begin is a word of theirs, by those behind it: "NO parking", "AT the
        end", but not "NO said", "NO: yes" or "NO, AT". Where something `is_asked_of` somebody, "AT the list" is AT."""
        written, language = unicodedata.normalize("NFC", code), self._language
        ands = re.escape(labels(language).and_.strip())
        following = FOLLOWING.match(re.sub(rf"^\s+(?:{ands}|and|&)(?=\s)", "", behind))
        if not following or len(written) < 2:
            return False
        word = unicodedata.normalize("NFC", following[1])
        known_words = vocabulary(language).scribes
        is_noun, is_name = word.casefold() in known_words.nouns, written.casefold() in known_words.names
        if not is_asked_of and written not in self.by_key and self._is_begun(written, word):
            return True
        if not is_word(code, language) and (not is_name or is_asked_of):
            return written in WORDS and is_noun and not is_asked_of
        known, endings = goes_with_person(language)
        if word.casefold() in known_words.plural and behind.lstrip().startswith(following[1]):
            return is_name
        if word in self.by_key or word in self._calls.names or word.casefold() in known:
            return False
        is_short = written in labels(language).short_forms and unicodedata.normalize("NFC", word.upper())
        return not (is_short in labels(language).words or (word.endswith(endings) and not is_noun))

    def _is_begun(self, name: str, word: str) -> bool:
        """Whether a family name and a word with a capital behind it are the name of something else: "Ash Wednesday"."""
        if " " in name or not word[0].isupper() or word.isupper() or self._language.startswith("de"):
            return False
        return word not in self.by_key and word not in self._calls.names

    def leading(self, typed: str, exact: bool = False) -> tuple[str, int]:
        """The code with which words begin, where no letter goes on with it, and how many characters it is typed in."""
        for end in range(min(len(typed), self._calls.longest_code), 0, -1):
            if not _in_word(typed[end : end + 1]) and self.code(typed[:end], exact):
                return self.code(typed[:end], exact), end
        return "", 0

    def mentioned(self, typed: str) -> tuple[str, int]:
        """Who is meant behind an @, and how many characters that is typed in: a code, or one word of a name that
        nobody else has, without case and accents."""
        key, length = self.leading(typed)
        if key:
            return key, length
        word = NAME_WORD.match(typed)
        for name in (word[0], POSSESSIVE.sub("", word[0])) if word else ():
            keys = self._words.get(folded(name), [])
            if len(keys) == 1:
                return keys[0], len(name)
        return "", 0

    def mentioned_several(self, typed: str) -> list[str]:
        """Those who have the word of a name that stands behind an @, where they are several."""
        word = NAME_WORD.match(typed)
        keys = self._words.get(folded(word[0]), []) if word and not self.leading(typed)[0] else []
        return keys if len(keys) > 1 else []

    @cached_property
    def _words(self) -> dict[str, list[str]]:
        """The words of names, folded, with those who have them."""
        found: dict[str, list[str]] = {}
        for key, person in self.by_key.items():
            names = f"{parts(person.name, self._language).whole} {' '.join(listed(person.aliases))}"
            for word in {folded(word) for word in names.split() if len(word) > 1}:
                if not person.struck:
                    found.setdefault(word, []).append(key)
        return found

    def named(self, typed: str, exact: bool = True) -> list[str]:
        """Keys of those who are called so; more than one where the name is ambiguous.

        With `exact` as a sentence may have them: as they are written, or without accents where it can't be a word. Else
        in any case too, and without accents where nobody has them as typed. Who is printed so is meant before others
        whose name can be typed so too.
        """
        written = _composed(typed)
        if exact:
            found = self._calls.names.get(written) or list(self._bare(written))
        else:
            found = self._calls.small_names.get(same(written)) or self._calls.plain_names.get(folded(written), [])
        found = found or self._spelled_otherwise(written)
        if len(found) > 1:
            plain = folded if exact and written not in self._calls.names else same
            printed = [key for key in found if plain(self._shorts[key]) == plain(written)]
            return printed if len(printed) == 1 else found
        return found

    def _spelled_otherwise(self, name: str) -> list[str]:
        """Keys of those who are called so with small particles, or by initials for the given names."""
        if " " not in name or name.rpartition(" ")[2] not in self._calls.last_words:
            return []
        rest, letters = name_parts.without_initials(name, self._language)
        names = self._calls.names
        found = names.get(rest) or names.get(name_parts.with_small_particles(rest), [])
        said = {key: parts(self.by_key[key].name, self._language) for key in found}
        return [key for key, known in said.items() if name_parts.has_initials(known, letters)]

    def titled_otherwise(self, typed: str, known: Labels) -> list[str]:
        """Keys of those who are called what stands behind an honorific, and have another one or none; more than one
        where it is open who is meant. One whose honorific is a man's is meant by a woman's only where nobody else can
        be, and the other way round."""
        title, name = title_split(typed, known)
        if not title or not name:
            return []
        found = self.named(name) or self.named(name[0].lower() + name[1:])  # Sra. De la Cruz
        keys = [key for key in found if not self.by_key[key].struck]
        return [key for key in keys if not self.are_two(typed, key, known)] or keys

    def are_two(self, typed: str, key: str, known: Labels) -> bool:
        """Whether of the honorifics of a typed name and of somebody on the roster one is a woman's and one a man's."""
        women, men = ({same(word) for word in words} for words in (known.women, known.men))
        one, two = same(title_split(typed, known)[0]), same(self.by_key[key].title)
        return (one in women and two in men) or (one in men and two in women)

    def is_titled(self, typed: str, key: str, known: Labels) -> bool:
        """Whether a name has the honorific that somebody has on the roster, but for a full stop, in short or in another
        case; or of several one; or the office that somebody has there as it is typed."""
        typed_title, title = title_split(typed, known)[0], self.by_key[key].title
        is_office = same(typed_title) in map(same, self.by_key[key].post.split(","))
        if typed_title in name_parts.POLITE or name_parts.are_of_one_kind(typed_title, title, known) or is_office:
            return True
        of_one = any({typed_title, title} <= {*words} for words in (known.women, known.men))
        if of_one and typed_title.startswith(title):
            return True
        said, has = ({_title_meant(word) for word in each.split()} for each in (typed_title, title))
        if _title_meant(typed_title) == _title_meant(title):
            return True
        return said == has or (0 < len(typed_title.split()) < len(has) and has.issuperset(said))

    def _bare(self, written: str) -> dict[str, str]:
        """Those who are called so but for accents, and the names as they are written; a name of one word that begins
        sentences is none."""
        if " " not in written and (len(written) < SHORTEST or written.lower() in BEGINNINGS):
            return {}
        return self._calls.bare_names.get(without_accents(written), {})

    def as_written(self, typed: str, key: str) -> str:
        """A name that was typed in a sentence, with the accents that it has on the roster."""
        if _composed(typed) in self._calls.names:
            return typed
        return self._bare(_composed(typed)).get(key, typed)

    def near(self, typed: str) -> list[str]:
        """Keys of those one of whose names, or whose code, is a letter away from what is typed, where that is neither
        itself."""
        wanted = compact(typed)
        if wanted in self._compact:
            return []
        if len(wanted) < FEWEST:
            return self.partly.get(wanted, [])
        if wanted != self._near[0]:
            near = (keys for name, keys in self._compact.items() if len(name) >= FEWEST and is_near(name, wanted))
            keys = dict.fromkeys(key for keys in near for key in keys if not self.by_key[key].struck)
            keys |= dict.fromkeys(self.partly.get(wanted, ()))
            self._near = (wanted, list(keys))
        return self._near[1]

    def is_part(self, typed: str, key: str) -> bool:
        """Whether what is typed is a part of somebody's name that may stand for the whole in speech."""
        return key in self.partly.get(compact(typed), ())

    @cached_property
    def partly(self) -> dict[str, list[str]]:
        """By a part of a name that may stand for the whole in speech, who has it: the given name, and the first half of
        a double family name."""
        found: dict[str, list[str]] = {}
        for key, person in self.by_key.items():
            family, hyphen, _ = last_name(person, self._language).partition("-")
            for part in {compact(given_name(person, self._language)), compact(family) if hyphen else ""} - {""}:
                if not person.struck:
                    found.setdefault(part, []).append(key)
        return found

    @cached_property
    def _compact(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for names in (self._calls.plain_names, self._calls.plain_codes):
            for name, keys in names.items():
                found.setdefault(compact(name), []).extend(keys)
        return found

    def called(self, key: str) -> set[str]:
        """Every form by which a line may begin with somebody on the roster."""
        return called(self.by_key[key], self._language, self._shorts[key])

    def openings(self, key: str) -> list[str]:
        """What a sentence may begin with that says that somebody on the roster speaks: the names, and the code; the
        longest first."""
        if key not in self._openings:
            self._openings[key] = sorted({*self.called(key), key}, key=len, reverse=True)
        return self._openings[key]

    def short(self, key: str) -> str:
        """How a statement names the participant; a code that isn't on the roster stands for itself."""
        return self._shorts.get(key, key)

    def known_as(self, key: str) -> str:
        """The same without the title, with the given name where another has the same without it."""
        return self._known.get(key, key)

    def last(self, key: str) -> str:
        person = self.by_key.get(key)
        return last_name(person, self._language) if person else key

    def fields(self, key: str) -> dict[str, str]:
        """What `[print] short` may have in braces, of somebody on the roster."""
        return fields(self.by_key[key], self._language)

    def full(self, key: str) -> str:
        person = self.by_key.get(key)
        return full_name(person) or key if person else key

    def alike(self) -> list[list[str]]:
        """Keys of those whom a statement can't name apart from each other, group by group."""
        groups: dict[str, list[str]] = {}
        for key, short in self._shorts.items():
            if not self.by_key[key].struck:
                groups.setdefault(same(short), []).append(key)
        return [keys for keys in groups.values() if len(keys) > 1]


def _title_meant(title: str) -> str:
    """An honorific in the form under which those that mean the same are equal: "Councillor" as "Cllr." is."""
    return name_parts.IN_SHORT.get(compact(title), compact(title))


FOLLOWING = Pattern(r"\s+([\w'’-]+)")
WORDS = frozenset({"AT"})
"""Codes that are words too, and that are given all the same."""
SHORTEST = 3
"""Letters of a name of one word that may stand in a sentence without its accents."""
FEWEST = 4
"""Letters of a name that may be another's but for one."""
NAME_WORD = Pattern(r"[^\W\d_](?:[\w'’-]*\w)?")
POSSESSIVE = Pattern(r"['’]s?$")


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or (letter != "" and unicodedata.category(letter)[0] == "M")


_latest: tuple[tuple[object, ...], tuple[str, str], Roster] = ((None,) * 3, ("", ""), Roster(()))


def roster(minutes: Minutes) -> Roster:
    """The roster of these minutes; built once for as long as nobody is added or changed."""
    global _latest
    latest = _latest  # checks may run in a thread of their own
    tables = (minutes.participants, minutes.bodies, minutes.glossary)
    style = (minutes.meeting.language, minutes.print.short or SHORT)
    if style != latest[1] or any(map(is_not, tables, latest[0])):
        things = (*minutes.glossary, *(body.key for body in minutes.bodies))
        latest = _latest = (tables, style, Roster(minutes.participants, *style, things))
    return latest[2]


def is_word(code: str, language: str) -> bool:
    """Whether a code is a word or a usual abbreviation of a language."""
    known = labels(language)
    written = unicodedata.normalize("NFC", code.upper())
    return len(code) > 1 and (written in known.words or written in known.short_forms)


def is_placeholder(code: str, minutes: Minutes) -> bool:
    """Whether a code may stand for somebody to be named later: 2 to 5 capitals and digits, at least two letters,
    and no usual abbreviation, word of the language or of its scribes, body, glossary entry or time."""
    letters = [letter for letter in code if letter.isalpha()]
    if not PLACEHOLDER.fullmatch(code) or "_" in code or len(letters) < 2:
        return False
    if not all(letter.isupper() for letter in letters) or code in NOT_PEOPLE:
        return False
    if unicodedata.normalize("NFC", code) in nobody(minutes.meeting.language):
        return False
    if re.fullmatch(r"\d+(AM|PM|H)\d*|\d+", code):
        return False
    return code not in minutes.glossary and all(code != body.key for body in minutes.bodies)


def may_be_called(word: str, language: str) -> bool:
    """Whether a word in small letters may be what somebody is called, and no word that scribes or pages have before a
    colon."""
    written = unicodedata.normalize("NFC", word.upper())
    return word.isalpha() and len(word) > 1 and written not in NOT_PEOPLE and written not in nobody(language)


@cache
def _honorifics(
    honorifics: tuple[str, ...],
) -> tuple[frozenset[tuple[str, ...]], frozenset[str], int, tuple[str, ...]]:
    """Those of a language as words for comparing; those that are written small alone; how many words the longest has;
    and those that stand behind a name."""
    known = frozenset(tuple(same(word).split()) for word in honorifics)
    small = frozenset(word for word in honorifics if len(word) == 2 and word.islower())
    return known, small, max(map(len, known), default=0), tuple(filter(is_behind, honorifics))


def title_split(name: str, labels: Labels) -> tuple[str, str]:
    """Honorifics and the rest of a name; only words that are honorifics in the language are taken for one.

    Those of Japanese stand behind the name. A letter with a full stop that the list has small is one in small alone:
    "p. Tamm", where "P. Tamm" has an initial.
    """
    known, small, longest, eastern = _honorifics(labels.honorifics)
    words = name.split()
    written = [word if word.lower() in small else same(word) for word in words]
    count = 0
    while True:
        lengths = range(min(longest, len(words) - count - 1), 0, -1)  # "de heer" is one honorific, "de" is none
        length = next((each for each in lengths if tuple(written[count : count + each]) in known), 0)
        if not length:
            break
        count += length
    name = " ".join(words[count:])
    if not count:
        behind = (each for each in eastern if name.endswith(each))
        if (title := max(behind, key=len, default="")) and name.removesuffix(title).strip():
            return title, name.removesuffix(title).strip()
    return " ".join(words[:count]), name


def code_for(name: str, minutes: Minutes, labels: Labels) -> str:
    """A new participant's code: the initials, two letters at least, unique, and no word that a line may begin with.
    Scribes' words in the meeting's language and in English are such: `AI:` is an action item."""
    words = unicodedata.normalize("NFC", parts(name, minutes.meeting.language).whole).upper().split()
    names = list(filter(None, ("".join(filter(str.isalnum, word)) for word in words))) or ["X"]
    initials = "".join(part[0] for part in names)[:4]
    last = names[-1]
    candidates = [initials] if len(initials) > 1 else []
    candidates += [initials[:-1] + last[:length] for length in range(2, len(last) + 1)]
    taken = {folded(person.key) for person in minutes.participants}
    taken |= {folded(note_code) for note in minutes.notes for note_code in note.speakers}
    no_codes = nobody(minutes.meeting.language)
    barred = {same(word) for word in (*labels.words, *labels.short_forms, *NOT_PEOPLE, *no_codes, *minutes.glossary)}
    barred |= {same(body.key) for body in minutes.bodies}
    free = [code for code in candidates if same(code) not in barred] or [f"{initials}X"]
    number = 1
    while True:
        code = free[0] if number == 1 else f"{free[0]}{number}"
        if folded(code) not in taken:
            return code
        number += 1
