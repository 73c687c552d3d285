"""What a person sees while a run goes on: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline.bulk.outcome import Outcome
from pipeline.bulk.pace import Pace
from pipeline.bulk.schedule import Work
from pipeline.file_names import printable


class RunProgress(Protocol):
    """Hears what is to be done, about pages as they are read, about documents as they end, and, in between, ticks."""

    def begin(self, works: Sequence[Work]) -> None: ...
    def pages(self, work: Work, done: int, total: int) -> None: ...
    def document(self, work: Work, outcome: Outcome) -> None: ...
    def tick(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def progress_on(console: Console) -> RunProgress:
    """The right kind for `console`."""
    return Bar(console) if console.is_terminal else Lines(console)


class Lines:
    """A line a document, with the pace."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._pace = Pace()
        self._documents = 0
        self._done = 0

    def begin(self, works: Sequence[Work]) -> None:
        self._documents = len(works)
        self._pace.begin(works)

    def pages(self, work: Work, done: int, total: int) -> None:
        self._pace.read(work, done, total)

    def tick(self) -> None:
        pass

    def document(self, work: Work, outcome: Outcome) -> None:
        self._done += 1
        figures = outcome.figures
        self._pace.end(work, figures.pages.total() if figures else 0)
        if figures:
            what = f"{figures.pages.total()} pages, {figures.tables.total()} tables, {figures.cells} cells"
            what += f", {figures.failed_pages} pages not read" if figures.failed_pages else ""
        else:
            what = f"failed ({outcome.error.kind})" if outcome.error else ""
        line = f"[{self._done}/{self._documents}] {printable(outcome.path.name)}: {what} ({self._pace})"
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Bar:
    """A bar of documents."""

    def __init__(self, console: Console) -> None:
        self._failed = 0
        self._pace = Pace()
        self._bar = Progress(
            TextColumn("documents"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pace]}"),
            TextColumn("[red]{task.fields[failed]}"),
            TimeElapsedColumn(),
            console=console,
        )
        self._task = self._bar.add_task("", total=None, pace="", failed="")

    def begin(self, works: Sequence[Work]) -> None:
        self._pace.begin(works)
        self._bar.update(self._task, total=len(works))

    def pages(self, work: Work, done: int, total: int) -> None:
        self._pace.read(work, done, total)
        self.tick()

    def tick(self) -> None:
        self._bar.update(self._task, pace=str(self._pace))

    def document(self, work: Work, outcome: Outcome) -> None:
        self._failed += outcome.error is not None
        self._pace.end(work, outcome.figures.pages.total() if outcome.figures else 0)
        failed = f"{self._failed} failed" if self._failed else ""
        self._bar.update(self._task, advance=1, failed=failed, pace=str(self._pace))

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
