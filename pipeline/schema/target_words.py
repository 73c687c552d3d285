"""Targets in words: a word of quality, or an adverb and a verb or adjective that make one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.schema.indicator_words import indicator_words

_AFTER_LADDER = r"[,，、(（:：]"


def qualitative(text: str) -> str:
    """The word of quality that `text` is or opens with; "" when it is none.

    >>> qualitative("有效提升"), qualitative("成效明显"), qualitative("符合国家质量标准"), qualitative("优，支撑决策")
    ('有效提升', '成效明显', '符合国家质量标准', '优')
    >>> qualitative("设备购置金额"), qualitative("群众满意度")
    ('', '')
    """
    words = indicator_words()
    if text in words.words or text in words.ladder or _made().fullmatch(text):
        return text
    opening = re.match(rf"({_any(words.ladder)}){_AFTER_LADDER}", text)
    return opening[1] if opening else ""


@cache
def _made() -> re.Pattern[str]:
    words = indicator_words()
    adverbs, heads = _any(words.adverbs), _any([*words.heads, *words.words])
    standard = rf"(?:{_any(words.standard_verbs)})[^\d，,；;。]{{0,14}}(?:{_any(words.standard_nouns)})"
    return re.compile(rf"(?:{adverbs}|{heads}){{0,2}}(?:{heads})(?:{heads})?|{standard}")


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
