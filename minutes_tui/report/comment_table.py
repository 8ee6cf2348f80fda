"""What readers wrote about the minutes that were circulated, and what became of it: a table."""

from collections.abc import Iterator

from minutes_tui.model.document import Block, Heading, Words
from minutes_tui.model.minutes import FORCED, Comment
from minutes_tui.report.agenda import table
from minutes_tui.report.context import Page

WIDTHS = (8, 20, 16, 52, 24)


def comment_table(page: Page) -> Iterator[Block]:
    """A row for each comment, those on a paragraph in the order of the page and then the others."""
    notes = page.minutes.notes
    order: dict[int | None, int] = {note.paragraph: at for at, note in enumerate(notes) if note.paragraph is not None}
    known = sorted(page.minutes.comments, key=lambda each: order.get(each.paragraph, len(notes)))
    if not known:
        return
    words = page.labels
    yield Heading(2, (Words(words.comments),))
    head = (words.paragraph_short, words.name, words.day, words.comments, words.state)
    yield table(head, [_row(each, page) for each in known], WIDTHS)


def _row(comment: Comment, page: Page) -> tuple[str, ...]:
    words = page.labels
    number = "" if comment.paragraph is None else str(comment.paragraph)
    about = f"“{comment.on}”" if comment.on and comment.paragraph is not None else comment.on
    on = f"{about}{words.colon}" if about else ""
    how = f" ({words.untracked})" if comment.change == "untracked" else ""
    day = page.date(comment.date) if comment.date else ""
    return number, comment.who, day, f"{on}{comment.text}{how}", _state(comment, page)


def _state(comment: Comment, page: Page) -> str:
    """What became of it, with the words that were accepted instead or the reason why it was rejected."""
    words = page.labels
    if comment.accepted is None:
        return words.open
    state = words.comment_accepted if comment.accepted else words.comment_rejected
    return words.colon.join(filter(None, (state, comment.words.removeprefix(FORCED).strip(), comment.reason)))
