"""What can go wrong with the program's own work. Wrong content is no error but a `Problem` (see `model`)."""

from minutes_tui.model.control_characters import ACTING


def whole_number(typed: str) -> int:
    """A number that is typed in a command of the shell. Raises ValueError with a sentence."""
    try:
        return int(typed)
    except ValueError:
        import argparse  # only the shell needs it

        raise argparse.ArgumentTypeError(f"“{typed}” is not a number") from None


def one_line(said: str) -> str:
    """A sentence as the terminal may have it: no control character in it, of a file's name or of a text, acts there."""
    return ACTING.sub(lambda match: " " if match[0] == "\n" else repr(match[0])[1:-1], said)


class MinutesError(Exception):
    """One sentence that says what happened and what helps; the command ends with `exit_code`."""

    exit_code = 1


class UsageError(MinutesError):
    """The command was called wrongly."""

    exit_code = 2


class RecordError(MinutesError):
    """The record can't be read or written."""

    exit_code = 3


class ReadOnlyError(RecordError):
    """The record can be read and not be written."""


class SealedError(RecordError):
    """Minutes that are approved are changed by a corrigendum only."""


class ExportError(MinutesError):
    """A page can't be made or written."""

    exit_code = 4


class CrashError(MinutesError):
    """The program itself has a fault. 70 is what sysexits.h calls an internal software error."""

    exit_code = 70


class OpenElsewhereError(MinutesError):
    """Somebody else has the record open."""

    exit_code = 5


class ProgramError(MinutesError):
    """Another program is missing, fails or gives no answer. 69 is what sysexits.h calls an unavailable service."""

    exit_code = 69


class SpellingError(ProgramError):
    """No program can check the spelling."""
