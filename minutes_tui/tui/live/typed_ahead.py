"""What was typed faster than it is done, as text to keep when the app is ended meanwhile."""

from collections.abc import Iterable

from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea

from minutes_tui.language import graphemes
from minutes_tui.record.lines_not_entered import ERASES, SEQUENCE, as_words
from minutes_tui.tui.widgets.text_boxes import pasted_lines


def takes_words(widget: Widget | None) -> bool:
    """Whether what is typed there is words; elsewhere keys are commands, which nobody wants to read."""
    return isinstance(widget, Input | TextArea)


def as_text(keys: Iterable[events.Key | events.Paste], behind: str) -> str:
    """The words of keys and of what the terminal has sent behind them, with a newline for each Enter. A key that has
    neither, such as an arrow, leaves nothing; one that erases takes away what is before it in the line."""
    return as_words("".join(map(_typed, keys)) + SEQUENCE.sub("", behind))


def _typed(event: events.Key | events.Paste) -> str:
    if isinstance(event, events.Paste):
        return "\n".join(pasted_lines(event))
    if event.key in ("enter", "ctrl+j"):
        return "\n"
    if event.key == "backspace":
        return ERASES[0]
    return event.character if event.character and graphemes.is_typed(event.character) else ""
