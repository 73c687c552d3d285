"""Habits of single cells: alignment, letter-spaced labels, bold rows, overflow, ghosts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from corpus.generator.grid import place_cells
from corpus.generator.invented.dice import Dice
from corpus.generator.model import Align, Cell, Ghost, Hiding, Table

AMOUNT = re.compile(r"-?[\d,]+(\.\d+)?")
GHOSTS = ("0.00", "0", "#REF!", "1,234.56", "合计")


def with_habits(dice: Dice, table: Table) -> tuple[Table, tuple[str, ...]]:
    """The table with some habits, and their names."""
    traits: list[str] = []
    align: Align = dice.pick(("right", "right", "right", "center", "left"))
    if align != "right":
        table = _each(table, lambda cell: replace(cell, align=align) if cell.align == "right" else cell)
        traits.append(f"amounts {align}")
    if dice.chance(0.3):
        spread = dice.whole(1, 6)
        table = _each(table, lambda cell: _spread(cell, spread))
        traits.append("spread labels")
    if dice.chance(0.3):
        table = _bold_rows(table)
        traits.append("bold rows")
    if dice.chance(0.2):
        table = _each(table, _overflowing)
        traits.append("overflow")
    if dice.chance(0.12):
        table = _each(table, lambda cell: replace(cell, valign="top"))
        traits.append("top aligned")
    if dice.chance(0.15):
        table = _haunted(dice, table)
        traits.append("ghosts")
    return table, tuple(traits)


def _each(table: Table, change: Callable[[Cell], Cell]) -> Table:
    return replace(table, rows=tuple(tuple(change(cell) for cell in row) for row in table.rows))


def _spread(cell: Cell, spread: int) -> Cell:
    """收   入: short centred labels of Chinese characters."""
    fit = 2 <= len(cell.text) <= 3 and cell.align == "center" and not cell.vertical and not cell.text.isascii()
    return replace(cell, spread=spread) if fit else cell


def _overflowing(cell: Cell) -> Cell:
    fit = cell.align == "left" and cell.rows == 1 and not cell.vertical and "\n" not in cell.text
    return replace(cell, overflow=True) if fit and not AMOUNT.fullmatch(cell.text) else cell


def _bold_rows(table: Table) -> Table:
    """Header and total rows in bold."""
    bold = {r for r, row in enumerate(table.rows) if r < table.header_rows or any("计" in c.text[-1:] for c in row)}
    rows = (tuple(replace(c, bold=r in bold) for c in row) for r, row in enumerate(table.rows))
    return replace(table, rows=tuple(rows))


def _haunted(dice: Dice, table: Table) -> Table:
    """Ghosts in a few empty body cells; white ones only where the paper is white."""
    style = table.style
    empty = [c for c in place_cells(table) if not c.cell.text and c.row >= table.header_rows]
    how: Hiding = dice.pick(("invisible", "clipped") if style.zebra else ("invisible", "clipped", "white"))
    found = dice.some(empty, 1, 8) if empty else []
    return replace(table, ghosts=tuple(Ghost(c.row, c.col, dice.pick(GHOSTS), how) for c in found))
