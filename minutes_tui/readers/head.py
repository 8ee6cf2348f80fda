"""The title, the date and the venue of a meeting, by what stands at the top of a source."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.config.house_style import is_own_line
from minutes_tui.language import markup
from minutes_tui.language.clock_times import clock
from minutes_tui.language.day_phrases import day
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.names import compact, folded
from minutes_tui.language.roster_words import is_head_label
from minutes_tui.language.vocabulary import alternatives, vocabulary
from minutes_tui.line.scribe_words import tag
from minutes_tui.model.minutes import Meeting
from minutes_tui.readers.cases.labels import is_of_another_date, rows, section
from minutes_tui.readers.roster_lines import heading_of
from minutes_tui.readers.source_blocks import LINKED, SourceBlock, SourceDoubt

DATE = re.compile(
    r"\d{4}[-/.]\d\d[-/.]\d\d(?!\d)|\d{4} [^\W\d_]{3,12} \d{1,2}(?:st|nd|rd|th)?(?![\d:])"
    r"|\d{1,2}-\d{1,2}-\d{4}(?!\d)|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}|\d{1,2}-[^\W\d_]{3}-\d{4}|\d{1,2}(?:st|nd|rd|th|\.|º|er)?\s+(?:of\s+|de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
)
COMPACT_DATE = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
"""A date in the title that is the name of a file: "Board20260309"."""
DAYS = re.compile(
    r"(?<![\d.])(?P<one>\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s?[-–—]\s?(?P<two>\d{1,2})(?:st|nd|rd|th|\.|º)?\s+(?:of\s+|de\s+)?"
    r"(?P<month>[^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(?P<year>\d{4})"
    r"|(?P<month_first>[^\W\d_]{3,12})\.?\s+(?P<one_behind>\d{1,2})(?:st|nd|rd|th)?\s?[-–—]\s?"
    r"(?P<two_behind>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year_first>\d{4})"
)
"""Several days of one month."""
WEEK = dt.timedelta(days=7)
DATE_WORDS = 3
"""With which a heading begins that is a date."""
CODE = re.compile(r"`[^`\n]+`")
IN_BOLD = re.compile(r"\*\*(?P<text>[^*]+)\*\*")
EMPHASIS = re.compile(r"(?<=\s)(?<!\*)\*[^*\s][^*]*\*(?!\*)|^\*[^*\s][^*]*\*(?=\s)")
"""Words of a title, and not all of it, in italics."""
DATE_WORD = re.compile(
    r"(?:dat[aeo]|datum|date of (?:the )?meeting|fecha|päivä\w*|kuupäev|datums|дата|日時|日付)\s*[:：]", re.IGNORECASE
)
"""Before the date of the meeting."""
LONGEST_TITLE, LONGEST_DATE = 40, 6
"""Words in a paragraph that is the title, or the date."""
FIRST_BLOCKS = 20
"""Among which the date is looked for."""
BEFORE_TITLE = 6
"""Blocks that may stand before the heading that is the title."""
LONGEST_LINE = 120
"""Characters of a line above the title."""
GAP = re.compile(r"\s{4,}")
"""Between the title and what stands beside it in the same line."""
LETTERHEAD = re.compile(r"[^\W\d_][^\d,:]{1,40},(?: [^\W\d_]{2,3})? \d[^:]{5,20}")
"""Where and when something was written: "Obertal, den 5. März 2026"."""
TIME = r"\d{1,2}(?:\s?(?:[.:h]|heures?)\s?\d{2}(?!\d))?(?:\s?(?:[ap]\.?m\b\.?|uhr|h\b))?"
RANGE = re.compile(rf",?\s*\(?(?:[^\W\d_]{{1,10}}\.?:?\s+)?{TIME}\s*[–—-]\s*(?P<end>{TIME})", re.IGNORECASE)
"""From when to when, behind a date."""
SPAN = re.compile(rf"(?<![\d.,:]){TIME}\s*[–—-]\s*\d{{1,2}}[.:h]\d{{2}}(?!\d)", re.IGNORECASE)
"""From when to when, anywhere."""
NEAR = 30
"""Characters between words for the beginning or the end and the time."""
LONGEST_SMALL = 2
"""Letters of a word that may stand between others: "og"."""
LAST_BLOCKS = 8
"""Among which the end of the meeting is looked for."""
AROUND = 50
"""Characters before a date that may say that it is another one."""


class Head(Struct, frozen=True):
    """What the top of a source tells."""

    meeting: Meeting
    parts: tuple[str, ...]
    """Those that the page has in its head, in this order."""
    used: frozenset[int]
    """Indexes of the blocks that these are: the page has their words in its head."""
    doubts: tuple[SourceDoubt, ...]


def head(blocks: Sequence[SourceBlock], name: str, language: str) -> Head:
    """The head of the minutes of a source; `name` is the title where the source has none."""
    meeting, parts, used = Meeting(title=name, language=language), list[str](), set[int]()
    doubts: list[SourceDoubt] = []
    shown = [at for at, block in enumerate(blocks) if block.kind != "furniture" and not IMAGE.fullmatch(block.text)]
    later = _title_below(blocks, shown)
    if later is not None:
        for at in shown[: shown.index(later)]:
            parts += _head_lines(blocks[at])
        used.update(shown[: shown.index(later)])
        shown = shown[shown.index(later) :]
    if len(shown) > 1 and _is_reference(blocks[shown[0]]) and _is_title(blocks[shown[1]], language):
        parts += _head_lines(blocks[shown[0]])
        used.add(shown.pop(0))
    parts.append("title")
    beside: list[str] = []
    if shown and (_is_heading(blocks[shown[0]], blocks, language) or _is_title(blocks[shown[0]], language)):
        title, *beside = GAP.split(plain(blocks[shown[0]].text))
        meeting = replace(meeting, title=title)
        parts += beside if all(map(is_own_line, beside)) else []
        if beside and not all(map(is_own_line, beside)):
            meeting = replace(meeting, title=plain(blocks[shown[0]].text))
        used.add(shown.pop(0))
        if shown and _is_short(blocks[shown[0]]) and (found := date_of(blocks[shown[0]].text, language)):
            meeting = replace(meeting, date=found, date_printed=markup.words(blocks[shown[0]].text))
            parts.append("date")
            used.add(shown.pop(0))
        if shown and (venue := _venue(blocks[shown[0]], language)):
            meeting = replace(meeting, venue=venue)
            parts.append("venue")
            used.add(shown.pop(0))
    else:
        said = "No title was found: the name of the file stands for it."
        doubts.append(SourceDoubt(1, said, blocks[0].file, "title"))
    if told := _title_told(blocks[:FIRST_BLOCKS], meeting.title, language):
        title, line = told
        said = f"The title may be “{title}”: the source says so here."
        doubts.append(SourceDoubt(line.line, said, line.file))
    if meeting.date is None:
        below = [block for block in blocks if not beside or GAP.split(plain(block.text))[1:] != beside]
        dated = [*_dated(COMPACT_DATE.sub(r" \1-\2-\3 ", meeting.title), below, language), *beside]
        meeting = replace(meeting, date=next(filter(None, (date_of(text, language) for text in dated)), None))
        chosen = next((text for text in dated if date_of(text, language)), "")
        of_file = next((each for each in below if each.kind == "furniture" and chosen in markup.words(each.text)), None)
        if chosen and of_file:
            said = "This date is before the text and may be that of the file, not of the meeting."
            doubts.append(SourceDoubt(of_file.line, said, of_file.file, "date"))
        if (days := days_of(chosen, language)) or (days := _days_labelled(below, language) if not chosen else None):
            meeting = replace(meeting, date=days[0], last_date=days[1])
    elif days := days_of(meeting.date_printed or meeting.title, language):
        meeting = replace(meeting, date=days[0], last_date=days[1])
    if meeting.date is None:
        doubts.append(SourceDoubt(1, "No date of the meeting was found.", blocks[0].file, "date"))
    if not meeting.venue:
        meeting = replace(meeting, venue=_venue_told(blocks[:FIRST_BLOCKS], language))
    ended = _range_end(blocks[:FIRST_BLOCKS], language)
    meeting = replace(meeting, start=_time_of(blocks[:FIRST_BLOCKS], language, "began", meeting.date),
                      end=_time_of([*blocks[:FIRST_BLOCKS], *blocks[-LAST_BLOCKS:]], language, "finished"))  # fmt: skip
    if ended and meeting.end is None and meeting.start is not None:
        meeting = replace(meeting, end=ended[0])
    elif ended and meeting.end and ended[0] != meeting.end:
        said = f"The meeting ends at {ended[0]:%H:%M} here and at {meeting.end:%H:%M} elsewhere in the source."
        doubts.append(SourceDoubt(ended[1].line, said, ended[1].file))
    meeting = replace(meeting, end=_in_evening(meeting, blocks))
    if meeting.start and meeting.start == meeting.end:
        doubts.append(SourceDoubt(1, f"The meeting begins and ends at {meeting.start:%H:%M}.", blocks[0].file))
    return Head(meeting, tuple(parts), frozenset(used), tuple(doubts))


IMAGE = re.compile(r"\s*!\[[^\[\]]*\]\([^()]*\)\s*")
"""A picture alone."""
NOON = 12


def _in_evening(meeting: Meeting, blocks: Sequence[SourceBlock]) -> dt.time | None:
    """The end, twelve hours later where it is before a start with "p.m." behind it: "7.30pm … ended 8.50"."""
    start, end = meeting.start, meeting.end
    if start is None or end is None or not start.hour >= NOON > end.hour > 0 or end.hour + NOON < start.hour:
        return end
    told = [folded(found[0]) for block in blocks for found in CLOCK_PM.finditer(folded(markup.words(block.text)))]
    are_pm = any(clock(each, meeting.language) == start for each in told)
    is_am = re.compile(rf"(?<!\d){end.hour}(?:[.:]{end.minute:02d})?\s?a\.?m")
    is_morning = any(is_am.search(folded(markup.words(block.text))) for block in blocks)
    return end.replace(hour=end.hour + NOON) if are_pm and not is_morning else end


CLOCK_PM = re.compile(r"(?<!\d)\d{1,2}(?:[.:]\d{2})?\.?\s?p\.?m\b")


def _is_heading(block: SourceBlock, blocks: Sequence[SourceBlock], language: str) -> bool:
    """Whether a heading is the title: not one of several that are labels, "Date and time"."""
    several = sum(each.kind == "heading" and each.level == block.level for each in blocks) > 1
    words = [word for word in block.text.split() if len(word) > LONGEST_SMALL]
    is_label = all(is_head_label(word, language) for word in words) or bool(heading_of(block.text, language))
    is_label |= section(block.text, language) == "agenda"
    return block.kind == "heading" and not (several and is_label and not date_of(block.text, language))


def _is_reference(block: SourceBlock) -> bool:
    """Whether a block is a mark of the file and no title: "MPC(21)M04"."""
    said = block.text.strip()
    has_both = any(map(str.isdigit, said)) and any(map(str.isalpha, said))
    return block.kind == "paragraph" and " " not in said and has_both and is_own_line(said) and not DATE.search(said)


def _time_of(blocks: Sequence[SourceBlock], language: str, key: str, date: dt.date | None = None) -> dt.time | None:
    """The time behind words for the beginning or the end of a meeting, or behind its `date` in the same line."""
    known = _words(language, key)
    labels_, phrases = alternatives(known), alternatives(word for word in known if " " in word)
    ends = [folded(word) for word in _words(language, "finished") if " " in word]
    behind = re.compile(
        rf"(?:(?:^|\n|\s{{3,}})(?:{labels_})\s*[:：]|(?<!\w)(?:{phrases})(?!\w)[^\d\n]{{0,{NEAR}}}?(?<![\d.,]))\s*"
        rf"(?P<time>{TIME})",
        re.IGNORECASE,
    )
    dated = re.compile(rf",?\s*[^\d\n]{{0,{NEAR}}}(?<![\d.,])(?P<time>{TIME})", re.IGNORECASE)
    begin, end = ("time", "other") if key == "began" else ("other", "time")
    from_to = re.compile(
        rf"(?:[^\W\d_]{{1,12}}[.:：]?\s*){{0,2}}(?P<{begin}>{TIME})\s*[–—-]\s*(?P<{end}>{TIME})\.?", re.IGNORECASE
    )
    if any(block.speaker or block.goes_on for block in blocks):
        return None  # a transcript has times of its own
    texts = [markup.words(block.text) for block in blocks if block.kind in ("paragraph", "heading", "item")]
    texts += [line for block in blocks for line in labelled_rows(block)]
    for text in texts:
        for found in behind.finditer(text):
            before = text[: found.start()]
            is_end = key == "began" and any(word in folded(SENTENCE.split(before)[-1]) for word in ends)
            if (told := clock(found["time"], language)) and not is_end and not is_of_another_date(before, language):
                return told
    timetable = sum(bool(SPAN.search(text)) for text in set(texts)) > 1  # each range is that of one part of the day
    for text in () if timetable else texts[:FIRST_BLOCKS]:
        if (between := from_to.fullmatch(text.strip())) and (told := clock(between["time"], language)):
            return told
    for text in texts if date else ():
        for on in DATE.finditer(text):
            said = dated.match(text, on.end())
            if said and date_of(on[0], language) == date and (told := clock(said["time"], language)):
                return told
    return None


def labelled_rows(block: SourceBlock) -> list[str]:
    """The rows of a table of two columns as lines of which the first cell is the label: "Beginn: 19:00 Uhr"; [] of any
    other block."""
    cells = [[markup.words(cell).strip() for cell in row] for row in rows(block.text)] if block.kind == "table" else []
    if any(len(row) != 2 for row in cells):
        return []
    return [f"{row[0].rstrip(':： ')}: {row[1]}" for row in cells if all(row)]


SENTENCE = re.compile(r"[.!?]\s+|\n")


def _words(language: str, key: str) -> list[str]:
    """The words for the beginning or the end of a meeting; a sentence that says that it is over has the end, too."""
    known = [vocabulary(each).documents for each in dict.fromkeys((language, "en"))]
    found = [word for each in known for word in getattr(each, key)]
    return [*found, *(word for each in known for word in each.ended if " " in word)] if key == "finished" else found


def time_untold(block: SourceBlock, meeting: Meeting) -> str:
    """The name of a time that the sentences of a block seem to tell and the meeting has not: "start", "end"; "" of
    others."""
    for sentence in SENTENCE.split(folded(markup.words(block.text))) if block.kind in ("paragraph", "item") else ():
        for key, name, has in (("finished", "end", meeting.end), ("began", "start", meeting.start)):
            phrases = [folded(word) for word in _words(meeting.language, key) if " " in word]
            said = next((phrase for phrase in phrases if phrase in sentence), "") if has is None else ""
            at = CLOCK.search(sentence) if said else None
            if at and not is_of_another_date(sentence[sentence.index(said) + len(said) : at.start()], meeting.language):
                return name  # "adjourned; the next meeting is at 6 pm" has the time of that one
    return ""


CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?(?:[.:]\s?\d{2}(?![\d.])|h\b|h\d|heures?|uhr|[ap]\.?m\b|o.clock)")


def _range_end(blocks: Sequence[SourceBlock], language: str) -> tuple[dt.time, SourceBlock] | None:
    """The second of two times with a dash between them behind the date of a meeting, and the block that has them."""
    if any(block.speaker or block.goes_on for block in blocks):
        return None
    for block in blocks:
        text = markup.words(block.text)
        for on in DATE.finditer(text) if block.kind == "paragraph" else ():
            said = RANGE.match(text, on.end())
            if said and not is_of_another_date(text[: on.start()], language) and (end := clock(said["end"], language)):
                return end, block
    return None


def days_of(text: str, language: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of words for several days of one month: "18–20 July 2026", "July 18-20, 2026"."""
    for found in DAYS.finditer(text):
        if is_of_another_date(text[max(0, found.start() - AROUND) : found.start()], language):
            continue
        month, year = found["month"] or found["month_first"], found["year"] or found["year_first"]
        numbers = (found["one"] or found["one_behind"], found["two"] or found["two_behind"])
        first, last = (date_of(f"{number} {month} {year}", language) for number in numbers)
        if first and last and first < last:
            return first, last
    return None


