"""What records say: more of a budget item's columns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TEXTS = ("government_econ_code", "item", "unit", "project", "direction", "period", "row_role")


def upgrade() -> None:
    """Items that are there already get the new columns when they are loaded again; the view comes back later."""
    op.execute("DROP VIEW IF EXISTS amount_by_function_and_year")
    for name in _TEXTS:
        op.add_column("budget_item", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("budget_item", sa.Column("year", sa.Integer(), nullable=True))
