"""The proof that nothing was lost: every input is in one package or in the list of failures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flows.checking import examined
from flows.ledger import fates, source_of_issue
from flows.outbox.version import packages_in
from ingest.inputs import IssueInput, issues_from_backlog, issues_from_paths
from ingest.scans import ScanRef, source_of
from press.errors import InputError, MissingInput, PackageError
from press.store import read_issue


@dataclass(frozen=True, slots=True)
class Finding:
    """One input and where it is; `fault` says why the proof fails for it."""

    file: str
    frame: int
    sha256: str
    package: str = ""
    failed: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """Every input, and what is wrong with packages."""

    findings: tuple[Finding, ...]
    unsound: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[str, ...]:
        return (*(one.fault for one in self.findings if one.fault), *self.unsound)

    @property
    def failed(self) -> int:
        return sum(bool(one.failed) for one in self.findings)


def audit(folders: Sequence[Path], out: Path, *, every_file: bool = True) -> Audit:
    """Look up every page of every issue in `folders`; MissingInput when one is not there."""
    homes, failures = _packages(out), _failures(out)
    findings = tuple(
        _finding(source, frame, homes, failures) for source, frame in _inputs(folders, out)
    )
    return Audit(findings, tuple(_unsound(out)) if every_file else ())


def _inputs(folders: Sequence[Path], out: Path) -> Iterator[tuple[Path, int]]:
    for folder in folders:
        for issue in _issues(folder):
            if out.resolve() not in source_of_issue(issue).resolve().parents:
                yield from ((scan.ref.path, scan.ref.frame) for scan in issue.scans)


def _issues(folder: Path) -> tuple[IssueInput, ...]:
    if not folder.exists():
        raise MissingInput(f"{folder}: no such folder. Name a folder of scans or of issues.")
    found: list[IssueInput] = []
    for read in (issues_from_backlog, lambda path: issues_from_paths([path])):
        with suppress(InputError):
            found += read(folder)
    return tuple(found)


def _packages(out: Path) -> dict[tuple[str, int], list[str]]:
    """Return by the scan's SHA-256 and frame in which packages it was read."""
    homes: dict[tuple[str, int], list[str]] = defaultdict(list)
    for package in packages_in(out):
        with suppress(PackageError):
            for page in read_issue(package).pages:
                if page.status == "ok":
                    homes[page.source.sha256, page.source.frame].append(package.name)
    return homes


def _failures(out: Path) -> dict[tuple[str, int], str]:
    """Return by the scan's SHA-256 and frame why it could not be read."""
    failures: dict[tuple[str, int], str] = {}
    for fate in fates(out):
        for page in fate.pages:
            if page.status == "failed":
                failures[page.sha256, page.frame] = " ".join(page.problems) or "failed"
    return failures


def _finding(
    file: Path,
    frame: int,
    homes: dict[tuple[str, int], list[str]],
    failures: dict[tuple[str, int], str],
) -> Finding:
    digest = source_of(ScanRef(file)).sha256
    found, failed = homes.get((digest, frame), []), failures.get((digest, frame), "")
    page = f"{file}, frame {frame + 1}" if frame else str(file)
    fault = ""
    if len(found) > 1:
        fault = f"{page} is in {len(found)} packages: {', '.join(found)}"
    elif not found and not failed:
        fault = f"{page} is in no package and in no list of failures"
    return Finding(str(file), frame, digest, found[0] if found else "", failed, fault)


def _unsound(out: Path) -> Iterator[str]:
    for package in packages_in(out):
        for fault in examined(package).faults:
            yield fault.told(package)
