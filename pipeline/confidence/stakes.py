"""What a wrong cell would cost, and so which cell to look at first: expected loss = chance of being wrong x weight."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from pipeline.model import Cell, Finding, Table

Role = Literal["total", "amount", "code", "label", "prose"]

# A wrong total misleads everybody who reads no further; a word of prose next to nobody.
WEIGHT: dict[Role, float] = {"total": 10.0, "amount": 5.0, "code": 3.0, "label": 2.0, "prose": 1.0}
# Longer texts than this are sentences.
_LONG = 30
_AMOUNT = re.compile(r"[(（]?[-+−–]?\s*[¥￥]?\s*\d[\d,，]*(?:\s*\.\s*\d+)?\s*[%％]?[)）]?", re.ASCII)
_CODE = re.compile(r"\d{3}(?:\d{2}){0,3}", re.ASCII)
_CODE_HEADING = re.compile(r"编码|代码|科目码|^[类款项]$")
_TOTAL = re.compile(r"[合总共小]计|总额")
_SPACE = re.compile(r"\s+")


class Stake(NamedTuple):
    """What a cell is, and the loss to expect from it as it stands; 0 where a person settled it."""

    role: Role
    loss: float


def is_amount(text: str) -> bool:
    """True for one number and nothing else.

    >>> [is_amount(text) for text in ("1,219.80", "-3.5%", "（12）", "2026年", "", "一")]
    [True, True, True, False, False, False]
    """
    return _AMOUNT.fullmatch(text.strip()) is not None


Stakes: TypeAlias = dict[tuple[int, int], Stake]


def finding_loss(finding: Finding, of: Stakes) -> float | None:
    """What one look at the cells of `finding` is worth, the likeliest error first; None where nobody has to look.

    The loss to expect from all of them, over the number of looks until the error is found. Never less than the
    loss of one of its cells, so that the cells come together.
    """
    losses = sorted((of[place].loss for place in finding.cells if place in of), reverse=True)
    total = sum(losses)
    if finding.severity == "info" or total == 0:
        return None
    looks = sum(number * loss for number, loss in enumerate(losses, start=1)) / total
    return round(max(losses[0], total / looks), 6)


def stakes(table: Table) -> Stakes:
    """The stake in each cell of `table`, by its row and column.

    A blank counts as what its column holds: the amount there may be printed and not read.
    """
    headings = _headings(table)
    amounts = {col for col in range(table.n_cols) if _mostly_amounts(table, col)}
    totals = {cell.row + row for cell in table.cells if _is_total(cell) for row in range(cell.row_span)}
    result = {}
    for cell in table.cells:
        role = _role(table, cell, headings[cell.col], in_amounts=cell.col in amounts, in_total=cell.row in totals)
        sure = cell.source == "human" and cell.confidence in {0.0, 1.0}
        result[cell.row, cell.col] = Stake(role, 0.0 if sure else round((1 - cell.confidence) * WEIGHT[role], 6))
    return result


def _role(table: Table, cell: Cell, heading: str, *, in_amounts: bool, in_total: bool) -> Role:
    text = cell.text.strip()
    if cell.row < table.header_rows:
        return "label"
    if _CODE.fullmatch(text) and (_CODE_HEADING.search(heading) or not in_amounts):
        return "code"
    if is_amount(text) or (not text and in_amounts):
        return "total" if in_total or _TOTAL.search(heading) else "amount"
    return "prose" if len(text) > _LONG else "label"


def _headings(table: Table) -> list[str]:
    """The last heading over each column, without spaces."""
    headings = [""] * table.n_cols
    for cell in sorted(table.cells, key=lambda one: one.row):
        if cell.row < table.header_rows:
            for col in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
                headings[col] = _SPACE.sub("", cell.text) or headings[col]
    return headings


def _mostly_amounts(table: Table, col: int) -> bool:
    texts: Iterable[str] = (cell.text for cell in table.cells if cell.col == col and cell.row >= table.header_rows)
    said = [text for text in texts if text.strip()]
    amounts = sum(is_amount(text) and not _CODE.fullmatch(text.strip()) for text in said)
    return 2 * amounts > len(said)


def _is_total(cell: Cell) -> bool:
    return len(cell.text) <= _LONG and _TOTAL.search(_SPACE.sub("", cell.text)) is not None
