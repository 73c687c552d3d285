"""Everyone on every page, in turn, so that what else the machine does weighs on all alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.evaluation.results import DocumentResult
from pipeline.evaluation.truth import Case
from tests.bench.answers import Loaded
from tests.bench.bench_results import PeerRecord, SetRows, set_rows
from tests.bench.bench_sets import BenchSet
from tests.bench.environment import MissingPeerError, python_of
from tests.bench.judge import judge
from tests.bench.peer_list import OURS, Kind, Peer
from tests.bench.worker_process import ROOT, WorkerProcess

# A page of our own of either kind, on which everyone warms up.
_FIRST_PAGES: dict[Kind, tuple[str, int]] = {"digital": ("sample_budget.pdf", 4), "scan": ("sample_budget.scan.pdf", 1)}
_COPYLEFT = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)


@dataclass(slots=True)
class Team:
    """Who works, who is missing and why, and the most memory that each has used."""

    workers: dict[Peer, WorkerProcess] = field(default_factory=dict)
    missing: dict[Peer, str] = field(default_factory=dict)
    peaks: dict[Peer, float] = field(default_factory=dict)

    def record(self, peer: Peer) -> PeerRecord:
        """What is known of a peer."""
        worker = self.workers.get(peer)
        loaded = worker.loaded if worker else None
        about = loaded.packages.get(peer.package, {}) if loaded else {}
        return PeerRecord(
            peer=peer,
            version=about.get("version"),
            licence=about.get("licence"),
            loaded=loaded,
            peak=self.peaks.get(peer, 0.0),
            missing=self.missing.get(peer),
        )


def run_bench(
    sets: Sequence[tuple[BenchSet, Sequence[Case]]],
    peers: Sequence[Peer],
    environments: Path,
    timeout: float,
    on_step: Callable[[str], None],
) -> tuple[tuple[SetRows, ...], tuple[PeerRecord, ...]]:
    """The rows of each set, and the records of ours and of the peers."""
    kinds = {one.kind for one, _ in sets}
    wanted = [OURS, *(peer for peer in peers if kinds & set(peer.kinds))]
    with ExitStack() as stack:
        team = _assembled(wanted, kinds, environments, timeout, stack, on_step)
        rows = tuple(_measured(one, cases, team, on_step) for one, cases in sets)
        return rows, tuple(team.record(peer) for peer in wanted)


def refused_licences(loaded: Loaded) -> str | None:
    """Packages under the GPL or AGPL, which are not to be here; the LGPL is another thing."""
    found = [f"{name} ({one['licence']})" for name, one in loaded.packages.items() if _COPYLEFT.search(one["licence"])]
    return ", ".join(sorted(found)) or None


def _assembled(
    peers: Sequence[Peer],
    kinds: Collection[Kind],
    environments: Path,
    timeout: float,
    stack: ExitStack,
    on_step: Callable[[str], None],
) -> Team:
    team = Team()
    logs = environments / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    for peer in peers:
        on_step(f"preparing {peer.name}")
        log = logs / f"{peer.name}.log"
        log.write_text("")
        try:
            command = worker_command(python_of(peer, environments), peer, kinds)
            worker = stack.enter_context(WorkerProcess(command, log, timeout))
            loaded = worker.start()
        except MissingPeerError as error:
            team.missing[peer] = str(error)
            continue
        if peer.environment and (refused := refused_licences(loaded)):
            team.missing[peer] = f"licence: {refused}"
            continue
        team.workers[peer] = worker
        team.peaks[peer] = loaded.peak
    if OURS in team.missing:
        raise RuntimeError(f"yusuan itself {team.missing[OURS]}")
    return team


def worker_command(python: str, peer: Peer, kinds: Collection[Kind]) -> list[str]:
    """The command of a peer's worker, which warms up on a page of each of the `kinds` that the peer reads."""
    first = [_FIRST_PAGES[kind] for kind in peer.kinds if kind in kinds]
    pages = [text for name, page in first for text in (str(ROOT / "corpus/documents" / name), str(page))]
    return [python, "-m", "tests.bench.peer.worker", *peer.arguments, *pages]


def _measured(one: BenchSet, cases: Sequence[Case], team: Team, on_step: Callable[[str], None]) -> SetRows:
    able = {peer: worker for peer, worker in team.workers.items() if one.kind in peer.kinds}
    results: dict[str, list[DocumentResult]] = {peer.name: [] for peer in able}
    for number, case in enumerate(cases, start=1):
        for peer, worker in able.items():
            on_step(f"{one.name} {number}/{len(cases)} {peer.name}")
            answer = worker.read(case.pdf, (case.pages or (1,))[0])
            team.peaks[peer] = max(team.peaks[peer], answer.peak)
            results[peer.name].append(judge(case, answer))
    missing = {peer.name: reason for peer, reason in team.missing.items() if one.kind in peer.kinds}
    return set_rows(one, results, missing, OURS.name)
