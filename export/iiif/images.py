"""A page's image as tiles: the IIIF Image API 3 at level 0, from files alone.

A viewer asks for tiles at halving sizes; what it will ask for is written beforehand under the
very names of its requests.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image

from export.material import File
from press.page import Pixels

Size = tuple[int, int]
"""Width and height in pixels."""

BOX = Image.Resampling.BOX

TILE = 1024
"""Pixels; a broadsheet page at 300 dpi is some 55 files."""

QUALITY = 45
"""Of JPEG; finer tiles would outweigh the page image itself."""

SMALL_QUALITY = 70
"""For the whole page on one tile, which is looked at most."""


THUMBNAIL = 90
"""Pixels; Universal Viewer asks for thumbnails of this width, whatever sizes it is told."""


def scale_factors(width: int, height: int) -> tuple[int, ...]:
    """Return 1, 2, 4 … until the page fits on one tile."""
    factors = [1]
    while max(width, height) > TILE * factors[-1]:
        factors.append(factors[-1] * 2)
    return tuple(factors)


def image_files(folder: str, uri: str, pixels: Pixels) -> Iterator[File]:
    """Give `info.json` and every image that it promises, in a folder of the package."""
    page = Image.fromarray(pixels)
    factors = scale_factors(page.width, page.height)
    whole = _scaled_size(page.size, factors[-1])
    yield File(f"{folder}/info.json", _info(uri, page, factors, whole))
    scaled = page
    for factor in factors[:-1]:
        yield from _tiles(folder, scaled, factor, page.size)
        scaled = scaled.reduce(2)
    smallest = _jpeg(scaled, SMALL_QUALITY)
    yield File(f"{folder}/{_path('full', 'max')}", smallest)
    yield File(f"{folder}/{_path('full', f'{whole[0]},{whole[1]}')}", smallest)
    thumbnail = scaled.resize((THUMBNAIL, -(-page.height * THUMBNAIL // page.width)), BOX)
    yield File(f"{folder}/{_path('full', f'{THUMBNAIL},')}", _jpeg(thumbnail, SMALL_QUALITY))


def thumbnail_size(width: int, height: int) -> tuple[int, int]:
    """Return the size of the whole page on one tile."""
    return _scaled_size((width, height), scale_factors(width, height)[-1])


def promised_files(info: dict[str, Any]) -> Iterator[str]:
    """Give the names, below the service's folder, of all that an `info.json` promises."""
    size = (int(info["width"]), int(info["height"]))
    yield _path("full", "max")
    yield _path("full", f"{THUMBNAIL},")
    yield from (_path("full", f"{one['width']},{one['height']}") for one in info["sizes"])
    for factor in info["tiles"][0]["scaleFactors"][:-1]:
        yield from (_path(region, scaled) for region, scaled, _ in _grid(size, factor))


def _tiles(folder: str, scaled: Image.Image, factor: int, full: Size) -> Iterator[File]:
    for region, size, edges in _grid(full, factor):
        yield File(f"{folder}/{_path(region, size)}", _jpeg(scaled.crop(edges), QUALITY))


def _grid(full: Size, factor: int) -> Iterator[tuple[str, str, tuple[int, int, int, int]]]:
    """Give each tile of one size: its region of the full page, its size, its place there."""
    width, height = _scaled_size(full, factor)
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            right, bottom = min(left + TILE, width), min(top + TILE, height)
            across = min(TILE * factor, full[0] - left * factor)
            down = min(TILE * factor, full[1] - top * factor)
            region = f"{left * factor},{top * factor},{across},{down}"
            yield region, f"{right - left},{bottom - top}", (left, top, right, bottom)


def _info(uri: str, page: Image.Image, factors: tuple[int, ...], whole: Size) -> str:
    info: dict[str, object] = {
        "@context": "http://iiif.io/api/image/3/context.json",
        "id": uri,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level0",
        "width": page.width,
        "height": page.height,
        "sizes": [{"width": whole[0], "height": whole[1]}],
        "tiles": [{"width": TILE, "height": TILE, "scaleFactors": list(factors)}],
    }
    if len(factors) > 1:  # `full/max` is no larger than this
        info |= {"maxWidth": whole[0], "maxHeight": whole[1]}
    return json.dumps(info, indent=1) + "\n"


def _scaled_size(size: Size, factor: int) -> Size:
    return -(-size[0] // factor), -(-size[1] // factor)


def _path(region: str, size: str) -> str:
    return f"{region}/{size}/0/default.jpg"


def _jpeg(image: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    image.save(file, format="JPEG", quality=quality)
    return file.getvalue()
