"""A house's own Typst file, set in a process of its own: it is a program, which may loop, or fill the memory.

It has no network either. The process costs the start of Python and of the engine, most of a second, which a page in our
own layout does not.
"""

import os
import subprocess
import sys

import msgspec

from minutes_tui.errors import ExportError, one_line
from minutes_tui.model.document import Layout
from minutes_tui.writers.pdf.pictures_of_pdf import Drawn, drawn
from minutes_tui.writers.result import Written

SECONDS = 60
"""Of the clock, after which no page will come of it: a meeting of 2,000 notes takes 3."""
MEMORY = 3 * 2**30
"""Bytes that may be asked for: that meeting takes a tenth of it."""

NOWHERE = "http://0.0.0.0:0"
PROXIES = {"https_proxy": NOWHERE, "HTTPS_PROXY": NOWHERE, "no_proxy": "", "NO_PROXY": ""}
"""They keep the engine from fetching the packages that a file names: its only switch is where it looks for a proxy."""


class _Task(msgspec.Struct):
    source: bytes
    data: str
    layout: Layout
    seconds: int
    memory: int


class _Done(msgspec.Struct):
    content: bytes = b""
    warnings: tuple[str, ...] = ()
    refused: str = ""
    """The sentence of an ExportError."""


def compiled(source: bytes, data: str, layout: Layout) -> Written:
    """What `engine.compiled` gives, within limits. Raises ExportError."""
    name = one_line(layout.template_name) or "The house style's Typst file"
    task = msgspec.msgpack.encode(_Task(source, data, layout, SECONDS, MEMORY))
    try:
        answered = _asked("answer", task)
    except subprocess.TimeoutExpired as error:
        raise ExportError(f"{name} made no page in {SECONDS} seconds. Look for an endless loop in it.") from error
    except OSError as error:
        raise ExportError(f"{name} cannot be used because no process can be started ({error.strerror}).") from error
    try:
        done = msgspec.msgpack.decode(answered, type=_Done)
    except msgspec.DecodeError as error:
        raise ExportError(
            f"{name} has made no page: it needs more memory than any page, or the engine failed at it."
        ) from error
    if done.refused:
        raise ExportError(done.refused)
    return Written(done.content, done.warnings)


def pages(content: bytes) -> Drawn:
    """The pages of somebody's PDF file as pictures, within limits; what it has none for is said."""
    try:
        return msgspec.msgpack.decode(_asked("answer_pages", content), type=Drawn)
    except subprocess.TimeoutExpired:
        return Drawn(refused=f"it takes more than {SECONDS} seconds")
    except OSError as error:
        return Drawn(refused=f"no process can be started ({error.strerror})")
    except msgspec.DecodeError:
        return Drawn(refused="it needs more memory than any page, or the engine failed at it")


def _asked(function: str, task: bytes) -> bytes:
    """What a function of this module answers to a task in a process of its own."""
    path = os.pathsep.join(filter(None, sys.path))
    ended = subprocess.run(
        [sys.executable, "-c", f"from {__name__} import {function}; {function}()"],
        input=task,
        capture_output=True,
        check=False,
        timeout=SECONDS,
        env={**os.environ, **PROXIES, "PYTHONPATH": path},
    )
    return ended.stdout


def answer_pages() -> None:
    """Draw the pages of the file on stdin in this process, which has limits, and write them to stdout."""
    content = sys.stdin.buffer.read()
    _limit(MEMORY, SECONDS)
    sys.stdout.buffer.write(msgspec.msgpack.encode(drawn(content)))


def answer() -> None:
    """Do one task from stdin in this process, which has limits, and write what is done to stdout."""
    from minutes_tui.writers.pdf import engine

    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=_Task)
    _limit(task.memory, task.seconds)
    try:
        made = engine.compiled(task.source, task.data, task.layout)
        done = _Done(made.content, made.warnings)
    except ExportError as error:
        done = _Done(refused=str(error))
    sys.stdout.buffer.write(msgspec.msgpack.encode(done))


def _limit(memory: int, seconds: int) -> None:
    """Windows has no such limits: there the clock alone is one."""
    try:
        import resource
    except ImportError:
        return
    for limit, amount in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, 2 * seconds)):
        _, most = resource.getrlimit(limit)
        resource.setrlimit(limit, (amount if most == resource.RLIM_INFINITY else min(amount, most), most))
