"""The limits that a try had: what met them is tried again with larger ones."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of earlier tries they are not known: any limits are larger."""
    op.add_column("conversion", sa.Column("timeout", sa.Double(), nullable=True))
    op.add_column("conversion", sa.Column("memory", sa.BigInteger(), nullable=True))
