from __future__ import annotations

from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.bulk.names import output_names
from pipeline.file_names import printable


def _names(*paths: str) -> list[str]:
    return [str(name) for name in output_names([(Path("in", path), PurePath(path).parent) for path in paths])]


def test_names_that_do_not_clash_stay_flat() -> None:
    assert _names("2024/预算.pdf", "2025/决算.pdf") == ["预算.json", "决算.json"]


def test_same_names_keep_their_folder() -> None:
    assert _names("2024/a.pdf", "2025/a.pdf", "b.pdf") == ["2024/a.json", "2025/a.json", "b.json"]


def test_same_names_in_one_folder_get_a_hash() -> None:
    first, second = _names("a.pdf", "a.PDF")
    assert first != second
    assert first.startswith("a-")
    assert second.endswith(".json")


def test_names_that_differ_only_in_case_do_not_share_a_file() -> None:
    assert len({name.casefold() for name in _names("A.pdf", "a.pdf")}) == 2


@pytest.mark.parametrize("name", ["...pdf", ".pdf", "a\x1b[2Jb.pdf", "\n.pdf", "x" * 250 + ".pdf", "预" * 84 + ".pdf"])
def test_hostile_names_stay_inside_and_can_be_made(name: str, tmp_path: Path) -> None:
    output = Path(tmp_path, _names(name)[0])
    output.write_bytes(b"")
    assert list(tmp_path.iterdir()) == [output]
    assert printable(output.name) == output.name


_CHARACTERS = st.characters(exclude_characters="/\0")
_PARTS = st.text(_CHARACTERS, min_size=1, max_size=12).filter(lambda part: part not in {".", ".."})


@given(st.lists(st.lists(_PARTS, min_size=1, max_size=3).map("/".join), unique=True, max_size=8))
def test_no_name_is_given_twice_or_leaves_the_folder(paths: list[str]) -> None:
    names = _names(*paths)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(".." not in PurePath(name).parts and not name.startswith("/") for name in names)


def test_names_of_old_chinese_archives_stay_readable() -> None:
    gbk = "部门预算.pdf".encode("gbk").decode("utf-8", "surrogateescape")
    assert _names(gbk) == ["部门预算.json"]
