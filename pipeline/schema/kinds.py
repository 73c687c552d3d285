"""The kinds of tables, by configs/kinds/*.yaml: what a title and the fields of a table must say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, RootModel

from pipeline.configured import Config
from pipeline.model import Family


def _pattern(word: str) -> str:
    try:
        re.compile(word)
    except re.error as error:
        raise ValueError(f"{word}: {error}") from None
    return word


Pattern = Annotated[str, AfterValidator(_pattern)]
Group = tuple[str, ...]


class Kind(Config):
    """How one kind of table is known.

    `title`: patterns of which one stands in the title, `unless`: none of these does. `needs`: groups of field ids of
    which such a table shows one each (`side`: 收入 and 支出 side by side). `against`: field ids that its header never
    shows; `instead`: field ids in the header that make it another kind. `marks`: groups that tell the kind without a
    title, when none of `marks_unless` is there.
    """

    family: Family
    title: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    needs: tuple[Group, ...]
    instead: Mapping[str, str] = Field(default_factory=dict)
    against: Group = ()
    marks: tuple[Group, ...] = ()
    marks_unless: Group = ()
    identities: tuple[str, ...] = ()

    @cached_property
    def _titles(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{word})" for word in self.title))

    @cached_property
    def _not_titles(self) -> re.Pattern[str] | None:
        return re.compile("|".join(f"(?:{word})" for word in self.unless)) if self.unless else None

    def titled(self, title: str) -> bool:
        """True when a plain title (see `pipeline.schema.titles`) names this kind."""
        return bool(self._titles.search(title)) and not self.never(title)

    def never(self, title: str) -> bool:
        """True when a plain title has words that no table of this kind has."""
        return self._not_titles is not None and bool(self._not_titles.search(title))

    def share(self, seen: frozenset[str]) -> float:
        """How much (0..1) of what a table of this kind must show is among the fields `seen`."""
        return sum(any(field in seen for field in group) for group in self.needs) / len(self.needs)

    def marked(self, header: frozenset[str], everywhere: frozenset[str]) -> bool:
        """True when the fields of a table tell the kind without a title."""
        if not self.marks or any(field in header for field in self.against):
            return False
        if any(field in everywhere for field in self.marks_unless):
            return False
        return all(any(field in everywhere for field in group) for group in self.marks)


class Kinds(RootModel[dict[str, Kind]]):
    """Kind ids to kinds."""

    model_config = ConfigDict(frozen=True)

    def __getitem__(self, kind: str) -> Kind:
        return self.root[kind]
