"""The words of performance indicators, from `configs/indicators.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pipeline.config_files import config_dir
from pipeline.configured import Config, load_section

Operator = Literal[">=", "<=", ">", "<", "=", "~"]


class Level(Config):
    """An indicator of level 1 or 2; `parent` is the level 1 that it stands under."""

    name: str
    edition: str
    parent: str = ""
    aliases: tuple[str, ...] = ()


class IndicatorWords(Config):
    """The file as it is; see its comments."""

    level0: tuple[str, ...]
    level1: tuple[Level, ...]
    level2: tuple[Level, ...]
    sections: Mapping[Literal["tasks", "goals"], tuple[str, ...]]
    headings: tuple[str, ...]
    remarks: tuple[str, ...]
    terms: tuple[str, ...]
    operators: Mapping[Operator, tuple[str, ...]]
    operators_after: Mapping[Operator, tuple[str, ...]]
    qualitative_operators: tuple[str, ...]
    not_applicable: tuple[str, ...]
    yes_no: tuple[str, ...]
    ladder: tuple[str, ...]
    words: tuple[str, ...]
    adverbs: tuple[str, ...]
    heads: tuple[str, ...]
    standard_verbs: tuple[str, ...]
    standard_nouns: tuple[str, ...]


@cache
def indicator_words() -> IndicatorWords:
    """The words of this installation. Raises `ConfigError` when the file does not hold."""
    return load_section(config_dir() / "indicators.yaml", IndicatorWords)


def level1_names(printed: str) -> tuple[str, ...]:
    """The level 1 indicators that `printed` names; none or one.

    >>> level1_names("满意度"), level1_names("数量指标")
    (('满意度指标',), ())
    """
    return _named(printed, indicator_words().level1)


def level2_names(printed: str, parent: str = "") -> tuple[str, ...]:
    """The level 2 indicators that `printed` names, under level 1 `parent` where it is given.

    >>> level2_names("经济成本"), level2_names("成本指标", "产出指标"), level2_names("数量指标", "效益指标")
    (('经济成本指标',), ('成本指标',), ())
    """
    return _named(printed, tuple(level for level in indicator_words().level2 if parent in ("", level.parent)))


def _named(printed: str, levels: tuple[Level, ...]) -> tuple[str, ...]:
    text = "".join(printed.split())
    return tuple(level.name for level in levels if text == level.name or text in level.aliases)
