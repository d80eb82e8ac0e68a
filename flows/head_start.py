"""The first pages are worked on while Prefect is still starting.

Prefect needs 13 to 28 s before it runs a task; the first pages need no Prefect. Each page is
still one task: the task of a page that was begun early waits for it, any other works itself.
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
from ingest.inputs import NumberedScan
from press.errors import StorageError


@dataclass(frozen=True, slots=True)
class HeadStart:
    """The bench of one issue and the pages begun on it, by number."""

    order: Order
    bench: Workbench
    begun: dict[int, Future[PageWork]] = field(default_factory=dict)
    stopwatch: Stopwatch = field(default_factory=Stopwatch)

    def finish(self, scan: NumberedScan) -> PageWork:
        """Return a page's work, begun early or done now."""
        early = self.begun.get(scan.number)
        try:
            return early.result() if early else work_on(scan, self.bench)
        except StorageError:
            self.bench.stop.set()  # the other pages would fare no better
            raise


CURRENT: ContextVar[HeadStart] = ContextVar("head start of the issue in work")
"""Flow parameters are stored by the server; what is in work is not to be stored."""


@contextmanager
def head_start(order: Order, bench: Workbench) -> Iterator[HeadStart]:
    """Begin as many pages as may run at a time; on leaving, stop what still runs."""
    jobs, scans = order.settings.jobs, order.issue.scans
    with ThreadPoolExecutor(jobs, thread_name_prefix="head-start") as pool:
        begun = {scan.number: pool.submit(work_on, scan, bench) for scan in scans[:jobs]}
        start = HeadStart(order, bench, begun)
        token = CURRENT.set(start)
        try:
            yield start
        finally:
            bench.stop.set()
            CURRENT.reset(token)
