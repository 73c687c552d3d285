"""Documents with something in every table of the database."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from pipeline.model import Document, Finding, Records, ReviewItem, Value
from pipeline.store.sql.database import Database
from pipeline.store.sql.schema import OF_A_DOCUMENT
from pipeline.store.sql.units import UnitRow
from tests.documents import document


def value(text: str, number: str | None = None, unit: str = "", row: int = 2, confidence: float = 0.9) -> Value:
    return Value(
        value=number or text,
        text=text,
        unit=unit,
        status="read",
        confidence=confidence,
        cells=(("t1", row, 1),),
    )


def full(digit: str = "0", name: str = "a.pdf", **changes: Any) -> Document:
    """A document whose id is that digit 64 times."""
    records = Records(
        profile={"unit_name": value("某局")},
        budget_items=(
            {
                "stage": value("budget"),
                "func_code": value("2050201"),
                "item_name": value("学前教育"),
                "amount": value("1,219.80", "1219.80", "万元", confidence=0.7),
                "year": Value(value="2025", text="", status="derived", confidence=0.1),
                "row_role": Value(value="leaf", text="", status="derived", confidence=0.1),
            },
            {
                "stage": value("budget"),
                "func_code": value("2050201"),
                "item_name": value("学前教育"),
                "amount": value("3.00", "3.00", "万元", row=3),
                "unit": value("101002-某中心", row=3),
            },
        ),
        tasks=({"name": value("校舍"), "content": value("修缮"), "total": value("3", "3", "元")},),
        goals=({"title": value("目标1"), "text": value("建好")},),
        indicators=({"level1": value("产出指标"), "level2": value("数量指标"), "name": value("校舍\0数")},),
    )
    findings = (Finding(rule="I1", severity="error", table="t1", cells=((2, 1),), expected="4", message="m"),) * 2
    review = (ReviewItem(table="t1", row=2, col=2, confidence=0.4, reasons=("weak_edges",)),)
    base = document(name=name, findings=findings)
    update = {
        "id": "sha256:" + digit * 64,
        "records": records,
        "review": review,
        "unit_name": "某 局",
        "fiscal_year": 2026,
    }
    return Document.model_validate(base.model_copy(update={**update, **changes}).model_dump())


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the tables that hold readings, and of the units that they name, sorted."""
    with database.read() as session:
        return {
            model.__tablename__: sorted((tuple(row) for row in session.execute(sa.select(model.__table__))), key=repr)
            for model in (*OF_A_DOCUMENT, UnitRow)
        }
