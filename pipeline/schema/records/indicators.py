"""Indicators: levels, name, target as printed and as parsed, weight, outcome, score."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.model import Cell, Value
from pipeline.schema.amount import parse_amount
from pipeline.schema.indicator_words import level1_names, level2_names
from pipeline.schema.reading import Block, Reading, Row
from pipeline.schema.records.leaf import leaf, text_leaf
from pipeline.schema.target import parse_target
from pipeline.schema.words import squeezed

Record = dict[str, Value]
_NUMBERED = re.compile(r"^指标\s*\d{1,2}\s*[:：]\s*")
_BRACKETS = re.compile(r"[（(][^（()）]{1,8}[)）]$")
_TEXTS = {
    "actual": "actual_text",
    "deviation": "deviation",
    "core": "core",
    "scoring_rule": "scoring_rule",
    "indicator_note": "explanation",
    "period_target": "period_target",
    "unit": "unit_name",
    "project_name": "project",
}
_NUMBERS = {"weight": "weight", "score": "score"}


def indicators(reading: Reading, project: Value | None) -> Iterator[Record]:
    """One record an indicator; `project`: that of the form, where its rows name none."""
    for block in reading.parts("indicators"):
        for row in block.facts():
            if row.role == "leaf":
                found = _indicator(reading, block, row)
                if project is not None and "project" not in found:
                    found["project"] = project
                yield found


def _indicator(reading: Reading, block: Block, row: Row) -> Record:
    table = reading.table.id
    cells = _cells(reading, block, row)
    found = _names(table, cells)
    if (cell := cells.get("target")) is not None:
        found.update(_target(table, cell, cells.get("target_operator"), cells.get("target_unit")))
    for field, key in _NUMBERS.items():
        if (cell := cells.get(field)) is not None:
            number = parse_amount(cell.text.strip().rstrip("%％分"))
            found[key] = leaf(table, (cell,), None if number is None else f"{number.value:f}")
    for field, key in _TEXTS.items():
        if (cell := cells.get(field)) is not None:
            found[key] = text_leaf(table, cell)
    return found


def _cells(reading: Reading, block: Block, row: Row) -> dict[str, Cell]:
    """The cells of a row by their field; of two columns of one field the left one."""
    cells: dict[str, Cell] = {}
    for column in block.columns:
        cell = reading.cell(row, column)
        if cell is not None and column.field and column.field not in cells:
            cells[column.field] = cell
    return cells


def _names(table: str, cells: Mapping[str, Cell]) -> Record:
    found: Record = {}
    if (cell := cells.get("indicator_level1")) is not None:
        found["level1"] = leaf(table, (cell,), _level1(cell.text))
    if (cell := cells.get("indicator_level2")) is not None:
        found["level2"] = leaf(table, (cell,), _level2(cell.text, found.get("level1")))
    if (cell := cells.get("indicator_level3")) is not None:
        found["name"] = leaf(table, (cell,), _NUMBERED.sub("", squeezed(cell.text)) or None)
    return found


def _level1(text: str) -> str | None:
    words = _BRACKETS.sub("", squeezed(text))
    names = level1_names(words)
    return names[0] if len(names) == 1 else words or None


def _level2(text: str, level1: Value | None) -> str | None:
    words = _BRACKETS.sub("", squeezed(text))
    names = level2_names(words, (level1.value or "") if level1 else "") or level2_names(words)
    return names[0] if len(names) == 1 else words or None


def _target(table: str, cell: Cell, operator: Cell | None, unit: Cell | None) -> Record:
    """The target as printed (`target_text`) and what it says: kind, operator, number or range, unit, word."""
    parts = [one for one in (operator, cell, unit) if one is not None and one.text.strip()]
    found: Record = {"target_text": leaf(table, (cell,), squeezed(cell.text) or None)}
    if not cell.text.strip():
        return found
    target = parse_target(cell.text, operator=operator.text if operator else "", unit_text=unit.text if unit else "")
    said = {
        "kind": target.kind,
        "operator": target.operator,
        "value_number": None if target.value is None else f"{target.value:f}",
        "value_upper": None if target.upper is None else f"{target.upper:f}",
        "unit": target.unit or None,
        "word": target.word or None,
    }
    found.update({key: leaf(table, parts, value) for key, value in said.items() if value is not None})
    return found
