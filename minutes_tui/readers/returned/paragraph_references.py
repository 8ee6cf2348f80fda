"""With what a line says which paragraph it is about: `12. …`, `§12: …`, `Para. 12, …`, `Re 12: …`, `第12項`.

The words for it are those of all languages, whichever the minutes are in.
"""

import re
from functools import cache

from minutes_tui.language.vocabulary import alternatives, mail_words

NUMBER = r"(?P<number>\d{1,6})"
NOT_MORE = r"(?![\w/]|[.,:]\d)"
"""Behind a number that is no part of a date, a time or a longer one."""
BEGIN = r"\s*(?:[-*+•–]\s+|\|\s*)?[*_]{0,3}"
"""Before a reference: the mark of a list, the edge of a table, a mark of emphasis."""
BARE = re.compile(
    rf"{BEGIN}[(\[]?{NUMBER}(?:[.:)\]]{{1,3}}[*_]{{0,3}}|[*_]{{1,3}}[.:)\]]?|\s*[-–—|]|(?=\t))(?:\s+|$)",
)
"""A number with a mark behind it."""


def refers(line: str) -> tuple[int, str] | None:
    """The number of the paragraph that a line begins with, by name or with a mark behind it, and the words that
    follow; None where it begins with none. One that names several is on the first, and all of it are the words."""
    several, *named = _expressions()
    found = several.match(line)
    if found and int(found["number"]) < int(found["last"]):
        return int(found["number"]), line.strip()
    for expression in (*named, BARE):
        if found := expression.match(line):
            return int(found["number"]), line[found.end() :].lstrip("*_ ") if expression is BARE else line[
                found.end() :
            ]
    return None


def mentions(line: str) -> tuple[int, str] | None:
    """The number of the only paragraph that a line names within its words, "I think para 12 is wrong.", and these
    words; behind the name of who is written to, "Janet, para 12 should say: We row.", only those that follow. None
    where it names none, or several."""
    found = list(_within().finditer(line))
    if len({int(each["number"]) for each in found}) != 1:
        return None
    number, end = int(found[0]["number"]), found[0].end()
    is_greeted = WRITTEN_TO.fullmatch(line[: found[0].start()])
    return number, line[end:].lstrip(" :：,-–—") if is_greeted else line.strip()


WRITTEN_TO = re.compile(r"\s*(?:[^\W\d_a-z][\w'’.-]*\s?){1,3}(?<!\s),\s*")
"""One to three words that begin with a capital, and a comma."""
SHORTEST = 4
"""Letters of a word that names a paragraph within a sentence: "no" and "p" do not."""


@cache
def _within() -> re.Pattern[str]:
    """Finds a paragraph that is named within a line."""
    words = alternatives(word for word in mail_words().paragraph if len(word.rstrip("*")) >= SHORTEST)
    return re.compile(
        rf"(?<!\w)(?:[§¶]\s*|(?:{words})(?![^\W\d_])\.?\s*(?:(?:no|nr)\b\.?\s*)?){NUMBER}{NOT_MORE}", re.IGNORECASE
    )


def is_address(line: str) -> bool:
    """Whether a line that begins with a number is no more than that of a house in its street."""
    return len(line.split()) <= MOST and bool(_streets().fullmatch(line.strip()))


MOST = 8
"""Words of a line with an address."""


@cache
def _expressions() -> tuple[re.Pattern[str], ...]:
    """For several paragraphs: paras 3 and 5, §§ 3-5; for one by name: para 12, § 12; for one behind whose number its
    name stands; for one that only a word such as "re" and a mark say to be one."""
    words = mail_words()
    about = rf"(?:(?:{alternatives(words.about)})(?:\s*:\s*|\s+|(?=[§¶#\d]))){{0,2}}"
    called = rf"(?:[§¶#＃№]+|第|(?:{alternatives(words.paragraph)})(?![^\W\d_])\.?)"
    name = rf"{BEGIN}{about}{called}\s*(?:(?:no|nr)\b\.?\s*)?{NUMBER}"
    also = r"&|\b(?:and|to|through|und|bis|et|à|y|e|en|och|og|ja|un|ir|i|та|и)\b"
    several = (
        rf"{name}(?:\s*,\s*\d{{1,6}})*(?:[-–—]|\s+[–—]\s+|\s*(?:,\s*)?(?:{also})\s*)(?:[§¶]+\s*)?"
        rf"(?P<last>\d{{1,6}}){NOT_MORE}"
    )
    marks = r"(?:\s*[:：.,;)\]\-–—*_]+)?(?:\s+|$)"
    behind = rf"{BEGIN}{about}第?{NUMBER}\.?\s*(?:{alternatives(words.behind)})(?:に?ついて|の)?"
    sources = (
        several,
        rf"{name}{NOT_MORE}{marks}",
        rf"{behind}(?:(?!\w)|(?<=[^\x00-\u02ff]))(?:\s*[:：、,)\-–—]+)?\s*",
        rf"{BEGIN}{about}{NUMBER}{NOT_MORE}\s*[:：)\]\-–—]+(?:\s+|$)",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


@cache
def _streets() -> re.Pattern[str]:
    street = alternatives(mail_words().street)
    return re.compile(
        rf"\d{{1,5}}\s?[a-z]?[.,]?\s+(?:[^:;?!>→]*\b)?(?:{street})\b[^:;?!>→]*(?<!\w{{3}}\.)", re.IGNORECASE
    )
