"""The points of a performance form (I11): weights and scores of its indicators against what they should add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.checks.declared import Identities
from pipeline.checks.equation import ONE, ZERO, Equation, Figure, Term
from pipeline.checks.figures import Figures
from pipeline.checks.row_tree import COUNTED
from pipeline.schema.reading import Block, Column, Reading, Row

WEIGHT = "weight"
_POINTS = re.compile(r"[（(](\d{2,3})分?[)）]")
PERCENT = re.compile(r"[（(][%％][)）]")


@dataclass(slots=True)
class _Points:
    """One column of points of a form: of its indicators, of what stands before them, and what is printed as the sum."""

    about: str
    whole: Decimal | None
    terms: list[Figure] = field(default_factory=list)
    totals: list[Figure] = field(default_factory=list)
    before: list[Figure] = field(default_factory=list)

    @property
    def is_alone(self) -> bool:
        """True where the sum counts the indicators alone, although points stand before them."""
        said = sum((figure.amount or ZERO for figure in self.terms), ZERO)
        return bool(self.before) and len(self.totals) == 1 and self.totals[0].amount == said


def points(readings: Sequence[Reading], identities: Identities) -> Iterator[Equation]:
    """Against the number in their heading, such as 分值权重（90分）, and against 总分, which counts the execution too.

    `readings`: a table and those that continue it. A head, or another project in a list, begins anew.
    """
    alone: set[tuple[int, str]] = set()
    for name in identities.points:
        forms: dict[tuple[int, str], _Points] = {}
        before: list[Figure] = []
        form = 0
        for reading in readings:
            figures = Figures(reading)
            for block in reading.blocks:
                column = block.column(name)
                if block.part == "head":
                    form, before = form + 1, []
                elif block.part in ("amounts", "tasks") and column is not None:
                    yield from _in_tasks(block, column, figures)
                    before = _said(block, column, figures, identities)
                elif block.part == "indicators" and column is not None:
                    for row in block.facts():
                        key = (form, _project(block, row, reading))
                        one = forms.setdefault(key, _Points(key[1] or column.path[-1], _whole(column), before=before))
                        into = one.terms if row.role in COUNTED else one.totals if row.role == "total" else []
                        into.append(counted(figures.at(row.index, column.index)))
        alone |= {key for key, one in forms.items() if name == WEIGHT and one.is_alone}
        for key, one in forms.items():
            if key in alone:
                one.before = []
            yield from _of_form(one, name, sure=key in alone)


def counted(figure: Figure) -> Figure:
    """Whole points are given, not rounded: they are exact."""
    return replace(figure, step=ZERO) if figure.step == ONE else figure


def _of_form(one: _Points, name: str, *, sure: bool) -> Iterator[Equation]:
    terms = tuple(Term(figure) for figure in one.terms)
    if not any(not term.figure.blank for term in terms):
        return
    if name == WEIGHT and one.whole is not None:
        yield Equation("I11", Figure(None, one.whole), terms, down=True, about=one.about)
    if len(one.totals) == 1 and not one.totals[0].blank:
        # Where what stands before the indicators was not found, 总分 may count more than they.
        before = tuple(Term(figure) for figure in one.before)
        yield Equation("I11", one.totals[0], (*terms, *before), down=True, about="总分", soft=not (before or sure))


def _said(block: Block, column: Column, figures: Figures, identities: Identities) -> list[Figure]:
    """The points of the total of the tasks or of the money, or of the tasks where no total has any."""
    rows = tuple(block.facts())
    totals = [row for row in rows if row.role == "total" or row.field in identities.sums]
    printed = [counted(figures.at(row.index, column.index)) for row in totals or rows]
    said = [figure for figure in printed if not figure.blank]
    return said[-1:] if totals else said


def _in_tasks(block: Block, column: Column, figures: Figures) -> Iterator[Equation]:
    """The points of the tasks against those of their total."""
    rows = tuple(block.facts())
    terms = tuple(Term(counted(figures.at(row.index, column.index))) for row in rows if row.role in COUNTED)
    totals = [row for row in rows if row.role == "total"]
    if block.part == "tasks" and len(totals) == 1 and any(not term.figure.blank for term in terms):
        total = counted(figures.at(totals[0].index, column.index))
        yield Equation("I11", total, terms, down=True, about=totals[0].name)


def _project(block: Block, row: Row, reading: Reading) -> str:
    column = block.column("project_name")
    cell = reading.cell(row, column) if column is not None else None
    return cell.text if cell is not None else ""


def _whole(column: Column) -> Decimal | None:
    heading = "".join(column.path)
    if found := _POINTS.search(heading):
        return Decimal(found[1])
    return Decimal(100) if PERCENT.search(heading) else None
