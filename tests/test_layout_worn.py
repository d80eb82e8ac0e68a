"""What wear does to tints, panels and headlines, and what is made of it: an em is 20 pixels."""

import numpy as np

from fixtures.squares import column, filled, glyph, nothing, sheet
from layout.analysis import EM, analyse
from layout.bridges import below_bridges
from layout.components import boxes_of
from layout.fat_type import without_fat_type
from layout.figures import Nature, covered_mask, solid_areas
from layout.headlines import display_lines
from layout.labels import panel_labels
from layout.panels import has_ground, is_speckled, type_of
from layout.prolonged import prolonged_across, prolonged_down
from layout.tints import toned_areas, with_grounds
from press.geometry import Box, iou
from press.page import Kind

DARK, FAINT, LIGHT = 60, 160, 200


def grainy(page, deviation):
    grain = np.random.default_rng(3).normal(0, deviation, page.shape)
    return np.clip(page + grain, 0, 255).astype(np.uint8)


def test_a_tint_that_grain_breaks_is_one_ground():
    page = sheet(800, 800)
    page[:] = 200
    tint = Box(100, 100, 600, 500)
    page[tint.top : tint.bottom, tint.left : tint.right] = 176
    column(page, 140, 140, characters=20, lines=10)
    page = grainy(page, 8)
    assert all(iou(area, tint) < 0.8 for area in solid_areas(covered_mask(page, EM), EM))
    (found,) = toned_areas(page, EM)
    assert iou(found, tint) > 0.9
    part = Box(120, 120, 300, 300)
    assert with_grounds({part: Nature.TINT}, page, EM) == {found: Nature.TINT}
    assert part in with_grounds({part: Nature.PHOTO}, page, EM)


def panel(specks):
    """Return a dark panel with four rows of characters, thin ones in the first."""
    page = np.full((300, 500), DARK, np.uint8)
    for place in range(10):
        left = 120 + 24 * place
        page[52:54, left : left + 16] = page[60:62, left : left + 16] = FAINT
        page[52:68, left + 7 : left + 9] = FAINT
    for row in range(3):
        for place in range(18):
            glyph_on(page, 30 + 24 * place, 120 + 30 * row)
    spots = np.random.default_rng(4).random(page.shape) < specks
    page[spots] = LIGHT
    return grainy(page, 5)


def glyph_on(page, left, top):
    page[top : top + 3, left : left + 18] = LIGHT
    page[top + 15 : top + 18, left : left + 18] = LIGHT
    page[top : top + 18, left + 7 : left + 11] = LIGHT


def test_specks_on_a_dark_ground_are_no_type():
    found = type_of(panel(specks=0.03), EM)
    assert (found[120:138, 30:450] > 0).mean() > 0.3
    ground = found[220:290, 20:480]
    assert (ground > 0).mean() < 0.01
    assert not found[140:148].any(axis=0).mean() > 0.1
    assert is_speckled(panel(specks=0.03), EM)
    assert not is_speckled(panel(specks=0), EM)


def test_a_row_too_faint_to_be_told_from_specks_is_told_by_its_length():
    found = type_of(panel(specks=0.003), EM)
    rows = found[50:70, 118:360] > 0
    assert rows.any(axis=0).mean() > 0.6
    assert not found[76:110, 20:480].any()


def test_a_small_dark_ground_is_a_label_and_close_characters_are_none():
    label = Box(100, 100, 260, 150)
    ground = filled(label)
    ground[115:135, 120:240:6] = 0
    assert panel_labels((Box(95, 95, 265, 155),), ground, EM) == (label,)
    letters = filled(*(Box(100 + 44 * n, 100, 140 + 44 * n, 150) for n in range(4)))
    assert panel_labels((Box(95, 95, 275, 155),), letters, EM) == ()
    assert has_ground(Box(95, 95, 265, 155), ground)
    assert not has_ground(Box(95, 95, 275, 155), letters)


def test_fat_characters_that_hang_together_are_no_photo():
    headline = [Box(60 + 84 * n, 100, 136 + 84 * n, 176) for n in range(8)]
    clump = Box(312, 100, 472, 176)
    covered = filled(*headline)
    covered[100:176, 312:472] = 255
    assert without_fat_type((clump,), covered, EM) == ()
    alone = filled(clump, Box(312, 200, 472, 218))
    assert without_fat_type((clump,), alone, EM) == (clump,)


def test_two_rows_of_the_body_that_specks_join_are_no_headline():
    rows = [Box(60 + 22 * n, top, 78 + 22 * n, top + 18) for n in range(12) for top in (100, 128)]
    specks = [Box(66 + 44 * n, 118, 68 + 44 * n, 128) for n in range(6)]
    assert display_lines(filled(*rows, *specks), EM) == ()
    large = [Box(60 + 50 * n, 100, 104 + 50 * n, 146) for n in range(6)]
    assert len(display_lines(filled(*large), EM)) == 1


def test_a_subtitle_over_a_rule_between_columns_does_not_join_them():
    ink = filled(Box(200, 100, 400, 118))
    for top in range(128, 400, 28):
        ink[top : top + 18, 80:292] = ink[top : top + 18, 308:520] = 255
    rule = Box(299, 130, 301, 400)
    assert not below_bridges(ink, nothing(), EM).any()
    assert below_bridges(ink, nothing(), EM, (rule,))[118:120, 290:310].all()


def test_a_label_on_a_dark_ground_is_furniture():
    page = sheet(800, 800)
    page[60:110, 300:460] = 40
    for place in range(4):
        page[74:96, 320 + 32 * place : 324 + 32 * place] = 230
        page[74:78, 310 + 32 * place : 334 + 32 * place] = 230
    for place in range(6):
        glyph(page, 120 + 75 * place, 150, size=70)
    column(page, 60, 260, characters=24, lines=14)
    found = {block.kind: block.box for block in analyse(page).blocks}
    assert iou(found[Kind.FURNITURE], Box(300, 60, 460, 110)) > 0.8
    assert boxes_of(covered_mask(page, EM))


def test_a_worn_rule_goes_on_as_long_as_its_dots_do():
    rule = Box(300, 100, 302, 300)
    dots = [Box(300, top, 302, top + 6) for top in range(300, 500, 10)]
    far = Box(300, 600, 302, 606)
    assert prolonged_down((rule,), filled(rule, *dots, far), EM) == (Box(300, 100, 302, 496),)
    rows = [Box(200, top, 400, top + 18) for top in range(320, 500, 28)]
    assert prolonged_down((rule,), filled(rule, *rows), EM) == (rule,)
    lying = Box(100, 300, 300, 302)
    turned = filled(lying, *(Box(dot.top, 300, dot.bottom, 302) for dot in dots))
    assert prolonged_across((lying,), turned, EM) == (Box(100, 300, 496, 302),)
