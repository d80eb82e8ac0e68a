"""Crops are cleaned, wide spacing is closed up, lines stand on their printed rows."""

import numpy as np

from ocr.clean import cleaned, noise_level, smoothed
from ocr.engine import Crop, Sizing
from ocr.side_by_side import SideBySide, shared_out
from ocr.spacing import closed_up
from ocr.tesseract import is_latin
from press.geometry import Box
from press.page import Line

EM = 24.0


def grey(height=60, width=400, tone=200):
    return np.full((height, width), tone, np.uint8)


def test_paper_becomes_white_and_ink_stays_dark():
    part = grey()
    part[20:40, 100:104] = 60
    clean = cleaned(part, 38)
    assert int(np.median(clean)) == 255
    assert clean[30, 102] < 100


def test_noise_is_measured_and_taken_away():
    rng = np.random.default_rng(1)
    noisy = np.clip(grey(120) + rng.normal(0, 9, (120, 400)), 0, 255).astype(np.uint8)
    assert 7 < noise_level(noisy + 40) < 11
    assert cleaned(noisy, 38).std() < 0.4 * noisy.std()


def test_only_noisy_paper_is_smoothed():
    rng = np.random.default_rng(1)
    calm = np.clip(grey(120) + rng.normal(0, 2, (120, 400)), 0, 255).astype(np.uint8)
    noisy = np.clip(grey(120) + rng.normal(0, 9, (120, 400)), 0, 255).astype(np.uint8)
    assert smoothed(calm, 38) is calm
    assert smoothed(noisy, 38).std() < 0.5 * noisy.std()


def test_letters_far_apart_come_closer_and_know_where_they_were():
    part = grey(height=24, width=300, tone=255)
    wide = round(4 * EM)
    part[4:20, 10:20] = part[4:20, 20 + wide : 30 + wide] = 0
    narrowed, pieces = closed_up(part, Box(1000, 500, 1300, 524), 1.0, EM)
    assert narrowed.shape[1] < part.shape[1] - 0.6 * wide
    assert [piece.box.left for piece in pieces] == [1000, 1103]
    assert pieces[0].start == 0


def test_a_line_set_close_is_left_as_it_is():
    part = grey(height=24, width=300, tone=255)
    part[4:20, 10:290:8] = 0
    same, pieces = closed_up(part, Box(0, 0, 300, 24), 1.0, EM)
    assert same is part
    assert len(pieces) == 1


def test_addresses_and_pinyin_are_latin_and_numbers_are_not():
    assert is_latin("E-mail:jl@126.com")
    assert is_latin("LIAO YUAN RI BAO")
    assert not is_latin("0437-3249118")
    assert not is_latin("新闻热线 hotline")


def test_crops_are_shared_out_by_their_pixels_and_stay_in_order():
    crops = [Crop(np.zeros((10, width), np.uint8)) for width in (90, 10, 50, 50, 10)]
    shares = shared_out(crops, 2)
    assert [[crop.pixels.shape[1] for crop in share] for share in shares] == [
        [90, 10],
        [50, 50, 10],
    ]
    assert shared_out(crops[:1], 2) == [crops[:1]]
    assert shared_out([], 2) == []


def test_few_pixels_are_not_worth_a_second_start():
    crops = [Crop(np.zeros((10, 100), np.uint8)) for _ in range(4)]
    assert len(shared_out(crops, 4, 2000)) == 2
    assert shared_out(crops, 4, 5000) == [crops]


def test_an_engine_side_by_side_answers_in_the_order_of_the_crops():
    class Widths:
        name, sizing = "widths", Sizing(24.0)

        def read(self, crops):
            return tuple((Line(Box(0, 0, crop.pixels.shape[1], 9), "x"),) for crop in crops)

    crops = [Crop(np.zeros((10, width), np.uint8)) for width in (5, 80, 7, 9)]
    found = SideBySide(Widths(), 3).read(crops)
    assert [line.box.right for (line,) in found] == [5, 80, 7, 9]
