"""Classification codes and their names, by edition, from `configs/codes/`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from pipeline.config_files import config_dir

Scheme = Literal["functional", "economic_department", "economic_government"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)

_HALF_WIDTH = str.maketrans("(),０１２３４５６７８９", "（），0123456789")


@dataclass(frozen=True, slots=True)
class Code:
    """A code of an edition (the first budget year known to use this name); `in_tables`: seen in published tables."""

    code: str
    edition: int
    name: str
    in_tables: bool

    @property
    def parent(self) -> str:
        """The code one level up, "" for 类; it need not be listed."""
        return self.code[:-2] if len(self.code) > 3 else ""


def codes_of(scheme: Scheme) -> tuple[Code, ...]:
    """All codes of a scheme, each with every edition, in order."""
    return tuple(one for known in _by_code(scheme).values() for one in known)


def name_of(scheme: Scheme, code: str, year: int | None = None) -> str | None:
    """The name of `code` in budget year `year` (newest without): the newest edition up to then, else the oldest.

    >>> name_of("functional", "20805"), name_of("functional", "20805", 2019), name_of("functional", "299999")
    ('行政事业单位养老支出', '行政事业单位离退休', None)
    """
    known = _by_code(scheme).get(code.translate(_HALF_WIDTH), ())
    before = [one for one in known if year is None or one.edition <= year]
    found = before[-1] if before else next(iter(known), None)
    return found.name if found else None


def codes_named(scheme: Scheme, name: str) -> tuple[Code, ...]:
    """Every code of that name, in order; a name alone is not a key (行政运行 repeats under most 款).

    >>> [one.code for one in codes_named("functional", "殡葬")], len(codes_named("functional", "行政运行")) > 20
    (['2081004'], True)
    """
    wanted = plain_name(name)
    return tuple(one for one in codes_of(scheme) if plain_name(one.name) == wanted)


def agrees(scheme: Scheme, code: str, name: str) -> bool | None:
    """Whether `name` is what an edition calls `code`; None where the code is not listed.

    >>> agrees("functional", "2081004", "殡葬"), agrees("functional", "2081004", "殡仪"), agrees("functional", "2", "x")
    (True, False, None)
    """
    known = _by_code(scheme).get(code.translate(_HALF_WIDTH))
    return None if known is None else any(plain_name(one.name) == plain_name(name) for one in known)


def scheme_of(code: str) -> Scheme | None:
    """The scheme that a code's first digit and length belong to.

    >>> scheme_of("2080208"), scheme_of("30101"), scheme_of("50101"), scheme_of("114001")
    ('functional', 'economic_department', 'economic_government', None)
    """
    if not code.isascii() or not code.isdigit() or len(code) not in (3, 5, 7):
        return None
    schemes: Mapping[str, Scheme] = {"2": "functional", "3": "economic_department", "5": "economic_government"}
    return schemes.get(code[0])


def names_of(code: str) -> tuple[str, ...]:
    """Every name that a code has had, white space and width of brackets aside; none where it is not listed.

    >>> names_of("20805"), names_of("114001")
    (('行政事业单位离退休', '行政事业单位养老支出'), ())
    """
    scheme = scheme_of(code)
    return tuple(plain_name(one.name) for one in _by_code(scheme).get(code, ())) if scheme else ()


@cache
def listed_names() -> frozenset[str]:
    """The names of all codes of all schemes, as `plain_name` writes them."""
    return frozenset(plain_name(one.name) for scheme in SCHEMES for one in codes_of(scheme))


def plain_name(name: str) -> str:
    """A name without white space, with digits of half and brackets of full width.

    >>> plain_name("公 务接待费(三公)")
    '公务接待费（三公）'
    """
    return "".join(name.split()).translate(_HALF_WIDTH)


@cache
def _by_code(scheme: Scheme) -> Mapping[str, tuple[Code, ...]]:
    with (config_dir() / "codes" / f"{scheme}.csv").open(encoding="utf-8", newline="") as lines:
        rows = [
            Code(row["code"], int(row["edition"]), row["name"], row["seen"] == "table") for row in csv.DictReader(lines)
        ]
    known: dict[str, tuple[Code, ...]] = {}
    for one in sorted(rows, key=lambda one: (one.code, one.edition)):
        known[one.code] = (*known.get(one.code, ()), one)
    return known
