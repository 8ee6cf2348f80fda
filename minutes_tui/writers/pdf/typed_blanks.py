"""Blanks of typed words at which no line of a page ends."""

from collections.abc import Iterable

from msgspec.structs import replace

from minutes_tui.model.patterns import Pattern
from minutes_tui.writers.runs import Run

TYPED = Pattern(
    r" (?:(?<=(?<!\w)[^\W\d_]\. )(?=[^\W\d_]+\.|[A-ZÀ-ÖØ-Þ])"  # e. V., z. B., h. c., M. Dupont
    r"|(?<=\d\. )(?<!\d\d\d\. )(?=[^\W\d_])"  # 4. August
    r"|(?<=\d )(?=[€$£%‰])|(?<=[§¶] )(?=\d)"
    r"|(?<=(?<!\w)(?:Nr|No|Dr)\. )(?=\w)|(?<=(?<!\w)(?:Abs|Art)\. )(?=\d))"
)
"""What is one thing in typed words, whoever typed it: abbreviations and initials, an ordinal with its word, a sum."""


def kept_whole(words: str) -> str:
    """Typed words with blanks at which no line ends where a reader would stumble. For paper, and for the cells of an
    office's tables, which are narrow: nobody types on in the one, and hardly in the other."""
    return TYPED.sub("\u00a0", words)


def kept_whole_in_a_cell(found: Iterable[Run]) -> list[Run]:
    """The same of the runs of a cell; code keeps its blanks."""
    return [run if run.is_code else replace(run, text=kept_whole(run.text)) for run in found]
