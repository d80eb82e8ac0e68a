"""No more pages in work than a machine has cores, whichever of its runs they belong to."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import pytest

from flows.digitise import shelf_of
from flows.head_start import head_start
from flows.order import Order, Settings
from flows.page_work import Workbench
from flows.slots import SLOTS, slot
from ingest.inputs import issues_from_paths

CORES = len(os.sched_getaffinity(0))
HOLDS_ALL = """
import os, time
from contextlib import ExitStack
from threading import Event
from flows.slots import slot
with ExitStack() as held:
    for _ in os.sched_getaffinity(0):
        held.enter_context(slot(Event()))
    print("held", flush=True)
    time.sleep(60)
"""


class Counter:
    """Counts who is within it at a time; each stays a moment."""

    def __init__(self):
        self.lock, self.now, self.most = Lock(), 0, 0

    def stay(self, *_):
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.05)
        with self.lock:
            self.now -= 1


@pytest.fixture
def station(tmp_path, monkeypatch):
    monkeypatch.setenv(SLOTS, str(tmp_path / "slots"))


@pytest.mark.usefixtures("station")
def test_as_many_as_there_are_cores_are_held_at_a_time():
    within = Counter()

    def hold(_):
        with slot(Event()):
            within.stay()

    with ThreadPoolExecutor(3 * CORES) as pool:
        list(pool.map(hold, range(3 * CORES)))
    assert within.most == CORES


@pytest.mark.usefixtures("station")
def test_a_process_that_dies_lets_go():
    words = [sys.executable, "-c", HOLDS_ALL]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        with ThreadPoolExecutor(1) as pool:
            waits = pool.submit(lambda: slot(Event()).__enter__())
            time.sleep(0.3)
            assert not waits.done()
            process.kill()
            waits.result(timeout=30)


@pytest.mark.usefixtures("station")
def test_who_is_to_stop_waits_no_longer():
    stop = Event()
    with subprocess.Popen([sys.executable, "-c", HOLDS_ALL], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline()
        stop.set()
        with slot(stop):
            process.kill()


def test_who_works_alone_waits_for_nobody(monkeypatch):
    monkeypatch.delenv(SLOTS, raising=False)
    with ThreadPoolExecutor(1) as pool:
        held = [slot(Event()) for _ in range(CORES + 1)]
        for one in held:
            pool.submit(one.__enter__).result(timeout=30)


def test_so_many_pages_are_in_work_as_there_are_jobs(tmp_path, monkeypatch):
    monkeypatch.delenv(SLOTS, raising=False)
    scans = tmp_path / "0501"
    scans.mkdir()
    for number in range(8):
        (scans / f"{number}.png").write_bytes(b"no picture %d" % number)
    (issue,) = issues_from_paths([scans])
    order = Order(issue, tmp_path / "out", Settings("tesseract", jobs=2))
    opening = Counter()
    bench = Workbench(tmp_path, order.settings_of, opening.stay, Event(), shelf_of(order))
    with head_start(order, bench) as started, ThreadPoolExecutor(8) as tasks:
        works = list(tasks.map(started.finish, issue.scans))
    assert [work.page.status for work in works] == ["failed"] * 8
    assert opening.most == 2
