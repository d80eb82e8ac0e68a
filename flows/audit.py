"""The proof that nothing was lost: every input is in one package or in the list of failures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.checking import examined
from flows.ledger import PageFate, fates, source_of_issue
from flows.outbox.version import packages_in
from ingest.inputs import IssueInput, issues_from_backlog, issues_from_paths
from ingest.scans import ScanRef, source_of
from press.errors import InputError, MissingInput, PackageError
from press.naming import shown
from press.store import read_issue

Content = tuple[str, int]
"""The SHA-256 of a file and the number of a frame of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One input and where it is; `fault` says why the proof fails for it.

    `double_of` is another input with the same bytes: what is read once is not read again.
    """

    file: str
    frame: int
    sha256: str
    package: str = ""
    failed: str = ""
    fault: str = ""
    double_of: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """Every input, what is wrong with packages, and inputs that are no longer there.

    Of these, `gone` are in a package all the same; `lost` are in none.
    """

    findings: tuple[Finding, ...]
    unsound: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[str, ...]:
        return (*(one.fault for one in self.findings if one.fault), *self.lost, *self.unsound)

    @property
    def failed(self) -> int:
        return sum(bool(one.failed) for one in self.findings)

    @property
    def doubles(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.double_of)


@dataclass(slots=True)
class _Known:
    """What packages and the ledger say: of contents, and of the files that they were read from."""

    homes: dict[Content, set[str]] = field(default_factory=dict)
    failures: dict[Content, str] = field(default_factory=dict)
    files: dict[tuple[str, int], tuple[str, PageFate]] = field(default_factory=dict)


def audit(folders: Sequence[Path], out: Path, *, every_file: bool = True) -> Audit:
    """Look up every page of every issue in `folders`; MissingInput when one is not there."""
    known = _known(out)
    found = [_finding(source, frame, known) for source, frame in _inputs(folders, out)]
    gone, lost = _no_longer_there(folders, found, known)
    unsound = tuple(_unsound(out)) if every_file else ()
    return Audit(tuple(_doubles_named(found)), unsound, gone, lost)


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


def _known(out: Path) -> _Known:
    known = _Known()
    for package in packages_in(out):
        with suppress(PackageError):
            for page in read_issue(package).pages:
                if page.status == "ok":
                    content = page.source.sha256, page.source.frame
                    known.homes.setdefault(content, set()).add(package.name)
    for fate in fates(out):
        for read in fate.pages:
            if read.status == "failed":
                why = " ".join(read.problems) or "failed"
                known.failures[read.sha256, read.frame] = why
            known.files[str(_place(Path(fate.source), read.file)), read.frame] = (fate.source, read)
    return known


def _place(source: Path, file: str) -> Path:
    """Return where a page's file lies: an issue is a document of that name, or a folder."""
    return source if source.name == file and not source.is_dir() else source / file


def _finding(file: Path, frame: int, known: _Known) -> Finding:
    digest = source_of(ScanRef(file)).sha256
    found = sorted(known.homes.get((digest, frame), ()))
    failed = known.failures.get((digest, frame), "")
    page = _named(shown(file), frame)
    fault = ""
    if len(found) > 1:
        fault = f"{page} is in {len(found)} packages: {', '.join(found)}"
    elif not found and not failed:
        fault = f"{page} is in no package and in no list of failures"
        _, before = known.files.get((shown(file.absolute()), frame), ("", None))
        if before and before.sha256 != digest:
            fault = (
                f"{page} is another file than the one that was read under its name "
                f"(SHA-256 {before.sha256[:12]} then, {digest[:12]} now): digitise its issue again"
            )
    return Finding(shown(file), frame, digest, found[0] if found else "", failed, fault)


def _doubles_named(findings: Sequence[Finding]) -> Iterator[Finding]:
    first: dict[Content, str] = {}
    for one in findings:
        other = first.setdefault((one.sha256, one.frame), one.file)
        yield replace(one, double_of=other) if one.sha256 and other != one.file else one


def _no_longer_there(
    folders: Sequence[Path], findings: Sequence[Finding], known: _Known
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which files of the ledger are gone from the folders: those in a package, the others.

    What was moved within the folders, or has been read once more in a new form, is not gone.
    """
    there = {(one.sha256, one.frame) for one in findings}
    places = {(str(Path(one.file).absolute()), one.frame) for one in findings}
    roots = [folder.absolute() for folder in folders]
    gone, lost = [], []
    for (file, frame), (_, page) in sorted(known.files.items()):
        mine = any(root == Path(file) or root in Path(file).parents for root in roots)
        if not mine or (file, frame) in places or (page.sha256, page.frame) in there:
            continue
        homes = sorted(known.homes.get((page.sha256, page.frame), ()))
        if homes:
            gone.append(f"{_named(file, frame)} is no longer there; it was read into {homes[0]}")
        else:
            lost.append(f"{_named(file, frame)} is no longer there, and in no package")
    return tuple(gone), tuple(lost)


def _named(file: str, frame: int) -> str:
    return f"{file}, frame {frame + 1}" if frame else file


def _unsound(out: Path) -> Iterator[str]:
    for package in packages_in(out):
        for fault in examined(package).faults:
            yield fault.told(package)
