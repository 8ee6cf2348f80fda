"""What is on the screen can be read: every screen is drawn in every theme, and each piece of text measured on what is
behind it (WCAG 2)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.color import Color as TextualColor
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget

from minutes_tui.record import Record
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.widgets import themes
from minutes_tui.tui.widgets.notes_pane import Notes

ROOT = Path(__file__).parent.parent
LEAST, ON_CURSOR = 4.5, 7.0
LINES = set(" ─│━┃▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▔░╸╺╌·›‹")
"""What is drawn and not read."""
Palette = tuple[tuple[int, int, int], ...]
XTERM: Palette = (
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255), (229, 229, 229), (0, 0, 0),
)  # fmt: skip
GNOME_LIGHT: Palette = (
    (23, 20, 33), (192, 28, 40), (38, 162, 105), (162, 115, 76), (18, 72, 139), (163, 71, 186), (42, 161, 179),
    (208, 207, 204), (94, 92, 100), (246, 97, 81), (51, 209, 122), (233, 173, 12), (42, 123, 222), (192, 97, 203),
    (51, 199, 222), (255, 255, 255), (23, 20, 33), (255, 255, 255),
)  # fmt: skip
"""Sixteen colours of a terminal, its own foreground and background."""
PALETTES: Mapping[str, Palette] = {"ansi-dark": XTERM, "ansi-light": GNOME_LIGHT}


def luminance(colour: tuple[int, ...]) -> float:
    parts = [each / 255 for each in colour]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: Color | None, palette: Palette, default: int) -> tuple[int, ...]:
    """The red, green and blue of a colour on a terminal with a palette."""
    if colour is None or colour.is_default:
        return palette[default]
    if colour.triplet is not None:
        return tuple(colour.triplet)
    return palette[colour.number or 0]


def pieces(app: MinutesApp) -> Iterator[tuple[int, str, Style]]:
    """What the screen on top shows: row, words and style. What it covers, and how that shines through, is left out."""
    own = [widget.region for widget in app.screen.walk_children(Widget) if widget.display and not widget.children]
    for y, strips in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strips:
            words = "".join(
                letter if any(region.contains(x + at, y) for region in own) else " "
                for at, letter in enumerate(segment.text)
            ) if app.screen.is_modal else segment.text  # fmt: skip
            x += segment.cell_length
            if set(words) - LINES:
                yield y, words, segment.style or Style()


def unread(app: MinutesApp) -> list[str]:
    """The pieces that can't be read well enough, with their contrast."""
    palette = PALETTES.get(app.theme, XTERM)
    cursor = app.tokens.cursor
    on_cursor = None if cursor.startswith("ansi") else tuple(TextualColor.parse(cursor).rgb)
    accents = {Color.parse(name.removeprefix("ansi_")) for name in (app.tokens.accent, app.tokens.warn)
               if name.startswith("ansi")}  # fmt: skip
    found = []
    for y, words, style in pieces(app):
        front, back = seen(style.color, palette, 16), seen(style.bgcolor, palette, 17)
        if style.reverse:
            front, back = back, front
            assert style.color in (None, Color.parse("default")) or style.color not in accents, words
        assert not style.dim, f"{app.theme}: {words!r} is dim, which each terminal draws as it likes"
        is_faint = style.color is not None and style.color == _rich(app.tokens.faint)
        least = ON_CURSOR if back == on_cursor and on_cursor and not is_faint else LEAST
        if contrast(front, back) < least:
            found.append(f"{app.theme} {y}: {words!r} {front} on {back}: {contrast(front, back):.2f}")
    return found


def _rich(colour: str) -> Color:
    return TextualColor.parse(colour).rich_color


