"""The exact truth of a document, from its declaration and the places of its cells."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from corpus.generator.declared import Json, declared_table
from corpus.generator.model import Document
from corpus.generator.render import Rendered
from corpus.generator.table_painter import PlacedTable


def document_truth(document: Document, rendered: Rendered) -> Json:
    """Truth of a whole document; boxes are [page, x0, top, x1, bottom]."""
    truth: Json = {
        "id": document.name,
        "file": f"{document.name}.pdf",
        "pages": len(rendered.pages),
        "page_sizes": [[round(p.width, 2), round(p.height, 2)] for p in rendered.pages],
        "tables": [_with_boxes(placed) for placed in rendered.tables],
    }
    if document.planted_errors:
        truth["planted_errors"] = [asdict(error) for error in document.planted_errors]
    return truth


def to_json(truth: Json) -> str:
    """Readable and stable JSON: one line a cell."""
    head = {key: value for key, value in truth.items() if key != "tables"}
    tables = ",\n".join(_table_json(table) for table in truth["tables"])
    return f'{_flat(head)[:-1]}, "tables": [\n{tables}\n]}}\n'


def _with_boxes(placed: PlacedTable) -> Json:
    truth = declared_table(placed.laid.table)
    truth["pages"] = [fragment.page for fragment in placed.fragments]
    for cell in truth["cells"]:
        cell["boxes"] = [
            [a.page, *(round(v, 2) for v in (a.x0, a.top, a.x1, a.bottom))]
            for a in placed.boxes[cell["row"], cell["col"]]
        ]
    return truth


def _table_json(table: Json) -> str:
    head = {key: value for key, value in table.items() if key != "cells"}
    cells = ",\n".join(_flat(cell) for cell in table["cells"])
    return f'{_flat(head)[:-1]}, "cells": [\n{cells}\n]}}'


def _flat(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
