"""A screen that stands over another one and goes away. Knows nothing of what is on it."""

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Over(ModalScreen[ScreenResultType]):
    """A screen over another one. What was typed ahead of its going belongs to the one below.

    Keys come into a screen's own queue: those of a burst, as over a slow line, are still there when it has gone.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Go away, once: Textual (8.2) would take the screen below away the second time."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and self not in self.app.screen_stack:
            heir = self.app.focused or self.app.screen
            heir.post_message(events.Key(event.key, event.character))
            return
        await super().on_event(event)
