"""What auditing needs: the stake in each cell, the reading below corrections, and how corrections follow each other."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from pipeline.store.sql.base import Json

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Rows that are there already get no stake until they are loaded again."""
    op.execute("DROP VIEW IF EXISTS least_certain_cell")
    op.add_column("cell", sa.Column("role", sa.Text(), nullable=True))
    op.add_column("cell", sa.Column("loss", sa.Double(), nullable=True))
    op.create_index("ix_cell_loss", "cell", ["loss", "table_id", "row", "col"])
    op.add_column("finding", sa.Column("loss", sa.Double(), nullable=True))
    op.create_index(op.f("ix_finding_loss"), "finding", ["loss"])
    op.add_column("correction", sa.Column("supersedes", sa.Text(), nullable=True))
    op.add_column("correction", sa.Column("details", Json, nullable=True))
    op.create_table(
        "reading",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("applied", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_reading")),
    )
