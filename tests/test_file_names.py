from __future__ import annotations

import os

from hypothesis import given
from hypothesis import strategies as st

from pipeline.file_names import printable, readable


def test_printing_spells_out_what_a_terminal_would_obey() -> None:
    assert printable("预算\x1b[31m\u202e\n x") == "预算\\x1b[31m\\u202e\\n x"


def test_a_path_with_two_encodings_is_read_part_by_part() -> None:
    assert printable(os.fsdecode("预算/".encode() + "决算".encode("gbk"))) == "预算/决算"


@given(st.binary())
def test_any_bytes_give_text_that_can_be_written(data: bytes) -> None:
    name = data.decode("utf-8", "surrogateescape")
    assert readable(name).encode().decode() == readable(name)
    assert len(printable(name).splitlines()) == bool(name)


def test_what_is_proper_already_is_left_alone() -> None:
    assert readable("预算　草案.pdf") == "预算　草案.pdf"
