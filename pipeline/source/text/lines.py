"""The bytes of a text file as numbered lines."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from pipeline.errors import EmptyFileError, NotAPdfError

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
SUFFIXES = frozenset({".txt", ".md", ".markdown", ".tsv"})


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it stands, and its number from 1."""

    number: int
    text: str


def is_text(name_suffix: str, data: bytes) -> bool:
    r"""True for a file that is named as text and holds neither a PDF nor other binary data.

    >>> is_text(".txt", "预算".encode()), is_text(".TXT", b"%PDF-1.7"), is_text(".pdf", b"text"), is_text(".md", b"a\0")
    (True, False, False, False)
    """
    marked = data.startswith(_UTF16)
    return name_suffix.lower() in SUFFIXES and b"%PDF-" not in data[:1024] and (marked or b"\0" not in data)


def text_lines(data: bytes) -> tuple[TextLine, ...]:
    r"""The lines of UTF-8, UTF-16 with a mark, or GB 18030. Raises `EmptyFileError` or `NotAPdfError`.

    >>> [line.text for line in text_lines("预算\r\n表".encode("gb18030"))]
    ['预算', '表']
    """
    if not data.strip():
        raise EmptyFileError("the file is empty")
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return tuple(TextLine(number, line) for number, line in enumerate(text.split("\n"), start=1))


def _decoded(data: bytes) -> str:
    marked = data.startswith(_UTF16)
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise NotAPdfError("neither a PDF nor text")
