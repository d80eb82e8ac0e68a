"""A subtitle that gutters cut: its parts are the first rows of columns, or rows on their own."""

from layout.blocks import Block
from layout.parted_subtitles import parted_subtitles
from press.geometry import Box
from press.page import Kind

EM = 40
HEAD = Block(Kind.HEADLINE, Box(200, 0, 1400, 100), size=100, rows=(Box(200, 0, 1400, 100),))


def column(left, width, *heights, top=140):
    rows, at = [], top
    for height in heights:
        rows.append(Box(left, at, left + width, at + height))
        at += 60
    box = Box(left, top, left + width, rows[-1].bottom)
    return Block(Kind.BODY, box, size=34, rows=tuple(rows))


ALONE = column(300, 450, 43)
LEFT = column(320, 400, 34, 34, 34, top=200)
RIGHT = column(800, 500, 43, 34, 34, 34)


def told(*blocks):
    return parted_subtitles(blocks, (HEAD,), EM)


def test_level_rows_in_larger_type_under_a_headline_are_one_subtitle():
    assert told(ALONE, LEFT, RIGHT) == (Box(300, 140, 1300, 183),)


def test_rows_as_high_as_the_text_are_text():
    flat = column(800, 500, 34, 34, 34)
    assert told(ALONE, LEFT, flat) == ()


def test_rows_that_are_not_level_are_no_subtitle():
    low = column(800, 500, 43, 34, 34, top=180)
    assert told(ALONE, LEFT, low) == ()


def test_rows_aside_of_the_headline_are_no_subtitle():
    far = column(1000, 380, 43, 34, 34)
    alone = column(700, 280, 43)
    assert told(alone, LEFT, far) == ()
