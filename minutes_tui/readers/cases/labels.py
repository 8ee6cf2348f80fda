"""What a paragraph, a heading or a column of a source is called, and what that makes of it: a decision, a vote, a list
of actions. The words are those of the pages and of scribes, in the language of the source and in English."""

import re
from functools import cache
from typing import Literal, NamedTuple

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.markup import is_head_rule, is_row, table_cells, words
from minutes_tui.language.names import compact, folded
from minutes_tui.language.separators import COLONS
from minutes_tui.language.vocabulary import SCRIBES, DocumentWords, alternatives, vocabulary
from minutes_tui.line.scribe_words import tag
from minutes_tui.readers.roster_lines import heading_of
from minutes_tui.readers.source_blocks import BEFORE

Called = Literal["decision", "action", "motion", "amendment", "vote"]
STRONG = re.compile(r"\*\*([^*\n]{2,40})\*\*\s+(\S.*)", re.DOTALL)
"""A label in bold, which needs no colon."""
DASHED = re.compile(r"([^\W\d_][^:–—-]{2,30}?)\s+[-–—]\s+(\S.*)", re.DOTALL)
"""A label before a dash."""
COMMANDS: dict[str, Called] = {
    "decision": "decision", "action": "action", "motion": "motion", "amend": "amendment", "vote": "vote",
}  # fmt: skip
LONGEST_NUMBER = 30
"""Characters of a decision's number."""
LONGEST_HEADING = 6
"""Words of a heading that says what is below it."""


ACTION_POINT = re.compile(r"A[PI] ?\d{1,4}[.:)]?\s+(?P<said>\S.*)", re.DOTALL)
"""An action point with its number: "AP1 Ann: call the bank"."""


class Label(NamedTuple):
    """What a paragraph is by its label."""

    called: Called
    said: str
    """Its words behind the label."""


def label(text: str, language: str) -> Label | None:
    """The label with which a paragraph begins: "Decision D30:", "19:55 Beschluss 3:", "RESOLVED to"."""
    said = BEFORE.sub("", words(text).strip())
    numbered = _numbered(language).match(said)
    if numbered and len(numbered["number"] or "") <= LONGEST_NUMBER and numbered["said"]:
        return Label(_called(language)[_key(numbered["word"])], numbered["said"].strip())
    if point := ACTION_POINT.match(said):
        return Label("action", point["said"])
    dashed = DASHED.match(said)
    if dashed and (called := _called(language).get(_key(dashed[1]))):
        return Label(called, dashed[2])
    strong = STRONG.match(text)
    if strong and (called := _called(language).get(_key(strong[1].rstrip(COLONS)))):
        return Label(called, words(strong[2]).strip())
    found = tag(said, language)
    if found and found.command in COMMANDS and not found.number and found.words:
        return Label(COMMANDS[found.command], found.words)
    return None


def section(title: str, language: str) -> str:
    """What stands below a heading, where that is no item of the meeting: "agenda", "participants", "decision",
    "action", "vote", "other"; "" where it is one."""
    said = words(title).strip().rstrip(COLONS)
    if not said or len(said.split()) > LONGEST_HEADING:
        return ""
    return _sections(language).get(_key(said), "") or ("participants" if heading_of(said, language) else "")


def records(language: str) -> frozenset[str]:
    """The headings below which the minutes are, without blanks and case: "Minutes", "Meeting minutes"."""
    pages = (labels(each).minutes for each in _languages(language))
    return frozenset(map(compact, (*pages, *(word for known in _documents(language) for word in known.records))))


class Columns(NamedTuple):
    """Which columns of a list of tasks or decisions say what; -1 is none."""

    called: Called
    what: int
    who: int
    when: int


def columns(table: str, language: str) -> Columns | None:
    """The columns of a table that lists what is to be done and by whom or when, or what was decided."""
    first = next((row for row in table.split("\n") if is_row(row) and not is_head_rule(row)), "")
    heads = [_key(words(cell)) for cell in table_cells(first)]
    what, who, when, decided = (
        next((at for at, head in enumerate(heads) if head in known), -1) for known in _heads(language)
    )
    if what < 0 <= max(who, when):
        parts = {part for known in (_heads(language)[0], _heads(language)[3]) for part in known if len(part) > 3}
        what = next((at for at, head in enumerate(heads) if any(part in head for part in parts)), -1)
    if what >= 0 and max(who, when) >= 0:
        return Columns("action", what, who, when)
    return Columns("decision", decided, -1, -1) if decided >= 0 and len(heads) > 1 else None


def rows(table: str) -> list[list[str]]:
    """The cells of a table's rows, those of the head first."""
    return [
        [cell.strip() for cell in table_cells(row)]
        for row in table.split("\n")
        if is_row(row) and not is_head_rule(row)
    ]


def ends_meeting(sentence: str, language: str) -> bool:
    """Whether a sentence says that the meeting is over."""
    said = _key(words(sentence))
    return any(_key(each) in said for known in _documents(language) for each in known.ended)


def is_of_another_date(said: str, language: str) -> bool:
    """Whether words before a date say that it is not the meeting's."""
    return any(re.search(rf"\b{re.escape(folded(each))}\b", folded(said)) for known in _documents(language)
               for each in known.aside)  # fmt: skip


