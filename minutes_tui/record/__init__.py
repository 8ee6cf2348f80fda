"""A record: one TOML file that is the truth, open in memory as blocks and as values. Knows no screen and no line.

    file --read--> blocks --rtoml, msgspec--> minutes (values) and problems       a long one bit by bit: `gradual`
    edit --hand, changed--> splices of blocks --autosave--> file

Values say what is meant, blocks say how it is written; an edit changes both, and only the blocks that it names.
"""

from minutes_tui.record.open_record import MANY, Record, create, new_text

__all__ = ["MANY", "Record", "create", "new_text"]
