"""What the name, the codes and the unit of a row say about every amount in it."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Cell, Value
from pipeline.schema.codes import Scheme, scheme_of
from pipeline.schema.fields import Dimension, Fields
from pipeline.schema.reading import Block, Column, Reading, Row
from pipeline.schema.records.leaf import implied, leaf, text_leaf
from pipeline.schema.row_codes import split_code
from pipeline.schema.unit_names import unit_name
from pipeline.schema.words import bare, squeezed

Record = dict[str, Value]
_BY_SCHEME: Mapping[Scheme, str] = {
    "functional": "func_code",
    "economic_department": "econ_code",
    "economic_government": "government_econ_code",
}
_FACETS: Mapping[Dimension, str] = {"fund": "fund_source", "expenditure": "expenditure_kind", "item": "item"}
_PARTS = ("code_class", "code_group", "code_item")
_UNIT_NAMES = ("unit",)
_PROJECT_NAMES = ("project_name",)


def row_leaves(reading: Reading, block: Block, fields: Fields) -> dict[int, Record]:
    """Leaves by table row; a unit or project printed once holds for the rows below it."""
    found: dict[int, Record] = {}
    unit: Value | None = None
    for row in block.facts():
        named = _named(reading, block, row, _UNIT_NAMES)
        unit = named or unit
        leaves = _leaves(reading, block, row, fields)
        if unit is not None and row.role != "total":
            leaves["unit"] = unit
        found[row.index] = leaves
    return found


def _leaves(reading: Reading, block: Block, row: Row, fields: Fields) -> Record:
    table = reading.table.id
    found: Record = {"row_role": implied(row.role, reading.confidence)}
    cells = [(column, cell) for column in block.columns if (cell := reading.cell(row, column)) is not None]
    own = [(column, cell) for column, cell in cells if cell.text.strip()]
    name = next((cell for column, cell in own if column.role == "name" and column.field not in _UNIT_NAMES), None)
    name = name or next((cell for column, cell in own if column.role == "name"), None)
    name = name or next((cell for column, cell in own if column.field == "category"), None)
    if name is not None:
        found["item_name"] = leaf(table, (name,), bare(split_code(name.text)[1]) or None)
    found.update(_codes(reading, row, own))
    project = _named(reading, block, row, _PROJECT_NAMES)
    if project is not None:
        found["project"] = project
    stage = fields.find(name.text, "stage") if name is not None and not row.code else ""
    if name is not None and stage:
        found["stage"] = leaf(table, (name,), stage)
    if row.field and name is not None:
        facet = _FACETS.get(fields[row.field].dimension)
        if facet is not None:
            found[facet] = leaf(table, (name,), row.field)
    return found


def _codes(reading: Reading, row: Row, own: list[tuple[Column, Cell]]) -> Record:
    """Each code of the row under the name of its scheme; the row's own code joins 类, 款 and 项."""
    table = reading.table.id
    found: Record = {}
    scheme = scheme_of(row.code) if row.code else None
    if scheme is not None:
        parts = [cell for column, cell in own if column.role == "code" and column.field in (*_PARTS, "code")]
        parts = parts or [cell for _, cell in own if split_code(cell.text)[0] == row.code][:1]
        parts = parts or [cell for column, cell in own if column.role == "code"][:1]
        found[_BY_SCHEME[scheme]] = leaf(table, parts, row.code)
    for column, cell in own:
        if column.role not in ("code", "name") or column.field in _PARTS:
            continue
        code = cell.text.strip() if column.role == "code" else split_code(cell.text)[0]
        other = scheme_of(code) if code else None
        if other is not None and _BY_SCHEME[other] not in found:
            found[_BY_SCHEME[other]] = leaf(table, (cell,), code)
    return found


def _named(reading: Reading, block: Block, row: Row, names: tuple[str, ...]) -> Value | None:
    """What a row prints in a column of units or projects, a merged cell included.

    A column of 单位（项目）名称 names units and projects by turns.
    """
    for column in block.columns:
        cell = reading.cell(row, column)
        if cell is None or not cell.text.strip() or row.role in ("total", "subtotal"):
            continue
        both = column.field in _UNIT_NAMES and "项目" in column.path[-1]
        is_project = both and unit_name(squeezed(cell.text)) is None
        if (column.field in names and not is_project) or (is_project and names == _PROJECT_NAMES):
            return text_leaf(reading.table.id, cell)
    return None
