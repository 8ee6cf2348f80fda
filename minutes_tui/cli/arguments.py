"""The subcommands by name, and what their arguments are read as."""

import argparse

COMMAND_NAMES = (
    *("new", "demo", "type", "export", "check", "keys", "read", "review", "history", "restore", "schema", "settings"),
    *(
        "practice",
        "help",
        "import",
        "completion",
        "circulate",
        "approve",
        "reopen",
        "corrigendum",
        "comments",
        "states",
    ),
    "diff",
    "find",
    "actions",
    "decisions",
    "mail",
    "pack",
    "unpack",
)


def whole_number(typed: str) -> int:
    """A number that is typed in a command of the shell. Raises ValueError with a sentence."""
    try:
        return int(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{typed}” is not a number") from None
