from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import OutputError, UnreadableFileError
from pipeline.model import Document
from pipeline.store.json_file import read_json, to_json
from pipeline.store.schema import check, generated_schema, shipped_schema
from tests.documents import budget_table, document


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(to_json(document()))
    assert read_json(path) == document()


def test_bytes_are_canonical() -> None:
    data = to_json(document())
    assert data == to_json(Document.model_validate_json(data))
    assert data.endswith(b"}\n")
    assert list(json.loads(data)) == list(Document.model_fields)
    assert "收支预算总表".encode() in data


def test_each_cell_and_page_has_its_own_line() -> None:
    lines = to_json(document()).decode().splitlines()
    cells = [json.loads(line.strip().rstrip(",")) for line in lines if line.strip().startswith('{"row":')]
    assert [cell["text"] for cell in cells] == [cell.text for cell in budget_table().cells]
    assert sum(line.strip().startswith('{"number":') for line in lines) == 1


def test_the_shipped_schema_is_the_models() -> None:
    assert shipped_schema() == generated_schema(), "run `make schema`"


@pytest.mark.parametrize(
    ("change", "place"),
    [({"extra": 1}, "extra"), ({"pages": [{"number": 0}]}, "pages/0"), ({"id": "md5:1"}, "id")],
)
def test_what_the_schema_forbids_is_not_written(change: dict[str, object], place: str) -> None:
    with pytest.raises(OutputError, match=place):
        check({**json.loads(to_json(document())), **change})


def test_every_key_must_be_there() -> None:
    content = json.loads(to_json(document()))
    del content["tables"][0]["cells"][0]["flags"]
    with pytest.raises(OutputError, match="tables/0/cells/0"):
        check(content)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b"[1]", b"null"])
def test_a_file_that_is_no_document_says_so(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match=r"a\.json is not a yusuan document"):
        read_json(path)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"cannot read gone\.json"):
        read_json(tmp_path / "gone.json")
