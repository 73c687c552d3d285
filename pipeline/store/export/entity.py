"""What an exported table looks like, whatever the format: its fields with their types, its keys."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

# `decimal` is exact; `float` is for probabilities and places on the page alone.
FieldType = Literal["string", "integer", "decimal", "float", "boolean", "strings"]
Item: TypeAlias = str | int | Decimal | float | bool | tuple[str, ...] | None
Row: TypeAlias = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A column. `choices`: the only values there are; `least` and `most` bound numbers."""

    name: str
    type: FieldType
    description: str
    required: bool = False
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """`fields` name a row of another entity by its fields `to`."""

    fields: tuple[str, ...]
    entity: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A table of the export; a row holds one item a field, in their order."""

    name: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
