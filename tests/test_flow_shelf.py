"""Finished pages outlast a run, and are taken again only for what they were made of."""

import shutil
from dataclasses import replace
from threading import Event

import pytest

from flows.order import Settings
from flows.page_work import Workbench, work_on
from flows.shelf import Shelf, keys_of, program_of
from ingest.inputs import issues_from_paths
from press.page import Source

SETTINGS = Settings("tesseract")
SOURCE = Source("1.jpg", "ab" * 32)


@pytest.fixture
def work(story, tmp_path):
    """Works on the story with some settings, and tells which steps that took."""
    (issue,) = issues_from_paths([story])

    def run(settings=SETTINGS, *, afresh=False):
        told = []
        shelf = Shelf(tmp_path / "shelf", afresh)
        bench = Workbench(
            tmp_path, lambda page: settings, lambda page, step: told.append(step), Event(), shelf
        )
        return work_on(issue.scans[0], bench), told

    return run


def test_a_page_that_is_read_is_not_read_again(work):
    first, _ = work()
    again, told = work()
    assert told == ["done"]
    assert (again.page, again.kept, first.kept) == (first.page, True, False)


def test_who_forces_has_everything_done_again(work):
    work()
    assert work(afresh=True)[1] == [
        "opening",
        "straightening",
        "finding columns",
        "reading",
        "done",
    ]


def test_another_script_costs_the_reading_only(work):
    work()
    assert work(replace(SETTINGS, script="hans"))[1] == ["reading", "done"]


@pytest.mark.parametrize("lost", ["pixels.npy", "read-*.json"])
def test_what_is_damaged_is_made_anew(work, lost, tmp_path):
    first, _ = work()
    (file,) = (tmp_path / "shelf").glob(f"*/{lost}")
    file.write_bytes(file.read_bytes()[:50])
    again, told = work()
    assert "reading" in told
    assert again.page == first.page


def test_a_shelf_that_is_gone_is_made_anew(work, tmp_path):
    work()
    shutil.rmtree(tmp_path / "shelf")
    assert work()[1][-1] == "done"


def test_keys_follow_from_the_content_and_never_from_the_path():
    mine = keys_of(SOURCE, 1, SETTINGS)
    assert mine == keys_of(SOURCE, 1, SETTINGS)
    assert mine.straight != keys_of(replace(SOURCE, sha256="cd" * 32), 1, SETTINGS).straight
    assert mine.straight != keys_of(SOURCE, 1, replace(SETTINGS, dpi=600)).straight


def test_another_reader_leaves_the_keys_of_earlier_stages():
    mine, theirs = keys_of(SOURCE, 1, SETTINGS), keys_of(SOURCE, 1, Settings("double"))
    assert (mine.straight, mine.segmented) == (theirs.straight, theirs.segmented)
    assert mine.read != theirs.read


def test_each_stage_has_a_program_of_its_own():
    assert len({program_of("ingest"), program_of("layout"), program_of("ocr", "language")}) == 3
