"""The corrigenda of approved minutes as the end of their page. Knows no form: each may end with them."""

from collections.abc import Iterator

from minutes_tui import dates, text
from minutes_tui.document import Block, Heading, Paragraph, Words
from minutes_tui.labels import Labels
from minutes_tui.model import Corrigendum, Minutes


def corrigenda(minutes: Minutes, hidden: set[int], labels: Labels, language: str) -> Iterator[Block]:
    """A heading and each correction in the order of the record. One of a paragraph that is `hidden` from the page's
    readers (a set of numbers) is hidden too."""
    shown = [each for each in minutes.corrigenda if each.paragraph is None or each.paragraph not in hidden]
    if shown:
        yield Heading(2, (Words(labels.corrigenda),))
    for each in shown:
        yield from _corrigendum(each, labels, language)


def _corrigendum(corrigendum: Corrigendum, labels: Labels, language: str) -> Iterator[Block]:
    """The correction, with its paragraph and its date before its words, and without what is not known of them."""
    lead = Words(_lead(corrigendum, labels, language))
    first, *others = text.blocks(corrigendum.text) or (Paragraph(()),)
    if isinstance(first, Paragraph):
        yield Paragraph((lead, *first.content))
        yield from others
    else:
        yield from (Paragraph((Words(lead.text.rstrip()),)), first, *others)


def _lead(corrigendum: Corrigendum, labels: Labels, language: str) -> str:
    number, day = corrigendum.paragraph, corrigendum.date
    pattern = (labels.corrigendum_whole if number is None else labels.corrigendum).removesuffix("{text}")
    if day is None:
        return "" if number is None else pattern.replace(" ({date})", "").format(paragraph=number)
    return pattern.format(paragraph=number, date=dates.printed(day, labels, language))
