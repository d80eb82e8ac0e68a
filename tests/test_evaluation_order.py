from evaluation.order import order_tau
from evaluation.ratio import Ratio
from press.geometry import Box
from press.page import Article, Issue, Kind, Line, Page, Passage, Region, Source

BOX = Box(0, 0, 10, 10)


def han(start: int, length: int = 20) -> str:
    """Different characters throughout: no 5-gram occurs twice."""
    return "".join(chr(0x4E00 + start + place) for place in range(length))


def truth(*columns: str, kind: Kind = Kind.BODY) -> Issue:
    """One article whose body stands in these columns, in lines of ten characters."""
    regions = tuple(
        Region(f"r{place}", kind, BOX, lines=(Line(BOX, text[:10]), Line(BOX, text[10:])))
        for place, text in enumerate(columns)
    )
    article = Article("a", body=(Passage("".join(columns)),), regions=tuple(r.id for r in regions))
    # The page lists its regions in another order: the article's order is the reading order.
    page = Page(1, 100, 100, 300, Source("s"), regions=regions[::-1])
    return Issue("t", pages=(page,), articles=(article,))


def package(*texts: str) -> Issue:
    articles = (Article(f"p{place}", body=(Passage(text),)) for place, text in enumerate(texts))
    return Issue("p", articles=tuple(articles))


A, B, C = han(0), han(100), han(200)


def test_columns_in_order():
    assert order_tau(truth(A, B, C), package(A + B, C)) == Ratio(3, 3)


def test_columns_backwards():
    assert order_tau(truth(A, B, C), package(C, B, A)) == Ratio(-3, 3)


def test_two_columns_exchanged():
    # A–B wrong, A–C and B–C right
    assert order_tau(truth(A, B, C), package(B + A + C)) == Ratio(1, 3)


def test_a_lost_column_is_left_out():
    assert order_tau(truth(A, B, C), package(A + C)) == Ratio(1, 1)


def test_one_column_has_no_order():
    assert order_tau(truth(A), package(A)).value is None
    assert order_tau(truth(A, B, kind=Kind.HEADLINE), package(A, B)).value is None


def test_a_column_torn_in_two_is_where_most_of_it_comes_back():
    # 14 of B's characters stand behind A, 6 before it: B is behind A
    assert order_tau(truth(A, B), package(B[:6] + A + B[6:])) == Ratio(1, 1)


def test_text_printed_twice_and_read_in_order_is_in_order():
    assert order_tau(truth(A, B, A), package(A + B + A)) == Ratio(3, 3)


def test_text_printed_twice_but_read_once_is_left_out():
    assert order_tau(truth(A, B, A, C), package(A + C + B)) == Ratio(-1, 1)


def test_a_misread_character_does_not_hide_a_column():
    assert order_tau(truth(A, B), package(A[:9] + "误" + A[10:] + B)) == Ratio(1, 1)
