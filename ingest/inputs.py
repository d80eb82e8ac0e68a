"""What a person names on the command line, as issues of scans in page order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.files import is_pdf, refuse_link_outside
from ingest.scans import ScanRef, refs_of
from press.errors import CommandError, EmptyInput, LinkOutside, MissingInput
from press.naming import shown

IMAGE_SUFFIXES = frozenset(
    {".tif", ".tiff", ".jpg", ".jpeg", ".png", ".jp2", ".j2k", ".jpx", ".jpf", ".webp"}
)
SIDE_FILES = frozenset({"thumbs.db", "desktop.ini", "issue.toml"})


@dataclass(frozen=True, slots=True)
class NumberedScan:
    """A scan and the page number it has in its issue."""

    number: int
    ref: ScanRef


@dataclass(frozen=True, slots=True)
class IssueInput:
    """One issue to digitise: its pages in order, and the files beside them that are no pages."""

    name: str
    folder: Path
    scans: tuple[NumberedScan, ...]
    passed_over: tuple[str, ...] = ()


def issues_from_paths(paths: Sequence[Path]) -> tuple[IssueInput, ...]:
    """Return one issue for each folder and each PDF, and one for all the page images together."""
    for path in paths:
        if not path.exists():
            raise MissingInput(
                f"{shown(path)}: no such file or folder. Check the spelling of the path."
            )
    images = [path for path in paths if not _is_issue_alone(path)]
    issues = [_issue_from_images(images)] if images else []
    issues += [_issue_alone(path) for path in paths if _is_issue_alone(path)]
    return tuple(issues)


def issues_from_backlog(folder: Path) -> tuple[IssueInput, ...]:
    """Return one issue for each folder and each PDF inside `folder`, in natural order."""
    if not folder.is_dir():
        raise MissingInput(f"{shown(folder)}: no such folder. --backlog takes a folder of issues.")
    issues = tuple(
        _issue_inside(path, folder)
        for path in _naturally_sorted(_visible(folder))
        if _is_issue_alone(path) and (not path.is_dir() or _page_files(path))
    )
    if not issues:
        raise EmptyInput(
            f"{shown(folder)} holds no issues: --backlog takes a folder in which each issue is "
            "a folder of page images or a PDF."
        )
    return issues


def only_pages(issue: IssueInput, pages: str) -> IssueInput:
    """Return the issue with the pages that `1,3-5` names; CommandError when it has no such page."""
    wanted = page_numbers(pages)
    there = {scan.number for scan in issue.scans}
    if missing := sorted(wanted - there):
        raise CommandError(
            f"--only {pages}: {issue.name} has {len(there)} pages, none numbered {missing[0]}."
        )
    return replace(issue, scans=tuple(scan for scan in issue.scans if scan.number in wanted))


def page_numbers(pages: str) -> frozenset[int]:
    """Return the numbers that a list such as `1,3-5` names."""
    numbers: set[int] = set()
    for part in pages.split(","):
        match = re.fullmatch(r"\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if first > last:
            raise CommandError(f"--only {pages}: write page numbers as in 1,3-5.")
        numbers.update(range(first, last + 1))
    return frozenset(numbers)


def natural_key(name: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key that puts page 2 before page 10."""
    pieces = re.findall(r"\d+|\D+", name.lower())
    return tuple((int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces)


def _issue_alone(path: Path) -> IssueInput:
    return _issue_from_folder(path) if path.is_dir() else _issue_from_pdf(path)


def _issue_inside(path: Path, folder: Path) -> IssueInput:
    """Return an issue of a backlog; one that is a link out of it has a page that tells so."""
    try:
        refuse_link_outside(path, folder)
    except LinkOutside:
        here = path if path.is_dir() else path.parent
        return IssueInput(path.stem, here, numbered([ScanRef(path, within=folder)]))
    return _issue_alone(path)


def _issue_from_folder(folder: Path) -> IssueInput:
    files = _page_files(folder)
    if not files:
        raise EmptyInput(_empty_folder(folder))
    visible = [path for path in _visible(folder) if path.name.lower() not in SIDE_FILES]
    passed_over = tuple(shown(path) for path in _naturally_sorted(visible) if path not in files)
    return IssueInput(shown(folder.resolve().name), folder, _numbered(files, folder), passed_over)


def _issue_from_pdf(path: Path) -> IssueInput:
    return IssueInput(shown(path.stem), path.parent, _numbered([path]))


def _issue_from_images(paths: Sequence[Path]) -> IssueInput:
    folders = {path.resolve().parent for path in paths}
    together = len(paths) > 1 and len(folders) == 1
    name = folders.pop().name if together else paths[0].stem
    return IssueInput(shown(name), paths[0].parent, _numbered(paths))


def _numbered(files: Iterable[Path], within: Path | None = None) -> tuple[NumberedScan, ...]:
    return numbered(ref for file in files for ref in refs_of(file, within))


def numbered(refs: Iterable[ScanRef]) -> tuple[NumberedScan, ...]:
    """Return the pages of an issue with their numbers, from 1."""
    return tuple(NumberedScan(number, ref) for number, ref in enumerate(refs, start=1))


def _empty_folder(folder: Path) -> str:
    if any(path.is_dir() and _page_files(path) for path in _visible(folder)):
        return (
            f"{shown(folder)} holds folders, not pages: digitise each of them as an issue with "
            "--backlog."
        )
    return f"{shown(folder)} holds no page images and no PDF: put the scans of one issue into it."


def _page_files(folder: Path) -> list[Path]:
    # What looks like a page and is none, a pipe or a link to nowhere, is a page that fails.
    return _naturally_sorted(
        path
        for path in _visible(folder)
        if not path.is_dir() and path.suffix.lower() in {*IMAGE_SUFFIXES, ".pdf"}
    )


def _is_issue_alone(path: Path) -> bool:
    return path.is_dir() or _is_pdf_by_name(path) or is_pdf(path)


def _is_pdf_by_name(path: Path) -> bool:
    return not path.is_dir() and path.suffix.lower() == ".pdf"


def _visible(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith((".", "__MACOSX"))]


def _naturally_sorted(paths: Iterable[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: natural_key(path.name))
