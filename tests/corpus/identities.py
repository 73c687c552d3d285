"""The identities of budget tables, checked on truth alone: no code of the generator is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from tests.corpus.truths import Grid, Json, amount, grid

HALF_CENT = Decimal("0.005")


class Violation(NamedTuple):
    """An identity that fails, with the cells it speaks of."""

    identity: str
    cells: tuple[tuple[int, int], ...]
    expected: Decimal
    printed: Decimal


def violations(table: Json) -> list[Violation]:
    check = CHECKS.get(table["type"])
    return list(check(grid(table))) if check else []


def _sum(rows: Grid, identity: str, whole: tuple[int, int], parts: list[tuple[int, int]]) -> Iterator[Violation]:
    expected = sum((amount(rows[r][c]) for r, c in parts), Decimal(0))
    printed = amount(rows[whole[0]][whole[1]])
    if abs(expected - printed) > HALF_CENT * (len(parts) + 1):
        yield Violation(identity, (whole, *parts), expected, printed)


def _across(rows: Grid, identity: str, first: int, whole: int, parts: list[int]) -> Iterator[Violation]:
    for r in range(first, len(rows)):
        yield from _sum(rows, identity, (r, whole), [(r, c) for c in parts])


def _code_tree(codes: dict[int, str], rows: Grid, columns: range) -> Iterator[Violation]:
    """Parents against their children; a row whose code is a unit's (六位) starts a new tree."""
    blocks: list[list[int]] = [[]]
    for r in sorted(codes):
        if len(codes[r]) == 6:
            blocks.append([])
        else:
            blocks[-1].append(r)
    for block in blocks:
        for r in block:
            children = [k for k in block if codes[k][:-2] == codes[r]]
            for c in columns if children else ():
                yield from _sum(rows, "PREFIX_SUM", (r, c), [(k, c) for k in children])


def _two_sided(rows: Grid) -> Iterator[Violation]:
    labels = [row[0] for row in rows]
    current, carried, total = (labels.index(name) for name in ("本年收入合计", "上年结转", "收入总计"))
    for name, c in (("SUM_ROWS", 1), ("SUM_ROWS", 3)):
        yield from _sum(rows, name, (current, c), [(r, c) for r in range(2, current)])
        yield from _sum(rows, "INCOME_EQ_EXPENSE", (total, c), [(current, c), (carried, c)])
    yield from _sum(rows, "INCOME_EQ_EXPENSE", (total, 1), [(total, 3)])


def _income(rows: Grid) -> Iterator[Violation]:
    yield from _across(rows, "FUNDS_SUM", 3, 2, [3, 11])
    yield from _across(rows, "FUNDS_SUM", 3, 3, list(range(4, 11)))
    yield from _across(rows, "FUNDS_SUM", 3, 11, [12, 13])
    for c in range(2, 14):
        yield from _sum(rows, "SUM_ROWS", (3, c), [(r, c) for r in range(4, len(rows))])


def _expenditure(rows: Grid) -> Iterator[Violation]:
    yield from _across(rows, "BASIC_PLUS_PROJECT", 1, 2, [3, 4, 5, 6, 7])
    codes = {r: row[0] for r, row in enumerate(rows) if re.fullmatch(r"\d+", row[0])}
    yield from _code_tree(codes, rows, range(2, 8))
    units = [r for r, code in codes.items() if len(code) == 6]
    tops = units or [r for r, code in codes.items() if len(code) == 3]
    for c in range(2, 8):
        yield from _sum(rows, "SUM_ROWS", (1, c), [(r, c) for r in tops])
        for unit in units:
            later = [u for u in units if u > unit]
            end = later[0] if later else len(rows)
            own = [(r, c) for r in range(unit, end) if len(rows[r][0]) == 3]
            yield from _sum(rows, "SUM_ROWS", (unit, c), own)


def _fiscal(rows: Grid) -> Iterator[Violation]:
    yield from _across(rows, "FUNDS_SUM", 2, 3, [4, 5, 6])
    last = len(rows) - 1
    for c, label in ((1, 0), (3, 2)):
        heads = [r for r, row in enumerate(rows) if re.match("[一二]、", row[label])]
        yield from _sum(rows, "INCOME_EQ_EXPENSE", (last, c), [(r, c) for r in heads])
        for head in heads:
            items = []
            for r in range(head + 1, last):
                if not rows[r][label].startswith("（"):
                    break
                items.append((r, c))
            if items:
                yield from _sum(rows, "SUM_ROWS", (head, c), items)
    yield from _sum(rows, "INCOME_EQ_EXPENSE", (last, 1), [(last, 3)])


