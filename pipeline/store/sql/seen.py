"""What was seen: documents, pages, tables, cells, and what was thought of them (findings, the review queue)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.store.sql.base import Base

_OF_DOCUMENT = "document.document_id"
_OF_TABLE = "table_instance.table_id"


class DocumentRow(Base):
    """Natural key: the hash of the content. `unit_id`: hash of division code and normalised unit name."""

    __tablename__ = "document"

    document_id: Mapped[str] = mapped_column(primary_key=True)
    schema_version: Mapped[str]
    file_name: Mapped[str]
    n_pages: Mapped[int]
    family: Mapped[str | None]
    fiscal_year: Mapped[int | None] = mapped_column(index=True)
    unit_id: Mapped[str | None] = mapped_column(index=True)
    unit_name: Mapped[str | None]
    supervising_department: Mapped[str | None]
    division_code: Mapped[str | None]


class PageRow(Base):
    """Sizes in points, as displayed after the clockwise `rotation`."""

    __tablename__ = "page"

    document_id: Mapped[str] = mapped_column(ForeignKey(_OF_DOCUMENT), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    width: Mapped[float]
    height: Mapped[float]
    rotation: Mapped[int]
    kind: Mapped[str]
    status: Mapped[str]
    problems: Mapped[list[Any]]


class TableRow(Base):
    """Natural key: document, type, and the ordinal among the tables of that type. `name` is the id in the JSON."""

    __tablename__ = "table_instance"

    table_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey(_OF_DOCUMENT), index=True)
    name: Mapped[str]
    ordinal: Mapped[int]
    table_type: Mapped[str] = mapped_column(index=True)
    type_ordinal: Mapped[int]
    type_confidence: Mapped[float]
    title: Mapped[str]
    unit_of_measure: Mapped[str]
    page_from: Mapped[int | None]
    page_to: Mapped[int | None]
    fragments: Mapped[list[Any]]
    n_rows: Mapped[int]
    n_cols: Mapped[int]
    header_rows: Mapped[int]


class CellRow(Base):
    """A cell once, at its top left place. `page`, `x0` … are its first box; `more_boxes` those on later pages.

    `role` and `loss` as in `pipeline.confidence.stakes`: what the cell holds, what an error in it is expected to cost.
    """

    __tablename__ = "cell"
    __table_args__ = (
        Index("ix_cell_confidence", "confidence"),
        Index("ix_cell_loss", "loss", "table_id", "row", "col"),
    )

    table_id: Mapped[str] = mapped_column(ForeignKey(_OF_TABLE), primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True)
    col: Mapped[int] = mapped_column(primary_key=True)
    row_span: Mapped[int]
    col_span: Mapped[int]
    is_header: Mapped[bool]
    text: Mapped[str]
    raw_text: Mapped[str]
    status: Mapped[str]
    confidence: Mapped[float]
    source: Mapped[str]
    flags: Mapped[list[Any] | None]
    page: Mapped[int | None]
    x0: Mapped[float | None]
    y0: Mapped[float | None]
    x1: Mapped[float | None]
    y1: Mapped[float | None]
    more_boxes: Mapped[list[Any] | None]
    evidence: Mapped[dict[str, Any] | None]
    role: Mapped[str | None]
    loss: Mapped[float | None]


class FindingRow(Base):
    """Natural key: document, rule, table, cells, and the ordinal among equals. Amounts as decimal text.

    `loss`: what a look at its cells is worth; null where nobody has to look.
    """

    __tablename__ = "finding"

    finding_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey(_OF_DOCUMENT), index=True)
    table_id: Mapped[str | None] = mapped_column(ForeignKey(_OF_TABLE), index=True)
    ordinal: Mapped[int]
    rule: Mapped[str] = mapped_column(index=True)
    severity: Mapped[str]
    cells: Mapped[list[Any]]
    expected: Mapped[str | None]
    actual: Mapped[str | None]
    difference: Mapped[str | None]
    tolerance: Mapped[str | None]
    message: Mapped[str]
    loss: Mapped[float | None] = mapped_column(index=True)


class ReviewRow(Base):
    """A cell to look at; `ordinal` from 0 is its place in the document's queue, least certain first."""

    __tablename__ = "review"

    table_id: Mapped[str] = mapped_column(ForeignKey(_OF_TABLE), primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True)
    col: Mapped[int] = mapped_column(primary_key=True)
    ordinal: Mapped[int]
    confidence: Mapped[float]
    reasons: Mapped[list[Any]]
