"""Every kind of scan opens as upright eight-bit pixels; every bad one says what to do."""

import hashlib

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from ingest.scans import ScanRef, believable_dpi, open_scan, refs_of
from press.errors import EncryptedPdf, MissingInput, UnreadableScan


def picture(width=60, height=40):
    """White with a dark top left quarter, so that a turned picture is noticed."""
    pixels = np.full((height, width), 255, np.uint8)
    pixels[: height // 2, : width // 2] = 10
    return Image.fromarray(pixels)


def opened(path, **options):
    return open_scan(ScanRef(path), **options)


def dark_top_left(pixels):
    grey = pixels if pixels.ndim == 2 else pixels.mean(axis=2)
    height, width = grey.shape
    return (
        grey[: height // 4, : width // 4].mean() < 40
        and grey[: height // 4, -width // 4 :].mean() > 220
        and grey[-height // 4 :].mean() > 220
    )


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("page.png", {"dpi": (300, 300)}),
        ("page.jpg", {"dpi": (300, 300), "quality": 95}),
        ("page.tif", {"dpi": (300, 300)}),
        ("page.webp", {"lossless": True}),
        ("page.jp2", {}),
    ],
)
def test_every_format_opens(tmp_path, name, options):
    picture(600, 400).save(tmp_path / name, **options)
    scan = opened(tmp_path / name)
    assert scan.pixels.shape[:2] == (400, 600)
    assert scan.pixels.dtype == np.uint8
    assert dark_top_left(scan.pixels)
    assert scan.dpi == (300 if "dpi" in options else 0)
    digest = hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
    assert (scan.source.name, scan.source.sha256, scan.source.frame) == (name, digest, 0)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "I;16", "LA", "RGBA"])
def test_every_mode_opens(tmp_path, mode):
    grey = picture()
    image = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257) if mode == "I;16" else grey
    image = image if mode == "I;16" else grey.convert(mode)
    image.save(tmp_path / "page.tif")
    scan = opened(tmp_path / "page.tif")
    assert scan.pixels.dtype == np.uint8
    assert dark_top_left(scan.pixels)
    assert int(scan.pixels.min()) in range(12)


def test_colour_stays_and_grey_in_colour_becomes_grey(tmp_path):
    picture().convert("RGB").save(tmp_path / "grey.png")
    Image.new("RGB", (60, 40), (200, 40, 40)).save(tmp_path / "red.png")
    assert opened(tmp_path / "grey.png").pixels.shape == (40, 60)
    assert opened(tmp_path / "red.png").pixels[0, 0].tolist() == [200, 40, 40]


def test_the_transparent_is_white(tmp_path):
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(tmp_path / "page.png")
    assert opened(tmp_path / "page.png").pixels.min() == 255


def test_exif_orientation_is_obeyed(tmp_path):
    turned = picture().transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned.save(tmp_path / "page.jpg", exif=exif, quality=95)
    assert dark_top_left(opened(tmp_path / "page.jpg").pixels)


def test_a_fax_tiff_of_three_pages_gives_each_page(tmp_path):
    pages = [Image.new("1", (64, 40 + 8 * number), 1) for number in range(3)]
    file = tmp_path / "issue.tif"
    pages[0].save(file, save_all=True, append_images=pages[1:], compression="group4")
    refs = refs_of(file)
    assert [ref.frame for ref in refs] == [0, 1, 2]
    assert [open_scan(ref).pixels.shape for ref in refs] == [(40, 64), (48, 64), (56, 64)]
    assert open_scan(refs[2]).source.frame == 2


def test_the_person_knows_the_resolution_better_than_the_file(tmp_path):
    picture().save(tmp_path / "page.png", dpi=(72, 72))
    assert opened(tmp_path / "page.png", dpi=400).dpi == 400


@pytest.mark.parametrize(
    ("dpi", "longer_side", "believed"),
    [(300, 6500, 300), (72, 6500, 0), (0, 6500, 0), (599.99, 13000, 600), (96, 1200, 96)],
)
def test_a_resolution_that_makes_a_giant_sheet_is_not_believed(dpi, longer_side, believed):
    assert believable_dpi(dpi, longer_side) == believed


def pdf_of(path, *, dpi, pages=1):
    images = [picture(600, 400 + 20 * number) for number in range(pages)]
    images[0].save(path, resolution=dpi, save_all=True, append_images=images[1:])
    return path


def test_a_pdf_page_that_is_one_scan_keeps_every_pixel_of_it(tmp_path):
    file = pdf_of(tmp_path / "issue.pdf", dpi=200, pages=2)
    refs = refs_of(file)
    assert [ref.frame for ref in refs] == [0, 1]
    first, second = (open_scan(ref) for ref in refs)
    assert (first.pixels.shape, first.dpi) == ((400, 600), 200)
    assert second.pixels.shape == (420, 600)
    assert dark_top_left(first.pixels)


def test_a_pdf_page_without_a_scan_is_drawn_at_300_dpi(tmp_path):
    writer = PdfWriter()
    writer.add_blank_page(width=144, height=72)
    writer.write(tmp_path / "page.pdf")
    scan = opened(tmp_path / "page.pdf")
    assert (scan.pixels.shape, scan.dpi) == ((300, 600), 300)


def test_a_pdf_is_drawn_at_the_resolution_asked_for(tmp_path):
    file = pdf_of(tmp_path / "issue.pdf", dpi=200)
    assert opened(file, dpi=100).pixels.shape == (200, 300)


def encrypted(path, password):
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    writer.write(path)
    return path


def test_a_pdf_with_a_password_is_refused_by_name(tmp_path):
    file = encrypted(pdf_of(tmp_path / "locked.pdf", dpi=200), "secret")
    assert len(refs_of(file)) == 1
    with pytest.raises(EncryptedPdf, match=r"locked\.pdf asks for a password"):
        opened(file)


def test_a_pdf_that_only_forbids_changes_opens(tmp_path):
    file = encrypted(pdf_of(tmp_path / "issue.pdf", dpi=200), "")
    assert opened(file).pixels.shape == (400, 600)


def noise(width=400, height=400):
    return Image.fromarray(np.random.default_rng(0).integers(0, 255, (height, width), np.uint8))


@pytest.mark.parametrize("name", ["page.jpg", "page.png", "page.tif", "page.webp", "page.pdf"])
def test_a_file_cut_short_is_refused_by_name(tmp_path, name):
    file = tmp_path / name
    noise().save(file)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(UnreadableScan, match=name):
        opened(file)


def test_a_fax_tiff_cut_short_is_refused_by_name(tmp_path):
    file = tmp_path / "page.tif"
    noise().convert("1").save(file, compression="group4")
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(UnreadableScan, match=r"page\.tif"):
        opened(file)


@pytest.mark.parametrize("content", [b"this is no picture", b""])
def test_what_is_no_image_is_refused_by_name(tmp_path, content):
    file = tmp_path / "page.png"
    file.write_bytes(content)
    with pytest.raises(UnreadableScan, match=r"page\.png"):
        opened(file)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(MissingInput, match=r"page\.png: no such file"):
        opened(tmp_path / "page.png")
