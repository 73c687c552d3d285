"""Units, classification and divisions, versions of documents, and views that join them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from pipeline.store.sql import views

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Documents that are there already get their units when they are loaded again."""
    op.create_table(
        "unit",
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_norm", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("parent_unit_id", sa.Text(), nullable=True),
        sa.Column("division_code", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("unit_id", name=op.f("pk_unit")),
        sa.UniqueConstraint("name_norm", "division_code", name=op.f("uq_unit_name_norm_division_code")),
    )
    op.create_index(op.f("ix_unit_parent_unit_id"), "unit", ["parent_unit_id"])
    op.create_index(op.f("ix_unit_division_code"), "unit", ["division_code"])
    op.create_table(
        "document_unit",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("parent_unit_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_document_unit_document_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.unit_id"], name=op.f("fk_document_unit_unit_id")),
        sa.PrimaryKeyConstraint("document_id", "unit_id", "role", name=op.f("pk_document_unit")),
    )
    op.create_index(op.f("ix_document_unit_unit_id"), "document_unit", ["unit_id"])
    op.create_table(
        "classification",
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scheme", "code", "edition", name=op.f("pk_classification")),
    )
    op.create_table(
        "division",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_division")),
    )
    op.create_table(
        "document_version",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pipeline_version", sa.Text(), nullable=False),
        sa.Column("config_hash", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "pipeline_version", "config_hash", name=op.f("pk_document_version")),
    )
    op.create_table(
        "supersession",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("supersedes", sa.Text(), nullable=False),
        sa.Column("uri", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "supersedes", "uri", name=op.f("pk_supersession")),
    )
    op.add_column("budget_item", sa.Column("unit_id", sa.Text(), nullable=True))
    op.create_index(op.f("ix_budget_item_unit_id"), "budget_item", ["unit_id"])
    for name in reversed(views.VIEWS):
        op.execute(f"DROP VIEW IF EXISTS {name}")
    for name in views.VIEWS:
        op.execute(views.create(name))
