"""Whether all formats that are there tell the same text."""

from __future__ import annotations

from collections.abc import Iterator

from export.checks.package import Fault, Package
from export.formats import FORMATS


def unequal_texts(package: Package) -> Iterator[Fault]:
    for one in FORMATS:
        if one.told is not None and package.files(one.marker):
            yield from one.told.faults(package)
