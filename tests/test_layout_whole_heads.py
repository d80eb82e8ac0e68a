"""Rows of a head that gutters have cut: an em is 20 pixels."""

from layout.blocks import Block
from layout.whole_heads import whole_heads
from press.geometry import Box
from press.page import Kind


def part(left, right, top=100, height=30, kind=Kind.KICKER):
    box = Box(left, top, right, top + height)
    return Block(kind, box, size=height, rows=(box,))


def test_parts_that_nearly_touch_are_one_row():
    body = Block(Kind.BODY, Box(0, 200, 900, 800))
    found = whole_heads((part(500, 800, top=98), body, part(200, 494), part(800, 860)), ())
    (row,) = (block for block in found if block.kind is Kind.KICKER)
    assert row.box == Box(200, 98, 860, 130)
    assert row.rows == (row.box,)
    assert body in found


def test_a_gutter_a_rule_another_kind_size_or_level_part_them():
    for other in (
        part(520, 800),
        part(500, 800, kind=Kind.SUBTITLE),
        part(500, 800, height=45),
        part(500, 800, top=112),
    ):
        pair = (part(200, 494), other)
        assert whole_heads(pair, ()) == pair
    pair = (part(200, 494), part(500, 800))
    assert whole_heads(pair, (Box(496, 90, 498, 600),)) == pair
    assert len(whole_heads(pair, (Box(496, 140, 498, 600),))) == 1


def test_rows_under_each_other_stay():
    pair = (part(200, 494), part(200, 494, top=140))
    assert whole_heads(pair, ()) == pair
