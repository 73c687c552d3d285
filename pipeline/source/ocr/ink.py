"""Which pixels of a page are ink of text, in connected components, with the walls of cells taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.geometry import Box
from pipeline.source.page_image import Pixels

INK = 0.76  # of the paper's brightness: darker is ink
SHRINK = 8  # paper is looked at in steps of so many pixels
RULE = 4.0  # text heights: straight strokes longer than that are rules
PALE_INK = 0.88  # of the paper's brightness: darker is ink where it hangs together with darker ink
THIN, STROKE = 0.45, 0.5  # text heights: how thick a pale stroke is at most, and how long at least

Grey = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Component:
    """A connected patch of ink: the cell that it lies in, the text box that holds most of it (-1 for none)."""

    box: Box
    area: int
    cell: int
    text: int


def brightness(image: Pixels) -> Grey:
    """The page in grey with uneven light taken out: paper is 255 everywhere."""
    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // SHRINK), max(1, height // SHRINK)), interpolation=cv2.INTER_AREA)
    light = cv2.GaussianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), (0, 0), 3)
    paper = cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, paper, scale=255), np.uint8)


def ink_mask(bright: Grey) -> Grey:
    """1 where a pixel is clearly darker than the paper around it."""
    return (bright < INK * 255).astype(np.uint8)


def without_rules(mask: Grey, text_height: float) -> Grey:
    """The mask less its long straight strokes."""
    length = max(20, round(RULE * text_height))
    rules = np.zeros_like(mask)
    for kernel, across in ((np.ones((1, length)), np.ones((3, 1))), (np.ones((length, 1)), np.ones((1, 3)))):
        found = cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel.astype(np.uint8))
        rules |= np.asarray(cv2.dilate(found, across.astype(np.uint8)), np.uint8)
    return mask & (1 - rules)


def components(
    bright: Grey, cells: Sequence[Box], insides: Sequence[Box], texts: Sequence[Box], text_height: float
) -> list[Component]:
    """The patches of ink that are not rules; no patch reaches over a wall."""
    homes, open_ = _rooms(bright.shape, cells, insides)
    bare = without_rules(ink_mask(bright), text_height) & open_
    covers = np.full(bare.shape, -1, np.int32)
    for index in sorted(range(len(texts)), key=lambda i: -texts[i].area):
        covers[_slices(texts[index])] = index
    count, found, stats, _ = cv2.connectedComponentsWithStats(bare, connectivity=8)
    labels = np.asarray(found, np.int32)
    inked = labels > 0
    label = labels[inked]
    home = np.full(count, -1)
    home[label] = homes[inked]
    text = _most_common(label, covers[inked], count, len(texts))
    strokes = _pale_strokes((bright < PALE_INK * 255) & (open_ > 0), labels, count, text_height)
    return [
        Component(strokes.get(i) or _box(stats[i]), int(stats[i][4]), int(home[i]), int(text[i]))
        for i in range(1, count)
        if max(stats[i][2:4]) >= 2
    ]


def _rooms(shape: tuple[int, ...], cells: Sequence[Box], insides: Sequence[Box]) -> tuple[npt.NDArray[np.int32], Grey]:
    """For each pixel the cell whose inside holds it (-1 for none), and 0 where there is a wall."""
    homes = np.full(shape, -1, np.int32)
    open_ = np.ones(shape, np.uint8)
    for cell, inside in zip(cells, insides, strict=True):
        open_[_slices(_with_walls(cell, inside))] = 0
    for index, inside in enumerate(insides):
        homes[_slices(inside)] = index
        open_[_slices(inside)] = 1
    return homes, open_


def _with_walls(cell: Box, inside: Box) -> Box:
    """The cell and the outer half of its walls, taken to be as thick as the inner half, and no less than a pixel."""
    return Box(
        cell.x0 - max(1.0, inside.x0 - cell.x0),
        cell.top - max(1.0, inside.top - cell.top),
        cell.x1 + max(1.0, cell.x1 - inside.x1),
        cell.bottom + max(1.0, cell.bottom - inside.bottom),
    )


def _pale_strokes(
    pale: npt.NDArray[np.bool_], labels: npt.NDArray[np.int32], count: int, text_height: float
) -> dict[int, Box]:
    """The boxes of thin pale strokes of which only a dot is dark enough for ink, by that dot's label."""
    _, found, stats, _ = cv2.connectedComponentsWithStats(pale.astype(np.uint8), connectivity=8)
    inked = np.flatnonzero(labels)
    some, first = np.unique(labels.ravel()[inked], return_index=True)
    pale_label = np.zeros(count, np.int64)
    pale_label[some] = np.asarray(found).ravel()[inked[first]]
    sizes = np.sort(np.asarray(stats)[:, 2:4], axis=1)
    thin = (sizes[:, 0] <= THIN * text_height) & (sizes[:, 1] >= STROKE * text_height)
    thin &= sizes[:, 1] <= 1.4 * text_height
    return {int(i): _box(stats[pale_label[i]]) for i in some if pale_label[i] and thin[pale_label[i]]}


def _box(stats: npt.NDArray[np.int32]) -> Box:
    x, y, width, height = (float(value) for value in stats[:4])
    return Box(x, y, x + width, y + height)


def _most_common(
    label: npt.NDArray[np.int32], value: npt.NDArray[np.int32], count: int, values: int
) -> npt.NDArray[np.int64]:
    """For each label its most common value."""
    keys, counts = np.unique(label.astype(np.int64) * (values + 1) + value + 1, return_counts=True)
    found = np.full(count, -1, np.int64)
    order = np.argsort(counts, kind="stable")
    found[keys[order] // (values + 1)] = keys[order] % (values + 1) - 1
    return found


def _slices(box: Box) -> tuple[slice, slice]:
    return (
        slice(max(0, round(box.top)), max(0, round(box.bottom))),
        slice(max(0, round(box.x0)), max(0, round(box.x1))),
    )
