"""Stand-ins for `pipeline.convert` that do what the file's text says; workers import them by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from pipeline.convert import PageDone
from pipeline.errors import EncryptedPdfError
from pipeline.model import Document
from tests.documents import document


def obey(path: Path, *, pages: Sequence[int] | None = None, on_page: PageDone | None = None) -> Document:
    """Convert, hang, crash or raise, after the text of the file."""
    order = path.read_text()
    assert pages is None
    if order == "hang":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # as a native loop would
        time.sleep(600)
    if order == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if order == "exit":
        os._exit(3)
    if order == "leave":
        raise SystemExit(7)
    if order == "memory":
        raise MemoryError
    if order == "fault":
        raise KeyError("a key\nof ours")
    if order == "encrypted":
        raise EncryptedPdfError("encrypted: a password is needed")
    if order == "off schema":
        return document(name=path.name).model_copy(update={"family": "novel"})
    if on_page:
        on_page(1, 1)
    return document(name=path.name)


class Breaker:
    """`obey`, but a worker dies as it takes the task over, the first `times` times: that breaks a whole pool."""

    def __init__(self, counter: Path, times: int) -> None:
        self._counter = counter
        self._times = times

    def __call__(self, path: Path, *, pages: Sequence[int] | None = None, on_page: PageDone | None = None) -> Document:
        return obey(path, pages=pages, on_page=on_page)

    def __reduce__(self) -> tuple[object, ...]:
        return _unpickle, (self._counter, self._times)


def _unpickle(counter: Path, times: int) -> Breaker:
    before = len(counter.read_bytes()) if counter.exists() else 0
    if before < times:
        counter.write_bytes(b"x" * (before + 1))
        os._exit(5)
    return Breaker(counter, times)
