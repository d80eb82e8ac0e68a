"""Adverts in frames, bold beginnings of rows, and rows over gutters: an em is 20 pixels."""

import numpy as np

from layout.analysis import EM
from layout.blocks import Block
from layout.bold import bold_starts
from layout.bridges import below_bridges
from layout.columns import restored
from layout.display import DisplayLine
from layout.enclosures import enclosures, without_twins
from layout.fragments import completed
from layout.framed import framed, level_rows
from press.geometry import Box
from press.page import Direction, Kind

SHEET = (1000, 1000)


def nothing():
    return np.zeros(SHEET, np.uint8)


def hatched(page, box, thickness, value, pitch=6):
    """Draw upright strokes of one thickness."""
    for left in range(box.left, box.right - thickness + 1, pitch):
        page[box.top : box.bottom, left : left + thickness] = value


def block(*rows):
    edges = [row.edges() for row in rows]
    left, top, right, bottom = zip(*edges, strict=True)
    return Block(Kind.BODY, Box(min(left), min(top), max(right), max(bottom)), size=18, rows=rows)


def rows_of(left, top, width, count, pitch=28):
    return tuple(
        Box(left, top + pitch * n, left + width, top + pitch * n + 18) for n in range(count)
    )


def test_thick_strokes_at_the_start_of_a_row_are_bold():
    rows = rows_of(100, 100, 400, 5)
    page = np.full(SHEET, 250, np.uint8)
    for row in rows:
        hatched(page, row, 1, 30)
    page[rows[2].top : rows[2].bottom, 100:260] = 250
    hatched(page, Box(100, rows[2].top, 220, rows[2].bottom), 3, 30)
    (run,) = bold_starts((block(*rows),), page, EM)
    assert (run.left, run.top) == (100, rows[2].top)
    assert abs(run.right - 220) <= 6


def test_a_head_ends_at_the_space_behind_it_though_its_last_character_is_thin():
    rows = rows_of(100, 100, 400, 5)
    page = np.full(SHEET, 250, np.uint8)
    for row in rows:
        hatched(page, row, 1, 30)
    top, bottom = rows[2].top, rows[2].bottom
    hatched(page, Box(100, top, 200, bottom), 3, 30)
    page[top:bottom, 221:244] = 250
    (run,) = bold_starts((block(*rows),), page, EM)
    assert abs(run.right - 221) <= 6


def test_a_mark_before_a_paragraph_is_no_head_and_thick_strokes_within_a_row_are_none():
    rows = rows_of(100, 100, 400, 5)
    page = np.full(SHEET, 250, np.uint8)
    for row in rows:
        hatched(page, row, 1, 30)
    page[rows[1].top : rows[1].bottom, 100:118] = 30
    hatched(page, Box(300, rows[3].top, 400, rows[3].bottom), 3, 30)
    assert bold_starts((block(*rows),), page, EM) == ()


def test_rules_shared_by_adverts_shut_in_every_one_of_them():
    across = tuple(Box(100, top, 700, top + 2) for top in (100, 300, 308, 500))
    down = tuple(Box(left, 100, left + 2, 502) for left in (100, 398, 698))
    found = enclosures(SHEET, across, down, EM)
    assert len(found) == 4
    assert found[0] == Box(102, 102, 398, 300)


def test_cells_of_a_table_and_rules_that_do_not_meet_shut_in_nothing():
    across = tuple(Box(100, top, 700, top + 2) for top in (100, 140, 180))
    assert enclosures(SHEET, across, (Box(100, 100, 102, 182), Box(698, 100, 700, 182)), EM) == ()
    apart = (Box(60, 100, 62, 300), Box(740, 100, 742, 300))
    assert enclosures(SHEET, (Box(100, 100, 700, 102), Box(100, 300, 700, 302)), apart, EM) == ()


def test_a_frame_found_twice_is_one():
    assert without_twins((Box(0, 0, 400, 400), Box(2, 2, 401, 400))) == (Box(0, 0, 400, 400),)


