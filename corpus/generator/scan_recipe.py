"""Which pages of which document are scanned, and how."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.generator.scan_level import OFFICE, ScanLevel


@dataclass(frozen=True, slots=True)
class ScanPage:
    """One page to scan."""

    source: int
    turn: int = 0
    """Clockwise quarter turns of the stored picture, in degrees; /Rotate stays 0."""
    seal_at: tuple[float, float] | None = None
    """Centre of a seal, in points; such a page is scanned in colour."""
    red: bool = True
    """The seal is red; otherwise the page is scanned in grey, seal and all."""
    faded: float = 0.0
    """How much of the seal's ink is gone, 0 to 1."""


@dataclass(frozen=True, slots=True)
class ScanRecipe:
    """A scan of one of our documents."""

    name: str
    source: str
    pages: tuple[ScanPage, ...]
    seed: int
    level: ScanLevel = OFFICE
    seal: str = "虚构样例专用章"
