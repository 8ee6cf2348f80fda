"""Keeps a record's file equal to what is in memory, without making the one who types wait for the disk.

What is entered at the end is appended at once. Any other edit first goes, as one completed write, into a draft
beside the record, and a thread then swaps the whole file; what is entered meanwhile waits in the draft as well. An
edit about as long as the file goes there only if the file is not swapped in a moment. The draft also holds the
half-typed line. It goes away as soon as nothing is in it that isn't in the record.

`states` has the states and what leads from one to the next; `autosave` what is done in each.
"""

from minutes_tui.record.autosave.autosave import Autosave

__all__ = ["Autosave"]