def _days_labelled(blocks: Sequence[SourceBlock], language: str) -> tuple[dt.date, dt.date] | None:
    """Likewise of the first line at the top that has such words alone, or behind a colon: "Dates: July 18-20, 2026"."""
    lines = (line for block in blocks[:FIRST_BLOCKS] if block.kind in ("paragraph", "item")
             for line in markup.words(block.text).split("\n")
             if ":" in line or len(line.split()) <= LONGEST_DATE)  # fmt: skip
    return next(filter(None, (days_of(line, language) for line in lines)), None)


def date_at_start(text: str, language: str, year: int | None = None) -> dt.date | None:
    """The date with which a heading begins: "5 June 2026: the roof"; with a `year` also one that does not say it,
    behind the day of the week or not: "Friday, June 5". None of any other."""
    parts = text.split()
    found = date_of(" ".join(parts[:DATE_WORDS]), language)
    if found or year is None:
        return found
    begun = [" ".join(parts[:count]) for count in range(2, DATE_WORDS + 2)]
    return next(filter(None, (date_of(said, language) or date_of(f"{said} {year}", language) for said in begun)), None)


def days_headed(titles: Sequence[str], meeting: Meeting) -> tuple[bool, dt.date | None]:
    """Whether headings are the days of a meeting, from the first that is one; and the last of them, where it is within
    a week of the first."""
    year = meeting.date.year if meeting.date else None
    days = [date_at_start(title, meeting.language, year) for title in titles]
    while days and not days[0]:
        days.pop(0)
    if len(days) < 2 or not all(days):
        return False, None
    first, last = min(filter(None, days)), max(filter(None, days))
    return True, last if first == meeting.date and dt.timedelta() < last - first < WEEK else None


