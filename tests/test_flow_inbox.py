"""Which issues of an inbox are taken: those that are whole and not done yet."""

import os
import time

import pytest

from flows.inbox import arrivals
from flows.ledger import enter, failure, fate_of, source_of_issue, stamp_of
from flows.turns import free, turn
from ingest.inputs import issues_from_paths
from ingest.scans import source_of
from press.errors import MissingInput

HOUR_S = 3600.0


@pytest.fixture
def inbox(tmp_path, story):
    folder = tmp_path / "inbox" / "1984-05-01"
    folder.mkdir(parents=True)
    (folder / "1.jpg").write_bytes(story.read_bytes())
    return tmp_path / "inbox"


def standing(inbox, *, quiet_s=HOUR_S):
    out = inbox.parent / "out"
    return {
        one.source.name: one.standing
        for one in arrivals(inbox, out, marker="complete", quiet_s=quiet_s)
    }


def test_a_folder_that_still_changes_waits(inbox):
    assert standing(inbox) == {"1984-05-01": "waiting"}


def test_a_folder_that_was_quiet_is_ready(inbox):
    time.sleep(0.2)
    assert standing(inbox, quiet_s=0.1) == {"1984-05-01": "ready"}


def test_a_file_that_was_moved_in_is_new_however_old_it_is(inbox):
    file = inbox / "1984-05-01" / "1.jpg"
    os.utime(file, (0, 0))
    assert standing(inbox) == {"1984-05-01": "waiting"}


def test_a_marker_makes_a_folder_ready_at_once(inbox):
    (inbox / "1984-05-01" / "complete").touch()
    assert standing(inbox) == {"1984-05-01": "ready"}


def test_what_could_not_be_digitised_is_left_alone_until_it_changes(inbox):
    (inbox / "1984-05-01" / "complete").touch()
    (issue,) = issues_from_paths([inbox / "1984-05-01"])
    enter(inbox.parent / "out", failure(issue, "blank", "blank page"))
    assert standing(inbox) == {"1984-05-01": "done"}
    (inbox / "1984-05-01" / "1.jpg").write_bytes(b"another scan")
    assert standing(inbox) == {"1984-05-01": "ready"}


def test_what_another_run_works_on_is_busy(inbox):
    (inbox / "1984-05-01" / "complete").touch()
    (issue,) = issues_from_paths([inbox / "1984-05-01"])
    scan = source_of(issue.scans[0].ref).sha256
    with turn(inbox.parent / "out", scan):
        assert standing(inbox) == {"1984-05-01": "busy"}
    assert free(inbox.parent / "out", scan)


def test_an_empty_inbox_has_no_arrivals(tmp_path):
    (tmp_path / "inbox").mkdir()
    assert standing(tmp_path / "inbox") == {}


def test_an_inbox_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MissingInput, match="inbox"):
        standing(tmp_path / "inbox")


def test_an_entry_of_the_ledger_comes_back(inbox):
    (issue,) = issues_from_paths([inbox / "1984-05-01"])
    entered = failure(issue, "blank", "blank page", run="7")
    enter(inbox.parent / "out", entered)
    assert fate_of(inbox.parent / "out", source_of_issue(issue)) == entered


def test_what_is_known_of_an_issue_belongs_to_its_stamp(inbox):
    (issue,) = issues_from_paths([inbox / "1984-05-01"])
    before = stamp_of(issue)
    (inbox / "1984-05-01" / "issue.toml").write_text('title = "\u65e5\u62a5"', "utf-8")
    assert stamp_of(issue) != before
