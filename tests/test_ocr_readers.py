"""The readers as users name them, and the second one on real type."""

import numpy as np
import pytest
from PIL import Image, ImageDraw
from rapidfuzz.distance import Levenshtein

from fixtures.typeset.fonts import Face, glyph
from ocr.decide import Decision
from ocr.doubt import in_doubt, rows_in_doubt
from ocr.first import read_rows
from ocr.readers import Readers, readers_named
from ocr.reading import Char, Row, text_of
from ocr.recognise import recognise
from ocr.script import scripts_of
from press.errors import CommandError
from press.geometry import Box
from press.page import Direction, Kind, Line, Page, Region, Source

EM = 40


def printed(*texts, upright=False, dark=False):
    """Return a page with a row for every text, in Song type of 40 pixels."""
    pitch = 60
    longest = max(map(len, texts)) * EM + 100
    size = (len(texts) * pitch + 100, longest) if upright else (longest, len(texts) * pitch + 100)
    sheet = Image.new("L", size, 40 if dark else 235)
    pen, boxes = ImageDraw.Draw(sheet), []
    for number, text in enumerate(texts):
        for place, char in enumerate(text):
            along, across = 50 + EM * place, 50 + pitch * number
            at = (across, along + 36) if upright else (along, across + 36)
            pen.text(at, char, font=glyph(Face("song", EM), char).font,
                     fill=240 if dark else 25, anchor="ls")  # fmt: skip
        end, side = 50 + EM * len(text), 50 + pitch * number
        boxes.append(
            Box(side, 52, side + EM, end) if upright else Box(50, side, end - 2, side + EM)
        )
    direction = Direction.TTB_RTL if upright else Direction.LTR
    lines = tuple(Line(box, "") for box in boxes)
    whole = Box(0, 0, *size)
    region = Region("r1", Kind.HEADLINE if upright else Kind.BODY, whole, direction, lines)
    page = Page(1, *size, 300, Source("x"), regions=(region,))
    return page, np.asarray(sheet, dtype=np.uint8)


def texts_of(page, pixels, readers):
    return [line.text for line in recognise(page, pixels, readers).regions[0].lines]


SIMPLIFIED = ("长春市人民的深情厚谊传遍大街小巷", "当前疫情防控工作已经取得决定性进展")
TRADITIONAL = ("長春市人民的深情厚誼傳遍大街小巷", "當前疫情防控工作已經取得決定性進展")


def test_an_unknown_mode_or_script_is_a_wrong_command():
    with pytest.raises(CommandError, match="tesseract, verify, double"):
        readers_named("eyes")
    with pytest.raises(CommandError, match="auto, hans, hant"):
        readers_named("verify", "latin")


def test_a_mode_says_who_reads():
    assert readers_named("tesseract").second is None
    assert not readers_named("verify").every_row
    assert readers_named("double").every_row
    assert set(readers_named("verify", "hant").first) == {"hant"}


def test_versions_name_models_by_their_digests():
    versions = readers_named("verify", "hans").versions()
    assert "chi_sim sha256:" in versions["tesseract"]
    assert "PP-OCRv6_rec_small sha256:" in versions["rapidocr"]


ROW = Row(0, Box(0, 0, 160, 40), 40.0, Kind.BODY)


@pytest.mark.parametrize(
    ("text", "kind", "sure", "short", "doubted"),
    [
        ("申报来了", Kind.BODY, 0.965, 0.0, False),
        ("申报来了", Kind.BODY, 0.9, 0.0, True),
        ("申报来了", Kind.BODY, 0.965, 1.0, True),
        ("申报来了", Kind.HEADLINE, 0.999, 0.0, True),
        ("申报来了", Kind.CAPTION, 0.999, 0.0, True),
        ("来了50", Kind.BODY, 0.965, 0.0, True),
        ("记者申报", Kind.BODY, 0.965, 0.0, True),
        ("記者申報", Kind.BODY, 0.965, 0.0, True),
    ],
)
def test_rows_in_doubt(text, kind, sure, short, doubted):
    row = Row(0, ROW.box, 40.0, kind)
    decision = Decision(tuple(Char(char, ROW.box, sure) for char in text))
    assert in_doubt(row, decision, short) is doubted


