"""Blanks of typed words at which no line of a page ends."""

from minutes_tui.model.patterns import Pattern

TYPED = Pattern(
    r" (?:(?<=(?<!\w)[^\W\d_]\. )(?=[^\W\d_]+\.|[A-ZÀ-ÖØ-Þ])"  # e. V., z. B., h. c., M. Dupont
    r"|(?<=\d\. )(?<!\d\d\d\. )(?=[^\W\d_])"  # 4. August
    r"|(?<=\d )(?=[€$£%‰])|(?<=[§¶] )(?=\d)"
    r"|(?<=(?<!\w)(?:Nr|No|Dr)\. )(?=\w)|(?<=(?<!\w)(?:Abs|Art)\. )(?=\d))"
)
"""What is one thing in typed words, whoever typed it: abbreviations and initials, an ordinal with its word, a sum."""


def kept_whole(words: str) -> str:
    """Typed words with blanks at which no line ends where a reader would stumble. For paper alone: nobody types on
    there, and who copies from it has a blank."""
    return TYPED.sub("\u00a0", words)
