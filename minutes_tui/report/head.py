"""The head of a page: title, date, venue, and where the minutes stand."""

from collections.abc import Iterator

from minutes_tui.language import dates
from minutes_tui.model import timezones
from minutes_tui.model.document import Block, Contents, Heading, Paragraph, Strong, Words
from minutes_tui.report.context import Page

OF_MINUTES = ("summary", "verbatim", "decisions", "transcript")
"""Forms that say when the minutes were approved: the others are no minutes."""


def head(page: Page, form: str = "") -> Iterator[Block]:
    """The head; `form` says which kind of page it is where that isn't plain, and something follows."""
    meeting = page.minutes.meeting
    yield Heading(1, (Words(meeting.title),))
    if form and page.minutes.notes:
        yield Paragraph((Strong((Words(form),)),))
    printed = meeting_date(page)
    if printed:
        yield Paragraph((Words(printed),))
    if meeting.venue:
        yield page.labelled(page.labels.venue, meeting.venue)
    approval = approved(page)
    if approval and page.form in OF_MINUTES:
        yield Paragraph((Words(approval),))
    if page.print.contents:
        yield Contents(page.labels.contents)


def meeting_date(page: Page) -> str:
    """The meeting's date as the page has it."""
    meeting = page.minutes.meeting
    if meeting.date_printed or not meeting.date:
        return meeting.date_printed
    if meeting.last_date and meeting.last_date != meeting.date:
        if page.print.date and dates.is_pattern(page.print.date):
            return f"{page.date(meeting.date)} – {page.date(meeting.last_date)}"
        return dates.printed_days(meeting.date, meeting.last_date, page.language)
    return page.date(meeting.date)


def approved(page: Page) -> str:
    """When approved minutes were approved, and by whom where that is recorded; "" otherwise."""
    events = [event for event in page.minutes.history if event.status == "approved"]
    if page.minutes.meeting.status != "approved" or not events:
        return ""
    day = timezones.day(events[-1].at, page.minutes.meeting)
    if day is None:
        return ""
    said = page.labels.approved_by if events[-1].by else page.labels.approved_on
    return said.format(by=events[-1].by, date=page.date(day))
