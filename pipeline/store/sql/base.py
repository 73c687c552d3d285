"""What all tables share: names of constraints, column types, and ids made from natural keys."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import JSON, BigInteger, Double, MetaData, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase

# Named constraints can be altered by later migrations on every database.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# JSONB compares by value; SQLite keeps the text.
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
# 64 bits; SQLite has one kind of integer only.
Big = BigInteger()


class Base(DeclarativeBase):
    """Text is unbounded, floats are double: both databases give back exactly what went in."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {str: Text(), float: Double(), list[Any]: Json, dict[str, Any]: Json}  # noqa: RUF012


def hash_id(*natural_key: object) -> str:
    """A surrogate id: 32 hexadecimal digits of the SHA-256 of the natural key; the same key, the same id."""
    text = json.dumps([None if part is None else str(part) for part in natural_key], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
