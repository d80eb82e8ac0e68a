"""Whatever is set wherever on a page, layout takes it apart: no type outside every block."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from fixtures.squares import INK, column, headline, photo, sheet
from layout.segment import segment
from press.geometry import Box
from press.page import Page, Pixels, Source

SIDE, EM, LEADING = 1000, 20, 28


@some.composite
def set_pages(draw) -> tuple[Pixels, list[Box]]:
    """A sheet, and the boxes of all its characters: blocks in cells of a grid, of any size."""
    page, characters = sheet(SIDE, SIDE), []
    column(page, 60, 60, characters=12, lines=6)  # so much type every page has that is read
    for left in (60, 380, 700):
        for top in (260, 500, 740):
            kind = draw(some.sampled_from(["column", "headline", "photo", "rule", "nothing"]))
            across, down = draw(some.integers(1, 13)), draw(some.integers(1, 7))
            if kind == "column":
                column(page, left, top, characters=across, lines=down)
                characters += [
                    Box(x, y, x + EM, y + EM)
                    for x in range(left, left + EM * across, EM)
                    for y in range(top, top + LEADING * down, LEADING)
                ]
            elif kind == "headline":
                count = 3 if across > 6 else 1  # the strokes of two of these squares rule a table
                headline(page, left, top, characters=count)
                characters += [
                    Box(left + 75 * place, top, left + 75 * place + 70, top + 70)
                    for place in range(count)
                ]
            elif kind == "photo":
                photo(page, Box(left, top, left + 20 * across + 40, top + 25 * down + 20))
            elif kind == "rule":
                page[top : top + 3, left : left + 20 * across] = INK
    return page, characters


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # to shrink a failure takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(set_pages())
def test_no_character_stands_outside_all_regions_and_no_region_off_the_page(drawn):
    pixels, characters = drawn
    found = segment(Page(1, SIDE, SIDE, 300, Source("x")), pixels)
    boxes = [region.box for region in found.regions]
    assert len({region.id for region in found.regions}) == len(boxes)
    for box in (*boxes, *(line.box for region in found.regions for line in region.lines)):
        assert 0 <= box.left < box.right <= SIDE and 0 <= box.top < box.bottom <= SIDE
    for one in characters:
        x, y = one.middle
        assert any(b.left <= x < b.right and b.top <= y < b.bottom for b in boxes), one
