"""What a reviewer does to a cell, as corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.audit.agreement import cell_key
from pipeline.audit.card import neighbours
from pipeline.audit.corrections.anchors import cell_anchor, row_anchor, table_anchor
from pipeline.audit.corrections.correction import Correction, in_force
from pipeline.audit.corrections.labels import rows_of, same_text
from pipeline.model import Cell, Document, Table

_OF_CELLS = {"accept": "confirm", "correct": "set_text", "unreadable": "mark_unreadable"}


class NotPossibleError(Exception):
    """What was asked for cannot be done here; `str()` is for the reviewer."""


def corrections_for(
    document: Document, table: Table, cell: Cell, ask: Mapping[str, Any], log: Sequence[Correction], who: str
) -> list[Correction]:
    """The corrections that `ask` means.

    `ask["action"]`: accept, correct (`text`), unreadable, merge (`side`, `text`), split (`parts`, `along`: rows or
    cols), move (`side`), drop, kind (`kind`); `why` with any. A correction equal to what is read is a confirmation.
    Raises `NotPossibleError`.
    """
    action, why = ask["action"], str(ask.get("why") or "")
    rest: dict[str, Any] = {"who": who, "why": why, "before": cell.text}
    if action == "correct" and same_text(str(ask["text"]), cell.text):
        action = "accept"
    if action in _OF_CELLS:
        after = str(ask["text"]).strip() if action == "correct" else ""
        one = Correction.new(document.id, _OF_CELLS[action], cell_anchor(table, cell), after=after, **rest)  # type: ignore[arg-type]
        return list(_with_what_it_replaces(one, cell, log))
    if action == "merge":
        other = neighbours(table, cell).get(ask["side"])
        if other is None:
            raise NotPossibleError("那边没有单元格 · no cell on that side")
        return [
            Correction.new(
                document.id,
                "merge",
                cell_anchor(table, cell),
                other=cell_anchor(table, other),
                after=str(ask["text"]).strip(),
                **rest,
            )
        ]
    if action == "split":
        parts = tuple(str(part).strip() for part in ask["parts"])
        if len(parts) < 2:
            raise NotPossibleError("至少两部分，每行一部分 · at least two parts, one a line")
        rest["rows" if ask.get("along") == "rows" else "cols"] = len(parts)
        return [Correction.new(document.id, "split", cell_anchor(table, cell), parts=parts, **rest)]
    if action == "kind":
        rest["before"] = table.type
        return [Correction.new(document.id, "set_kind", table_anchor(table), after=str(ask["kind"]), **rest)]
    return [_of_row(document, table, cell, ask, rest)]


def _of_row(document: Document, table: Table, cell: Cell, ask: Mapping[str, Any], rest: dict[str, Any]) -> Correction:
    rest["before"] = "\t".join(one.text for one in rows_of(table)[cell.row])
    if ask["action"] == "drop":
        return Correction.new(document.id, "drop_row", row_anchor(table, cell.row), **rest)
    if ask["action"] != "move":
        raise NotPossibleError(f"unknown action {ask['action']}")
    up = ask["side"] == "up"
    beside = cell.row - 1 if up else cell.row + 1
    other = rows_of(table).get(beside)
    if not other:
        raise NotPossibleError("那边没有行 · no row on that side")
    side = "above" if up else "below"
    return Correction.new(
        document.id, "move_row", cell_anchor(table, cell), other=cell_anchor(table, other[0]), side=side, **rest
    )


def _with_what_it_replaces(one: Correction, cell: Cell, log: Sequence[Correction]) -> Iterator[Correction]:
    """A person's newer decision replaces the older; one about a disputed cell all that say something else."""
    mine = [other for other in in_force(log) if cell_key(other) == cell_key(one) and other.anchor.scope == "cell"]
    mine = [other for other in mine if other.operation in set(_OF_CELLS.values())]
    own = [other for other in mine if other.who == one.who]
    others = [other for other in mine if other.who != one.who] if "disputed" in cell.flags else []
    said = one.before if one.operation == "confirm" else one.after
    wrong = [other for other in others if not same_text(_said(other), said)]
    replaced = [*own, *wrong]
    for other in replaced[1:]:
        yield Correction.new(one.document, "undo", other.anchor, who=one.who, supersedes=other.id)
    if replaced:
        one = Correction.new(
            one.document,
            one.operation,
            one.anchor,
            who=one.who,
            when=one.when,
            before=one.before,
            after=one.after,
            why=one.why,
            supersedes=replaced[0].id,
        )
    yield one


def _said(other: Correction) -> str:
    return other.before if other.operation == "confirm" else other.after
