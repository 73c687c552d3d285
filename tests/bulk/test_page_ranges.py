from __future__ import annotations

import pytest

from pipeline.bulk.page_ranges import parse_pages


@pytest.mark.parametrize(
    ("text", "pages"), [("3", (3,)), ("3-5,8", (3, 4, 5, 8)), (" 8 , 1 - 2,2", (1, 2, 8)), ("7-7", (7,))]
)
def test_numbers_and_ranges(text: str, pages: tuple[int, ...]) -> None:
    assert parse_pages(text) == pages


@pytest.mark.parametrize("text", ["", "0", "5-3", "a", "1-", "-3", "1,,2", "1-999999", "1e3", "²", "１"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="page"):
        parse_pages(text)
