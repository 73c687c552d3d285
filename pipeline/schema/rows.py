"""The rows of a block: what each is, its code and name, its place in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pipeline.model import Cell
from pipeline.schema.amount import parse_amount
from pipeline.schema.fields import Dimension, Fields
from pipeline.schema.header import Places, is_counter_row
from pipeline.schema.named_ranks import Amounts, ranked_by_names
from pipeline.schema.numbering import number_style
from pipeline.schema.reading import Column, Row, RowRole, Side
from pipeline.schema.row_codes import CodeJoiner, split_code
from pipeline.schema.words import OF_WHICH, bare, printed_year

TOTAL = re.compile(r"(部门|单位|资金|项目|金额|收入|支出)?(预算)?(总计|合计)|(收入|支出)总额|总合计")
PART_TOTAL = re.compile(
    r"小计|(本年|当年)?(收入|支出|财政拨款)?(预算)?合计|(本年|当年)(财政拨款)?(收入|支出)(合计|小计)?"
)
GRAND = re.compile(r".*(总计|总额|总合计)")
FISCAL_PARTS = ("general_budget", "government_fund", "state_capital")
NAME_FIELDS: tuple[Dimension, ...] = ("sum", "fund", "expenditure", "item", "head", "year")
SPENDING_FIELDS: tuple[Dimension, ...] = ("sum", "expenditure", "item", "year")


def read_rows(
    columns: Sequence[Column], places: Places, body: Iterable[int], fields: Fields, *, side: Side = ""
) -> tuple[Row, ...]:
    """Body rows of a block with these columns; names on a `side` of a table carry no codes, those of 支出 no funds."""
    codes = [column for column in columns if column.role == "code" and column.field != "project_code"][:3]
    codes = _one_scheme(codes)
    names = [column for column in columns if column.role == "name"]
    join = CodeJoiner()
    rows = [_row(index, columns, codes, names, places, join, fields, side) for index in body]
    rows = _whole_funds(rows, fields)
    units = {row.index for row in rows if _names_unit(places, row.index, columns)}
    sums = [column for column in columns if column.role == "amount"]

    def amounts(row: Row) -> list[Decimal]:
        printed = (parse_amount(_text(places, row.index, column)) for column in sums)
        return [Decimal(0) if one is None else one.value for one in printed]

    of_units = bool(codes) and codes[0].field == "unit_code"
    return tuple(_ranked(_with_roles(rows), units, amounts, of_units=of_units))


def _whole_funds(rows: Sequence[Row], fields: Fields) -> list[Row]:
    """其中：财政拨款 with 其他资金 below it: the funds of a total, all of them."""
    found = list(rows)
    for i, (row, after) in enumerate(pairwise(rows)):
        funds = all(one.field and fields[one.field].dimension == "fund" for one in (row, after))
        if row.of_which and funds and not after.of_which and not number_style(after.name):
            found[i] = replace(row, of_which=False)
    return found


def _names_unit(places: Places, index: int, columns: Sequence[Column]) -> bool:
    """True when a row prints something in the column of units."""
    cells = (places.get((index, column.index)) for column in columns if column.field == "unit")
    return any(cell is not None and cell.row == index and cell.text.strip() for cell in cells)


def _one_scheme(codes: Sequence[Column]) -> list[Column]:
    """类, 款, 项 belong together; of several whole codes the first is the row's."""
    parts = [one for one in codes if one.field in ("code_class", "code_group", "code_item")]
    if len(parts) > 1:
        run = [parts[0]]
        for one in parts[1:]:
            if one.index != run[-1].index + 1 or one.field == parts[0].field:
                break
            run.append(one)
        return run
    return list(codes[:1])


def _row(
    index: int,
    columns: Sequence[Column],
    codes: Sequence[Column],
    names: Sequence[Column],
    places: Places,
    join: CodeJoiner,
    fields: Fields,
    side: Side,
) -> Row:
    cells = [cell for column in columns if (cell := places.get((index, column.index))) is not None]
    texts = [cell.text for cell in cells if cell.text.strip()]
    if not texts:
        return Row(index, "blank")
    if is_counter_row(texts):
        return Row(index, "numbering")
    if _is_note(cells, columns):
        return Row(index, "note", name=texts[0])
    code = join(tuple(_own(places, index, column) for column in codes)) if codes else ""
    name = next((text for column in names if (text := _text(places, index, column)).strip()), "")
    if not name:
        name = next((text for column in codes if not (text := _text(places, index, column)).strip().isdigit()), "")
    if not name and not code:
        name = next((text for text in texts if TOTAL.fullmatch(bare(text)) or PART_TOTAL.fullmatch(bare(text))), "")
    if not side and not code:
        code, name = split_code(name)
    when = next((_text(places, index, column) for column in columns if column.field == "fiscal_year"), name)
    dimensions = SPENDING_FIELDS if side == "expenditure" else NAME_FIELDS
    says = "" if code else fields.find(name, *dimensions) or fields.find(when, "year")
    year = printed_year(when)
    return Row(index, "leaf", code, name, (says,) if says else (), of_which=bool(OF_WHICH.match(name)), year=year)


def _own(places: Places, index: int, column: Column) -> str:
    """The text of a code cell; a cell that runs over several columns is no code."""
    cell = places.get((index, column.index))
    return "" if cell is None or cell.col_span > 1 or not cell.text.strip().isdigit() else cell.text


