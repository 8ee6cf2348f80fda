"""Marks that ask whether a sentence is what became of the pending motion, by the command that answers them."""

from minutes_tui.line.votes.motion_lines import (
    DECISION_ASKED,
    NO_AMENDMENT,
    NOTHING_PENDING,
    OF_PENDING,
    OR,
    OTHER_ASKED,
    OUTCOME_ASKED,
    RESOLVED_ASKED,
    WHICH_ASKED,
    WITHIN,
)

OF_ANY = (
    OUTCOME_ASKED.format(""), OF_PENDING, WHICH_ASKED, OTHER_ASKED.partition("{")[0], NO_AMENDMENT, NOTHING_PENDING,
    WITHIN, RESOLVED_ASKED, DECISION_ASKED,
)  # fmt: skip
"""With what those begin that any outcome may answer."""
BEFORE = (NOTHING_PENDING, WITHIN, RESOLVED_ASKED, DECISION_ASKED)
"""Those of sentences that may stand before their motion."""


def is_answered(check: str, name: str) -> bool:
    """Whether a mark asks for the command of a name."""
    return check.startswith((OUTCOME_ASKED.format(f"/{name}"), f"{OF_PENDING} Type /{name}")) or (
        check.startswith(OUTCOME_ASKED.format("")) and f"{OR}/{name}" in check
    )
