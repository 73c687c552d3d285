"""The bench of peers: what is counted as time, what the report says, and that nobody is left out silently."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.evaluation.results import RunRecord
from pipeline.evaluation.truth import Case, TruthCell, TruthTable
from tests.bench import environment, run_bench
from tests.bench.answers import Loaded, PageAnswer
from tests.bench.bench_markdown import bench_markdown
from tests.bench.bench_pages import parts_between_rows, whole_pages
from tests.bench.bench_results import BenchResults, PeerRecord, set_rows
from tests.bench.bench_sets import BENCH_SETS
from tests.bench.bench_table import HEADER, table_rows, trouble_lines
from tests.bench.environment import REQUIREMENTS, MissingPeerError, made_environment, python_of
from tests.bench.judge import judge
from tests.bench.peer.cells import Cells
from tests.bench.peer.usage import cpu_seconds, peak_megabytes
from tests.bench.peer.worker import asked
from tests.bench.peer_list import OURS, PEERS, Peer
from tests.bench.throughput import Speed, Throughput, Work
from tests.bench.worker_process import WorkerProcess
from tests.evaluation.paths import CORPUS, ROOT

SAMPLE = CORPUS / "sample_budget.pdf"


# ---- what is counted


def test_cpu_time_counts_children_and_not_sleep() -> None:
    start = cpu_seconds()
    subprocess.run([sys.executable, "-c", "import time; time.sleep(.2)"], check=True)
    asleep = cpu_seconds() - start
    busy = "import time\nwhile time.process_time() < .5: pass"
    subprocess.run([sys.executable, "-c", busy], check=True)
    assert cpu_seconds() - start - asleep >= 0.45


def test_memory_is_that_of_the_process_and_not_of_who_started_it() -> None:
    held = b"x" * 300_000_000
    print_peak = "from tests.bench.peer.usage import peak_megabytes as p; print(p())"
    peak = float(subprocess.run([sys.executable, "-c", print_peak], capture_output=True, check=True, cwd=ROOT).stdout)
    assert 1 < peak < 200 < peak_megabytes()
    inner = [sys.executable, "-c", "b'x' * int(1e8)"]
    command = [sys.executable, "-m", "tests.bench.measured", *inner]
    used = json.loads(subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout)
    assert 100 < used["peak"] < 200
    assert used["exit_code"] == 0
    del held


def test_an_exception_is_the_answer_for_that_page() -> None:
    def read_page(_: str, page: int) -> list[Cells]:
        if page == 2:
            raise ValueError("no such page\nsecond line")
        return [[{"row": 0, "col": 0, "row_span": 1, "col_span": 1, "text": "甲"}]]

    good, bad = asked(read_page, "a.pdf", 1), asked(read_page, "a.pdf", 2)
    assert good["tables"][0]["page"] == 1
    assert good["cpu"] >= 0
    assert bad["error"] == "ValueError: no such page"
    assert "tables" not in bad


def test_our_own_worker_reads_a_page(tmp_path: Path) -> None:
    command = run_bench.worker_command(sys.executable, OURS, ["digital"])
    with WorkerProcess(command, tmp_path / "log", 120) as worker:
        loaded = worker.start()
        answer = worker.read(SAMPLE, 4)
        missing = worker.read(tmp_path / "none.pdf", 1)
    assert loaded.cpu > answer.cpu > 0
    assert loaded.packages["yusuan"]["version"]
    assert len(answer.tables) == 1
    assert missing.error is not None


def _worker(tmp_path: Path, program: str, timeout: float = 60) -> WorkerProcess:
    return WorkerProcess([sys.executable, "-c", program], tmp_path / "log", timeout)


_READY = 'print("{}", flush=True)\n'.format('{\\"cpu\\": 1, \\"peak\\": 2, \\"packages\\": {}}')


def test_a_crash_costs_a_page_and_says_what_was_said_last(tmp_path: Path) -> None:
    program = _READY + "import sys\ninput()\nprint('out of luck', file=sys.stderr, flush=True)\nsys.exit(3)"
    with _worker(tmp_path, program) as worker:
        assert worker.read(SAMPLE, 1).error == "crashed (exit code 3): out of luck"
        assert worker.read(SAMPLE, 2).error == "crashed (exit code 3): out of luck"


def test_a_page_that_hangs_is_given_up(tmp_path: Path) -> None:
    with _worker(tmp_path, _READY + "import time\ninput()\ntime.sleep(60)", timeout=1) as worker:
        worker.start()
        assert worker.read(SAMPLE, 1).error == "not done after 1 seconds"


def test_a_worker_that_does_not_start_says_why(tmp_path: Path) -> None:
    with (
        _worker(tmp_path, "raise ImportError('no cv2')") as worker,
        pytest.raises(MissingPeerError, match=r"does not start.*ImportError: no cv2"),
    ):
        worker.start()


# ---- who is missing


def test_a_peer_whose_program_is_absent_is_missing_with_the_reason(tmp_path: Path) -> None:
    peer = replace(PEERS[0], programs=("a-program-that-nobody-has",))
    with pytest.raises(MissingPeerError, match="needs a-program-that-nobody-has, which is not there"):
        python_of(peer, tmp_path)


def test_a_failed_installation_is_a_reason_and_leaves_no_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    requirements = tmp_path / "wrong.txt"
    requirements.write_text("not a requirement ==\n")
    monkeypatch.setattr(environment, "venv", SimpleNamespace(create=lambda *_, **__: None))
    with pytest.raises(MissingPeerError, match="cannot be installed"):
        made_environment(tmp_path / "wrong", requirements)
    assert not (tmp_path / "wrong/requirements.sha256").exists()


def test_copyleft_packages_are_refused() -> None:
    def loaded(*licences: str) -> Loaded:
        return Loaded(1, 1, {f"package-{n}": {"version": "1", "licence": words} for n, words in enumerate(licences)})

    assert run_bench.refused_licences(loaded("MIT", "LGPL-2.1", "BSD-3-Clause", "MPL-2.0")) is None
    named = run_bench.refused_licences(loaded("MIT", "AGPL-3.0", "GNU General Public License v3 (GPLv3)"))
    assert named == "package-1 (AGPL-3.0), package-2 (GNU General Public License v3 (GPLv3))"


def test_a_missing_peer_is_in_the_rows_of_its_sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_environment(peer: Peer, _: Path) -> str:
        if peer.environment:
            raise MissingPeerError("cannot be installed: no such version")
        return sys.executable

    monkeypatch.setattr(run_bench, "python_of", no_environment)
    case = Case("none", SAMPLE, (), (1,))
    rows, records = run_bench.run_bench([(BENCH_SETS[0], [case])], PEERS[:1], tmp_path, 120, lambda _: None)
    assert rows[0].missing == {"pdfplumber": "cannot be installed: no such version"}
    assert [record.missing for record in records] == [None, "cannot be installed: no such version"]
    assert table_rows(rows[0])[1] == ("pdfplumber", *["–"] * (len(HEADER) - 1))


def test_every_environment_is_pinned_and_has_one_opencv() -> None:
    named = {peer.environment for peer in PEERS}
    assert {path.stem for path in REQUIREMENTS.glob("*.txt")} == named
    for path in REQUIREMENTS.glob("*.txt"):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        assert all("==" in line for line in lines), path
        assert sum(line.startswith("opencv") for line in lines) <= 1, path


def test_the_product_does_not_know_the_peers() -> None:
    assert not [path for path in (ROOT / "pipeline").rglob("*.py") if "tests.bench" in path.read_text(encoding="utf-8")]


# ---- pages and reports


def _cell(row: int, col: int, text: str, rows: int = 1) -> TruthCell:
    return TruthCell(row, col, rows, 1, text)


def test_only_pages_that_no_table_runs_over_are_whole() -> None:
    tables = (
        TruthTable((_cell(0, 0, "a"),), "", frozenset({2})),
        TruthTable((_cell(0, 0, "b"),), "", frozenset({3, 4})),
    )
    pages = {case.pages: len(case.tables) for case in whole_pages(Case("doc", SAMPLE, tables))}
    assert pages[1,] == 0
    assert pages[2,] == 1
    assert (3,) not in pages
    assert (4,) not in pages


def test_a_part_has_its_rows_below_the_repeated_header() -> None:
    cells = tuple(_cell(row, 0, f"row {row}") for row in range(6))
    truth = {
        "pages": [5, 6, 7],
        "n_rows": 6,
        "breaks": [
            {"page": 6, "first_row": 2, "header_rows_dropped": 1, "kind": "between rows"},
            {"page": 7, "first_row": 4, "header_rows_dropped": 1, "kind": "cells cut"},
        ],
    }
    parts = list(parts_between_rows(Case("doc", SAMPLE, (TruthTable(cells),), (5, 6, 7)), truth))
    assert [part.pages for part in parts] == [(5,)]
    truth["breaks"][1]["kind"] = "between rows"
    last = list(parts_between_rows(Case("doc", SAMPLE, (TruthTable(cells),), (5, 6, 7)), truth))[-1]
    assert [(cell.row, cell.text) for cell in last.tables[0].cells] == [(0, "row 0"), (1, "row 4"), (2, "row 5")]


def _answer(*texts: str, cpu: float) -> PageAnswer:
    cells = [{"row": row, "col": 0, "row_span": 1, "col_span": 1, "text": text} for row, text in enumerate(texts)]
    return PageAnswer(tables=({"page": 1, "cells": cells},), cpu=cpu)


def _results() -> BenchResults:
    case = Case("doc.p1", SAMPLE, (TruthTable((_cell(0, 0, "1.00"), _cell(1, 0, "2.00")), "", frozenset({1})),), (1,))
    other = replace(case, id="doc.p2")
    results = {
        "yusuan": [judge(case, _answer("1.00", "2.00", cpu=0.2)), judge(other, _answer("1.00", "2.00", cpu=0.6))],
        "slow": [judge(case, _answer("1.00", "20.0", cpu=1.0)), judge(other, PageAnswer(error="out of paper"))],
    }
    rows = set_rows(BENCH_SETS[0], results, {"gone": "cannot be installed: why"}, "yusuan")
    slow = Peer("slow", "slow", "slow-lib", "read_slow", ("digital",), "as it comes")
    ours = PeerRecord(OURS, "0.1.0", "Apache-2.0", Loaded(1.5, 90, {}), 95, None)
    peer = PeerRecord(
        slow, "2.0", "MIT", Loaded(2.5, 100, {"slow-lib": {"version": "2.0", "licence": "MIT"}}), 120, None
    )
    record = RunRecord(date="2026-01-01", command="make bench", commit="abc", versions={"yusuan": "0.1.0"})
    one = Speed(Work(96, 1, 48, 40, 100), Work(1, 1, 8, 4, 100))
    two = Speed(Work(96, 2, 32, 42, 110), Work(1, 2, 8, 4, 100))
    ray = Speed(Work(96, 2, 48, 48, 110), Work(1, 2, 22, 8, 100))
    work = Throughput(one, two, ray, Work(16, 1, 9, 8, 100), Work(160, 1, 90, 80, 150), 0.4)
    return BenchResults(record, 2, 0.5, (rows,), ("twins-L0",), (ours, peer), work)


def test_figures_are_shown_over_ours_and_time_only_for_pages_that_both_read() -> None:
    rows = _results().sets[0]
    ours, slow, gone = (dict(zip(HEADER, row, strict=True)) for row in table_rows(rows))
    assert (ours["TEDS"], ours["perfect"], ours["CPU s / page"]) == ("1.0000", "2", "0.4000")
    assert (slow["missed"], slow["numbers exact"], slow["perfect"]) == ("1", "0.2500 (0.25×)", "0 (0.000×)")
    assert slow["failed"] == "1"
    assert slow["CPU s / page"] == "1.0000 (5.00×)"
    assert gone["TEDS"] == "–"
    assert list(trouble_lines(rows)) == [
        "gone: not measured: cannot be installed: why",
        "slow: 1 of 2 pages failed: out of paper",
    ]


def test_the_page_for_the_readme_says_when_what_and_what_is_missing() -> None:
    text = bench_markdown(_results())
    for part in (
        "`make bench` on 2026-01-01, commit abc; 2 pages; yusuan 0.1.0.",
        "| slow | 1 | 1 | 0 |",
        "- gone: not measured: cannot be installed: why",
        "Not there, so not measured: twins-L0.",
        "| slow (slow-lib) | 2.0 | MIT | as it comes | 2.50 | 120 |",
        (
            "2 workers: 3.00 pages a second (0.438 CPU s / page), 8.0 s for a single page; "
            "1.50× the speed (1.67× without the start) of 1 worker"
        ),
        "Ray beside the pool: 0.67× the speed (0.92× without the start) of 2 workers",
        "100 MB for 16 pages, 150 MB for 160 pages (1.50×)",
    ):
        assert part in text


def test_the_json_is_plain_data() -> None:
    content = json.loads(json.dumps(_results().as_json()))
    assert content["sets"][0]["rows"][1]["ratios"]["seconds_a_page"] == pytest.approx(5)
    assert content["peers"][1]["packages"] == {"slow-lib": "2.0"}
    assert content["record"]["date"] == "2026-01-01"
