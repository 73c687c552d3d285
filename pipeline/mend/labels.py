"""A damaged label completed from a closed vocabulary, when exactly one of its words fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

How = Literal["", "printed", "cut", "scrambled", "misread"]

SHORTEST = 3  # characters that a damaged label must still have
LEAST_COMMON = 0.8  # share of characters that a scrambled label has in common with its word


@dataclass(frozen=True, slots=True)
class Completion:
    """`word` is the only one that fits, "" without one; `candidates` are those that fit, and `how` they do."""

    word: str = ""
    how: How = ""
    candidates: tuple[str, ...] = ()


def complete(label: str, vocabulary: Sequence[str]) -> Completion:
    """What `label` can only have been. Digits are never completed.

    >>> complete("响指标", ("社会效益指标", "可持续影响指标"))
    Completion(word='可持续影响指标', how='cut', candidates=('可持续影响指标',))
    >>> complete("年要任主务", ("年度主要任务", "总体目标")).word, complete("数里指标", ("数量指标",)).how
    ('年度主要任务', 'misread')
    >>> complete("益指标", ("社会效益指标", "生态效益指标"))
    Completion(word='', how='cut', candidates=('社会效益指标', '生态效益指标'))
    """
    text = "".join(label.split())
    if text in vocabulary:
        return Completion(text, "printed", (text,))
    if len(text) < SHORTEST or any(char.isdigit() for char in text):
        return Completion()
    tries: tuple[tuple[How, Iterable[str]], ...] = (
        ("cut", (word for word in vocabulary if _is_cut(text, word))),
        ("scrambled", (word for word in vocabulary if _is_scrambled(text, word))),
        ("misread", (word for word in vocabulary if _is_misread(text, word))),
    )
    for how, fitting in tries:
        if candidates := tuple(dict.fromkeys(fitting)):
            return Completion(_only(candidates, text), how, candidates)
    return Completion()


def closed_term(text: str, terms: Sequence[str]) -> str:
    """The text with its last, unclosed bracket completed to the only one of `terms` that begins so; else "".

    >>> closed_term("类项目（非政府投资项", ("政府投资项目", "非政府投资项目"))
    '类项目（非政府投资项目）'
    """
    head, bracket, inner = text.rpartition("（")
    fitting = [term for term in terms if len(inner) > SHORTEST and term.startswith(inner)]
    return f"{head}（{fitting[0]}）" if bracket and "）" not in inner and len(fitting) == 1 else ""


def _only(candidates: tuple[str, ...], text: str) -> str:
    """The single candidate, or the one that all others only lengthen in the direction that was cut."""
    if len(candidates) == 1:
        return candidates[0]
    shortest = min(candidates, key=len)
    ends = all(word.endswith(shortest) for word in candidates) and shortest.endswith(text)
    starts = all(word.startswith(shortest) for word in candidates) and shortest.startswith(text)
    return shortest if ends or starts else ""


def _is_cut(text: str, word: str) -> bool:
    return text != word and text in word


def _is_scrambled(text: str, word: str) -> bool:
    if len(text) < SHORTEST + 1 or len(text) > len(word):
        return False
    common = (Counter(text) & Counter(word)).total()
    return common == len(text) and common / len(word) >= LEAST_COMMON


def _is_misread(text: str, word: str) -> bool:
    differ = sum(a != b for a, b in zip(text, word, strict=False))
    return len(text) == len(word) > SHORTEST and differ == 1
