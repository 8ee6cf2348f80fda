"""What lists of people say of somebody beside roles, presence and votes, in the language of the meeting and in English;
and what stands in a document and names nobody."""

import re
from collections.abc import Iterator
from functools import cache

from minutes_tui.language.labels import labels, languages
from minutes_tui.language.names import compact
from minutes_tui.language.roles import is_visitor, presence_named, role_named
from minutes_tui.language.vocabulary import RosterWords, alternatives, vocabulary

LONGEST_POST = 8
"""Words of what somebody does."""
LONGEST_COUNT = 10
"""Words that say how many there were."""


@cache
def _known(language: str) -> tuple[RosterWords, ...]:
    return tuple(vocabulary(each).rosters for each in dict.fromkeys((language, "en")))


@cache
def _forms(language: str, key: str) -> frozenset[str]:
    return frozenset(compact(word) for each in _known(language) for word in getattr(each, key))


@cache
def _beginning(language: str, key: str) -> re.Pattern[str]:
    words = alternatives(word for each in _known(language) for word in getattr(each, key))
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)


def is_nobody(words: str, language: str) -> bool:
    """Whether words stand for a list in which there is nobody."""
    return compact(words) in _forms(language, "none") | _forms(language, "vacant")


def is_post(words: str, language: str) -> bool:
    """Whether words are what somebody does, by the first or the last of them: "Head of Unit", "Asset Manager"."""
    said = words.split()
    return 0 < len(said) <= LONGEST_POST and (_is_office(said[0], language) or _is_office(said[-1], language))


@cache
def _is_office(word: str, language: str) -> bool:
    forms = [form.lower() for each in _known(language) for form in each.posts]
    small = word.lower().strip(".,")
    return any(small.endswith(form[1:]) if form.startswith("*") else small == form for form in forms)


def is_late(words: str, language: str) -> bool:
    """Whether words say that somebody comes later."""
    return compact(words) in _forms(language, "late")


def is_maybe_late(words: str, language: str) -> bool:
    """Whether words say that somebody may come later, or may leave early."""
    return compact(words) in _forms(language, "maybe_late")


def says_how(words: str, language: str) -> bool:
    """Whether words say how somebody takes part, or from when to when: "by phone", "left after item 4"."""
    if is_late(words, language) or any(letter.isdigit() for letter in words):
        return True
    return any(_beginning(language, key).match(words) is not None for key in ("taking_part", "meanwhile"))


def is_excuse(words: str, language: str, *, is_whole: bool = False) -> bool:
    """Whether words are the reason for which somebody is away: all of them or, unless `is_whole`, one."""
    forms = _forms(language, "excuses")
    said = words.split()
    return compact(words) in forms or (
        not is_whole and len(said) <= LONGEST_POST and any(compact(word) in forms for word in said)
    )


def of_several(words: str, language: str) -> tuple[str, str]:
    """The honorific that each has behind one of several, and the names: "Cllrs A Lee, B Ek"; "" where none stands
    there."""
    for plural, title in _plurals(language):
        rest = words[len(plural) :]
        if words.casefold().startswith(plural.casefold()) and (not rest or rest[0].isspace() or rest[0] in ":：."):
            return title, re.sub(r"^[.:：\s]+", "", rest).strip()
    return "", words


def is_unnamed(words: str, language: str) -> bool:
    """Whether words say who was there without a name: "the Clerk", "three members of the public"."""
    said = words.split()
    return is_count(words, language) or (
        len(said) > 1 and said[0].islower() and bool(role_named(" ".join(said[1:]), labels(language)))
    )


def with_single_titles(line: str, language: str) -> str:
    """A line with an honorific in the place of one of several before a name: "Cllr Lee and Ek" for "Cllrs Lee and
    Ek"."""
    titles = {plural.casefold(): title for plural, title in _plurals(language)}
    return _before_names(language).sub(lambda found: titles[found[1].casefold()], line)


@cache
def _before_names(language: str) -> re.Pattern[str]:
    own = {title.casefold() for title in labels(language).honorifics}
    words = [re.escape(plural) for plural, _ in _plurals(language) if plural.casefold() not in own]
    return re.compile(rf"(?<!\w)({'|'.join(words) or '(?!)'})(?=\s+(?-i:[^\W\d_a-z]))", re.IGNORECASE)


@cache
def _plurals(language: str) -> list[tuple[str, str]]:
    found = {
        plural: title
        for each in reversed(_known(language))
        for title, plurals in each.plurals.items()
        for plural in plurals
    }
    return sorted(found.items(), key=lambda pair: -len(pair[0]))


