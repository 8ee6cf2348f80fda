"""Whether words say who moved and seconded and not what was moved, which then stands before them."""

import re

from minutes_tui.language.markup import words
from minutes_tui.language.names import folded
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.votes.mover_sentences import words_of_moving
from minutes_tui.model.minutes import Minutes
from minutes_tui.readers.cases import facts
from minutes_tui.readers.cases.outcomes import WORD, words_of_outcomes

WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")


def says_only_movers(text: str, minutes: Minutes, *, is_next: bool = False) -> bool:
    """Whether a line says who moved and seconded, perhaps with what came of it, and not what: "Bo Ek made the motion,
    Ann Roe second. Carried.", also of people who are called by the given name alone. One that is the `is_next` sentence
    of a paragraph may begin with "the motion", which is about more than the sentence before it."""
    language = minutes.meeting.language
    found = facts.moved(text, minutes) if "\n" not in text else None
    is_of_more = is_next and folded(text).startswith(tuple(f"{each} " for each in vocabulary(language).motions.the))
    if found is None or is_of_more:
        return False
    before, _, last = text.rpartition(",")
    text = before if facts.said_by_all(language).search(last) else text  # "with Jo Ash making it unanimous"
    known = {each.key: each.name for each in minutes.participants}
    keys = (*found.mover, *found.seconder)
    names = {folded(part) for key in keys for part in WORD.findall(f"{key} {known.get(key, '')}")}
    usual, is_name = names | words_of_moving(language) | words_of_outcomes(language), False
    parts = WORD_OR_SIGN.findall(words(text))
    for part, below in zip(parts, [*parts[1:], ""], strict=True):
        is_beside = part[:1].isupper() and (is_name or folded(below) in names)  # "Cllr Bo Ek Jr."
        is_name = folded(part) in names or (is_beside and part[:1].isalpha()) or (is_name and part == ".")
        if part[0].isalpha() and not is_name and folded(part) not in usual:
            return False
    return True
