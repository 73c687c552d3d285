"""What a document is: its family, budget year, unit and supervising department, from what it prints, never its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from pipeline.model import Document, Family
from pipeline.schema.divisions import division_code
from pipeline.schema.line_facts import most
from pipeline.schema.reading import UNKNOWN, Reading
from pipeline.schema.words import squeezed

_CODE = re.compile(r"^\d{3,9}[-_—]?")
TITLE_VOTES = 3


class DocumentFacts(TypedDict):
    """Keys of `Document`; None where nothing certain is printed."""

    family: Family
    fiscal_year: int | None
    unit_name: str | None
    supervising_department: str | None
    division_code: str | None


def document_facts(readings: Sequence[Reading], document: Document) -> DocumentFacts:
    """What the tables say; the year and unit that `document` has from its lines stand where tables say nothing."""
    heads = (most(_entries(readings, field)) for field in ("department_name", "unit", "implementing_unit"))
    unit_name = document.unit_name or next(filter(None, heads), None)
    departments = (_CODE.sub("", text) for text in _entries(readings, "supervising_department"))
    return DocumentFacts(
        family=_family(readings),
        fiscal_year=_year_of_tables(readings) or document.fiscal_year,
        unit_name=unit_name,
        supervising_department=most(text for text in departments if len(text) > 2),
        division_code=division_code(unit_name) if unit_name else None,
    )


def _family(readings: Sequence[Reading]) -> Family:
    """Of the tables of amounts that most are; performance where there are no others."""
    counts = Counter(reading.family for reading in readings if reading.kind != UNKNOWN)
    if counts["budget"] or counts["final_account"]:
        return "budget" if counts["budget"] >= counts["final_account"] else "final_account"
    return "performance" if counts["performance"] else "other"


def _year_of_tables(readings: Sequence[Reading]) -> int | None:
    """The year that most titles print, and headers such as 2026年预算数, of which the latest counts."""
    votes: Counter[int] = Counter()
    for reading in readings:
        if reading.fiscal_year is not None:
            votes[reading.fiscal_year] += TITLE_VOTES
        years = {column.year for block in reading.blocks for column in block.columns if column.year is not None}
        if years:
            votes[max(years)] += 1
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def _entries(readings: Sequence[Reading], field: str) -> list[str]:
    return [
        squeezed(cell.text)
        for reading in readings
        for block in reading.parts("head")
        for entry in block.entries
        if entry.field == field and (cell := reading.at(*entry.value)) is not None and cell.text.strip()
    ]
