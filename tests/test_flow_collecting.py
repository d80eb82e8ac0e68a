"""Python looks for garbage seldom while pages are in work, and still does."""

import gc

from flows.collecting import collect_seldom


def test_what_is_there_is_never_looked_through_again_and_garbage_still_is():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    collect_seldom.cache_clear()  # a test before may have had pages in work
    try:
        collect_seldom()
        assert gc.get_freeze_count() > 1000
        assert gc.get_threshold()[0] > 700
        assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
        collect_seldom.cache_clear()
