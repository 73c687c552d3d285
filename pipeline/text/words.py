"""The Chinese dictionary, asked only where geometry cannot decide: loaded as far as needed; nothing is written."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from io import TextIOWrapper
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jieba import Tokenizer

_REACH = 4  # no everyday word is longer


class _Dictionary:
    """The library's tokenizer, which is told of the words that begin with a character when a text first has it.

    All 350,000 at once would take a second and 70 MB of each process, and the library's own cache is a file in the
    temporary folder.
    """

    def __init__(self) -> None:
        from jieba import Tokenizer

        self._tokenizer = Tokenizer()
        self._waiting: dict[str, str] = {}
        total = 0
        with TextIOWrapper(self._tokenizer.get_dict_file(), "utf-8") as file:
            for first, entries in groupby(file, itemgetter(0)):
                lines = list(entries)
                total += sum(_entry(line)[1] for line in lines)
                self._waiting[first] = self._waiting.get(first, "") + "".join(lines)
        self._tokenizer.FREQ, self._tokenizer.total, self._tokenizer.initialized = {}, total, True

    def knowing(self, text: str) -> Tokenizer:
        """The tokenizer, ready for `text`."""
        for first in self._waiting.keys() & set(text):
            self._learn(self._waiting.pop(first))
        return self._tokenizer

    def _learn(self, lines: str) -> None:
        """Add words, and their beginnings with a frequency of 0, as the library does."""
        known = self._tokenizer.FREQ
        for word, frequency in map(_entry, lines.splitlines()):
            known[word] = frequency
            for end in range(1, len(word)):
                known.setdefault(word[:end], 0)


def _entry(line: str) -> tuple[str, int]:
    word, frequency, _ = line.split(" ", 2)
    return word, int(frequency)


@cache
def _dictionary() -> _Dictionary:
    return _Dictionary()


def word_spans_seam(left: str, right: str) -> bool:
    """True when the likeliest words of `left + right` have one that runs over the seam.

    Two whole words that also form a phrase (张三 李四) count as two.

    >>> word_spans_seam("社区邻", "里节"), word_spans_seam("基本支出", "项目支出")
    (True, False)
    """
    whole = len(left) > 1 and len(right) > 1 and len(left) + len(right) <= _REACH
    return not whole and _spans(left[-_REACH:], right[:_REACH])


@lru_cache(maxsize=4096)
def _spans(left: str, right: str) -> bool:
    ends = accumulate(len(word) for word in _dictionary().knowing(left + right).cut(left + right, HMM=False))
    return len(left) not in ends


@lru_cache(maxsize=4096)
def likelihood(text: str) -> float:
    """Log probability of the likeliest words; only differences between orders of the same characters mean anything.

    >>> likelihood("年度主要任务") > likelihood("年要度任主务")
    True
    """
    tokenizer = _dictionary().knowing(text)
    total = math.log(tokenizer.total)
    return sum(math.log(tokenizer.FREQ.get(word) or 1) - total for word in tokenizer.cut(text, HMM=False))
