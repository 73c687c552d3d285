"""Results as a JSON file: one table a line, what has its default value left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.errors import UnreadableFileError
from pipeline.evaluation.results import DocumentResult, Results, SetResult

_DECIMALS = 6


def results_json(results: Results) -> bytes:
    """UTF-8, the same for the same results."""
    record = results.record.model_dump_json() if results.record else "null"
    sets = ",\n".join(_set(one) for one in results.sets)
    return f'{{"record":{record},\n"sets":[\n{sets}\n]}}\n'.encode()


def read_results(path: Path) -> Results:
    """Kept results. Raises `UnreadableFileError` when there are none in `path`."""
    try:
        return Results.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UnreadableFileError(f"cannot read {path.name}: {error.strerror or error}") from error
    except ValidationError as error:
        raise UnreadableFileError(f"{path.name} is not a result of yusuan eval: {error.errors()[0]['msg']}") from error


def _set(one: SetResult) -> str:
    head = json.dumps({"name": one.name, "complete": one.complete, "figures": one.figures}, ensure_ascii=False)
    documents = ",\n".join(_document(document) for document in one.documents)
    return f'{head[:-1]}, "documents": [\n{documents}\n]}}'


def _document(document: DocumentResult) -> str:
    content = _rounded(document.model_dump(mode="json", exclude_defaults=True))
    tables = content.pop("tables", [])
    lines = ",\n".join(_line(table) for table in tables)
    return f'{_line(content)[:-1]},"tables":[\n{lines}]}}'


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list) else value
