"""Calibrated confidence of whole tables, with weights of our own."""

from __future__ import annotations

import pytest

from pipeline.confidence.calibration import Calibration, Weights
from pipeline.confidence.features import features, kind_of, table_doubts
from pipeline.confidence.judged import judged
from pipeline.model import Cell, Evidence, PageBox, Table
from pipeline.settings import shipped_settings

SURE = Evidence(
    least=1.0, margin=1.0, second="1.20", edges=(1, 1, 1, 1), uncovered_ink=0, seal=0, column_format=True,
    glyph_pixels=30,
)  # fmt: skip


def cell(row: int, col: int, text: str = "1.20", flags: tuple[str, ...] = (), **evidence: object) -> Cell:
    kept = SURE.model_copy(update={"second": text or None, **evidence})
    return Cell(row=row, col=col, text=text, raw=text, source="ocr", flags=flags, evidence=kept)


def table(*cells: Cell) -> Table:
    n_rows, n_cols = (1 + max(getattr(one, side) for one in cells) for side in ("row", "col"))
    box = PageBox(page=1, bbox=(0, 0, 1, 1))
    return Table(id="t", fragments=(box,), n_rows=n_rows, n_cols=n_cols, cells=cells)


def sure_of(*cells: Cell) -> list[float]:
    (found,) = judged([table(*cells)], shipped_settings().calibration)
    return [one.confidence for one in found.cells]


def test_cells_of_stored_text_keep_their_confidence() -> None:
    stored = Cell(row=0, col=0, text="1.20", confidence=0.5)
    assert sure_of(stored, cell(0, 1))[0] == 0.5
    assert judged([table(stored)], shipped_settings().calibration) == (table(stored),)


def test_a_perfect_amount_is_nearly_certain_and_a_blank_with_ink_is_not() -> None:
    amount, blank = sure_of(cell(0, 0), cell(0, 1, "", uncovered_ink=1.0, flags=("unread_ink",)))
    assert amount >= 0.99
    assert blank < 0.9


def test_a_separator_that_the_column_settled_is_no_certain_amount() -> None:
    assert sure_of(cell(0, 0, flags=("settled_by_column",))) == [0.97]


WORSE = {
    "unsure": {"least": 0.9, "margin": 0.8},
    "readers differ": {"second": "7.20", "flags": ("readers_disagree",)},
    "no amount": {"text": "1.2.0"},
    "unlike its column": {"column_format": False},
    "small print": {"glyph_pixels": 12.0},
    "lost line": {"flags": ("lost_line",)},
}


@pytest.mark.parametrize("worse", WORSE)
def test_what_speaks_against_a_cell_lowers_its_confidence(worse: str) -> None:
    sure, doubted = sure_of(cell(0, 0)), sure_of(cell(0, 0, **WORSE[worse]))  # type: ignore[arg-type]
    assert doubted < sure


def test_a_faint_line_speaks_against_what_stands_right_of_it() -> None:
    cells = (cell(0, 0, edges=(1, 1, 0.4, 1)), cell(0, 1, edges=(0.4, 1, 1, 1)), cell(0, 2))
    doubts = table_doubts(cells, 1, 3)
    assert doubts.faint_left == (0.6, 0.6, 0.6)
    assert table_doubts(cells[1:], 1, 3).faint_left[0] == pytest.approx(0.6)
    right = (cell(0, 0), cell(0, 1, edges=(1, 1, 0.4, 1)), cell(0, 2, edges=(0.4, 1, 1, 1)))
    assert table_doubts(right, 1, 3).faint_left == pytest.approx((0.0, 0.6, 0.6))


def test_a_faint_line_along_one_row_of_many_weighs_more_than_one_along_all() -> None:
    def lines(rows: int) -> tuple[Cell, ...]:
        """Nine rows, a faint line between two columns in some of them; the others are one cell wide."""
        split = [
            cell(row, col, edges=edges)
            for row in range(rows)
            for col, edges in enumerate([(1, 1, 0.9, 1), (0.9, 1, 1, 1)])
        ]
        whole = [cell(row, 0).model_copy(update={"col_span": 2}) for row in range(rows, 9)]
        return (*split, *whole)

    along_one, along_all = (table_doubts(lines(rows), 9, 2).faint_left[0] for rows in (1, 9))
    assert along_all == pytest.approx(0.1)
    assert along_one == pytest.approx(0.3)


def test_the_shipped_weights_are_of_known_features_and_of_measured_cells() -> None:
    known = features(cell(0, 0), SURE, table_doubts([cell(0, 0)], 1, 1))
    calibration = shipped_settings().calibration
    for kind in ("number", "words", "blank"):
        assert calibration.of(kind).weights.keys() <= known.keys()
        assert calibration.fitted_on[kind][0] > 1000
    assert all(0 <= value <= 1 for value in known.values())


def test_kinds() -> None:
    assert [kind_of(cell(0, 0, text)) for text in ("1,2.3", "12%", "合计", "3个", " ", "—")] == [
        "number", "number", "words", "words", "blank", "words"
    ]  # fmt: skip


def test_each_kind_has_its_model() -> None:
    certain, never = Weights(intercept=50, weights={}), Weights(intercept=-50, weights={})
    calibration = Calibration(fitted_on={}, number=certain, words=never, blank=certain)
    (found,) = judged([table(cell(0, 0), cell(0, 1, "合计"))], calibration)
    assert [one.confidence for one in found.cells] == [1.0, 0.0]


def test_cells_beyond_a_line_that_one_row_alone_has_are_doubted() -> None:
    plain = [cell(row, col) for row in range(5) for col in (0, 1, 3)]
    before = sure_of(*plain)
    ghost = [one.model_copy(update={"col_span": 2}) if one.col == 1 and one.row != 2 else one for one in plain]
    after = sure_of(*ghost, cell(2, 2))
    assert after[0] == before[0] >= 0.99
    assert max(after[2], after[-1]) < 0.99
