"""Readings to records: what belongs to whom, in the order of the tables."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Records, Value
from pipeline.schema.document_facts import DocumentFacts
from pipeline.schema.fields import Fields
from pipeline.schema.reading import Reading
from pipeline.schema.records.budget_items import budget_items
from pipeline.schema.records.form_amounts import form_amounts
from pipeline.schema.records.goals import goals
from pipeline.schema.records.indicators import indicators
from pipeline.schema.records.leaf import text_leaf
from pipeline.schema.records.profile import profile
from pipeline.schema.records.tasks import tasks


def records(readings: Sequence[Reading], facts: DocumentFacts, fields: Fields) -> Records:
    """All records of a document."""
    projects = _projects(readings)
    items: list[dict[str, Value]] = []
    found_goals: list[dict[str, Value]] = []
    found_indicators: list[dict[str, Value]] = []
    for reading in readings:
        project = projects.get(reading.table.id)
        items.extend(_of_project(one, project) for one in budget_items(reading, fields))
        items.extend(_of_project(one, project) for one in form_amounts(reading, fields))
        found_goals.extend(_of_project(one, project) for one in goals(reading))
        found_indicators.extend(indicators(reading, project))
    return Records(
        profile=profile(readings, facts),
        budget_items=tuple(items),
        tasks=tuple(task for reading in readings for task in tasks(reading)),
        goals=tuple(found_goals),
        indicators=tuple(found_indicators),
    )


def _of_project(record: dict[str, Value], project: Value | None) -> dict[str, Value]:
    return record if project is None or "project" in record else {**record, "project": project}


def _projects(readings: Sequence[Reading]) -> dict[str, Value]:
    """The project that a form names, by table id; the rest of a form is about the same project."""
    found: dict[str, Value] = {}
    for reading in readings:
        if reading.continues in found:
            found[reading.table.id] = found[reading.continues]
        for block in reading.parts("head"):
            for entry in block.entries:
                cell = reading.at(*entry.value)
                if entry.field == "project_name" and cell is not None and cell.text.strip():
                    found[reading.table.id] = text_leaf(reading.table.id, cell)
    return found
