"""Documents → tasks → answers: long documents in parts, and what fails by a limit once more, alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from pipeline.bulk.engine import Engine
from pipeline.bulk.work import Answer, Converted, Failed, Finish, PartRead, Read, Task
from pipeline.errors import LimitExceededError

# Opening a file again costs up to 0.1 s of CPU; four pages take 1 s born digital, 50 s scanned.
PAGES_A_PART = 4
_POLL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Work:
    """A document to convert, known by its content; `size` in bytes."""

    path: Path
    document_id: str
    size: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of a document; `seconds` is the sum over its tasks, `peak` the largest of them in bytes."""

    work: Work
    answer: Converted | Failed
    seconds: float
    peak: int


@dataclass(slots=True)
class _Open:
    """A document at work."""

    work: Work
    parts: dict[int, bytes] = field(default_factory=dict)
    total: int = 0
    done: int = 0
    seconds: float = 0.0
    peak: int = 0
    closed: bool = False


# (document, wanted pages read, wanted pages in all)
OnPages = Callable[[Work, int, int], None]


def schedule(
    works: Sequence[Work],
    engine: Engine,
    pages: tuple[int, ...] | None,
    on_start: Callable[[Work], None],
    on_pages: OnPages,
) -> Iterator[Finished | None]:
    """Each document's end, in the order in which they come; None a few times a second when there is none.

    Parts of a document that was begun go before the next document. A task that met a limit waits until all others
    are done and is then alone; met again, the limit ends its document. `on_start` hears of each attempt.
    """
    queue = _Queue(deque(works), pages, on_start)
    given: dict[int, tuple[_Open, Task]] = {}
    keys = count()
    while given or queue:
        while len(given) < engine.slots and (following := queue.take(alone=not given)):
            key = next(keys)
            given[key] = following
            engine.submit(key, following[1])
        answers = engine.collect(_POLL_SECONDS) if given else []
        for key, answer in answers:
            document, task = given.pop(key)
            document.seconds += answer.seconds
            document.peak = max(document.peak, answer.peak)
            if document.closed or queue.put_back(document, task, answer):
                continue
            if isinstance(answer, PartRead):
                queue.ready.extend((document, following) for following in _next(document, task, answer))
                on_pages(document.work, document.done, document.total)
            else:
                document.closed = True
                yield _end(document, task, answer)
        if not answers:
            yield None


@dataclass(slots=True)
class _Queue:
    """What waits: documents not yet begun, tasks that can be done now, and tasks that met a limit."""

    fresh: deque[Work]
    pages: tuple[int, ...] | None
    on_start: Callable[[Work], None]
    ready: deque[tuple[_Open, Task]] = field(default_factory=deque)
    suspects: deque[tuple[_Open, Task]] = field(default_factory=deque)
    tried: set[Task] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.fresh or self.ready or self.suspects)

    def take(self, *, alone: bool) -> tuple[_Open, Task] | None:
        """The next task; one that met a limit only when no other is at work."""
        while self.ready:
            document, task = self.ready.popleft()
            if not document.closed:
                return document, task
        if self.fresh:
            document = _Open(self.fresh.popleft())
            self.on_start(document.work)
            return document, Read(document.work.path, document.work.document_id, self.pages, 0, PAGES_A_PART)
        while self.suspects and alone:
            document, task = self.suspects.popleft()
            if not document.closed:
                self.on_start(document.work)
                return document, task
        return None

    def put_back(self, document: _Open, task: Task, answer: Answer) -> bool:
        """Whether `answer` is a limit that the task met for the first time, and may meet no more when it is alone."""
        again = isinstance(answer, Failed) and answer.kind is LimitExceededError and task not in self.tried
        if again:
            self.tried.add(task)
            self.suspects.append((document, task))
        return again


def _next(document: _Open, task: Task, answer: PartRead) -> list[Task]:
    """What can be done once this part is read: the other parts, or, after the last one, the whole."""
    if not isinstance(task, Read):
        raise TypeError("only reading gives parts")
    first = not document.total
    document.total = answer.total
    document.parts[task.start] = answer.part
    document.done += answer.n_pages
    if first:
        return [replace(task, start=start) for start in range(task.count, answer.total, task.count)]
    if document.done < document.total:
        return []
    parts = tuple(part for _, part in sorted(document.parts.items()))
    document.parts.clear()
    return [Finish(task.path, task.document_id, parts)]


def _end(document: _Open, task: Task, answer: Answer) -> Finished:
    if isinstance(answer, PartRead):
        raise TypeError("a part is no end")
    if isinstance(answer, Failed) and isinstance(task, Read) and document.total:
        last = min(task.start + task.count, document.total)
        answer = replace(answer, message=f"{answer.message} (pages {task.start + 1} to {last} of {document.total})")
    return Finished(document.work, answer, document.seconds, document.peak)
