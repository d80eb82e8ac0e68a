"""Components are OpenCV's, however many there are."""

import cv2
import numpy as np
import pytest

from press.labelled import labelled

DOTS = np.zeros((600, 900), np.uint8)
DOTS[::2, ::2] = 255
NOISE = (np.random.default_rng(5).random((300, 400)) > 0.8).astype(np.uint8) * 255


@pytest.mark.parametrize("mask", [NOISE, DOTS, np.zeros((5, 7), np.uint8)])
@pytest.mark.parametrize("connectivity", [4, 8])
def test_labels_and_statistics_are_opencvs(mask, connectivity):
    labels, stats = labelled(mask, connectivity)
    _, wanted, counted, _ = cv2.connectedComponentsWithStats(mask, connectivity=connectivity)
    assert np.array_equal(labels, wanted)
    assert np.array_equal(stats, counted)


def test_there_may_be_more_than_16_bits_can_tell():
    assert len(labelled(DOTS).stats) == 300 * 450 + 1
