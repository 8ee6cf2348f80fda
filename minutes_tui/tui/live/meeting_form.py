"""The fields of the meeting over the screen."""

from minutes_tui.commands import meeting
from minutes_tui.commands.form_fields import Problems, Typed
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.widgets.form import Fields


def show(live: LineSession, view: str, argument: str) -> None:
    """Edit them, beginning with the one that `argument` names."""
    editor = live.editor

    def check(typed: Typed) -> Problems:
        return meeting.typed(editor.minutes, typed, editor.clock().date())[1]

    def keep(typed: Typed) -> Problems:
        outcome, problems = meeting.save_fields(editor, typed)
        if not problems:
            live.tell(outcome)
        return problems

    rows = [(field, meeting.words(editor.minutes, field.name)) for field in meeting.FIELDS]
    live.app.push_screen(Fields("Meeting details", rows, argument, check, keep))
