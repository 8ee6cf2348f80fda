"""The line that is being typed. Its words are all that a widget of ours holds that isn't in the record."""

import re
from collections.abc import Awaitable, Callable, Mapping

from rich.cells import cell_len
from textual import events
from textual.geometry import Size

from minutes_tui.editor import LONGEST
from minutes_tui.language import graphemes
from minutes_tui.model.patterns import Pattern
from minutes_tui.tui.widgets.text_boxes import Area

CLOSING = ",.;:!?)]}”’»…：？"
"""Marks that stand right behind a word: they take the place of the blank that a completion has put there."""
LAST = Pattern(r"\S+$")

MENDING = ("tab", "up", "down", "ctrl+j", "ctrl+z", "ctrl+y")
"""Keys of the line that mend words in it or move in them; others leave a line that was not entered as it is."""

AHEAD = 3
"""Cells left in the last row from which on there is another row below it."""

TAKES_PEOPLE = "/import"
TAKES_LIST = ("/insert", TAKES_PEOPLE)
"""What is typed before a paste of several lines that belong together: an agenda, or a list of people."""
QUOTES = re.compile(r"\s*>>")
"""With what a line of a quotation begins."""
QUOTED = (">", "&gt;")
"""With what a mail begins a line that it quotes."""


class Line(Area):
    """Some rows of text, as many as its words need.

    Every key is done here and at once, what it does with the minutes by calls that the screen gives: by way of
    bindings and messages a key would be done after those that were typed behind it.
    """

    DEFAULT_CSS = """
    Line { height: auto; min-height: 1; max-height: 40%; padding: 0 1; }
    """

    def __init__(
        self,
        words: str,
        keys: Mapping[str, Callable[[], None]],
        pasted: Callable[[list[str]], Awaitable[None] | None],
        expand: Callable[[str], str],
    ) -> None:
        """`keys` are what keys do; `pasted` takes the lines of a paste but the last, which stays in the line unless it
        is too long; `expand` gives what a word stands for once a blank or mark is typed behind it."""
        super().__init__(words, soft_wrap=True, highlight_cursor_line=False)
        self._keys = keys
        self._pasted = pasted
        self._expand = expand
        self.is_in_code: Callable[[], bool] = lambda: False
        """Whether the lines go on with code, in which no blank is lost."""
        self.is_note = False
        """The words are a note's: several lines that are pasted are part of them."""
        self.intercept: Callable[[events.Key], None] | None = None
        """What takes the keys instead of the line, for as long as it wants them."""
        self.is_refused = False
        """The words were not entered, and are all selected: what is typed or pasted next is another line. A key that
        moves in them or mends them makes them a line as any."""
        self.set_aside: Callable[[], None] = lambda: None
        """Keeps the words of a line that was not entered, and empties it."""
        self.is_entering = False
        """Enter is being done: the words in the line are a line, and may be a note by now."""
        self._spaced = False
        """Whether the blank before the cursor came with a completion."""
        self.move_cursor(self.document.end)

    _rows_made = 0
    """Rows for which there is room, where that was made before the words needed them."""

    def _refresh_size(self) -> None:
        """Have as many rows as the words need, and another one soon where the last is nearly full: the letter that
        needs it would wait until the whole screen is laid out and drawn again."""
        rows = self.wrapped_document.height
        if not self._is_nearly_full() and self._rows_made != rows:
            self._rows_made = 0
        elif self._rows_made <= rows and self._is_nearly_full():
            self.call_after_refresh(self._make_row)
        self.virtual_size = Size(0, max(rows, self._rows_made))
        self._refresh_scrollbars()

    def _refresh_scrollbars(self) -> None:
        """Have a bar once the line is as high as it may be: while it only grows one would come and go, and each time
        the screen would be laid out again."""
        most = self.styles.max_height
        if most and self.is_attached and self.virtual_size.height <= int(most.resolve(self.screen.size, self.app.size)):
            self.show_vertical_scrollbar = False
        else:
            super()._refresh_scrollbars()

    def _is_nearly_full(self) -> bool:
        """Whether a few letters more at the end need another row."""
        last = self.document.line_count - 1
        row = self.document.get_line(last)[[0, *self.wrapped_document.get_offsets(last)][-1] :]
        return self.wrap_width > AHEAD and cell_len(row) > self.wrap_width - AHEAD

    def _make_row(self) -> None:
        if self._is_nearly_full():
            self._rows_made = self.wrapped_document.height + 1
            self._refresh_size()

    def put(self, words: str) -> None:
        """Put other words in the line, with nothing to undo."""
        self.load_text(words)
        self.move_cursor(self.document.end)

    def complete(self, text: str, over: int) -> None:
        """Put a completion and a blank in the place of some characters before the cursor."""
        row, column = self.cursor_location
        self.replace(f"{text} ", (row, column - over), (row, column))
        self._spaced = True

    @property
    def is_at_start(self) -> bool:
        return self.cursor_location == (0, 0)

    async def take_key(self, event: events.Key) -> bool:
        if self.intercept:
            self.intercept(event)
            return True
        spaced, self._spaced = self._spaced, False
        if spaced and event.character == " ":
            return True
        if spaced and event.character and event.character in CLOSING:
            self.action_delete_left()
        elif event.character and graphemes.is_typed(event.character) and not event.character.isalnum():
            self._expand_before()
        do = self._keys.get(event.key)
        bound = self._bindings.key_to_bindings.get(event.key)
        if self.is_refused:
            if not do and graphemes.is_typed(event.character):
                self.begin_another()
            elif (bound and not do) or event.key in MENDING:
                self.is_refused = False
                self.move_cursor(self.document.end)
        if do:
            self.is_entering = event.key == "enter"
            try:
                do()
            finally:
                self.is_entering = False
        elif bound:
            self._leave_suggestion()  # a click may have moved the cursor
            await self.run_action(bound[0].action)
            self._leave_suggestion()
        else:
            return await super().take_key(event)
        return True

    def begin_another(self) -> None:
        """Set a line that was not entered aside, where it is still as it was then."""
        if self.is_refused and self.selected_text == self.text:
            self.set_aside()
        self.is_refused = False

    def _leave_suggestion(self) -> None:
        """Suggest nothing where the cursor isn't behind the last word: Textual (8.2) would put it in there."""
        if self.suggestion and not self.cursor_at_end_of_text:
            self.suggestion = ""

    def _expand_before(self) -> None:
        """Put what the word before the cursor stands for in its place, where it is an abbreviation."""
        row, column = self.cursor_location
        word = LAST.search(self.document.get_line(row)[:column])
        if word and (whole := self._expand(word[0])) != word[0]:
            self.replace(whole, (row, word.start()), (row, column))

    def take_paste(self, lines: list[str]) -> Awaitable[None] | None:
        """Each line that is pasted is a line, and each row of a table; what is typed already begins the first. Where
        that is the mark of a quotation, all lines are of it. One that is too long to be corrected in the line doesn't
        stay in it either: all of it would be laid out again at each key."""
        if self.is_note and len(self.text) + sum(map(len, lines)) > LONGEST:
            return self._pasted(lines)
        if self.is_note:
            return super().take_paste(lines)
        from minutes_tui.line.pasted_tables import as_rows  # no first screen needs it

        if (typed := self.text.strip()) in TAKES_LIST:  # also where it was not entered, since nothing was behind it
            self.put(f"{typed} ")
            self.is_refused = False
        self.begin_another()
        lines = as_rows(lines, has_columns=not self.text.strip() and not self.is_in_code())
        start, end = sorted(self.selection)
        before = self.get_text_range((0, 0), start)
        after = self.get_text_range(end, self.document.end)
        whole = [before + lines[0], *lines[1:]]
        whole[-1] += after
        is_code = self.is_in_code() or any(line.startswith("```") for line in whole)
        if len(lines) > 1 and not (is_code or before.strip() or after.strip()):
            from minutes_tui.readers.returned import pasted_code  # few pastes have several lines

            is_code = pasted_code.is_code(whole)
            whole = pasted_code.as_code(whole) if is_code else whole
        if not is_code and any(line.lstrip().startswith(QUOTED) or QUOTES.match(before) for line in whole):
            from minutes_tui.readers.returned.pasted_mail import as_quotations, quotation  # few pastes have one

            whole = list(map(quotation, whole)) if QUOTES.match(before) else as_quotations(whole)
        if whole[0].startswith(TAKES_LIST):
            whole = ["\n".join(whole), ""]
        if len(whole[-1]) > LONGEST:
            self.put("")
            return self._pasted(whole)
        if len(lines) == 1:
            return super().take_paste(lines)
        self.put(whole.pop())
        return self._pasted(whole)
