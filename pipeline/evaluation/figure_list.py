"""The names of the figures, what they are called, and how a value is written."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import Literal

Better = Literal["more", "less", "neither"]
UNDEFINED = "–"


@dataclass(frozen=True, slots=True)
class Figure:
    """`pooled`: the name of the figure over all tables together, where there is one beside the mean of tables."""

    name: str
    label: str
    better: Better = "neither"
    pooled: str | None = None


WORK = (
    Figure("documents", "documents"),
    Figure("failed_documents", "documents that failed", "less"),
    Figure("pages", "pages"),
    Figure("failed_pages", "pages that failed", "less"),
    Figure("seconds_a_page", "CPU seconds a page"),
)
TABLES = (
    Figure("tables", "tables"),
    Figure("found", "found", "more"),
    Figure("missed", "missed", "less"),
    Figure("extra", "extra", "less"),
)
QUALITY = (
    Figure("teds", "TEDS", "more"),
    Figure("teds_struct", "TEDS-Struct", "more"),
    Figure("grits_top", "GriTS-Top", "more"),
    Figure("grits_con", "GriTS-Con", "more"),
    Figure("cell_f1", "cell F1", "more", "pooled_cell_f1"),
    Figure("numbers_exact", "numbers exact", "more", "pooled_numbers_exact"),
    Figure("cer", "CER", "less", "pooled_cer"),
    Figure("perfect", "perfect tables", "more"),
)
ADJACENCY = (
    Figure("adjacency_precision", "adjacency precision", "more"),
    Figure("adjacency_recall", "adjacency recall", "more"),
    Figure("adjacency_f1", "adjacency F1", "more"),
)
CONFIDENCE = (
    Figure("cells", "cells read"),
    Figure("wrong", "wrong", "less"),
    Figure("ece", "ECE", "less"),
    Figure("auroc", "AUROC", "more"),
    *(Figure(f"error_at_{share}", f"error at {share} %", "less") for share in (50, 80, 90, 95, 99)),
    Figure("silent", "wrong at ≥ .99", "less"),
    Figure("certain_share", "share at ≥ .99"),
)


def written(value: float | int | None, better: Better = "neither") -> str:
    """A count as it is, anything else with four decimals, never rounded towards a better value.

    >>> written(12), written(0.99996, "more"), written(0.00001, "less"), written(1.0, "more"), written(None)
    ('12', '0.9999', '0.0001', '1.0000', '–')
    """
    if value is None:
        return UNDEFINED
    if isinstance(value, int):
        return str(value)
    # 12 decimals are taken as exact: sums of floats are off in the last ones.
    scaled = round(value * 10_000, 8)
    if better == "neither":
        return f"{value:.4f}"
    return f"{(floor(scaled) if better == 'more' else ceil(scaled)) / 10_000:.4f}"
