"""The characters a document prints; fonts are cut down to them."""

from __future__ import annotations

import string

from corpus.generator.model import Document, TableBlock

ALWAYS = string.digits + string.punctuation + string.ascii_letters + " \u3000"


def characters(document: Document) -> str:
    """Every character of a document once, in code order."""
    used = set(ALWAYS)
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, TableBlock):
                caption = block.caption
                used.update(caption.label, caption.subtitle, caption.left)
                used.update(caption.right, caption.note, block.table.title)
                for row in block.table.rows:
                    for cell in row:
                        used.update(cell.text)
            else:
                used.update(block.text, block.right)
    used.discard("\n")
    return "".join(sorted(used))
