"""configs/ as one validated, frozen value: loaded once, passed down."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pipeline.checks.declared import Identities
from pipeline.confidence.calibration import Calibration
from pipeline.config_files import config_dir
from pipeline.configured import Config, load_section
from pipeline.schema.fields import Fields
from pipeline.schema.indicator_words import IndicatorWords
from pipeline.schema.kinds import Kinds


class Settings(Config):
    """All that is configured; `digest` changes whenever any of it does."""

    fields: Fields
    identities: Identities
    indicators: IndicatorWords
    kinds: Kinds
    lists: dict[str, str]  # of codes and units: file to the sha256 of its bytes
    calibration: Calibration

    def digest(self) -> str:
        """Hex sha256 over the settings' values; comments and layout of the files do not count."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def load_settings(folder: Path | None = None) -> Settings:
    """The settings in a folder laid out like `configs/`, by default this installation's. Raises `ConfigError`."""
    folder = folder or config_dir()
    return Settings(
        fields=load_section(folder / "fields.yaml", Fields),
        identities=load_section(folder / "identities.yaml", Identities),
        indicators=load_section(folder / "indicators.yaml", IndicatorWords),
        kinds=load_section(folder / "kinds", Kinds),
        lists={path.relative_to(folder).as_posix(): _sha256(path) for path in sorted(folder.rglob("*.csv"))},
        calibration=load_section(folder / "calibration.yaml", Calibration),
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def shipped_settings() -> Settings:
    """This installation's settings, read once a process."""
    return load_settings()
