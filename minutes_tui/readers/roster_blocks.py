"""Who takes part, by the blocks of a document that list people anywhere in it: labels with names behind or below them,
tables, lists of names with codes; and the labels below which nobody was found."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.labels import labels
from minutes_tui.language.names import compact, folded, given_name
from minutes_tui.language.roles import is_beside_members, presence_named
from minutes_tui.language.roster_words import is_count, is_count_of_people, is_nobody, is_post
from minutes_tui.language.separators import COMMA
from minutes_tui.meeting.agenda_numbers import own_number
from minutes_tui.model.minutes import Minutes, Participant, listed
from minutes_tui.readers.cases.labels import rows
from minutes_tui.readers.cases.roll_calls import is_of_votes
from minutes_tui.readers.head import labelled_rows
from minutes_tui.readers.people.lines import LISTED, Entry
from minutes_tui.readers.people.lists import RAPPORTEUR
from minutes_tui.readers.people.person_words import lists_proxies, proxy_told
from minutes_tui.readers.roster_lines import are_people, heading_of, is_name, people_listed, table_people
from minutes_tui.readers.source_blocks import BEFORE, SourceBlock, SourceDoubt

LONGEST_LABEL = 4
"""Words of a paragraph above one that lists people."""
LONGEST_UNNAMED = 8
"""Words of the name of an organisation."""
LEAST_LISTED = 3
"""Names behind a sentence that ends in "the following present:", or with codes in a line without a label."""
CAPITALS = re.compile(r"([^\W\d_a-zß-ÿ]{5,})\s+(?=\S)")
"""A label in capitals that has no colon: "PRESENT Messrs Berg, Raud"."""
SPEAKS = re.compile(r"\W{0,3}([^\W\d_a-zß-ÿ]{2,5})\W{0,2}[:：]")
CODED = re.compile(r"(?P<name>[^\W\d_a-z][^,;:()]{2,40}?) \((?P<code>[^\W\d_a-z]{2,4})\)\.?")
FIRST_BLOCKS = 8
"""Among which a sentence says who is there: elsewhere members are listed who are elected."""
PRESENCES = ("present", "apologies", "absent")


class RosterBlocks:
    """The people whom a document's blocks list."""

    def __init__(self, blocks: Sequence[SourceBlock], minutes: Minutes) -> None:
        self.minutes = minutes
        """With those who were found."""
        self.listing: set[int] = set()
        """The blocks that list people, one each."""
        self._lines: list[str] = []
        self._blocks = blocks
        self._label = ""
        self._label_level = self._first_level = 0
        """How deep the list item is that is the label, and the first below it; 0 of no item."""
        self._has_several = False
        """Whether the paragraph before has more than one of those below the label."""
        self._unsaid: list[SourceDoubt] = []
        self._by_code: dict[str, str] = {}
        """The lines of those who have such a code, without it."""
        self._codes = frozenset(code[1] for code in (SPEAKS.match(block.text) for block in blocks) if code)
        """In capitals before a colon: those under which people speak."""
        self._labels: list[tuple[SourceBlock, list[str]]] = []
        """Labels that say who was there or not, with the words behind and below each."""
        for at, block in enumerate(blocks):
            self._read(block, at)
            lines = markup.words(block.text).split("\n") if block.kind in ("paragraph", "item") else []
            for line in lines:
                if lists_proxies(line, minutes.meeting.language) and not proxy_told(line, minutes):
                    why = "This list of proxies was not understood: none was recorded."
                    self._unsaid.append(SourceDoubt(block.line, why, block.file))
        self._add(people_listed(self._lines, self.minutes))
        self.minutes = _with_officers(self.minutes)
        self.doubts = [
            SourceDoubt(block.line, "This list of people was not understood: no one was found in it.", block.file)
            for block, said in self._labels
            if self._is_unread(" ".join(said))
        ]
        self.doubts += self._unsaid
        language = minutes.meeting.language
        known = {folded(word) for each in self.minutes.participants for word in _words_of(each, language)}
        for block, said in self._labels:
            parts = [part.strip(" .") for part in COMMA.split(" ".join(said))]
            is_unknown = [bool(part) and " " not in part and folded(part) not in known for part in parts]
            unnamed = [self._is_unnamed(part, known) for part in parts]
            are_beside = any(map(all, pairwise(is_unknown)))  # one alone is what somebody is
            unknown = [part for part, is_one, is_group in zip(parts, is_unknown, unnamed, strict=True)
                       if is_group or (is_one and are_beside)]  # fmt: skip
            are_beside |= any(unnamed)
            if are_beside and len(parts) >= LEAST_LISTED and not self._is_unread(" ".join(said)):
                told = f"Nobody was found for these words of the list: {', '.join(unknown)}."
                self.doubts.append(SourceDoubt(block.line, told, block.file))
        self.doubts += [
            SourceDoubt(blocks[at].line, "Nobody was found in this line of the list of participants.", blocks[at].file)
            for at in sorted(self.listing)
            if blocks[at].kind == "item" and self._is_unread(markup.words(blocks[at].text), is_line=True)
        ]

    def _read(self, block: SourceBlock, at: int) -> None:
        language = self.minutes.meeting.language
        text = _with_labels(block.text, language) if block.kind == "paragraph" and "**" in block.text else block.text
        number = "" if block.number is None or block.kind != "paragraph" else f"{block.number}. "
        said = _unnumbered(markup.words(f"{number}{text}").strip())
        said = "\n".join(_parted(line, language) for line in said.split("\n")) if block.kind == "paragraph" else said
        before, colon, behind = said.partition(":")
        sentence = heading_of((before.split() or [""])[-1], language) if colon else ""
        is_record = block.kind == "heading" and compact(before) == compact(labels(language).minutes)
        is_label = colon or block.kind in ("heading", "topic") or self._stands_above_people(block, said, at)
        told = heading_of(before, language) if is_label and not is_record else ""
        told = told if colon or block.kind != "topic" or told in PRESENCES else ""
        if said.startswith("___"):
            self._label = ""  # for a signature
        elif block.kind == "table":
            self._table(block)
        elif told and self._label and block.kind == "item" and behind.strip() and told not in PRESENCES:
            self._lines += ["", f"{before}:{behind.rstrip(' ,;.')}", "", self._label]
            self.listing.add(at)
        elif told:
            if behind.strip() in self._by_code:  # "Scribe: BOK"
                behind = f" {behind.strip()} = {self._by_code[behind.strip()]}"
            lines = f"{before}:{behind}".split("\n")
            lines = [each for line in lines for each in _with_proxies_apart(line, self.minutes)]
            self._lines += ["", *(each for line in lines for each in proxy_told(line, self.minutes) or [line])]
            goes_on = not behind.strip() or behind.rstrip().endswith((",", ";"))
            self._label, self._has_several = (f"{before}:" if goes_on else ""), False
            self._label_level, self._first_level = (block.level if block.kind == "item" else 0), 0
            if told in PRESENCES:
                own = takewhile(lambda line: not lists_proxies(line, language), behind.split("\n"))
                self._labels.append((block, list(own)))
        elif not colon and block.kind == "paragraph" and are_people(said, "", self.minutes, is_labelled=True):
            self._lines += ["", *said.split("\n")]
            self._label = ""
        elif self._label and block.kind == "paragraph" and said.endswith((":", "：")) and " " in said:
            away = _absence_within(before, language)
            self._label = f"{getattr(labels(language), away)}:" if away else ""
            self._lines += ["", self._label] if away else []
            self._label_level = self._first_level = 0
            below = takewhile(_is_item, self._blocks[at + 1 :])
            self._labels.append((block, [] if away else [markup.words(each.text) for each in below]))
        elif said.endswith((":", "：")) and self._names_below(said, at):
            self._label = f"{labels(language).present}:"
            self._lines += ["", self._label]
            self._label_level = self._first_level = 0
            self._has_several = False
            self._labels.append((block, []))
        elif sentence:
            found = people_listed([f"{before.split()[-1]}:{behind}"], self.minutes)
            self._add(found if len(found) >= LEAST_LISTED else ())
        elif block.kind == "paragraph" and (line := proxy_told(said, self.minutes)):
            self._lines += line
        elif self._label and not (said.endswith(".") and " " not in said) and self._is_listed(block, said):
            away = f" ({labels(language).absent})" if block.done is False and self._has_ticks(at) else ""
            self._lines += [f"{self._with_code_first(line)}{away}" for line in said.split("\n")]
            self.listing.add(at)
            self._labels[-1:] = [(each, [*words, said]) for each, words in self._labels[-1:]]
            self._has_several = block.kind == "paragraph" and bool(re.search(r"[,;\n]", said))
        elif (
            block.kind == "paragraph"
            and (found_ := CAPITALS.match(said))
            and heading_of(found_[1], language) in PRESENCES
        ):
            self._labels.append((block, [said[found_.end() :]]))
            self._label = ""
        elif block.kind == "paragraph" and (coded := _coded(said)):
            self._add(people_listed(["", *coded], self.minutes))
            self.listing.add(at)
        else:
            if self._label and self._labels and block.kind in ("paragraph", "item") and len(said.split()) < 40:
                self._labels[-1][1].append(said)
            self._label = ""

    def _stands_above_people(self, block: SourceBlock, said: str, at: int) -> bool:
        """Whether a short paragraph stands above one that lists people, as a heading does."""
        below = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
        if block.kind != "paragraph" or below is None or below.kind != "paragraph" or "\n" in said:
            return False
        is_short = len(said.split()) <= LONGEST_LABEL and said[-1:] not in tuple(".!?,;")
        names = [name.strip() for name in COMMA.split(markup.words(below.text)) if name.strip()]
        are_names = len(names) > 1 and all(is_name(name) for name in names)
        return is_short and are_names and bool(heading_of(said, self.minutes.meeting.language))

    def _names_below(self, said: str, at: int) -> bool:
        """Whether a sentence says that members are listed below it, and two items or more there are names."""
        page = labels(self.minutes.meeting.language)
        members = {folded(form) for form in (page.member, page.members, *page.roles.member, *page.presence.present)}
        words = {folded(word) for word in re.findall(r"[^\W\d_]+", said)}
        below = [block.text.strip(" ,;.") for block in takewhile(_is_item, self._blocks[at + 1 :])]
        return (
            at < FIRST_BLOCKS
            and len(below) > 1
            and bool(words & members)
            and all(is_name(each, at_least=2) for each in below)
        )

    def _is_listed(self, block: SourceBlock, said: str) -> bool:
        """Whether a block below a label lists people: behind a paragraph of several, one more is a heading, as is an
        item that is not as deep as the first."""
        if block.kind == "item":
            self._first_level = self._first_level or block.level
            return block.level >= self._first_level > self._label_level
        if self._has_several and not re.search(r"[,;\n.]", said):
            return False
        above = [each for each in (self._labels[-1][1] if self._labels else ()) if each.strip()]
        if " " not in said.strip() and len(above) > 1 and all(" " in each.strip() for each in above):
            return False  # a heading below names of several words
        return block.kind == "paragraph" and are_people(said, self._label, self.minutes)

    def _has_ticks(self, at: int) -> bool:
        """Whether a list has a tick at some of its items: the others say of whom they name that they were away."""
        before = takewhile(_is_item, reversed(self._blocks[:at]))
        return any(block.done for block in (*before, *takewhile(_is_item, self._blocks[at:])))

    def _with_code_first(self, line: str) -> str:
        """A line of a list with the code before the name, where one under which somebody speaks is in brackets there:
        "BOK = Bo Ek - Port" of "Bo Ek - Port (BOK)"."""
        inside = re.findall(r"\s*\(([^()]+)\)", line)
        codes = [inner for inner in inside if inner in self._codes]
        if len(codes) != 1 or "=" in line or "," in line.partition(f"({codes[0]})")[0]:
            return line
        name = " ".join(line.replace(f"({codes[0]})", " ").split())
        self._by_code[codes[0]] = name.strip("-*• ")
        return f"{codes[0]} = {name}"

    def _table(self, block: SourceBlock) -> None:
        """The people of a table that says what its columns are, or of one below a label whose cells are names."""
        if is_of_votes(block.text, self.minutes.meeting.language):
            return
        found = table_people(block.text, self.minutes)
        cells = [cell for row in rows(block.text) for cell in map(markup.words, row) if cell]
        has_labels = False
        if not found:
            for line in labelled_rows(block):
                told = heading_of(line.partition(":")[0], self.minutes.meeting.language)
                self._lines += ["", line, ""] if told else []
                self._labels += [(block, [line.partition(":")[2]])] if told in PRESENCES else []
                has_labels |= told in PRESENCES
        if not found and not has_labels and self._label and are_people("\n".join(cells), self._label, self.minutes):
            self._lines += cells
            self._labels[-1:] = [(each, [*words, *cells]) for each, words in self._labels[-1:]]
        if unsaid := [each.person.name for each in found if each.is_unsaid and each.person]:
            said = f"This table does not say clearly who of these was there: {', '.join(unsaid)}."
            self._unsaid.append(SourceDoubt(block.line, said, block.file))
        self._add(found)

    def _add(self, entries: Sequence[Entry]) -> None:
        """Those who are in no list yet, and who was there without being named."""
        known = {compact(each.name) for each in self.minutes.participants}
        new = list[Participant]()
        for person in filter(None, (each.person for each in entries)):
            if compact(person.name) not in known:
                known.add(compact(person.name))
                new.append(person)
        meeting = self.minutes.meeting
        groups = dict.fromkeys((*listed(meeting.also_present), *(each.unnamed for each in entries if each.unnamed)))
        if len(groups) > len(listed(meeting.also_present)):
            meeting = replace(meeting, also_present=tuple(groups))
        self.minutes = replace(self.minutes, meeting=meeting, participants=(*self.minutes.participants, *new))

    def _is_unnamed(self, part: str, known: set[str]) -> bool:
        """Whether several words of a list, written as a name is, are of nobody who was found: an organisation."""
        said, language = re.findall(r"[\w.’'@-]+", part), self.minutes.meeting.language
        return (
            1 < len(said) <= LONGEST_UNNAMED
            and said[0][:1].isupper()
            and not any(folded(word) in known for word in said)
            and not is_nobody(part, language)
            and not is_count(part, language)
            and not is_count_of_people(part, language)
            and not is_post(part, language)
        )

    def _is_unread(self, said: str, *, is_line: bool = False) -> bool:
        """Whether words behind a label, or of a line of a list, have nobody who was found, and don't say that there was
        nobody."""
        language, words = self.minutes.meeting.language, {folded(word) for word in re.findall(r"[\w'’-]+", said)}
        if not words or is_nobody(said.strip(" ."), language) or is_count(said.strip(" ."), language):
            return False
        people = {folded(each.name.split()[-1]) for each in self.minutes.participants if each.name}
        if is_line:
            people |= {folded(part) for each in self.minutes.participants for part in each.name.split()}
        has_name = bool(re.search(r"[^\W\d_a-z]\S+[ .][^\W\d_a-z]", said))
        has_name |= not is_line and bool(re.match(r"[^\W\d_a-z][^\W\d_]+(?:,| \()", said.strip()))
        return has_name and not words & (people | {folded(each.key) for each in self.minutes.participants})


