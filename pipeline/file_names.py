"""File names as text: also those that old archives hold in a Chinese encoding, and those made to do harm."""

from __future__ import annotations

import os
import unicodedata


def readable(name: str) -> str:
    r"""`name` as proper Unicode: bytes that are not UTF-8 are read as GB 18030, else spelled out.

    Python keeps such bytes as lone surrogates, which no UTF-8 file can hold.

    >>> readable("预算.pdf".encode("gbk").decode("utf-8", "surrogateescape"))
    '预算.pdf'
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        try:
            return os.fsencode(name).decode("gb18030")
        except UnicodeError:
            return name.encode("utf-8", "backslashreplace").decode()
    return name


def printable(text: object) -> str:
    r"""`text` on one line without anything that a terminal would obey.

    >>> printable("a\nb")
    'a\\nb'
    """
    name = "/".join(readable(part) for part in str(text).split("/"))
    return "".join(char if is_harmless(char) else ascii(char)[1:-1] for char in name)


def is_harmless(char: str) -> bool:
    """Whether a terminal only shows `char`; unlike `isprintable`, true for the full-width space of Chinese names."""
    return char.isprintable() or unicodedata.category(char) == "Zs"
