"""The widget into which a single row of words is typed, with what `text_boxes` says of the one of several rows."""

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.widgets import Input

from minutes_tui.language import graphemes
from minutes_tui.model.document import visible
from minutes_tui.tui.widgets.text_boxes import pasted_lines


class Box(Input):
    """A single row of text; in a paste of several the ends of lines become blanks."""

    async def _on_key(self, event: events.Key) -> None:
        event.prevent_default()  # else Textual calls the handlers of the classes above as well
        self._restart_blink()
        bound = self._bindings.key_to_bindings.get(event.key)
        if graphemes.is_typed(event.character):
            event.stop()
            self.put_in(event.character or "")
        elif bound:
            event.stop()  # else it would be done after keys that were typed behind it, and by the screen as well
            await self.run_action(bound[0].action)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.put_in(" ".join(pasted_lines(event)))

    def put_in(self, words: str) -> None:
        """Put words at the cursor, in the place of what is selected."""
        self.replace(words, *self.selection)

    @property
    def _value(self) -> Text:
        return Text(visible(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(visible(self.value[:position]))

    def _cell_offset_to_index(self, offset: int) -> int:
        return graphemes.whole(self.value, super()._cell_offset_to_index(offset))

    def action_cursor_left(self, select: bool = False) -> None:
        if select or self.selection.is_empty:
            self._go(graphemes.before(self.value, self.cursor_position), select)
        else:
            super().action_cursor_left()

    def action_cursor_right(self, select: bool = False) -> None:
        if select or (self.selection.is_empty and not self.cursor_at_end):
            self._go(graphemes.behind(self.value, self.cursor_position), select)
        else:
            super().action_cursor_right()

    def _go(self, to: int, select: bool) -> None:
        if select:
            self.selection = type(self.selection)(self.selection.start, to)
        else:
            self.cursor_position = to

    def action_delete_left(self) -> None:
        if self.selection.is_empty:
            self.delete(graphemes.before(self.value, self.cursor_position), self.cursor_position)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        if self.selection.is_empty:
            self.delete(self.cursor_position, graphemes.behind(self.value, self.cursor_position))
        else:
            self.delete_selection()
