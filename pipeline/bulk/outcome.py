"""What became of a path."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.bulk.figures import Figures
from pipeline.errors import YusuanError


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures when its JSON is there, else the error.

    `lost`: with figures, the limit that kept some pages from being read. `unchanged`: an earlier run did it.
    `same_as`: another path with the same content, whose figures count for both.
    """

    path: Path
    figures: Figures | None = None
    error: YusuanError | None = None
    lost: YusuanError | None = None
    unchanged: bool = False
    same_as: Path | None = None
