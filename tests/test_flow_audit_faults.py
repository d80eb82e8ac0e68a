"""What an audit must not miss: altered packages, and inputs removed, exchanged or copied."""

import shutil

import numpy as np
import pytest
from click.testing import CliRunner
from rich.console import Console

from export.package import write_package
from flows.audit import audit
from flows.batch import carry_out
from flows.command import main
from flows.delivery import Delivered
from flows.intake import Unusable
from flows.ledger import enter, entry, failure, fates
from ingest.inputs import issues_from_paths
from ingest.scans import source_of
from press.page import Issue, Page, Run


@pytest.fixture
def scans(tmp_path, story):
    """A folder of issues; the one in it has two pages and a package."""
    folder = tmp_path / "scans" / "0501"
    folder.mkdir(parents=True)
    for name in ("1.jpg", "2.jpg"):
        (folder / name).write_bytes(story.read_bytes() + name.encode())
    package, made = written(folder, tmp_path / "out")
    (issue,) = issues_from_paths([folder])
    enter(tmp_path / "out", entry(issue, Delivered(package, made), 1.0))
    return folder.parent


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def written(folder, out):
    (issue,) = issues_from_paths([folder])
    pages = tuple(Page(scan.number, 80, 40, 300, source_of(scan.ref)) for scan in issue.scans)
    made = Issue("a-1984-05-01", pages=pages, run=Run("1"))
    paper = np.full((40, 80), 220, dtype=np.uint8)
    return write_package(made, out, open_page=lambda page: paper), made


def altered_byte(package):
    file = package / "data" / "pages" / "p0001.jpg"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def missing_file(package):
    (package / "data" / "pages" / "p0001.jpg").unlink()


def extra_file(package):
    (package / "data" / "p0009.jpg").write_text("slipped in")


def altered_manifest(package):
    manifest = package / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text().replace("a", "b"))


@pytest.mark.parametrize(
    ("damage", "file"),
    [
        (altered_byte, "p0001.jpg"),
        (missing_file, "p0001.jpg"),
        (extra_file, "p0009.jpg"),
        (altered_manifest, "manifest-sha256.txt"),
    ],
)
def test_a_package_that_is_not_as_it_was_written_is_a_fault(damage, file, scans, out):
    assert audit([scans], out).faults == ()
    damage(out / "a-1984-05-01")
    faults = audit([scans], out).faults
    assert any(file in fault for fault in faults)


def test_a_scan_that_is_gone_is_told_and_is_no_fault_while_a_package_has_it(scans, out):
    (scans / "0501" / "2.jpg").unlink()
    found = audit([scans], out, every_file=False)
    told = f"{scans / '0501' / '2.jpg'} is no longer there; it was read into a-1984-05-01"
    assert (found.gone, found.faults) == ((told,), ())


def test_a_scan_that_is_gone_and_in_no_package_is_a_fault(scans, out):
    shutil.rmtree(out / "a-1984-05-01")
    (scans / "0501" / "2.jpg").unlink()
    found = audit([scans], out, every_file=False)
    assert f"{scans / '0501' / '2.jpg'} is no longer there, and in no package" in found.lost


def test_a_scan_that_failed_and_is_gone_is_a_fault(scans, out):
    bad = scans / "0502"
    bad.mkdir()
    (bad / "1.jpg").write_bytes(b"no picture")
    (issue,) = issues_from_paths([bad])
    enter(out, failure(issue, "1.jpg is no picture.", "unreadable"))
    shutil.rmtree(bad)
    assert audit([scans], out, every_file=False).faults == (
        f"{bad / '1.jpg'} is no longer there, and in no package",
    )


def test_what_has_become_another_file_is_told_so(scans, out):
    (scans / "0501" / "2.jpg").write_bytes(b"another page")
    (fault,) = audit([scans], out, every_file=False).faults
    assert fault.startswith(f"{scans / '0501' / '2.jpg'} is another file than the one that was")


def test_a_folder_that_was_renamed_has_lost_nothing(scans, out):
    (scans / "0501").rename(scans / "may-day")
    found = audit([scans], out, every_file=False)
    assert (found.gone, found.faults) == ((), ())


def test_doubles_are_named(scans, out):
    shutil.copytree(scans / "0501", scans / "0501 copy")
    asked = CliRunner().invoke(main, ["audit", str(scans), str(out), "--quick"])
    assert asked.exit_code == 0
    first, second = scans / "0501" / "1.jpg", scans / "0501 copy" / "1.jpg"
    assert f"{second}: a double of {first}\n" in asked.stderr


def test_a_spread_is_in_one_package_though_it_is_two_pages(scans, out):
    (issue,) = issues_from_paths([scans / "0501"])
    source = source_of(issue.scans[0].ref)
    halves = tuple(Page(number, 80, 40, 300, source) for number in (1, 2))
    paper = np.full((40, 80), 220, dtype=np.uint8)
    shutil.rmtree(out)
    write_package(Issue("s-1984-05-01", pages=halves), out, open_page=lambda page: paper)
    (scans / "0501" / "2.jpg").unlink()
    assert audit([scans], out, every_file=False).faults == ()


def test_the_ledger_tells_that_a_double_was_skipped(scans, out):
    copy = scans / "0501 copy"
    shutil.copytree(scans / "0501", copy)
    (issue,) = issues_from_paths([copy])
    _, made = written(scans / "0501", out)
    enter(out, entry(issue, Delivered(out / made.id, made, done_before=True), 0.1))
    told = {fate.source: fate.fate for fate in fates(out)}
    assert told == {str(scans / "0501"): "done", str(copy): "double"}
    shutil.rmtree(scans / "0501")
    enter(out, entry(issue, Delivered(out / made.id, made, done_before=True), 0.1))
    assert {fate.fate for fate in fates(out)} == {"done"}


def test_an_issue_with_a_wrong_manifest_is_in_the_list_of_failures(scans, out):
    folder = scans / "0503"
    folder.mkdir()
    (folder / "1.jpg").write_bytes(b"a page nobody has seen")
    (issue,) = issues_from_paths([folder])
    wrong = Unusable(issue.name, "issue.toml cannot be used", issue)
    list(carry_out([wrong], out, Console(stderr=True)))
    found = audit([scans], out, every_file=False)
    assert (found.faults, found.failed) == ((), 1)
