"""Columns and headlines fall apart and are put together again; neighbours stay apart."""

import numpy as np

from fixtures.squares import nothing
from layout.analysis import EM
from layout.blocks import Block
from layout.columns import restored
from layout.crowd import Crowd
from layout.display import DisplayLine, joined_at_marks
from layout.figures import is_glyph
from layout.fragments import completed, masthead_rows, whole_rows
from layout.kinds import headline_blocks, headline_roles
from layout.neighbours import side_by_side
from layout.separators import horizontal_rules, parted, photo_sides
from layout.tables import in_rows, table_areas, with_tables
from press.geometry import Box
from press.page import Direction, Kind


def characters(left, top, count, size=60, gap=6):
    return [
        Box(left + place * (size + gap), top, left + place * (size + gap) + size, top + size)
        for place in range(count)
    ]


def line(left, right, top=100, size=60, direction=Direction.LTR):
    return DisplayLine(Box(left, top, right, top + size), direction, size)


def test_words_of_a_row_that_stands_alone_are_one_block():
    words = (Box(100, 100, 200, 118), Box(240, 101, 300, 119))
    assert whole_rows(words, nothing(), EM) == (Box(100, 100, 300, 119),)


def test_rows_of_two_columns_stay_apart():
    last = (Box(100, 100, 200, 118), Box(240, 100, 300, 118))
    above = (Box(100, 20, 210, 92), Box(240, 20, 350, 92))
    assert set(whole_rows((*above, *last), nothing(), EM)) == {*above, *last}


def test_nothing_is_joined_across_a_rule():
    barrier = nothing()
    barrier[:, 218:222] = 255
    words = (Box(100, 100, 200, 118), Box(240, 100, 300, 118))
    assert len(whole_rows(words, barrier, EM)) == 2


def test_a_short_last_line_goes_back_to_its_column():
    column, crumb, rest = Box(50, 50, 300, 120), Box(50, 130, 80, 148), Box(50, 159, 300, 260)
    assert restored((column, crumb, rest), nothing(), EM) == (Box(50, 50, 300, 260),)


def test_columns_side_by_side_are_not_restored_to_one():
    two = (Box(50, 50, 300, 400), Box(330, 50, 580, 400))
    assert restored(two, nothing(), EM) == two


def test_dirt_alone_is_no_column():
    assert restored((Box(50, 50, 80, 56),), nothing(), EM) == ()


def test_a_line_of_display_type_gets_its_low_characters_back():
    lines, blocks = completed((line(100, 250, size=27),), (Box(262, 104, 330, 124),), EM)
    assert (lines[0].box.right, blocks) == (330, ())


def test_spaced_pinyin_in_a_masthead_is_one_row():
    letters = tuple(
        Block(Kind.MASTHEAD, Box(x, 100, x + 20, 122), size=22, rows=(Box(x, 100, x + 20, 122),))
        for x in (100, 160, 250)
    )
    (row,) = masthead_rows(letters, nothing())
    assert row.box == Box(100, 100, 270, 122)


def test_a_title_and_the_small_type_beside_it_are_two_rows():
    title, date = Box(0, 100, 400, 300), Box(450, 180, 700, 210)
    pieces = tuple(Block(Kind.MASTHEAD, box, size=box.height, rows=(box,)) for box in (title, date))
    assert len(masthead_rows(pieces, nothing())) == 2


def test_headlines_whose_rows_do_not_match_are_two():
    one_row, two_rows = characters(0, 100, 6), characters(440, 80, 5) + characters(440, 150, 5)
    assert [len(part) for part in side_by_side([*one_row, *two_rows])] == [6, 10]


def test_words_of_one_headline_stay_together():
    assert len(side_by_side([*characters(0, 100, 4), *characters(310, 100, 4)])) == 1


def test_two_characters_and_a_mark_are_no_headline_of_their_own():
    lines = (line(0, 126), line(200, 700))
    comma = Box(140, 145, 155, 158)
    assert [found.box for found in joined_at_marks(lines, Crowd.of([comma]), ())] == [
        Box(0, 100, 700, 160)
    ]
    assert len(joined_at_marks(lines, Crowd.of([]), ())) == 2


