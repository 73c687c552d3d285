"""The Chinese dictionary, asked only where geometry cannot decide. Loaded on first use; nothing is written."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jieba import Tokenizer

_REACH = 4  # no everyday word is longer


@cache
def _tokenizer() -> Tokenizer:
    from jieba import Tokenizer

    tokenizer = Tokenizer()
    # `initialize` would write a cache file into the temporary folder; its parts do not.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


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
    ends = accumulate(len(word) for word in _tokenizer().cut(left + right, HMM=False))
    return len(left) not in ends


@lru_cache(maxsize=4096)
def likelihood(text: str) -> float:
    """Log probability of the likeliest words; only differences between orders of the same characters mean anything.

    >>> likelihood("年度主要任务") > likelihood("年要度任主务")
    True
    """
    tokenizer = _tokenizer()
    total = math.log(tokenizer.total)
    return sum(math.log(tokenizer.FREQ.get(word) or 1) - total for word in tokenizer.cut(text, HMM=False))