def decides(sentence: str, language: str) -> bool:
    """Whether a sentence begins with words for a decision: "It was resolved that"."""
    return _resolved(language).match(sentence) is not None


@cache
def _resolved(language: str) -> re.Pattern[str]:
    """Words for a decision: those of several words before the one that goes on with the sentence, in any letters."""
    whole = [word for each in _languages(language) for word in vocabulary(each).scribes.resolved if word.count(" ") > 1]
    return re.compile("|".join(rf"{re.escape(word)}\b" for word in whole) or r"(?!)", re.IGNORECASE)


@cache
def tasked(language: str) -> re.Pattern[str]:
    """Who is to do something, and what, of a sentence: "The Clerk would write to the County"."""
    known = sorted({re.escape(each) for found in _documents(language) for each in found.tasked}, key=len, reverse=True)
    return re.compile(rf"(?P<who>[^\W\d_a-z][^,;:.()]{{1,50}}?)\s+(?:{'|'.join(known)})\s+(?P<what>\S.*)", re.DOTALL)


@cache
def charged(language: str) -> re.Pattern[str]:
    """Who was told to do something, whether a participant or not, and what: "Die Verwaltung wird beauftragt, …"."""
    known = alternatives(each for found in _documents(language) for each in found.charged)
    return re.compile(rf"(?P<who>[^\W\d_a-z][^,;:.()]{{1,50}}?)\s+(?:{known}),?\s*(?P<what>\S.*)", re.DOTALL)


def _key(said: str) -> str:
    return " ".join(folded(said).split())


def _languages(language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((language, "en")))


def _documents(language: str) -> list[DocumentWords]:
    return [vocabulary(each).documents for each in _languages(language)]


@cache
def _called(language: str) -> dict[str, Called]:
    """What each label stands for, by the label without accents and case."""
    found: dict[str, Called] = {}
    for each in _languages(language):
        page, scribes = labels(each), vocabulary(each).scribes
        own: tuple[tuple[Called, tuple[str, ...]], ...] = (
            ("decision", (page.decision, page.resolution)), ("action", (page.action,)), ("motion", (page.motion,)),
            ("amendment", (page.amendment,)),
            ("vote", (page.vote, page.vote_on_motion, page.vote_on_amendment, page.election)),
        )  # fmt: skip
        for called, said in own:
            found |= {_key(word): called for word in said if word and _key(word) not in found}
        for command in SCRIBES:
            if command in COMMANDS:
                said = tuple(word for word in getattr(scribes, command) if len(word) > 1)
                found |= {_key(word): COMMANDS[command] for word in said if _key(word) not in found}
    return found


@cache
def _numbered(language: str) -> re.Pattern[str]:
    """A label with a number or without, and a colon."""
    spelled = {word for each in _languages(language) for word in _spelled(labels(each), language)}
    known = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(spelled, key=len, reverse=True))
    return re.compile(
        rf"(?P<word>{known})(?:\s+(?:n[°º.]|nr\.?|no\.?|№)?\s*(?P<number>(?:[^\s:：]+\s+){{0,2}}?[^\s:：]*\d[^\s:：]*))?\s*[{COLONS}]\s*(?P<said>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def _spelled(page: Labels, language: str) -> set[str]:
    own = {page.decision, page.resolution, page.action, page.motion, page.amendment, page.vote, page.vote_on_motion,
           page.vote_on_amendment, page.election}  # fmt: skip
    return {word for word in own if word and _key(word) in _called(language)}


@cache
def _sections(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in _languages(language):
        page, documents = labels(each), vocabulary(each).documents
        own = (
            ("agenda", (page.agenda, page.contents, *documents.contents)),
            ("participants", (page.participants, page.other_participants, page.present, page.members, page.attendance,
                              *_listed(page))),
            ("decision", (page.decisions, *documents.decided)), ("action", (page.actions, *documents.to_do)),
            ("vote", (page.votes,)), ("other", (page.attachments, page.signature, page.corrigenda, page.distribution)),
        )  # fmt: skip
        for name, said in own:
            found |= {_key(word): name for word in said if word and _key(word) not in found}
    return found


def _listed(page: Labels) -> tuple[str, ...]:
    return (*page.presence.present, *page.presence.apologies, *page.presence.absent, page.apologies, page.absent)


@cache
def _heads(language: str) -> tuple[frozenset[str], ...]:
    """Heads of the columns that say what, who, when, and what was decided."""
    what, who, when, decided = set[str](), set[str](), set[str](), set[str]()
    for each in _languages(language):
        page, documents = labels(each), vocabulary(each).documents
        what |= {page.action, *documents.what}
        who |= {page.responsible, *documents.who}
        when |= {page.due, *documents.when}
        decided |= {page.decision, page.resolution}
    return tuple(frozenset(map(_key, each)) for each in (what, who, when, decided))


def is_number(cell: str) -> bool:
    """Whether a cell has the number of a row and no words."""
    return len(cell.split()) <= 3 and (any(map(str.isdigit, cell)) or cell.startswith("("))
