"""One order carried out on whatever Prefect there is, with a head start for its first pages."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from threading import Event

from flows.delivery import Delivered, run_of
from flows.earlier import package_already_made
from flows.head_start import head_start
from flows.identify import split_date
from flows.order import Order
from flows.page_work import Watch, Workbench
from ingest.manifest import read_manifest
from press.errors import ToolError
from press.store import read_issue


def digitise(order: Order, *, watch: Watch) -> Delivered:
    """Return the package of an issue, new or, unless forced, the same one of an earlier run."""
    if not order.force and (package := package_already_made(order, run_of(order.settings))):
        return Delivered(package, read_issue(package), done_before=True)
    with tempfile.TemporaryDirectory(prefix="banmian-", ignore_cleanup_errors=True) as folder:
        jobs, pages = order.settings.jobs, len(order.issue.scans)
        bench = Workbench(Path(folder), order.settings, watch, Event(), max(1, jobs // pages))
        with head_start(order.issue.scans, bench):
            return _on_prefect(order)


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
    title = manifest.title or without.strip(" -_") or order.issue.name
    date = manifest.date.isoformat() if manifest.date else in_name
    return f"{title}-{date or datetime.date.today().isoformat()}"
