from evaluation.ratio import Ratio
from evaluation.regions import matches, region_f1, region_f1_any_kind, region_f1_by_kind
from press.geometry import Box
from press.page import Issue, Kind, Page, Region, Source


def issue(*regions: tuple[Kind, Box], size: tuple[int, int] = (1000, 2000)) -> Issue:
    made = tuple(Region(f"r{place}", kind, box) for place, (kind, box) in enumerate(regions))
    return Issue("i", pages=(Page(1, *size, 300, Source("s"), regions=made),))


COLUMN = (Kind.BODY, Box(100, 100, 300, 500))
HEADLINE = (Kind.HEADLINE, Box(100, 20, 500, 80))
PHOTO = (Kind.FIGURE, Box(400, 100, 800, 500))


def test_the_same_regions_are_right():
    same = issue(COLUMN, HEADLINE, PHOTO)
    assert region_f1(same, same) == Ratio(4, 4)
    assert region_f1_by_kind(same, same) == {
        "headline": Ratio(2, 2),
        "body": Ratio(2, 2),
        "figure": Ratio(2, 2),
    }


def test_half_the_union_is_the_least():
    assert matches([Box(0, 0, 10, 10)], [Box(0, 0, 10, 5)]) == 1
    assert matches([Box(0, 0, 10, 10)], [Box(0, 0, 10, 4)]) == 0


def test_a_region_matches_once():
    # Both halves of ten by ten reach one half, but only one can be its match.
    halves = [Box(0, 0, 10, 5), Box(0, 5, 10, 10)]
    assert matches([Box(0, 0, 10, 10)], halves) == 1


def test_a_wrong_kind_is_wrong_but_the_cut_is_right():
    truth, package = issue(COLUMN), issue((Kind.CAPTION, COLUMN[1]))
    assert region_f1(truth, package) == Ratio(0, 2)
    assert region_f1_any_kind(truth, package) == Ratio(2, 2)


def test_a_missing_and_an_invented_region_cost_alike():
    assert region_f1(issue(COLUMN, HEADLINE), issue(COLUMN)) == Ratio(2, 3)
    assert region_f1(issue(COLUMN), issue(COLUMN, HEADLINE)) == Ratio(2, 3)


def test_a_truth_without_boxes_gives_no_figure():
    assert region_f1(issue(), issue(COLUMN)).value is None
    assert region_f1_by_kind(issue(), issue(COLUMN)) == {}


def test_a_page_that_failed_has_lost_its_regions():
    failed = Issue("i", pages=(Page(1, 0, 0, 0, Source("s"), status="failed"),))
    assert region_f1(issue(COLUMN), failed) == Ratio(0, 1)
    assert region_f1(issue(COLUMN), Issue("i")) == Ratio(0, 1)


def test_boxes_of_a_scan_at_half_the_resolution_are_stretched():
    half = issue((Kind.BODY, Box(50, 50, 150, 250)), size=(500, 1000))
    assert region_f1(issue(COLUMN), half) == Ratio(2, 2)


def test_boxes_of_a_page_that_grew_by_straightening_are_laid_middle_on_middle():
    # 40 more pixels across put everything 20 to the right. Stretched by 1000/1040 the thin box
    # at the right edge (970..990 instead of 952..972) would miss.
    truth = issue((Kind.JUMP, Box(950, 100, 970, 400)))
    grown = issue((Kind.JUMP, Box(970, 100, 990, 400)), size=(1040, 2000))
    assert region_f1(truth, grown) == Ratio(2, 2)
