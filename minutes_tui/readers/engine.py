"""The blocks of a source to minutes: title, date, participants, agenda, and who says what. Knows no format."""

import datetime as dt
import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.language import markup
from minutes_tui.language.day_phrases import day
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.names import compact, roster
from minutes_tui.line.scribe_words import tag
from minutes_tui.line.speakers import leading
from minutes_tui.model.minutes import (
    CONTINUABLE,
    UNKNOWN_SPEAKER,
    AgendaItem,
    Attribution,
    Body,
    Codes,
    Kind,
    Meeting,
    Minutes,
    Note,
    Participant,
    Print,
    listed,
)
from minutes_tui.readers import cases
from minutes_tui.readers.people_lines import Entry
from minutes_tui.readers.roster_lines import (
    are_people,
    built,
    heading_of,
    line_people,
    people_listed,
    table_people,
)
from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt, words_of
from minutes_tui.readers.turns import Speakers, heading, turn, with_spellings

DATE = re.compile(
    r"\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}|\d{1,2}-[^\W\d_]{3}-\d{4}|\d{1,2}(?:st|nd|rd|th|\.|º|er)?\s+(?:of\s+|de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
)
DATE_WORD = re.compile(
    r"(?:dat[aeo]|datum|date of (?:the )?meeting|fecha|päivä\w*|kuupäev|datums|дата)\s*[:：]", re.IGNORECASE
)
"""Before the date of the meeting."""
LONGEST_TITLE, LONGEST_HEADING, LONGEST_DATE = 40, 8, 6
"""Words in a paragraph that is a title, a heading, the date."""
FIRST_LINES = 20
"""Blocks among which the date is looked for."""
BEFORE_BODY = re.compile(r"^\w+\s+(?:for|of|from|to)\s+(?:the\s+)?")
CODE = re.compile(r"[\w-]+")
LONGEST = 6_000
"""Characters of a note behind which a new one begins: what goes on with a text reads all of it."""
LONGEST_LABEL, LONGEST_FORMULA = 3, 14
"""Words of a label that stands alone, and of a line that says who moved and nothing else."""
FORMULA = re.compile(
    r"\S+(?: \S+){0,3} (?:made (?:the|a) motion|moved)\b(?! (?:to (?!approve,)|that|for))|(?:Proposed|Moved)\b"
)
"""A sentence that says who moved, and not what: that stands in the one before."""
LEAST_LISTED = 3
"""Names behind a sentence that ends in "the following present:"."""
CASES = ("decision", "action", "motion", "vote")
KEYS = {"for": "for_"}
"""What the ways of a vote are called in Python."""
KINDS: dict[str, Kind] = {"decision": "decision", "action": "action", "motion": "motion"}
"""By the command of a scribe's word."""


class Imported(Struct, frozen=True):
    """What became of a source."""

    minutes: Minutes
    doubts: tuple[SourceDoubt, ...]


def imported(blocks: Sequence[SourceBlock], name: str, language: str = "en") -> Imported:
    """The minutes that a source's blocks tell of. `name` is the title where the source has none."""
    reading = _Reading(blocks, name, language)
    reading.head()
    reading.roster()
    reading.speakers()
    for at in range(reading.at, len(blocks)):
        reading.take(at)
    return Imported(reading.finished(), tuple(reading.doubts))


