"""How readings are measured: literal texts and boxes, no page is typeset and no reader started."""

import os

import numpy as np
import pytest

from benchmarks.best_match import fewest_edits
from benchmarks.character_errors import (
    box_overlap,
    doubts,
    edits,
    lost_and_extra,
    raw_edits,
)
from benchmarks.child_answer import answer_question, put_question, read_answer, sample_of
from benchmarks.read_page_rapidocr import as_region
from benchmarks.reading_figures import Figures, dark_regions, figures_of, pooled_figures
from benchmarks.real_pages import Piece, counts_of, lost_of, pieces_of
from benchmarks.straight_pages import of_issue
from benchmarks.testpages import Recipe, TestPage
from benchmarks.timing import Effort, seconds_told
from benchmarks.truth_regions import bare, every_nth_body, moved, on_straightened, painted_over
from evaluation.doubt import Reading
from evaluation.ratio import NOTHING, Ratio
from press.geometry import Box
from press.page import Direction, Issue, Kind, Line, Page, Region, Run, Source

ROW = Box(10, 10, 40, 20)
CELLS = (Box(10, 10, 20, 20), Box(20, 10, 30, 20), Box(30, 10, 40, 20))
EFFORT = Effort(exit_code=0, seconds=2.0, core_seconds=3.0, memory_mb=100.0)


def line(text, **known):
    return Line(ROW, text, **known)


def region(name, text, kind=Kind.BODY, **known):
    return Region(name, kind, ROW, lines=(line(text, **known),))


def page(*regions, width=100, height=50):
    return Page(1, width, height, 300, Source("s"), regions=regions)


def test_errors_are_counted_over_all_lines_of_a_region_wherever_they_break():
    assert edits([line("春风又"), line("绿江南")], [line("春风叉绿江南")]) == Ratio(1, 6)
    assert edits([line("“见１ ”")], [line('"见1"')]) == Ratio(0, 4)
    assert raw_edits([line("“见１ ”")], [line('"见1"')]) == Ratio(4, 5)


def test_lost_and_extra_characters_are_counted_in_any_order():
    assert lost_and_extra("春风又绿", "绿又风春") == (0, 0)
    assert lost_and_extra("春风又绿", "春风叉绿绿") == (1, 2)


def test_doubts_tell_which_characters_are_right_and_how_sure_each_was():
    read = [line("春风叉", confidences=(0.9, 0.8, 0.3)), line("绿 绿", confidence=0.7)]
    assert doubts([line("春风又绿")], read)[:3] == [
        Reading(0.9, True),
        Reading(0.8, True),
        Reading(0.3, False),
    ]
    assert sorted(one.right for one in doubts([line("春风又绿")], read)[3:]) == [False, True]


def test_boxes_are_compared_where_the_character_is_right():
    half = (CELLS[0], Box(20, 10, 25, 20), CELLS[2])
    truth, read = [line("春风又", chars=CELLS)], [line("春风叉", chars=half)]
    assert box_overlap(truth, read) == Ratio(1.5, 2)
    assert box_overlap(truth, [line("春风又")]) == NOTHING


def test_white_space_keeps_boxes_with_their_characters():
    truth = [line("春 风", chars=CELLS)]
    assert box_overlap(truth, [line("春风", chars=(CELLS[0], CELLS[2]))]) == Ratio(2, 2)


def test_the_truth_moves_by_half_of_what_turning_added():
    truth = page(region("r1", "春风又", chars=CELLS))
    (found,) = on_straightened(truth, 110, 56).regions
    assert found.box == Box(15, 13, 45, 23)
    assert found.lines[0].box == found.box
    assert found.lines[0].chars[0] == Box(15, 13, 25, 23)


def test_a_bare_page_has_rows_and_no_text():
    (found,) = bare(page(region("r1", "春风又", chars=CELLS))).regions
    assert found.lines == (Line(ROW, ""),)
    assert (found.id, found.kind, found.box) == ("r1", Kind.BODY, ROW)


def test_every_second_body_region_is_kept_and_all_others():
    whole = page(
        *(region(f"r{number}", "春") for number in (1, 2, 3)), region("h", "风", Kind.TABLE)
    )
    kept, gone = every_nth_body(whole, 2)
    assert [one.id for one in kept.regions] == ["r1", "r3", "h"]
    assert gone == (ROW,)
    assert every_nth_body(whole, 1) == (whole, ())


def test_what_is_left_out_is_painted_in_the_colour_round_it():
    pixels = np.full((30, 60), 200, np.uint8)
    pixels[12:14, 12:30] = 0
    painted = painted_over(pixels, [ROW])
    assert (painted == 200).all() and not (pixels == 200).all()


def test_figures_by_kind_direction_and_ground():
    upright = Region("v", Kind.KICKER, ROW, Direction.TTB_RTL, (line("江南"),))
    truth = page(
        region("b", "春风又绿"), region("h", "江南岸", Kind.HEADLINE), upright,
        region("c", "明月", Kind.CAPTION), region("t", "何时", Kind.TABLE),
    )  # fmt: skip
    read = page(
        region("b", "春风叉绿"), region("h", "江南", Kind.HEADLINE), upright,
        region("t", "何时照", Kind.TABLE),
    )  # fmt: skip
    counts = figures_of(truth, read, frozenset("h")).counts
    assert counts == {
        "body": Ratio(1, 4), "body_raw": Ratio(1, 4), "heads": Ratio(1, 5),
        "vertical": Ratio(0, 2), "dark": Ratio(1, 3), "captions": Ratio(2, 2),
        "char_iou": NOTHING, "lost": Ratio(4, 13), "extra": Ratio(2, 13), "errors": Ratio(6, 13),
    }  # fmt: skip


