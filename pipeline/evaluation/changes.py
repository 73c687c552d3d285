"""What got better and what got worse between two runs, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.evaluation.results import CellResult, DocumentResult, Figures, Results, TableResult

# Another machine, or a busy one, is no change of ours.
_NOT_QUALITY = {"seconds_a_page"}

Kind = Literal["broken", "improved", "other"]


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that became wrong (`broken`) or right (`improved`), or is wrong in another way (`other`).

    A reading or the truth is None where there is no such cell.
    """

    kind: Kind
    document: str
    table: int
    place: tuple[int, int, int, int]
    number: bool
    old: str | None
    new: str | None
    truth: str | None


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table that was found and is missed now (`broken`), or the other way round; `cells`: of the truth."""

    kind: Kind
    document: str
    table: int
    title: str
    cells: int


@dataclass(frozen=True, slots=True)
class FigureChange:
    name: str
    old: float | int | None
    new: float | int | None


@dataclass(frozen=True, slots=True)
class SetChanges:
    """`compared`: documents in both runs; only these have cells to compare, while figures are over all of a run."""

    name: str
    compared: int
    figures: tuple[FigureChange, ...]
    tables: tuple[TableChange, ...]
    cells: tuple[CellChange, ...]


def changes(old: Results, new: Results) -> list[SetChanges]:
    """The changes of each set that both runs have; numbers before texts."""
    before = {one.name: one for one in old.sets}
    found = []
    for one in new.sets:
        if one.name not in before:
            continue
        earlier = {document.id: document for document in before[one.name].documents}
        pairs = [(earlier[document.id], document) for document in one.documents if document.id in earlier]
        cells = [change for pair in pairs for change in _cell_changes(*pair)]
        found.append(
            SetChanges(
                name=one.name,
                compared=len(pairs),
                figures=tuple(_figure_changes(before[one.name].figures, one.figures)),
                tables=tuple(change for pair in pairs for change in _table_changes(*pair)),
                cells=tuple(sorted(cells, key=lambda change: not change.number)),
            )
        )
    return found


def _figure_changes(old: Figures, new: Figures) -> Iterator[FigureChange]:
    for name, value in new.items():
        if name in old and old[name] != value and name not in _NOT_QUALITY:
            yield FigureChange(name, old[name], value)


def _table_changes(old: DocumentResult, new: DocumentResult) -> Iterator[TableChange]:
    for index, (before, after) in enumerate(zip(old.tables, new.tables, strict=False)):
        if before.found != after.found:
            kind: Kind = "broken" if before.found else "improved"
            yield TableChange(kind, new.id, index, after.title, after.measures.truth)


def _cell_changes(old: DocumentResult, new: DocumentResult) -> Iterator[CellChange]:
    for index, (before, after) in enumerate(zip(old.tables, new.tables, strict=False)):
        if before.found and after.found:
            faults, new_faults = _faults(before), _faults(after)
            for place, cell in new_faults.items():
                earlier = faults.get(place)
                if earlier is None:
                    yield _change("broken", new.id, index, cell, old=cell.truth, new=cell.reading)
                elif earlier.reading != cell.reading:
                    yield _change("other", new.id, index, cell, old=earlier.reading, new=cell.reading)
            for place, cell in faults.items():
                if place not in new_faults:
                    yield _change("improved", new.id, index, cell, old=cell.reading, new=cell.truth)


def _change(kind: Kind, document: str, table: int, cell: CellResult, *, old: str | None, new: str | None) -> CellChange:
    """Where a run has no fault it read what the truth says, be it a text or that there is no cell."""
    return CellChange(kind, document, table, cell.place, cell.number, old, new, cell.truth)


def _faults(table: TableResult) -> Mapping[tuple[int, int, int, int], CellResult]:
    return {cell.place: cell for cell in table.cells if cell.verdict != "right"}