def _text(places: Places, index: int, column: Column) -> str:
    cell = places.get((index, column.index))
    return "" if cell is None else cell.text


def _is_note(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """One text over all columns that is neither a name nor a sum."""
    different = {(cell.row, cell.col) for cell in cells}
    text = cells[0].text
    return len(different) == 1 and len(columns) > 1 and not TOTAL.fullmatch(bare(text))


def _with_roles(rows: Sequence[Row]) -> list[Row]:
    """Totals and subtotals: where both 总计 and 合计 stand, the 合计 is a part of it."""
    words = {row.index: bare(row.name) for row in rows if row.role == "leaf" and not row.code}
    grand = any(GRAND.fullmatch(text) for text in words.values())
    found: list[Row] = []
    for row in rows:
        text = words.get(row.index, "")
        role: RowRole = row.role
        if text and TOTAL.fullmatch(text) and not (grand and not GRAND.fullmatch(text)):
            role = "total"
        elif text and PART_TOTAL.fullmatch(text) and not number_style(row.name):
            role = "subtotal"
        found.append(replace(row, role=role))
    return found


def _ranked(rows: Sequence[Row], units: Set[int], amounts: Amounts, *, of_units: bool) -> list[Row]:
    """Levels and parents, by codes where rows have them, else by names of code lists, else by list numbers."""
    if any(row.code for row in rows):
        return _coded(rows, units, of_units=of_units)
    named = ranked_by_names(rows, amounts)
    return _numbered(rows) if named is None else _grouped(named)


def _coded(rows: Sequence[Row], units: Set[int], *, of_units: bool) -> list[Row]:
    """A row's parent is the nearest row above whose code begins its own.

    A row that names a unit begins a new tree; where the codes are those of units, rows without one are their projects.
    """
    above: list[Row] = []
    unit: Row | None = None
    found: list[Row] = []
    for row in rows:
        if row.role != "leaf":
            if row.role in ("total", "subtotal"):
                above, unit = [], None
            found.append(row)
            continue
        if of_units and not row.code:
            parent = above[-1] if above else None
            found.append(replace(row, level=len(above), parent=None if parent is None else parent.index))
            continue
        if not of_units and ((not row.code and row.index in units) or _is_unit(row, above)):
            unit, above = row, []
            found.append(replace(row, level=0))
            continue
        if not row.code:
            found.append(row)
            continue
        while above and not (row.code.startswith(above[-1].code) and len(row.code) > len(above[-1].code)):
            above.pop()
        parent = above[-1] if above else unit
        base = 0 if unit is None else 1
        found.append(replace(row, level=base + len(above), parent=None if parent is None else parent.index))
        above.append(row)
    return _grouped(found)


def _is_unit(row: Row, above: Sequence[Row]) -> bool:
    """A code of a unit among codes of a classification: 6 digits, which no classification of 3+2+2 has."""
    return len(row.code) == 6 and (not above or len(above[0].code) != 6) and not _prefixed(row, above)


def _prefixed(row: Row, above: Sequence[Row]) -> bool:
    return any(row.code.startswith(one.code) for one in above)


def _numbered(rows: Sequence[Row]) -> list[Row]:
    """Ranks by list numbers, the first style outermost; a row without one that names a known sum is outermost too.

    Rows that print neither have no rank, as nothing printed tells how deep they are.
    """
    outer = ""
    path: list[tuple[str, Row]] = []
    found: list[Row] = []
    for row in rows:
        style = number_style(row.name)
        if row.role != "leaf":
            if row.role in ("total", "subtotal"):
                path = []
            found.append(row)
            continue
        if row.of_which and not style:
            anchor = next((one for one in reversed(found) if one.role == "leaf" and not one.of_which), None)
            found.append(replace(row, parent=anchor.index if anchor else None))
            continue
        if not style and not _stands_alone(row, path):
            part = bool(path) and path[0][1].field == "fiscal" and row.field in FISCAL_PARTS
            found.append(replace(row, level=1, parent=path[0][1].index) if part else row)
            continue
        outer = outer or ("" if path else style)
        path = _above(style, outer, path)
        found.append(replace(row, level=len(path), parent=path[-1][1].index if path else None))
        path.append((style, row))
    return _grouped(found)


def _stands_alone(row: Row, path: Sequence[tuple[str, Row]]) -> bool:
    """A known sum without a list number, at the top, after a subtotal, or after another of its sort."""
    part = bool(path) and path[0][1].field == "fiscal" and row.field in FISCAL_PARTS
    return bool(row.fields) and not part and (not path or path[0][0] == "")


def _above(style: str, outer: str, path: Sequence[tuple[str, Row]]) -> list[tuple[str, Row]]:
    """The rows above a row of a style: none for the outermost styles, else up to the last row of another one."""
    if style in ("", outer):
        return []
    styles = [one for one, _ in path]
    return list(path[: styles.index(style)] if style in styles else path)


def _grouped(rows: Sequence[Row]) -> list[Row]:
    parents = {row.parent for row in rows if row.parent is not None and not row.of_which}
    return [replace(row, role="group") if row.index in parents and row.role == "leaf" else row for row in rows]
