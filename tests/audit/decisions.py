"""Decisions of people about made-up cells."""

from __future__ import annotations

from itertools import count

from pipeline.audit.corrections.correction import Anchor, Correction, Operation

_SECONDS = count()


def said(cell: int, operation: Operation, who: str, **rest: str) -> Correction:
    """What `who` said about cell number `cell`, later than all before."""
    box = (10.0, 20.0 * cell, 90.0, 20.0 * cell + 18)
    anchor = Anchor(scope="cell", page=1, bbox=box, raw=str(cell), table="t1", row=cell)
    when = f"2026-01-01T00:00:00.{next(_SECONDS):06d}Z"
    return Correction.new("sha256:" + "0" * 64, operation, anchor, who=who, when=when, **rest)
