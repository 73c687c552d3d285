"""`yusuan corrections`: parse, run, print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.audit.corrections.correction import in_force
from pipeline.audit.corrections.lines import from_lines, to_lines
from pipeline.audit.run import Run
from pipeline.errors import UnreadableFileError
from pipeline.store.atomic import write_bytes

app = typer.Typer(help="Move people's corrections between machines, and apply them.", no_args_is_help=True)

_Run = Annotated[str, typer.Argument(metavar="RUN", help="Output folder of yusuan convert, or the URL of a database.")]


@app.command("export")
def _export(
    run: _Run,
    output: Annotated[Path, typer.Option("-o", "--output", readable=False, help="The file to write, a line each.")],
) -> None:
    """Write all corrections of a run as JSON lines, those that were undone too."""
    log = Run(run).corrections()
    write_bytes(output, "".join(to_lines(log)).encode())
    typer.echo(f"{len(log)} corrections, {len(in_force(log))} in force")


@app.command("import")
def _import(
    run: _Run,
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="JSON lines of the export.")],
) -> None:
    """Add the corrections of a file to a run, each once, and apply them."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(f"cannot read {file.name}: {error}") from error
    opened = Run(run)
    added = opened.keep(from_lines(lines))
    changed = list(opened.write_back())
    typer.echo(f"{len(added)} corrections added, {len(changed)} documents changed")


@app.command("apply")
def _apply(run: _Run) -> None:
    """Bring JSON and database up to the corrections in force; doing so again changes nothing."""
    typer.echo(f"{len(list(Run(run).write_back()))} documents changed")
