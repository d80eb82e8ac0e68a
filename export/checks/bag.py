"""Whether a package is a valid bag, unchanged since it was written."""

from __future__ import annotations

import filecmp
import logging
from collections.abc import Iterator
from pathlib import Path

import bagit

from export.bag import PAYLOAD, TAG_FILES
from export.checks.package import MISSING, Fault

_MANIFEST = "manifest-sha256.txt"
_RESTORE = "Bring it back from a copy, or digitise the issue again with --force."
_REMOVE = "Move it out of the package."

logging.getLogger("bagit").setLevel(logging.CRITICAL + 1)  # it tells every fault once more


def bag_faults(folder: Path) -> Iterator[Fault]:
    """Yield what keeps a folder from being a valid bag, and names outside that tell lies."""
    yield from _invalid(folder)
    yield from _names_outside(folder)


def _invalid(folder: Path) -> Iterator[Fault]:
    try:
        bag = bagit.Bag(str(folder))
        bag.info.pop("Payload-Oxum", None)  # a wrong sum hides which file is to blame
        bag.validate()
        whole = bagit.Bag(str(folder))
        whole.validate(fast=whole.has_oxum(), completeness_only=True)
    except bagit.BagValidationError as error:
        if not error.details:
            yield Fault("bag-info.txt", error.message.rstrip("."), _RESTORE)
        yield from (_fault(detail) for detail in error.details)
    except (bagit.BagError, OSError, ValueError) as error:
        yield Fault("bagit.txt", f"this is no bag ({error})", _RESTORE)


def _fault(detail: bagit.BagError) -> Fault:
    name = Path(getattr(detail, "path", _MANIFEST)).as_posix().removeprefix(f"{PAYLOAD}/")
    if isinstance(detail, bagit.FileMissing):
        return Fault(name, *MISSING)
    if isinstance(detail, bagit.UnexpectedFile):
        return Fault(name, f"the file is not in {_MANIFEST}", _REMOVE)
    if isinstance(detail, bagit.ChecksumMismatch):
        return Fault(name, "the file has changed since it was written", _RESTORE)
    return Fault(name, str(detail), _RESTORE)


def _names_outside(folder: Path) -> Iterator[Fault]:
    """Compare the payload with its names beside it: links, or copies where no links are kept."""
    payload = folder / PAYLOAD
    for name in _payload(folder):
        if not (folder / name).is_file():
            yield Fault(name, *MISSING)
        elif (payload / name).is_file() and not filecmp.cmp(
            payload / name, folder / name, shallow=False
        ):
            yield Fault(name, f"the file differs from {PAYLOAD}/{name}, its original", _RESTORE)
    for entry in sorted(folder.iterdir()):
        known = entry.name in (PAYLOAD, *TAG_FILES) or (payload / entry.name).exists()
        if not known:
            yield Fault(entry.name, "this is no part of the package", _REMOVE, note=True)


def _payload(folder: Path) -> Iterator[str]:
    """Yield the names that the manifest has for the payload."""
    manifest = folder / _MANIFEST
    text = manifest.read_text("utf-8", errors="replace") if manifest.is_file() else ""
    for line in text.splitlines():
        _, _, path = line.partition("  ")
        if path.startswith(f"{PAYLOAD}/"):
            yield path.removeprefix(f"{PAYLOAD}/")
