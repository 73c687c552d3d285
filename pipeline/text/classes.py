"""The classes of characters that Chinese typesetting tells apart."""

from __future__ import annotations

import re

OPENING = frozenset("（〔［｛《〈「『【〖“‘([{")
CLOSING = frozenset("）〕］｝》〉」』】〗”’)]}、。，．：；！？,.:;!?%％‰…")
_FULL_WIDTH_MARKS = frozenset("（）〔〕［］｛｝《》〈〉「」『』【】〖〗“”‘’、。，．：；！？…—～·")
_HAN = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_FULL_WIDTH_WORD = re.compile("[０-９Ａ-Ｚａ-ｚ]")

SENTENCE_END = frozenset("。；！？;!?：:…")


def is_han(char: str) -> bool:
    """True for Chinese characters and kana.

    >>> [is_han(char) for char in "预A1，〇"]
    [True, False, False, False, True]
    """
    return _HAN.match(char) is not None


def is_mark(char: str) -> bool:
    """True for Chinese punctuation, which brings its own white space."""
    return char in _FULL_WIDTH_MARKS


def is_word(char: str) -> bool:
    """True for what a Latin word or a number is made of.

    >>> [is_word(char) for char in "aé9.,-%预，"]
    [True, True, True, True, True, True, True, False, False]
    """
    if char.isascii():
        return not char.isspace()
    return _FULL_WIDTH_WORD.match(char) is not None or ((char.isalpha() or char.isdecimal()) and not is_han(char))