def test_the_least_sure_tenth_is_that_of_all_pages_together():
    sure = Figures({"body": Ratio(0, 9)}, (Reading(0.9, True),) * 9)
    unsure = Figures({"body": Ratio(1, 1)}, (Reading(0.1, False),))
    measures = pooled_figures([sure, unsure]).measures()
    assert measures["body"] == Ratio(1, 10)
    assert measures["doubt_recall"] == Ratio(1, 1)


def test_a_region_is_dark_by_its_middle_grey():
    pixels = np.full((50, 100), 220, np.uint8)
    whole = page(region("b", "春"))
    assert dark_regions(whole, pixels) == frozenset()
    pixels[8:22, 8:42] = 60
    assert dark_regions(whole, pixels) == {"b"}


@pytest.mark.parametrize(
    "piece, text, fewest",
    [
        ("江南岸", "春风又绿江南岸明月", 0),
        ("江南岸", "春风又绿江西岸明月", 1),
        ("江南岸", "春风又绿江岸明月", 1),
        ("江南岸", "江南的岸", 1),
        ("江南岸", "何时照", 3),
        ("江南岸", "", 3),
        ("", "春风", 0),
    ],
)
def test_a_piece_is_looked_for_where_it_is_most_alike(piece, text, fewest):
    assert fewest_edits(piece, text) == fewest


def test_pieces_of_a_truth_keyed_by_eye():
    truth = {
        "articles": [
            {
                "kicker": {"text": "眉题", "box": [0, 0, 1, 1]},
                "headline": {"text": "甲乙 丙丁", "lines": ["甲乙", "丙丁"]},
                "caption": "图说",
                "lead": "导语。",
            },
            {
                "headline": {"text": "竖题", "orientation": "vertical"},
                "caption": {"text": "图", "box": [0, 0, 1, 1]},
                "body": ["他说：“走！”走了。", {"type": "subhead", "text": "小题"}],
            },
        ]
    }
    assert pieces_of(truth) == (
        Piece("heads", "眉题"), Piece("heads", "甲乙"), Piece("heads", "丙丁"),
        Piece("captions", "图说"), Piece("body", "导语。"),
        Piece("heads", "竖题", vertical=True), Piece("captions", "图"),
        Piece("body", "他说：“走！”"), Piece("body", "走了。"), Piece("body", "小题"),
    )  # fmt: skip


def test_a_real_page_is_measured_by_the_pieces_that_are_known():
    pieces = (Piece("heads", "竖题", vertical=True), Piece("body", "走了。"))
    counts = counts_of(pieces, "别的走子。\n竖题")
    assert counts["heads"] == counts["vertical"] == Ratio(0, 2)
    assert counts["body"] == Ratio(1, 3)
    assert counts["lost"] == Ratio(1, 5)
    assert lost_of(pieces, "题竖") == {"lost": Ratio(3, 5)}


def test_lines_of_rapidocr_are_one_region():
    corners = np.array([[[1.2, 2.0], [9.5, 2.4], [9.5, 7.9], [1.2, 7.5]]])
    found = as_region(page(), corners, ("春风",), (0.5,))
    assert found.lines == (Line(Box(1, 2, 10, 8), "春风", 0.5),)
    assert as_region(page(), None, None, None).lines == ()


def test_a_question_is_answered_with_the_clock_running(tmp_path):
    seen = []

    def read(given, pixels):
        seen.append((given.width, given.height, pixels.shape))
        return moved_page(given)

    def moved_page(given):
        return page(*(moved(one, 1, 0) for one in given.regions))

    put_question(tmp_path, bare(page(region("r", "春"))), np.zeros((50, 100), np.uint8))
    answer_question(tmp_path, tmp_path / "answer", read)
    answer = read_answer(tmp_path / "answer")
    assert answer.page.regions[0].box == Box(11, 10, 41, 20)
    assert answer.effort.seconds < 5
    assert seen == [(80, 50, (50, 80)), (100, 50, (50, 100))]  # a part of the page first


def test_the_part_that_is_read_first_is_the_smallest_region_with_lines():
    large = Region("l", Kind.BODY, Box(0, 0, 90, 40), lines=(line("春"),))
    empty = Region("e", Kind.FIGURE, Box(0, 0, 5, 5))
    pixels = np.zeros((500, 1000), np.uint8)
    part, cut = sample_of(page(large, region("r", "风"), empty, width=1000, height=500), pixels)
    assert [one.id for one in part.regions] == ["r"] and cut.shape == (60, 80)
    assert sample_of(page(empty), pixels) == (page(empty), pixels)


def test_every_page_of_an_issue_has_the_scan_that_it_names(tmp_path):
    pages = tuple(
        Page(number, 100, 50, 300, Source(name)) for number, name in ((1, "b.jpg"), (2, "a.jpg"))
    )
    truth = Issue("i", pages=pages, run=Run("0", settings={"body": "song"}))
    issue = TestPage("i", (tmp_path / "a.jpg", tmp_path / "b.jpg"), truth)
    found = [(one.name, one.image.name) for one in of_issue(issue, Recipe("digest", 1))]
    assert found == [("i-p1", "b.jpg"), ("i-p2", "a.jpg")]


def test_a_living_child_has_taken_what_it_and_its_ended_children_took():
    tick = os.sysconf("SC_CLK_TCK")
    stat = f"7 (a) b) S 1 7 7 0 -1 0 0 0 0 0 {tick} {2 * tick} {3 * tick} {4 * tick} 20 0 1 0 5"
    assert seconds_told(stat) == 10.0
