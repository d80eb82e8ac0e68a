from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr.crops import reading_on_page, row_cutting
from ocr.engine import Crop, Sizing, engine_named
from ocr.hocr import lines_from_hocr
from ocr.readers import Readers
from ocr.reading import Row
from ocr.recognise import recognise
from ocr.tesseract import SIZING
from press.errors import CommandError
from press.geometry import Box
from press.page import Choice, Direction, Kind, Line, Page, Region, Source

HOCR = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body>
 <div class='ocr_page' id='page_1' title='image "a.png"; bbox 0 0 100 40; ppageno 0'>
  <span class='ocr_line' title='bbox 0 0 90 20'>
   <span class='ocrx_word' title='bbox 0 0 40 20; x_wconf 90'>
    <span class='ocrx_cinfo' title='x_bboxes 0 1 18 20; x_conf 99.0'>申</span>
    <span class='ocrx_cinfo' title='x_bboxes 20 0 38 20; x_conf 91.0'>报</span></span>
   <span class='ocrx_word' title='bbox 50 0 70 20; x_wconf 80'>
    <span class='ocrx_cinfo' title='x_bboxes 50 0 58 20; x_conf 80.0'>N</span></span>
   <span class='ocrx_word' title='bbox 75 0 90 20; x_wconf 80'>
    <span class='ocrx_cinfo' title='x_bboxes 75 0 80 20; x_conf 80.0'>Y</span></span>
  </span>
 </div>
 <div class='ocr_page' id='page_2' title='image "b.png"; bbox 0 0 100 40; ppageno 1'></div>
