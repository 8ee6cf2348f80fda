"""What minutes of some length have and was not found in a source: agenda items, people, a number in their row; and what
the source says that there is more of than was found: people, votes, decisions, tasks."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from minutes_tui.language import markup
from minutes_tui.language.labels import labels
from minutes_tui.language.name_parts import PARTICLES
from minutes_tui.language.names import compact, title_split
from minutes_tui.language.roster_words import is_nobody, is_post, of_several
from minutes_tui.language.separators import COMMA
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.meeting.candidate_votes import each_voted_on
from minutes_tui.model.minutes import Minutes, Note, listed
from minutes_tui.readers.cases import facts
from minutes_tui.readers.cases.labels import label, rows, section
from minutes_tui.readers.cases.outcomes import has_decided
from minutes_tui.readers.head import date_at_start, time_untold
from minutes_tui.readers.roster_blocks import PRESENCES
from minutes_tui.readers.roster_lines import heading_of, is_name
from minutes_tui.readers.source_blocks import SourceBlock, SourceDoubt, words_of

NUMBERED = re.compile(r"\W*(?:[^\W\d_]+ )?\d{1,3}[.):/]")
"""How lines begin that may be items."""
NO_TITLE = re.compile(r"(?:[^\W\d_]{1,10}\.? )?\d{1,3}[.):]?")
"""A heading that is a number alone: "zu 1."."""
LEAST = 3
SHORT = 40
"""Words of a source that may name nobody."""
LONG = 250
"""Words of a source that has items and people, as minutes have."""
MANY = 2
"""Times the people found that vote where some were overlooked; more are an assembly, of which the board is listed."""
USUAL_NAME, LONG_NAME = 2, 4
"""Words of most names, and of one that may be two."""
BEGUN = 40
"""Letters of a note by which its block is found."""
FIRST_BLOCKS = 12
"""Among which a source says how many were there."""
LISTED = {"action": ("action items", ("action",)), "decision": ("decisions", ("decision", "motion", "vote"))}
"""What a heading says that it lists, and the kinds of notes that those are."""


def missing(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """What is in doubt in the minutes of a source as a whole. A log or a transcript has no items."""
    file = blocks[0].file if blocks else ""
    is_log = any(block.speaker or block.goes_on for block in blocks)
    count = sum(len(words_of(block.text)) for block in blocks if block.kind != "furniture")
    is_long = count > LONG
    numbered = sum(
        (block.kind == "item" and block.number is not None and block.text.startswith("**"))
        or (block.kind in ("heading", "paragraph") and bool(NUMBERED.match(block.text)))
        for block in blocks
    )
    if is_long and not is_log and not made.agenda and numbered >= LEAST:
        yield SourceDoubt(1, "No agenda items were found: every note is outside the agenda.", file, "whole")
    if is_long and not is_log and not made.agenda and numbered < LEAST:
        yield from _run_in(made, blocks)
    if len(made.agenda) > 1 and all(NO_TITLE.fullmatch(item.title) for item in made.agenda):
        yield SourceDoubt(1, "The agenda items have numbers and no titles.", file, "whole")
    aside = sum(len(words_of(block.text)) for block in blocks if block.kind == "furniture")
    if aside > SHORT and aside > count and not is_log:
        said = "Most words of the source are before or around its text: they are kept as private remarks."
        yield SourceDoubt(1, said, file, "whole")
    if not made.participants and (is_long or count > SHORT):
        yield SourceDoubt(1, "Nobody was found who took part.", file, "whole")
    has_cases = any(note.kind in ("decision", "action", "motion", "vote") for note in made.notes)
    is_spoken = any(note.speaker for note in made.notes)
    if is_long and not made.agenda and not has_cases and not is_spoken:
        yield SourceDoubt(1, "No agenda item, decision, vote, action item or speaker was found.", file, "whole")
    if is_log:
        yield from _spoken_cases(made, blocks)
        yield from _named_in_log(made, blocks)
    else:
        yield from _untold(made, blocks)
        yield from _unmoved(made, blocks)
        yield from _unassigned(made, blocks)
        yield from _joined_names(made, blocks)
        yield from _titled_posts(made, blocks)
        yield from _uncounted(made, blocks)
        yield from _unended(made, blocks)
        yield from _unlisted(made, blocks)
        yield from _among_people(made, blocks)
        yield from _untimed(made, blocks)
    if len(days := list(_days(blocks, made))) > 1:
        said = f"Headings name {len(days)} days: the file may have the minutes of several meetings."
        yield SourceDoubt(days[1].line, said, days[1].file)
    figures = [item.number.rstrip(".)") for item in made.agenda if item.number and item.level == 1]
    for before, after in pairwise(figures):
        if before.isdecimal() and after.isdecimal() and int(after) > int(before) + 1:
            said = f"Item {int(before) + 1} was not found: item {before} is followed by item {after}."
            if int(after) > int(before) + 2:
                said = f"Items {int(before) + 1} to {int(after) - 1} were not found: {before} is followed by {after}."
            yield SourceDoubt(1, said, file, "whole")


def _run_in(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """Paragraphs of a source without items that begin with a title and a colon, of which one is a usual item."""
    tags = dict.fromkeys((made.meeting.language, "en"))
    people = {compact(person.name) for person in made.participants}
    usual = {compact(word) for each in tags for word in vocabulary(each).scribes.standing}
    titles = [(block, title) for block in blocks if block.kind == "paragraph" and ":" in block.text
              and (title := markup.words(block.text).partition(":")[0]) and compact(title) not in people
              and len(title.split()) <= LONG_NAME and not heading_of(title, made.meeting.language)]  # fmt: skip
    if len(titles) >= LEAST and any(compact(title) in usual for _, title in titles):
        block, title = next(each for each in titles if compact(each[1]) in usual)
        said = f"No agenda items were found. Lines that begin as “{title}:” may be titles of items."
        yield SourceDoubt(block.line, said, block.file)


def _days(blocks: Sequence[SourceBlock], made: Minutes) -> Iterator[SourceBlock]:
    """The headings that begin with a date, of which each is another day's."""
    language = made.meeting.language
    found = [(block, day) for block in blocks if block.kind == "heading"
             and (day := date_at_start(block.text, language))]  # fmt: skip
    known = set[dt.date]()
    for block, day in found:
        if day not in known and block.level == min(each.level for each, _ in found):
            known.add(day)
            yield block


