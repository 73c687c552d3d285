"""What a person reads when a run is over, and the exit code that says the same to a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.table import Table

from pipeline.bulk.figures import total
from pipeline.bulk.outcome import Outcome
from pipeline.errors import MIXED_FAILURES, NEEDS_ATTENTION, YusuanError
from pipeline.file_names import printable


def summary_table(outcomes: Sequence[Outcome]) -> Table:
    """Documents, pages, tables, cells and findings, each with its parts."""
    figures = total(outcome.figures for outcome in outcomes if outcome.figures)
    failures = Counter(outcome.error.kind for outcome in outcomes if outcome.error)
    pages = Counter(figures.pages)
    pages["failed"] = figures.failed_pages
    table = Table(show_header=False)
    table.add_column(style="bold")
    table.add_column(justify="right")
    table.add_column()
    good = [outcome for outcome in outcomes if not outcome.error]
    documents = {
        "converted": sum(not outcome.unchanged and not outcome.same_as for outcome in good),
        "in part": sum(outcome.lost is not None and not outcome.same_as for outcome in good),
        "unchanged": sum(outcome.unchanged and not outcome.same_as for outcome in good),
        "the same as another": sum(outcome.same_as is not None for outcome in good),
    }
    table.add_row("documents", str(len(outcomes)), _parts(documents))
    table.add_row("pages", str(figures.pages.total()), _parts(pages))
    table.add_row("tables", str(figures.tables.total()), _parts(figures.tables))
    table.add_row("cells", str(figures.cells), "")
    table.add_row("findings", str(figures.findings.total()), _parts(figures.findings))
    table.add_row("failures", str(failures.total()), _parts(failures))
    return table


def failure_lines(outcomes: Sequence[Outcome]) -> list[str]:
    """One line for each path that failed, and for each with pages that were not read: where, and the reason."""
    lines = [failure_line(outcome.error, outcome.path) for outcome in outcomes if outcome.error]
    for outcome in outcomes:
        if outcome.figures and outcome.figures.unread:
            lines.append(f"in part: {printable(outcome.path)}: {printable(outcome.figures.unread)}")
    return lines


def failure_line(error: YusuanError, path: Path | None = None) -> str:
    """`failed: PATH: REASON` on one line."""
    where = f"{printable(path)}: " if path else ""
    return f"failed: {where}{printable(' '.join(str(error).split())) or error.kind}"


def exit_code(outcomes: Sequence[Outcome], *, strict: bool) -> int:
    """0 or the code of the failures, as `pipeline.errors` lists them."""
    codes = {error.exit_code for outcome in outcomes if (error := outcome.error or outcome.lost)}
    if codes:
        return codes.pop() if len(codes) == 1 else MIXED_FAILURES
    attention = any(outcome.figures.attention for outcome in outcomes if outcome.figures)
    return NEEDS_ATTENTION if strict and attention else 0


def _parts(counts: Mapping[str, int]) -> str:
    some = [(kind, count) for kind, count in counts.items() if count]
    return ", ".join(f"{kind} {count}" for kind, count in sorted(some, key=lambda part: (-part[1], part[0])))
