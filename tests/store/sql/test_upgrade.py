"""Databases that an earlier yusuan made come up to date with all that is in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import command

from pipeline.store.sql.database import Database, database_url
from pipeline.store.sql.migrate import alembic_config
from pipeline.store.sql.rows import document_rows
from pipeline.store.sql.schema import OF_A_DOCUMENT
from pipeline.store.sql.sync import sync_document
from pipeline.store.sql.views import VIEWS
from tests.store.sql.samples import contents, full

# As that version of yusuan had them.
_OLD_VIEWS = """
CREATE VIEW amount_by_function_and_year AS SELECT item.func_code, SUM(item.amount_fen) AS amount_fen
FROM budget_item AS item GROUP BY item.func_code;
CREATE VIEW indicator_in_context AS SELECT document.file_name, indicator.*
FROM indicator JOIN document ON document.document_id = indicator.document_id;
CREATE VIEW least_certain_cell AS SELECT table_instance.title, cell.*
FROM cell JOIN table_instance ON table_instance.table_id = cell.table_id
"""
_NEW_TABLES = {"unit", "document_unit", "classification", "division", "document_version", "supersession"}


def _old(place: str) -> None:
    """A database at revision 0003 that holds a document and the manifest of a run."""
    engine = sa.create_engine(database_url(place))
    with engine.begin() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        for view in _OLD_VIEWS.split(";"):
            connection.exec_driver_sql(view)
        there = sa.MetaData()
        there.reflect(connection)
        assert not _NEW_TABLES & set(there.tables)
        for model, rows in document_rows(full()).items():
            table = there.tables.get(model.__tablename__)
            if table is not None and rows:
                names = {column.name for column in table.columns}
                connection.execute(table.insert(), [{name: row[name] for name in names} for row in rows])
        entry = {"document_id": full().id, "state": "done", "settings_hash": "s", "tries": 1, "seconds": 1.0}
        connection.execute(there.tables["conversion"].insert(), entry)
    engine.dispose()


def test_an_old_database_keeps_its_rows_and_gets_the_rest_with_the_next_load(place: str) -> None:
    _old(place)
    database = Database(place)
    with database.read() as session:
        assert set(sa.inspect(session.connection()).get_view_names()) == set(VIEWS)
        for name in VIEWS:
            session.execute(sa.text(f"SELECT * FROM {name}")).all()
        assert session.execute(sa.text("SELECT state, timeout, memory FROM conversion")).all() == [("done", None, None)]
    before = contents(database)
    assert {name for name, rows in before.items() if not rows} == {"unit", "document_unit"}
    with database.write() as session:
        assert sync_document(session, full().id, document_rows(full())) > 0
        assert sync_document(session, full().id, document_rows(full())) == 0
    after = contents(database)
    database.close()
    assert {name for name in before if before[name] != after[name]} == {"unit", "document_unit", "budget_item"}
    assert set(after) == {model.__tablename__ for model in OF_A_DOCUMENT} | {"unit"}
