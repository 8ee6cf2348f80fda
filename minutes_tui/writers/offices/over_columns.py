"""What has no room in one of two columns goes over both."""

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


def over_columns(page: Any, make: Callable[[], Made], gap: float) -> Made:
    """What is made while a page has the width of both its columns and of the gap between them, in the page's unit. The
    page keeps it, to end its columns there."""
    narrow = page.width
    page.width, page.is_in_column = narrow * 2 + gap, False
    made = make()
    page.width, page.is_in_column = narrow, True
    page.over_columns.append(made)
    return made
