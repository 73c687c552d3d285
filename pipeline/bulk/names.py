"""Names for the files that a run writes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath, PurePosixPath

from pipeline.file_names import is_harmless, readable

# Linux takes 255 bytes a name; this leaves room for a suffix.
_LONGEST = 200
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')


def output_names(sources: Sequence[tuple[Path, PurePath]]) -> list[PurePosixPath]:
    """A JSON name for each source, none twice, all below the output folder.

    A source is its path and the folder that it has below the folder the user named. The name is `<stem>.json`;
    sources with the same stem keep their folder, and those that still clash get a part of their path's hash.
    """
    names = [_file_name(path.name, path.stem) for path, _ in sources]
    names = [
        _folder(folder) / name if shared else name
        for (_, folder), name, shared in zip(sources, names, _shared(names), strict=True)
    ]
    while any(_shared(names)):
        names = [
            with_hash(name, str(path)) if shared else name
            for (path, _), name, shared in zip(sources, names, _shared(names), strict=True)
        ]
    return names


def _shared(names: list[PurePosixPath]) -> list[bool]:
    # Some file systems hold `A` and `a`, or two spellings of one accent, to be the same.
    keys = [unicodedata.normalize("NFC", str(name)).casefold() for name in names]
    count = Counter(keys)
    return [count[key] > 1 for key in keys]


def _file_name(name: str, stem: str) -> PurePosixPath:
    safe = _safe(stem)
    same = safe == readable(stem)
    return PurePosixPath(f"{safe}.json") if same else with_hash(PurePosixPath(f"{safe}.json"), name)


def _folder(folder: PurePath) -> PurePosixPath:
    return PurePosixPath(*(_safe(part) for part in folder.parts))


def with_hash(name: PurePosixPath, of: str) -> PurePosixPath:
    """`name` with a part of the hash of `of` before its suffix."""
    digest = hashlib.sha256(of.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return name.with_name(f"{name.stem}-{digest}.json")


def _safe(part: str) -> str:
    part = _NOT_IN_NAMES.sub("_", readable(part))
    part = "".join(char if is_harmless(char) else "_" for char in part)
    part = part.encode()[:_LONGEST].decode(errors="ignore")
    # Hidden files are nobody's results: neither exports nor loads look at them.
    return f"_{part[1:]}" if part.startswith(".") else part or "_"
