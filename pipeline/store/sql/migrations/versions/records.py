"""What records say: more of a budget item's columns, and the view that keeps them apart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from pipeline.store.sql import views

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TEXTS = ("government_econ_code", "item", "unit", "project", "direction", "period", "row_role")


def upgrade() -> None:
    """Items that are there already get the new columns when they are loaded again."""
    op.execute("DROP VIEW IF EXISTS amount_by_function_and_year")
    for name in _TEXTS:
        op.add_column("budget_item", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("budget_item", sa.Column("year", sa.Integer(), nullable=True))
    op.execute(views.create("amount_by_function_and_year"))
