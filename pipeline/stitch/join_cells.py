"""Two parts of one cell put together."""

from __future__ import annotations

from pipeline.model import Cell
from pipeline.text.classes import SENTENCE_END, is_word
from pipeline.text.items import item_start

JOINED_OVER_PAGE = "joined_over_page"
CERTAINTY = 0.97


def join_cells(above: Cell, below: Cell, row_span: int) -> Cell:
    """One cell at the place of `above`; equal texts are one text printed twice. Boxes of both are kept."""
    repeated = above.text.strip() == below.text.strip()
    texts = [cell.text for cell in (above, below) if cell.text.strip()]
    raws = [cell.raw for cell in (above, below) if cell.raw.strip()]
    return above.model_copy(
        update={
            "row_span": row_span,
            "text": texts[0] if repeated and texts else join_texts(texts),
            "raw": raws[0] if repeated and raws else "\n".join(raws),
            "status": "repaired" if "repaired" in (above.status, below.status) else above.status,
            "confidence": round(min(above.confidence, below.confidence) * CERTAINTY, 4),
            "boxes": (*above.boxes, *below.boxes),
            "flags": tuple(sorted({*above.flags, *below.flags, JOINED_OVER_PAGE})),
        }
    )


def join_texts(texts: list[str]) -> str:
    r"""Texts that a page break parts: a new line before an item, a space between Latin words, else nothing.

    >>> join_texts(["其他商品和服", "务支出"]), join_texts(["1.完成；", "2.检查"])
    ('其他商品和服务支出', '1.完成；\n2.检查')
    """
    if len(texts) < 2:
        return "".join(texts)
    head, tail = texts[0].rstrip(), texts[1].lstrip()
    start = item_start(tail)
    if start and (head[-1] in SENTENCE_END or start.kind != "clause"):
        return f"{head}\n{tail}"
    return f"{head} {tail}" if is_word(head[-1]) and is_word(tail[0]) else head + tail
