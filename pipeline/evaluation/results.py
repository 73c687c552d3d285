"""What an evaluation found, as data that is kept and compared with later ones."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.model import PageBox

# Named figures of a set; None where a figure is not defined. `figure_list` names and explains them.
Figures = dict[str, float | int | None]
# `right`: as in the truth. `wrong`: another text. `stray`: the truth has no such cell. `lost`: no such cell was read.
Verdict = Literal["right", "wrong", "stray", "lost"]


class Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class TableMeasures(Kept):
    """Measures of a table (`table_measures`) and the counts that pooled measures are made of."""

    teds: float
    teds_struct: float
    grits_top: float | None
    grits_con: float | None
    cell_f1: float
    numbers_exact: float | None
    cer: float | None
    exact: int
    predicted: int
    truth: int
    numbers: int
    exact_numbers: int
    character_errors: int
    characters: int


class CellResult(Kept):
    """A place where the truth or the prediction has a cell, and whether they agree.

    `number`: one of the two texts is a number. A cell that is right needs no texts; `truth` and `reading` are those of
    the others, and None where there is no cell. `confidence` is None for a cell that was not read.
    """

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    verdict: Verdict = "right"
    number: bool = False
    confidence: float | None = None
    truth: str | None = None
    reading: str | None = None
    boxes: tuple[PageBox, ...] = ()

    @property
    def place(self) -> tuple[int, int, int, int]:
        return self.row, self.col, self.row_span, self.col_span


class TableResult(Kept):
    """A table of the truth. `found`: a predicted table was paired with it; without one it has no cells here."""

    title: str = ""
    found: bool
    measures: TableMeasures
    cells: tuple[CellResult, ...] = ()


class RelationCounts(Kept):
    """Adjacency relations of a document, with its tables; see `adjacency`."""

    tables: int
    found: int
    extra: int
    right: int
    truth: int
    predicted: int


class PageFrame(Kept):
    """A page as displayed, in points; `turn` is the clockwise turn applied to it."""

    width: float
    height: float
    turn: Literal[0, 90, 180, 270] = 0


class DocumentResult(Kept):
    """One document. `extra_tables`: predicted ones without a partner, `extra_cells` their cells, all stray.

    `frames`: by page, what the boxes of its cells refer to.
    """

    id: str
    pages: int = 0
    failed_pages: int = 0
    error: str | None = None
    cpu_seconds: float = 0.0
    tables: tuple[TableResult, ...] = ()
    extra_tables: int = 0
    extra_cells: tuple[CellResult, ...] = ()
    relations: RelationCounts | None = None
    frames: dict[int, PageFrame] = {}


class SetResult(Kept):
    name: str
    complete: bool = True
    figures: Figures
    documents: tuple[DocumentResult, ...]


class RunRecord(Kept):
    """When and with what a run was made."""

    date: str
    command: str
    commit: str | None
    versions: dict[str, str]


class Results(Kept):
    record: RunRecord | None = None
    sets: tuple[SetResult, ...]
