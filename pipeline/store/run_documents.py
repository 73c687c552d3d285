"""The documents of a run's folder, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress

from pipeline.errors import PathNotFoundError, UnreadableFileError, YusuanError
from pipeline.model import Document
from pipeline.store.folder import Folder
from pipeline.store.json_file import parse_json

# What an earlier export may have left below the run.
_PACKAGE = "datapackage.json"


def run_documents(folder: Folder) -> Iterator[tuple[str, Document | YusuanError]]:
    """Every `*.json` below `folder`, sorted: its name and its document, or why it cannot be read.

    Raises `PathNotFoundError` where there is none.
    """
    for name, data in run_files(folder):
        try:
            yield name, data if isinstance(data, YusuanError) else parse_json(data, name)
        except YusuanError as error:
            yield name, error


def run_files(folder: Folder) -> Iterator[tuple[str, bytes | YusuanError]]:
    """The same, not yet parsed."""
    found = False
    for name in folder.names(".json"):
        try:
            data = folder.read(name)
        except YusuanError as error:
            found = True
            yield name, UnreadableFileError(str(error))
        else:
            if not (name.split("/")[-1] == _PACKAGE and _is_package(data)):
                found = True
                yield name, data
    if not found:
        raise PathNotFoundError("no JSON of yusuan in this folder")


def _is_package(data: bytes) -> bool:
    with suppress(ValueError):
        return "resources" in json.loads(data)
    return False
