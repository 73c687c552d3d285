"""Views for the usual questions. A migration creates a view from here; another one replaces it when it changes."""

from __future__ import annotations

# Never a sum over kinds of tables, which repeat each other's amounts, nor over roles of rows: totals hold their leaves.
_AMOUNT_BY_FUNCTION_AND_YEAR = """
SELECT COALESCE(item.year, document.fiscal_year) AS fiscal_year, item.stage, table_instance.table_type, item.func_code,
       MIN(item.item_name) AS item_name, item.row_role, item.direction, item.fund_source, item.expenditure_kind,
       item.period, COUNT(*) AS items, COUNT(DISTINCT document.document_id) AS documents,
       CAST(SUM(item.amount_fen) AS BIGINT) AS amount_fen,
       SUM(CASE WHEN item.amount_fen IS NULL THEN 1 ELSE 0 END) AS unknown_amounts,
       MIN(item.confidence) AS least_confidence
FROM budget_item AS item
JOIN document ON document.document_id = item.document_id
LEFT JOIN table_instance ON table_instance.table_id = item.table_id
WHERE item.func_code IS NOT NULL
GROUP BY COALESCE(item.year, document.fiscal_year), item.stage, table_instance.table_type, item.func_code,
         item.row_role, item.direction, item.fund_source, item.expenditure_kind, item.period
"""

_INDICATORS = """
SELECT document.fiscal_year, document.unit_name, document.file_name, table_instance.title AS table_title,
       table_instance.page_from, indicator.*
FROM indicator
JOIN document ON document.document_id = indicator.document_id
LEFT JOIN table_instance ON table_instance.table_id = indicator.table_id
"""

_LEAST_CERTAIN_CELLS = """
SELECT document.document_id, document.file_name, table_instance.name AS table_name, table_instance.table_type,
       table_instance.title, cell.*
FROM cell
JOIN table_instance ON table_instance.table_id = cell.table_id
JOIN document ON document.document_id = table_instance.document_id
ORDER BY cell.confidence, document.document_id, table_instance.ordinal, cell."row", cell."col"
"""

VIEWS = {
    "amount_by_function_and_year": _AMOUNT_BY_FUNCTION_AND_YEAR,
    "indicator_in_context": _INDICATORS,
    "least_certain_cell": _LEAST_CERTAIN_CELLS,
}


def create(name: str) -> str:
    """The statement that makes view `name`."""
    return f"CREATE VIEW {name} AS {VIEWS[name].strip()}"
