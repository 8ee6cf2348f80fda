"""An agenda that is pasted: which lines of a mail, a page or a table are its items."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minutes_tui.language.labels import labels
from minutes_tui.language.names import folded
from minutes_tui.language.vocabulary import mail_words, vocabulary
from minutes_tui.meeting.agenda_numbers import MARK, letters, own_number
from minutes_tui.meeting.agenda_numbers import typed as typed_title

LETTERED = re.compile(r"(?P<room>\s*)(?P<form>\(?(?P<mark>[a-z]{1,4})[.)])\s+(?P<title>\S.*)", re.IGNORECASE)
FIGURES = re.compile(r"\(?\d{1,3}(?:\.\d{1,3}){0,2}[.)]?")
TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s*(?:am|pm|Uhr))?(?:\s*[-–]\s*\d{1,2}[:.h]\d{2})?", re.IGNORECASE)
COUNTED = re.compile(r"^[ \t]*(\d{1,3})[.)]?\t+")
"""A number of Word's own, with the tab behind it."""
SPACED = re.compile(r"\w(?: \w)+")
"""A word with a blank between its letters."""
PART = "    "
"""What a part of an item is set in by."""


WAYS = (2, 3)
"""How parts are counted: a, b, c and i, ii, iii, as `letters` has them by level."""
MOST_DEEP = 2


class Agenda(NamedTuple):
    """The items of a text, a line each as `agenda_numbers.typed` reads it, and the other lines that have words."""

    items: list[str]
    left_out: list[str]
    part_number: str = ""
    """How its parts are counted, such as "({letter})", where all of them have such a letter; "" elsewhere."""


def agenda_lines(lines: Sequence[str], language: str) -> Agenda:
    """The items of a pasted agenda. What stands before a heading such as "Agenda" is left out, as is the heading; with
    the greeting of a mail and the sentences behind it, and what stands from its "Kind regards" on; and where the items
    are numbered, the sentences before the first and what stands behind the last after a blank line, or from a sentence
    on. What a mail quotes of another is left out too."""
    left_out, kept = _without_quoted([*_of_table(lines)])
    at = next((at for at, line in enumerate(kept) if _is_heading(line, language)), None)
    if at is not None and any(line.strip() for line in kept[at + 1 :]):
        left_out, kept = [*kept[: at + 1], *left_out], kept[at + 1 :]
    greeted = _greeted(kept)
    left_out, kept = [*left_out, *kept[:greeted]], kept[greeted:]
    signed = signature_begins(kept, is_mail=greeted > 0)
    signature, kept = kept[signed:], [*_by_numerals(kept[:signed])]
    begin = _begin(kept)
    left_out, kept = [*left_out, *kept[:begin]], kept[begin:]
    end = _end(kept)
    behind = [line for line in kept[end:] if line.strip()]
    last = behind[:1] if len(behind) == 1 and _is_last_item(behind[0], language) else []
    left_out, kept = [*left_out, *kept[end:] * (not last), *signature], [*kept[:end], *last]
    forms: set[str] = set()
    items = [*_parts((line for line in kept if line.strip()), forms)]
    part_number = forms.pop() if len(forms) == 1 else ""
    return Agenda(items, [line.strip() for line in left_out if line.strip()], part_number)


