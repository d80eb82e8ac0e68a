"""What a killed process was at is known as left over; what a living one is at is left alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from export.package import MAKING, remove_unfinished
from press.scratch import remove_left_over, remove_left_over_files, scratch_folder

FOLDER = """
from press.scratch import scratch_folder
with scratch_folder(Path(sys.argv[1]), "work-") as folder:
    (folder / "half.txt").write_text("half")
    print(flush=True)
    sys.stdin.read()
"""
FILE = """
from press.store import written_whole
with written_whole(Path(sys.argv[1]) / "deep" / "page.json") as file:
    file.write(b"half")
    file.flush()
    print(flush=True)
    sys.stdin.read()
"""
BEGINNING = "import sys\nfrom pathlib import Path\n"


@pytest.fixture
def at_work(tmp_path):
    """Starts a program that is in the middle of its work when it is handed over."""
    begun = []

    def start(program):
        process = subprocess.Popen(
            [sys.executable, "-c", BEGINNING + program, tmp_path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parent.parent,
        )
        begun.append(process)
        assert process.stdout.readline()
        return process

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def there(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_left_over_once_its_process_is_killed(tmp_path, at_work):
    process = at_work(FOLDER)
    remove_left_over(tmp_path, "work-")
    assert there(tmp_path) == ["half.txt", "lock"]
    process.kill()
    process.wait()
    remove_left_over(tmp_path, "work-")
    assert list(tmp_path.iterdir()) == []


def test_so_is_a_file_that_was_being_written(tmp_path, at_work):
    process = at_work(FILE)
    remove_left_over_files(tmp_path)
    (name,) = there(tmp_path)
    assert name.startswith(".page.json.")
    process.kill()
    process.wait()
    remove_left_over_files(tmp_path)
    assert there(tmp_path) == []


def test_a_file_that_is_written_meanwhile_is_whole_in_the_end(tmp_path, at_work):
    process = at_work(FILE)
    remove_left_over_files(tmp_path)
    process.communicate(b"")
    assert (tmp_path / "deep" / "page.json").read_bytes() == b"half"
    assert there(tmp_path) == ["page.json"]


def test_a_folder_is_gone_when_its_work_ends_however_that_is(tmp_path):
    with pytest.raises(ValueError, match="no"), scratch_folder(tmp_path, "work-") as folder:
        (folder / "deep").mkdir()
        raise ValueError("no")
    assert list(tmp_path.iterdir()) == []


def test_a_link_of_that_name_leads_nowhere(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "scan.tif").write_text("a scan")
    (tmp_path / "work-x").symlink_to(elsewhere)
    (tmp_path / ".scan").symlink_to(elsewhere / "scan.tif")
    remove_left_over(tmp_path, "work-")
    remove_left_over_files(tmp_path)
    assert (elsewhere / "scan.tif").read_text() == "a scan"
    assert there(elsewhere) == ["scan.tif"]


def unfinished(out, package):
    """What stands there when a writer is killed between the two renames of an exchange."""
    old = out / f"{MAKING}x7" / "old" / package
    old.mkdir(parents=True)
    (old / "issue.json").write_text("old")
    return old


def test_a_package_that_was_put_aside_comes_back(tmp_path):
    unfinished(tmp_path, "a-1984-05-01")
    remove_unfinished(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a-1984-05-01"]
    assert (tmp_path / "a-1984-05-01" / "issue.json").read_text() == "old"


def test_a_package_that_was_replaced_stays_the_new_one(tmp_path):
    unfinished(tmp_path, "a-1984-05-01")
    (tmp_path / "a-1984-05-01").mkdir()
    (tmp_path / "a-1984-05-01" / "issue.json").write_text("new")
    remove_unfinished(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a-1984-05-01"]
    assert (tmp_path / "a-1984-05-01" / "issue.json").read_text() == "new"
