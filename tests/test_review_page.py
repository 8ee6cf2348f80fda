"""The page beside the notes of the review, and where the review begins."""

from pathlib import Path

from screens import shown_rows, walked
from textual.pilot import Pilot

from minutes_tui.model.document import Deleted, Words
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.review.note_actions import NOT_ONE_NOTE, OF_NO_NOTE
from minutes_tui.tui.review.screen import Review
from minutes_tui.tui.widgets.text_rows import styled
from minutes_tui.tui.widgets.themes import ATTRIBUTES

RECORD = """format = 1

[meeting]
title = "Quay committee"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"

[[agenda]]
key = "quay"
title = "The quay"

[[agenda]]
key = "ice"
title = "The ice"

[[note]]
id = "1"
kind = "item"
item = "quay"
outcome = "taken up"

[[note]]
id = "2"
item = "quay"
kind = "motion"
mover = "AT"
text = "We mend the quay and paint it."

[[note]]
id = "3"
item = "quay"
kind = "motion"
amends = "2"
mover = "AT"
text = "We mend the quay."

[[note]]
id = "4"
kind = "item"
item = "ice"
outcome = "taken up"
"""


def test_the_page_beside_the_notes_has_the_bars_of_its_cases_and_no_blank_row_within_one(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f5")
        await pilot.pause(0.5)
        rows = [row.partition("│")[2].strip() for row in shown_rows(app)]
        at = next(at for at, row in enumerate(rows) if "Motion:" in row)
        assert rows[at : at + 6] == [
            "│ Motion: We mend the quay and paint it.",
            "│ Moved by Ms Tamm",
            "",
            "│ Amendment: We mend the quay and paint it.",
            "│ Moved by Ms Tamm",
            "",
        ]

    path = tmp_path / "quay.toml"
    path.write_text(RECORD)
    walked(path, steps, (160, 40))


def test_what_an_amendment_takes_out_is_struck_through_on_the_screen() -> None:
    [(words, style)] = styled((Deleted((Words("and paint it"),)),))
    assert words == "and paint it"
    assert ATTRIBUTES[style].strike


def test_the_review_stays_at_a_first_problem_that_was_found_before_the_first_layout(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f5")
        review = app.screen
        assert isinstance(review, Review)
        while not review.doubts.is_known:
            await pilot.pause(0.05)
        assert review.doubts.at == 0
        assert not review.doubts.is_of_note
        review._stay()  # as it runs when the layout comes later than the problems
        assert review.doubts.at == 0

    path = tmp_path / "quay.toml"
    path.write_text(RECORD)
    walked(path, steps, (120, 40))


def test_a_problem_that_is_not_about_one_note_has_no_mark_to_remove(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        await pilot.press("f5")
        review = app.screen
        assert isinstance(review, Review)
        while not review.doubts.is_known:
            await pilot.pause(0.05)
        for _ in review.doubts.problems:
            if review.doubts.is_of_note:
                await pilot.press("n")
        assert not review.doubts.is_of_note
        await pilot.press("C")
        await pilot.pause()
        assert review._warning == OF_NO_NOTE
        assert all(note.check == "Is it so?" for note in review.minutes.notes if note.kind == "motion")
        before = review.minutes
        for key in ("d", "t", "w", "y"):
            await pilot.press(key)
            await pilot.pause()
            assert review._warning == NOT_ONE_NOTE, key
            assert not review.answer.question
        assert review.minutes is before
        await pilot.press("up", "d")
        await pilot.pause()
        assert review.minutes is not before

    path = tmp_path / "quay.toml"
    path.write_text(RECORD.replace('text = "We mend', 'check = "Is it so?"\ntext = "We mend'))
    walked(path, steps, (120, 40))
