"""Sunk first characters, dotted and broken frames, lines that decorate, and the edge of a scan."""

import numpy as np

from layout.analysis import EM
from layout.blocks import Block
from layout.dotted import dotted_rules
from layout.dropcaps import drop_caps, with_drop_caps
from layout.leading import with_leading
from layout.open_frames import open_frames
from layout.ornaments import without_ornaments
from layout.sheet_edge import without_sheet_edge
from layout.subheadings import split_at_subheadings
from press.geometry import Box, iou
from press.page import Kind

CAP = Box(100, 100, 145, 146)


def filled(*boxes):
    ink = np.zeros((600, 600), np.uint8)
    for box in boxes:
        ink[box.top : box.bottom, box.left : box.right] = 255
    return ink


def characters(left, top, right, rows=1):
    return [
        Box(x, top + 28 * row, x + 17, top + 28 * row + 17)
        for row in range(rows)
        for x in range(left, right - 16, 20)
    ]


def test_a_large_first_character_with_its_text_beside_and_under_it_is_a_drop_cap():
    beside, under = characters(152, 100, 400, rows=2), characters(100, 157, 400, rows=3)
    (cap,) = drop_caps(filled(CAP, *beside, *under), EM)
    assert iou(cap, CAP) > 0.9


def test_a_headline_that_hangs_beside_its_text_has_no_drop_cap():
    second, beside = Box(100, 150, 145, 196), characters(152, 100, 400, rows=5)
    assert drop_caps(filled(CAP, second, *beside), EM) == ()
    assert drop_caps(filled(CAP, *beside), EM) == ()


def test_a_drop_cap_is_the_first_row_of_its_text():
    rows = tuple(
        Box(left, top, 400, top + 18) for left, top in ((152, 100), (152, 128), (100, 156))
    )
    block = Block(Kind.BODY, Box(100, 100, 400, 174), size=18, rows=rows)
    (told,) = with_drop_caps((block,), (CAP,), EM)
    assert told.rows == (CAP, *rows)


def test_dots_evenly_in_a_line_are_a_rule_and_dirt_is_none():
    even = [Box(x, 100, x + 3, 102) for x in range(100, 300, 8)]
    across, down = dotted_rules(filled(*even), EM)
    assert len(across) == 1
    assert down == ()
    places = (100, 103, 106, 119, 122, 134, 137, 140, 152, 155, 167, 170, 173, 186)
    dirt = [Box(x, 100, x + 2, 102) for x in places]
    assert dotted_rules(filled(*dirt), EM) == ((), ())


def test_a_title_in_the_rule_over_a_box_is_in_its_frame():
    sides = Box(100, 105, 102, 400), Box(400, 105, 402, 400)
    over, under = Box(270, 100, 395, 102), Box(105, 400, 395, 402)
    title = Box(180, 85, 230, 120)
    (frame,) = open_frames((over, under), sides, filled(over, under, *sides, title), EM)
    assert frame == Box(100, 85, 402, 402)
    assert open_frames((over,), sides, filled(over, *sides), EM) == ()


def test_a_tapering_line_is_an_ornament_and_a_worn_row_is_none():
    taper = filled()
    for x in range(100, 250):
        taper[100 : 101 + (x - 100) // 12, x] = 255
    assert not without_ornaments(taper, EM).any()
    row = filled(*(Box(100, top, 250, top + 3) for top in (100, 107, 114)), Box(170, 100, 174, 117))
    assert (without_ornaments(row, EM) == row).all()


def test_a_single_stroke_in_a_headline_is_a_character():
    headline = filled(Box(100, 100, 160, 160), Box(170, 126, 232, 132), Box(240, 100, 300, 160))
    assert (without_ornaments(headline, EM) == headline).all()


def test_a_shadow_along_the_edge_of_a_scan_is_dropped_and_a_rule_that_runs_off_it_stays():
    shadow, rule = Box(0, 50, 5, 500), Box(0, 300, 600, 303)
    kept = without_sheet_edge(filled(shadow), EM)
    assert not kept.any()
    assert without_sheet_edge(filled(rule), EM).any()


def test_rows_with_much_white_between_them_are_one_text():
    rows = tuple(Box(100, top, 500, top + 20) for top in range(100, 310, 42))
    barrier = filled()
    assert with_leading(rows, barrier, EM) == (Box(100, 100, 500, 288),)
    assert with_leading(rows[:2], barrier, EM) == rows[:2]


def test_a_short_row_along_a_cut_out_is_no_subheading():
    slant = [(100, 400), (120, 400), (140, 400), (165, 320), (210, 400), (200, 400)]
    rows = tuple(Box(left, 28 * n, right, 28 * n + 18) for n, (left, right) in enumerate(slant))
    block = Block(Kind.BODY, Box(100, 0, 400, 158), size=18, rows=rows)
    assert [one.kind for one in split_at_subheadings(block, EM)] == [Kind.BODY]
