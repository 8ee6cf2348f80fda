"""What is done beside the typing waits for a gap between two keys, but not for ever."""

import asyncio
import time

import pytest

from minutes_tui.tui import background


def waited(gaps: background.Gaps) -> float:
    began = time.monotonic()
    asyncio.run(gaps.next())
    return time.monotonic() - began


def test_with_no_key_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "GAP", 3)
    monkeypatch.setattr(background, "_last_key", time.monotonic() - 4)
    assert waited(background.Gaps()) < 2


def test_what_can_wait_is_done_a_while_after_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "GAP", 0.2)
    background.key_came()
    assert 0.15 < waited(background.Gaps()) < background.LONGEST_WAIT


def test_keys_one_upon_another_put_it_off_for_some_time_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "LONGEST_WAIT", 0.2)
    gaps, took = background.Gaps(), []

    async def both() -> None:
        work = asyncio.ensure_future(gaps.next())
        began = time.monotonic()
        while not work.done():
            background.key_came()
            await asyncio.sleep(0.01)
        took.append(time.monotonic() - began)
        await gaps.next()
        took.append(time.monotonic() - began - took[0])

    asyncio.run(asyncio.wait_for(both(), 20))
    assert took[0] > 0.15
    assert took[1] < 5
