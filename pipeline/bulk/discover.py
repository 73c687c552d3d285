"""Paths that the user named → the documents to convert."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import TypeAlias

from pipeline.bulk.fetched import fetched
from pipeline.bulk.names import output_names
from pipeline.errors import InputError, PathNotFoundError, UnreadableFileError

SUFFIXES = (".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg", ".txt", ".md")


@dataclass(frozen=True, slots=True)
class Job:
    """A document to convert and the name, below the output folder, that its JSON gets.

    `url`: where it was fetched from; empty for a file that lies here.
    """

    path: Path
    output: PurePosixPath
    url: str = ""


@dataclass(frozen=True, slots=True)
class Unusable:
    """A path that gives no document to convert, with the reason."""

    path: Path
    error: InputError


Found: TypeAlias = tuple[Path, PurePath, str]


def discover(paths: Iterable[Path | str]) -> tuple[list[Job], list[Unusable]]:
    """The jobs for files, and for every PDF, picture or text (`SUFFIXES`) below folders, sorted; each file once.

    A file named directly is a job whatever its name says. In a folder, links to folders are not followed, nor is one to
    a file outside: an archive must not pick what else of this machine is read. A text is a URL, whose documents are
    fetched first. Raises `SettingsError` for one of no use.
    """
    sources: dict[str, Found] = {}
    unusable = []
    for path in paths:
        for found in _below(path) if isinstance(path, Path) else _below_url(path):
            if isinstance(found, Unusable):
                unusable.append(found)
            else:
                sources.setdefault(os.path.realpath(found[0]), found)
    names = output_names([(path, folder) for path, folder, _ in sources.values()])
    return [Job(path, name, url) for (path, _, url), name in zip(sources.values(), names, strict=True)], unusable


def _below_url(url: str) -> Iterator[Found | Unusable]:
    empty = True
    try:
        for one, got in fetched(url, SUFFIXES):
            empty = False
            yield (got, PurePath(one.folder), one.url) if isinstance(got, Path) else Unusable(Path(one.url), got)
    except InputError as error:
        yield Unusable(Path(url), error)
    else:
        if empty:
            yield Unusable(Path(url), PathNotFoundError("no PDF, picture or text there"))


# `os.path` and not `Path`: its tests answer False where `Path.exists` would raise for want of permission.
def _below(path: Path) -> Iterator[Found | Unusable]:
    """Files with the folder that they have below `path`."""
    if not os.path.isdir(path):
        yield _one(path) or (path, PurePath(), "")
        return
    problems: list[Unusable] = []
    empty, inside = True, os.path.realpath(path)
    for folder, subfolders, files in os.walk(path, onerror=lambda error: problems.append(_not_listed(error))):
        subfolders.sort()
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES):
                empty = False
                file = Path(folder, name)
                yield _one(file) or _led_out(file, inside) or (file, file.relative_to(path).parent, "")
    yield from problems
    if empty and not problems:
        yield Unusable(path, PathNotFoundError("no PDF, picture or text in this folder"))


def _one(path: Path) -> Unusable | None:
    # A pipe or device would be opened and then waited for without end.
    if not os.path.lexists(path):
        return Unusable(path, PathNotFoundError("no such file or folder"))
    if os.path.exists(path) and not os.path.isfile(path):
        return Unusable(path, UnreadableFileError("not a regular file"))
    return None


def _led_out(file: Path, inside: str) -> Unusable | None:
    if not file.is_symlink() or Path(inside) in Path(os.path.realpath(file)).parents:
        return None
    return Unusable(file, UnreadableFileError("a link out of the folder; name the file itself to convert it"))


def _not_listed(error: OSError) -> Unusable:
    return Unusable(Path(error.filename), UnreadableFileError(f"cannot list folder: {error.strerror}"))
