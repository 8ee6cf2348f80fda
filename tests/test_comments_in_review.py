"""Comments that are walked to in the review, on a paragraph or on none: the one that is marked is decided."""

import asyncio
from pathlib import Path
from typing import Any

from test_contrast import app_on

RECORD = """format = 1

[meeting]
title = "Ice in the harbour"
date = 2025-03-12
status = "circulated"

[[note]]
id = "1"
kind = "narrative"
paragraph = 1
text = "The ice came late, and the pilots knew."

[[comment]]
text = "Who was there?"

[[comment]]
paragraph = 1
text = "late -> early"

[[comment]]
paragraph = 1
text = "pilots -> skippers"

[[comment]]
text = "Thanks to all."
"""


def test_the_comment_that_is_marked_is_decided_whether_a_paragraph_has_it_or_not(tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    path.write_text(RECORD, "utf-8")

    async def walk() -> None:
        async with app_on(path, (80, 24)) as (app, press):
            await press("f5", "g")
            review: Any = app.screen

            async def known() -> None:
                while not review.doubts.is_known:
                    await asyncio.sleep(0.01)
                    await press()

            def marked() -> str:
                problem = review.doubts.now()
                return str(problem.text.split()[1].rstrip(":,")) if problem and problem.check == "comment" else ""

            async def to(number: str) -> None:
                await known()
                for _ in range(20):
                    if marked() == number and not review.doubts.is_before:
                        return
                    await press("n")
                raise AssertionError(number)

            def state() -> list[bool | None]:
                return [each.accepted for each in review.minutes.comments]

            await to("#3")
            await press("r")
            assert review.answer.text == "#3 "
            await press("enter")
            assert state() == [None, None, False, None]
            await to("#2")
            await press("A", "enter")
            assert state() == [None, True, False, None]
            assert review.minutes.notes[0].text == "The ice came early, and the pilots knew."
            await known()
            seen = []
            for _ in range(len(review.doubts.problems)):
                await press("n")
                seen += [marked()]
                if "From the" in review._warning:
                    break
                if marked():
                    break
            assert seen[-1] == "#1", "those on no paragraph come behind those that are on one"
            await press("A")
            assert review.answer.text == "#1 "
            await press("enter")
            assert state() == [True, True, False, None]
            await known()
            assert marked() == "#4"
            await press("r", *"no", "enter")
            assert state() == [True, True, False, False]
            assert review.minutes.comments[3].reason == "no"

    asyncio.run(walk())


def test_behind_the_last_comment_of_a_note_the_next_note_with_one_is_gone_to(tmp_path: Path) -> None:
    """So that A and Enter, pressed over and over, decide comment after comment and change no words."""
    path = tmp_path / "meeting.toml"
    more = [f'[[note]]\nid = "{n}"\nkind = "narrative"\nparagraph = {n}\ntext = "Ship {n} came."\n' for n in (2, 3, 4)]
    asked = [f'[[comment]]\nparagraph = {n}\ntext = "came -> left"\n' for n in (2, 4)]
    placed = RECORD.replace('[[comment]]\ntext = "Who was there?"\n\n', "")
    placed = placed.replace('\n[[comment]]\ntext = "Thanks to all."\n', "")
    path.write_text("\n".join((placed, *more, *asked)), "utf-8")

    async def walk() -> None:
        async with app_on(path, (80, 24)) as (app, press):
            await press("f5", "g")
            review: Any = app.screen
            for _ in range(4):
                await press("A", "enter")
            assert [each.accepted for each in review.minutes.comments] == [True] * 4
            assert [note.text for note in review.minutes.notes] == [
                "The ice came early, and the skippers knew.", "Ship 2 left.", "Ship 3 came.", "Ship 4 left.",
            ]  # fmt: skip
            assert review.index() == 3

    asyncio.run(walk())
