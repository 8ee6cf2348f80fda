"""Prints the lowest versions of what the program needs to run, as constraints for pip: `python tests/lowest.py`."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

REQUIREMENT = re.compile(r"([\w.-]+)>=([\w.]+)(?:,<[\w.]+)?(; .+)?")


def lowest(project: Path) -> Iterator[str]:
    """One constraint for each package that is asked for. Raises ValueError for one without a lowest version."""
    table = tomllib.loads(project.read_text("utf-8"))["project"]
    for required in table["dependencies"]:
        match = REQUIREMENT.fullmatch(required)
        if match is None:
            raise ValueError(f"{required} names no lowest version")
        yield f"{match[1]}=={match[2]}{match[3] or ''}"


if __name__ == "__main__":
    print(*lowest(Path(__file__).parents[1] / "pyproject.toml"), sep="\n")