def test_a_rule_parts_what_stands_beside_and_below_it():
    rules = (Box(200, 0, 203, 400), Box(0, 500, 400, 503))
    assert parted(Box(0, 100, 190, 160), Box(210, 100, 400, 160), rules)
    assert parted(Box(0, 420, 190, 490), Box(0, 510, 190, 600), rules)
    assert not parted(Box(0, 420, 190, 450), Box(0, 455, 190, 490), rules)


def test_a_thick_and_a_thin_rule_are_two_rules():
    ink = nothing()
    ink[100:103, 50:700] = 255
    ink[107:108, 50:700] = 255
    assert [(rule.top, rule.bottom) for rule in horizontal_rules(ink, EM)] == [
        (100, 103),
        (107, 108),
    ]


def test_a_worn_hairline_is_a_rule_and_a_line_of_type_is_none():
    ink = nothing()
    ink[100, 50:700] = 255
    ink[100, 50:700:10] = 0
    for left in range(50, 700, 20):
        ink[300:302, left : left + 18] = 255
        ink[302:318, left + 4 : left + 7] = 255
    assert [rule.top for rule in horizontal_rules(ink, EM)] == [100]


def test_a_fat_character_is_a_glyph_and_a_grey_picture_is_none():
    page = np.full((400, 400), 230, np.uint8)
    box = Box(100, 100, 300, 300)
    page[100:300, 180:220] = page[180:220, 100:300] = 20
    assert is_glyph(page, box, EM)
    page[100:300, 100:300] = np.linspace(20, 220, 200).astype(np.uint8)
    assert not is_glyph(page, box, EM)


def test_fine_black_and_white_is_no_glyph():
    page = np.full((400, 400), 230, np.uint8)
    page[100:300:8, 100:300] = page[101:300:8, 100:300] = 20
    assert not is_glyph(page, Box(100, 100, 300, 300), EM)


def test_rows_upon_rows_little_larger_than_the_body_are_text():
    lines = tuple(line(50, 400, top=top, size=32) for top in (100, 140, 180))
    (block,) = headline_roles(headline_blocks(lines, EM), EM)
    assert (block.kind, len(block.rows)) == (Kind.BODY, 3)
    (block,) = headline_roles(headline_blocks(lines[:2], EM), EM)
    assert block.kind is Kind.HEADLINE


def test_the_sides_of_a_photo_go_on_past_its_caption_until_text():
    ink = nothing()
    ink[380:400, 100:500] = 255
    sides = photo_sides((Box(200, 100, 400, 300),), ink, EM)
    assert [(side.left, side.top, side.bottom) for side in sides] == [
        (194, 100, 380),
        (404, 100, 380),
    ]


def test_cells_between_rules_are_a_table_with_its_title():
    rules = tuple(Box(100, top, 500, top + 2) for top in (100, 140, 180, 220))
    (area,) = table_areas(rules, EM)
    cells = tuple(
        Block(Kind.BODY, Box(left, top, left + 60, top + 18), size=18)
        for left in (350, 120)
        for top in (152, 112)
    )
    title = Box(200, 70, 400, 90)
    blocks = (*cells, Block(Kind.BODY, title, size=20, rows=(title,)))
    (table,) = with_tables(blocks, (area,), nothing(), EM)
    assert (table.kind, table.box) == (Kind.TABLE, Box(100, 70, 500, 222))
    assert [row.left for row in table.rows] == [200, 120, 350, 120, 350]


def test_rules_of_columns_are_no_table():
    assert table_areas((Box(0, 100, 400, 102), Box(0, 600, 400, 602)), EM) == ()


def test_cells_are_read_row_by_row():
    cells = [Box(200, 12, 240, 30), Box(0, 50, 40, 68), Box(0, 10, 40, 28)]
    assert in_rows(cells) == [cells[2], cells[0], cells[1]]
