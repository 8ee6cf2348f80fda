"""The app: which screen is shown, what the palette offers, and how it is left."""

import asyncio
import contextlib
import gc
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.binding import Binding
from textual.driver import Driver
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from minutes_tui.assist.keymap import load_settings
from minutes_tui.config import settings
from minutes_tui.editor import Editor
from minutes_tui.language import graphemes
from minutes_tui.record import Record
from minutes_tui.tui import background, views
from minutes_tui.tui.live import pane_focus
from minutes_tui.tui.live.screen import Live
from minutes_tui.tui.screens.record_screen import Look
from minutes_tui.tui.terminal_input import read_by_ours
from minutes_tui.tui.widgets import themes
from minutes_tui.tui.widgets.line_input import Line

if TYPE_CHECKING:
    from minutes_tui.tui.terminal_driver import Terminal
    from minutes_tui.tui.widgets.palette import Entry

SWITCH = 0.0002
"""Seconds for which a thread that computes keeps the others waiting: the one that paints, and the one that writes, for
which each call to the disk is such a wait. Python's own are 0.005."""
SMALLEST = Size(20, 6)
"""Cells for which the app is laid out at least. Of a smaller terminal the rest is cut off: in fewer cells Textual's own
widgets have no room for a letter and end the app (8.2)."""
PATIENCE = 1.0
"""Seconds after which a key is handled though what is ahead of it isn't done."""
DOES = 0.4
"""Seconds in which, when a signal ends the app, what was typed before it is still done."""
READS = 0.3
"""Seconds behind them in which the rest is read, to be kept as it was typed."""
ENTERS = 0.3
"""Seconds behind these in which a line that is being entered becomes a note, when the app can't be left."""
LOOKS = 0.005
"""Seconds between two looks whether it is."""
AHEAD = 16
"""Letters that may be on their way into the line; those behind them can still be kept when the app is ended."""


def _collect_garbage_again() -> None:
    gc.freeze()  # a long record is not looked through again
    gc.enable()


def _screen(record: Record) -> Look:
    if record.why_not_written:
        return Look(record, views.show)
    wanted, problems = load_settings()
    return Live(Editor(record, settings=wanted), views.show, problems)


def _at_least(size: Size) -> Size:
    return Size(max(size.width, SMALLEST.width), max(size.height, SMALLEST.height))


NO_COMMAND = "No match. In the shell, minutes --help lists the commands for files and folders, such as find and pack."
NO_COMMAND_HERE = "No match here. Commands of the line, such as /circulate: Esc, F5, then F2."
"""What the palette says where nothing is found: over the line, and over another screen."""


