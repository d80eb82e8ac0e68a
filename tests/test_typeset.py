"""The typesetter: how lines break, that truth is what is printed, and what wear does to it."""

import numpy as np
import pytest

from fixtures.typeset.block import Design, print_block
from fixtures.typeset.columns import columns_of
from fixtures.typeset.cutting import clipped, left_over, shortened
from fixtures.typeset.flow import BodyType, compose
from fixtures.typeset.fonts import Face, glyph
from fixtures.typeset.heads import HeadType, headline_lines
from fixtures.typeset.marks import NOT_FIRST, NOT_LAST, printed
from fixtures.typeset.resolution import box_at, page_at, pixels_at
from fixtures.typeset.setting import line_end, one_line, set_line, units
from fixtures.typeset.sheet import Sheet
from fixtures.typeset.story import Story
from fixtures.typeset.vertical import TURNED, print_char, print_vertical
from fixtures.wear.print import softened
from fixtures.wear.state import STATES, worn
from press.errors import ToolError
from press.geometry import Box, union
from press.page import Caption, Kind, Line, Page, Passage, Region, Source

BODY = BodyType(Face("song", 40), 58, 60, Face("hei-bold", 40))
TEXT = (
    "“十四五”时期，我国累计建成5G基站455.3万个；千兆宽带用户达2.26亿户（截至6月底），"
    "《数字中国发展报告》指出：数据产量、算力规模、应用水平——都在提高！接下来怎么办？"
    "专家说，“要坚持创新，也要守住底线。”会议要求，各地要因地制宜，稳步推进。"
)


def lines_of(text, width):
    run, at, lines = units(text, BODY.face), 0, []
    while at < len(run):
        end = line_end(run, at, width)
        lines.append(set_line(run[at:end], BODY.face, width, full=end < len(run)))
        at = end
    return lines


@pytest.mark.parametrize("width", range(320, 720, 17))
def test_lines_keep_the_rules_of_chinese_typesetting(width):
    lines = lines_of(TEXT, width)
    assert "".join(line.text for line in lines) == TEXT
    for line in lines[1:]:
        assert line.text[0] not in NOT_FIRST
    for line in lines[:-1]:
        assert line.text[-1] not in NOT_LAST
        assert abs(line.width - width) <= 2
    for whole in ("455.3", "2.26", "——"):
        assert any(whole in line.text for line in lines)


def test_marks_are_printed_full_width_and_numbers_keep_theirs():
    told = printed("\u672c\u62a5\u8baf(\u8bb0\u8005 \u4e8e\u854a)4:30\u8d77,1,200\u4e07,\u597d!")
    assert told == "本报讯（记者 于蕊）4:30起，1,200万，好！"
    assert printed("E-mail:abc,d@126.com") == "E-mail：abc，d@126.com"


def test_headlines_break_at_pauses():
    assert headline_lines("携手共赴战场 同心守护春城", 900, 150) == (
        "携手共赴战场 ",
        "同心守护春城",
    )


def ink_box(sheet):
    rows, columns = np.nonzero(sheet.pixels() < 255)
    return Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)


@pytest.mark.parametrize("style", ["song", "kai", "hei-bold", "smiley"])
def test_boxes_are_those_of_the_ink(style):
    sheet, face = Sheet(1200, 200), Face(style, 64)
    line = sheet.print_line(one_line("国，“一”（2022）", face, spacing=5), (50, 60), face)
    assert line.box == ink_box(sheet)
    page = sheet.pixels().copy()
    for box in line.chars:
        page[box.top : box.bottom, box.left : box.right] = 255
    assert page.min() == 255


def test_boxes_of_upright_type_are_those_of_the_ink():
    sheet = Sheet(300, 900)
    print_vertical(
        sheet, ("我市开展，", "核酸检测（二）"), Box(0, 50, 250, 900), Face("hei-bold", 90)
    )
    (region,) = sheet.regions
    assert region.box == ink_box(sheet)
    assert region.direction == "ttb-rtl"
    assert region.lines[0].box.left > region.lines[1].box.right


@pytest.mark.parametrize("mark", sorted(TURNED))
@pytest.mark.parametrize("style", ["song", "baosong", "kai", "hei", "ming"])
def test_marks_on_their_side_are_printed_whole(style, mark):
    sheet, face = Sheet(120, 120), Face(style, 40)
    ink, box = glyph(face, mark).ink, print_char(sheet, mark, (40, 40), face)
    assert (box.width, box.height) == (ink.height, ink.width)
    assert box == ink_box(sheet)


def test_a_character_no_font_has_is_refused():
    with pytest.raises(ToolError, match="song"):
        glyph(Face("song", 40), "\ue123")


def story(count=12):
    passages = tuple(Passage(f"第{number}段。{TEXT}") for number in range(count))
    caption = Caption("4月5日，队员启程。本报记者 刘彦 摄", "本报记者 刘彦 摄")
    return Story(("精锐尽出 全力驰援",), "肩题", "副题", passages=passages, captions=(caption,))


