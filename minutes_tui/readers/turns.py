"""Who speaks in a source: the names that stand before a colon, and those with which sentences begin."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language.labels import labels, languages
from minutes_tui.language.markup import words
from minutes_tui.language.names import NOT_PEOPLE, code_for, compact, folded, given_name, roster, title_split
from minutes_tui.language.roles import role_named
from minutes_tui.language.roster_words import is_head_label
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.scribe_words import tag
from minutes_tui.line.votes.vote_counts import TIMES, counts_read, ways_by_word
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, Codes, Minutes, Participant, listed
from minutes_tui.readers.dialects.chat_logs import BOTS
from minutes_tui.readers.roster_lines import ARTICLE, heading_of, is_name
from minutes_tui.readers.source_blocks import BEFORE, SourceBlock

PREFIX = re.compile(
    r"(?P<lead>\*{0,3}(?P<name>[^\W\d_][^:：\n*<>\[\]]{0,48}?|\?{1,3})\s*\*{0,3}\s*[:：>\]]\*{0,3})(?:\s+(?P<rest>\S.*)|\s*$)",
    re.DOTALL,
)
NICK = re.compile(r"[^\W_][\w.-]{0,29}")
CODE = re.compile(r"[^\W\d_a-z][^\W_a-z]{1,4}")
"""Two to five capitals, as a code of somebody is."""
NICKED = re.compile(r"<(?P<name>[^\W\d_][\w.|-]{0,29})>[ \t]+(?=\S)")
"""Who wrote a line of a chat that stands among names."""
SEVERAL = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")
MOST_WORDS = 4
"""In a name before a colon."""
OFTEN = 3
"""Times that any words stand before a colon which are then a name."""
SHORT_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]+ [^\W\d_a-z]\.?")
"""A name with the initial of the other: "Anna B"."""
TASKED = re.compile(r"[^\W\d_a-z]\w+ to [a-z]")
"""What is said of somebody's task behind their name: "dowc: Carl to write"."""
LINK = re.compile(r"[\[<(]?https?://|s/")
"""An address, or a correction of a chat."""
LEAST_LISTED = 3
"""People of a list by which who is not in it is nobody."""
MOST_STRANGERS = 0.7
"""Share of the names before colons that are on no list of three or more people, from which they are labels."""
MANY = 0.25
"""Share of paragraphs with a name before them of a source that is a transcript: there each such name is somebody."""


class Turn(Struct, frozen=True):
    """A name before a colon, and the words behind."""

    name: str
    lead: str
    """The name with its marks, as the source has it, and with the time or number before it."""
    rest: str


def turn(text: str) -> Turn | None:
    """The name before a colon with which words begin, which may be nobody's."""
    timed = BEFORE.match(text)
    begin = timed.end() if timed else 0
    if (nicked := NICKED.match(text, begin)) and nicked["name"].casefold() not in BOTS:
        return Turn(nicked["name"], text[: nicked.end()].rstrip(), text[nicked.end() :])
    found = PREFIX.match(text, begin)
    if not found or len(found["name"].split()) > MOST_WORDS or (found["rest"] and found["rest"].startswith("//")):
        return None
    return Turn(words(found["name"]).strip(), text[:begin] + found["lead"], found["rest"] or "")


SHORT_WORD = 4
"""Characters of what may stand between a name and an office: "till ordförande"."""


def says_nothing(behind: str, minutes: Minutes) -> bool:
    """Whether words behind a name say nothing of them but an office, or name more people: a list and nobody's words."""
    said = words(behind).strip(" .,;:–-")
    known = labels(minutes.meeting.language)
    first, _, rest = said.partition(" ")
    is_joined = behind.lstrip()[:1] == "," or first in (known.and_.strip(), "and")
    others = [
        each.strip() for each in re.split(rf",|\b(?:and|{re.escape(known.and_.strip())})\b", said) if each.strip()
    ]
    people = roster(minutes)
    return bool(
        not said or role_named(said, known) or (len(first) <= SHORT_WORD and role_named(rest, known))
        or (is_joined and all(people.one(each) for each in others))
    )  # fmt: skip


