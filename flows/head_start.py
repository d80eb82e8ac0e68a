"""Pages are worked on in a pool of their own, from before Prefect has started.

Prefect needs 13 to 28 s before it runs a task; pages need no Prefect. Each page is still one task,
which waits for the page's turn in the pool: however many tasks there are, so many pages as there
are jobs are in work, in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from flows.order import Order
from flows.page_work import PageWork, Workbench, work_on
from flows.profile import Stopwatch
from flows.slots import slot
from ingest.inputs import NumberedScan
from press.errors import StorageError


@dataclass(frozen=True, slots=True)
class HeadStart:
    """The bench of one issue and the work on its pages, by number."""

    order: Order
    bench: Workbench
    works: dict[int, Future[PageWork]]
    stopwatch: Stopwatch = field(default_factory=Stopwatch)

    def finish(self, scan: NumberedScan) -> PageWork:
        """Return a page's work once it is done."""
        try:
            return self.works[scan.number].result()
        except StorageError:
            self.bench.stop.set()  # the other pages would fare no better
            raise


CURRENT: ContextVar[HeadStart] = ContextVar("head start of the issue in work")
"""Flow parameters are stored by the server; what is in work is not to be stored."""


@contextmanager
def head_start(order: Order, bench: Workbench) -> Iterator[HeadStart]:
    """Work on as many pages as may be in work at a time; on leaving, stop what still runs."""
    with ThreadPoolExecutor(order.settings.jobs, thread_name_prefix="pages") as pool:
        works = {scan.number: pool.submit(_in_turn, scan, bench) for scan in order.issue.scans}
        start = HeadStart(order, bench, works)
        token = CURRENT.set(start)
        try:
            yield start
        finally:
            bench.stop.set()
            CURRENT.reset(token)


def _in_turn(scan: NumberedScan, bench: Workbench) -> PageWork:
    with slot(bench.stop):
        return work_on(scan, bench)
