"""The documents we ship, in order."""

from __future__ import annotations

from collections.abc import Callable

from corpus.generator.content import planted_budget, sample_budget, seed_form
from corpus.generator.model import Document
from corpus.generator.scan_recipe import ScanPage, ScanRecipe

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "seed_performance_form": seed_form.document,
    "sample_budget": sample_budget.document,
    "sample_budget_planted_error": planted_budget.document,
}

SCANS: dict[str, ScanRecipe] = {
    recipe.name: recipe
    for recipe in (
        ScanRecipe(
            "seed_performance_form.scan",
            "seed_performance_form",
            (ScanPage(1), ScanPage(2), ScanPage(3), ScanPage(4, seal_at=(440.0, 392.0))),
            seed=20240,
        ),
        ScanRecipe(
            "sample_budget.scan",
            "sample_budget",
            (
                ScanPage(4),
                ScanPage(8, turn=90),
                ScanPage(13, seal_at=(474.0, 352.0)),
                ScanPage(16),
            ),
            seed=20260,
        ),
    )
}

NAMES = (*DOCUMENTS, *SCANS)
