"""Words that may be meant by what is typed: a letter off, or like a known name."""

from collections.abc import Iterable


def is_near(one: str, other: str) -> bool:
    """Whether one letter more, less or another one, or two that changed places, make one the other; a digit is no slip
    for another one. The Dutch ij, which sounds as y, is one letter."""
    if abs(len(one) - len(other)) > 1 or one == other or not (one.isalpha() and other.isalpha()):
        return False
    if "ij" in one or "ij" in other:
        one, other = one.replace("ij", "y"), other.replace("ij", "y")
        if one == other:
            return True
    short, long = sorted((one, other), key=len)
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (
        short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    )


def nearest(typed: str, known: Iterable[str], least: float = 0.6) -> str:
    """The known name that is most like what is typed; "" where none has so large a share of its letters."""
    import difflib  # few write it wrong

    return next(iter(difflib.get_close_matches(typed, list(known), 1, least)), "")


def suggestion(typed: str, known: Iterable[str], shape: str = "%s") -> str:
    """The end of a sentence that says that nothing is called so: the name that may be meant, as a question."""
    near = nearest(typed, known)
    return f". Did you mean {shape % near}?" if near else "."
