"""Read pages to a delivered package, in plain functions that know no Prefect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from articles.compose import compose
from export.package import write_package
from flows.earlier import refuse_to_replace
from flows.identify import issue_id
from flows.neighbours import with_neighbours
from flows.order import Order
from flows.page_work import PageWork, kept_pixels
from flows.records import refuse_if_lost
from flows.stopping import WRITING
from flows.turns import turn
from ingest.manifest import FILE_NAME, read_manifest
from ocr.readers import readers_named
from press.errors import InputError, PackageError
from press.page import Issue, Page, Run


@dataclass(frozen=True, slots=True)
class Delivered:
    """A package and what came of its issue; `works` is what was done for it now.

    `profile` has the seconds of every step.
    """

    package: Path
    issue: Issue
    done_before: bool = False
    works: tuple[PageWork, ...] = ()
    profile: dict[str, float] = field(default_factory=dict)

    @property
    def notes(self) -> tuple[tuple[int, str], ...]:
        """What a person should know of pages that did not fail."""
        pages = [page for page in self.issue.pages if page.status != "failed"]
        return tuple((page.number, problem) for page in pages for problem in page.problems)

    @property
    def failed(self) -> tuple[Page, ...]:
        return tuple(page for page in self.issue.pages if page.status == "failed")


def run_of(order: Order) -> Run:
    """Return what `issue.json` keeps of how it was made."""
    settings = order.settings
    versions = readers_named(settings.readers, settings.script).versions()
    kept: dict[str, str | int | float | bool] = {
        "readers": settings.readers,
        "script": settings.script,
        "dpi": settings.dpi,
        "also": ",".join(sorted(settings.also)),
        "base_url": settings.base_url,
        "layout_model": settings.layout_model,
    }
    if order.redo:
        kept["redone"] = str(order.redo)
    return Run(version("banmian"), versions, kept)


def rebuild(pages: Sequence[Page], order: Order) -> Issue:
    """Return the issue made of its pages; InputError when there was nothing on any of them."""
    if not any(page.regions for page in pages):
        problems = [problem for page in pages for problem in page.problems]
        raise InputError("\n".join(problems) or "Nothing was found on any of its pages.")
    manifest = read_manifest(order.issue.folder)
    issue = compose(pages)
    name = issue_id(issue.masthead, manifest, order.issue.name)
    named = replace(issue, id=name, run=run_of(order))
    return with_neighbours(named, order.out)


def deliver(issue: Issue, order: Order, *, workplace: Path) -> Path:
    """Write the package whole; PackageError when it would do away with another's pages."""
    package = order.out / issue.id
    if issue.id in order.taken:
        raise PackageError(
            f"{package} was just written for another issue of the same title and date. "
            f'Write an edition = "2" into an {FILE_NAME} beside the scans of one of them.'
        )
    refuse_if_lost(order.out)
    # Another run may be about to write a package of the same name.
    with turn(order.out, f"package {issue.id}"):
        refuse_to_replace(package, issue.pages, force=order.force or order.anew)
        with WRITING:
            return write_package(
                issue,
                order.out,
                open_page=partial(kept_pixels, workplace),
                also=order.settings.also,
            )