@pytest.mark.parametrize("head", ["top", "left", "right", "middle"])
@pytest.mark.parametrize("dress", ["none", "frame"])
def test_truth_is_what_is_printed(head, dress):
    sheet = Sheet(2000, 1600)
    design = Design((1, 1, 1), head=head, dress=dress, head_type=HeadType(110))
    article = print_block(sheet, story(), Box(40, 40, 1960, 1560), body=BODY, design=design).article
    regions = {region.id: region for region in sheet.regions}
    assert list(article.regions) == list(regions)
    told = [regions[name] for name in article.regions]
    lines = "".join(
        line.text for region in told if region.kind is Kind.BODY for line in region.lines
    )
    assert lines == "".join(passage.text for passage in article.body)
    assert {region.text for region in told if region.kind is Kind.HEADLINE} == {article.headline}
    assert union(region.box for region in told) == ink_box(sheet) or dress == "frame"


def test_text_is_cut_after_a_clause():
    pieces = columns_of(Box(0, 0, 1000, 600), (1, 1), 60)
    text = clipped(story().passages, pieces, BODY, tail="（组轩）")
    assert text.unset == 0
    assert text.printed()[-1].text.endswith(("。（组轩）", "”（组轩）"))
    assert len(text.lines) >= 2 * BODY.rows(pieces[0]) - 3


def test_cutting_ends_and_closes_what_it_opened():
    text, seen = TEXT, []
    while text := shortened(text):
        seen.append(text)
        assert text.count("“") == text.count("”")
        assert text[-1] in "。！？”"
    assert sorted(seen, key=len, reverse=True) == seen and len(seen) > 5


def test_text_that_goes_on_elsewhere_loses_nothing():
    passages = story().passages
    text = compose(passages, (Box(0, 0, 500, 700),), BODY)
    rest = left_over(text)
    begun = "".join(passage.text for passage in text.printed())
    assert begun + "".join(passage.text for passage in rest) == "".join(p.text for p in passages)
    assert rest[0].kind == "continued" and rest[1].kind == "paragraph"


def ruled_page():
    page = np.full((900, 1400), 255, np.uint8)
    page[300:306, 100:1300] = 0
    page[500:506, 100:1300] = 0
    return page


def slope_in_degrees(pixels):
    """Return the angle of the upper rule, clockwise positive."""
    columns = np.arange(200, 1200)
    darkness = 255.0 - pixels[230:390, 200:1200]
    darkness[darkness < 100] = 0
    rows = (darkness * np.arange(160)[:, None]).sum(0) / darkness.sum(0)
    return float(np.degrees(np.arctan(np.polyfit(columns, rows, 1)[0])))


@pytest.mark.parametrize("state", ["scan", "worn"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_skew_told_is_that_of_the_scan(state, seed):
    scan = worn(ruled_page(), state, seed)
    wear = STATES[state]
    assert 0.2 * wear.skew <= abs(scan.skew) <= wear.skew
    assert slope_in_degrees(scan.pixels) == pytest.approx(scan.skew, abs=0.02)


def test_wear_is_the_same_for_the_same_seed_and_differs_between_states():
    page = ruled_page()
    scan = worn(page, "scan", 5).pixels
    assert np.array_equal(scan, worn(page, "scan", 5).pixels)
    assert not np.array_equal(scan, worn(page, "scan", 6).pixels)
    assert np.array_equal(worn(page, "clean", 5).pixels, page)
    old = worn(page, "worn", 5).pixels
    assert np.median(old) < np.median(scan) < 255
    assert old.std() != scan.std()


def test_a_page_at_another_resolution_has_its_boxes_where_its_ink_is():
    box = Box(100, 300, 1300, 306)
    row = Line(box, "一", chars=(box,))
    truth = Page(
        1, 1400, 900, 300, Source("s"), regions=(Region("r", Kind.BODY, box, lines=(row,)),)
    )
    half, twice = page_at(truth, 150), page_at(truth, 600)
    assert box_at(box, 150) == Box(50, 150, 650, 153)
    assert half.regions[0].lines[0].chars == (Box(50, 150, 650, 153),)
    assert (twice.width, twice.height, twice.dpi) == (2800, 1800, 600)
    assert twice.regions[0].box == Box(200, 600, 2600, 612)
    pixels = pixels_at(ruled_page(), 600)
    assert pixels.shape == (1800, 2800)
    assert (pixels[602:610, 204:2596] < 20).all() and (pixels[590:596] > 235).all()
    assert page_at(truth, 300) is truth


def test_blur_is_as_wide_on_the_paper_at_every_resolution():
    ink = np.asarray(1 - ruled_page() / 255, dtype=np.float32)
    large = np.kron(ink, np.ones((2, 2), np.float32))
    seen = softened(large, 0.9, scale=2).reshape(900, 2, 1400, 2).mean(axis=(1, 3))
    assert np.abs(seen - softened(ink, 0.9)).max() < 0.03
    assert np.abs(seen - softened(ink, 1.4)).max() > 0.06


def test_the_same_paper_is_as_grey_at_every_resolution():
    page = ruled_page()
    at_300 = worn(page, "worn", 5).pixels
    at_200 = worn(pixels_at(page, 200), "worn", 5, dpi=200).pixels
    assert at_200.shape == (600, 933)
    assert abs(float(np.mean(at_200)) - float(np.mean(at_300))) < 8
