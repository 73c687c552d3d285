"""`make bench`: parse, run, print."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from pipeline.bulk.pool import usable_cpus
from pipeline.evaluation.command import CORPUS, SHARED
from pipeline.evaluation.run_record import record_run
from pipeline.evaluation.sets import Places
from tests.bench.bench_markdown import bench_markdown
from tests.bench.bench_results import BenchResults, SetRows
from tests.bench.bench_sets import chosen
from tests.bench.bench_table import HEADER, memory_lines, set_title, table_rows, throughput_lines, trouble_lines
from tests.bench.memory import measure_memory
from tests.bench.peer_list import PEERS
from tests.bench.run_bench import run_bench
from tests.bench.throughput import measure_throughput
from tests.bench.worker_process import ROOT

_WIDTH = 140


def bench(
    sets: Annotated[
        list[str] | None, typer.Argument(metavar="[SET]...", help="Sets; all present ones if none.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Pages a set, always the same ones.")] = None,
    peers: Annotated[str | None, typer.Option(metavar="A,B", help="Only these peers; ours is always there.")] = None,
    out: Annotated[Path, typer.Option(help="Folder for bench.json and bench.md.")] = Path("out/bench"),
    environments: Annotated[Path, typer.Option(help="Folder for the peers' environments.")] = Path("build/peers"),
    timeout: Annotated[float, typer.Option(min=1, help="Seconds after which a page is given up.")] = 300,
    whole: Annotated[bool, typer.Option("--whole/--no-whole", help="Also measure yusuan on whole documents.")] = True,
    memory_pages: Annotated[int, typer.Option(min=0, help="Pages of the run whose memory is watched; 0: none.")] = 5000,
) -> None:
    """Measure yusuan and its peers on the same pages, in one run."""
    names = peers.split(",") if peers else [peer.name for peer in PEERS]
    if unknown := set(names) - {peer.name for peer in PEERS}:
        raise typer.BadParameter(f"no peer {', '.join(unknown)}; peers: {', '.join(peer.name for peer in PEERS)}")
    try:
        wanted, absent = chosen(sets or (), Places(CORPUS, SHARED), limit)
    except KeyError as error:
        raise typer.BadParameter(error.args[0]) from error
    console = Console()
    # A pipe has no width; a table in pieces is of no use to who reads it there.
    console.width = max(console.width, _WIDTH)
    given = {"SETS": f"'{' '.join(sets or ())}'" if sets else None, "LIMIT": limit, "PEERS": peers}
    command = " ".join(["make bench", *(f"{name}={value}" for name, value in given.items() if value)])
    record = record_run([], ROOT).model_copy(update={"command": command})
    load = os.getloadavg()[0]
    with Console(stderr=True).status("") as status:
        some = [peer for peer in PEERS if peer.name in names]
        rows, records = run_bench(wanted, some, environments.resolve(), timeout, status.update)
        status.update("whole documents")
        throughput = measure_throughput() if whole else None
        memory = measure_memory(memory_pages) if whole and memory_pages else None
    results = BenchResults(record, usable_cpus(), load, rows, tuple(absent), records, throughput, memory)
    out.mkdir(parents=True, exist_ok=True)
    (out / "bench.json").write_text(
        json.dumps(results.as_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    (out / "bench.md").write_text(bench_markdown(results), encoding="utf-8")
    for one in rows:
        console.print(_table(one))
        for line in trouble_lines(one):
            console.print(f"  {line}", markup=False)
    for name in absent:
        console.print(f"{name}: not there, so not measured")
    for line in [*(throughput_lines(throughput) if throughput else ()), *(memory_lines(memory) if memory else ())]:
        console.print(line)
    console.print(f"written: {out / 'bench.md'}")


def _table(one: SetRows) -> Table:
    table = Table(title=set_title(one), title_justify="left", title_style="bold", box=SIMPLE_HEAD)
    for index, name in enumerate(HEADER):
        table.add_column(name, justify="right" if index else "left", no_wrap=True)
    for row in table_rows(one):
        table.add_row(*row)
    return table


if __name__ == "__main__":
    typer.run(bench)
