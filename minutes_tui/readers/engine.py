"""The blocks of a source to minutes: title, date, participants, agenda, and who says what. Knows no format."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.labels import labels
from minutes_tui.language.names import compact, roster
from minutes_tui.line.scribe_words import tag
from minutes_tui.line.speakers import leading
from minutes_tui.meeting.agenda_numbers import own_number
from minutes_tui.model.minutes import UNKNOWN_SPEAKER, AgendaItem, Codes, Kind, Minutes, Note, Print
from minutes_tui.readers.cases import facts
from minutes_tui.readers.cases.bare_movers import says_only_movers
from minutes_tui.readers.cases.labels import Label, columns, ends_meeting, is_number, label, records, rows, section
from minutes_tui.readers.cases.notes import CASES, CaseNotes, taken_up
from minutes_tui.readers.cases.outcomes import is_approved, outcome_told
from minutes_tui.readers.contents import without_contents
from minutes_tui.readers.following import (
    Following,
    following,
    given_name_at_start,
    is_bracketed,
    is_label_at_start,
    is_narrative,
)
from minutes_tui.readers.head import Head, days_headed, head, is_date, plain, subtitle, titled
from minutes_tui.readers.item_titles import item_title
from minutes_tui.readers.meeting_told import with_meeting_told
from minutes_tui.readers.missing_parts import missing
from minutes_tui.readers.numbered_items import linked_parts, marked_number, not_reached, with_items
from minutes_tui.readers.roster_at_top import roster_at_top
from minutes_tui.readers.roster_blocks import RosterBlocks
from minutes_tui.readers.roster_lines import says_who_is_there
from minutes_tui.readers.rules_between import with_rules
from minutes_tui.readers.source_blocks import (
    BEFORE,
    SourceBlock,
    SourceDoubt,
    balanced,
    is_directly_below,
    without_links,
    words_of,
)
from minutes_tui.readers.source_language import language_of
from minutes_tui.readers.turns import Speakers, is_signed, says_nothing, turn, with_spellings

LONGEST_HEADING = 8
"""Words in a paragraph that is a heading."""
CODED = re.compile(r"[^\W\d_a-z]{2,5} [a-z]{2}")
"""A code with which a sentence begins."""
NUMBERED = re.compile(
    r"((?:[^\W\d_][^\W\d_.]*(?:\s[^\W\d_]+)?\s)?\d{1,2}(?:\.\d{1,2}){0,2}[.):]?|\([a-z]\)|§\s?\d+\.?|[IVX]{1,5}\.)\s+(?=\S)"
)
"""The number of an item with which its heading begins: 3., 3.1, TOP 3, Agenda item 3:, (a), § 3."""
PART = re.compile(r"(\d{1,2}\.\d{1,2})\.?\s+(?=[^\W\d_])")
"""The number of a part of an item."""
ISSUE = re.compile(r"\[\[?(?P<called>[^\[\]]*#\d+)\]?\]\((?P<address>[^()\s]+)\):?\s+(?P<title>[^\[\]]*)")
"""The heading of a part that is about an issue: "[[Bug #5]](https://…) Locks"."""
QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
WORD = "x"
"""Put behind a label that stands alone, to be read as any other."""
LONGEST_LABEL = 3
"""Words of a label that stands alone."""
LEAST_AGAIN = 5
"""Letters of a heading that comes again."""
FIRST_PART = 0.34
"""Share of a source in which the participants are listed before the first item."""
TRANSCRIPT = 0.3
"""Share of paragraphs that are somebody's words, in a source that is of those."""
LATE = 0.5
"""Share of a source behind which the meeting may end."""
LONGEST_END = 25
"""Words of a sentence that says that the meeting is over."""
NUMBERED_CASES = ("decision", "action", "motion")
"""What an item of a list may be by its label though it has a number, as agenda items have."""


class Imported(Struct, frozen=True):
    """What became of a source."""

    minutes: Minutes
    doubts: tuple[SourceDoubt, ...]
    blocks: tuple[SourceBlock, ...] = ()
    """What was read, in order."""
    brought: Mapping[str, tuple[int, ...]] = {}
    """By the id of each note the indexes of the blocks whose words it has. Those of no note are in the head."""


