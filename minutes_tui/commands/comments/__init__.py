"""Commands of the comments that come back on circulated minutes: taken in, written down, accepted, rejected."""

from minutes_tui.commands.comments.acceptance import (
    ACTS,
    COMMANDS,
    COMMENT,
    author,
    decide,
    decided,
    number_of,
    open_comments,
)
from minutes_tui.commands.comments.incoming import DOCUMENTS, add_comments, add_document, add_mail

__all__ = [
    "ACTS", "COMMANDS", "COMMENT", "DOCUMENTS", "add_comments", "add_document", "add_mail", "author", "decide",
    "decided", "number_of", "open_comments",
]  # fmt: skip
