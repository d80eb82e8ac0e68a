"""Every input is in one package or in the list of failures, or else it is told."""

import shutil
from dataclasses import replace

import numpy as np
import pytest
from click.testing import CliRunner

from export.package import write_package
from flows.audit import audit
from flows.command import main
from flows.delivery import Delivered
from flows.ledger import enter, entry, failure
from flows.order import Order, Redo, Settings
from flows.redoing import redone, source_named
from ingest.inputs import issues_from_paths
from ingest.scans import source_of
from press.errors import CommandError, MissingInput
from press.page import Issue, Page, Run

HOW = {"readers": "tesseract", "script": "hant", "dpi": 0}


@pytest.fixture
def digitised(tmp_path, story):
    """A folder of an issue of two pages that has a package and an entry in the ledger."""
    folder = tmp_path / "scans" / "0501"
    folder.mkdir(parents=True)
    for name in ("1.jpg", "2.jpg"):
        (folder / name).write_bytes(story.read_bytes() + name.encode())
    (issue,) = issues_from_paths([folder])
    pages = tuple(Page(scan.number, 80, 40, 300, source_of(scan.ref)) for scan in issue.scans)
    made = Issue("a-1984-05-01", pages=pages, run=Run("1", {}, HOW))
    paper = np.full((40, 80), 220, dtype=np.uint8)
    package = write_package(made, tmp_path / "out", open_page=lambda page: paper)
    enter(tmp_path / "out", entry(issue, Delivered(package, made), 1.0))
    return folder


def faults(folder, *, every_file=False):
    return audit([folder.parent], folder.parent.parent / "out", every_file=every_file).faults


def test_what_is_in_a_package_is_accounted_for(digitised):
    assert faults(digitised) == ()


def test_what_is_in_no_package_is_told(digitised):
    (digitised / "3.jpg").write_bytes(b"a page nobody has seen")
    (fault,) = faults(digitised)
    assert fault == f"{digitised / '3.jpg'} is in no package and in no list of failures"


def test_what_failed_is_accounted_for(digitised):
    bad = digitised.parent / "0502"
    bad.mkdir()
    (bad / "1.jpg").write_bytes(b"no picture")
    assert len(faults(digitised)) == 1
    (issue,) = issues_from_paths([bad])
    enter(digitised.parent.parent / "out", failure(issue, "1.jpg is no picture.", "unreadable"))
    found = audit([digitised.parent], digitised.parent.parent / "out", every_file=False)
    assert (found.faults, found.failed) == ((), 1)


def test_what_is_in_two_packages_is_told(digitised):
    out = digitised.parent.parent / "out"
    shutil.copytree(out / "a-1984-05-01", out / "b-1984-05-01")
    assert "is in 2 packages: a-1984-05-01, b-1984-05-01" in faults(digitised)[0]


def test_a_package_that_was_changed_is_told(digitised):
    (digitised.parent.parent / "out" / "a-1984-05-01" / "issue.txt").unlink()
    assert any("issue.txt" in fault for fault in faults(digitised, every_file=True))


def test_the_command_answers_with_counts_and_an_exit_code(digitised):
    out = digitised.parent.parent / "out"
    asked = CliRunner().invoke(main, ["audit", str(digitised), str(out), "--quick"])
    assert (asked.exit_code, asked.stdout) == (0, "2 pages, 0 failed, 0 faults\n")
    (digitised / "3.jpg").write_bytes(b"a page nobody has seen")
    asked = CliRunner().invoke(main, ["audit", str(digitised), str(out), "--quick"])
    assert asked.exit_code == 3


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MissingInput, match="nowhere"):
        audit([tmp_path / "nowhere"], tmp_path)


def order(folder):
    (issue,) = issues_from_paths([folder])
    return Order(issue, folder.parent.parent / "out", Settings("double"))


def test_pages_are_redone_one_way_and_the_others_stay_as_they_were(digitised):
    again = redone(order(digitised), "2")
    assert again.redo == Redo(frozenset({2}), Settings("double"))
    assert again.settings_of(1) == replace(Settings("tesseract"), script="hant")
    assert again.settings_of(2).readers == "double"


@pytest.mark.parametrize("pages", ["3", "1-5", "x"])
def test_only_pages_that_are_there_can_be_redone(digitised, pages):
    with pytest.raises(CommandError):
        redone(order(digitised), pages)


def test_what_was_never_digitised_cannot_be_redone_in_part(digitised):
    shutil.rmtree(digitised.parent.parent / "out")
    with pytest.raises(CommandError, match="digitise all of its pages first"):
        redone(order(digitised), "1")


def test_scans_are_found_by_their_package_or_their_folder(digitised):
    out = digitised.parent.parent / "out"
    assert source_named(out, "a-1984-05-01") == digitised
    assert source_named(out, str(digitised)) == digitised
    with pytest.raises(MissingInput):
        source_named(out, "nothing-of-that-name")
