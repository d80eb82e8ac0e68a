"""Medians and percentiles of grey levels are numpy's own, the level between two parts OpenCV's."""

import cv2
import numpy as np
import pytest

from press.levels import counted, median_level, otsu_of, percentile_level

RANDOM = np.random.default_rng(3)
PICTURES = [
    RANDOM.integers(0, 256, shape, dtype=np.uint8) for shape in ((1, 1), (1, 2), (7, 9), (40, 501))
]
PARTS = [*PICTURES, PICTURES[3][3:30, 17:400], np.full((5, 4), 255, np.uint8)]


@pytest.mark.parametrize("part", PARTS)
def test_the_median_is_numpys(part):
    assert median_level(part) == np.median(part)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("percent", [0, 2, 33.3, 85, 90, 100])
def test_percentiles_are_numpys(part, percent):
    assert percentile_level(part, percent) == np.percentile(part, percent)


@pytest.mark.parametrize("part", [PARTS[3], PARTS[4], PARTS[3] // 90 * 60 + PARTS[3] % 7])
def test_two_parts_are_told_as_opencv_does(part):
    level, _ = cv2.threshold(part, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    assert otsu_of(counted(part)) == level


def test_nothing_has_no_median():
    assert np.isnan(median_level(np.zeros((0, 4), np.uint8)))