def _with_officers(minutes: Minutes) -> Minutes:
    """Minutes in which an office whose holder is called by the given name alone, "Minutes taken by: Ona", is that of
    the one participant with this given name."""
    people = {each.key: each for each in minutes.participants}
    for officer in minutes.participants:
        called = folded(officer.name)
        named = [each for each in people.values() if " " in each.name and folded(given_name(each)) == called]
        if not officer.role or officer.role in LISTED or " " in officer.name or len(named) != 1 or named[0].role:
            continue
        aliases = dict.fromkeys((*listed(named[0].aliases), officer.name))
        is_voting = officer.role == RAPPORTEUR and named[0].presence == "present" and named[0].vote is None
        people[named[0].key] = replace(
            named[0], role=officer.role, post=named[0].post or officer.post, aliases=tuple(aliases),
            vote=True if is_voting else named[0].vote,
        )  # fmt: skip
        del people[officer.key]
    writers = tuple(each.key for each in people.values() if each.role == RAPPORTEUR)
    return replace(minutes, participants=tuple(people.values()),
                   meeting=replace(minutes.meeting, rapporteur=writers))  # fmt: skip


def _words_of(person: Participant, language: str) -> list[str]:
    """What was understood of somebody, word by word: a word in small letters that is no post may be somebody else."""
    about = [part.strip() for each in (person.post, person.affiliation) for part in COMMA.split(each)]
    about = [part for part in about if not part.islower() or is_post(part, language) or " " in part]
    fields = (person.name, person.key, person.title, person.remark, person.absence, *about)
    return [word for field in fields for word in re.findall(r"[\w.’'@-]+", field)]


