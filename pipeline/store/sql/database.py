"""A database with the current schema: SQLite in a file or PostgreSQL by URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from pipeline.errors import OutputError
from pipeline.store.sql.migrate import is_current, upgrade

FILE_NAME = "yusuan.sqlite"
# A second writer waits this long for the first.
_BUSY_SECONDS = 60


def database_url(place: str | Path) -> str:
    """A SQLAlchemy URL: `place` itself when it is one, else SQLite in that file, or in `yusuan.sqlite` of that folder.

    >>> database_url("postgresql://host/budgets")
    'postgresql+psycopg://host/budgets'
    """
    text = str(place)
    for plain in ("postgresql://", "postgres://"):
        if text.startswith(plain):
            return "postgresql+psycopg://" + text.removeprefix(plain)
    if "://" in text:
        return text
    path = Path(place)
    return sa.URL.create("sqlite", database=str(path / FILE_NAME if path.is_dir() else path)).render_as_string()


class Database:
    """Opens and, if needed, migrates it. Raises `OutputError` with one line when that is not possible."""

    def __init__(self, place: str | Path) -> None:
        url = database_url(place)
        try:
            self.engine = _engine(url)
            with self.read() as session:
                current = is_current(session.connection())
            if not current:
                with self.write() as session:
                    upgrade(session.connection())
        except (SQLAlchemyError, ImportError) as error:
            raise OutputError(f"cannot open database {_shown(url)}: {_reason(error)}") from error

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: all of it is kept at the end of the block, or, after an exception, none."""
        with (
            self._reported(),
            Session(self.engine.execution_options(yusuan_writes=True)) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for queries alone."""
        with self._reported(), Session(self.engine) as session:
            yield session

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """A full disk or a server that is gone is no fault of ours: raises `OutputError` with one line."""
        try:
            yield
        except OperationalError as error:
            raise OutputError(f"database {_shown(str(self.engine.url))}: {_reason(error)}") from error

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _engine(url: str) -> sa.Engine:
    if not url.startswith("sqlite"):
        return sa.create_engine(url)
    engine = sa.create_engine(url, connect_args={"timeout": _BUSY_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # else the driver begins transactions where it likes
        connection.execute("PRAGMA foreign_keys=ON")

    # A writer takes its lock at once: two that read first and write later would block each other for good.
    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("yusuan_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _shown(url: str) -> str:
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "(no valid URL)"


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
