"""`yusuan load`: parse, run, print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import PathNotFoundError, YusuanError
from pipeline.file_names import printable
from pipeline.store.sql.database import Database
from pipeline.store.sql.load import load_folder


def load_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", readable=False, help="Folder with JSON of yusuan convert.")],
    db: Annotated[
        str,
        typer.Option("--db", metavar="URL", help="postgresql://user@host/name, sqlite:///file, or the file of SQLite."),
    ],
) -> None:
    """Load converted documents into a database; loading them again changes nothing."""
    if not folder.is_dir():
        raise PathNotFoundError(f"no such folder: {folder}")
    database = Database(db)
    documents = touched = 0
    problems: list[YusuanError] = []
    for loaded in load_folder(folder, database):
        if loaded.error:
            problems.append(loaded.error)
            typer.echo(f"failed: {printable(loaded.path)}: {printable(loaded.error)}", err=True)
        else:
            documents += 1
            touched += loaded.touched
    database.close()
    typer.echo(f"{documents} documents, {touched} rows changed")
    if problems:
        raise typer.Exit(problems[0].exit_code)
