"""The resolution of a scan, from its type and its sheet, when the file does not say it.

The body of a newspaper is set in type of 7.5 to 10.5 points, most often 9 (小五), and its sheet is
of one of a few sizes; together they tell which of the resolutions that scanners have it is.
"""

from __future__ import annotations

from math import exp, log

USUAL = (72, 96, 100, 150, 200, 240, 300, 400, 600)
POINTS, POINTS_SPREAD = 9.0, 0.13
"""Of the body type, and how far from it, as a logarithm, it usually is."""
SHEETS_MM = (546, 400, 285)
"""The longer side of a broadsheet (对开), a tabloid (四开) and a small paper (八开)."""
SHEET_SPREAD, ANY_SHEET = 0.05, 0.1
"""As a logarithm; and how much is left to sheets of no such size, such as cuttings."""
SMALLEST_POINTS, LARGEST_POINTS = 5.0, 15.0
"""Body type beyond that is nowhere: a file that says so is wrong."""
LARGEST_SHEET_MM = 700


def resolution(said: int, em: float, longer_side: int) -> int:
    """Return a page's dpi: what the file says unless that is absurd, else by its type.

    `said` is 0 when the file says nothing. `em` is the size of the body type, 0 when there is too
    little of it to tell, and `longer_side` that of the sheet, in pixels.
    """
    if not em or (said and is_possible(said, em, longer_side)):
        return said
    return by_type(em, longer_side)


def mended(said: int, found: int) -> str:
    """Return what a person should know of a resolution that was not believed."""
    return (
        f"the file says {said} dpi, but its type and sheet fit {found} dpi, which was taken. "
        "If that is wrong, give the right one with --dpi."
    )


def is_possible(dpi: int, em: float, longer_side: int) -> bool:
    """Tell whether type and sheet have a size that a newspaper's have at this resolution."""
    points, millimetres = em / dpi * 72, longer_side / dpi * 25.4
    return SMALLEST_POINTS <= points <= LARGEST_POINTS and millimetres <= LARGEST_SHEET_MM


def by_type(em: float, longer_side: int) -> int:
    """Return the likeliest of the usual resolutions."""
    return max(USUAL, key=lambda dpi: _likelihood(dpi, em, longer_side))


def _likelihood(dpi: int, em: float, longer_side: int) -> float:
    points, millimetres = em / dpi * 72, longer_side / dpi * 25.4
    type_fits = _bell(log(points / POINTS), POINTS_SPREAD)
    sheet_fits = max(_bell(log(millimetres / size), SHEET_SPREAD) for size in SHEETS_MM)
    return type_fits * (sheet_fits + ANY_SHEET)


def _bell(off: float, spread: float) -> float:
    return exp(-((off / spread) ** 2) / 2)