def is_date(text: str, language: str) -> bool:
    """Whether words are a date, or a month with its year, and nothing else: "October 2001"."""
    said = text.strip(" *_.:")
    return bool(DATE.fullmatch(said)) or (
        len(said.split()) == 2 and said[-4:].isdigit() and date_of(f"1 {said}", language) is not None
    )


def subtitle(blocks: Sequence[SourceBlock], language: str) -> int | None:
    """The index of the heading directly below the title that goes on with that: no other is of its level, and it has
    a date or others below it, or the date is the next line."""
    shown = [at for at, block in enumerate(blocks) if block.kind != "furniture"][:3]
    headings = [block for block in blocks if block.kind == "heading"]
    if len(shown) < 2 or any(blocks[at].kind != "heading" for at in shown[:2]):
        return None
    title, below = (blocks[at] for at in shown[:2])
    has_date = len(shown) > 2 and _is_short(blocks[shown[2]]) and date_of(blocks[shown[2]].text, language)
    is_alone = below.level > title.level and sum(each.level == below.level for each in headings) == 1
    has_more = any(each.level > below.level for each in headings) or date_of(below.text, language) or has_date
    return shown[1] if is_alone and has_more else None


def plain(text: str) -> str:
    """The words of a line that is a title, without emphasis; a number with which it begins stays."""
    return markup.words("\\" + text if re.match(r"\d{1,9}[.)]\s", text) else text)


