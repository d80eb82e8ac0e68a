"""A package's folder, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from types import MappingProxyType

from export.bag import PAYLOAD, seal
from export.formats import FORMATS, PAGES_USE
from export.material import File, FileFacts, Material, OpenPage, facts
from export.pictures import page_file
from export.sayable import sayable
from press.errors import StorageError
from press.page import Issue
from press.scratch import remove_left_over, scratch_folder
from press.store import write_whole

MAKING = ".making-"
"""Begins the names of hidden folders in which packages are written."""


def write_package(
    issue: Issue, out: Path, *, open_page: OpenPage, also: frozenset[str] = frozenset()
) -> Path:
    """Write `out/<issue id>/` and return it; a package of that id is replaced.

    `open_page` is asked for every page that did not fail. Each page's `image` is set to the
    picture written for it. `also` are formats beyond the usual ones (`export/formats.py`).
    Everything is written into a hidden folder beside the target and moved there when it is
    complete. Raises StorageError when that cannot be done.
    """
    issue = sayable(issue)
    target = out / _folder_name(issue.id)
    try:
        out.mkdir(parents=True, exist_ok=True)
        with scratch_folder(out, MAKING) as place:
            building = place / "new"
            building.mkdir()
            building.chmod(0o755)
            _write_files(issue, building, open_page, also)
            _move_into_place(building, target, place / "old")
    except OSError as error:
        raise StorageError(target, error.strerror or str(error)) from error
    return target


def remove_unfinished(out: Path) -> None:
    """Remove packages whose writer was killed; an older one that was to be replaced comes back."""

    def bring_back(place: Path) -> None:
        for package in (place / "old").glob("*"):
            if not (out / package.name).exists():
                package.rename(out / package.name)

    remove_left_over(out, MAKING, bring_back)


def _folder_name(issue_id: str) -> str:
    if not issue_id or issue_id.startswith(".") or Path(issue_id).name != issue_id:
        raise ValueError(f"not fit to be a folder's name: {issue_id!r}")
    return issue_id


def _write_files(issue: Issue, bag: Path, open_page: OpenPage, also: frozenset[str]) -> None:
    made: dict[str, FileFacts] = {}
    folder = bag / PAYLOAD

    def keep(file: File, use: str) -> None:
        write_whole(folder / file.name, file.data)
        made[file.name] = facts(file, use)

    pages = []
    for page in issue.pages:
        image = None if page.status == "failed" else page_file(page, open_page(page))
        if image is not None:
            keep(image, PAGES_USE)
        pages.append(replace(page, image=image.name if image else ""))
    complete = replace(issue, pages=tuple(pages))
    for one in FORMATS:
        if not one.on_demand or one.name in also:
            material = Material(complete, folder, open_page, also, MappingProxyType(dict(made)))
            for file in one.write(material):
                keep(file, one.use if fnmatch(file.name, one.marker) else "")
    seal(bag, complete, made)


def _move_into_place(building: Path, target: Path, aside: Path) -> None:
    """Exchange the folders by renaming; the old one comes back if the new one cannot go in."""
    if not target.exists():
        building.rename(target)
        return
    aside.mkdir()
    old = aside / target.name
    target.rename(old)
    try:
        building.rename(target)
    except OSError:
        old.rename(target)
        raise
