"""Whether `issue.json` agrees with itself."""

from __future__ import annotations

from collections.abc import Iterator

from export.checks.package import Fault, Package

FILE = "issue.json"


def dangling_regions(package: Package) -> Iterator[Fault]:
    there = {region.id for page in package.issue.pages for region in page.regions}
    for article in package.issue.articles:
        for region in article.regions:
            if region not in there:
                yield Fault(FILE, f"article {article.id} names region {region}, which no page has")
