"""Page images: TIFF, JPEG, PNG, JPEG 2000 and WebP through Pillow."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from ingest.pixelwork import allow_pixels
from press.errors import DamagedScan, NotAnImage
from press.naming import shown
from press.page import Pixels

FORMATS = ("TIFF", "JPEG", "PNG", "JPEG2000", "WEBP")
"""No others are tried: some decoders of Pillow start programs."""
BEGINNINGS = (
    b"II*\0",
    b"MM\0*",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"\0\0\0\x0cjP  ",
    b"\xff\x4f\xff\x51",
    b"RIFF",
)
"""Of files of these formats."""

# Pillow would refuse a spread at 600 dpi; allow_pixels refuses what is larger before decoding it.
Image.MAX_IMAGE_PIXELS = None

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError)
_SIXTEEN_BITS = ("I;16", "I;16L", "I;16B", "I;16N")


def frame_count(path: Path) -> int:
    """Return how many pages an image file holds."""
    with _opened(path) as image:
        return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def open_frame(
    path: Path, frame: int, most_pixels: int, *, enough: int = 0
) -> tuple[Pixels, float]:
    """Return the upright pixels of one frame and its resolution in dpi, 0 when not given.

    When `enough` pixels along the long side are enough, a JPEG is decoded to a half, a quarter or
    an eighth of its size as long as it has that many: much sooner.
    """
    with _opened(path) as image:
        if frame:
            image.seek(frame)
        allow_pixels(path, image.width, image.height, most_pixels)
        if enough:
            share = min(1.0, enough / max(image.size))
            image.draft(None, (round(image.width * share), round(image.height * share)))
        image.load()
        dpi = _dpi_of(image)
        return pixels_from_image(ImageOps.exif_transpose(image)), dpi


def pixels_from_image(image: Image.Image) -> Pixels:
    """Return any Pillow image as grey or RGB pixels; what is transparent becomes white."""
    if image.mode in (*_SIXTEEN_BITS, "I", "F"):
        return _eight_bits(np.asarray(image, dtype=np.float64))
    if image.has_transparency_data:
        image = _on_white(image)
    if image.mode in ("1", "L"):
        return np.asarray(image.convert("L"), dtype=np.uint8).copy()
    return _grey_if_colourless(np.asarray(image.convert("RGB"), dtype=np.uint8))


def _on_white(image: Image.Image) -> Image.Image:
    coloured = image.convert("RGBA")
    paper = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(paper, coloured).convert("RGB")


def _eight_bits(values: NDArray[np.float64]) -> Pixels:
    brightest = float(values.max(initial=0.0))
    white = next((white for white in (1.0, 255.0, 65535.0) if brightest <= white), brightest)
    return np.rint(np.clip(values, 0, white) * (255.0 / white)).astype(np.uint8)


def _grey_if_colourless(pixels: Pixels) -> Pixels:
    red: Pixels = pixels[..., 0]
    colourless = all(np.array_equal(red, pixels[..., channel]) for channel in (1, 2))
    return red.copy() if colourless else pixels.copy()


def _dpi_of(image: Image.Image) -> float:
    if dpi := image.info.get("dpi"):
        return float(dpi[0])
    exif = image.getexif()
    across = float(exif.get(ExifTags.Base.XResolution, 0) or 0)
    in_centimetres = exif.get(ExifTags.Base.ResolutionUnit, 2) == 3
    return across * 2.54 if in_centimetres else across


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    try:
        with Image.open(path, formats=FORMATS) as image:
            yield image
    except UnidentifiedImageError as error:
        if _begins_well(path):
            raise DamagedScan(_damaged(path, "its beginning is broken")) from error
        raise NotAnImage(
            f"{shown(path)} is no page image that can be read. "
            "Give TIFF, JPEG, PNG, JPEG 2000, WebP or PDF."
        ) from error
    except _BROKEN as error:
        raise DamagedScan(_damaged(path, str(error))) from error


def _begins_well(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(12).startswith(BEGINNINGS)


def _damaged(path: Path, why: str) -> str:
    return (
        f"{shown(path)} is damaged or cut short ({why}). "
        "Copy it again from the original, or rescan."
    )
