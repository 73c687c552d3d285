"""What a person decided about a cell, row or table: kept apart from what was read, never changed, only added to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field

from pipeline.model import BBox, Model

Operation = Literal[
    "set_text", "mark_unreadable", "confirm", "merge", "split", "move_row", "drop_row", "set_kind", "undo"
]


class Anchor(Model):
    """Where something stands on the page and what stands around it; row and column are only for a person to read.

    `raw` is a cell's text as seen, a row's texts joined by tabs, or a table's title. Labels are raw texts too:
    they stay the same when a person corrects them.
    """

    scope: Literal["cell", "row", "table"]
    page: Annotated[int, Field(ge=1)] | None = Field(description="page of the first box; null for text without pages")
    bbox: BBox | None
    raw: str
    row_label: str = Field(default="", description="first words in the cell's row; of a table, its column headings")
    column_label: str = Field(default="", description="column headings from the top, joined by /")
    table: str = Field(description="id of the table at that time")
    row: Annotated[int, Field(ge=0)] = 0
    col: Annotated[int, Field(ge=0)] = 0


class Correction(Model):
    """One decision. `other` is the far corner of a merge, or the row that a moved row goes above or below of.

    `parts` are the texts of a split, `rows` by `cols` of them. `undo` takes back the one that it supersedes.
    """

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")]
    document: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    operation: Operation
    anchor: Anchor
    other: Anchor | None = None
    side: Literal["above", "below"] | None = None
    rows: Annotated[int, Field(ge=1)] = 1
    cols: Annotated[int, Field(ge=1)] = 1
    parts: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    why: str = ""
    who: str
    when: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", description="UTC")]
    supersedes: str | None = None

    @classmethod
    def new(cls, document: str, operation: Operation, anchor: Anchor, *, who: str, **rest: Any) -> Self:
        """A decision of now (or `when`), its id made from all that it says."""
        rest.setdefault("when", datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
        draft = cls(id="0" * 24, document=document, operation=operation, anchor=anchor, who=who, **rest)
        # No database keeps a NUL.
        draft = cls.model_validate_json(draft.model_dump_json().replace("\\u0000", "\\ufffd"))
        return draft.model_copy(update={"id": draft.digest()})

    def digest(self) -> str:
        """24 hexadecimal digits that depend on everything but `id`."""
        return hashlib.sha256(self.model_dump_json(exclude={"id"}).encode()).hexdigest()[:24]


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Each once, oldest first."""
    return sorted({one.id: one for one in corrections}.values(), key=lambda one: (one.when, one.id))


def in_force(corrections: Iterable[Correction]) -> list[Correction]:
    """Those that nothing in force supersedes, oldest first, without the undoing ones themselves.

    So the undoing of a decision brings back what that decision had replaced.
    """
    ordered = in_order(corrections)
    replaced: set[str] = set()
    kept = []
    for one in reversed(ordered):
        if one.id in replaced:
            continue
        if one.supersedes is not None:
            replaced.add(one.supersedes)
        if one.operation != "undo":
            kept.append(one)
    return kept[::-1]


def by_document(corrections: Iterable[Correction]) -> Mapping[str, list[Correction]]:
    """Document id → its decisions, oldest first."""
    result: dict[str, list[Correction]] = {}
    for one in in_order(corrections):
        result.setdefault(one.document, []).append(one)
    return result
