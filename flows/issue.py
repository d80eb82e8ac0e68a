"""The flow of one issue: its pages side by side, then its articles, then its package."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Thread
from typing import Any, cast

from prefect import flow, unmapped
from prefect.futures import PrefectFuture, wait
from prefect.runtime import flow_run

from flows.delivery import Delivered
from flows.head_start import CURRENT
from flows.order import Order
from flows.page_work import PageWork
from flows.stopping import end_readers
from flows.tasks import process_page, rebuild_articles, write_issue
from press.errors import StorageError


def _flow_run_name() -> str:
    given: dict[str, Any] = flow_run.get_parameters()
    return str(given["name"])


@flow(name="digitise-issue", flow_run_name=_flow_run_name, validate_parameters=False)
def digitise_issue(order: Order, name: str) -> Delivered:
    """Digitise the issue in work; a page that fails is kept, InputError when all of them do.

    The parameter is for who looks at the run: names in it are as they can be shown.
    """
    return read_and_write(CURRENT.get().order, name)


def read_and_write(order: Order, name: str) -> Delivered:
    """Run the tasks of one issue, within a flow and with its bench prepared."""
    try:
        futures = process_page.map(order.issue.scans, name=unmapped(name))
        wait(list(futures))
        works = _works(futures)
        issue = rebuild_articles(tuple(work.page for work in works), order)
        return write_issue(issue, order, works)
    except BaseException as error:
        CURRENT.get().bench.stop.set()
        if not isinstance(error, Exception):  # Prefect keeps signals to itself while a flow runs
            Thread(target=end_readers, daemon=True).start()
        raise


def _works(futures: Iterable[PrefectFuture[Any]]) -> tuple[PageWork, ...]:
    """Return the work on the page of every task; a failed task has one, too.

    Of errors, that of a full disk or a lost share is raised first: it stopped the others.
    """
    answers = [future.result(raise_on_failure=False) for future in futures]
    errors = [answer for answer in answers if isinstance(answer, BaseException)]
    for error in sorted(errors, key=lambda error: not isinstance(error, StorageError)):
        raise error
    return cast(tuple[PageWork, ...], tuple(answers))
