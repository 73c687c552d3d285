from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from pipeline.store.sql.database import Database
from tests import postgres


@pytest.fixture(scope="session")
def postgres_socket() -> Iterator[str]:
    found = postgres.binaries()
    if found is None:
        pytest.skip("no PostgreSQL server installed (Debian: postgresql)")
    with postgres.server(found) as socket:
        yield socket


@pytest.fixture
def postgres_url(postgres_socket: str) -> str:
    """An empty database."""
    name = f"test_{secrets.token_hex(4)}"
    with psycopg.connect(postgres.url(postgres_socket, "postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return postgres.url(postgres_socket, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a test may have a database, once for each kind."""
    return str(tmp_path / "a.sqlite") if request.param == "sqlite" else request.getfixturevalue("postgres_url")


@pytest.fixture
def database(place: str) -> Iterator[Database]:
    database = Database(place)
    yield database
    database.close()
