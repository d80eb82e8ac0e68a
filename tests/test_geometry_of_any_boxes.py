"""What holds of any boxes: of their geometry, of lying down, of the cuts that order them."""

from hypothesis import given, settings
from hypothesis import strategies as some

from press.cuts import Place, cut_order
from press.geometry import (
    Box,
    coverage,
    distance,
    grown,
    intersection,
    iou,
    overlap_x,
    overlap_y,
    shared_area,
    union,
)
from press.order import reading_order
from press.turning import laid_down, stood_up

WIDTH, HEIGHT = 300, 400
PAGE = Box(0, 0, WIDTH, HEIGHT)

few = settings(max_examples=60, deadline=None, derandomize=True, database=None)
corners = some.tuples(
    some.integers(0, WIDTH), some.integers(0, HEIGHT), some.integers(0, 200), some.integers(0, 200)
)
boxes = corners.map(
    lambda found: Box(*found[:2], min(WIDTH, found[0] + found[2]), min(HEIGHT, found[1] + found[3]))
)


def holds(whole: Box, part: Box) -> bool:
    return (
        whole.left <= part.left
        and whole.top <= part.top
        and part.right <= whole.right
        and part.bottom <= whole.bottom
    )


@few
@given(some.lists(boxes, min_size=1, max_size=6))
def test_a_union_is_the_smallest_box_that_holds_all(found):
    whole = union(found)
    assert all(holds(whole, box) for box in found)
    assert union(reversed(found)) == whole == union([whole, *found])
    assert set(whole.edges()) <= {edge for box in found for edge in box.edges()}


@few
@given(boxes, boxes)
def test_what_two_boxes_share_is_part_of_both_and_the_same_either_way(one, other):
    common = intersection(one, other)
    assert common == intersection(other, one)
    assert (common is not None) == (overlap_x(one, other) > 0 and overlap_y(one, other) > 0)
    assert shared_area(one, other) == (common.area if common else 0)
    if common:
        assert holds(one, common) and holds(other, common)
        assert distance(one, other) == 0
    assert 0 <= iou(one, other) == iou(other, one) <= min(1, coverage(one, other) or 0) <= 1
    assert distance(one, other) == distance(other, one) >= 0


@few
@given(boxes, some.integers(0, 500))
def test_a_grown_box_holds_the_box_and_stays_on_the_page(box, by):
    assert holds(grown(box, by, PAGE), box)
    assert holds(PAGE, grown(box, by, PAGE))


@few
@given(boxes)
def test_what_is_laid_down_stands_up_where_it_was(box):
    assert stood_up(laid_down(box, WIDTH), WIDTH) == box
    assert laid_down(stood_up(box, WIDTH), WIDTH) == box
    assert holds(Box(0, 0, HEIGHT, WIDTH), laid_down(box, WIDTH))


@few
@given(
    some.lists(some.tuples(boxes, boxes, some.sampled_from([0.0, 20.0, 60.0])), max_size=10),
    some.lists(boxes, max_size=3),
)
def test_cuts_lose_no_article_and_double_none(found, rules):
    places = [Place(union([box, anchor]), anchor, size) for box, anchor, size in found]
    assert sorted(cut_order(places, rules)) == list(range(len(places)))


@few
@given(some.lists(boxes, max_size=12))
def test_a_reading_order_does_not_hang_on_where_the_page_lies(found):
    moved = [Box(b.left + 7, b.top + 9, b.right + 7, b.bottom + 9) for b in found]
    assert reading_order(moved) == reading_order(found)
    assert sorted(reading_order(found)) == list(range(len(found)))
