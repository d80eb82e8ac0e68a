"""Pages of regions of any kind, anywhere and over one another, for tests of what always holds."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import strategies as some

from press.geometry import Box
from press.page import Direction, Kind, Line, Page, Region, Source

WIDTH, HEIGHT, EM = 600, 800, 10
LEVEL, UPRIGHT = Direction.LTR, Direction.TTB_RTL
MADE_OF_OTHERS = (Kind.ADVERT, Kind.BYLINE, Kind.JUMP)
LAID_OUT = tuple(kind for kind in Kind if kind not in MADE_OF_OTHERS)
"""Kinds that layout knows; the others are told by their text."""
WORDS = [
    "春耕正当时",
    "本报讯（记者 王一）",
    "（下转第2版）",
    "（上接第1版）",
    "1984年5月1日",
    "B",
]


def printed(box: Box, text: str, *, upright: bool) -> Line:
    """A line that shares its box out among its characters; some of them may have no width."""
    length = box.height if upright else box.width
    edges = [length * place // len(text) for place in range(len(text) + 1)]
    chars = tuple(
        Box(box.left, box.top + start, box.right, box.top + end)
        if upright
        else Box(box.left + start, box.top, box.left + end, box.bottom)
        for start, end in pairwise(edges)
    )
    return Line(box, text, 0.9, chars, confidences=(0.9,) * len(text))


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
    for row in range(rows if kind is not Kind.FIGURE else 0):
        if upright:
            right = across - row * (em + 4)
            box = Box(max(left, right - em), top, right, down) if right > left else None
        else:
            at = top + row * (em + 4)
            box = Box(left, at, across, min(down, at + em)) if at < down else None
        if box:
            lines.append(printed(box, draw(some.sampled_from(WORDS)), upright=upright))
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
