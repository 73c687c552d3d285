"""An archive made to do harm: nothing leaves the output folder, and what cannot be converted costs itself alone."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from pipeline.store.folder import LocalFolder
from pipeline.store.json_file import read_json
from tests.cli.broken import sound_pdf
from tests.cli.conftest import ROOT, Yusuan, yusuan

__all__ = ["yusuan"]  # a fixture

_NAMES = (
    "a\nb.pdf",
    "a\tb.pdf",
    "rtl\u202efdp.exe.pdf",
    "\x1b]0;evil\x07.pdf",
    "x" * 251 + ".pdf",
    "A.pdf",
    "a.pdf",
    "e\u0301.pdf",
    "\u00e9.pdf",
    "folder.pdf/inner.pdf",
    "=cmd|' /C calc'!A0.pdf",
    ".hidden.pdf",
    "...pdf",
    ".0123456789abcdef.part.pdf",
    "..\\..\\up.pdf",
    "%2e%2e%2fup.pdf",
    "yusuan.sqlite.pdf",
    "$(touch x).pdf",
    "/".join(["d" * 100] * 20) + "/deep.pdf",
)
_BYTES = b"\xff\xfe\xb4\xf3.pdf"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    for number, name in enumerate((*_NAMES, os.fsdecode(_BYTES))):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sound_pdf() + b"%%%d" % number)
    return folder


def test_whatever_an_archive_holds_the_results_lie_below_the_output(
    archive: Path, tmp_path: Path, yusuan: Yusuan
) -> None:
    (tmp_path / "outside.pdf").write_bytes(sound_pdf() + b"%outside")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/secret.pdf").write_bytes(sound_pdf() + b"%secret")
    for name, target in {
        "out.pdf": tmp_path / "outside.pdf",
        "passwd.pdf": Path("/etc/passwd"),
        "up.pdf": Path("../outside.pdf"),
        "around": tmp_path / "folder",
        "around.pdf": tmp_path / "folder",
        "loop": archive,
        "inside.pdf": Path("a.pdf"),
    }.items():
        (archive / name).symlink_to(target)
    os.mkfifo(archive / "fifo.pdf")
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(archive)  # the whole path may be longer than a socket's may be
        bound.bind("socket.pdf")
        os.chdir(here)
    (archive / "zip.pdf").write_bytes(b"PK\x03\x04" + bytes(100))
    before = {path for path in tmp_path.rglob("*") if path.is_symlink() or path.is_file()}
    out = archive / "out"
    result = yusuan("convert", archive, "--out", out, "--workers", 1)
    assert result.returncode == 20
    failed = {Path(line.split(": ")[1]).name for line in result.stderr.splitlines() if line.startswith("failed: ")}
    assert failed == {"out.pdf", "passwd.pdf", "up.pdf", "fifo.pdf", "socket.pdf", "zip.pdf"}
    made = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert all(out in path.parents for path in made)
    names = list(LocalFolder(out).names(".json"))
    assert len(names) == len(made) - 1 == len(_NAMES) + 1
    assert {read_json(out / name).file_name for name in names} >= {".hidden.pdf", "inner.pdf", "a\nb.pdf"}
    assert not any(ord(char) < 32 or char == "\u202e" for char in (result.stdout + result.stderr).replace("\n", ""))
    assert "unchanged 20" in yusuan("convert", archive, "--out", out, "--workers", 1).stdout, (
        "results in the archive are no documents"
    )


@pytest.mark.parametrize("kibibytes", [200, 580])
def test_a_full_disk_ends_the_run_with_a_line_and_the_next_one_goes_on(
    tmp_path: Path, kibibytes: int, yusuan: Yusuan
) -> None:
    (tmp_path / "in").mkdir()
    for number in range(12):
        (tmp_path / f"in/{number:02}.pdf").write_bytes(sound_pdf(1 + number % 3) + b"%%%d" % number)
    full = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (kibibytes << 10, kibibytes << 10))
    command = ("convert", tmp_path / "in", "--out", tmp_path / "out", "--workers", 1)
    result = yusuan(*command, before=full)
    assert result.returncode == 4, result.stderr
    assert "Traceback" not in result.stderr
    assert result.stderr.splitlines()[-1].startswith("failed: ")
    for path in (tmp_path / "out").glob("*.json"):
        read_json(path)
    after = yusuan(*command)
    assert after.returncode == 0, after.stderr
    assert len(list((tmp_path / "out").iterdir())) == 13


_NO_SOCKETS = """
import socket, sys
def refuse(*_): raise SystemExit("a socket was opened")
socket.socket.connect = socket.getaddrinfo = refuse
"""


def test_no_address_is_looked_up_and_nothing_connected_to() -> None:
    source = ROOT / "corpus/documents/seed_performance_form.scan.pdf"
    program = f"{_NO_SOCKETS}\nfrom pipeline import convert\nassert convert(sys.argv[1]).pages"
    result = subprocess.run(
        [sys.executable, "-c", program, str(source)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert result.returncode == 0, result.stderr
