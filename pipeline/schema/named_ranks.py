"""Ranks of rows that print neither codes nor list numbers: by the names of classifications and of units."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from pipeline.schema.codes import Scheme, codes_of
from pipeline.schema.reading import Row
from pipeline.schema.unit_names import unit_name
from pipeline.schema.words import bare, squeezed

Amounts = Callable[[Row], Sequence[Decimal]]

_SCHEMES: tuple[Scheme, ...] = ("functional", "economic_department")
_OWN_OFFICE = ("（本级）", "（机关）", "（本部）", "")
CLASS = 3
LAST_DIGIT = Decimal("0.01")


def ranked_by_names(rows: Sequence[Row], amounts: Amounts) -> list[Row] | None:
    """The rows with levels and parents; None where a name fits nowhere, so that nothing is sure.

    类, 款 and 项 follow each other under the names of the code list. A unit stands above what follows it, a department
    above its units when its name, or its name with （本级）, is the next one. Whether names of no list stand under a
    unit the `amounts` tell: the unit's are the sums of theirs, column by column, or the rows have no ranks.
    """
    leaves = [row for row in rows if row.role == "leaf"]
    names = [_plain(row.name) for row in leaves]
    if not all(names):
        return None
    units = _units(names)
    codes = next((some for scheme in _SCHEMES if any(some := list(_codes(scheme, names, units)))), [""] * len(names))
    surmised = bool(units) and not any(codes)
    depths = _depths(leaves, names, units, codes, surmised=surmised)
    if depths is None or len(set(depths.values())) < 2:
        return None
    found = _placed(rows, depths, {leaves[place].index for place in units} if surmised else None)
    return found if not surmised or _add_up(found, amounts) else None


def _depths(
    leaves: Sequence[Row], names: Sequence[str], units: frozenset[int], codes: Sequence[str], *, surmised: bool
) -> dict[int, int] | None:
    """Table row to depth; rows that name a sum of their own (结转下年) have none."""
    department = 0 in units and len(names) > 1 and names[1] in {names[0] + office for office in _OWN_OFFICE}
    depths: dict[int, int] = {}
    for place, row in enumerate(leaves):
        if place in units:
            depths[row.index] = int(department and place > 0)
        elif codes[place]:
            depths[row.index] = 2 + len(codes[place]) - CLASS
        elif surmised:
            depths[row.index] = 2
        elif not row.fields:
            return None
    return depths


def _placed(rows: Sequence[Row], depths: Mapping[int, int], units: set[int] | None) -> list[Row]:
    """Each row under the nearest one above it that is less deep; `units`: below them parents are only surmised."""
    path: list[Row] = []
    found: list[Row] = []
    for row in rows:
        if row.index not in depths:
            path = [] if row.role in ("total", "subtotal") else path
            found.append(replace(row, level=0) if row.role == "leaf" else row)
            continue
        while path and depths[path[-1].index] >= depths[row.index]:
            path.pop()
        parent = path[-1].index if path else None
        loose = units is not None and row.index not in units
        found.append(replace(row, level=len(path), parent=parent, surmised=loose))
        path.append(row)
    return found


def _add_up(rows: Sequence[Row], amounts: Amounts) -> bool:
    below: dict[int | None, list[Row]] = {}
    for row in rows:
        if row.surmised:
            below.setdefault(row.parent, []).append(row)
    at = {row.index: row for row in rows}
    for parent, parts in below.items():
        if parent is None:
            return False
        columns = zip(*(amounts(row) for row in parts), strict=True)
        tolerance = LAST_DIGIT * (len(parts) + 1)
        if any(abs(whole - sum(some)) > tolerance for whole, some in zip(amounts(at[parent]), columns, strict=True)):
            return False
    return True


def _codes(scheme: Scheme, names: Sequence[str], units: frozenset[int]) -> Iterator[str]:
    """The code of each name: under the group above it, else under the class, else a class; "" for none."""
    above = ""
    for place, name in enumerate(names):
        known = () if place in units else _named(scheme).get(name, ())
        starts = [above[:length] for length in range(len(above), CLASS - 1, -2)]
        under = (code for start in starts for code in known if len(code) == len(start) + 2 and code[:-2] == start)
        code = next(under, "") or next((code for code in known if len(code) == CLASS), "")
        above = code[: CLASS + 2] if code else "" if place in units else above
        yield code


def _units(names: Sequence[str]) -> frozenset[int]:
    """Places of units: the first row, and those whose names begin as its own does, each printed once below it."""
    if not names or unit_name(names[0]) is None:
        return frozenset()
    places = [i for i, name in enumerate(names) if unit_name(name) and name[:2] == names[0][:2]]
    below = [names[i] for i in places[1:]]
    return frozenset(places) if len(set(below)) == len(below) else frozenset()


def _plain(name: str) -> str:
    return bare(squeezed(name)).translate(str.maketrans("()", "（）"))


@cache
def _named(scheme: Scheme) -> Mapping[str, tuple[str, ...]]:
    named: dict[str, tuple[str, ...]] = {}
    for one in codes_of(scheme):
        known = named.get(_plain(one.name), ())
        named[_plain(one.name)] = known if one.code in known else (*known, one.code)
    return named
