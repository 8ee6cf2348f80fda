"""The line that is being typed. Its words are all that a widget of ours holds that isn't in the record."""

import re
from collections.abc import Callable, Mapping

from textual import events
from textual.strip import Strip
from textual.widgets import TextArea

from minutes_tui.controls import ACTING

CLOSING = ",.;:!?)]}”’»…：？"
"""Marks that stand right behind a word: they take the place of the blank that a completion has put there."""
LAST = re.compile(r"\S+$")


class Line(TextArea):
    """Some rows of text, as many as its words need.

    Every key is done here and at once, what it does with the minutes by calls that the screen gives: by way of
    bindings and messages a key would be done after those that were typed behind it.
    """

    DEFAULT_CSS = """
    Line { height: auto; min-height: 2; max-height: 40%; border: none; padding: 0 1; scrollbar-size-vertical: 1;
           background: $background; &:focus { border: none; } }
    """

    def __init__(
        self,
        words: str,
        keys: Mapping[str, Callable[[], None]],
        pasted: Callable[[list[str]], None],
        expand: Callable[[str], str],
    ) -> None:
        """`keys` are what keys do; `pasted` takes the lines of a paste but the last, which stays in the line; `expand`
        gives what a word stands for once a blank or mark is typed behind it."""
        super().__init__(words, compact=True, soft_wrap=True, highlight_cursor_line=False)
        self._keys = keys
        self._pasted = pasted
        self._expand = expand
        self.intercept: Callable[[events.Key], None] | None = None
        """What takes the keys instead of the line, for as long as it wants them."""
        self._spaced = False
        """Whether the blank before the cursor came with a completion."""
        self.move_cursor(self.document.end)

    def put(self, words: str) -> None:
        """Put other words in the line, with nothing to undo."""
        self.load_text(words)
        self.move_cursor(self.document.end)

    def complete(self, text: str, over: int) -> None:
        """Put a completion and a blank in the place of some characters before the cursor."""
        row, column = self.cursor_location
        self.replace(f"{text} ", (row, column - over), (row, column))
        self._spaced = True

    def render_line(self, y: int) -> Strip:
        """A row without the characters that would act on the terminal; they have no width, so that nothing moves."""
        strip = super().render_line(y)
        if not ACTING.search(strip.text):
            return strip
        return Strip([part._replace(text=ACTING.sub("", part.text)) for part in strip], strip.cell_length)

    @property
    def is_at_start(self) -> bool:
        return self.cursor_location == (0, 0)

    async def _on_key(self, event: events.Key) -> None:
        if self.intercept:
            event.stop()
            event.prevent_default()
            self.intercept(event)
            return
        spaced, self._spaced = self._spaced, False
        if spaced and event.character == " ":
            event.stop()
            event.prevent_default()
            return
        if spaced and event.character and event.character in CLOSING:
            self.action_delete_left()
        elif event.character and event.is_printable and not event.character.isalnum():
            self._expand_before()
        do = self._keys.get(event.key)
        bound = self._bindings.key_to_bindings.get(event.key)
        if do:
            do()
        elif bound:
            await self.run_action(bound[0].action)
        else:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()

    def _expand_before(self) -> None:
        """Put what the word before the cursor stands for in its place, where it is an abbreviation."""
        row, column = self.cursor_location
        word = LAST.search(self.document.get_line(row)[:column])
        if word and (whole := self._expand(word[0])) != word[0]:
            self.replace(whole, (row, word.start()), (row, column))

    async def _on_paste(self, event: events.Paste) -> None:
        """Each line that is pasted is a line; what is typed already begins the first."""
        lines = event.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if len(lines) == 1:
            await super()._on_paste(event)
            return
        event.stop()
        event.prevent_default()
        before = self.get_text_range((0, 0), self.cursor_location)
        after = self.get_text_range(self.cursor_location, self.document.end)
        whole = [before + lines[0], *lines[1:-1], lines[-1] + after]
        self.put(whole.pop())
        self._pasted(whole)
