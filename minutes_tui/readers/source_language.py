"""The language that a source is in, by the short words that each language has, and by the words of the forms that
minutes are written in: "Anwesend", "Ordre du jour". A short page has headings and names, and hardly a sentence."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from msgspec.structs import asdict

from minutes_tui.language.labels import labels, languages
from minutes_tui.language.names import compact
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.readers.source_blocks import SourceBlock

WORD = re.compile(r"[^\W\d_]+")
KANA = re.compile(r"[\u3040-\u30ff]")
MOST_WORDS = 3_000
"""Read of a source."""
LEAST_WORDS = 8
"""Short words of a language by which it is known."""
LEAST_OF_FEW, PER_WORD = 3, 5
"""Likewise of a page of a few words: so many at least, and one in so many."""
AHEAD = 1.15
"""How many times more there are than of the next language."""
NEAR = 2
"""How many times more there are than of the language that is taken otherwise, where the next one is near, as Danish is
to Norwegian."""
LEAST_KANA = 0.05
"""Share of a text's letters that is Japanese."""
IN_HEADING, AS_LABEL, IN_TITLE = 6, 4, 3
"""What a form's word counts that is a heading, that is a label or a table's head, and that is one word of several of a
heading. A short word of a sentence counts 1."""
NUMBERED = re.compile(r"[\W\d_]*(?:(?:top|§)\s*\d+\s*)?[\W\d_]*", re.IGNORECASE)
LABEL = re.compile(r"\W*(?P<label>[^\W\d_][^:：|\n]{2,40}?)\W*[:：]")
FILE_TITLE = re.compile(r"^(?:title|titel|titre|titolo):\s*(?P<title>\S.*)$", re.MULTILINE)
"""The title in what stands before the text and is of the file."""
LONGEST = 6
"""Words of a label or a heading that is a form's."""
LEAST_LETTERS = 3
FORMS = (
    "minutes", "agenda", "present", "participants", "apologies", "absent", "chair", "vice_chair", "rapporteur", "day",
    "venue", "opening", "closing", "decision", "decisions", "action", "actions", "motion", "vote", "votes", "members",
    "member", "next_meeting", "attachments", "signature", "attendance", "item", "responsible", "due", "in_attendance",
    "quorum", "name", "role",
)  # fmt: skip
"""The words of a page of minutes that stand in headings and before colons."""


def language_of(blocks: Sequence[SourceBlock], otherwise: str = "en") -> str:
    """The language of most words; `otherwise` where too few are known, or two languages have as many."""
    text = (word for block in blocks if block.kind != "furniture" for word in WORD.findall(block.text))
    said = Counter(word.casefold() for word in islice(text, MOST_WORDS))
    letters = sum(len(word) * count for word, count in said.items())
    if sum(len(KANA.findall(word)) * count for word, count in said.items()) > LEAST_KANA * max(1, letters):
        return "ja"
    forms = dict[str, int]()
    for phrase, weight in _form_phrases(blocks):
        forms[phrase] = max(weight, forms.get(phrase, 0))
    found = {
        language: sum(said[word] for word in {word.casefold() for word in labels(language).words})
        + sum(weight for phrase, weight in forms.items() if phrase in _forms(language))
        for language in languages(variants=False)
    }
    least = min(LEAST_WORDS, max(LEAST_OF_FEW, said.total() // PER_WORD))
    best, second, *_ = sorted(found, key=lambda language: -found[language])
    is_sure = found[best] > AHEAD * found[second] or found[best] > NEAR * found.get(otherwise, 0)
    return best if found[best] >= least and is_sure else otherwise


def _form_phrases(blocks: Sequence[SourceBlock]) -> Iterator[tuple[str, int]]:
    """What may be a form's words, each with what it counts: headings and their words, labels, the heads of tables."""
    for block in blocks:
        if block.kind in ("code", "quotation"):
            continue
        lines = block.text.split("\n")
        if block.kind == "furniture":
            lines = [title["title"] for title in FILE_TITLE.finditer(block.text)]
        for line in lines[:1] if block.kind == "table" else lines:
            is_title = block.kind in ("heading", "topic", "furniture") or bool(BOLD.fullmatch(line.strip()))
            plain = NUMBERED.sub("", line, count=1)
            if block.kind == "table":
                yield from ((compact(cell), AS_LABEL) for cell in line.split("|"))
            elif is_title and len(plain.split()) <= LONGEST:
                yield compact(plain), IN_HEADING
            if is_title:
                yield from ((compact(word), IN_TITLE) for word in WORD.findall(plain) if len(word) >= LEAST_LETTERS)
            if label := LABEL.match(line):
                yield compact(label["label"]), AS_LABEL


BOLD = re.compile(r"\*\*[^*]+\*\*:?")


@cache
def _forms(language: str) -> frozenset[str]:
    """The words of minutes of a language that stand in headings, before colons and above columns."""
    page, known = labels(language), vocabulary(language)
    words = [getattr(page, key) for key in FORMS]
    words += [each for table in (page.roles, page.presence) for listed in asdict(table).values() for each in listed]
    words += [*known.rosters.head, *known.documents.what, *known.documents.who, *known.documents.when]
    words += [*known.documents.decided, *known.documents.to_do, *known.documents.held, *known.documents.began]
    words += [*known.documents.finished, *known.scribes.standing, *known.scribes.topic, *known.scribes.decision]
    words += [*known.scribes.action, *known.scribes.motion, *known.scribes.vote]
    return frozenset(compact(word) for word in words if len(compact(word)) >= LEAST_LETTERS)
