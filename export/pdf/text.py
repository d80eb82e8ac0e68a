"""The invisible text of a PDF page, every character where it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

from export.pdf.unseen_font import ASCENT, DESCENT, EM, NAME, STEP, glyph_steps, unseen_font
from press.page import Line

_BREAK = re.compile("[\t-\r]")

Cid = tuple[str, int]
"""A character and the steps of its width along the line."""

APART = 3
"""Characters at the head of an upright line that are a string of their own.

PDFium sorts strings that begin equally high, as columns do, from left to right; it is kept from
that by strings that begin lower in between, and wants some characters to see which way one runs.
"""

FONT = "F"
"""What every page calls its font."""


@dataclass(slots=True)
class Typesetter:
    """Sets the lines of a page; remembers which characters in which widths it has used."""

    cids: dict[Cid, int] = field(default_factory=dict)

    def line(self, line: Line, *, upright: bool, page_height: int) -> bytes:
        """Return the operators that set a line, in pixels with the origin bottom left.

        Upright type is set as a line turned by a quarter to the right: in the vertical writing
        mode of PDF, poppler parts characters that stand a little apart.
        """
        box = line.box
        em = max(1, box.width if upright else box.height)
        below = -em * DESCENT / EM
        starts, end = _starts(line, upright=upright)
        if upright:
            matrix = f"0 -1 1 0 {box.left + below:.10g} {page_height - starts[0]}"
        else:
            matrix = f"1 0 0 1 {starts[0]} {page_height - box.bottom + below:.10g}"
        codes = [f"{self._cid(cid):04X}" for cid in _cids(line.text, starts, end, em)]
        parts = (codes[:APART], codes[APART:]) if upright else (codes,)
        strings = " ".join(f"<{''.join(part)}> Tj" for part in parts if part)
        return f"/{FONT} {em} Tf {matrix} Tm {strings}".encode()

    def _cid(self, cid: Cid) -> int:
        return self.cids.setdefault(cid, len(self.cids) + 1)


def _starts(line: Line, *, upright: bool) -> tuple[list[int], int]:
    """Return where each character begins along the line, one place at least, and the end."""
    box = line.box
    first, last = (box.top, box.bottom) if upright else (box.left, box.right)
    if line.chars:
        return [char.top if upright else char.left for char in line.chars], last
    count = max(1, len(line.text))
    return [first + (last - first) * place // count for place in range(count)], last


def _cids(text: str, starts: list[int], end: int, em: int) -> Iterator[Cid]:
    """Give every character as wide as it is to the next one; what is rounded is made good."""
    at = float(starts[0])
    said = _BREAK.sub(" ", text)  # a row that breaks amid itself would be read as two
    for char, following in zip(said, [*starts[1:], end], strict=False):
        steps = glyph_steps((following - at) / em)
        at += steps * STEP / EM * em
        yield char, steps


def pdf_font(pdf: pikepdf.Pdf, setter: Typesetter, program: pikepdf.Object) -> pikepdf.Object:
    """Return the font in which all that was set is found again; `program` is shared."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/" + NAME), Flags=4,
        FontBBox=[0, DESCENT, EM, ASCENT], ItalicAngle=0, Ascent=ASCENT, Descent=DESCENT,
        CapHeight=ASCENT, StemV=80, FontFile2=program,
    )  # fmt: skip
    glyphs = [steps for _, steps in setter.cids]
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/" + NAME),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor), DW=EM,
        CIDToGIDMap=pdf.make_stream(b"".join(g.to_bytes(2, "big") for g in (0, *glyphs))),
    )  # fmt: skip
    descendant.W = Array([1, Array([steps * STEP for steps in glyphs])])
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/" + NAME),
        Encoding=Name("/Identity-H"),
        DescendantFonts=[pdf.make_indirect(descendant)],
        ToUnicode=pdf.make_stream(_to_unicode(char for char, _ in setter.cids)),
    )  # fmt: skip
    return pdf.make_indirect(font)


def font_program(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return the file of the unseen font, to be put into a PDF once."""
    data = unseen_font()
    return pdf.make_stream(data, Length1=len(data))


def _to_unicode(chars: Iterable[str]) -> bytes:
    """Return the CMap that tells which character each code from 1 on stands for."""
    pairs = [
        f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(chars, start=1)
    ]
    blocks = [pairs[place : place + 100] for place in range(0, len(pairs), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end\n",
        ]
    ).encode()
