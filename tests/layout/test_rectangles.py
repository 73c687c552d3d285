from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from pipeline.layout.rectangles import merged_rectangles


def areas(right: list[str], below: list[str]) -> list[tuple[int, int, int, int]]:
    """One string a row; `.` where no wall stands."""
    to_array = lambda rows: np.array([[mark == "." for mark in row] for row in rows], bool)  # noqa: E731
    return sorted(merged_rectangles(to_array(right), to_array(below)))


def test_walls_everywhere_give_single_places() -> None:
    assert areas(["|", "|"], ["--"]) == [(0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 2, 1), (1, 1, 2, 2)]


def test_no_wall_gives_one_rectangle() -> None:
    assert areas(["..", ".."], ["..."]) == [(0, 0, 2, 3)]


def test_an_l_shape_is_cut_into_rows() -> None:
    assert areas([".", "|"], [".-"]) == [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 2, 2)]


def test_equal_rows_of_a_broken_shape_stay_together() -> None:
    assert areas([".", ".", "|"], ["..", ".-"]) == [(0, 0, 2, 2), (2, 0, 3, 1), (2, 1, 3, 2)]


def test_a_ring_around_a_place_still_tiles() -> None:
    found = areas(["..", "||", ".."], [".-.", ".-."])
    assert (1, 1, 2, 2) in found
    assert sum((bottom - top) * (right - left) for top, left, bottom, right in found) == 9


@given(data=st.data(), rows=st.integers(1, 6), cols=st.integers(1, 6))
def test_any_walls_give_rectangles_that_tile(data: st.DataObject, rows: int, cols: int) -> None:
    right = data.draw(arrays.arrays(bool, (rows, cols - 1)))
    below = data.draw(arrays.arrays(bool, (rows - 1, cols)))
    count = np.zeros((rows, cols), int)
    for top, left, bottom, end in merged_rectangles(right, below):
        count[top:bottom, left:end] += 1
    assert (count == 1).all()
