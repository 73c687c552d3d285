"""A document as canonical JSON: the same document, the same bytes; one cell, page or finding a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import JsonValue, ValidationError

from pipeline.errors import UnreadableFileError
from pipeline.model import Document
from pipeline.store import schema

# What is broken into lines; everything else stands on one line. `[]` is any item of a list.
_BROKEN = frozenset(
    {
        "",
        ".pages",
        ".tables",
        ".tables[]",
        ".tables[].fragments",
        ".tables[].cells",
        ".records",
        ".records.profile",
        ".records.budget_items",
        ".records.tasks",
        ".records.goals",
        ".records.indicators",
        ".findings",
        ".review",
    }
)


def to_json(document: Document) -> bytes:
    """UTF-8, keys in the contract's order, a new line at the end. Raises `OutputError` off the schema."""
    content = document.model_dump(mode="json")
    schema.check(content)
    return ("".join(_pieces(content, "", "\n")) + "\n").encode()


def read_json(path: Path) -> Document:
    """The document kept in `path`. Raises `UnreadableFileError` when it is missing or not one of ours."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"cannot read {path.name}: {error.strerror or error}") from error
    return parse_json(data, path.name)


def parse_json(data: bytes, name: str) -> Document:
    """The document that `data` holds. Raises `UnreadableFileError`, with `name`, when it is not one of ours."""
    try:
        return Document.model_validate_json(data)
    except ValidationError as error:
        raise UnreadableFileError(f"{name} is not a yusuan document: {error.errors()[0]['msg']}") from error


def _pieces(value: JsonValue, place: str, newline: str) -> Iterator[str]:
    """The JSON text of `value`, in pieces; `newline` is a line break with the indent at this depth."""
    if not value or place not in _BROKEN:
        yield json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return
    inner = newline + " "
    if isinstance(value, dict):
        yield "{"
        for index, (key, item) in enumerate(value.items()):
            yield f"{',' if index else ''}{inner}{json.dumps(key, ensure_ascii=False)}: "
            yield from _pieces(item, f"{place}.{key}", inner)
        yield f"{newline}}}"
    elif isinstance(value, list):
        yield "["
        for index, item in enumerate(value):
            yield f"{',' if index else ''}{inner}"
            yield from _pieces(item, f"{place}[]", inner)
        yield f"{newline}]"