def titled(text: str) -> str:
    """The words of the title of an item, with the emphasis of some of them, and with its links and code."""
    bare = plain(text)
    if whole := IN_BOLD.fullmatch(text.strip()):
        text = whole["text"]
    has_marks = EMPHASIS.search(text) or LINKED.search(text) or CODE.search(text)
    return text if has_marks and markup.words(text) == bare else bare


def _title_below(blocks: Sequence[SourceBlock], shown: Sequence[int]) -> int | None:
    """The heading that is the title though other words stand before it: it is above all others."""
    headings = [at for at in shown if blocks[at].kind == "heading"]
    above = [at for at in headings if blocks[at].level == min(blocks[each].level for each in headings)]
    if len(above) != 1 or len(headings) < 2 or not 0 < shown.index(above[0]) <= BEFORE_TITLE:
        return None
    before = [line for at in shown[: shown.index(above[0])] for line in _head_lines(blocks[at])]
    is_head = above[0] == headings[0] and all(is_own_line(line) and len(line) < LONGEST_LINE for line in before)
    return above[0] if is_head else None


def _head_lines(block: SourceBlock) -> list[str]:
    """The lines of a block that stands above the title."""
    if block.kind == "table":
        return [", ".join(filter(None, map(markup.words, row))) for row in rows(block.text)]
    return markup.words(block.text).split("\n")


