import pytest

from articles.compose import compose
from articles.folio import folio_of, gaps_and_doubles, in_folio_order
from press.geometry import Box
from press.page import Kind, Line, Page, Region, Source


def page(number, *texts, kind=Kind.FURNITURE, top=10, **rest):
    regions = tuple(
        Region(f"p{number:04d}-r{n:02d}", kind, Box(0, top, 90, top + 9),
               lines=(Line(Box(0, top, 90, top + 9), text),))
        for n, text in enumerate(texts, 1)
    )  # fmt: skip
    return Page(number, 600, 800, 300, Source(f"{number}.jpg"), regions=regions, **rest)


@pytest.mark.parametrize(
    ("text", "folio"),
    [
        ("第3版", "3"),
        ("3版", "3"),
        ("三版", "3"),
        ("第十二版　民生", "12"),
        ("A03", "A3"),
        ("07经济", "7"),
        ("第A12版 要闻", "A12"),
        ("2022年4月6日 星期三", ""),
        ("今日4版", ""),
        ("（下转第3版）", ""),
        ("第8491期", ""),
        ("12月8日", ""),
    ],
)
def test_what_is_a_page_number(text, folio):
    assert folio_of(page(1, text)) == folio


def test_a_number_amid_the_page_is_none():
    assert folio_of(page(1, "第3版", top=400)) == ""


def test_numbers_that_differ_settle_nothing():
    assert folio_of(page(1, "第3版", "第5版")) == ""


def test_a_masthead_stands_for_page_one():
    assert folio_of(page(1, "辽源日报", kind=Kind.MASTHEAD)) == "1"


def test_pages_take_the_order_of_their_folios():
    found = in_folio_order(
        [page(1, "第3版"), page(2, "辽源日报", kind=Kind.MASTHEAD), page(3, "2版")]
    )
    assert [(one.number, one.folio, one.scan) for one in found] == [
        (1, "1", 2), (2, "2", 3), (3, "3", 1)
    ]  # fmt: skip
    assert [one.regions[0].id for one in found] == ["p0001-r01", "p0002-r01", "p0003-r01"]


def test_a_page_that_failed_stays_behind_the_one_before_it():
    found = in_folio_order([page(1, "第3版"), page(2, status="failed"), page(3, "第1版")])
    assert [(one.number, one.scan) for one in found] == [(1, 3), (2, 1), (3, 2)]


@pytest.mark.parametrize("texts", [("第3版", "要闻"), ("第3版", "第3版"), ("第3版", "A2")])
def test_folios_that_do_not_settle_it_leave_the_order(texts):
    found = in_folio_order([page(n, text) for n, text in enumerate(texts, 1)])
    assert [(one.number, one.scan) for one in found] == [(1, 0), (2, 0)]


def problems(*folios, pages_today=0):
    found = [page(n, folio=folio) for n, folio in enumerate(folios, 1)]
    return gaps_and_doubles(found, pages_today)


def test_a_missing_page_is_told():
    assert problems("5", "6", "8") == ("Page 7 is missing between 6 and 8.",)
    assert problems("5", "9") == ("Pages 6 to 8 are missing between 5 and 9.",)
    assert problems("5", "6", "7") == problems("A1", "A2", "B1") == ()


def test_a_page_whose_folio_was_not_read_is_not_missing():
    assert problems("5", "", "7") == ()


def test_pages_that_were_not_asked_for_are_not_missing():
    pages = [page(1, folio="1"), page(3, folio="3")]
    assert gaps_and_doubles(pages) == ()


def test_a_page_that_is_there_twice_is_told_by_its_files():
    assert problems("1", "2", "2") == ("2 pages say that they are page 2: 2 (2.jpg), 3 (3.jpg).",)


def test_pages_that_the_masthead_promises_are_missed():
    assert problems("1", "2", pages_today=4) == (
        "The masthead says 4 pages: Pages 3 to 4 are missing at the end.",
    )
    assert problems("1", pages_today=4) == problems("5", "6", pages_today=8) == ()


def test_an_issue_has_its_pages_in_order_and_says_which_one_is_missing():
    issue = compose([page(1, "第4版"), page(2, "第1版"), page(3, "第2版")])
    assert [(one.folio, one.scan_number) for one in issue.pages] == [("1", 2), ("2", 3), ("4", 1)]
    assert issue.problems == ("Page 3 is missing between 2 and 4.",)
