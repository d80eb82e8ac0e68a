"""How pages come out of `ingest`: `python -m benchmarks.pages_as_scanned`.

Each page of a family is set, worn, and laid into scans in every way that ingest must see through;
a scan of two families' pages side by side is a spread. What is not there must not be found.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import click
import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.testpages import families, is_held_out
from fixtures.families.look import FONT_KEPT_ASIDE
from fixtures.families.registry import FAMILIES
from fixtures.stories.items import news_items
from fixtures.wear.binding import Binding
from fixtures.wear.laid import TURNS, on_its_side, spread
from fixtures.wear.state import worn
from ingest.ink import LONG_SIDE, inked
from ingest.look import lies_of
from ingest.resolution import by_type
from ingest.rows import rows_of
from ingest.skew import lean_of, turned_mask, type_mask
from ingest.straighten import straighten
from ocr.glyphs import certainty
from press.page import Pixels

MILD = Binding("left", shift=-0.002, shrink=0.015)
STRONG = Binding("right")


@dataclass(slots=True)
class Figures:
    """What was seen of all pages so far."""

    skew: list[float] = field(default_factory=list)
    dpi: list[float] = field(default_factory=list)
    flat: list[float] = field(default_factory=list)
    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    turns: list[bool] = field(default_factory=list)
    spreads: list[bool] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    look_s: list[float] = field(default_factory=list)
    straighten_s: list[float] = field(default_factory=list)


@click.command()
@click.option("--families", "names", default="", help="Comma between; all but held-out ones.")
@click.option("--held-out", is_flag=True, help="The held-out families instead.")
@click.option("--seeds", default="31", show_default=True)
@click.option("--state", "states", default="scan,worn", show_default=True)
def measure(names: str, *, held_out: bool, seeds: str, states: str) -> None:
    """Measure skew, turns, spreads, curl and dpi on typeset pages."""
    cv2.setNumThreads(1)
    certainty([np.full((48, 48), 255, np.uint8)])  # the model is loaded before the clock starts
    chosen = names.split(",") if names else [f for f in families() if is_held_out(f) is held_out]
    seen, before = Figures(), None
    for state in states.split(","):
        for name, clean in _pages(chosen, seeds.split(","), held_out=held_out):
            scan = worn(clean, state, len(name))
            _straight(seen, f"{name}-{state}", scan.pixels, scan.skew)
            _bound(seen, f"{name}-{state}", clean, state)
            small = _small(scan.pixels)
            _turned(seen, f"{name}-{state}", small)
            if before is not None:
                _parted(seen, f"{name}-{state}", before, small)
            before = small
            click.echo(f"{name}-{state}: skew off by {seen.skew[-1]:+.3f}", err=True)
    for line in _told(seen):
        click.echo(line)


def _pages(names: list[str], seeds: list[str], *, held_out: bool) -> Iterator[tuple[str, Pixels]]:
    for name in names:
        for seed in seeds:
            sheets, issue = FAMILIES[name].make(int(seed), news_items(), "")
            if issue.run.settings["body"] != FONT_KEPT_ASIDE or held_out:
                yield from ((f"{name}-{seed}-{one.number}", one.pixels()) for one in sheets)


def _straight(seen: Figures, name: str, pixels: Pixels, skew: float) -> None:
    begun = time.process_time()
    straight = straighten(pixels)
    seen.straighten_s.append(time.process_time() - begun)
    seen.skew.append(straight.skew - skew)
    seen.flat.append(_waves(straight.pixels))
    seen.dpi.append(by_type(straight.em, max(pixels.shape)) / 300)
    if straight.curl:
        seen.false.append(f"{name}: bent by {straight.curl}")


def _bound(seen: Figures, name: str, clean: Pixels, state: str) -> None:
    for binding in (MILD, STRONG):
        scan = worn(clean, state, len(name), binding=binding)
        straight = straighten(scan.pixels)
        seen.before.append(_waves(scan.pixels))
        seen.after.append(_waves(straight.pixels))
        if not straight.curl:
            seen.false.append(f"{name}: a bend was not found")


def _waves(pixels: Pixels) -> float:
    """Return how far rows go up and down, in pixels: the 95th of 100 rows."""
    ink = inked(pixels)
    lean = lean_of(ink)
    rows = rows_of(turned_mask(type_mask(ink)[0], lean.degrees), lean.size)
    ranges = [_range(rows.across[rows.row == row]) for row in np.unique(rows.row)]
    return float(np.percentile(ranges, 95)) / ink.scale


def _range(heights: NDArray[np.float64]) -> float:
    """Return the range of a row's height, taken over four characters at a time."""
    return float(np.ptp(np.convolve(heights, np.ones(4) / 4, "valid")))


def _turned(seen: Figures, name: str, small: Pixels) -> None:
    for degrees in (0, *TURNS.values()):
        begun = time.process_time()
        lies = lies_of(on_its_side(small, degrees), certainty)
        seen.look_s.append(time.process_time() - begun)
        seen.turns.append(lies[0].turn == degrees)
        if len(lies) > 1 or lies[0].turn not in (0, degrees):
            seen.false.append(f"{name} at {degrees}: {lies}")
    wide = round(small.shape[1] / 1.35)  # a cutting as wide as a spread
    for cutting in (small[:wide], small[-wide:]):
        if len(lies_of(cutting, certainty)) > 1:
            seen.false.append(f"{name}: a cutting was parted")


def _parted(seen: Figures, name: str, left: Pixels, right: Pixels) -> None:
    fold = lies_of(_small(spread(left, right)), certainty)[0].fold
    there = left.shape[1] / (left.shape[1] + right.shape[1])
    found = fold is not None and abs((fold.top + fold.bottom) / 2 - there) < 0.01
    seen.spreads.append(found)
    if not found:
        seen.false.append(f"{name}: a spread was not parted, or elsewhere: {fold}")


def _small(pixels: Pixels) -> Pixels:
    scale = LONG_SIDE / max(pixels.shape)
    return np.asarray(
        cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8
    )


def _told(seen: Figures) -> Iterator[str]:
    skew, off = np.abs(seen.skew), np.abs(np.array(seen.dpi) - 1)
    yield f"{len(skew)} pages"
    yield f"skew error: mean {skew.mean():.3f}, most {skew.max():.3f} degrees"
    yield f"turns found: {sum(seen.turns)} of {len(seen.turns)}"
    yield f"spreads found: {sum(seen.spreads)} of {len(seen.spreads)}"
    yield f"rows of flat pages go up and down by {np.mean(seen.flat):.1f} px"
    for bend, place in (("mild", 0), ("strong", 1)):
        before, after = (np.mean(one[place::2]) for one in (seen.before, seen.after))
        yield f"those of a {bend} bend by {before:.1f} px, made straight by {after:.1f}"
    yield f"dpi by type: {np.count_nonzero(off < 0.01)} of {len(off)}, most off {off.max():.0%}"
    look, straight = np.mean(seen.look_s), np.mean(seen.straighten_s)
    yield f"core seconds a page: look {look:.2f}, straighten {straight:.2f}"
    yield f"found and not there, or not found and there: {len(seen.false)}"
    yield from seen.false


if __name__ == "__main__":
    measure()
