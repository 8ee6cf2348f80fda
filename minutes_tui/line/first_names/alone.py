"""First names that one person on the list alone has, in a sentence or before a task: "Kwame went home", "Tom - paint".

A first name is somebody's where nobody else has it, and it is nobody's family name or code, nor a letter off one.
"""

import re
from functools import cache

from minutes_tui.language.labels import labels
from minutes_tui.language.names import compact, roster, title_split
from minutes_tui.language.separators import COLONS, COMMAS
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.speakers import People, and_pattern, could_be
from minutes_tui.model.minutes import Minutes

WORD = re.compile(r"(?<![\w@'’.-])[^\W\d_][^\W\d_]+(?![\w'’-])")
BEFORE = re.compile(r"[^\W\d_][\w'’-]*\.?\s+$")
BEHIND = re.compile(r"\s+([^\W\d_][\w'’-]*)")
LONGEST = 300
"""Characters of a line in which they are looked for."""


def whose(word: str, minutes: Minutes) -> str:
    """The code of the one whose first name a word is and nobody else's; "" where it may be another's, or is none."""
    people = roster(minutes)
    keys = people.near(word) if word[:1].isupper() and people.partly.get(compact(word)) else []
    return keys[0] if len(keys) == 1 and people.is_part(word, keys[0]) else ""


def _only(word: str, minutes: Minutes) -> str:
    """The code of the only one whose first name a word is, though another's name is a letter off it."""
    keys = may_be(word, minutes)
    return keys[0] if len(keys) == 1 and roster(minutes).is_part(word, keys[0]) else ""


def several_first(line: str, minutes: Minutes) -> tuple[str, str]:
    """A line with a whole name in the place of the first name with which it begins, where several have that, and the
    question which of them is meant; two empty texts for any other."""
    word = WORD.match(line) if len(line) <= LONGEST and "\n" not in line else None
    keys = may_be(word[0], minutes) if word else []
    if not word or len(keys) < 2:
        return "", ""
    return roster(minutes).by_key[keys[0]].name + line[word.end() :], could_be(keys, f"“{word[0]}”")


def may_be(word: str, minutes: Minutes) -> list[str]:
    """Codes of all those whose first name a word is, or who are called so."""
    people = roster(minutes)
    return list(
        dict.fromkeys((*people.named(word), *(people.partly.get(compact(word), ()) if word[:1].isupper() else ())))
    )


def in_full(line: str, minutes: Minutes) -> str:
    """A line with the whole name in the place of each such first name, but for one that is a part of a longer name:
    with a title or another name beside it. It is only to be read: what stays on the page is the line as it is typed."""
    if len(line) > LONGEST or "\n" in line:
        return line
    people, known, words = roster(minutes), labels(minutes.meeting.language), line
    for match in reversed(list(WORD.finditer(line))):
        key = whose(match[0], minutes) or _only(match[0], minutes)
        before, behind = BEFORE.search(line[: match.start()]), BEHIND.match(line, match.end())
        is_longer = (before and title_split(f"{before[0].strip()} {match[0]}", known)[0]) or (
            behind and behind[1][:1].isupper() and behind[1].casefold() not in _titles_said(minutes)
        )
        if key and not is_longer:
            words = words[: match.start()] + people.by_key[key].name + words[match.end() :]
    return words


def _titles_said(minutes: Minutes) -> frozenset[str]:
    """Words that stand behind a name with a capital and are no name."""
    known = labels(minutes.meeting.language)
    return frozenset({known.and_.strip().casefold()})


def parts_task(behind: str, language: str) -> bool:
    """Whether a colon, a dash, a comma, "to" or a word such as "will" parts the names before from a task."""
    is_parted = re.match(rf"\s*[{COLONS}{COMMAS}]\s|\s+[–—-]\s|\s+to\s", behind) is not None
    return is_parted or _tasks(language).match(behind) is not None


@cache
def _tasks(language: str) -> re.Pattern[str]:
    """The words behind those who are to do what follows, in a language and in English."""
    words = {word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).documents.tasked}
    return re.compile(rf"\s+(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def at_task(words: str, minutes: Minutes) -> People | None:
    """Those with whose first names an action item begins, alone or among codes and family names: "Tom - put up a
    notice", "Jan, TB: water the garden"; None where no first name is among them. Where one may be another's, or a verb
    of the task as in "Mark the exits", it is open who is meant."""
    people, language = roster(minutes), minutes.meeting.language
    separator = re.compile(rf"{and_pattern(labels(language))}|\s*[{COMMAS}/+&]\s*")
    keys: list[str] = []
    end, at, is_first_name, is_open, several = 0, 0, False, "", ""
    while word := WORD.match(words, at):
        key = whose(word[0], minutes) or (people.one(word[0]) if word[0] in people.by_key else "")
        alike = may_be(word[0], minutes)
        if len(alike) > 1:
            several, key = several or could_be(alike, f"“{word[0]}”"), alike[0]
        elif not key and len(alike) == 1:
            key = alike[0]
        if not key:
            break
        is_first_name = is_first_name or people.is_part(word[0], key) or len(alike) > 1
        keys, end = [*keys, key], word.end()
        between = separator.match(words, end)
        if not between:
            break
        at = between.end()
    behind = BEHIND.match(words, end)
    if not keys or not is_first_name or not words[end:].strip(f" {COLONS},-–—"):
        return None
    if len(keys) == 1 and behind and behind[1].casefold() in vocabulary(language).scribes.nouns and not several:
        is_open = f"Is “{words[:end]}” {keys[0]} {people.full(keys[0])}?"
    if behind and behind[1][:1].isupper() and not language.startswith("de") and not several:
        return None
    is_word = language.startswith("en") and words[:end].casefold() in vocabulary(language).scribes.names
    if len(keys) == 1 and is_word and not several and not parts_task(words[end:], language):
        is_open = f"Is “{words[:end]}” {keys[0]} {people.full(keys[0])}?"
    is_bidden = bool(language.startswith("en") and behind and behind[1].islower() and not behind[1].endswith("s"))
    return People(list(dict.fromkeys(keys)), words[:end], end, is_bidden, several or is_open, words[:end])
