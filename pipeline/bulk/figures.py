"""What a run counts: the figures of one document, and their sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.bulk.page_ranges import shown_pages
from pipeline.model import Document, Page

# A summary is for people: these many reasons for pages that failed in one document, then no more.
_REASONS = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """Pages by kind, tables by type and findings by severity; `cells` and `failed_pages` are plain counts.

    `attention`: a page has a problem, or a finding is more than information. `unread`: which pages failed, and why.
    """

    pages: Counter[str] = field(default_factory=Counter)
    tables: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    cells: int = 0
    failed_pages: int = 0
    attention: bool = False
    unread: str = ""


def figures_of(document: Document) -> Figures:
    """The figures of one document."""
    failed = sum(page.status == "failed" for page in document.pages)
    findings = Counter[str](finding.severity for finding in document.findings)
    return Figures(
        pages=Counter(page.kind for page in document.pages),
        tables=Counter(table.type for table in document.tables),
        findings=findings,
        cells=sum(len(table.cells) for table in document.tables),
        failed_pages=failed,
        attention=bool(
            failed or any(page.problems for page in document.pages) or findings["warning"] or findings["error"]
        ),
        unread=_unread(document.pages),
    )


def _unread(pages: Sequence[Page]) -> str:
    """Pages with one reason together: `pages 3, 5-8 of 12 not read: …`."""
    whys: dict[str, list[int]] = {}
    for page in pages:
        if page.status == "failed":
            whys.setdefault("; ".join(page.problems), []).append(page.number)
    shown = [f"{shown_pages(numbers)} of {len(pages)} {why}" for why, numbers in list(whys.items())[:_REASONS]]
    return "; ".join([*shown, *(["…"] if len(whys) > _REASONS else [])])


def total(figures: Iterable[Figures]) -> Figures:
    """All together."""
    parts = list(figures)
    return Figures(
        pages=sum((part.pages for part in parts), Counter()),
        tables=sum((part.tables for part in parts), Counter()),
        findings=sum((part.findings for part in parts), Counter()),
        cells=sum(part.cells for part in parts),
        failed_pages=sum(part.failed_pages for part in parts),
        attention=any(part.attention for part in parts),
    )


def as_json(figures: Figures) -> dict[str, Any]:
    """For the manifest."""
    return {
        "pages": dict(figures.pages),
        "tables": dict(figures.tables),
        "findings": dict(figures.findings),
        "cells": figures.cells,
        "failed_pages": figures.failed_pages,
        "attention": figures.attention,
        "unread": figures.unread,
    }


def from_json(kept: dict[str, Any]) -> Figures:
    """What `as_json` made."""
    counts = {name: Counter(kept[name]) for name in ("pages", "tables", "findings")}
    return Figures(**{**kept, **counts})
