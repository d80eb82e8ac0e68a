"""A version of a package: its files with their SHA-256, and one digest of them all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A file of a package; `name` is relative to it, with slashes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Version:
    """What a package holds; the same files give the same digest."""

    issue: str
    digest: str
    files: tuple[PackageFile, ...]


def version_of(package: Path) -> Version:
    """Read a package and return its version; OSError when it changes meanwhile."""
    files = tuple(_files(package))
    told = "\n".join(f"{file.sha256}  {file.name}" for file in files)
    return Version(package.name, hashlib.sha256(told.encode()).hexdigest(), files)


def stamp_of_package(package: Path) -> str:
    """Return what changes when a package is replaced, without reading it."""
    known = (package / "issue.json").stat()
    return f"{known.st_ino}-{known.st_mtime_ns}-{known.st_size}"


def packages_in(out: Path) -> Iterator[Path]:
    """Yield every package of a folder."""
    for file in sorted(out.glob("*/issue.json")):
        if not file.parent.name.startswith("."):
            yield file.parent


def _files(package: Path) -> Iterator[PackageFile]:
    """Yield the payload and its names beside it: a bucket has no links."""
    for folder, folders, names in os.walk(package, followlinks=True):
        folders.sort()
        for path in (Path(folder, name) for name in sorted(names)):
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            yield PackageFile(path.relative_to(package).as_posix(), path.stat().st_size, digest)
