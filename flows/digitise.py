"""One order carried out on whatever Prefect there is, with a head start for its first pages."""

from __future__ import annotations

import datetime
import math
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

from export.package import remove_unfinished
from flows.collecting import collect_seldom
from flows.delivery import Delivered, run_of
from flows.earlier import package_already_made
from flows.first_look import pages_of
from flows.head_start import head_start
from flows.housekeeping import PAGES_DAYS, tidy
from flows.identify import split_date
from flows.order import Order
from flows.page_work import Watch, Workbench
from flows.records import FOLDER, records
from flows.shelf import Keys, Shelf, keys_of
from flows.turns import turn
from ingest.manifest import read_manifest
from ingest.scans import source_of
from press.errors import ToolError
from press.page import Issue
from press.scratch import remove_left_over_files
from press.store import read_issue


def digitise(
    order: Order, *, watch: Watch, work: Callable[[Order], Delivered] | None = None
) -> Delivered:
    """Return the package of an issue, new or, unless forced, the same one of an earlier run.

    Its pages are then no longer kept; those of issues with a failed page are for some days.
    """
    tidy(order.out, pages_days=PAGES_DAYS, pictures_days=math.inf)
    delivered = carry_out(order, work or _on_prefect, watch=watch)
    # Also when it was done before: that run may have been killed before it came to this.
    if not delivered.failed:  # else a later run, with a better scan or machine, takes up the others
        shelf_of(order).remove(keys_of_issue(delivered.issue, order))
    return delivered


def carry_out(order: Order, work: Callable[[Order], Delivered], *, watch: Watch) -> Delivered:
    """Do the work with its bench prepared, unless an earlier run has; nobody else does meanwhile.

    Pages that are finished when the work fails or is stopped stay on the shelf. What runs that were
    killed have left half done is removed.
    """
    collect_seldom()
    with turn(order.out, source_of(order.issue.scans[0].ref).sha256):
        remove_unfinished(order.out)
        remove_left_over_files(order.out / FOLDER)
        again = order.force or order.anew or order.redo is not None
        if not again and (package := package_already_made(order, run_of(order))):
            return Delivered(package, read_issue(package), done_before=True)
        order = replace(order, issue=pages_of(order.issue, order.settings.jobs))
        with tempfile.TemporaryDirectory(prefix="banmian-", ignore_cleanup_errors=True) as folder:
            jobs, pages = order.settings.jobs, len(order.issue.scans)
            workers = max(1, jobs // pages)
            bench = Workbench(
                Path(folder), order.settings_of, watch, Event(), shelf_of(order), workers
            )
            with head_start(order, bench):
                return work(order)


def shelf_of(order: Order) -> Shelf:
    return Shelf(records(order.out, "pages"), afresh=order.force, out=order.out)


def keys_of_issue(issue: Issue, order: Order) -> list[Keys]:
    """Return under which keys the pages of an issue were kept."""
    return [
        keys_of(page.source, page.scan_number, order.settings_of(page.scan_number))
        for page in issue.pages
    ]


def _on_prefect(order: Order) -> Delivered:
    # Importing prefect takes two seconds: the first pages are already in work by now.
    try:
        from flows.on_prefect import run
    except (ImportError, ValueError) as error:  # a wrong setting is a ValidationError of pydantic
        raise ToolError(
            f"Prefect cannot be loaded: {error}\n"
            "Check the variables PREFECT_... of your environment, or set banmian up anew."
        ) from error
    return run(order, run_name(order))


def run_name(order: Order) -> str:
    """Return what a run is called before its masthead is read: title or folder, and date."""
    manifest = read_manifest(order.issue.folder)
    in_name, without = split_date(order.issue.name)
    title = manifest.title or without.strip(" -_")
    date = manifest.date.isoformat() if manifest.date else in_name
    return "-".join(part for part in (title, date or datetime.date.today().isoformat()) if part)
