"""Fonts are not part of the repository: tests that draw skip where they are missing."""

from __future__ import annotations

import pytest

from corpus.generator.fonts import FACES, FontMissingError


@pytest.fixture(scope="session")
def needs_fonts() -> None:
    try:
        for face in FACES:
            face.path()
    except FontMissingError as error:
        pytest.skip(str(error))