def _is_title(block: SourceBlock, language: str) -> bool:
    """Whether the first paragraph is the title: short, with no label before it and no stop behind it, and none above a
    list of people."""
    said = block.text.split()
    return (
        block.kind == "paragraph" and len(said) <= LONGEST_TITLE and not block.speaker and ":" not in block.text
        and block.text[-1:] not in ".!?;," and "\n" not in block.text and not heading_of(block.text, language)
    )  # fmt: skip


def _is_short(block: SourceBlock) -> bool:
    return block.kind == "paragraph" and len(block.text.split()) <= LONGEST_DATE


def _venue(block: SourceBlock, language: str) -> str:
    label, colon, venue = markup.words(block.text).partition(":")
    is_venue = block.kind == "paragraph" and colon and compact(label) == compact(labels(language).venue)
    return venue.strip() if is_venue else ""


def _venue_told(blocks: Sequence[SourceBlock], language: str) -> str:
    """The venue behind a label for it at the top, in a line, a row or a part between signs; "" of none or several."""
    words = {compact(word) for each in (language, "en")
             for word in (labels(each).venue, *vocabulary(each).documents.venues)}  # fmt: skip
    found = dict[str, None]()
    for block in blocks:
        text = "\n".join(labelled_rows(block)) if block.kind == "table" else markup.words(block.text)
        for part in re.split(r"\n|\s\|\s", text) if block.kind in ("table", "paragraph", "item") else ():
            label, colon, venue = part.partition(":")
            if colon and venue.strip() and compact(label) in words and not block.speaker:
                found[venue.strip()] = None
    return next(iter(found)) if len(found) == 1 else ""


