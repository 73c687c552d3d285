"""Where the shipped configuration is: `configs/` of a checkout, or the copy that a wheel carries."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def config_dir() -> Path:
    """The folder of YAML and CSV files that comes with this installation."""
    in_wheel = _PACKAGE / "_configs"
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / "configs"
