import numpy as np

from flows.page_work import kept_pixels, pixels_file
from press.page import Page, Source


def test_a_page_put_in_another_place_keeps_its_own_pixels(tmp_path):
    for number in (1, 2):
        np.save(pixels_file(tmp_path, number), np.full((3, 4), number, np.uint8))
    moved = Page(1, 4, 3, 300, Source("b.jpg"), scan=2)
    stayed = Page(1, 4, 3, 300, Source("a.jpg"))
    assert [kept_pixels(tmp_path, page)[0, 0] for page in (moved, stayed)] == [2, 1]