class MinutesApp(App[None]):
    """`minutes FILE`."""

    TITLE = "minutes"
    CSS = """
    Screen { background: $ground; }
    Area .text-area--cursor, Input > .input--cursor {
        color: $input-cursor-foreground; background: $input-cursor-background;
        text-style: $input-cursor-text-style;
    }
    Area .text-area--suggestion, Input > .input--placeholder { color: $ghost; text-style: $ghost-text-style; }
    Area .text-area--selection { text-style: $selection-text-style; }
    Input:focus { background-tint: $ground 0%; }
    """
    theme: Reactive[str] = Reactive(themes.DEFAULT)
    BINDINGS = [
        Binding("ctrl+q", "quit", show=False, priority=True),
        Binding("ctrl+c", "copy_or_tell", show=False, priority=True),
    ]
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        path: Path | None,
        record: Record | None,
        *,
        review: bool = False,
        notice: str = "",
        first: "Callable[[MinutesApp], Screen[Any]] | None" = None,
    ) -> None:
        """With `review` the record is reviewed first; leaving that shows the live screen. `notice` is said at first.
        `first` gives a screen that is shown over the record's, or in place of the list of records."""
        super().__init__()
        self._first = first
        sys.setswitchinterval(SWITCH)
        self._begins_with_review = review
        self._notice = notice
        self.path = path
        self.record = record
        self._waiting: deque[events.Key | events.Paste] = deque()
        """Keys, and what was pasted, that came before what was ahead of them was done."""
        self._goes_on = False
        """What waits is being handled."""
        self._is_writing = False
        """The last key was a letter in a line, which changes nothing else."""
        self._patient_until = 0.0
        self._looping: asyncio.AbstractEventLoop | None = None
        self._ending: asyncio.Future[None] | None = None
        self._does_keys = True
        """Cleared when the app is ended and there is no more time for what was typed before."""
        self.rescued: Path | None = None
        """Where all was written because it could not be in its place."""

    async def on_event(self, event: events.Event) -> None:
        """Handle a key once what the one before it has set off is done.

        Textual (8.2) hands it on at once to what has the focus, and does what it is bound to when it comes back: of a
        burst, as over a slow line, keys would go to the screen that is about to leave, or before those before them.
        """
        if isinstance(event, (events.InputEvent, events.Paste)) and not self.screen_stack:
            return  # it came after the last screen was closed, and is for nobody
        if isinstance(event, (events.MouseDown, events.MouseUp, events.MouseScrollUp, events.MouseScrollDown)):
            self._have_all_read()
        if isinstance(event, events.Resize):
            event.size = event.virtual_size = _at_least(event.size)
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif self._waiting or not self._does_keys or not self._can_go_on(event):
            self._waiting.append(event)
            self.do_typed()
        else:
            await self._handle(event)

    def typed(self, event: events.Key | events.Paste) -> None:
        """Have a key, or what was pasted, wait behind those before it. For any thread; `do_typed` is to follow."""
        self._waiting.append(event)

    def do_typed(self) -> None:
        """Handle what waits, in its order."""
        if self._waiting and not self._goes_on:
            self._goes_on = True
            self._patient_until = time.perf_counter() + PATIENCE
            self.call_later(self._go_on)

    async def _go_on(self) -> None:
        """Handle what waits, as far as it can be, and then let others do something."""
        while self._can_handle() and (
            self._can_go_on(self._waiting[0])
            or (self.screen.is_mounted and time.perf_counter() > self._patient_until)  # it has its widgets
        ):
            await self._handle(self._waiting.popleft())
            self._patient_until = time.perf_counter() + PATIENCE
        self._goes_on = self._can_handle()
        if self._goes_on:
            await asyncio.sleep(0)
            self.call_later(self._go_on)

    def _can_handle(self) -> bool:
        return self.is_running and self._does_keys and bool(self._waiting) and bool(self.screen_stack)

    async def _handle(self, event: events.Key | events.Paste) -> None:
        self._is_writing = self._writes(event)
        if not self._is_writing:
            self._have_all_read()
        await super().on_event(event)

    def _have_all_read(self) -> None:
        """Have a long record read to its end before anything is done with what is shown of it."""
        if isinstance(self.screen, Look) and self.screen.is_mounted:  # before that it has no panes, and shows nothing
            self.screen.read_all()

    def _can_go_on(self, event: events.Key | events.Paste) -> bool:
        """Whether all that is ahead of a key is done; a letter in the line may follow another one at once."""
        if self._is_writing and self._writes(event):
            return self.focused is not None and self.focused.message_queue_size < AHEAD
        return self.screen.is_mounted and not any(
            node.message_queue_size for node in (self, *self.screen.walk_children(with_self=True))
        )

    def _writes(self, event: events.Key | events.Paste) -> bool:
        """Whether it is a letter that is put into a line."""
        is_line = isinstance(self.focused, Line) and self.focused.intercept is None
        return is_line and isinstance(event, events.Key) and graphemes.is_typed(event.character)

    @property
    def size(self) -> Size:
        return _at_least(super().size)

    def get_default_screen(self) -> Screen[None]:
        """The first screen; a default one with this above it would be laid out and drawn for nothing."""
        if self.record is not None:
            return _screen(self.record)
        if self._first:
            return self._first(self)
        from minutes_tui.tui.screens.start import first_screen  # most sittings begin with a record that is there

        return first_screen(self.path, self.begin)

    def get_driver_class(self) -> type[Driver]:
        driver = super().get_driver_class()
        if driver.__name__ == "LinuxDriver":
            from minutes_tui.tui.terminal_driver import Terminal  # Windows has no such terminals

            return Terminal
        return read_by_ours(driver)

    def on_mount(self) -> None:
        self._looping = asyncio.get_running_loop()
        self._choose_theme()
        self.app_resume_signal.subscribe(self, self._draw_again)
        self.call_after_refresh(_collect_garbage_again)
        if self._begins_with_review and isinstance(self.screen, Look):
            self.screen.reviewed = ""
            self.screen.action_review()
        if self._first and self.record is not None:
            self.push_screen(self._first(self))
        if self._notice and isinstance(self.screen, Look):
            self.call_after_refresh(self.screen.say, self._notice)

    @property
    def available_themes(self) -> dict[str, Theme]:
        return {**super().available_themes, **themes.OWN}

    def get_css_variables(self) -> dict[str, str]:
        given, sixteen = super().get_css_variables(), self.console.color_system == "standard"
        self.tokens, self.theme_variables = themes.variables(self.current_theme, given, sixteen=sixteen)
        return self.theme_variables

    def _choose_theme(self) -> None:
        """The theme of the settings; one that isn't there leaves the program's own."""
        theme = load_settings()[0].theme
        if theme in self.available_themes:
            self.theme = theme

    def _draw_again(self, app: App[object]) -> None:
        """Fill the terminal that the shell has had meanwhile; Textual alone draws what changes next (8.2)."""
        self.screen.refresh(layout=True)

    def begin(self, record: Record, lines: Sequence[str] = (), note: str = "") -> None:
        """Show a record that was just opened or begun, enter lines that were typed before it was, and go to a note."""
        self.record = record
        screen = _screen(record)
        self.push_screen(screen)  # the first screen of an app can't be switched (Textual 8.2)
        if lines and isinstance(screen, Live):
            self.call_after_refresh(screen.enter_lines, list(lines))
        if note:
            self.call_after_refresh(screen.go_to_note, note)

    def end_for(self, number: int) -> None:
        """Leave because of a signal. To be called in any thread."""
        if self._looping:
            self._looping.call_soon_threadsafe(self._begin_end, 128 + number)

    def _begin_end(self, code: int) -> None:
        self._ending = asyncio.ensure_future(self._end_behind_typed(code))

    async def _end_behind_typed(self, code: int) -> None:
        """Leave when what was typed before is done. What is not done in time is kept as it was typed."""
        end = time.perf_counter() + DOES
        while (self._has_unread() or self._waiting) and time.perf_counter() < end:
            await asyncio.sleep(LOOKS)
        self._do_no_more()
        end = time.perf_counter() + READS
        while self._has_unread() and time.perf_counter() < end:
            await asyncio.sleep(LOOKS)
        self._end(code)

    @property
    def _terminal(self) -> "Terminal | None":
        """The terminal, where it is read by a driver of ours."""
        return cast("Terminal | None", self._driver if hasattr(self._driver, "kept") else None)

    def _has_unread(self) -> bool:
        return self._terminal is not None and self._terminal.has_unread()

    def _do_no_more(self) -> None:
        """From now on keep what was typed and is typed, for the draft."""
        self._does_keys = False
        if self._terminal:
            self._terminal.keep()

    def _keep_line(self, live: Live) -> None:
        """Put what is in the line into the draft, with what was typed behind it and will not be done."""
        if not self._does_keys:
            from minutes_tui.tui.live import typed_ahead  # few sittings are ended so

            if typed_ahead.takes_words(self.focused):
                kept = self._terminal.kept if self._terminal else ""
                enter = "\n" if live.line.is_entering else ""
                live.typed_ahead = enter + typed_ahead.as_text(list(self._waiting), kept)
        live.keep_line()

    def save(self) -> None:
        """Put all on the disk while the app can't be left, with what is in the line in the draft. For any thread."""
        self._do_no_more()
        live = self._live()
        end = time.perf_counter() + READS
        while (self._has_unread() or (live and live.line.message_queue_size)) and time.perf_counter() < end:
            time.sleep(LOOKS)
        end = time.perf_counter() + ENTERS
        while live and live.line.is_entering and time.perf_counter() < end:
            time.sleep(LOOKS)
        if live:
            with contextlib.suppress(Exception):  # the line may be in the middle of a change
                self._keep_line(live)
        if self.record:
            self.record.close()

    def _end(self, code: int) -> None:
        """Leave when what was typed until now is done: the line takes its keys one by one."""
        live = self._live()
        if live:
            live.line.call_later(self.exit, return_code=code)
        else:
            self.exit(return_code=code)

    @property
    def failure(self) -> BaseException | None:
        """The fault of the program that ended the app."""
        return self._exception

    def _fatal_error(self) -> None:
        """End the app without Textual's traceback, which would show the words of the meeting."""
        self._close_messages_no_wait()

    async def action_quit(self) -> None:
        """Leave; with something unwritten, ask first where else it may go, or whether it is to be lost."""
        holds: Callable[[], bool] | None = getattr(self.screen, "holds_quit", None)  # an import's, which few load
        if holds and holds():
            return
        live = self._live()
        if live and live.record.state.fault and live.record.autosave.is_alone():
            from minutes_tui.tui.screens.rescue import Elsewhere  # few sittings end so

            if not isinstance(self.screen, Elsewhere):
                live.keep_line()
                self.push_screen(Elsewhere(live.record), self._rescue)
                return
        self._end(0)

    def _rescue(self, path: Path | None) -> None:
        """Leave once everything is written into another file."""
        if path:
            self.rescued = path
            self._end(0)

    def _live(self) -> Live | None:
        return next((screen for screen in self.screen_stack if isinstance(screen, Live)), None)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, with what is in the line in the draft."""
        live = self._live()
        if live:
            self._keep_line(live)
        super().exit(result, return_code, message)

    def action_copy_or_tell(self) -> None:
        """Copy what is selected, and say how the app is left: that is what Ctrl+C does elsewhere."""
        selected = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        is_saved = self.record is None or not self.record.is_written or self.record.state.saved
        kept = getattr(self.screen, "UNWRITTEN", "Everything is saved." if is_saved else "")
        said = f"{'Copied. ' * bool(selected)}To quit, press Ctrl+Q. {kept}".rstrip()
        if isinstance(self.screen, Live):
            self.screen.leave_leader()  # it covers the row of what is said
        say = getattr(self.screen, "say", None)  # of the screens that have a row for it
        if say:
            say(said)
        else:
            self.notify(said, markup=False)

    def action_help(self) -> None:
        from minutes_tui.tui.screens.help import Help  # most sittings never open it, here and below
        from minutes_tui.tui.widgets.form import Fields

        if not isinstance(self.screen, Help):
            live = self._live()
            title = getattr(self.screen, "HELP_TITLE", "") or (pane_focus.title(live) if live else "")
            fields = self.screen.help_rows() if isinstance(self.screen, Fields) else None
            self.push_screen(Help(title, own=fields))

    def action_command_palette(self) -> None:
        """Open the palette of the screen that is shown, or close it."""
        from minutes_tui.tui.widgets.palette import Palette  # many sittings never open it

        if isinstance(self.screen, Palette):
            self.screen.dismiss()
        else:
            none = NO_COMMAND if isinstance(self.screen, Live) else NO_COMMAND_HERE
            self.push_screen(Palette(self.entries(self.screen), none=none))

    def search_themes(self) -> None:
        from minutes_tui.tui.widgets.palette import Entry, Palette

        names = themes.names(self.available_themes)
        self.push_screen(
            Palette([Entry(name, "", partial(self.choose_theme, name)) for name in names], "Search themes…")
        )

    def choose_theme(self, name: str) -> None:
        """Have other colours, now and in later sittings."""
        self.theme = name
        background.begin(self.screen_stack[0], self._keep_theme(name))

    async def _keep_theme(self, name: str) -> None:
        where = await background.done(settings.keep_theme, name, writes=True)
        live = self._live()
        if live:
            live.say(f"The theme is {name}, saved in {where}")

    def entries(self, screen: Screen[Any]) -> "Iterator[Entry]":
        """What the palette offers over a screen."""
        from minutes_tui.tui.widgets import palette

        acts = getattr(screen, "acts", None)  # the review's, which most sittings never load
        found: Iterable[palette.Entry] = acts() if acts else ()
        if isinstance(screen, Live):
            from minutes_tui.tui.live import palette_entries

            found = palette_entries.entries(screen)
        else:
            own = "Program"
            found = [
                *found,
                palette.Entry("Help", "Lines, keys and commands", self.action_help, "F1", group=own),
                palette.Entry("Theme", "Change the colours", self.action_change_theme, group=own),
                palette.Entry("Quit", "Everything is saved", self.action_quit, "^Q", group=own),
            ]
        for each in found:
            yield each._replace(run=partial(self._run_on, screen, each.run))

    def _run_on(self, screen: Screen[Any], run: Callable[[], object]) -> object:
        """Do what was chosen, which is for the screen that was shown then; nothing where the app was left meanwhile."""
        if not screen.children:  # it is taken apart
            return None
        if screen.is_active:
            return run()
        background.warn(self.screen, "Nothing was done, because the screen was closed before.")
        return None
