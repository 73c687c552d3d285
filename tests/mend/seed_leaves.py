"""The leaves of a converted performance form, named as those of the reference's `seed_expected.json`.

What the contract has no place for is left out: `itemised`, `functional_code`, `derived_figures` (all follow from other
leaves), confidences and candidates (another scale, other words), notes on how (`evidence`, `flags`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pipeline.model import Cell, Document, Records, Table, Value

Leaves = dict[str, str | None]
AMOUNTS = {"total": "total", "fiscal_appropriation": "appropriation", "other_funds": "other"}
KINDS = {"quantitative": "number", "deadline": "date"}


def plain(text: object) -> str | None:
    """Text without white space; None for nothing."""
    return "".join(str(text).split()) or None if text is not None else None


def money(text: object) -> str | None:
    """The amount that a text says, without closing zeros."""
    return None if text in (None, "") else f"{Decimal(str(text)).normalize():f}"


def expected_leaves(expected: dict[str, Any]) -> Leaves:
    """Every leaf of the reference that the contract can say."""
    document, (table,) = expected["document"], expected["tables"]
    found: Leaves = {
        "document.fiscal_year": str(document["fiscal_year"]),
        "document.division_code": document["region"]["division_code"],
        "document.unit": plain(document["unit"]["value" if "value" in document["unit"] else "name"]),
        "document.supervising_department": document["supervising_department"],
        "document.amount_unit": document["amount_unit"],
        "document.stage": document["doc_type"],
        "table.type": table["table_type"],
        "table.title": table["title"],
        "counts": " ".join(str(table_count) for table_count in _counts(expected["quality"])),
    }
    for index, path in enumerate(table["columns"]["tasks"]):
        found[f"tasks.column[{index}]"] = path
    for index, path in enumerate(table["columns"]["indicators"]):
        found[f"indicators.column[{index}]"] = path
    for task in [*table["tasks"], table["totals"]]:
        where = task.get("id", "totals")
        if "id" in task:
            for part in ("name", "content"):
                found |= _text(f"{where}.{part}", task[part]["value"], task[part]["raw"], task[part]["status"])
        else:
            found[f"{where}.label"] = task["label"]
        for name in AMOUNTS:
            amount = task["amounts"][name] if "id" in task else task[name]
            found |= _amount(f"{where}.{name}", amount["value"], amount["raw"], amount["status"])
    for goal in table["goals"]:
        found[f"goal {goal['no']}.title"] = plain(goal["label"] + goal["title"])
        for number, measure in enumerate(goal["measures"], start=1):
            found[f"goal {goal['no']}.measure {number}"] = (plain(measure) or "").rstrip("。")
    for one in table["indicators"]:
        where, target = f"indicator {one['seq']}", one["target"]
        value = target["value"]
        found[f"{where}.level1"] = one["level1"]
        found[f"{where}.level2"] = one["level2"]
        found[f"{where}.name"] = plain(one["name"]["value"])
        found[f"{where}.name.status"] = one["name"]["status"]
        found[f"{where}.target.raw"] = plain(target["raw"])
        found[f"{where}.target.kind"] = KINDS.get(target["kind"], target["kind"])
        found[f"{where}.target.operator"] = target["operator"]
        found[f"{where}.target.value"] = value
        found[f"{where}.target.unit"] = None if target["kind"] == "deadline" else target["unit"]
    return found


def _counts(quality: dict[str, int]) -> Iterator[int]:
    for key in ("tasks", "goals", "measures", "indicators", "cells_read", "cells_repaired", "cells_derived"):
        yield quality[key]
    yield quality["cells_missing"]


def found_leaves(document: Document) -> Leaves:
    """The same leaves of what was converted."""
    (table,) = document.tables
    records, grid = document.records, _Grid(table)
    found: Leaves = {
        "document.fiscal_year": str(document.fiscal_year),
        "document.division_code": document.division_code,
        "document.unit": plain(document.unit_name),
        "document.supervising_department": document.supervising_department,
        "document.amount_unit": table.unit,
        "document.stage": records.profile["stage"].value,
        "table.type": table.type,
        "table.title": table.title,
        **_columns(records, grid),
        **_tasks(records, grid),
    }
    goals = _goals(records)
    indicators = [leaf for one in enumerate(records.indicators, start=1) for leaf in _indicator(*one, grid).items()]
    found |= goals | dict(indicators)
    statuses = [status for place, status in found.items() if place.endswith(".status")]
    counts = [len(records.tasks), len(records.goals), len(goals) - len(records.goals), len(records.indicators)]
    counts += [statuses.count(status) for status in ("read", "repaired", "derived", "missing")]
    return found | {"counts": " ".join(map(str, counts))}


class _Grid:
    """The cells of a table by every place that they cover."""

    def __init__(self, table: Table) -> None:
        self.cells = {
            (row, col): cell
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for col in range(cell.col, cell.col + cell.col_span)
        }

    def origin(self, value: Value) -> Cell:
        """The first cell that a leaf is from."""
        _, row, col = value.cells[0]
        return self.cells[row, col]


def _columns(records: Records, grid: _Grid) -> Leaves:
    found: Leaves = {}
    head, listed = records.tasks[0]["name"].cells[0][1] - 2, records.indicators[0]["name"].cells[0][1] - 1
    for index in range(5):
        texts = [grid.cells[row, index + 1].text for row in (head, head + 1)]
        found[f"tasks.column[{index}]"] = "/".join(dict.fromkeys(texts))
    for index in range(4):
        found[f"indicators.column[{index}]"] = grid.cells[listed, index + 1].text
    return found


def _tasks(records: Records, grid: _Grid) -> Leaves:
    found: Leaves = {}
    for number, task in enumerate(records.tasks, start=1):
        where = f"task-{number:02}"
        for part in ("name", "content"):
            found |= _text(f"{where}.{part}", task[part].value, grid.origin(task[part]).raw, task[part].status)
        for name, key in AMOUNTS.items():
            found |= _amount(f"{where}.{name}", task[key].value, grid.origin(task[key]).raw, task[key].status)
    row = records.tasks[-1]["name"].cells[0][1] + 1
    found["totals.label"] = grid.cells[row, 1].text
    for col, name in enumerate(AMOUNTS, start=3):
        cell = grid.cells[row, col]
        found |= _amount(f"totals.{name}", cell.text, cell.raw, cell.status)
    return found


def _goals(records: Records) -> Leaves:
    found: Leaves = {}
    for number, goal in enumerate(records.goals, start=1):
        found[f"goal {number}.title"] = plain(goal["title"].value)
        for key in filter(lambda key: key.startswith("measure_"), goal):
            measure = plain(goal[key].value) or ""
            found[f"goal {number}.measure {key.removeprefix('measure_')}"] = measure.rstrip("。")
    return found


def _indicator(number: int, one: Mapping[str, Value], grid: _Grid) -> Leaves:
    where = f"indicator {number}"
    kind = one["kind"].value
    value = one.get("word" if kind in ("date", "qualitative") else "value_number")
    return {
        f"{where}.level1": one["level1"].value,
        f"{where}.level2": one["level2"].value,
        f"{where}.name": plain(one["name"].value),
        f"{where}.name.status": one["name"].status,
        f"{where}.target.raw": plain(grid.origin(one["target_text"]).raw),
        f"{where}.target.kind": kind,
        f"{where}.target.operator": one["operator"].value if "operator" in one else None,
        f"{where}.target.value": value.value if value is not None else None,
        f"{where}.target.unit": one["unit"].value if "unit" in one and kind != "date" else None,
    }


def _text(where: str, value: object, raw: object, status: str) -> Leaves:
    return {where: plain(value), f"{where}.raw": plain(raw), f"{where}.status": status}


def _amount(where: str, value: object, raw: object, status: str) -> Leaves:
    return {where: money(value), f"{where}.raw": plain(raw), f"{where}.status": status}
