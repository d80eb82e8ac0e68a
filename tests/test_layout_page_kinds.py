"""Whole pages taken apart: the kinds that blocks are given.

Each test fails when what it is about is left out of the analysis.
"""

import cv2
import numpy as np
import pytest

from fixtures.squares import INK, column, framed, glyph, headline, sheet
from layout.analysis import analyse
from press.geometry import Box, coverage, iou
from press.page import Direction, Kind


def boxes(found, *kinds):
    return [block.box for block in found.blocks if block.kind in kinds]


@pytest.fixture
def text():
    """Two columns of which each has its own place."""
    page = sheet()
    column(page, 60, 500, lines=14)
    column(page, 360, 500, lines=14)
    return page


def test_display_type_parts_what_stands_over_and_under_it():
    page = sheet()
    column(page, 60, 60, lines=6)
    headline(page, 60, 232, characters=6, size=36)
    column(page, 60, 276, lines=10)
    found = analyse(page)
    assert len(boxes(found, Kind.HEADLINE)) == 1 and len(boxes(found, Kind.BODY)) == 2


def test_an_upright_headline_stands_beside_its_columns(text):
    for place in range(6):
        glyph(text, 700, 500 + 62 * place, size=56)
    (head,) = (block for block in analyse(text).blocks if block.kind is Kind.HEADLINE)
    assert head.direction is Direction.TTB_RTL and head.box.height > 350


def test_kicker_and_subtitle_are_told_by_their_size_and_place(text):
    headline(text, 60, 186, characters=10, size=44)
    headline(text, 60, 260, characters=8, size=80)
    headline(text, 60, 370, characters=10, size=44)
    found = {block.kind: block.box for block in analyse(text).blocks}
    assert found[Kind.KICKER].bottom <= found[Kind.HEADLINE].top
    assert found[Kind.HEADLINE].bottom <= found[Kind.SUBTITLE].top


def test_a_row_in_body_type_over_a_headline_is_its_kicker(text):
    headline(text, 60, 380, characters=7, size=80)
    column(text, 100, 345, characters=20, lines=1)
    assert len(boxes(analyse(text), Kind.KICKER)) == 1


def test_a_centred_row_parts_a_column():
    page = sheet()
    column(page, 60, 100, lines=8)
    column(page, 140, 100 + 8 * 28, characters=4, lines=1)
    column(page, 60, 100 + 9 * 28, lines=8)
    found = analyse(page)
    assert len(boxes(found, Kind.SUBHEADING)) == 1 and len(boxes(found, Kind.BODY)) == 2


def test_rules_with_cells_between_them_are_a_table(text):
    for row in range(6):
        text[80 + 50 * row : 82 + 50 * row, 60:640] = INK
    for row in range(5):
        for left in (80, 280, 520):
            for place in range(3):
                glyph(text, left + 20 * place, 96 + 50 * row)
    found = analyse(text)
    (table,) = (block for block in found.blocks if block.kind is Kind.TABLE)
    assert len(table.rows) == 15 and iou(table.box, Box(60, 80, 640, 332)) > 0.9
    assert not found.frames


def test_an_advert_in_a_frame_is_a_head_and_its_rows(text):
    place = Box(40, 60, 360, 350)
    framed(text, place)
    headline(text, 80, 90, characters=4, size=60)
    for row in range(4):
        for left in (60, 220):
            for step in range(4):
                glyph(text, left + 27 * step, 180 + 40 * row, size=22)
    inside = [block for block in analyse(text).blocks if coverage(block.box, place) > 0.9]
    assert sorted((str(block.kind), len(block.rows)) for block in inside) == [
        ("body", 4),
        ("headline", 1),
    ]


def test_what_stands_over_a_rule_at_the_head_of_a_page_is_its_folio_line(text):
    column(text, 60, 30, characters=10, lines=1)
    text[62:65, 40:960] = INK
    (folio,) = boxes(analyse(text), Kind.FURNITURE)
    assert folio.bottom < 64


def test_a_very_large_title_at_the_top_is_the_masthead():
    page = sheet(1400, 1800)
    headline(page, 200, 60, characters=4, size=150)
    column(page, 1000, 80, characters=14, lines=3)
    page[300:304, 60:1340] = INK
    for left in (60, 360, 660):
        column(page, left, 500, lines=30)
    headline(page, 60, 380, characters=8, size=60)
    found = analyse(page)
    heads = boxes(found, Kind.MASTHEAD)
    assert len(heads) == 2 and all(box.bottom < 300 for box in heads)
    assert len(boxes(found, Kind.HEADLINE)) == 1


def test_bold_beginnings_of_rows_are_told(text):
    for place in range(4):
        left, top = 60 + 20 * place, 500
        text[top : top + 18, left : left + 18] = cv2.erode(
            text[top : top + 18, left : left + 18], np.ones((4, 4), np.uint8)
        )
    (run,) = analyse(text).bold
    assert run.top < 520 and 60 <= run.width <= 90
