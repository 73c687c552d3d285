"""Whatever is killed, and whenever: the end is that of a run that nobody disturbed."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.bulk.all_rows import all_rows

ROOT = Path(__file__).parents[2]
_KILLS = 10
_DOCUMENTS = 60
# What a run says about itself and not about the documents.
_OF_THE_RUN = frozenset({"tries", "seconds", "peak_memory", "run_id", "started", "ended"})


def _start(source: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.bulk.run_once", str(source), str(out)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)})


def _files(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name != "yusuan.sqlite"
    }


def _write(folder: Path) -> None:
    for number in range(_DOCUMENTS):
        orders = ["slow", "slow" + " " * number]
        if number % 10 == 0:
            orders *= 9  # read in parts
        if number % 15 == 1:
            orders = ["slow", "encrypted" + " " * number]
        (folder / f"{number:03}.pdf").write_text(",".join(orders))
    (folder / "again.pdf").write_bytes((folder / "005.pdf").read_bytes())


def _others(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The workers of a run, and the process that they are forked from."""
    with contextlib.suppress(psutil.NoSuchProcess):
        below = psutil.Process(process.pid).children(recursive=True)
        return [one for one in below if "resource_tracker" not in " ".join(one.cmdline())]
    return []


def _kill_something(process: subprocess.Popen[bytes], out: Path, chance: random.Random) -> bool:
    """Let the run go on with its work a while, then kill it, and sometimes another of its processes before.

    Returns whether it was there.
    """
    before = len(list(out.glob("*.json")))
    while process.poll() is None and len(list(out.glob("*.json"))) == before:
        time.sleep(0.01)
    if chance.random() < 0.5:
        time.sleep(chance.uniform(0, 0.3))
        if others := _others(process):
            chance.choice(others).kill()
    time.sleep(chance.uniform(0, 0.5))
    there = process.poll() is None
    process.kill()
    process.wait()
    return there


def test_ten_kills_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    _write(tmp_path / "in")
    assert _start(tmp_path / "in", tmp_path / "calm").wait(timeout=300) == 0
    chance = random.Random(6)
    disturbed = tmp_path / "disturbed"
    disturbed.mkdir()
    kills = 0
    while kills < _KILLS:
        kills += _kill_something(_start(tmp_path / "in", disturbed), disturbed, chance)
        assert len(list(disturbed.glob("*.json"))) < len(list((tmp_path / "calm").glob("*.json"))), "too fast to kill"
    assert _start(tmp_path / "in", disturbed).wait(timeout=300) == 0
    assert _files(disturbed) == _files(tmp_path / "calm")
    calm = all_rows(tmp_path / "calm", without=_OF_THE_RUN)
    assert all_rows(disturbed, without=_OF_THE_RUN) == calm
    assert len(calm["document"]) == _DOCUMENTS - len(range(1, _DOCUMENTS, 15))
    assert len(calm["source"]) == _DOCUMENTS + 1


@pytest.mark.parametrize("wait", [0, 5])
def test_workers_end_with_the_run_that_started_them(wait: float, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.pdf").write_text("hang")
    process = _start(tmp_path / "in", tmp_path / "out")
    others: list[psutil.Process] = []
    while len(others) < 2:
        time.sleep(0.1)
        others = _others(process)
    time.sleep(wait)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    # Long enough for one that was still starting.
    _, alive = psutil.wait_procs(others, timeout=60)
    assert not alive
