"""The JSON Schema (2020-12) of a document: made from the model, shipped as a file, and checked before each write."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema_rs

from pipeline.errors import OutputError
from pipeline.model import SCHEMA_VERSION, Document

SCHEMA_FILE = "document.schema.json"


def generated_schema() -> str:
    """The schema as the model defines it now, as text; `make schema` ships it."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:yusuan:document:{SCHEMA_VERSION}",
        **Document.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def shipped_schema() -> str:
    """The schema that users get with the package, as text."""
    return (resources.files("pipeline.store") / SCHEMA_FILE).read_text(encoding="utf-8")


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(shipped_schema()))


def check(document: dict[str, Any]) -> None:
    """Raise `OutputError`, naming the place, when `document` is not what the shipped schema allows."""
    error = next(iter(_validator().iter_errors(document)), None)
    if error is not None:
        place = "/".join(str(part) for part in error.instance_path) or "document"
        raise OutputError(f"result does not match the schema at {place}: {error.message[:200]}")


if __name__ == "__main__":  # `make schema`
    Path(__file__).with_name(SCHEMA_FILE).write_text(generated_schema(), encoding="utf-8")
