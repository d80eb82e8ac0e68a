"""Whether a package is what it says: its files there, its JSON of the right shape."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from press.errors import PackageError
from press.page import Issue
from press.store import read_issue


def faults_of(package: Path) -> tuple[str, ...]:
    """Return what is wrong with a package, one sentence a fault; none when it is sound."""
    if not package.is_dir():
        raise PackageError(f"{package}: no such folder. Name a package, a folder digitise wrote.")
    try:
        issue = read_issue(package)
    except PackageError as error:
        return (str(error),)
    return (
        *_missing_files(issue, package),
        *_dangling_regions(issue),
        *_unequal_articles(issue, package),
    )


def _missing_files(issue: Issue, package: Path) -> Iterator[str]:
    images = [page.image for page in issue.pages if page.status == "ok"]
    for name in ("issue.txt", "articles.jsonl", *images):
        if not name or not (package / name).is_file():
            yield f"{package / name}: the file is missing"


def _dangling_regions(issue: Issue) -> Iterator[str]:
    there = {region.id for page in issue.pages for region in page.regions}
    for article in issue.articles:
        for region in article.regions:
            if region not in there:
                yield f"article {article.id} names region {region}, which no page has"


def _unequal_articles(issue: Issue, package: Path) -> Iterator[str]:
    file = package / "articles.jsonl"
    if not file.is_file():
        return
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    if len(lines) != len(issue.articles):
        yield f"{file} has {len(lines)} articles, issue.json has {len(issue.articles)}"
    for number, line in enumerate(lines, start=1):
        try:
            json.loads(line)
        except json.JSONDecodeError as error:
            yield f"{file}, line {number}: {error}"
