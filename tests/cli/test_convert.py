from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

import pytest

from pipeline.errors import MIXED_FAILURES
from pipeline.store.json_file import read_json
from tests.cli.broken import BROKEN, sound_pdf, write_broken
from tests.cli.conftest import COMMAND, ROOT, Yusuan


def test_each_broken_input_is_one_clear_line_and_stops_no_other(yusuan: Yusuan, tmp_path: Path) -> None:
    write_broken(tmp_path / "in")
    (tmp_path / "in/sound.pdf").write_bytes(sound_pdf(2))
    result = yusuan("convert", "in", "gone.pdf", "--out", "out")
    failed = sorted(line for line in result.stderr.splitlines() if line.startswith("failed: "))
    assert [line.split(": ")[1] for line in failed] == ["gone.pdf", *(f"in/{name}" for name in sorted(BROKEN))]
    assert all(line.split(": ", 2)[2].strip() for line in failed)
    assert result.returncode == MIXED_FAILURES
    assert "Traceback" not in result.stdout + result.stderr
    assert [path.name for path in (tmp_path / "out").glob("*.json")] == ["sound.json"]
    assert len(read_json(tmp_path / "out/sound.json").pages) == 2


@pytest.mark.parametrize("name", BROKEN)
def test_the_exit_code_tells_the_kind(name: str, yusuan: Yusuan, tmp_path: Path) -> None:
    data, error = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    assert yusuan("convert", name, "--out", "out").returncode == error.exit_code
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["yusuan.sqlite"]


def test_a_file_without_read_permission(yusuan: Yusuan, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sound_pdf())
    (tmp_path / "a.pdf").chmod(0)
    if os.access(tmp_path / "a.pdf", os.R_OK):
        pytest.skip("this user may read every file")
    assert yusuan("convert", "a.pdf", "--out", "out").returncode == 14


def test_the_same_bytes_twice(yusuan: Yusuan, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sound_pdf(3))
    for out in ("one", "two"):
        assert yusuan("convert", "a.pdf", "--out", out).returncode == 0
    assert (tmp_path / "one/a.json").read_bytes() == (tmp_path / "two/a.json").read_bytes()


def test_hostile_names_do_no_harm(yusuan: Yusuan, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("[red]x\x1b[2J.pdf", "...pdf", "-o.pdf", "预算　草案.pdf"):
        (folder / name).write_bytes(b"")
        (folder / name.replace(".pdf", "2.pdf")).write_bytes(sound_pdf() + name.encode())
    result = yusuan("convert", "in", "--out", "out")
    assert result.returncode == 10
    assert "\x1b" not in result.stdout + result.stderr
    assert "failed: in/[red]x\\x1b[2J.pdf:" in result.stderr
    assert {path.parent for path in tmp_path.rglob("*.json")} == {tmp_path / "out"}
    assert len(list((tmp_path / "out").glob("*.json"))) == 4


def test_pages_can_be_chosen(yusuan: Yusuan, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sound_pdf(4))
    assert yusuan("convert", "a.pdf", "--out", "out", "--pages", "2,4").returncode == 0
    content = json.loads((tmp_path / "out/a.json").read_text())
    assert [page["number"] for page in content["pages"]] == [2, 4]
    result = yusuan("convert", "a.pdf", "--out", "out", "--pages", "9")
    assert (result.returncode, "none of the pages" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [("a.pdf",), ("a.pdf", "--out", "o", "--pages", "x"), ("a.pdf", "--out", "o", "--workers", "0"), ("--out", "o")],
)
def test_wrong_usage(arguments: tuple[str, ...], yusuan: Yusuan) -> None:
    assert yusuan("convert", *arguments).returncode == 2


def test_a_folder_that_cannot_be_written(yusuan: Yusuan, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sound_pdf())
    result = yusuan("convert", "a.pdf", "--out", "a.pdf")
    assert result.returncode == 4
    assert result.stderr.startswith("failed: cannot make folder a.pdf")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_keeps_whole_files_only_and_the_same_command_goes_on(
    stop: signal.Signals, yusuan: Yusuan, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.pdf").write_bytes(sound_pdf(3) + b"%d" % number)
    out = tmp_path / "out"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*COMMAND, "convert", str(folder), "--out", str(out), "--workers", "1"]
    # What a shell starts in the background ignores an interrupt, and so would its children.
    heard = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        command,
        env=environment,
        stdout=-1,
        stderr=-1,
        start_new_session=True,
        preexec_fn=heard,  # noqa: PLW1509
    ) as process:
        while not list(out.glob("*.json")) and process.poll() is None:
            time.sleep(0.02)
        os.kill(process.pid, stop)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"interrupted: " in stderr
    assert b"the same command goes on" in stderr
    assert b"Traceback" not in stderr
    done = {path: path.stat().st_mtime_ns for path in out.glob("*.json")}
    assert 0 < len(done) < 30
    assert all(read_json(path).pages for path in done)
    assert yusuan("convert", folder, "--out", out, "--workers", 1).returncode == 0
    assert len(list(out.glob("*.json"))) == 30
    # The interrupt may have come between a JSON and its entry in the manifest.
    assert sum(path.stat().st_mtime_ns != then for path, then in done.items()) <= 1
