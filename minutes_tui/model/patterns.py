"""Regular expressions that are compiled when they are first used: many are loaded before a first screen that needs few.

A module that the first screen loads has its expressions so; any other has them from `re`.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

Match = re.Match[str]


class Pattern:
    """As `re.compile` gives it. From the second time on a method is the compiled one's own, and as fast."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    @cached_property
    def match(self) -> Callable[..., Match | None]:
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., Match | None]:
        return self._compiled.fullmatch

    @cached_property
    def search(self) -> Callable[..., Match | None]:
        return self._compiled.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[Match]]:
        return self._compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[Any]]:
        return self._compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[Any]]:
        return self._compiled.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        return self._compiled.sub

    @cached_property
    def subn(self) -> Callable[..., tuple[str, int]]:
        return self._compiled.subn
