"""What a run has begun and laid down is gone after it, also when it is killed."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUN = """
import subprocess, sys, tempfile, time
from flows.workplace import workplace
with workplace():
    folder = tempfile.mkdtemp()
    child = subprocess.Popen(["sleep", "600"])
    print(child.pid, folder, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def run(tmp_path):
    """Starts a run that has a child and a temporary folder; returns it with both."""
    begun = []

    def start():
        process = subprocess.Popen(
            [sys.executable, "-c", RUN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(tmp_path)},
        )
        begun.append(process)
        child, folder = process.stdout.readline().split()
        return process, int(child), Path(folder)

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def is_gone(process):
    for _ in range(200):
        try:
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.1)
    return False


def test_the_children_of_a_killed_run_end(run):
    process, child, _ = run()
    process.kill()
    assert is_gone(child)


def test_the_children_of_a_run_end_with_it(run):
    process, child, _ = run()
    process.communicate("go on\n")
    assert process.returncode == 0
    assert is_gone(child)


def test_one_run_does_not_end_the_children_of_another(run):
    process, _, _ = run()
    _, child, _ = run()
    process.kill()
    process.wait()
    time.sleep(1)
    assert not is_gone_now(child)


def is_gone_now(process):
    return not Path(f"/proc/{process}").exists()


def test_the_next_run_removes_what_a_killed_one_had_laid_down_and_no_more(run, tmp_path):
    killed, _, left = run()
    _, _, kept = run()
    killed.kill()
    killed.wait()
    after, _, _ = run()
    assert (left.exists(), kept.exists()) == (False, True)
    after.communicate("go on\n")
    assert [path for path in tmp_path.iterdir() if path not in kept.parents] == []
