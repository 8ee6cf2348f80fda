"""What can go wrong with the program's own work. Wrong content is no error but a `Problem` (see `model.minutes`)."""

from minutes_tui.model.control_characters import ACTING


def one_line(said: str) -> str:
    """A sentence as the terminal may have it: no control character in it, of a file's name or of a text, acts there."""
    plain = said.encode("utf-8", "backslashreplace").decode()  # bytes of a file's name that are no text
    return ACTING.sub(lambda match: " " if match[0] == "\n" else repr(match[0])[1:-1], plain)


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
    """The record can be read and not be written; `why` goes on from its name."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where} {why}")
        self.why = why


class SealedError(RecordError):
    """Minutes that are approved are changed by a corrigendum only."""


class ExportError(MinutesError):
    """A page can't be made or written."""

    exit_code = 4


class CrashError(MinutesError):
    """The program itself has a fault. 70 is what sysexits.h calls an internal software error."""

    exit_code = 70


class OpenElsewhereError(MinutesError):
    """Somebody else has the record open: `where` it is, and `who` has it, "" where that isn't known."""

    exit_code = 5

    def __init__(self, where: str, who: str = "") -> None:
        by = f" ({who})" if who else ""
        super().__init__(f"{where} is open elsewhere{by}: close it there first, or minutes read {where} follows it.")
        self.where, self.who = where, who


class ProgramError(MinutesError):
    """Another program is missing, fails or gives no answer. 69 is what sysexits.h calls an unavailable service."""

    exit_code = 69


class SpellingError(ProgramError):
    """No program can check the spelling."""
