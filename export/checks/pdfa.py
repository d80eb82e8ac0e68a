"""Whether `issue.pdf` keeps the rules of PDF/A-2b that what we write could break (ISO 19005-2)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from fontTools.ttLib import TTFont, TTLibError
from pikepdf import Dictionary, Name, Object

from export.checks.package import Fault, Package
from export.pdf.document import NAME
from export.pdf.facts import PDFA
from export.pdf.structure import LARGEST

FILTERS = frozenset({"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/JPXDecode"})
SMALLEST = 3
"""Points that a page measures at least each way."""


def archival_faults(package: Package) -> Iterator[Fault]:
    """Yield what speaks against the PDF as one for archives."""
    path = package.file(NAME)
    if not path.is_file():
        return
    try:
        with pikepdf.open(path) as pdf:
            problems = [*_syntax(pdf), *_facts(pdf), *_objects(pdf), *_pages(pdf, package)]
    except (pikepdf.PdfError, TTLibError, ValueError, KeyError, AttributeError) as error:
        problems = [f"it cannot be read as a PDF ({error})"]
    for problem in problems:
        yield Fault(NAME, problem, "Digitise the issue again with --force.")


def _syntax(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield from (f"its syntax is wrong: {problem}" for problem in pdf.check_pdf_syntax())
    if pdf.is_encrypted:
        yield "it is encrypted"
    if "/ID" not in pdf.trailer:
        yield "it has no ID"


def _facts(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(update_docinfo=False) as facts:
        if (facts.get("pdfaid:part"), facts.get("pdfaid:conformance")) != PDFA:
            yield "its metadata does not say PDF/A-2b"
        if str(pdf.docinfo.get(Name.Title, "")) != facts.get("dc:title", ""):
            yield "its two titles differ"
        if str(pdf.docinfo.get(Name.Producer, "")) != facts.get("pdf:Producer", ""):
            yield "its two producers differ"
    intents = list(pdf.Root.get(Name.OutputIntents, []))
    if not any(one.S == Name.GTS_PDFA1 and Name.DestOutputProfile in one for one in intents):
        yield "it has no output intent with a colour profile"
    for key in ("/AA", "/OpenAction", "/AcroForm", "/JavaScript"):
        if key in pdf.Root:
            yield f"its catalogue has {key}"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            yield from _stream(one)
        if isinstance(one, Dictionary) and one.get(Name.Subtype) == Name.CIDFontType2:
            yield from _font(one)
        if isinstance(one, Dictionary) and one.get(Name.Type) == Name.Action:
            yield "it has an action"


def _stream(one: pikepdf.Stream) -> Iterator[str]:
    filters: Object = one.get(Name.Filter, pikepdf.Array())
    named = [filters] if isinstance(filters, Name) else list(filters)
    yield from (f"it has a stream packed by {f}" for f in map(str, named) if f not in FILTERS)
    if Name.F in one:
        yield "it has a stream in another file"
    if one.get(Name.Subtype) == Name.Image:
        for key in (Name.Interpolate, Name.Alternates, Name.OPI):
            if one.get(key):
                yield f"it has an image with {key}"


def _font(font: Object) -> Iterator[str]:
    """Compare the widths with those in the font's own file, and look for glyph 0."""
    program = font.FontDescriptor.get(Name.FontFile2)
    if program is None:
        yield f"the font {font.BaseFont} is not embedded"
        return
    inside = TTFont(BytesIO(program.read_bytes()))
    order, metrics = inside.getGlyphOrder(), inside["hmtx"].metrics
    glyphs = font.CIDToGIDMap.read_bytes()
    first, widths = int(font.W[0]), [int(width) for width in font.W[1]]
    for code, width in enumerate(widths, start=first):
        glyph = int.from_bytes(glyphs[2 * code : 2 * code + 2], "big")
        if glyph == 0:
            yield f"code {code} of the font {font.BaseFont} has no glyph"
        elif metrics[order[glyph]][0] != width:
            yield f"code {code} of the font {font.BaseFont} is {width} wide, its glyph is not"


def _pages(pdf: pikepdf.Pdf, package: Package) -> Iterator[str]:
    wanted = sum(page.status != "failed" for page in package.issue.pages)
    if len(pdf.pages) != wanted:
        yield f"it has {len(pdf.pages)} pages instead of {wanted}"
    for number, page in enumerate(pdf.pages, start=1):
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        if not all(SMALLEST <= size <= LARGEST for size in (right - left, top - bottom)):
            yield f"page {number} is too small or too large for PDF/A"
        for font in page.obj.Resources.get(Name.Font, Dictionary()).values():
            if Name.ToUnicode not in font:
                yield f"a font of page {number} does not tell its characters"
