"""What a writer gives where there is more to say than the file itself."""

from msgspec import Struct


class Written(Struct, frozen=True):
    content: bytes
    warnings: tuple[str, ...] = ()
    """A sentence each about what the file lacks."""
