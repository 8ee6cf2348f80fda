"""A script or a program among what is pasted: it is code, and no line of it is a command of the minutes."""

import re
from collections.abc import Sequence

FENCE = "```"
FEWEST = 3
"""Lines of code that tells by nothing but its form."""
COMMENT = re.compile(r"\s*(?:#|//|--\s|/\*|\*/)")
"""What is as likely a heading or a private remark of minutes."""
CODE = re.compile(
    r"\s*(?:"
    r"[\w.\[\]$\"']+\s*[-+*/|&:]?=\s*\S.*"
    r"|(?:def|class|function|fn|func)\s+\w+.*[:{]"
    r"|(?:import|from|using|package|export|let|const|var|return|echo|sudo|cd|print)\b\s*[\w.$\"'({/*~-]+.*[^.!?]"
    r"|(?:if|for|while|else|elif|try|switch|do)\b.*[:;{]|.*;\s*(?:then|do)"
    r"|fi|done|esac|end|else|then"
    r"|[^.!?]*[\w\])]\([^.!?]*\)\s*[;{]?|[^.!?]*[(=][^!?]*[;{]"
    r"|[})\];,]+|</?\w+[^<>]*>.*"
    r")\s*"
)


def is_code(lines: Sequence[str]) -> bool:
    """Whether pasted lines are a script that begins with `#!`, or nearly all of them have the form of code: at least
    three, and three of four of those that are no comments."""
    said = [line for line in lines if line.strip()]
    if len(said) > 1 and said[0].startswith("#!"):
        return True
    told = [line for line in said if not COMMENT.match(line)]
    count = sum(bool(CODE.fullmatch(line)) for line in told)
    return count >= FEWEST and 4 * count >= 3 * len(told)


def as_code(lines: Sequence[str]) -> list[str]:
    """Pasted lines with the marks of code around them, and an empty line, so that none is left in the line."""
    return [FENCE, *"\n".join(lines).rstrip().split("\n"), FENCE, ""]
