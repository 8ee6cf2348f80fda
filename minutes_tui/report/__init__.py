"""The forms of minutes: each a function from a page's minutes to blocks. Nothing is on a page that isn't recorded
but the labels of the page's language, and nothing that isn't for its audience is on any.
"""

from minutes_tui.report.context import Page, page
from minutes_tui.report.forms import FORMS, Form, document
from minutes_tui.report.numbers import paragraph_numbers
from minutes_tui.report.proceedings import printed
from minutes_tui.report.roster import roster_line
from minutes_tui.report.withheld import AUDIENCES, OWN, hidden_ids, is_confidential, is_known, known_to, printable

__all__ = [
    "AUDIENCES",
    "FORMS",
    "OWN",
    "Form",
    "Page",
    "document",
    "hidden_ids",
    "is_confidential",
    "is_known",
    "known_to",
    "page",
    "paragraph_numbers",
    "printable",
    "printed",
    "roster_line",
]
