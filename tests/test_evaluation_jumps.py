from evaluation.assess import evaluate
from press.geometry import Box
from press.page import Article, Issue, Jump, Kind, Line, Page, Passage, Region, Source

A, B = "春江潮水连海平", "海上明月共潮生"
C, D = "滟滟随波千万里", "何处春江无月明"


def issue(*articles):
    """An issue whose articles are given as lists of (page, text)."""
    pages: dict[int, list[Region]] = {1: [], 2: []}
    made = []
    for number, parts in enumerate(articles, 1):
        names = []
        for page, text in parts:
            name = f"p{page}-r{len(pages[page])}"
            box = Box(0, 20 * len(pages[page]), 90, 20 * len(pages[page]) + 10)
            pages[page].append(Region(name, Kind.BODY, box, lines=(Line(box, text),)))
            names.append(name)
        body = (Passage("".join(text for _, text in parts)),)
        on = tuple(sorted({page for page, _ in parts}))
        made.append(Article(f"a{number}", body=body, regions=tuple(names), pages=on))
    sheets = tuple(
        Page(number, 100, 100, 300, Source("x"), regions=tuple(regions))
        for number, regions in pages.items()
    )
    return Issue("x", pages=sheets, articles=tuple(made))


def joins(truth, package):
    measures = evaluate(truth, package).measures
    return [(measures[name].part, measures[name].whole) for name in ("jumps_joined", "false_joins")]


TRUTH = issue([(1, A), (2, B)], [(1, C)], [(2, D)])


def test_an_article_joined_as_it_should_be():
    assert joins(TRUTH, TRUTH) == [(1, 1), (0, 1)]


def test_halves_left_apart_are_not_joined_and_nothing_false():
    assert joins(TRUTH, issue([(1, A)], [(2, B)], [(1, C)], [(2, D)])) == [(0, 1), (0, 0)]


def test_the_wrong_half_is_no_join_and_a_false_one():
    assert joins(TRUTH, issue([(1, A), (2, D)], [(1, C)], [(2, B)])) == [(0, 1), (1, 1)]


def test_what_is_joined_beside_the_right_one_is_false():
    assert joins(TRUTH, issue([(1, A), (2, B)], [(1, C), (2, D)])) == [(1, 1), (1, 2)]


def test_a_teaser_must_name_the_partner_of_the_article_it_means():
    def teased(target):
        jump = Jump("to", 2, "详见2版", target)
        return (
            Article("a1", headline="春江花月夜", jumps=(jump,), pages=(1,)),
            Article("a2", headline="春江花月夜", body=(Passage(A),), pages=(2,)),
            Article("a3", headline="别的", body=(Passage(B),), pages=(2,)),
        )

    truth = Issue("x", articles=teased("a2"))
    for target, share in (("a2", 1.0), ("a3", 0.0), ("", 0.0)):
        found = evaluate(truth, Issue("x", articles=teased(target)))
        assert found.measures["teasers_linked"].value == share
