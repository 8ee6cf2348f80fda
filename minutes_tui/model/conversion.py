"""Plain values as what a type says that they are.

msgspec (0.22) reads the fields of a type when it first makes one, and two threads that do so at the same time may end
the process by a segmentation fault. So types are read here, one after the other.
"""

from threading import Lock
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_reading = Lock()
_known: set[Any] = set()


def converted(value: object, kind: type[T]) -> T:
    """A value of a type, made of dictionaries, lists and plain values. Raises msgspec.ValidationError."""
    if kind not in _known:
        with _reading:
            msgspec.json.Decoder(kind)
        _known.add(kind)
    return msgspec.convert(value, kind)
