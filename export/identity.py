"""Names of an issue and its files that are the same in every run."""

from __future__ import annotations

import uuid

from press.page import Issue, Page

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "banmian/issue/1")


def urn(issue: Issue) -> str:
    """Return a URN that follows from the issue's id and the scans it was made of."""
    sources = [f"{page.source.sha256}:{page.source.frame}" for page in issue.pages]
    return uuid.uuid5(_SPACE, "\n".join((issue.id, *sources))).urn


def page_id(page: Page) -> str:
    return f"p{page.number:04}"


def file_id(name: str) -> str:
    """Return the id that METS gives a file: `alto/p0001.xml` is `f-alto-p0001.xml`."""
    return "f-" + name.replace("/", "-")
