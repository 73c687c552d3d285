from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.bulk.discover import discover
from pipeline.errors import PathNotFoundError, UnreadableFileError


def _touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def test_folders_are_searched_and_files_are_taken_whatever_their_name(tmp_path: Path) -> None:
    _touch(tmp_path / "in/b.PDF", tmp_path / "in/deep/er/a.pdf", tmp_path / "in/note.doc", tmp_path / "scan.bin")
    jobs, unusable = discover([tmp_path / "in", tmp_path / "scan.bin"])
    assert not unusable
    assert [str(job.output) for job in jobs] == ["b.json", "a.json", "scan.json"]


def test_scanned_pictures_are_documents_too(tmp_path: Path) -> None:
    names = ["a.tif", "b.TIFF", "c.png", "d.jpg", "e.jpeg", "f.gif", "g.json"]
    _touch(*(tmp_path / name for name in names))
    jobs, _ = discover([tmp_path])
    assert [job.path.name for job in jobs] == names[:5]


def test_a_file_named_twice_is_one_job(tmp_path: Path) -> None:
    _touch(tmp_path / "in/a.pdf")
    (tmp_path / "in/link.pdf").symlink_to(tmp_path / "in/a.pdf")
    jobs, _ = discover([tmp_path / "in/a.pdf", tmp_path / "in", tmp_path / "in/../in/a.pdf"])
    assert [job.path.name for job in jobs] == ["a.pdf"]


def test_what_is_no_document_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "in").mkdir()
    os.mkfifo(tmp_path / "in/pipe.pdf")
    jobs, unusable = discover([tmp_path / "empty", tmp_path / "in", tmp_path / "gone.pdf"])
    assert not jobs
    assert [(path.path.name, type(path.error)) for path in unusable] == [
        ("empty", PathNotFoundError),
        ("pipe.pdf", UnreadableFileError),
        ("gone.pdf", PathNotFoundError),
    ]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    _touch(tmp_path / "in/a.pdf")
    (tmp_path / "in/again").symlink_to(tmp_path / "in")
    (tmp_path / "in/self.pdf").symlink_to(tmp_path / "in/self.pdf")
    jobs, _ = discover([tmp_path / "in"])
    assert [job.path.name for job in jobs] == ["a.pdf", "self.pdf"]


def test_a_folder_that_cannot_be_listed_says_so(tmp_path: Path) -> None:
    _touch(tmp_path / "in/a.pdf", tmp_path / "in/shut/b.pdf")
    (tmp_path / "in/shut").chmod(0)
    if os.access(tmp_path / "in/shut", os.R_OK):
        pytest.skip("this user may list every folder")
    jobs, unusable = discover([tmp_path / "in"])
    (tmp_path / "in/shut").chmod(0o700)
    assert len(jobs) == 1
    assert isinstance(unusable[0].error, UnreadableFileError)
