"""What a worker process answers, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Loaded:
    """What it took before the first page counts: imports, models, a page of each kind to warm up on."""

    cpu: float
    peak: float
    packages: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """`tables`: `{"page", "cells": [{"row", "col", "row_span", "col_span", "text"}]}` each; none after an `error`."""

    tables: tuple[dict[str, Any], ...] = ()
    cpu: float = 0.0
    peak: float = 0.0
    error: str | None = None
