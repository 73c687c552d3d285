"""`yusuan export`: parse, run, print."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from pipeline.bulk.summary import failure_line
from pipeline.errors import MIXED_FAILURES
from pipeline.store.export.export import Format, export
from pipeline.store.folder import LocalFolder, open_folder


def export_command(
    run: Annotated[str, typer.Argument(metavar="DIR", help="Folder or URL with the JSON files of a run.")],
    to: Annotated[Format, typer.Option("--to", help="What to write.")],
    out: Annotated[
        str | None, typer.Option("--out", help="Folder or URL that gets the files; DIR/exports/FORMAT if not given.")
    ] = None,
) -> None:
    """Write converted documents as CSV, Excel workbooks, Parquet or a Frictionless Data Package."""
    place = out or f"{run.rstrip('/')}/exports/{to}"
    target = open_folder(place)
    local = None
    if isinstance(target, LocalFolder):
        target.make()
        local = target.path  # the same disk, so that a finished file only changes its name
    with tempfile.TemporaryDirectory(prefix=".part-", dir=local) as work:
        exported = export(open_folder(run), to, target, Path(work))
    for table, count in exported.rows.items():
        typer.echo(f"{table}: {count} rows")
    typer.echo(f"exported {exported.documents} documents to {place}")
    for name, error in exported.failures.items():
        typer.echo(failure_line(error, Path(name)), err=True)
    codes = {error.exit_code for error in exported.failures.values()}
    if codes:
        raise typer.Exit(codes.pop() if len(codes) == 1 else MIXED_FAILURES)
