from __future__ import annotations

import json

from pipeline import __version__, errors
from tests.cli.conftest import Yusuan


def test_version(yusuan: Yusuan) -> None:
    assert yusuan("--version").stdout == f"yusuan {__version__}\n"


def test_schema_is_printed_as_shipped(yusuan: Yusuan) -> None:
    schema = json.loads(yusuan("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False


def test_every_exit_code_is_in_the_help(yusuan: Yusuan) -> None:
    help_text = yusuan("convert", "--help").stdout
    codes = {line.split()[0] for line in help_text.splitlines() if line.split() and line.split()[0].isdigit()}
    ours = {kind.exit_code for kind in vars(errors).values() if isinstance(kind, type) and hasattr(kind, "exit_code")}
    assert {str(code) for code in (0, *ours, errors.MIXED_FAILURES, errors.INTERRUPTED)} <= codes