def is_signed(text: str, minutes: Minutes) -> bool:
    """Whether a line is the name of a participant, or of several, and nothing else: a signature."""
    people = roster(minutes)
    names = [each.strip(" .,_") for each in re.split(r"\s{2,}|,|\n", words(text)) if each.strip(" .,_")]
    return bool(names) and all(people.one(each) for each in names)


heading = lru_cache(1 << 12)(heading_of)
"""The same few stand before the colons of thousands of statements."""


@lru_cache(1 << 12)
def is_label(name: str, language: str) -> bool:
    """Whether what stands before a colon is no name: a heading, or the tag of a line."""
    if is_head_label(name, language) or ARTICLE.search(name):
        return True
    if name.casefold() in ways_by_word(labels(language), is_poll=False):
        return True
    if any(compact(name) in map(compact, vocabulary(each).rosters.votes) for each in languages(variants=False)):
        return True
    if len(name) > 2 and any(name.upper() in vocabulary(each).scribes.nobody for each in (language, "en")):
        return True
    return bool(heading(name, language) or tag(f"{name}: x", language))


class Speakers:
    """The participants with those who speak in a source and are in no list."""

    def __init__(self, blocks: Sequence[SourceBlock], minutes: Minutes, bare: bool) -> None:
        """`bare`: the list of participants gives codes by which the source names those who speak."""
        self.minutes = minutes
        self.added: list[tuple[SourceBlock, str]] = []
        """Those who are in no list and whom the format doesn't name: where each speaks first, and the name."""
        self.labels: list[tuple[SourceBlock, str]] = []
        """What stands once before a colon in a list and may be somebody who is in no list: it is taken for a label."""
        self._keys: dict[str, str] = {}
        turns = [(block, found) for block in blocks if (found := self._may_be(block))]
        said = [(block, found.name) for block, found in turns]
        tasked = {compact(found.name) for _, found in turns if TASKED.match(found.rest)}
        spoken = {compact(found.name) for _, found in turns if not LINK.match(found.rest)}
        has_list = bare and len(minutes.participants) >= LEAST_LISTED and any(self._known(name) for _, name in said)
        hints = [block.speaker for block in blocks if block.speaker]
        counts = Counter(compact(name) for _, name in said)
        speeches = [block for block in blocks if block.kind in ("paragraph", "item")]
        names = {compact(name) for _, name in said}
        strangers = sum(not self._known(name) for name in {name for _, name in said})
        are_labels = len(minutes.participants) >= LEAST_LISTED and strangers > MOST_STRANGERS * len(names)
        is_transcript = not are_labels and len(said) > MANY * max(1, len(speeches)) and len(said) >= OFTEN
        has_nicks = any(name.islower() and (counts[compact(name)] >= OFTEN or self._known(name)) for _, name in said)
        for name in hints:
            self._enter(name)
        for block, name in said:
            has_title = bool(title_split(name, labels(self.minutes.meeting.language))[0]) and is_name(name)
            has_form = is_transcript and bool(is_name(name) or NICK.fullmatch(name))
            is_sure = counts[compact(name)] >= OFTEN or has_title or has_form
            if not self._known(name) and compact(name) not in spoken:
                continue  # a label before a link
            is_once = counts[compact(name)] == 1 and block.kind == "item" and not has_title
            is_nick = has_nicks and NICK.fullmatch(name) and name.islower()
            is_form = CODE.fullmatch(name) or SHORT_NAME.fullmatch(name) or is_nick or compact(name) in tasked
            if has_list and is_once and not self._known(name) and not is_form:
                if is_name(name, at_least=2):
                    self.labels.append((block, name))
                continue
            is_sure |= bool(SHORT_NAME.fullmatch(name)) and is_transcript
            if self._known(name) or is_sure or (CODE.fullmatch(name) and name not in NOT_PEOPLE):
                self._enter(name, block)
        spelled: dict[str, Counter[str]] = {}
        for name in [*(name for _, name in said), *hints]:
            if key := self._keys.get(name):
                spelled.setdefault(key, Counter())[name] += 1
        self.by_code = bool(spelled) and bare and all(
            key == each.most_common(1)[0][0] for key, each in spelled.items()
        )  # fmt: skip
        if not self.by_code:
            people = roster(self.minutes)
            shorts = {key: each.most_common(1)[0][0] for key, each in spelled.items()}
            self.minutes = replace(
                self.minutes,
                participants=tuple(
                    replace(each, short=shorts[each.key])
                    if each.key in shorts and people.short(each.key) != shorts[each.key]
                    else each
                    for each in self.minutes.participants
                ),
            )

    def enter(self, names: Iterable[str]) -> None:
        """Give a code to each name that has none yet."""
        for name in names:
            self._enter(name)

    def key(self, name: str) -> Codes:
        """The code of who is named so before a colon, or those of several; "" of nobody."""
        if name and not name.strip("?"):
            return UNKNOWN_SPEAKER
        parts = [each.strip() for each in SEVERAL.split(name)]
        several = (
            [self._keys.get(each, "") or self._known(each) for each in parts] if len(parts) > 1 and all(parts) else []
        )
        if len(several) > 1 and all(several):
            return tuple(dict.fromkeys(several))
        return self._keys.get(name, "")

    def printed(self, key: str) -> str:
        """How the page names somebody before a statement."""
        return key if self.by_code else roster(self.minutes).short(key)

    def _may_be(self, block: SourceBlock) -> Turn | None:
        found = turn(block.text) if block.kind in ("paragraph", "item") and not block.speaker else None
        if found is None or not found.name.strip("?") or SEVERAL.search(found.name):
            return None
        language = self.minutes.meeting.language
        is_count = found.rest[:1].isdigit() and len(counts_read(TIMES.sub("", found.rest), labels(language))) > 1
        return None if is_count or is_label(found.name, language) else found

    def _known(self, name: str) -> str:
        people = roster(self.minutes)
        if key := people.one(name):
            return key
        bare = re.sub(r"\s*\([^()]*\)?", "", name).strip()
        key, length = people.mentioned(bare) if bare else ("", 0)
        if key and length == len(bare):
            return key
        if SHORT_NAME.fullmatch(name):
            began = [key for key, each in people.by_key.items() if each.name.startswith(name.rstrip("."))]
            return began[0] if len(began) == 1 else ""
        if NICK.fullmatch(name) and name.islower():
            given = [key for key, each in people.by_key.items() if folded(given_name(each)) == folded(name)]
            if len(given) == 1:
                return given[0]
        near = people.near(name)
        return near[0] if len(near) == 1 and len(name) > 6 else ""

    def _enter(self, name: str, block: SourceBlock | None = None) -> None:
        if name in self._keys:
            return
        if key := self._known(name):
            self._keys[name] = key
            return
        taken = {compact(each.key) for each in self.minutes.participants}
        is_nick = NICK.fullmatch(name) and re.fullmatch(r"[\w-]+", name) and compact(name) not in taken
        key = name if is_nick else code_for(name, self.minutes, labels(self.minutes.meeting.language))
        person = Participant(key=key, name=name, short=name)
        self.minutes = replace(self.minutes, participants=(*self.minutes.participants, person))
        self._keys[name] = key
        if block is not None:
            self.added.append((block, name))


def with_spellings(blocks: Iterable[SourceBlock], minutes: Minutes) -> Minutes:
    """Participants with the spellings of their names with which paragraphs begin, where those differ from the list in
    hyphens, blanks and accents alone."""
    forms: dict[str, set[str]] = {}
    people = roster(minutes)
    for key in people.by_key:
        for form in people.called(key):
            if " " in form or "-" in form:
                forms.setdefault(compact(form), set()).add(key)
    aliases: dict[str, list[str]] = {}
    for block in blocks:
        begun = block.text.split()[:6]
        for count in range(min(6, len(begun)), 1, -1):
            name = " ".join(begun[:count]).strip("([,: -–—")
            keys = forms.get(compact(name), set())
            if len(keys) == 1 and not people.named(name):
                key = next(iter(keys))
                alias = name.removeprefix(people.by_key[key].title).strip()
                aliases.setdefault(key, [])
                if alias not in aliases[key]:
                    aliases[key].append(alias)
                break
    return replace(
        minutes,
        participants=tuple(
            replace(each, aliases=(*listed(each.aliases), *aliases[each.key])) if each.key in aliases else each
            for each in minutes.participants
        ),
    )
