"""The fields of the meeting over the screen."""

from typing import TYPE_CHECKING

from minutes_tui.commands import meeting
from minutes_tui.commands.form_fields import Problems, Typed
from minutes_tui.tui.widgets.form import Fields

if TYPE_CHECKING:
    from minutes_tui.tui.live.screen import Live


def show(live: "Live", view: str, argument: str) -> None:
    """Edit them, beginning with the one that `argument` names."""
    editor = live.editor

    def check(typed: Typed) -> Problems:
        return meeting.typed(editor.minutes, typed, editor.clock().date())[1]

    def keep(typed: Typed) -> Problems:
        outcome, problems = meeting.keep(editor, typed)
        if not problems:
            live.tell(outcome)
        return problems

    rows = [(field, meeting.words(editor.minutes.meeting, field.name)) for field in meeting.FIELDS]
    live.app.push_screen(Fields("The meeting", rows, argument, check, keep))