def presence_told(words: str, language: str) -> str:
    """The presence that a longer label names: it ends in words for it, or has them beside a word for members: "Board
    members in attendance were", "Staff present", "Members absent with representation"; "" of any other."""
    known, said = labels(language), words.split()
    verbs = frozenset(
        compact(verb) for each in dict.fromkeys((language, "en")) for verb in vocabulary(each).scribes.verbs
    )
    while said and compact(said[-1]) in verbs:
        del said[-1]
    is_sentence = any(compact(word) in verbs for word in said) or words[-1:] in tuple(".!?")
    if not 1 < len(said) <= LONGEST_POST or is_sentence or not said[0][0].isupper() or any(map(str.isdigit, words)):
        return ""
    members = tuple(compact(word) for each in (known, labels("en"))
                    for word in (each.member, each.members, *each.roles.member))  # fmt: skip
    has_members = any(compact(word).endswith(members) for word in said)
    for at in range(len(said)):
        for end in range(len(said), at, -1):
            found = presence_named(" ".join(said[at:end]), known)
            if found and ((end == len(said) and at) or (has_members and end - at < len(said))):
                return found
    return ""


def is_outside(title: str, language: str) -> bool:
    """Whether an honorific, which may have another behind it, is that of somebody who sits in another council."""
    small = f"{title.casefold()} "
    return any(small.startswith(f"{known.casefold()} ") for known in outside_titles(language))


def is_of_police(title: str, language: str) -> bool:
    """Whether an honorific is a rank of the police: "PC", "PCSO 1234"."""
    small = f"{title.casefold().replace('.', '')} "
    return any(small.startswith(f"{rank.casefold()} ") for known in _known(language) for rank in known.police)


def outside_titles(language: str) -> list[str]:
    """Such honorifics."""
    return [title for each in _known(language) for title in each.outside]


def is_count(words: str, language: str) -> bool:
    """Whether words say how many there were, or that there were some: "6 members of the public", "the press"."""
    said, known = words.split(), labels(language)
    if not said or len(said) > LONGEST_COUNT:
        return False
    is_about = _beginning(language, "about").match(words) is not None
    is_number = said[0].isdigit() or is_about
    for at in range(len(said)):
        is_all = at < len(said) - 1 or all(not word.istitle() for word in said[:at])
        if is_visitor(" ".join(said[at:]), known) and (is_number or is_all):
            return True
    if len(said) < 2 or not is_number:
        return False
    is_bare = any(word.isdigit() for word in said) and (len(said) == 2 or said[-1].islower())
    return is_bare or is_count_of_people(words, language)


def is_count_of_people(words: str, language: str) -> bool:
    """Whether words say how many people there were and name them as people: "6 members of the public", "12 members",
    and not "20 euros"."""
    said, known = words.split(), labels(language)
    if not 0 < len(said) <= LONGEST_COUNT:
        return False
    is_number = said[0].isdigit() or _beginning(language, "about").match(words) is not None
    if any(is_visitor(" ".join(said[at:]), known) for at in range(len(said)) if is_number or not at):
        return True
    return is_number and any(compact(word) in _forms(language, "people") for word in said[1:])


def with_counts_apart(words: str, language: str) -> str:
    """Words with a comma where behind a name, with no sign between, begins a number of people without names."""

    def parted(found: re.Match[str]) -> str:
        before = words[: found.start()].rsplit(maxsplit=1)[-1]
        return found[0] if _beginning(language, "about").fullmatch(before) else ", "

    return _counted(language).sub(parted, words)


@cache
def _counted(language: str) -> re.Pattern[str]:
    visitors = alternatives(
        word for each in (language, "en") for word in labels(each).visitors if not word.startswith("…")
    )
    people = alternatives(word for each in _known(language) for word in each.people)
    along = (word for each in _known(language) for word in each.along)
    and_ = alternatives((labels(language).and_.strip(), "and", "&", *along))
    return re.compile(rf"(?<=[\w.)])(?:\s+(?:{and_}))?\s+(?=\d+\s+(?:{visitors}|{people})\b)", re.IGNORECASE)


def is_head_label(words: str, language: str) -> bool:
    """Whether words before a colon are a document's label, and nobody's name: those of all languages whole, those of
    the document's own and of English also as the first or the last word."""
    if compact(words) in _heads():
        return True
    said, own = words.split(), _forms(language, "head")
    return len(said) > 1 and any(len(word) > 2 and compact(word) in own for word in (said[0], said[-1]))


@cache
def _heads() -> frozenset[str]:
    return frozenset(filter(None, map(compact, _head_words())))


def _head_words() -> Iterator[str]:
    for language in languages(variants=False):
        known = labels(language)
        yield from vocabulary(language).rosters.head
        yield from (known.day, known.venue, known.agenda, known.opening, known.closing, known.next_meeting)
        yield from (known.minutes, *known.yes, *known.no, known.decision, known.decisions, known.action)
        yield from (known.actions, known.vote, known.votes, known.motion, known.attachments, known.result)
        yield from (known.quorum, known.election, known.place_and_date)