def imported(blocks: Sequence[SourceBlock], name: str, language: str = "") -> Imported:
    """The minutes that a source's blocks tell of. `name` is the title where the source has none; without a `language`
    it is found."""
    language = language or language_of(blocks)
    blocks, repeated = without_contents(blocks)
    blocks = with_items(blocks, language)
    reading = _Reading(blocks, head(blocks, name, language))
    reading.roster()
    reading.speakers()
    for at in range(len(blocks)):
        if at not in reading.used:
            reading.take(at)
        elif at in reading.top.used:
            reading.keep_links(at)
    made, told = with_meeting_told(with_rules(reading.finished(), blocks, reading.brought), blocks)
    doubts = (
        *repeated,
        *reading.doubts,
        *reading.untold_statuses(),
        *told,
        *following(reading.unsure, made),
        *missing(made, blocks),
    )
    return Imported(made, doubts, tuple(blocks), {id: tuple(each) for id, each in reading.brought.items()})


class _Reading(CaseNotes):
    """One reading of a source, from the top."""

    def __init__(self, blocks: Sequence[SourceBlock], top: Head) -> None:
        self.blocks = blocks
        self.used = set(top.used)
        """Indexes of the blocks that are in the head or the roster of the page."""
        super().__init__(Minutes(meeting=top.meeting))
        self.doubts = list(top.doubts)
        self.brought: dict[str, list[int]] = {}
        """Indexes of the blocks whose words each note has, by its id."""
        self.top = top
        self._labelled = ""
        """Id of the last note that has a name before a colon."""
        self.unsure: list[Following] = []
        """The paragraphs with no name that follow what somebody said."""
        self._label: int | None = None
        """Index of a note that is only a label yet: what comes next are its words."""
        self._has_roster = False
        self._topic_word = ""
        """With what all items begin."""
        self._listing: set[int] = set()
        """The blocks that list people, one each."""
        self._agenda: list[str] = []
        """Titles of the items that a list of them has."""
        self._compacts: list[str] = []
        names = records(self._language)
        self._has_record = any(block.kind == "heading" and compact(block.text) in names for block in blocks)
        """Whether a heading says that the minutes are below it."""
        self._agenda_level = 0
        """How deep the heading of the agenda is, while what comes is below it; 0 of none."""
        self._has_parts = False
        """Whether the last heading was that of the agenda or of the minutes, and those below it are the items."""
        self._first_topic = next((n for n, block in enumerate(blocks) if block.kind == "topic"), 0)
        """Index of the first item that is known to be one: headings before it are none."""
        self._topic_level = min((each.level for each in blocks if each.kind == "topic" and each.level), default=0)
        """How deep the headings are that are known to be items; 0 where none of them is a heading."""
        self._linked = linked_parts(blocks)
        self._subtitle = subtitle(blocks, top.meeting.language)
        headings = [block for at, block in enumerate(blocks) if block.kind == "heading" and at != self._subtitle]
        levels = [block.level for block in headings
                  if NUMBERED.match(block.text) or not section(block.text, top.meeting.language)]  # fmt: skip
        self._item_level = min(levels[1:] if len(levels) > 1 and levels[0] == min(levels) else levels, default=2)
        topics = [block.level for block in blocks if block.kind == "topic" and block.level]
        self._item_level = min((self._item_level, *topics))  # a heading below that of an item is none
        counts = Counter(block.level for block in headings if NUMBERED.match(block.text))
        if counts and counts[self._item_level] == 0 and max(counts.values()) > 2:
            self._item_level = min(level for level, count in counts.items() if count > 2)
        numbered = [NUMBERED.match(block.text) for block in headings if block.level == self._item_level]
        self._has_numbers = sum(map(bool, numbered)) > 1
        titles = [each.text for each in headings if each.level == self._item_level]
        self._has_days, last = days_headed(titles, top.meeting)
        """Whether the items are days, and the headings below them their parts."""
        if last and not top.meeting.last_date:
            self.minutes = replace(self.minutes, meeting=replace(top.meeting, last_date=last))

    # Those who take part

    def roster(self) -> None:
        """Those whom the source lists: in lines at the top, which the page then has as a roster; or in tables and lists
        anywhere, which stay where they are."""
        shown = (n for n, each in enumerate(self.blocks) if n not in self.used and each.kind != "furniture")
        if found := roster_at_top(self.blocks, next(shown, 0), self.minutes):
            self.minutes, self._has_roster = found.minutes, True
            self.used |= set(found.lines)
        else:
            self._lists()

    def _lists(self) -> None:
        found = RosterBlocks(self.blocks, self.minutes)
        self.minutes, self._listing = found.minutes, found.listing
        self.doubts += found.doubts

    def speakers(self) -> None:
        rest = [block for at, block in enumerate(self.blocks) if at not in self.used]
        self.minutes = with_spellings(rest, self.minutes)
        self.said = Speakers(rest, self.minutes, bare=bool(self.minutes.participants))
        self.minutes = self.said.minutes
        for block, name in self.said.added:
            said = f"{name} speaks but is not on the list of participants."
            self.doubts.append(SourceDoubt(block.line, said, block.file, "speaker", name))
        for block, name in self.said.labels:
            said = f"{name} is before a colon and not on the list of participants: it was taken for a label."
            self.doubts.append(SourceDoubt(block.line, said, block.file, "label", name))

    # The proceedings

    def take(self, at: int) -> None:
        """Put a block into the notes, with all its words."""
        block = self.blocks[at]
        count, items = len(self.notes), len(self.items)
        opened = self._open if self._open is not None or not count else count - 1
        before = None if opened is None else self.notes[opened]
        self._below = self.blocks[at + 1].text if at + 1 < len(self.blocks) else ""
        self._is_below = at > 0 and is_directly_below(block, self.blocks[at - 1])
        self._is_counted = False
        self._take(block, at)
        brought, said = self._brought(opened, before, count, items), words_of(block.source)
        is_other = brought != said and not self._is_counted
        if is_other and (block.kind != "heading" or sorted(brought) != sorted(said)):  # a link goes behind it
            del self.notes[count:], self.items[items:]
            if opened is not None and before is not None:
                self.notes[opened] = before
            self._note(markup.entered(block.source), check="Not understood: kept as it stood in the source")
            why = "These lines were not understood and are kept as narrative."
            self.doubts.append(SourceDoubt(block.line, why, block.file, "words"))
        went_on = before is not None and opened is not None and self.notes[opened].text != before.text
        for note in [*self.notes[count:], *([self.notes[opened]] if opened is not None and went_on else [])]:
            self.brought.setdefault(note.id, []).append(at)

    def keep_links(self, at: int) -> None:
        """Keep in a private remark where the links of a block lead that is in the head of the page."""
        if addresses := without_links(self.blocks[at].text)[1]:
            self._take(replace(self.blocks[at], kind="furniture", text=addresses), 0)

    def _brought(self, opened: int | None, before: Note | None, count: int, items: int) -> list[str]:
        """The words that the last block has brought: to the note that was open, and as notes of its own."""
        found: list[str] = []
        if opened is not None and before is not None and self.notes[opened] is not before:
            found += words_of(self.notes[opened].text)[len(words_of(before.text)) :]
        for note in self.notes[count:]:
            if note.kind == "item":
                item = self.items[-1] if len(self.items) > items else None
                found += words_of(f"{item.number or ''} {item.document} {item.title}") if item else []
            if note.attribution == "prefix" and self.said:
                found += words_of(self.said.printed(str(note.speaker)))
            found += words_of(note.text)
        return found

    def _take(self, block: SourceBlock, at: int) -> None:
        match block.kind:
            case "furniture":
                self.notes.append(Note(id=str(len(self.notes) + 1), kind="remark", audience="private",
                                       item=self._item, text=markup.entered(block.text)))  # fmt: skip
            case "heading":
                self._heading(block, at)
            case "topic":
                self._section = ""
                number, title = marked_number(titled(block.text.strip("*_ ")))
                if not number:
                    number, title = own_number(title)
                level = 2 if re.search(r"\d\.\d", number) else 1
                if not number and (part := PART.match(title)):
                    number, title, level = part[1], title[part.end() :], 2
                self._new_item(title, number or ("" if block.number is None else f"{block.number}."), level)
            case "table" | "code" | "quotation":
                self._set(block, at)
            case _:
                self._words_of_somebody(block, at)

    def _heading(self, block: SourceBlock, at: int) -> None:
        """An item, a part of one, or what heads something else: the title, lists, a part of an item's proceedings."""
        self._list_of = ""
        below = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        listed = columns(below.text, self._language) if below and below.kind == "table" else None
        number, title = self._parted(block.text)
        called = "" if number and block.level == self._item_level else section(block.text, self._language)
        self._section = called or (listed.called if listed else "")
        listing = min(self._listing, default=0) if self.minutes.participants else 0
        is_before = at < self._first_topic or (at < listing < len(self.blocks) * FIRST_PART and not number)
        is_record = compact(block.text) in records(self._language)
        if block.level == self._item_level:
            self._has_parts = is_record or self._section == "agenda"
        if self._agenda_level and block.level > self._agenda_level and self._comes_again(block, at):
            self._note(markup.entered(block.text), "heading")
            return
        if self._section == "agenda":
            self._agenda_level = block.level
        elif block.level <= self._agenda_level:
            self._agenda_level = 0
        is_before |= not number and is_date(block.text, self._language)
        is_part = block.level == self._item_level + 1 and self._has_parts
        is_of_day = self._has_days and bool(self.items) and not self._section
        if block.level == self._item_level + 1 and (at in self._linked or is_of_day):
            self._item_of(block, title, number, 2)
            return
        if is_part and not self._section and not is_before:
            self._item_of(block, title, number, 1)
            return
        issue = ISSUE.fullmatch(block.text) if block.level == self._item_level + 1 and self.items else None
        if issue and not self._topic_word:
            self._new_item(plain(issue["title"]), "", 2)
            self.items[-1] = replace(self.items[-1], document=f"[{issue['called']}]({issue['address']})")
        elif self._section or self._topic_word or at == self._subtitle or is_before or is_record:
            self._note(markup.entered(block.text), "heading")
        elif self._topic_level and block.level > self._topic_level:
            self._note(markup.entered(block.text), "heading")  # all parts that are items have numbers
        elif block.level == self._item_level or (block.level == self._item_level + 1 and number):
            self._item_of(block, title, number, 1 + block.level - self._item_level)
        else:
            self._note(markup.entered(block.text), "heading")

    def _comes_again(self, block: SourceBlock, at: int) -> bool:
        """Whether what a heading of the agenda names is further down, where it was spoken of: below a heading for the
        minutes, or one in the same words or fewer."""
        said = compact(block.text)
        below = (compact(each.text) for each in self.blocks[at + 1 :] if each.kind == "heading")
        return self._has_record or any(len(each) >= LEAST_AGAIN and said.startswith(each) for each in below)

    def _item_of(self, block: SourceBlock, title: str, number: str, level: int) -> None:
        """An item by its heading, with its links and code."""
        said = titled(title)
        if sorted(words_of(f"{number} {said}")) != sorted(words_of(block.text)):
            self._note(markup.entered(block.text), "heading")
            return
        self._new_item(said, number, level)
        self._section = "decision" if is_approved(said, self._language) else ""

    def _parted(self, title: str) -> tuple[str, str]:
        """The number of a heading where the source numbers its items, and its words."""
        if own := own_number(title)[0]:
            return own, own_number(title)[1]
        found = NUMBERED.match(title) if self._has_numbers else None
        return (found[1], title[found.end() :]) if found else ("", title)

    def _topic(self, text: str, word: str, title: str) -> None:
        """An item behind a scribe's word, which the page has in the place of the number where all items have it."""
        if not self.items:
            self._topic_word = word
        if word == self._topic_word:
            self._new_item(plain(title), f"{word}:")
        else:
            self._note(markup.entered(text), "heading")

    def _new_item(self, title: str, number: str = "", level: int = 1) -> None:
        self._motion, self._list_of, self._is_over = "", "", False
        key = str(len(self.items) + 1)
        level = level if self.items else 1
        own = number or ("" if self._has_numbers else None)
        self.items.append(AgendaItem(key=key, title=title, number=own, level=level))
        self.notes.append(Note(id=str(len(self.notes) + 1), kind="item", item=key, outcome="taken up"))
        self._open = None

    def _set(self, block: SourceBlock, at: int) -> None:
        """A table, code or a quotation, which goes on with what was said; or what a label says that it is."""
        text = block.text
        if block.kind == "table" and self._is_counted_or_listed(block, at):
            return
        if block.kind == "quotation":
            said, _, table = QUOTED.sub("", text).replace("\\\n", "\n").partition("\n\n|")
            named = turn(said)
            if label(said, self._language) or (named and named.rest and self.said and self.said.key(named.name)):
                self._take(replace(block, kind="paragraph", text=said), at)
                if table:
                    self._set(replace(block, kind="table", text=f"|{table}".strip()), at)
                return
            text = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        elif block.kind == "code" and text.count("```") != 2:
            text = markup.entered(text.replace("```", ""))
        if self._last:
            self._set_below(block, text)
        else:
            self._note(text)

    def _is_counted_or_listed(self, block: SourceBlock, at: int) -> bool:
        """Put in a table that is a vote, or a list of tasks or decisions; False of any other."""
        if self._section == "agenda":
            cells = [[each for each in map(markup.words, row) if each] for row in rows(block.text)]
            self._agenda += [row[len(row) > 1 and is_number(row[0])] for row in cells if row]
            return False
        if self._is_voted_in_table(block):
            return True
        if not (listed := columns(block.text, self._language)):
            return False
        head, *tasks = rows(block.text)
        if any(self._is_elsewhere(row[listed.what], at) for row in tasks if len(row) > listed.what):
            return False
        if listed.called == "action" and not any(row[n] for row in tasks for n in listed[2:] if 0 <= n < len(row)):
            return False  # nobody is to do anything of it
        self._rows(listed, head, tasks)
        return True

    def _is_elsewhere(self, said: str, at: int) -> bool:
        """Whether words of a list stand in another paragraph, too: the list then says again what is there."""
        if not self._compacts:
            self._compacts = [compact(each.text) if each.kind != "table" else "" for each in self.blocks]
        wanted = compact(markup.words(said))
        return any(wanted in each for n, each in enumerate(self._compacts) if n != at)

    def _words_of_somebody(self, block: SourceBlock, at: int) -> None:
        if block.speaker and self.said:
            self._spoken(block.speaker, block.text, block.speaker + ":")
            if self._motion and (way := facts.ballot(block.text)):
                self._ballot(way)
            return
        if block.goes_on and self.said:
            key = self.said.key(block.goes_on)
            if (last := self._last) and last.speaker == key:
                self._onto(markup.paragraph_added(last.text, block.text))
            else:
                self._note(markup.entered(block.text), "statement", key)
            return
        known = tag(block.text, self.minutes.meeting.language) if block.number is None else None
        is_topic = known is not None and known.command == "topic" and not known.number and not item_title(block.text)
        if known and is_topic and block.kind == "paragraph" and known.words:
            self._topic(block.text, known.word, known.words)
            return
        if self._label is not None and self._label == self._open and block.kind == "paragraph":
            self._onto(markup.paragraph_added(self.notes[self._label].text, block.text))
            self._label = None
            return
        self._label = None
        if self._is_case(block, at):
            return
        if block.is_unspoken:
            self._note(markup.entered(block.text))
            self._open = None
            return
        self._uttered(block, at)

    def _uttered(self, block: SourceBlock, at: int) -> None:
        """Put in words that are no case: those behind a name, an item of a list, or a paragraph."""
        found = turn(block.text) if block.number is None else None
        if found and self.said and self.said.key(found.name) and (found.rest or self._is_before_items(at)):
            self._spoken(found.name, found.rest, found.lead)
            self._said_level = block.level if block.kind == "item" else 0
            self._thread.take(self.notes, self._said_level)
            if self._motion and (way := facts.ballot(found.rest)):
                self._ballot(way)
            return
        if block.kind == "item":
            above = self._last
            self._listed(block)
            self._became(block, above)
            return
        if at in self._listing:
            self._on_or_new(block.text)
        else:
            self._narrative(block, at)

    def _narrative(self, block: SourceBlock, at: int) -> None:
        """A paragraph with a name in it or none: somebody's words, a heading, or what goes on with the one before."""
        said = BEFORE.sub("", block.text)
        people = leading(said, roster(self.minutes), labels(self._language))
        self._said_level = 0
        if is_bracketed(block.text) or (people and says_nothing(said[people.end :], self.minutes)):
            self._note(markup.entered(block.text))
            self._open = None
        elif people and not people.ambiguous and (not people.by_code or CODED.match(block.text)):
            codes: Codes = people.keys[0] if len(people.keys) == 1 else tuple(people.keys)
            self._note(markup.entered(block.text), "statement", codes, "inline")
        elif people and people.ambiguous:
            self._note(markup.entered(block.text), check=people.ambiguous)
            self.doubts.append(SourceDoubt(block.line, people.ambiguous, block.file, "name"))
        elif self._is_heading(block, at):
            self._note(markup.entered(block.text), "heading")
        elif not self._is_transcript and (by := given_name_at_start(said, self.minutes)):
            self._note(markup.entered(block.text), "statement", by, "inline")
            self._open = None
        elif self._is_behind_list(at) or says_who_is_there(block.text, self.minutes):
            self._note(markup.entered(block.text))
        elif (last := self._last) and last.speaker:
            self._after_statement(block, last)
        else:
            self._note(markup.entered(block.text), speaker=self._going_on)

    def _after_statement(self, block: SourceBlock, last: Note) -> None:
        """Put in a paragraph with no name that follows what somebody said. In a source with a name before all that is
        said, or in which sentences begin with it, they go on; it is narrative where it says what the meeting did, and
        where such a name marks only some paragraphs of a report."""
        is_behind_label = self._labelled == last.id
        if is_narrative(block.text, self._language) or (is_label_at_start(block.text) and not self._is_transcript):
            self._note(markup.entered(block.text))
        elif is_behind_label and not self._is_transcript:
            self._note(markup.entered(block.text))
            self.unsure.append(Following(block, last.speaker, is_theirs=False, is_behind_label=True))
        else:
            self._onto(markup.paragraph_added(last.text, block.text))
            self.unsure.append(Following(block, last.speaker, is_theirs=True, is_behind_label=is_behind_label))

    def _is_behind_list(self, at: int) -> bool:
        """Whether a paragraph stands behind a list below a name that stands alone: it is nobody's words."""
        last = self._last
        name, _, listed = last.text.partition("\n") if last and last.speaker else ("", "", "")
        is_alone = bool(last and last.attribution == "inline" and listed and name.rstrip().endswith((":", "：", "*")))
        return is_alone and at > 0 and self.blocks[at - 1].kind == "item"

    def _is_before_items(self, at: int) -> bool:
        return at + 1 < len(self.blocks) and self.blocks[at + 1].kind in ("item", "code", "quotation")

    def _spoken(self, name: str, rest: str, lead: str) -> None:
        """A statement behind a name, which stays as it is spelled."""
        assert self.said
        key = self.said.key(name)
        kind: Kind = "question" if rest.rstrip("*_ ”\"'").endswith("?") else "statement"
        is_known = isinstance(key, str) and key not in ("", UNKNOWN_SPEAKER) and self.said.printed(key) == name
        if is_known and rest and not BEFORE.match(lead):
            self._note(markup.entered(rest), kind, key, "prefix")
        else:
            self._note(markup.entered(f"{lead} {rest}".strip()), kind if rest else "statement", key, "inline")
        self._labelled = self.notes[-1].id

    def _is_case(self, block: SourceBlock, at: int) -> bool:
        """Put in a block that says what was moved, voted, decided or is to be done; False of any other."""
        count = len(self.notes)
        found = self._is_put_as_case(block, at)
        if found and len(self.notes) > count:
            self._case_level = block.level if block.kind == "item" else 0
        return found

    def _is_put_as_case(self, block: SourceBlock, at: int) -> bool:
        if facts.names_movers(block.text, self.minutes):
            others = (each.text for each in self.blocks[at + 1 : at + 3])
            below = next((each for each in others if not facts.names_movers(each, self.minutes)), "")
            if self._is_seconded(block) or self._is_moved_before(block, below) or self._is_moved(block):
                return True
        if self._is_result_below(block) or self._is_resolved(block) or self._is_moved_above(block):
            return True
        if self._is_seconded_below(block):
            return True
        if block.done is not None and at not in self._listing:
            self._case(Label("action", block.text), block.text, at)
            self._fact(done=block.done)
            return True
        found = label(block.text, self._language)
        if found and (block.number is None or (found.called in NUMBERED_CASES and self._section != "agenda")):
            is_count = found.called == "decision" and facts.is_tally(found.said, self._language)
            self._case(Label("vote", found.said) if is_count else found, block.source, at)
            return True
        if called := self._listed_as(block):
            if not self._is_elsewhere(block.text, at):
                self._case(Label(called, block.text), block.source, at)
                return True
        elif self._heads_list(block, self.blocks[at + 1] if at + 1 < len(self.blocks) else None):
            self._note(markup.entered(block.text))
            self._open = None
            return True
        said = markup.words(block.text).strip()
        alone = label(f"{said.rstrip(':：')}: {WORD}", self._language) if len(said.split()) <= LONGEST_LABEL else None
        if (
            alone
            and alone.said == WORD
            and alone.called == "vote"
            and self._is_result(*(each.text for each in self.blocks[at + 1 : at + 3]))
        ):
            self._case(Label("vote", ""), block.text, at)
            return True
        if alone and alone.said == WORD and alone.called != "vote":
            self._case(Label(alone.called, ""), block.text, at)
            self._label = len(self.notes) - 1
            return True
        return self._is_assigned(block) or self._is_vote(block) or self._is_told(block, at)

    def _is_told(self, block: SourceBlock, at: int) -> bool:
        """Put in the sentences of a paragraph of which one says what was moved, decided, is to be done, or that the
        meeting is over; False of any other paragraph."""
        is_item = block.kind != "paragraph" or block.number is not None
        sentences = [block.text] if "\n" in block.text or is_item else facts.sentences(block.text, self._language)
        sentences = balanced(sentences)
        spoken = turn(block.text)
        is_spoken = self._is_transcript or bool(spoken and self.said and self.said.key(spoken.name))
        told = [self._told(each, at, is_spoken) for each in sentences]
        if is_item and not is_spoken and self._is_decided(block, told, at):
            return True
        if block.kind == "item" and not is_spoken and len(told) == 1 and told[0] and told[0].called == "action":
            self._case(Label("action", told[0].said), block.source, at)
            return True
        if is_item or not any(told):
            return self._is_moved(block)
        before: list[str] = []
        count = len(self.notes)
        for sentence, found in zip(sentences, told, strict=True):
            if found is None and facts.moved(sentence, self.minutes) is None:
                before.append(sentence)
                continue
            if found is not None and found.called == "outcome":
                if before or not self._motion or self._motion not in (self.notes[-1].id, self.notes[-1].answers):
                    if not outcome_told(sentence, self._language):
                        before.append(sentence)
                        continue
                    if before and len(self.notes) == count and sentence is sentences[-1] and not self._is_of(before[0]):
                        sentence = " ".join([*before, sentence])  # which alone does not say what was decided
                        before.clear()
                    self._narrated(before, block, at)
                    self._case(Label("decision", sentence), sentence, 0)
                    continue
                said = self.notes[-1].text
                is_first = sentence == sentences[0]  # of a line of its own
                self._fact(text=markup.paragraph_added(said, sentence) if is_first else f"{said} {sentence}")
                self._came_out(found.said)
                continue
            is_formula = found is None and says_only_movers(sentence, self.minutes, is_next=True)
            what = [before.pop()] if is_formula and before else []
            self._narrated(before, block, at)
            if is_formula and not what and len(self.notes) > count and self._is_by_outcome(self.notes[-1]):
                moved = facts.moved(sentence, self.minutes)
                assert moved
                self._fact(kind="motion", mover=moved.mover, seconder=moved.seconder, outcome="carried",
                           text=f"{self.notes[-1].text} {sentence}")  # fmt: skip
                self._motion = self.notes[-1].id
            elif found is None:
                self._is_moved(replace(block, text=" ".join([*what, sentence])))
            elif found.called == "end" or found.called == "outcome":
                heads = self.notes[-1].kind == "item" if self.notes else False  # "Close"
                item = self._item if heads else ""
                self.notes.append(Note(id=str(len(self.notes) + 1), item=item, text=markup.entered(sentence)))
                self._open = None
                self._is_over = not heads and found.called == "end"
            elif not (sentence == sentences[0] and found.called == "decision" and self._is_elected(sentence)):
                pending = self._motion
                self._case(Label(found.called, found.said), sentence, 0)
                self._motion, self._open = pending, None
        self._narrated(before, block, at)
        return True

    def _is_decided(self, block: SourceBlock, told: Sequence[facts.Told | None], at: int) -> bool:
        """Put in an item of a list that tells what was decided, and has no part of its own below it."""
        below = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        has_parts = below is not None and below.kind == "item" and below.level > block.level
        is_decided = any(
            found and (found.called == "decision" or (found.called == "outcome" and not self._motion
                                                      and outcome_told(block.text, self._language)))
            for found in told
        )  # fmt: skip
        if has_parts or block.kind != "item" or not is_decided:
            return False
        self._case(Label("decision", block.text), block.source, at)
        return True

    def _narrated(self, sentences: list[str], block: SourceBlock, at: int) -> None:
        if sentences and not self._is_called(replace(block, text=" ".join(sentences), number=None)):
            self._uttered(replace(block, text=" ".join(sentences)), at)
        sentences.clear()

    @cached_property
    def _is_transcript(self) -> bool:
        """Whether the source is of what people said, and not of what was decided."""
        texts = [block for block in self.blocks if block.kind in ("paragraph", "item")]
        spoken = sum(
            bool(block.speaker or block.goes_on)
            or bool((found := turn(block.text)) and self.said and self.said.key(found.name))
            for block in texts
        )
        is_document = self.minutes.participants or any(block.kind in ("heading", "topic") for block in self.blocks)
        return spoken > TRANSCRIPT * len(texts) or not is_document

    def _told(self, sentence: str, at: int, is_spoken: bool) -> facts.Told | None:
        is_late = at > LATE * len(self.blocks)
        if is_late and ends_meeting(sentence, self._language) and len(sentence.split()) <= LONGEST_END:
            return facts.Told("end", sentence)
        return facts.told(BEFORE.sub("", sentence), self.minutes, is_spoken=is_spoken)

    def _is_heading(self, block: SourceBlock, at: int) -> bool:
        """Whether a short paragraph heads what comes: no stop behind it, and somebody speaks below it."""
        said = block.text.split()
        below = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if len(said) > LONGEST_HEADING or block.text[-1:] in ".!?;,…" or not block.text[:1].isupper() or not below:
            return False
        if says_who_is_there(block.text, self.minutes) or at + 1 in self._listing or block.text[-1:].isdigit():
            return False
        if is_signed(below.text, self.minutes):
            return False
        found = turn(below.text)
        known = labels(self.minutes.meeting.language)
        is_turn = found and self.said and self.said.key(found.name) and below.kind == "paragraph"
        return bool(is_turn or (below.kind == "paragraph" and leading(below.text, roster(self.minutes), known)))

    def finished(self) -> Minutes:
        """The minutes, with the keys of `[print]` by which the page says what the source said."""
        by_code, notes = self.said is not None and self.said.by_code, tuple(taken_up(self.notes))
        is_agenda = bool(self.items) and not any(note.kind == "item" for note in notes)
        layout = Print(
            head=(*self.top.parts, *(("agenda",) if is_agenda else ())),
            front=None if self._has_roster else (),
            lists=(),
            roster="lines" if self._has_roster else None,
            speaker_bold=False,
            item_number=("{number}" if any(item.number for item in self.items) else "") if self.items else None,
            speaker="{code}" if by_code else None,
            blocks="words" if any(note.kind in CASES for note in self.notes) else None,
        )
        return replace(
            self.minutes, print=layout, agenda=(*self.items, *not_reached(self._agenda, self.items)), notes=notes
        )
