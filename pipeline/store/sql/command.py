"""`yusuan load`: parse, run, print."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.errors import PathNotFoundError, YusuanError
from pipeline.file_names import printable
from pipeline.store.folder import LocalFolder, open_folder
from pipeline.store.sql.database import Database
from pipeline.store.sql.load import load_folder


def load_command(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="Folder or URL (s3://…) with the JSON of yusuan convert.")
    ],
    db: Annotated[
        str,
        typer.Option("--db", metavar="URL", help="postgresql://user@host/name, sqlite:///file, or the file of SQLite."),
    ],
) -> None:
    """Load converted documents into a database; loading them again changes nothing."""
    place = open_folder(folder)
    if isinstance(place, LocalFolder) and not place.path.is_dir():
        raise PathNotFoundError(f"no such folder: {folder}")
    database = Database(db)
    documents = touched = 0
    problems: list[YusuanError] = []
    for loaded in load_folder(place, database):
        if loaded.error:
            problems.append(loaded.error)
            typer.echo(f"failed: {printable(loaded.name)}: {printable(loaded.error)}", err=True)
        else:
            documents += 1
            touched += loaded.touched
    database.close()
    typer.echo(f"{documents} documents, {touched} rows changed")
    if problems:
        raise typer.Exit(problems[0].exit_code)
