"""Kinds of tables: invented ones of all kinds, and real ones labelled by eye."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from pipeline.convert import convert
from pipeline.model import Cell, PageBox, Table
from pipeline.schema.readings import read_meaning
from pipeline.settings import shipped_settings
from tests.schema.invented import as_read, invented_tables
from tests.schema.kind_labels import Label, labels

REAL = Path(__file__).parents[2] / ".." / "shared" / "real"
WANTED = 0.98
CODED = ("科目编码", "科目名称")


def test_every_invented_kind_is_known() -> None:
    counts: Counter[str] = Counter()
    for document, drawn, _ in invented_tables(seed=5, count=40):
        reading = read_meaning([as_read(drawn, "p1t1")], shipped_settings())[0]
        assert reading.kind == drawn.kind, (document, drawn.title)
        counts[reading.kind] += 1
    assert len(counts) == 25


def _table(title: str, *rows: tuple[str, ...]) -> Table:
    cells = [Cell(row=r, col=c, text=text, raw=text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Table(
        id="p1t1",
        title=title,
        fragments=(PageBox(page=1, bbox=(0.0, 0.0, 1.0, 1.0)),),
        n_rows=len(rows),
        n_cols=len(rows[0]),
        header_rows=1,
        cells=tuple(cells),
    )


@pytest.mark.parametrize(
    ("title", "header", "kind"),
    [
        (
            "表3 一般公共预算支出表",
            ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
            "general_budget_expenditure",
        ),
        (
            "一般公共预算基本支出表",
            ("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
            "general_budget_basic_economic",
        ),
        ("财政拨款支出决算表", ("序号", "单位名称", "级次", "性质", "备注"), "unknown"),
        ("会议费明细表", ("序号", "会议名称", "人数", "金额", "备注"), "unknown"),
        ("部门预算单位构成", ("序号", "单位名称", "级次", "性质", "备注"), "unknown"),
        ("支出总表", ("收入", "预算数", "支出", "预算数", "备注"), "unknown"),
    ],
)
def test_title_and_header_must_agree(title: str, header: tuple[str, ...], kind: str) -> None:
    table = _table(title, header, ("201", "教育", "1.00", "1.00", "0.00"))
    reading = read_meaning([table], shipped_settings())[0]
    assert reading.kind == kind
    assert (reading.confidence > 0) == (kind != "unknown")
    assert reading.table is table


@pytest.mark.skipif(not REAL.is_dir(), reason="../shared/real, the real documents, is absent")
def test_real_tables_of_documents_not_tuned_on() -> None:
    files = {hashlib.sha256(path.read_bytes()).hexdigest()[:12]: path for path in REAL.glob("*.pdf")}
    wanted: dict[str, list[Label]] = {}
    for label in labels():
        if label.half == "held" and label.titled and label.document in files:
            wanted.setdefault(label.document, []).append(label)
    right = wrong = 0
    for name, some in wanted.items():
        document = convert(files[name], pages=[label.page for label in some])
        for label in some:
            found = tuple(one.type for one in document.tables if one.fragments[0].page == label.page)
            right += found == label.kinds
            wrong += found != label.kinds
    assert right >= WANTED * (right + wrong)
