"""configs/ as one validated, frozen value: loaded once, passed down."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pipeline.checks.declared import Identities
from pipeline.config_files import config_dir
from pipeline.configured import Config, load_section
from pipeline.schema.fields import Fields
from pipeline.schema.kinds import Kinds


class Settings(Config):
    """All that is configured; `digest` changes whenever any of it does."""

    fields: Fields
    identities: Identities
    kinds: Kinds

    def digest(self) -> str:
        """Hex sha256 over the settings' values; comments and layout of the files do not count."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def load_settings(folder: Path | None = None) -> Settings:
    """The settings in a folder laid out like `configs/`, by default this installation's. Raises `ConfigError`."""
    folder = folder or config_dir()
    return Settings(
        fields=load_section(folder / "fields.yaml", Fields),
        identities=load_section(folder / "identities.yaml", Identities),
        kinds=load_section(folder / "kinds", Kinds),
    )


@cache
def shipped_settings() -> Settings:
    """This installation's settings, read once a process."""
    return load_settings()
