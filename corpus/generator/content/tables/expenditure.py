"""支出总表: for each unit its code tree, basic and project expenditure."""

from __future__ import annotations

from corpus.generator.content.cells import amounts, head, left
from corpus.generator.content.classification import FUNCTIONAL
from corpus.generator.content.ledger import ZERO, Budget, Split, by_function, tree, whole
from corpus.generator.content.money import Money
from corpus.generator.model import Row, Table
from corpus.generator.styles import TableStyle

_HEADER: tuple[Row, ...] = (
    (
        head("科目编码"),
        head("科目名称"),
        head("合计", spread=2),
        head("基本支出"),
        head("项目支出"),
        head("事业单位经营支出"),
        head("上缴上级支出"),
        head("对附属单位补助支出"),
    ),
)


def expenditure(budget: Budget, title: str, money: Money, style: TableStyle, row_height: float = 17.5) -> Table:
    """The table; with one unit only, the unit has no row of its own."""
    rows = [*_HEADER, _row("", "合计", 0, whole(by_function(budget)), money)]
    for unit in budget.units:
        part = by_function(budget.of(unit.code))
        if len(budget.units) > 1:
            rows.append(_row(unit.code, unit.name, 0, whole(part), money))
        rows += [_row(code, FUNCTIONAL[code], (len(code) - 3) // 2, split, money) for code, split in tree(part)]
    return Table(
        kind="expenditure_summary",
        title=title,
        unit=money.unit,
        columns=(46, 124, 70, 70, 70, 44, 44, 44),
        rows=tuple(rows),
        header_rows=1,
        style=style,
        row_height=row_height,
    )


def _row(code: str, name: str, level: int, split: Split, money: Money) -> Row:
    values = (split.total, split.basic, split.project, ZERO, ZERO, ZERO)
    label = left(name, indent=level) if code else head(name, spread=4)
    return (left(code), label, *amounts(money.show(value) for value in values))
