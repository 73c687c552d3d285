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
    tilt: float = 0.0
    """How far a corner moves when the page is seen from aside, in shares of its side."""
    pale: float = 0.0
    """How much of the ink is lost everywhere, 0 to 1."""
    contrast: float = 1.0
    """Above 1, greys go to black or white."""
    gaps: float = 0.0
    """Share of ruled lines that is lost, in small pieces."""
    spots: float = 0.0
    """Specks of dirt on a square inch."""
    edges: float = 0.0
    """Width of the dark strip beside the page, in points."""
    holes: bool = False
    """Two punch holes at the left."""
    grey: bool = True
    """Scanned without colour, so that a red seal is grey; a page that is turned into colour keeps it red."""
    bilevel: bool = False
    """Black and white without grey, CCITT Group 4."""


CLEAN = ScanLevel(dpi=200, skew=0.0, blur=0.0, noise=0.0, shade=0.0, quality=60)
OFFICE = ScanLevel(dpi=200, skew=1.2, blur=0.6, noise=3.0, shade=0.08, quality=50)
POOR = ScanLevel(dpi=150, skew=1.2, blur=0.9, noise=6.0, shade=0.18, quality=40)
LOW = ScanLevel(dpi=100, skew=0.8, blur=0.5, noise=3.0, shade=0.05, quality=35)
COPY = ScanLevel(
    dpi=200, skew=1.5, blur=0.9, noise=7.0, shade=0.15, quality=45,
    pale=0.15, contrast=1.5, gaps=0.12, spots=1.5, edges=14.0, holes=True,
)  # fmt: skip
FAX = ScanLevel(
    dpi=150, skew=1.0, blur=0.5, noise=14.0, shade=0.05, quality=0,
    gaps=0.05, spots=1.0, edges=6.0, bilevel=True,
)  # fmt: skip
PHONE = ScanLevel(dpi=170, skew=1.5, blur=0.9, noise=5.0, shade=0.35, quality=55, tilt=0.02, grey=False)

LEVELS = {"clean": CLEAN, "office": OFFICE, "low": LOW, "copy": COPY, "poor": POOR, "fax": FAX, "phone": PHONE}
"""From good to bad."""
