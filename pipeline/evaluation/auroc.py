"""How well confidence tells right cells from wrong ones; the adapter of scikit-learn."""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.metrics import roc_auc_score


def auroc(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """The chance that a right cell has a higher confidence than a wrong one; ties count half.

    None when all are right or all are wrong: then there is nothing to tell apart.
    """
    return float(roc_auc_score(right, confidences)) if len(set(right)) == 2 else None
