"""Packages of typeset pages held against every validator: `python -m benchmarks.packages`.

The pages' true characters stand in for reading, so that a page costs seconds; what is written is
written in full, twice, with every format there is.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import click

from benchmarks.articles_of_truth import found_in
from benchmarks.testpages import ROOT, Recipe, TestPage, families, sample_issue, typeset
from export.checks.all import faults_of
from export.formats import FORMATS
from export.package import write_package
from press.page import Issue, Page, Pixels

ALL = frozenset(one.name for one in FORMATS if one.on_demand) | {"alto-glyphs"}


@dataclass(frozen=True, slots=True)
class Held:
    """What came of one issue: the seconds are a core's, those of called programs included."""

    pages: int
    articles: int
    faults: tuple[str, ...]
    notes: tuple[str, ...]
    same_bytes: bool
    writing: float
    checking: float


@click.command()
@click.option("--families", "names", default="", help="Comma between; all, held-out ones, too.")
@click.option("--seeds", default="1,2", show_default=True)
@click.option("--state", default="scan", show_default=True, help="clean, scan or worn.")
def hold(names: str, seeds: str, state: str) -> None:
    """Write the packages of typeset pages twice and tell what any validator has against them."""
    chosen = names.split(",") if names else families()
    held = []
    click.echo(
        f"{'issue':28}{'pages':>6}{'articles':>9}{'faults':>7}{'same':>6}{'write':>7}{'check':>7}"
    )
    for test in _tests(chosen, seeds.split(","), state):
        one = held_against_validators(test)
        held.append(one)
        click.echo(
            f"{test.name:28}{one.pages:6}{one.articles:9}{len(one.faults):7}"
            f"{'yes' if one.same_bytes else 'NO':>6}{one.writing:7.1f}{one.checking:7.1f}"
        )
        for fault in one.faults[:5]:
            click.echo(f"  {fault}")
    pages = sum(one.pages for one in held)
    click.echo(
        f"{len(held)} packages, {pages} pages, {sum(one.articles for one in held)} articles: "
        f"{sum(len(one.faults) for one in held)} faults; a page's writing takes "
        f"{sum(one.writing for one in held) / pages:.1f} s of a core"
    )
    for note in sorted({note for one in held for note in one.notes}):
        click.echo(f"not examined: {note}")


def _tests(names: Sequence[str], seeds: Sequence[str], state: str) -> Iterator[TestPage]:
    yield sample_issue()
    for family, seed in product(names, seeds):
        yield typeset(Recipe(family, int(seed), state), ROOT / "out" / "packages" / "pages")


def held_against_validators(test: TestPage) -> Held:
    found = found_in(test)
    issue = replace(found.issue, id=test.name.lower())
    numbers = [page.number for page in issue.pages]
    pixels = dict(zip(numbers, found.pixels, strict=True))
    with tempfile.TemporaryDirectory(prefix="banmian-packages-") as folder:
        begun = _seconds()
        package = _written(issue, pixels, Path(folder, "one"))
        written = _seconds()
        found_faults = faults_of(package)
        checked = _seconds()
        other = _written(issue, pixels, Path(folder, "two"))
        same = _bytes(package) == _bytes(other)
    return Held(
        len(issue.pages),
        len(issue.articles),
        tuple(one.told(Path(test.name)) for one in found_faults if not one.note),
        tuple(one.problem for one in found_faults if one.note),
        same,
        written - begun,
        checked - written,
    )


def _written(issue: Issue, pixels: dict[int, Pixels], out: Path) -> Path:
    def open_page(page: Page) -> Pixels:
        return pixels[page.number]

    return write_package(issue, out, open_page=open_page, also=ALL)


def _bytes(package: Path) -> dict[str, bytes]:
    return {
        path.relative_to(package).as_posix(): path.read_bytes()
        for path in package.rglob("*")
        if path.is_file()
    }


def _seconds() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


if __name__ == "__main__":
    hold()
