"""Screens over others, each of which is left once."""

from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen

T = TypeVar("T")


class LeftOnce(Screen[T]):
    """A screen at which nothing is done any more once it was left: no key, click or paste that is still on its way.

    To leave it again, as a click or a job may ask for, is nothing either: Textual (8.2) would take away the screen that
    is shown then, or end the app where that is the last one.

    It is the last base of a class: Textual takes style sheets and component classes from the first one.
    """

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_active else AwaitComplete()

    async def on_event(self, event: events.Event) -> None:
        if self.is_active or not isinstance(event, (events.InputEvent, events.Paste)):
            await super().on_event(event)
