"""The fields: what a header, a row's name or a form's label says, by the words of configs/fields.yaml."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from pydantic import ConfigDict, RootModel, field_validator

from pipeline.configured import Config
from pipeline.schema.reading import ColumnRole
from pipeline.schema.words import bare

Dimension = Literal[
    "side",
    "sum",
    "fund",
    "expenditure",
    "nature",
    "item",
    "stage",
    "year",
    "key",
    "text",
    "head",
    "task",
    "goal",
    "indicator",
    "level",
]


_GROUP = re.compile(r"(?<![\[\\])\((?!\?)(?![^\[]*\])")
LONGEST = 40  # characters of a label; what is longer is a text


class Field(Config):
    """`words` are regular expressions for the whole bare text; see `pipeline.schema.words.bare`."""

    dimension: Dimension
    words: tuple[str, ...]
    role: ColumnRole = "text"

    @field_validator("words")
    @classmethod
    def _without_groups(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        """The patterns, their groups not capturing: the only named groups are the fields."""
        for word in words:
            try:
                re.compile(word)
            except re.error as error:
                raise ValueError(f"{word}: {error}") from None
        return tuple(_GROUP.sub("(?:", word) for word in words)


class Fields(RootModel[dict[str, Field]]):
    """Field ids to fields; where two would match, the first that is written wins."""

    model_config = ConfigDict(frozen=True)

    def __getitem__(self, field_id: str) -> Field:
        return self.root[field_id]

    def find(self, text: str, *dimensions: Dimension) -> str:
        """The id of the field that `text` names, of these dimensions only where some are given; "" for none."""
        if len(text) > LONGEST or not text:
            return ""
        known = self._memo.get((text, dimensions))
        if known is None:
            found = self._pattern(dimensions).fullmatch(bare(text))
            known = (found.lastgroup or "") if found else ""
            self._memo[text, dimensions] = known
        return known

    def _pattern(self, dimensions: tuple[Dimension, ...]) -> re.Pattern[str]:
        """All words of these dimensions as one pattern; the group that matched is the field."""
        if dimensions not in self._patterns:
            named = ((name, one) for name, one in self.root.items() if not dimensions or one.dimension in dimensions)
            self._patterns[dimensions] = re.compile(
                "|".join(f"(?P<{name}>{'|'.join(one.words)})" for name, one in named)
            )
        return self._patterns[dimensions]

    @cached_property
    def _patterns(self) -> dict[tuple[Dimension, ...], re.Pattern[str]]:
        return {}

    @cached_property
    def _memo(self) -> dict[tuple[str, tuple[Dimension, ...]], str]:
        return {}
