"""What a page paints, in painting order by kind, straight from pdfminer's layout.

pdfplumber's own lists have thirty attributes an object, of which six are asked for, and take longer to make than all
that is done with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber.page
from pdfminer.layout import LTContainer

from pipeline.geometry import Box

_KINDS = {"LTChar": "char", "LTLine": "line", "LTRect": "rect", "LTCurve": "curve", "LTImage": "image"}


@dataclass(frozen=True, slots=True)
class Painted:
    """A glyph, line, rect, curve or image; `box` is in the coordinates of the reader, `item` is pdfminer's."""

    kind: str
    box: Box
    item: Any


def painted(page: pdfplumber.page.Page) -> dict[str, list[Painted]]:
    """All that a page laid out paints, forms and all, by kind; every kind is there."""
    left, above = page.mediabox[:2]
    height = page.height
    found: dict[str, list[Painted]] = {kind: [] for kind in _KINDS.values()}
    for item in _leaves(page.layout._objs):
        if kind := _KINDS.get(type(item).__name__):
            x0, x1 = (item.x0 + left, item.x1 + left) if left else (item.x0, item.x1)
            top, bottom = (height - item.y1) + above, (height - item.y0) + above
            found[kind].append(Painted(kind, Box(float(x0), float(top), float(x1), float(bottom)), item))
    return found


def _leaves(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, LTContainer):
            yield from _leaves(item._objs)
        else:
            yield item
