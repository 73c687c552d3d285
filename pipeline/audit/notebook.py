"""The few calls that notebooks/audit.ipynb is made of."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from pipeline.audit.plots import overview_figure
from pipeline.audit.run import Run
from pipeline.audit.session import Session
from pipeline.audit.widget import ReviewWidget
from pipeline.store.sql.overview import overview
from pipeline.store.sql.queue import Filter

__all__ = ["decisions", "glance", "open_run", "review"]


def open_run(place: str | Path | None = None, pdfs: Sequence[str | Path] = ()) -> Run:
    """The run in `place`, a folder or the URL of a database; by default in `YUSUAN_RUN`, else in `out`."""
    return Run(place or os.environ.get("YUSUAN_RUN") or "out", pdfs)


def glance(run: Run) -> Figure:
    """The state of the run as a picture."""
    with run.database.read() as session:
        return overview_figure(overview(session))


def review(run: Run, who: str | None = None, wanted: Filter | None = None, *, share: float = 0.1) -> ReviewWidget:
    """The review queue of `who`, by default `YUSUAN_WHO` or the login. `share` of others' decisions is asked again."""
    name = who or os.environ.get("YUSUAN_WHO") or getpass.getuser()
    return ReviewWidget(Session(run, name, wanted, share=share))


def decisions(run: Run) -> pd.DataFrame:
    """What people decided so far, newest first: one row a correction, undone ones too."""
    rows = [
        {
            "when": one.when[:19].replace("T", " "),
            "who": one.who,
            "what": one.operation,
            "before": one.before,
            "after": one.after or " | ".join(one.parts),
            "why": one.why,
            "page": one.anchor.page,
            "row": one.anchor.row_label,
            "column": one.anchor.column_label,
        }
        for one in reversed(run.corrections())
    ]
    return pd.DataFrame(rows, columns=["when", "who", "what", "before", "after", "why", "page", "row", "column"])
