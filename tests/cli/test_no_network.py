"""No process of a run asks for the network, whatever a document asks for."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.cli.broken import sound_pdf
from tests.cli.conftest import COMMAND, ROOT

# Python runs this file as each process starts, workers too.
_WATCH = """
import os, socket, sys

def watch(event, arguments):
    if event in {"socket.getaddrinfo", "socket.gethostbyname"} or (
        event in {"socket.connect", "socket.sendto"} and arguments[0].family != socket.AF_UNIX
    ):
        with open(os.environ["WATCHED"], "a") as file:
            file.write(event + "\\n")

with open(os.environ["WATCHED"] + ".processes", "a") as file:
    file.write("1")
sys.addaudithook(watch)
"""
_ASKS = (
    b"/OpenAction << /S /URI /URI (http://localhost:9/a) >> "
    b"/AA << /O << /S /SubmitForm /F (http://localhost:9/b) >> >> "
)


def test_a_run_opens_no_connection(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_WATCH)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.pdf").write_bytes(sound_pdf())
    asking = sound_pdf().replace(b"/Type /Catalog", _ASKS + b"/Type /Catalog")
    assert _ASKS in asking
    (tmp_path / "in/b.pdf").write_bytes(asking)
    watched = tmp_path / "watched"
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "WATCHED": str(watched)}
    command = [*COMMAND, "convert", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--workers", "1"]
    assert subprocess.run(command, env=environment, capture_output=True, check=False, timeout=300).returncode == 0
    assert len((tmp_path / "watched.processes").read_text()) > 1
    assert not watched.exists()
