"""A peer's virtual environment: made when it is first needed, and again when its requirements change."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tests.bench.peer_list import Peer

REQUIREMENTS = Path(__file__).parent / "requirements"
_INSTALL_SECONDS = 1800


class MissingPeerError(Exception):
    """A peer that cannot be used; the text is the reason, for people."""


def python_of(peer: Peer, environments: Path) -> str:
    """The interpreter that runs `peer`. Raises `MissingPeerError` when there can be none."""
    for program in peer.programs:
        if shutil.which(program) is None:
            raise MissingPeerError(f"needs {program}, which is not there")
    if peer.environment is None:
        return sys.executable
    return str(made_environment(environments / peer.environment, REQUIREMENTS / f"{peer.environment}.txt"))


def made_environment(folder: Path, requirements: Path) -> Path:
    """The interpreter of the environment in `folder`, which has exactly what the requirements list."""
    python, mark = folder / "bin/python", folder / "requirements.sha256"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if not (mark.is_file() and mark.read_text() == wanted):
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        # Without dependencies: several of them would bring a second OpenCV.
        command = [str(python), "-m", "pip", "install", "-q", "--no-deps", "-r", str(requirements)]
        _run(command)
        mark.write_text(wanted)
    return python


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_INSTALL_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MissingPeerError(f"cannot be installed: {error}") from error
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or done.stderr.splitlines()
        raise MissingPeerError(
            f"cannot be installed: {lines[-1].removeprefix('ERROR: ') if lines else 'no reason given'}"
        )
