"""Every check of a package, one after the other: what `banmian check` does.

A check is added as a file here and a line in CHECKS. That a format's files are there, and that its
articles' texts are those of `issue.json`, is checked for every line of `export/formats.py`.
"""

from __future__ import annotations

from pathlib import Path

from export.checks.bag import bag_faults
from export.checks.boxes import alto_beside_issue, boxes_off_page
from export.checks.equality import unequal_texts
from export.checks.files import missing_files
from export.checks.iiif import broken_iiif
from export.checks.issue import dangling_regions, fields_beside_lines
from export.checks.json_schemas import broken_json_schemas
from export.checks.links import broken_links
from export.checks.package import Check, Fault, Package
from export.checks.pdfa import archival_faults
from export.checks.schemas import broken_schemas
from export.checks.texts_of_pdf import pages_copied_otherwise
from press.errors import PackageError
from press.store import read_issue

CHECKS: tuple[Check, ...] = (
    missing_files,
    broken_json_schemas,
    broken_schemas,
    dangling_regions,
    fields_beside_lines,
    boxes_off_page,
    alto_beside_issue,
    broken_links,
    unequal_texts,
    archival_faults,
    pages_copied_otherwise,
    broken_iiif,
)


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Return what is wrong with a package, and notes of what could not be examined.

    PackageError when there is no such folder.
    """
    if not folder.is_dir():
        raise PackageError(f"{folder}: no such folder. Name a package, a folder digitise wrote.")
    found = list(bag_faults(folder))
    try:
        package = Package(folder, read_issue(folder))
    except PackageError as error:
        problem = str(error).removeprefix(str(folder / "issue.json")).lstrip(": ")
        found.append(Fault("issue.json", problem, "Without it nothing else can be checked."))
        return tuple(dict.fromkeys(found))
    found.extend(fault for check in CHECKS for fault in check(package))
    return tuple(dict.fromkeys(found))