def _general(rows: Grid) -> Iterator[Violation]:
    yield from _across(rows, "BASIC_PLUS_PROJECT", 2, 4, [5, 8])
    yield from _across(rows, "PERSONNEL_PLUS_PUBLIC", 2, 5, [6, 7])
    codes: dict[int, str] = {}
    path = ["", "", ""]
    for r in range(3, len(rows)):
        level = next(i for i in range(3) if rows[r][i])
        path[level:] = [rows[r][level], *[""] * (2 - level)]
        codes[r] = "".join(path)
    yield from _code_tree(codes, rows, range(4, 9))
    tops = [r for r, code in codes.items() if len(code) == 3]
    for c in range(4, 9):
        yield from _sum(rows, "SUM_ROWS", (2, c), [(r, c) for r in tops])


def _basic_economic(rows: Grid) -> Iterator[Violation]:
    yield from _across(rows, "PERSONNEL_PLUS_PUBLIC", 2, 4, [5, 6])
    tops = [r for r in range(3, len(rows)) if len(rows[r][0]) == 3]
    for c in range(4, 7):
        yield from _sum(rows, "SUM_ROWS", (2, c), [(r, c) for r in tops])
        for i, top in enumerate(tops):
            end = tops[i + 1] if i + 1 < len(tops) else len(rows)
            yield from _sum(rows, "PREFIX_SUM", (top, c), [(r, c) for r in range(top + 1, end)])


def _three_public(rows: Grid) -> Iterator[Violation]:
    for r in (2, 3, 4):
        yield from _sum(rows, "THREE_PUBLIC", (r, 1), [(r, 2), (r, 3), (r, 6)])
        yield from _sum(rows, "THREE_PUBLIC", (r, 3), [(r, 4), (r, 5)])
    for c in range(1, 7):
        yield from _sum(rows, "YOY", (3, c), [(2, c), (4, c)])
        before, change = amount(rows[2][c]), amount(rows[4][c])
        if before and abs(change / before * 100 - amount(rows[5][c])) > HALF_CENT:
            yield Violation("YOY", ((2, c), (4, c), (5, c)), change / before * 100, amount(rows[5][c]))


def _operating(rows: Grid) -> Iterator[Violation]:
    yield from _sum(rows, "SUM_ROWS", (1, 2), [(r, 2) for r in range(2, len(rows))])


def _projects(rows: Grid) -> Iterator[Violation]:
    yield from _across(rows, "FUNDS_SUM", 2, 2, [3, 7, 8, 9])
    yield from _across(rows, "FUNDS_SUM", 2, 3, [4, 5, 6])
    units = [r for r in range(3, len(rows)) if not rows[r][1]]
    for c in range(2, 10):
        yield from _sum(rows, "SUM_ROWS", (2, c), [(r, c) for r in units])
        for i, unit in enumerate(units):
            end = units[i + 1] if i + 1 < len(units) else len(rows)
            yield from _sum(rows, "SUM_ROWS", (unit, c), [(r, c) for r in range(unit + 1, end)])


def _project_form(rows: Grid) -> Iterator[Violation]:
    yield from _sum(rows, "TOTAL_IS_FISCAL_PLUS_OTHER", (2, 3), [(3, 3), (4, 3), (5, 3)])
    first = next(r for r, row in enumerate(rows) if row[1] == "一级指标") + 1
    weights = sum(Decimal(row[5]) for row in rows[first:])
    if weights != 90:
        yield Violation("WEIGHTS", tuple((r, 5) for r in range(first, len(rows))), Decimal(90), weights)


def _department_form(rows: Grid) -> Iterator[Violation]:
    total = next(r for r, row in enumerate(rows) if row[1] == "金额合计")
    for r in range(3, total + 1):
        yield from _sum(rows, "TOTAL_IS_FISCAL_PLUS_OTHER", (r, 4), [(r, 5), (r, 6)])
    for c in (4, 5, 6):
        yield from _sum(rows, "SUM_ROWS", (total, c), [(r, c) for r in range(3, total)])


CHECKS = {
    "income_expenditure_summary": _two_sided,
    "income_summary": _income,
    "expenditure_summary": _expenditure,
    "fiscal_appropriation_summary": _fiscal,
    "general_budget_expenditure": _general,
    "general_budget_basic_economic": _basic_economic,
    "three_public_expenses": _three_public,
    "operating_expenses": _operating,
    "project_expenditure": _projects,
    "project_performance_targets": _project_form,
    "department_overall_performance_targets": _department_form,
}
