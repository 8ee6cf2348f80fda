"""Speeds of the app as ratios against a peer, measured in one run: `python tests/bench.py`.

What is measured, and beside what, is said by the modules of `speeds`.
"""

import argparse
import compileall
import os
import tempfile
from pathlib import Path

from speeds.app import app
from speeds.archive import archive
from speeds.checking import checking
from speeds.long import long
from speeds.pages import pages
from speeds.records import records
from speeds.replacing import replacing
from speeds.review import reviews
from speeds.strokes import strokes

import minutes_tui


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--starts", type=int, default=9, help="starts of each, of which the median is shown")
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--records", action="store_true", help="measure the record alone, without the app")
    parser.add_argument(
        "what",
        nargs="?",
        choices=["archive", "keys", "checks", "pages", "replace", "long"],
        help="what is measured, and nothing else",
    )
    wanted = parser.parse_args()
    compileall.compile_dir(Path(minutes_tui.__file__).parent, quiet=1)  # as pip does, and has done for the peer
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        if wanted.what == "keys":
            strokes()
        elif wanted.what == "checks":
            checking(wanted.starts)
        elif wanted.what == "archive":
            archive(wanted.starts)
        elif wanted.records:
            records(wanted.starts)
        elif wanted.what == "pages":
            pages(wanted.starts)
        elif wanted.what == "replace":
            replacing(wanted.starts)
        elif wanted.what == "long":
            long(min(wanted.starts, 3))
        else:
            reviews(wanted.starts, app(wanted.starts, wanted.keys))
            replacing(wanted.starts)
            records(wanted.starts)
            checking(wanted.starts)
            pages(wanted.starts)
            archive(wanted.starts)


if __name__ == "__main__":
    main()
