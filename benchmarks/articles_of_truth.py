"""Layout and articles alone, fed with the truth's text: `python -m benchmarks.articles_of_truth`.

No page is read, so that a page costs seconds, and what is wrong is layout's or the articles' fault.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from articles.compose import compose
from benchmarks.testpages import ROOT, Recipe, TestPage, families, is_held_out, typeset
from benchmarks.truth_regions import on_straightened
from evaluation.assess import evaluate
from evaluation.ratio import Ratio, pooled
from export.overlay import overlay
from fixtures.families.look import FONT_KEPT_ASIDE
from fixtures.wear.scanner import skewed
from ingest.ink import grey
from ingest.paper import paper_colour
from ingest.scans import ScanRef, open_scan
from ingest.straighten import straighten
from layout.segment import segment
from press.errors import BanmianError
from press.geometry import Box
from press.page import Direction, Issue, Line, Page, Pixels, Region, Source

MEASURES = ("article_f1", "headline", "caption", "byline", "fields", "body_cer", "order_tau")


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a page with their boxes as rows of left, top, right, bottom."""

    texts: tuple[str, ...]
    boxes: NDArray[np.int64]


def characters_of(truth: Page) -> Characters:
    """Return every printed character of a truth page once."""
    told = {
        (char, box)
        for region in truth.regions
        for line in region.lines
        for char, box in zip(line.text, line.chars, strict=True)
        if not char.isspace()
    }
    ordered = sorted(told, key=lambda pair: (pair[1], pair[0]))
    boxes = np.array([box.edges() for _, box in ordered], np.int64).reshape(-1, 4)
    return Characters(tuple(char for char, _ in ordered), boxes)


def filled(page: Page, truth: Page) -> Page:
    """Return the page with its lines filled with the truth's characters that stand in them."""
    known = characters_of(truth)
    regions = (replace(one, lines=_lines(one, known)) for one in page.regions)
    return replace(page, regions=tuple(regions))


def _lines(region: Region, known: Characters) -> tuple[Line, ...]:
    upright = region.direction is Direction.TTB_RTL
    lines = (_filled(line, known, upright=upright) for line in region.lines)
    return tuple(line for line in lines if line.text)


def _filled(line: Line, known: Characters, *, upright: bool) -> Line:
    across = (known.boxes[:, 0] + known.boxes[:, 2]) / 2
    down = (known.boxes[:, 1] + known.boxes[:, 3]) / 2
    box = line.box
    inside = (box.left <= across) & (across <= box.right) & (box.top <= down) & (down <= box.bottom)
    places = np.flatnonzero(inside)
    order = places[np.argsort(down[places] if upright else across[places], kind="stable")]
    chars = tuple(Box(*(int(edge) for edge in known.boxes[n])) for n in order)
    text = "".join(known.texts[n] for n in order)
    return replace(line, text=text, chars=chars, confidences=(1.0,) * len(text))


@dataclass(frozen=True, slots=True)
class Found:
    """What layout and articles made of an issue whose characters were all known."""

    issue: Issue
    pixels: tuple[Pixels, ...]
    truth: Issue


def found_in(test: TestPage, *, turned: float = 0.0) -> Found:
    """Return what is found on the scans, each turned clockwise by so many degrees first."""
    pages, truth, images = filled_pages(test, turned=turned)
    issue = compose(pages)
    shown = tuple(images[page.scan_number - 1] for page in issue.pages)
    return Found(issue, shown, truth)


def filled_pages(test: TestPage, *, turned: float = 0.0) -> tuple[list[Page], Issue, list[Pixels]]:
    """Return the pages with the true characters, the truth on them, and their pixels.

    The scans come in the order of their names; that of the pages is for `compose` to find.
    """
    pages, truths, images = [], [], []
    scanned = sorted(test.truth.pages, key=lambda page: page.source.name)
    for number, (image, truth) in enumerate(zip(test.images, scanned, strict=True), 1):
        scan = open_scan(ScanRef(image))
        straight = straighten(_turned(scan.pixels, turned) if turned else scan.pixels)
        height, width = straight.pixels.shape[:2]
        there = on_straightened(truth, width, height)
        source = Source(image.name)
        blank = Page(number, width, height, scan.dpi, source, skew=straight.skew)
        pages.append(filled(segment(blank, straight.pixels), there))
        truths.append(there)
        images.append(straight.pixels)
    known = tuple(sorted(truths, key=lambda page: page.number))
    return pages, replace(test.truth, pages=known), images


def _turned(pixels: Pixels, degrees: float) -> Pixels:
    page = grey(pixels)
    light = skewed(page.astype(np.float32), degrees, paper_colour(page)[0])
    return np.asarray(np.clip(np.rint(light), 0, 255), dtype=np.uint8)


def draw(found: Found, name: str, folder: Path) -> None:
    """Write a picture of every page with what was found on it."""
    folder.mkdir(parents=True, exist_ok=True)
    for page, pixels in zip(found.issue.pages, found.pixels, strict=True):
        picture = overlay(page, pixels, articles=found.issue.articles)
        Image.fromarray(picture).save(folder / f"{name}-p{page.number}.png")


@click.command()
@click.option("--families", "names", default="", help="Comma between; all but held-out ones.")
@click.option("--held-out", is_flag=True, help="The held-out families instead.")
@click.option("--seeds", default="1,2", show_default=True)
@click.option("--state", "states", default="scan", show_default=True, help="clean, scan, worn.")
@click.option("--dpi", default=300, show_default=True, help="Resolution of the scans.")
@click.option("--turned", default=0.0, help="Degrees, clockwise, by which each scan is turned.")
@click.option("--overlay", "folder", type=click.Path(path_type=Path), help="Pictures go there.")
@click.option("--each", is_flag=True, help="Every page's figures too.")
def measure(
    names: str,
    *,
    held_out: bool,
    seeds: str,
    states: str,
    dpi: int,
    turned: float,
    folder: Path | None,
    each: bool,
) -> None:
    """Measure layout and articles on typeset pages without reading them.

    A page that is set in the face kept aside is only measured with the held-out families.
    """
    chosen = names.split(",") if names else [f for f in families() if is_held_out(f) is held_out]
    dealt = itertools.product(chosen, seeds.split(","), states.split(","))
    rows: dict[str, list[dict[str, Ratio]]] = defaultdict(list)
    click.echo(_line("pages", MEASURES))
    for family, seed, state in dealt:
        try:
            recipe = Recipe(family, int(seed), state, dpi=dpi)
            test = typeset(recipe, ROOT / "out" / "articles" / "pages")
        except BanmianError as error:
            raise click.ClickException(str(error)) from error
        if test.truth.run.settings["body"] == FONT_KEPT_ASIDE and not held_out:
            continue
        found = found_in(test, turned=turned)
        if folder:
            draw(found, test.name, folder)
        rows[family].append(evaluate(found.truth, found.issue).measures)
        if each:
            click.echo(_row(test.name, rows[family][-1:]))
    for family, measured in rows.items():
        click.echo(_row(f"{family} ({len(measured)})", measured))
    click.echo(_row("pooled", [one for measured in rows.values() for one in measured]))


def _row(name: str, measured: Sequence[dict[str, Ratio]]) -> str:
    figures = [pooled(one[measure] for one in measured).value for measure in MEASURES]
    return _line(name, ["–" if figure is None else f"{figure:.3f}" for figure in figures])


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:24}" + "".join(f"{cell:>11}" for cell in cells)


if __name__ == "__main__":
    measure()
