"""What the programs of a station lay down is gone with it, or with the next station."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.station.temporary import PREFIX, with_temporary
from flows.workplace import PREFIX as WORKPLACE
from press.scratch import scratch_folder

ROOT = Path(__file__).parent.parent
STATION = """
import os, sys
from pathlib import Path
from flows.station.temporary import with_temporary
with with_temporary(os.environ) as surroundings:
    (Path(surroundings["TMPDIR"]) / "runner_storage" / "a").mkdir(parents=True)
    print(surroundings["TMPDIR"], flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def left_over(tmp_path):
    """The folder that a killed station has left behind."""
    station = subprocess.Popen(
        [sys.executable, "-c", STATION],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    folder = Path(station.stdout.readline().strip())
    station.send_signal(signal.SIGKILL)
    station.communicate()
    assert (folder.parent, folder.name[: len(PREFIX)]) == (tmp_path, PREFIX)
    assert (folder / "runner_storage" / "a").is_dir()
    return folder


def test_what_a_killed_station_has_left_goes_with_the_next_one(tmp_path, left_over):
    with with_temporary({"TMPDIR": str(tmp_path), "A": "b"}) as surroundings:
        assert not left_over.exists()
        assert surroundings["A"] == "b"
        Path(surroundings["TMPDIR"], "laid down").touch()
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_has_outlived_its_station_keeps_its_place(tmp_path, left_over):
    with scratch_folder(left_over, WORKPLACE), with_temporary({"TMPDIR": str(tmp_path)}):
        assert left_over.is_dir()
    with with_temporary({"TMPDIR": str(tmp_path)}):
        assert not left_over.exists()
