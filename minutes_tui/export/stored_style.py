"""What the pages of a stored state are made with beside the record: the settings' style, and the files that it names.

They stand beside the copy, so that whoever has the folder makes the same pages: `1-circulated.print.toml` with the
style, the logo and the templates by names that hold their SHA-256. A state that has none of it was made without.
"""

from pathlib import Path

from msgspec.structs import replace

from minutes_tui.config import house_style
from minutes_tui.errors import RecordError
from minutes_tui.model.minutes import Print, listed
from minutes_tui.record import Record
from minutes_tui.record.serializer import table_text
from minutes_tui.system import circulated_copies, files

LARGEST = 20_000_000
"""Bytes of a logo or template."""


def keep(record: Record, status: str, content: bytes, settings: Print) -> circulated_copies.Kept:
    """Store a copy of a record with what its pages are made with. Raises RecordError."""
    folder, own = circulated_copies.folder(record.path), record.minutes.print
    style = house_style.merged(house_style.placed(own, record.path.parent), settings)
    if settings == Print() and not style.logo and not style.template:
        return circulated_copies.keep(record.path, status, content)
    beside: dict[str, bytes] = {}

    def there(name: str) -> str:
        """The name in the folder; the old one for a file that can't be read, as the page is made without it."""
        try:
            read = files.read_bytes(Path(name), LARGEST)
        except (OSError, ValueError):
            return name
        kept = circulated_copies.name_by_content(Path(name), read)
        beside[kept] = read
        return kept

    style = replace(
        style,
        logo=there(style.logo) if style.logo else style.logo,
        template=tuple(map(there, listed(style.template))) if style.template else style.template,
    )
    files.make_folder(folder)
    return circulated_copies.keep(record.path, status, content, table_text("print", style).encode(), beside)


def kept(record: Path, state: circulated_copies.State) -> Print:
    """What the pages of a state were made with; none where nothing is stored. Raises RecordError where what is stored
    is not what the history says."""
    import tomllib  # a stored page is seldom wanted

    if state.style is None:
        return Print()
    try:
        table = tomllib.loads(files.data(files.read(state.style)).decode())["print"]
        style = house_style.placed(house_style.read(table)[0], circulated_copies.folder(record))
    except (
        KeyError,
        TypeError,
        AttributeError,
        ValueError,
    ) as error:  # tomllib's own and UnicodeDecodeError among them
        raise RecordError(f"{state.style} is damaged. Restore the file as it was stored.") from error
    for name in filter(None, (style.logo, *listed(style.template or ()))):
        circulated_copies.require_content(Path(name), circulated_copies.folder(record))
    return style
