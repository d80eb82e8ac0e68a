"""A package's folder, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from export.images import overlay_picture, page_picture
from export.lines import issue_to_jsonl
from export.overlay import overlay
from export.text import issue_to_text
from press.errors import PackageError
from press.page import Article, Issue, Page, Pixels
from press.store import issue_to_json, write_whole

OpenPage = Callable[[Page], Pixels]
"""Gives the straightened pixels of a page, one page in memory at a time."""


def write_package(issue: Issue, out: Path, *, open_page: OpenPage) -> Path:
    """Write `out/<issue id>/` and return it; a package of that id is replaced.

    `open_page` is asked for every page that did not fail. Each page's `image` is set to the
    picture written for it. Everything is written into a hidden folder beside the target and
    moved there when it is complete. Raises PackageError when that cannot be done.
    """
    target = out / _folder_name(issue.id)
    try:
        out.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(dir=out, prefix=f".{target.name}."))
        try:
            building.chmod(0o755)
            _write_files(issue, building, open_page=open_page)
            _move_into_place(building, target)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    except OSError as error:
        raise PackageError(
            f"{target}: cannot be written ({error.strerror}). Check the disk and your rights."
        ) from error
    return target


def _folder_name(issue_id: str) -> str:
    if not issue_id or issue_id.startswith(".") or Path(issue_id).name != issue_id:
        raise ValueError(f"not fit to be a folder's name: {issue_id!r}")
    return issue_id


def _write_files(issue: Issue, folder: Path, *, open_page: OpenPage) -> None:
    pages = []
    for page in issue.pages:
        if page.status == "failed":
            pages.append(replace(page, image=""))
        else:
            pictures = _pictures(page, open_page(page), articles=issue.articles)
            for name, content in pictures.items():
                write_whole(folder / name, content)
            pages.append(replace(page, image=next(iter(pictures))))
    complete = replace(issue, pages=tuple(pages))
    write_whole(folder / "issue.json", issue_to_json(complete))
    write_whole(folder / "issue.txt", issue_to_text(complete))
    write_whole(folder / "articles.jsonl", issue_to_jsonl(complete))


def _pictures(page: Page, pixels: Pixels, *, articles: Sequence[Article]) -> dict[str, bytes]:
    """Return the page's own image, then its overlay, by their names in the package."""
    image = page_picture(pixels, page.dpi)
    looked_at = overlay_picture(overlay(page, pixels, articles=articles))
    return {
        f"pages/p{page.number:04}{image.suffix}": image.content,
        f"qa/p{page.number:04}.overlay{looked_at.suffix}": looked_at.content,
    }


def _move_into_place(building: Path, target: Path) -> None:
    """Exchange the folders by renaming; the old one comes back if the new one cannot go in."""
    if not target.exists():
        building.rename(target)
        return
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.old."))
    old = aside / target.name
    try:
        target.rename(old)
        building.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        aside.rmdir()
        raise
    shutil.rmtree(aside, ignore_errors=True)
