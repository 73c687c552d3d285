"""Runs in a peer's environment: page after page, asked and answered as JSON lines.

    python -m tests.bench.peer.worker tests.bench.peer.read_pdfplumber "" FIRST.pdf 4

The arguments: the module that reads, its variant, and pages to warm up on, as libraries load much of what they need at
their first page. The first answer says what loading took: imports, models, those pages. Then each request
`{"pdf", "page"}` is answered by `{"tables": [{"page", "cells"}], "cpu", "peak"}` or `{"error", "cpu", "peak"}`.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import logging
import os
import socket
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from tests.bench.peer.cells import Cells
from tests.bench.peer.usage import cpu_seconds, peak_megabytes

ReadPage = Callable[[str, int], list[Cells]]


def serve(module: str, variant: str, first_pages: Sequence[tuple[str, int]]) -> None:
    """Answer requests until there are no more; libraries' own prints go to the error stream."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    _offline()
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")

    def answer(content: dict[str, Any]) -> None:
        print(json.dumps(content, ensure_ascii=False), file=answers, flush=True)

    loader = importlib.import_module(module)
    read_page: ReadPage = loader.load(variant) if variant else loader.load()
    for pdf, page in first_pages:
        asked(read_page, pdf, page)
    answer({"cpu": cpu_seconds(), "peak": peak_megabytes(), "packages": packages()})
    for line in sys.stdin:
        request = json.loads(line)
        answer(asked(read_page, request["pdf"], request["page"]))


def asked(read_page: ReadPage, pdf: str, page: int) -> dict[str, Any]:
    """The answer to one request."""
    start = cpu_seconds()
    try:
        outcome: dict[str, Any] = {"tables": [{"page": page, "cells": cells} for cells in read_page(pdf, page)]}
    except Exception as error:  # noqa: BLE001 - whatever a library raises is its result for this page
        outcome = {"error": f"{type(error).__name__}: {error}".strip().splitlines()[0]}
    return {**outcome, "cpu": cpu_seconds() - start, "peak": peak_megabytes()}


def packages() -> dict[str, dict[str, str]]:
    """Version and licence of each installed distribution."""
    found = {}
    for one in importlib.metadata.distributions():
        data = one.metadata
        classifiers = [line for line in data.get_all("Classifier") or [] if line.startswith("License ::")]
        words = _first(data.get_all("License-Expression")) or _first(data.get_all("License")) or "; ".join(classifiers)
        found[data["Name"].lower()] = {
            "version": one.version,
            "licence": words.replace("License :: OSI Approved :: ", ""),
        }
    return found


def _first(licences: list[str] | None) -> str:
    """A name, and not the whole text that some put there."""
    return next((one for one in licences or () if len(one) < 80 and "\n" not in one), "")


def _offline() -> None:
    """Weights come with a package or not at all."""

    def refuse(*_: object) -> NoReturn:
        raise OSError("the network is not used while measuring")

    socket.socket.connect = refuse  # type: ignore[method-assign]
    os.environ["HF_HUB_OFFLINE"] = "1"


if __name__ == "__main__":
    # One processor for everyone: idle threads that wait for work would count as work.
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    _, name, kind, *pages = sys.argv
    serve(name, kind, [(pages[index], int(pages[index + 1])) for index in range(0, len(pages), 2)])
