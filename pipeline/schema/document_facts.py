"""What a document is: its family, budget year, unit and supervising department, from what it prints, never its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypedDict

from pipeline.model import Document, Family
from pipeline.schema.divisions import division_code
from pipeline.schema.line_facts import most
from pipeline.schema.reading import UNKNOWN, Reading
from pipeline.schema.unit_names import unit_name
from pipeline.schema.words import printed_year, squeezed


class DocumentFacts(TypedDict):
    """Keys of `Document`; None where nothing certain is printed."""

    family: Family
    fiscal_year: int | None
    unit_name: str | None
    supervising_department: str | None
    division_code: str | None


def document_facts(readings: Sequence[Reading], document: Document) -> DocumentFacts:
    """What lines say as `document` has it, and tables; of the family and the year tables speak first."""
    unit = document.unit_name or _unit_of_tables(readings)
    return DocumentFacts(
        family=_family(readings, document.family or "other"),
        fiscal_year=_year_of_titles(readings) or document.fiscal_year or _year_of_headers(readings),
        unit_name=unit,
        supervising_department=most(_entries(readings, "supervising_department")) or document.supervising_department,
        division_code=division_code(unit) if unit else None,
    )


def _family(readings: Sequence[Reading], printed: Family) -> Family:
    """Of the tables of amounts that most are; performance where there are no others; without any what is `printed`."""
    counts = Counter(reading.family for reading in readings if reading.kind != UNKNOWN)
    if counts["budget"] or counts["final_account"]:
        return "budget" if counts["budget"] >= counts["final_account"] else "final_account"
    return "performance" if counts["performance"] else printed


def _year_of_titles(readings: Sequence[Reading]) -> int | None:
    """The year that most titles of known tables print, of equals the latest."""
    votes = Counter(reading.fiscal_year for reading in readings if reading.fiscal_year is not None)
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def _year_of_headers(readings: Sequence[Reading]) -> int | None:
    """The latest year of headers such as 2026年预算数, by most tables; else the one year of unknown tables' titles."""
    tables = [[column.year for block in reading.blocks for column in block.columns] for reading in readings]
    votes = Counter(max(known) for years in tables if (known := [year for year in years if year is not None]))
    if votes:
        return max(votes, key=lambda year: (votes[year], year))
    others = {year for reading in readings if (year := printed_year(reading.table.title)) is not None}
    return others.pop() if len(others) == 1 else None


def _unit_of_tables(readings: Sequence[Reading]) -> str | None:
    """Whom the forms name; a unit that carries out projects counts when there is one alone."""
    named = most(_entries(readings, "department_name")) or most(_entries(readings, "unit"))
    carrying_out = set(_entries(readings, "implementing_unit"))
    return named or (carrying_out.pop() if len(carrying_out) == 1 else None) or _unit_of_rows(readings)


def _unit_of_rows(readings: Sequence[Reading]) -> str | None:
    """The only unit that the rows of all tables name."""
    named = {
        name
        for reading in readings
        for block in reading.parts("amounts")
        for column in block.columns
        if column.field == "unit"
        for row in block.facts()
        if (cell := reading.cell(row, column)) is not None and (name := unit_name(squeezed(cell.text)))
    }
    return named.pop() if len(named) == 1 else None


def _entries(readings: Sequence[Reading], field: str) -> Iterator[str]:
    for reading in readings:
        for block in reading.parts("head"):
            for entry in block.entries:
                cell = reading.at(*entry.value) if entry.field == field else None
                name = unit_name(squeezed(cell.text)) if cell is not None else None
                if name:
                    yield name
