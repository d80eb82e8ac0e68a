import cv2
import numpy as np
import pytest

from ocr.crops import cuttings, line_on_page
from ocr.engine import Crop, engine_named
from ocr.hocr import lines_from_hocr
from ocr.recognise import recognise
from press.errors import CommandError
from press.geometry import Box
from press.page import Direction, Kind, Line, Page, Region, Source

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
    """Answers every crop with one line as wide and high as the crop without its margin."""

    name = "recorded"

    def version(self):
        return "recorded 1"

    def read(self, crops):
        return tuple(self._line(crop.pixels.shape) for crop in crops)

    def _line(self, shape):
        box = Box(12, 12, shape[1] - 12, shape[0] - 12)
        return (Line(box, "申", 0.5, (box,)),)


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


def test_lines_come_back_in_page_pixels():
    page = Page(
        1,
        400,
        400,
        300,
        Source("x"),
        regions=(
            region(Box(100, 200, 300, 256), Box(100, 200, 300, 226), Box(100, 230, 300, 256)),
        ),
    )
    read = recognise(page, np.full((400, 400), 240, np.uint8), Recorded())
    (line,) = read.regions[0].lines
    assert line.readings == {"recorded": "申"}
    for edge, expected in zip(line.box.edges(), (94, 200, 306, 226), strict=True):
        assert abs(edge - expected) <= 1


def test_figures_are_not_read():
    page = Page(
        1, 400, 400, 300, Source("x"), regions=(region(Box(0, 0, 200, 200), kind=Kind.FIGURE),)
    )
    assert recognise(page, np.full((400, 400), 240, np.uint8), Recorded()).regions[0].lines == ()


def test_a_vertical_line_is_set_side_by_side_and_its_characters_keep_their_place():
    pixels = np.full((700, 200), 255, np.uint8)
    row = Box(50, 40, 150, 560)
    for place in range(4):
        top = 40 + 140 * place
        cv2.rectangle(pixels, (58, top + 3), (142, top + 97), 0, 8)
    (cutting,) = cuttings(region(row, row, direction=Direction.TTB_RTL), pixels)
    assert cutting.crop.pixels.shape[1] > 3 * cutting.crop.pixels.shape[0] / 2
    height, width = cutting.crop.pixels.shape
    columns = (cutting.crop.pixels < 128).any(axis=0)
    starts = np.flatnonzero(np.diff(columns.astype(int)) == 1) + 1
    assert len(starts) == 4
    boxes = tuple(Box(int(start), 12, int(start) + 20, height - 12) for start in starts)
    line = line_on_page(Line(Box(0, 0, width, height), "一二三四", 1.0, boxes), cutting)
    for place, box in enumerate(line.chars):
        assert abs(box.top - (40 + 140 * place)) <= 6
        assert 45 <= box.left <= 65


def test_light_type_on_dark_is_turned_round():
    pixels = np.full((200, 400), 40, np.uint8)
    pixels[90:110, 100:300:10] = 250
    (cutting,) = cuttings(region(Box(100, 90, 300, 110), Box(100, 90, 300, 110)), pixels)
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
