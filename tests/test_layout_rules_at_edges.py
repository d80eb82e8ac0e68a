"""Ink at the very edge of a page."""

import numpy as np

from layout.separators import horizontal_rules


def test_a_short_stroke_at_the_edge_is_no_rule():
    ink = np.zeros((60, 400), np.uint8)
    ink[30, 389:] = 255
    assert horizontal_rules(ink, 20) == ()