def _uncounted(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """Votes that a sentence tells and no note has; and people who were counted and not found."""
    language = made.meeting.language
    votes = [note for note in made.notes if _is_counted(note)]
    free = [compact(markup.words(note.text)) for note in votes]
    candidates = {compact(name) for note in votes for name in each_voted_on(note)}
    unfound = list[SourceBlock]()
    for block in blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        for sentence in (each for line in block.text.split("\n") for each in facts.sentences(line, language)):
            is_told = any(map(str.isdigit, sentence)) and len(facts.counts_told(sentence, language)) > 1
            if not is_told and not facts.tells_of_votes(sentence, language):
                continue
            wanted = compact(markup.words(sentence))
            if is_told and any(map(wanted.startswith, candidates)):
                continue
            at = next((n for n, text in enumerate(free) if wanted in text), None)
            if not is_told:
                unfound += [] if any(wanted in compact(markup.words(note.text)) for note in votes) else [block]
            elif at is None:
                unfound.append(block)
            else:
                free.pop(at)
    for note in votes:
        if note.for_ is None and not note.ballots and not note.options and (note.against or note.abstain is not None):
            line = _block_of(note, blocks)
            yield SourceDoubt(line.line, "How many were for was not found in this vote.", line.file)
    if unfound:
        count = len(unfound)
        said = f"{count} votes were not found, of which this is the first." if count > 1 else "This vote was not found."
        yield SourceDoubt(unfound[0].line, said, unfound[0].file)
    there = sum(person.presence == "present" for person in made.participants)
    groups = [int(number) for each in listed(made.meeting.also_present) for number in re.findall(r"\d+", each)]
    for block in blocks[:FIRST_BLOCKS]:
        told = _people_counted(language).search(markup.words(block.text)) if block.kind == "paragraph" else None
        if told and there and int(told["count"]) > there + sum(groups):
            said = f"The source counts {told['count']} people who were there, and {there} were found."
            yield SourceDoubt(block.line, said, block.file)
            return
    largest = max(votes, key=_voters, default=None)
    if largest and there < _voters(largest) <= MANY * there:
        said = f"A vote counts {_voters(largest)} people, and {there} were found who were there."
        line = _block_of(largest, blocks)
        yield SourceDoubt(line.line, said, line.file)


def _unended(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """Motions that somebody moved and of which nothing says what became of them."""
    voted = {key for note in made.notes for key in listed(note.answers)}
    open_ = [note for note in made.notes if note.kind == "motion" and note.mover and not note.outcome
             and note.id not in voted and not _is_counted(note)]  # fmt: skip
    if open_:
        block = _block_of(open_[0], blocks)
        others = f" So it is with {len(open_) - 1} more." if len(open_) > 1 else ""
        yield SourceDoubt(block.line, f"What became of this motion was not found.{others}", block.file)


def _unmoved(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """Sentences that say who moved and who seconded, in notes that are no motion: one of the two is on no list."""
    language = made.meeting.language
    plain = [compact(markup.words(note.text)) for note in made.notes if note.kind in ("statement", "decision")]
    found = [
        block for block in blocks if block.kind in ("paragraph", "item") and made.participants
        for sentence in facts.sentences(block.text, language)
        if facts.tells_of_movers(sentence, language) and facts.moved(sentence, made) is None
        and any(compact(markup.words(sentence)) in text for text in plain)
    ]  # fmt: skip
    if found:
        others = f" So it is with {len(found) - 1} more." if len(found) > 1 else ""
        said = f"This says who moved and seconded: the mover is not on the list of participants.{others}"
        yield SourceDoubt(found[0].line, said, found[0].file)


def _unassigned(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """Action items without somebody who is responsible, where most have one; or who that is, in brackets behind what
    is to be done, where no action item was found in the whole source."""
    if tasks := [note for note in made.notes if note.kind == "action"]:
        unknown = [note for note in tasks if not note.responsible]
        if unknown and len(unknown) * 2 < len(tasks):  # others say so
            block = _block_of(unknown[0], blocks)
            others = f" So it is with {len(unknown) - 1} more." if len(unknown) > 1 else ""
            said = f"Who is responsible for this action item was not found.{others}"
            yield SourceDoubt(block.line, said, block.file)
        return
    named = _responsible(made.meeting.language)
    for block in blocks:
        if block.kind in ("paragraph", "item") and named.search(markup.words(block.text)):
            said = "This says who is responsible, and no action item was found in the source."
            yield SourceDoubt(block.line, said, block.file)
            return


@cache
def _responsible(language: str) -> re.Pattern[str]:
    who = alternatives(word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).documents.who)
    return re.compile(rf"[(\[]\s*(?:{who})\s*[:：]\s*\w", re.IGNORECASE)


def _untold(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """Words for votes and for decisions where no vote, motion or decision was found in the whole source."""
    if any(note.kind in ("decision", "motion", "vote") for note in made.notes):
        return
    language = made.meeting.language
    told = [block for block in blocks if block.kind in ("paragraph", "item") and not block.speaker]
    voted = next((block for block in told if _words_of_votes(language).search(markup.words(block.text))), None)
    if voted:
        said = "This tells of a vote, and no vote, motion or decision was found in the source."
        yield SourceDoubt(voted.line, said, voted.file)
        return
    decided = next((block for block in told for each in facts.sentences(block.text, language)
                    if not each.rstrip().endswith("?") and has_decided(each, language)), None)  # fmt: skip
    if decided:
        said = "This may tell of a decision, and none was found in the source."
        yield SourceDoubt(decided.line, said, decided.file)


@cache
def _words_of_votes(language: str) -> re.Pattern[str]:
    known = alternatives(word for each in dict.fromkeys((language, "en")) for word in vocabulary(each).documents.voted)
    return re.compile(known if language == "ja" else rf"(?<!\w)(?:{known})(?!\w)", re.IGNORECASE)


def _joined_names(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """Names of four words and more, none of which is a particle, among people who have two or three: a comma may be
    missing."""
    names = [person.name.split() for person in made.participants]
    if sum(len(name) <= USUAL_NAME for name in names) * 2 <= len(names):
        return
    for person, words in zip(made.participants, names, strict=True):
        are_capitals = all(word[:1].isupper() and len(word.strip(".")) > 1 for word in words)
        if len(words) < LONG_NAME or not are_capitals or {word.casefold() for word in words} & PARTICLES:
            continue
        block = next((each for each in blocks if person.name in markup.words(each.text)), None)
        if block:
            said = f"{person.name} may be two people: a comma may be missing between their names."
            yield SourceDoubt(block.line, said, block.file)


def _titled_posts(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """People whose post or affiliation has a title before it, as names have, or who alone of all have an affiliation,
    which is written as a name is: they may be several."""
    language = made.meeting.language
    known = labels(language)
    of_some = [person for person in made.participants if person.affiliation]
    is_one = len(of_some) == 1 and len(made.participants) > LEAST and is_name(of_some[0].affiliation, at_least=2)
    alone = of_some[0].key if is_one else ""
    for person in made.participants:
        parts = [part.strip() for each in (person.post, person.affiliation) for part in COMMA.split(each)]
        called = next((part for part in parts if len(part.split()) > 1 and not is_post(part, language)
                       and (title_split(part, known)[0] or of_several(part, language)[0])), "")  # fmt: skip
        called = called or (person.affiliation if person.key == alone else "")
        block = next((each for each in blocks if called in markup.words(each.text)), None) if called else None
        if block:
            said = f"{person.name} may be several people: “{called}” is in the post or the affiliation."
            yield SourceDoubt(block.line, said, block.file)


def _block_of(note: Note, blocks: Sequence[SourceBlock]) -> SourceBlock:
    """The block with which a note begins, or that has its first sentence."""
    said = compact(markup.words(note.text))
    begun = said[:BEGUN]
    found = (each for each in blocks if each.kind != "furniture" and begun in compact(markup.words(each.source)))
    others = (each for each in blocks if (start := compact(each.text)[:BEGUN]) and said.startswith(start))
    return next(found, None) or next(others, blocks[0])


def _is_counted(note: Note) -> bool:
    return bool(note.ballots or note.options) or any(
        count is not None for count in (note.for_, note.against, note.abstain)
    )


def _voters(note: Note) -> int:
    return sum(filter(None, (note.for_, note.against, note.abstain)))


@cache
def _people_counted(language: str) -> re.Pattern[str]:
    """How many people were there, of words that say so: "12 Personen"; not how many there are in all: "9 of 12"."""
    people = alternatives(vocabulary(language).rosters.people[:1])
    return re.compile(rf"(?<![\w.,/–-])(?<!\d )(?P<count>\d{{1,3}})\s+{people}(?!\w)", re.IGNORECASE)


def _spoken_cases(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """What somebody says in a log behind a word for a decision or a task, and is kept as what they say."""
    said = {compact(note.text) for note in made.notes if note.kind in ("statement", "question") and note.speaker}
    found = [(block, called) for block in blocks if block.speaker and compact(block.text) in said
             and (called := label(block.text, made.meeting.language)) and called.called in LISTED]  # fmt: skip
    if found:
        block, called = found[0]
        others = f" So it is with {len(found) - 1} more." if len(found) > 1 else ""
        name = {"decision": "decision", "action": "action item"}[called.called]
        said_so = f"This may be {'an' if name[0] == 'a' else 'a'} {name}: it is kept as what {block.speaker} says."
        yield SourceDoubt(block.line, said_so + others, block.file)


def _named_in_log(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """Those of whom a line of a log says that they were there or not, and who are not listed: they said nothing."""
    known = {compact(each) for person in made.participants for each in (person.name, person.key)}
    for block in blocks:
        before, colon, behind = block.text.partition(":")
        if not (block.is_unspoken and colon and heading_of(before, made.meeting.language) in PRESENCES):
            continue
        names = [name.strip(" ._") for name in COMMA.split(behind) if name.strip(" ._")]
        unknown = [name for name in names if compact(name) not in known and not is_nobody(name, made.meeting.language)]
        if unknown and all(len(name.split()) <= USUAL_NAME for name in names):
            yield SourceDoubt(block.line, _not_listed(unknown), block.file)


def _not_listed(names: Sequence[str]) -> str:
    who = ", ".join(names).removesuffix(".")  # "Salma E. H."
    return f"Named here and not on the list of participants: {who}."


def _among_people(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """Names in a column of a table at the top of which others are participants."""
    known = {compact(person.name) for person in made.participants}
    for block in blocks[:FIRST_BLOCKS]:
        for column in zip(*rows(block.text)[1:], strict=False) if block.kind == "table" else ():
            names = [name for cell in column if (name := markup.words(cell).strip())]
            unknown = [name for name in names if compact(name) not in known]
            are_people = len(names) - len(unknown) > 1 and all(is_name(name, at_least=2) for name in names)
            if unknown and are_people:
                yield SourceDoubt(block.line, _not_listed(unknown), block.file)


def _untimed(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """Sentences that say when the meeting began or ended, where that was not found."""
    told = set[str]()
    for block in blocks:
        if (name := time_untold(block, made.meeting)) and name not in told:
            told.add(name)
            yield SourceDoubt(
                block.line, f"This seems to say the {name} of the meeting, which was not found.", block.file
            )


def _unlisted(made: Minutes, blocks: Sequence[SourceBlock]) -> Iterator[SourceDoubt]:
    """Headings that say that tasks or decisions are listed below them, where none was found in the whole source."""
    kinds = {note.kind for note in made.notes}
    for block, below in pairwise(blocks):
        if block.kind != "heading" and not block.text.rstrip("*_ ").endswith((":", "：")):
            continue
        called = section(block.text, made.meeting.language)
        if called not in LISTED or kinds & set(LISTED[called][1]) or below.kind in ("heading", "topic"):
            continue
        if not is_nobody(markup.words(below.text).strip(" ."), made.meeting.language):
            said = f"No {LISTED[called][0]} were found below this heading."
            yield SourceDoubt(block.line, said, block.file)
