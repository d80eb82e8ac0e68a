"""The packages of a lot, and the units of a sample found in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.sampling.drawing import drawn
from evaluation.sampling.plans import Plan
from evaluation.sampling.units import Printed, articles_on, characters_of
from flows.ledger import Fate, fates
from flows.outbox.version import packages_in
from press.errors import MissingInput, SampleError
from press.page import Article, Issue, Page
from press.store import read_issue

LAST = "last"
"""The name of the batch that was digitised last."""


@dataclass(frozen=True, slots=True)
class Lotted:
    """A package of a lot: the SHA-256 of its `issue.json`, and what each of its pages holds."""

    issue: str
    sha256: str
    pages: tuple[int, ...]
    characters: tuple[int, ...]
    articles: tuple[int, ...]


def packages_of(out: Path, *, batch: str = "", issues: Sequence[str] = ()) -> list[Path]:
    """Return the packages of a folder, of one batch or of these ids; MissingInput for none."""
    if not out.is_dir():
        raise MissingInput(f"{out}: no such folder. Name a folder of packages.")
    found = {package.name: package for package in packages_in(out)}
    wanted = list(issues) or sorted(_of_batch(out, batch) if batch else found)
    if lacking := [name for name in wanted if name not in found]:
        raise MissingInput(f"{out} has no package {', '.join(lacking[:5])}.")
    if not wanted:
        raise MissingInput(f"{out} has no packages. Name a folder of packages.")
    return [found[name] for name in dict.fromkeys(wanted)]


def _of_batch(out: Path, batch: str) -> set[str]:
    known = [fate for fate in fates(out) if fate.batch]
    if batch == LAST and known:
        batch = max(known, key=_finished).batch
    names = {fate.package for fate in known if fate.batch == batch and fate.package}
    if not names:
        raise MissingInput(
            f"{out} has no package of a batch {batch}. A batch is named by the id of its run, "
            f'as the UI shows it, or "{LAST}".'
        )
    return names


def _finished(fate: Fate) -> str:
    return fate.finished


def lotted(package: Path) -> Lotted:
    """Count what a package holds; PackageError when it cannot be read."""
    issue = read_issue(package)
    return Lotted(
        package.name,
        digest_of(package),
        tuple(page.number for page in issue.pages),
        tuple(len(characters_of(page)) for page in issue.pages),
        tuple(len(articles_on(page, issue)) for page in issue.pages),
    )


def digest_of(package: Path) -> str:
    """Return the SHA-256 of the text of a package; SampleError when it is gone."""
    try:
        return hashlib.sha256((package / "issue.json").read_bytes()).hexdigest()
    except OSError as error:
        raise SampleError(
            f"{package} is gone or cannot be read ({error.strerror}): the sample was drawn from it."
        ) from error


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was drawn from one package."""

    issue: Issue
    package: Path
    characters: tuple[Printed, ...]
    articles: tuple[Article, ...]


def chosen_from(
    lot: Sequence[Lotted], out: Path, plans: tuple[Plan | None, Plan | None], seed: str
) -> Iterator[Chosen]:
    """Draw characters and articles by their plans; yield packages of which something was drawn."""
    characters = _drawn([one.characters for one in lot], plans[0], f"characters {seed}")
    articles = _drawn([one.articles for one in lot], plans[1], f"articles {seed}")
    for one, of_characters, of_articles in zip(lot, characters, articles, strict=True):
        if any(of_characters) or any(of_articles):
            package = out / one.issue
            issue = read_issue(package)
            found = zip(issue.pages, of_characters, of_articles, strict=True)
            yield Chosen(issue, package, *_units(issue, found))


def _units(
    issue: Issue, found: Iterable[tuple[Page, tuple[int, ...], tuple[int, ...]]]
) -> tuple[tuple[Printed, ...], tuple[Article, ...]]:
    """Return the units at these places of the pages."""
    characters: list[Printed] = []
    articles: list[Article] = []
    for page, of_characters, of_articles in found:
        printed, begun = characters_of(page) if of_characters else (), articles_on(page, issue)
        characters += [printed[place] for place in of_characters]
        articles += [begun[place] for place in of_articles]
    return tuple(characters), tuple(articles)


def _drawn(
    sizes: Sequence[tuple[int, ...]], plan: Plan | None, seed: str
) -> list[list[tuple[int, ...]]]:
    """Return the places that were drawn, package by package and page by page."""
    flat = [size for pages in sizes for size in pages]
    places = iter(drawn(flat, plan.sample if plan else 0, seed))
    return [[next(places) for _ in pages] for pages in sizes]
