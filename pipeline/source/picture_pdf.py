"""Pictures wrapped as a PDF, so that one reader and one renderer serve every document."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A page: `data` is `columns` x `rows` pixels under PDF filter `filter`, shown at `width` x `height` points.

    `space` is DeviceGray or DeviceRGB, `bits` those of a component. Without `data` the page is blank.
    """

    columns: int
    rows: int
    width: float
    height: float
    data: bytes = b""
    filter: str = "FlateDecode"
    space: str = "DeviceGray"
    bits: int = 8


def pdf_of_pictures(pictures: Iterable[Picture]) -> bytes:
    """One page a picture, taken one after another; the same bytes for the same pictures."""
    out, places = io.BytesIO(), dict[int, int]()
    out.write(b"%PDF-1.7\n")

    def write(number: int, body: bytes, data: bytes | None = None) -> None:
        places[number] = out.tell()
        tail = b"" if data is None else b"\nstream\n%s\nendstream" % data
        out.write(b"%d 0 obj\n%s%s\nendobj\n" % (number, body, tail))

    number, kids = 3, list[int]()
    for picture in pictures:
        kids.append(number)
        box = f"[0 0 {picture.width:.3f} {picture.height:.3f}]"
        resources = f"<< /XObject << /P {number + 2} 0 R >> >>" if picture.data else "<< >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources {resources} /Contents {number + 1} 0 R >>"
        content = f"q {picture.width:.3f} 0 0 {picture.height:.3f} 0 0 cm /P Do Q" if picture.data else ""
        write(number, page.encode())
        write(number + 1, f"<< /Length {len(content)} >>".encode(), content.encode())
        if picture.data:
            write(number + 2, _entries(picture).encode(), picture.data)
        number += 3 if picture.data else 2
    write(1, b"<< /Type /Catalog /Pages 2 0 R >>")
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    write(2, f"<< /Type /Pages /Count {len(kids)} /Kids [{refs}] >>".encode())
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % number)
    out.write(b"".join(b"%010d 00000 n \n" % places[one] for one in range(1, number)))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (number, start))
    return out.getvalue()


def _entries(picture: Picture) -> str:
    return (
        f"<< /Type /XObject /Subtype /Image /Width {picture.columns} /Height {picture.rows} "
        f"/ColorSpace /{picture.space} /BitsPerComponent {picture.bits} "
        f"/Filter /{picture.filter} /Length {len(picture.data)} >>"
    )
