"""A folder of truths beside a folder of packages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.assess import Report, evaluate
from press.errors import PackageError
from press.page import Issue
from press.store import read_issue


@dataclass(frozen=True, slots=True)
class FolderReport:
    """One report per truth; `missing` names those without a package, `extra` the reverse."""

    reports: tuple[Report, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def evaluate_folders(truths: Path, packages: Path) -> FolderReport:
    """Evaluate every truth of a folder against the package of its id or, failing that, name.

    A truth without a package is measured against an empty one, so that nothing looks better
    for having failed. Raises PackageError when there is no truth or a file cannot be read.
    """
    wanted = dict(_truths(truths))
    if not wanted:
        raise PackageError(f"{truths}: no issue.json in it, nor any other *.json truth.")
    found = {folder.name: read_issue(folder) for folder in _package_folders(packages)}
    reports, missing, used = [], [], set()
    for name, truth in wanted.items():
        partner = _partner(name, truth, packages=found)
        if partner is None:
            missing.append(truth.id)
        used.add(partner)
        package = Issue(truth.id) if partner is None else found[partner]
        reports.append(evaluate(truth, package))
    extra = (name for name in found if name not in used)
    return FolderReport(tuple(reports), tuple(missing), tuple(extra))


def _truths(folder: Path) -> Iterator[tuple[str, Issue]]:
    """Name and value of `NAME/issue.json`, `NAME.json` and `NAME.truth.json`, sorted."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (path / "issue.json").is_file():
            yield path.name, read_issue(path)
        elif path.suffix == ".json":
            yield path.name.removesuffix(".json").removesuffix(".truth"), read_issue(path)


def _package_folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise PackageError(f"{folder}: no such folder. Name the folder that holds the packages.")
    return sorted(path for path in folder.iterdir() if (path / "issue.json").is_file())


def _partner(name: str, truth: Issue, *, packages: dict[str, Issue]) -> str | None:
    same_id = [folder for folder, package in packages.items() if package.id == truth.id]
    if same_id:
        return same_id[0]
    return name if name in packages else None
