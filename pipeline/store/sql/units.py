"""Who is named: departments and units, shared by documents, and what each document says about them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.store.sql.base import Base


class UnitRow(Base):
    """Natural key: division and `name_norm`, the name in NFKC without spaces; `name` is the same as it is printed.

    `level` is 部门, 单位 or 本级, `parent_unit_id` what is above it; both follow from all documents that name the unit,
    and are null where none says so or where they disagree.
    """

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("name_norm", "division_code"),)

    unit_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_norm: Mapped[str]
    level: Mapped[str | None]
    parent_unit_id: Mapped[str | None] = mapped_column(index=True)
    division_code: Mapped[str | None] = mapped_column(index=True)


class DocumentUnitRow(Base):
    """A unit that a document names, as what, and what follows from that for its level and parent.

    `role`: subject (the document is about it), supervising (its 主管部门), row (rows of a table are its), or
    department (what a 本级 is the office of).
    """

    __tablename__ = "document_unit"

    document_id: Mapped[str] = mapped_column(ForeignKey("document.document_id"), primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.unit_id"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[str | None]
    parent_unit_id: Mapped[str | None]
