"""What it means: budget items, indicators, tasks, goals and the profile, each leaf with its past."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.store.sql.base import Base, Big

_OF_DOCUMENT = "document.document_id"
_OF_TABLE = "table_instance.table_id"


class _OfTable:
    """What each record has: where it stands, and how it is known. `confidence` is that of its least certain leaf."""

    document_id: Mapped[str] = mapped_column(ForeignKey(_OF_DOCUMENT), index=True)
    table_id: Mapped[str | None] = mapped_column(ForeignKey(_OF_TABLE), index=True)
    ordinal: Mapped[int]
    status: Mapped[str]
    confidence: Mapped[float]


class RecordValueRow(Base):
    """One leaf of a record: `value` normalised, `text` as printed, `cells` the `[table_id, row, col]` it is from.

    `record_id` is the id of the row of `kind` (budget_item, indicator, task, goal, or the document's profile).
    """

    __tablename__ = "record_value"

    record_id: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey(_OF_DOCUMENT), index=True)
    kind: Mapped[str]
    value: Mapped[str | None]
    text: Mapped[str]
    unit: Mapped[str]
    status: Mapped[str]
    confidence: Mapped[float]
    cells: Mapped[list[Any]]


class BudgetItemRow(_OfTable, Base):
    """An amount with its codes. `amount_fen` in 0.01 yuan, null where it is unknown or not a whole number of them.

    Natural key: table, and what the columns from `stage` to `row_role` say; equals count up. `year` and `period` are
    those of the amount, `unit` the spending unit that its row names; `unit_id` is that one, or else the document's.
    Sums must take one `row_role`, or count twice.
    """

    __tablename__ = "budget_item"

    item_id: Mapped[str] = mapped_column(primary_key=True)
    stage: Mapped[str | None]
    func_code: Mapped[str | None] = mapped_column(index=True)
    econ_code: Mapped[str | None]
    government_econ_code: Mapped[str | None]
    item_name: Mapped[str | None]
    item: Mapped[str | None]
    unit: Mapped[str | None]
    unit_id: Mapped[str | None] = mapped_column(index=True)
    project: Mapped[str | None]
    fund_source: Mapped[str | None]
    expenditure_kind: Mapped[str | None]
    direction: Mapped[str | None]
    period: Mapped[str | None]
    year: Mapped[int | None]
    row_role: Mapped[str | None]
    amount_fen: Mapped[int | None] = mapped_column(Big)
    amount_text: Mapped[str | None]
    amount_unit: Mapped[str | None]


class IndicatorRow(_OfTable, Base):
    """A performance indicator; natural key: table, level 1, level 2, and the ordinal below them."""

    __tablename__ = "indicator"

    indicator_id: Mapped[str] = mapped_column(primary_key=True)
    level1: Mapped[str | None]
    level2: Mapped[str | None]
    name: Mapped[str | None]
    target_text: Mapped[str | None]
    operator: Mapped[str | None]
    value_number: Mapped[str | None]
    unit: Mapped[str | None]
    kind: Mapped[str | None]
    weight: Mapped[str | None]
    actual_text: Mapped[str | None]
    score: Mapped[str | None]


class TaskRow(_OfTable, Base):
    """A task of the year with its amounts, in 0.01 yuan."""

    __tablename__ = "task"

    task_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    content: Mapped[str | None]
    total_fen: Mapped[int | None] = mapped_column(Big)
    appropriation_fen: Mapped[int | None] = mapped_column(Big)
    other_fen: Mapped[int | None] = mapped_column(Big)


class GoalRow(_OfTable, Base):
    """A goal of the year."""

    __tablename__ = "goal"

    goal_id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str | None]
    text: Mapped[str | None]
