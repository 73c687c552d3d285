"""Builds an invented document: PDF bytes and truth, drawn or scanned."""

from __future__ import annotations

from typing import NamedTuple

from corpus.generator.invented.alphabet import shared_fonts
from corpus.generator.invented.document import invent
from corpus.generator.render import render
from corpus.generator.truth import document_truth, to_json


class Made(NamedTuple):
    """The two files of a document and their name."""

    name: str
    pdf: bytes
    truth: str


def make(seed: int, number: int, *, planted_share: float = 0.0, scan: str = "") -> Made:
    """Document `number` of a seed; `scan` is a level, `mixed`, or nothing for the drawn document."""
    invented = invent(seed, number, planted_share)
    rendered = render(invented.document, shared_fonts())
    truth = document_truth(invented.document, rendered)
    truth["traits"] = list(invented.traits)
    if not scan:
        return Made(invented.document.name, rendered.pdf, to_json(truth))
    from corpus.generator.invented.scanning import scanned

    done = scanned(rendered.pdf, truth, seed, number, scan)
    return Made(done.truth["id"], done.pdf, to_json(done.truth))
