"""What can go wrong with the program's own work. Wrong content is no error but a `Problem` (see `model`)."""


class MinutesError(Exception):
    """One sentence that says what happened and what helps; the command ends with `exit_code`."""

    exit_code = 1


class UsageError(MinutesError):
    """The command was called wrongly."""

    exit_code = 2


class RecordError(MinutesError):
    """The record can't be read or written."""

    exit_code = 3


class ExportError(MinutesError):
    """A page can't be made or written."""

    exit_code = 4


class OpenElsewhereError(MinutesError):
    """Somebody else has the record open."""

    exit_code = 5
