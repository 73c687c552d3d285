"""The profile of a document: unit, supervising department, year, stage."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Value
from pipeline.schema.document_facts import DocumentFacts
from pipeline.schema.reading import Reading
from pipeline.schema.records.leaf import implied, text_leaf
from pipeline.schema.words import squeezed

_HEADS = {
    "unit_name": ("department_name", "unit", "implementing_unit"),
    "supervising_department": ("supervising_department",),
}
SAID_BY_LINES = 0.9


def profile(readings: Sequence[Reading], facts: DocumentFacts) -> dict[str, Value]:
    """Leaves for what is known; one that a form prints names its cell, one from captions or titles names none."""
    found: dict[str, Value] = {}
    for key, fields in _HEADS.items():
        said = facts["unit_name"] if key == "unit_name" else facts["supervising_department"]
        if said is not None:
            found[key] = _of_forms(readings, fields, said) or _of_lines(said)
    if facts["fiscal_year"] is not None:
        found["fiscal_year"] = _of_lines(str(facts["fiscal_year"]))
    if facts["family"] != "other":
        confidence = max((one.confidence for one in readings if one.family == facts["family"]), default=0.0)
        found["stage"] = implied("final" if facts["family"] == "final_account" else "budget", confidence)
    if facts["division_code"] is not None:
        found["division_code"] = implied(facts["division_code"], SAID_BY_LINES)
    return found


def _of_lines(said: str) -> Value:
    return Value(value=said, text=said, status="read", confidence=SAID_BY_LINES)


def _of_forms(readings: Sequence[Reading], fields: Sequence[str], said: str) -> Value | None:
    """The leaf of the first form that says it."""
    for reading in readings:
        for block in reading.parts("head"):
            for entry in block.entries:
                cell = reading.at(*entry.value)
                if entry.field in fields and cell is not None and squeezed(cell.text).endswith(said):
                    return text_leaf(reading.table.id, cell).model_copy(update={"value": said})
    return None
