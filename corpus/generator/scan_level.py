"""How badly a page is scanned, as numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScanLevel:
    """Limits of each kind of damage; a page draws its own values from its seed."""

    dpi: int
    skew: float
    """Largest skew in degrees, either way."""
    blur: float
    """Radius in pixels."""
    noise: float
    """Standard deviation of the grain, in grey levels."""
    shade: float
    """How much darker the dark side is, 0 to 1."""
    quality: int
    """Of the JPEG."""


CLEAN = ScanLevel(dpi=200, skew=0.0, blur=0.0, noise=0.0, shade=0.0, quality=60)
OFFICE = ScanLevel(dpi=200, skew=1.2, blur=0.6, noise=3.0, shade=0.08, quality=50)
POOR = ScanLevel(dpi=150, skew=1.2, blur=0.9, noise=6.0, shade=0.18, quality=40)
