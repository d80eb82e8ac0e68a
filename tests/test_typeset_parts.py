"""What stands round a text: a name below it, a band, subheads between rules, long subtitles."""

from dataclasses import replace

import numpy as np

from fixtures.typeset.block import Design, print_block
from fixtures.typeset.body import print_body
from fixtures.typeset.columns import columns_of
from fixtures.typeset.flow import BodyType, compose
from fixtures.typeset.fonts import Face
from fixtures.typeset.heads import HeadType
from fixtures.typeset.sheet import Sheet
from fixtures.typeset.story import Story
from fixtures.typeset.subheads import rule_subheads
from press.geometry import Box, intersection
from press.page import Kind, Passage

BODY = BodyType(Face("song", 40), 58, 60, Face("hei-bold", 40))
TEXT = "专家说，要坚持创新，也要守住底线。会议要求，各地要因地制宜，稳步推进各项工作。" * 3
PAGE = Box(40, 40, 1960, 1560)


def story():
    passages = tuple(Passage(f"第{number}段。{TEXT}") for number in range(20))
    return Story(("精锐尽出 全力驰援",), "肩题", "副题", passages=passages)


def test_a_name_at_the_end_stands_below_the_last_line_and_is_no_body():
    sheet, told = Sheet(2000, 1600), replace(story(), end_byline="本报记者 刘彦")
    printed_at = print_block(sheet, told, PAGE, body=BODY, design=Design())
    (name,) = (region for region in sheet.regions if region.kind is Kind.BYLINE)
    last = [region for region in sheet.regions if region.kind is Kind.BODY][-1].lines[-1]
    assert (name.text, printed_at.article.byline) == ("本报记者 刘彦", "本报记者 刘彦")
    assert 0 < name.box.top - last.box.bottom < BODY.pitch and name.box.right <= 1960
    assert not printed_at.article.text.endswith("刘彦")


def test_a_headline_on_a_band_is_white_and_the_band_a_frame():
    sheet, design = Sheet(2000, 1600), Design(head="band", head_type=HeadType(110, ground=60))
    print_block(sheet, story(), PAGE, body=BODY, design=design)
    (band,) = sheet.frames
    heads = [one for one in sheet.regions if one.kind in (Kind.KICKER, Kind.HEADLINE)]
    assert len(heads) == 2 and all(intersection(one.box, band) == one.box for one in heads)
    inside = sheet.pixels()[band.top : band.bottom, band.left : band.right]
    assert np.median(inside) == 60 and inside.max() == 255 and inside.min() == 60
    assert not [one for one in sheet.regions if one.kind is Kind.BODY and one.box.top < band.bottom]


def test_a_subhead_has_room_and_stands_between_its_rules():
    sheet, kind = Sheet(1100, 1600), replace(BODY, heading_rows=2)
    passages = (Passage(TEXT), Passage("小标题", "subheading"), Passage(TEXT))
    (column,) = columns = columns_of(Box(40, 40, 1060, 1560), (1,), 60)
    names = print_body(sheet, compose(passages, columns, kind), kind)
    rule_subheads(sheet, names, columns, kind.face.size)
    above, head, below = (region.box for region in sheet.regions)
    over, under = sheet.rules
    assert above.bottom < over.top < over.bottom < head.top
    assert head.bottom < under.top < under.bottom < below.top
    assert column.left < over.left and over.right < column.right


def test_a_long_subtitle_stands_in_two_lines():
    sheet, told = Sheet(2000, 1600), replace(story(), subtitle="四十余项意见 当场得到落实")
    design = Design(head_type=HeadType(110, subtitle_lines=2))
    print_block(sheet, told, PAGE, body=BODY, design=design)
    (subtitle,) = (region for region in sheet.regions if region.kind is Kind.SUBTITLE)
    assert [line.text for line in subtitle.lines] == ["四十余项意见", "当场得到落实"]
