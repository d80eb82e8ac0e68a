"""What is old goes, what is new and every package stays."""

import os
import time

import pytest

from flows.housekeeping import DAY_S, tidy


def made(path, *, days):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(1000))
    for one in (path, path.parent):
        os.utime(one, (time.time() - days * DAY_S,) * 2)
    return path


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def test_old_pages_and_pictures_go_and_new_ones_stay(out):
    pages, pictures = out / ".banmian" / "pages", out / ".banmian" / "pictures"
    old, new = made(pages / "a" / "pixels.npy", days=9), made(pages / "b" / "pixels.npy", days=1)
    picture, young = made(pictures / "a.webp", days=99), made(pictures / "b.webp", days=9)
    assert tidy(out, pages_days=7, pictures_days=90) == (2, 2000)
    assert [path.exists() for path in (old, new, picture, young)] == [False, True, False, True]


def test_a_page_of_which_a_stage_is_new_stays(out):
    old = made(out / ".banmian" / "pages" / "a" / "pixels.npy", days=9)
    made(old.parent / "read.json", days=0)
    os.utime(old.parent, (0, 0))
    tidy(out, pages_days=7, pictures_days=90)
    assert old.exists()


def test_what_a_kill_left_behind_goes_and_packages_and_records_stay(out):
    left = made(out / ".a-1984-05-01.x7" / "issue.json", days=2)
    building = made(out / ".b-1984-05-01.x8" / "issue.json", days=0)
    package = made(out / "a-1984-05-01" / "issue.json", days=999)
    entry = made(out / ".banmian" / "ledger" / "x.json", days=999)
    os.utime(out / ".banmian", (0, 0))
    tidy(out, pages_days=7, pictures_days=90)
    assert not left.exists()
    assert building.exists() and package.exists() and entry.exists()


def test_nothing_to_tidy_is_fine(out):
    assert tidy(out, pages_days=7, pictures_days=90) == (0, 0)
