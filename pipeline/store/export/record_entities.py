"""Records as rows: a table a kind of record, five columns a fact, and where each fact was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from pipeline.model import Document, Records, Status, Value
from pipeline.store.export.document_entities import DOCUMENT_ID, OF_DOCUMENT
from pipeline.store.export.entity import Entity, Field, Item, Row
from pipeline.store.export.printed_number import printed_number
from pipeline.store.export.table_entities import COL, OF_TABLE, ROW, TABLE_ID

KINDS = tuple(Records.model_fields)
# Facts that are sums of money.
AMOUNTS = frozenset({"amount", "amount_yuan", "appropriation", "other", "total"})
Record = Mapping[str, Value]

_SEQ = Field("seq", "integer", "place in the document's list, from 1", required=True, least=1)

RECORD_CELLS = Entity(
    "record_cells",
    "One row a cell that a fact was read from.",
    (
        DOCUMENT_ID,
        Field("record", "string", "the kind of record, which is the name of its table", required=True, choices=KINDS),
        _SEQ,
        Field("fact", "string", "the name of the fact, which is the name of its column", required=True),
        Field("part", "integer", "from 1", required=True, least=1),
        TABLE_ID,
        ROW,
        COL,
    ),
    ("document_id", "record", "seq", "fact", "part"),
    (OF_TABLE,),
)


def records_of(document: Document) -> Iterator[tuple[str, int, Record]]:
    """Each record with its kind and place; the profile is at most one."""
    for kind in KINDS:
        content: Record | Sequence[Record] = getattr(document.records, kind)
        records = ([content] if content else []) if isinstance(content, Mapping) else content
        for seq, record in enumerate(records, start=1):
            yield kind, seq, record


def record_entity(kind: str, facts: Sequence[str]) -> Entity:
    """The table of one kind of record, with columns for these facts."""
    fields = [DOCUMENT_ID, _SEQ]
    for fact in facts:
        amount = fact in AMOUNTS
        meaning = f"exact, in the unit that `{_part(fact, 'unit', facts)}` names" if amount else "normalised value"
        fields += [
            Field(fact, "decimal" if amount else "string", meaning),
            Field(_part(fact, "text", facts), "string", f"{fact} as printed"),
            Field(_part(fact, "unit", facts), "string", f"unit of {fact}"),
            Field(_part(fact, "status", facts), "string", f"how {fact} came about", choices=get_args(Status)),
            Field(_part(fact, "confidence", facts), "float", f"how sure {fact} is", least=0, most=1),
        ]
    return Entity(kind, f"One row a record of {kind}.", tuple(fields), ("document_id", "seq"), (OF_DOCUMENT,))


def record_row(document_id: str, seq: int, record: Record, facts: Sequence[str]) -> Row:
    """The row of one record in the table that `record_entity` describes."""
    items: list[Item] = [document_id, seq]
    for fact in facts:
        value = record.get(fact)
        if value:
            exact = printed_number(value.value) if fact in AMOUNTS and value.value else value.value
            items += [exact, value.text, value.unit, value.status, value.confidence]
        else:
            items += [None] * 5
    return tuple(items)


def _part(fact: str, part: str, facts: Sequence[str]) -> str:
    """The column for a part of a fact; no fact is called so."""
    name = f"{fact}_{part}"
    return name if name not in facts else f"{fact}__{part}"


def record_cell_rows(document: Document) -> Iterator[Row]:
    """The rows of `record_cells`."""
    for kind, seq, record in records_of(document):
        for fact, value in record.items():
            for part, (table, row, col) in enumerate(value.cells, start=1):
                yield (document.id, kind, seq, fact, part, table, row, col)
