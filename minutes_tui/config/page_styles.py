"""The styles of pages to choose from: each is nothing but values for keys of [print], below those that are given."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.config.house_style import contrasts, is_part_number, merged
from minutes_tui.model.minutes import Print, listed

DEFAULT = "plain"
HEAD = ("organisation", "body", "reference", "status", "kind", "title", "date", "venue", "chair", "rapporteur",
        "present", "distribution", "agenda")  # fmt: skip
STYLES: Mapping[str, Print] = {
    "plain": Print(
        head=HEAD, front=("roster",), lists=("decisions", "actions", "attachments", "next"), item_number="{number}.",
        blocks="bar", masthead="rule", signature_place=True, number_at="margin", text_columns=1, justify=True,
        paragraphs="space", speaker_bold=True,
    ),
    "secretariat": Print(
        head=("organisation", "body", "reference", "distribution", "original", "status", "kind", "title", "date",
              "venue", "chair", "rapporteur", "present", "agenda"),
        front=(), lists=("attachments", "next", "roster"), numbered=True, number_at="line",
        part_number="({letter})", speaker="{short} ({delegation})",
        blocks="line", masthead="symbol", signature=(), decision_number="{reference}/D.{number}",
    ),
    "hansard": Print(
        head=("title", "organisation", "reference", "status", "body", "kind", "date", "venue", "chair", "rapporteur",
              "present"),
        front=(), lists=("roster", "attachments", "distribution", "next"), roster="names", times="items",
        item_number="", blocks="rule",
        masthead="centred", text_columns=2, paragraphs="indent", signature=(), size=9.3, divisions=True,
        motion_numbers=True,
    ),
    "council": Print(
        head=("organisation", "body", "reference", "kind", "title", "date", "venue", "status", "chair", "rapporteur",
              "present"),
        front=("roster", "votes"), lists=("actions", "attachments", "distribution", "next"), roster="roll",
        item_number="{number}.", blocks="case",
        masthead="centred", justify=False, signature=("chair", "rapporteur"), decision_number="{year}-{number}",
        motion_numbers=True, in_private=True, size=10.5,
        labels={"en": {"for": "ayes", "against": "nays", "for_one": "aye", "against_one": "nay"}},
    ),
    "protokoll": Print(
        head=("organisation", "body", "reference", "kind", "title", "date", "times", "venue", "chair", "rapporteur",
              "present", "agenda"),
        front=(), lists=("decisions+actions", "attachments", "distribution", "next", "roster"), roster="names",
        times="items", blocks="box", masthead="grid", justify=False, present_after=True,
        signature=("chair", "rapporteur", "minute checker"), decision_number="{number}/{year}", size=10.5,
    ),
    "committee": Print(
        head=("organisation", "title", "reference", "date", "venue", "status", "chair", "rapporteur", "present"),
        front=("roster", "actions", "decisions"), lists=("next", "attachments", "distribution"), roster="codes",
        times="items",
        item_number="{number}", speaker="{code}", date="y-MM-dd", blocks="bar", masthead="line", justify=False,
        signature=(), decision_number="D{number}", size=9.8,
    ),
}  # fmt: skip
"""What a style doesn't name is as in the plain one."""

ITEM_LABELS: Mapping[str, str] = {"secretariat": "agenda_item", "protokoll": "item_sign"}
"""Styles that call each agenda item by a word, with the label that says it in the page's language."""

Sides = tuple[float, float, float, float]


class Margins(Struct, frozen=True):
    """Top, right, bottom and left, in mm."""

    a4: Sides
    letter: Sides


MARGINS: Mapping[str, Margins] = {
    "plain": Margins((26, 31, 26, 37), (24, 34, 23, 40)),
    "secretariat": Margins((30, 31, 27, 37), (27, 34, 24, 40)),
    "hansard": Margins((24, 20, 21, 20), (22, 23, 20, 23)),
    "council": Margins((23, 26, 23, 30), (23, 29, 23, 33)),
    "protokoll": Margins((27, 27, 25, 42), (25, 30, 23, 45)),
    "committee": Margins((20, 28, 20, 36), (18, 31, 18, 39)),
}
"""Of A4 and US Letter; other paper has those of the one that is nearer, and A5 as much of them as it is of A4."""
A5 = 0.705

LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})
"""Countries whose paper is US Letter."""


def paper_of(language: str) -> str:
    """The paper that is usual in the country of a language's tag: "a4" where it names none."""
    _, *rest = language.replace("_", "-").upper().split("-")
    return "us-letter" if LETTER & set(rest) else "a4"


def styled(style: Print, language: str) -> Print:
    """A style with nothing open: what it doesn't say is as the named style has it, on the paper of the language's
    country. A5 has one column of words unless two are asked for. A colour too pale to be read is left out. Participants
    are listed, unless neither `front` nor `lists`, both given, names them."""
    name = style.style or DEFAULT
    whole = merged(
        style,
        Print(roster="lines") if style.person is not None else Print(),
        _without_own(STYLES[name], style),
        Print(roster="lines" if lists_lines(style) else "table"),
        STYLES[DEFAULT],
    )
    paper = whole.paper or paper_of(language)
    margins = MARGINS[name].letter if paper in ("us-letter", "us-legal") else MARGINS[name].a4
    if paper == "a5":
        top, right, bottom, left = (round(side * A5, 1) for side in margins)
        margins = (top, right, bottom, left)
        whole = replace(whole, text_columns=style.text_columns or 1)
    if not {"roster"} & {*listed(whole.front or ()), *listed(whole.lists or ())} and style.front is None:
        whole = replace(whole, lists=(*listed(whole.lists or ()), "roster"))
    color = whole.color if whole.color and contrasts(whole.color) else None
    return replace(whole, style=name, paper=paper, margins=whole.margins or margins, color=color)


def part_number(style: Print) -> str:
    """How a style writes the number of a part of an agenda item."""
    given = style.part_number if style.part_number is not None else STYLES[style.style or DEFAULT].part_number
    return "{number}" if given is None or not is_part_number(given) else given


def _without_own(named: Print, own: Print) -> Print:
    """A named style without those labels of a language that the other has in words of its own for the meeting's."""
    given = own.labels or {}

    def said_in(tongue: str) -> set[str]:
        more = given.get(tongue)
        return given.keys() | (more.keys() if isinstance(more, dict) else set())

    left = {
        tongue: {key: said for key, said in words.items() if key.removesuffix("_one") not in said_in(tongue)}
        for tongue, words in (named.labels or {}).items()
        if isinstance(words, dict)
    }
    return replace(named, labels=dict(left)) if left else named


def lists_lines(style: Print) -> bool:
    """Whether a style says how the lines of a roster are set, and so means that it has lines."""
    return style.roster is None and (style.columns is not None or style.person is not None)
