"""A table with income on the left and expenditure on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.generator.content.cells import amount, head, left
from corpus.generator.invented.columns import Column, Group, Leaf, header, leaves
from corpus.generator.invented.pivot import Frame, check_sums
from corpus.generator.model import Cell, Place, Row, Sum, Table


@dataclass(frozen=True, slots=True)
class Item:
    """A label and its amounts on one side."""

    label: str
    values: tuple[Decimal, ...] = ()
    key: str = ""
    parts: tuple[str, ...] = ()
    rule: str = "SUM_ROWS"
    indent: float = 0.0
    centre: bool = False
    anchors: tuple[str, ...] = ()
    """Names of its amounts, for comparison with other tables."""


@dataclass(frozen=True, slots=True)
class Side:
    """Half of the table; the last `tail` items stand at its foot."""

    label: str
    heads: tuple[Column, ...]
    items: tuple[Item, ...]
    tail: int
    counters: bool = False
    """The second column numbers the rows (行次)."""
    across: tuple[int, tuple[int, ...]] | None = None
    """An amount that is the sum of others in its row, by their order."""

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(list(leaves(self.heads)))

    def placed(self, height: int) -> list[Item]:
        """Items row by row, blanks between the body and the tail."""
        body, tail = self.items[: -self.tail], self.items[-self.tail :]
        return [*body, *[Item("")] * (height - len(self.items)), *tail]


def two_sided(frame: Frame, sides: tuple[Side, Side], equal: Sequence[tuple[str, str]] = ()) -> Table:
    """The table; `equal` names figures of both sides that agree."""
    height = max(len(side.items) for side in sides)
    columns = tuple(Group(side.label, side.heads) for side in sides)
    rows = list(header(columns))
    top = len(rows)
    values: dict[Place, Decimal] = {}
    places: dict[str, list[Place]] = {}
    anchors: list[tuple[str, Place]] = []
    sums: list[Sum] = []
    cells: list[Row] = [()] * height
    shift = 0
    for number, side in enumerate(sides):
        skip = 1 + side.counters
        for i, item in enumerate(side.placed(height)):
            own = [(top + i, shift + skip + k) for k in range(side.width - skip)]
            printed = len(item.values) == len(own)
            shown = [frame.money.show(value) for value in item.values] if printed else [""] * len(own)
            values |= dict(zip(own, item.values if printed else [Decimal(0)] * len(own), strict=True))
            label: Cell = head(item.label) if item.centre else left(item.label, indent=item.indent)
            counter = (head(str(number * height + i + 1)),) if side.counters else ()
            cells[i] = (*cells[i], label, *counter, *(amount(text) for text in shown))
            if item.key:
                places[item.key] = own
            anchors += zip(item.anchors, own, strict=False)
            if side.across and printed:
                whole, parts = side.across
                sums.append(Sum("FUNDS_SUM", own[whole], tuple(own[part] for part in parts)))
        shift += side.width
    for side in sides:
        for item in side.items:
            if item.parts:
                for k, whole_place in enumerate(places[item.key]):
                    sums.append(Sum(item.rule, whole_place, tuple(places[part][k] for part in item.parts)))
    sums += [Sum("INCOME_EQ_EXPENSE", places[a][0], (places[b][0],)) for a, b in equal]
    check_sums(frame.title, sums, values)
    return Table(
        kind=frame.kind,
        title=frame.title,
        unit=frame.money.unit,
        columns=(1.0,) * shift,
        rows=(*rows, *cells),
        header_rows=top,
        sums=tuple(sums),
        anchors=tuple(anchors),
    )


def value_heads(*labels: str, counters: bool = False, name: str = "项目") -> tuple[Column, ...]:
    """Headers of a side."""
    return (Leaf(name, spread=2), *((Leaf("行次"),) if counters else ()), *(Leaf(label) for label in labels))
