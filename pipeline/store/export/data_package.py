"""The descriptor of a Frictionless Data Package (v1): what its CSV files hold, with types, limits and keys."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.store.export.entity import Entity, Field

DESCRIPTOR = "datapackage.json"
_TYPES = {
    "string": "string",
    "integer": "integer",
    "decimal": "number",
    "float": "number",
    "boolean": "boolean",
    "strings": "array",
}
_ABOUT = (
    "Tables of Chinese budget documents, read by yusuan. Empty fields are missing values, except in title, unit, text "
    "and raw, where they are empty text. An apostrophe at the start of a text is not part of it: it keeps text that "
    "starts with = + - @ from becoming a formula."
)


def data_csv(entity: Entity) -> str:
    """Where the CSV of `entity` stands in the package."""
    return f"data/{entity.name}.csv"


def descriptor(entities: Iterable[Entity], folder: Path) -> bytes:
    """The text of `datapackage.json`; the CSV files of `entities` are complete in `folder`."""
    package = {
        "name": "yusuan",
        "profile": "data-package",
        "description": _ABOUT,
        "version": __version__,
        "resources": [_resource(entity, folder) for entity in entities],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(entity: Entity, folder: Path) -> dict[str, Any]:
    path = folder / data_csv(entity)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": entity.name,
        "description": entity.description,
        "path": data_csv(entity),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {
            "fields": [_field(field) for field in entity.fields],
            "missingValues": [""],
            "primaryKey": list(entity.key),
            "foreignKeys": [
                {
                    "fields": list(reference.fields),
                    "reference": {"resource": reference.entity, "fields": list(reference.to)},
                }
                for reference in entity.references
            ],
        },
    }


def _field(field: Field) -> dict[str, Any]:
    limits = {
        "required": field.required or None,
        "enum": list(field.choices) or None,
        "minimum": field.least,
        "maximum": field.most,
        "pattern": field.pattern,
    }
    constraints = {name: limit for name, limit in limits.items() if limit is not None}
    return {
        "name": field.name,
        "type": _TYPES[field.type],
        "description": field.description,
        **({"constraints": constraints} if constraints else {}),
    }
