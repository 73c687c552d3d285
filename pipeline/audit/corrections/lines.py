"""Corrections as JSON lines, to carry them between machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from pipeline.audit.corrections.correction import Correction
from pipeline.errors import UnreadableFileError


def to_lines(corrections: Iterable[Correction]) -> Iterator[str]:
    """One line of JSON each, with its line end."""
    return (one.model_dump_json() + "\n" for one in corrections)


def from_lines(lines: Iterable[str]) -> Iterator[Correction]:
    """What `to_lines` wrote. Raises `UnreadableFileError` at a line that is no correction, or was changed since."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            correction = Correction.model_validate_json(line)
        except ValidationError as error:
            raise UnreadableFileError(f"line {number} is not a correction: {error.errors()[0]['msg']}") from error
        if correction.id != correction.digest():
            raise UnreadableFileError(f"line {number} says something else than its id: it was changed")
        yield correction
