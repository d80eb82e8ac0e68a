import pytest

from press.geometry import (
    Box,
    coverage,
    distance,
    grown,
    intersection,
    iou,
    overlap_x,
    overlap_y,
    union,
)


def test_a_box_that_is_inside_out_is_refused():
    with pytest.raises(ValueError, match="inside out"):
        Box(10, 0, 9, 5)


def test_union_and_intersection():
    one, other = Box(0, 0, 10, 10), Box(5, 6, 20, 8)
    assert union([one, other]) == Box(0, 0, 20, 10)
    assert intersection(one, other) == Box(5, 6, 10, 8)
    assert intersection(one, Box(10, 0, 20, 10)) is None


def test_union_of_nothing_is_refused():
    with pytest.raises(ValueError, match="no box"):
        union([])


def test_overlaps_are_negative_where_there_is_a_gap():
    one, other = Box(0, 0, 10, 10), Box(13, 4, 20, 30)
    assert overlap_x(one, other) == -3
    assert overlap_y(one, other) == 6


def test_iou_and_coverage():
    one, other = Box(0, 0, 10, 10), Box(0, 0, 10, 5)
    assert iou(one, other) == 0.5
    assert coverage(other, one) == 1.0
    assert coverage(one, other) == 0.5


def test_grown_stays_inside_the_page():
    assert grown(Box(1, 5, 9, 9), 3, Box(0, 0, 10, 20)) == Box(0, 2, 10, 12)


def test_boxes_that_are_not_level_are_apart_from_corner_to_corner():
    assert distance(Box(0, 0, 10, 10), Box(13, 14, 20, 20)) == 5.0
    assert distance(Box(0, 0, 10, 10), Box(14, 0, 20, 10)) == 4.0
    assert distance(Box(0, 0, 10, 10), Box(5, 5, 20, 20)) == 0.0
