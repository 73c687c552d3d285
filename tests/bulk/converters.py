"""Stand-ins for the real converter that do what the file's text says; they travel to other processes."""

from __future__ import annotations

import hashlib
import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.bulk.work import PdfConverter
from pipeline.convert import PageTables, Part
from pipeline.errors import EncryptedPdfError
from pipeline.model import Document, Page
from tests.documents import document


@dataclass(frozen=True)
class Obey:
    """Convert, hang, crash or raise, after the text of the file: orders one a page, apart by commas.

    An order `X once` is obeyed the first time only; `notes` keeps which were.
    """

    notes: Path | None = None

    def read(self, path: Path, pages: Sequence[int] | None, start: int, count: int) -> Part:
        data = path.read_bytes()
        orders = data.decode().split(",")
        wanted = [number for number in range(1, len(orders) + 1) if pages is None or number in pages]
        some = wanted[start : start + count]
        for number in some:
            self._obey(orders[number - 1].strip())
        read = tuple(PageTables(Page(number=number, width=1, height=1, kind="digital")) for number in some)
        return Part("sha256:" + hashlib.sha256(data).hexdigest(), len(wanted), read)

    def finish(self, name: str, parts: Sequence[Part]) -> Document:
        made = document(name=name)
        pages = tuple(one.page for part in parts for one in part.pages)
        family = "novel" if name.startswith("off") else "budget"
        return made.model_copy(update={"id": parts[0].document_id, "pages": pages, "family": family})

    def _obey(self, order: str) -> None:
        order, once, _ = order.partition(" once")
        if once and self.notes:
            try:
                (self.notes / order).touch(exist_ok=False)
            except FileExistsError:
                return
        _ORDERS.get(order, _nothing)()


def _nothing() -> None:
    pass


def _slow() -> None:
    time.sleep(0.1)


def _hang() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # as a native loop would
    time.sleep(600)


def _crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _exit() -> None:
    os._exit(3)


def _leave() -> None:
    raise SystemExit(7)


def _eat() -> None:
    hoard = [b"x" * 10_000_000 for _ in range(200)]
    time.sleep(600 + len(hoard))


def _memory() -> None:
    raise MemoryError


def _fault() -> None:
    raise KeyError("a key\nof ours")


def _encrypted() -> None:
    raise EncryptedPdfError("encrypted: a password is needed")


_ORDERS = {
    "slow": _slow,
    "hang": _hang,
    "crash": _crash,
    "kill": _kill,
    "exit": _exit,
    "leave": _leave,
    "eat": _eat,
    "memory": _memory,
    "fault": _fault,
    "encrypted": _encrypted,
}


@dataclass(frozen=True)
class CrashesAt(PdfConverter):
    """The real converter, but for one page."""

    page: int

    def read(self, path: Path, pages: Sequence[int] | None, start: int, count: int) -> Part:
        if start < self.page <= start + count:
            _crash()
        return super().read(path, pages, start, count)


@dataclass(frozen=True)
class Growing(Obey):
    """`Obey` on files that someone else is still writing."""

    def read(self, path: Path, pages: Sequence[int] | None, start: int, count: int) -> Part:
        part = super().read(path, pages, start, count)
        with path.open("a") as file:
            file.write(" ")
        return part


class Breaker(Obey):
    """`Obey`, but a worker dies as it takes the task over, the first `times` times: that breaks a whole pool."""

    def __init__(self, counter: Path, times: int) -> None:
        super().__init__()
        object.__setattr__(self, "arguments", (counter, times))

    def __reduce__(self) -> tuple[object, ...]:
        return _unpickle, self.arguments  # type: ignore[attr-defined]


def _unpickle(counter: Path, times: int) -> Breaker:
    before = len(counter.read_bytes()) if counter.exists() else 0
    if before < times:
        counter.write_bytes(b"x" * (before + 1))
        os._exit(5)
    return Breaker(counter, times)
