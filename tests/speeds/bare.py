"""The bare calls that put bytes on a disk for good: the least that a record could cost."""

import os
from pathlib import Path


def append(path: Path, content: bytes) -> None:
    with path.open("ab", buffering=0) as file:
        file.write(content)
        os.fsync(file.fileno())


def swap(path: Path, content: bytes) -> None:
    other = path.with_suffix(".new")
    with other.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    other.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
