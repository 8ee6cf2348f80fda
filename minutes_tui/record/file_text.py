"""What a file holds, as bytes and as text: each is made of the other once it is asked for."""

from functools import cached_property

HEAD = 4000
"""Bytes that hold at least the first thousand letters."""


def decoded(data: bytes) -> str:
    """A record's text; bytes that are not UTF-8 come as lone surrogates, which `files.data` turns back."""
    return data.decode("utf-8", "surrogateescape")


class FileText:
    """A record's bytes, of which the text is made later: of a long record that takes milliseconds. Nothing changes in
    it, and it may be asked in any thread."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def text(self) -> str:
        return decoded(self.data)

    @property
    def head(self) -> str:
        """Its first letters, a thousand at least where it has them."""
        return decoded(self.data[:HEAD])
