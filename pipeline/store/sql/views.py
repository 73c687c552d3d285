"""Views for the usual questions. The newest migration makes all of them anew."""

from __future__ import annotations

_YEAR = "COALESCE(item.year, document.fiscal_year)"


def _name(scheme: str, code: str, year: str) -> str:
    """The name of a code in a budget year: of the newest edition up to then, else of the oldest."""
    known = f"SELECT name FROM classification AS c WHERE c.scheme = '{scheme}' AND c.code = {code}"  # noqa: S608 - our own words
    before = f"{known} AND c.edition <= COALESCE({year}, 9999) ORDER BY c.edition DESC LIMIT 1"
    return f"COALESCE(({before}), ({known} ORDER BY c.edition LIMIT 1))"


_BUDGET_LINES = f"""
SELECT item.item_id, {_YEAR} AS fiscal_year, item.stage, item.unit_id, unit.name AS unit_name,
       unit.level AS unit_level, above.name AS parent_unit_name, unit.division_code, division.name AS division_name,
       table_instance.table_type, item.func_code, {_name("functional", "item.func_code", _YEAR)} AS func_name,
       item.econ_code, {_name("economic_department", "item.econ_code", _YEAR)} AS econ_name,
       item.government_econ_code,
       {_name("economic_government", "item.government_econ_code", _YEAR)} AS government_econ_name, item.item_name,
       item.item, item.project, item.fund_source, item.expenditure_kind, item.direction, item.period, item.row_role,
       item.amount_fen, item.amount_text, item.amount_unit, item.status, item.confidence, item.document_id,
       document.file_name, item.table_id, table_instance.title AS table_title, table_instance.page_from
FROM budget_item AS item
JOIN document ON document.document_id = item.document_id
LEFT JOIN table_instance ON table_instance.table_id = item.table_id
LEFT JOIN unit ON unit.unit_id = item.unit_id
LEFT JOIN unit AS above ON above.unit_id = unit.parent_unit_id
LEFT JOIN division ON division.code = unit.division_code
"""  # noqa: S608

# Never a sum over kinds of tables, which repeat each other's amounts, nor over roles of rows: totals hold their leaves.
_ALIKE = "stage, table_type, func_code, row_role, direction, fund_source, expenditure_kind, period"
_SUMS = """COUNT(*) AS items, COUNT(DISTINCT document_id) AS documents, CAST(SUM(amount_fen) AS BIGINT) AS amount_fen,
       SUM(CASE WHEN amount_fen IS NULL THEN 1 ELSE 0 END) AS unknown_amounts, MIN(confidence) AS least_confidence"""

_AMOUNT_BY_FUNCTION_AND_YEAR = f"""
SELECT fiscal_year, {_ALIKE}, MIN(func_name) AS func_name, MIN(item_name) AS item_name, {_SUMS}
FROM budget_line WHERE func_code IS NOT NULL GROUP BY fiscal_year, {_ALIKE}
"""  # noqa: S608

_AMOUNT_BY_FUNCTION_YEAR_AND_UNIT = f"""
SELECT fiscal_year, unit_id, MIN(unit_name) AS unit_name, MIN(division_name) AS division_name, {_ALIKE},
       MIN(func_name) AS func_name, MIN(item_name) AS item_name, {_SUMS}
FROM budget_line WHERE func_code IS NOT NULL GROUP BY fiscal_year, unit_id, {_ALIKE}
"""  # noqa: S608

# One row a printed amount: what the 合计 of such a table holds differs from city to city.
_THREE_PUBLIC_OF_UNIT = """
SELECT fiscal_year, unit_id, unit_name, unit_level, division_name, stage, period, fund_source, row_role, item,
       item_name, amount_fen, amount_text, amount_unit, status, confidence, document_id, file_name, table_type,
       table_title, page_from
FROM budget_line
WHERE table_type LIKE '%three_public%'
   OR item IN ('three_public', 'abroad', 'vehicles', 'vehicle_purchase', 'vehicle_running', 'reception')
"""

_INDICATORS = """
SELECT document.fiscal_year, document.unit_name, document.file_name, table_instance.title AS table_title,
       table_instance.page_from, indicator.*
FROM indicator
JOIN document ON document.document_id = indicator.document_id
LEFT JOIN table_instance ON table_instance.table_id = indicator.table_id
"""

_LEAST_CERTAIN_CELLS = """
SELECT document.document_id, document.file_name, unit.name AS unit_name, table_instance.name AS table_name,
       table_instance.table_type, table_instance.title, cell.*
FROM cell
JOIN table_instance ON table_instance.table_id = cell.table_id
JOIN document ON document.document_id = table_instance.document_id
LEFT JOIN unit ON unit.unit_id = document.unit_id
ORDER BY cell.confidence, document.document_id, table_instance.ordinal, cell."row", cell."col"
"""

_FINDINGS = """
SELECT document.fiscal_year, document.unit_id, unit.name AS unit_name, document.file_name,
       table_instance.title AS table_title, table_instance.page_from, finding.*
FROM finding
JOIN document ON document.document_id = finding.document_id
LEFT JOIN table_instance ON table_instance.table_id = finding.table_id
LEFT JOIN unit ON unit.unit_id = document.unit_id
"""

_FINDINGS_BY_UNIT = """
SELECT fiscal_year, unit_id, MIN(unit_name) AS unit_name, rule, severity, COUNT(*) AS findings,
       COUNT(DISTINCT document_id) AS documents
FROM finding_in_context GROUP BY fiscal_year, unit_id, rule, severity
"""

_CURRENT_VERSION = """
SELECT version.* FROM document_version AS version
WHERE NOT EXISTS (
  SELECT 1 FROM document_version AS later
  WHERE later.document_id = version.document_id
    AND (later.ended > version.ended OR (later.ended = version.ended AND later.config_hash > version.config_hash)))
"""

# Contents that may be one report, published again: a person has to look.
_SAME_SUBJECT = """
SELECT document.unit_id, document.fiscal_year, document.family, document.document_id, document.file_name,
       other.document_id AS other_document_id, other.file_name AS other_file_name
FROM document
JOIN document AS other ON other.unit_id = document.unit_id AND other.fiscal_year = document.fiscal_year
  AND other.family = document.family AND other.document_id > document.document_id
"""

# In the order in which they rest upon each other.
VIEWS = {
    "budget_line": _BUDGET_LINES,
    "amount_by_function_and_year": _AMOUNT_BY_FUNCTION_AND_YEAR,
    "amount_by_function_year_and_unit": _AMOUNT_BY_FUNCTION_YEAR_AND_UNIT,
    "three_public_of_unit": _THREE_PUBLIC_OF_UNIT,
    "indicator_in_context": _INDICATORS,
    "least_certain_cell": _LEAST_CERTAIN_CELLS,
    "finding_in_context": _FINDINGS,
    "findings_by_unit": _FINDINGS_BY_UNIT,
    "current_version": _CURRENT_VERSION,
    "same_subject": _SAME_SUBJECT,
}


def create(name: str) -> str:
    """The statement that makes view `name`."""
    return f"CREATE VIEW {name} AS {VIEWS[name].strip()}"
