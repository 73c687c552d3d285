"""Labels of tables: damaged ones completed, all others left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.mend.labels import complete
from pipeline.mend.levels import spellings
from pipeline.mend.table_labels import label_places, mended_labels
from pipeline.model import Cell, PageBox, Table
from pipeline.schema.indicator_words import indicator_words
from pipeline.settings import shipped_settings

TRUTH = Path(__file__).parents[2] / ".." / "shared" / "truth"
WORDS = indicator_words()
FIELDS = shipped_settings().fields

ROWS = (
    ("年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
    ("", "产出指标", "数量指标", "巡护次数", "12次"),
    ("", "", "质量指标", "合格率", "≥95%"),
    ("", "效益指标", "可持续影响指标", "长效机制", "健全"),
)


def form(changes: dict[tuple[int, int], str], *, confidence: float = 0.6, source: str = "ocr") -> Table:
    cells = [
        Cell(row=row, col=col, text=changes.get((row, col), text), confidence=confidence, source=source)  # type: ignore[arg-type]
        for row, texts in enumerate(ROWS)
        for col, text in enumerate(texts)
        if col or not row
    ]
    cells[0] = cells[0].model_copy(update={"row_span": 4})
    return Table(id="t", fragments=(PageBox(page=1, bbox=(0, 0, 1, 1)),), n_rows=4, n_cols=5, cells=tuple(cells))


def mended(table: Table) -> dict[tuple[int, int], Cell]:
    (done,), _ = mended_labels([table], FIELDS)
    return {(cell.row, cell.col): cell for cell in done.cells}


@pytest.mark.parametrize(
    ("place", "seen", "word"),
    [
        ((1, 2), "数里指标", "数量指标"),
        ((3, 2), "响指标", "可持续影响指标"),
        ((3, 2), "可持续影响", "可持续影响"),
        ((3, 1), "益指标", "效益指标"),
        ((0, 0), "绩年效度标指", "年度绩效指标"),
        ((0, 3), "三级指", "三级指标"),
        ((2, 2), "里量指标", "里量指标"),  # 数量 or 质量
        ((2, 2), "物料指标", "物料指标"),
        ((1, 3), "巡护次", "巡护次"),  # no closed list of names
        ((1, 4), "12学", "12学"),
    ],
)
def test_a_doubted_label(place: tuple[int, int], seen: str, word: str) -> None:
    cell = mended(form({place: seen}))[place]
    assert cell.text == word
    assert (cell.status == "repaired") == (seen != word) == ("label_completed" in cell.flags)


HEADER = ("项目", "合计", "基本支出", "公务接待费", "12")


def header(changes: dict[int, str], *, confidence: float = 0.6, source: str = "ocr") -> Table:
    """Five headings over five amounts."""
    names = [(0, col, changes.get(col, text)) for col, text in enumerate(HEADER)]
    texts = [*names, *((1, col, "1.00") for col in range(5))]
    cells = [
        Cell(row=row, col=col, text=text, raw=text, confidence=confidence, source=source)  # type: ignore[arg-type]
        for row, col, text in texts
    ]
    box = PageBox(page=1, bbox=(0, 0, 1, 1))
    return Table(id="t", fragments=(box,), n_rows=2, n_cols=5, header_rows=1, cells=tuple(cells))


@pytest.mark.parametrize(
    ("col", "seen", "word"),
    [
        (3, "公务待费", "公务接待费"),
        (3, "公务接侍费", "公务接待费"),
        (2, "基本支出.", "基本支出"),
        (2, "本年收出", "本年收出"),  # 收入 or 支出
        (2, "其他说明", "其他说明"),
        (4, "12", "12"),
    ],
)
def test_a_doubted_heading(col: int, seen: str, word: str) -> None:
    cell = mended(header({col: seen}))[0, col]
    assert (cell.text, cell.raw) == (word, seen)
    assert (cell.status == "repaired") == (seen != word) == ("label_completed" in cell.flags)


def test_a_heading_is_left_alone_where_its_reader_is_sure_or_its_table_is_not_known() -> None:
    assert mended(header({3: "公务待费"}, confidence=0.97))[0, 3].text == "公务待费"
    assert mended(header({3: "公务待费"}, source="text"))[0, 3].text == "公务待费"
    assert mended(header({1: "甲", 2: "乙", 3: "公务待费"}))[0, 3].text == "公务待费"
    assert mended(header({}))[1, 3].text == "1.00"


def test_several_words_are_candidates() -> None:
    _, (finding,) = mended_labels([form({(2, 2): "里量指标"})], FIELDS)
    assert (finding.rule, finding.actual, finding.cells) == ("label_candidates", "里量指标", ((2, 2),))
    assert "数量指标 or 质量指标" in finding.message


def test_what_a_reader_is_sure_of_or_a_file_stores_stays() -> None:
    assert mended(form({(3, 2): "响指标"}, confidence=0.97))[3, 2].text == "响指标"
    assert mended(form({(3, 2): "响指标"}, source="text"))[3, 2].text == "响指标"


def test_no_word_of_the_lists_completes_another_one() -> None:
    for words in (spellings(WORDS.level1), spellings(WORDS.level2), WORDS.level0, WORDS.headings):
        assert all(complete(word, words).word == word for word in words)


def tables_of(path: Path) -> list[Table]:
    """The tables of a truth file as if their reader had doubted every cell."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return [
        Table(
            id=f"{path.stem} {number}",
            fragments=(PageBox(page=1, bbox=(0, 0, 1, 1)),),
            n_rows=table["n_rows"],
            n_cols=table["n_cols"],
            cells=tuple(
                Cell(
                    **{key: cell[key] for key in ("row", "col", "row_span", "col_span", "text")},
                    raw=cell["text"],
                    confidence=0.1,
                    source="ocr",
                )
                for cell in table["cells"]
            ),
        )
        for number, table in enumerate(found.get("tables", [found]))
    ]


@pytest.mark.skipif(not TRUTH.is_dir(), reason="../shared, the real documents and their truth, is absent")
def test_nothing_printed_in_real_forms_is_changed_even_where_all_is_doubted() -> None:
    files = [*sorted((TRUTH / "twins").glob("*.truth.json")), *sorted((TRUTH / "crosspage").glob("*.json"))]
    tables = [table for path in files for table in tables_of(path)]
    assert len(tables) >= 57
    assert sum(len(label_places(table)) for table in tables) > 300
    done, findings = mended_labels(tables, FIELDS)
    changed = [
        (a.text, b.text)
        for t, u in zip(tables, done, strict=True)
        for a, b in zip(t.cells, u.cells, strict=True)
        if a != b
    ]
    assert (changed, findings) == ([], ())
