"""The `yusuan` command: parse, run, print."""

from __future__ import annotations

import io
import re
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline import __version__, convert, errors
from pipeline.audit.corrections.command import app as corrections_app
from pipeline.audit.show import check_same_file, overlay_png
from pipeline.bulk.command import convert_command
from pipeline.bulk.summary import failure_line
from pipeline.checks.report import report_of_folder
from pipeline.evaluation.command import evaluate_command
from pipeline.file_names import printable
from pipeline.settings import shipped_settings
from pipeline.store import schema
from pipeline.store.atomic import write_bytes
from pipeline.store.export.command import export_command
from pipeline.store.folder import open_folder
from pipeline.store.json_file import read_json
from pipeline.store.sql.command import load_command

# The codes are listed once, in the text of `pipeline.errors`.
_CODES = re.findall(r"^\| (\d+) \| (.*) \|$", errors.__doc__ or "", re.MULTILINE)
# \b keeps the lines apart in the help.
_EXIT_CODES = "\b\nExit codes:\n" + "\n".join(f"{code:>5}  {meaning.replace('`', '')}" for code, meaning in _CODES)

app = typer.Typer(
    help="Budget PDFs into structured, checkable data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"yusuan {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Budget PDFs into structured, checkable data."""


app.command("convert", epilog=_EXIT_CODES)(convert_command)


@app.command("show", epilog=_EXIT_CODES)
def _show(
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="The document.")],
    page: Annotated[int, typer.Option("--page", min=1, help="The page to draw, from 1.")],
    output: Annotated[Path, typer.Option("-o", "--output", readable=False, help="The PNG file to write.")],
    json: Annotated[
        Path | None,
        typer.Option(
            "--json", readable=False, help="Draw what this result says; else the page alone is converted now."
        ),
    ] = None,
    dpi: Annotated[float, typer.Option("--dpi", min=36, max=600, help="Resolution of the picture.")] = 150,
) -> None:
    """Draw a page with the regions, cells, spans and confidences that were understood."""
    if json:
        document = read_json(json)
        check_same_file(document, file)
    else:
        document = convert(file, pages=[page])
    write_bytes(output, overlay_png(file, document, page, dpi))
    for number, table in enumerate(document.tables, start=1):
        if any(fragment.page == page for fragment in table.fragments):
            where = f"T{number} {table.id}: {table.n_rows} rows x {table.n_cols} columns, {table.header_rows} header"
            typer.echo(f"{where}: {printable(table.title)}")


@app.command("schema")
def _schema() -> None:
    """Print the JSON Schema (2020-12) of a document."""
    typer.echo(schema.shipped_schema(), nl=False)


app.command("load", epilog=_EXIT_CODES)(load_command)
app.add_typer(corrections_app, name="corrections")


@app.command("check", epilog=_EXIT_CODES)
def _check(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Folder or URL with the JSON of yusuan convert.")],
) -> None:
    """Check which printed figures agree: each identity that fails, then counts by rule."""
    for line in report_of_folder(open_folder(folder), shipped_settings()):
        typer.echo(printable(line) if "\n" not in line else line)


app.command("eval")(evaluate_command)
app.command("export", epilog=_EXIT_CODES)(export_command)


def main() -> None:
    """The console script: an error that stops the whole command is one line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    # A stop from outside cleans up like Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        app()
    except errors.YusuanError as error:
        typer.echo(failure_line(error), err=True)
        sys.exit(error.exit_code)
