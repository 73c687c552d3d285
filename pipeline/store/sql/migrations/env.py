"""Alembic's entry: runs on the connection that `pipeline.store.sql.migrate` hands over."""

from __future__ import annotations

from alembic import context

from pipeline.store.sql.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