def _absence_within(sentence: str, language: str) -> str:
    """The absence of which some words of a sentence tell: "absent" for "the following are not in attendance"."""
    known, said = labels(language), sentence.split()
    runs = (" ".join(said[at : at + count]) for count in (4, 3, 2, 1) for at in range(len(said) - count + 1))
    return next((found for found in (presence_named(run, known) for run in runs) if found in PRESENCES[1:]), "")


def _is_item(block: SourceBlock) -> bool:
    return block.kind == "item"


STRONG_LINE = re.compile(r"^\*\*([^*\n:]{3,50})\*\*$", re.MULTILINE)


def _with_labels(text: str, language: str) -> str:
    """A paragraph with a colon behind each line in bold type that says who is listed on those below."""
    if "\n" not in text:
        return text
    return STRONG_LINE.sub(lambda found: f"{found[0]}:" if heading_of(found[1], language) else found[0], text)


INNER = re.compile(r"(?<=[\w.)])\s+(?P<label>[^\W\d_a-z][\w’'-]*(?: [\w’'-]+)?):\s")


def _parted(line: str, language: str) -> str:
    """A line that lists people behind a label, with each further label on a line of its own: "Present: A, B Absent:
    C"."""
    if ":" not in line or heading_of(line.partition(":")[0], language) not in PRESENCES:
        return line
    known = labels(language)
    found = line
    for inner in reversed(list(INNER.finditer(line, line.index(":") + 1))):
        words = inner["label"].split()
        whole = presence_named(inner["label"], known) or is_beside_members(inner["label"], known)
        label = inner["label"] if whole else words[-1]
        if whole or (words[-1][0].isupper() and presence_named(words[-1], known)):
            at = inner.end("label") - len(label)
            found = f"{found[:at].rstrip()}\n{found[at:]}"
    return found


