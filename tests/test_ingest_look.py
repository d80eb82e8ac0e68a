"""A first look: pages lie upright whichever way they were scanned, and a spread is two pages."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from fixtures.typeset.fonts import Face, glyph
from fixtures.wear.laid import on_bed, on_its_side, spread
from fixtures.wear.scanner import skewed
from flows.first_look import pages_of
from ingest.ink import inked
from ingest.inputs import issues_from_paths, only_pages
from ingest.look import lies_of
from ingest.orientation import contrasts
from ingest.scans import Lie, ScanRef, open_scan
from ingest.skew import lean_of
from ingest.spread import Fold, half_of
from ingest.straighten import straighten
from ocr.glyphs import certainty

SAMPLE = Path(__file__).parent.parent / "fixtures/sample/liaoyuan-ribao-2022-04-06/p0001.jpg"
TEXT = "春耕时节各地农户抢抓农时备足种子化肥机械下田作业合作社统一调度农机保障播种质量"


@pytest.fixture(scope="module")
def sheet():
    """A front page at half its size, straight."""
    with Image.open(SAMPLE) as page:
        return straighten(np.asarray(page.convert("L").reduce(2))).pixels


def upright_set(across=14, down=26, size=40):
    """Return a page set in columns from the right, each read from above."""
    page = Image.new("L", ((across * 2 + 4) * size, (down + 4) * size), 235)
    font = glyph(Face("song", size), "田").font
    draw = ImageDraw.Draw(page)
    for place in range(across * down):
        column, row = divmod(place, down)
        at = (page.width - 2 * size * (column + 2), (2 + row) * size)
        draw.text(at, TEXT[place * 7 % len(TEXT)], fill=30, font=font)
    return np.asarray(page)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_is_brought_upright(story, degrees):
    with Image.open(story) as image:
        page = np.asarray(image.convert("L"))
    assert lies_of(on_its_side(page, degrees), certainty) == (Lie(degrees),)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_set_in_upright_rows_is_not_taken_for_one_on_its_side(degrees):
    assert lies_of(on_its_side(upright_set(), degrees), certainty) == (Lie(degrees),)


def test_what_nobody_can_read_is_left_as_it_lies(story):
    with Image.open(story) as image:
        page = np.asarray(image.convert("L"))
    assert lies_of(on_its_side(page, 180), lambda glyphs: [0.5] * len(glyphs)) == (Lie(),)


def test_upright_and_turned_anticlockwise_are_read_and_that_tells_the_turn():
    seen = np.array([[0.3, 0.9, 0.9, 0.3]])
    assert contrasts(seen).argmax() == 1


def test_an_empty_sheet_is_left_as_it_is():
    assert lies_of(np.full((900, 1200), 240, np.uint8), certainty) == (Lie(),)


@pytest.mark.parametrize("lean", [0.0, 1.0, -0.7])
def test_a_spread_is_two_pages_parted_at_its_fold(sheet, lean):
    light = skewed(spread(sheet, sheet).astype(np.float32), lean, 230)
    left, right = lies_of(light.clip(0, 255).astype(np.uint8), certainty)
    assert (left.turn, left.part, right.part, left.fold) == (0, "left", "right", right.fold)
    reach = np.tan(np.radians(lean)) * len(sheet) / 2 / (2 * sheet.shape[1])
    assert (left.fold.top, left.fold.bottom) == pytest.approx((0.5 + reach, 0.5 - reach), abs=0.003)


def test_a_spread_on_its_side_on_the_bed_is_two_pages(sheet):
    lies = lies_of(on_its_side(on_bed(spread(sheet, sheet)), 90), certainty)
    assert [(lie.turn, lie.part) for lie in lies] == [(90, "left"), (90, "right")]


def test_a_spread_set_in_upright_rows_begins_on_the_right():
    page = upright_set(across=7)
    lies = lies_of(spread(page, page), certainty)
    assert [lie.part for lie in lies] == ["right", "left"]


def test_a_wide_cutting_is_one_page(sheet):
    high = round(sheet.shape[1] / 1.4)
    assert lies_of(sheet[:high], certainty) == (Lie(),)
    assert lies_of(sheet[-high:], certainty) == (Lie(),)


def test_half_a_spread_keeps_nothing_of_the_other_page():
    both = np.full((100, 200), 220, np.uint8)
    both[:, 110:] = 20
    fold = Fold(0.5, 0.6)
    left, right = half_of(both, fold, "left"), half_of(both, fold, "right")
    assert (left.shape, right.shape) == ((100, 120), (100, 100))
    assert left[2:40, 112:].min() == 220
    assert right[60:, :15].max() == 20


def test_a_folder_with_a_spread_has_a_page_for_each_half(sheet, tmp_path):
    folder = tmp_path / "scans"
    folder.mkdir()
    Image.fromarray(sheet).save(folder / "1.png")
    Image.fromarray(on_its_side(spread(sheet, sheet), 180)).save(folder / "2.png")
    (folder / "3.png").write_text("no picture")
    (issue,) = issues_from_paths([folder])
    issue = pages_of(issue, 2)
    assert [(one.number, one.ref.path.name) for one in issue.scans] == [
        (1, "1.png"), (2, "2.png"), (3, "2.png"), (4, "3.png"),
    ]  # fmt: skip
    left, right = (open_scan(issue.scans[place].ref) for place in (1, 2))
    assert (left.source.part, right.source.part) == ("left", "right")
    assert left.source.sha256 == right.source.sha256
    for half in (left, right):
        assert half.pixels.shape == pytest.approx(sheet.shape, abs=20)
    assert difference(left.pixels, sheet) < 12
    assert difference(open_scan(ScanRef(folder / "1.png")).pixels, sheet) == 0
    assert pages_of(only_pages(issue, "3"), 2).scans == issue.scans[2:3]


def difference(one, other):
    size = (400, 600)
    return np.abs(cv2.resize(one, size).astype(int) - cv2.resize(other, size)).mean()


def test_upright_rows_are_seen_to_run_down():
    assert lean_of(inked(upright_set())).down
