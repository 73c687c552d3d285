"""The characters a document prints; fonts are cut down to them."""

from __future__ import annotations

import string

from corpus.generator.ink import KANGXI
from corpus.generator.model import Document, TableBlock

ALWAYS = string.digits + string.punctuation + string.ascii_letters + " \u3000"


def characters(document: Document) -> str:
    """Every character of a document once, in code order."""
    used = set(ALWAYS)
    for section in document.sections:
        used.update(section.head, section.folio, section.odd_text)
        for block in section.blocks:
            if isinstance(block, TableBlock):
                used.update(*_block_texts(block))
            else:
                used.update(block.text, block.right)
    if any(table.style.ink.kangxi for table in document.tables()):
        used.update([KANGXI[character] for character in used & KANGXI.keys()])
    used.discard("\n")
    return "".join(sorted(used))


def _block_texts(block: TableBlock) -> list[str]:
    caption, table = block.caption, block.table
    texts = [caption.label, caption.subtitle, caption.left, caption.right, caption.note, table.title]
    texts += [cell.text for row in table.rows for cell in row]
    return [*texts, *(ghost.text for ghost in table.ghosts)]
