"""Whether the files are there that every package has."""

from __future__ import annotations

from collections.abc import Iterator

from export.checks.package import MISSING, Fault, Package
from export.formats import FORMATS


def missing_files(package: Package) -> Iterator[Fault]:
    images = [page.image for page in package.issue.pages if page.status != "failed"]
    for name in images:
        if not name or not package.file(name).is_file():
            yield Fault(name or "issue.json", *MISSING)
    for one in FORMATS:
        if not one.on_demand and not package.files(one.marker):
            yield Fault(one.marker, *MISSING)
