"""Names alone by a headline, on a page with type of ten pixels."""

from articles.authors import with_authors
from articles.phrases import is_byline
from press.geometry import Box
from press.page import Kind, Line, Page, Region, Source

EM = 10


def region(name, kind, box, text):
    return Region(name, kind, box, lines=(Line(box, text),))


def kinds(*regions):
    page = Page(1, 1000, 1500, 300, Source("x"), regions=regions)
    return {one.id: one.kind for one in with_authors(page, EM).regions}


def test_a_name_in_the_middle_under_a_headline_is_a_byline():
    head = region("h", Kind.HEADLINE, Box(100, 100, 500, 140), "春耕备耕正当时")
    found = kinds(head, region("n", Kind.SUBHEADING, Box(280, 150, 310, 160), "曹雨佳"))
    assert found["n"] is Kind.BYLINE
    far = kinds(head, region("n", Kind.SUBHEADING, Box(280, 400, 310, 410), "曹雨佳"))
    assert far["n"] is Kind.SUBHEADING


def test_a_ballot_box_is_read_for_the_square_before_a_name():
    assert is_byline("☐本报记者唐丰")
    assert is_byline("☐唐丰")


def test_the_character_that_a_square_was_read_as_is_a_square_again():
    signed = region("n", Kind.BYLINE, Box(280, 150, 400, 160), "口本报记者唐丰")
    text = region("t", Kind.BODY, Box(100, 200, 400, 210), "口子村的春天")
    page = Page(1, 1000, 1500, 300, Source("x"), regions=(signed, text))
    assert [one.text for one in with_authors(page, EM).regions] == ["□本报记者唐丰", "口子村的春天"]
