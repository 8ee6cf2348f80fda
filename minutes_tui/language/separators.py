"""Commas, semicolons and colons of all scripts: what people put between names and answers, and before words."""

from minutes_tui.model.patterns import Pattern

COMMAS = ",，、،"
SEMICOLONS = ";；؛"
COLONS = ":：﹕︓"
"""Each stands in brackets within an expression as it is."""
COMMA = Pattern(f"[{COMMAS}]")
SEMICOLON = Pattern(f"[{SEMICOLONS}]")
COLON = Pattern(f"[{COLONS}]")


def between_commas(said: str) -> tuple[str, ...]:
    """What has commas between."""
    return tuple(part.strip() for part in COMMA.split(said) if part.strip())


def before_colon(typed: str) -> tuple[str, str, str]:
    """What is before the first colon, the colon, and what is behind; as `str.partition`."""
    found = COLON.search(typed)
    return (typed[: found.start()], found[0], typed[found.end() :]) if found else (typed, "", "")
