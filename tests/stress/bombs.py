"""Small files that ask for more time, memory or depth than any document may have."""

from __future__ import annotations

import zlib


def _pdf(objects: dict[int, bytes]) -> bytes:
    """Objects by number as a PDF; number 1 is the catalogue."""
    data = b"%PDF-1.7\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1)
    for number in range(1, max(objects) + 1):
        data += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, start)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< %s /Filter /FlateDecode /Length %d >> stream\n%s\nendstream" % (entries, len(packed), packed)


def _page(content: bytes, resources: bytes = b"", box: bytes = b"[0 0 595 842]", **more: bytes) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << %s >> >>" % (box, resources),
        4: _stream(content),
    }
    return _pdf(objects | {int(name[1:]): content for name, content in more.items()})


def nested_arrays() -> bytes:
    depth = 200_000
    return _page(b"", b"/X " + b"[" * depth + b"]" * depth)


def nested_states() -> bytes:
    return _page(b"q " * 3_000_000 + b"BT ET ")


def nested_pages() -> bytes:
    """A page tree 20,000 levels deep."""
    deep = 20_000
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for level in range(2, deep):
        objects[level] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (level + 1)
    objects[deep] = b"<< /Type /Page /MediaBox [0 0 595 842] >>"
    return _pdf(objects)


def circular_pages() -> bytes:
    return _pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"})


def circular_forms() -> bytes:
    """Two forms that draw each other twice: without an end, and doubling."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R /B 6 0 R >> >>"
    draw = b"/A Do /B Do /A Do /B Do"
    return _page(draw, b"/XObject << /A 5 0 R /B 6 0 R >>", _5=_stream(draw, form), _6=_stream(draw, form))


def many_forms() -> bytes:
    """Ten levels, each drawing the next ten times: 10 ** 10 marks in the end."""
    forms = {}
    for level in range(10):
        entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N %d 0 R >> >>" % (
            level + 6
        )
        forms[f"_{level + 5}"] = _stream(b"/N Do " * 10, entries)
    forms["_15"] = _stream(b"0 0 1 1 re f ", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return _page(b"/N Do", b"/XObject << /N 5 0 R >>", **forms)


def packed_zeros() -> bytes:
    """A content stream of two gigabytes in two megabytes."""
    return _page(b"\0" * (2 << 30))


def huge_picture() -> bytes:
    """A picture of 60,000 by 60,000 points over the whole page."""
    entries = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    return _page(
        b"q 595 0 0 842 0 0 cm /I Do Q", b"/XObject << /I 5 0 R >>", _5=_stream(b"\x80" * (200 << 20), entries)
    )


def huge_page() -> bytes:
    return _page(b"0 0 m 9 9 l S", box=b"[0 0 100000000 100000000]")


def many_rules() -> bytes:
    return _page(b"".join(b"%d %d m %d 800 l S\n" % (i % 595, i % 842, (i * 7) % 595) for i in range(600_000)))


def many_glyphs() -> bytes:
    font = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    return _page(b"BT /F 1 Tf " + b"1 0 0 1 9 9 Tm (1234567890) Tj " * 150_000 + b"ET", font)


def many_objects() -> bytes:
    objects = dict.fromkeys(range(5, 1000000), b"null")
    base = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        4: _stream(b""),
    }
    return _fast_pdf(base | objects)


def _fast_pdf(objects: dict[int, bytes]) -> bytes:
    """Without a table of places: readers have to find the objects themselves."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in objects.items())
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


BOMBS = {
    make.__name__: make
    for make in (
        nested_arrays,
        nested_states,
        nested_pages,
        circular_pages,
        circular_forms,
        many_forms,
        packed_zeros,
        huge_picture,
        huge_page,
        many_rules,
        many_glyphs,
        many_objects,
    )
}
