"""Documents → tasks → answers: long documents in parts; what fails by a limit once more, page by page, alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TypeGuard

from pipeline.bulk.engine import Engine
from pipeline.bulk.work import Answer, Converted, Failed, Finish, Lost, PartRead, Read, Task
from pipeline.errors import LimitExceededError

# Opening a file again costs up to 0.1 s of CPU; four pages take 1 s born digital, 50 s scanned.
PAGES_A_PART = 4
_POLL_SECONDS = 0.2
# Attempts at pages of one document that meet limits, before the rest of it is given up: each may take the whole time.
MOST_FAILURES = 12


@dataclass(frozen=True, slots=True)
class Work:
    """A document to convert, known by its content; `size` in bytes."""

    path: Path
    document_id: str
    size: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of a document; `seconds` is the sum over its tasks, `peak` the largest of them in bytes.

    `lost`: a limit that kept some of its pages from being read.
    """

    work: Work
    answer: Converted | Failed
    seconds: float
    peak: int
    lost: Failed | None = None


@dataclass(slots=True)
class _Open:
    """A document at work."""

    work: Work
    parts: dict[int, bytes] = field(default_factory=dict)
    lost: dict[int, Failed] = field(default_factory=dict)
    total: int = 0
    done: int = 0
    seconds: float = 0.0
    peak: int = 0
    failures: int = 0
    closed: bool = False
    suspected: bool = False


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

    Parts of a document that was begun go before the next document. Pages that met a limit wait until all others are
    done and are then read one by one, alone; one that meets it again is lost, and the document goes on without it as
    long as there are others. After `MOST_FAILURES` what is not yet read of a document is lost. `on_start` hears of both
    attempts.
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
            document.failures += _is_limit(answer)
            if document.closed or queue.put_back(document, task, answer):
                continue
            if queue.follow(document, task, answer):
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
            if document.closed:
                continue
            if not document.suspected:
                document.suspected = True
                self.on_start(document.work)
            return document, task
        return None

    def put_back(self, document: _Open, task: Task, answer: Answer) -> bool:
        """Whether `answer` is a limit that the task met for the first time, and may meet no more when it is alone."""
        if not _is_limit(answer) or task in self.tried or document.failures >= MOST_FAILURES:
            return False
        if isinstance(task, Read) and task.count <= 1:
            return False
        self.tried.add(task)
        if not isinstance(task, Read):
            self.suspects.append((document, task))
        elif document.total:
            self._one_by_one(document, task, min(task.start + task.count, document.total))
        else:  # a look at the file alone tells how many pages it has
            self.suspects.append((document, replace(task, count=0)))
        return True

    def follow(self, document: _Open, task: Task, answer: Answer) -> bool:
        """Put in what can be done after `answer`; False when it is the end of the document."""
        if not isinstance(task, Read) or isinstance(answer, Converted):
            return False
        if isinstance(answer, PartRead):
            first = not document.total
            document.total = answer.total
            if answer.n_pages:
                document.parts[task.start] = answer.part
                document.done += answer.n_pages
            if first:
                starts = range(PAGES_A_PART, answer.total, PAGES_A_PART)
                self.ready.extend((document, replace(task, start=start, count=PAGES_A_PART)) for start in starts)
            if first and not answer.n_pages:
                self._one_by_one(document, task, min(PAGES_A_PART, answer.total))
        elif _is_limit(answer) and document.total and task.count:
            _lose(document, task, answer)
            if document.failures >= MOST_FAILURES:
                self._give_up(document)
        else:
            return False
        if document.done == document.total:
            if not document.parts:
                return False
            self.ready.append((document, _finish(document, task)))
        return True

    def _give_up(self, document: _Open) -> None:
        """What waits of `document` is lost; what is at work now still counts."""
        untried = Failed(LimitExceededError, f"given up after {document.failures} attempts at other pages")
        for queue in (self.ready, self.suspects):
            for _ in range(len(queue)):
                one, task = queue.popleft()
                if one is not document:
                    queue.append((one, task))
                elif isinstance(task, Read):
                    _lose(document, task, untried)

    def _one_by_one(self, document: _Open, task: Read, end: int) -> None:
        self.suspects.extend((document, replace(task, start=start, count=1)) for start in range(task.start, end))


def _is_limit(answer: Answer) -> TypeGuard[Failed]:
    return isinstance(answer, Failed) and issubclass(answer.kind, LimitExceededError)


def _lose(document: _Open, task: Read, why: Failed) -> None:
    for index in range(task.start, min(task.start + task.count, document.total)):
        document.lost[index] = why
        document.done += 1


def _finish(document: _Open, task: Read) -> Finish:
    parts = tuple(part for _, part in sorted(document.parts.items()))
    document.parts.clear()
    lost = tuple(
        Lost(task.pages[index] if task.pages else index + 1, failed.message)
        for index, failed in sorted(document.lost.items())
    )
    return Finish(task.path, task.document_id, parts, lost)


def _end(document: _Open, task: Task, answer: Answer) -> Finished:
    if isinstance(answer, PartRead):
        raise TypeError("a part is no end")
    lost = next(iter(document.lost.values()), None)
    if isinstance(answer, Failed) and isinstance(task, Read) and document.total > 1:
        first, last = (0, document.total) if lost else (task.start, min(task.start + task.count, document.total))
        answer = replace(answer, message=f"{answer.message} (pages {first + 1} to {last} of {document.total})")
    return Finished(document.work, answer, document.seconds, document.peak, lost)
