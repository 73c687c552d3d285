"""A set's confidence as curves; the adapter of matplotlib."""

from __future__ import annotations

import io
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pipeline.evaluation.certainty import BINS, Judged, calibration_bins, risk_coverage

_ALL, _NUMBERS = "tab:blue", "tab:orange"


def confidence_png(name: str, cells: Sequence[Judged], numbers: Sequence[Judged]) -> bytes:
    """PNG bytes: the reliability diagram (DeGroot, Fienberg 1983) beside the risk-coverage curve."""
    figure = Figure(figsize=(9, 4), layout="constrained")
    reliability, risk = figure.subplots(1, 2)
    figure.suptitle(f"{name}: {len(cells)} cells, {len(numbers)} of them numbers")
    _draw_reliability(reliability, cells, numbers)
    _draw_risk(risk, cells, numbers)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100, metadata={"Software": None})
    return buffer.getvalue()


def _draw_reliability(axes: Axes, cells: Sequence[Judged], numbers: Sequence[Judged]) -> None:
    """Share of right cells over mean confidence, for each of the bins; labels count the bin's cells."""
    axes.plot([0, 1], [0, 1], color="grey", linestyle=":", label="calibrated")
    for some, colour, label, shift in ((cells, _ALL, "all cells", 6), (numbers, _NUMBERS, "numbers", -12)):
        bins = calibration_bins(some)
        axes.plot([b.confidence for b in bins], [b.right for b in bins], marker="o", color=colour, label=label)
        for one in bins:
            at = (one.confidence, one.right)
            axes.annotate(
                str(one.cells), at, (0, shift), textcoords="offset points", fontsize=7, ha="center", color=colour
            )
    axes.set(xlabel=f"mean confidence ({BINS} bins)", ylabel="share right", xlim=(-0.03, 1.06), ylim=(-0.06, 1.08))
    axes.legend(loc="upper left", fontsize=8)


def _draw_risk(axes: Axes, cells: Sequence[Judged], numbers: Sequence[Judged]) -> None:
    """Error rate among the most certain share of the cells."""
    for some, colour, label in ((cells, _ALL, "all cells"), (numbers, _NUMBERS, "numbers")):
        curve = risk_coverage(some)
        # Cells of the highest confidence come in any order, at one error rate.
        curve = [(0.0, curve[0][1]), *curve] if curve else []
        axes.plot([x for x, _ in curve], [y for _, y in curve], marker=".", color=colour, label=label)
    axes.set(xlabel="share of cells, most certain first", ylabel="error rate", xlim=(0, 1.02))
    axes.set_ylim(bottom=-0.002)
    axes.legend(loc="upper left", fontsize=8)
