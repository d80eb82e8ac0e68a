"""What a package is made of, and what a writer of one of its formats is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from press.page import Issue, Page, Pixels

OpenPage = Callable[[Page], Pixels]
"""Gives the straightened pixels of a page, one page in memory at a time."""

Facts = Mapping[str, "FileFacts"]
"""What is known of the files that are there already, by their names in the package."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a package: its name in the package, as `alto/p0001.xml`, and what it holds."""

    name: str
    content: bytes | str

    @property
    def data(self) -> bytes:
        return self.content.encode("utf-8") if isinstance(self.content, str) else self.content


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Size in bytes and SHA-256; `use` is the METS group that lists the file, empty for none."""

    size: int
    sha256: str
    use: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """What every writer is given.

    `issue` is frozen, every page's `image` named. `folder` holds the files of the writers before,
    `made` what is known of them in the order in which they were written; whoever needs the page
    image as it is kept reads `folder / page.image`, whoever needs pixels calls `open_page`.
    `also` are the formats asked for beyond the usual ones. Nothing here comes from a clock.
    """

    issue: Issue
    folder: Path
    open_page: OpenPage
    also: frozenset[str] = frozenset()
    made: Facts = field(default_factory=dict)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that there is an image of."""
        return tuple(page for page in self.issue.pages if page.status != "failed")


Writer = Callable[[Material], Iterable[File]]
"""Gives the files of one format one by one, the same files for the same material."""


def facts(file: File, use: str = "") -> FileFacts:
    """Return what is to be known of a file."""
    data = file.data
    return FileFacts(len(data), hashlib.sha256(data).hexdigest(), use)