RECORD = """\
format = 1

[meeting]
title = "The Harbour Board"
date = 2025-03-12
timezone = "Europe/Tallinn"
quorum = 9

[[body]]
key = "HB"
name = "Harbour Board"

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"
role = "chair"
delegation = "Estonia"
body = "HB"
presence = "present"

[[participant]]
key = "LB"
name = "Linnea Berg"
title = "Ms"
body = "HB"
presence = "apologies"

[[participant]]
key = "MK"
name = "Mads Kjær"
title = "Mr"
body = "HB"
presence = "expected"

[[participant]]
key = "OS"
name = "Olav Strand"
title = "Mr"
struck = true
body = "HB"

[[agenda]]
key = "open"
title = "Opening"
minutes = 10

[[agenda]]
key = "ice"
title = "The ice"
presenter = "AT"
document = "HB/3"
minutes = 5
"""
TYPED = (
    "/item 1", "# Questions:", "AT? When did the ice come?", "MK: It came early ?? when exactly", "-- and it *stays*",
    ">> as the log has it", "| a | b |", "| 1 | 2 |", "! The old light may burn.", "> AT to ask for oil by Friday",
    "// ask again", "+LB", "-LB", "XX: nobody knows me", "/floor AT", "/ask MK", "AT: to be struck", "/strike",
    "/item 2", "/motion MK: The board buys a boat.", "/amend The board buys two boats.", "+1 AT -1 MK",
)  # fmt: skip
"""Lines of every kind, so that every kind of row is on the screen."""

Press = Callable[..., Awaitable[None]]


SCREENS: tuple[tuple[str, ...], ...] = (
    ("A",),
    ("up",),
    ("/", "n", "o", "enter", "pageup"),
    ("ctrl+g",),
    ("f3",),
    ("f3", "f3"),
    ("f3", "f3", "end"),
    ("f3", "f3", "e"),
    ("f5", "g", "n", "v", "G"),
    ("f5", "g", "down", "down", "down", "down", "down", "f", "s"),
    ("f5", "R", "t", "h", "e", "enter", "x", "enter"),
    ("f8",),
    ("f8", "s", "slash", "i", "c", "e"),
    ("f1",),
)
"""Keys that lead from the line to a screen, with a kind of row at its cursor."""
COMMANDS = ("/rollcall", "/signoff", "/readback", "/import")


@asynccontextmanager
async def app_on(path: Path | None, size: tuple[int, int] = (100, 34)) -> AsyncIterator[tuple[MinutesApp, Press]]:
    app = MinutesApp(path, Record.open(path) if path else None)
    async with app.run_test(size=size) as pilot:

        async def press(*keys: str) -> None:
            await pilot.press(*keys)
            await pilot.pause()

        yield app, press
    if app.record:
        app.record.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "meeting.toml"
    found.write_text(RECORD, "utf-8")
    return found


async def measured(app: MinutesApp, names: Iterable[str], found: list[str]) -> None:
    """Add what can't be read on the screen that is shown, in some themes."""
    for name in names:
        done = asyncio.Event()
        app.theme = name
        app.call_later(done.set)  # behind the new style of all that is shown
        await done.wait()
        found += unread(app)


async def every_screen(path: Path, found: list[str]) -> None:
    async with app_on(path) as (app, press):
        live: Any = app.screen
        for line in TYPED:
            live.line.put(line)
            await press("enter")
        for keys in SCREENS:
            await press(*keys)
            await measured(app, themes.OWN, found)
            while app.screen is not live:
                app.pop_screen()
                await press()
            await press("escape", "escape", "ctrl+u")
            live.query_one(Notes).follow()
        for command in COMMANDS:
            live.line.put(command)
            await press("enter")
            assert app.screen is not live, (command, getattr(live, "_warning", ""))
            await measured(app, themes.OWN, found)
            app.pop_screen()
            await press()


async def palette(path: Path, found: list[str]) -> None:
    """The palette keeps the colours with which it was opened."""
    async with app_on(path) as (app, press):
        for name in themes.OWN:
            await measured(app, [name], found)
            await press("f2", "r", "o")
            found += unread(app)
            await press("escape")


def test_the_palette_can_be_read_in_every_theme_of_the_program(path: Path) -> None:
    found: list[str] = []
    asyncio.run(palette(path, found))
    assert not found, "\n".join(dict.fromkeys(found))


def test_every_screen_can_be_read_in_every_theme_of_the_program(path: Path) -> None:
    found: list[str] = []
    asyncio.run(every_screen(path, found))
    assert not found, "\n".join(dict.fromkeys(found))


