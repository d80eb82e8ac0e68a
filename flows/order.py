"""What is to be done with one issue: the parameters of its flow."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from export.iiif.names import BASE_URL
from ingest.inputs import IssueInput
from layout.segment import OWN


@dataclass(frozen=True, slots=True)
class Settings:
    """How pages are read, by which readers and in which script, and what is written of them.

    `dpi` is 0 to believe the scans, `jobs` how many pages are worked on at a time, `also` what
    formats a package has beyond the usual ones, `base_url` where packages will be served, `profile`
    whether the package tells how long its steps took, `layout_model` which witnesses take pages
    apart.
    """

    readers: str = "verify"
    dpi: int = 0
    jobs: int = 1
    script: str = "auto"
    also: frozenset[str] = frozenset()
    base_url: str = BASE_URL
    profile: bool = False
    layout_model: str = OWN


@dataclass(frozen=True, slots=True)
class Redo:
    """Read these pages, numbered as the scans are, with settings of their own; the others stay."""

    pages: frozenset[int]
    settings: Settings

    def __str__(self) -> str:
        pages = ", ".join(str(page) for page in sorted(self.pages))
        return f"pages {pages}: {self.settings.readers}, {self.settings.script}"


@dataclass(frozen=True, slots=True)
class Order:
    """Digitise this issue into `out/<issue id>/`; `taken` are ids the same command has written.

    With `force` everything is done again, with `anew` what is not kept of finished pages.
    """

    issue: IssueInput
    out: Path
    settings: Settings = Settings()
    force: bool = False
    taken: frozenset[str] = frozenset()
    redo: Redo | None = None
    anew: bool = False

    def settings_of(self, page: int) -> Settings:
        """Return how a page is to be read."""
        return self.redo.settings if self.redo and page in self.redo.pages else self.settings
