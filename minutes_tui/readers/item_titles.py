"""The lines that head an item by a word for it or a sign, and a number: "TOP 1: Kasse", "Sak 10/26 Roof", "§ 3"."""

import re
from functools import cache
from typing import NamedTuple

from minutes_tui.language.labels import languages
from minutes_tui.language.vocabulary import vocabulary

LONGEST, LONGEST_UNMARKED = 20, 10
"""Words of a title behind a colon or a dash, and of one that has no sign before it."""
NUMBER = r"(?P<number>\d{1,3}(?:[./\-]\d{1,4})*[a-z]?)"
SENTENCE_END = re.compile(r"[.!?]\s+[^\W\d_a-zß-ÿ]")


class ItemTitle(NamedTuple):
    """What heads an item."""

    mark: str
    """The word or sign with the number: "TOP 1"."""
    word: str
    """The word or sign alone."""
    number: tuple[int, ...]
    title: str
    """Behind those; "" where there is none."""
    stop: str = ""
    """The full stop behind the number, as the source has it."""


def item_title(line: str, *, is_heading: bool = False) -> ItemTitle | None:
    """The mark and the title of a line that heads an item; None of any other. A line that begins in the same way and
    goes on in lower case is a sentence: "Punkt 3 der Tagesordnung". What `is_heading` may be a long sentence."""
    said = line.strip().strip("*_ ").rstrip(":：* _")
    found = _headed().fullmatch(said)
    if found is None:
        return None
    title, sign = (found["title"] or "").replace("**", "").strip("*_ "), found["sign"].strip("* ")
    count = len(title.split())
    is_long = count > (LONGEST if sign else LONGEST_UNMARKED) or title.endswith((";", ",", "!"))
    if title[:1].islower() or (is_long and not is_heading):
        return None
    if not is_heading and title[-1:] == "." and (not sign or count > LONGEST_UNMARKED or SENTENCE_END.search(title)):
        return None
    digits = next(filter(None, (found[key] for key in found.groupdict() if key.startswith("number"))))
    number = tuple(int(each) for each in re.findall(r"\d+", digits))
    mark = found["mark"].strip("* ")
    return ItemTitle(mark, re.sub(r"[\W\d_]+", "", mark).casefold() or "§", number, title, "." * sign.startswith("."))


@cache
def _headed() -> re.Pattern[str]:
    """Such lines in all languages. `#` in a word stands for the number, which is behind any other."""
    forms = sorted({form for each in languages(variants=False) for form in vocabulary(each).scribes.topic})
    marks = []
    for count, form in enumerate(forms):
        number = NUMBER.replace("number", f"number{count}")
        before, sign, behind = form.partition("#")
        before, behind = re.escape(before.strip()), re.escape(behind.strip(". "))
        if sign:
            marks.append(rf"{before}\s?{number}\.?\s?{behind}" if behind else rf"{before}\s?{number}")
        else:
            marks.append(rf"{before}(?:\s?n[°º.]|\s(?:nr|no)\.?)?\s?{number}")
    return re.compile(
        rf"(?P<mark>{'|'.join(marks)})(?![\w.,/]\w)(?P<sign>\**\)?\s*[:：.)]?\**(?:\s*[–—-](?=\s))?)"
        r"(?:\s*(?P<title>\**[^\W\d_].*|(?<=\s)\d.*|[\"„“«(].*))?",
        re.IGNORECASE,
    )
