"""Corrections on top of what was read: each at the place that its anchor means, or reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.audit.corrections import structure
from pipeline.audit.corrections.anchors import MisfitError, Place, locate
from pipeline.audit.corrections.correction import Correction, in_force
from pipeline.audit.corrections.decided import Decided, decided
from pipeline.audit.corrections.labels import same_text
from pipeline.model import Cell, Document, Finding, Table

RULE = "correction"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a correction; `message` says why where it was not plainly applied."""

    correction: Correction
    outcome: Literal["applied", "misfit", "disputed"]
    message: str = ""


def apply_corrections(document: Document, corrections: Sequence[Correction]) -> tuple[Document, list[Report]]:
    """`document` with those of `corrections` that are its own and in force; one report each, in that order.

    What does not fit changes nothing and becomes a finding, as do cells about which two people disagree. What follows
    from the cells is not done again here: see `pipeline.understand`.
    """
    mine = in_force(one for one in corrections if one.document == document.id)
    reports: list[Report] = []
    texts: dict[tuple[object, ...], str] = {}
    for correction in mine:
        try:
            document, message = _applied(document, correction, texts)
            reports.append(Report(correction, "disputed" if message else "applied", message))
        except (MisfitError, structure.StructureError) as error:
            reports.append(Report(correction, "misfit", str(error)))
    findings = [_finding(document, report) for report in reports if report.outcome != "applied"]
    if findings:
        document = document.model_copy(update={"findings": (*document.findings, *findings)})
    return document, reports


def _applied(document: Document, correction: Correction, texts: dict[tuple[object, ...], str]) -> tuple[Document, str]:
    place = locate(document, correction.anchor, correction.after)
    table, cell = document.tables[place.table], place.cell
    if correction.operation == "set_kind":
        return _with_table(document, place, table.model_copy(update={"type": correction.after, "type_confidence": 1.0}))
    if cell is None:
        raise MisfitError("the row has no cell of its own")
    if correction.operation in {"drop_row", "move_row", "merge", "split"}:
        return _with_table(document, place, _restructured(document, place, cell, correction))
    changed, message = _decision(cell, correction, texts)
    cells = tuple(changed if other == cell else other for other in table.cells)
    document, _ = _with_table(document, place, table.model_copy(update={"cells": cells}))
    return document, message


def _decision(cell: Cell, correction: Correction, texts: dict[tuple[object, ...], str]) -> tuple[Cell, str]:
    """The cell as decided; a message where an earlier decision in force says something else."""
    key = (cell.boxes, cell.raw, *(() if cell.boxes else (cell.row, cell.col)))
    if correction.operation == "confirm":
        # Where a person corrected it before, the confirmation is of that text.
        if not same_text(cell.text, correction.before) and key not in texts:
            raise MisfitError(f"confirmed as {correction.before[:40]!r}, but now read as {cell.text[:40]!r}")
        text, flag = correction.before, Decided.CONFIRMED
    elif correction.operation == "mark_unreadable":
        text, flag = "", Decided.UNREADABLE
    else:
        text, flag = correction.after, Decided.CORRECTED
    said = texts.setdefault(key, text)
    if not same_text(said, text):
        return decided(cell, text, Decided.DISPUTED), f"one person says {said[:40]!r}, another {text[:40]!r}"
    if Decided.DISPUTED in cell.flags or (flag is Decided.CONFIRMED and cell.source == "human"):
        return cell, ""
    return decided(cell, text, flag), ""


def _restructured(document: Document, place: Place, cell: Cell, correction: Correction) -> Table:
    table = document.tables[place.table]
    if correction.operation == "split":
        return structure.split(table, cell, correction.rows, correction.cols, correction.parts)
    if correction.operation == "drop_row":
        return structure.drop_row(table, cell.row)
    if correction.other is None:
        raise MisfitError(f"{correction.operation} does not say with what")
    other = locate(document, correction.other)
    if other.table != place.table or other.cell is None:
        raise MisfitError("its two places are no longer in one table")
    if correction.operation == "merge":
        return structure.merge(table, cell, other.cell, correction.after)
    return structure.move_row(table, cell.row, other.cell.row, correction.side or "below")


def _with_table(document: Document, place: Place, table: Table) -> tuple[Document, str]:
    tables = (*document.tables[: place.table], table, *document.tables[place.table + 1 :])
    return document.model_copy(update={"tables": tables}), ""


def _finding(document: Document, report: Report) -> Finding:
    correction = report.correction
    where: dict[str, object] = {}
    try:
        place = locate(document, correction.anchor, correction.after)
        where["table"] = document.tables[place.table].id
        where["cells"] = ((place.cell.row, place.cell.col),) if place.cell else ()
    except MisfitError:
        pass
    return Finding(
        rule=RULE,
        severity="warning",
        expected=correction.after or correction.before or None,
        message=f"{correction.operation} by {correction.who}, {report.outcome}: {report.message}",
        **where,
    )
