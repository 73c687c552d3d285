"""What a person sees while a run goes on: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline.bulk.run import Outcome
from pipeline.file_names import printable


class RunProgress(Protocol):
    """Hears about pages as they are done and about documents as they finish."""

    def pages(self, done: int) -> None: ...
    def document(self, outcome: Outcome) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def progress_on(console: Console, documents: int) -> RunProgress:
    """The right kind for `console`."""
    return _Bar(console, documents) if console.is_terminal else _Lines(console, documents)


class _Lines:
    def __init__(self, console: Console, documents: int) -> None:
        self._console = console
        self._documents = documents
        self._done = 0

    def pages(self, done: int) -> None:
        pass

    def document(self, outcome: Outcome) -> None:
        self._done += 1
        figures = outcome.figures
        if figures:
            what = f"{figures.pages.total()} pages, {figures.tables.total()} tables, {figures.cells} cells"
        else:
            what = f"failed ({outcome.error.kind})" if outcome.error else ""
        line = f"[{self._done}/{self._documents}] {printable(outcome.path.name)}: {what}"
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class _Bar:
    def __init__(self, console: Console, documents: int) -> None:
        self._failed = 0
        self._bar = Progress(
            TextColumn("documents"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pages]} pages"),
            TextColumn("[red]{task.fields[failed]}"),
            TimeElapsedColumn(),
            console=console,
        )
        self._task = self._bar.add_task("", total=documents, pages=0, failed="")

    def pages(self, done: int) -> None:
        self._bar.update(self._task, pages=done)

    def document(self, outcome: Outcome) -> None:
        self._failed += outcome.error is not None
        self._bar.update(self._task, advance=1, failed=f"{self._failed} failed" if self._failed else "")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
