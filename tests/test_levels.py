"""Medians and percentiles of grey levels are numpy's own."""

import numpy as np
import pytest

from press.levels import median_level, percentile_level

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
