"""What all workers need, loaded once: they are forked from the process that imports this, and share its memory."""

from __future__ import annotations

import contextlib
import warnings

from pipeline.bulk.work import perform
from pipeline.errors import ConfigError
from pipeline.settings import shipped_settings
from pipeline.text.words import likelihood

__all__ = ["perform"]

with warnings.catch_warnings(), contextlib.suppress(ConfigError):  # of these, whoever needs the settings is told
    warnings.simplefilter("ignore")
    likelihood("预算")
    shipped_settings()
