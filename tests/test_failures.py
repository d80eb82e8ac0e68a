"""Bad input, bad surroundings and interruptions through the real command, as a user meets them."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter

from press.page import Issue
from press.store import read_issue

pytestmark = pytest.mark.slow

PROGRESS = re.compile(r"^( *\d+\.\d s  page \d+: [a-z ]+|.+: \d+ pages?|.+: passed over, .+)$")


def text_named_jpg(file: Path) -> None:
    file.write_text("This is a letter and no picture.\n" * 20)


def truncated(file: Path, good: Path) -> None:
    content = good.read_bytes()
    file.write_bytes(content[: len(content) // 3])


def blank(file: Path) -> None:
    Image.new("L", (1200, 900), 235).save(file, dpi=(300, 300))


def encrypted(file: Path) -> None:
    page = Image.new("L", (600, 800), 255)
    ImageDraw.Draw(page).rectangle((100, 100, 500, 300), fill=0)
    page.save(file)
    writer = PdfWriter(clone_from=PdfReader(file))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(file)


def is_gone(group: int, *, seconds: int) -> bool:
    """Tell whether every process of a group ends within some seconds."""
    for _ in range(10 * seconds):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def packages(out: Path) -> list[Path]:
    """What stands in the output folder beside the hidden one that runs share."""
    return [path for path in out.iterdir() if path.name != ".banmian"]


@dataclass(frozen=True)
class Ended:
    """What came of one run of the command."""

    code: int
    stdout: str
    stderr: str
    out: Path

    @property
    def issue(self) -> Issue:
        (package,) = packages(self.out)
        return read_issue(package)


@pytest.fixture(scope="module")
def mixed(story, banmian, tmp_path_factory) -> Ended:
    """One good page among bad ones, on the embedded Prefect."""
    folder = tmp_path_factory.mktemp("scans") / "1984-05-01"
    folder.mkdir()
    (folder / "1.jpg").write_bytes(story.read_bytes())
    text_named_jpg(folder / "2.jpg")
    truncated(folder / "3.jpg", story)
    blank(folder / "4.png")
    encrypted(folder / "5.pdf")
    (folder / "notes.txt").write_text("scanned by hand")
    out = tmp_path_factory.mktemp("out")
    done = banmian("digitise", folder, "--out", out)
    return Ended(done.returncode, done.stdout, done.stderr, out)


def test_a_good_page_is_digitised_whatever_stands_beside_it(mixed):
    assert mixed.code == 3, mixed.stderr
    assert [page.status for page in mixed.issue.pages] == [
        "ok", "failed", "failed", "ok", "failed",
    ]  # fmt: skip
    assert sum(len(article.text) for article in mixed.issue.articles) > 100


@pytest.mark.parametrize(
    ("page", "name", "reason"),
    [
        (2, "2.jpg", "is no page image that can be read"),
        (3, "3.jpg", "truncated"),
        (5, "5.pdf", "password"),
    ],
)
def test_a_bad_file_is_named_with_its_reason(page, name, reason, mixed):
    (line,) = [line for line in mixed.stdout.splitlines() if f"page {page} failed:" in line]
    assert name in line
    assert reason in line
    assert mixed.issue.pages[page - 1].problems[0] in line


def test_a_blank_page_is_an_empty_page_with_a_note(mixed):
    page = mixed.issue.pages[3]
    assert (page.status, page.regions, page.image) == ("ok", (), "pages/p0004.jpg")
    (problem,) = page.problems
    assert "4.png: nothing is printed on this page" in problem
    assert f"  page 4: {problem}\n" in mixed.stdout


def test_a_file_that_is_no_page_is_passed_over(mixed):
    assert "notes.txt: passed over, no page image" in mixed.stderr


def test_nothing_but_the_package_is_left(mixed):
    assert [path.name for path in packages(mixed.out)] == ["issue-1984-05-01"]
    assert not list(packages(mixed.out)[0].rglob(".*"))


def test_neither_prefect_nor_python_says_a_word(mixed):
    assert [line for line in mixed.stderr.splitlines() if not PROGRESS.match(line)] == []


@pytest.fixture
def on_server(banmian, prefect_url):
    """Runs the command on a server that has been started already."""

    def run(*words):
        return banmian(*words, PREFECT_API_URL=prefect_url, PREFECT_LOGGING_LEVEL="CRITICAL")

    return run


def test_an_issue_of_bad_pages_only_is_4_and_leaves_nothing(tmp_path, on_server):
    scans = tmp_path / "scans"
    scans.mkdir()
    text_named_jpg(scans / "1.jpg")
    blank(scans / "2.png")
    done = on_server("digitise", scans, "--out", tmp_path / "out")
    assert done.returncode == 4
    assert "1.jpg" in done.stdout
    assert "2.png: nothing is printed on this page" in done.stdout
    assert "Traceback" not in done.stderr
    assert packages(tmp_path / "out") == []


def test_an_empty_folder_does_not_keep_others_from_being_done(story, tmp_path, on_server):
    (tmp_path / "empty").mkdir()
    out = tmp_path / "out"
    done = on_server("digitise", tmp_path / "empty", story, "--out", out, "--json")
    assert done.returncode == 3, done.stderr
    statuses = {issue["name"]: issue["status"] for issue in json.loads(done.stdout)["issues"]}
    assert statuses == {"story": "done", "empty": "failed"}


def test_a_backlog_goes_on_after_a_bad_issue(story, tmp_path, on_server):
    for name in ("1984-05-01", "1984-05-02"):
        (tmp_path / "scans" / name).mkdir(parents=True)
        (tmp_path / "scans" / name / "1.jpg").write_bytes(story.read_bytes())
    (tmp_path / "scans" / "1984-05-01" / "issue.toml").write_text("colour = 1\n")
    encrypted(tmp_path / "scans" / "0.pdf")
    out = tmp_path / "out"
    done = on_server("digitise", "--backlog", tmp_path / "scans", "--out", out)
    assert done.returncode == 3, done.stderr
    assert [path.name for path in packages(out)] == ["issue-1984-05-02"]
    assert "issue.toml cannot be used" in done.stdout
    assert "0.pdf" in done.stdout


def test_a_prefect_server_that_does_not_answer_is_told(story, tmp_path, banmian):
    nowhere = "http://127.0.0.1:9/api"
    done = banmian("digitise", story, "--out", tmp_path / "out", PREFECT_API_URL=nowhere)
    assert done.returncode == 4
    assert f"The Prefect server at {nowhere} cannot be used" in done.stdout
    assert "unset PREFECT_API_URL" in done.stdout
    assert "Traceback" not in done.stderr


def test_an_embedded_prefect_that_does_not_start_is_told(story, tmp_path, banmian):
    too_soon = {"PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "1"}
    done = banmian("digitise", story, "--out", tmp_path / "out", **too_soon)
    assert done.returncode == 4
    assert "The embedded Prefect cannot be used: Timed out" in done.stdout
    assert "Traceback" not in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".banmian"]


def test_a_prefect_home_that_cannot_be_written_is_told(story, tmp_path, banmian):
    home = tmp_path / "a file" / "prefect"
    home.parent.write_text("")
    done = banmian("digitise", story, "--out", tmp_path / "out", PREFECT_HOME=str(home))
    assert done.returncode == 4
    assert done.stderr == (
        f"banmian: {home}, the folder that PREFECT_HOME names, cannot be written. "
        "Name another one or unset PREFECT_HOME.\n"
    )


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("step", ["straightening", "reading"])
def test_who_is_told_to_stop_stops_and_leaves_nothing(step, by, tmp_path, surroundings):
    folder, out = tmp_path / "temporary", tmp_path / "out"
    folder.mkdir()
    sample = Path(__file__).parent.parent / "fixtures/sample/liaoyuan-ribao-2022-04-06"
    running = subprocess.Popen(
        [Path(sys.executable).parent / "banmian", "digitise", sample, "--out", out],
        env={**surroundings, "TMPDIR": str(folder)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # What runs in the background of a shell has learnt to ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while step not in (line := running.stderr.readline()):
        assert line, "ended too soon"
    time.sleep(1)
    # Ctrl-C reaches every process of a terminal's group, other signals just the one.
    (os.killpg if by == signal.SIGINT else os.kill)(running.pid, by)
    rest = running.stderr.read()
    assert running.wait(timeout=30) == 128 + by
    assert "banmian: stopped; finished pages are kept" in rest
    assert "Traceback" not in rest
    assert list(folder.iterdir()) == []
    assert [path.name for path in out.iterdir()] == [".banmian"]
    assert is_gone(running.pid, seconds=10)
