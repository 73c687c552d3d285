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
    "sum", "fund", "expenditure", "item", "stage", "year", "key", "text", "head", "task", "goal", "indicator"
]


class Field(Config):
    """`words` are regular expressions for the whole bare text; see `pipeline.schema.words.bare`."""

    dimension: Dimension
    words: tuple[str, ...]
    role: ColumnRole = "text"

    @field_validator("words")
    @classmethod
    def _compile(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        for word in words:
            try:
                re.compile(word)
            except re.error as error:
                raise ValueError(f"{word}: {error}") from None
        return words


class Fields(RootModel[dict[str, Field]]):
    """Field ids to fields; where two would match, the first that is written wins."""

    model_config = ConfigDict(frozen=True)

    def __getitem__(self, field_id: str) -> Field:
        return self.root[field_id]

    def find(self, text: str, *dimensions: Dimension) -> str:
        """The id of the field that `text` names, of these dimensions only where some are given; "" for none."""
        known = self._memo.get((text, dimensions))
        if known is None:
            words = bare(text)
            matches = (name for name, pattern in self._patterns.items() if pattern.fullmatch(words))
            known = next((name for name in matches if not dimensions or self[name].dimension in dimensions), "")
            self._memo[text, dimensions] = known
        return known

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {name: re.compile("|".join(f"(?:{word})" for word in one.words)) for name, one in self.root.items()}

    @cached_property
    def _memo(self) -> dict[tuple[str, tuple[Dimension, ...]], str]:
        return {}
