"""The fields of an attachment over the screen."""

from minutes_tui.commands.documents import attachments
from minutes_tui.commands.form_fields import Problems, Typed
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.widgets.form import Fields


def show(live: LineSession, view: str, argument: str) -> None:
    """Edit the one whose number `argument` is."""
    editor, at = live.editor, int(argument) - 1
    entry = editor.minutes.attachments[at]

    def check(typed: Typed) -> Problems:
        return attachments.typed(editor.minutes, entry, typed)[1]

    def keep(typed: Typed) -> Problems:
        outcome, problems = attachments.keep(editor, at, typed)
        if not problems:
            live.tell(outcome)
        return problems

    rows = [(field, attachments.words(entry, field.name)) for field in attachments.FIELDS]
    live.app.push_screen(Fields(f"Attachment {argument}: {entry.title or entry.file}", rows, "", check, keep))
