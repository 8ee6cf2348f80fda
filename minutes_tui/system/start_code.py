"""The compiled code of the modules that the first screen loads, all in one file: a tenth of the start.

Python looks for each of them in a folder and reads it from a file of its own. This file is beside those, is trusted as
they are, and holds the same; so it is used only while each module's source is as it was when the code was kept.
"""

import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

Kept = tuple[str, str, bool, str, CodeType]
"""Of a module: the folder in which its package looks for it, its source, whether it is a package, the file of its byte
code, and its code. `marshal` has no tuples with names."""

HEAD, SUM = 8, 4
"""Bytes that say how long what is known of the sources is, which the code follows, and before them those of the sum of
all that follows: code in which a byte is another is not run."""


class _Loader(SourceFileLoader):
    """Python's own, with the code at hand when it is first asked for."""

    def __init__(self, name: str, source: str, code: CodeType) -> None:
        super().__init__(name, source)
        self._code: CodeType | None = code

    def get_code(self, fullname: str) -> CodeType | None:
        code, self._code = self._code, None
        return code or super().get_code(fullname)


class _Finder:
    """Finds modules whose code is kept, each once: what loads it again asks Python's own."""

    def __init__(self, kept: dict[str, Kept]) -> None:
        self._kept = kept

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        found = self._kept.pop(fullname, None) if path else None
        if not found or not path or path[0] != found[0]:
            return None  # it is a module without a package, or the package is elsewhere now
        _, source, is_package, cached, code = found
        spec = ModuleSpec(fullname, _Loader(fullname, source, code), origin=source)
        spec.has_location, spec.cached = True, cached
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec


_loaded_before: set[str] = set()
_finders: list[_Finder] = []
_to_keep: list[str] = []


def use(*, keeps: bool = True) -> None:
    """Have modules loaded from the file from now on; where it is missing or old, `keep` writes it if this start `keeps`
    it, since it loads no more than most do. Does nothing where they are loaded."""
    if "textual" in sys.modules:
        return
    if keeps:
        _loaded_before.update(sys.modules)
    kept = _read()
    if kept:
        _finders.append(_Finder(kept))
        sys.meta_path.insert(0, _finders[0])


def all_is_loaded() -> None:
    """Use the file no more: what is loaded from now on is not what the first screen needs."""
    if _finders:
        sys.meta_path.remove(_finders[0])
    elif _loaded_before:
        _to_keep.extend(name for name in sys.modules if name not in _loaded_before)


def keep() -> None:
    """Write the file if it was missing or old, unless Python is to write no byte code. It takes a tenth of a second,
    and is for a thread. A folder that takes no file is left as it is."""
    path = _path()
    if not _to_keep or path is None or sys.dont_write_bytecode or not os.access(path.parent, os.W_OK):
        return
    from minutes_tui.system import files  # it is loaded by then, and its code kept

    with contextlib.suppress(ImportError, OSError, SyntaxError):  # the program is being replaced meanwhile
        files.swap(path, _pieces([*_to_keep]))


def _path() -> Path | None:
    """Where the file is; None where Python has no place for byte code."""
    cached = __spec__.cached if __spec__ else None
    return Path(cached).with_suffix(".start") if cached else None


def _signature(source: str) -> tuple[int, int, int]:
    """What changes whenever a file does."""
    status = os.stat(source)
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


def _read() -> dict[str, Kept]:
    """The kept code by its module's name; none where a source has changed."""
    path = _path()
    try:
        read = memoryview(path.read_bytes() if path else b"")
        whole = read[SUM:]
        if zlib.crc32(whole).to_bytes(SUM, "little") != read[:SUM]:
            return {}
        end = HEAD + int.from_bytes(whole[:HEAD], "little")
        version, known = marshal.loads(whole[HEAD:end])
        if version == sys.version and all(_signature(source) == was for source, was in known.items()):
            kept: dict[str, Kept] = marshal.loads(whole[end:])
            return kept
    except (EOFError, OSError, TypeError, ValueError):
        pass  # it is missing, is not whole, or one of the sources is gone
    return {}


def _pieces(names: Sequence[str]) -> list[bytes]:
    """The file, with the code of all modules whose place follows from that of their package."""
    known, kept = {}, {}
    for name in names:
        package, _, last = name.rpartition(".")
        folder = next(iter(getattr(sys.modules.get(package), "__path__", ())), None)
        spec: ModuleSpec | None = getattr(sys.modules.get(name), "__spec__", None)
        if not folder or not spec or spec.name != name or not isinstance(spec.loader, SourceFileLoader):
            continue
        source, cached, is_package = spec.origin, spec.cached, spec.submodule_search_locations is not None
        expected = os.path.join(folder, last, "__init__.py") if is_package else os.path.join(folder, f"{last}.py")
        if source == expected and cached:
            known[source] = _signature(source)  # first: code that is newer than that is not used
            kept[name] = folder, source, is_package, cached, spec.loader.get_code(name)
    sources = marshal.dumps((sys.version, known))
    pieces = [len(sources).to_bytes(HEAD, "little"), sources, marshal.dumps(kept)]
    total = 0
    for piece in pieces:
        total = zlib.crc32(piece, total)
    return [total.to_bytes(SUM, "little"), *pieces]
