"""Settings: a mistake is told with file and key; the digest follows the values."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.config_files import config_dir
from pipeline.errors import ConfigError
from pipeline.settings import load_settings, shipped_settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "configs"
    shutil.copytree(config_dir(), copied)
    return copied


def test_an_unchanged_copy_has_the_same_digest_and_a_comment_does_not_change_it(folder: Path) -> None:
    file = folder / "fields.yaml"
    file.write_text("# another comment\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_settings(folder).digest() == shipped_settings().digest()


def test_another_word_changes_the_digest(folder: Path) -> None:
    file = folder / "fields.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "\ninvented: {dimension: text, words: ['虚构列']}\n", encoding="utf-8")
    assert load_settings(folder).digest() != shipped_settings().digest()


@pytest.mark.parametrize("name", ["indicators.yaml", "units.csv", "codes/functional.csv"])
def test_another_unit_code_or_word_changes_the_digest(folder: Path, name: str) -> None:
    file = folder / name
    file.write_text(
        file.read_text(encoding="utf-8").replace("指标", "标指").replace("个", "箇").replace("支出", "出支")
    )
    assert load_settings(folder).digest() != shipped_settings().digest()


@pytest.mark.parametrize(
    ("addition", "told"),
    [
        ("x: {dimension: text}", "x.words: Field required"),
        ("x: {dimension: colour, words: []}", "x.dimension: Input should be"),
        ("x: {dimension: text, words: ['(']}", "x.words: Value error, (: missing )"),
        ("x: {dimension: text, words: [], surplus: 1}", "x.surplus: Extra inputs are not permitted"),
        ("total: {dimension: text, words: []}", "key written twice"),
        ("x: [", "while parsing"),
    ],
)
def test_a_mistake_names_file_and_key(folder: Path, addition: str, told: str) -> None:
    file = folder / "fields.yaml"
    file.write_text(file.read_text(encoding="utf-8") + f"\n{addition}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        load_settings(folder)
    assert "fields.yaml" in str(raised.value)
    assert told in str(raised.value)


def test_a_folder_without_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"fields\.yaml"):
        load_settings(tmp_path)
