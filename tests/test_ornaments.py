"""Ornaments at the head of a row are solid shapes; characters are made of strokes."""

import cv2
import numpy as np
import pytest

from ocr.boxes import ink_of
from ocr.ornaments import begins_with_ornament
from ocr.reading import Row
from press.geometry import Box
from press.page import Kind

EM = 40


def begins(draw):
    page = np.full((60, 240), 255, np.uint8)
    draw(page)
    cv2.rectangle(page, (70, 12), (74, 48), 0, -1)
    row = Row(0, Box(10, 8, 230, 52), float(EM), Kind.BODY)
    return begins_with_ornament(ink_of(row, page), EM)


def triangle(page):
    cv2.fillPoly(page, [np.array([[12, 44], [48, 44], [30, 14]])], 0)


def disc(page):
    cv2.circle(page, (30, 30), 12, 0, -1)


def square(page):
    cv2.rectangle(page, (16, 16), (44, 44), 0, -1)


def mouth(page):
    cv2.rectangle(page, (14, 14), (46, 46), 0, 5)


def numeral_one(page):
    cv2.rectangle(page, (12, 28), (48, 33), 0, -1)


def comma(page):
    cv2.circle(page, (16, 44), 5, 0, -1)


@pytest.mark.parametrize(
    ("draw", "found"),
    [
        (triangle, True),
        (disc, True),
        (square, True),
        (mouth, False),
        (numeral_one, False),
        (comma, False),
    ],
)
def test_solid_shapes_are_ornaments(draw, found):
    assert begins(draw) is found


def test_a_row_without_ink_has_none():
    assert not begins_with_ornament(
        ink_of(Row(0, Box(0, 0, 0, 0), 40.0, Kind.BODY), np.zeros((9, 9), np.uint8)), EM
    )
