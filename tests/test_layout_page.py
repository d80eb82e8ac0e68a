"""Whole pages taken apart: what every witness of segmentation is good for.

Each test fails when what it is about is left out of the analysis.
"""

import numpy as np
import pytest

from fixtures.squares import DARK, INK, PAPER, column, framed, glyph, headline, photo, sheet, typed
from layout.analysis import analyse
from press.geometry import Box, coverage, iou
from press.page import Kind

LEFTS = range(460, 860, 20)


def boxes(found, *kinds):
    return [block.box for block in found.blocks if block.kind in kinds]


def one_like(boxes, wanted, least=0.8):
    return [box for box in boxes if iou(box, wanted) >= least]


@pytest.fixture
def text():
    """Two columns of which each has its own place."""
    page = sheet()
    column(page, 60, 500, lines=14)
    column(page, 360, 500, lines=14)
    return page


def test_rules_are_told_and_are_no_type(text):
    text[460:463, 60:940] = INK
    text[500:900, 328:330] = INK
    rules = analyse(text).rules
    assert sorted((rule.width > 800, rule.height > 350) for rule in rules) == [
        (False, True),
        (True, False),
    ]


def test_a_rule_parts_columns_where_no_gutter_is_seen(monkeypatch):
    monkeypatch.setattr("layout.text.gutters", lambda free, em: np.zeros_like(free))
    page = sheet()
    column(page, 60, 100, lines=14)
    column(page, 311, 100, lines=14)
    page[90:500, 303:305] = INK
    assert len(boxes(analyse(page), Kind.BODY)) == 2


def test_white_alone_parts_columns():
    page = sheet()
    column(page, 60, 100, lines=5)
    column(page, 322, 100, lines=5)
    assert len(boxes(analyse(page), Kind.BODY)) == 2


def test_a_narrow_gutter_parts_tall_columns():
    page = sheet()
    column(page, 60, 100, lines=20)
    column(page, 312, 100, lines=20)
    assert len(boxes(analyse(page), Kind.BODY)) == 2


def test_columns_change_their_width_down_the_page():
    page = sheet()
    for left in (60, 360, 660):
        column(page, left, 100, lines=10)
    column(page, 60, 460, characters=20, lines=10)
    column(page, 520, 460, characters=19, lines=10)
    found = sorted(round(box.width / 20) for box in boxes(analyse(page), Kind.BODY))
    assert found == [12, 12, 12, 19, 20]


def test_a_printed_frame_is_told(text):
    frame = Box(40, 60, 640, 420)
    framed(text, frame)
    column(text, 80, 100, lines=10)
    column(text, 350, 100, lines=10)
    assert one_like(analyse(text).frames, frame, 0.95)


def test_frames_that_share_their_rules_are_told_one_by_one(text):
    for left in (40, 340):
        framed(text, Box(left, 60, left + 303, 300))
        column(text, left + 30, 100, lines=6)
    frames = analyse(text).frames
    for left in (40, 340):
        assert len(one_like(frames, Box(left, 60, left + 303, 300), 0.9)) == 1
    assert len(one_like(frames, Box(40, 60, 643, 300), 0.9)) == 1


def test_a_tinted_box_is_a_frame_with_text_in_it(text):
    tint = Box(40, 60, 640, 420)
    text[tint.top : tint.bottom, tint.left : tint.right] = 195
    column(text, 80, 100, lines=10)
    column(text, 360, 100, lines=10)
    found = analyse(text)
    assert one_like(found.frames, tint, 0.9)
    inside = [box for box in boxes(found, Kind.BODY) if coverage(box, tint) > 0.9]
    assert len(inside) == 2 and not boxes(found, Kind.FIGURE)


def test_white_on_dark_is_read_like_black_on_white(text):
    panel = Box(40, 60, 640, 420)
    text[panel.top : panel.bottom, panel.left : panel.right] = DARK
    column(text, 80, 100, lines=10, ink=PAPER)
    column(text, 360, 100, lines=10, ink=PAPER)
    found = analyse(text)
    inside = [block for block in found.blocks if coverage(block.box, panel) > 0.9]
    assert [(block.kind, len(block.rows)) for block in inside] == [(Kind.BODY, 10)] * 2


def test_a_headline_on_a_low_band_is_a_headline(text):
    text[380:440, 60:660] = DARK
    headline(text, 90, 392, characters=12, size=36, ink=PAPER)
    found = analyse(text)
    assert one_like(found.frames, Box(60, 380, 660, 440), 0.9)
    assert len(boxes(found, Kind.HEADLINE)) == 1


def test_a_photo_is_a_figure_and_holds_no_type(text):
    place = Box(60, 80, 560, 400)
    photo(text, place)
    found = analyse(text)
    assert len(one_like(boxes(found, Kind.FIGURE), place, 0.9)) == 1
    assert len(found.blocks) == 3


def test_a_photo_parts_the_columns_beside_it():
    page = sheet()
    place = Box(320, 100, 560, 380)
    photo(page, place)
    column(page, 60, 100, lines=16)
    column(page, 572, 100, lines=16)
    assert sorted(box.left // 10 for box in boxes(analyse(page), Kind.BODY)) == [6, 57]


def test_two_photos_close_together_are_two_figures(text):
    photo(text, Box(60, 80, 360, 400))
    photo(text, Box(368, 80, 668, 400))
    assert len(boxes(analyse(text), Kind.FIGURE)) == 2


def test_a_caption_is_told_by_its_photo(text):
    photo(text, Box(60, 80, 560, 380))
    for place in range(22):
        glyph(text, 70 + 21 * place, 390, size=16)
    (caption,) = boxes(analyse(text), Kind.CAPTION)
    assert caption.top > 380 and caption.bottom < 420


def test_text_that_goes_round_a_cut_out_picture_is_text():
    page = sheet(1000, 1200)
    photo(page, Box(60, 100, 900, 420))
    photo(page, Box(60, 420, 420, 760))
    rows = (Box(left, top, left + 18, top + 18) for top in range(460, 740, 28) for left in LEFTS)
    typed(page, rows)
    found = analyse(page)
    assert boxes(found, Kind.FIGURE)
    assert [len(block.rows) for block in found.blocks if block.kind is Kind.BODY] == [10]


def test_a_small_printed_box_with_a_word_in_it_is_a_label(text):
    text[430:466, 60:180] = DARK
    for place in range(4):
        glyph(text, 72 + 25 * place, 438, size=20, ink=PAPER)
    found = analyse(text)
    assert len(boxes(found, Kind.BODY)) == 2
    assert [iou(box, Box(60, 430, 180, 466)) > 0.8 for box in boxes(found, Kind.FURNITURE)] == [
        True
    ]