def _without_quoted(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """What a mail quotes of another, with the line that says whose it is, and the other lines. A text that is quoted as
    a whole is none of these."""
    quoted = [at for at, line in enumerate(lines) if line.lstrip().startswith(">")]
    own = [at for at, line in enumerate(lines) if at not in quoted and line.strip()]
    if not quoted or len(quoted) >= len(own):
        return [], [*lines]
    before = next((at for at in reversed(range(quoted[0])) if lines[at].strip()), None)
    whose = [before] if before is not None and lines[before].rstrip().endswith((":", "：")) else []
    out = {*quoted, *whose}
    return [lines[at] for at in sorted(out)], [line for at, line in enumerate(lines) if at not in out]


def _is_heading(line: str, language: str) -> bool:
    words = line.strip().strip("*#_ :")
    words = words.replace(" ", "") if SPACED.fullmatch(words) else words
    tags = dict.fromkeys((language, "en"))
    headings = [heading for tag in tags for heading in (labels(tag).agenda, *vocabulary(tag).documents.agendas)]
    return folded(words) in {*map(folded, headings), *(folded(each.replace(" ", "")) for each in headings)}


def _is_last_item(line: str, language: str) -> bool:
    """Whether a line behind a numbered list is an item that every agenda ends with, without its number."""
    tags = dict.fromkeys((language, "en"))
    called = [word for tag in tags for word in (labels(tag).next_meeting, *vocabulary(tag).scribes.standing)]
    return bool(line[:1].strip()) and folded(line.strip(" .:*_")) in set(map(folded, called))


def greeting_ends(lines: Sequence[str]) -> int:
    """Where a mail goes on behind the line that greets; 0 where none does."""
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    words = lines[first].strip() if first < len(lines) else ""
    begun = {folded(" ".join(words.rstrip(",!:").split()[:count])) for count in (1, 2, 3, 4)}
    begun |= {each.rstrip(",!") for each in begun}
    is_alone = words.endswith((",", "!", ":", "，", "：")) or not "".join(lines[first + 1 : first + 2]).strip()
    is_greeting = " " in words and is_alone and begun & {folded(each) for each in mail_words().greeting}
    return first + 1 if is_greeting else 0


def _greeted(lines: Sequence[str]) -> int:
    """Where the items of a mail begin: behind its greeting and the sentences that follow; 0 where it has none."""
    at = greeting_ends(lines)
    if not at:
        return 0
    while at < len(lines) and (not lines[at].strip() or _is_sentence(lines, at)):
        at += 1
    return at if at < len(lines) else 0


def _is_sentence(lines: Sequence[str], at: int) -> bool:
    """Whether a line is of a sentence: it ends with one, or begins in small letters of one that the next lines end."""
    line = lines[at].strip()
    if _has_number(line) or LETTERED.match(line) or MARK.match(line):
        return False
    if line.endswith(SENTENCE) and len(line.split()) >= WORDS_OF_SENTENCE:
        return True
    return line[:1].islower() and at + 1 < len(lines) and lines[at + 1].strip() != "" and _is_sentence(lines, at + 1)


WORDS_OF_SENTENCE = 3
SIGNATURE = 8
"""Lines of a signature, at most: name, office, telephone, address."""


def signature_begins(lines: Sequence[str], *, is_mail: bool) -> int:
    """Where the signature of a mail begins, with "Kind regards"; behind the last line where there is none. Without a
    greeting it has more words than "Thanks", which may be an item, behind an empty line or with a comma."""
    closings = {folded(each) for each in mail_words().closing}
    for at in range(max(len(lines) - SIGNATURE, 1), len(lines)):
        words, behind = lines[at].strip(), [line for line in lines[at + 1 :] if line.strip()]
        is_apart = words.endswith(",") or (" " in words and not lines[at - 1].strip())
        if folded(words.strip(" ,.!–-")) in closings and (is_mail or is_apart) and not any(map(_has_number, behind)):
            return at
    return len(lines)


def closes_mail(line: str) -> bool:
    """Whether a line alone is that with which a mail closes: "Kind regards,"."""
    return line.rstrip().endswith(",") and folded(line.strip(" ,.!–-")) in {
        folded(each) for each in mail_words().closing
    }


FEWEST_NUMERALS = 3


def _by_numerals(lines: Sequence[str]) -> Iterator[str]:
    """Lines; of an agenda that is counted i. ii. iii. or a. b. c. and not by figures, without these letters. Its count
    goes on to its end, whatever parts stand between, and no other line stands among its items."""
    marks = [LETTERED.fullmatch(line) for line in lines]
    first = next((at for at, found in enumerate(marks) if found), 0)
    behind = [line for line, found in zip(lines, marks, strict=True) if not found][first:]
    has_others = any(line[:1].strip() and not MARK.match(line) for line in behind)
    for way in () if has_others or any(map(_has_number, lines)) else reversed(WAYS):
        rows: list[int] = []
        for at, found in enumerate(marks):
            if found and not found["room"] and found["mark"].lower() == letters(len(rows) + 1, way):
                rows.append(at)
        if len(rows) >= FEWEST_NUMERALS and rows[0] == first:
            yield from (found["title"] if found and at in rows else lines[at] for at, found in enumerate(marks))
            return
    yield from lines


def _begin(lines: Sequence[str]) -> int:
    """Where the items of numbered lines begin: with the first of them, where sentences stand before it."""
    numbered = [at for at, line in enumerate(lines) if _has_number(line)]
    before = [line.strip() for line in lines[: numbered[0]]] if len(numbered) > 1 else []
    return numbered[0] if any(line.endswith(SENTENCE) for line in before) else 0


SENTENCE = (",", ".", ":", ";", "!", "?", "。", "，", "：")
"""What ends a sentence or a greeting, and no title."""


def _end(lines: Sequence[str]) -> int:
    """Where the items of numbered lines end: behind the last of them and its parts. A list in which some lines have no
    number is none of those, and ends with its last line."""
    numbered = [at for at, line in enumerate(lines) if _has_number(line)]
    last = numbered[-1] if numbered else len(lines)
    closings = {folded(each) for each in mail_words().closing} if numbered else set()
    ends = (at for at in range(last, len(lines)) if folded(lines[at].strip(" ,.!–-")) in closings | {""})
    blank = next(ends, len(lines))
    said = (at for at in range(last + 1, blank) if lines[at][:1].strip() and lines[at].rstrip().endswith(SENTENCE))
    blank = next(said, blank) if len(numbered) > 1 else blank
    plain = [line for line in lines[:blank] if line.strip() and not _has_number(line) and line[:1].strip()]
    is_numbered = len(numbered) > 1 and all(map(LETTERED.match, plain))
    return blank if is_numbered else len(lines)


def _has_number(line: str) -> bool:
    return bool(typed_title(line.strip(), is_listed=True)[0] or own_number(line)[0])


def _parts(lines: Iterator[str], forms: set[str]) -> Iterator[str]:
    """Lines, those that are counted by letters, a) b) or i. ii., as parts of the one before, without their letter.
    `forms` takes how the parts are counted; "" is not as parts are by letters."""
    listed = [*lines]
    titles = [line for line in listed if not MARK.match(line.lstrip())]
    has_points = len(titles) > 1 and listed[0] in titles
    chain: list[tuple[int, int]] = []
    """Of each part that the next line may follow, its place among its like and how these are counted: `letters`."""
    for at, line in enumerate(listed):
        if has_points and len(line) - len(line.lstrip()) < len(PART) and MARK.match(line.lstrip()):
            forms.add("")
            yield PART * min(len(chain) + 1, MOST_DEEP) + MARK.sub("", line.lstrip())
            continue
        found = LETTERED.fullmatch(line) if at else None
        mark = found["mark"].lower() if found else ""
        following = [(depth, count + 1, way) for depth, (count, way) in enumerate(chain, 1)][::-1]
        deeper = [(len(chain) + 1, 1, way) for way in WAYS] if len(chain) < MOST_DEEP else []
        part = next((each for each in (*following, *deeper) if mark == letters(each[1], each[2])), None)
        if not found or not part:
            chain = []
            if typed_title(line, is_listed=True)[1] > 1:
                forms.add("")
            yield line
            continue
        depth, count, way = part
        chain = [*chain[: depth - 1], (count, way)]
        forms.add(found["form"].replace(found["mark"], "{letter}") if way == depth + 1 else "")
        yield PART * depth + found["title"]


def _of_table(lines: Sequence[str]) -> Iterator[str]:
    """Lines; of a table the number and the title of each row, without a row that names the columns."""
    rows = [[cell.strip() for cell in re.split(r"\t|\|", line.strip().strip("|"))] for line in lines if line.strip()]
    if len(rows) < 2 or any(len(row) < 2 for row in rows):
        yield from (COUNTED.sub(r"\1. ", line) for line in lines)
        return
    numbered = [bool(FIGURES.fullmatch(row[0])) for row in rows]
    for row, has_number in zip(rows, numbered, strict=True):
        if set("".join(row)) <= set("-: ") or (any(numbered) and row is rows[0] and not has_number):
            continue
        words = [cell for cell in row[has_number:] if cell and not TIME.fullmatch(cell)]
        if words:
            number = row[0].rstrip(".)")
            yield f"{number}{'' if '.' in number else '.'} {words[0]}" if has_number else words[0]
