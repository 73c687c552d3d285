"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from pipeline.store.sql.base import Json

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """All tables; views come last of all, with the newest migration."""
    op.create_table(
        "conversion",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("output", sa.Text(), nullable=True),
        sa.Column("output_hash", sa.Text(), nullable=True),
        sa.Column("settings_hash", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("peak_memory", sa.BigInteger(), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("figures", Json, nullable=True),
        sa.Column("run_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_conversion")),
    )
    op.create_index(op.f("ix_conversion_state"), "conversion", ["state"], unique=False)
    op.create_table(
        "correction",
        sa.Column("correction_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("anchor", Json, nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("evidence", Json, nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("correction_id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_document_id"), "correction", ["document_id"], unique=False)
    op.create_table(
        "document",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("schema_version", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("n_pages", sa.Integer(), nullable=False),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("fiscal_year", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Text(), nullable=True),
        sa.Column("unit_name", sa.Text(), nullable=True),
        sa.Column("supervising_department", sa.Text(), nullable=True),
        sa.Column("division_code", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_fiscal_year"), "document", ["fiscal_year"], unique=False)
    op.create_index(op.f("ix_document_unit_id"), "document", ["unit_id"], unique=False)
    op.create_table(
        "provenance",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("started", sa.Text(), nullable=True),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("entity", "activity", "used", "agent", name=op.f("pk_provenance")),
    )
    op.create_table(
        "run",
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("workers", sa.Integer(), nullable=False),
        sa.Column("settings_hash", sa.Text(), nullable=False),
        sa.Column("versions", Json, nullable=False),
        sa.Column("converted", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_run")),
    )
    op.create_table(
        "source",
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uri", name=op.f("pk_source")),
    )
    op.create_index(op.f("ix_source_document_id"), "source", ["document_id"], unique=False)
    op.create_table(
        "page",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("width", sa.Double(), nullable=False),
        sa.Column("height", sa.Double(), nullable=False),
        sa.Column("rotation", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("problems", Json, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_page_document_id")),
        sa.PrimaryKeyConstraint("document_id", "number", name=op.f("pk_page")),
    )
    op.create_table(
        "record_value",
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("cells", Json, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_record_value_document_id")),
        sa.PrimaryKeyConstraint("record_id", "field", name=op.f("pk_record_value")),
    )
    op.create_index(op.f("ix_record_value_document_id"), "record_value", ["document_id"], unique=False)
    op.create_table(
        "table_instance",
        sa.Column("table_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("table_type", sa.Text(), nullable=False),
        sa.Column("type_ordinal", sa.Integer(), nullable=False),
        sa.Column("type_confidence", sa.Double(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit_of_measure", sa.Text(), nullable=False),
        sa.Column("page_from", sa.Integer(), nullable=True),
        sa.Column("page_to", sa.Integer(), nullable=True),
        sa.Column("fragments", Json, nullable=False),
        sa.Column("n_rows", sa.Integer(), nullable=False),
        sa.Column("n_cols", sa.Integer(), nullable=False),
        sa.Column("header_rows", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_table_instance_document_id")),
        sa.PrimaryKeyConstraint("table_id", name=op.f("pk_table_instance")),
    )
    op.create_index(op.f("ix_table_instance_document_id"), "table_instance", ["document_id"], unique=False)
    op.create_index(op.f("ix_table_instance_table_type"), "table_instance", ["table_type"], unique=False)
    op.create_table(
        "budget_item",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("func_code", sa.Text(), nullable=True),
        sa.Column("econ_code", sa.Text(), nullable=True),
        sa.Column("item_name", sa.Text(), nullable=True),
        sa.Column("fund_source", sa.Text(), nullable=True),
        sa.Column("expenditure_kind", sa.Text(), nullable=True),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("amount_text", sa.Text(), nullable=True),
        sa.Column("amount_unit", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_budget_item_document_id")),
        sa.ForeignKeyConstraint(["table_id"], ["table_instance.table_id"], name=op.f("fk_budget_item_table_id")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_budget_item")),
    )
    op.create_index(op.f("ix_budget_item_document_id"), "budget_item", ["document_id"], unique=False)
    op.create_index(op.f("ix_budget_item_func_code"), "budget_item", ["func_code"], unique=False)
    op.create_index(op.f("ix_budget_item_table_id"), "budget_item", ["table_id"], unique=False)
    op.create_table(
        "cell",
        sa.Column("table_id", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("col", sa.Integer(), nullable=False),
        sa.Column("row_span", sa.Integer(), nullable=False),
        sa.Column("col_span", sa.Integer(), nullable=False),
        sa.Column("is_header", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("raw_text", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("flags", Json, nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("x0", sa.Double(), nullable=True),
        sa.Column("y0", sa.Double(), nullable=True),
        sa.Column("x1", sa.Double(), nullable=True),
        sa.Column("y1", sa.Double(), nullable=True),
        sa.Column("more_boxes", Json, nullable=True),
        sa.Column("evidence", Json, nullable=True),
        sa.ForeignKeyConstraint(["table_id"], ["table_instance.table_id"], name=op.f("fk_cell_table_id")),
        sa.PrimaryKeyConstraint("table_id", "row", "col", name=op.f("pk_cell")),
    )
    op.create_index("ix_cell_confidence", "cell", ["confidence"], unique=False)
    op.create_table(
        "finding",
        sa.Column("finding_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("cells", Json, nullable=False),
        sa.Column("expected", sa.Text(), nullable=True),
        sa.Column("actual", sa.Text(), nullable=True),
        sa.Column("difference", sa.Text(), nullable=True),
        sa.Column("tolerance", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_finding_document_id")),
        sa.ForeignKeyConstraint(["table_id"], ["table_instance.table_id"], name=op.f("fk_finding_table_id")),
        sa.PrimaryKeyConstraint("finding_id", name=op.f("pk_finding")),
    )
    op.create_index(op.f("ix_finding_document_id"), "finding", ["document_id"], unique=False)
    op.create_index(op.f("ix_finding_rule"), "finding", ["rule"], unique=False)
    op.create_index(op.f("ix_finding_table_id"), "finding", ["table_id"], unique=False)
    op.create_table(
        "goal",
        sa.Column("goal_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_goal_document_id")),
        sa.ForeignKeyConstraint(["table_id"], ["table_instance.table_id"], name=op.f("fk_goal_table_id")),
        sa.PrimaryKeyConstraint("goal_id", name=op.f("pk_goal")),
    )
    op.create_index(op.f("ix_goal_document_id"), "goal", ["document_id"], unique=False)
    op.create_index(op.f("ix_goal_table_id"), "goal", ["table_id"], unique=False)
    op.create_table(
        "indicator",
        sa.Column("indicator_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("level1", sa.Text(), nullable=True),
        sa.Column("level2", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("target_text", sa.Text(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=True),
        sa.Column("value_number", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("weight", sa.Text(), nullable=True),
        sa.Column("actual_text", sa.Text(), nullable=True),
        sa.Column("score", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_indicator_document_id")),
        sa.ForeignKeyConstraint(["table_id"], ["table_instance.table_id"], name=op.f("fk_indicator_table_id")),
        sa.PrimaryKeyConstraint("indicator_id", name=op.f("pk_indicator")),
    )
    op.create_index(op.f("ix_indicator_document_id"), "indicator", ["document_id"], unique=False)
    op.create_index(op.f("ix_indicator_table_id"), "indicator", ["table_id"], unique=False)
    op.create_table(
        "review",
        sa.Column("table_id", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("col", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("reasons", Json, nullable=False),
        sa.ForeignKeyConstraint(["table_id"], ["table_instance.table_id"], name=op.f("fk_review_table_id")),
        sa.PrimaryKeyConstraint("table_id", "row", "col", name=op.f("pk_review")),
    )
    op.create_table(
        "task",
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("total_fen", sa.BigInteger(), nullable=True),
        sa.Column("appropriation_fen", sa.BigInteger(), nullable=True),
        sa.Column("other_fen", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_task_document_id")),
        sa.ForeignKeyConstraint(["table_id"], ["table_instance.table_id"], name=op.f("fk_task_table_id")),
        sa.PrimaryKeyConstraint("task_id", name=op.f("pk_task")),
    )
    op.create_index(op.f("ix_task_document_id"), "task", ["document_id"], unique=False)
    op.create_index(op.f("ix_task_table_id"), "task", ["table_id"], unique=False)
