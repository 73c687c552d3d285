"""What a document's tables are, by its truth, and how our truth files say so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.model import PageBox


@dataclass(frozen=True, slots=True)
class TruthCell:
    row: int
    col: int
    row_span: int
    col_span: int
    text: str
    boxes: tuple[PageBox, ...] = ()


@dataclass(frozen=True, slots=True)
class TruthTable:
    """`pages`: where it stands; empty where the truth does not say."""

    cells: tuple[TruthCell, ...]
    title: str = ""
    pages: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Case:
    """A file to convert, the pages that its truth speaks of (None: all), and its tables.

    `turns`: by page, the clockwise turn of the page that boxes of the truth refer to, where the truth says it.
    """

    id: str
    pdf: Path
    tables: tuple[TruthTable, ...]
    pages: tuple[int, ...] | None = None
    turns: Mapping[int, int] = field(default_factory=dict)


def read_truth(path: Path) -> dict[str, Any]:
    """The JSON of a truth file."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def tables_of(content: Mapping[str, Any], *, with_pages: bool = True) -> tuple[TruthTable, ...]:
    """The tables of a truth file, which may be one table itself; boxes and pages are optional in it."""
    return tuple(_table(table, with_pages) for table in content.get("tables", [content]) if table["cells"])


def _table(table: Mapping[str, Any], with_pages: bool) -> TruthTable:
    pages = table.get("pages") if isinstance(table.get("pages"), list) else [table.get("page")]
    named = frozenset(page for page in pages or [] if page) if with_pages else frozenset[int]()
    cells = tuple(_cell(cell, named) for cell in table["cells"])
    return TruthTable(cells, table.get("title") or "", named)


def _cell(cell: Mapping[str, Any], pages: frozenset[int]) -> TruthCell:
    boxes = cell.get("boxes") or []
    if "bbox" in cell and len(pages) == 1:
        boxes = [[*pages, *cell["bbox"]]]
    return TruthCell(
        row=cell["row"],
        col=cell["col"],
        row_span=cell.get("row_span") or 1,
        col_span=cell.get("col_span") or 1,
        text=cell.get("text") or "",
        boxes=tuple(PageBox(page=page, bbox=tuple(box)) for page, *box in boxes),
    )