def test_rows_of_an_advert_are_made_whole_with_their_marks():
    head = DisplayLine(Box(180, 110, 320, 160), Direction.LTR, 50)
    large = DisplayLine(Box(120, 180, 250, 208), Direction.LTR, 28)
    rest = block(Box(262, 181, 330, 206))
    last = block(Box(120, 220, 300, 246))
    ink = nothing()
    ink[200:206, 340:346] = 255
    found = framed((head, large), (rest, last), (Box(100, 100, 380, 260),), ink, EM)
    assert [(one.kind, [row.edges() for row in one.rows]) for one in found.blocks] == [
        (Kind.HEADLINE, [(180, 110, 320, 160)]),
        (Kind.BODY, [(120, 180, 346, 208), (120, 220, 300, 246)]),
    ]
    assert (found.display, found.body) == ((), ())


def test_columns_in_a_frame_are_left_alone():
    head = DisplayLine(Box(150, 110, 400, 150), Direction.LTR, 40)
    columns = (block(*rows_of(110, 170, 150, 6)), block(*rows_of(290, 170, 150, 6)))
    frame = Box(100, 100, 450, 380)
    found = framed((head,), columns, (frame,), nothing(), EM)
    assert (found.blocks, found.body) == ((), columns)


def test_characters_one_below_the_other_are_no_upright_line_of_an_advert():
    head = DisplayLine(Box(180, 110, 320, 160), Direction.LTR, 50)
    stack = DisplayLine(Box(200, 180, 226, 246), Direction.TTB_RTL, 26)
    text = block(Box(120, 181, 190, 206), Box(120, 220, 190, 246))
    right = block(Box(235, 181, 330, 206))
    found = framed((head, stack), (text, right), (Box(100, 100, 380, 400),), nothing(), EM)
    assert [len(one.rows) for one in found.blocks] == [1, 2]


def test_pieces_that_stand_level_are_one_row():
    pieces = [Box(100, 12, 140, 28), Box(0, 10, 80, 30), Box(0, 40, 80, 60)]
    assert level_rows(pieces) == [Box(0, 10, 140, 30), Box(0, 40, 80, 60)]


def test_a_byline_over_a_gutter_is_kept_off_the_columns():
    ink, white = nothing(), nothing()
    ink[100:118, 250:400] = 255
    for row in (*rows_of(100, 128, 200, 10), *rows_of(330, 128, 200, 10)):
        ink[row.top : row.bottom, row.left : row.right] = 255
    white[120:400, 302:328] = 255
    cut = below_bridges(ink, white, EM)
    assert cut[118:120, 260:390].all()
    assert not cut[300:].any()
    assert not below_bridges(ink, nothing(), EM).any()


def test_a_row_over_white_that_has_type_beside_it_in_one_row_only_is_no_byline():
    ink, white = nothing(), nothing()
    ink[100:118, 100:530] = 255
    ink[128:146, 100:300] = ink[128:146, 330:530] = 255
    white[120:400, 302:328] = 255
    assert not below_bridges(ink, white, EM).any()


def test_two_pieces_of_rows_within_a_column_do_not_keep_each_other_from_it():
    column, scraps = Box(50, 50, 400, 500), (Box(300, 110, 400, 128), Box(320, 300, 400, 318))
    nested = (Box(50, 50, 400, 90), Box(50, 100, 400, 500), *scraps)
    assert restored((column, *scraps), nothing(), EM) == (column,)
    assert restored(nested, nothing(), EM) == (column,)


def test_a_line_of_display_type_takes_nothing_from_behind_a_rule():
    line = DisplayLine(Box(100, 100, 250, 127), Direction.LTR, 27)
    block_ = Box(270, 104, 330, 124)
    rule = Box(258, 50, 261, 300)
    lines, blocks = completed((line,), (block_,), EM, (rule,))
    assert (lines, blocks) == ((line,), (block_,))
