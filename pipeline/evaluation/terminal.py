"""The figures of one set as a table on the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table

from pipeline.evaluation.figure_list import ADJACENCY, CONFIDENCE, QUALITY, TABLES, WORK, Figure, written
from pipeline.evaluation.results import Figures, SetResult


def set_table(result: SetResult) -> Table:
    """What there was, how good it is, and how far confidence can be trusted."""
    figures = result.figures
    relations = "adjacency_f1" in figures
    table = Table(title=result.name, title_justify="left", title_style="bold")
    table.add_column("", style="bold")
    table.add_column("all tables" if relations else "mean of tables", justify="right")
    table.add_column("" if relations else "all together", justify="right")
    _add(table, figures, [*WORK, *TABLES])
    table.add_section()
    _add(table, figures, ADJACENCY if relations else QUALITY)
    if not relations:
        table.add_section()
        table.add_row("confidence", "[bold]all cells", "[bold]numbers")
        for one in CONFIDENCE:
            both = (figures[f"{group}_{one.name}"] for group in ("confidence", "number_confidence"))
            table.add_row(one.label, *(written(value, one.better) for value in both))
    return table


def _add(table: Table, figures: Figures, some: Iterable[Figure]) -> None:
    for one in some:
        # What has not failed need not be said.
        if figures[one.name] or not one.name.startswith("failed"):
            pooled = written(figures[one.pooled], one.better) if one.pooled else ""
            table.add_row(one.label, written(figures[one.name], one.better), pooled)
