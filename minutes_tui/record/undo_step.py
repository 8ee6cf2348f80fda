"""What one edit did to a record, in its values and in its blocks, so that it can be taken back to the very bytes."""

from collections.abc import Sequence

from msgspec import Struct

from minutes_tui.meeting.edit import Edit, together
from minutes_tui.record.blocks import Splice


class Step(Struct, frozen=True):
    """An edit with what it did to the blocks: the inverse brings back the very bytes."""

    edit: Edit
    splices: tuple[Splice, ...]
    is_back: bool = False
    """It takes the edit back; the splices do already."""

    @property
    def done(self) -> Edit:
        """The edit that it is; that of thousands of notes isn't turned round before it is asked for."""
        return self.edit.inverted() if self.is_back else self.edit

    @staticmethod
    def joined(steps: Sequence["Step"]) -> "Step":
        """Steps done one after the other, as one."""
        return Step(together(step.done for step in steps), tuple(splice for step in steps for splice in step.splices))

    def inverted(self) -> "Step":
        return Step(self.edit, tuple(splice.inverted() for splice in reversed(self.splices)), not self.is_back)
