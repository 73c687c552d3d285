from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.audit.corrections.anchors import cell_anchor, row_anchor, table_anchor
from pipeline.audit.corrections.apply import apply_corrections
from pipeline.audit.corrections.correction import Correction, Operation
from pipeline.model import Cell, Document, PageBox, Table
from pipeline.understand import understand
from tests.documents import budget_table, cell, document

WHO = "李"
clock = iter(range(10**6))


def decide(
    operation: Operation, place: tuple[int, int] = (2, 2), doc: Document | None = None, **rest: object
) -> Correction:
    doc = doc or document()
    table = doc.tables[0]
    at = {(one.row, one.col): one for one in table.cells}[place]
    anchor = {"set_kind": table_anchor(table), "drop_row": row_anchor(table, place[0])}.get(
        operation, cell_anchor(table, at)
    )
    rest = {"who": WHO, "when": f"2026-01-01T00:00:00.{next(clock):06d}Z", **rest}
    return Correction.new(doc.id, operation, anchor, before=at.text, **rest)  # type: ignore[arg-type]


def changed(change: Callable[[Table], Table]) -> Document:
    return document().model_copy(update={"tables": (change(budget_table()),)})


def with_cell(table: Table, place: tuple[int, int], **update: object) -> Table:
    cells = (one.model_copy(update=update) if (one.row, one.col) == place else one for one in table.cells)
    return table.model_copy(update={"cells": tuple(cells)})


def at(doc: Document, row: int, col: int) -> Cell:
    return next(one for one in doc.tables[0].cells if (one.row, one.col) == (row, col))


def row_above(table: Table) -> Table:
    """A ghost row read above the body: all row numbers below it change, no box does."""
    moved = [one.model_copy(update={"row": one.row + (one.row >= 2)}) for one in table.cells]
    ghost = [
        cell(2, col).model_copy(update={"boxes": (PageBox(page=1, bbox=(0, 79 + col, 9, 80 + col)),)})
        for col in range(3)
    ]
    cells = sorted([*moved, *ghost], key=lambda one: (one.row, one.col))
    return table.model_copy(update={"n_rows": 5, "cells": tuple(cells)})


def shifted(table: Table) -> Table:
    """The page straightened otherwise: every box far from where it was."""
    cells = [one.model_copy(update={"boxes": tuple(_moved(box) for box in one.boxes)}) for one in table.cells]
    return table.model_copy(update={"cells": tuple(cells)})


def _moved(box: PageBox) -> PageBox:
    x0, top, x1, bottom = box.bbox
    return box.model_copy(update={"bbox": (x0 + 200, top + 200, x1 + 200, bottom + 200)})


def test_a_corrected_cell_is_a_persons_and_keeps_what_was_seen() -> None:
    after, reports = apply_corrections(document(), [decide("set_text", after="0.00")])
    one = at(after, 2, 2)
    assert (one.text, one.raw, one.source, one.status, one.confidence) == ("0.00", "<0>", "human", "read", 1.0)
    assert one.flags == ("corrected",)
    assert [report.outcome for report in reports] == ["applied"]
    assert not after.findings
    assert [c for c in after.tables[0].cells if c != one] == [c for c in budget_table().cells if c.raw != "<0>"]


def test_a_cell_that_a_person_settled_asks_for_nobody() -> None:
    asking = {(item.row, item.col) for item in understand(document()).review}
    assert asking == {(2, 2)}
    assert not understand(document(), [decide("set_text", after="0.00")]).review


def test_a_cell_that_nobody_can_read_is_blank_and_missing() -> None:
    one = at(apply_corrections(document(), [decide("mark_unreadable")])[0], 2, 2)
    assert (one.text, one.raw, one.source, one.status, one.confidence) == ("", "<0>", "human", "missing", 0.0)


def test_corrections_of_another_document_are_not_looked_at() -> None:
    other = decide("set_text", after="9", doc=document().model_copy(update={"id": "sha256:" + "1" * 64}))
    assert apply_corrections(document(), [other]) == (document(), [])


