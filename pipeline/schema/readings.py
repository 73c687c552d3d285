"""Tables to readings: kinds first, then blocks, each table knowing the one that it continues."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Table
from pipeline.schema.amount_blocks import amount_blocks
from pipeline.schema.forms import form_blocks
from pipeline.schema.reading import UNKNOWN, Block, Reading, covered_places
from pipeline.schema.recognise import recognise
from pipeline.schema.seen import Seen, seen_fields
from pipeline.schema.words import printed_year
from pipeline.settings import Settings

CONTINUED = 0.9
FEW = 3
_OF_INDICATORS = {"indicator_level1", "indicator_level2", "level1", "level2"}


def read_meaning(tables: Sequence[Table], settings: Settings) -> tuple[Reading, ...]:
    """One reading a table, in the same order."""
    readings: list[Reading] = []
    for table in tables:
        readings.append(_reading(table, readings[-1] if readings else None, settings))
    return tuple(readings)


def _reading(table: Table, before: Reading | None, settings: Settings) -> Reading:
    seen = seen_fields(table, settings.fields)
    kind, confidence = _said(table, settings) or recognise(_titles(table), seen, settings.kinds)
    previous = before if before is not None and _follows(before, table) else None
    if kind == UNKNOWN and previous is not None and not table.title and _same_table(previous, table, seen, settings):
        kind, confidence = previous.kind, min(previous.confidence, CONTINUED)
    if kind == UNKNOWN:
        return Reading(table)
    places = covered_places(table)
    family = settings.kinds[kind].family
    if family == "performance":
        continued = previous if previous is not None and previous.kind == kind else None
        blocks = form_blocks(table, places, settings.fields, continued)
    else:
        continued = None
        blocks = amount_blocks(table, places, settings.fields)
    return Reading(
        table=table,
        kind=kind,
        confidence=confidence,
        family=family,
        unit=table.unit,
        fiscal_year=next((year for text in _titles(table) if (year := printed_year(text))), None),
        continues=continued.table.id if continued is not None and not _names_itself(blocks) else None,
        blocks=blocks,
        places=places,
    )


def _said(table: Table, settings: Settings) -> tuple[str, float] | None:
    """The kind that a person gave the table: nothing else is certain."""
    said = table.type_confidence == 1 and table.type in settings.kinds.root
    return (table.type, 1.0) if said else None


def with_kind(reading: Reading) -> Table:
    """The table with its kind."""
    return reading.table.model_copy(update={"type": reading.kind, "type_confidence": reading.confidence})


def _titles(table: Table) -> list[str]:
    """The title, and texts over the full width in the table's first two rows that are no sentences."""
    wide = [cell.text for cell in table.cells if cell.row < 2 and cell.col == 0 and cell.col_span >= table.n_cols > 1]
    return [table.title, *(text for text in wide if "。" not in text)]


def _follows(before: Reading, table: Table) -> bool:
    """True when `table` begins on the page after the one on which a table of known kind ends."""
    return before.kind != UNKNOWN and table.fragments[0].page == before.table.fragments[-1].page + 1


def _same_table(before: Reading, table: Table, seen: Seen, settings: Settings) -> bool:
    """True for the indicators of a form that goes on, and for the same header once more."""
    if before.family == "performance" and seen.everywhere & _OF_INDICATORS:
        return True
    own = _first_fields(table, settings)
    same = own == _first_fields(before.table, settings)
    return same and len(own) >= FEW and before.table.n_cols == table.n_cols


def _first_fields(table: Table, settings: Settings) -> frozenset[str]:
    """The fields of the header rows alone."""
    texts = (cell.text for cell in table.cells if cell.row < table.header_rows)
    return frozenset(field for text in texts if (field := settings.fields.find(text)))


def _names_itself(blocks: Sequence[Block]) -> bool:
    """True when a form says whose it is, so that it is no rest of the one before it."""
    entries = {entry.field for block in blocks for entry in block.entries if block.part == "head"}
    columns = {column.field for block in blocks for column in block.columns if block.header}
    return bool((entries | columns) & {"project_name", "department_name", "unit"})
