"""Rows of a bound volume are made straight; those of a flat page are left alone."""

import numpy as np
import pytest

from fixtures.wear.binding import Binding
from fixtures.wear.scanner import skewed
from ingest.ink import inked
from ingest.rows import rows_of
from ingest.skew import lean_of, turned_mask, type_mask
from ingest.straighten import straighten
from ingest.typesize import advance_of

PAPER, INK, EM = 235, 25, 24


def columns(seed=3):
    """Return a grey page of 1400 x 2000 with four columns of marks of 24 pixels."""
    rng = np.random.default_rng(seed)
    page = np.full((2000, 1400), PAPER, np.uint8)
    glyphs = []
    for _ in range(60):
        glyph = np.full((EM - 2, EM - 2), PAPER, np.uint8)
        for _ in range(4):
            at, start = rng.integers(1, EM - 5, 2)
            glyph[at : at + 2, 2:-2] = INK
            glyph[2:-2, start : start + 2] = INK
        glyphs.append(glyph)
    for left in (70, 390, 710, 1030):
        for top in range(80, 1900, 34):
            for place in range(12):
                x = left + EM * place
                page[top : top + EM - 2, x : x + EM - 2] = glyphs[rng.integers(60)]
    return page


def seen(page, binding, lean=0.0):
    light = binding.bent(page.astype(np.float32), PAPER)
    return skewed(light, lean, PAPER).clip(0, 255).astype(np.uint8)


def wave(pixels):
    """Return by how many pixels the ink of each row of type goes up and down, at the worst."""
    ink = inked(pixels)
    rows = rows_of(type_mask(ink)[0], EM)
    ranges = [np.ptp(rows.across[rows.row == row]) for row in np.unique(rows.row)]
    return float(np.percentile(ranges, 90))


@pytest.mark.parametrize("gutter", ["left", "right"])
@pytest.mark.parametrize("lean", [0.0, 0.9])
def test_rows_that_bend_towards_the_gutter_are_made_straight(gutter, lean):
    bent = seen(columns(), Binding(gutter, shift=0.004, shrink=0.03), lean)
    straight = straighten(bent)
    flat = wave(columns())
    assert straight.curl > 8
    assert wave(straight.pixels) < flat + 2
    assert wave(bent) > flat + 5
    assert straight.skew == pytest.approx(lean, abs=0.12)


def test_rows_that_run_down_are_made_straight_too():
    bent = np.ascontiguousarray(np.rot90(seen(columns(), Binding(shift=0.004, shrink=0.03)), -1))
    straight = straighten(bent)
    assert straight.curl > 8
    assert wave(np.ascontiguousarray(np.rot90(straight.pixels))) < wave(columns()) + 2.5


@pytest.mark.parametrize("lean", [0.0, -1.3])
def test_a_flat_page_is_not_bent(lean):
    assert straighten(seen(columns(), Binding(shift=0, shrink=0, narrowed=0), lean)).curl == 0.0


def test_what_the_bend_would_push_over_the_edge_is_kept():
    page = columns()
    page[4:9, 100:1300] = INK
    straight = straighten(seen(page, Binding(shift=-0.01, shrink=0.0)))
    assert len(straight.pixels) > len(page)
    upper = straight.pixels[: len(straight.pixels) // 2]
    assert (upper < 120).any(axis=0)[150:1200].all()


def test_the_size_of_the_type_is_that_of_its_grid():
    ink = inked(columns())
    lean = lean_of(ink)
    level = turned_mask(type_mask(ink)[0], lean.degrees)
    assert advance_of(level, rows_of(level, lean.size)) == pytest.approx(EM, rel=0.01)
    assert straighten(columns()).em == pytest.approx(EM, rel=0.01)


def test_the_truth_of_a_bound_page_is_narrower_near_the_gutter():
    binding = Binding("right", narrowed=0.2)
    across = binding._seen_places(np.array([0.0, 700.0, 1400.0]), 1400)
    lost = 0.2 * 0.35 * 1400 / 3
    assert across == pytest.approx([lost, 700 + lost, 1400])
