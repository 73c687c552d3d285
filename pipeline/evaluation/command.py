"""`yusuan eval`: parse, run, print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline.bulk.pool import usable_cpus
from pipeline.errors import SettingsError
from pipeline.evaluation.changes import changes
from pipeline.evaluation.changes_text import changes_text
from pipeline.evaluation.results import Results
from pipeline.evaluation.results_file import read_results, results_json
from pipeline.evaluation.run_record import record_run
from pipeline.evaluation.sets import Places, chosen_sets, sample
from pipeline.evaluation.terminal import set_table
from pipeline.store.atomic import make_folder, write_bytes

CHECKOUT = Path(__file__).parents[2]
CORPUS = CHECKOUT / "corpus/documents"
SHARED = CHECKOUT.parent / "shared"
OUT = Path("out/eval")
# Changed cells of a kind and set on the terminal; changes.md has all.
_MOST_PRINTED = 20

Sets = Annotated[list[str] | None, typer.Argument(metavar="[SET]...", help="Truth sets; all that are present if none.")]


def evaluate_command(
    sets: Sets = None,
    out: Annotated[Path, typer.Option("--out", help="Folder for results.json, report.md and its pictures.")] = OUT,
    corpus: Annotated[Path, typer.Option("--corpus", help="Folder of our own documents and their truth.")] = CORPUS,
    shared: Annotated[Path, typer.Option("--shared", help="Folder that holds truth/ and real/.")] = SHARED,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many documents a set, always the same.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes at work; by default one a CPU.")] = None,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds after which a document is given up.")] = 600,
    compare: Annotated[
        Path | None, typer.Option("--compare", help="An earlier results.json: show what got better and worse.")
    ] = None,
    shown: Annotated[int, typer.Option("--shown", min=0, help="Wrong cells a set that the report shows.")] = 40,
) -> None:
    """Measure how good the conversion is, against documents whose tables are known."""
    earlier = read_results(compare) if compare else None
    chosen = [(one, sample(cases, limit)) for one, cases in chosen_sets(sets or (), Places(corpus, shared))]
    try:
        from pipeline.evaluation.report import write_report
        from pipeline.evaluation.run_sets import run_sets
    except ImportError as error:
        raise SettingsError(f"yusuan eval needs more packages: pip install 'yusuan[eval]' ({error})") from error
    make_folder(out)
    record = record_run([*(sets or ()), *(["--limit", str(limit)] if limit else [])], CHECKOUT)
    with _progress() as bar:
        task = bar.add_task("", total=sum(len(cases) for _, cases in chosen))
        done = run_sets(chosen, workers or usable_cpus(), timeout, lambda: bar.advance(task))
    results = Results(record=record, sets=done)
    write_bytes(out / "results.json", results_json(results))
    console = Console()
    for one in results.sets:
        console.print(set_table(one))
    pdfs = {(one.name, case.id): case.pdf for one, cases in chosen for case in cases}
    typer.echo(f"report: {write_report(results, pdfs, out, shown)}")
    if earlier:
        found = changes(earlier, results)
        write_bytes(out / "changes.md", ("# What changed\n\n" + changes_text(found)).encode())
        typer.echo(f"changes: {out / 'changes.md'}\n\n{changes_text(found, _MOST_PRINTED)}", nl=False)


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("documents"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
    )
