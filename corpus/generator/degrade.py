"""Turns a clean page picture into a scan of it."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from corpus.generator.scan_level import ScanLevel

PAPER = 250
"""Grey of the empty scanner bed beside a skewed page."""
Matrix = tuple[float, float, float, float, float, float]
"""x' = a x + b y + c; y' = d x + e y + f."""


@dataclass(frozen=True, slots=True)
class Skew:
    """A turn about the middle of the picture."""

    degrees: float

    def matrix(self, width: int, height: int, *, backward: bool = False) -> Matrix:
        """From clean to skewed pixels, or back."""
        angle = math.radians(-self.degrees if backward else self.degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        cx, cy = width / 2, height / 2
        return cos, -sin, cx - cos * cx + sin * cy, sin, cos, cy - sin * cx - cos * cy


def skewed(image: Image.Image, skew: Skew) -> Image.Image:
    """The page lying askew on the glass."""
    fill = PAPER if image.mode == "L" else (PAPER, PAPER, PAPER)
    return image.transform(
        image.size,
        Image.Transform.AFFINE,
        skew.matrix(*image.size, backward=True),
        Image.Resampling.BICUBIC,
        fillcolor=fill,
    )


def worn(image: Image.Image, level: ScanLevel, rng: np.random.Generator) -> Image.Image:
    """Blur, uneven light and grain."""
    if level.blur:
        image = image.filter(ImageFilter.GaussianBlur(level.blur))
    pixels = np.asarray(image).astype(np.float32)
    height, width = pixels.shape[:2]
    change = _light(width, height, level.shade, rng)
    grain = rng.normal(0.0, level.noise, (height, width)) if level.noise else np.zeros_like(change)
    if pixels.ndim == 3:
        change, grain = change[..., None], grain[..., None]
    return Image.fromarray(np.clip(pixels * change + grain, 0, 255).astype(np.uint8))


def jpeg(image: Image.Image, quality: int, turn: int) -> bytes:
    """The picture turned clockwise by quarter turns and compressed."""
    turned = image.rotate(-turn, expand=True) if turn else image
    out = io.BytesIO()
    turned.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _light(
    width: int, height: int, shade: float, rng: np.random.Generator
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """A factor per pixel, falling from 1 towards a random side."""
    angle = rng.uniform(0, 2 * math.pi)
    x = np.linspace(-0.5, 0.5, width)[None, :] * math.cos(angle)
    y = np.linspace(-0.5, 0.5, height)[:, None] * math.sin(angle)
    return np.asarray(1.0 - shade * (0.5 + x + y))
