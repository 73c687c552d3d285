"""What happens inside a worker process: one document in, the bytes of its JSON and its figures out."""

from __future__ import annotations

import logging
import traceback
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.bulk.figures import Figures, figures_of
from pipeline.convert import PageDone
from pipeline.errors import InternalError, LimitExceededError, PathNotFoundError, YusuanError
from pipeline.model import Document
from pipeline.store.json_file import to_json


class Converter(Protocol):
    """`pipeline.convert`, or a stand-in that can be imported by name in another process."""

    def __call__(self, path: Path, *, pages: Sequence[int] | None, on_page: PageDone | None) -> Document: ...


class PageCounts(Protocol):
    """Memory shared with the parent: pages done, one number a job."""

    def __setitem__(self, index: int, value: int, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Converted:
    """A finished document, not yet written."""

    json: bytes
    figures: Figures


@dataclass(frozen=True, slots=True)
class Failed:
    """The error as data: not every exception survives the way between processes."""

    kind: type[YusuanError]
    message: str


_page_counts: list[PageCounts] = []


def start_worker(page_counts: PageCounts) -> None:
    """Keep the shared counts; the parent's terminal is not for what libraries have to say."""
    _page_counts[:] = [page_counts]
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")


def convert_one(converter: Converter, index: int, path: Path, pages: Sequence[int] | None) -> Converted | Failed:
    """Never raises, whatever the converter does, short of the end of the process."""

    def on_page(done: int, _total: int) -> None:
        _page_counts[0][index] = done

    try:
        document = converter(path, pages=pages, on_page=on_page)
        if pages and not document.pages:
            return Failed(PathNotFoundError, "has none of the pages asked for")
        return Converted(to_json(document), figures_of(document))
    except YusuanError as error:
        return Failed(type(error), str(error))
    except MemoryError:
        return Failed(LimitExceededError, "needs more memory than there is")
    except Exception as error:  # noqa: BLE001 - a fault of ours costs one document, and is reported as such
        return Failed(InternalError, f"internal error: {type(error).__name__}: {error} ({_place(error)})")


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