</body></html>"""


class Recorded:
    """Answers every crop with one line of the same text, spread over the crop."""

    def __init__(self, text="申", sure=0.9, name="recorded", sizing=SIZING):
        self.text, self.sure, self.name, self.sizing = text, sure, name, sizing
        self.asked = 0

    def version(self):
        return f"{self.name} 1"

    def read(self, crops):
        self.asked += len(crops)
        return tuple(self._line(crop.pixels.shape) for crop in crops)

    def _line(self, shape):
        if not self.text:
            return ()
        left, step = 12, (shape[1] - 24) // len(self.text)
        boxes = tuple(
            Box(left + step * n, 12, left + step * (n + 1), shape[0] - 12)
            for n in range(len(self.text))
        )
        sure = (self.sure,) * len(self.text)
        return (Line(Box(12, 12, shape[1] - 12, shape[0] - 12), self.text, self.sure, boxes,
                     confidences=sure),)  # fmt: skip


ROWS = Sizing(38.0, cleaned=False)


def readers(first, second=None, *, every_row=False):
    both = second or Recorded("申报", sizing=ROWS)
    return Readers({"hans": first}, both, second, second, every_row=every_row, script="hans")


def page_of(*regions):
    return Page(1, 400, 400, 300, Source("x"), regions=regions)


PAPER = np.full((400, 400), 240, np.uint8)


def inked(*boxes):
    pixels = PAPER.copy()
    for box in boxes:
        pixels[box.top : box.bottom, box.left : box.right : 6] = 30
    return pixels


def region(box, *rows, kind=Kind.BODY, direction=Direction.LTR):
    return Region("r1", kind, box, direction, tuple(Line(row, "") for row in rows))


def test_hocr_gives_lines_with_a_box_for_every_character():
    (first, second) = lines_from_hocr(HOCR.encode())
    assert second == ()
    (line,) = first
    assert line.text == "申报N Y"
    assert line.chars[:2] == (Box(0, 1, 18, 20), Box(20, 0, 38, 20))
    assert line.chars[3] == Box(58, 0, 75, 20)
    assert line.box == Box(0, 0, 80, 20)
    assert line.confidence == pytest.approx(0.86)
    assert line.confidences == (0.99, 0.91, 0.8, 0.8, 0.8)


ROW = Box(100, 200, 200, 226)


def test_a_row_comes_back_in_page_pixels_with_a_box_and_a_confidence_a_character():
    page = page_of(region(ROW, ROW))
    (line,) = recognise(page, inked(ROW), readers(Recorded("申报"))).regions[0].lines
    assert (line.box, line.text) == (ROW, "申报")
    assert line.readings == {"recorded": "申报"}
    assert len(line.chars) == len(line.confidences) == 2
    assert ROW.left <= line.chars[0].left < line.chars[0].right <= line.chars[1].left
    assert line.chars[1].right <= ROW.right
    assert all(0 < sure < 1 for sure in line.confidences)


def test_what_a_reader_finds_beside_the_rows_of_layout_is_a_row_of_its_own():
    class Below(Recorded):
        def _line(self, shape):
            (line,) = super()._line(shape)
            low = Box(12, shape[0] - 11, 60, shape[0])
            chars = (low,) * len(line.chars)
            return (replace(line, box=low, chars=chars),) if shape[0] > 80 else (line,)

    rows = Box(100, 200, 200, 226), Box(100, 230, 200, 256)
    page = page_of(region(Box(100, 200, 200, 340), *rows))
    found = recognise(page, inked(*rows), readers(Below("申报"))).regions[0].lines
    assert [line.text for line in found] == ["申报"] * 3  # both rows at the second try
    assert found[2].box.top > 300


def test_figures_are_not_read():
    page = page_of(region(Box(0, 0, 200, 200), Box(0, 0, 200, 30), kind=Kind.FIGURE))
    reader = Recorded()
    assert recognise(page, PAPER, readers(reader)).regions[0].lines == page.regions[0].lines[:0]
    assert reader.asked == 0


def test_the_second_reader_is_asked_for_rows_in_doubt_only():
    page = page_of(region(ROW, ROW))
    sure, unsure = Recorded("申报来了", 0.999), Recorded("申报来了", 0.3)
    for first, times in ((sure, 0), (unsure, 1)):
        second = Recorded("申报来了", 0.99, "other", ROWS)
        (line,) = recognise(page, inked(ROW), readers(first, second)).regions[0].lines
        assert second.asked == times
        assert set(line.readings) == {"recorded", "other"} if times else {"recorded"}


def test_headlines_are_read_twice_and_so_is_everything_when_asked():
    for kind, every_row in ((Kind.HEADLINE, False), (Kind.BODY, True)):
        second = Recorded("申报来了", 0.999, "other", ROWS)
        page = page_of(region(ROW, ROW, kind=kind))
        first = Recorded("申报来了", 0.999)
        recognise(page, inked(ROW), readers(first, second, every_row=every_row))
        assert second.asked == 1


def test_where_readers_differ_the_line_keeps_both_readings():
    second = Recorded("申报来了", 0.999, "other", ROWS)
    page = page_of(region(ROW, ROW))
    found = recognise(page, inked(ROW), readers(Recorded("申根来了", 0.4), second))
    (line,) = found.regions[0].lines
    assert line.text == "申报来了"
    assert line.readings == {"recorded": "申根来了", "other": "申报来了"}
    assert line.choices == (Choice(1, 2, {"recorded": "根", "other": "报"}, "likelier"),)


def test_a_row_of_which_nothing_was_read_is_tried_again_alone():
    class Blind(Recorded):
        def read(self, crops):
            return tuple(() if not crop.single else self._line(crop.pixels.shape) for crop in crops)

    rows = Box(100, 200, 200, 226), Box(100, 236, 200, 262)
    page = page_of(region(Box(100, 200, 200, 262), *rows))
    found = recognise(page, inked(*rows), readers(Blind("申报来了"))).regions[0].lines
    assert [line.text for line in found] == ["申报来了"] * 2


def test_a_vertical_line_is_set_side_by_side_and_its_characters_keep_their_place():
    pixels = np.full((700, 200), 255, np.uint8)
    row = Box(50, 40, 150, 560)
    for place in range(4):
        top = 40 + 140 * place
        cv2.rectangle(pixels, (58, top + 3), (142, top + 97), 0, 8)
    cutting = row_cutting(Row(0, row, 108.0, Kind.HEADLINE, upright=True), pixels, SIZING)
    assert cutting.crop.pixels.shape[1] > 3 * cutting.crop.pixels.shape[0] / 2
    height, width = cutting.crop.pixels.shape
    columns = (cutting.crop.pixels < 128).any(axis=0)
    starts = np.flatnonzero(np.diff(columns.astype(int)) == 1) + 1
    assert len(starts) == 4
    boxes = tuple(Box(int(start), 12, int(start) + 20, height - 12) for start in starts)
    line = Line(Box(0, 0, width, height), "一二三四", 1.0, boxes, confidences=(1.0,) * 4)
    for place, box in enumerate(char.box for char in reading_on_page(line, cutting)):
        assert abs(box.middle[1] - (90 + 140 * place)) <= 6
        assert 45 <= box.left <= 65


def test_light_type_on_dark_is_turned_round():
    pixels = np.full((200, 400), 40, np.uint8)
    pixels[90:110, 100:300:10] = 250
    row = Row(0, Box(100, 90, 300, 110), 22.0, Kind.BODY, free=(0, 400))
    cutting = row_cutting(row, pixels, SIZING)
    assert np.median(cutting.crop.pixels) > 128


def test_an_unknown_reader_is_a_wrong_command():
    with pytest.raises(CommandError, match="tesseract"):
        engine_named("oracle")


@pytest.mark.slow
def test_tesseract_reads_many_crops_in_one_call():
    engine = engine_named("tesseract")
    crops = []
    for text in ("2022", "8491"):
        pixels = np.full((60, 160), 255, np.uint8)
        cv2.putText(pixels, text, (20, 44), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3, cv2.LINE_AA)
        crops.append(Crop(pixels, single=True))
    first, second = engine.read([crops[0], crops[1]])
    assert [line.text for line in first] == ["2022"]
    assert [line.text for line in second] == ["8491"]
    assert len(first[0].chars) == 4
    assert "chi_sim sha256:" in engine.version()
