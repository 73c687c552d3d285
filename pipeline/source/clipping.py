"""What pdfminer leaves out: clip paths, painting order and text mode, which objects learn; trailing letter space."""

from __future__ import annotations

from typing import Any

import pdfplumber.page
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.utils import apply_matrix_pt

Limits = tuple[float, float, float, float]


class ClipDevice(pdfplumber.page.PDFPageAggregatorWithMarkedContent):
    """Writes `(painting order, clip box in force, text mode)` into each object's `tag`.

    Boxes are `x0, y0, x1, y1`, y up.
    """

    clip: Limits | None = None
    painted: int = 0
    mode: int = 0

    def tag_cur_item(self) -> None:
        self.painted += 1
        if self.cur_item._objs:
            newest: Any = self.cur_item._objs[-1]
            newest.tag = (self.painted, self.clip, self.mode)

    def render_string_horizontal(self, seq: Any, matrix: Any, pos: Any, *rest: Any) -> Any:
        """Character spacing follows every glyph; pdfminer leaves it out after a string's last one."""
        charspace = rest[3]
        pieces = list(seq)
        if not charspace or not any(isinstance(piece, bytes) and piece for piece in pieces):
            return super().render_string_horizontal(pieces, matrix, pos, *rest)
        start = pos[0] - charspace if isinstance(pieces[0], (int, float)) else pos[0]
        x, y = super().render_string_horizontal(pieces, matrix, (start, pos[1]), *rest)
        return x + charspace, y


class ClipInterpreter(PDFPageInterpreter):
    """Follows `W`, `W*`, `q`, `Q` and form boxes. A clip that is no rectangle counts as the box around it."""

    device: ClipDevice

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self.clip_next = False
        self.saved_clips: list[Limits | None] = []

    def do_q(self) -> None:
        super().do_q()
        self.saved_clips.append(self.device.clip)

    def do_Q(self) -> None:
        super().do_Q()
        if self.saved_clips:
            self.device.clip = self.saved_clips.pop()

    def do_W(self) -> None:
        self.clip_next = True

    def do_W_a(self) -> None:
        self.clip_next = True

    def do_Do(self, xobjid_arg: Any) -> None:
        """A form's own clips end with it."""
        before = self.device.clip
        super().do_Do(xobjid_arg)
        self.device.clip = before

    def do_TJ(self, seq: Any) -> None:
        self.device.mode = self.textstate.render
        super().do_TJ(seq)

    def do_n(self) -> None:
        self._clip_to_path()
        super().do_n()

    def do_S(self) -> None:
        self._clip_to_path()
        super().do_S()

    def do_f(self) -> None:
        self._clip_to_path()
        super().do_f()

    def do_f_a(self) -> None:
        self._clip_to_path()
        super().do_f_a()

    def do_B(self) -> None:
        self._clip_to_path()
        super().do_B()

    def do_B_a(self) -> None:
        self._clip_to_path()
        super().do_B_a()

    def _clip_to_path(self) -> None:
        if not self.clip_next:
            return
        self.clip_next = False
        points = [
            apply_matrix_pt(self.ctm, (float(step[i]), float(step[i + 1])))
            for step in self.curpath
            for i in range(1, len(step) - 1, 2)
        ]
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            x0, y0, x1, y1 = self.device.clip or (-1e9, -1e9, 1e9, 1e9)
            self.device.clip = (max(x0, min(xs)), max(y0, min(ys)), min(x1, max(xs)), min(y1, max(ys)))


def lay_out(page: pdfplumber.page.Page) -> None:
    """Interpret the page with clips followed; `page.chars` and the rest are then read from that."""
    device = ClipDevice(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    ClipInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()
