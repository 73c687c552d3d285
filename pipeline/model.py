"""The shared language: the typed document that `convert` returns and the JSON contract (`schema_version` 1.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION: Literal["1.0"] = "1.0"

PageKind = Literal["digital", "scanned", "mixed", "empty"]
Status = Literal["read", "repaired", "derived", "missing"]
Source = Literal["text", "ocr", "check", "human"]
Family = Literal["budget", "final_account", "performance", "other"]
Severity = Literal["info", "warning", "error"]

Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
BBox = Annotated[tuple[float, float, float, float], Field(description="[x0, top, x1, bottom] in points")]


class Model(BaseModel):
    """Frozen; no key that the contract does not name, and every key that it names."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class PageBox(Model):
    """A box on a page; `page` counts from 1."""

    page: Annotated[int, Field(ge=1)]
    bbox: BBox


class Alternative(Model):
    """Another text that a reader saw for the same cell."""

    text: str
    probability: Confidence


class Evidence(Model):
    """What the confidence of a cell read from pixels rests on."""

    least: Confidence = Field(description="lowest probability of a character of `raw`")
    margin: Confidence = Field(description="least distance between a character and its runner-up")
    probabilities: tuple[Confidence, ...] = Field(default=(), description="one a character of `raw`, spaces aside")
    second: str | None = Field(default=None, description="what the second reader saw; null when it was not asked")
    alternatives: tuple[Alternative, ...] = Field(default=(), description="most probable first, without `raw` itself")
    edges: tuple[Confidence, Confidence, Confidence, Confidence] = Field(
        description="share of the left, top, right and bottom side that is drawn"
    )
    uncovered_ink: Confidence = Field(description="share of the cell's ink that no reading accounts for")
    seal: Confidence = Field(description="share of the cell that a seal covers")
    column_format: bool | None = Field(
        default=None, description="decimals and separators as in its column; null: no rule"
    )
    repairs: Annotated[int, Field(ge=0)] = 0
    glyph_pixels: Annotated[float, Field(ge=0)] | None = Field(
        default=None, description="height of the page's print in pixels of the stored picture; null: unknown"
    )


class Cell(Model):
    """A cell once, at its top-left place. `raw` is the text as seen, `text` after repair."""

    row: Annotated[int, Field(ge=0)]
    col: Annotated[int, Field(ge=0)]
    row_span: Annotated[int, Field(ge=1)] = 1
    col_span: Annotated[int, Field(ge=1)] = 1
    text: str = ""
    raw: str = ""
    status: Status = "read"
    confidence: Confidence = 1.0
    source: Source = "text"
    boxes: tuple[PageBox, ...] = ()
    flags: tuple[str, ...] = ()
    evidence: Evidence | None = None


class Table(Model):
    """A whole table over all its pages; its cells tile `n_rows` x `n_cols`."""

    id: str
    type: str = "unknown"
    type_confidence: Confidence = 0.0
    title: str = ""
    unit: str = ""
    fragments: tuple[PageBox, ...]
    n_rows: Annotated[int, Field(ge=0)]
    n_cols: Annotated[int, Field(ge=0)]
    header_rows: Annotated[int, Field(ge=0)] = 0
    cells: tuple[Cell, ...]

    def to_pandas(self) -> pd.DataFrame:
        """An `n_rows - header_rows` x `n_cols` frame of text; see `pipeline.store.frame`."""
        from pipeline.store.frame import to_pandas

        return to_pandas(self)

    def to_html(self) -> str:
        """An HTML `<table>` with row and column spans; see `pipeline.store.html`."""
        from pipeline.store.html import to_html

        return to_html(self)


class Page(Model):
    """A page as displayed; `rotation` is the clockwise turn applied to the stored page."""

    number: Annotated[int, Field(ge=1)]
    width: float
    height: float
    rotation: Literal[0, 90, 180, 270] = 0
    kind: PageKind
    status: Literal["ok", "failed"] = "ok"
    problems: tuple[str, ...] = ()


class Value(Model):
    """One fact with its past: the cells (`[row, col]` in a table) that it was read from."""

    value: str | None
    text: str
    unit: str = ""
    status: Status
    confidence: Confidence
    cells: tuple[tuple[str, int, int], ...] = ()


class Records(Model):
    """Facts mapped from cells; empty until a table's kind is known."""

    profile: dict[str, Value] = {}
    budget_items: tuple[dict[str, Value], ...] = ()
    tasks: tuple[dict[str, Value], ...] = ()
    goals: tuple[dict[str, Value], ...] = ()
    indicators: tuple[dict[str, Value], ...] = ()


class Finding(Model):
    """Something worth a person's attention, as data; amounts are decimal strings."""

    rule: str
    severity: Severity
    table: str | None = None
    cells: tuple[tuple[int, int], ...] = ()
    expected: str | None = None
    actual: str | None = None
    difference: str | None = None
    tolerance: str | None = None
    message: str


class ReviewItem(Model):
    """A cell to look at, with the reasons."""

    table: str
    row: int
    col: int
    confidence: Confidence
    reasons: tuple[str, ...]


class Document(Model):
    """One converted document; a function of its bytes and the settings alone."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    file_name: str
    family: Family | None = None
    fiscal_year: int | None = None
    unit_name: str | None = None
    supervising_department: str | None = None
    division_code: str | None = None
    pages: tuple[Page, ...]
    tables: tuple[Table, ...] = ()
    records: Records = Records()
    findings: tuple[Finding, ...] = ()
    review: tuple[ReviewItem, ...] = ()
