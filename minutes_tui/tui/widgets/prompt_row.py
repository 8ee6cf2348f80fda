"""The row at the foot of the review: it takes every key, hands those of the review on, and holds what is asked for.

One widget has the keys all the time, so that an answer typed right behind a letter is the answer to it.
"""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import events

from minutes_tui.language.names import folded
from minutes_tui.tui.widgets.line_input import Line

MOST = 5
"""Answers that are offered at once."""

Offer = tuple[str, str]
"""An answer, and a few words about it."""


class Answer(Line):
    """A question's answer, or the words of a note."""

    DEFAULT_CSS = """
    Answer { height: 0; min-height: 0; }
    Answer.-asked { height: auto; min-height: 1; max-height: 50%; }
    """

    def __init__(
        self,
        pressed: Callable[[events.Key], None],
        changed: Callable[[], None],
        held: Callable[[], None] = lambda: None,
    ) -> None:
        """`pressed` takes the keys while nothing is asked; `changed` is called when other answers are offered; `held`
        when F5 or F8 is pressed, which lead elsewhere, before the answer is saved or cancelled."""
        keys = {"enter": self._enter, "escape": self.leave, "tab": self._take, "up": self._up, "down": self._down,
                "ctrl+j": self._new_line, "ctrl+o": self._split, "ctrl+z": self.undo, "ctrl+y": self.redo,
                "f5": held, "f8": held}  # fmt: skip
        super().__init__("", keys, lambda lines: None, lambda word: word)
        self.cursor_blink = False  # a caret in a row of no height would still be painted, twice a second
        self._pressed, self._changed = pressed, changed
        self.intercept = pressed
        self.question = ""
        """What is asked; "" where nothing is."""
        self.enters = "save"
        """What Enter does with the answer, in a word or two."""
        self.offers: Sequence[Offer] = ()
        self._all: Sequence[Offer] = ()
        self._chosen: int | None = None
        self._done: Callable[[str], str] = lambda answer: ""
        self._cut: Callable[[int], None] | None = None
        self._as_line: Callable[[str], str] = lambda words: ""
        self._left: Callable[[], None] = lambda: None

    def ask(
        self,
        question: str,
        words: str,
        done: Callable[[str], str],
        offers: Sequence[Offer] = (),
        *,
        left: Callable[[], None] = lambda: None,
        cut: Callable[[int], None] | None = None,
        enters: str = "save",
        as_line: Callable[[str], str] = lambda words: "",
    ) -> None:
        """Ask for something. `done` gives why an answer is none, and then it stays. With `cut` the words are a note's:
        they may have several lines, and can be split at the cursor. `as_line` gives the
        line of the meeting that would do the same, for the draft; "" where there is nothing to keep."""
        self._as_line = as_line
        self.question, self._done, self._left, self._cut, self.enters = question, done, left, cut, enters
        self._all, self._chosen, self.is_note = offers, None, cut is not None
        self.intercept = None
        self.add_class("-asked")
        self.put(words)
        if not self.is_note:
            self.select_all()  # what is typed takes its place
        self._offer()

    @property
    def unsaved_line(self) -> str:
        """What is typed and not saved, as a line of the meeting; "" where that is nothing."""
        return self._as_line(self.text) if self.question and self.text.strip() else ""

    @property
    def has_offers(self) -> bool:
        """Whether there are answers to complete."""
        return bool(self._all)

    def leave(self) -> None:
        """Ask no more."""
        self._end()
        self._left()
        self._changed()

    def _end(self) -> None:
        self.question, self.offers = "", ()
        self.intercept = self._pressed
        self.remove_class("-asked")
        self.put("")

    def _enter(self) -> None:
        answer, question = self._answer(), self.question
        refused = self._done(answer)
        if not refused and self.question == question:
            self._end()
        self._changed()

    def _answer(self) -> str:
        if self._chosen is not None:
            self._take()
        return self.text if self.is_note else self.text.strip()

    def _take(self) -> None:
        """Put what is offered in the place of the part that is being typed."""
        if self.offers:
            before, _ = self._parts()
            self.put(before + self.offers[self._chosen or 0][0])
            self._offer()

    def _parts(self) -> tuple[str, str]:
        """What stands before the part that is being typed, and that part."""
        text = "" if self.selected_text == self.text else self.text
        at = max(text.rfind(","), text.rfind(" ")) + 1
        return text[:at], text[at:]

    def _offer(self) -> None:
        typed, is_blank = folded(self._parts()[1]), self.text in ("", self.selected_text)
        begun = [offer for offer in self._all if _begins(offer, typed)] if typed or is_blank else []
        self.offers = begun[:MOST] if begun and [each[0] for each in begun] != [self.text] else ()
        self._chosen = None
        self._changed()

    def _up(self) -> None:
        self._move(-1) if self.offers else self.action_cursor_up()

    def _down(self) -> None:
        self._move(1) if self.offers else self.action_cursor_down()

    def _move(self, by: int) -> None:
        at = (self._chosen if self._chosen is not None else -1 if by > 0 else 0) + by
        self._chosen = at % len(self.offers)
        self._changed()

    def take_offer(self, at: int) -> None:
        """Take what is offered at a place, as a click on it does."""
        if at < len(self.offers):
            self._chosen = at
            self._take()

    def _new_line(self) -> None:
        if self.is_note:
            self.insert("\n")

    def _split(self) -> None:
        if self._cut:
            row, column = self.cursor_location
            self._cut(sum(len(line) + 1 for line in self.text.split("\n")[:row]) + column)

    def shown(self, width: int) -> list[tuple[str, str]]:
        """What is offered, as pieces of a row."""
        pieces: list[tuple[str, str]] = []
        for number, (answer, about) in enumerate(self.offers):
            said = f" {answer} {about}".rstrip() + " "
            if sum(cell_len(piece) for piece, _ in pieces) + cell_len(said) > width:
                break
            pieces.append((said, "cursor" if number == self._chosen else "dim"))
        return pieces

    async def take_key(self, event: events.Key) -> bool:
        before = self.text
        taken = await super().take_key(event)
        if self.question and self.text != before:
            self._offer()
        return taken

    def take_paste(self, lines: list[str]) -> None:
        """Words that are pasted are part of the answer; where nothing is asked they are nothing."""
        if self.question:
            super().take_paste(lines if self.is_note else [" ".join(lines)])
            self._offer()


def _begins(offer: Offer, typed: str) -> bool:
    answer, about = offer
    return folded(answer).startswith(typed) or any(word.startswith(typed) for word in folded(about).split())