def _with_proxies_apart(line: str, minutes: Minutes) -> list[str]:
    """A list in one line, with each who has given a proxy on a line below the same label: "Excused: A gave proxy to B,
    C and D"."""
    label, colon, behind = line.partition(":")
    parts = [part.strip(" .") for part in COMMA.split(behind)]
    told = [proxy_told(part, minutes) for part in parts]
    if not colon or not any(told) or lists_proxies(line, minutes.meeting.language):
        return [line]
    others = ", ".join(part for part, found in zip(parts, told, strict=True) if part and not found)
    apart = [f"{label}: {each}" for found in told for each in found if each]
    return [f"{label}: {others}", *apart] if others else apart


def _unnumbered(said: str) -> str:
    """Words without the number of a minute or a paragraph before them: "16 Apologies:", "045/26 Present"."""
    return own_number(said)[1] if own_number(said)[0] else BEFORE.sub("", said)


def _coded(said: str) -> list[str]:
    """The names of a line that has a code in brackets behind each, as lines with the codes before; [] of others."""
    parts = [CODED.fullmatch(part.strip()) for part in COMMA.split(said.replace("\n", ", ")) if part.strip()]
    found = [f"{part['code']} = {part['name']}" for part in parts if part]
    return found if len(found) == len(parts) >= LEAST_LISTED else []
