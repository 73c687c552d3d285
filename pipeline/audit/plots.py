"""The state of a run at a glance; the adapter of matplotlib."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pipeline.audit.estimate import BANDS, band_of
from pipeline.store.sql.overview import Overview

_ACCENT, _AMBER, _RED, _QUIET = "#0f766e", "#d97706", "#b42318", "#6b7885"
_SEVERITIES = {"info": _QUIET, "warning": _AMBER, "error": _RED}
# Longer lists end with a line for the rest.
_MOST = 12


def overview_figure(state: Overview) -> Figure:
    """Pages, tables by kind, cells by confidence (on a log scale) and findings by rule; labels are ASCII ids."""
    figure = Figure(figsize=(11, 6.2), layout="constrained")
    pages, kinds, cells, findings = figure.subplots(2, 2).flat
    _bars(
        pages, f"{state.documents:,} documents, pages by kind", {name: {_ACCENT: n} for name, n in state.pages.items()}
    )
    _bars(kinds, "tables by kind", {kind: {_ACCENT: count} for kind, count in _largest(state.kinds).items()})
    _confidences(cells, state)
    rules: dict[str, dict[str, int]] = {}
    for (rule, severity), count in state.findings.items():
        rules.setdefault(rule, {})[_SEVERITIES[severity]] = count
    _bars(findings, "findings by rule (red: error, amber: warning)", rules)
    return figure


def _confidences(axes: Axes, state: Overview) -> None:
    counts = Counter[int]()
    for confidence, count in state.confidences.items():
        counts[band_of(confidence)] += count
    lows = (0.0, *BANDS[:-1])
    names = [f"{low:g} - {high:g}" for low, high in zip(lows, BANDS, strict=True)]
    colours = [_RED if high <= 0.8 else _AMBER if high <= 0.95 else _ACCENT for high in BANDS]
    bars = {name: {colours[index]: counts[index]} for index, name in enumerate(names)}
    _bars(axes, f"{state.cells:,} cells by confidence", bars)
    axes.set_xscale("symlog")


def _bars(axes: Axes, title: str, groups: Mapping[str, Mapping[str, int]]) -> None:
    """Horizontal bars, the parts of one (colour to count) behind each other."""
    names = list(groups)
    left = [0] * len(names)
    for colour in (_ACCENT, _RED, _AMBER, _QUIET):
        widths = [groups[name].get(colour, 0) for name in names]
        axes.barh(names, widths, left=left, color=colour, height=0.72)
        left = [one + two for one, two in zip(left, widths, strict=True)]
    for index, count in enumerate(left):
        axes.text(count, index, f" {count:,}", va="center", fontsize=8, color=_QUIET)
    axes.set_title(title, loc="left", fontsize=10)
    axes.invert_yaxis()
    axes.tick_params(labelsize=8, length=0)
    axes.spines[["top", "right", "bottom", "left"]].set_visible(False)
    axes.set_xticks([])
    axes.margins(x=0.12)


def _largest(counts: Mapping[str, int]) -> dict[str, int]:
    ordered = Counter(dict(counts)).most_common()
    rest = sum(count for _, count in ordered[_MOST:])
    return dict(ordered[:_MOST]) | ({f"{len(ordered) - _MOST} other kinds": rest} if rest else {})


def effort_figure(shares: Sequence[float], curves: Mapping[str, Sequence[float]]) -> Figure:
    """The share of the wrong amounts that are met over the share of the cells that were looked at, for each order."""
    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.subplots()
    for (name, found), colour in zip(curves.items(), (_ACCENT, _AMBER, _QUIET), strict=False):
        axes.plot(shares, found, color=colour, marker="o", markersize=3, label=name)
    axes.axvline(0.05, color=_QUIET, linewidth=0.7, linestyle=":")
    axes.set(xlabel="share of the queue that was reviewed", ylabel="share of wrong amounts found", ylim=(0, 1.02))
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    return figure
