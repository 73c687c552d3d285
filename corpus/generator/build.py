"""Builds one named document: PDF bytes and truth."""

from __future__ import annotations

from typing import NamedTuple

from corpus.generator.catalogue import DOCUMENTS, SCANS
from corpus.generator.render import render
from corpus.generator.truth import document_truth, to_json


class Built(NamedTuple):
    """The two files of a document."""

    pdf: bytes
    truth: str


def build(name: str) -> Built:
    """Build a document or a scan of the catalogue."""
    if name in SCANS:
        from corpus.generator.scan import scan

        recipe = SCANS[name]
        document = DOCUMENTS[recipe.source]()
        rendered = render(document)
        done = scan(rendered.pdf, document_truth(document, rendered), recipe)
        return Built(done.pdf, to_json(done.truth))
    document = DOCUMENTS[name]()
    rendered = render(document)
    return Built(rendered.pdf, to_json(document_truth(document, rendered)))
