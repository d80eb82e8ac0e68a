"""The steps of a run as Prefect tasks: call the plain function, show what came out."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from prefect import task
from prefect.artifacts import (
    create_image_artifact,
    create_markdown_artifact,
    create_table_artifact,
)
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.runtime import task_run
from prefect.states import Cancelled, Completed, Failed

from export.overlay import overlay
from flows.delivery import Delivered, deliver, rebuild
from flows.exhibits import article_rows, failed_page_markdown, issue_markdown, page_markdown
from flows.head_start import CURRENT
from flows.identify import slug
from flows.order import Order
from flows.page_work import PageWork, Stopped, kept_pixels
from flows.pictures import publish_picture
from flows.profile import profile_of, with_profile
from flows.server_gone import server_is_gone
from flows.verdicts import page_verdict, steps_told
from ingest.inputs import NumberedScan
from press.page import Issue, Page


def _page_run_name() -> str:
    given: dict[str, Any] = task_run.get_parameters()
    return f"{given['name']} page {given['scan'].number}"


@task(name="process-page", task_run_name=_page_run_name, cache_policy=NO_CACHE)
def process_page(scan: NumberedScan, name: str) -> State[PageWork]:
    """Open, straighten, segment and read one page; a failed page is a failed task."""
    try:
        work = CURRENT.get().finish(scan)
    except Stopped:
        return Cancelled(message="The run was stopped before this page was finished.")
    verdict, log = page_verdict(work), get_run_logger()
    if work.page.status == "failed":
        log.error("page %d: %s: %s", scan.number, work.cause, verdict)
        _show_failed(work, name)
        return Failed(message=verdict, data=work)
    log.info("page %d: %s (%s)", scan.number, verdict, steps_told(work) or "nothing to do")
    with suppress(Exception):  # a page is worth more than its picture
        _show_page(work, name)
    if work.kept:
        return Completed(name="Cached", message=verdict, data=work)
    return Completed(message=verdict, data=work)


@task(name="rebuild-articles", task_run_name="articles", cache_policy=NO_CACHE)
def rebuild_articles(pages: tuple[Page, ...], order: Order) -> Issue:
    """Make articles of the regions of all pages."""
    with CURRENT.get().stopwatch.timed("articles"):
        issue = rebuild(pages, order)
    log = get_run_logger()
    log.info("%s: %d articles on %d pages", issue.id, len(issue.articles), len(pages))
    return issue


@task(name="write-package", task_run_name="package", cache_policy=NO_CACHE)
def write_issue(issue: Issue, order: Order, works: tuple[PageWork, ...]) -> Delivered:
    """Write the package whole or not at all."""
    current = CURRENT.get()
    if order.settings.profile:
        issue = with_profile(issue, works, current.stopwatch)
    with current.stopwatch.timed("package"):
        package = deliver(issue, order, workplace=current.bench.folder)
    get_run_logger().info("%s written", package)
    delivered = Delivered(package, issue, works=works, profile=profile_of(works, current.stopwatch))
    with suppress(Exception):  # a package is worth more than what is shown of it
        _show_issue(delivered)
    return delivered


def _show_page(work: PageWork, name: str) -> None:
    if server_is_gone():
        return
    current, page = CURRENT.get(), work.page
    picture = overlay(page, kept_pixels(current.bench.folder, page), articles=())
    key, told = _key(work, name), f"{name}, page {page.number}"
    create_markdown_artifact(page_markdown(work, picture), key=key, description=told)
    if url := publish_picture(current.order.out, key, picture):
        create_image_artifact(url, key=f"{key}-overlay", description=f"{told}: what was found")


def _show_failed(work: PageWork, name: str) -> None:
    told = f"{name}, page {work.page.number}"
    with suppress(Exception):
        if server_is_gone():
            return
        text = failed_page_markdown(work.page)
        create_markdown_artifact(text, key=_key(work, name), description=told)


def _key(work: PageWork, name: str) -> str:
    return f"{slug(name) or 'issue'}-p{work.page.number:04}"


def _show_issue(delivered: Delivered) -> None:
    if server_is_gone():
        return
    issue = delivered.issue
    rows = article_rows(issue)
    create_table_artifact(rows, key=f"{issue.id}-articles", description=f"Articles of {issue.id}")
    create_markdown_artifact(issue_markdown(delivered), key=issue.id, description=issue.id)
