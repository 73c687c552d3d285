"""Facts of the field beside the documents: classification codes and administrative divisions."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from pipeline.store.sql.base import Base


class ClassificationRow(Base):
    """A code of a scheme (functional, economic_department, economic_government); `edition` is its first budget year.

    A name alone is no key: 行政运行 repeats under most 款. `parent` is null for 类.
    """

    __tablename__ = "classification"

    scheme: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(primary_key=True)
    parent: Mapped[str | None]
    name: Mapped[str]


class DivisionRow(Base):
    """A province, city or county by its six-digit code (GB/T 2260); `parent` is null for provinces."""

    __tablename__ = "division"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent: Mapped[str | None]
