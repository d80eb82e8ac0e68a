"""All scans of an issue looked at before they are read: how each lies, and where two pages are."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from ingest.inputs import IssueInput, numbered
from ingest.look import looked_at
from ingest.scans import Lie, ScanRef
from ocr.glyphs import certainty
from press.errors import ToolError


def pages_of(issue: IssueInput, jobs: int) -> IssueInput:
    """Return the issue with a scan for every page, upright, numbered anew.

    An issue that was looked at before, and may have been cut down since, stays as it is.
    """
    if all(scan.ref.lie for scan in issue.scans):
        return issue
    with ThreadPoolExecutor(jobs, thread_name_prefix="first-look") as pool:
        found = list(pool.map(_pages, (scan.ref for scan in issue.scans)))
    return replace(issue, scans=numbered(page for pages in found for page in pages))


def _pages(ref: ScanRef) -> tuple[ScanRef, ...]:
    try:
        return looked_at(ref, certainty)
    except ToolError:
        raise
    except Exception:  # what is wrong with one scan is told when it is read, and costs that page
        return (replace(ref, lie=Lie()),)
