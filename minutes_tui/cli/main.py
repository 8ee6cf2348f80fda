"""The command `minutes`, as pip installs it. Little is loaded here: see `script`."""

import gc
import io
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    from minutes_tui.cli import command_line  # it loads much

    return command_line.run(arguments)


def script() -> None:
    """The entry point that the package installs. Nothing that is loaded is garbage, so that none is looked for until
    it is known what is to be done."""
    gc.disable()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a word that the terminal's encoding lacks stops nothing
    sys.exit(main())
