"""Packages of earlier runs: so that nothing is done twice and nothing is overwritten unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from flows.identify import issue_id
from flows.order import Order
from ingest.manifest import read_manifest
from ingest.scans import source_of
from press.errors import PackageError
from press.page import Issue, Page, Run, Source
from press.store import read_issue


def package_already_made(order: Order, run: Run) -> Path | None:
    """Return the package that an earlier run of the same version made whole of the same scans."""
    looked = all(scan.ref.lie for scan in order.issue.scans)
    wanted = _scans({source_of(scan.ref) for scan in order.issue.scans}, looked=looked)
    first = source_of(order.issue.scans[0].ref)
    for file in _issue_files(order.out):
        if first.sha256 not in file.read_text(encoding="utf-8", errors="ignore"):
            continue
        with suppress(PackageError):  # a damaged package is as good as none
            issue = read_issue(file)
            there = _scans(_sources(issue.pages), looked=looked)
            same = there == wanted and issue.run == run
            if same and _whole(issue) and issue.id == _name_now(issue, order):
                return file.parent
    return None


def _name_now(issue: Issue, order: Order) -> str:
    """Return what the issue would be called today: what is known beforehand may have changed."""
    return issue_id(issue.masthead, read_manifest(order.issue.folder), order.issue.name)


def refuse_to_replace(package: Path, pages: Iterable[Page], *, force: bool) -> None:
    """Raise PackageError when the package that stands there has pages that would be lost.

    With `force` other scans are replaced, but not all the pages of an issue by some of them.
    """
    if not (package / "issue.json").exists():
        return
    try:
        theirs = {_content(source) for source in _sources(read_issue(package).pages)}
        theirs = {content for content in theirs if content[0]}  # else a file that was not there
    except PackageError as error:
        if force:
            return
        raise PackageError(f"{error}\n--force replaces that package.") from error
    ours = {_content(source) for source in _sources(pages)}
    if force and ours < theirs:
        raise PackageError(
            f"{package} holds these pages and others of their issue, which would be lost. "
            "Name another folder with --out, or remove the package."
        )
    if not force and not theirs <= ours:
        raise PackageError(
            f"{package} holds a package made of other scans. "
            "Name another folder with --out, or replace it with --force."
        )


def _issue_files(out: Path) -> Iterator[Path]:
    return (file for file in sorted(out.glob("*/issue.json")) if file.is_file())


def _sources(pages: Iterable[Page]) -> set[Source]:
    return {page.source for page in pages}


def _scans(sources: set[Source], *, looked: bool) -> set[Source]:
    """Return the sources as they are known before anybody has looked: a spread is one scan."""
    if looked:
        return sources
    return {replace(one, part="") if _other_page(one) in sources else one for one in sources}


def _other_page(source: Source) -> Source:
    others = {"left": "right", "right": "left"}
    return replace(source, part=others.get(source.part, ""))


def _content(source: Source) -> tuple[str, int, str]:
    return source.sha256, source.frame, source.part


def _whole(issue: Issue) -> bool:
    return all(page.status == "ok" for page in issue.pages)
