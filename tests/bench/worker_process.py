"""A peer at work in a process of its own, which may hang or die."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

from tests.bench.answers import Loaded, PageAnswer
from tests.bench.environment import MissingPeerError

ROOT = Path(__file__).parents[2]
# Starts that may fail one after the other.
_TRIES = 3


class WorkerProcess:
    """Starts at the first page, and again after it was killed or crashed."""

    def __init__(self, command: list[str], log: Path, timeout: float) -> None:
        """`log` gets the error stream; `timeout` in seconds of wall time for loading and for each page."""
        self.loaded: Loaded | None = None
        self._command, self._log, self._timeout = command, log, timeout
        self._process: subprocess.Popen[str] | None = None
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def start(self) -> Loaded:
        """Load now. Raises `MissingPeerError` when it does not get that far."""
        with self._log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
            )
        answer = self._answer()
        if "error" in answer:
            self._failed_starts += 1
            raise MissingPeerError(f"does not start: {answer['error']}")
        self._failed_starts = 0
        loaded = Loaded(**answer)
        self.loaded = self.loaded or loaded
        return loaded

    def read(self, pdf: Path, page: int) -> PageAnswer:
        """The tables of a page, or why there are none."""
        if self._process is None:
            if self._failed_starts == _TRIES:
                return PageAnswer(error="does not start again")
            try:
                self.start()
            except MissingPeerError as error:
                return PageAnswer(error=str(error))
        return PageAnswer(**self._answer({"pdf": str(pdf.resolve()), "page": page}))

    def _answer(self, request: dict[str, Any] | None = None) -> dict[str, Any]:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        killer = Timer(self._timeout, process.kill)
        killer.start()
        try:
            if request:
                process.stdin.write(json.dumps(request) + "\n")
                process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        in_time = killer.is_alive()
        killer.cancel()
        if line:
            answer: dict[str, Any] = json.loads(line)
            return answer
        self._stop()
        reason = f"crashed (exit code {process.returncode}): {self._last_words()}"
        return {"error": reason if in_time else f"not done after {self._timeout:g} seconds"}

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _last_words(self) -> str:
        lines = self._log.read_text(encoding="utf-8", errors="replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        return said[-1] if said else "no word"
