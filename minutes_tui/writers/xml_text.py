"""Words as XML can have them. Knows no format."""

from minutes_tui.model.document import visible

UNLAWFUL = str.maketrans({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
"""The only two that `visible` leaves and no XML file can have, not even as references."""


def lawful(text: str) -> str:
    """Words with nothing in them that acts and nothing that XML forbids; a newline alone is one."""
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(visible(line).translate(UNLAWFUL) for line in text.split("\n"))