class _Reading:
    """One reading of a source, from the top."""

    def __init__(self, blocks: Sequence[SourceBlock], name: str, language: str) -> None:
        self.blocks = blocks
        self.at = 0
        self.minutes = Minutes(meeting=Meeting(title=name, language=language))
        self.doubts: list[SourceDoubt] = []
        self.notes: list[Note] = []
        self.items: list[AgendaItem] = []
        self.said: Speakers | None = None
        self._print = ["title"]
        self._label: int | None = None
        """Index of a note that is only a label yet: what comes next are its words."""
        self._motion = ""
        """Id of the motion that is pending."""
        self._has_roster = False
        self._topic_word = ""
        """With what all items begin."""
        self._listing: set[int] = set()
        """The blocks that list people, one each."""
        self._open: int | None = None
        """Index of the note with which what comes may go on."""
        levels = [block.level for block in blocks if block.kind == "heading"]
        self._item_level = min(levels[1:] if len(levels) > 1 and levels[0] == min(levels) else levels, default=2)

    # The head

    def head(self) -> None:
        """The title, the date and the venue, as far as they stand at the top in this order."""
        meeting = self.minutes.meeting
        self._furniture()
        first = self._here()
        if first and (first.kind == "heading" or self._is_title(first)):
            meeting = replace(meeting, title=markup.words(first.text))
            self.at += 1
        else:
            said = "No title was found: the name of the file stands for it."
            self.doubts.append(SourceDoubt(1, said, self.blocks[0].file))
        self._furniture()
        here = self._here()
        if here and here.kind == "paragraph" and len(here.text.split()) <= LONGEST_DATE:
            found = self._date(here.text)
            if found and self.at:
                meeting = replace(meeting, date=found, date_printed=markup.words(here.text))
                self._print.append("date")
                self.at += 1
        self._furniture()
        here = self._here()
        label, colon, venue = markup.words(here.text).partition(":") if here else ("", "", "")
        if here and here.kind == "paragraph" and colon and compact(label) == compact(labels(meeting.language).venue):
            meeting = replace(meeting, venue=venue.strip())
            self._print.append("venue")
            self.at += 1
        if meeting.date is None:
            meeting = replace(meeting, date=next(filter(None, map(self._date, self._dated(meeting.title))), None))
        if meeting.date is None:
            self.doubts.append(SourceDoubt(1, "No date of the meeting was found.", self.blocks[0].file))
        self.minutes = replace(self.minutes, meeting=meeting)

    def _here(self) -> SourceBlock | None:
        return self.blocks[self.at] if self.at < len(self.blocks) else None

    def _furniture(self) -> None:
        while (block := self._here()) and block.kind == "furniture":
            self.take(self.at)
            self.at += 1

    def _is_title(self, block: SourceBlock) -> bool:
        """Whether the first paragraph is the title: short, with no label before it and no stop behind it."""
        said = block.text.split()
        return (
            block.kind == "paragraph" and len(said) <= LONGEST_TITLE and not block.speaker and ":" not in block.text
            and block.text[-1:] not in ".!?;," and "\n" not in block.text
        )  # fmt: skip

    def _dated(self, title: str) -> list[str]:
        """The texts at the top in which the date may be: those that a word for it begins go first, those that a
        scribe's word begins have others, such as when something is due."""
        texts = [markup.words(block.text) for block in self.blocks[:FIRST_LINES]]
        texts = [text for text in texts if not tag(text, self.minutes.meeting.language)]
        return [title, *sorted(texts, key=lambda text: not DATE_WORD.match(text))]

    def _date(self, text: str) -> dt.date | None:
        found = DATE.search(text)
        if not found:
            return None
        own = self.minutes.meeting.language
        for language in (own, *languages(variants=False)):
            for said in (found[0], re.sub(r"\b(?:of|de)\s+", "", found[0])):
                told = day(said, language, dt.date(2000, 1, 1))
                if told and told.kind == "day":
                    return told.date
        return None

    # Those who take part

    def roster(self) -> None:
        """Those whom the source lists: in lines at the top, which the page then has as a roster; or in tables and lists
        anywhere, which stay where they are."""
        self._lines()
        if not self._has_roster:
            self._lists()

    def _lines(self) -> None:
        """A roster of lines, each body below its heading."""
        at, bodies, people = self.at, list[Body](), list[Participant]()
        role, waiting, above = "", False, None
        while at < len(self.blocks) and (block := self.blocks[at]).kind == "paragraph":
            minutes = replace(self.minutes, participants=tuple(people))
            said = markup.words(block.text).strip()
            label = heading_of(said, self.minutes.meeting.language) if said.endswith(":") else ""
            is_role = label and not _names_body(said) and len(said.split()) <= 3
            if label and not is_role:
                name = said.split()[0] if label == "guest" else BEFORE_BODY.sub("", said).rstrip(": ")
                key = name.lower() if label == "guest" else (name.split() or [""])[-1].strip("().,")
                if not CODE.fullmatch(key) or key in {body.key for body in bodies}:
                    key = f"body{len(bodies) + 1}"
                bodies.append(Body(key=key, name=name, heading=said))
                role, above = ("guest" if label == "guest" else ""), None
            elif is_role:
                role, waiting, above = label, True, None
            elif not bodies or (people and leading(block.text, roster(minutes), labels("en"))):
                break
            else:
                listed = line_people(block.text, minutes, above)
                if not listed:
                    break
                found = [replace(each, body=bodies[-1].key, role=each.role or role) for each in listed]
                if above is not None and not above.affiliation:
                    people[-1] = replace(above, affiliation=found[0].affiliation)
                elif above is not None:
                    found[0] = replace(found[0], delegation="")
                if len(found) > 1 or words_of(built(found[0])) != words_of(said) or built(found[0]) != said:
                    printed = f"{label_above}: {said}" if (label_above := _label(role) if waiting else "") else said
                    found = [replace(each, printed="" if n else printed) for n, each in enumerate(found)]
                above = found[-1] if said.endswith(",") else None
                role, waiting = (role if role == "guest" else ""), False
                people += found
            at += 1
        if len(people) > 1:
            self.minutes = replace(self.minutes, bodies=tuple(bodies), participants=tuple(people))
            self._has_roster, self.at = True, at

    def _lists(self) -> None:
        lines, label, language = list[str](), "", self.minutes.meeting.language
        for at, block in enumerate(self.blocks):
            said = markup.words(block.source if block.kind == "paragraph" else block.text).strip()
            before, colon, behind = said.partition(":")
            sentence = heading_of((before.split() or [""])[-1], language) if colon else ""
            told = heading(before, language) if colon or block.kind == "heading" else ""
            if block.kind == "table":
                self._add(table_people(block.text, self.minutes))
            elif told:
                lines += ["", *(f"{before}:{behind}".split("\n"))]
                label = f"{before}:" if not behind.strip() or behind.rstrip().endswith((",", ";")) else ""
            elif not colon and block.kind == "paragraph" and are_people(said, "", self.minutes, is_labelled=True):
                lines += ["", *said.split("\n")]
                label = ""
            elif sentence:
                found = people_listed([f"{before.split()[-1]}:{behind}"], self.minutes)
                self._add(found if len(found) >= LEAST_LISTED else ())
            elif label and (
                block.kind == "item" or (block.kind == "paragraph" and are_people(said, label, self.minutes))
            ):
                lines += said.split("\n")
                self._listing.add(at)
            else:
                label = ""
        self._add(people_listed(lines, self.minutes))

    def _add(self, entries: Sequence[Entry]) -> None:
        """Those who are in no list yet, and who was there without being named."""
        known = {compact(each.name) for each in self.minutes.participants}
        new = [each.person for each in entries if each.person and compact(each.person.name) not in known]
        meeting = self.minutes.meeting
        groups = dict.fromkeys((*listed(meeting.also_present), *(each.unnamed for each in entries if each.unnamed)))
        if len(groups) > len(listed(meeting.also_present)):
            meeting = replace(meeting, also_present=tuple(groups))
        self.minutes = replace(self.minutes, meeting=meeting, participants=(*self.minutes.participants, *new))

    def speakers(self) -> None:
        rest = self.blocks[self.at :]
        self.minutes = with_spellings(rest, self.minutes)
        self.said = Speakers(rest, self.minutes, bare=bool(self.minutes.participants))
        self.minutes = self.said.minutes
        for block, name in self.said.added:
            self.doubts.append(
                SourceDoubt(block.line, f"{name} speaks but is not on the list of participants.", block.file)
            )

    # The proceedings

    def take(self, at: int) -> None:
        """Put a block into the notes, with all its words."""
        block = self.blocks[at]
        count, items, opened = len(self.notes), len(self.items), self._open
        before = None if opened is None else self.notes[opened]
        self._take(block, at)
        if self._brought(opened, before, count, items) != words_of(block.source):
            del self.notes[count:], self.items[items:]
            if opened is not None and before is not None:
                self.notes[opened] = before
            self._note(markup.entered(block.source), check="Not understood: kept as it stood in the source")
            said = "These lines were not understood and are kept as narrative."
            self.doubts.append(SourceDoubt(block.line, said, block.file))

    def _brought(self, opened: int | None, before: Note | None, count: int, items: int) -> list[str]:
        """The words that the last block has brought: to the note that was open, and as notes of its own."""
        found: list[str] = []
        if opened is not None and before is not None and self.notes[opened] is not before:
            found += words_of(self.notes[opened].text)[len(words_of(before.text)) :]
        for note in self.notes[count:]:
            if note.kind == "item":
                found += (
                    words_of(f"{self.items[-1].number or ''} {self.items[-1].title}") if len(self.items) > items else []
                )
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
                self._heading(block)
            case "topic":
                self._new_item(block.text)
            case "table" | "code" | "quotation":
                self._set(block)
            case _:
                self._words_of_somebody(block, at)

    @property
    def _item(self) -> str:
        return self.items[-1].key if self.items else ""

    def _note(
        self,
        text: str,
        kind: Kind = "statement",
        speaker: Codes = (),
        attribution: Attribution = "none",
        check: str = "",
    ) -> None:
        self.notes.append(Note(id=str(len(self.notes) + 1), kind=kind, item=self._item, speaker=speaker,
                               attribution=attribution, text=text, check=check))  # fmt: skip
        self._open = len(self.notes) - 1 if kind in CONTINUABLE else None

    def _heading(self, block: SourceBlock) -> None:
        if block.level != self._item_level:
            self._note(markup.entered(block.text), "heading")
            return
        if self._topic_word:
            self._note(markup.entered(block.text), "heading")
        else:
            self._new_item(block.text)

    def _topic(self, text: str, word: str, title: str) -> None:
        """An item behind a scribe's word, which the page has in the place of the number where all items have it."""
        if not self.items:
            self._topic_word = word
        if word == self._topic_word:
            self._new_item(title, f"{word}:")
        else:
            self._note(markup.entered(text), "heading")

    def _new_item(self, title: str, number: str = "") -> None:
        self._motion = ""
        key = str(len(self.items) + 1)
        self.items.append(AgendaItem(key=key, title=title, number=number or None))
        self.notes.append(Note(id=str(len(self.notes) + 1), kind="item", item=key, outcome="taken up"))
        self._open = None

    def _set(self, block: SourceBlock) -> None:
        """A table, code or a quotation, which goes on with what was said."""
        text = block.text
        if block.kind == "table" and (found := cases.answers(text, labels(self.minutes.meeting.language))):
            self._note(text, "vote")
            ways = set(found) <= {"for", "against", "abstain", "invalid"}
            self._fact(**({KEYS.get(way, way): n for way, n in found.items()} if ways else {"options": found}))
            return
        if block.kind == "quotation":
            text = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        elif block.kind == "code" and text.count("```") != 2:
            text = markup.entered(text.replace("```", ""))
        if last := self._last:
            self._onto(f"{last.text}\n\n{text}".strip())
        else:
            self._note(text)

    @property
    def _last(self) -> Note | None:
        """The note with which what comes goes on; None where that begins one of its own."""
        last = None if self._open is None else self.notes[self._open]
        return last if last and len(last.text) < LONGEST else None

    @property
    def _going_on(self) -> Codes:
        """Who is speaking still where the note with their words has become too long."""
        return () if self._open is None else self.notes[self._open].speaker

    def _onto(self, text: str) -> None:
        assert self._open is not None
        self.notes[self._open] = replace(self.notes[self._open], text=text)

    def _words_of_somebody(self, block: SourceBlock, at: int) -> None:
        if block.speaker and self.said:
            self._spoken(block.speaker, block.text, block.speaker + ":")
            if self._motion and (way := cases.ballot(block.text)):
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
        if known and known.command == "topic" and block.kind == "paragraph" and not known.number and known.words:
            self._topic(block.text, known.word, known.words)
            return
        if self._label is not None and self._label == self._open and block.kind == "paragraph":
            self._onto(markup.paragraph_added(self.notes[self._label].text, block.text))
            self._label = None
            return
        self._label = None
        if self._is_case(block):
            return
        found = turn(block.text) if block.number is None else None
        if found and self.said and self.said.key(found.name) and (found.rest or self._is_before_items(at)):
            self._spoken(found.name, found.rest, found.lead)
            return
        if block.kind == "item":
            self._listed(block)
            return
        if at in self._listing:
            self._on_or_new(block.text)
            return
        people = leading(block.text, roster(self.minutes), labels(self.minutes.meeting.language))
        if people and not people.ambiguous and not people.by_code:
            codes: Codes = people.keys[0] if len(people.keys) == 1 else tuple(people.keys)
            self._note(markup.entered(block.text), "statement", codes, "inline")
        elif people and people.ambiguous:
            self._note(markup.entered(block.text), check=people.ambiguous)
            self.doubts.append(SourceDoubt(block.line, people.ambiguous, block.file))
        elif self._is_heading(block, at):
            self._note(markup.entered(block.text), "heading")
        elif (last := self._last) and last.speaker:
            self._onto(markup.paragraph_added(last.text, block.text))
        else:
            self._note(markup.entered(block.text), speaker=self._going_on)

    def _on_or_new(self, text: str) -> None:
        if last := self._last:
            self._onto(markup.paragraph_added(last.text, text))
        else:
            self._note(markup.entered(text))

    def _is_before_items(self, at: int) -> bool:
        return at + 1 < len(self.blocks) and self.blocks[at + 1].kind in ("item", "code", "quotation")

    def _spoken(self, name: str, rest: str, lead: str) -> None:
        """A statement behind a name, which stays as it is spelled."""
        assert self.said
        key = self.said.key(name)
        if isinstance(key, str) and key not in ("", UNKNOWN_SPEAKER) and rest and self.said.printed(key) == name:
            kind: Kind = "question" if rest.rstrip("*_ ”\"'").endswith("?") else "statement"
            self._note(markup.entered(rest), kind, key, "prefix")
        else:
            self._note(markup.entered(f"{lead} {rest}".strip()), "statement", key, "inline")

    def _case(self, kind: Kind, said: str, block: SourceBlock) -> None:
        """A decision, an action item or a motion, with the source's own word for it in its text."""
        self._note(markup.entered(block.text), kind)
        if kind == "action":
            who, due = cases.to_do(said, self.minutes)
            self._fact(responsible=who, due=due)
        else:
            self._motion = self.notes[-1].id if kind == "motion" else ""

    def _fact(self, **keys: object) -> None:
        self.notes[-1] = replace(self.notes[-1], **keys)

    def _is_case(self, block: SourceBlock) -> bool:
        """Put in a block that says what was moved, voted, decided or is to be done; False of any other."""
        language = self.minutes.meeting.language
        if cases.names_movers(block.text, self.minutes):
            return self._is_moved(block)
        known = tag(block.text, language) if block.number is None else None
        if known and known.command in KINDS and not known.number and known.words:
            self._case(KINDS[known.command], known.words, block)
            return True
        said = markup.words(block.text).strip()
        alone = tag(f"{said.rstrip(':：')}: x", language) if len(said.split()) <= LONGEST_LABEL else None
        if alone and alone.command in KINDS and not alone.number and alone.words == "x":
            self._case(KINDS[alone.command], "", block)
            self._label = len(self.notes) - 1
            return True
        return self._is_vote(block) or self._is_moved(block)

    def _is_vote(self, block: SourceBlock) -> bool:
        counts = cases.counts(block.text, labels(self.minutes.meeting.language))
        named = [] if counts else cases.named_ballots(block.text)
        if not counts and not named:
            return False
        last = self.notes[-1] if self.notes else None
        keys: dict[str, object] = {KEYS.get(way, way): count for way, count in counts.items()}
        is_more = last is not None and last.kind == "vote" and last.item == self._item and (
            not any(getattr(last, key) is not None for key in keys) if keys else bool(last.ballots)
        )  # fmt: skip
        if last is not None and is_more and self._open == len(self.notes) - 1:
            self._onto(markup.paragraph_added(last.text, block.source))
        else:
            self._note(markup.entered(block.source), "vote")
            self._fact(answers=self._motion or ())
            self._open = len(self.notes) - 1
        if named and self.said:
            self.said.enter([name for name, _ in named])
            self.minutes = self.said.minutes
            ballots = {str(self.said.key(name)): way for name, way in named if way}
            keys["ballots"] = {**self.notes[-1].ballots, **ballots}
        self._fact(**keys)
        return True

    def _is_moved(self, block: SourceBlock) -> bool:
        """Put in who moved and seconded, with the words before, which are what was moved where these are nothing else;
        of a longer paragraph each sentence that says so is a motion."""
        sentences = cases.SENTENCE.split(block.text) if "\n" not in block.text else [block.text]
        found = [cases.moved(each, self.minutes) for each in sentences]
        if not any(found):
            return False
        last = self.notes[-1] if self.notes else None
        is_formula = len(sentences) == 1 and len(words_of(block.text)) <= LONGEST_FORMULA
        if is_formula and last is not None and last.kind in ("statement", "decision") and not last.speaker and (
            self._open == len(self.notes) - 1
        ):  # fmt: skip
            self._onto(markup.paragraph_added(last.text, block.source))
            self._fact(kind="motion", mover=found[0].mover, seconder=found[0].seconder)  # type: ignore[union-attr]
            self._motion = self.notes[-1].id
            return True
        before: list[str] = []
        for sentence, moved in zip(sentences, found, strict=True):
            if not moved:
                before.append(sentence)
                continue
            begins = FORMULA.match(sentence) is not None
            own = [before.pop(), sentence] if begins and before else [sentence]
            if before:
                self._note(markup.entered(" ".join(before)))
            before = []
            self._note(markup.entered(" ".join(own)), "motion")
            self._fact(mover=moved.mover, seconder=moved.seconder)
            self._motion = self.notes[-1].id
        if before:
            self._note(markup.entered(" ".join(before)))
        return True

    def _ballot(self, way: str) -> None:
        """The statement that was just made is a ballot on the pending motion: it becomes the vote, or is counted there;
        its words stay where they are."""
        assert self.said
        *before, cast = self.notes
        key = str(cast.speaker)
        place = next((n for n in range(len(before) - 1, -1, -1) if before[n].answers == self._motion), None)
        if place is None:
            said = f"{self.said.printed(key)}: {cast.text}" if cast.attribution == "prefix" else cast.text
            self.notes[-1] = Note(id=cast.id, kind="vote", item=cast.item, text=markup.entered(said),
                                  answers=self._motion, ballots={key: way})  # fmt: skip
        else:
            self.notes[place] = replace(before[place], ballots={**before[place].ballots, key: way})

    def _listed(self, block: SourceBlock) -> None:
        last = self._last
        if last is None:
            self._note(markup.item_added("", block.text, block.number), speaker=self._going_on)
            return
        text = last.text
        if block.number is None and block.level == 1 and text.rpartition("\n")[2].startswith("- "):
            added = f"{text}\n{markup.item_added('', block.text, None)}"  # reading all of a long list takes too long
        else:
            added = markup.item_added(text, block.text, block.number, block.level)
        if words_of(added) != words_of(text) + words_of(block.source):
            added = markup.paragraph_added(text, f"{block.number}. {block.text}" if block.number else block.text)
        self._onto(added)

    def _is_heading(self, block: SourceBlock, at: int) -> bool:
        """Whether a short paragraph heads what comes: no stop behind it, and somebody speaks below it."""
        said = block.text.split()
        below = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if len(said) > LONGEST_HEADING or block.text[-1:] in ".!?;,…" or not block.text[:1].isupper() or not below:
            return False
        found = turn(below.text)
        known = labels(self.minutes.meeting.language)
        is_turn = found and self.said and self.said.key(found.name) and below.kind == "paragraph"
        return bool(is_turn or (below.kind == "paragraph" and leading(below.text, roster(self.minutes), known)))

    def finished(self) -> Minutes:
        """The minutes, with the keys of `[print]` by which the page says what the source said."""
        by_code = self.said is not None and self.said.by_code
        layout = Print(
            head=tuple(self._print),
            front=None if self._has_roster else (),
            lists=(),
            roster="lines" if self._has_roster else None,
            speaker_bold=False,
            item_number=("{number}" if self._topic_word else "") if self.items else None,
            speaker="{code}" if by_code else None,
            blocks="words" if any(note.kind in CASES for note in self.notes) else None,
        )
        return replace(self.minutes, print=layout, agenda=tuple(self.items), notes=tuple(self.notes))


def _names_body(said: str) -> bool:
    return bool(re.search(r"\b(?:for|of|from|to)\b", said)) or len(said.split()) > 3


def _label(role: str) -> str:
    return role.capitalize()
