"""The flow of one issue: its pages side by side, then its articles, then its package."""

from __future__ import annotations

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
from press.page import Page


def _flow_run_name() -> str:
    given: dict[str, Any] = flow_run.get_parameters()
    return str(given["name"])


@flow(name="digitise-issue", flow_run_name=_flow_run_name, validate_parameters=False)
def digitise_issue(order: Order, name: str) -> Delivered:
    """Digitise one issue; a page that fails is kept as failed, InputError when all of them do."""
    try:
        futures = process_page.map(order.issue.scans, name=unmapped(name))
        wait(list(futures))
        pages = tuple(_page(future) for future in futures)
        issue = rebuild_articles(pages, order)
        return Delivered(write_issue(issue, order), issue)
    except BaseException as error:
        CURRENT.get().bench.stop.set()
        if not isinstance(error, Exception):  # Prefect keeps signals to itself while a flow runs
            Thread(target=end_readers, daemon=True).start()
        raise


def _page(future: PrefectFuture[Any]) -> Page:
    """Return the page of a task; a failed task has one, too."""
    answer = future.result(raise_on_failure=False)
    if isinstance(answer, BaseException):
        raise answer
    return cast(PageWork, answer).page
