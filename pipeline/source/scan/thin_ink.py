"""Ink that is thin across a level line: what a horizontal rule is made of (turn the page for vertical ones)."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.source.page_image import Pixels

THICKEST = 3.2
SMEAR = 0.9
LEAST_CONTRAST = 14.0
MOST_CONTRAST = 60.0
PAPER = 255
NEAR = 2.2
FAINT = 48.0
FAINTEST = 72.0


@dataclass(frozen=True, slots=True)
class ThinInk:
    """Pictures of the page's size, `scale` pixels a point.

    `thin` is 1 on thin ink and `contrast` how dark it is against what lies above and below, `dark` 1 on any ink,
    `near` 1 where ink stands close enough above or below to belong to the same glyph.
    """

    thin: Pixels
    contrast: Pixels
    dark: Pixels
    near: Pixels
    scale: float


def thin_ink(grey: Pixels, scale: float, hidden: Pixels | None = None) -> ThinInk:
    """Thin level ink of an evened grey page; the limit follows the page's own noise.

    Where `hidden` is 1 a seal lies: nothing there is thin ink, and nothing is blank.
    """
    smear = max(1, round(SMEAR * scale)) | 1
    across = max(3, round(THICKEST * scale)) | 1
    smooth = cv2.blur(grey, (smear, 1))
    hat = np.asarray(cv2.morphologyEx(smooth, cv2.MORPH_BLACKHAT, np.ones((across, 1), np.uint8)), np.uint8)
    noise = _noise(hat)
    thin = (hat > float(np.clip(2.2 * noise, LEAST_CONTRAST, MOST_CONTRAST))).astype(np.uint8)
    dark = (smooth < PAPER - float(np.clip(4 * noise, FAINT, FAINTEST))).astype(np.uint8)
    near = np.asarray(cv2.dilate(dark, np.ones((max(1, round(NEAR * scale)), 1), np.uint8)), np.uint8)
    if hidden is not None:
        dark = np.maximum(dark, hidden)
    return ThinInk(thin, hat, dark, near, scale)


def _noise(hat: npt.NDArray[np.uint8]) -> float:
    return float(np.percentile(hat[::3, ::5], 85)) if hat.size else 0.0
