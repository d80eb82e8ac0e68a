from functools import partial
from io import BytesIO

import numpy as np
import pikepdf
import pytest
from pdf2image import convert_from_path
from PIL import Image, ImageCms

from export.material import Material
from export.pdf.document import NAME, write
from export.pdf.mixed_raster import layers_of
from export.pdf.pictures import picture_layers
from export.pdf.srgb import srgb_profile
from fixtures.two_pages import paper, two_pages
from press.geometry import Box
from press.page import Page, Pixels


def noise(height: int, width: int) -> Pixels:
    return np.random.default_rng(1).integers(0, 256, (height, width), dtype=np.uint8)


def test_a_picture_fits_its_room_at_the_best_quality():
    page = noise(400, 300)
    (best,) = picture_layers(page)
    (less,) = picture_layers(page, room=len(best.data) - 1)
    assert len(less.data) < len(best.data)


def test_a_page_that_no_jpeg_fits_is_printed_in_layers():
    page = np.kron(noise(60, 40) // 8 + 220, np.ones((8, 8), np.uint8)).astype(np.uint8)
    page[100:140, 50:250] = 30
    paper, colours = picture_layers(page, room=3000)
    assert (paper.width, colours.width) == (160, 54)
    assert colours.stencil is not None
    assert (colours.stencil.width, colours.stencil.filter) == (320, "CCITTFaxDecode")


def test_layers_keep_ink_sharp_and_photos_whole():
    page = np.full((240, 240), 230, np.uint8)
    page[40:60, 40:200] = page[140:200, 40:200] = 50
    layers = layers_of(page, photos=[Box(30, 130, 210, 210)])
    assert layers.ink[40:60, 40:200].all() and layers.ink.sum() == 20 * 160
    assert layers.paper[85, 60] == 50 and layers.paper[25, 60] >= 229
    assert abs(int(layers.colours[8, 15]) - 50) < 3


@pytest.mark.parametrize("room", [2_800_000, 12_000, 6_000])
def test_a_page_looks_like_the_scan_whatever_its_form(tmp_path, monkeypatch, room):
    fitted = partial(picture_layers, room=room)
    monkeypatch.setattr("export.pdf.document.picture_layers", fitted)
    (file,) = write(Material(two_pages(), tmp_path, paper))
    (tmp_path / NAME).write_bytes(file.data)
    seen = np.asarray(convert_from_path(tmp_path / NAME, dpi=300)[0].convert("L"))
    page = paper(two_pages().pages[0])
    assert seen.shape == page.shape
    assert np.abs(seen.astype(int) - page).mean() < 4


def test_a_black_and_white_page_keeps_every_pixel(tmp_path):
    def bilevel(page: Page) -> Pixels:
        return np.where(paper(page) > 128, 255, 0).astype(np.uint8)

    (file,) = write(Material(two_pages(), tmp_path, bilevel))
    with pikepdf.open(BytesIO(file.data)) as pdf:
        kept = pikepdf.PdfImage(pdf.pages[0].Resources.XObject.I0).as_pil_image()
    assert np.array_equal(np.asarray(kept.convert("L")), bilevel(two_pages().pages[0]))


def test_the_profile_is_that_of_srgb():
    colours = Image.fromarray(np.random.default_rng(2).integers(0, 256, (64, 64, 3), np.uint8))
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    seen = ImageCms.profileToProfile(colours, ours, theirs)
    assert np.abs(np.asarray(seen).astype(int) - np.asarray(colours)).max() <= 1
