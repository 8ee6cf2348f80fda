"""The forms of minutes, each with its parts in their order, and the document that one makes."""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from minutes_tui.language.names import folded
from minutes_tui.model.document import Block, Contents, Document, Heading, words
from minutes_tui.model.minutes import Audience, Minutes
from minutes_tui.report.agenda import agenda
from minutes_tui.report.attendance_list import attendance
from minutes_tui.report.back_matter.annexes import annexes, corrigenda, illustrated, parted, with_links
from minutes_tui.report.back_matter.lists import behind, front
from minutes_tui.report.back_matter.registers import action_cases, actions_by_person, decision_cases, vote_cases
from minutes_tui.report.back_matter.signatures import signatures
from minutes_tui.report.comment_table import comment_table
from minutes_tui.report.context import Page, page
from minutes_tui.report.head import head
from minutes_tui.report.page_setup import layout
from minutes_tui.report.proceedings import proceedings

Form = Callable[[Page], Iterator[Block]]


def document(
    minutes: Minutes,
    form: str = "summary",
    language: str = "",
    audience: Audience = "public",
    *,
    is_tied: bool = False,
) -> Document:
    """The document that a form makes of the minutes, in the house style of their `print`; `form` is a key of FORMS.
    `is_tied` asks for no-break blanks in the dates, names and numbers that the page says in words of its own."""
    made = page(minutes, form, language, audience, is_tied=is_tied)
    meeting = minutes.meeting
    blocks = tuple(_anchored(with_links(FORMS[form](made), made)))
    if not any(isinstance(block, Heading) and block.anchor for block in blocks):
        blocks = tuple(block for block in blocks if not isinstance(block, Contents))
    return Document(
        meeting.title,
        made.language,
        meeting.date,
        blocks,
        layout(made),
        meeting.series or ", ".join(body.name or body.key for body in minutes.bodies),
        meeting.reference,
    )


def _anchored(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks whose headings from the second level on have an anchor, of their words as far as those are ASCII where
    they have none.

    No passage has a heading in it, as the text of a note has none.
    """
    taken: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, Heading) and block.level > 1 and not block.anchor and words(block.content).strip():
            name = "-".join(["part", *re.findall(r"[a-z0-9]+", folded(words(block.content)))])
            taken[name] = taken.get(name, 0) + 1
            block = replace(block, anchor=name if taken[name] == 1 else f"{name}--{taken[name]}")
        yield block


def _whole(page: Page, title: str = "") -> Iterator[Block]:
    """The minutes with their head, lists and signatures, under a title in the place of the style's."""
    yield from head(page, title)
    yield from front(page)
    yield from parted(illustrated(proceedings(page), page))
    yield from behind(page)
    yield from corrigenda(page)
    yield from signatures(page)
    yield from annexes(page)


def _summary(page: Page) -> Iterator[Block]:
    """The full minutes."""
    return _whole(page)


def _verbatim(page: Page) -> Iterator[Block]:
    """Every statement, with the speaker's name before it unless the sentence contains it."""
    return _whole(page, page.labels.verbatim)


def _decisions(page: Page) -> Iterator[Block]:
    """Decisions, carried motions, votes and action items."""
    yield from head(page)
    yield from decision_cases(page)
    yield from vote_cases(page)
    yield from action_cases(page)
    yield from corrigenda(page)


def _actions(page: Page) -> Iterator[Block]:
    """Action items by person, with agenda item, due date and state."""
    yield from head(page)
    yield from actions_by_person(page)


def _agenda(page: Page) -> Iterator[Block]:
    """The agenda, as it goes out before the meeting."""
    yield from head(page)
    yield from agenda(page)


def _attendance(page: Page) -> Iterator[Block]:
    """A sign-in list of participants; for each item who was present, and who came and left."""
    yield from head(page)
    yield from attendance(page)


def _transcript(page: Page) -> Iterator[Block]:
    """Every note with its time and speaker."""
    yield from head(page, page.labels.transcript)
    yield from parted(illustrated(proceedings(page), page))


def _comments(page: Page) -> Iterator[Block]:
    """The comments on the minutes by paragraph: who wrote what and when, and what became of it."""
    yield from head(page)
    yield from comment_table(page)


FORMS: dict[str, Form] = {
    "summary": _summary,
    "verbatim": _verbatim,
    "decisions": _decisions,
    "actions": _actions,
    "agenda": _agenda,
    "attendance": _attendance,
    "transcript": _transcript,
    "comments": _comments,
}
"""By name; what each has is told in the first sentence of its docstring, also to `minutes export --help`."""
