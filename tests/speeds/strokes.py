"""How many keys the proceedings of a meeting take."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from rapporteur import Rapporteur, proceedings, scribed


def strokes() -> None:
    """Keys for the proceedings of a meeting, for each character of them on the page."""
    folder = Path(__file__).parents[3] / "shared" / "seed"
    prepared, typed = folder / "prep.toml", folder / "lines.txt"
    if not folder.exists():
        folder = Path(__file__).parents[2] / "examples"
        prepared, typed = folder / "prepared.toml", folder / "lines.txt"
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "meeting.toml"
        shutil.copy(prepared, path)
        with contextlib.closing(Rapporteur(path)) as rapporteur:
            lines = typed.read_text("utf-8").splitlines()
            for line in lines:
                rapporteur.enter(line)
            page = proceedings(rapporteur.editor.minutes)
            scribe = sum(len(line) + 1 for line in scribed(rapporteur.editor.minutes))
    plain = sum(len(line) + 1 for line in lines)
    print(f"keys for the proceedings of {typed}, {page:,} characters on the page")
    for name, keys in (("a plain Markdown pad", page), ("scribe.perl's grammar", scribe),
                       ("our lines, no completion", plain), ("our lines, completed", rapporteur.keys)):  # fmt: skip
        print(f"  {name:26} {keys:7,} {keys / page:6.3f}")
    print(f"  {rapporteur.taken} completions taken")
