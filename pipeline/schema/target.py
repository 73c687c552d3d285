"""The target of an indicator: what is printed, as operator, number, range, ratio, unit, date, or words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from pipeline.schema.dates import parse_date
from pipeline.schema.indicator_words import IndicatorWords, Operator, indicator_words
from pipeline.schema.target_words import qualitative
from pipeline.schema.units import names, unit
from pipeline.text.numbers import well_formed

Kind = Literal["number", "range", "ratio", "date", "qualitative", "yes_no", "not_applicable", "text"]

_PLAIN = str.maketrans({**{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}, "～": "~", "〜": "~"})
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNKNOWN_UNIT = r"[\u4e00-\u9fffA-Za-z]{1,4}(?:/[\u4e00-\u9fff]{1,4}){0,2}"
_LABEL = r"[\u4e00-\u9fff()“”]{0,24}"
_DENIED = re.compile(r"[不未无非没第]$|没有$")
_TAIL = re.compile(r"[。;,、]+$")


@dataclass(frozen=True, slots=True)
class Target:
    """What a target says.

    `number`: `value`; `range`: `value` to `upper`; `ratio`: `value` in `upper`; `text` is prose: nothing parsed.
    `unit` is canonical, or as printed where `unit_known` is false. `word`: the word of quality, yes or no, or the date
    (`2026-12-31`, `2026-12`, `2026`, `--12`, `--12-31`, two of them with `/`). `note`: what is printed beside it.
    """

    kind: Kind
    operator: Operator | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    unit_known: bool = True
    word: str = ""
    note: str = ""


@lru_cache(maxsize=4096)
def parse_target(text: str, *, operator: str = "", unit_text: str = "") -> Target:
    """The target printed as `text`; `operator` and `unit_text` are the cells beside it where a form splits them.

    >>> parse_target("≥95%")
    Target(kind='number', operator='>=', value=Decimal('95'), upper=None, unit='%', unit_known=True, word='', note='')
    >>> parse_target("90", operator="≥", unit_text="%") == parse_target("≥９０％"), parse_target("2024年12月完成").word
    (True, '2024-12')
    >>> [parse_target(text).kind for text in ("优", "是", "不适用", "2/3", "5-8次", "设备购置金额")]
    ['qualitative', 'yes_no', 'not_applicable', 'ratio', 'range', 'text']
    """
    words = indicator_words()
    plain = "".join(text.translate(_PLAIN).split())
    plain = _TAIL.sub("", plain) or plain
    sign, beside = "".join(operator.split()).translate(_PLAIN), unit_text.strip()
    if not plain or plain in words.not_applicable:
        return Target("not_applicable" if plain else "text")
    if plain in words.yes_no:
        return Target("yes_no", word=plain)
    if sign in words.qualitative_operators:
        return Target("qualitative", word=qualitative(plain) or plain, note="" if qualitative(plain) else "定性")
    printed = _operator(sign, words)
    for reading in (_dated(plain, printed, beside), _measured(plain, printed, beside, words)):
        if reading is not None:
            return reading
    word = qualitative(plain)
    return Target("qualitative", word=word, note=plain if word != plain else "") if word else Target("text")


def unit_in_name(name: str) -> str:
    """The unit that an indicator's name ends with in brackets, as printed; "" where there is none.

    >>> unit_in_name("刊物印制数量（册）"), unit_in_name("慰问金（科级及以下）")
    ('册', '')
    """
    match = re.search(r"[(（]([^()（）]{1,8})[)）]$", name.strip())
    return match[1] if match and unit(match[1]).known else ""


def _operator(printed: str, words: IndicatorWords) -> Operator | None:
    return next((sign for sign, forms in words.operators.items() if printed in forms), None)


def _dated(plain: str, printed: Operator | None, beside: str) -> Target | None:
    before = _pattern().before.match(plain)
    bare = plain[before.end() :] if before else plain
    date = parse_date(bare + beside if beside in {"年", "月"} and not re.search(r"[年月]$", bare) else bare)
    if date is None:
        return None
    sign = printed or (_operator(before[0], indicator_words()) if before else None)
    return Target("date", operator=sign or ("<=" if date.until else "="), word=date.iso)


def _measured(plain: str, printed: Operator | None, beside: str, words: IndicatorWords) -> Target | None:
    match = _pattern().whole.fullmatch(plain)
    if match is None or _DENIED.search(match["note"]):
        return None
    digits = [match[key] for key in ("only", "low", "high") if match[key]]
    if not all(map(well_formed, digits)):
        return None
    low, high = Decimal(digits[0].replace(",", "")), Decimal(digits[-1].replace(",", ""))
    measure = match["unit"] or match["odd"] or beside
    named = unit(measure)
    after = next((sign for sign, forms in words.operators_after.items() if match["after"] in forms), None)
    sign = _operator(match["before"] or "", words) or after or printed or "="
    if match["note"] and (not named.known or _pattern().before.search(match["note"])):
        return None  # prose that happens to end in a number
    target = Target("number", sign, low, None, named.name, named.known or not measure, note=match["note"])
    if match["only"]:
        return target
    if match["by"] == "/":
        return replace(target, kind="ratio", upper=high) if not named.name else None
    return replace(target, kind="range", upper=high) if low <= high else None


@dataclass(frozen=True, slots=True)
class _Pattern:
    whole: re.Pattern[str]
    before: re.Pattern[str]


@cache
def _pattern() -> _Pattern:
    words = indicator_words()
    before = _any(form for forms in words.operators.values() for form in forms)
    after = _any(form for forms in words.operators_after.values() for form in forms)
    single = _any(names())
    rate = rf"(?:十|百|千|万|亿)?(?:{single})(?:[/每·](?:{single}|[年月日天周季次人户])){{0,3}}"
    known = rf"{rate}|[(]{rate}[)]|万|亿"
    whole = (
        rf"(?P<note>{_LABEL}?)(?P<before>{before})?"
        rf"(?:(?P<low>{_NUMBER})(?:{known})?(?P<by>[-~—–至到/])(?P<high>{_NUMBER})|(?P<only>{_NUMBER}))"
        rf"(?:(?P<unit>{known})|(?P<odd>{_UNKNOWN_UNIT}))??(?P<after>{after})?"
    )
    return _Pattern(re.compile(whole, re.ASCII), re.compile(before))


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form.translate(_PLAIN)) for form in sorted(forms, key=lambda form: (-len(form), form)))
