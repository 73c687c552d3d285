"""Wherever pages break between rows, stitching gives back the table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stitch.stitch import stitch
from tests.stitch.fragments import caption, fragment, texts

WORDS = st.text("一般公共服务支出教育科学技术文化社会保障", min_size=2, max_size=6)
AMOUNTS = st.decimals(0, 10**8, places=2, allow_nan=False).map(lambda amount: f"{amount:,}")
HEADER = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[str, ...]]:
    count = draw(st.integers(3, 12))
    codes = draw(st.lists(st.integers(201, 22999).map(str), min_size=count, max_size=count, unique=True))
    maybe = st.one_of(AMOUNTS, st.just(""))
    return [(code, draw(WORDS), draw(AMOUNTS), draw(maybe), draw(maybe)) for code in codes]


@given(body=rows(), data=st.data(), repeat=st.booleans())
def test_any_break_between_rows_is_undone(body: list[tuple[str, ...]], data: st.DataObject, repeat: bool) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, len(body) - 1), max_size=4)))
    parts = [body[a:b] for a, b in zip([0, *cuts], [*cuts, len(body)], strict=True)]
    fragments = [
        fragment(
            [HEADER, *part] if repeat or page == 1 else part,
            page,
            header=1 if repeat or page == 1 else 0,
            above=caption("部门支出总表") if page == 1 else (),
        )
        for page, part in enumerate(parts, 1)
    ]
    (table,) = stitch(fragments)
    assert texts(table) == [HEADER, *body]
    assert len(table.fragments) == len(parts)
    assert all(len(cell.boxes) == 1 for cell in table.cells)
