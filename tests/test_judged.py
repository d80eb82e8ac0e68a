"""How sure articles are, and the decisions that are listed for review."""

import pytest

from articles.compose import compose
from articles.continuations import Half
from articles.decisions import Decision, decisions_of, piece_features
from articles.group import Piece
from articles.judged import Judged, doubts, page_doubts
from articles.rivals import Rival
from articles.weights import shipped_weights
from press.geometry import Box
from press.page import Article, Jump, Kind, Line, Page, Passage, Region, Source

SURE = "  新的一段", "说完了。 "


def column(name, left, top, *texts, width=100, kind=Kind.BODY):
    """A column in ems of ten pixels; two blanks before a text indent it, one behind it is white."""
    lines = []
    for row, text in enumerate(texts):
        start = left + (20 if text.startswith("  ") else 0)
        end = left + width - (30 if text.endswith(" ") else 0)
        lines.append(Line(Box(start, top + 14 * row, end, top + 14 * row + 9), text.strip()))
    box = Box(left, top, left + width, top + 14 * len(texts))
    return Region(name, kind, box, lines=tuple(lines))


def head(name, left, top, width, text):
    box = Box(left, top, left + width, top + 40)
    return Region(name, Kind.HEADLINE, box, lines=(Line(box, text),))


def composed(*regions):
    return compose([Page(1, 600, 800, 300, Source("x"), regions=regions)])


WHOLE = (
    head("h", 0, 100, 210, "上题"),
    column("a", 0, 150, "  人民代表", "大会常务"),
    column("b", 110, 150, "委员会今", "天开会。 "),
    head("v", 240, 100, 210, "旁题"),
    column("c", 240, 150, *SURE),
    column("d", 350, 150, *SURE),
)


def test_an_article_that_goes_on_as_one_does_is_sure():
    issue = composed(*WHOLE)
    assert min(article.confidence for article in issue.articles) > 0.9


def test_an_article_whose_sentence_does_not_go_on_is_less_sure_and_listed():
    torn = (*WHOLE[:2], column("b", 110, 150, "  别的一段", "说完了。 "), *WHOLE[3:])
    issue, sure = composed(*torn), composed(*WHOLE)
    assert issue.articles[0].confidence < sure.articles[0].confidence
    (doubt,) = (one for one in issue.doubts if one.kind == "column")
    assert (doubt.page, doubt.article, doubt.regions) == (1, "a01", ("p0001-r02", "p0001-r03"))
    assert doubt.reason == "the first breaks off in a sentence, the second begins a paragraph"
    assert not [one for one in sure.doubts if one.kind == "column"]


def test_a_column_that_two_headlines_might_own_is_listed_with_the_other():
    page = Page(1, 600, 800, 300, Source("x"), regions=WHOLE)
    issue = compose([page], limit=1.1)
    owned = [one for one in issue.doubts if one.kind == "headline"]
    assert {(one.article, one.alternative) for one in owned} == {("a01", "a02"), ("a02", "a01")}


def test_the_nearer_the_rival_the_less_sure_is_a_decision():
    weights = shipped_weights()
    for kind, margins in (("headline", (2.0, 1.0, 0.0)), ("caption", (20.0, 5.0, 0.5))):
        piece = Piece(1, (), rivals=tuple(Rival(kind, "a", "b", margin) for margin in margins))
        sure = [weights.probability(one.kind, one.features) for one in decisions_of(piece, 10)]
        assert sure == sorted(sure, reverse=True) and sure[0] - sure[2] > 0.05


def test_what_stands_within_an_articles_box_speaks_against_it():
    ring = Piece(1, (column("a", 0, 0, "一"), column("b", 0, 300, "二", width=400)))
    inside = Piece(1, (column("c", 150, 100, *["三"] * 9),))
    assert piece_features(ring, (inside,), 10)[4] > 0 == piece_features(inside, (ring,), 10)[4]


def test_a_photo_and_its_caption_are_listed_as_one_decision():
    judgement = Judged(
        Piece(1, ()),
        0.5,
        tuple(
            (Decision("caption", (name,), (), "ahead of the other by 1.3 ems", "h"), 0.65)
            for name in ("photo", "caption")
        ),
    )
    articles = Article("a01", regions=("photo", "caption")), Article("a02", regions=("h",))
    (doubt,) = doubts([judgement], articles)
    assert (doubt.regions, doubt.alternative) == (("photo", "caption"), "a02")


@pytest.mark.parametrize("page", [2, 3])
def test_a_half_without_its_other_half_is_listed_when_that_page_is_there(page):
    jump = Jump("to", page, f"下转第{page}版")
    body = (Passage("文。"),)
    one = Article("a01", body=body, jumps=(jump,), regions=("p0001-r01",), pages=(1,))
    two = Article("a02", body=body, regions=("p0002-r01",), pages=(2,))
    found = list(page_doubts((Half(one, 1), Half(two, 2)), (), (one, two)))
    assert [(one.kind, one.article, one.reason) for one in found] == (
        [("page", "a01", "no other half was found on page 2: 下转第2版")] if page == 2 else []
    )
