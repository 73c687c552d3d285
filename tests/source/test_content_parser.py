"""Token by token and object by object the same as pdfminer's own parser, on sound streams and on broken ones."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSEOF
from pypdf import PdfReader

from pipeline.source.content_parser import ContentParser
from tests.stress.mutations import DOCUMENTS

# Of the module it can be had no more once `pipeline.source.clipping` is loaded.
_PLAIN = next(one for one in ContentParser.__mro__ if one.__module__ == "pdfminer.pdfinterp")
_PIECES = (
    *(b"12", b"-7", b"+3.5", b"-.5", b"4.", b".", b"-", b"1.2.3", b"--5", b"1e5", b"9" * 50, b"0x1f"),
    *(b"true", b"false", b"null", b"Tj", b"T*", b"'", b'"', b"q", b"BI", b"ID ", b"EI ", b"12abc", b"ab(c"),
    *(b"/F1", b"/", b"/A#20B", b"/\xff\xfe", b"/a/b", b"(plain)", b"(a(b)c)", b"(\\051\\n)", b"(open", b"()"),
    *(
        b"<48656C6C6F>",
        b"<4>",
        b"<>",
        b"<48 6>",
        b"<4g>",
        b"<</A 1>>",
        b"<<",
        b">>",
        b">",
        b"<48>>",
        b"%note\r",
        b"[1 2]",
    ),
    *(b"[", b"]", b"{", b"}", b"\0", b"\x0b", b"\x80", b" ", b"\n", b"\r\n", b" " * 5000),
)


def _objects(parser: type[PDFContentParser], *streams: bytes) -> Iterator[str]:
    """Each object with its place, and what ends them."""
    made = parser([PDFStream({}, data) for data in streams])
    try:
        while True:
            yield repr(made.nextobject())
    except PSEOF:
        return
    except Exception as error:  # noqa: BLE001 - broken streams raise anything, and shall raise the same
        yield repr(error)


def _same(*streams: bytes) -> int:
    ours = list(_objects(ContentParser, *streams))
    assert ours == list(_objects(_PLAIN, *streams)), streams
    return len(ours)


@pytest.mark.parametrize("name", ["sample_budget.pdf", "seed_performance_form.pdf"])
def test_the_pages_of_documents(name: str) -> None:
    for page in PdfReader(DOCUMENTS / name).pages:
        content = page.get_contents()
        assert content is not None
        assert _same(content.get_data()) > 50


@pytest.mark.parametrize("seed", range(400))
def test_pieces_in_any_order(seed: int) -> None:
    chance = random.Random(seed)
    _same(*(_some(chance) for _ in range(chance.randint(1, 3))))


def _some(chance: random.Random) -> bytes:
    return b"".join(chance.choice(_PIECES) + chance.choice((b"", b" ", b"\n")) for _ in range(chance.randint(0, 40)))
