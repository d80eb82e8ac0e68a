"""Upright type laid down and stood up again: boxes between a page and the page turned.

Lines that run down the page and follow each other from the right are, on the page turned a quarter
anticlockwise, rows from the top that run from left to right; what stands in the upper band (栏)
stands in the left column. What is known of rows and columns then holds for upright type too.
"""

from __future__ import annotations

from press.geometry import Box
from press.page import Direction


def laid_down(box: Box, width: int) -> Box:
    """Return where a box of a page so wide lies when the page is turned anticlockwise.

    >>> laid_down(Box(90, 10, 100, 40), 100)
    Box(left=10, top=0, right=40, bottom=10)
    """
    return Box(box.top, width - box.right, box.bottom, width - box.left)


def stood_up(box: Box, width: int) -> Box:
    """Return where a box of the turned page stands on the page, which is so wide.

    >>> stood_up(Box(10, 0, 40, 10), 100)
    Box(left=90, top=10, right=100, bottom=40)
    """
    return Box(width - box.bottom, box.left, width - box.top, box.right)


def crossed(direction: Direction) -> Direction:
    """Return how lines run on the page turned: rows become upright, upright lines rows."""
    return Direction.LTR if direction is Direction.TTB_RTL else Direction.TTB_RTL
