"""The identities that a cell takes part in, and whether they would hold with another text in it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Cell, Document, Table


@dataclass(frozen=True, slots=True)
class Held:
    """One identity: its rule, what it adds up in words, and whether it holds; None where it cannot be checked."""

    rule: str
    words: str
    holds: bool | None
    difference: str = ""


def identities_at(document: Document, table: Table, cell: Cell, text: str) -> list[Held]:
    """Those of `cell` in `table`, were its text `text`."""
    if text != cell.text:
        return []
    return [
        Held(one.rule, one.message, holds=False, difference=one.difference or "")
        for one in document.findings
        if one.table == table.id and (cell.row, cell.col) in one.cells and one.severity != "info"
    ]
