from hypothesis import given
from hypothesis import strategies as st

from press.cuts import Place, cut_order
from press.geometry import Box
from press.order import reading_order


def placed(boxes, sizes=()):
    dealt = zip(boxes, [*sizes, *[0.0] * (len(boxes) - len(sizes))], strict=True)
    return [Place(box, box, size) for box, size in dealt]


def test_columns_are_read_one_after_the_other():
    left_top, left_foot = Box(0, 0, 40, 50), Box(0, 60, 40, 100)
    right = Box(60, 0, 100, 100)
    assert reading_order([right, left_foot, left_top]) == (2, 1, 0)


def test_what_spans_both_columns_parts_them():
    upper_left, upper_right = Box(0, 0, 40, 40), Box(60, 0, 100, 40)
    banner = Box(0, 45, 100, 55)
    lower_left, lower_right = Box(0, 60, 40, 99), Box(60, 60, 100, 99)
    boxes = [lower_right, lower_left, banner, upper_right, upper_left]
    assert [boxes[index] for index in reading_order(boxes)] == [
        upper_left,
        upper_right,
        banner,
        lower_left,
        lower_right,
    ]


def test_columns_of_unequal_height_beside_a_photo():
    first = Box(0, 0, 30, 100)
    photo = Box(40, 0, 100, 50)
    under, last = Box(40, 55, 65, 100), Box(75, 55, 100, 100)
    assert reading_order([last, under, photo, first]) == (3, 2, 1, 0)


@given(
    st.lists(
        st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(1, 60), st.integers(1, 60)),
        max_size=12,
    )
)
def test_a_reading_order_is_a_permutation(corners):
    boxes = [Box(left, top, left + w, top + h) for left, top, w, h in corners]
    assert sorted(reading_order(boxes)) == list(range(len(boxes)))


def test_articles_are_read_band_by_band_and_from_the_left():
    lead, left, right, foot = (
        Box(0, 0, 400, 100),
        Box(0, 110, 190, 300),
        Box(200, 110, 400, 300),
        Box(0, 310, 400, 400),
    )
    boxes = [foot, right, left, lead]
    assert cut_order(placed(boxes)) == (3, 2, 1, 0)


def test_a_rail_is_read_after_all_bands_beside_it():
    upper, lower, rail = Box(0, 0, 300, 100), Box(0, 110, 300, 300), Box(310, 0, 400, 300)
    assert cut_order(placed([rail, lower, upper])) == (2, 1, 0)


def test_the_lead_is_read_before_the_rail_on_its_left():
    rail, lead, below = Box(0, 0, 90, 300), Box(100, 0, 400, 100), Box(100, 110, 400, 300)
    boxes = [rail, below, lead]
    assert cut_order(placed(boxes, [60.0, 40.0, 120.0])) == (2, 1, 0)
    assert cut_order(placed(boxes, [60.0, 40.0, 66.0])) == (0, 2, 1)


def test_only_the_lead_of_the_page_is_read_before_what_stands_left_of_it():
    lead, left, right = Box(0, 0, 400, 100), Box(0, 110, 190, 300), Box(200, 110, 400, 300)
    boxes = [right, left, lead]
    assert cut_order(placed(boxes, [80.0, 40.0, 120.0])) == (2, 1, 0)
    assert cut_order(placed(boxes, [80.0, 40.0, 40.0])) == (2, 0, 1)


def test_what_no_cut_parts_is_read_by_where_it_begins():
    around, inner = Box(0, 0, 400, 400), Box(200, 100, 400, 300)
    anchors = [Box(0, 0, 190, 50), Box(200, 100, 400, 150)]
    places = [Place(around, anchors[0]), Place(inner, anchors[1])]
    assert cut_order(places) == (0, 1)


def test_a_rule_down_the_whole_page_is_cut_along_first():
    upper, lower = Box(0, 0, 300, 100), Box(0, 110, 300, 300)
    first, second = Box(310, 0, 400, 100), Box(310, 110, 400, 300)
    boxes = [first, second, upper, lower]
    assert cut_order(placed(boxes)) == (2, 0, 3, 1)
    assert cut_order(placed(boxes), [Box(304, 0, 306, 300)]) == (2, 3, 0, 1)


def test_a_page_without_articles_has_no_order():
    assert cut_order([], [Box(0, 0, 2, 300)]) == ()


def test_the_wider_piece_of_a_band_under_larger_type_is_read_first():
    lead, left, right = Box(0, 0, 400, 100), Box(0, 150, 150, 300), Box(200, 150, 400, 300)
    boxes = [lead, left, right]
    assert cut_order(placed(boxes, [120.0, 60.0, 80.0])) == (0, 1, 2)
    wider = [lead, Box(0, 150, 120, 300), Box(160, 150, 400, 300)]
    assert cut_order(placed(wider, [120.0, 60.0, 80.0])) == (0, 2, 1)
    assert cut_order(placed(wider, [120.0, 70.0, 80.0])) == (0, 1, 2)


def test_columns_of_articles_that_end_level_by_chance_are_no_bands():
    rail_top, rail_foot = Box(0, 0, 100, 200), Box(0, 280, 100, 500)
    lead, below = Box(170, 0, 500, 250), Box(170, 270, 500, 500)
    rail_top = Box(0, 0, 100, 255)
    boxes = [lead, below, rail_top, rail_foot]
    assert cut_order(placed(boxes, [120.0, 60.0, 60.0, 60.0])) == (0, 1, 2, 3)


def test_a_narrow_column_under_the_largest_type_of_the_page_keeps_its_place():
    left, right = Box(0, 0, 190, 300), Box(200, 0, 440, 300)
    assert cut_order(placed([left, right], [60.0, 84.0])) == (0, 1)


def test_the_largest_type_of_the_page_leads_where_its_article_is_wider():
    left, right, foot = Box(0, 0, 200, 300), Box(210, 0, 510, 300), Box(0, 310, 510, 600)
    assert cut_order(placed([left, right, foot], [60.0, 80.0, 40.0])) == (1, 0, 2)
    assert cut_order(placed([left, right, foot], [60.0, 80.0, 90.0])) == (0, 1, 2)
