"""Bring a database to the current schema."""

from __future__ import annotations

from importlib import resources

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

# Any number, as long as it is ours: two processes that open one PostgreSQL database migrate it one after the other.
_LOCK = 0x797573


def is_current(connection: sa.Connection) -> bool:
    """Whether nothing is left to migrate."""
    newest = ScriptDirectory.from_config(alembic_config()).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == newest


def upgrade(connection: sa.Connection) -> None:
    """Apply the migrations that `connection`'s database lacks, inside its transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def alembic_config() -> Config:
    """The configuration for Alembic's own commands, without a file."""
    config = Config()
    config.set_main_option("script_location", str(resources.files("pipeline.store.sql") / "migrations"))
    return config
