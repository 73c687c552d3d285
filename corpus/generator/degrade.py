"""Turns a clean page picture into a scan of it."""

from __future__ import annotations

import io
import math

import numpy as np
from PIL import Image, ImageFilter

from corpus.generator.damage import contrasted, dark_edges, dirty, paler, punched, with_gaps
from corpus.generator.scan_level import ScanLevel


def worn(image: Image.Image, level: ScanLevel, rng: np.random.Generator) -> Image.Image:
    """Lost ink, blur, uneven light, grain and dirt."""
    pixel = level.dpi / 72
    if level.gaps:
        image = with_gaps(image, level.gaps, round(20 * pixel), rng)
    if level.pale:
        image = paler(image, level.pale)
    if level.blur:
        image = image.filter(ImageFilter.GaussianBlur(level.blur))
    pixels = np.asarray(image).astype(np.float32)
    height, width = pixels.shape[:2]
    change = _light(width, height, level.shade, rng)
    grain = rng.normal(0.0, level.noise, (height, width)) if level.noise else np.zeros_like(change)
    if pixels.ndim == 3:
        change, grain = change[..., None], grain[..., None]
    done = Image.fromarray(np.clip(pixels * change + grain, 0, 255).astype(np.uint8))
    if level.spots:
        done = dirty(done, level.spots, level.dpi, rng)
    if level.holes:
        done = punched(done, pixel)
    if level.edges:
        done = dark_edges(done, level.edges * pixel, rng)
    return contrasted(done, level.contrast) if level.contrast != 1.0 else done


def jpeg(image: Image.Image, quality: int, turn: int) -> bytes:
    """The picture turned clockwise by quarter turns and compressed."""
    out = io.BytesIO()
    turned(image, turn).save(out, "JPEG", quality=quality)
    return out.getvalue()


def turned(image: Image.Image, turn: int) -> Image.Image:
    """The picture turned clockwise by quarter turns."""
    return image.rotate(-turn, expand=True) if turn else image


def _light(
    width: int, height: int, shade: float, rng: np.random.Generator
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """A factor per pixel, falling from 1 towards a random side."""
    angle = rng.uniform(0, 2 * math.pi)
    x = np.linspace(-0.5, 0.5, width)[None, :] * math.cos(angle)
    y = np.linspace(-0.5, 0.5, height)[:, None] * math.sin(angle)
    return np.asarray(1.0 - shade * (0.5 + x + y))