def test_where_most_rows_are_in_doubt_all_are():
    sure, unsure = (
        Decision(tuple(Char(char, ROW.box, share) for char in "申报来了")) for share in (0.99, 0.5)
    )
    for most, doubted in (([unsure, sure], [0]), ([unsure] * 3 + [sure], [0, 1, 2, 3])):
        known = [0.0] * len(most), [False] * len(most)
        assert rows_in_doubt([ROW] * len(most), most, *known) == doubted


def test_a_row_that_begins_with_an_ornament_is_in_doubt():
    sure = [Decision(tuple(Char(char, ROW.box, 0.99) for char in "全申报"))] * 2
    assert rows_in_doubt([ROW] * 2, sure, [0.0] * 2, [False, True]) == [1]


def test_a_row_without_text_is_in_doubt():
    assert in_doubt(ROW, Decision(()), 0.0)


@pytest.mark.slow
@pytest.mark.parametrize(("mode", "wrong"), [("tesseract", 3), ("verify", 0), ("double", 0)])
def test_every_mode_reads_a_column(mode, wrong):
    page, pixels = printed(*SIMPLIFIED)
    found = "".join(texts_of(page, pixels, readers_named(mode)))
    assert Levenshtein.distance(found, "".join(SIMPLIFIED)) <= wrong


@pytest.mark.slow
@pytest.mark.parametrize(("upright", "dark"), [(True, False), (False, True), (True, True)])
def test_upright_rows_and_white_on_dark_are_read(upright, dark):
    page, pixels = printed("深情厚谊传遍", upright=upright, dark=dark)
    found = recognise(page, pixels, readers_named("verify", "hans")).regions[0].lines[0]
    assert found.text == "深情厚谊传遍"
    middles = [box.middle[1 if upright else 0] for box in found.chars]
    for place, middle in enumerate(middles):
        assert abs(middle - (50 + EM * (place + 0.5))) < 6


@pytest.mark.slow
def test_traditional_type_is_told_from_simplified_and_read():
    for texts, script in ((SIMPLIFIED, "hans"), (TRADITIONAL, "hant")):
        page, pixels = printed(*texts)
        readers = readers_named("verify")
        rows = tuple(Row(0, line.box, EM, Kind.BODY) for line in page.regions[0].lines)
        assert scripts_of(rows, pixels, readers) == {0: script}
        assert texts_of(page, pixels, readers) == list(texts)


@pytest.mark.slow
def test_a_page_in_both_scripts_is_read_region_by_region():
    page, pixels = printed(*SIMPLIFIED, *TRADITIONAL)
    (region,) = page.regions
    parts = (region.lines[:2], region.lines[2:])
    regions = tuple(
        Region(f"r{n}", Kind.BODY, lines[0].box, Direction.LTR, lines)
        for n, lines in enumerate(parts)
    )
    both = Page(1, page.width, page.height, 300, Source("x"), regions=regions)
    read = recognise(both, pixels, readers_named("verify"))
    assert [region.text.split("\n") for region in read.regions] == [[*SIMPLIFIED], [*TRADITIONAL]]


@pytest.mark.slow
def test_the_second_reader_is_surer_of_clear_type_and_says_where_it_stands():
    page, pixels = printed(SIMPLIFIED[0])
    readers: Readers = readers_named("double", "hans")
    row = Row(0, page.regions[0].lines[0].box, float(EM), Kind.BODY, free=(0, page.width))
    (reading,) = read_rows([row], pixels, readers.second)
    assert text_of(reading) == SIMPLIFIED[0]
    assert min(char.confidence for char in reading) > 0.9
    for place, char in enumerate(reading):
        assert abs(char.box.middle[0] - (50 + EM * (place + 0.5))) < 12
