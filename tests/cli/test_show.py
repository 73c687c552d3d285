from __future__ import annotations

import json
from pathlib import Path

from PIL import Image

from pipeline.audit.overlay import band
from tests.cli.broken import sound_pdf
from tests.cli.conftest import Yusuan


def test_a_page_is_drawn_with_its_tables(yusuan: Yusuan, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sound_pdf(2))
    result = yusuan("show", "a.pdf", "--page", "2", "-o", "pictures/x.png", "--dpi", "72")
    assert result.returncode == 0, result.stderr
    with Image.open(tmp_path / "pictures/x.png") as picture:
        assert picture.width == 400
        assert picture.getpixel((98, 130)) == (20, 60, 200)  # just left of the table
    assert "2 rows x 2 columns" in result.stdout


def test_a_page_of_a_tiff_is_drawn(yusuan: Yusuan, tmp_path: Path) -> None:
    pages = [Image.new("L", (600, 300 + 100 * number), 255) for number in range(3)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:], dpi=(150, 150))
    result = yusuan("show", "a.tif", "--page", "3", "-o", "x.png", "--dpi", "75")
    assert result.returncode == 0, result.stderr
    with Image.open(tmp_path / "x.png") as picture:
        assert picture.width == 300
        assert 250 < picture.height < 300  # half of 500, and the legend


def test_a_result_is_drawn_as_it_says(yusuan: Yusuan, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sound_pdf(1))
    assert yusuan("convert", "a.pdf", "--out", "out").returncode == 0
    content = json.loads((tmp_path / "out/a.json").read_text())
    for cell in content["tables"][0]["cells"]:
        cell["confidence"] = 0.1
    (tmp_path / "doubtful.json").write_text(json.dumps(content))
    pictures = {"now": (), "kept": ("--json", "out/a.json"), "doubtful": ("--json", "doubtful.json")}
    for name, arguments in pictures.items():
        assert yusuan("show", "a.pdf", "--page", "1", "-o", name, "--dpi", "72", *arguments).returncode == 0
    assert (tmp_path / "now").read_bytes() == (tmp_path / "kept").read_bytes()
    with Image.open(tmp_path / "doubtful") as picture:
        assert picture.getpixel((200, 140)) == band(0.1)  # on the rule between the columns


def test_a_result_of_another_file_is_refused(yusuan: Yusuan, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sound_pdf(1))
    assert yusuan("convert", "a.pdf", "--out", "out").returncode == 0
    (tmp_path / "a.pdf").write_bytes(sound_pdf(2))
    result = yusuan("show", "a.pdf", "--page", "1", "-o", "x.png", "--json", "out/a.json")
    assert result.returncode == 14
    assert "another file than a.pdf" in result.stderr
    assert not (tmp_path / "x.png").exists()


def test_a_page_that_is_not_there(yusuan: Yusuan, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sound_pdf(1))
    result = yusuan("show", "a.pdf", "--page", "9", "-o", "x.png")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1


def test_a_text_is_not_drawn_and_says_why(yusuan: Yusuan, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("项目\t金额\n办公费\t1.50\n合计\t1.50\n", encoding="utf-8")
    result = yusuan("show", "old.txt", "--page", "1", "-o", "x.png")
    assert result.returncode == 11
    (line,) = result.stderr.splitlines()
    assert "a text has no pages to draw" in line
    assert not (tmp_path / "x.png").exists()
