"""The issues of the same newspaper that lie in the output folder, next to one by date."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from articles.numbering import Neighbour, numbered
from flows.identify import split_date
from press.errors import PackageError
from press.page import Issue
from press.store import read_issue


def with_neighbours(issue: Issue, out: Path) -> Issue:
    """Return the issue with its number weighed against the nearest issue before it and after it."""
    if not issue.masthead.issue_no or not issue.masthead.date:
        return issue
    return replace(issue, masthead=numbered(issue.masthead, _neighbours(issue, out)))


def _neighbours(issue: Issue, out: Path) -> Sequence[Neighbour]:
    day, title = split_date(issue.id)
    packages = {
        other: package
        for package in out.glob(f"{title.strip()[:1]}*")
        if (other := split_date(package.name)[0]) and split_date(package.name)[1] == title
    }
    before = max((other for other in packages if other < day), default="")
    after = min((other for other in packages if other > day), default="")
    found = []
    for other in filter(None, (before, after)):
        with suppress(PackageError):  # a damaged package is no neighbour
            told = read_issue(packages[other]).masthead
            if told.title == issue.masthead.title:
                found.append(Neighbour(told.date, told.issue_no))
    return found
