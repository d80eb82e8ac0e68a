"""Two runs of the command at once on one backlog: no page twice, nothing damaged; and kills."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.left_behind import strays
from benchmarks.small_pages import make_issue
from flows.audit import audit

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
ISSUES, PAGES = ("1", "2"), 2


def test_two_runs_on_one_backlog_read_no_page_twice(tmp_path, surroundings, prefect_url):
    scans, out, temporary = tmp_path / "scans", tmp_path / "out", tmp_path / "tmp"
    temporary.mkdir()
    for number in ISSUES:
        make_issue(scans / number, PAGES, edition=number)
    told = {"PREFECT_API_URL": prefect_url, "PREFECT_LOGGING_LEVEL": "CRITICAL"}
    words = ["digitise", "--backlog", scans, "--out", out, "--readers", "tesseract"]
    running = [
        subprocess.Popen(
            [Path(sys.executable).parent / "banmian", *words],
            env={**surroundings, **told, "TMPDIR": str(temporary)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [one.communicate(timeout=600) for one in running]
    assert [one.returncode for one in running] == [0, 0], said
    reading = re.findall(r"page \d+: reading", "".join(errors for _, errors in said))
    assert len(reading) == len(ISSUES) * PAGES
    already = "".join(answer for answer, _ in said).count("already digitised")
    assert already == len(ISSUES)
    found = audit([scans], out)
    assert (len(found.findings), found.faults) == (len(ISSUES) * PAGES, ())
    assert list(strays(out, temporary, tmp_path / "cache")) == []


def test_kills_cost_no_finished_page_and_leave_nothing_behind():
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.kills", "--kills", "3", "--seed", "1", "--pages", "3"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "PREFECT_HOME"},
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("as it must be") == 3
