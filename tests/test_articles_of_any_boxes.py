"""Whatever stands wherever on a page: composing loses no region, doubles none, and ends."""

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from articles.compose import compose
from press.geometry import Box
from press.page import Direction, Kind, Line, Page, Region, Source

WIDTH, HEIGHT, EM = 600, 800, 10
LEVEL, UPRIGHT = Direction.LTR, Direction.TTB_RTL
LAID_OUT = tuple(kind for kind in Kind if kind is not Kind.ADVERT)
"""Kinds that regions come with; adverts are made of them."""
WORDS = [
    "春耕正当时",
    "  本报讯（记者 王一）",
    "（下转第2版）",
    "（上接第1版）",
    "1984年5月1日",
    "B",
]


@some.composite
def regions(draw) -> Region:
    """A region of some kind with rows as wide as it, anywhere on the page, over others or not."""
    kind = draw(some.sampled_from(LAID_OUT))
    rows, em = draw(some.integers(0, 6)), draw(some.sampled_from([EM, 2 * EM, 4 * EM]))
    left = draw(some.integers(0, WIDTH - 20))
    top = draw(some.integers(0, HEIGHT - 20))
    across = min(WIDTH, left + draw(some.integers(20, 400)))
    down = min(HEIGHT, top + max(20, rows * (em + 4)))
    upright = draw(some.booleans())
    lines = []
    for row in range(rows):
        if upright:
            right = across - row * (em + 4)
            box = Box(max(left, right - em), top, right, down) if right > left else None
        else:
            at = top + row * (em + 4)
            box = Box(left, at, across, min(down, at + em)) if at < down else None
        if box:
            lines.append(Line(box, draw(some.sampled_from(WORDS))))
    return Region(
        "", kind, Box(left, top, across, down), UPRIGHT if upright else LEVEL, tuple(lines)
    )


@some.composite
def pages(draw) -> tuple[Page, ...]:
    found = []
    for number in range(1, draw(some.integers(1, 2)) + 1):
        mine = draw(some.lists(regions(), max_size=9))
        rules = draw(some.lists(regions(), max_size=2))
        named = tuple(replace(r, id=f"p{number:04d}-r{n:02d}") for n, r in enumerate(mine, 1))
        page = Page(number, WIDTH, HEIGHT, 300, Source("x"), regions=named)
        found.append(replace(page, rules=tuple(rule.box for rule in rules)))
    return tuple(found)


def characters(read: tuple[Page, ...]) -> Counter[str]:
    """Count what is printed; blanks and marks of setting may go."""
    texts = "".join(line.text for page in read for region in page.regions for line in region.lines)
    return Counter("".join(texts.split()))


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(pages())
def test_every_region_belongs_to_one_owner_and_no_character_is_lost(read):
    issue = compose(read)
    there = [region for page in issue.pages for region in page.regions]
    names = Counter(region.id for region in there)
    assert set(names.values()) <= {1}
    owners = Counter(name for article in issue.articles for name in article.regions)
    owners += Counter(one.region for one in issue.furniture)
    owners += Counter(region.id for region in there if region.kind is Kind.MASTHEAD)
    assert owners == names
    assert characters(issue.pages) == characters(read)
    assert Counter(page.number for page in issue.pages) == Counter(page.number for page in read)
    assert [article.id for article in issue.articles] == [
        f"a{number:02d}" for number in range(1, len(issue.articles) + 1)
    ]
