"""Pictures and tables by the CDLA model beside our own: `python -m benchmarks.picture_witness`.

Each page of the families is taken apart by the ink alone, by the CDLA model alone, and by the ink
with the model as its witness; what is found is held against the truth at IoU 0.5.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click
import cv2
import numpy as np

from benchmarks.testpages import ROOT, Recipe, families, is_held_out, typeset
from benchmarks.truth_regions import on_straightened
from evaluation.regions import matches
from ingest.scans import ScanRef, open_scan
from ingest.straighten import straighten
from layout.cdla import TYPE, CdlaModel
from layout.model import NewspaperModel, box_of_element
from press.geometry import Box
from press.page import Page, Pixels

KINDS = ("figure", "table")

Counts = Counter[tuple[str, str]]


@click.command()
@click.option("--families", "names", default="", help="Comma between; all but held-out ones.")
@click.option("--held-out", is_flag=True, help="The held-out families instead.")
@click.option("--seeds", default="1", show_default=True)
@click.option("--state", default="scan", show_default=True, help="clean, scan or worn.")
def measure(names: str, *, held_out: bool, seeds: str, state: str) -> None:
    """Measure how many pictures and tables are found, by whom, and in which time."""
    cv2.setNumThreads(1)
    chosen = names.split(",") if names else [f for f in families() if is_held_out(f) is held_out]
    pages, counted = 0, Counter[tuple[str, str]]()
    for name in chosen:
        for seed in seeds.split(","):
            for truth, pixels in _pages(Recipe(name, int(seed), state)):
                _count(counted, truth, pixels)
                pages += 1
    for way in ("ink", "cdla", "both"):
        told = (
            f"{kind}: {counted[way, f'{kind} hit']} of {counted['truth', kind]}, "
            f"{counted[way, f'{kind} found']} found"
            for kind in KINDS
        )
        seconds = counted[way, "ms"] / 1000 / max(1, pages)
        click.echo(f"{way:5} {pages} pages  {'; '.join(told)}; {seconds:.1f} core s a page")


def _pages(recipe: Recipe) -> Iterator[tuple[Page, Pixels]]:
    test = typeset(recipe, ROOT / "out" / "articles" / "pages")
    scanned = sorted(test.truth.pages, key=lambda page: page.source.name)
    for image, truth in zip(test.images, scanned, strict=True):
        pixels = straighten(open_scan(ScanRef(image)).pixels).pixels
        yield on_straightened(truth, pixels.shape[1], pixels.shape[0]), pixels


def _count(counted: Counts, truth: Page, pixels: Pixels) -> None:
    known = {kind: [one.box for one in truth.regions if one.kind == kind] for kind in KINDS}
    counted.update({("truth", kind): len(boxes) for kind, boxes in known.items()})
    own = _timed(counted, "ink", lambda: NewspaperModel().detect(pixels))
    scale = TYPE / own.page_data["em"]
    reduced = np.asarray(
        cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
    )
    alone = _timed(counted, "cdla", lambda: CdlaModel().detect(reduced))
    both = _timed(counted, "both", lambda: NewspaperModel(CdlaModel(), TYPE).detect(pixels))
    for way, found, size in (("ink", own, 1.0), ("cdla", alone, scale), ("both", both, 1.0)):
        for kind in KINDS:
            boxes = [_box(one, size) for one in found if one.type == kind]
            counted[way, f"{kind} hit"] += matches(known[kind], boxes)
            counted[way, f"{kind} found"] += len(boxes)


def _timed(counted: Counts, way: str, work: Any) -> Any:
    begun = time.process_time()
    done = work()
    counted[way, "ms"] += round(1000 * (time.process_time() - begun))
    return done


def _box(element: Any, size: float) -> Box:
    return box_of_element(element.scale(1 / size))


if __name__ == "__main__":
    measure()
