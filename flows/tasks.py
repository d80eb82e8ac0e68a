"""The steps of a run as Prefect tasks: call the plain function, show what came out."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from prefect import task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.runtime import task_run
from prefect.states import Failed

from flows.delivery import deliver, rebuild
from flows.exhibits import article_rows, failed_page_markdown, page_markdown
from flows.head_start import CURRENT
from flows.identify import slug
from flows.order import Order
from flows.page_work import PageWork, kept_pixels
from ingest.inputs import NumberedScan
from press.page import Issue, Page


def _page_run_name() -> str:
    given: dict[str, Any] = task_run.get_parameters()
    return f"{given['name']} page {given['scan'].number}"


@task(name="process-page", task_run_name=_page_run_name, cache_policy=NO_CACHE)
def process_page(scan: NumberedScan, name: str) -> PageWork | State[PageWork]:
    """Open, straighten, segment and read one page; a failed page is a failed task."""
    work = CURRENT.get().finish(scan)
    if work.page.status == "failed":
        _show(scan, name, text=failed_page_markdown(work.page))
        return Failed(message=" ".join(work.page.problems), data=work)
    pixels = kept_pixels(CURRENT.get().bench.folder, work.page)
    _show(scan, name, text=page_markdown(work, pixels))
    return work


@task(name="rebuild-articles", cache_policy=NO_CACHE)
def rebuild_articles(pages: tuple[Page, ...], order: Order) -> Issue:
    """Make articles of the regions of all pages."""
    issue = rebuild(pages, order)
    with suppress(Exception):  # articles are worth more than the list of them
        create_table_artifact(
            article_rows(issue), key=f"{issue.id}-articles", description=f"Articles of {issue.id}"
        )
    return issue


@task(name="write-package", cache_policy=NO_CACHE)
def write_issue(issue: Issue, order: Order) -> Path:
    """Write the package whole or not at all."""
    return deliver(issue, order, workplace=CURRENT.get().bench.folder)


def _show(scan: NumberedScan, name: str, *, text: str) -> None:
    key = f"{slug(name) or 'issue'}-p{scan.number:04}"
    with suppress(Exception):  # a page is worth more than its picture
        create_markdown_artifact(text, key=key, description=f"{name}, page {scan.number}")
