"""All tables of the database together."""

from __future__ import annotations

from pipeline.store.sql import kept, meant, reference, seen, units
from pipeline.store.sql.base import Base

# Parents before children: the order of inserts; deletes go backwards.
OF_A_DOCUMENT: tuple[type[Base], ...] = (
    seen.DocumentRow,
    units.DocumentUnitRow,
    seen.PageRow,
    seen.TableRow,
    seen.CellRow,
    seen.FindingRow,
    seen.ReviewRow,
    meant.BudgetItemRow,
    meant.IndicatorRow,
    meant.TaskRow,
    meant.GoalRow,
    meant.RecordValueRow,
)
BESIDE: tuple[type[Base], ...] = (
    units.UnitRow,
    reference.ClassificationRow,
    reference.DivisionRow,
    kept.RunRow,
    kept.ConversionRow,
    kept.SourceRow,
    kept.DocumentVersionRow,
    kept.SupersessionRow,
    kept.ProvenanceRow,
    kept.CorrectionRow,
    kept.ReadingRow,
)
METADATA = Base.metadata
