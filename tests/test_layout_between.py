"""White, photos, labels and rows that stand between columns: what they part, and what not."""

from fixtures.squares import filled
from layout.analysis import EM
from layout.blocks import Block
from layout.captions import caption_zones
from layout.crowd import Crowd
from layout.display import DisplayLine, joined_at_marks, with_end_marks
from layout.figures import bands
from layout.headlines import display_lines
from layout.kinds import headline_roles
from layout.labels import label_boxes
from layout.overhangs import without_overhangs
from layout.photos import parted_at_strips
from layout.rivers import healed
from layout.tables import table_areas, with_tables
from layout.upright import upright_lines
from press.geometry import Box
from press.page import Direction, Kind


def body(box, *rows):
    return Block(Kind.BODY, box, size=EM, rows=rows or (box,))


def row(left, top, right):
    return Box(left, top, right, top + 18)


def test_white_behind_marks_parts_no_column():
    rows = [Box(100, top, 190, top + 18) for top in (100, 130, 160)]
    marks = [Box(196, box.bottom - 6, 201, box.bottom) for box in rows]
    right = [Box(214, top, 300, top + 18) for top in (100, 130, 160)]
    ink = filled(*rows, *marks, *right)
    left, other = Box(100, 100, 201, 178), Box(214, 100, 300, 178)
    assert healed((left, other), ink, EM) == (Box(100, 100, 300, 178),)
    letters = filled(*rows, *(Box(196, box.top, 210, box.bottom) for box in rows), *right)
    full = Box(100, 100, 210, 178)
    assert healed((full, other), letters, EM) == (full, other)


def test_photos_with_a_strip_of_paper_between_them_are_two():
    one, other = Box(100, 100, 300, 300), Box(308, 100, 500, 300)
    assert parted_at_strips(Box(100, 100, 500, 300), filled(one, other), EM) == (one, other)
    whole = Box(100, 100, 500, 300)
    assert parted_at_strips(whole, filled(whole), EM) == (whole,)


def test_a_caption_close_to_a_column_that_goes_round_it_is_its_own():
    photo = Box(200, 100, 500, 300)
    caption, column = row(202, 310, 498), Box(80, 100, 186, 400)
    zones = caption_zones((photo,), filled(caption, column), EM)
    assert zones == (caption,)
    assert caption_zones((photo,), filled(Box(202, 310, 498, 700)), EM) == ()


def test_a_small_printed_box_is_a_label_and_a_character_is_none():
    outline = filled(Box(100, 100, 200, 140))
    outline[104:136, 104:196] = 0
    assert label_boxes(outline, EM) == (Box(100, 100, 200, 140),)
    assert label_boxes(filled(Box(100, 100, 140, 140)), EM) == ()


def test_the_ground_behind_a_headline_is_told_by_its_edges():
    ground = filled(Box(100, 100, 500, 170))
    ground[120:150, 150:450:4] = 0
    assert bands(ground, EM) == (Box(100, 100, 500, 170),)
    ground[100:170, 100:110] = 0
    ground[100:140, 110:130] = 0
    assert bands(ground, EM) == ()


def test_a_row_over_the_middle_column_is_a_subtitle():
    def column(left, top=130):
        rows = tuple(row(left, top + 30 * n, left + 100) for n in range(4))
        return body(Box(left, rows[0].top, left + 100, rows[-1].bottom), *rows)

    over = row(210, 100, 350)
    middle = column(230)
    glued = body(Box(210, 100, 350, middle.box.bottom), over, *middle.rows)
    headline = Block(Kind.HEADLINE, Box(100, 40, 460, 80), size=40)
    told = without_overhangs((column(110), glued, column(350)), (headline,), EM)
    assert [(block.kind, block.box) for block in told][1] == (Kind.SUBTITLE, over)
    assert without_overhangs((column(110), glued), (), EM)[1] == glued


def test_upright_lines_beside_an_upright_headline_are_kicker_and_subtitle():
    tall = Direction.TTB_RTL
    headline = Block(Kind.HEADLINE, Box(200, 100, 240, 500), tall, 40)
    right, left = body(Box(252, 100, 274, 260)), body(Box(166, 100, 188, 260))
    far = body(Box(500, 100, 522, 260))
    told = upright_lines((right, left, far), (headline,), EM)
    assert [block.kind for block in told] == [Kind.KICKER, Kind.SUBTITLE, Kind.BODY]
    assert [block.direction for block in told] == [tall, tall, Direction.LTR]


def test_strokes_of_a_large_headline_are_not_linked_with_the_kicker_over_it():
    kicker = [Box(100 + 64 * n, 100, 140 + 64 * n, 140) for n in range(6)]
    large = [Box(100 + 140 * n, 160, 220 + 140 * n, 280) for n in range(4)]
    lines = display_lines(filled(*kicker, *large), EM)
    assert sorted(line.box.top for line in lines) == [100, 160]


def test_a_quotation_mark_alone_behind_a_headline_is_taken_in():
    line = DisplayLine(Box(100, 100, 500, 160), Direction.LTR, 60)
    mark = Box(508, 98, 528, 118)
    assert with_end_marks(line, [mark]).box == Box(100, 98, 528, 160)
    words = [mark, Box(560, 100, 580, 118), Box(590, 100, 610, 118)]
    assert with_end_marks(line, words) == line


def test_a_lone_numeral_is_a_cell_of_its_table():
    (area,) = table_areas(tuple(Box(100, top, 500, top + 2) for top in (100, 140, 180, 220)), EM)
    cell, numeral = Box(120, 112, 180, 130), Box(300, 113, 308, 130)
    (table,) = with_tables((body(cell),), (area,), filled(cell, numeral), EM)
    assert table.rows == (cell, numeral)


def test_a_headline_that_a_rule_parts_from_the_title_is_no_subtitle_of_it():
    title = Block(Kind.HEADLINE, Box(100, 0, 700, 160), size=160)
    headline = Block(Kind.HEADLINE, Box(120, 230, 680, 290), size=60)
    rule = Box(50, 190, 750, 193)
    kinds = [block.kind for block in headline_roles((title, headline), EM, (rule,))]
    assert kinds == [Kind.HEADLINE, Kind.HEADLINE]
    assert headline_roles((title, headline), EM)[1].kind is Kind.SUBTITLE


def test_a_headline_goes_on_behind_a_quotation_mark_and_a_space():
    one = DisplayLine(Box(100, 100, 520, 160), Direction.LTR, 60)
    two = DisplayLine(Box(612, 100, 900, 160), Direction.LTR, 60)
    marks = [Box(502, 102, 509, 116), Box(513, 102, 520, 116)]
    stroke = [Box(500, 102, 520, 158)]
    (whole,) = joined_at_marks((one, two), Crowd.of(marks), ())
    assert whole.box == Box(100, 100, 900, 160)
    assert joined_at_marks((one, two), Crowd.of(stroke), ()) == (one, two)