def test_the_start_can_be_read_in_every_theme_of_the_program(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []

    async def start() -> None:
        monkeypatch.chdir(path.parent)
        async with app_on(None) as (app, press):
            await measured(app, themes.OWN, found)
            await press("slash", "i")
            await measured(app, themes.OWN, found)
            await press("escape", "end", "enter")
            await measured(app, themes.OWN, found)
            await press("exclamation_mark", "space", "i", "c", "e", "enter")
            assert any(str(each.render()) for each in app.screen.query(".waiting")), "a line waits for the title"
            await measured(app, themes.OWN, found)

    asyncio.run(start())
    assert not found, "\n".join(dict.fromkeys(found))


def as_on(colour: str, system: ColorSystem) -> tuple[int, ...]:
    """What a terminal with few colours shows for one."""
    return seen(_rich(colour).downgrade(system), XTERM, 16) if system == ColorSystem.STANDARD else tuple(
        _rich(colour).downgrade(system).get_truecolor()
    )  # fmt: skip


FEW = (ColorSystem.STANDARD, ColorSystem.EIGHT_BIT)
ON_FEW = [
    *((name, system) for name in ("dark", "light", "contrast") for system in FEW),
    *((name, ColorSystem.STANDARD) for name in ("nord", "gruvbox", "solarized-light", "textual-light")),
]


@pytest.mark.parametrize(("name", "system"), ON_FEW)
def test_every_theme_can_be_read_in_a_terminal_of_sixteen_and_of_256_colours(name: str, system: ColorSystem) -> None:
    theme = themes.OWN.get(name) or BUILTIN_THEMES[name]
    is_few = system == ColorSystem.STANDARD
    tokens, _ = themes.variables(theme, theme.to_color_system().generate(), sixteen=is_few)
    shown = {field: as_on(value, system) for field, value in structs.asdict(tokens).items()}
    assert contrast(shown["cursor"], shown["ground"]) > 1.1, "the cursor's row is seen"
    for field in ("words", "faint", "accent", "warn"):
        assert all(contrast(shown[field], shown[each]) >= LEAST for each in ("ground", "band", "raised")), field
        assert contrast(shown[f"on_{field}"], shown["cursor"]) >= LEAST, field
    if not is_few:
        assert shown["band"] != shown["ground"]
        assert max(shown["band"]) - min(shown["band"]) < 10, "it is grey"


def test_a_terminal_of_sixteen_colours_has_the_cursor_s_row_in_reverse(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("TERM", "xterm")

    async def look() -> None:
        async with app_on(path) as (app, press):
            await press("f3", "f3")
            assert app.tokens == themes.in_sixteen(themes.DARK)
            rows = [style.bgcolor for _, words, style in pieces(app) if "Anna" in words]
            assert rows == [_rich(app.tokens.words)]

    asyncio.run(look())


@pytest.mark.parametrize("name", sorted(each for each in BUILTIN_THEMES if not each.startswith("ansi-")))
def test_colours_of_other_themes_are_moved_until_they_can_be_read(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    tokens, variables = themes.variables(theme, theme.to_color_system().generate())
    rgb = {field: TextualColor.parse(value).rgb for field, value in structs.asdict(tokens).items()}
    for field in ("words", "faint", "ghost", "accent", "warn"):
        for below in ("ground", "band", "raised"):
            assert contrast(rgb[field], rgb[below]) >= (ON_CURSOR if field == "words" else LEAST), (field, below)
    for field in ("on_words", "on_faint", "on_accent", "on_warn"):
        assert contrast(rgb[field], rgb["cursor"]) >= ON_CURSOR - 0.01, field
    assert rgb["accent"] != rgb["warn"]
    assert variables["foreground"] == variables["words"]


async def test_the_line_has_the_colours_of_a_theme_that_is_chosen_while_it_is_typed(tmp_path: Path) -> None:
    """Letters, cursor and blank cells alike, as if the app had begun with that theme."""

    async def colours(name: str, *themes: str) -> list[list[tuple[str, Style | None]]]:
        path = tmp_path / f"{name}.toml"
        path.write_text("")
        async with app_on(path) as (app, press):
            app.theme = themes[0]
            await press(*"Theice")
            for theme in themes[1:]:
                app.theme = theme
                await press("A")
            line = app.screen.query_one("Line")
            line._restart_blink()  # type: ignore[attr-defined]
            return [[(part.text, part.style) for part in strip] for strip in line.render_lines(line.size.region)]

    assert await colours("one", "dark", "light") == await colours("two", "light", "light")
    assert await colours("three", "light", "dark") == await colours("four", "dark", "dark")
    assert await colours("five", "light") != await colours("six", "dark")
