"""`yusuan convert`: parse, run, print."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipeline import errors
from pipeline.bulk.discover import discover
from pipeline.bulk.engine_choice import EngineName, chosen_engine
from pipeline.bulk.fetched import prune_cache
from pipeline.bulk.object_out import database_of, open_out
from pipeline.bulk.outcome import Outcome
from pipeline.bulk.page_ranges import parse_pages
from pipeline.bulk.progress import progress_on
from pipeline.bulk.run import Wanted, run
from pipeline.bulk.summary import exit_code, failure_line, failure_lines, summary_table
from pipeline.store.folder import is_url
from pipeline.store.sql.database import Database


def convert_command(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="PDF, TIFF, PNG, JPEG, TXT or MD files, or folders (also s3://…) to search for them."
        ),
    ],
    out: Annotated[
        str, typer.Option("--out", help="Folder or URL (s3://…) for one JSON file a document and the database.")
    ],
    workers: Annotated[int | None, typer.Option(min=1, help="Processes at work; by default one a CPU.")] = None,
    pages: Annotated[str | None, typer.Option(metavar="3-5,8", help="Only these pages of each document.")] = None,
    timeout: Annotated[
        float,
        typer.Option(min=1, help="Seconds that four pages, or then each alone, may take before they are given up."),
    ] = 600,
    memory: Annotated[
        int | None, typer.Option(min=64, metavar="MIB", help="Memory that a worker may take; by default 3072 to 4096.")
    ] = None,
    db: Annotated[
        str | None, typer.Option("--db", metavar="URL", help="Database of the run; by default OUT/yusuan.sqlite.")
    ] = None,
    engine: Annotated[EngineName, typer.Option("--engine", help="Processes here, or a Ray cluster.")] = "pool",
    ray_address: Annotated[
        str | None, typer.Option("--ray-address", help="Cluster to work on; with --engine ray and without, one here.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Convert again what is done already.")] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again what failed, also within the limits that it met.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when something asks for a person.")] = False,
) -> None:
    """Convert PDFs and scanned pictures: one JSON file a document, one database, and a summary.

    The same command again goes on where a run stopped and leaves what is done.
    """
    try:
        numbers = parse_pages(pages) if pages else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--pages") from error
    jobs, unusable = discover([path if is_url(path) else Path(path) for path in paths])
    outcomes = [Outcome(path.path, error=path.error) for path in unusable]
    stopped: errors.YusuanError | None = None
    interrupted = False
    with closing(open_out(out)) as folder, closing(Database(db or database_of(folder, out))) as database:
        at_work, processes = chosen_engine(engine, workers, timeout, memory, ray_address)
        wanted = Wanted(jobs, numbers, force, retry_failed)
        try:
            with (
                progress_on(Console(stderr=True)) as progress,
                closing(run(wanted, folder, database, at_work, processes, progress)) as finished,
            ):
                outcomes.extend(finished)
        except KeyboardInterrupt:
            interrupted = True
        except errors.OutputError as error:  # the database takes no more
            stopped = error
    prune_cache()
    Console().print(summary_table(outcomes))
    for line in failure_lines(outcomes):
        typer.echo(line, err=True)
    if interrupted or stopped:
        left = len(jobs) + len(unusable) - len(outcomes)
        why = failure_line(stopped) if stopped else "interrupted"
        typer.echo(f"{why}: {left} documents were not converted; the same command goes on with them", err=True)
        raise typer.Exit(stopped.exit_code if stopped else errors.INTERRUPTED)
    raise typer.Exit(exit_code(outcomes, strict=strict))
