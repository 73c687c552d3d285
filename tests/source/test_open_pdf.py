from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from pipeline.errors import DamagedPdfError, EncryptedPdfError, NotAPdfError, UnreadableFileError
from pipeline.source.open_pdf import open_pdf, read_bytes
from tests.cli.broken import BROKEN, sound_pdf
from tests.drawn import page, printed, raw_pdf

TEXT = "ItemAmountRoads1.50"


def opened(path: Path) -> int:
    with open_pdf(read_bytes(path)) as pdf:
        return pdf.n_pages


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "a")
    return buffer.getvalue()


def locked(user: str, owner: str, algorithm: str) -> bytes:
    buffer = io.BytesIO()
    writer = PdfWriter(PdfReader(io.BytesIO(sound_pdf())))
    writer.encrypt(user, owner, algorithm=algorithm)
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("name", BROKEN)
def test_each_kind_of_bad_input_has_its_error(name: str, tmp_path: Path) -> None:
    data, error = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error) as raised:
        opened(tmp_path / name)
    assert type(raised.value) is error
    assert len(str(raised.value).splitlines()) == 1


def test_a_truncated_file_is_read_or_refused_but_never_crashes() -> None:
    data = sound_pdf(3)
    for length in range(20, len(data), 97):
        try:
            assert printed(page(data[:length])) == TEXT
        except DamagedPdfError:
            continue


@pytest.mark.parametrize(
    "data", [zipped(), b"\n\n  <HTML lang='zh'>404", b"\xef\xbb\xbf<!DOCTYPE html>", b"plain words"]
)
def test_what_is_no_pdf_is_named(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(NotAPdfError, match=r"web page|ZIP|no PDF header"):
        read_bytes(tmp_path / "a.pdf")


@pytest.mark.parametrize("name", ["absent.pdf", "."])
def test_what_cannot_be_read_from_disk(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        read_bytes(tmp_path / name)


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_password_is_needed(algorithm: str) -> None:
    with pytest.raises(EncryptedPdfError), open_pdf(locked("secret", "owner", algorithm)):
        pass


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_file_locked_against_editing_only_is_read(algorithm: str) -> None:
    assert printed(page(locked("", "owner", algorithm))) == TEXT


def test_junk_before_the_header_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"\r\n" + b"junk " * 20 + sound_pdf())
    assert opened(tmp_path / "a.pdf") == 1


def test_a_wrong_place_of_the_cross_reference_table_is_repaired() -> None:
    head, _, _ = sound_pdf().rpartition(b"startxref")
    assert printed(page(head + b"startxref\n7\n%%EOF\n")) == TEXT


NO_PAGES = b"<< /Type /Pages /Kids [] /Count 0 >>"
OWN_CHILD = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
NOTHING = b"null"


@pytest.mark.parametrize("pages", [NO_PAGES, NOTHING], ids=["no pages", "nothing"])
def test_a_page_tree_without_a_page_is_damage_even_after_an_encrypted_file(pages: bytes) -> None:
    with pytest.raises(EncryptedPdfError), open_pdf(locked("secret", "owner", "AES-256")):
        pass
    with pytest.raises(DamagedPdfError), open_pdf(raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", pages)):
        pass


def test_a_page_tree_that_is_its_own_child_is_damage() -> None:
    with pytest.raises(DamagedPdfError), open_pdf(raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", OWN_CHILD)):
        pass
