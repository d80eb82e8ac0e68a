"""Full disks, disks not to be written on, lost shares: told by name, and nothing is damaged."""

import errno
import os
import shutil
import subprocess
from contextlib import contextmanager
from threading import Event

import pytest

from flows.ledger import enter, failure, fates
from flows.order import Settings
from flows.page_work import Workbench, work_on
from flows.records import refuse_if_lost
from flows.shelf import Shelf
from flows.storage import refuse_without_storage
from flows.turns import turn
from ingest.inputs import issues_from_paths
from press.errors import StorageError
from press.store import write_whole

MEBIBYTE = 2**20


@pytest.fixture
def mounted(tmp_path):
    """Makes a disk of so many MiB in a folder, as only root may."""
    disks = []

    def mount(name, size):
        folder = tmp_path / name
        folder.mkdir()
        words = ["mount", "-t", "tmpfs", "-o", f"size={size}m", "tmpfs", folder]
        if os.geteuid() or subprocess.run(words, capture_output=True, check=False).returncode:
            pytest.skip("only root may mount disks")
        disks.append(folder)
        return folder

    yield mount
    for folder in disks:
        subprocess.run(["umount", "-l", folder], check=False)


def bench(out, tmp_path):
    shelf = Shelf(out / ".banmian" / "pages", out=out)
    return Workbench(
        tmp_path, lambda page: Settings("tesseract"), lambda *_: None, Event(), shelf
    )  # fmt: skip


@contextmanager
def working(out):
    with turn(out, "an issue"):
        yield


def test_a_page_that_finds_the_disk_full_is_not_a_bad_page(story, mounted, tmp_path):
    out = mounted("out", 1)
    (issue,) = issues_from_paths([story])
    with working(out), pytest.raises(StorageError, match="not all could be written"):
        work_on(issue.scans[0], bench(out, tmp_path))
    left = [path.name for path in (out / ".banmian" / "pages").rglob("*") if path.is_file()]
    assert left == []


def test_a_file_that_finds_no_room_leaves_the_old_one(mounted):
    disk = mounted("disk", 1)
    write_whole(disk / "a.json", b"old")
    with pytest.raises(OSError) as told:
        write_whole(disk / "a.json", bytes(2 * MEBIBYTE))
    assert told.value.errno == errno.ENOSPC
    assert [path.name for path in disk.iterdir()] == ["a.json"]
    assert (disk / "a.json").read_bytes() == b"old"


def test_a_ledger_that_cannot_be_written_is_told(story, mounted, tmp_path):
    out = mounted("out", 1)
    (issue,) = issues_from_paths([story])
    enter(out, failure(issue, "no good", "unreadable"))
    subprocess.run(["mount", "-o", "remount,ro", out], check=True)
    with pytest.raises(StorageError, match="Read-only file system"):
        enter(out, failure(issue, "worse", "unreadable"))
    (fate,) = fates(out)
    assert fate.problem == "no good"


def test_a_share_that_is_lost_is_not_made_anew_on_the_disk_below(story, tmp_path):
    out = tmp_path / "share" / "packages"
    (issue,) = issues_from_paths([story])
    with working(out):
        shutil.rmtree(tmp_path / "share")
        (tmp_path / "share").mkdir()
        with pytest.raises(StorageError, match=r"packages cannot be used \(it is no longer"):
            work_on(issue.scans[0], bench(out, tmp_path))
        with pytest.raises(StorageError):
            refuse_if_lost(out)
    assert list((tmp_path / "share").iterdir()) == []


def test_scans_on_a_share_that_is_lost_are_not_bad_scans(story, tmp_path):
    scans, out = tmp_path / "scans", tmp_path / "out"
    scans.mkdir()
    (scans / "1.jpg").write_bytes(story.read_bytes())
    (issue,) = issues_from_paths([scans])
    shutil.rmtree(scans)
    with working(out), pytest.raises(StorageError, match="scans cannot be used"):
        work_on(issue.scans[0], bench(out, tmp_path))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.ESTALE])
def test_the_disk_that_an_error_names_is_told(number, tmp_path):
    error = OSError(number, os.strerror(number), "/mnt/share/p.npy")
    with pytest.raises(StorageError, match=r"/mnt/share/p\.npy cannot be used"):
        refuse_without_storage(tmp_path, tmp_path, error)


def test_a_bad_sector_under_a_scan_costs_that_page_only(tmp_path):
    refuse_without_storage(tmp_path, tmp_path, OSError(errno.EIO, "Input/output error", "1.tif"))