def _title_told(blocks: Sequence[SourceBlock], title: str, language: str) -> tuple[str, SourceBlock] | None:
    """What stands behind a word for a title at the top and is another one than the `title` that was found, with its
    block."""
    words = {compact(each) for name in (language, "en") for each in vocabulary(name).columns.title}
    for block in blocks:
        text = "\n".join(labelled_rows(block)) if block.kind == "table" else markup.words(block.text)
        for line in text.split("\n") if block.kind in ("table", "paragraph", "item", "furniture") else ():
            parts = re.split(r"\s*[:=]\s*", line.strip(" -*"), maxsplit=1) if TITLED.match(line) else ["", ""]
            label, told = parts[0], parts[1].strip(" '\"")
            is_other = compact(label) in words and not block.speaker and compact(told)
            if is_other and compact(told) not in compact(title) and compact(title) not in compact(told):
                return told, block
    return None


TITLED = re.compile(r"[\s*-]*[^\W\d_]{3,12}\s*[:=]\s*\S")
"""A line with one word before a colon, or the sign of equality that front matter has."""


def _dated(title: str, blocks: Sequence[SourceBlock], language: str) -> list[str]:
    """The texts at the top in which the date may be: those that a word for it begins go first, those that a scribe's
    word begins have others, such as when something is due."""
    texts = [text for text in _texts(blocks) if not tag(text, language)]
    words = {compact(labels(each).day) for each in (language, "en")}

    of_file = {markup.words(block.text) for block in blocks[:FIRST_BLOCKS] if block.kind == "furniture"}
    held = alternatives(word for each in (language, "en") for word in vocabulary(each).documents.held)
    is_held = re.compile(rf"(?:{held})", re.IGNORECASE)

    def place(text: str) -> int:
        if DATE_WORD.match(text) or compact(text.partition(":")[0]) in words:
            return 0
        if text in of_file or (LETTERHEAD.fullmatch(text) and not is_held.search(text)):
            return 2
        return 1 if len(text.split()) <= LONGEST_TITLE // 2 or is_held.search(text) else 3

    return [title, *sorted(texts, key=place)]


def _texts(blocks: Sequence[SourceBlock]) -> Iterator[str]:
    """The paragraphs and the rows of tables at the top, and each paragraph that is a word alone with the next one; then
    what is of the file."""
    before = title = ""
    for block in sorted(blocks[:FIRST_BLOCKS], key=lambda block: block.kind == "furniture"):
        if block.kind in ("quotation", "code"):
            continue
        if block.kind == "table":
            yield from (": ".join(map(markup.words, filter(None, row))) for row in rows(block.text))
            continue
        said = markup.words(block.text) if block.number is None else plain(block.source)  # "14. mars 2026" is a list's
        if block.kind == "furniture":
            said = markup.words("\n".join(line for line in block.text.split("\n") if not line.startswith("#")))
        if before:
            yield f"{before}: {said}"
        yield f"{title} {said}" if title and block.kind != "furniture" else said
        title = said if block.kind == "topic" else ""  # "5. To sign the minutes of the meeting", "held on 5 May 2026"
        before = said if len(said.split()) == 1 else ""


def _spelled(date: str) -> Iterator[str]:
    """A date, and how it is spelled elsewhere: "2022 January 7th" as "7 January 2022", "2026.04.03" as "2026-04-03"."""
    yield date
    yield re.sub(r"\b(?:of|de)\s+", "", date)
    if re.fullmatch(r"\d{4}\.\d\d\.\d\d", date):
        yield date.replace(".", "-")
    elif dashed := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", date):
        yield f"{dashed[1]}.{dashed[2]}.{dashed[3]}"
    elif year := re.fullmatch(r"(\d{4}) ([^\W\d_]+) (\d{1,2})\w*", date):
        yield f"{year[3]} {year[2]} {year[1]}"


def date_of(text: str, language: str) -> dt.date | None:
    """The first date in a text that is not said to be another one's."""
    for found in DATE.finditer(text):
        if is_of_another_date(text[max(0, found.start() - AROUND) : found.start()], language):
            continue
        for each in (language, *languages(variants=False)):
            for said in _spelled(found[0]):
                told = day(said, each, dt.date(2000, 1, 1))
                if told and told.kind == "day":
                    return told.date
    return None
