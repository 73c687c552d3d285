"""A whole database, to compare with another one."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import sqlalchemy as sa

from pipeline.store.sql.database import Database
from pipeline.store.sql.schema import METADATA


def all_rows(place: Path, without: Collection[str] = ()) -> dict[str, list[str]]:
    """Each row of each table but `run` as text, sorted; columns `without` are left out."""
    database = Database(place)
    with database.read() as session:
        found = {
            table.name: sorted(
                repr({name: value for name, value in row.items() if name not in without})
                for row in session.execute(sa.select(table)).mappings()
            )
            for table in METADATA.sorted_tables
            if table.name != "run"
        }
    database.close()
    return found
