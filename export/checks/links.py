"""Whether METS points to files and parts of files that are there and are as it says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from export.checks.package import AGAIN, Fault, Package
from export.checks.texts_of_mets import elements_of
from export.checks.xml import parsed
from export.xml import XLINK
from press.errors import PackageError

FILE = "mets.xml"

_METS = "{http://www.loc.gov/METS/}"


def broken_links(package: Package) -> Iterator[Fault]:
    try:
        tree = parsed(package, FILE)
    except PackageError:  # told by the check of schemas
        return
    files = {one.get("ID", ""): one for one in tree.iter(f"{_METS}file")}
    for one in files.values():
        yield from _changed(package, one)
    yield from _dangling(package, tree, {name: _href(one) for name, one in files.items()})
    yield from _unlisted(package, {_href(one) for one in files.values()})


def _changed(package: Package, file: Any) -> Iterator[Fault]:
    name, told = _href(file), file.get("CHECKSUM", "")
    path = package.file(name)
    if not name or not path.is_file():
        yield Fault(FILE, f"it names the file {name}, which is not there", AGAIN)
    elif hashlib.sha256(path.read_bytes()).hexdigest() != told:
        yield Fault(name, f"its checksum is another one than {FILE} says", AGAIN)


def _dangling(package: Package, tree: Any, names: dict[str, str]) -> Iterator[Fault]:
    ids = {one.get("ID") for one in tree.iter() if one.get("ID")}
    inside = {file: _ids(package, name) for file, name in names.items() if name.startswith("alto/")}
    for element in tree.iter(f"{_METS}fptr", f"{_METS}area", f"{_METS}smLink", f"{_METS}div"):
        pointed = [element.get(one, "") for one in ("FILEID", "DMDID")]
        pointed += [element.get(f"{{{XLINK}}}{end}", "") for end in ("from", "to")]
        for name in pointed:
            if name and name not in ids:
                yield Fault(FILE, f"it points to {name}, which it does not have", AGAIN)
        for name in (element.get("BEGIN", ""), element.get("END", "")):
            file = element.get("FILEID", "")
            if name and file in inside and name not in inside[file]:
                yield Fault(FILE, f"it points to {name}, which {names[file]} does not have", AGAIN)


def _ids(package: Package, name: str) -> set[str]:
    try:
        return set(elements_of(parsed(package, name)))
    except PackageError:
        return set()


def _unlisted(package: Package, listed: set[str]) -> Iterator[Fault]:
    """Yield page images and ALTO files that METS forgot."""
    for page in package.issue.pages:
        if page.image and page.image not in listed:
            yield Fault(FILE, f"it does not name {page.image}", AGAIN)
    for name in package.files("alto/*.xml"):
        if name not in listed:
            yield Fault(FILE, f"it does not name {name}", AGAIN)


def _href(file: Any) -> str:
    place = file.find(f"{_METS}FLocat")
    return "" if place is None else str(place.get(f"{{{XLINK}}}href", ""))
