"""A round red seal: ring, star, text along the arc."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageDraw, ImageFont

from corpus.generator.fonts import FACES

RED = (206, 38, 42)
SEAL_POINTS = 119.0
"""Diameter on paper, 42 mm."""


def seal(text: str, size: int, angle: float) -> Image.Image:
    """White picture of `size` pixels with the seal, turned by `angle` degrees."""
    big = size * 2
    image = Image.new("RGB", (big, big), "white")
    draw = ImageDraw.Draw(image)
    edge = big // 40
    draw.ellipse([edge, edge, big - edge, big - edge], outline=RED, width=max(2, big // 36))
    draw.polygon(_star(big / 2, big * 0.14), fill=RED)
    face = next(face for face in FACES if face.name == "hei")
    font = ImageFont.truetype(str(face.path()), int(big * 0.13), index=face.index)
    spread = min(240.0, 30.0 * len(text))
    for i, character in enumerate(text):
        turn = spread * (i / max(1, len(text) - 1) - 0.5)
        _stamp_character(image, character, turn, font)
    turned = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white")
    return turned.resize((size, size), Image.Resampling.LANCZOS)


def faded(stamp: Image.Image, share: float) -> Image.Image:
    """The seal with less ink."""
    return Image.blend(stamp, Image.new("RGB", stamp.size, "white"), share)


def press(page: Image.Image, stamp: Image.Image, centre: tuple[int, int]) -> None:
    """Multiply the seal over a page, so that black text under it stays readable."""
    left, top = centre[0] - stamp.width // 2, centre[1] - stamp.height // 2
    box = left, top, left + stamp.width, top + stamp.height
    page.paste(ImageChops.multiply(page.crop(box), stamp), box)


def _star(centre: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for k in range(10):
        r = radius if k % 2 == 0 else radius * 0.4
        points.append((centre + r * math.sin(k * math.pi / 5), centre - r * math.cos(k * math.pi / 5)))
    return points


def _stamp_character(image: Image.Image, character: str, turn: float, font: ImageFont.FreeTypeFont) -> None:
    side = int(font.size * 1.5)
    glyph = Image.new("L", (side, side), 0)
    ImageDraw.Draw(glyph).text((side / 2, side / 2), character, fill=255, font=font, anchor="mm")
    glyph = glyph.rotate(-turn, Image.Resampling.BICUBIC)
    centre, radius = image.width / 2, image.width * 0.37
    x = centre + radius * math.sin(math.radians(turn)) - side / 2
    y = centre - radius * math.cos(math.radians(turn)) - side / 2
    image.paste(RED, (int(x), int(y)), glyph)
