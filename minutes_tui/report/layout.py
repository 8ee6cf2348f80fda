"""How a page is set, from its house style: the layout that goes with a document."""

from minutes_tui.language.templates import filled
from minutes_tui.model.document import Layout
from minutes_tui.model.minutes import Print
from minutes_tui.report.context import Page
from minutes_tui.report.head import approved, meeting_date

PLAIN = Layout()
NUMBERS = ("{page}", "{pages}")


def layout(page: Page) -> Layout:
    """The layout, but for the files that it names: whoever has the disk puts them in."""
    style, words = page.print, page.labels
    marks = {"public": "", "restricted": words.restricted, "private": words.private}
    is_draft = style.draft and page.minutes.meeting.status == "draft"
    fields = _fields(page)
    header, header_sides = _running(style.header, PLAIN.header, fields)
    footer, footer_sides = _running(style.footer, PLAIN.footer, fields)
    return Layout(
        paper=style.paper or PLAIN.paper,
        margins=_margins(style),
        font=style.font or PLAIN.font,
        heading_font=style.heading_font or PLAIN.heading_font,
        size=style.size or PLAIN.size,
        color=style.color or PLAIN.color,
        logo_height=style.logo_height or PLAIN.logo_height,
        header=header,
        footer=footer,
        header_sides=header_sides,
        footer_sides=footer_sides,
        has_header_first=not (isinstance(style.header, dict) and style.header.get("first") == "no"),
        draft=words.draft if is_draft else "",
        restricted=marks[page.audience],
        line_numbers=style.line_numbers or 0,
    )


def _running(given: str | dict[str, str] | None, default: str, fields: dict[str, str]) -> tuple[str, tuple[str, str]]:
    """The words in the middle of a running line, and those at both its ends."""
    if given is None:
        return default, ("", "")
    parts = given if isinstance(given, dict) else {"centre": given}
    left, centre, right = (filled(parts.get(place, ""), fields) for place in ("left", "centre", "right"))
    return centre, (left, right)


def _margins(style: Print) -> tuple[float, float, float, float]:
    match style.margins:
        case None:
            return PLAIN.margins
        case (top, right, bottom, left):
            return top, right, bottom, left
        case one:
            return (one,) * 4  # type: ignore[return-value]


def _fields(page: Page) -> dict[str, str]:
    """What a header or footer can hold. A record's own "{page}" is words there: an unseen joiner takes it apart."""
    meeting, words = page.minutes.meeting, page.labels
    status = {"draft": words.draft, "circulated": words.circulated, "approved": approved(page)}.get(meeting.status)
    recorded = {
        "title": meeting.title,
        "reference": meeting.reference,
        "date": meeting_date(page),
        "body": words.comma.join(body.name or body.key for body in page.minutes.bodies) or meeting.series,
        "status": status or meeting.status,
    }
    safe = {key: value.replace("{page", "{\u2060page") for key, value in recorded.items()}
    of = words.page_of.format(page=NUMBERS[0], pages=NUMBERS[1])
    return safe | {"page": NUMBERS[0], "pages": NUMBERS[1], "page_of": of}
