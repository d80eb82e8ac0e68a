"""What Tesseract costs when nothing else does: perfect crops, one load of the model, one core."""

from __future__ import annotations

from pathlib import Path

import cv2

from benchmarks.straight_pages import Straightened, Waiting, straightened
from benchmarks.testpages import TestPage
from press.geometry import Box, grown

LIST = "crops.txt"
MARGIN = 12
"""Pixels of paper round a crop: with none, Tesseract loses what stands at its edge."""


def put_crops(page: TestPage, folder: Path) -> None:
    """Cut the truth's regions out of the straightened pages, and list them for Tesseract."""
    crops: list[Path] = []
    for image, truth in zip(page.images, page.truth.pages, strict=True):
        crops += _crops_of(
            straightened(Waiting(page.name, image, "scan", truth)), folder, len(crops)
        )
    (folder / LIST).write_text("\n".join(map(str, crops)) + "\n", encoding="utf-8")


def _crops_of(page: Straightened, folder: Path, first: int) -> list[Path]:
    height, width = page.grey.shape
    sheet = Box(0, 0, width, height)
    crops = []
    read = [region for region in page.truth.regions if region.lines]
    for number, region in enumerate(read, first):
        box = grown(region.box, MARGIN, sheet)
        crops.append(folder / f"crop-{number:04}.png")
        cv2.imwrite(str(crops[-1]), page.grey[box.top : box.bottom, box.left : box.right])
    return crops
