"""The colours of the app: what each is for, the program's own themes, and the same made from any other of Textual."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, structs
from rich.color import Color as RichColor
from rich.style import Style
from textual.color import BLACK, WHITE, Color
from textual.theme import Theme

WORDS, COLOURED, FAINT = 7.0, 4.5, 5.5
"""The least contrast (WCAG 2) of words on the cursor's row, of what is coloured, and of what is faint."""


class Tokens(Struct, frozen=True):
    """What colours are for, as CSS has them; `$on-words` and the like are those of the cursor's row."""

    ground: str
    band: str
    """Below the header, the footer and what stands between panes."""
    raised: str
    """Below forms, the help and a page."""
    words: str
    faint: str
    """What is over, times, details."""
    ghost: str
    """What is not there yet: a completion, an example in an empty field."""
    accent: str
    """Here, now, this key."""
    warn: str
    """Look at this; there is always a sign or word as well."""
    rule: str
    """Lines, never text."""
    cursor: str
    on_words: str
    on_faint: str
    on_accent: str
    on_warn: str


# What is below words is so near to grey that a terminal of 256 colours has a grey for it, and not black or light cyan.
DARK = Tokens("#14171c", "#23272e", "#1c1f24", "#e8eaed", "#a3adba", "#919caa", "#7cc4ff", "#ffb866", "#4a5563",
              "#2a4365", "#ffffff", "#d3deea", "#b5deff", "#ffd199")  # fmt: skip
LIGHT = Tokens("#fbfbfa", "#ebedf0", "#f3f4f6", "#1b1f24", "#565f6b", "#5c6570", "#0a4fa8", "#8f3b00", "#aeb7c2",
               "#cfe2fb", "#0b0e12", "#3a434f", "#063a80", "#7a2f00")  # fmt: skip
CONTRAST = Tokens("#000000", "#262626", "#121212", "#ffffff", "#d6d6d6", "#bdbdbd", "#7fe0ff", "#ffe100", "#ffffff",
                  "#ffffff", "#000000", "#000000", "#000000", "#000000")  # fmt: skip


def _terminals(accent: str, warn: str) -> Tokens:
    """The colours of a terminal, of which as little as possible is asked; the cursor's row is them in reverse."""
    own = "ansi_default"
    return Tokens(own, own, own, own, own, own, accent, warn, "ansi_bright_black", own, own, own, own, own)


OWN_TOKENS: Mapping[str, Tokens] = {
    "dark": DARK,
    "light": LIGHT,
    "contrast": CONTRAST,
    "ansi-dark": _terminals("ansi_cyan", "ansi_yellow"),
    "ansi-light": _terminals("ansi_blue", "ansi_red"),
}
DEFAULT = "dark"


def _theme(name: str, tokens: Tokens) -> Theme:
    return Theme(
        name=name, primary=tokens.accent, secondary=tokens.accent, accent=tokens.accent, warning=tokens.warn,
        error=tokens.warn, success=tokens.accent, foreground=tokens.words, background=tokens.ground,
        surface=tokens.raised, panel=tokens.band, boost=tokens.band, dark=name not in ("light", "ansi-light"),
        ansi=name.startswith("ansi-"),
    )  # fmt: skip


OWN: Mapping[str, Theme] = {name: _theme(name, tokens) for name, tokens in OWN_TOKENS.items()}
"""The program's own themes. Two of them have the names of themes of Textual's, which they replace."""


def names(available: Iterable[str]) -> list[str]:
    """Names of themes, the program's own first."""
    return [*OWN, *sorted(set(available) - set(OWN))]


TEXTUALS: Mapping[str, str] = {"background": "ground", "panel": "band", "surface": "raised", "foreground": "words",
                               "warning": "warn", "text": "words", "text-muted": "faint",
                               "text-disabled": "ghost", "ansi-background": "ground",
                               "ansi-foreground": "words"}  # fmt: skip
"""Variables of Textual's CSS that are tokens under another name."""


def in_sixteen(tokens: Tokens) -> Tokens:
    """The tokens for a terminal of sixteen colours, which has the nearest of them for each: the tint of the cursor's
    row would be the ground, so that row is in reverse; on white the faint grey is too faint, and brown is yellow."""
    if tokens.cursor.startswith("ansi"):
        return tokens
    ground, words = tokens.ground, tokens.words
    found = structs.replace(
        tokens, cursor=words, on_words=ground, on_faint=ground, on_accent=ground, on_warn=ground
    )  # fmt: skip
    return structs.replace(found, faint=words, ghost=words, warn=RED) if _is_light(tokens) else found


RED = "#aa0000"


def _is_light(tokens: Tokens) -> bool:
    return _luminance(Color.parse(tokens.ground)) > 0.5


