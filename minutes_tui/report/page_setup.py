"""How a page is set, from its house style: the layout that goes with a document."""

from typing import Literal

from minutes_tui.config.house_style import SIDES, TWO_SIDED
from minutes_tui.language.templates import filled
from minutes_tui.model.document import Layout
from minutes_tui.model.minutes import Print, listed
from minutes_tui.report.context import Page
from minutes_tui.report.head import (
    OF_MINUTES,
    SAYS_STATUS,
    approved,
    bodies,
    is_gathered,
    kind,
    meeting_date,
    status_lead,
    status_words,
)

PLAIN = Layout()
NUMBERS = ("{page}", "{pages}")


def layout(page: Page) -> Layout:
    """The layout, but for the files that it names: whoever has the disk puts them in."""
    style, words = page.print, page.labels
    marks = {"public": "", "restricted": words.restricted, "private": words.private}
    is_draft = style.draft and page.minutes.meeting.status == "draft" and not is_gathered(page)
    fields = _fields(page)
    header, header_sides, is_everywhere = _header(page, fields)
    footer, footer_sides = _footer(page, fields)
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
        has_header_first=is_everywhere,
        two_sided=_two_sided(page),
        status=footer_sides[0] if page.print.footer is None else "",
        status_first=_safe(status_lead(page)) if footer_sides[0] and page.print.footer is None else "",
        draft=words.draft if is_draft else "",
        restricted=marks[page.audience],
        line_numbers=style.line_numbers or 0,
        style=style.style or PLAIN.style,
        masthead=style.masthead or PLAIN.masthead,
        cases=PLAIN.cases if style.blocks in (None, "words") else style.blocks,
        number_at=style.number_at or PLAIN.number_at,
        text_columns=style.text_columns or PLAIN.text_columns,
        is_justified=style.justify is not False,
        is_indented=style.paragraphs == "indent",
        initials=_initials(page),
        entitled=words.entitled + words.colon.rstrip() if style.present_after else "",
        notice=filled(style.notice or "", fields),
        has_addresses=style.links == "address",
        has_sentence_lines=style.markdown_lines == "sentence",
    )


def _initials(page: Page) -> tuple[str, ...]:
    """What stands below each place for initials."""
    roles = listed(page.print.initials or ()) if page.form in OF_MINUTES else ()
    return tuple(f"{page.labels.initials}{page.labels.colon}{page.role(role)}" for role in roles)


Sides = tuple[str, str]


def _header(page: Page, fields: dict[str, str]) -> tuple[str, Sides, bool]:
    """The words in the middle, those at both ends, and whether the first page has them. Where the house has none, the
    pages of minutes with a masthead say from the second on whose they are, and their symbol."""
    given = page.print.header
    if given is not None:
        parts = given if isinstance(given, dict) else {"centre": given}
        return *_running(parts, fields), parts.get("first") != "no"
    if not page.has_masthead:
        return PLAIN.header, PLAIN.header_sides, PLAIN.has_header_first
    if page.print.style == "secretariat" and fields["reference"]:
        return "", ("", fields["reference"]), False
    if page.print.style == "hansard" and page.form in OF_MINUTES:
        return "{item}", (fields["date"], fields["reference"]), False
    about = page.labels.comma.join(filter(None, (fields["kind"], fields["date"])))
    if page.print.style == "council" and fields["body"]:
        organisation = _safe(page.minutes.meeting.organisation) if "organisation" in page.head else ""
        whose = " – ".join(filter(None, (organisation, fields["body"])))
        return "", (whose, " · ".join(filter(None, (about or fields["title"], fields["reference"])))), False
    whose = " · ".join(filter(None, (fields["body"], about)))
    return "", (whose or fields["title"], fields["reference"]), False


def _footer(page: Page, fields: dict[str, str]) -> tuple[str, Sides]:
    """Where the house has none, the foot says where the minutes stand if their head does."""
    given = page.print.footer
    if given is not None:
        return _running(given if isinstance(given, dict) else {"centre": given}, fields)
    if not page.has_masthead:
        return PLAIN.footer, PLAIN.footer_sides
    says_status = page.form in SAYS_STATUS
    return "", (_safe(status_words(page)) if says_status else "", fields["page_of"])


def _running(parts: dict[str, str], fields: dict[str, str]) -> tuple[str, Sides]:
    """The words in the middle of a running line, and those at both its ends on odd pages."""
    placed = {TWO_SIDED.get(place, place): words for place, words in parts.items()}
    left, centre, right = (filled(placed.get(place, ""), fields) for place in SIDES)
    return centre, (left, right)


def _two_sided(page: Page) -> Literal["", "lines", "pages"]:
    """Records of two styles have the number of a page outside where the house says nothing of its own."""
    given = [each for each in (page.print.header, page.print.footer) if each is not None]
    if any(isinstance(each, dict) and TWO_SIDED.keys() & each for each in given):
        return "pages"
    return "lines" if page.print.style in ("secretariat", "hansard") and not given else ""


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
    known = {"draft": words.draft, "circulated": words.circulated, "approved": approved(page)}
    status = known.get(meeting.status) if not is_gathered(page) else ""
    recorded = {
        "title": meeting.title,
        "reference": meeting.reference,
        "date": meeting_date(page),
        "body": words.comma.join(bodies(page)),
        "kind": kind(page),
        "status": status or ("" if is_gathered(page) else meeting.status),
        "status_long": status_words(page) if page.form in SAYS_STATUS else "",
    }
    safe = {key: _safe(value) for key, value in recorded.items()}
    of = words.page_of.format(page=NUMBERS[0], pages=NUMBERS[1])
    return safe | {"page": NUMBERS[0], "pages": NUMBERS[1], "page_of": of}


def _safe(recorded: str) -> str:
    return recorded.replace("{page", "{\u2060page")
