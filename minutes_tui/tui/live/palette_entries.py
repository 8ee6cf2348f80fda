"""What the palette offers over the live screen: the commands of the hour, each subject's, and what keys do in lists."""

from collections.abc import Iterator
from functools import partial

from minutes_tui import commands
from minutes_tui.assist import menu
from minutes_tui.assist.keymap import LISTS, TITLES, WITHOUT_LINE, in_force, key_shown, keys_shown
from minutes_tui.tui.live import pane_keys
from minutes_tui.tui.live.line_session import LineSession
from minutes_tui.tui.widgets.palette import Entry

NOW = "Now"
"""Title of the group of the commands of the hour."""
PRESENCE = (("+CODE", "Someone arrives late, comes back, or joins."), ("-CODE", "Someone leaves."))
"""What is no command but the beginning of a line, beside the commands of people."""


def entries(live: LineSession) -> Iterator[Entry]:
    """What can be chosen over the live screen: the commands of the hour, each subject's, and what keys do in lists.

    Of each subject those that can't be done now come last.
    """
    keys = {**WITHOUT_LINE, **in_force(live.editor.settings)}
    by_name = {command.name: command for command in commands.COMMANDS}

    def entry(name: str, group: str) -> Entry:
        command = by_name[name]
        run = live.type_command if command.needs_words(live.editor) else live.action_command
        key = " ".join(map(key_shown, keys[name].split())) if name in keys else ""
        return Entry(f"/{name}", command.help, partial(run, name), key, command.why_not(live.editor), group)

    yield from (entry(name, NOW) for name in menu.of_the_hour(live.editor.minutes))
    for group, names in menu.GROUPS.items():
        yield from sorted((entry(name, group) for name in names), key=lambda each: bool(each.why_not))
        if group == "People":
            yield from (
                Entry(name, about, partial(live.type_words, name[0]), "", "", group) for name, about in PRESENCE
            )
    for pane, rows in LISTS.items():
        for row in filter(lambda row: row.changes, rows):
            name = f"{pane.capitalize()}: {row.name.replace('_', ' ')}"
            yield Entry(name, row.help, partial(pane_keys.run, live, pane, row.name), keys_shown(row), "", TITLES[pane])
