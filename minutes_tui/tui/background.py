"""What is done beside the typing: each job in a thread of its own. One that fails is a sentence, and the app lives."""

import asyncio
import inspect
import threading
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from textual.css.query import NoMatches
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer

from minutes_tui.errors import MinutesError

T = TypeVar("T")

PATIENCE = 10.0
"""Seconds for which leaving waits for what is being written."""

_writing: set[threading.Thread] = set()
_told: dict[tuple[object, ...], MinutesError] = {}
"""Faults that were told, by their place: one that comes twice a second is reported once."""


async def done(work: Callable[..., T], *arguments: object, writes: bool = False) -> T:
    """What a function gives that runs in a thread of its own. Leaving the app waits for it only if it `writes`.

    Raises MinutesError; a fault of the program is one too, CrashError, and its report is kept.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def end(do: Callable[[Any], None], what: object) -> None:
        if not future.done():
            do(what)

    def run() -> None:
        do: Callable[[Any], None] = future.set_result
        try:
            what: object = work(*arguments)
        except BaseException as error:  # a library's own, too: typst's faults are no Exception
            do, what = future.set_exception, failure(error)
        _writing.discard(thread)
        try:
            loop.call_soon_threadsafe(end, do, what)
        except RuntimeError:
            return  # the app was left meanwhile, and nobody asks any more

    thread = threading.Thread(target=run, name=f"job-{getattr(work, '__name__', 'work')}", daemon=True)
    if writes:
        _writing.add(thread)
    thread.start()
    return await future


def finish(seconds: float = PATIENCE) -> None:
    """Wait for the jobs that write."""
    for thread in tuple(_writing):
        thread.join(seconds)


def begin(node: MessagePump, job: Coroutine[Any, Any, None], *, alone: bool = False) -> None:
    """Run a job for a screen, which is told what fails; with `alone` the one that it began so before is given up."""
    screen = _screen(node)
    screen.run_worker(_guarded(screen, lambda: job), exclusive=alone, group="alone" if alone else "default",
                      exit_on_error=False)  # fmt: skip


def every(node: MessagePump, seconds: float, do: Callable[[], Awaitable[None] | None]) -> Timer:
    """Do something each so many seconds; what fails is told to the screen, and tried again the next time."""
    return node.set_interval(seconds, lambda: _guarded(_screen(node), do))


def after(node: MessagePump, seconds: float, do: Callable[[], Awaitable[None] | None]) -> Timer:
    """Do something once, in so many seconds; what fails is told to the screen."""
    return node.set_timer(seconds, lambda: _guarded(_screen(node), do))


async def _guarded(screen: Screen[Any], do: Callable[[], Awaitable[None] | None]) -> None:
    try:
        doing = do()
        if inspect.isawaitable(doing):
            await doing
    except Exception as error:
        if not (isinstance(error, NoMatches) and _is_left(screen)):
            warn(screen, str(failure(error)))


def _is_left(screen: Screen[Any]) -> bool:
    """Whether a screen is being taken away: its widgets go before the jobs that were begun for it."""
    return not (screen.is_mounted and screen.display)


def failure(error: BaseException) -> MinutesError:
    """What is told of a failure: an error of ours is told as it is, and of any other a report is kept."""
    if isinstance(error, MinutesError):
        return error
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = (type(error), frame and (frame.tb_frame.f_code.co_filename, frame.tb_lineno))
    if place not in _told:
        from minutes_tui.system import crash_report  # no first screen needs it

        _told[place] = crash_report.failed(error)
    return _told[place]


def warn(screen: Screen[Any], said: str) -> None:
    """Tell a screen what went wrong; or the one that is shown now, where it has gone."""
    for each in (screen, *reversed(screen.app.screen_stack)):
        tell = getattr(each, "warn", None)
        if tell and each.is_mounted and each in screen.app.screen_stack:
            tell(said)
            return


def _screen(node: MessagePump) -> Screen[Any]:
    return node if isinstance(node, Screen) else node.screen  # type: ignore[attr-defined]
