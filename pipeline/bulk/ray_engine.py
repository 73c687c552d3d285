"""The same work on a Ray cluster: an actor a CPU, each with its models loaded once."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections import Counter, deque
from dataclasses import dataclass
from typing import Any

from pipeline.bulk.limits import Limits
from pipeline.bulk.made_with import made_with
from pipeline.bulk.work import Answer, Converter, Failed, Task, perform, start_worker
from pipeline.errors import InternalError, LimitExceededError, SettingsError

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # read as Ray is imported: it must not phone home

import ray
from ray.exceptions import ActorDiedError, ActorUnavailableError, RayActorError, RayError

# As in the pool: an actor that never ends would keep what libraries leak.
_TASKS_AN_ACTOR = 60
# How often a task may lose its node before it is held to be the cause.
_LOSSES = 3


class Worker:
    """What runs in an actor."""

    def __init__(self, converter: Converter, memory: int) -> None:
        start_worker(memory)
        self._converter = converter

    def ready(self) -> tuple[str, str]:
        """The node, and the hash of what documents are made with there."""
        return ray.get_runtime_context().get_node_id(), made_with(None).settings_hash

    def perform(self, task: Task) -> Answer:
        """As in a process of the pool."""
        return perform(self._converter, task)


@dataclass(slots=True)
class _Actor:
    """`handle` is Ray's; `node` is empty until the actor has started."""

    handle: Any
    node: str = ""
    tasks: int = 0


@dataclass(slots=True)
class _Running:
    actor: _Actor
    key: int
    task: Task
    since: float


class RayEngine:
    """An `Engine` on the cluster that `connect` reached; every node must see the same files.

    A task whose node goes away is done again elsewhere; one that ends its own process is answered `Failed`. A node
    that would make other documents than this one ends the run with `SettingsError`.
    """

    name = "ray"

    def __init__(self, converter: Converter, limits: Limits) -> None:
        self.limits = limits
        self._converter = converter
        self._class = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Worker)
        self._mine = made_with(None).settings_hash
        self._waiting: deque[tuple[int, Task]] = deque()
        self._starting: dict[Any, _Actor] = {}
        self._idle: deque[_Actor] = deque()
        self._running: dict[Any, _Running] = {}
        self._lost: Counter[Task] = Counter()
        self._wanted = limits.workers

    @property
    def slots(self) -> int:
        return 2 * self._wanted

    def submit(self, key: int, task: Task) -> None:
        self._waiting.append((key, task))

    def collect(self, seconds: float) -> list[tuple[int, Answer]]:
        self._hire()
        self._give_out()
        references = [*self._running, *self._starting]
        ready, _ = ray.wait(references, num_returns=1, timeout=seconds)
        if ready:
            ready, _ = ray.wait(references, num_returns=len(references), timeout=0)
        answers = []
        for reference in ready:
            if reference in self._starting:
                self._started(reference)
            elif answer := self._answer(reference):
                answers.append(answer)
        return answers + self._overdue()

    def close(self) -> None:
        for actor in [*self._idle, *self._starting.values(), *(running.actor for running in self._running.values())]:
            ray.kill(actor.handle)
        self._idle.clear()
        self._starting.clear()
        self._running.clear()
        ray.shutdown()

    def _hire(self) -> None:
        while len(self._starting) + len(self._idle) + len(self._running) < self._wanted:
            actor = _Actor(self._class.remote(self._converter, self.limits.memory))
            self._starting[actor.handle.ready.remote()] = actor

    def _started(self, reference: Any) -> None:
        actor = self._starting.pop(reference)
        try:
            actor.node, made = ray.get(reference)
        except RayActorError:
            return  # its node went away; the next round hires another
        except RayError as error:
            raise SettingsError(f"a worker of the cluster does not start: {_line(error)}") from error
        if made != self._mine:
            raise SettingsError(
                "a node of the cluster has another yusuan, or other configs or libraries, than this one"
            )
        self._idle.append(actor)

    def _give_out(self) -> None:
        while self._waiting and self._idle:
            actor, (key, task) = self._idle.popleft(), self._waiting.popleft()
            actor.tasks += 1
            self._running[actor.handle.perform.remote(task)] = _Running(actor, key, task, time.monotonic())

    def _answer(self, reference: Any) -> tuple[int, Answer] | None:
        """None where the task is done again because its node is gone."""
        running = self._running.pop(reference)
        try:
            answer: Answer = ray.get(reference)
        except RayError as error:
            self._dismiss(running.actor)
            if self._went_with_its_node(running.actor, error) and self._lost[running.task] < _LOSSES:
                self._lost[running.task] += 1
                self._waiting.appendleft((running.key, running.task))
                return None
            if isinstance(error, RayActorError):
                return running.key, Failed(LimitExceededError, "crashed its worker process, or took too much memory")
            return running.key, Failed(InternalError, f"internal error: {_line(error)}")
        if running.actor.tasks < _TASKS_AN_ACTOR:
            self._idle.append(running.actor)
        else:
            self._dismiss(running.actor)
        return running.key, answer

    def _overdue(self) -> list[tuple[int, Answer]]:
        now = time.monotonic()
        late = {ref: one for ref, one in self._running.items() if now - one.since > self.limits.timeout}
        for reference, running in late.items():
            del self._running[reference]
            self._dismiss(running.actor)
        message = f"not done after {self.limits.timeout:g} seconds"
        return [(one.key, Failed(LimitExceededError, message, self.limits.timeout)) for one in late.values()]

    def _dismiss(self, actor: _Actor) -> None:
        ray.kill(actor.handle)

    def _went_with_its_node(self, actor: _Actor, error: RayError) -> bool:
        if isinstance(error, ActorDiedError):
            return not any(node["Alive"] for node in _nodes() if node["NodeID"] == actor.node)
        # A process that ends is known to its node at once; silence means that the node is gone, or the way to it.
        return isinstance(error, ActorUnavailableError)


def connect(address: str | None, cpus: int) -> int:
    """Reach the cluster at `address`, or start one of `cpus` here; the CPUs that it has. Raises `SettingsError`."""
    on_stop = signal.getsignal(signal.SIGTERM)
    try:
        if address:
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
        else:
            ray.init(
                address="local",
                num_cpus=cpus,
                include_dashboard=False,
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
    except Exception as error:  # what Ray raises when its processes do not come up has no class of its own
        raise SettingsError(f"no Ray cluster{f' at {address}' if address else ''}: {_line(error)}") from error
    finally:
        # Ray takes this signal over; the command has its own way to stop.
        signal.signal(signal.SIGTERM, on_stop)
    return max(1, sum(int(node["Resources"].get("CPU", 0)) for node in _nodes() if node["Alive"]))


def _nodes() -> list[dict[str, Any]]:
    return list(ray.nodes())  # type: ignore[no-untyped-call]


def _line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
