"""The widget into which words of several rows are typed; `input_box` has the one of a single row.

All that is no control character goes in, a paste goes in as it is, and the cursor goes by letters as they are seen.
Textual's own (8.2) leave out what Python's `isprintable` doesn't know, and split letters.
"""

from collections.abc import Awaitable
from functools import lru_cache

from rich.style import Style
from textual import events
from textual._text_area_theme import TextAreaTheme
from textual.document._document import Document, EditResult, Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset, Region
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea

from minutes_tui.language import graphemes
from minutes_tui.model.control_characters import visible


def pasted_lines(event: events.Paste) -> list[str]:
    """The lines of a paste, whichever way they end."""
    return event.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@lru_cache(8)
def _shown(line: str) -> str:
    """A line as it is drawn: a sign for each character that would act on the terminal, in its place."""
    return line if line.isprintable() else "\t".join(map(visible, line.split("\t")))


class Words(Document):
    """A text of which `lines` are as they are seen, and `text` is as it was typed. Only newlines end a line."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._newline = "\n"
        self._lines = text.split("\n")

    @property
    def lines(self) -> list[str]:
        return [_shown(line) for line in self._lines]

    def __getitem__(self, index: int | slice) -> str | list[str]:  # type: ignore[override]
        return self.lines[index] if isinstance(index, slice) else _shown(self._lines[index])

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        (top, left), (bottom, right) = sorted((start, end))
        replaced = self.get_text_range(start, end)
        before = self._lines[top][:left] if top < len(self._lines) else ""
        after = self._lines[bottom][right:] if bottom < len(self._lines) else ""
        new = f"{before}{text}".split("\n")
        there = (top + len(new) - 1, len(new[-1]))
        new[-1] += after
        self._lines[top : bottom + 1] = new
        return EditResult(there, replaced)


class Rows(WrappedDocument):
    """The rows in which a text is shown."""

    def location_to_offset(self, location: Location) -> Offset:
        """Column and row on the screen of a place; for one behind the text, that of its end.

        Textual (8.2) asks for the cursor's while an undo has taken the cursor's line and not yet moved it.
        """
        last = self.document.line_count - 1
        if location[0] > last:
            location = last, len(self.document.get_line(last))
        return super().location_to_offset(location)


class Area(TextArea, inherit_css=False):
    """Some rows of text.

    Textual's own style sheets (8.2) for it are twenty rules and eight parts, of lines with numbers, too, that each
    change of a style goes through.
    """

    DEFAULT_CSS = """
    Area {
        width: 1fr; height: 1fr; overflow: auto auto; pointer: text; color: $foreground; background: $background;
        scrollbar-color: $scrollbar; scrollbar-color-hover: $scrollbar-hover; scrollbar-color-active: $scrollbar-active;
        scrollbar-background: $scrollbar-background; scrollbar-background-hover: $scrollbar-background-hover;
        scrollbar-background-active: $scrollbar-background-active; scrollbar-size-vertical: 1;
        .text-area--selection { color: $input-selection-foreground; background: $input-selection-background; }
        .text-area--matching-bracket { background: $foreground 30%; }
        &:ansi .text-area--selection { background: transparent; }
    }
    """
    COMPONENT_CLASSES = {
        "text-area--cursor",
        "text-area--selection",
        "text-area--suggestion",
        "text-area--matching-bracket",
    }
    _coloured: object = None
    """The theme that has its colours."""

    def _set_theme(self, theme: str) -> None:
        """Have the colours of the style sheet; there are no numbers, and the line of the cursor is as the others."""
        plain = Style.null()
        self._theme = TextAreaTheme(theme, gutter_style=plain, cursor_line_style=plain, cursor_line_gutter_style=plain)

    def notify_style_update(self) -> None:
        self._coloured = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Textual (8.2) works the colours out at each key, a tenth of its time: here they are kept until the style
        changes."""
        if self._theme is self._coloured:
            return ScrollView.render_lines(self, crop)
        self._coloured = self._theme
        return super().render_lines(crop)

    def _set_document(self, text: str, language: str | None) -> None:
        self._highlight_query = None
        self.document = Words(text)
        self.wrapped_document = Rows(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    # What is typed

    async def _on_key(self, event: events.Key) -> None:
        event.prevent_default()  # else Textual calls the handlers of the classes above as well
        self._restart_blink()
        if await self.take_key(event):
            event.stop()

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if entering := self.take_paste(pasted_lines(event)):
            await entering  # the keys that come meanwhile are taken after it

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key does; False where it is for others."""
        if not graphemes.is_typed(event.character):
            return False
        assert event.character
        self.put_in(event.character)
        return True

    def take_paste(self, lines: list[str]) -> Awaitable[None] | None:
        """Take what is pasted; what it gives is still to be done."""
        self.put_in("\n".join(lines))
        return None

    def put_in(self, words: str) -> None:
        """Put words at the cursor, in the place of what is selected."""
        self.replace(words, *self.selection, maintain_selection_offset=False)

    # Where the cursor goes

    def watch_selection(self) -> None:
        """Offer nothing where the cursor has left the end: Textual (8.2) would put what is offered into the words."""
        if self.suggestion and not self.cursor_at_end_of_text:
            self.suggestion = ""

    def _whole(self, place: Location) -> Location:
        row, column = place
        return row, graphemes.whole(self.document.get_line(row), column)

    def get_cursor_left_location(self) -> Location:
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_left_location()
        return row, graphemes.before(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> Location:
        row, column = self.cursor_location
        line = self.document.get_line(row)
        return (row, graphemes.behind(line, column)) if column < len(line) else super().get_cursor_right_location()

    def get_cursor_up_location(self) -> Location:
        return self._whole(super().get_cursor_up_location())

    def get_cursor_down_location(self) -> Location:
        return self._whole(super().get_cursor_down_location())

    def get_cursor_word_left_location(self) -> Location:
        return self._whole(super().get_cursor_word_left_location())

    def get_cursor_word_right_location(self) -> Location:
        row, column = super().get_cursor_word_right_location()
        line = self.document.get_line(row)
        return row, column if graphemes.whole(line, column) == column else graphemes.behind(line, column)

    def action_delete_to_start_of_line(self) -> None:
        row, column = self.cursor_location
        if column:  # the line that was typed, not the row of the screen
            self._delete_via_keyboard(self.selection.end, (row, 0))
        else:
            super().action_delete_to_start_of_line()

    def action_delete_word_right(self) -> None:
        if self.selection.is_empty:
            self._delete_via_keyboard(self.cursor_location, self.get_cursor_word_right_location())
        else:
            self._delete_via_keyboard(*self.selection)

    def get_target_document_location(self, event: events.MouseEvent) -> Location:
        return self._whole(super().get_target_document_location(event))
