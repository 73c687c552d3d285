"""A text layer hidden under the picture of a page: heard, never believed.

Where it mostly agrees with what was read from the pixels, a cell in which it does not is doubted. It never changes a
text and never makes one more certain: such layers come from readers that nobody knows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from pipeline.confidence.evidence import FACTOR, Doubt
from pipeline.grid import Grid
from pipeline.layout.assign import assign_chars
from pipeline.model import Alternative, Cell
from pipeline.page_content import Char
from pipeline.text.cell_text import read_cell

LEAST_CELLS = 5
LEAST_AGREED = 0.7


def with_layer(cells: Sequence[Cell], grid: Grid, layer: Sequence[Char]) -> tuple[Cell, ...]:
    """The cells of `grid`, in its order, with a doubt and another reading where a good `layer` differs."""
    if not layer:
        return tuple(cells)
    content = zip(grid.cells, assign_chars(grid, layer), strict=True)
    texts = [read_cell(chars, place.box).text if chars else "" for place, chars in content]
    both = [(cell, text) for cell, text in zip(cells, texts, strict=True) if cell.text and text]
    agreed = sum(_bare(cell.text) == _bare(text) for cell, text in both)
    if len(both) < LEAST_CELLS or agreed < LEAST_AGREED * len(both):
        return tuple(cells)
    return tuple(
        _doubted(cell, text) if text and _bare(cell.text) != _bare(text) else cell
        for cell, text in zip(cells, texts, strict=True)
    )


def _doubted(cell: Cell, text: str) -> Cell:
    evidence = cell.evidence
    if evidence is not None and all(_bare(other.text) != _bare(text) for other in evidence.alternatives):
        other = Alternative(text=text, probability=round(1 - FACTOR[Doubt.LAYER_DISAGREES], 4))
        others = sorted([*evidence.alternatives, other], key=lambda one: -one.probability)
        evidence = evidence.model_copy(update={"alternatives": tuple(others)})
    flags = tuple(sorted({*cell.flags, Doubt.LAYER_DISAGREES}))
    return cell.model_copy(update={"evidence": evidence, "flags": flags})


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
