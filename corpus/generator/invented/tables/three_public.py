"""“三公”经费: one row, a list, or years across or down; a final account pairs 预算数 and 决算数."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content.cells import amount, head, left
from corpus.generator.content.money import Money
from corpus.generator.invented.books import Line, total
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.pivot import Frame
from corpus.generator.invented.world import World
from corpus.generator.model import Row, Sum, Table

_CODES = ("30212", "31013", "30231", "30217")
_EXTRA = ("30215", "30216")
_LIST = (
    "合计",
    "一、因公出国（境）费",
    "二、公务用车购置及运行费",
    "1.公务用车购置费",
    "2.公务用车运行维护费",
    "三、公务接待费",
)
Figures = tuple[Decimal, ...]
"""合计, 出国, 公车小计, 购置, 运行, 接待, then 会议费 and 培训费 where printed."""


def three_public(world: World, dice: Dice, frame: Frame) -> Table:
    """One of the layouts."""
    extra = dice.chance(0.3)
    this = _figures(world, extra=extra)
    last = _other_year(dice, this)
    if frame.kind.startswith("final"):
        return _pairs(frame, _at_least(this, last), this)
    layout = dice.pick(("one row", "list", "years down"))
    if layout == "one row":
        return _one_row(frame, this)
    if layout == "list":
        return _list(frame, world.year, last, this)
    return _years_down(frame, world.year, last, this)


def _figures(world: World, *, extra: bool) -> Figures:
    def of(code: str) -> Decimal:
        return total(world.spent, lambda line: _is(line, code))

    abroad, bought, running, guests = (of(code) for code in _CODES)
    more = tuple(of(code) for code in _EXTRA) if extra else ()
    return _complete(abroad, bought, running, guests, more)


def _is(line: Line, code: str) -> bool:
    return line.econ == code and line.fund == "general"


def _complete(abroad: Decimal, bought: Decimal, running: Decimal, guests: Decimal, more: Figures) -> Figures:
    cars = bought + running
    return (abroad + cars + guests, abroad, cars, bought, running, guests, *more)


def _other_year(dice: Dice, this: Figures) -> Figures:
    step = Decimal(100)
    old = [(value * Decimal(str(round(dice.real(0.7, 1.4), 3))) / step).quantize(Decimal(1)) * step for value in this]
    return _complete(old[1], old[3], old[4], old[5], tuple(old[6:]))


def _at_least(this: Figures, other: Figures) -> Figures:
    most = [max(a, b) for a, b in zip(this, other, strict=True)]
    return _complete(most[1], most[3], most[4], most[5], tuple(most[6:]))


def _names(count: int) -> list[Row]:
    """Two header rows."""
    more = [head(name, 2) for name in ("会议费", "培训费")[: count - 6]]
    first = (head("合计", 2), head("因公出国（境）费", 2), head("公务用车购置及运行费", cols=3), head("公务接待费", 2))
    return [(*first, *more), (head("小计"), head("公务用车购置费"), head("公务用车运行费"))]


def _sums(row: int, first: int, step: int = 1) -> list[Sum]:
    """合计 and 小计 of a row whose figures begin at a column."""
    at = [(row, first + i * step) for i in range(6)]
    return [Sum("THREE_PUBLIC", at[0], (at[1], at[2], at[5])), Sum("THREE_PUBLIC", at[2], (at[3], at[4]))]


def _table(frame: Frame, rows: list[Row], header_rows: int, sums: list[Sum], width: int) -> Table:
    return Table(
        kind=frame.kind,
        title=frame.title,
        unit=frame.money.unit,
        columns=(1.0,) * width,
        rows=tuple(rows),
        header_rows=header_rows,
        sums=tuple(sums),
    )


def _one_row(frame: Frame, this: Figures) -> Table:
    rows = [*_names(len(this)), tuple(amount(frame.money.show(value)) for value in this)]
    return _table(frame, rows, 2, _sums(2, 0), len(this))


def _years_down(frame: Frame, year: int, last: Figures, this: Figures) -> Table:
    names = _names(len(this))
    rows: list[Row] = [(head("年度", 2), *names[0]), names[1]]
    change = tuple(b - a for a, b in zip(last, this, strict=True))
    for label, values in ((f"{year - 1}年预算数", last), (f"{year}年预算数", this), ("增减额", change)):
        rows.append((left(label), *(amount(frame.money.show(value)) for value in values)))
    rows.append((left("增减率（%）"), *(amount(_rate(a, b, frame.money)) for a, b in zip(last, this, strict=True))))
    sums = [one for row in (2, 3, 4) for one in _sums(row, 1)]
    sums += [Sum("YOY", (3, c), ((2, c), (4, c))) for c in range(1, len(this) + 1)]
    return _table(frame, rows, 2, sums, len(this) + 1)


def _list(frame: Frame, year: int, last: Figures, this: Figures) -> Table:
    labels = [*_LIST, *("会议费", "培训费")[: len(this) - 6]]
    rows: list[Row] = [tuple(head(text) for text in ("项目", f"{year - 1}年预算数", f"{year}年预算数", "增减额"))]
    for label, a, b in zip(labels, last, this, strict=True):
        shown = (amount(frame.money.show(value)) for value in (a, b, b - a))
        rows.append((left(label, indent=1.0 if label[1] == "." else 0.0), *shown))
    sums = [Sum("YOY", (r, 2), ((r, 1), (r, 3))) for r in range(1, len(rows))]
    for c in (1, 2, 3):
        sums += [Sum("THREE_PUBLIC", (1, c), ((2, c), (3, c), (6, c))), Sum("THREE_PUBLIC", (3, c), ((4, c), (5, c)))]
    return _table(frame, rows, 1, sums, 4)


def _pairs(frame: Frame, planned: Figures, actual: Figures) -> Table:
    planned, actual = planned[:6], actual[:6]
    top = (
        head("合计", 2, 2),
        head("因公出国（境）费", 2, 2),
        head("公务用车购置及运行费", cols=6),
        head("公务接待费", 2, 2),
    )
    second = (head("小计", cols=2), head("公务用车购置费", cols=2), head("公务用车运行费", cols=2))
    third = tuple(head(text) for _ in range(6) for text in ("预算数", "决算数"))
    counters = tuple(head(str(i + 1)) for i in range(12))
    figures = tuple(amount(frame.money.show(value)) for pair in zip(planned, actual, strict=True) for value in pair)
    rows: list[Row] = [top, second, third, *([counters] if frame.counters else []), figures]
    last = len(rows) - 1
    return _table(frame, rows, last, [*_sums(last, 0, 2), *_sums(last, 1, 2)], 12)


def _rate(old: Decimal, new: Decimal, money: Money) -> str:
    return money.zero if old in (0, new) else f"{(new - old) / old * 100:.2f}"