@pytest.mark.parametrize("change", [row_above, shifted, lambda table: with_cell(table, (2, 2), text="6", raw="6")])
def test_a_correction_survives_another_conversion(change: Callable[[Table], Table]) -> None:
    after, reports = apply_corrections(changed(change), [decide("set_text", after="0.00")])
    assert [report.outcome for report in reports] == ["applied"]
    assert [one.text for one in after.tables[0].cells if one.source == "human"] == ["0.00"]
    row = 3 if change is row_above else 2
    assert at(after, row, 2).text == "0.00"


def test_the_same_row_number_is_no_anchor() -> None:
    """Other content in the place of the cell: two rows changed places, boxes stayed with the row numbers."""

    def swapped(table: Table) -> Table:
        labels = with_cell(with_cell(table, (2, 0), raw="卫生"), (1, 2), raw="合计")
        return with_cell(labels, (2, 2), text="8", raw="8")

    before = changed(swapped)
    after, reports = apply_corrections(before, [decide("set_text", after="0.00")])
    assert after.tables == before.tables
    assert [report.outcome for report in reports] == ["misfit"]
    (finding,) = after.findings
    assert (finding.rule, finding.severity, finding.expected) == ("correction", "warning", "0.00")
    assert "page 1" in finding.message


def test_what_is_found_twice_elsewhere_is_reported() -> None:
    def doubled(table: Table) -> Table:
        return with_cell(shifted(table), (3, 2), raw="<0>", text="<0>")

    after, reports = apply_corrections(changed(doubled), [decide("set_text", after="0.00")])
    assert reports[0].outcome == "misfit"
    assert "2 places" in reports[0].message
    assert not any(one.source == "human" for one in after.tables[0].cells)


def test_a_confirmation_holds_only_for_the_text_that_was_confirmed() -> None:
    confirmed = decide("confirm", (2, 1))
    assert at(apply_corrections(document(), [confirmed])[0], 2, 1).flags == ("confirmed",)
    reread = changed(lambda table: with_cell(table, (2, 1), text="7,219.80"))
    after, reports = apply_corrections(reread, [confirmed])
    assert reports[0].outcome == "misfit"
    assert at(after, 2, 1).source == "text"


def test_two_people_who_disagree_are_not_believed() -> None:
    log = [decide("set_text", after="0.00"), decide("set_text", after="6.00", who="王")]
    after, reports = apply_corrections(document(), log)
    one = at(after, 2, 2)
    assert [report.outcome for report in reports] == ["applied", "disputed"]
    assert (one.confidence, one.flags) == (0.5, ("disputed",))
    assert ("disputed", "correction") in [item.reasons for item in understand(document(), log).review]
    assert "0.00" in after.findings[0].message
    agreed, reports = apply_corrections(document(), [log[0], decide("set_text", after="0.00", who="王")])
    assert at(agreed, 2, 2).confidence == 1.0
    settled = decide("set_text", after="6.00", who="赵", supersedes=log[0].id)
    assert at(apply_corrections(document(), [*log, settled])[0], 2, 2).confidence == 1.0


def test_structure_and_kind_in_one_log_each_on_top_of_the_one_before() -> None:
    halves = decide("split", (2, 0), rows=2, parts=("教育", "卫生"))
    doc, _ = apply_corrections(document(), [halves])
    text = decide("set_text", (3, 0), doc, after="卫生健康")
    doc, _ = apply_corrections(document(), [halves, text])
    gone = decide("drop_row", (2, 0), doc)
    kind = decide("set_kind", doc=doc, after="income_expenditure_summary")
    after, reports = apply_corrections(document(), [kind, gone, text, halves])
    assert [report.outcome for report in reports] == ["applied"] * 4
    table = after.tables[0]
    assert (table.type, table.type_confidence, table.n_rows) == ("income_expenditure_summary", 1.0, 3)
    assert [one.text for one in table.cells if one.row == 2] == ["卫生健康", "3.00", ""]
    undo = decide("undo", supersedes=halves.id)
    _, reports = apply_corrections(document(), [kind, gone, text, halves, undo])
    assert [report.outcome for report in reports] == ["misfit", "applied", "applied"]


def test_a_row_that_reads_otherwise_is_not_dropped() -> None:
    gone = decide("drop_row", (3, 1))
    assert apply_corrections(document(), [gone])[0].tables[0].n_rows == 3
    after, reports = apply_corrections(changed(lambda table: with_cell(table, (3, 2), raw="5.00")), [gone])
    assert (after.tables[0].n_rows, reports[0].outcome) == (4, "misfit")
