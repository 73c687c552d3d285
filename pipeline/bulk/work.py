"""What happens inside a worker process: a part of a document is read, or parts become its JSON and its rows."""

from __future__ import annotations

import logging
import pickle
import traceback
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from pipeline.bulk.figures import Figures, figures_of
from pipeline.bulk.limits import Meter, guard_worker
from pipeline.convert import Part, as_read, not_read, read_part
from pipeline.errors import (
    InternalError,
    LimitExceededError,
    PathNotFoundError,
    UnreadableFileError,
    YusuanError,
)
from pipeline.model import Document
from pipeline.store.json_file import to_json
from pipeline.store.sql.corrections import packed
from pipeline.store.sql.rows import Rows, document_rows
from pipeline.understand import understand


class Converter(Protocol):
    """`pipeline.convert` in two steps, or a stand-in; it travels to other processes."""

    def read(self, path: Path, pages: Sequence[int] | None, start: int, count: int) -> Part: ...
    def finish(self, name: str, parts: Sequence[Part]) -> Document:
        """The document as read; what it means is found out afterwards."""


@dataclass(frozen=True, slots=True)
class PdfConverter:
    """The real one."""

    def read(self, path: Path, pages: Sequence[int] | None, start: int, count: int) -> Part:
        return read_part(path, pages=pages, start=start, count=count)

    def finish(self, name: str, parts: Sequence[Part]) -> Document:
        return as_read(name, parts)


@dataclass(frozen=True, slots=True)
class Read:
    """Read `count` of the wanted `pages` (None: all) from index `start`; finish the document if these are all.

    With a `count` of 0 the answer only says how many there are.
    """

    path: Path
    document_id: str
    pages: Sequence[int] | None
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A page, by its number, that could not be read within the limits, and why."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Finish:
    """Make the document of all its parts, which are pickled, and of pages that are `lost`."""

    path: Path
    document_id: str
    parts: tuple[bytes, ...]
    lost: tuple[Lost, ...] = ()


Task: TypeAlias = Read | Finish


@dataclass(frozen=True, slots=True)
class PartRead:
    """A part, pickled: the parent only passes it on. `total`: wanted pages of the whole document."""

    part: bytes
    total: int
    n_pages: int
    seconds: float = 0.0
    peak: int = 0


@dataclass(frozen=True, slots=True)
class Converted:
    """A finished document, not yet written. `reading`: the same as read, packed, for corrections to go upon."""

    json: bytes
    figures: Figures
    rows: Rows
    reading: bytes
    seconds: float = 0.0
    peak: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """The error as data: not every exception survives the way between processes."""

    kind: type[YusuanError]
    message: str
    seconds: float = 0.0
    peak: int = 0


Answer: TypeAlias = PartRead | Converted | Failed


def start_worker(memory: int) -> None:
    """Set limits; the terminal is not for what libraries have to say."""
    guard_worker(memory)
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")


def perform(converter: Converter, task: Task) -> Answer:
    """Never raises, whatever the converter does, short of the end of the process."""
    meter = Meter()
    answer = _answer(converter, task)
    return replace(answer, seconds=meter.seconds, peak=meter.peak)


def _answer(converter: Converter, task: Task) -> Answer:
    try:
        if isinstance(task, Finish):
            parts = [pickle.loads(part) for part in task.parts]  # noqa: S301 - our own
            return _finished(converter, task, _completed(parts, task.lost))
        part = converter.read(task.path, task.pages, task.start, task.count)
        if task.pages and not part.total:
            return Failed(PathNotFoundError, "has none of the pages asked for")
        if part.total <= task.count:
            return _finished(converter, task, [part])
        return PartRead(pickle.dumps(part, pickle.HIGHEST_PROTOCOL), part.total, len(part.pages))
    except YusuanError as error:
        return Failed(type(error), str(error))
    except MemoryError:
        return Failed(LimitExceededError, "needs more memory than there is")
    except OSError as error:
        return Failed(UnreadableFileError, f"the system refused: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - a fault of ours costs one document, and is reported as such
        return Failed(InternalError, f"internal error: {type(error).__name__}: {error} ({_place(error)})")


def _finished(converter: Converter, task: Task, parts: list[Any]) -> Answer:
    if {part.document_id for part in parts} != {task.document_id}:
        return Failed(UnreadableFileError, "changed while it was read")
    reading = converter.finish(task.path.name, parts)
    document = understand(reading)
    return Converted(to_json(document), figures_of(document), document_rows(document), packed(reading))


def _completed(parts: list[Part], lost: Sequence[Lost]) -> list[Part]:
    """`parts` with the pages that are lost in their places."""
    if not lost:
        return parts
    pages = [page for part in parts for page in part.pages] + [not_read(one.number, one.why) for one in lost]
    whole = replace(parts[0], pages=tuple(sorted(pages, key=lambda one: one.page.number)))
    return [whole] if len({part.document_id for part in parts}) == 1 else parts


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
