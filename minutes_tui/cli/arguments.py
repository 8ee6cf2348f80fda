"""What arguments of the command are read as."""

import argparse


def whole_number(typed: str) -> int:
    """A number that is typed in a command of the shell. Raises ValueError with a sentence."""
    try:
        return int(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{typed}” is not a number") from None