def variables(theme: Theme, given: Mapping[str, str], *, sixteen: bool = False) -> tuple[Tokens, dict[str, str]]:
    """The tokens of a theme, and all variables of its CSS: those `given` by Textual, and what its widgets take from the
    tokens. `sixteen` says that the terminal has so many colours."""
    tokens = OWN_TOKENS.get(theme.name) or derived(given)
    if sixteen:
        own = tokens if theme.name in OWN else LIGHT if _is_light(tokens) else DARK  # too little is left of others
        tokens = in_sixteen(own)
    is_reverse = theme.ansi
    cursor = {"foreground": tokens.on_words, "background": tokens.cursor,
              "text-style": "bold reverse" if is_reverse else "bold"}  # fmt: skip
    caret = {"foreground": tokens.ground, "background": tokens.words,
             "text-style": "reverse" if is_reverse else "none"}  # fmt: skip
    selection = {"background": tokens.cursor, "foreground": tokens.on_words}
    scrollbar = {"": tokens.rule, "-hover": tokens.faint, "-active": tokens.accent, "-background": tokens.ground,
                 "-background-hover": tokens.ground, "-background-active": tokens.ground,
                 "-corner-color": tokens.ground}  # fmt: skip
    return tokens, {
        **given,
        **{f"block-cursor-{part}": value for part, value in cursor.items()},
        **{f"block-cursor-blurred-{part}": value for part, value in cursor.items()},
        **{f"input-cursor-{part}": value for part, value in caret.items()},
        **{f"input-selection-{part}": value for part, value in selection.items()},
        **{f"screen-selection-{part}": value for part, value in selection.items()},
        **{f"scrollbar{part}": value for part, value in scrollbar.items()},
        **{own: getattr(tokens, ours) for own, ours in TEXTUALS.items()},
        "border": tokens.rule,
        "border-blurred": tokens.rule,
        "selection-text-style": "reverse" if is_reverse else "none",
        "ghost-text-style": "italic" if is_reverse else "none",
        "field-caret-text-style": "not reverse" if is_reverse else "none",
        **{name.replace("_", "-"): value for name, value in structs.asdict(tokens).items()},
    }


# Styles


def style(tokens: Tokens, base: Style, names: tuple[str, ...]) -> Style:
    """The style that some names make together on a widget's own; of several colours the last one holds."""
    is_cursor = "cursor" in names
    is_terminals = tokens.cursor == "ansi_default"
    colour, made = "words" if is_cursor else "", base
    for name in names:
        made += ATTRIBUTES.get(name, Style())
        colour = COLOURS.get(name, colour)
    if is_cursor and is_terminals:
        return made + Style(reverse=True)
    if is_cursor:
        colour = "faint" if colour == "rule" else colour
        return made + Style(color=_rich(getattr(tokens, f"on_{colour}")), bgcolor=_rich(tokens.cursor))
    return made + Style(color=_rich(getattr(tokens, colour))) if colour else made


COLOURS: Mapping[str, str] = {
    "dim": "faint", "struck": "faint", "title": "faint", "code": "faint", "accent": "accent", "lead": "accent",
    "warn": "warn", "rule": "rule",
}  # fmt: skip
"""The name of a style to the token it is drawn in; others keep the colour of words."""
ATTRIBUTES: Mapping[str, Style] = {
    "strong": Style(bold=True), "title": Style(bold=True), "lead": Style(bold=True), "warn": Style(bold=True),
    "emphasis": Style(italic=True), "struck": Style(strike=True), "link": Style(underline=True),
}  # fmt: skip


def _rich(colour: str) -> RichColor:
    return Color.parse(colour).rich_color


# Other themes


def derived(given: Mapping[str, str]) -> Tokens:
    """The tokens of a theme of Textual's, from the variables of its CSS: its own colours where they can be read."""
    ground = Color.parse(given["background"])
    band, raised = (ground + Color.parse(given[name]) for name in ("panel", "surface"))
    below = (ground, band, raised)
    far = _far(ground)
    words = _until(ground + Color.parse(given["foreground"]), far, below, WORDS)
    accent = _until(Color.parse(given["accent"]), words, below, COLOURED)
    warning = given["warning"] if given["warning"] != given["accent"] else given["error"]
    cursor, on = _cursor(ground, accent, far)
    faint = _until(ground.blend(words, 0.5), words, below, FAINT)
    warn = _until(Color.parse(warning), words, below, COLOURED)

    def above(colour: Color) -> str:
        return _until(colour, on, (cursor,), WORDS).hex6

    return Tokens(
        ground.hex6, band.hex6, raised.hex6, words.hex6, faint.hex6,
        _until(ground.blend(words, 0.4), words, below, COLOURED).hex6, accent.hex6, warn.hex6,
        ground.blend(words, 0.3).hex6, cursor.hex6, on.hex6, above(faint), above(accent), above(warn),
    )  # fmt: skip


def contrast(one: Color, other: Color) -> float:
    """How well one colour is read on another: 1 not at all, 21 black on white (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _far(colour: Color) -> Color:
    """White or black, whichever is read better on a colour."""
    return max((WHITE, BLACK), key=lambda each: contrast(each, colour))


def _until(colour: Color, far: Color, below: tuple[Color, ...], least: float) -> Color:
    """A colour moved towards another one until it can be read on all those below it; as far as that goes."""
    for step in range(21):
        moved = colour.blend(far, step / 20, 1)
        if all(contrast(moved, each) >= least for each in below):
            return moved
    return far


def _cursor(ground: Color, accent: Color, far: Color) -> tuple[Color, Color]:
    """The background of the cursor's row and its words: as much of the accent as leaves the words well to be read."""
    for part in (0.25, 0.2, 0.15, 0.1):
        cursor = ground.blend(accent, part, 1)
        if contrast(cursor, far) >= WORDS:
            return cursor, far
    return ground, far
